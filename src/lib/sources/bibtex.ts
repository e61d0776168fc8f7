import type { Source } from '../model/map.ts';
import { readNames, writeNames } from './bibtex-names.ts';
import { type Entry, entriesOf } from './bibtex-syntax.ts';
import { monthOf, readDate, writeDate } from './dates.ts';
import { bareDoi } from './label.ts';
import { languageCode } from './languages.ts';
import { fromLatex, toLatex } from './latex.ts';
import { numberedIds } from './numbered-ids.ts';
import { admitted, CSL_TYPES, type Draft, type Pasted, tidied } from './pasted.ts';

/** CSL's word for each kind of entry (BibLaTeX manual, section 2.1); those that debates use besides. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'article-journal',
    newspaper: 'article-newspaper',
    newsarticle: 'article-newspaper',
    magazine: 'article-magazine',
    review: 'review',
    suppperiodical: 'article-journal',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    mvcollection: 'book',
    proceedings: 'book',
    reference: 'book',
    booklet: 'pamphlet',
    pamphlet: 'pamphlet',
    inbook: 'chapter',
    incollection: 'chapter',
    bookinbook: 'chapter',
    suppbook: 'chapter',
    inreference: 'entry-encyclopedia',
    inproceedings: 'paper-conference',
    conference: 'paper-conference',
    report: 'report',
    techreport: 'report',
    manual: 'report',
    standard: 'standard',
    thesis: 'thesis',
    phdthesis: 'thesis',
    mastersthesis: 'thesis',
    dataset: 'dataset',
    data: 'dataset',
    software: 'software',
    online: 'webpage',
    electronic: 'webpage',
    www: 'webpage',
    webpage: 'webpage',
    blog: 'post-weblog',
    legislation: 'legislation',
    law: 'legislation',
    bill: 'bill',
    treaty: 'treaty',
    jurisdiction: 'legal_case',
    speech: 'speech',
    interview: 'interview',
    video: 'motion_picture',
    movie: 'motion_picture',
    audio: 'song',
    unpublished: 'manuscript',
    letter: 'personal_communication',
    preprint: 'article',
    patent: 'patent'
  })
);

/** The entry that is written for a kind; others are `@misc`, and all but these say their CSL kind as entrysubtype. */
const ENTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'article-journal': 'article',
    book: 'book',
    pamphlet: 'booklet',
    chapter: 'incollection',
    'entry-encyclopedia': 'inreference',
    'paper-conference': 'inproceedings',
    report: 'report',
    thesis: 'thesis',
    dataset: 'dataset',
    software: 'software',
    webpage: 'online',
    legislation: 'legislation',
    legal_case: 'jurisdiction',
    manuscript: 'unpublished',
    patent: 'patent',
    document: 'misc'
  })
);

const SUBTYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ newspaper: 'article-newspaper', magazine: 'article-magazine' })
);

const PARTS: ReadonlySet<string> = new Set(['chapter', 'entry-encyclopedia', 'paper-conference']);

/** Fields of plain text with the CSL field that they are, in the order in which they are written. */
const TEXTS: readonly (readonly [Exclude<keyof Source, 'id' | 'type'>, ...string[]])[] = [
  ['publisher', 'publisher', 'institution', 'organization', 'school', 'howpublished'],
  ['publisher-place', 'location', 'address'],
  ['event-title', 'eventtitle'],
  ['edition', 'edition'],
  ['volume', 'volume'],
  ['genre', 'type'],
  ['ISBN', 'isbn'],
  ['title-short', 'shorttitle'],
  ['note', 'note', 'annotation', 'annote'],
  ['archive', 'archive', 'library'],
  ['qualifications', 'qualifications'],
  ['role', 'sourcerole']
];

const TYPES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD diss.',
  mathesis: 'MA thesis',
  mastersthesis: 'MA thesis',
  techreport: 'Technical report',
  datacd: 'CD-ROM',
  resreport: 'Research report'
};

/** 'Accessed: 2030-01-05', '[Online; accessed 18-July-2024]': where old styles say when a page was seen. */
const SEEN =
  /\s*[[(]?(?:online;\s*)?(?:last\s+)?(?:accessed|retrieved|visited)(?:\s+on)?:?\s+([^\])]{6,20}?)[\])]?\.?\s*$/i;

/** Reads BibTeX and BibLaTeX: what is read of which field is told in docs/sources.md. */
export function readBibtex(text: string): Pasted {
  const { entries, problems } = entriesOf(text);
  const sources: Source[] = [];
  for (const entry of entries) {
    const named = entry.key ? `"${entry.key.slice(0, 60)}"` : `the @${entry.type.slice(0, 40)}`;
    const { draft, others } = draftOf(entry);
    if (others) {
      const message = `${named} names its authors only in part ("and others"); add those who are missing.`;
      problems.push({ code: 'names', message, about: entry.key, line: entry.line });
    }
    const found = admitted(draft, named, entry.line);
    sources.push(...found.sources);
    problems.push(...found.problems);
  }
  return { sources, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function draftOf({ type, key, fields }: Entry): { draft: Draft; others: boolean } {
  const raw = (...names: string[]) => {
    for (const name of names) if (fields.get(name)?.trim()) return fields.get(name);
    return undefined;
  };
  const plain = (...names: string[]) => {
    const value = raw(...names);
    return value === undefined ? undefined : tidied(fromLatex(value));
  };
  const draft: Draft = { id: key, type: kindOf(type, plain('entrysubtype'), fields) };
  const title = [plain('title'), plain('subtitle')].filter(Boolean).join(': ');
  if (title) draft.title = title;
  else if (fields.has('booktitle')) draft.title = plain('booktitle');
  const container = plain('journaltitle', 'journal', 'booktitle', 'maintitle', 'website', 'newspaper');
  if (container !== draft.title) draft['container-title'] = container;
  for (const [field, ...names] of TEXTS) draft[field] = plain(...names);
  const addressed = /\\url|^\s*https?:/.test(raw('howpublished') ?? '') ? raw('howpublished') : undefined;
  if (draft.type === 'webpage' && !container) {
    draft['container-title'] = plain('organization');
    draft.publisher = plain('publisher', 'institution');
  } else if (addressed && draft.publisher === plain('howpublished')) draft.publisher = undefined;
  const genre = plain('type') ?? (type === 'phdthesis' || type === 'mastersthesis' ? type : undefined);
  draft.genre = genre && (TYPES[genre] ?? genre);
  const number = plain('number', 'issue');
  draft[/^(article|review)/.test(draft.type) ? 'issue' : 'number'] = number;
  draft.page = plain('pages', 'page', 'eid')?.replace(/(?<=\w)[-–]+(?=\w)/g, '-');
  draft.language = languageCode(plain('language', 'langid', 'hyphenation'));
  draft.shortName = readNames(raw('shortauthor') ?? '').names[0]?.literal;
  const authors = readNames(raw('author') ?? '');
  draft.author = authors.names;
  draft.editor = readNames(raw('editor') ?? '').names;
  draft.issued = readDate(plain('date') ?? when(plain('year'), plain('month'), plain('day')));
  draft.accessed = readDate(plain('urldate', 'accessed', 'lastchecked', 'lastaccessed') ?? '');
  const note = typeof draft.note === 'string' ? SEEN.exec(draft.note) : undefined;
  const seen = note && readDate(note[1]!);
  if (seen?.['date-parts'] && !draft.accessed) {
    draft.accessed = seen;
    draft.note = String(draft.note).slice(0, note!.index);
  }
  draft.DOI = bareDoi(bare(raw('doi')) ?? '');
  draft.URL = bare(raw('url') ?? addressed) ?? arxiv(plain('eprint'), plain('eprinttype', 'archiveprefix'));
  draft.archive_location = bare(raw('archiveurl', 'archive-url'));
  return { draft, others: authors.others };
}

function kindOf(type: string, subtype: string | undefined, fields: Entry['fields']): string {
  const told = subtype && (SUBTYPES.get(subtype) ?? (CSL_TYPES.has(subtype) ? subtype : undefined));
  if (told && (type === 'article' ? /^(article|post|review)/.test(told) : true)) return told;
  const kind = KINDS.get(type);
  if (kind) return kind;
  return type === 'misc' && (fields.has('url') || fields.get('howpublished')?.includes('\\url'))
    ? 'webpage'
    : 'document';
}

/** Year, month and day as one date in words or numbers; `mar # "~9"` of old files holds a day too. */
function when(year = '', month = '', day = ''): string {
  const [, name = '', at = ''] = /^(\p{L}+|\d{1,2})\.?[\s\u00A0~]*(\d{1,2})?$/u.exec(month) ?? [];
  const number = /^\d/.test(name) ? Number(name) : monthOf(name);
  if (!/^-?\d{4}$/.test(year) || !number) return [day, month, year].filter(Boolean).join(' ');
  return [year, number, day || at].filter(Boolean).join('-');
}

/** An address as it is, without `\url` and the backslashes that LaTeX needs. */
function bare(latex: string | undefined): string | undefined {
  const inside = /\\(?:url|nolinkurl|path)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(latex ?? '')?.[1] ?? latex;
  return inside
    ?.replace(/\\textasciitilde(\{\})?|\\~(\{\})?/g, '~')
    .replace(/\\([%&#_$~^{}\\])/g, '$1')
    .replace(/^\s*\{(.*)\}\s*$/s, '$1')
    .trim();
}

function arxiv(eprint: string | undefined, archive: string | undefined): string | undefined {
  return eprint && /^arxiv$/i.test(archive ?? '') ? `https://arxiv.org/abs/${eprint}` : undefined;
}

/**
 * Writes sources as BibLaTeX, in Unicode: one entry each, named by the source's id. `readBibtex` reads back all that it
 * writes. Not written, for want of a field: `access`, `accessNote`, `titleFrom`, `corrections`, unknown fields; a
 * dropping particle becomes one that belongs to the name.
 */
export function writeBibtex(sources: readonly Source[]): string {
  const free = numberedIds([], (key) => key.toLowerCase());
  return sources.map((source) => `${entry(source, free(keyOf(source.id)))}\n`).join('\n');
}

function entry(source: Source, key: string): string {
  const { type } = source;
  const subtype = [...SUBTYPES].find(([, kind]) => kind === type)?.[0];
  const name = ENTRIES.get(type) ?? (subtype ? 'article' : 'misc');
  const fields: [string, string | undefined][] = [
    ['author', writeNames(source.author)],
    ['editor', writeNames(source.editor)],
    ['title', source.title && toLatex(source.title, { capitals: true })],
    [
      PARTS.has(type) ? 'booktitle' : 'journaltitle',
      source['container-title'] && toLatex(source['container-title'], { capitals: PARTS.has(type) })
    ],
    ['entrysubtype', ENTRIES.has(type) ? undefined : (subtype ?? toLatex(type))],
    ['date', latex(writeDate(source.issued))],
    ...TEXTS.map(([field, as]): [string, string | undefined] => [as!, latex(source[field])]),
    ['number', latex(source.number)],
    ['issue', latex(source.issue)],
    ['pages', latex(source.page)?.replace(/(?<=\w)-(?=\w)/g, '--')],
    ['language', latex(source.language)],
    ['shortauthor', source.shortName && writeNames([{ literal: source.shortName }])],
    ['doi', address(source.DOI)],
    ['url', address(source.URL)],
    ['urldate', latex(writeDate(source.accessed))],
    ['archiveurl', address(source.archive_location)]
  ];
  const lines = fields.flatMap(([field, value]) => (value ? [`  ${field} = {${value}}`] : []));
  return `@${name}{${[key, ...lines].join(',\n')}\n}`;
}

function latex(value: unknown): string | undefined {
  return value === undefined ? undefined : toLatex(String(value));
}

/** Braces that do not pair would break the entry. */
function address(text: string | undefined): string | undefined {
  return text?.replace(/[{}\\]/g, encodeURIComponent);
}

/** An id as BibTeX takes it for a key. */
function keyOf(id: string): string {
  const key = id
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.:+/-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return key || 'source';
}
