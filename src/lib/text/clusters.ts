import { GraphemeCategory as CATEGORY, graphemeSegments } from 'unicode-segmenter/grapheme';
import { advanceIn, type FaceTable } from './faces.ts';
import { isWide, KIND, kindOf } from './kinds.ts';
import { inOneFile, subsetOf } from './subsets.ts';

/** A grapheme as it stands in a line. */
export interface Cluster {
  start: number;
  end: number;
  /** Packed as in a FaceTable, but for the advance. */
  glyph: number;
  /** In 1/1000 em: the font's own if it is covered, else an estimate. */
  advance: number;
  /** Whether a file of the bundled font draws all of it. */
  covered: boolean;
}

/** The graphemes of any text, in order, computed as they are asked for. */
export function* clustersOf(text: string, table: FaceTable): Generator<Cluster> {
  for (const { segment, index } of graphemeSegments(text)) {
    yield { start: index, end: index + segment.length, ...shape(segment, table) };
  }
}

type Shape = Omit<Cluster, 'start' | 'end'>;

function shape(grapheme: string, table: FaceTable): Shape {
  const text = grapheme === '\r\n' ? ' ' : grapheme.normalize('NFC');
  const codePoints = Array.from(text, (character) => character.codePointAt(0)!);
  const head = codePoints[0]!;
  const kind = kindOf(head);
  if (codePoints.length === 1) {
    const glyph = table.glyphs[kind === KIND.SPACE ? SPACE : head];
    if (glyph) {
      const advance = table.advances.get(head) ?? advanceIn(glyph); // a tab is as wide as a space
      return { glyph, advance, covered: text === grapheme || composes(grapheme, head) };
    }
  }
  if (isEmoji(codePoints, table)) return { glyph: KIND.IDEOGRAPH << 28, advance: EMOJI, covered: false };

  const visible = codePoints.filter((codePoint) => !isInvisible(codePoint));
  const glyph = (kind === KIND.SPACE ? KIND.LETTER : kind) << 28; // a space with a mark on it is no space
  const covered = visible.every((codePoint) => table.advances.has(codePoint)) && inOneFile(visible);
  const advances = visible.map((codePoint, index) => {
    const own = table.advances.get(codePoint) ?? 0;
    return covered ? own : Math.max(own, estimate(codePoint, index === 0));
  });
  return { glyph, advance: advances.reduce((sum, advance) => sum + advance, 0), covered };
}

/** Whether a browser draws a letter and its mark as one: only if the result is in the file of the letter. */
function composes(grapheme: string, composed: number): boolean {
  return grapheme === '\r\n' || subsetOf(grapheme.codePointAt(0)!) === subsetOf(composed);
}

const SPACE = 0x20;

const EMOJI = 1400;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = 0x20e3;
const KEYS = '0123456789#*';

function isEmoji(codePoints: number[], { advances }: FaceTable): boolean {
  const head = codePoints[0]!;
  const category = categoryOf(head);
  if (category === CATEGORY.Regional_Indicator) return true;
  if (category === CATEGORY.Extended_Pictographic && !advances.has(head)) return true;
  const mayBecome = category === CATEGORY.Extended_Pictographic || KEYS.includes(String.fromCodePoint(head));
  return mayBecome && (codePoints.includes(EMOJI_STYLE) || codePoints.includes(KEYCAP));
}

const INVISIBLE = new Set<number>([CATEGORY.Control, CATEGORY.CR, CATEGORY.LF, CATEGORY.ZWJ]);
const VARIATION_SELECTOR = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

/** Whether a code point inside a grapheme is drawn as nothing: controls, joiners, variation selectors. */
export function isInvisible(codePoint: number): boolean {
  return INVISIBLE.has(categoryOf(codePoint)) || VARIATION_SELECTOR.test(String.fromCodePoint(codePoint));
}

// Vowel signs and voice marks that belong to a grapheme like combining marks, yet take room of their own.
const SPACING_EXTENDERS =
  /[\u09BE\u09D7\u0B3E\u0B57\u0BBE\u0BD7\u0CC0-\u0CCB\u0CD5\u0CD6\u0D3E\u0D57\u0DCF\u0DDF\uFF9E\uFF9F]/;
const SPACING = 450;

const SCRIPTS: readonly [characters: RegExp, advance: number][] = [
  [/\u202F/, 250],
  [/[\u02B0-\u02FF\u2007\uFF61-\uFFDC]/, 600], // modifier letters, figure space, half-width forms
  [/[\u0590-\u08FF\uFB1D-\uFDEF\uFE70-\uFEFE]/, 600], // Hebrew, Arabic and their neighbours
  [/[\u0900-\u0B7F\u0E00-\u0EFF\u10A0-\u10FF]/, 750], // Devanagari to Odia, Thai, Lao, Georgian
  [/[\u0021-\u058F\u1D00-\u1FFF\u2C60-\u2DFF\uA640-\uA7FF]/, 850] // Latin, Greek, Cyrillic, Armenian
];
const UNKNOWN = 1000;

/**
 * The advance of a code point that the bundled font lacks, in 1/1000 em: what the usual fonts of its script
 * need at most over a few words. Combining marks take none, Han, Kana, Hangul and the unknown take 1 em.
 */
function estimate(codePoint: number, first: boolean): number {
  const character = String.fromCodePoint(codePoint);
  if (SPACING_EXTENDERS.test(character)) return SPACING;
  const category = categoryOf(codePoint);
  if (category === CATEGORY.Extend) return 0;
  if (category === CATEGORY.SpacingMark) return SPACING;
  if (!first && (category === CATEGORY.V || category === CATEGORY.T)) return 0; // Hangul, in its first jamo's square
  if (isWide(codePoint)) return UNKNOWN;
  return SCRIPTS.find(([characters]) => characters.test(character))?.[1] ?? UNKNOWN;
}

function categoryOf(codePoint: number): number {
  const { value } = graphemeSegments(String.fromCodePoint(codePoint)).next();
  return value?._catBegin ?? CATEGORY.Any;
}
