import * as v from 'valibot';
import { ArgumentMap } from '../model/map.ts';

/** The fields of each part of a map, as its definition has them. */
const ENTRIES = {
  map: ArgumentMap.entries,
  claim: ArgumentMap.entries.claims.item.entries,
  reason: ArgumentMap.entries.reasons.item.entries,
  source: ArgumentMap.entries.sources.item.entries
} as const;

/** Names that a map may not use. */
const UNUSABLE = new Set(['__proto__', 'prototype', 'constructor']);
/** Deeper, or more, no honest field is. */
const DEEPEST = 40;
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
    const held = UNUSABLE.has(name) ? undefined : plain(value);
    if (held === undefined || (known && !v.is(known, held))) refused.push(name);
    else fields[name] = held;
  }
  return { fields, refused };
}

/** A part of a map with its fields in the order in which its definition has them, then those that it does not know. */
export function inOrder<T extends object>(part: keyof typeof ENTRIES, value: T): T {
  const names = Object.keys(ENTRIES[part]).filter((name) => Object.hasOwn(value, name));
  const known = Object.fromEntries(names.map((name) => [name, value[name as keyof T]]));
  return { ...known, ...value } as T;
}

/** A value as JSON has it; nothing where it is too deep or too large, or holds what a map may not. */
function plain(value: unknown): unknown {
  let left = MOST;
  const visit = (each: unknown, depth: number): unknown => {
    if (depth > DEEPEST || left-- < 0) throw new RangeError();
    if (typeof each === 'number') return Number.isFinite(each) ? each : String(each);
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) return each.map((item) => visit(item, depth + 1));
    const names = Object.keys(each);
    if (names.some((name) => UNUSABLE.has(name))) throw new RangeError();
    return Object.fromEntries(
      names.map((name) => [name, visit((each as Record<string, unknown>)[name], depth + 1)])
    );
  };
  try {
    return visit(value, 0);
  } catch {
    return undefined;
  }
}
