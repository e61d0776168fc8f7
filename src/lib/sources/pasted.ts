import * as v from 'valibot';
import { ArgumentMap, type Source } from '../model/map.ts';
import { isLikeAddress, webAddress } from './address.ts';

/** One thing in a pasted text that could not be read, or only in part, or is not taken as it stands there. */
export interface PastedProblem {
  code:
    | 'large'
    | 'empty'
    | 'unknown'
    | 'json'
    | 'entry'
    | 'record'
    | 'item'
    | 'line'
    | 'field'
    | 'names'
    | 'address'
    | 'scheme';
  /** A sentence: what is wrong, and where there is one, the way out. */
  message: string;
  /** What it is about, as it is written: the key of an entry, the field or address that is left out, the line that is no address. */
  about?: string;
  /** Counted from 1. */
  line?: number;
}

/** What a reader found: the `id` of a source is its key in the text, empty where it has none. */
export interface Pasted {
  sources: Source[];
  problems: PastedProblem[];
}

/** What a reader hands over of one source before anything is known of the values. */
export type Draft = Record<string, unknown> & { id: string; type: string };

/** The types of a CSL item (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types). */
export const CSL_TYPES: ReadonlySet<string> = new Set(
  (
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset ' +
    'document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation ' +
    'manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical ' +
    'personal_communication post post-weblog regulation report review review-book software song speech standard thesis ' +
    'treaty webpage'
  ).split(' ')
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: no picture can hold them
const UNDRAWABLE = /[\0-\x08\x0B\f\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/gu;
const UNUSABLE: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
/** More levels than any field of CSL-JSON has. */
const DEEPEST = 8;

/**
 * A source that a map may hold, made of a draft: empty fields are gone, spaces are single, and a field whose value the
 * format does not allow, or an address that nobody could follow, is left out and told. Fields that Warrant does not know
 * stay.
 */
export function admitted(draft: Draft, name: string, line?: number): Pasted {
  const source: Draft = { id: '', type: '' };
  const refused: string[] = [];
  for (const [field, value] of Object.entries(draft)) {
    const kept = UNUSABLE.has(field) ? undefined : usable(value, DEEPEST);
    if (kept === undefined) {
      if (!empty(value, DEEPEST)) refused.push(field);
    } else source[field] = kept;
  }
  const { issues = [] } = v.safeParse(ArgumentMap.entries.sources.item, { ...source, id: source.id || '?' });
  for (const field of new Set(issues.map(({ path }) => String(path?.[0]?.key)))) {
    delete source[field];
    refused.push(field);
  }
  source.type ||= 'document';
  source.id ??= '';
  const problems: PastedProblem[] = refused
    .map((field) => field.slice(0, 40))
    .map((field) => ({
      code: 'field',
      message: `The field "${field}" of ${name} is left out: its value is not what this field holds.`,
      about: field
    }));
  problems.push(...addressesMended(source as Source, name));
  return {
    sources: [source as Source],
    problems: problems.map((problem) => ({ ...problem, ...(line !== undefined && { line }) }))
  };
}

/** Gives a source addresses that can be followed, and tells which are not as they were written. */
function addressesMended(source: Source, name: string): PastedProblem[] {
  return (['URL', 'archive_location'] as const).flatMap((field): PastedProblem[] => {
    const written = source[field];
    if (written === undefined) return [];
    const address = webAddress(written);
    const about = written.slice(0, 80);
    if (address === written) return [];
    if (address !== undefined) {
      source[field] = address;
      const message = `The address "${about}" of ${name} has no "https://" before it; it was put there.`;
      return [{ code: 'scheme', message, about }];
    }
    // What is kept in an archive stands on a shelf there, too.
    if (field === 'archive_location' && !isLikeAddress(written)) return [];
    delete source[field];
    const message = `The address "${about}" of ${name} is no web address and is left out.`;
    return [{ code: 'address', message, about }];
  });
}

/** A text without what cannot be drawn, with single spaces. */
export function tidied(text: string): string {
  return text
    .replace(/\s+/g, (spaces) => (spaces === '\u00A0' ? spaces : ' '))
    .replace(UNDRAWABLE, '')
    .trim();
}

/** The value with tidy texts and without what is empty; nothing where nothing remains, or where it is too deep. */
function usable(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return tidied(value) || undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || !depth) return undefined;
  if (Array.isArray(value)) {
    const list = value.map((each) => usable(each, depth - 1)).filter((each) => each !== undefined);
    return list.length ? list : undefined;
  }
  const fields = Object.entries(value)
    .filter(([field]) => !UNUSABLE.has(field))
    .map(([field, each]) => [field, usable(each, depth - 1)] as const)
    .filter(([, each]) => each !== undefined);
  return fields.length ? Object.fromEntries(fields) : undefined;
}

function empty(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !tidied(value);
  if (typeof value !== 'object' || value === null) return value === undefined || value === null;
  return depth > 0 && Object.values(value).every((each) => empty(each, depth - 1));
}
