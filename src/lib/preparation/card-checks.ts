import { outdated, type Texts } from '../model/outdated.ts';
import { gaps } from '../sources/gaps.ts';
import { calendarDate } from '../sources/reference.ts';
import type { Card } from './card.ts';
import { piecesRead } from './marks.ts';

/** What a judge may ask of a card, or who reads it should look at again. Nothing here says that a card is wrong. */
export type CardCheck =
  | { check: Exclude<CardCheckKind, 'older'> }
  /** The claim names a year after that in which its source was published; the number may mean something else. */
  | { check: 'older'; published: number; named: number };

/** In the order in which they are told. */
export const CARD_CHECKS = [
  'no-words',
  'nothing-read',
  'qualifications',
  'date',
  'older',
  'second-hand',
  'not-seen',
  'begins-inside',
  'ends-inside',
  'not-compared',
  'not-found',
  'close',
  'other-words',
  'address',
  'address-date'
] as const;
export type CardCheckKind = (typeof CARD_CHECKS)[number];

/** Those that are mended in the record of the source; the others are mended where the claim cites it. */
export const OF_SOURCE: ReadonlySet<CardCheckKind> = new Set<CardCheckKind>([
  'qualifications',
  'date',
  'older',
  'second-hand',
  'not-seen',
  'address',
  'address-date'
]);

/** What is to be looked at again on a card, as far as the map can tell. */
export function checksOf(
  { claim, source, citation, quoted, passage, marks }: Card,
  texts?: Texts
): CardCheck[] {
  const lacks = new Set(gaps(source));
  const published = calendarDate(source.issued)?.year;
  const named = yearsIn(claim.text).at(-1);
  // Of a quotation in its context, which is cut anywhere, the quotation itself is meant.
  const isWhole = citation.passage?.text || passage !== quoted;
  const words = isWhole ? passage : (citation.quote?.exact ?? '');
  const compared =
    citation.quote && (outdated(citation, texts) ? 'outdated' : (citation.check?.result ?? 'unseen'));
  const holds: Record<CardCheckKind, boolean> = {
    'no-words': !passage.trim(),
    'nothing-read': passage.trim() !== '' && !piecesRead(passage, marks).length,
    qualifications: lacks.has('qualifications'),
    date: lacks.has('date'),
    older: published !== undefined && named !== undefined && published < named,
    'second-hand': source.access === 'second-hand',
    'not-seen': source.access === 'not seen',
    'begins-inside': beginsInside(words),
    'ends-inside': endsInside(words),
    'not-compared': compared === 'unseen',
    'not-found': compared === 'absent',
    close: compared === 'close',
    'other-words': compared === 'outdated',
    address: lacks.has('address'),
    'address-date': lacks.has('access date')
  };
  return CARD_CHECKS.filter((check) => holds[check]).map((check) =>
    check === 'older' ? { check, published: published!, named: named! } : { check }
  );
}

/** Numbers of a text that look like years from 1900 to 2100, the earliest first. */
export function yearsIn(text: string): number[] {
  const found = text.match(/(?<![\p{L}\p{N}]|\p{N}[.,])(?:19\d\d|20\d\d|2100)(?![\p{L}\p{N}%]|[.,]\p{N})/gu);
  return (found ?? []).map(Number).sort((a, b) => a - b);
}

/** What may stand before the first word of a sentence: quotation marks, brackets, white space. */
const BEFORE = /^[\s\p{Ps}\p{Pi}\p{Pf}"'„‚]+/u;
const AFTER = /[\s\p{Pe}\p{Pi}\p{Pf}"']+$/u;
/** The number of a note after the end of a sentence: '.12', '.¹', '.[12]'. */
const NOTE = /(?<=\p{Sentence_Terminal}[\p{Pe}\p{Pf}\p{Pi}"']*)(?:\[\d{1,3}\]|\d{1,3}|[¹²³⁰-⁹]+)\s*$/u;

/** Whether a text seems not to begin with the first word of a sentence: never told of scripts without capitals. */
export function beginsInside(text: string): boolean {
  const first = text.replace(BEFORE, '');
  return /^(?:…|\.\.|\p{Ll}|[,;:])/u.test(first);
}

/** Whether a text ends without the end of a sentence, in any script. */
export function endsInside(text: string): boolean {
  const last = text.replace(NOTE, '').replace(AFTER, '');
  if (!last) return false;
  return last.endsWith('..') || !/\p{Sentence_Terminal}$/u.test(last);
}
