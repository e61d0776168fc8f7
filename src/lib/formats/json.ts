import type { Problem } from '../model/check.ts';
import { notJson } from './warrant.ts';

/** More levels than any file of another program has. */
const DEEPEST = 20;
/** Names that no map may use as a field. */
const UNUSABLE: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

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
 * is called for each: names that mean something to JavaScript's own objects, and what is nested too deep.
 */
export function keepable(value: unknown, tell: (what: string) => void, depth = DEEPEST): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!depth) {
    tell(`what is nested more than ${DEEPEST} levels deep is left out`);
    return null;
  }
  if (Array.isArray(value)) return value.map((each) => keepable(each, tell, depth - 1));
  const entries = Object.entries(value).filter(([name]) => {
    if (UNUSABLE.has(name)) tell(`the field “${name}” is left out, as no map may use this name`);
    return !UNUSABLE.has(name);
  });
  return Object.fromEntries(entries.map(([name, each]) => [name, keepable(each, tell, depth - 1)]));
}

/** Whether nothing of a value would be left out. */
export function isKeepable(value: unknown): boolean {
  let isWhole = true;
  keepable(value, () => {
    isWhole = false;
  });
  return isWhole;
}

/** Whether a value says nothing, such as a list without entries. */
export function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).length === 0;
  return value === undefined || value === null || value === '';
}
