import { Parser } from 'htmlparser2';
import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Citation, Claim, ClaimId } from '../model/map.ts';
import { Assembly } from './assembly.ts';
import type { Written } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { oneLine, readable, trimmedLines } from './line.ts';
import { outline } from './outline.ts';
import { assemble, type Item, sided, wordFor } from './outline-read.ts';

/** Outlines stand in each other no deeper than this. */
const DEEPEST = 2000;
/** So much is parsed at a time: what is found too deep stops the rest. */
const PART = 65_536;
/** A line of a note that names the address of a source. */
const CITED = /^Source: (\S.*)$/;

/**
 * Reads an outline in OPML 2.0. An outline is a reason for or against the one in which it stands, as its attribute `stance`
 * says, or else a word before its text (`Pro:`). `_note` is its note, in which lines `Source: address` are what it cites;
 * `nodeId` is its name, and `ref` the name of another, whose claim it is once more. Nothing is expanded or fetched. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly();
  const items = itemsIn(text.replace(/^\uFEFF/, ''), assembly);
  assemble(items, assembly);
  return assembly.checked();
}

function itemsIn(text: string, assembly: Assembly): Item[] {
  const items: Item[] = [];
  /** Of each element that is open, the item that it is, -1 for none. */
  const open: number[] = [];
  const above: number[] = [];
  let isTitle = false;
  let isRoot = true;
  let isStopped = false;
  let isEnding = false;
  let isUnclosed = false;
  let isCrossed = false;
  const lines = lineCounter(text);
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (isStopped) return;
        const line = lines(parser.startIndex);
        const name = tag.toLowerCase();
        if (isRoot && name !== 'opml')
          assembly.fault(`begins with <${tag.slice(0, 30)}>, not with <opml>`, { line });
        isRoot = false;
        if (open.length >= DEEPEST) {
          assembly.fault(`is nested more than ${DEEPEST} levels deep; this and the rest are left out`, {
            line
          });
          isStopped = true;
          return;
        }
        isTitle = name === 'title';
        const own = new Map(Object.entries(attributes));
        if (name !== 'outline') open.push(-1);
        else if (own.get('isComment') === 'true' && !own.get('stance')) {
          assembly.understand(`the comment “${(own.get('text') ?? '').slice(0, 50)}” stands as a claim`, {
            line
          });
          open.push(items.push(itemOf(own, above.at(-1) ?? -1, line, assembly)) - 1);
        } else open.push(items.push(itemOf(own, above.at(-1) ?? -1, line, assembly)) - 1);
        if (open.at(-1)! >= 0) above.push(open.at(-1)!);
      },
      ontext(words) {
        if (isTitle) assembly.title += words;
        else if (words.trim() && !isStopped && above.length)
          assembly.omit(`the words “${words.trim().slice(0, 50)}” in an outline are left out`, {
            line: lines(parser.startIndex)
          });
      },
      onclosetag(tag) {
        isTitle = false;
        // An end of another element ends all within that one.
        const end = parser.startIndex;
        if (!isCrossed && !isEnding && text.startsWith('</', end) && !text.startsWith(tag, end + 2)) {
          isCrossed = true;
          assembly.fault(`stands before the end of <${tag.slice(0, 30)}>`, { line: lines(end) });
        }
        if (open.pop()! >= 0) above.pop();
        isUnclosed ||= isEnding && !isStopped;
      }
    },
    { xmlMode: true, decodeEntities: true }
  );
  for (let at = 0; at < text.length && !isStopped; at += PART) parser.write(text.slice(at, at + PART));
  isEnding = true;
  parser.end();
  assembly.title = assembly.title.trim();
  if (isUnclosed) assembly.fault('ends before all of its elements do', { line: lines(text.length) });
  else if (isRoot) assembly.fault('is no OPML', { line: 1 });
  return items;
}

/** Gives the lines of places that do not fall. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    while (next >= 0 && next < at) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

function itemOf(own: ReadonlyMap<string, string>, above: number, line: number, assembly: Assembly): Item {
  const text = oneLine(own.get('text') ?? own.get('title') ?? '');
  const id = own.get('nodeId');
  const ref = own.get('ref');
  const more = moreOf(own, assembly);
  return {
    above,
    line,
    ...(own.has('stance') ? stanceOf(own.get('stance'), text) : plainSided(text)),
    ...(id && { id }),
    ...(ref !== undefined && { ref }),
    ...(Object.keys(more).length && { more })
  };
}

/** Letters as Workflowy has them: bold and the like, links, and people and days that are mentioned. */
const LETTERS = /<\/?(?:b|i|u|s|em|strong|code|a|span|mention|time)(?:\s[^<>]{0,2000})?>/gi;

/** The side of an outline of another program, which may say it by a sign. */
function plainSided(text: string): Pick<Item, 'side' | 'root' | 'text'> {
  const words = /<\/[a-z]+>/i.test(text) ? text.replace(LETTERS, '') : text;
  const [, sign, rest] = /^([+\u2212\u2013-])\s+(\S.*)$/.exec(words) ?? [];
  if (sign !== undefined) return { side: sign === '+' ? 'pro' : 'con', text: rest! };
  return sided(words);
}

function stanceOf(stance: string | undefined, text: string): Pick<Item, 'side' | 'root' | 'text'> {
  const found = sided(text);
  if (stance === 'motion' || stance === 'thesis') return { root: stance, text };
  if (stance !== 'pro' && stance !== 'con') return found;
  return { side: stance, text: found.side === stance ? found.text : text };
}

function moreOf(own: ReadonlyMap<string, string>, assembly: Assembly): Omit<Claim, 'id' | 'text'> {
  const citations: Citation[] = [];
  const lines = (own.get('_note') ?? '').split(/\r\n?|\n/).filter((line) => {
    const address = CITED.exec(line.trim())?.[1];
    if (address !== undefined) citations.push({ source: assembly.sourceAt(address).id });
    return address === undefined;
  });
  for (const name of ['url', 'htmlUrl', 'xmlUrl']) {
    const address = own.get(name)?.trim();
    if (address) citations.push({ source: assembly.sourceAt(address).id });
  }
  const note = lines.join('\n').trim();
  const tags = (own.get('category') ?? '').split(',').flatMap((tag) => tag.trim() || []);
  return { ...(note && { note }), ...(tags.length && { tags }), ...(citations.length && { citations }) };
}

/** What an outline holds: claims for and against claims with notes, and the addresses of sources that are cited. */
export function holds({ claims }: ArgumentMap): Holds {
  const cited = new Set(claims.flatMap(({ citations = [] }) => citations.map(({ source }) => source)));
  return {
    ...HOLDS,
    source: ({ id, URL }) =>
      cited.has(id) && oneLine(URL ?? '') ? { type: 'webpage', URL: URL! } : undefined
  };
}

const HOLDS: Holds = {
  map: ['title', 'motion'],
  claim: ['note'],
  citation: [],
  supports: true,
  words(text, field) {
    // What would be read as a source has a small letter.
    return field === 'note' ? trimmedLines(text).replace(/^Source:(?= )/gm, 'source:') : oneLine(text);
  }
};

/**
 * Writes a map as an outline in OPML. Sides stand in attributes, and as words before the text for programs that drop what they
 * do not know. A claim stands whole where it is met first, and elsewhere refers to that place.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = hold(map, holds(map));
  const addresses = new Map(held.sources.map(({ id, URL }) => [id, URL!]));
  const entries = outline(held);
  const names = namesOf(held.claims);
  const lines: string[] = [];
  const open: number[] = [];
  const close = (level: number) => {
    while (open.length && open.at(-1)! >= level) lines.push(`${indent(open.pop()!)}</outline>`);
  };
  for (const [at, { claim, reason, level, again }] of entries.entries()) {
    close(level);
    const word = wordFor(reason, claim.id === held.motion);
    const cited = (claim.citations ?? []).map(({ source }) => `Source: ${addresses.get(source)}`);
    const note = again ? '' : [...(claim.note ? [claim.note] : []), ...cited].join('\n');
    const attributes = [
      `text="${escaped(reason ? `${word}: ${claim.text}` : claim.text)}"`,
      `stance="${word.toLowerCase()}"`,
      `${again ? 'ref' : 'nodeId'}="${escaped(names.get(claim.id)!)}"`,
      ...(note ? [`_note="${escaped(note)}"`] : [])
    ];
    const isLeaf = entries[at + 1]?.above !== at;
    lines.push(`${indent(level)}<outline ${attributes.join(' ')}${isLeaf ? '/>' : '>'}`);
    if (!isLeaf) open.push(level);
  }
  close(0);
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escaped(held.title)}</title></head>`,
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
    ''
  ].join('\n');
  return { text, losses };
}

function indent(level: number): string {
  return '  '.repeat(level + 2);
}

/** The names of claims: their ids, where XML can hold them. */
function namesOf(claims: readonly Claim[]): Map<ClaimId, string> {
  const ids = new Set(claims.map(({ id }) => id));
  let count = 0;
  return new Map(
    claims.map(({ id }) => {
      if (readable(id) === id) return [id, id];
      do count++;
      while (ids.has(`n${count}`));
      return [id, `n${count}`];
    })
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (unit) => `&#${unit.charCodeAt(0)};`);
}
