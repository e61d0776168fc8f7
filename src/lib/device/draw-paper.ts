import type { HandoutOptions } from '../handout.ts';
import type { ArgumentMap } from '../model/map.ts';
import type { PagedOptions } from '../paged.ts';
import type { Preparation } from '../preparation/preparation.ts';
import type { PaperOptions } from '../preparation-paper.ts';
import { TooLarge } from '../scene/too-large.ts';
import type { Answer, Drawn, Leafed, Request } from './draw-paper.worker.ts';
import { oneTask } from './one-task.ts';

export type { Leafed };

/**
 * Writes a map as a PDF beside the page, in a worker that ends with it. Rejects with `TooLarge` where it would be, and
 * with the signal's reason where that gives up.
 */
export async function pdfOf(
  map: ArgumentMap,
  pages: PagedOptions,
  signal?: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await drawn({ map, pages, as: 'file' }, signal));
}

/** The same as a Word document. */
export async function docxOf(
  map: ArgumentMap,
  text: HandoutOptions,
  signal?: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await drawn({ map, text }, signal));
}

/** What is prepared from a map, as a PDF. */
export async function preparationPdfOf(
  preparation: Preparation,
  map: ArgumentMap,
  paper: PaperOptions,
  signal?: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await drawn({ map, preparation, paper }, signal));
}

/** What is to know of the pages of a PDF before it is written, with the picture of the first. */
export async function leafed(map: ArgumentMap, pages: PagedOptions, signal?: AbortSignal): Promise<Leafed> {
  const answer = await drawn({ map, pages, as: 'facts' }, signal);
  if ('facts' in answer) return answer.facts;
  throw new Error('no facts');
}

async function drawn(request: Request, signal: AbortSignal | undefined): Promise<Drawn> {
  const worker = new Worker(new URL('./draw-paper.worker.ts', import.meta.url), { type: 'module' });
  const answer = await oneTask<Answer>(worker, request, signal);
  if ('tooLarge' in answer) {
    const { would, most, of } = answer.tooLarge;
    throw new TooLarge(would, most, of);
  }
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
}

function bytesOf(answer: Drawn): Uint8Array<ArrayBuffer> {
  if ('bytes' in answer) return answer.bytes;
  throw new Error('no file');
}
