import type { ArgumentMap, Citation, Claim, Source, SourceId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { referenceText } from '../sources/cite.ts';
import { sourceLabel, sourceLink } from '../sources/label.ts';
import { clean } from '../text/clean.ts';
import { baseDirection, covered, measure } from '../text/measure.ts';
import { wrap } from '../text/wrap.ts';
import { type AtHead, headline } from './headline.ts';
import type { Scene, SceneFrame, SceneText } from './scene.ts';
import { sourcesUsed } from './sources-used.ts';
import { baseline, type Role, TYPE } from './type.ts';
import type { Words } from './words.ts';

const MARGIN = 24;
const COLUMN = { width: 400, gap: 32 };
const SAMPLE = 30;
/** Px by which quotations stand in under their source. */
const QUOTED = 12;

/** What stands around a map in its picture. What is not named here is there, but for the last four. */
export interface Around extends AtHead {
  legend?: boolean;
  /** What the legend tells; where it is missing, what the scene has. */
  signs?: readonly Sign[];
  sources?: boolean;
  /** The words that are quoted from each source, in the list. */
  quotations?: boolean;
  /** How to cite the map. */
  cite?: string;
  /** A sentence under the map. */
  caption?: string;
  /** Sources have the numbers that stand on the cards. */
  numbered?: boolean;
}

/** What a legend can tell, in its order. */
export const SIGNS = [
  'affirmative',
  'negative',
  'both',
  'supports',
  'attacks',
  'undercuts',
  'exact',
  'unproven',
  'unsourced',
  'reference'
] as const satisfies readonly SceneFrame['legend'][number]['sample'][];
export type Sign = (typeof SIGNS)[number];

/**
 * A picture that can stand alone: the scene with its title above, and below it the legend and the list of the
 * sources that its cards use. Returns a new scene, larger by what was added.
 */
export function frame(scene: Scene, relations: Relations, words: Words, around: Around = {}): Scene {
  const { map } = relations;
  const width = Math.max(scene.width + 2 * (MARGIN - 12), COLUMN.width + 2 * MARGIN);
  const left = scene.x - (width - scene.width) / 2;
  const inner = { left: left + MARGIN, width: width - 2 * MARGIN };
  const above = head(map, rootOf(scene, map), inner, words, around);
  const top = scene.y - above.height - MARGIN;
  for (const text of above.frame.texts) text.y += top + MARGIN;
  const below = foot(scene, relations, inner, words, around);
  const start = scene.y + scene.height;
  for (const each of [...below.frame.texts, ...below.frame.rules, ...below.frame.legend]) each.y += start;
  return {
    ...scene,
    x: left,
    y: top,
    width,
    height: above.height + MARGIN + scene.height + below.height + MARGIN,
    frame: {
      texts: [...above.frame.texts, ...below.frame.texts],
      rules: below.frame.rules,
      legend: below.frame.legend
    }
  };
}

interface Inner {
  left: number;
  width: number;
}

interface Part {
  frame: SceneFrame;
  height: number;
}

/** The claim that a picture is about: the motion, or the root of the branch that is drawn. */
function rootOf({ cards: [first] }: Scene, { claims, motion }: ArgumentMap): Claim | undefined {
  const root = motion === undefined ? undefined : (first?.claim ?? motion);
  return claims.find(({ id }) => id === root);
}

function head(
  map: ArgumentMap,
  root: Claim | undefined,
  { left, width }: Inner,
  words: Words,
  around: Around
): Part {
  const { title, language, facts } = headline(map, root, words, around);
  const texts: SceneText[] = [];
  let y = (around.title ?? true) ? paragraph(texts, 'title', title, left, 0, width) : 0;
  if (language !== words.language) for (const line of texts) line.language = language;
  if (facts.length) y = paragraph(texts, 'note', facts.join(' · '), left, y + 2, width);
  return { frame: { texts, rules: [], legend: [] }, height: y };
}

function foot(
  scene: Scene,
  relations: Relations,
  { left, width }: Inner,
  words: Words,
  around: Around
): Part {
  const frame: SceneFrame = { texts: [], rules: [], legend: [] };
  const line = (y: number) => frame.rules.push({ x: left, y, width });
  let y = 0;
  if (around.caption) y = paragraph(frame.texts, 'caption', around.caption, left, y + 8, width);
  if (around.legend ?? true) {
    const end = legend(frame, around.signs ?? signsIn([scene]), left, y + 20, width, words);
    if (frame.legend.length) {
      line(y + 8);
      y = end;
    }
  }
  const shown = scene.cards.filter(({ kind }) => kind !== 'reference').map(({ claim }) => claim);
  const sources = (around.sources ?? true) ? sourcesUsed(shown, relations) : [];
  if (sources.length) {
    line(y + 8);
    y = paragraph(frame.texts, 'section', `${words.sources} (${sources.length})`, left, y + 20, width);
    const quoted = around.quotations ? quotationsOf(shown, relations) : undefined;
    y = sourceColumns(frame.texts, { sources, quoted, numbered: around.numbered }, left, y + 4, width, words);
  }
  if (around.cite) {
    line(y + 8);
    y = paragraph(frame.texts, 'note', around.cite, left, y + 16, width);
  }
  return { frame, height: y };
}

/** The words that are quoted from each source by some claims, each once. */
function quotationsOf(claims: readonly string[], { claim }: Relations): Map<SourceId, Citation[]> {
  const quoted = new Map<SourceId, Citation[]>();
  for (const id of claims) {
    for (const citation of claim.get(id)!.citations ?? []) {
      if (!citation.quote) continue;
      const known = quoted.get(citation.source) ?? [];
      if (!known.some(({ quote }) => quote!.exact === citation.quote!.exact)) known.push(citation);
      quoted.set(citation.source, known);
    }
  }
  return quoted;
}

interface Listed {
  sources: readonly Source[];
  quoted?: ReadonlyMap<SourceId, readonly Citation[]> | undefined;
  numbered?: boolean | undefined;
}

function sourceColumns(
  texts: SceneText[],
  listed: Listed,
  left: number,
  top: number,
  width: number,
  words: Words
): number {
  const { count, column } = columnsIn(width);
  const entries = entriesOf(listed, column, words);
  const tallest = columnHeight(
    entries.map(({ height }) => height),
    count
  );
  let at = 0;
  let y = 0;
  let bottom = top;
  for (const entry of entries) {
    if (y > 0 && y + entry.height > tallest) {
      at++;
      y = 0;
    }
    setEntry(texts, entry, left + at * (column + COLUMN.gap), top + y);
    y += entry.height;
    bottom = Math.max(bottom, top + y);
  }
  return bottom;
}

/** The list of the sources of some claims, on as many sheets as it takes; `room` is that of a sheet, in px. */
export function sourceSheets(
  claims: readonly string[],
  relations: Relations,
  words: Words,
  room: { width: number; height: number },
  { quotations = false, numbered = false }: Pick<Around, 'quotations' | 'numbered'> = {}
): Scene[] {
  const sources = sourcesUsed(claims, relations);
  const quoted = quotations ? quotationsOf(claims, relations) : undefined;
  const { count, column } = columnsIn(room.width);
  const sheets: SceneText[][] = [];
  let [at, y] = [count, 0];
  for (const entry of entriesOf({ sources, quoted, numbered }, column, words)) {
    if (y + entry.height > room.height) [at, y] = [at + 1, 0];
    if (at >= count) {
      const texts: SceneText[] = [];
      const first = sheets.length === 0;
      if (first) paragraph(texts, 'section', `${words.sources} (${sources.length})`, 0, 0, room.width);
      sheets.push(texts);
      [at, y] = [0, first ? TYPE.section.line + 8 : 0];
    }
    setEntry(sheets.at(-1)!, entry, at * (column + COLUMN.gap), y);
    y += entry.height;
  }
  return sheets.map((texts) => ({
    x: 0,
    y: 0,
    ...room,
    language: words.language,
    title: words.sources,
    description: '',
    cards: [],
    links: [],
    labels: [],
    frame: { texts, rules: [], legend: [] }
  }));
}

function columnsIn(width: number): { count: number; column: number } {
  const count = Math.max(1, Math.floor((width + COLUMN.gap) / (COLUMN.width + COLUMN.gap)));
  return { count, column: (width - (count - 1) * COLUMN.gap) / count };
}

/** A source of the list with its quotations, in lines from 0, 0. */
interface Entry {
  lines: SceneText[];
  height: number;
}

function entriesOf({ sources, quoted, numbered = false }: Listed, column: number, words: Words): Entry[] {
  return sources.map((source, at) => {
    const lines: SceneText[] = [];
    const name = numbered ? `[${at + 1}] ` : `${sourceLabel(source)}: `;
    let height = paragraph(lines, 'note', name + referenceText(source, words), 0, 0, column);
    const href = sourceLink(source);
    if (href) for (const line of lines) Object.assign(line, { href: clean(href), goesOn: line !== lines[0] });
    for (const { quote, locator } of quoted?.get(source.id) ?? []) {
      const said = words.quoted(quote!.exact) + (locator ? ` (${locator})` : '');
      height = paragraph(lines, 'note', said, QUOTED, height, column - QUOTED);
    }
    return { lines, height: height + 4 };
  });
}

function setEntry(texts: SceneText[], { lines }: Entry, left: number, top: number): void {
  for (const line of lines) texts.push({ ...line, x: Math.round(left + line.x), y: line.y + top });
}

/** The least height, to a line, at which entries in order fill no more columns than there are. */
function columnHeight(heights: readonly number[], columns: number): number {
  const total = heights.reduce((sum, height) => sum + height, 0);
  let limit = heights.reduce((most, height) => Math.max(most, height), total / columns);
  while (columnsNeeded(heights, limit) > columns) limit += TYPE.note.line;
  return limit;
}

function columnsNeeded(heights: readonly number[], limit: number): number {
  let columns = 1;
  let y = 0;
  for (const height of heights) {
    if (y > 0 && y + height > limit) {
      columns++;
      y = 0;
    }
    y += height;
  }
  return columns;
}

/** What of some scenes a legend tells. */
export function signsIn(scenes: readonly Scene[]): Sign[] {
  const found = new Set<Sign>();
  for (const { cards, links } of scenes) {
    for (const { effect } of links) found.add(effect);
    for (const { kind, side, sourced, marks } of cards) {
      if (kind !== 'motion' && side) found.add(side);
      for (const { filled } of marks) found.add(filled ? 'exact' : 'unproven');
      if (kind === 'reference') found.add('reference');
      else if (!sourced) found.add('unsourced');
    }
  }
  return SIGNS.filter((sign) => found.has(sign));
}

function legend(
  frame: SceneFrame,
  signs: readonly Sign[],
  left: number,
  top: number,
  width: number,
  words: Words
): number {
  const style = TYPE.note;
  let x = left;
  let y = top;
  for (const sign of signs) {
    const text = saidOf(sign, words);
    const own = measure(text, style);
    if (x > left && x + SAMPLE + own > left + width) {
      x = left;
      y += style.line + 6;
    }
    frame.legend.push({ x: Math.round(x), y: y + style.line / 2, sample: sign });
    frame.texts.push(line('note', text, own, x + SAMPLE, y));
    x += SAMPLE + own + 24;
  }
  return signs.length ? y + style.line + 4 : top;
}

function saidOf(sign: Sign, words: Words): string {
  if (sign === 'affirmative' || sign === 'negative' || sign === 'both') return words.side(sign);
  if (sign === 'supports' || sign === 'attacks' || sign === 'undercuts') return words.effect(sign);
  if (sign === 'exact') return words.quotationFound;
  if (sign === 'unproven') return words.quotationOpen;
  return sign === 'unsourced' ? words.noSource : words.drawnElsewhere;
}

function paragraph(
  texts: SceneText[],
  role: Role,
  text: string,
  x: number,
  y: number,
  width: number
): number {
  let at = y;
  const rightToLeft = baseDirection(text) === 'rtl';
  for (const { text: words, width: own } of wrap(clean(text), TYPE[role], width)) {
    const start = rightToLeft ? x + width : x;
    texts.push({ ...line(role, words, own, start, at), ...(rightToLeft && { rightToLeft }) });
    at += TYPE[role].line;
  }
  return at;
}

function line(role: Role, text: string, width: number, x: number, top: number): SceneText {
  return {
    role,
    x: Math.round(x),
    y: Math.round(top) + baseline(TYPE[role]),
    text,
    width: Math.round(width * 10) / 10,
    ...(!covered(text, TYPE[role].face) && { foreign: true })
  };
}
