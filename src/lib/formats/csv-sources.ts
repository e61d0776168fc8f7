import { isHostile } from '../model/check.ts';
import type { Source } from '../model/map.ts';
import { SOURCE_COLUMNS } from './csv-columns.ts';
import { isFields } from './json.ts';

/** How what is no text stands in a cell: so that a person can write it, and as JSON where that would not say it all. */
interface Cell {
  write(value: unknown): string | undefined;
  read(cell: string): unknown;
}

const NAMES: Cell = {
  write: (value) =>
    (value as { family?: string; given?: string; literal?: string }[])
      .map(({ family, given, literal }) => literal ?? (given ? `${family}, ${given}` : `${family},`))
      .join('; '),
  read: (cell) =>
    cell
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => {
        const comma = name.indexOf(',');
        if (comma < 0) return { literal: name };
        const given = name.slice(comma + 1).trim();
        return { family: name.slice(0, comma).trim(), ...(given && { given }) };
      })
};

const DATE: Cell = {
  write(value) {
    const { 'date-parts': dates, literal } = value as { 'date-parts'?: number[][]; literal?: string };
    if (literal !== undefined) return literal;
    return dates?.[0]?.map((part, at) => String(part).padStart(at ? 2 : 4, '0')).join('-');
  },
  read(cell) {
    const [, ...parts] = /^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$/.exec(cell.trim()) ?? [];
    const numbers = parts.flatMap((part) => (part === undefined ? [] : Number(part)));
    return numbers.length ? { 'date-parts': [numbers] } : { literal: cell.trim() };
  }
};

const JSON_ONLY: Cell = { write: () => undefined, read: () => undefined };

const CELLS: ReadonlyMap<string, Cell> = new Map([
  ['author', NAMES],
  ['editor', NAMES],
  ['issued', DATE],
  ['accessed', DATE],
  ['corrections', JSON_ONLY]
]);

const ACCESS: ReadonlySet<string> = new Set([
  ...['original', 'syndicated copy', 'mirror', 'second-hand', 'not seen']
]);

/** What of a source a row holds: each field that has a column. Numbers are held as their digits. */
export function sourceHeld(source: Source): Omit<Source, 'id'> {
  const held = SOURCE_COLUMNS.flatMap((field) => {
    const value = source[field as keyof Source];
    if (field === 'id' || value === undefined || isNothing(value)) return [];
    if (CELLS.has(field)) return isOfKind(field, value) ? [[field, value]] : [];
    return typeof value === 'string' || typeof value === 'number' ? [[field, String(value)]] : [];
  });
  return { ...Object.fromEntries(held), type: source.type };
}

function isNothing(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && !value.length);
}

/** A field of a source as a cell. */
export function cellOf(source: Source, field: string): string {
  const value = source[field as keyof Source] as unknown;
  if (value === undefined) return '';
  const cell = CELLS.get(field);
  if (!cell) return String(value);
  const written = cell.write(value);
  const isWhole = written !== undefined && same(fieldOf(field, written), value);
  return isWhole ? written : JSON.stringify(value);
}

/** What a cell says of a field; nothing where a source cannot have it. */
export function fieldOf(field: string, cell: string): unknown {
  if (field === 'access') return ACCESS.has(cell) ? cell : undefined;
  const reader = CELLS.get(field);
  if (!reader) return cell;
  if (/^\s*[{[]/.test(cell)) {
    try {
      const value: unknown = JSON.parse(cell);
      if (isOfKind(field, value)) return value;
    } catch {
      // Words that begin so.
    }
  }
  return reader.read(cell);
}

const NAME = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'];
const CORRECTION = ['field', 'from', 'to', 'seenAt', 'note'];

/** Whether a value is what the field of a map may be. */
function isOfKind(field: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isHostile({ sources: [{ [field]: value }] })) return false;
  const texts = (each: unknown, names: readonly string[]): each is Record<string, unknown> =>
    isFields(each) && names.every((name) => each[name] === undefined || typeof each[name] === 'string');
  if (field === 'author' || field === 'editor')
    return Array.isArray(value) && value.every((each) => texts(each, NAME));
  if (field === 'corrections')
    return Array.isArray(value) && value.every((each) => texts(each, CORRECTION) && each.field !== undefined);
  if (!texts(value, ['literal', 'raw'])) return false;
  const { 'date-parts': dates } = value;
  const isPart = (part: unknown) => typeof part === 'string' || typeof part === 'number';
  return (
    dates === undefined ||
    (Array.isArray(dates) && dates.every((date) => Array.isArray(date) && date.every(isPart)))
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
