import type { Source } from '../model/map.ts';
import { calendarDate } from './reference.ts';

/** A date of a source: numbers as exactly as they are known, two where it is a span, or words. */
export type SourceDate = NonNullable<Source['issued']>;

export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');

const ISO = /^(-?\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T.*|[/\s]*)$/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(\p{L}+)\.?,?[\s-]+(-?\d{4})$/u;
const MONTH_FIRST = /^(\p{L}+)\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(-?\d{4})$/u;
const WITH_DOTS = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;

/**
 * Reads a date as files and pages write it: `2024-07-18`, `2024/07/18/`, `2024-07`, `18 July 2024`, `Jul. 18, 2024`,
 * `18.07.2024`, and spans `2024-07-18/2024-07-20` of ISO 8601. What is none of these, or no day of the calendar, is
 * kept as words; `7/8/2024` too, since it names one day in one country and another in the next. Nothing for no text.
 */
export function readDate(text: string): SourceDate | undefined {
  const words = text.trim();
  if (!words) return undefined;
  const [from, to] = words.split(/\/(?=-?\d{4}(?:-|$))/);
  const parts = [from, to].flatMap((each) => (each === undefined ? [] : [dateParts(each.trim())]));
  if (parts.every((each) => each !== undefined)) return { 'date-parts': parts };
  return { literal: words };
}

function dateParts(text: string): number[] | undefined {
  const found = orderedParts(text);
  if (!found) return undefined;
  const parts = found.slice(0, found.includes(undefined) ? found.indexOf(undefined) : 3).map(Number);
  const known = calendarDate({ 'date-parts': [parts] });
  return known && Object.values(known).length === parts.length ? parts : undefined;
}

/** Year, month and day in this order, as written. */
function orderedParts(text: string): (string | number | undefined)[] | undefined {
  const iso = ISO.exec(text);
  if (iso) return iso.slice(1);
  const day = DAY_FIRST.exec(text);
  if (day) return [day[3], monthOf(day[2]!) ?? Number.NaN, day[1]];
  const month = MONTH_FIRST.exec(text);
  if (month) return [month[3], monthOf(month[1]!) ?? Number.NaN, month[2]];
  const dots = WITH_DOTS.exec(text);
  return dots ? [dots[3], dots[2], dots[1]] : undefined;
}

/** The month, from 1, that an English name or its beginning of three letters or more means. */
export function monthOf(name: string): number | undefined {
  const start = name.toLowerCase().replace(/^sept$/, 'sep');
  const at = start.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(start));
  return at < 0 ? undefined : at + 1;
}

/** In ISO 8601, a span with a stroke; the words where there are no numbers. `readDate` reads it back. */
export function writeDate(date: Source['issued'], stroke = '-'): string | undefined {
  const spans = (date?.['date-parts'] ?? []).slice(0, 2).map((parts) => {
    const known = calendarDate({ 'date-parts': [parts] });
    if (!known || Math.abs(known.year) > 9999) return undefined;
    const { year, month, day } = known;
    const years = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
    return [years, ...[month, day].flatMap((part) => (part ? [String(part).padStart(2, '0')] : []))].join(
      stroke
    );
  });
  if (spans.length && spans.every((span) => span !== undefined)) return spans.join('/');
  return date?.literal ?? date?.raw;
}
