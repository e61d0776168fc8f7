import { NoText } from './no-text.ts';

/** Pages of the longest document that is read. */
const MOST_PAGES = 5000;
/** Units of text that are taken from a document. */
const MOST_TEXT = 50_000_000;

/**
 * The text of a PDF in the order in which the file has it, a line for each line, read by pdf.js (in the form that unpdf
 * packs for Node and workers alike). A hyphen at a line's end stays: whether it belongs to the word is for the search to
 * say. What is drawn as a picture gives no text.
 */
export async function pdfText(bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const { getDocument } = await import('unpdf/pdfjs');
  // The reader takes the bytes that it is given away from their owner.
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    enableXfa: false
  });
  try {
    const opened = await task.promise.catch(refuse);
    if (opened.numPages > MOST_PAGES) {
      throw new NoText(
        'large',
        `has ${opened.numPages} pages; up to ${MOST_PAGES} are read: save those that are quoted`
      );
    }
    const text: string[] = [];
    let length = 0;
    for (let number = 1; number <= opened.numPages; number++) {
      const page = await opened.getPage(number);
      const reader = page.streamTextContent().getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        if (signal?.aborted)
          throw new NoText('stopped', 'takes too long to read; save the pages that are quoted');
        for (const item of read.value.items) {
          if (!('str' in item)) continue;
          text.push(item.hasEOL ? `${item.str}\n` : item.str);
          length += item.str.length + 1;
        }
        if (length > MOST_TEXT)
          throw new NoText('swollen', 'holds more text than a document can; it is not read');
      }
      text.push('\n');
      page.cleanup();
    }
    return text
      .join('')
      .replace(/\n{2,}/g, '\n')
      .trim();
  } finally {
    await task.destroy();
  }
}

function refuse(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') throw new NoText('locked', 'is locked with a password; save it without');
  throw new NoText('damaged', 'is damaged; open it in its own program and save it again');
}
