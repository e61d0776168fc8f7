import type { Problem } from '../model/check.ts';
import { notJson } from './warrant.ts';

/** More levels than any file of another program has. */
const DEEPEST = 40;
/** Names that no map may use as a field. */
export const UNUSABLE: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

export type Fields = Record<string, unknown>;

/** The value of a text in JSON, or where it stops being JSON. Never throws. */
export function parsed(
  text: string
): { value: unknown; problems?: undefined } | { value?: undefined; problems: Problem[] } {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(plain) as unknown };
  } catch {
    return { problems: [notJson(plain)] };
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id as text, whether the file has it as text or as a number; nothing where it is neither, or empty. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;
}

/** Words as they stand: a number is taken as it is written, what is no text is none. */
export function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/**
 * A value as a map may keep it among the fields that Warrant does not know. What no map may hold is left out, and `tell`
 * is called for each: names that mean something to JavaScript's own objects, what is nested too deep, and what is more than
 * `most` values, where the same one may stand in many places. What is no number of JSON is its word.
 */
export function keepable(
  value: unknown,
  tell: (what: string) => void,
  most = Number.POSITIVE_INFINITY
): unknown {
  let left = most;
  return visit(value, DEEPEST);

  function visit(each: unknown, depth: number): unknown {
    if (left <= 0) {
      if (left === 0) tell(`what is more than ${most} values is left out`);
      left = -1;
      return null;
    }
    left--;
    if (typeof each === 'number') return Number.isFinite(each) ? each : String(each);
    if (typeof each !== 'object' || each === null) return each;
    if (!depth) {
      tell(`what is nested more than ${DEEPEST} levels deep is left out`);
      return null;
    }
    if (Array.isArray(each)) return each.map((item) => visit(item, depth - 1));
    const entries = Object.entries(each).filter(([name]) => {
      if (UNUSABLE.has(name)) tell(`the field “${name}” is left out, as no map may use this name`);
      return !UNUSABLE.has(name);
    });
    return Object.fromEntries(entries.map(([name, item]) => [name, visit(item, depth - 1)]));
  }
}

/** Whether nothing of a value would be left out. */
export function isKeepable(value: unknown): boolean {
  return wholly(value) !== undefined;
}

/** The same value as `keepable` gives, but none where something of it would be left out. */
export function wholly(value: unknown, most?: number): { value: unknown } | undefined {
  let isWhole = true;
  const kept = keepable(
    value,
    () => {
      isWhole = false;
    },
    most
  );
  return isWhole ? { value: kept } : undefined;
}

/** Whether a value says nothing, such as a list without entries. */
export function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).length === 0;
  return value === undefined || value === null || value === '';
}
