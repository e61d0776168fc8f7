import type { ArgumentMap } from './map.ts';

/** What says of a map which copy it is, and nothing of the debate. */
const APART: ReadonlySet<string> = new Set(['id', 'edited', 'notes', 'copyOf']);

/** A copy remembers so many of the maps that it comes from. */
const MOST = 20;

/**
 * Sixteen hexadecimal digits that two maps share when they say the same: whatever their ids and notes, and in whatever
 * order their fields stand. It tells copies from one another; it protects nothing.
 */
export function fingerprint(map: ArgumentMap): string {
  return printOf(Object.fromEntries(Object.entries(map).filter(([name]) => !APART.has(name))));
}

/**
 * Sixteen hexadecimal digits that two JSON values share when they say the same, in whatever order their fields stand:
 * two hashes of the kind of FNV-1a (Fowler, Noll, Vo) over UTF-16 units.
 */
export function printOf(value: object): string {
  const text = JSON.stringify(value, sorted);
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b);
    other ^= other >>> 15;
  }
  return [one, other].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The map as a copy under another id, which knows what it is a copy of. */
export function copied(map: ArgumentMap, id: string): ArgumentMap {
  const print = fingerprint(map);
  const before = (map.copyOf ?? []).filter((each) => each !== print);
  return { ...map, id, copyOf: [...before, print].slice(-MOST) };
}

/** The map as it is given away: one that says what it is a copy of, and has not changed since, says no more than that. */
export function asGiven(map: ArgumentMap): ArgumentMap {
  const print = map.copyOf && fingerprint(map);
  if (print === undefined || !map.copyOf?.includes(print)) return map;
  const { copyOf, ...rest } = map;
  const others = copyOf.filter((each) => each !== print);
  return others.length ? { ...rest, copyOf: others } : rest;
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
