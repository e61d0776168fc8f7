import type { Citation, SourceId } from './map.ts';

/** SHA-256 of the texts of sources with which quotations are compared now, in hexadecimal; empty where it is not known. */
export type Texts = ReadonlyMap<SourceId, string>;

/** Why the check of a citation says nothing of it as it is now. */
export type Outdated = 'words' | 'text';

/**
 * Whether what a comparison found is outdated: the quotation has other words than those that were compared, or the text
 * of the source, where `texts` holds one, is another. A check that does not say what it compared is taken at its word.
 */
export function outdated({ source, quote, check }: Citation, texts?: Texts): Outdated | undefined {
  if (!quote || !check) return undefined;
  if (check.words !== undefined && check.words !== quote.exact) return 'words';
  const text = texts?.get(source);
  return text && check.snapshot !== undefined && check.snapshot !== text ? 'text' : undefined;
}

/** Whether the quotation was found word for word in the source, and that still holds. */
export function isFound(citation: Citation, texts?: Texts): boolean {
  return citation.check?.result === 'exact' && !outdated(citation, texts);
}
