import type { Source } from '../model/map.ts';
import { readDate } from './dates.ts';
import { admitted, CSL_TYPES, type Draft, type Pasted, type PastedProblem } from './pasted.ts';

/** What a debate adds to CSL; a CSL item holds it in the one field that is open to others. */
const OURS = [
  'shortName',
  'qualifications',
  'role',
  'access',
  'accessNote',
  'titleFrom',
  'corrections'
] as const satisfies readonly (keyof Source)[];

/** What Crossref calls its kinds where CSL has another word (https://api.crossref.org/types). */
const CROSSREF: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'journal-article': 'article-journal',
    'book-chapter': 'chapter',
    'book-section': 'chapter',
    'edited-book': 'book',
    'reference-book': 'book',
    monograph: 'book',
    dissertation: 'thesis',
    'posted-content': 'article',
    'proceedings-article': 'paper-conference',
    'peer-review': 'review'
  })
);

/** Crossref's own answers have some texts in lists. */
const TEXTS = [
  'title',
  'title-short',
  'container-title',
  'publisher',
  'ISBN',
  'URL',
  'DOI',
  'language'
] as const;
const DATES = ['issued', 'accessed'] as const;
const NAMES = ['author', 'editor'] as const;
const NAME_PARTS = [
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'literal'
] as const;

/**
 * Reads CSL-JSON (https://github.com/citation-style-language/schema): one item, a list, or a list as `items`. Fields that
 * Warrant does not know are kept. What Crossref and older programs write otherwise is understood: texts in lists, dates
 * in words or in one string, names as `name`. Never throws.
 */
export function readCslJson(text: string): Pasted {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const message =
      'This begins as JSON but is none; copy the whole of it, from the first bracket to the last.';
    return { sources: [], problems: [{ code: 'json', message }] };
  }
  const items = listOf(value);
  const sources: Source[] = [];
  const problems: PastedProblem[] = [];
  for (const [at, item] of items.entries()) {
    const draft = isRecord(item) ? draftOf(item) : undefined;
    if (!draft) {
      const message = `Item ${at + 1} is no source: it has no type, title, address or DOI.`;
      problems.push({ code: 'item', message, about: String(at + 1) });
      continue;
    }
    const found = admitted(draft, `item ${at + 1}`);
    sources.push(...found.sources);
    problems.push(...found.problems);
  }
  return { sources, problems };
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) && Array.isArray(value.items) ? value.items : [value];
}

function draftOf(item: Record<string, unknown>): Draft | undefined {
  if (!['title', 'URL', 'DOI', 'author', 'container-title'].some((field) => item[field])) return undefined;
  const { custom, ...rest } = item;
  const draft: Draft = { ...rest, ...ours(custom), id: idOf(item.id), type: typeOf(item.type) };
  for (const field of TEXTS) if (Array.isArray(draft[field])) draft[field] = draft[field][0];
  for (const field of DATES) draft[field] = dateOf(draft[field]);
  for (const field of NAMES) draft[field] = namesOf(draft[field]);
  return draft;
}

function idOf(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function typeOf(type: unknown): string {
  return typeof type === 'string' ? (CROSSREF.get(type) ?? type) : 'document';
}

/** Our fields, with what else stands in `custom` as it is. */
function ours(custom: unknown): Record<string, unknown> {
  if (!isRecord(custom)) return {};
  const { warrant, ...others } = custom;
  const fields = isRecord(warrant)
    ? Object.fromEntries(OURS.filter((field) => field in warrant).map((field) => [field, warrant[field]]))
    : {};
  return Object.keys(others).length ? { ...fields, custom: others } : fields;
}

function dateOf(date: unknown): unknown {
  if (typeof date === 'string') return readDate(date);
  if (typeof date === 'number') return { 'date-parts': [[date]] };
  if (!isRecord(date)) return undefined;
  const parts = date['date-parts'];
  if (!Array.isArray(parts)) return typeof date.raw === 'string' ? readDate(date.raw) : date;
  const known = parts.map((each) => (Array.isArray(each) ? each.filter((part) => part !== null) : [each]));
  return { ...date, 'date-parts': known };
}

function namesOf(names: unknown): unknown {
  if (typeof names === 'string') return [{ literal: names }];
  if (!Array.isArray(names)) return names;
  return names.map((name) => {
    if (typeof name === 'string') return { literal: name };
    if (!isRecord(name)) return undefined;
    const parts = NAME_PARTS.filter((part) => name[part]).map((part) => [part, name[part]]);
    return parts.length || !name.name ? Object.fromEntries(parts) : { literal: name.name };
  });
}

/**
 * Writes sources as CSL-JSON that other programs take: what Warrant adds stands in `custom`, and `readCslJson` puts it
 * back. Nothing is lost but a type that CSL does not have, which becomes 'document'.
 */
export function writeCslJson(sources: readonly Source[]): string {
  return `${JSON.stringify(sources.map(itemOf), null, 2)}\n`;
}

function itemOf(source: Source): Record<string, unknown> {
  const item: Record<string, unknown> = { ...source };
  if (!CSL_TYPES.has(source.type)) item.type = 'document';
  const added = OURS.filter((field) => item[field] !== undefined).map((field) => [field, item[field]]);
  for (const field of OURS) delete item[field];
  if (added.length)
    item.custom = { ...(isRecord(item.custom) && item.custom), warrant: Object.fromEntries(added) };
  return item;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
