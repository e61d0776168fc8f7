import type { Font, PathCommand } from 'fontkit';
import { textsOf } from '../scene/paper.ts';
import type { Scene, SceneText } from '../scene/scene.ts';
import { TYPE } from '../scene/type.ts';
import { type Face, type Subset, subsetOf } from '../text/measure.ts';
import { type Placed, placed } from '../text/placed.ts';
import { visual } from '../text/visual.ts';
import { fontBytes } from './fonts.ts';

/** The letters of a scene as shapes, in units of 1/1000 em with y down and the baseline at 0. */
export interface Outlines {
  /** Each letter once, by its id, which is made of face and code points alone. */
  shapes: readonly { id: string; path: string }[];
  /** The letters of one of the scene's lines from its left edge; what leaves no ink is left out. */
  letters(line: SceneText): { id: string; x: number }[];
}

/**
 * Draws every letter of a scene. A grapheme with a character that the bundled fonts lack becomes a box, as wide as the
 * grapheme was measured, with the numbers of its characters in it. Loads the fonts and the program that reads them.
 */
export async function outlinesFor(scene: Scene): Promise<Outlines> {
  const known = new Map<Face, Map<string, Letter>>();
  for (const line of textsOf(scene)) {
    const { face } = TYPE[line.role];
    const letters = known.get(face) ?? new Map<string, Letter>();
    known.set(face, letters);
    for (const each of inPlace(line)) {
      if (!letters.has(each.text)) letters.set(each.text, letterOf(each, face));
    }
  }
  const all = [...known.values()].flatMap((letters) => [...letters.values()]);
  const fonts = await fontsOf(all);
  const shapes: { id: string; path: string }[] = [];
  const inked = new Set<string>();
  for (const letter of all) {
    const path = shapeOf(letter, fonts);
    if (!path) continue;
    inked.add(letter.id);
    shapes.push({ id: letter.id, path });
  }
  return {
    shapes: shapes.sort((a, b) => (a.id < b.id ? -1 : 1)),
    letters(line) {
      const letters = known.get(TYPE[line.role].face)!;
      return inPlace(line).flatMap(({ text, x }) => {
        const { id } = letters.get(text)!;
        return inked.has(id) ? { id, x } : [];
      });
    }
  };
}

/** A line of which some graphemes may be in no file. */
export interface Inked extends Pick<SceneText, 'text' | 'foreign'> {
  face: Face;
}

/**
 * The shapes of what no single font file draws in some lines, for a host that writes the rest with the fonts: in units of
 * 1/1000 em, by face and grapheme.
 */
export async function strangersIn(lines: Iterable<Inked>): Promise<(text: string, face: Face) => string> {
  const letters = new Map<string, Letter>();
  for (const { face, text, foreign } of lines) {
    if (!foreign) continue;
    for (const each of placed(text, face)) {
      if (each.subset === undefined) letters.set(`${face} ${each.text}`, letterOf(each, face));
    }
  }
  const fonts = await fontsOf([...letters.values()]);
  return (text, face) => shapeOf(letters.get(`${face} ${text}`)!, fonts);
}

/** Graphemes that are drawn as boxes, where letters are outlines: each once, as they come. */
export function boxedIn(scene: Scene): string[] {
  return graphemesIn(scene, (each, face) => letterOf(each, face).parts === undefined);
}

/** Graphemes that no file of the bundled fonts draws, so that a reader's own font has to: each once, as they come. */
export function lackingIn(scene: Scene): string[] {
  return graphemesIn(scene, ({ subset }) => subset === undefined);
}

function graphemesIn(scene: Scene, isMeant: (each: Placed, face: Face) => boolean): string[] {
  const found = new Set<string>();
  for (const { role, text, foreign } of textsOf(scene)) {
    if (!foreign) continue;
    const { face } = TYPE[role];
    for (const each of placed(text, face)) if (isMeant(each, face)) found.add(each.text);
  }
  return [...found];
}

function inPlace({ role, text, foreign, rightToLeft }: SceneText): Placed[] {
  const line = placed(text, TYPE[role].face);
  return foreign || rightToLeft ? visual(line, rightToLeft) : [...line];
}

/** A grapheme in a face. */
interface Letter {
  id: string;
  codePoints: readonly number[];
  advance: number;
  /** Its characters and the files that draw them; none where one of them is in no file. */
  parts: readonly Part[] | undefined;
}

interface Part {
  codePoint: number;
  font: FontName;
}

type FontName = `${Face} ${Subset}`;

const NAMES: Readonly<Record<Face, string>> = {
  serif: 'r',
  'serif-semibold': 'rb',
  sans: 's',
  'sans-semibold': 'sb'
};

/** What only chooses how a character before it is drawn. */
const SELECTORS = /[\uFE00-\uFE0F]/g;

function letterOf({ text, advance, subset }: Placed, face: Face): Letter {
  const codePoints = codePointsOf(text);
  const seen = subset ? codePoints : codePointsOf(text.replace(SELECTORS, ''));
  const parts = seen.flatMap((codePoint): Part[] => {
    const file = subset ?? subsetOf(codePoint, face);
    return file ? [{ codePoint, font: `${face} ${file}` }] : [];
  });
  return {
    id: `${NAMES[face]}-${codePoints.map(hex).join('_')}`,
    codePoints,
    advance,
    parts: parts.length === seen.length ? parts : undefined
  };
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}

const hex = (codePoint: number) => codePoint.toString(16);

/** The font that draws the numbers in boxes. */
const DIGITS: FontName = 'sans latin';

async function fontsOf(letters: readonly Letter[]): Promise<Map<FontName, Font>> {
  const names = new Set(letters.flatMap(({ parts }) => parts?.map(({ font }) => font) ?? DIGITS));
  return new Map(
    await Promise.all([...names].map(async (name): Promise<[FontName, Font]> => [name, await fontOf(name)]))
  );
}

/** Each is unpacked once. */
const opened = new Map<FontName, Promise<Font>>();

function fontOf(name: FontName): Promise<Font> {
  const open = async () => {
    const [face, subset] = name.split(' ') as [Face, Subset];
    const [{ create }, bytes] = await Promise.all([import('fontkit'), fontBytes(face, subset)]);
    return create(bytes);
  };
  const font = opened.get(name) ?? open();
  opened.set(name, font);
  // What was not reached is asked for again.
  font.catch(() => opened.delete(name));
  return font;
}

/** Outlines in 1/1000 em, y down. */
type Shape = readonly PathCommand[];

interface Glyph {
  shape: Shape;
  advance: number;
}

function shapeOf(letter: Letter, fonts: ReadonlyMap<FontName, Font>): string {
  const glyph = ({ codePoint, font: name }: Part): Glyph => {
    const font = fonts.get(name)!;
    const { path, advanceWidth } = font.glyphForCodePoint(codePoint);
    const to = 1000 / font.unitsPerEm;
    return { shape: moved(path.commands, { x: to, y: -to }), advance: advanceWidth * to };
  };
  if (letter.parts) return pathOf(joined(letter.parts.map(glyph), letter.advance));
  return pathOf(boxed(letter, (digit) => glyph({ codePoint: digit.codePointAt(0)!, font: DIGITS }).shape));
}

/** A shape scaled and then moved. */
function moved(shape: Shape, { x = 1, y = 1, dx = 0, dy = 0 }): Shape {
  return shape.map(({ command, args }) => ({
    command,
    args: args.map((value, at) => (at % 2 ? value * y + dy : value * x + dx))
  }));
}

/** Least room between a letter and a mark over or under it. */
const GAP = 60;
/** A mark wholly above this height is one over its letter. */
const OVER = -400;
/** Marks go no further from the line than this, however many there are. */
const HIGHEST = -1150;
const LOWEST = 450;

/**
 * A letter with its marks, in the middle of its room. Marks take none, and have their middle at 0: each is put over the
 * middle of the letter; one over a high letter or another mark is raised, one under another is lowered.
 */
function joined(glyphs: readonly Glyph[], advance: number): Shape {
  const own = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  const shape: PathCommand[] = [];
  let pen = own ? (advance - own) / 2 : 0;
  let { left, right, top, bottom } = NOWHERE;
  for (const glyph of glyphs) {
    const bounds = boundsOf(glyph.shape);
    if (glyph.advance || left > right) {
      shape.push(...moved(glyph.shape, { dx: pen }));
      ({ top, bottom } = bounds);
      [left, right] = [bounds.left + pen, bounds.right + pen];
      pen += glyph.advance;
      continue;
    }
    let dy = 0;
    if (bounds.bottom < OVER) dy = Math.min(0, Math.max(top - GAP - bounds.bottom, HIGHEST - bounds.top));
    else if (bounds.top > 0 && bottom > GAP)
      dy = Math.max(0, Math.min(bottom + GAP - bounds.top, LOWEST - bounds.bottom));
    shape.push(...moved(glyph.shape, { dx: (left + right) / 2, dy }));
    top = Math.min(top, bounds.top + dy);
    bottom = Math.max(bottom, bounds.bottom + dy);
  }
  return shape;
}

const NOWHERE = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };

function boundsOf(shape: Shape): typeof NOWHERE {
  const bounds = { ...NOWHERE };
  for (const { args } of shape) {
    for (let at = 0; at < args.length; at += 2) {
      bounds.left = Math.min(bounds.left, args[at]!);
      bounds.right = Math.max(bounds.right, args[at]!);
      bounds.top = Math.min(bounds.top, args[at + 1]!);
      bounds.bottom = Math.max(bounds.bottom, args[at + 1]!);
    }
  }
  return bounds;
}

/** The box of a letter that is not there: its edges, the room at its sides, its line, and the room within. */
const BOX = { top: -760, bottom: 140, beside: 40, line: 36, inset: 70, least: 240 };
/** A digit of the sans from 0 to F with the space after it, and a line of digits. */
const DIGIT = { width: 590, height: 652, line: 760 };
/** Between the numbers of two characters. */
const BETWEEN = 250;

/** A thin frame with the numbers of a grapheme's characters in it, each in two lines, as large as they may. */
function boxed({ codePoints, advance }: Letter, digit: (digit: string) => Shape): Shape {
  // A mark that stands alone has no room: its box is then about it.
  const width = Math.max(advance, BOX.least) - 2 * BOX.beside;
  const left = (advance - width) / 2;
  const height = BOX.bottom - BOX.top;
  const numbers = codePoints.map(inTwoLines);
  const longest = Math.max(...numbers.map(([line]) => line.length));
  const cell = { width: longest * DIGIT.width + BETWEEN, height: DIGIT.height + DIGIT.line + BETWEEN };
  const sized = (columns: number) => {
    const rows = Math.ceil(numbers.length / columns);
    const [wide, high] = [columns * cell.width - BETWEEN, rows * cell.height - BETWEEN];
    const scale = Math.min((width - 2 * BOX.inset) / wide, (height - 2 * BOX.inset) / high);
    return { columns, wide, high, scale };
  };
  const { columns, wide, high, scale } = numbers
    .map((_, at) => sized(at + 1))
    .reduce((best, each) => (each.scale > best.scale ? each : best));
  const x = left + (width - wide * scale) / 2;
  const y = BOX.top + (height - high * scale) / 2 + DIGIT.height * scale;
  const shape: PathCommand[] = [
    ...rectangle(left, BOX.top, left + width, BOX.bottom),
    ...rectangle(left + width - BOX.line, BOX.top + BOX.line, left + BOX.line, BOX.bottom - BOX.line)
  ];
  for (const [at, lines] of numbers.entries()) {
    const over = Math.floor(at / columns) * cell.height;
    for (const [row, line] of lines.entries()) {
      for (const [column, each] of [...line].entries()) {
        const dx = x + ((at % columns) * cell.width + column * DIGIT.width) * scale;
        const dy = y + (over + row * DIGIT.line) * scale;
        shape.push(...moved(digit(each), { x: scale, y: scale, dx, dy }));
      }
    }
  }
  return shape;
}

function inTwoLines(codePoint: number): [string, string] {
  const digits = hex(codePoint).toUpperCase();
  const half = Math.max(2, Math.ceil(digits.length / 2));
  const padded = digits.padStart(2 * half, '0');
  return [padded.slice(0, half), padded.slice(half)];
}

/** Drawn the other way round where its first edge is the right one, so that it is a hole in another. */
function rectangle(left: number, top: number, right: number, bottom: number): Shape {
  return [
    { command: 'moveTo', args: [left, top] },
    { command: 'lineTo', args: [right, top] },
    { command: 'lineTo', args: [right, bottom] },
    { command: 'lineTo', args: [left, bottom] },
    { command: 'closePath', args: [] }
  ];
}

const LETTERS = { moveTo: 'M', lineTo: 'l', quadraticCurveTo: 'q', bezierCurveTo: 'c', closePath: 'z' };

/** A shape as the data of a path, in whole numbers, each from the end of the one before. */
function pathOf(shape: Shape): string {
  let data = '';
  let last = [0, 0];
  for (const { command, args } of shape) {
    const to = args.map(Math.round);
    const from = command === 'moveTo' ? [0, 0] : last;
    const numbers = to.map((value, at) => value - from[at % 2]!);
    data += LETTERS[command] + numbers.join(' ').replaceAll(' -', '-');
    if (to.length) last = to.slice(-2);
  }
  return data;
}
