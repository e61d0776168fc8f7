import { readAny } from '../formats/recognise.ts';
import { LARGEST, tooLarge } from '../formats/warrant.ts';
import type { Checked } from '../model/check.ts';

/** A larger file is read in a worker, so that the page goes on answering meanwhile. */
const LARGE = 2 * 1024 * 1024;

/**
 * Reads a map from a file that a person chose, aside: nothing is changed by it. One that is too large is refused by its
 * size alone. Never throws: what is wrong comes back as problems.
 */
export async function readFile(file: File): Promise<Checked> {
  if (file.size > LARGEST) return { problems: [tooLarge(file.size)] };
  try {
    const bytes = await file.arrayBuffer();
    return file.size > LARGE
      ? await readAside(bytes, file.name)
      : await readAny(new Uint8Array(bytes), file.name);
  } catch (problem) {
    const why = problem instanceof Error ? ` (${problem.message.replace(/\.$/, '')})` : '';
    const message = `cannot be read${why}; it may have been moved, or be open in another program`;
    return { problems: [{ code: 'file', severity: 'error', place: '', message }] };
  }
}

function readAside(bytes: ArrayBuffer, name: string): Promise<Checked> {
  const worker = new Worker(new URL('./read-file.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Checked>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Checked>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'the reader could not start'));
    worker.postMessage({ bytes, name }, [bytes]);
  }).finally(() => worker.terminate());
}
