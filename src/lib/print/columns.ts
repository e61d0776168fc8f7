import type { Row } from './rows.ts';

/** A row where it stands on its page: `x` is how far its column is moved. */
export interface Placed {
  row: Row;
  x: number;
  y: number;
}

/** What may be parted where the level above is too high for a page. */
const LEVELS: readonly (readonly Row['holds'][])[] = [['whole', 'firm'], ['firm'], []];

/** How high rows are one under the other, at the head of a page. */
export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { gap, height }, at) => sum + (at ? gap : 0) + height, 0);
}

/** Rows one under the other, from a height on. */
export function stacked(rows: readonly Row[], top: number): Placed[] {
  let pen = top;
  return rows.map((row, at) => {
    const y = pen + (at ? row.gap : 0);
    pen = y + row.height;
    return { row, x: 0, y };
  });
}

/**
 * Fills columns with rows, in their order; `room` is how high the nth is. What holds together goes to the next column
 * where one holds it, and else is parted where it holds least.
 */
export function filled(rows: readonly Row[], room: (nth: number) => number): Row[][] {
  const columns: Row[][] = [[]];
  let used = 0;
  const fits = (some: readonly Row[]) =>
    used + heightOf(some) + (used ? some[0]!.gap : 0) <= room(columns.length - 1);
  const place = (some: readonly Row[], level: number): void => {
    for (const part of parted(some, LEVELS[level]!)) {
      const isWhole = heightOf(part) <= room(columns.length);
      const isLast = level === LEVELS.length - 1;
      if (!fits(part) && !isWhole && !isLast) {
        place(part, level + 1);
        continue;
      }
      if (!fits(part) && used) {
        columns.push([]);
        used = 0;
      }
      used += heightOf(part) + (used ? part[0]!.gap : 0);
      columns.at(-1)!.push(...part);
    }
  };
  place(rows, 0);
  return columns.filter((column) => column.length);
}

function parted(rows: readonly Row[], holding: readonly Row['holds'][]): Row[][] {
  const parts: Row[][] = [];
  let isHeld = false;
  for (const row of rows) {
    if (isHeld) parts.at(-1)!.push(row);
    else parts.push([row]);
    isHeld = holding.includes(row.holds);
  }
  return parts;
}
