import type { Source } from '../model/map.ts';

/** A source as a judge would name it: 'Reuters 2024', or without the year where that is not known. */
export function sourceLabel(source: Source): string {
  const year = source.issued?.['date-parts']?.[0]?.[0];
  const name = sourceName(source);
  return year === undefined ? name : `${name} ${year}`;
}

/** The short name, else the first author's, the publication's or the title; the id where a source says nothing. */
export function sourceName(source: Source): string {
  const author = source.author?.[0];
  return (
    source.shortName ??
    author?.literal ??
    author?.family ??
    source['container-title'] ??
    source.publisher ??
    source['title-short'] ??
    source.title ??
    source.id
  );
}

/** The address of a source as a link may hold it: http, https or mailto, the DOI where it has no address. */
export function sourceLink(source: Source): string | undefined {
  const address = source.URL ?? (source.DOI ? `https://doi.org/${source.DOI}` : undefined);
  return address === undefined ? undefined : safeLink(address);
}

/** The archived copy's address, where the record names one. */
export function archiveLink(source: Source): string | undefined {
  return source.archive_location === undefined ? undefined : safeLink(source.archive_location);
}

/** The address itself when following it cannot run anything; nothing for `javascript:` and its like. */
export function safeLink(address: string): string | undefined {
  if (!/^(https?|mailto):/i.test(address)) return undefined;
  return encodeURI(address.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%25', '%');
}
