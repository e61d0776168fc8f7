import type { Source } from '../model/map.ts';

/** A source as a judge would name it: 'Reuters 2024'; the year where it is known, and not said in the name already. */
export function sourceLabel(source: Source): string {
  const year = source.issued?.['date-parts']?.[0]?.[0];
  const name = sourceName(source);
  const isSaid = year === undefined || year === '' || name.split(/\D+/).includes(String(year));
  return isSaid ? name : `${name} ${year}`;
}

/** Sources in the order of their labels, capitals or not. */
export function byLabel(sources: readonly Source[]): Source[] {
  return sources
    .map((source) => ({ source, label: sourceLabel(source).toLowerCase() }))
    .sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)))
    .map(({ source }) => source);
}

/** The short name, else the first author's, the publication's or the title; the id where a source says nothing. */
export function sourceName(source: Source): string {
  const author = source.author?.[0];
  return (
    source.shortName ||
    author?.literal ||
    (author?.family && [author['non-dropping-particle'], author.family].filter(Boolean).join(' ')) ||
    author?.given ||
    source['container-title'] ||
    source.publisher ||
    source['title-short'] ||
    source.title ||
    source.id
  );
}

/** The address of a source as a link may hold it: http, https or mailto, the DOI where it has no such address. */
export function sourceLink({ URL, DOI }: Source): string | undefined {
  return (URL && safeLink(URL)) || (DOI?.trim() ? doiLink(DOI.trim()) : undefined);
}

/** The address of a DOI, which may hold any sign; those that mean something in an address are written in numbers. */
export function doiLink(doi: string): string | undefined {
  const name = bareDoi(doi);
  const written = name === doi || /^doi:/i.test(doi) ? name.replace(/[%?#<>"\s]/g, encodeURIComponent) : name;
  return safeLink(`https://doi.org/${written}`);
}

/** A DOI without 'https://doi.org/' or 'doi:' before it. */
export function bareDoi(doi: string): string {
  return doi.trim().replace(/^(https?:\/\/((dx|www)\.)?doi\.org\/|doi:\s*)/i, '');
}

/** The archived copy's address, where the record names one. */
export function archiveLink(source: Source): string | undefined {
  return source.archive_location === undefined ? undefined : safeLink(source.archive_location);
}

/** The address itself when following it cannot run anything; nothing for `javascript:` and its like. */
export function safeLink(address: string): string | undefined {
  if (!/^(https?|mailto):/i.test(address)) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no address holds them
  return address.replace(/[\s\u0000-\u001F\u007F]/g, encodeURIComponent);
}
