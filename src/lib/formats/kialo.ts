import type { Checked } from '../model/check.ts';
import type { Citation, Claim } from '../model/map.ts';
import { Assembly, linesOf } from './assembly.ts';

const TITLE = /^Discussion (?:Title|Name):\s*(.*)$/;
const ENTRY = /^(\s*)((?:\d+\.)+)\s*(?:(Thesis|Pro|Con|Question):)?\s*(.*)$/;
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
  assembly.title = title;
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
  let title = '';
  let isTitle = false;
  for (const [at, line] of lines.entries()) {
    const named = entries.length ? null : TITLE.exec(line);
    if (named) {
      title = named[1]!.trim();
      isTitle = !title;
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
      seen.set(number, kind);
      isTitle = false;
      entries.push({ number, kind, line: at + 1, text: rest.trim() ? [rest.trim()] : [] });
      continue;
    }
    if (!line.trim()) continue;
    const last = entries.at(-1);
    if (isTitle) title = `${title} ${line.trim()}`.trim();
    else if (last) last.text.push(line.trim());
    else assembly.fault('stands before the first claim', { line: at + 1 });
  }
  return { title, entries };
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
    const [, number, address = ''] = /^\[(\d+)\]\s*(.*)$/.exec(line) ?? [];
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
    const source = assembly.sourceAt(address).id;
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

/** Without the backslashes of the older dialect. */
function plain(text: string): string {
  return text.replace(/\\([()[\]\\*_])/g, '$1').trim();
}
