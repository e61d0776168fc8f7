import type { FormatName, Read, Written } from '../formats/format.ts';
import type { ArgumentMap } from '../model/map.ts';
import type { Answer, Request } from './convert.worker.ts';
import { oneTask } from './one-task.ts';

/** Reads a file of any format beside the page, in a worker that ends with it. Rejects with the signal's reason where that gives up. */
export async function readBeside(bytes: ArrayBuffer, name: string, signal?: AbortSignal): Promise<Read> {
  const answer = await answered({ bytes, name }, signal, [bytes]);
  if ('read' in answer) return answer.read;
  throw new Error('nothing was read');
}

/** The text of a Word document, as problems count its lines: each paragraph is one. */
export async function paragraphsBeside(document: ArrayBuffer, signal?: AbortSignal): Promise<string> {
  const answer = await answered({ document }, signal, [document]);
  if ('text' in answer) return answer.text;
  throw new Error('nothing was read');
}

/** Writes a map in a format in the same way, and says what of it the format cannot hold. */
export async function writtenBeside(
  map: ArgumentMap,
  as: FormatName,
  signal?: AbortSignal
): Promise<Written> {
  const answer = await answered({ map, as }, signal);
  if ('written' in answer) return answer.written;
  throw new Error('nothing was written');
}

async function answered(
  request: Request,
  signal: AbortSignal | undefined,
  transfer?: Transferable[]
): Promise<Answer> {
  const worker = new Worker(new URL('./convert.worker.ts', import.meta.url), { type: 'module' });
  const answer = await oneTask<Answer>(worker, request, signal, transfer);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
}
