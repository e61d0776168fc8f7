import type { Tree } from '$lib/model/tree.ts';

/** One place of an outline, in the order in which it is read. */
export interface Line {
  /** Index of the place in its tree. */
  at: number;
  /** Index of the line it hangs under, -1 for a root. */
  parent: number;
  /** Which of its siblings it is, from 1, and how many they are. */
  nth: number;
  of: number;
  /** Index of the line after the last that is set inside it. */
  end: number;
  /** The places that are set inside it. */
  inside: number[];
}

/** Deeper levels than these are not set further in: they follow one below the other, and say their number. */
export const DEEPEST = 12;

/**
 * The lines of an outline, in the order in which they are read: each place before those below it, siblings in the order
 * of the tree, or where `ranking` gives ranks for the places below one, by these.
 */
export function linesOf(
  tree: Tree,
  ranking: (at: number) => ((child: number) => number) | undefined = () => undefined
): Line[] {
  const below: number[][] = tree.map(() => []);
  const roots: number[] = [];
  for (const [at, { parent }] of tree.entries()) (parent < 0 ? roots : below[parent]!).push(at);
  for (const [at, list] of below.entries()) {
    const rank = ranking(at);
    if (rank) list.sort((a, b) => rank(a) - rank(b));
  }
  const lines: Line[] = [];
  /** The line of each level that is not at its end. */
  const open: Line[] = [];
  const close = (level: number) => {
    for (const line of open.splice(level)) line.end = lines.length;
  };
  const waiting: Omit<Line, 'end' | 'inside'>[] = [];
  const wait = (list: readonly number[], parent: number) => {
    for (let nth = list.length; nth > 0; nth--)
      waiting.push({ at: list[nth - 1]!, parent, nth, of: list.length });
  };
  wait(roots, -1);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at } = next;
    const level = Math.min(tree[at]!.level, DEEPEST);
    close(level);
    open[level - 1]?.inside.push(at);
    wait(below[at]!, lines.length);
    open.push({ ...next, end: 0, inside: [] });
    lines.push(open[level]!);
  }
  close(0);
  return lines;
}
