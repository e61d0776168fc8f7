import type { Source } from '../model/map.ts';
import { cite } from '../sources/citing.ts';
import { monthOf } from '../sources/dates.ts';
import { addressKey, doiOf } from '../sources/duplicates.ts';
import { bareDoi } from '../sources/label.ts';
import { calendarDate } from '../sources/reference.ts';

/** A piece of a cite; what is `spoken` is in the Cite style. */
export interface CitePiece {
  text: string;
  spoken?: boolean;
  address?: string;
}

/** What a cite says of its source, and the place in it. */
export interface ParsedCite {
  source: Omit<Source, 'id'>;
  locator?: string;
}

/** So much of a cite is looked at; more is no cite, but kept as it stands. */
const LONGEST = 4000;

const MONTH = String.raw`\p{L}{3,9}\.?`;
const DATE = [
  String.raw`(?<![\d-])(?<m>\d{1,2})[-/](?<d>\d{1,2})[-/](?<y>\d{4}|\d{2})(?![\d-])`,
  String.raw`(?<![\d-])(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)`,
  String.raw`(?<![\d-])(?<m>\d{1,2})[-/](?<y>\d{4})(?![\d-])`,
  String.raw`(?<!\p{L})(?<month>${MONTH}) (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})(?!\d)`,
  String.raw`(?<!\d)(?<d>\d{1,2}) (?<month>${MONTH}),? (?<y>\d{4})(?!\d)`,
  String.raw`(?<!\p{L})(?<month>${MONTH}),? (?<y>\d{4})(?!\d)`,
  String.raw`(?<![\d-])(?<y>(?:1[5-9]|20)\d{2})(?![\d-])`,
  String.raw`['’‘](?<y>\d{2})(?!\d)`
].map((form) => new RegExp(form, 'gu'));
/** At the end of a short cite: 'Lee 24'. */
const SHORT_YEAR = /(?<=\s)(?<y>\d{2})(?![\p{L}\d])/gu;
const NO_DATE = /\b(?:no date\b|n\.d\.)/gi;
const ACCESSED =
  /(?:,\s*|(?<!\s)\s*)\b(?:date (?:of access|accessed)|accessed|retrieved|DOA)\b:?(?: on)?\s*/i;
/** How a title begins and ends. */
const QUOTES = [
  ['"', '"'],
  ['“', '”']
] as const;
const ADDRESS = /https?:\/\/[^\s<>"“”]+/i;
const START = /^[\s,;:.–—)\]-]+/;
// What must not stand before it keeps a run from being tried from each of its places.
const END = /(?<![\s,;:–—([-])[\s,;:–—([-]+$/;
/** Two people, not the two halves of an institute's name: 'Nagl and van der Rice', 'Dr. Lee & Ray'. */
const PERSON = /^(?:\p{Ll}\S*\s)*\p{Lu}\S*(?:\s\p{Lu}\S*)?$/u;
/** How a place in a source begins, or what is said in it. */
const PLACE =
  /^(?:pp?\.\s?\S|[§¶]|(?:abstract|art(?:icle|\.)|ch(?:apter|\.)|definition|note|para\.|sec(?:tion|\.))(?!\p{L})|.*\bparagraphs?(?!\p{L}))/iu;
/** First names, before the place of a surname. */
const GIVEN = /(?<=(?:^|[,;:–—()[\]\n-]|\band|&)(\s*(?:\p{Lu}[\p{L}.'’-]{0,60}\s+){1,4}))/uy;
const LETTER = /\p{L}/uy;

/**
 * What a cite of an evidence card says: author, qualifications, date, "title", publication, page, address, day of access, as
 * the National Speech and Debate Association asks for them and Verbatim writes them. What is not found is missing; nothing is
 * made up. Where neither author, title nor address is found, the whole cite is the title.
 */
export function parseCite(pieces: readonly CitePiece[]): ParsedCite {
  const whole = textOf(pieces).slice(0, LONGEST);
  const text = whole.replace(/\s\/\/\s*[^/\s][^/]{0,30}$/, '');
  const accessedAt = ACCESSED.exec(text);
  const accessed = accessedAt && dateIn(text.slice(accessedAt.index + accessedAt[0].length));
  const isAccess = accessed?.at === 0;
  const body = isAccess ? text.slice(0, accessedAt!.index) : text;
  const link = trimmedAddress(ADDRESS.exec(body)?.[0]) ?? pieces.find(({ address }) => address)?.address;
  const linkAt = link === undefined ? -1 : body.indexOf(link);
  const words = linkAt < 0 ? body : `${body.slice(0, linkAt)} ${body.slice(linkAt + link!.length)}`;
  const title = titleIn(words);
  const headEnd = title ? title.at : linkAt < 0 ? words.length : linkAt;
  const head = words.slice(0, headEnd);
  const locatorAt = title
    ? -1
    : head
        .trimEnd()
        .replace(/,$/, '')
        .search(/,\s*pp?\.\s?[^,]+$/);
  const { author, issued, qualifications } = headOf(locatorAt < 0 ? head : head.slice(0, locatorAt), pieces);
  const end = title ? title.end : locatorAt < 0 ? headEnd : locatorAt;
  const tail = tailOf(words.slice(end));
  const doi = link && bareDoi(link) !== link ? bareDoi(link) : undefined;
  const named = title?.words.replace(/,$/, '').trim();
  const nothing = !author.length && !named && !link;
  const source: Omit<Source, 'id'> = {
    type: tail.container ? 'article' : link ? 'webpage' : 'document',
    ...(named ? { title: named } : nothing && whole.trim() && { title: whole.trim() }),
    ...(author.length && { author }),
    ...(issued && { issued }),
    ...(isAccess && { accessed: { 'date-parts': [accessed!.parts] } }),
    ...(tail.container && { 'container-title': tail.container }),
    ...(doi ? { DOI: doi } : link && { URL: link }),
    ...(!nothing && qualifications && { qualifications })
  };
  return { source, ...(tail.locator && { locator: tail.locator }) };
}

/** The runs of a cite of a source: as the association asks for it, surname and year in the Cite style. */
export function citePieces(source: Source, locator: string | undefined): CitePiece[] {
  return cite(source, 'nsda', locator ? { locator } : {}).runs.map(({ text, spoken }) => ({
    text,
    ...(spoken && { spoken })
  }));
}

/** A cite as somebody wrote it, with surnames and year in the Cite style. */
export function piecesOf(text: string, { author = [], issued }: Omit<Source, 'id'>): CitePiece[] {
  const year = calendarDate(issued)?.year;
  const years = year === undefined ? [] : [String(year), String(year % 100).padStart(2, '0')];
  const spans: [start: number, end: number][] = [];
  const mark = (words: string, from: number): number => {
    const at = words ? text.indexOf(words, from) : -1;
    if (at >= 0) spans.push([at, at + words.length]);
    return at < 0 ? from : at + words.length;
  };
  let at = 0;
  for (const { literal, family } of author) at = mark(literal ?? family ?? '', at);
  const found = years.find((each) => text.indexOf(each, at) >= 0);
  if (found) mark(found, at);
  if (!spans.length) spans.push([0, text.length]);
  const pieces: CitePiece[] = [];
  let end = 0;
  for (const [start, stop] of spans) {
    if (start > end) pieces.push({ text: text.slice(end, start) });
    pieces.push({ text: text.slice(start, stop), spoken: true });
    end = stop;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** What two cites of one source have in common: its DOI, its page, else title, authors and date, else all their words. */
export function sourceKey(source: Omit<Source, 'id'>, line: string): string {
  const { title, author, issued } = source;
  const key = doiOf(source) ?? (source.URL && addressKey(source.URL));
  if (key) return key;
  return JSON.stringify(title && author ? [title.toLowerCase(), author, issued] : line);
}

export function textOf(pieces: readonly CitePiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** The first words between quotation marks. */
function titleIn(text: string): { words: string; at: number; end: number } | undefined {
  const found = QUOTES.flatMap(([open, close]) => {
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      const end = text.indexOf(close, at + 1);
      if (end < 0) return [];
      if (end > at + 1) return [{ words: text.slice(at + 1, end), at, end: end + 1 }];
    }
    return [];
  });
  return found.sort((a, b) => a.at - b.at)[0];
}

interface Head {
  author: NonNullable<Source['author']>;
  issued: Source['issued'];
  qualifications: string | undefined;
}

/** What stands before the title: who, with which qualifications, and when. */
function headOf(head: string, pieces: readonly CitePiece[]): Head {
  const { short, at: shortAt, words } = shortCite(head, pieces);
  const date = dateIn(head) ?? shortDate(short, shortAt);
  let rest = date ? `${head.slice(0, date.at)}\n${head.slice(date.at + date.length)}` : head;
  rest = rest.replace(NO_DATE, '\n');
  // A short cite says the year of a date that stands in full beside it.
  rest = rest.replace(/(?<=\s)(['’‘]?\d{2})(?![\p{L}\d])/gu, (year) =>
    date?.parts[0] !== undefined && date.parts[0] % 100 === Number(year.replace(/\D/, '')) ? '' : year
  );
  if (!date && words) rest = rest.replace(words, '\n');
  const author = surnamesIn(short).map((name) => {
    const full = fullName(rest, name);
    if (full) rest = `${rest.slice(0, full.at)}\n${rest.slice(full.end)}`;
    rest = rest.replace(name, '');
    return full ? { family: name, given: full.given } : { literal: name };
  });
  if (author.length) rest = rest.replace(/\bet al\b\.?|(?<=^|\s)(?:and|&)(?=\s|$)/g, '');
  const qualifications = rest.split('\n').map(bare).filter(Boolean).join(', ').replace(/\s+/g, ' ');
  const issued = date ? { 'date-parts': [date.parts] } : words ? { literal: words } : undefined;
  return { author, issued, qualifications: qualifications || undefined };
}

/** Where a surname first stands behind first names: from its places back, so that nothing else is tried. */
function fullName(text: string, name: string): { given: string; at: number; end: number } | undefined {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    LETTER.lastIndex = end;
    GIVEN.lastIndex = at;
    const given = LETTER.test(text) ? undefined : GIVEN.exec(text)?.[1];
    if (given !== undefined) return { given: given.trim(), at: at - given.length, end };
  }
  return undefined;
}

/**
 * What is said aloud: the names in the Cite style, or at the beginning with a year behind them; and what else is in that
 * style, which is a date in words where there is none in numbers.
 */
function shortCite(head: string, pieces: readonly CitePiece[]): { short: string; at: number; words: string } {
  const names: string[] = [];
  const others: string[] = [];
  let [length, at, end] = [0, -1, 0];
  for (const { text, spoken } of pieces) {
    if (length >= head.length) break;
    if (spoken && text.trim()) {
      const between = head.slice(end, length);
      if (at < 0 || /^\s*$|\b(?:and|et al)\b|&/.test(between)) {
        if (at < 0) at = length;
        names.push(/\band\b|&/.test(between) ? `\n${text}` : text);
      } else others.push(text.trim());
      end = length + text.length;
    }
    length += text.length;
  }
  if (at >= 0) {
    const words = bare(others.join(' ').replace(NO_DATE, ''));
    return { short: names.join(''), at, words };
  }
  const found = /^\s*(?:[[(<*]\s*)?(?!\s)([^\d,;([]{2,60}?),? ?['’‘]?\d{2,4}(?!\d)/u.exec(head);
  return found ? { short: found[0], at: found.index, words: '' } : { short: '', at: 0, words: '' };
}

/** The year of 'Lee 24', which is a date nowhere else. */
function shortDate(short: string, at: number): Found | undefined {
  const match = [...short.matchAll(SHORT_YEAR)].at(-1);
  const found = match && dateOf(match);
  return found && { ...found, at: at + found.at };
}

function surnamesIn(short: string): string[] {
  let names = short;
  for (const form of DATE) names = names.replace(form, ' ');
  return names
    .replace(SHORT_YEAR, ' ')
    .replace(NO_DATE, ' ')
    .replace(/\bet al\b\.?/gi, ' ')
    .split(/[,;\n]/)
    .flatMap((each) => {
      const pair = each.trim().split(/(?<!\s)\s+(?:and|&)\s+/);
      return pair.every((name) => PERSON.test(name)) ? pair : each;
    })
    .map((name) =>
      bare(name)
        .replace(/\s+/g, ' ')
        .replace(/^(?:and|&)\s/, '')
    )
    .filter((name) => /\p{L}/u.test(name))
    .slice(0, 10);
}

/** What stands behind the title: where it appeared, and the place in it. */
function tailOf(tail: string): { container?: string; locator?: string } {
  const parts = tail
    .split(/,\s+|\n/)
    .map((part) => bare(part).replace(/\s+/g, ' '))
    .filter(Boolean);
  const at = parts.findIndex((part) => PLACE.test(part));
  const locator = at < 0 ? '' : parts.slice(at).join(', ');
  const container = at === 0 || !/\p{L}/u.test(parts[0] ?? '') ? '' : parts[0];
  return { ...(container && { container }), ...(locator && { locator }) };
}

/** Without the signs that part it from others, and without a bracket that has no other. */
function bare(text: string): string {
  let words = unedged(text);
  const has = (sign: string) => words.includes(sign);
  if (/^[[(]/.test(words) && !has(words[0] === '(' ? ')' : ']')) words = unedged(words.slice(1));
  if (/[)\]]$/.test(words) && !has(words.endsWith(')') ? '(' : '[')) words = unedged(words.slice(0, -1));
  return /^\[[^[\]]*\]$|^\([^()]*\)$/.test(words) ? unedged(words.slice(1, -1)) : words;
}

function unedged(text: string): string {
  return text.replace(START, '').replace(END, '');
}

interface Found {
  parts: number[];
  at: number;
  length: number;
}

/** The date that is said most exactly, of those the first. */
function dateIn(text: string): Found | undefined {
  for (const form of DATE) {
    for (const match of text.matchAll(form)) {
      const found = dateOf(match);
      if (found) return found;
    }
  }
  return undefined;
}

/** Nothing where it is no day of the calendar. Days stand as Americans write them: 7-18-2024. */
function dateOf({ groups = {}, index, 0: { length } }: RegExpExecArray): Found | undefined {
  const { y = '', m, d, month } = groups;
  const year = y.length === 2 ? Number(y) + (Number(y) < 50 ? 2000 : 1900) : Number(y);
  const number = month === undefined ? m && Number(m) : monthOf(month.replace('.', ''));
  if (month !== undefined && number === undefined) return undefined;
  const written = [year, number, d && Number(d)].filter((part): part is number => typeof part === 'number');
  // A month that there is not is the day of those who write the day first.
  const parts = number && number > 12 && written.length === 3 ? [year, written[2]!, number] : written;
  const known = calendarDate({ 'date-parts': [parts] });
  return known && Object.keys(known).length === parts.length ? { parts, at: index, length } : undefined;
}

function trimmedAddress(address: string | undefined): string | undefined {
  let end = address?.length ?? 0;
  const inside = address ?? '';
  const isPaired = inside.includes('(');
  while (end > 0 && (/[.,;:!'’>\]]/.test(inside[end - 1]!) || (inside[end - 1] === ')' && !isPaired))) end--;
  return end > 8 ? inside.slice(0, end) : undefined;
}
