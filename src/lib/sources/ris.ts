import type { Source } from '../model/map.ts';
import { readDate, writeDate } from './dates.ts';
import { bareDoi } from './label.ts';
import { languageCode } from './languages.ts';
import { directName, type Name, named } from './names.ts';
import { admitted, CSL_TYPES, type Draft, type Pasted, type PastedProblem, tidied } from './pasted.ts';

/** A line `TY  - JOUR`: two signs of a tag, spaces, a hyphen; the value may be missing or go on in the next lines. */
const LINE = /^\uFEFF?[ \t]*([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t](.*))?$/;

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    JOUR: 'article-journal',
    EJOUR: 'article-journal',
    JFULL: 'periodical',
    NEWS: 'article-newspaper',
    MGZN: 'article-magazine',
    INPR: 'article',
    ELEC: 'webpage',
    WEB: 'webpage',
    ICOMM: 'post',
    BLOG: 'post-weblog',
    RPRT: 'report',
    GOVDOC: 'report',
    STAND: 'standard',
    BOOK: 'book',
    EBOOK: 'book',
    EDBOOK: 'book',
    SER: 'book',
    CHAP: 'chapter',
    ECHAP: 'chapter',
    ENCYC: 'entry-encyclopedia',
    DICT: 'entry-dictionary',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    THES: 'thesis',
    DATA: 'dataset',
    AGGR: 'dataset',
    DBASE: 'dataset',
    COMP: 'software',
    STAT: 'legislation',
    LEGAL: 'legislation',
    BILL: 'bill',
    CASE: 'legal_case',
    HEAR: 'hearing',
    VIDEO: 'motion_picture',
    MPCT: 'motion_picture',
    ADVS: 'motion_picture',
    SOUND: 'song',
    MUSIC: 'musical_score',
    PCOMM: 'personal_communication',
    UNPB: 'manuscript',
    MANSCPT: 'manuscript',
    PAMP: 'pamphlet',
    PAT: 'patent',
    MAP: 'map',
    GEN: 'document'
  })
);

/** The kinds that RIS has no type for: the nearest, with the CSL type as M3 where no genre stands there. */
const NEAREST: ReadonlyMap<string, string> = new Map(
  Object.entries({ treaty: 'LEGAL', broadcast: 'VIDEO', regulation: 'LEGAL' })
);

const PERIODICAL = /^(article|review|periodical)/;

interface Entry {
  line: number;
  tags: Map<string, string[]>;
}

/**
 * Reads RIS (Research Information Systems, 2001, as Zotero, EndNote and publishers write it): records from TY to ER, or
 * to the next TY where one has no end. A newspaper's authors are read as authors. Never throws.
 */
export function readRis(text: string): Pasted {
  const sources: Source[] = [];
  const problems: PastedProblem[] = [];
  for (const { line, tags } of records(text, problems)) {
    const kind = tags.get('TY')?.[0]?.trim().toUpperCase() ?? '';
    if (tags.size < 2) {
      const message = `The record "TY  - ${kind.slice(0, 20)}" is empty.`;
      problems.push({ code: 'record', message, about: `TY  - ${kind.slice(0, 20)}`, line });
      continue;
    }
    const found = admitted(draftOf(kind, tags), `the record "TY  - ${kind.slice(0, 20)}"`, line);
    sources.push(...found.sources);
    problems.push(...found.problems);
  }
  return { sources, problems };
}

function records(text: string, problems: PastedProblem[]): Entry[] {
  const entries: Entry[] = [];
  let entry: Entry | undefined;
  let last: string[] | undefined;
  for (const [at, row] of text.split(/\r\n?|\n/).entries()) {
    const [, tag, value = ''] = LINE.exec(row) ?? [];
    if (tag === 'TY') {
      entry = { line: at + 1, tags: new Map() };
      entries.push(entry);
    }
    if (tag === 'ER') {
      entry = undefined;
      last = undefined;
    } else if (tag && entry) {
      last = entry.tags.get(tag) ?? [];
      last.push(value);
      entry.tags.set(tag, last);
    } else if (tag) {
      const message = `"${tag}" stands outside of a record; a record begins with "TY  - ".`;
      if (!problems.some(({ code }) => code === 'record'))
        problems.push({ code: 'record', message, about: tag, line: at + 1 });
    } else if (last && row.trim()) last[last.length - 1] += ` ${row.trim()}`;
  }
  return entries;
}

function draftOf(kind: string, tags: Entry['tags']): Draft {
  const all = (...names: string[]) =>
    names.flatMap((name) => tags.get(name) ?? []).filter((value) => value.trim());
  const first = (...names: string[]) => all(...names)[0]?.trim();
  const genre = first('M3');
  const type = genre && CSL_TYPES.has(genre) ? genre : (KINDS.get(kind) ?? 'document');
  const title = first('TI', 'T1', 'CT') ?? first('BT');
  const container = first(
    ...(PERIODICAL.test(type) ? ['JF', 'JO', 'T2', 'JA', 'J2'] : ['T2', 'BT', 'JF', 'JO'])
  );
  const pages = [first('SP'), first('EP')].filter((page, at, both) => page && (!at || page !== both[0]));
  const addresses = all('UR', 'LK', 'L2').flatMap((value) => value.split(/(?<![\s;])[\s;]+(?=https?:)/));
  return {
    id: first('ID', 'LB') ?? '',
    type,
    title,
    'title-short': first('ST'),
    author: all('AU', 'A1').map(nameOf),
    editor: all('ED', 'A2', ...(type === 'book' ? ['A3'] : [])).map(nameOf),
    'container-title': container === title ? undefined : container,
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    edition: first('ET'),
    volume: first('VL'),
    [PERIODICAL.test(type) ? 'issue' : 'number']: first('IS', 'M1', ...(type === 'report' ? ['SN'] : [])),
    page: pages.join('-'),
    genre: genre === type ? undefined : genre,
    ISBN: type === 'book' || type === 'chapter' ? first('SN') : undefined,
    issued: published(first('DA'), first('PY', 'Y1')),
    accessed: readDate(dateOf(first('Y2'))),
    DOI: bareDoi(first('DO') ?? ''),
    URL: addresses.find((address) => /^https?:/i.test(address.trim()))?.trim() ?? addresses[0],
    archive: first('DB'),
    archive_location: first('AN'),
    language: languageCode(first('LA')),
    qualifications: first('AD'),
    note: all('N1').join(' ')
  };
}

/** The date that says more; the year alone where the other is in words. */
function published(date: string | undefined, year: string | undefined): Source['issued'] {
  const [exact, rough] = [readDate(dateOf(date)), readDate(dateOf(year))];
  const known = (each: Source['issued']) => each?.['date-parts']?.[0]?.length ?? 0;
  if (!exact || known(rough) > known(exact)) return rough ?? exact;
  return exact;
}

/** `2024/07/18/spring` without what RIS allows after the third stroke, and without empty parts at its end. */
function dateOf(text = ''): string {
  const [, numbers, words] = /^(\d{4}(?:\/\d{0,2}){0,2})\/?(.*)$/s.exec(text.trim()) ?? [];
  if (numbers === undefined) return text;
  const date = numbers.replace(/\/+$/, '');
  return words && !/^\d/.test(words) && !date.includes('/')
    ? `${words} ${date}`.replace(/^\s*\/*\s*/, '')
    : date + tail(words);
}

/** The second half of a span. */
function tail(words = ''): string {
  return /^\d{4}/.test(words) ? `/${words}` : '';
}

/** 'Family, Given, Suffix'; without a comma the name of a body. */
function nameOf(text: string): Name {
  const [family = '', given, suffix] = text.split(',').map(tidied);
  if (given === undefined) return { literal: family };
  return { ...(family && { family }), ...(given && { given }), ...(suffix && { suffix }) };
}

/**
 * Writes sources as RIS with CRLF line ends. `readRis` reads back what it writes. Not written, for want of a tag:
 * `shortName`, `role`, `access` and its notes, `event-title`, `corrections`, unknown fields; particles of names become
 * part of the family name, and a span of days its first.
 */
export function writeRis(sources: readonly Source[]): string {
  return sources.map((source) => `${record(source).join('\r\n')}\r\n`).join('\r\n');
}

function record(source: Source): string[] {
  const { type } = source;
  const kind = NEAREST.get(type) ?? [...KINDS].find(([, csl]) => csl === type)?.[0] ?? 'GEN';
  const told = KINDS.get(kind) === type ? undefined : type;
  const [from, to] = String(source.page ?? '').split(/[-–](?=[^-–]*$)/);
  const lines: [string, string | number | undefined][] = [
    ['TY', kind],
    ['ID', source.id],
    ...named(source.author).map((name): [string, string] => ['AU', written(name)]),
    ...named(source.editor).map((name): [string, string] => ['A2', written(name)]),
    ['TI', source.title],
    ['ST', source['title-short']],
    ['T2', source['container-title']],
    ['M3', source.genre ?? told],
    ['PB', source.publisher],
    ['CY', source['publisher-place']],
    ['ET', source.edition],
    ['VL', source.volume],
    [PERIODICAL.test(type) ? 'IS' : 'M1', source.issue ?? source.number],
    ['SP', from],
    ['EP', to],
    ['SN', source.ISBN],
    ['DA', slashed(source.issued)],
    ['PY', source.issued?.['date-parts']?.[0]?.[0]],
    ['Y2', slashed(source.accessed)],
    ['DO', source.DOI],
    ['UR', source.URL],
    ['DB', source.archive],
    ['AN', source.archive_location],
    ['LA', source.language],
    ['AD', source.qualifications],
    ['N1', source.note]
  ];
  return [...lines.flatMap(([tag, value]) => line(tag, value)), 'ER  - '];
}

function line(tag: string, value: string | number | undefined): string[] {
  const text = tidied(String(value ?? ''));
  return text ? [`${tag}  - ${text}`] : [];
}

function slashed(date: Source['issued']): string | undefined {
  const first = date?.['date-parts']?.[0];
  return writeDate(first ? { ...date, 'date-parts': [first] } : date, '/');
}

function written(name: Name): string {
  if (name.literal || !name.family) return directName(name).replaceAll(',', '');
  const particles = [name['dropping-particle'], name['non-dropping-particle'], name.family];
  const parts = [
    particles.filter(Boolean).join(' '),
    name.given ?? '',
    ...(name.suffix ? [name.suffix] : [])
  ];
  return parts.map((part) => part.replaceAll(',', '')).join(', ');
}
