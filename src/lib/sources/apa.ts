import { initials, invertedName, type Name, named } from './names.ts';
import {
  americanDate,
  italic,
  joined,
  listed,
  type Parts,
  plain,
  type Run,
  sentences,
  signedBy,
  withP
} from './styled.ts';

/** Kinds of which the year is enough (section 9.14). */
const YEARLY = new Set(['journal', 'book', 'chapter', 'thesis', 'dataset']);
/** Kinds that are part of a greater whole, whose own title is not in italics (section 9.19). */
const PARTS = new Set(['journal', 'magazine', 'news', 'blog', 'chapter']);

/**
 * An entry of a reference list after the Publication Manual of the American Psychological Association, 7th edition,
 * chapters 9 to 11. Titles keep the capitals that they have. Treaties and laws follow its legal forms.
 */
export function apa(parts: Parts): Run[] {
  const { kind, authors, editors, link } = parts;
  if (kind === 'treaty') {
    return joined([plain(parts.title), plain(dayOf(parts)), plain(link)], ', ');
  }
  if (kind === 'law') return withLink(sentences([law(parts)]), parts);
  const lead = authors.length ? authors : kind === 'chapter' ? [] : editors;
  const role = !authors.length && lead.length ? ` (${lead.length > 1 ? 'Eds.' : 'Ed.'})` : '';
  const people = plain(lead.length ? authorList(lead) + role : '');
  const date = plain(`(${yearOf(parts)})`);
  const title = titleOf(parts);
  const head = people.length || !title.length ? [people, date, title] : [title, date];
  return withLink(sentences([...head, ...whereFrom(parts)]), parts);
}

/** Up to twenty names, of more the first nineteen and the last (section 9.8). */
function authorList(names: readonly Name[]): string {
  const all = named(names).map((name) => invertedName(name, initials));
  if (all.length > 20) return `${all.slice(0, 19).join(', ')}, . . . ${all.at(-1)}`;
  return listed(all, '&', ', & ');
}

function yearOf(parts: Parts): string {
  const { issued, issuedWords, kind } = parts;
  if (!issued) return issuedWords ?? 'n.d.';
  const { year, month, day } = issued;
  if (!month || YEARLY.has(kind)) return String(year);
  return `${year}, ${americanDate({ year, month, day }).replace(/,? -?\d+$/, '')}`;
}

function dayOf({ issued, issuedWords }: Parts): string | undefined {
  return issued ? americanDate(issued) : issuedWords;
}

function titleOf(parts: Parts): Run[] {
  const { kind, title, edition, volume, number, publisher } = parts;
  if (!title) return [];
  const name = PARTS.has(kind) ? plain(title) : italic(title);
  if (PARTS.has(kind)) return name;
  const genre = genreOf(parts);
  const numbered = number && /^\d+$/.test(number) ? `${genre ?? 'Report'} No. ${number}` : number;
  const inside =
    kind === 'book' ? [edition, volume && `Vol. ${volume}`] : [edition, kind === 'report' && numbered];
  const brackets = inside.filter(Boolean).join(', ');
  const told = kind === 'report' && numbered && numbered !== number ? undefined : genre;
  const form = kind === 'thesis' ? [told, publisher].filter(Boolean).join(', ') : told;
  return [...name, ...plain(brackets && ` (${brackets})`), ...plain(form && ` [${form}]`)];
}

/** What a work is, where its title does not show it (section 9.21). */
function genreOf({ kind, genre }: Parts): string | undefined {
  if (kind === 'thesis') {
    if (!genre || /^ph\.?\s?d|doctor/i.test(genre)) return genre ? 'Doctoral dissertation' : 'Thesis';
    return /^m\.?\s?a\b|^m\.?\s?sc|master/i.test(genre) ? 'Master’s thesis' : genre;
  }
  if (genre) return genre;
  const words = { dataset: 'Data set', video: 'Video', speech: 'Speech', interview: 'Interview' } as const;
  return kind in words ? words[kind as keyof typeof words] : undefined;
}

function whereFrom(parts: Parts): Run[][] {
  const { kind, authors, editors, container, publisher, event, place, volume, issue, page, edition } = parts;
  if (kind === 'journal' || kind === 'magazine' || kind === 'news' || kind === 'blog') {
    const part = [...italic(volume), ...plain(issue && `(${issue})`)];
    return [joined([italic(container), kind === 'news' ? [] : part, plain(page)], ', ')];
  }
  if (kind === 'chapter') {
    const names = named(editors).map((name) => directInitials(name));
    const by = names.length ? `${listed(names, '&')} (${names.length > 1 ? 'Eds.' : 'Ed.'}), ` : '';
    const inside = [edition, volume && `Vol. ${volume}`, withP(page)].filter(Boolean).join(', ');
    return [
      [...plain(`In ${by}`), ...italic(container), ...plain(inside && ` (${inside})`)],
      plain(publisher)
    ];
  }
  const unsigned = (name: string | undefined) => (signedBy(authors, name) ? undefined : name);
  if (kind === 'thesis') return [plain(unsigned(container))];
  if (kind === 'speech' && event) return [plain([event, place].filter(Boolean).join(', '))];
  const site = kind === 'page' || kind === 'video' || kind === 'interview';
  return [plain(unsigned(site ? (container ?? publisher) : (publisher ?? container)))];
}

function directInitials(name: Name): string {
  return name.literal || [name.given && initials(name.given), ...lastOf(name)].filter(Boolean).join(' ');
}

function lastOf(name: Name): (string | undefined)[] {
  return [name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix];
}

function law({ title, container, number, issued, issuedWords }: Parts): Run[] {
  const named = [title, [container, number].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const year = issued?.year ?? issuedWords;
  return plain(year === undefined ? named : `${named} (${year})`);
}

/** An address ends an entry without a full stop; a page without a date says when it was seen (section 9.16). */
function withLink(runs: Run[], { kind, link, issued, issuedWords, accessed }: Parts): Run[] {
  if (!link) return runs;
  const undated = (kind === 'page' || kind === 'chapter') && !issued && !issuedWords && accessed;
  const before = undated ? `Retrieved ${americanDate(accessed)}, from ` : '';
  return joined([runs, plain(before + link)], ' ');
}
