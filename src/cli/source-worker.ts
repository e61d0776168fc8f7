import { parentPort } from 'node:worker_threads';
import { sourceText } from '../lib/extract/source-text.ts';
import { type Found, findQuotation, type Quote } from '../lib/sources/quotation.ts';

/** A file and the quotations to look for in it. */
export interface Task {
  bytes: Uint8Array;
  quotes: readonly Quote[];
}

/** What was found of each, or why the file gives no text. */
export type Answer = { found: Found[] } | { message: string };

parentPort?.on('message', async ({ bytes, quotes }: Task) => {
  const read = await sourceText(bytes);
  const answer: Answer =
    'text' in read
      ? { found: quotes.map((quote) => findQuotation(quote, read.text)) }
      : { message: read.message };
  parentPort!.postMessage(answer);
});
