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

// The letters of right-to-left scripts, without their digits, marks and neutral signs, and those of others.
const RIGHT_TO_LEFT =
  '\\u05BE\\u05C0\\u05C3\\u05C6\\u05D0-\\u05FF\\u0608\\u060B\\u060D\\u061B-\\u064A\\u066D-\\u066F\\u0671-\\u06D5\\u06E5\\u06E6' +
  '\\u06EE\\u06EF\\u06FA-\\u0710\\u0712-\\u072F\\u074D-\\u07A5\\u07B1-\\u07EA\\u07F4\\u07F5\\u07FA-\\u0815\\u081A\\u0824\\u0828' +
  '\\u0830-\\u0858\\u085E-\\u088F\\u08A0-\\u08C9\\u200F\\uFB1D\\uFB1F-\\uFD3D\\uFD50-\\uFDCE\\uFDF0-\\uFDFC\\uFE70-\\uFEFE' +
  '\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}';
const LEFT_TO_RIGHT =
  'A-Za-z\\u00AA\\u00B5\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02B8\\u02BB-\\u02C1\\u02E0-\\u02E4\\u0370-\\u0373' +
  '\\u0376-\\u037D\\u037F\\u0386\\u0388-\\u0482\\u048A-\\u0589\\u0900-\\u1FFF\\u200E\\u2071\\u207F\\u2090-\\u209C\\u2C00-\\u2DFF' +
  '\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3041-\\uD7FF\\uF900-\\uFB17\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\uFF66-\\uFFDC' +
  '\\u{10000}-\\u{107FF}\\u{11000}-\\u{1CFFF}\\u{1D400}-\\u{1D7CB}\\u{20000}-\\u{3FFFD}';
const STRONG = new RegExp(`([${RIGHT_TO_LEFT}])|[${LEFT_TO_RIGHT}]`, 'u');

/**
 * The direction of a text by its first strong character (rule P2 of the Unicode bidirectional algorithm,
 * isolates not skipped): 'rtl' for Hebrew, Arabic, Syriac, Thaana, NKo, Adlam and their like, else 'ltr'.
 */
export function baseDirection(text: string): 'ltr' | 'rtl' {
  return STRONG.exec(text)?.[1] ? 'rtl' : 'ltr';
}
