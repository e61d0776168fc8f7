import { hierarchy, partition } from 'd3';
import type { ClaimId } from '$lib/model/map.ts';
import type { Side, Sides } from '$lib/model/sides.ts';
import type { Tree } from '$lib/model/tree.ts';

/** One place of a tree as part of a ring: from `start` clockwise to `end`, in radians from the top, and between two radii in px. */
export interface Arc {
  claim: ClaimId;
  key: string;
  side: Side | undefined;
  level: number;
  start: number;
  end: number;
  inner: number;
  outer: number;
  /** Index of the arc that it lies around, -1 where there is none. */
  parent: number;
  /** Indexes of the arcs around it, in the order in which they are read. */
  children: readonly number[];
  /** Some of what hangs directly under it is not drawn. */
  more: boolean;
  /** Index of its place in the tree. */
  place: number;
}

export interface Rings {
  /** Radius of the disc in the middle: the root's, and nobody's where the tree has several. */
  middle: number;
  arcs: readonly Arc[];
}

export interface RingOptions {
  /** Of the whole picture, in px. */
  radius: number;
  negativeFirst?: boolean;
}

/** No picture has more arcs than these, however large the debate is. */
export const MOST_ARCS = 1200;
/** An arc narrower than this, in px along its middle, can be neither seen nor pressed. */
export const NARROWEST = 1.8;
const MIDDLE = 46;
const THICKNESS = { least: 12, most: 34 };

/**
 * A tree as rings around its root. The branches of the side that comes first go down the left from the top, those of
 * the other side down the right, each side in the order of the tree; both are drawn in one measure, so that the seam
 * at the foot leans into the smaller side. Every place takes as much as all that hangs under it and one part more,
 * half of it on either side of its children. Other roots, and what hangs under them, close the circle at the foot.
 * What would be too narrow is left out with all that lies around it; there are as many rings as show the most.
 */
export function rings(tree: Tree, sides: Sides, { radius, negativeFirst = false }: RingOptions): Rings {
  if (!tree.length) return { middle: MIDDLE, arcs: [] };
  const turned = spread(tree, sides, negativeFirst);
  const deepest = turned.reduce((most, { ring }) => Math.max(most, ring), 0);
  const most = Math.min(deepest, Math.floor((radius - MIDDLE) / THICKNESS.least));
  let room = roomFor(0, radius);
  let drawn = visible(turned, room);
  // Fewer rings are thicker and lie further out, so that more fits into each of them.
  for (let count = 1; count <= most; count++) {
    const next = roomFor(count, radius);
    const seen = visible(turned, next);
    if (seen.length > drawn.length) [room, drawn] = [next, seen];
  }
  return { middle: room.middle, arcs: arcsOf(tree, sides, drawn, room) };
}

/** A place and the part of the circle that it takes. */
interface Turned {
  place: number;
  /** Index of the one that it lies around, among all of them. */
  parent: number;
  ring: number;
  start: number;
  end: number;
  /** Its share of the circle, in parts. */
  value: number;
}

interface Room {
  middle: number;
  thickness: number;
  count: number;
}

function roomFor(count: number, radius: number): Room {
  const thickness = count ? Math.min(THICKNESS.most, (radius - MIDDLE) / count) : 0;
  return { middle: count ? radius - count * thickness : MIDDLE, thickness, count };
}

/** Every place with its angles, parents before their children, siblings in the order in which they are read. */
function spread(tree: Tree, sides: Sides, negativeFirst: boolean): Turned[] {
  const roots: number[] = [];
  const below = tree.map((): number[] => []);
  for (const [at, { parent }] of tree.entries()) (parent < 0 ? roots : below[parent]!).push(at);
  const isLeft = halves(tree, sides, negativeFirst);
  below[0] = [...below[0]!.filter((at) => isLeft[at]), ...below[0]!.filter((at) => !isLeft[at])];

  const only = roots.length === 1;
  const top = only ? hierarchy(0, (at) => below[at]) : hierarchy(-1, (at) => (at < 0 ? roots : below[at]));
  // The disc in the middle is no part of a ring: the first ring shares the whole circle.
  top.sum((at) => (at === top.data ? 0 : 1));
  const part = (2 * Math.PI) / Math.max(1, top.value!);
  const laid = partition<number>().size([2 * Math.PI, 1])(top);
  const first = only ? laid : laid.children![0]!;
  const left = first.x0;
  const seam = (first.children ?? []).reduce(
    (to, child) => (isLeft[child.data] ? Math.max(to, child.x1) : to),
    left
  );
  const own = only ? 0 : part / 2;

  const turned: Turned[] = [];
  const index = new Int32Array(tree.length).fill(-1);
  laid.eachBefore(({ data: place, depth: ring, value, x0, x1 }) => {
    if (place < 0) return;
    const inset = ((ring - 1) * part) / 2 - own;
    let [start, end] = [x0 - seam + inset, x1 - seam + inset];
    if (ring === 0) [start, end] = [0, 2 * Math.PI];
    else if (place === 0) start = left - seam - own;
    else if (isLeft[place]) [start, end] = [left - x1 - inset, left - x0 - inset];
    index[place] = turned.length;
    const over = tree[place]!.parent;
    turned.push({ place, parent: over < 0 ? -1 : index[over]!, ring, start, end, value: value! });
  });
  return turned;
}

/** What lies left: as on the map, the branches of the first root by which the side that comes first is served. */
function halves(tree: Tree, sides: Sides, negativeFirst: boolean): Uint8Array {
  const isLeft = new Uint8Array(tree.length);
  const isTurned = sides.claim.get(tree[0]!.claim) === 'negative';
  for (const [at, { parent, reason }] of tree.entries()) {
    if (parent < 0 || !reason) continue;
    const affirmative = (reason.side === 'pro') !== isTurned;
    isLeft[at] = parent === 0 ? Number(affirmative !== negativeFirst) : isLeft[parent]!;
  }
  return isLeft;
}

/** What can be seen of it, and no more than may be: of what is too much the widest stay, none without its parent. */
function visible(turned: readonly Turned[], { middle, thickness, count }: Room): Turned[] {
  const isKept = new Uint8Array(turned.length);
  const kept = turned.filter(({ parent, ring, start, end }, at) => {
    if (parent >= 0 && !isKept[parent]) return false;
    const along = (end - start) * (middle + (ring - 0.5) * thickness);
    const isSeen = ring === 0 || (ring <= count && along >= NARROWEST);
    isKept[at] = Number(isSeen);
    return isSeen;
  });
  if (kept.length <= MOST_ARCS) return kept;
  const limit = kept.map(({ value }) => value).sort((a, b) => b - a)[MOST_ARCS]!;
  return kept.filter(({ ring, value }) => ring === 0 || value > limit);
}

function arcsOf(tree: Tree, sides: Sides, drawn: readonly Turned[], { middle, thickness }: Room): Arc[] {
  const index = new Map(drawn.map(({ place }, at) => [place, at]));
  const children = drawn.map((): number[] => []);
  const parents = drawn.map(({ place }) => index.get(tree[place]!.parent) ?? -1);
  for (const [at, parent] of parents.entries()) children[parent]?.push(at);
  return drawn.map(({ place, ring, start, end }, at) => {
    const { claim, level, whole, reason, children: hanging } = tree[place]!;
    return {
      claim,
      key: whole ? `claim:${claim}` : `reference:${JSON.stringify([reason!.id, claim])}`,
      side: sides.claim.get(claim),
      level,
      start,
      end,
      inner: ring ? middle + (ring - 1) * thickness : 0,
      outer: middle + ring * thickness,
      parent: parents[at]!,
      children: children[at]!,
      more: children[at]!.length < hanging,
      place
    };
  });
}
