import { MONTHS } from './dates.ts';
import { directName, invertedName, type Name } from './names.ts';
import type { CalendarDate } from './reference.ts';
import {
  inQuotes,
  italic,
  joined,
  listed,
  type Parts,
  pageRange,
  plain,
  type Run,
  sentences,
  signedBy,
  withP
} from './styled.ts';

/** Works that stand by themselves, whose titles are in italics; others stand in quotation marks. */
const WHOLE = new Set(['book', 'report', 'thesis', 'dataset', 'treaty', 'law', 'document']);

/**
 * An entry of a list of works cited after the MLA Handbook, 9th edition, chapter 5: author, title, container with its
 * elements. The day of access is given where no date is known.
 */
export function mla(parts: Parts): Run[] {
  const { kind, title, container, publisher, genre, issued, issuedWords, accessed } = parts;
  const authors = signedBy(parts.authors, publisher ?? container) ? [] : parts.authors;
  const editors = kind === 'chapter' ? [] : parts.editors;
  const role = authors.length || !editors.length ? '' : editors.length > 1 ? ', editors' : ', editor';
  const lead = plain(authorList(authors.length ? authors : editors) + role);
  const name = WHOLE.has(kind) ? italic(title) : inQuotes(title);
  const undated = !issued && !issuedWords && accessed;
  const works = kind === 'thesis' ? thesis(parts) : [joined(elements(parts), ', '), plain(genre)];
  return sentences([lead, name, ...works, plain(undated ? `Accessed ${day(accessed)}` : '')]);
}

function thesis(parts: Parts): Run[][] {
  const kind = parts.genre?.replace(/\bdiss\.?$/i, 'dissertation') ?? 'Thesis';
  const school = [parts.publisher, kind].filter(Boolean).join(', ');
  return [plain(dateOf(parts)), plain(school), joined([italic(parts.container), linkOf(parts)], ', ')];
}

/** 'Lee, Ann', 'Lee, Ann, and Bo Ray', of three or more the first 'et al.'. */
function authorList(names: readonly Name[]): string {
  const [first, second] = names;
  if (!first) return '';
  if (names.length > 2) return `${invertedName(first)}, et al.`;
  return second ? `${invertedName(first)}, and ${directName(second)}` : invertedName(first);
}

/** 'Ann Lee and Bo Ray', of three or more the first 'et al.'. */
function editorList(names: readonly Name[]): string {
  return names.length > 2 ? `${directName(names[0]!)} et al.` : listed(names.map(directName));
}

/** What follows the title, in the handbook's order. */
function elements(parts: Parts): Run[][] {
  const { kind, authors, editors, container, publisher, event, place, edition, volume, issue, number, page } =
    parts;
  const by = kind === 'chapter' || authors.length ? editorList(editors) : '';
  const periodical = kind === 'journal' || kind === 'magazine' || kind === 'news' || kind === 'blog';
  const numbered = issue ?? (number && /^\d+$/.test(number) ? number : undefined);
  return [
    italic(container),
    plain(by && `edited by ${by}`),
    plain(edition),
    plain(volume && `vol. ${volume}`),
    plain(numbered ? `no. ${numbered}` : number),
    plain(event),
    plain(periodical ? undefined : publisher),
    plain(dateOf(parts)),
    plain(event && place),
    plain(withP(pagesOf(page))),
    linkOf(parts)
  ];
}

/** An address without its scheme, a DOI's whole. */
function linkOf({ link }: Parts): Run[] {
  return plain(link?.startsWith('https://doi.org/') ? link : link?.replace(/^https?:\/\//, ''));
}

function dateOf({ kind, issued, issuedWords }: Parts): string | undefined {
  if (!issued) return issuedWords;
  return kind === 'book' || kind === 'chapter' || kind === 'thesis' ? String(issued.year) : day(issued);
}

/** '18 July 2024', '5 Jan. 2030': months of more than four letters are shortened. */
function day({ year, month, day }: CalendarDate): string {
  const name = month ? MONTHS[month - 1]! : '';
  const short = name.length > 4 ? `${name.slice(0, name === 'September' ? 4 : 3)}.` : name;
  return [month ? day : undefined, short, year].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Of a second number above 99 the last two digits, or more where it needs them: 96-101, 103-04, 395-401. */
function pagesOf(page: string | undefined): string | undefined {
  const range = page && pageRange(page);
  if (!range) return page?.replaceAll('–', '-');
  const [from, to] = range;
  const short = to.length === from.length && to.length > 2 && from.slice(0, -2) === to.slice(0, -2);
  return `${from}-${short ? to.slice(-2) : to}`;
}
