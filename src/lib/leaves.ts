import { branchAt } from './model/along-way.ts';
import type { ClaimId } from './model/map.ts';
import type { Place, Tree } from './model/tree.ts';
import type { LayoutName } from './scene/draw.ts';
import { LEAST_POINTS, MM, smallestLetter } from './scene/paper.ts';
import type { Scene } from './scene/scene.ts';
import { TooLarge } from './scene/too-large.ts';

/** More branches nobody leafs through. */
const MOST_LEAVES = 3000;
/** More cards than these no sheet holds so that they can be read. */
const MOST_CARDS = 200;

type Drawing = (branch: Tree) => Scene;

/** A branch that is drawn by itself. */
export interface Leaf {
  scene: Scene;
  /** The branches that go on elsewhere, by the index of their cards. */
  goesOn: Map<number, Leaf>;
  /** What else hangs directly under its root, where that is too much for one sheet. */
  more: Leaf[];
}

/** What leaves are made of. */
export interface Sheaf {
  /** Every place below the roots. */
  places: Tree;
  /** The roots and what hangs directly under them. */
  top: Tree;
  /** The layout of the picture. */
  layout: LayoutName;
  /** A sheet's room, in px. */
  room: { width: number; height: number };
  /** Draws a branch. */
  drawn(branch: Tree, layout: LayoutName): Scene;
  /** The same with what stands around the first. */
  framed(branch: Tree, layout: LayoutName): Scene;
}

/**
 * The first of the leaves, from which the others go on: the roots and what hangs directly under them, then each of these
 * with its branch, as deep as its letters can be read on a sheet. Throws `TooLarge` where there would be more than
 * `MOST_LEAVES`.
 */
export function leaves(sheaf: Sheaf): Leaf {
  const { places, top, room, drawn, framed } = sheaf;
  const isReadable = (scene: Scene) =>
    letterOf(scene) * Math.min(1, room.width / scene.width, room.height / scene.height) >= LEAST_POINTS;
  // A branch has one side of what it bears on, so that two-sided it would have half a page.
  const layout = sheaf.layout === 'two-sided' ? 'left-right' : sheaf.layout;

  let count = 0;
  function leafAt(at: number): Leaf {
    if (++count > MOST_LEAVES) throw new TooLarge(count, MOST_LEAVES, 'branches');
    const inLayout = (branch: Tree) => drawn(branch, layout);
    let depth = 1;
    let branch = branchAt(places, at, depth);
    let scene = inLayout(branch);
    if (!isReadable(scene)) return leafOf(inParts(branch, inLayout, inLayout));
    while (branch.some(isClosed)) {
      const deeper = branchAt(places, at, depth + 1);
      if (deeper.length > MOST_CARDS) break;
      const tried = inLayout(deeper);
      if (!isReadable(tried)) break;
      [branch, scene] = [deeper, tried];
      depth++;
    }
    return withRest(scene, branch);
  }

  /** A root with what hangs directly under it, as much on each sheet as can be read; on the first the root is whole. */
  function inParts(branch: Tree, first: Drawing, next: Drawing): { part: Tree; scene: Scene }[] {
    const hub = branch.findLastIndex(({ open }) => open);
    const reasons = evenly(branch.filter(({ parent }) => parent === hub).map(({ reason }) => reason));
    const parts: { part: Tree; scene: Scene }[] = [];
    let chosen: Place['reason'][] = [];
    const tried = () => {
      const part = only(branch, hub, new Set(chosen), parts.length === 0);
      return { part, scene: (parts.length ? next : first)(part) };
    };
    let fits = tried();
    for (const reason of reasons) {
      chosen.push(reason);
      const more = tried();
      if (chosen.length === 1 || isReadable(more.scene)) {
        fits = more;
        continue;
      }
      parts.push(fits);
      chosen = [reason];
      fits = tried();
    }
    return [...parts, fits];
  }

  function leafOf(parts: readonly { part: Tree; scene: Scene }[]): Leaf {
    const [leaf, ...more] = parts.map(({ part, scene }) => withRest(scene, part));
    return { ...leaf!, more };
  }

  /** A branch with the leaves on which its closed branches go on. */
  function withRest(scene: Scene, branch: Tree): Leaf {
    const goesOn = new Map<number, Leaf>();
    for (const [at, place] of branch.entries()) {
      if (isClosed(place)) goesOn.set(at, leafAt(indexOf.get(place.reason)!.get(place.claim)!));
    }
    return { scene, goesOn, more: [] };
  }

  /** Each place in the whole tree: a reason hangs once, and has a claim once. */
  const indexOf = new Map<Place['reason'], Map<ClaimId, number>>();
  for (const [at, { reason, claim }] of places.entries())
    indexOf.set(reason, (indexOf.get(reason) ?? new Map<ClaimId, number>()).set(claim, at));

  function firstLeaf(): Leaf {
    for (const each of places.length > MOST_CARDS
      ? []
      : new Set([sheaf.layout, 'left-right', 'top-down'] as const)) {
      const whole = framed(places, each);
      if (isReadable(whole)) return { scene: whole, goesOn: new Map(), more: [] };
    }
    const scene = framed(top, sheaf.layout);
    if (isReadable(scene)) return withRest(scene, top);
    // The first sheet in the layout with which there are fewer.
    const ways = [sheaf.layout, 'left-right' as const].map((each) =>
      inParts(
        top,
        (part) => framed(part, each),
        (part) => drawn(part, sheaf.layout)
      )
    );
    return leafOf(ways.reduce((best, way) => (way.length < best.length ? way : best)));
  }

  return firstLeaf();
}

/** A leaf and those that go on from it, in the order in which they are read. */
export function* inOrder(leaf: Leaf): Generator<Leaf> {
  const parts = [leaf, ...leaf.more];
  yield* parts;
  for (const { goesOn } of parts) for (const each of goesOn.values()) yield* inOrder(each);
}

/** Of a branch its hub with some of the reasons under it; the hub is whole or only named. */
function only(branch: Tree, hub: number, reasons: ReadonlySet<Place['reason']>, isWhole: boolean): Tree {
  const placeOf = new Map<number, number>();
  const kept: Place[] = [];
  for (const [at, place] of branch.entries()) {
    if (place.parent === hub && !reasons.has(place.reason)) continue;
    placeOf.set(at, kept.length);
    const as = at === hub && !isWhole ? { whole: false } : {};
    kept.push({ ...place, ...as, parent: placeOf.get(place.parent) ?? -1 });
  }
  return kept;
}

/** Reasons in an order in which those for and those against come in turn, so that both sides of a sheet fill alike. */
function evenly(reasons: readonly Place['reason'][]): Place['reason'][] {
  const all = [...new Set(reasons)];
  const [pro, con] = (['pro', 'con'] as const).map((side) => all.filter((reason) => reason?.side === side));
  const order: Place['reason'][] = [];
  for (let at = 0; at < all.length; at++)
    for (const side of [pro!, con!]) if (at < side.length) order.push(side[at]);
  return order;
}

function isClosed({ open, children }: Place): boolean {
  return !open && children > 0;
}

/** Points of the smallest letter of a scene at its own size. */
export function letterOf(scene: Scene): number {
  return smallestLetter({ scene, scale: MM });
}
