import type { ArgumentMap } from '$lib/model/map.ts';

/** Some of a map: of each long list the part that comes next. */
export type Piece = Partial<ArgumentMap>;

/** So many entries take a few milliseconds to hand over. */
const SIZE = 250;

/**
 * A map in pieces, each soon handed over to a worker: the first holds all but its long lists, the others a part of one
 * of those each.
 */
export function* piecesOf(map: ArgumentMap, size = SIZE): Generator<Piece> {
  const { claims, reasons, sources, translations, ...rest } = map;
  yield rest;
  for (const part of slices(claims, size)) yield { claims: part };
  for (const part of slices(reasons, size)) yield { reasons: part };
  for (const part of slices(sources, size)) yield { sources: part };
  for (const [language, table] of Object.entries(translations ?? {})) {
    for (const part of slices(Object.entries(table), size))
      yield { translations: Object.fromEntries([[language, Object.fromEntries(part)]]) };
  }
}

/** The map whose pieces these are, all of them, in their order. */
export function assembled(pieces: readonly Piece[]): ArgumentMap {
  const map = {
    ...pieces[0],
    claims: pieces.flatMap(({ claims = [] }) => claims),
    reasons: pieces.flatMap(({ reasons = [] }) => reasons),
    sources: pieces.flatMap(({ sources = [] }) => sources)
  } as ArgumentMap;
  const tables = new Map<string, [string, NonNullable<ArgumentMap['translations']>[string][string]][]>();
  for (const { translations = {} } of pieces) {
    for (const [language, table] of Object.entries(translations))
      tables.set(language, [...(tables.get(language) ?? []), ...Object.entries(table)]);
  }
  if (!tables.size) return map;
  return {
    ...map,
    translations: Object.fromEntries(
      [...tables].map(([language, entries]) => [language, Object.fromEntries(entries)])
    )
  };
}

/** At least one slice, though it be empty. */
function* slices<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from === 0 || from < list.length; from += size) yield list.slice(from, from + size);
}
