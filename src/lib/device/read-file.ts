import type { Read } from '../formats/format.ts';
import { readAny } from '../formats/recognise.ts';
import { LARGEST, tooLarge } from '../formats/warrant.ts';
import { readBeside } from './convert.ts';

/** A larger file is read in a worker, so that the page goes on answering meanwhile: it takes about 100 ms. */
const LARGE = 100_000;
/** So does a much smaller one, where it is packed. */
const PACKED = [0x50, 0x4b, 0x03, 0x04];

/** What is being done with a file: its bytes are read, then a map is looked for in them. */
export type Step = 'reading' | 'checking';

export interface Reading {
  /** Gives up: the reader ends, and what is waited for is rejected with its reason. */
  signal?: AbortSignal;
  onstep?: (step: Step) => void;
}

/**
 * Reads a map from a file that a person chose, aside: nothing is changed by it. One that is too large is refused by its
 * size alone. Throws only where it was given up: what is wrong comes back as problems.
 */
export async function readFile(file: File, { signal, onstep }: Reading = {}): Promise<Read> {
  if (file.size > LARGEST) return { problems: [tooLarge(file.size)] };
  try {
    onstep?.('reading');
    const bytes = await file.arrayBuffer();
    signal?.throwIfAborted();
    onstep?.('checking');
    return isLong(bytes)
      ? await readBeside(bytes, file.name, signal)
      : await readAny(new Uint8Array(bytes), file.name);
  } catch (problem) {
    signal?.throwIfAborted();
    const why = problem instanceof Error ? ` (${problem.message.replace(/\.$/, '')})` : '';
    const message = `cannot be read${why}; it may have been moved, or be open in another program`;
    return { problems: [{ code: 'file', severity: 'error', place: '', message }] };
  }
}

function isLong(bytes: ArrayBuffer): boolean {
  const start = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, PACKED.length));
  return bytes.byteLength > LARGE || PACKED.every((byte, at) => start[at] === byte);
}
