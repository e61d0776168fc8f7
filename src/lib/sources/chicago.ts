import { directName, invertedName, type Name } from './names.ts';
import {
  americanDate,
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
  stopped,
  textOf
} from './styled.ts';

/** Works whose titles are in italics; those of laws and treaties stand as they are, others in quotation marks. */
const ITALIC = new Set(['book', 'report', 'document']);
const ROMAN = new Set(['treaty', 'law']);
const PERIODICAL = new Set(['journal', 'magazine', 'news', 'blog']);
/** Of these the year is enough. */
const YEARLY = new Set(['book', 'chapter', 'thesis', 'journal']);

/**
 * An entry of a bibliography after The Chicago Manual of Style, 18th edition, chapters 13 and 14 (notes and
 * bibliography). Places of publication and pages of chapters are not given, as in that edition; a newspaper's article
 * that nobody signs stands under the newspaper.
 */
export function chicago(parts: Parts): Run[] {
  const { kind, container, link } = parts;
  const people = leadOf(parts, bibliographyNames);
  const lead = people.length || kind !== 'news' ? people : italic(container);
  const rest = lead === people ? parts : { ...parts, container: undefined };
  return sentences([lead, titleOf(parts, '.'), ...published(rest), plain(link)]);
}

/** Where a work appeared, as sentences of a bibliography. */
function published(parts: Parts): Run[][] {
  const { kind, authors, editors, container, edition, volume, genre, number } = parts;
  const editedBy = editors.length ? `dited by ${listed(editors.map(directName))}` : '';
  const date = plain(dateOf(parts));
  if (kind === 'journal') return [periodical(parts, parts.page)];
  if (PERIODICAL.has(kind)) return [joined([italic(container), date], ', ')];
  if (kind === 'chapter') {
    const book = [...plain('In '), ...italic(container), ...plain(editedBy && `, e${editedBy}`)];
    return [book, plain(edition), plain(factsOf(parts))];
  }
  if (kind === 'page')
    return [...sitesOf(parts), date.length ? [capital(date[0]!.text)] : plain(seen(parts, 'Accessed'))];
  if (kind === 'thesis') return [plain(thesisFacts(parts)), plain(container)];
  if (!ITALIC.has(kind)) return [joined(factsOfOthers(parts), ', '), plain(seen(parts, 'Accessed'))];
  const by = authors.length && editedBy && `E${editedBy}`;
  const report = kind === 'report' ? [genre, number].filter(Boolean).join(' ') : '';
  return [by, edition, volume && `Vol. ${volume}`, report, factsOf(parts)].map((part) => plain(part || ''));
}

/**
 * The full note to the same source. `locator` is the page or place that is cited: '45', 'p. 45' or words; without it
 * a journal's article gives its pages.
 */
export function chicagoNote(parts: Parts, locator?: string): Run[] {
  const { kind, authors, editors, container, edition, page, link } = parts;
  const cited = locator?.replace(/^pp?\.\s*(?=\d)/, '').replace(/(?<=\d)-(?=\d)/g, '–');
  const at = plain(cited);
  const by =
    editors.length && (authors.length || kind === 'chapter')
      ? `, ed. ${listed(editors.map(directName))}`
      : '';
  const facts = kind === 'thesis' ? thesisFacts(parts) : [edition, factsOf(parts)].filter(Boolean).join(', ');
  const inBrackets = plain(by + (facts && ` (${facts})`));
  if (ITALIC.has(kind) || kind === 'thesis') {
    return note(parts, inBrackets, [at, plain(kind === 'thesis' ? container : ''), plain(link)]);
  }
  if (kind === 'journal') {
    const byPage = cited && /^\d/.test(cited);
    const part = periodical(parts, byPage ? cited : cited ? undefined : page);
    return note(parts, [], [part, byPage ? [] : at, plain(link)]);
  }
  const where = PERIODICAL.has(kind)
    ? [italic(container), plain(dateOf(parts))]
    : kind === 'chapter'
      ? [[...plain('in '), ...italic(container), ...inBrackets]]
      : kind === 'page'
        ? [...sitesOf(parts), plain(dateOf(parts))]
        : factsOfOthers(parts);
  return note(parts, [], [...where, plain(seen(parts, 'accessed')), at, plain(link)]);
}

/** Names and title, what follows the title without a comma, and the rest after commas. */
function note(parts: Parts, close: Run[], after: Run[][]): Run[] {
  const names = leadOf(parts, noteNames);
  const rest = joined(after, ', ');
  const quoted = !ITALIC.has(parts.kind) && !ROMAN.has(parts.kind) && parts.title;
  const inside = quoted && rest.length && !close.length;
  const title = titleOf(parts, inside ? ',' : '');
  const closing = title.length ? close : plain(textOf(close).replace(/^[, ]+/, ''));
  const head = [...title, ...closing];
  return stopped(joined([names, joined([head, rest], inside ? ' ' : ', ')], ', '));
}

/** Authors, else the editors as such. */
function leadOf({ kind, authors, editors }: Parts, write: (names: readonly Name[]) => string): Run[] {
  if (authors.length || kind === 'chapter') return plain(write(authors));
  return plain(editors.length ? `${write(editors)}, ${editors.length > 1 ? 'eds.' : 'ed.'}` : '');
}

function sitesOf({ authors, container, publisher }: Parts): Run[][] {
  return [container, publisher].filter((name) => !signedBy(authors, name)).map(plain);
}

function factsOfOthers(parts: Parts): Run[][] {
  const { kind, genre, number, event, container, publisher } = parts;
  const told = genre ?? (kind === 'dataset' ? 'Data set' : undefined);
  return [told, ROMAN.has(kind) ? number : event, container, publisher, dateOf(parts)].map(plain);
}

function capital(text: string): Run {
  return { text: text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) };
}

function titleOf({ kind, title }: Parts, mark: '.' | ',' | ''): Run[] {
  if (ITALIC.has(kind)) return italic(title);
  return ROMAN.has(kind) ? plain(title) : inQuotes(title, mark);
}

/** Up to six names; of more the first three (section 13.23). */
function bibliographyNames(names: readonly Name[]): string {
  const [first, ...others] = names;
  if (!first) return '';
  const lead = invertedName(first);
  if (names.length > 6) return `${[lead, ...others.slice(0, 2).map(directName)].join(', ')}, et al.`;
  const pair = lead.includes(',') ? ', and ' : ' and ';
  return listed([lead, ...others.map(directName)], 'and', pair);
}

/** Up to two names; of more the first. */
function noteNames(names: readonly Name[]): string {
  return names.length > 2 ? `${directName(names[0]!)} et al.` : listed(names.map(directName));
}

/** '*Journal* 127, no. 6 (2022): 1842–59'. */
function periodical(
  { container, volume, issue, issued, issuedWords }: Parts,
  page: string | undefined
): Run[] {
  const year = issued?.year ?? issuedWords;
  const part = joined(
    [joined([italic(container), plain(volume)], ' '), plain(issue && `no. ${issue}`)],
    ', '
  );
  const dated = joined([part, plain(year === undefined ? '' : `(${year})`)], ' ');
  return joined([dated, plain(page && pagesOf(page))], ': ');
}

function factsOf(parts: Parts): string {
  const { kind, publisher, container } = parts;
  const series = kind === 'chapter' ? undefined : container;
  return [series, publisher, dateOf(parts) ?? (parts.link ? '' : 'n.d.')].filter(Boolean).join(', ');
}

function thesisFacts({ genre, publisher, issued, issuedWords }: Parts): string {
  return [genre ?? 'Thesis', publisher, issued?.year ?? issuedWords].filter(Boolean).join(', ');
}

function dateOf({ kind, issued, issuedWords }: Parts): string | undefined {
  if (!issued) return issuedWords;
  return YEARLY.has(kind) ? String(issued.year) : americanDate(issued);
}

function seen({ accessed, issued, issuedWords }: Parts, word: string): string | undefined {
  return accessed && !issued && !issuedWords ? `${word} ${americanDate(accessed)}` : undefined;
}

/** The second number as short as section 9.63 allows: 3–10, 71–72, 100–104, 107–8, 321–28, 1496–500. */
function pagesOf(page: string): string {
  const range = pageRange(page);
  if (!range) return page;
  const [from, to] = range;
  const start = Number(from);
  if (from.length !== to.length || start < 100 || start % 100 === 0) return `${from}–${to}`;
  let same = 0;
  while (same < to.length - 1 && from[same] === to[same]) same++;
  const least = start % 100 < 10 ? 1 : 2;
  return `${from}–${to.slice(Math.min(same, to.length - least))}`;
}
