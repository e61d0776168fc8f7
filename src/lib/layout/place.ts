import { type Arrangement, type Boxes, GAP, type Growth, trees } from './boxes.ts';
import { facing, type TidyPlaces, type TidyTree, tidy } from './tidy.ts';

/** Places every tree by `grow`, one below the other. */
export function placeTrees(
  boxes: Boxes,
  grow: (boxes: Boxes, start: number, end: number) => Places
): Arrangement {
  const count = boxes.parent.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const growth: Growth[] = new Array(count);
  let top = 0;
  let width = 0;
  for (const { start, end } of trees(boxes)) {
    const places = grow(boxes, start, end);
    let left = Number.POSITIVE_INFINITY;
    let highest = Number.POSITIVE_INFINITY;
    for (let at = start; at < end; at++) {
      left = Math.min(left, places.x[at - start]!);
      highest = Math.min(highest, places.y[at - start]!);
    }
    let bottom = top;
    for (let at = start; at < end; at++) {
      x[at] = Math.round(places.x[at - start]! - left);
      y[at] = Math.round(places.y[at - start]! - highest + top);
      growth[at] = places.growth[at - start]!;
      width = Math.max(width, x[at]! + boxes.width[at]!);
      bottom = Math.max(bottom, y[at]! + boxes.height[at]!);
    }
    top = bottom + GAP.tree;
  }
  return { x, y, growth, width: Math.ceil(width), height: Math.max(0, Math.ceil(top - GAP.tree)) };
}

export interface Places {
  x: Float64Array;
  y: Float64Array;
  growth: Growth[];
}

/** One tree that grows in one direction. */
export function growOneWay(boxes: Boxes, start: number, end: number, growth: 'right' | 'down'): Places {
  const tree = tidyTree(boxes, start, end, growth);
  return place(tree, tidy(tree), new Array<Growth>(end - start).fill(growth), boxes, start);
}

/** Children of one root each that stand opposite each other, by that root. */
export function facingByRoot({ facing = [], parent }: Boxes): Map<number, [number, number][]> {
  const byRoot = new Map<number, [number, number][]>();
  for (const [a, b] of facing) {
    const root = parent[a]!;
    if (root < 0 || parent[root]! >= 0 || parent[b] !== root) continue;
    const pairs = byRoot.get(root);
    if (pairs) pairs.push([a, b]);
    else byRoot.set(root, [[a, b]]);
  }
  return byRoot;
}

/** One tree whose root stands in the middle, its children to the left and to the right, facing children in one row. */
export function growTwoSided(
  boxes: Boxes,
  start: number,
  end: number,
  facingChildren: readonly (readonly [number, number])[] = []
): Places {
  const tree = tidyTree(boxes, start, end, 'right');
  const rootWidth = boxes.width[start]!;
  const rootHeight = boxes.height[start]!;
  const above = boxes.rootAbove && end > start + 1;
  tree.breadth[0] = 0;
  tree.depth[0] = above ? GAP.generation / 2 : rootWidth / 2 + GAP.generation;
  const growth = new Array<Growth>(end - start).fill('right');
  for (let at = start + 1; at < end; at++) {
    const parent = boxes.parent[at]!;
    growth[at - start] = parent === start ? (boxes.half?.[at] ?? 'right') : growth[parent - start]!;
  }
  const { across, along } = facing(tree, rows(boxes, start, end, growth, facingChildren));
  const places = place(tree, { across, along }, growth, boxes, start);
  places.x[0] = -rootWidth / 2;
  places.y[0] = -rootHeight / 2;
  if (above) {
    let highest = Number.POSITIVE_INFINITY;
    for (let at = 1; at < end - start; at++) highest = Math.min(highest, places.y[at]!);
    places.y[0] = highest - GAP.generation - rootHeight;
  }
  return places;
}

function tidyTree(boxes: Boxes, start: number, end: number, growth: Growth): TidyTree {
  const count = end - start;
  const parent = new Int32Array(count);
  const breadth = new Float64Array(count);
  const depth = new Float64Array(count);
  const across = growth === 'down' ? boxes.width : boxes.height;
  const along = growth === 'down' ? boxes.height : boxes.width;
  for (let at = 0; at < count; at++) {
    parent[at] = at === 0 ? -1 : boxes.parent[start + at]! - start;
    breadth[at] = across[start + at]!;
    depth[at] = along[start + at]! + GAP.generation;
  }
  return { parent, breadth, depth, siblingGap: GAP.sibling, cousinGap: GAP.cousin };
}

function place(
  tree: TidyTree,
  { across, along }: TidyPlaces,
  growth: Growth[],
  boxes: Boxes,
  start: number
): Places {
  const count = tree.parent.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const width = boxes.width[start + at]!;
    if (growth[at] === 'down') {
      x[at] = across[at]! - width / 2;
      y[at] = along[at]!;
    } else {
      x[at] = growth[at] === 'left' ? -along[at]! - width : along[at]!;
      y[at] = across[at]! - boxes.height[start + at]! / 2;
    }
  }
  return { x, y, growth };
}

/**
 * Children of the root in rows. Those that face each other share one, in the order of the left, whatever the order of
 * the right; the others stand
 * alone, each after those of its side that come before it. Where nothing faces anything, the sides are set side by
 * side.
 */
function rows(
  boxes: Boxes,
  start: number,
  end: number,
  growth: readonly Growth[],
  facingChildren: readonly (readonly [number, number])[]
): [number, number][] {
  const left: number[] = [];
  const right: number[] = [];
  for (let at = start + 1; at < end; at++) {
    if (boxes.parent[at] === start) (growth[at - start] === 'left' ? left : right).push(at);
  }
  const opposite = pairs(facingChildren, new Set(left), new Set(right));
  const result: [number, number][] = [];
  const row = (a: number | undefined, b: number | undefined) =>
    result.push([a === undefined ? -1 : a - start, b === undefined ? -1 : b - start]);
  if (!opposite.size) {
    for (let at = 0; at < Math.max(left.length, right.length); at++) row(left[at], right[at]);
    return result;
  }
  let next = 0;
  const alone = (before: number) => {
    for (; right[next]! < before; next++) if (!opposite.has(right[next]!)) row(undefined, right[next]);
  };
  for (const each of left) {
    const other = opposite.get(each);
    if (other !== undefined) alone(other);
    row(each, other);
  }
  alone(end);
  return result;
}

/** Who faces whom; of several pairs with one box the first counts. */
function pairs(
  facing: readonly (readonly [number, number])[],
  left: ReadonlySet<number>,
  right: ReadonlySet<number>
): Map<number, number> {
  const opposite = new Map<number, number>();
  for (const [a, b] of facing) {
    const apart = (left.has(a) && right.has(b)) || (left.has(b) && right.has(a));
    if (apart && !opposite.has(a) && !opposite.has(b)) opposite.set(a, b).set(b, a);
  }
  return opposite;
}
