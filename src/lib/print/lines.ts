import { baseDirection, covered, type Font, measure } from '../text/measure.ts';
import { wrap } from '../text/wrap.ts';

/** A part of a line in one font; `of` is what it was made from. */
export interface Piece<Of> extends Font {
  text: string;
  /** From where reading starts. */
  x: number;
  width: number;
  isForeign: boolean;
  of: Of;
}

export interface Line<Of> {
  pieces: Piece<Of>[];
  width: number;
  rightToLeft: boolean;
}

/** A text and its font, before it is broken. */
export interface Styled<Of> extends Font {
  text: string;
  of: Of;
}

const SPACES = /[\t\n\v\f\r \u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]+/g;
/** Behind a space, or behind what divides or is a word without one. */
const BREAKS =
  /(?<= )|(?<=[\p{L}\p{N}][-/\u2010–—])(?=\p{L})|(?<=\u200B)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[\p{L}\p{N}])/u;

interface Word<Of> {
  parts: Piece<Of>[];
  /** Without the space at its end. */
  width: number;
  advance: number;
}

/**
 * Breaks runs of several fonts into lines of at most a width, as `wrap` does a text of one font; a word wider than a line
 * breaks inside. The pieces of all lines together are the text, but for white space.
 */
export function linesOf<Of>(runs: readonly Styled<Of>[], width: number): Line<Of>[] {
  const rightToLeft = baseDirection(runs.map(({ text }) => text).join('')) === 'rtl';
  const lines: Line<Of>[] = [];
  let pieces: Piece<Of>[] = [];
  let pen = 0;
  const end = () => {
    while (pieces.length && !pieces.at(-1)!.text.trim()) pieces.pop();
    const last = pieces.at(-1);
    if (last) {
      last.text = last.text.replace(/ $/, '');
      last.width = measure(last.text, last);
      lines.push({ pieces, width: last.x + last.width, rightToLeft });
    }
    pieces = [];
    pen = 0;
  };
  for (const word of wordsOf(runs)) {
    if (pen > 0 && pen + word.width > width) end();
    for (const part of word.width > width ? brokenUp(word, width) : word.parts) {
      if (pen > 0 && pen + measure(part.text.trimEnd(), part) > width) end();
      const before = pieces.at(-1);
      if (before?.of === part.of) {
        before.text += part.text;
        before.isForeign ||= part.isForeign;
        before.width = measure(before.text, before);
        pen = before.x + before.width;
      } else {
        pieces.push({ ...part, x: pen });
        pen += part.width;
      }
    }
  }
  end();
  return lines;
}

/** What may not be broken, where it need not be. */
function wordsOf<Of>(runs: readonly Styled<Of>[]): Word<Of>[] {
  const words: Word<Of>[] = [];
  let word: Word<Of> = { parts: [], width: 0, advance: 0 };
  let isSpaced = true;
  const end = () => {
    if (word.parts.length) words.push(word);
    word = { parts: [], width: 0, advance: 0 };
  };
  for (const { text, ...font } of runs) {
    const plain = text.normalize('NFC').replace(SPACES, ' ');
    const parts = plain.split(BREAKS).filter(Boolean);
    for (const [at, part] of parts.entries()) {
      if (part === ' ' && isSpaced) continue;
      // A lone space between two runs belongs to the word before it.
      if (at > 0 && part !== ' ') end();
      const piece = {
        ...font,
        text: part,
        x: 0,
        width: measure(part, font),
        isForeign: !covered(part, font.face)
      };
      word.width = word.advance + measure(part.trimEnd(), font);
      word.advance += piece.width;
      word.parts.push(piece);
      isSpaced = part.endsWith(' ');
      if (isSpaced) end();
    }
  }
  end();
  return words;
}

/** A word in parts that each fit on a line. */
function brokenUp<Of>({ parts }: Word<Of>, width: number): Piece<Of>[] {
  return parts.flatMap((part) => {
    const lines = wrap(part.text, part, width);
    return lines.map(({ text }, at) => {
      const whole = at === lines.length - 1 && part.text.endsWith(' ') ? `${text} ` : text;
      return { ...part, text: whole, width: measure(whole, part) };
    });
  });
}
