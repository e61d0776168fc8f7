import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Citation, Claim, ClaimId, Source } from '../model/map.ts';
import { Assembly, linesOf } from './assembly.ts';
import type { Written } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { oneLine, trimmedLines } from './line.ts';
import { type Entry as Line, outline } from './outline.ts';

const TITLE = /^Discussion (?:Title|Name):\s*(.*)$/s;
const ENTRY = /^(\s*)((?:\d+\.)+)\s*(?:(Thesis|Pro|Con|Question):)?\s*(.*)$/s;
const LINK = /^->\s*See\s+((?:\d+\.)*\d+)\.?\s*$/;
const ELSEWHERE = /^->\s*See discussion\b/;
/** In the older dialect sources are links in the text. */
const INLINE = /(?<!\\)\[((?:\\.|[^[\]\\])*)\]\(((?:\\.|[^[()\\\s])+)\)/g;

/** An entry as it stands in the file, on the line of its number. */
interface Entry {
  number: string;
  kind: string | undefined;
  line: number;
  text: string[];
}

/**
 * Reads a discussion that was exported from Kialo as text, in its older dialect (one line a claim, sources as links) or the
 * newer one (indented, sources with the passages that are quoted, at the end). There is no specification: what is read was
 * found in exports. A claim that is linked to a second place is one claim with two reasons. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly(text);
  const lines = linesOf(text);
  const sourcesAt = lines.findIndex((line) => /^Sources:\s*$/.test(line));
  const body = sourcesAt < 0 ? lines : lines.slice(0, sourcesAt);
  const { title, entries } = entriesIn(body, assembly);
  assembly.title = plain(title);
  const cited = sourcesAt < 0 ? new Map() : sourcesIn(lines.slice(sourcesAt + 1));
  const marks = { next: 1 };
  const claims = new Map<string, Claim>();
  for (const entry of entries) {
    const words = entry.text.join(' ').trim();
    const link = LINK.exec(words)?.[1];
    const linked = link === undefined ? undefined : claims.get(link);
    if (link !== undefined && !linked) {
      assembly.dangling(`points to ${link}, which does not stand before it`, { line: entry.line });
      continue;
    }
    if (ELSEWHERE.test(words)) assembly.omit('points to another discussion', { line: entry.line });
    if (entry.kind === 'Question') {
      assembly.title = plain(words) || assembly.title;
      continue;
    }
    const claim = linked ?? assembly.add(claimOf(entry, words, assembly, cited, marks));
    if (!linked) claims.set(entry.number, claim);
    const above = claims.get(entry.number.split('.').slice(0, -1).join('.'));
    if (above && entry.kind !== 'Thesis')
      assembly.reason(entry.kind === 'Con' ? 'con' : 'pro', [claim.id], above.id);
  }
  const roots = entries.filter(({ number, kind }) => !number.includes('.') && kind !== 'Question');
  if (roots.length === 1) assembly.motion = claims.get(roots[0]!.number)?.id;
  for (const number of cited.keys())
    if (number >= marks.next)
      assembly.omit(`source ${number} is cited nowhere`, { line: cited.get(number)!.line });
  return assembly.checked();
}

/** The entries of a discussion: a line begins one where its number goes on from those before it. */
function entriesIn(lines: readonly string[], assembly: Assembly): { title: string; entries: Entry[] } {
  const entries: Entry[] = [];
  /** The kind of each number so far. */
  const seen = new Map<string, string | undefined>();
  let title: string[] = [];
  let isTitle = false;
  for (const [at, line] of lines.entries()) {
    const named = entries.length ? null : TITLE.exec(line);
    if (named) {
      title = [named[1]!.trim()];
      isTitle = !title[0];
      continue;
    }
    const [, , numbered = '', kind, rest = ''] = ENTRY.exec(line) ?? [];
    const number = numbered.slice(0, -1);
    const above = number.split('.').slice(0, -1).join('.');
    const isFirst = number !== '' && !number.includes('.');
    // A claim may hold lines that look like a list.
    const begins =
      number !== '' &&
      !seen.has(number) &&
      (isFirst ? kind !== undefined || !entries.length : seen.has(above));
    // In the older dialect the theses of a question have no word before them.
    if (begins && (kind !== undefined || isFirst || seen.get(above) === 'Question')) {
      const isAsked = isFirst && kind === undefined && rest.trimEnd().endsWith('?');
      seen.set(number, isAsked ? 'Question' : kind);
      // A root that asks, and has theses under it, is a question though it does not say so.
      const root = entries[0];
      if (kind === undefined && !isFirst && root) root.kind ??= 'Question';
      isTitle = false;
      entries.push({ number, kind, line: at + 1, text: rest.trim() ? [rest.trim()] : [] });
      continue;
    }
    if (!line.trim()) continue;
    const last = entries.at(-1);
    if (isTitle) title.push(line.trim());
    else if (last) last.text.push(line.trim());
    else assembly.fault('stands before the first claim', { line: at + 1 });
  }
  return { title: title.join(' ').trim(), entries };
}

interface Listed {
  address: string;
  quoted: string;
  line: number;
}

/** The sources at the end of the newer dialect, by their numbers, which follow each other from 1. */
function sourcesIn(lines: readonly string[]): Map<number, Listed> {
  const found = new Map<number, Listed>();
  for (const [at, line] of lines.entries()) {
    const [, number, address = ''] = /^\[(\d+)\]\s*(.*)$/s.exec(line) ?? [];
    if (number !== undefined && Number(number) === found.size + 1) {
      found.set(found.size + 1, { address: address.trim(), quoted: '', line: at + 1 });
      continue;
    }
    const last = found.get(found.size);
    if (last)
      last.quoted = last.quoted || line.trim() ? `${last.quoted}${last.quoted && '\n'}${line.trim()}` : '';
  }
  return found;
}

function claimOf(
  { number }: Entry,
  words: string,
  assembly: Assembly,
  cited: ReadonlyMap<number, Listed>,
  marks: { next: number }
): Claim {
  const citations: Citation[] = [];
  const cite = (address: string, quoted = '') => {
    const exact = quoted
      .trim()
      .replace(/^["“]|["”]$/g, '')
      .trim();
    const url = addressIn(address);
    const { id: source } = url === undefined ? assembly.sourceNamed(address) : assembly.sourceAt(url);
    citations.push({ source, ...(exact && { quote: { exact } }) });
  };
  const unmarked = words.replace(/\s?\[(\d+)\]/g, (mark, digits: string) => {
    const listed = cited.get(Number(digits));
    // What somebody wrote in brackets is not the next number.
    if (Number(digits) !== marks.next || !listed) return mark;
    marks.next++;
    if (listed.address) cite(listed.address, listed.quoted);
    return '';
  });
  const unlinked = unmarked.replace(INLINE, (_, text: string, address: string) => {
    cite(plain(address));
    return text;
  });
  return { id: number, text: plain(unlinked), ...(citations.length && { citations }) };
}

/** The address that a line of the sources is, which may lack its beginning; none where it is words. */
function addressIn(line: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:(?:\/\/|\S+$)/i.test(line)) return line;
  return /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#:]\S*)?$/u.test(line) ? `https://${line}` : undefined;
}

/** Without the backslashes of the older dialect, and of what is written here. */
function plain(text: string): string {
  return text.replace(/\\([()[\]\\*_.:>-])/g, '$1').trim();
}

/**
 * Writes a map as a discussion in the newer dialect of Kialo. A claim stands where it is met first, and as `-> See` elsewhere.
 * What does not lead to one thesis stands under a question, as do all theses of a map without a motion. A source is its
 * address, or else its title. Words that would be read as something else have backslashes, as in the older dialect.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = hold(map, holdsOf(map));
  return { text: written(held), losses };
}

/** What of this map a discussion holds. */
export function holdsOf(map: ArgumentMap): Holds {
  const theses = outline(hold(map, { map: ['motion'], supports: true }).map).filter(({ above }) => above < 0);
  const isMotion = theses.length === 1 && theses[0]!.claim.id === map.motion;
  const cited = new Set(map.claims.flatMap(({ citations = [] }) => citations.map(({ source }) => source)));
  return {
    map: isMotion ? ['title', 'motion'] : ['title'],
    citation: ['quote'],
    quote: [],
    supports: true,
    source: (source) => (cited.has(source.id) ? sourceHeld(source) : undefined),
    words: (text, field) => (field === 'exact' ? trimmedLines(text) : oneLine(text))
  };
}

function sourceHeld({ URL, title }: Source): Omit<Source, 'id'> | undefined {
  const url = addressIn(oneLine(URL ?? ''));
  if (url !== undefined) return { type: 'webpage', URL: url };
  const words = oneLine(title ?? '');
  return words && addressIn(words) === undefined ? { type: 'document', title: title! } : undefined;
}

function written(map: ArgumentMap): string {
  const isOne = map.motion !== undefined;
  const sources = new Map(map.sources.map((source) => [source.id, source]));
  const lines = ['Discussion Name:', safe(map.title), ''];
  const listed: string[] = [];
  const entries = outline(map);
  const numbers = numbered(entries, isOne);
  const whole = new Map<ClaimId, string>();
  if (!isOne && entries.length) lines.push('1. Question:', safe(map.title), '');
  for (const [at, { claim, reason, again, level }] of entries.entries()) {
    const number = numbers[at]!;
    const indent = '  '.repeat(isOne ? level : level + 1);
    const kind = reason ? (reason.side === 'pro' ? 'Pro' : 'Con') : 'Thesis';
    lines.push(`${indent}${number} ${kind}:`);
    if (again) lines.push(`${indent}-> See ${whole.get(claim.id)}`, '');
    else {
      whole.set(claim.id, number);
      const marks = (claim.citations ?? []).map(({ source, quote }) => {
        const { URL, title } = sources.get(source)!;
        return `[${listed.push(sourceWritten(listed.length + 1, URL ?? title!, quote?.exact))}]`;
      });
      lines.push(`${indent}${[safe(claim.text), ...marks].join(' ').trim()}`, '');
    }
  }
  if (listed.length) lines.push('Sources:', ...listed, '');
  return lines.join('\n');
}

function sourceWritten(number: number, named: string, quoted: string | undefined): string {
  // A line of a quotation must not begin as the next source does.
  const lines = quoted ? [`"${quoted.replace(/\n(?=\[)/g, '\n ')}"`] : [];
  return [`[${number}] ${named}`, ...lines].join('\n');
}

/** The number of each entry, with its dot. */
function numbered(entries: readonly Line[], isOne: boolean): string[] {
  const counts = new Map<number, number>();
  const numbers: string[] = [];
  for (const { above } of entries) {
    const count = (counts.get(above) ?? 0) + 1;
    counts.set(above, count);
    numbers.push(`${above < 0 ? (isOne ? '' : '1.') : numbers[above]}${count}.`);
  }
  return numbers;
}

/** A text in one line so that it is read as nothing but words. */
function safe(text: string): string {
  const words = text.replaceAll('\\', '\\\\');
  // What looks like a mark, or a link of the older dialect.
  const unmarked = /\[\d+\]|\]\(/.test(words) ? words.replace(/[[\]]/g, '\\$&') : words;
  return unmarked
    .replace(/^(\d+)\./, '$1\\.')
    .replace(/^->/, '\\->')
    .replace(/^(Sources|Discussion (?:Title|Name)):/, '$1\\:');
}
