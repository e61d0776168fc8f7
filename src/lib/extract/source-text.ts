import { NoText, type TextProblem } from './no-text.ts';

/** The largest file of a source that is read, in bytes. */
export const LARGEST_SOURCE = 100 * 1024 * 1024;

export type SourceKind = 'text' | 'html' | 'docx' | 'pdf';

export type SourceText = { text: string; kind: SourceKind } | { problem: TextProblem; message: string };

/**
 * The text of a source from the bytes of a file: plain text, HTML, Word (.docx) or PDF, told by what is in it, never by
 * its name. Paragraphs end with '\n'. Never throws: what cannot be read comes back as a problem, with a sentence that
 * goes on from the file's name and says what to do.
 *
 * What each kind needs is loaded when it is first met. Runs in Node and in a worker of a browser; `signal` stops it
 * between the pages of a PDF. A host that must be sure of an end ends the worker: within a page nothing can stop it.
 * In a worker of a browser the reader of PDFs sends a message of its own (`action: 'ready'`) to the page, which ignores it.
 */
export async function sourceText(
  bytes: Uint8Array,
  { signal }: { signal?: AbortSignal } = {}
): Promise<SourceText> {
  try {
    if (bytes.length > LARGEST_SOURCE) {
      throw new NoText('large', tooLargeSource(bytes.length));
    }
    const kind = kindOf(bytes);
    const text = await textOf(kind, bytes, signal);
    if (!/\S/.test(text)) throw new NoText('empty', EMPTY[kind]);
    return { text, kind };
  } catch (error) {
    if (error instanceof NoText) return { problem: error.problem, message: error.message };
    return { problem: 'damaged', message: 'cannot be read; open it in its own program and save it as text' };
  }
}

/** What to say of a file that is too large to read. */
export function tooLargeSource(bytes: number): string {
  return `is ${Math.ceil(bytes / 1024 / 1024)} MB large; sources of up to 100 MB are read`;
}

async function textOf(kind: SourceKind, bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  if (kind === 'pdf') return (await import('./pdf.ts')).pdfText(bytes, signal);
  if (kind === 'docx') return (await import('./docx.ts')).docxText(bytes);
  if (kind === 'html') return (await import('./html.ts')).htmlText(bytes);
  return (await import('./encoding.ts')).decoded(bytes);
}

const EMPTY: Readonly<Record<SourceKind, string>> = {
  text: 'is empty',
  html: 'shows no text without its scripts; open the page in a browser and save it as PDF or its text as plain text',
  docx: 'holds no text',
  pdf: 'holds pictures of pages and no text; run text recognition (OCR) on it first'
};

/** Kinds of file that are often sent as sources and are none of the four, by how they begin. */
const OTHERS: readonly (readonly [readonly string[], string])[] = [
  [['\xD0\xCF\x11\xE0'], 'is an old or locked Office file; open it and save it as .docx without a password'],
  [['{\\rtf'], 'is rich text (RTF); open it and save it as .docx or as plain text'],
  [
    ['\x89PNG', '\xFF\xD8\xFF', 'GIF8', 'II*\0', 'MM\0*'],
    'is a picture; run text recognition (OCR) on it first'
  ],
  [['\x1F\x8B', '7z\xBC\xAF', 'Rar!'], 'is a packed file; unpack it first']
];

const HTML_START =
  /^(\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|div|p|h[1-6]|table|ul|ol|blockquote)[\s>]/i;

function kindOf(bytes: Uint8Array): SourceKind {
  // Latin-1 of the start, with what UTF-16 puts between its letters left out.
  const start = String.fromCharCode(...bytes.subarray(0, 4096));
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\x03\x04')) return 'docx';
  const other = OTHERS.find(([beginnings]) => beginnings.some((each) => start.startsWith(each)));
  if (other) throw new NoText('kind', other[1]);
  const letters = start.replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').replaceAll('\0', '');
  return HTML_START.test(letters) ? 'html' : 'text';
}
