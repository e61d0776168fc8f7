import type { Citation, Source } from '../model/map.ts';
import { type CalendarDate, reference } from './reference.ts';

/** The words that a citation needs in the reader's language. */
export interface CiteWords {
  date(date: CalendarDate): string;
  accessed(date: string): string;
  translated(text: string): string;
}

/** One source as a line of a list: authors, “title”, publication, publisher, date, address. */
export function referenceText(source: Source, words: CiteWords): string {
  const { authors, title, publication, publisher, extent, issued, issuedWords, accessed, link } =
    reference(source);
  const when = issued ? words.date(issued) : issuedWords;
  const seen = accessed && words.accessed(words.date(accessed));
  const parts = [authors, `“${title}”`, publication, publisher, extent, when, link, seen];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** What is copied to a speech or a paper: the quotation, its translation and place, then the reference. */
export function citationText(citation: Citation, source: Source, words: CiteWords): string {
  const { quote, locator } = citation;
  const lines = [
    quote && `“${quote.exact}”`,
    quote?.translation && words.translated(`“${quote.translation}”`),
    locator ? `${referenceText(source, words).slice(0, -1)}; ${locator}.` : referenceText(source, words)
  ];
  return lines.filter(Boolean).join('\n');
}
