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

/** A part of a map with its fields in the order in which its definition has them, then those that it does not know. */
export function inOrder<T extends object>(part: keyof typeof ENTRIES, value: T): T {
  const names = Object.keys(ENTRIES[part]).filter((name) => Object.hasOwn(value, name));
  const known = Object.fromEntries(names.map((name) => [name, value[name as keyof T]]));
  return { ...known, ...value } as T;
}
