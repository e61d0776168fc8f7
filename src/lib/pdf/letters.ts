import { create, type Font, type Glyph, type Position } from 'fontkit';
import type PDFDocument from 'pdfkit';
import type { SceneText } from '../scene/scene.ts';
import { TYPE } from '../scene/type.ts';
import type { FontBytes } from '../svg/fonts.ts';
import type { Face } from '../text/measure.ts';
import { type Placed, placed } from '../text/placed.ts';
import type { Subset } from '../text/subsets.ts';

/** A file that is being written. */
export type Pdf = typeof PDFDocument.prototype;

/** A line of text where it stands, in px. */
export type Line = Pick<SceneText, 'role' | 'x' | 'y' | 'text' | 'width' | 'anchor' | 'rightToLeft'>;

/** The bundled fonts in a document. */
export interface Letters {
  /** Writes a line in the document's ink; `after` is written behind it, for those who copy, read aloud or search. */
  write(line: Line, after?: string): void;
}

/** Makes the fonts known to a document, which embeds of each the letters that are written. */
export function lettersIn(pdf: Pdf, fonts: readonly FontBytes[]): Letters {
  for (const { face, subset, bytes } of fonts) {
    // pdfkit takes fonts of fontkit too, which its types do not say.
    pdf.registerFont(nameOf(face, subset), setByTable(create(bytes), face) as never);
  }

  function write(line: Line, after = ''): void {
    const { face, size } = TYPE[line.role];
    const end = line.anchor === 'end' || line.rightToLeft;
    const start = end ? line.x - line.width : line.x;
    const runs = [...runsOf(line.text, face)];
    for (const [at, { text, subset, x, width }] of runs.entries()) {
      const from = line.rightToLeft ? line.width - ((x + width) * size) / 1000 : (x * size) / 1000;
      const place = { x: start + from, y: line.y, width: (width * size) / 1000, size };
      const last = at === runs.length - 1 ? after : '';
      if (subset) writeRun(nameOf(face, subset), text + (holdsSpace(subset) ? last : ''), place);
      else box(text, place);
    }
  }

  interface Place {
    x: number;
    y: number;
    width: number;
    size: number;
  }

  function writeRun(font: string, text: string, { x, y, width, size }: Place): void {
    pdf.font(font, size).text(text, x, y, BARE(width));
  }

  /** A letter that no font has: a frame with its number, and the letter itself for those who copy or search. */
  function box(text: string, { x, y, width, size }: Place): void {
    pdf.markContent('Span', { actual: text });
    const height = size * 0.8;
    const frame = { x: x + width * 0.08, y: y - height + size * 0.08, width: width * 0.84 };
    pdf.save().lineWidth(size / 30);
    pdf.rect(frame.x, frame.y, frame.width, height).stroke();
    pdf.restore();
    const digits = text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const half = Math.ceil(digits.length / 2);
    const small = Math.min(size * 0.36, (frame.width / half) * 1.6);
    for (const [row, part] of [digits.slice(0, half), digits.slice(half)].entries()) {
      const length = [...placed(part, 'sans')].reduce((_, { x: at, advance }) => at + advance, 0);
      const left = frame.x + (frame.width - (length * small) / 1000) / 2;
      writeRun(nameOf('sans', 'latin'), part, {
        x: left,
        y: frame.y + (height * (row + 1)) / 2 - (height / 2 - small * 0.66) / 2,
        width: (length * small) / 1000,
        size: small
      });
    }
    pdf.endMarkedContent();
  }

  return { write };
}

/** Neither broken nor measured again. */
const BARE = (textWidth: number) =>
  ({ lineBreak: false, baseline: 'alphabetic', textWidth, wordCount: 1 }) as const;

function nameOf(face: Face, subset: Subset): string {
  return `${face} ${subset}`;
}

function holdsSpace(subset: Subset): boolean {
  return subset === 'latin';
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
  subset: Subset | undefined;
  x: number;
  width: number;
}

/** What stands together of one file; a letter without a file is alone. */
function* runsOf(text: string, face: Face): Generator<Run> {
  let run: Placed[] = [];
  const whole = (): Run => {
    const { x, subset } = run[0]!;
    return { text: run.map((each) => each.text).join(''), subset, x, width: endOf(run) - x };
  };
  for (const each of placed(text, face)) {
    if (run.length && (each.subset !== run[0]!.subset || each.subset === undefined)) {
      yield whole();
      run = [];
    }
    run.push(each);
  }
  if (run.length) yield whole();
}

function endOf(run: readonly Placed[]): number {
  const last = run.at(-1);
  return last ? last.x + last.advance : 0;
}
