import type { Side, Sides } from '$lib/model/sides.ts';
import type { Tree } from '$lib/model/tree.ts';

/** Blocks of one side in one column, as one stroke of the column's breadth: `d` goes down its middle, block by block. */
export interface Blocks {
  side: Side | undefined;
  level: number;
  breadth: number;
  d: string;
}

/** A debate at a glance; lengths are in units of the picture. */
export interface Miniature {
  width: number;
  height: number;
  motion: { x: number; y: number; width: number; height: number };
  blocks: readonly Blocks[];
}

const WIDTH = 640;
const HEIGHT = 264;
const MOTION = { width: 56, height: 76 };
/** Between the motion and the pillars, between columns, and between blocks of a column. */
const APART = { motion: 12, columns: 2, blocks: 2 };
/** Blocks lower than this are drawn several as one: the first measure with which there are not too many blocks. */
const LEAST = [3, 4.5, 7];
/** A block lower than this stands closer to the next. */
const LOW = 8;
/** No picture has more blocks than these, nor more columns on a side, however large the debate is. */
export const MOST_BLOCKS = 560;
export const MOST_COLUMNS = 7;
/** A branch with one end is no taller, nor a column broader: a debate of few claims is a small picture. */
const MOST = { unit: 28, breadth: 88 };
/** Each column is as broad as this part of the one before it. */
const TAPER = 0.86;

/** A block of a column: from `top` down to `foot`, in the ink of a side. */
interface Block {
  top: number;
  foot: number;
  side: Side | undefined;
}

/**
 * Draws a whole tree as blocks, as the map shows it from afar: the motion in the middle, what is hung on it for the
 * motion to the left, what is hung on it against the motion to the right, each level a column further out, every
 * branch as tall as it has ends, in one measure on both sides. Neighbours too low to be told apart are drawn as one,
 * in the ink of the side that most of it serves; levels for which there are no blocks left are not drawn. Only the
 * first root is drawn; a tree without places has no picture.
 */
export function miniature(tree: Tree, sides: Sides): Miniature | undefined {
  if (!tree.length) return undefined;
  const halves = halvesOf(tree, sides);
  const { columns, count } = columnsOf(halves);
  const breadths = breadthsOf(count);
  const blocks = columns.flatMap((levels, half) => {
    let edge = (MOTION.width / 2 + APART.motion) as number;
    return levels.slice(0, count).flatMap((column, at): Blocks[] => {
      const breadth = breadths[at]!;
      const middle = edge + breadth / 2;
      edge += breadth + APART.columns;
      const x = WIDTH / 2 + (half ? middle : -middle);
      return inInks(column).map(({ side, d }) => ({ side, level: at, breadth, d: `M${tenth(x)} 0${d}` }));
    });
  });
  const motion = {
    x: (WIDTH - MOTION.width) / 2,
    y: (HEIGHT - MOTION.height) / 2,
    ...MOTION
  };
  return { width: WIDTH, height: HEIGHT, motion, blocks };
}

/** A place of the tree in its half: the ends of branches from `start` up to `end` are its own. */
interface Span {
  start: number;
  end: number;
  side: Side | undefined;
}

interface Half {
  ends: number;
  /** What stands at each level under the motion, from the top. */
  levels: Span[][];
}

/** What hangs on the first root, in the half of the map in which it is drawn: left, then right. */
function halvesOf(tree: Tree, sides: Sides): [Half, Half] {
  const ends = new Float64Array(tree.length);
  for (let at = tree.length - 1; at > 0; at--) {
    ends[at] = ends[at] || 1;
    const { parent } = tree[at]!;
    if (parent >= 0) ends[parent]! += ends[at]!;
  }
  const halves: [Half, Half] = [
    { ends: 0, levels: [] },
    { ends: 0, levels: [] }
  ];
  const isTurned = sides.claim.get(tree[0]!.claim) === 'negative';
  const half = new Uint8Array(tree.length);
  /** Where the next place that hangs on each place starts. */
  const next = new Float64Array(tree.length);
  for (let at = 1; at < tree.length; at++) {
    const { parent, reason, claim, level } = tree[at]!;
    if (parent < 0) break;
    half[at] = parent === 0 ? Number((reason?.side === 'pro') === isTurned) : half[parent]!;
    const into = halves[half[at]!]!;
    const start = parent === 0 ? into.ends : next[parent]!;
    const end = start + ends[at]!;
    next[at] = start;
    if (parent === 0) into.ends = end;
    else next[parent] = end;
    into.levels[level - 1] ??= [];
    into.levels[level - 1]!.push({ start, end, side: sides.claim.get(claim) });
  }
  return halves;
}

/** The columns of both halves in the finest measure that keeps to the number of blocks, and how many of them to draw. */
function columnsOf(halves: readonly Half[]): { columns: Block[][][]; count: number } {
  const unit = Math.min(MOST.unit, HEIGHT / Math.max(1, ...halves.map(({ ends }) => ends)));
  let columns: Block[][][] = [];
  for (const least of LEAST) {
    columns = halves.map(({ ends, levels }) =>
      levels
        .slice(0, MOST_COLUMNS)
        .map((spans) => blocksOf(spans, { unit, least, above: (HEIGHT - ends * unit) / 2 }))
    );
    if (columns.flat(2).length <= MOST_BLOCKS) break;
  }
  return { columns, count: columnsWithin(columns) };
}

interface Measure {
  /** Height of a branch with one end. */
  unit: number;
  least: number;
  /** Room over the half. */
  above: number;
}

/** The blocks of a column from the top; what is too low goes together with what follows close upon it. */
function blocksOf(spans: readonly Span[], { unit, least, above }: Measure): Block[] {
  const blocks: Block[] = [];
  let open: Span[] = [];
  const close = () => {
    if (!open.length) return;
    const [first, last] = [open[0]!, open.at(-1)!];
    const top = Math.round(above + first.start * unit);
    const foot = Math.round(above + last.end * unit);
    const gap = foot - top < LOW ? 1 : APART.blocks;
    if (foot > top + gap) blocks.push({ top, foot: foot - gap, side: mostOf(open) });
    open = [];
  };
  for (const span of spans) {
    const last = open.at(-1);
    const isApart = last && (span.start - last.end) * unit >= least / 2;
    if (isApart || (span.end - span.start) * unit >= least) close();
    open.push(span);
    if ((span.end - open[0]!.start) * unit >= least) close();
  }
  close();
  return blocks;
}

/** The side that most of what is drawn as one serves. */
function mostOf(spans: readonly Span[]): Side | undefined {
  const served = new Map<Side | undefined, number>();
  for (const { side, start, end } of spans) served.set(side, (served.get(side) ?? 0) + end - start);
  return [...served].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** How many columns go out before there are too many blocks. */
function columnsWithin(halves: readonly (readonly Block[])[][]): number {
  const most = Math.max(...halves.map((levels) => levels.length));
  let blocks = 0;
  for (let at = 0; at < most; at++) {
    for (const levels of halves) blocks += levels[at]?.length ?? 0;
    if (blocks > MOST_BLOCKS) return at;
  }
  return most;
}

/** How broad each column is, so that many fill the room beside the motion. */
function breadthsOf(count: number): number[] {
  const room = (WIDTH - MOTION.width) / 2 - APART.motion - (count - 1) * APART.columns;
  const parts = Array.from({ length: count }, (_, at) => TAPER ** at);
  const all = parts.reduce((sum, part) => sum + part, 0);
  const first = Math.min(MOST.breadth, room / all);
  return parts.map((part) => tenth(first * part));
}

/** The blocks of a column by the side they serve, as moves and lines straight down. */
function inInks(column: readonly Block[]): { side: Side | undefined; d: string }[] {
  const inks = new Map<Side | undefined, { at: number; d: string }>();
  for (const { top, foot, side } of column) {
    const ink = inks.get(side) ?? { at: 0, d: '' };
    ink.d += `m0 ${top - ink.at}v${foot - top}`;
    ink.at = foot;
    inks.set(side, ink);
  }
  return [...inks].map(([side, { d }]) => ({ side, d }));
}

function tenth(length: number): number {
  return Math.round(length * 10) / 10;
}
