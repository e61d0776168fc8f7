import type { Source } from '../model/map.ts';
import { MONTHS } from './dates.ts';
import { doiLink, safeLink } from './label.ts';
import { directName, type Name, named } from './names.ts';
import { type CalendarDate, calendarDate } from './reference.ts';

/** A piece of a citation in one look. */
export interface Run {
  text: string;
  italic?: true;
  /** Said aloud when the card is read: surname and year. */
  spoken?: true;
}

/** What a style guide has a form for. */
export type Kind =
  | 'journal'
  | 'magazine'
  | 'news'
  | 'blog'
  | 'book'
  | 'chapter'
  | 'report'
  | 'thesis'
  | 'dataset'
  | 'treaty'
  | 'law'
  | 'speech'
  | 'interview'
  | 'video'
  | 'page'
  | 'document';

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>(
  Object.entries({
    'article-journal': 'journal',
    review: 'journal',
    'review-book': 'journal',
    'article-magazine': 'magazine',
    'article-newspaper': 'news',
    'post-weblog': 'blog',
    book: 'book',
    classic: 'book',
    collection: 'book',
    chapter: 'chapter',
    'paper-conference': 'chapter',
    'entry-encyclopedia': 'chapter',
    'entry-dictionary': 'chapter',
    entry: 'chapter',
    report: 'report',
    standard: 'report',
    pamphlet: 'report',
    hearing: 'report',
    thesis: 'thesis',
    dataset: 'dataset',
    software: 'dataset',
    treaty: 'treaty',
    legislation: 'law',
    bill: 'law',
    legal_case: 'law',
    regulation: 'law',
    speech: 'speech',
    interview: 'interview',
    broadcast: 'video',
    motion_picture: 'video',
    song: 'video',
    webpage: 'page',
    post: 'page'
  } as const)
);

/** What every style reads of a record, as text; what the record lacks is missing. */
export interface Parts {
  kind: Kind;
  authors: Name[];
  editors: Name[];
  title: string | undefined;
  container: string | undefined;
  publisher: string | undefined;
  event: string | undefined;
  place: string | undefined;
  genre: string | undefined;
  /** '2nd ed.'; none for a first. */
  edition: string | undefined;
  volume: string | undefined;
  issue: string | undefined;
  number: string | undefined;
  page: string | undefined;
  issued: CalendarDate | undefined;
  issuedWords: string | undefined;
  accessed: CalendarDate | undefined;
  /** The DOI's address where there is one, which outlives others; only what is safe to follow. */
  link: string | undefined;
}

/** The parts that a style needs. A record that says nothing is called by its id. */
export function partsOf(source: Source): Parts {
  const { URL, DOI } = source;
  const said = (field: keyof Source) => String(source[field] ?? '').trim() || undefined;
  const authors = named(source.author);
  const editors = named(source.editor);
  const link = (DOI?.trim() ? doiLink(DOI.trim()) : undefined) ?? (URL && safeLink(URL));
  const [container, publisher] = [said('container-title'), said('publisher')];
  const kind =
    KINDS.get(source.type) ?? (source.type.startsWith('article') && container ? 'magazine' : 'document');
  const nameless = authors.length + editors.length === 0 || kind === 'treaty' || kind === 'law';
  const stand = nameless ? (container ?? publisher ?? (link ? undefined : source.id)) : undefined;
  const title = said('title') ?? said('title-short') ?? stand;
  return {
    kind: kind === 'chapter' && !container ? 'document' : kind,
    authors,
    editors,
    title,
    container: container === title ? undefined : container,
    publisher: publisher === title || publisher === container ? undefined : publisher,
    event: said('event-title'),
    place: said('publisher-place'),
    genre: said('genre'),
    edition: editionOf(said('edition')),
    volume: said('volume'),
    issue: said('issue') ?? (kind === 'journal' || kind === 'magazine' ? said('number') : undefined),
    number: said('number'),
    page: said('page')?.replace(/(?<=\d)\s*[-–]+\s*(?=\d)/g, '–'),
    issued: calendarDate(source.issued),
    issuedWords: (source.issued?.literal ?? source.issued?.raw)?.trim() || undefined,
    accessed: calendarDate(source.accessed),
    link
  };
}

function editionOf(edition: string | undefined): string | undefined {
  if (!edition || /^(1|1st|first)\b/i.test(edition)) return undefined;
  if (/\bed(ition|\.|s?\b)/i.test(edition)) return edition;
  return `${/^\d+$/.test(edition) ? ordinal(Number(edition)) : edition} ed.`;
}

function ordinal(number: number): string {
  const ending = /1[123]$/.test(String(number)) ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10];
  return `${number}${ending ?? 'th'}`;
}

/** Whether the record is signed by one body that also is `name`: its site or its publisher. */
export function signedBy(authors: readonly Name[], name: string | undefined): boolean {
  return authors.length === 1 && directName(authors[0]!).toLowerCase() === name?.toLowerCase();
}

/** 'July 18, 2024', 'July 2024' or '2024'. */
export function americanDate({ year, month, day }: CalendarDate): string {
  const name = month && MONTHS[month - 1];
  return name ? (day ? `${name} ${day}, ${year}` : `${name} ${year}`) : String(year);
}

export function plain(text: string | undefined): Run[] {
  return text ? [{ text }] : [];
}

export function italic(text: string | undefined): Run[] {
  return text ? [{ text, italic: true }] : [];
}

/** A title in double quotation marks, American ones, with the mark that follows inside; its own become single. */
export function inQuotes(title: string | undefined, mark: '.' | ',' | '' = '.'): Run[] {
  if (!title) return [];
  const inside = title.replace(
    /“([^“”]*)”|"([^"]*)"/g,
    (_, curly?: string, straight?: string) => `‘${curly ?? straight}’`
  );
  if (mark === '.' && ENDED.test(inside)) return plain(`“${inside}”`);
  return plain(/[”"]$/.test(title) ? `“${inside.slice(0, -1)}${mark}’”` : `“${inside}${mark}”`);
}

/** Ends as a sentence does, whether or not the title that does so stands in quotation marks. */
const ENDED = /[.?!…][”’"]{0,2}$/;

/** With a full stop at its end, but not two; inside of quotation marks, as Americans set it. */
export function stopped(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  if (!last || ENDED.test(textOf(runs))) return [...runs];
  if (!last.text.endsWith('”')) return [...runs, { text: '.' }];
  return [...runs.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}.”` }];
}

/** The parts that are there, with something between. */
export function joined(parts: readonly (readonly Run[])[], between: string): Run[] {
  const there = parts.filter((part) => part.length);
  return there.flatMap((part, at) => (at ? [{ text: between }, ...part] : [...part]));
}

/** The parts that are there, each a sentence of its own. */
export function sentences(parts: readonly (readonly Run[])[]): Run[] {
  return joined(parts.map(stopped), ' ');
}

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The same with neighbours of one look made one run. */
export function merged(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && last.italic === run.italic && last.spoken === run.spoken) last.text += run.text;
    else if (run.text) whole.push({ ...run });
  }
  return whole;
}

/** 'a', 'a and b', 'a, b, and c'. */
export function listed(names: readonly string[], and = 'and', pair = ` ${and} `): string {
  if (names.length < 3) return names.join(pair);
  return `${names.slice(0, -1).join(', ')}, ${and} ${names.at(-1)}`;
}

/** 'p. 3' or 'pp. 3–5'. */
export function withP(page: string | undefined): string | undefined {
  return page && `${/[–,&-]/.test(page) ? 'pp.' : 'p.'} ${page}`;
}

/** A range of pages as numbers in full, also where its end was shortened: '321–8' is 321 and 328. */
export function pageRange(page: string): [string, string] | undefined {
  const [, from, to] = /^(\d+)–(\d+)$/.exec(page) ?? [];
  if (!from || !to) return undefined;
  return [from, to.length < from.length ? from.slice(0, from.length - to.length) + to : to];
}
