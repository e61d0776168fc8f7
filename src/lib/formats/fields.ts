import * as v from 'valibot';
import { ArgumentMap } from '../model/map.ts';
import { UNUSABLE, wholly } from './json.ts';

/** The fields of each part of a map, as its definition has them. */
const ENTRIES = {
  map: ArgumentMap.entries,
  claim: ArgumentMap.entries.claims.item.entries,
  reason: ArgumentMap.entries.reasons.item.entries,
  source: ArgumentMap.entries.sources.item.entries
} as const;

/** More values no honest field has; YAML can say the same ones again and again. */
const MOST = 100_000;

/**
 * What of the data in a file can be fields of a part of a map: fields that the part knows, where their values are as it has
 * them, and fields that it does not know, which it keeps. Named in `refused` are those that it cannot hold.
 */
export function fieldsOf(
  part: keyof typeof ENTRIES,
  data: Readonly<Record<string, unknown>>
): { fields: Record<string, unknown>; refused: string[] } {
  const entries: Record<string, v.GenericSchema> = ENTRIES[part];
  const fields: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    const known = Object.hasOwn(entries, name) ? entries[name] : undefined;
    const held = UNUSABLE.has(name) ? undefined : wholly(value, MOST);
    if (!held || (known && !v.is(known, held.value))) refused.push(name);
    else fields[name] = held.value;
  }
  return { fields, refused };
}

/** The place that each field has among those that a part knows. */
function ranksOf(entries: object): ReadonlyMap<string, number> {
  return new Map(Object.keys(entries).map((name, at) => [name, at]));
}

const RANKS: Readonly<Record<keyof typeof ENTRIES, ReadonlyMap<string, number>>> = {
  map: ranksOf(ENTRIES.map),
  claim: ranksOf(ENTRIES.claim),
  reason: ranksOf(ENTRIES.reason),
  source: ranksOf(ENTRIES.source)
};

/** A part of a map with its fields in the order in which its definition has them, then those that it does not know. */
export function inOrder<T extends object>(part: keyof typeof ENTRIES, value: T): T {
  const ranks = RANKS[part];
  const rankOf = (name: string) => ranks.get(name) ?? Number.POSITIVE_INFINITY;
  const names = Object.keys(value);
  if (names.every((name, at) => at === 0 || rankOf(names[at - 1]!) <= rankOf(name))) return value;
  const ordered = names.sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : rankOf(a) > rankOf(b) ? 1 : 0));
  return Object.fromEntries(ordered.map((name) => [name, value[name as keyof T]])) as T;
}
