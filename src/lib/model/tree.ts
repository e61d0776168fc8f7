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

/** How a branch stands: what lies below its claim, by the side of the motion that it serves. */
export interface Standing {
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

/**
 * The tree view of a map: a spanning forest, the motion first. A claim that serves in several places is drawn whole
 * at its earliest entry that does not pass through itself and as a reference elsewhere; what undercuts a reason
 * hangs under that reason's first premise. With `view.root` only that claim's branch is shown. Linear.
 */
export function tree(relations: Relations, sides: Sides, view: View = {}): Tree {
  return unfold(wholeForest(relations, span(relations), view.root), relations, sides, view);
}

/** The claims between a claim's whole place and its root, the root first, the claim itself not among them. */
export function pathTo(relations: Relations, claim: ClaimId): ClaimId[] {
  const { home } = span(relations);
  const path: ClaimId[] = [];
  for (let at = parentOf(relations, home, claim); at !== undefined; at = parentOf(relations, home, at))
    path.push(at);
  return path.reverse();
}

/**
 * The claim under which another is drawn whole: the target of its reason, or the first premise of the step that the
 * reason hits. Where that premise stands as a reference, the claim under which the reference stands.
 */
function parentOf(
  relations: Relations,
  home: ReadonlyMap<ClaimId, Reason>,
  claim: ClaimId
): ClaimId | undefined {
  for (let reason = home.get(claim); reason; ) {
    if ('claim' in reason.target) return reason.target.claim;
    const step = relations.reason.get(reason.target.reason)!;
    const first = step.premises[0]!;
    if (home.get(first) === step) return first;
    reason = step;
  }
  return undefined;
}

function wholeForest(relations: Relations, { roots, home }: Spanning, root: ClaimId | undefined): Node[] {
  const nodes: Node[] = [];
  const stack: Node[] = [];
  const push = (claim: ClaimId, reason: Reason | undefined, whole: boolean, parent: number, level: number) =>
    stack.push({ claim, reason, whole, parent, level, children: 0 });
  for (const each of root === undefined ? [...roots].reverse() : [root]) push(each, undefined, true, -1, 0);
  for (let node = stack.pop(); node; node = stack.pop()) {
    const at = nodes.push(node) - 1;
    const reasons = reasonsAt(relations, node);
    for (let r = reasons.length - 1; r >= 0; r--) {
      const reason = reasons[r]!;
      const premises = [...new Set(reason.premises)];
      for (let p = premises.length - 1; p >= 0; p--) {
        const whole = home.get(premises[p]!) === reason && premises[p] !== root;
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

function unfold(nodes: readonly Node[], relations: Relations, sides: Sides, view: View): Place[] {
  const standings = countBelow(nodes, relations, sides);
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
      node.children > 0 &&
      (!node.whole || opened.has(node.claim) || (node.level < depth && !closed.has(node.claim)));
    const { claim, reason, whole, level, children } = node;
    placeOf[at] =
      places.push({ claim, reason, whole, parent, level, children, open, below: standings[at]! }) - 1;
  }
  return places;
}

function countBelow(nodes: readonly Node[], relations: Relations, sides: Sides): Standing[] {
  const open = unanswered(relations);
  const standings = nodes.map(() => ({ affirmative: 0, negative: 0, unanswered: 0 }));
  for (let at = nodes.length - 1; at > 0; at--) {
    const { claim, reason, whole, parent } = nodes[at]!;
    if (parent < 0) continue;
    const below = standings[at]!;
    const above = standings[parent]!;
    const side = whole ? sides.claim.get(claim) : undefined;
    above.affirmative += below.affirmative + (side === 'affirmative' || side === 'both' ? 1 : 0);
    above.negative += below.negative + (side === 'negative' || side === 'both' ? 1 : 0);
    above.unanswered += below.unanswered + (reason?.premises[0] === claim && open.has(reason.id) ? 1 : 0);
  }
  return standings;
}
