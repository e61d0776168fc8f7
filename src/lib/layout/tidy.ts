/**
 * Tidy trees of nodes of any size in linear time, after A. van der Ploeg, "Drawing Non-layered Tidy Trees in Linear
 * Time", Software: Practice and Experience 44(12), 2014. The names are the paper's.
 *
 * Three things differ. The nodes are rows of typed arrays in preorder, so that nothing recurses: backwards every
 * child comes before its parent, forwards after it. A position is a node's centre. And a gap is kept between
 * neighbours.
 */

/** A tree in preorder: `parent[0]` is -1, `parent[i] < i`, each subtree is contiguous, siblings are in order. */
export interface TidyTree {
  parent: Int32Array;
  /** Size across the direction of growth in px, without any gap. */
  breadth: Float64Array;
  /** Size along the direction of growth in px, above 0, the gap to the children included. */
  depth: Float64Array;
  /** Px kept free across the growth between two children of one node. */
  siblingGap: number;
  /** Px kept free across the growth between nodes of different parents. */
  cousinGap: number;
}

/** Where the nodes of a tree are. */
export interface TidyPlaces {
  /** Centre of each node across the growth in px, the root's at 0. */
  across: Float64Array;
  /** Start of each node along the growth in px, the root's at 0. */
  along: Float64Array;
}

/** Working arrays, as long as the longest tree so far. Whatever is in them, a walk sets what it reads. */
interface Scratch {
  // By node. Node 0 is the root, which is nobody's child: as a link 0 means "none".
  /** Where each node ends along the growth. */
  bottom: Float64Array;
  /** What is added to the centres of a node and of all below it: a subtree is moved in constant time. */
  mod: Float64Array;
  /** Next node down the left contour: the first child, or from a leaf the thread `tl`. */
  tl: Int32Array;
  /** Next node down the right contour: the last child, or from a leaf the thread `tr`. */
  tr: Int32Array;

  // By slot. The subtrees that are done and wait for their parent are a stack: its top is the first child of the next
  // parent, the slots below it the further children in order. So these arrays stay in use near their start only.
  /** The node at the top of the subtree. */
  root: Int32Array;
  /** The extreme nodes, where the left and the right contour of the subtree end: each as low as any node in it. */
  el: Int32Array;
  er: Int32Array;
  /** Sums of `mod` down the contours to `el` and `er`. */
  msel: Float64Array;
  mser: Float64Array;
  /** By how much more each child from this one on is to be moved than the one before it. 0 outside `layChildren`. */
  shift: Float64Array;
  /** By how much the children from this one on are to be moved. 0 outside `layChildren`. */
  change: Float64Array;
  /** The list of left siblings in sight from the right (the paper's IYL): the next one to the left, -1 for none. */
  iyl: Int32Array;
  /** How far down each subtree reaches by itself. */
  lowY: Float64Array;
}

/** The state of a layout. */
interface Walk extends TidyTree, Scratch {
  along: Float64Array;
  /** Centre of a node, before what the `mod` of itself and of its ancestors adds. */
  prelim: Float64Array;
  /** Where `separate` stopped: the node on the right contour of the left siblings, 0 if past its end, its `mod` sum. */
  sr: number;
  mssr: number;
  /** Likewise on the left contour of the current subtree. */
  cl: number;
  mscl: number;
}

/**
 * Lays a tree out: no two nodes closer than the gap, a parent over the middle of its children, a subtree drawn alike
 * wherever it hangs. Linear; the positions are those of d3-flextree.
 */
export function tidy(tree: TidyTree): TidyPlaces {
  const w = startWalk(tree);
  setAlong(w);
  firstWalk(w, 0);
  secondWalk(w);
  return { across: w.prelim, along: w.along };
}

/**
 * Lays out a root whose children ("pillars") stand on two sides and grow away from each other. `rows` holds each child
 * of the root once, as [left, right] with -1 for none on one side; those of a side are in the order of the tree. The
 * pillars of a row share a centre, no two rows share a line, and a row is as close to those before it as the contours
 * on both sides allow. A pillar's own subtree is laid out as by `tidy`. The root is at the middle between the first
 * and the last row. `along` counts away from the root on either side. Linear.
 */
export function facing(tree: TidyTree, rows: readonly (readonly [number, number])[]): TidyPlaces {
  const { breadth, siblingGap } = tree;
  const w = startWalk(tree);
  setAlong(w);
  const slots = slotsByNode(w, firstWalk(w, 1));
  const sides: [Side, Side] = [startSide(), startSide()];
  let centre = 0;
  let half = 0;
  rows.forEach((row, k) => {
    const halfBefore = half;
    half = Math.max(...row.map((pillar) => (pillar < 0 ? 0 : breadth[pillar]! / 2)));
    if (k > 0) centre += halfBefore + siblingGap + half;
    const pillars = row.map((pillar) => slots.get(pillar));
    pillars.forEach((slot, side) => {
      if (slot !== undefined) centre = Math.max(centre, clearance(w, sides[side]!, slot));
    });
    pillars.forEach((slot, side) => {
      if (slot !== undefined) placePillar(w, sides[side]!, slot, centre);
    });
  });
  w.prelim[0] = centre / 2;
  secondWalk(w);
  return { across: w.prelim, along: w.along };
}

/** Kept between layouts: an editor lays out all the time, and the page faults of fresh arrays can double its cost. */
let scratch = newScratch(0);

function newScratch(n: number): Scratch {
  return {
    bottom: new Float64Array(n),
    mod: new Float64Array(n),
    tl: new Int32Array(n),
    tr: new Int32Array(n),
    root: new Int32Array(n),
    el: new Int32Array(n),
    er: new Int32Array(n),
    msel: new Float64Array(n),
    mser: new Float64Array(n),
    shift: new Float64Array(n),
    change: new Float64Array(n),
    iyl: new Int32Array(n),
    lowY: new Float64Array(n)
  };
}

function startWalk({ parent, breadth, depth, siblingGap, cousinGap }: TidyTree): Walk {
  const n = parent.length;
  if (scratch.mod.length < n) scratch = newScratch(n);
  const { bottom, mod, tl, tr, root, el, er, msel, mser, shift, change, iyl, lowY } = scratch;
  const along = new Float64Array(n);
  const prelim = new Float64Array(n);
  // Spelt out: on an object made by spreading others V8 takes three times as long for the whole layout.
  return {
    parent,
    breadth,
    depth,
    siblingGap,
    cousinGap,
    bottom,
    mod,
    tl,
    tr,
    root,
    el,
    er,
    msel,
    mser,
    shift,
    change,
    iyl,
    lowY,
    along,
    prelim,
    sr: 0,
    mssr: 0,
    cl: 0,
    mscl: 0
  };
}

/** Each node starts where its parent ends. */
function setAlong({ parent, depth, along, bottom }: Walk): void {
  for (let t = 0; t < parent.length; t++) {
    if (t > 0) along[t] = bottom[parent[t]!]!;
    bottom[t] = along[t]! + depth[t]!;
  }
}

/** Lays out all subtrees down to the node `end`, so that the stack is left with those that end there: its top slot. */
function firstWalk(w: Walk, end: number): number {
  const { parent, mod, tl, tr, root, el, er, msel, mser } = w;
  let top = -1;
  for (let t = parent.length - 1; t >= end; t--) {
    if (top >= 0 && parent[root[top]!] === t) {
      top = layChildren(w, t, top);
    } else {
      mod[t] = 0;
      tl[t] = 0;
      tr[t] = 0;
      top++;
      root[top] = t;
      el[top] = t;
      er[top] = t;
      msel[top] = 0;
      mser[top] = 0;
    }
  }
  return top;
}

/** Puts the children of `t` side by side and `t` over them; it takes the slot of the last one, which is returned. */
function layChildren(w: Walk, t: number, first: number): number {
  const { parent, bottom, root, el, er, lowY } = w;
  lowY[first] = bottom[el[first]!]!;
  let ih = updateIYL(w, first, -1);
  let last = first;
  let spread = false;
  while (last > 0 && parent[root[last - 1]!] === t) {
    const cur = last - 1;
    // Before `er` becomes the extreme node of all to the left as well.
    lowY[cur] = bottom[er[cur]!]!;
    if (separate(w, last, cur, ih)) spread = true;
    if (w.cl !== 0) setLeftThread(w, first, cur);
    else if (w.sr !== 0) setRightThread(w, last, cur);
    ih = updateIYL(w, cur, ih);
    last = cur;
  }
  if (spread) addChildSpacing(w, first, last);
  positionRoot(w, t, first, last);
  return last;
}

/**
 * Moves the current subtree clear of its left siblings: walks down their right contour, from that of the sibling next
 * to it on, and down the left contour of the subtree, always on from the node that ends higher. Returns whether a move
 * is to be spread over siblings between.
 */
function separate(w: Walk, left: number, cur: number, ih: number): boolean {
  const { parent, breadth, bottom, prelim, mod, tl, tr, root, iyl, lowY, siblingGap, cousinGap } = w;
  const top = root[cur]!;
  let sr = root[left]!;
  let mssr = mod[sr]!;
  let cl = top;
  let mscl = mod[cl]!;
  let moved = 0;
  let met = false;
  let spread = false;
  while (sr !== 0 && cl !== 0) {
    if (bottom[sr]! > lowY[ih]!) ih = iyl[ih]!;
    const gap = cl === top && parent[sr] === parent[top] ? siblingGap : cousinGap;
    const dist = mssr + prelim[sr]! - (mscl + prelim[cl]!) + (breadth[sr]! + breadth[cl]!) / 2 + gap;
    // What comes first, the two roots, is brought near as well as moved away.
    if (dist > 0 || !met) {
      mscl += dist;
      moved += dist;
      if (ih > left) {
        distributeExtra(w, cur, ih, dist);
        spread = true;
      }
    }
    met = true;
    const sy = bottom[sr]!;
    const cy = bottom[cl]!;
    if (sy <= cy) {
      sr = tr[sr]!;
      mssr += mod[sr]!;
    }
    if (sy >= cy) {
      cl = tl[cl]!;
      mscl += mod[cl]!;
    }
  }
  moveSubtree(w, cur, moved);
  w.sr = sr;
  w.mssr = mssr;
  w.cl = cl;
  w.mscl = mscl;
  return spread;
}

function moveSubtree({ mod, root, msel, mser }: Walk, slot: number, dist: number): void {
  mod[root[slot]!]! += dist;
  msel[slot]! += dist;
  mser[slot]! += dist;
}

/** Notes that a move of `cur` away from its sibling `si` is to be spread evenly over the siblings between. */
function distributeExtra({ shift, change }: Walk, cur: number, si: number, dist: number): void {
  const delta = dist / (si - cur);
  shift[si - 1]! += delta;
  shift[cur]! -= delta;
  change[cur]! -= dist - delta;
}

/** Does what `distributeExtra` noted, in one pass over the children, and leaves the slots clear. */
function addChildSpacing({ mod, root, shift, change }: Walk, first: number, last: number): void {
  let d = 0;
  let modsumdelta = 0;
  for (let slot = first; slot >= last; slot--) {
    d += shift[slot]!;
    modsumdelta += d + change[slot]!;
    mod[root[slot]!]! += modsumdelta;
    shift[slot] = 0;
    change[slot] = 0;
  }
}

/** The current subtree reaches further down than its left siblings: their left contour goes on in its own at `cl`. */
function setLeftThread(w: Walk, first: number, cur: number): void {
  const { tl, el, msel, mod, prelim, cl, mscl } = w;
  const li = el[first]!;
  tl[li] = cl;
  // `mod` such that the sum is right beyond the thread, `prelim` such that the leaf itself stays where it is.
  const diff = mscl - mod[cl]! - msel[first]!;
  mod[li]! += diff;
  prelim[li]! -= diff;
  el[first] = el[cur]!;
  msel[first] = msel[cur]!;
}

/** The left siblings reach further down than the current subtree: its right contour goes on in theirs at `sr`. */
function setRightThread(w: Walk, left: number, cur: number): void {
  const { tr, er, mser, mod, prelim, sr, mssr } = w;
  const ri = er[cur]!;
  tr[ri] = sr;
  const diff = mssr - mod[sr]! - mser[cur]!;
  mod[ri]! += diff;
  prelim[ri]! -= diff;
  er[cur] = er[left]!;
  mser[cur] = mser[left]!;
}

/** Puts a node over the middle of its children, from outer edge to outer edge; their outer contours become its own. */
function positionRoot(w: Walk, t: number, first: number, last: number): void {
  const { breadth, prelim, mod, tl, tr, root, el, msel } = w;
  const start = root[first]!;
  const end = root[last]!;
  const left = prelim[start]! + mod[start]! - breadth[start]! / 2;
  const right = prelim[end]! + mod[end]! + breadth[end]! / 2;
  prelim[t] = (left + right) / 2;
  mod[t] = 0;
  tl[t] = start;
  tr[t] = end;
  root[last] = t;
  el[last] = el[first]!;
  msel[last] = msel[first]!;
}

/** Puts a sibling at the head of those in sight, less those that it hides. */
function updateIYL({ iyl, lowY }: Walk, slot: number, ih: number): number {
  const low = lowY[slot]!;
  let next = ih;
  while (next >= 0 && low >= lowY[next]!) next = iyl[next]!;
  iyl[slot] = next;
  return slot;
}

/** Adds up `mod` from the root down, so that `prelim` becomes the final centre; the root's becomes 0. */
function secondWalk({ parent, prelim, mod: modsum }: Walk): void {
  modsum[0] = -prelim[0]!;
  for (let t = 0; t < parent.length; t++) {
    if (t > 0) modsum[t]! += modsum[parent[t]!]!;
    prelim[t]! += modsum[t]!;
  }
}

/** The pillars placed on one side of the root: the slot of the last one, where their common right contour starts. */
interface Side {
  last: number;
  /** Where the contour was left when the next pillar was moved clear of it, see `Walk`. */
  sr: number;
  mssr: number;
}

function startSide(): Side {
  return { last: -1, sr: 0, mssr: 0 };
}

function slotsByNode(w: Walk, top: number): Map<number, number> {
  const slots = new Map<number, number>();
  for (let slot = 0; slot <= top; slot++) slots.set(w.root[slot]!, slot);
  return slots;
}

/** The least centre at which a pillar clears all that is placed on its side. */
function clearance(w: Walk, side: Side, slot: number): number {
  if (side.last < 0) return Number.NEGATIVE_INFINITY;
  // With no sibling but the last in sight: rows stay where they are, nothing is spread between them.
  w.lowY[side.last] = Number.POSITIVE_INFINITY;
  separate(w, side.last, slot, side.last);
  side.sr = w.sr;
  side.mssr = w.mssr;
  return w.prelim[w.root[slot]!]! + w.mod[w.root[slot]!]!;
}

/** Moves a pillar to the centre of its row; its side's right contour now starts there. */
function placePillar(w: Walk, side: Side, slot: number, centre: number): void {
  moveSubtree(w, slot, centre - w.prelim[w.root[slot]!]! - w.mod[w.root[slot]!]!);
  w.sr = side.sr;
  w.mssr = side.mssr;
  if (w.sr !== 0) setRightThread(w, side.last, slot);
  side.last = slot;
}
