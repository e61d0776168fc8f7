import { clustersOf } from './clusters.ts';
import { advanceIn, type Face, type FaceTable, kerningIndex, tableOf } from './faces.ts';

export type { Face } from './faces.ts';
export { RANGES } from './metrics.ts';
export { type Subset, subsetOf } from './subsets.ts';

/** A face at a size in px. */
export interface Font {
  face: Face;
  size: number;
}

/**
 * The width in px that a text takes on one line: the advances and the kerning of the bundled fonts, ligatures
 * off. What the fonts lack is estimated: see `covered`. Tabs and line ends count as spaces. Never throws.
 */
export function measure(text: string, { face, size }: Font): number {
  return (unitsOf(text, tableOf(face)) * size) / 1000;
}

function unitsOf(text: string, table: FaceTable): number {
  const { glyphs, kerning } = table;
  let units = 0;
  let left = 0;
  for (let i = 0; i < text.length; i++) {
    const glyph = glyphs[text.charCodeAt(i)];
    if (!glyph) return clusterUnitsOf(text, table);
    units += kerning[kerningIndex(left, glyph)]! + advanceIn(glyph);
    left = glyph;
  }
  return units;
}

function clusterUnitsOf(text: string, table: FaceTable): number {
  let units = 0;
  let left = 0;
  for (const { glyph, advance } of clustersOf(text, table)) {
    units += table.kerning[kerningIndex(left, glyph)]! + advance;
    left = glyph;
  }
  return units;
}

/**
 * Whether the bundled fonts draw every letter of a text, so that its measured width is exact. A letter with
 * a separate mark counts only if one font file draws both: text in NFC fares best. Where the answer is
 * false, some letters come from a font of the reader and their width is an estimate, meant as an upper bound:
 * an emoji 1.4 em, a combining mark 0, Han, Kana and Hangul 1 em, Hebrew and Arabic 0.6 em, other scripts
 * 0.75 to 1 em.
 */
export function covered(text: string, face: Face): boolean {
  const table = tableOf(face);
  for (let i = 0; i < text.length; i++) {
    if (!table.glyphs[text.charCodeAt(i)]) {
      for (const cluster of clustersOf(text, table)) if (!cluster.covered) return false;
      return true;
    }
  }
  return true;
}

// The blocks of right-to-left scripts, without Arabic numbers, which have no direction of their own; then all letters.
const STRONG =
  /([\u0590-\u05FF\u0606-\u065F\u066D-\u06DC\u06DE-\u06EF\u06FA-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])|[\p{L}\u200E]/u;

/**
 * The direction of a text by its first strong character (rule P2 of the Unicode bidirectional algorithm,
 * isolates not skipped): 'rtl' for Hebrew, Arabic, Syriac, Thaana, NKo, Adlam and their like, else 'ltr'.
 */
export function baseDirection(text: string): 'ltr' | 'rtl' {
  return STRONG.exec(text)?.[1] ? 'rtl' : 'ltr';
}
