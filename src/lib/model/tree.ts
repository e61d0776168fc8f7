import type { ClaimId, Reason } from './map.ts';
import type { Relations } from './relations.ts';
import type { Sides } from './sides.ts';
import { type Spanning, span } from './spanning.ts';
import { unanswered } from './standing.ts';

/** What of a map is unfolded. `depth` is the number of levels below the root, all of them when it is missing. */
export interface View {
  root?: ClaimId;
  depth?: number;
  /** Claims whose branch is open below `depth`. */
  open?: readonly ClaimId[];
  /** Claims whose branch is closed above it. */
  closed?: readonly ClaimId[];
}

/**
 * How a branch stands: what lies below its claim, by the side of the motion that it serves. A claim counts once,
 * however often it stands there, and the branch's own claim does not.
 */
export interface Standing {
  claims: number;
  affirmative: number;
  negative: number;
  /** Attacks and undercuts that nothing attacks or undercuts in turn. */
  unanswered: number;
}

/** One place in which a claim is drawn. */
export interface Place {
  claim: ClaimId;
  /** The reason by which it hangs here; a root has none. */
  reason?: Reason;
  /** Drawn whole, or as a reference to where it is. */
  whole: boolean;
  /** Index of the place it hangs under, -1 for a root. */
  parent: number;
  level: number;
  /** Places directly below, drawn or folded away. */
  children: number;
  open: boolean;
  below: Standing;
}

/** The places in preorder: a parent stands before its children, each branch is contiguous. */
export type Tree = readonly Place[];

interface Node {
  claim: ClaimId;
  reason: Reason | undefined;
  whole: boolean;
  parent: number;
  level: number;
  children: number;
}

/** Every place below some roots, folded away or not, from which any view of them is soon unfolded. */
export interface Forest {
  nodes: readonly Node[];
  below: readonly Standing[];
}

/**
 * The tree view of a map: a spanning forest, the motion first. A claim that serves in several places is drawn whole
 * at its earliest entry that does not pass through itself and as a reference elsewhere; what undercuts a reason
 * hangs under that reason's first premise. With `view.root` only that claim's branch is shown, every claim in it whole
 * once. Linear in the size of the map.
 */
export function tree(relations: Relations, sides: Sides, view: View = {}): Tree {
  return unfold(forest(relations, sides, span(relations, view.root)), view);
}

/** All places of a spanning, to be unfolded: what is the same in every view of a root. Linear in the size of the map. */
export function forest(relations: Relations, sides: Sides, spanning: Spanning): Forest {
  const nodes = wholeForest(relations, spanning);
  return { nodes, below: countBelow(nodes, relations, sides) };
}

/** A card on a way through the tree, with the reason by which it stands there; a root has none. */
export interface WayStep {
  claim: ClaimId;
  reason: Reason | undefined;
}

/**
 * The cards from a root to a claim's whole place, the claim itself the last. A claim may stand on its own way too, as
 * a reference whose step is undercut. Undefined for a claim that the spanning does not hold.
 */
export function wayTo(
  relations: Relations,
  { home, roots }: Spanning,
  claim: ClaimId
): WayStep[] | undefined {
  if (!home.has(claim) && !roots.includes(claim)) return undefined;
  const way: WayStep[] = [{ claim, reason: home.get(claim) }];
  for (let reason = home.get(claim); reason; ) {
    const { target } = reason;
    const step: Reason | undefined = 'claim' in target ? undefined : relations.reason.get(target.reason)!;
    const host: ClaimId = 'claim' in target ? target.claim : step!.premises[0]!;
    reason = step ?? home.get(host);
    way.push({ claim: host, reason });
  }
  return way.reverse();
}

/** The claims that must be open for another to be seen, the root first; undefined where `wayTo` is. */
export function pathTo(relations: Relations, spanning: Spanning, claim: ClaimId): ClaimId[] | undefined {
  return wayTo(relations, spanning, claim)
    ?.slice(0, -1)
    .map((step) => step.claim);
}

function wholeForest(relations: Relations, { roots, home }: Spanning): Node[] {
  const nodes: Node[] = [];
  const stack: Node[] = [];
  const push = (claim: ClaimId, reason: Reason | undefined, whole: boolean, parent: number, level: number) =>
    stack.push({ claim, reason, whole, parent, level, children: 0 });
  for (const each of [...roots].reverse()) push(each, undefined, true, -1, 0);
  for (let node = stack.pop(); node; node = stack.pop()) {
    const at = nodes.push(node) - 1;
    const reasons = reasonsAt(relations, node);
    for (let r = reasons.length - 1; r >= 0; r--) {
      const reason = reasons[r]!;
      const premises = relations.premises(reason);
      for (let p = premises.length - 1; p >= 0; p--) {
        const whole = home.get(premises[p]!) === reason;
        push(premises[p]!, reason, whole, at, node.level + 1);
        node.children++;
      }
    }
  }
  return nodes;
}

/** What hangs at a place: reasons on its claim where it is whole, and what hits the step of which it is the first premise. */
function reasonsAt(relations: Relations, { claim, reason, whole }: Node): readonly Reason[] {
  const onClaim = whole ? relations.on(claim) : [];
  const onStep = reason?.premises[0] === claim ? relations.onStep(reason.id) : [];
  if (!onStep.length) return onClaim;
  if (!onClaim.length) return onStep;
  const place = (each: Reason) => relations.order.get(each.id)!;
  return [...onClaim, ...onStep].sort((a, b) => place(a) - place(b));
}

/** The places of a forest that a view shows; `view.root` has been chosen by the spanning. Linear in the forest's size. */
export function unfold({ nodes, below }: Forest, view: View): Tree {
  const opened = new Set(view.open);
  const closed = new Set(view.closed);
  const depth = view.depth ?? Number.POSITIVE_INFINITY;
  const places: Place[] = [];
  const placeOf = new Int32Array(nodes.length).fill(-1);
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    const parent = node.parent < 0 ? -1 : placeOf[node.parent]!;
    if (node.parent >= 0 && (parent < 0 || !places[parent]!.open)) continue;
    const open =
      node.children > 0 && (opened.has(node.claim) || (node.level < depth && !closed.has(node.claim)));
    const { claim, reason, whole, level, children } = node;
    const place = { claim, reason, whole, parent, level, children, open, below: below[at]! };
    placeOf[at] = places.push(place) - 1;
  }
  return places;
}

/**
 * Every place counts one claim in the branches above it. Where a claim stands again, the branch in which the ways from
 * its last place and from this one meet has it twice, and so does every one above: one is taken off there.
 */
function countBelow(nodes: readonly Node[], relations: Relations, sides: Sides): Standing[] {
  const open = unanswered(relations);
  const branches = nodes.map(() => ({ affirmative: 0, negative: 0, unanswered: 0, claims: 0 }));
  const count = (at: number, claim: ClaimId, by: 1 | -1) => {
    const branch = branches[at]!;
    const side = sides.claim.get(claim);
    branch.claims += by;
    if (side === 'affirmative' || side === 'both') branch.affirmative += by;
    if (side === 'negative' || side === 'both') branch.negative += by;
  };
  const last = new Map<ClaimId, number>();
  const path: number[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const { claim, reason, level } = nodes[at]!;
    path.length = level;
    path.push(at);
    count(at, claim, 1);
    const before = last.get(claim);
    const meeting = before === undefined ? undefined : path[lastUpTo(path, before)];
    if (meeting !== undefined) count(meeting, claim, -1);
    last.set(claim, at);
    if (reason?.premises[0] === claim && open.has(reason.id)) branches[at]!.unanswered++;
  }
  for (let at = nodes.length - 1; at >= 0; at--) {
    const { claim, reason, parent } = nodes[at]!;
    const branch = branches[at]!;
    const above = branches[parent];
    if (above) {
      above.claims += branch.claims;
      above.affirmative += branch.affirmative;
      above.negative += branch.negative;
      above.unanswered += branch.unanswered;
    }
    count(at, claim, -1);
    if (reason?.premises[0] === claim && open.has(reason.id)) branch.unanswered--;
  }
  return branches;
}

/** Index of the last of some rising numbers that is at most `most`, -1 when none is. */
function lastUpTo(rising: readonly number[], most: number): number {
  let from = 0;
  let to = rising.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (rising[middle]! <= most) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
