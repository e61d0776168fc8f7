import { baseDirection } from './measure.ts';
import type { Placed } from './placed.ts';

/**
 * The graphemes of a line as they stand on paper, from left to right: what is written from right to left in its own
 * order, with numbers and words of other scripts in theirs, and brackets turned. It is the Unicode bidirectional
 * algorithm for one line without its control characters. The line is as long as before.
 */
export function visual<T extends Placed>(line: Iterable<T>, rightToLeft = false): T[] {
  const all = [...line];
  if (!rightToLeft && all.every(({ text }) => baseDirection(text) === 'ltr')) return all;
  const levels = levelsOf(all, rightToLeft ? 1 : 0);
  // What stands before a grapheme, by kerning, goes with it.
  const widths = all.map(({ x, advance }, at) => {
    const before = all[at - 1];
    return x + advance - (before ? before.x + before.advance : 0);
  });
  let x = 0;
  return inOrder(levels).map((at) => {
    const each = all[at]!;
    x += widths[at]!;
    return { ...each, text: levels[at]! % 2 ? turned(each.text) : each.text, x: x - each.advance };
  });
}

type Direction = 'L' | 'R' | 'N' | '';

/** Odd for what reads from the right. */
function levelsOf(all: readonly Placed[], base: 0 | 1): number[] {
  const kinds = all.map(({ text }): Direction => {
    if (baseDirection(text) === 'rtl') return 'R';
    return /^\p{L}/u.test(text) ? 'L' : /^\p{Nd}/u.test(text) ? 'N' : '';
  });
  const start: Direction = base ? 'R' : 'L';
  let strong: Direction = start;
  for (const [at, kind] of kinds.entries()) {
    const isBetween = kinds[at - 1] === 'N' && kinds[at + 1] === 'N' && /^[.,:/]$/.test(all[at]!.text);
    if (isBetween) kinds[at] = 'N';
    else if (kind === 'N' && strong === 'L') kinds[at] = 'L';
    else if (kind === 'L' || kind === 'R') strong = kind;
  }
  const side = (kind: Direction | undefined): Direction => (kind === 'N' ? 'R' : (kind ?? start));
  for (let at = 0; at < kinds.length; at++) {
    if (kinds[at]) continue;
    let end = at;
    while (end < kinds.length && !kinds[end]) end++;
    const before = side(kinds[at - 1]);
    kinds.fill(before === side(kinds[end]) ? before : start, at, end);
  }
  return kinds.map((kind) => (kind === 'R' ? 1 : kind === 'N' ? 2 : base ? 2 : 0));
}

/** The places of what stands from left to right: each stretch of a level and above is turned, the highest first. */
function inOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, at) => at);
  for (let level = 2; level > 0; level--) {
    for (let at = 0; at < order.length; at++) {
      let end = at;
      while (end < order.length && levels[order[end]!]! >= level) end++;
      if (end > at) order.splice(at, end - at, ...order.slice(at, end).reverse());
      at = end;
    }
  }
  return order;
}

const BRACKETS = '()[]{}<>«»‹›';

function turned(text: string): string {
  const at = BRACKETS.indexOf(text);
  return at < 0 || text === '' ? text : BRACKETS[at ^ 1]!;
}
