import { create, type Font, type Glyph, type Position } from 'fontkit';
import type PDFDocument from 'pdfkit';
import type { SceneText } from '../scene/scene.ts';
import { TYPE } from '../scene/type.ts';
import type { FontBytes } from '../svg/fonts.ts';
import type { Face, Font as Setting } from '../text/measure.ts';
import { type Placed, placed } from '../text/placed.ts';
import type { Subset } from '../text/subsets.ts';
import { visual } from '../text/visual.ts';

/** A file that is being written. */
export type Pdf = typeof PDFDocument.prototype;

/** A line of text where it stands, in px. */
export type Line = Pick<
  SceneText,
  'role' | 'x' | 'y' | 'text' | 'width' | 'anchor' | 'rightToLeft' | 'foreign'
>;

/** The same in any face and size. */
export type SetLine = Omit<Line, 'role'> & Setting;

/** The bundled fonts in a document. */
export interface Letters {
  /** Writes a line in the document's ink; `after` is written behind it, for those who copy, read aloud or search. */
  write(line: Line, after?: string): void;
  set(line: SetLine, after?: string): void;
}

/**
 * Makes the fonts known to a document, which embeds of each the letters that are written; `shapeOf` gives the shape of
 * what no font has.
 */
export function lettersIn(
  pdf: Pdf,
  fonts: readonly FontBytes[],
  shapeOf: (text: string, face: Face) => string
): Letters {
  for (const { face, subset, bytes } of fonts) {
    // pdfkit takes fonts of fontkit too, which its types do not say.
    pdf.registerFont(nameOf(face, subset), setByTable(create(bytes), face) as never);
  }

  function write({ role, ...line }: Line, after = ''): void {
    const { face, size } = TYPE[role];
    set({ ...line, face, size }, after);
  }

  function set(line: SetLine, after = ''): void {
    const { face, size } = line;
    const start = line.anchor === 'end' || line.rightToLeft ? line.x - line.width : line.x;
    const runs = [...runsOf(line)];
    for (const [at, { text, means, subset, x, width }] of runs.entries()) {
      const from = start + (x * size) / 1000;
      const last = subset === 'latin' && at === runs.length - 1 ? after : '';
      if (means !== undefined) pdf.markContent('Span', { actual: means });
      if (subset) {
        pdf.font(nameOf(face, subset), size).text(text + last, from, line.y, BARE((width * size) / 1000));
      } else {
        pdf
          .save()
          .translate(from, line.y)
          .scale(size / 1000);
        pdf.path(shapeOf(text, face)).fill().restore();
      }
      if (means !== undefined) endSpan(from, line.y, size);
    }
  }

  /** Some programs, as poppler, give what a span means only where something in it is written, if only a space. */
  function endSpan(x: number, y: number, size: number): void {
    pdf.font(nameOf('sans', 'latin'), size).text(' ', x, y, BARE(0)).endMarkedContent();
  }

  return { write, set };
}

/** Neither broken nor measured again. */
const BARE = (textWidth: number) =>
  ({ lineBreak: false, baseline: 'alphabetic', textWidth, wordCount: 1 }) as const;

function nameOf(face: Face, subset: Subset): string {
  return `${face} ${subset}`;
}

/** A font that sets its letters where our own table has them, so that they stand as in every other picture. */
function setByTable(font: Font, face: Face): Font {
  return Object.create(font, {
    layout: {
      value(text: string): ReturnType<Font['layout']> {
        const glyphs: Glyph[] = [];
        const positions: Position[] = [];
        const all = [...placed(text, face)];
        for (const [at, { text: grapheme, x, advance }] of all.entries()) {
          const own = Array.from(grapheme, (letter) => font.glyphForCodePoint(letter.codePointAt(0)!));
          const kerning = (all[at + 1]?.x ?? x + advance) - x - advance;
          for (const [nth, glyph] of own.entries()) {
            const xAdvance = (nth === 0 ? advance : 0) + (nth === own.length - 1 ? kerning : 0);
            glyphs.push(glyph);
            positions.push({ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 });
          }
        }
        return { glyphs, positions, advanceWidth: endOf(all) };
      }
    }
  });
}

interface Run {
  text: string;
  /** What it means, where that is not what is written. */
  means?: string | undefined;
  subset: Subset | undefined;
  x: number;
  width: number;
}

/**
 * What stands together of one file, in the order in which it is read, each where it stands; what no file has, and a
 * bracket that is turned, is alone.
 */
function* runsOf({ text, foreign, rightToLeft, face }: SetLine): Generator<Run> {
  const line = [...placed(text, face)];
  const standing =
    foreign || rightToLeft
      ? visual(
          line.map((each, at) => ({ ...each, at })),
          rightToLeft
        ).sort((a, b) => a.at - b.at)
      : line;
  let run: Placed[] = [];
  const whole = (): Run => {
    const { x, subset } = run[0]!;
    return { text: run.map((each) => each.text).join(''), subset, x, width: endOf(run) - x };
  };
  for (const [at, each] of standing.entries()) {
    const isTurned = each.text !== line[at]!.text;
    const isAlone = isTurned || each.subset === undefined;
    const before = run.at(-1);
    const isNext = before && each.subset === before.subset && Math.abs(each.x - endOf(run)) < NEAR;
    if (before && (isAlone || !isNext)) {
      yield whole();
      run = [];
    }
    if (isAlone) {
      const { text, subset, x, advance } = each;
      yield { text, means: line[at]!.text, subset, x, width: advance };
    } else run.push(each);
  }
  if (run.length) yield whole();
}

/** More than kerning ever puts between two letters, in 1/1000 em. */
const NEAR = 200;

function endOf(run: readonly Placed[]): number {
  const last = run.at(-1);
  return last ? last.x + last.advance : 0;
}
