import type { ArgumentMap, Claim, Source } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { wordsOf } from '../model/translate.ts';
import { referenceText } from '../sources/cite.ts';
import { byLabel, sourceLabel, sourceLink } from '../sources/label.ts';
import { isoDate } from '../sources/reference.ts';
import { clean } from '../text/clean.ts';
import { baseDirection, measure } from '../text/measure.ts';
import { wrap } from '../text/wrap.ts';
import type { Scene, SceneFrame, SceneText } from './scene.ts';
import { baseline, type Role, TYPE } from './type.ts';
import type { Words } from './words.ts';

const MARGIN = 24;
const COLUMN = { width: 400, gap: 32 };
const SAMPLE = 30;

/**
 * A picture that can stand alone: the scene with its title above, and below it the legend and the list of the
 * sources that its cards use. Returns a new scene, larger by what was added.
 */
export function frame(scene: Scene, relations: Relations, words: Words): Scene {
  const { map } = relations;
  const width = Math.max(scene.width + 2 * (MARGIN - 12), COLUMN.width + 2 * MARGIN);
  const left = scene.x - (width - scene.width) / 2;
  const inner = { left: left + MARGIN, width: width - 2 * MARGIN };
  const above = head(map, rootOf(scene, map), inner, words);
  const top = scene.y - above.height - MARGIN;
  for (const text of above.frame.texts) text.y += top + MARGIN;
  const below = foot(scene, relations, inner, words);
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

function head(map: ArgumentMap, root: Claim | undefined, { left, width }: Inner, words: Words): Part {
  const title = root
    ? wordsOf(map, root, words.language)
    : { text: map.title, textLanguage: map.language, heading: undefined };
  const texts: SceneText[] = [];
  let y = paragraph(texts, 'title', title.text, left, 0, width);
  if (title.textLanguage !== words.language) for (const line of texts) line.language = title.textLanguage;
  const name = title.heading ?? title.text;
  const line = [
    root && root.id !== map.motion && words.partOf(name, map.title),
    map.edited && words.edited(words.date(isoDate(map.edited))),
    map.authors?.length && words.authors(map.authors.join(', ')),
    map.licence && words.licence(map.licence)
  ];
  y = paragraph(texts, 'note', line.filter(Boolean).join(' · '), left, y + 2, width);
  return { frame: { texts, rules: [], legend: [] }, height: y };
}

function foot(scene: Scene, relations: Relations, { left, width }: Inner, words: Words): Part {
  const frame: SceneFrame = { texts: [], rules: [{ x: left, y: 8, width }], legend: [] };
  let y = legend(frame, scene, left, 20, width, words);
  const sources = sourcesShown(scene, relations);
  if (sources.length) {
    frame.rules.push({ x: left, y: y + 8, width });
    y = paragraph(frame.texts, 'section', `${words.sources} (${sources.length})`, left, y + 20, width);
    y = sourceColumns(frame.texts, sources, left, y + 4, width, words);
  }
  return { frame, height: y };
}

function sourcesShown(scene: Scene, { map, claim }: Relations): Source[] {
  const used = new Set<string>();
  for (const card of scene.cards) {
    if (card.kind === 'reference') continue;
    for (const { source } of claim.get(card.claim)!.citations ?? []) used.add(source);
  }
  return byLabel(map.sources.filter(({ id }) => used.has(id)));
}

function sourceColumns(
  texts: SceneText[],
  sources: readonly Source[],
  left: number,
  top: number,
  width: number,
  words: Words
): number {
  const count = Math.max(1, Math.floor((width + COLUMN.gap) / (COLUMN.width + COLUMN.gap)));
  const column = (width - (count - 1) * COLUMN.gap) / count;
  const entries = sources.map((source) => {
    const lines: SceneText[] = [];
    const name = `${sourceLabel(source)}: `;
    const height = paragraph(lines, 'note', name + referenceText(source, words), 0, 0, column);
    const href = sourceLink(source);
    if (href) for (const line of lines) line.href = clean(href);
    return { lines, height: height + 4 };
  });
  const tallest = columnHeight(
    entries.map(({ height }) => height),
    count
  );
  let at = 0;
  let y = 0;
  let bottom = top;
  for (const { lines, height } of entries) {
    if (y > 0 && y + height > tallest) {
      at++;
      y = 0;
    }
    for (const line of lines) {
      texts.push({ ...line, x: Math.round(left + at * (column + COLUMN.gap) + line.x), y: line.y + top + y });
    }
    y += height;
    bottom = Math.max(bottom, top + y);
  }
  return bottom;
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

function legend(
  frame: SceneFrame,
  scene: Scene,
  left: number,
  top: number,
  width: number,
  words: Words
): number {
  const sides = new Set(scene.cards.filter(({ kind }) => kind !== 'motion').map(({ side }) => side));
  const effects = new Set(scene.links.map(({ effect }) => effect));
  const marks = new Set(scene.cards.flatMap((card) => card.marks.map(({ filled }) => filled)));
  const items: [SceneFrame['legend'][number]['sample'], string][] = [];
  for (const side of ['affirmative', 'negative', 'both'] as const)
    if (sides.has(side)) items.push([side, words.side(side)]);
  for (const effect of ['supports', 'attacks', 'undercuts'] as const) {
    if (effects.has(effect)) items.push([effect, words.effect(effect)]);
  }
  if (marks.has(true)) items.push(['exact', words.quotationFound]);
  if (marks.has(false)) items.push(['unproven', words.quotationOpen]);
  if (scene.cards.some(({ sourced, kind }) => !sourced && kind !== 'reference'))
    items.push(['unsourced', words.unsourced]);
  if (scene.cards.some(({ kind }) => kind === 'reference')) items.push(['reference', words.drawnElsewhere]);
  const style = TYPE.note;
  let x = left;
  let y = top;
  for (const [sample, text] of items) {
    const own = measure(text, style);
    if (x > left && x + SAMPLE + own > left + width) {
      x = left;
      y += style.line + 6;
    }
    frame.legend.push({ x: Math.round(x), y: y + style.line / 2, sample });
    frame.texts.push(line('note', text, own, x + SAMPLE, y));
    x += SAMPLE + own + 24;
  }
  return items.length ? y + style.line + 4 : top;
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
    width: Math.round(width * 10) / 10
  };
}
