import type { Messages } from '$lib/messages.ts';
import type { Citation, Source } from '$lib/model/map.ts';
import { citationText, quoted } from '$lib/sources/cite.ts';
import type { Cited, CitingStyle } from '$lib/sources/citing.ts';
import type { Reader } from './reader.ts';

/** How a reader wants citations copied. */
export interface Taste {
  style: CitingStyle | 'here';
  /** Initials of who cut the card. */
  cutter: string;
}

const NAME = 'warrant citing';
const CHOICES: readonly Taste['style'][] = ['here', 'nsda', 'apa', 'mla', 'chicago', 'chicago-note'];

/** What was chosen last in this browser; the form of this site where nothing was, or nothing can be kept. */
export function tasteKept(): Taste {
  try {
    const { style, cutter } = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    return {
      style: CHOICES.includes(style) ? style : 'here',
      cutter: typeof cutter === 'string' ? cutter : ''
    };
  } catch {
    return { style: 'here', cutter: '' };
  }
}

export function keepTaste(taste: Taste): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(taste));
  } catch {
    // It is asked for again.
  }
}

/** Copies a source as it is wanted, with what a citation of it says besides; tells whether that was done. */
export async function copyCited(
  source: Source,
  { style, cutter }: Taste,
  reader: Reader,
  say: Messages,
  citation: Citation = { source: source.id }
): Promise<void> {
  try {
    if (style === 'here') {
      await navigator.clipboard.writeText(citationText(citation, source, reader.words));
    } else {
      const { cite } = await import('$lib/sources/citing.ts');
      const { locator, quote } = citation;
      const card = { ...(cutter.trim() && { cutter: cutter.trim() }), ...(locator && { locator }) };
      const words = style === 'nsda' && quote && quoted(quote.exact, quote.language ?? source.language);
      await navigator.clipboard.write([clipped(cite(source, style, card), words || undefined)]);
    }
    reader.tell(say.copied({}));
  } catch {
    reader.tell(say.copy_failed({}));
  }
}

/** A citation for the clipboard, with its italics where a program takes them; below it the words that were quoted. */
function clipped({ runs, text }: Cited, words?: string): ClipboardItem {
  const escaped = (plain: string) =>
    plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const html = runs
    .map(({ text, italic, spoken }) => {
      const slanted = italic ? `<i>${escaped(text)}</i>` : escaped(text);
      return spoken ? `<b>${slanted}</b>` : slanted;
    })
    .join('');
  const forms = {
    'text/plain': [text, words].filter(Boolean).join('\n'),
    'text/html': `<p>${html}</p>${words ? `<p>${escaped(words)}</p>` : ''}`
  };
  return new ClipboardItem(
    Object.fromEntries(Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]))
  );
}
