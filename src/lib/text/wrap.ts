import { clustersOf } from './clusters.ts';
import { advanceIn, type FaceTable, kerningIndex, kindIn, tableOf } from './faces.ts';
import { collapse, KIND, withoutInvisible } from './kinds.ts';
import type { Font } from './measure.ts';

/** A line of text as it is to be drawn, and its measured width in px. */
export interface Line {
  text: string;
  width: number;
}

const ELLIPSIS = '…';
const SPACE = 0x20;
const HYPHEN = 0x2d;

/**
 * Breaks a text into lines of at most `width` px, each as full as it can be.
 *
 * A line breaks at white space, which collapses and is dropped at its ends; after a hyphen, slash or dash;
 * at a zero-width space; beside an ideograph or emoji; at a soft hyphen, which then shows as '-'; never at a
 * no-break space or word joiner. A word wider than the line breaks between graphemes. Only a lone grapheme
 * wider than the line makes a line wider than `width`. In the lines, marks are composed with their letters
 * (NFC), as the fonts need them, and soft hyphens and zero-width spaces are left out.
 *
 * With `maxLines` there are no more lines than that, and what is cut off is told by '…' at the end.
 * Expects the text to be `clean`, but takes any string. Without visible text: no lines.
 */
export function wrap(text: string, font: Font, width: number, options: { maxLines?: number } = {}): Line[] {
  const { maxLines = Infinity } = options;
  const { lines, rest } = breakLines(text, font, width, maxLines);
  if (rest !== undefined) lines.push(ellipsize(rest, font, width));
  return lines;
}

/** The text on one line of at most `width` px; what does not fit is cut off and told by '…'. */
export function clip(text: string, font: Font, width: number): Line {
  return wrap(text, font, width, { maxLines: 1 })[0] ?? { text: '', width: 0 };
}

interface Filled {
  lines: Line[];
  /** The text from the start of the last line allowed, if it takes more than that line. */
  rest?: string;
}

/** What stands at each offset at which a grapheme starts. */
interface Graphemes {
  ends: Int32Array;
  glyphs: Int32Array;
  advances: Int32Array;
}

function breakLines(text: string, font: Font, width: number, maxLines: number): Filled {
  if (maxLines < 1) return { lines: [] };
  const plain = fill(text, font, width, maxLines);
  if (plain) return plain;
  const prepared = collapse(text).normalize('NFC');
  const filled = fill(prepared, font, width, maxLines, graphemesOf(prepared, tableOf(font.face)))!;
  for (const line of filled.lines) line.text = withoutInvisible(line.text);
  return filled;
}

/**
 * Fills line after line, going back to the last opportunity to break whenever one overflows. Without
 * `graphemes` it takes every UTF-16 unit for one, and gives up (undefined) where that could be wrong.
 */
function fill(
  text: string,
  { face, size }: Font,
  width: number,
  maxLines: number,
  graphemes?: Graphemes
): Filled | undefined {
  const { glyphs, kerning } = tableOf(face);
  const limit = unitsIn(width, size);
  const space = glyphs[SPACE]!;
  const hyphen = glyphs[HYPHEN]!;
  const lines: Line[] = [];

  let start = 0; // of the line
  let pen = 0; // its width up to i
  let left = 0; // the glyph before i
  let before: number = KIND.SPACE; // and its kind; SPACE at the start of a line
  // The last opportunity to break, if breakAt is past the start: where the line would end, with which sign
  // and how wide, and where the next one would start.
  let breakAt = 0;
  let breakSign = '';
  let breakPen = 0;
  let breakNext = 0;

  let i = 0;
  while (i < text.length) {
    if (!graphemes && before <= KIND.SPACE) {
      // A shortcut over letters and single spaces, most of a text: what follows would do the same. It stops
      // at what else may break (these have the highest bit set), is unknown (0) or overflows.
      const from = i;
      for (; i < text.length; i++) {
        const glyph = glyphs[text.charCodeAt(i)]!;
        const after = pen + kerning[kerningIndex(left, glyph)]! + advanceIn(glyph);
        if (glyph > 0) {
          if (after > limit) break;
        } else if (glyph === space && left > 0) {
          breakAt = i;
          breakSign = '';
          breakPen = pen;
          breakNext = i + 1;
        } else break;
        pen = after;
        left = glyph;
      }
      if (i > from) before = kindIn(left);
      if (i === text.length) break;
    }

    const glyph = graphemes ? graphemes.glyphs[i]! : glyphs[text.charCodeAt(i)];
    if (!glyph) return undefined;
    const end = graphemes ? graphemes.ends[i]! : i + 1;
    let kind = kindIn(glyph);

    if ((before | kind) >= KIND.SPACE) {
      if (kind === KIND.SPACE) {
        if (before === KIND.SPACE && i > start) return undefined; // not collapsed
        if (i === start) start = end;
        else {
          breakAt = i;
          breakSign = '';
          breakPen = pen;
          breakNext = end;
          pen += kerning[kerningIndex(left, glyph)]! + advanceIn(glyph);
          left = glyph;
          before = KIND.SPACE;
        }
        i = end;
        continue;
      }
      if (kind === KIND.SOFT_HYPHEN || kind === KIND.ZERO_WIDTH_SPACE) {
        const shown = kind === KIND.SOFT_HYPHEN && before < KIND.SPACE;
        const ended = shown ? pen + kerning[kerningIndex(left, hyphen)]! + advanceIn(hyphen) : pen;
        if (i === start) start = end;
        else if (ended <= limit) {
          breakAt = i;
          breakSign = shown ? '-' : '';
          breakPen = ended;
          breakNext = end;
        }
        i = end;
        continue;
      }
      if (mayBreak(before, kind)) {
        breakAt = breakNext = i;
        breakSign = '';
        breakPen = pen;
      }
      if (startsWord(before, kind)) kind = KIND.OPENING;
    }

    const advance = graphemes ? graphemes.advances[i]! : advanceIn(glyph);
    const after = pen + kerning[kerningIndex(left, glyph)]! + advance;
    if (after > limit && i > start) {
      if (lines.length + 1 >= maxLines) return { lines, rest: text.slice(start) };
      if (breakAt <= start) {
        breakAt = breakNext = i; // inside a word
        breakSign = '';
        breakPen = pen;
      }
      lines.push(lineOf(text.slice(start, breakAt) + breakSign, breakPen, size));
      start = breakNext;
      i = start;
      pen = left = 0;
      before = KIND.SPACE;
      continue;
    }
    pen = after;
    left = glyph;
    before = kind;
    i = end;
  }
  if (start < text.length) {
    const spaced = before === KIND.SPACE;
    lines.push(lineOf(text.slice(start, spaced ? breakAt : undefined), spaced ? breakPen : pen, size));
  }
  return { lines };
}

function lineOf(text: string, units: number, size: number): Line {
  return { text, width: (units * size) / 1000 };
}

/** Whether a line may break between two kinds that no white space divides. */
function mayBreak(before: number, kind: number): boolean {
  if (before === KIND.SPACE || before === KIND.OPENING || before === KIND.GLUE) return false;
  if (kind === KIND.CLOSING || kind === KIND.GLUE || kind === KIND.HYPHEN || kind === KIND.DASH) return false;
  return before !== KIND.HYPHEN || kind !== KIND.DIGIT;
}

/** Whether a hyphen, dash or second slash belongs to the word behind it, as in '-5' and 'https://example'. */
function startsWord(before: number, kind: number): boolean {
  if (kind === KIND.HYPHEN && before === KIND.HYPHEN) return true;
  return (kind === KIND.HYPHEN || kind === KIND.DASH) && (before === KIND.SPACE || before === KIND.OPENING);
}

/** The largest whole number of 1/1000 em that is at most so many px. */
function unitsIn(width: number, size: number): number {
  const units = Math.ceil((width * 1000) / size);
  return Math.min((units * size) / 1000 > width ? units - 1 : units, 2 ** 30);
}

function graphemesOf(text: string, table: FaceTable): Graphemes {
  const ends = new Int32Array(text.length);
  const glyphs = new Int32Array(text.length);
  const advances = new Int32Array(text.length);
  for (const { start, end, glyph, advance } of clustersOf(text, table)) {
    ends[start] = end;
    glyphs[start] = glyph;
    advances[start] = advance;
  }
  return { ends, glyphs, advances };
}

/** The longest beginning of a text that leaves room for '…' behind it, which stands alone if there is none. */
function ellipsize(text: string, { face, size }: Font, width: number): Line {
  const table = tableOf(face);
  const limit = unitsIn(width, size);
  const ellipsis = table.glyphs[ELLIPSIS.charCodeAt(0)]!;
  const visible = withoutInvisible(collapse(text)).normalize('NFC');
  let pen = 0;
  let left = 0;
  let cutAt = 0;
  let units = advanceIn(ellipsis);
  for (const { end, glyph, advance } of clustersOf(visible, table)) {
    pen += table.kerning[kerningIndex(left, glyph)]! + advance;
    if (pen > limit) break;
    left = glyph;
    const ended = pen + table.kerning[kerningIndex(left, ellipsis)]! + advanceIn(ellipsis);
    if (ended <= limit && kindIn(glyph) !== KIND.SPACE) {
      cutAt = end;
      units = ended;
    }
  }
  return lineOf(visible.slice(0, cutAt) + ELLIPSIS, units, size);
}
