import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Citation, ClaimId, Source } from '../model/map.ts';
import { Assembly, linesOf } from './assembly.ts';
import type { Written } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { oneLine } from './line.ts';
import { outline } from './outline.ts';
import { assemble, type Item, sided, wordFor } from './outline-read.ts';

const ITEM = /^([-*+•]|\d{1,9}[.)])(?:[ \t]+|$)/;
const DEFINITION = /^\[([^\]\\]{1,100})\]:(.*)$/s;
/** A heading stands above every item. */
const HEADINGS = -1000;
/** An address has at most so many characters. */
const LONGEST_LINK = 4000;

/**
 * Reads an outline: a list in Markdown, or text whose lines are indented. An item is a reason for or against the one under
 * which it stands, as a word before it says (`Pro:`, `**Con:**`, `But:`). `{#name}` after it names its claim, `(see #name)` is
 * that claim once more, `[1]` cites the source that is told of in a line `[1]: address "Title"`. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly();
  const lines = withoutFrontMatter(linesOf(text), assembly);
  const sources = definitions(lines, assembly);
  const items = itemsIn(lines, sources, assembly);
  assemble(
    items.map((item) => ({ ...item, ...meaning(item.text, sources, assembly) })),
    assembly
  );
  return assembly.checked();
}

/** Settings between lines of hyphens before a text, as Obsidian and others have them; what stands after stays on its lines. */
function withoutFrontMatter(lines: string[], assembly: Assembly): string[] {
  if (lines[0]?.trimEnd() !== '---') return lines;
  const end = lines.findIndex((line, at) => at > 0 && /^(---|\.\.\.)\s*$/.test(line));
  const between = lines.slice(1, end);
  if (end < 0 || !between.every((line) => /^(\s|#|- |[\w-]+:|$)/.test(line))) return lines;
  if (between.some((line) => line.trim())) assembly.omit('the front matter is left out', { line: 1 });
  return lines.map((line, at) => (at <= end ? '' : line));
}

/** The sources that the file tells of, by their marks. */
function definitions(lines: readonly string[], assembly: Assembly): Map<string, Source> {
  const found = new Map<string, Source>();
  for (const [at, line] of lines.entries()) {
    const [, mark, rest = ''] = DEFINITION.exec(line) ?? [];
    if (mark === undefined) continue;
    const { address, title } = target(rest.trim());
    if (found.has(mark)) {
      assembly.fault(`tells of “[${mark}]” a second time`, { line: at + 1 });
      continue;
    }
    const source: Source = {
      id: `s${found.size + 1}`,
      type: address ? 'webpage' : 'document',
      ...(address && { URL: address }),
      ...(title && { title })
    };
    found.set(mark, source);
    assembly.source(source);
  }
  return found;
}

/** The address of a definition, in pointed brackets or not, and the title after it. */
function target(text: string): { address: string; title: string } {
  const [, pointed, bare = ''] = /^(?:<((?:\\.|[^<>\\])*)>|(\S+))/s.exec(text) ?? [];
  const after = text.slice(
    pointed === undefined ? bare.length : /^<(?:\\.|[^<>\\])*>/s.exec(text)![0].length
  );
  const rest = after.trim();
  const isQuoted = rest.length > 1 && rest.startsWith('"') && rest.endsWith('"');
  return { address: plain(pointed ?? bare), title: plain(isQuoted ? rest.slice(1, -1) : rest) };
}

/** The box of a task. */
const TASK = /^\[[ xX]\][ \t]+/;

/** The items of a list, or where there is none, the lines of the text, each with what stands above it. */
function itemsIn(lines: readonly string[], sources: ReadonlyMap<string, Source>, assembly: Assembly): Item[] {
  const isList = lines.some((line) => ITEM.test(line.trimStart()) || /^#{1,6}[ \t]/.test(line));
  const items: Item[] = [];
  const parts: string[][] = [];
  /** The items above the next one, and how far each is indented. */
  const way: { at: number; indent: number }[] = [];
  const begin = (indent: number, text: string, line: number) => {
    while (way.length && way.at(-1)!.indent >= indent) way.pop();
    const at = items.push({ above: way.at(-1)?.at ?? -1, line, text: '' }) - 1;
    parts.push([text]);
    way.push({ at, indent });
  };
  let isTitled = false;
  let isApart = false;
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    const place = { line: at + 1 };
    if (!line) {
      isApart = true;
      continue;
    }
    const mark = DEFINITION.exec(raw)?.[1];
    const indent = indentOf(raw);
    const [heading = ''] = /^#{1,6}(?=[ \t]|$)/.exec(raw) ?? [];
    const [bullet] = ITEM.exec(line) ?? [];
    if (mark !== undefined && sources.has(mark)) continue;
    if (heading === '#' && !isTitled && !items.length) {
      isTitled = true;
      assembly.title = plain(line.slice(1).trim());
    } else if (heading) begin(HEADINGS + heading.length, line.slice(heading.length).trim(), at + 1);
    else if (bullet !== undefined) begin(indent, line.slice(bullet.length).replace(TASK, ''), at + 1);
    else if (!isList) begin(indent, line, at + 1);
    else if (items.length && (!isApart || indent > way.at(-1)!.indent)) parts.at(-1)!.push(line);
    else assembly.omit(`the words “${line.slice(0, 50)}” outside of the list are left out`, place);
    isApart = false;
  }
  return items.map((item, at) => ({ ...item, text: parts[at]!.join(' ').trim() }));
}

/** Columns before the first letter; a tab goes to the next multiple of four. */
function indentOf(line: string): number {
  let indent = 0;
  for (const unit of line) {
    if (unit === '\t') indent += 4 - (indent % 4);
    else if (unit.trim() === '') indent++;
    else break;
  }
  return indent;
}

/** What the text of an item says: its side, its name or the claim that it refers to, what it cites, its words. */
function meaning(
  text: string,
  sources: ReadonlyMap<string, Source>,
  assembly: Assembly
): Omit<Item, 'above' | 'line'> {
  const { text: said, ...side } = sided(text);
  const id = ending(said, '{#', '}');
  const unnamed = id === undefined ? said : said.slice(0, said.lastIndexOf('{#')).trimEnd();
  const ref = ending(unnamed, '(see #', ')');
  const rest = ref === undefined ? unnamed : unnamed.slice(0, unnamed.lastIndexOf('(see #')).trimEnd();
  const citations: Citation[] = [];
  const words = rest
    .replace(NOTE, (_, name: string, words = name) => words)
    .replace(LINK, (whole, marked?: string, linked?: string, address?: string) => {
      if (address !== undefined) {
        citations.push({ source: assembly.sourceAt(plain(address)).id });
        return linked!;
      }
      const source = marked === undefined ? undefined : sources.get(marked);
      if (!source) return whole;
      citations.push({ source: source.id });
      return '';
    });
  return {
    ...side,
    text: plain(words.trim()),
    ...(id !== undefined && { id }),
    ...(ref !== undefined && { ref }),
    // Where a claim is referred to, what it cites was said before.
    ...(citations.length && ref === undefined && { more: { citations } })
  };
}

/** A link to another note of the same program, with words of its own or not. */
const NOTE = /(?<!\\)\[\[([^[\]|\\]{1,200})(?:\|([^[\]|\\]{1,200}))?\]\]/g;

/** An escaped letter, which is nothing else; a mark; or a link. */
const LINK = new RegExp(
  `\\\\[^]|\\s?\\[([^\\[\\]\\\\]{1,100})\\](?!\\()|\\[([^\\[\\]\\\\]{1,${LONGEST_LINK}})\\]\\(((?:\\\\.|[^\\s()\\[\\]\\\\]){1,${LONGEST_LINK}})\\)`,
  'g'
);

/** What stands in brackets of a kind at the end of a text. */
function ending(text: string, open: string, close: string): string | undefined {
  const at = text.endsWith(close) ? text.lastIndexOf(open) : -1;
  const name = text.slice(at + open.length, -close.length);
  return at < 0 || text[at - 1] === '\\' || !/^[^\s{}()\\]+$/.test(name) ? undefined : name;
}

/** Without the backslashes of Markdown. */
function plain(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
}

/** What an outline holds: claims for and against claims, and sources by their address and title. */
export const HOLDS: Holds = {
  map: ['title', 'motion'],
  citation: [],
  source({ URL, title }) {
    const [address, words] = [oneLine(URL ?? ''), oneLine(title ?? '')];
    if (!address && !words) return undefined;
    return { type: address ? 'webpage' : 'document', ...(address && { URL }), ...(words && { title }) };
  },
  supports: true,
  words: oneLine
};

/**
 * Writes a map as a list in Markdown under its title. A claim stands where it is met first, and elsewhere with its name in
 * brackets. Signs of Markdown in a text have backslashes.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = hold(map, HOLDS);
  const entries = outline(held);
  const names = new Map<ClaimId, string>();
  const used = new Set<string>();
  for (const { claim, again } of entries) {
    if (!again || names.has(claim.id)) continue;
    let name = /^[\w.:-]+$/.test(claim.id) ? claim.id : `c${names.size + 1}`;
    while (used.has(name)) name += '_';
    used.add(name);
    names.set(claim.id, name);
  }
  const marks = new Map(held.sources.map(({ id }, at) => [id, `[${at + 1}]`]));
  const roots = entries.filter(({ above }) => above < 0).length;
  const lines = entries.map(({ claim, reason, level, again }) => {
    const isPlain = !reason && roots === 1 && held.motion === claim.id;
    const name = names.get(claim.id);
    return [
      `${'  '.repeat(level)}-`,
      ...(isPlain ? [] : [`**${wordFor(reason, held.motion === claim.id)}:**`]),
      ...(claim.text ? [safe(claim.text)] : []),
      ...(again ? [`(see #${name})`] : (claim.citations ?? []).map(({ source }) => marks.get(source)!)),
      ...(!again && name !== undefined ? [`{#${name}}`] : [])
    ].join(' ');
  });
  const sources = held.sources.map(({ id, URL, title }) => {
    const words = title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : '';
    return `${marks.get(id)}: ${addressOf(URL ?? '')}${words}`;
  });
  const parts = [[`# ${safe(held.title)}`.trim()], lines, sources].filter((part) => part.length);
  return { text: `${parts.map((part) => part.join('\n')).join('\n\n')}\n`, losses };
}

function addressOf(url: string): string {
  return /^[^\s<>()\\"]+$/.test(url) ? url : `<${url.replace(/[<>\\]/g, '\\$&')}>`;
}

/** A text in one line so that it is read, here and by programs for Markdown, as nothing but words. */
function safe(text: string): string {
  const words = text
    .replace(/[\\`*_[\]<>{}]/g, '\\$&')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/\((?=see #)/g, '\\(')
    .replace(/^([-+#]|\d{1,9}(?=[.)]))/, (begin) => (/\d/.test(begin) ? begin : `\\${begin}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
  return sided(words).text === words ? words : words.replace(':', '\\:');
}
