import type { TextProblem } from '$lib/extract/no-text.ts';
import { sourceText } from '$lib/extract/source-text.ts';
import { type Found, findQuotation, type Quote } from '$lib/sources/quotation.ts';

/** A file to be read, a text that was pasted, or quotations to be found in a text. */
export type Request =
  | { bytes: ArrayBuffer }
  | { pasted: string }
  | { text: string; quotes: readonly Quote[] };

export interface Answers {
  /** A text, with its SHA-256 where the browser works out one; or why there is none. */
  read: { text: string; hash: string } | { problem: TextProblem };
  found: Found[];
}

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const answer =
    'quotes' in data ? data.quotes.map((quote) => findQuotation(quote, data.text)) : await read(data);
  // The reader of PDFs sends messages of its own.
  postMessage({ answer });
});

async function read(request: Exclude<Request, { quotes: readonly Quote[] }>): Promise<Answers['read']> {
  if ('pasted' in request) {
    const text = request.pasted;
    return /\S/.test(text) ? { text, hash: await hashOf(text) } : { problem: 'empty' };
  }
  const found = await sourceText(new Uint8Array(request.bytes));
  return 'problem' in found
    ? { problem: found.problem }
    : { text: found.text, hash: await hashOf(found.text) };
}

/** Browsers hash nothing on a page that came without encryption. */
async function hashOf(text: string): Promise<string> {
  if (!crypto.subtle) return '';
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
