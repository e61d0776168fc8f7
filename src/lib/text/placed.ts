import { clustersOf, isInvisible } from './clusters.ts';
import { type Face, type FaceTable, kerningIndex, tableOf } from './faces.ts';
import { KIND, kindOf } from './kinds.ts';
import { type Subset, subsetHolding } from './subsets.ts';

/** A grapheme of a line at its place. Lengths are in 1/1000 em. */
export interface Placed {
  /** In NFC; where a file draws it, without what is drawn as nothing. */
  text: string;
  /** From the start of the line, kerning applied. */
  x: number;
  advance: number;
  /** The file of the bundled font that draws all of it; none where no file does, and its advance is an estimate. */
  subset: Subset | undefined;
}

/** The graphemes of a line where the bundled fonts put them: the last one ends at the line's `measure`. */
export function* placed(text: string, face: Face): Generator<Placed> {
  const table = tableOf(face);
  let x = 0;
  let left = 0;
  for (const { start, end, glyph, advance, covered } of clustersOf(text, table)) {
    x += table.kerning[kerningIndex(left, glyph)]!;
    const grapheme = drawnAs(text.slice(start, end).normalize('NFC'), table);
    const all = Array.from(grapheme, (character) => character.codePointAt(0)!);
    const drawn = covered ? all.filter((codePoint) => !isInvisible(codePoint)) : all;
    const isHeld = drawn.every((codePoint) => table.advances.has(codePoint));
    yield {
      text: drawn.length === all.length ? grapheme : String.fromCodePoint(...drawn),
      x,
      advance,
      subset: isHeld ? subsetHolding(drawn) : undefined
    };
    x += advance;
    left = glyph;
  }
}

/** White space that the font lacks, such as a tab, is drawn as a space. */
function drawnAs(grapheme: string, { advances }: FaceTable): string {
  const [head = 0] = Array.from(grapheme, (character) => character.codePointAt(0)!);
  return kindOf(head) === KIND.SPACE && !advances.has(head) && !/\S/.test(grapheme.slice(1)) ? ' ' : grapheme;
}
