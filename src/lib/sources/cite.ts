import type { Citation, Source } from '../model/map.ts';
import { type CalendarDate, reference } from './reference.ts';

/** The words that a citation needs in the reader's language. */
export interface CiteWords {
  date(date: CalendarDate): string;
  accessed(date: string): string;
  editedBy(names: string): string;
  translated(text: string): string;
  /** A text in the quotation marks of the reader's language. */
  quoted(text: string): string;
}

/** A text in the quotation marks of its language, for those that Warrant knows; else in English ones. */
export function quoted(text: string, language = ''): string {
  if (/^(lt|de|cs|sk|bg|lv|et|sl|is)\b/i.test(language)) return `„${text}“`;
  if (/^(pl|hu|ro|hr|sr|nl)\b/i.test(language)) return `„${text}”`;
  if (/^(uk|ru|be|no|nb|nn|es|pt|it|el)\b/i.test(language)) return `«${text}»`;
  if (/^fr\b/i.test(language)) return `«\u00A0${text}\u00A0»`;
  return /^(fi|sv)\b/i.test(language) ? `”${text}”` : `“${text}”`;
}

/** One source as a line of a list: authors, “title”, publication, publisher, date, address. */
export function referenceText(source: Source, words: CiteWords): string {
  const { authors, editors, title, publication, publisher, extent, issued, issuedWords, accessed, link } =
    reference(source);
  const when = issued ? words.date(issued) : issuedWords;
  const seen = accessed && words.accessed(words.date(accessed));
  const edited = editors && words.editedBy(editors);
  const named = [authors, quoted(title, source.language), publication, edited];
  const parts = [...named, publisher, extent, when, link, seen];
  return ended(parts.filter(Boolean).join(', '));
}

/** What is copied to a speech or a paper: the quotation, its translation and place, then the reference. */
export function citationText(citation: Citation, source: Source, words: CiteWords): string {
  const { quote, locator } = citation;
  const lines = [
    quote && quoted(quote.exact, quote.language ?? source.language),
    quote?.translation && words.translated(words.quoted(quote.translation)),
    locator
      ? ended(`${referenceText(source, words).replace(/\.$/, '')}; ${locator}`)
      : referenceText(source, words)
  ];
  return lines.filter(Boolean).join('\n');
}

/** With a full stop at its end, but not two. */
export function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
