import { dayOf } from '$lib/device/day.ts';
import type { Cited } from '$lib/editor/maker.svelte.ts';
import { LARGEST_SOURCE } from '$lib/extract/source-text.ts';
import type { QuoteCheck, SourceId } from '$lib/model/map.ts';
import type { Relations } from '$lib/model/relations.ts';
import { checked, type Found, type Quote } from '$lib/sources/quotation.ts';
import type { Answers, Request } from './source-text.worker.ts';

/** Ms in which a file is read and in which quotations are found; what takes longer is given up. */
const READING = 120_000;
const FINDING = 60_000;

/** Said of a check that was made here, in every language of the interface; the map keeps this form. */
export const HOW = 'compared by Warrant with the text of the source';

/** The text of a file, read beside the page. */
export async function readFile(file: File): Promise<Answers['read']> {
  if (file.size > LARGEST_SOURCE) return { problem: 'large' };
  try {
    const bytes = await file.arrayBuffer();
    return await aside<Answers['read']>({ bytes }, [bytes], READING);
  } catch (problem) {
    return { problem: problem instanceof TookTooLong ? 'stopped' : 'damaged' };
  }
}

/** A text that was pasted. */
export function readPasted(pasted: string): Promise<Answers['read']> {
  return aside({ pasted }, [], FINDING);
}

/** Looks for quotations in a text, beside the page; rejects where that takes too long. */
export function findAll(text: string, quotes: readonly Quote[]): Promise<Answers['found']> {
  return aside({ text, quotes }, [], FINDING);
}

/** A finding as a citation holds it. */
export function checkOf(quote: Quote, found: Found, hash: string, now: number): QuoteCheck {
  return checked(quote, found, { on: dayOf(now), how: HOW, ...(hash && { snapshot: hash }) });
}

/** Every citation of a source, in the order of the claims. */
export function citationsOf({ map }: Relations, source: SourceId): Cited[] {
  return map.claims.flatMap(({ id, citations = [] }) =>
    citations.flatMap((citation, at) => (citation.source === source ? { claim: id, at } : []))
  );
}

class TookTooLong extends Error {}

/** Asks a worker of its own, which ends with the answer, or without one. */
function aside<T>(request: Request, transfer: Transferable[], limit: number): Promise<T> {
  const worker = new Worker(new URL('./source-text.worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong()), limit);
    worker.onmessage = ({ data }: MessageEvent<{ answer?: T }>) => {
      if (data.answer) resolve(data.answer);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request, transfer);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}
