import { KIND, kindOf } from './kinds.ts';
import { FAMILIES } from './metrics.ts';

/** A bundled font: a family in regular (400) or semibold (600) weight. */
export type Face = 'serif' | 'serif-semibold' | 'sans' | 'sans-semibold';

/**
 * A face unpacked for use. Lengths are in 1/1000 em.
 *
 * A glyph is packed into one number: bits 0–11 hold its advance, 12–19 its row and 20–27 its column in the
 * kerning table, 28–31 its kind.
 */
export interface FaceTable {
  /** The advance of every code point that the font holds. */
  advances: ReadonlyMap<number, number>;
  /** The glyphs of the code points below its length; 0 where the whole grapheme has to be looked at. */
  glyphs: Int32Array;
  /** By `kerningIndex`. */
  kerning: Int16Array;
}

export const advanceIn = (glyph: number): number => glyph & 0xfff;
export const kindIn = (glyph: number): number => glyph >>> 28;
export const kerningIndex = (left: number, right: number): number =>
  ((left >>> 4) & 0xff00) | ((right >>> 20) & 0xff);

const SPACE = 0x20;
const END = 0x2300; // above the code points usual in prose
const INVISIBLE = new Set<number>([KIND.SOFT_HYPHEN, KIND.ZERO_WIDTH_SPACE]);
const isMark = (codePoint: number) => codePoint >= 0x300 && codePoint <= 0x36f;

const tables = new Map<Face, FaceTable>();

/** The table of a face, unpacked on its first use. */
export function tableOf(face: Face): FaceTable {
  let table = tables.get(face);
  if (!table) {
    table = unpack(FAMILIES[face.startsWith('serif') ? 'serif' : 'sans'], face.endsWith('semibold'));
    tables.set(face, table);
  }
  return table;
}

type Family = (typeof FAMILIES)['serif' | 'sans'];

function unpack(family: Family, semibold: boolean): FaceTable {
  const advances = unpackAdvances(family, semibold);
  const { kerning, rows, columns } = unpackKerning(semibold ? family.semiboldKerning : family.regularKerning);
  const glyphs = new Int32Array(END);
  for (const [codePoint, advance] of advances) {
    const kind = kindOf(codePoint);
    if (codePoint >= END || isMark(codePoint) || INVISIBLE.has(kind)) continue;
    if (kind === KIND.SPACE && codePoint !== SPACE) continue;
    const row = rows.get(codePoint) ?? 0;
    const column = columns.get(codePoint) ?? 0;
    glyphs[codePoint] = advance | (row << 12) | (column << 20) | (kind << 28);
  }
  return { advances, glyphs, kerning };
}

function unpackAdvances(family: Family, semibold: boolean): Map<number, number> {
  const { regular, growth } = family;
  const steps = family.steps.split(' ').map(Number);
  const runs = family.codePoints.split(' ').map((number) => Number.parseInt(number, 36));
  const advances = new Map<number, number>();
  const growths = new Map<number, number>();
  let codePoint = 0;
  let at = 0;
  let index = 0;
  for (let run = 0; run < runs.length; run += 2) {
    codePoint += runs[run]!;
    for (const end = codePoint + runs[run + 1]!; codePoint < end; codePoint++, index++) {
      if (regular.charCodeAt(at) === AS_ITS_LETTER) {
        advances.set(codePoint, advances.get(letterOf(codePoint))!);
        at++;
      } else {
        advances.set(codePoint, (regular.charCodeAt(at) - 48) * 40 + regular.charCodeAt(at + 1) - 48);
        at += 2;
      }
      const step = growth.charCodeAt(index);
      const grown =
        step === AS_ITS_LETTER ? growths.get(letterOf(codePoint))! : steps[step - (step < 92 ? 40 : 41)]!;
      growths.set(codePoint, grown); // 92 is the backslash, left out
    }
  }
  if (semibold) for (const [each, grown] of growths) advances.set(each, advances.get(each)! + grown);
  return advances;
}

const AS_ITS_LETTER = 0x21;

/** The letter without its marks: its number stands for theirs. */
function letterOf(codePoint: number): number {
  return String.fromCodePoint(codePoint).normalize('NFD').codePointAt(0)!;
}

/** Reads 'ab -20 cd 5 e|…': after a and b, c and d move by -20 and e by 5; '_' is a space. */
function unpackKerning(text: string) {
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const lines = text.split('|');
  const kerning = new Int16Array((lines.length + 1) << 8); // row 0 and column 0 stand for no kerning
  lines.forEach((line, index) => {
    const [lefts = '', ...fields] = line.split(' ');
    for (const left of codePointsOf(lefts)) rows.set(left, index + 1);
    for (let i = 0; i < fields.length; i += 2) {
      for (const right of codePointsOf(fields[i + 1]!)) {
        if (!columns.has(right)) columns.set(right, columns.size + 1);
        kerning[((index + 1) << 8) | columns.get(right)!] = Number(fields[i]);
      }
    }
  });
  return { rows, columns, kerning };
}

const codePointsOf = (characters: string) =>
  Array.from(characters, (character) => (character === '_' ? ' ' : character).codePointAt(0)!);
