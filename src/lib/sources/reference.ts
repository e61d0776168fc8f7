import type { Source } from '../model/map.ts';
import { sourceLink, sourceName } from './label.ts';
import { directName } from './names.ts';

/** A day, month or year, as exactly as it is known. */
export interface CalendarDate {
  year: number;
  month?: number;
  day?: number;
}

/** The parts of a full reference, in the order in which they are read; what the record lacks is missing. */
export interface Reference {
  authors?: string;
  editors?: string;
  title: string;
  /** The newspaper, journal, book or site it appeared in, and who published it, where that adds something. */
  publication?: string;
  publisher?: string;
  /** Volume, number and pages. */
  extent?: string;
  issued?: CalendarDate;
  issuedWords?: string;
  accessed?: CalendarDate;
  link?: string;
}

/** Reads a CSL-JSON record into the parts of a reference. */
export function reference(source: Source): Reference {
  const authors = namesOf(source.author);
  const publication = source['container-title'];
  const publisher = source.publisher;
  return {
    authors: authors || undefined,
    editors: namesOf(source.editor) || undefined,
    title: source.title || sourceName(source),
    publication: publication === authors ? undefined : publication,
    publisher: publisher === authors || publisher === publication ? undefined : publisher,
    extent: extentOf(source),
    issued: calendarDate(source.issued),
    issuedWords: source.issued?.literal ?? source.issued?.raw,
    accessed: calendarDate(source.accessed),
    link: sourceLink(source)
  };
}

/** The first date of a CSL date field, when it has one in numbers that name a real month and day. */
export function calendarDate(date: Source['issued']): CalendarDate | undefined {
  const [year, month, day] = (date?.['date-parts']?.[0] ?? []).map((part) =>
    part === '' ? Number.NaN : Number(part)
  );
  if (year === undefined || !Number.isInteger(year)) return undefined;
  if (month === undefined || !(month >= 1 && month <= 12)) return { year };
  if (day === undefined || !(day >= 1 && day <= daysIn(year, month))) return { year, month };
  return { year, month, day };
}

/** The days of a month, counted from 1, in the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : 30 + ((month + Math.floor(month / 8)) % 2);
}

/** A day written as in '2026-11-23'. */
export function isoDate(text: string): CalendarDate {
  const [year, month, day] = text.split('-').map(Number);
  return { year: year!, month, day };
}

function namesOf(people: Source['author'] = []): string {
  return people.map(directName).filter(Boolean).join(', ');
}

function extentOf({ volume, issue, number, page }: Source): string | undefined {
  const [of, at] = [volume, issue ?? number].map((part) => String(part ?? ''));
  const part = of && at ? `${of} (${at})` : of || at;
  const parts = [part, String(page ?? '').replace(/(?<=\d)-+(?=\d)/g, '–')];
  return parts.filter(Boolean).join(', ') || undefined;
}
