/** A line of a file, cut where it is long. */
export interface ExcerptLine {
  /** Counted from 1. */
  number: number;
  text: string;
  /** In the line that is looked for: where in `text` the column is. */
  at?: number;
}

/** So many lines stand before the one that is looked for, and as many after it. */
const AROUND = 4;
/** A line is cut to so many characters, of which so many stand before the column. */
const WIDEST = 400;
const BEFORE = 120;

/**
 * A line of a text with those around it, counted as problems count them: whatever ends a line, from 1. Of a long line there
 * is the part in which the column is.
 */
export function excerpt(text: string, line: number, column = 1): ExcerptLine[] {
  return linesFrom(text, Math.max(1, line - AROUND), line + AROUND).map(({ number, text }) =>
    number === line ? cutAround(number, text, column - 1) : { number, text: cut(text, 0, WIDEST) }
  );
}

function linesFrom(text: string, first: number, last: number): ExcerptLine[] {
  const lines: ExcerptLine[] = [];
  const end = /\r\n?|\n/g;
  let start = 0;
  for (let number = 1; number <= last; number++) {
    const found = end.exec(text);
    if (number >= first) lines.push({ number, text: text.slice(start, found?.index) });
    if (!found) break;
    start = end.lastIndex;
  }
  return lines;
}

function cutAround(number: number, text: string, column: number): ExcerptLine {
  const at = Math.min(Math.max(0, column), text.length);
  const from = text.length > WIDEST && at > BEFORE ? at - BEFORE : 0;
  return { number, text: cut(text, from, from + WIDEST), at: at - from + (from ? 1 : 0) };
}

/** Part of a line; what is left out is a sign. Half a letter at an end keeps its room, as the column is counted by it. */
function cut(line: string, from: number, to: number): string {
  const part = line.slice(from, to).toWellFormed();
  return `${from ? '…' : ''}${part}${to < line.length ? '…' : ''}`;
}
