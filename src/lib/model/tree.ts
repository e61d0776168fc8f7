import type { ClaimId, Reason } from './map.ts';
import type { Relations } from './relations.ts';
import type { Sides } from './sides.ts';
import { type Spanning, span } from './spanning.ts';
import { openSteps } from './standing.ts';

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
  /** Place of the claim in `map.claims`. */
  index: number;
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

/**
 * Every place below some roots, folded away or not, from which any view of them is soon unfolded: places in preorder,
 * each a row of these columns.
 */
export interface Forest {
  relations: Relations;
  /** How many places there are; the columns may be longer. */
  count: number;
  /** Place of the claim in `map.claims`, and of its reason in `map.reasons`, -1 for a root. */
  claim: Int32Array;
  reason: Int32Array;
  whole: Uint8Array;
  parent: Int32Array;
  level: Int32Array;
  children: Int32Array;
  below: Counts;
}

/** Standings by place. */
interface Counts {
  claims: Int32Array;
  affirmative: Int32Array;
  negative: Int32Array;
  unanswered: Int32Array;
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
  const places = planted(relations, spanning);
  return { ...places, below: countBelow(places, sides) };
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

function planted(relations: Relations, { roots, homes }: Spanning): Omit<Forest, 'below'> {
  const { claims, premises, on, onStep } = relations.ways;
  // Each use of a claim has one place: a claim is drawn whole once, and a reason hangs once.
  const most = roots.length + premises.all.length;
  const claim = new Int32Array(most);
  const reason = new Int32Array(most);
  const whole = new Uint8Array(most);
  const parent = new Int32Array(most);
  const level = new Int32Array(most);
  const children = new Int32Array(most);
  let count = 0;
  /** What is to be planted, the next one last: its claim, reason and parent. */
  const stack: number[] = [];
  for (let root = roots.length - 1; root >= 0; root--) stack.push(claims.get(roots[root]!)!, -1, -1);
  const hanging: number[] = [];
  while (stack.length) {
    const at = count++;
    const over = stack.pop()!;
    const step = stack.pop()!;
    const id = stack.pop()!;
    claim[at] = id;
    reason[at] = step;
    parent[at] = over;
    level[at] = over < 0 ? 0 : level[over]! + 1;
    whole[at] = Number(step < 0 || homes[id] === step);
    if (whole[at]) for (let i = on.start[id]!; i < on.start[id + 1]!; i++) hanging.push(on.all[i]!);
    // What hits a step hangs at the first of its premises.
    if (
      step >= 0 &&
      premises.all[premises.start[step]!] === id &&
      onStep.start[step] !== onStep.start[step + 1]
    ) {
      for (let i = onStep.start[step]!; i < onStep.start[step + 1]!; i++) hanging.push(onStep.all[i]!);
      hanging.sort((a, b) => a - b);
    }
    for (let next = hanging.pop(); next !== undefined; next = hanging.pop()) {
      for (let i = premises.start[next + 1]! - 1; i >= premises.start[next]!; i--) {
        stack.push(premises.all[i]!, next, at);
        children[at]!++;
      }
    }
  }
  return { relations, count, claim, reason, whole, parent, level, children };
}

/** The places of a forest that a view shows; `view.root` has been chosen by the spanning. Linear in the forest's size. */
export function unfold(forest: Forest, view: View): Tree {
  const { count, claim, reason, whole, parent, level, children, below } = forest;
  const { claims, reasons } = forest.relations.map;
  const opened = new Set(view.open);
  const closed = new Set(view.closed);
  const depth = view.depth ?? Number.POSITIVE_INFINITY;
  const places: Place[] = [];
  const placeOf = new Int32Array(count).fill(-1);
  for (let at = 0; at < count; at++) {
    const over = parent[at]! < 0 ? -1 : placeOf[parent[at]!]!;
    if (parent[at]! >= 0 && (over < 0 || !places[over]!.open)) continue;
    const { id } = claims[claim[at]!]!;
    const open = children[at]! > 0 && (opened.has(id) || (level[at]! < depth && !closed.has(id)));
    placeOf[at] =
      places.push({
        claim: id,
        index: claim[at]!,
        reason: reason[at]! < 0 ? undefined : reasons[reason[at]!],
        whole: whole[at] === 1,
        parent: over,
        level: level[at]!,
        children: children[at]!,
        open,
        below: {
          claims: below.claims[at]!,
          affirmative: below.affirmative[at]!,
          negative: below.negative[at]!,
          unanswered: below.unanswered[at]!
        }
      }) - 1;
  }
  return places;
}

/**
 * Every place counts one claim in the branches above it. Where a claim stands again, the branch in which the ways from
 * its last place and from this one meet has it twice, and so does every one above: one is taken off there.
 */
function countBelow(
  { relations, count, claim, reason, parent, level }: Omit<Forest, 'below'>,
  sides: Sides
): Counts {
  const { map, ways } = relations;
  const { premises } = ways;
  const isOpen = openSteps(relations);
  const claims = new Int32Array(count);
  const affirmative = new Int32Array(count);
  const negative = new Int32Array(count);
  const unanswered = new Int32Array(count);
  /** What a claim counts for each side. */
  const pro = new Uint8Array(map.claims.length);
  const con = new Uint8Array(map.claims.length);
  for (let at = 0; at < map.claims.length; at++) {
    const side = sides.claims[at];
    pro[at] = Number(side === 'affirmative' || side === 'both');
    con[at] = Number(side === 'negative' || side === 'both');
  }
  const add = (at: number, id: number, by: 1 | -1) => {
    claims[at]! += by;
    affirmative[at]! += by * pro[id]!;
    negative[at]! += by * con[id]!;
  };
  const hitsOpen = (at: number) => {
    const step = reason[at]!;
    return step >= 0 && isOpen[step] === 1 && premises.all[premises.start[step]!] === claim[at] ? 1 : 0;
  };
  const last = new Int32Array(map.claims.length).fill(-1);
  const path: number[] = [];
  for (let at = 0; at < count; at++) {
    const id = claim[at]!;
    path.length = level[at]!;
    path.push(at);
    add(at, id, 1);
    const meeting = last[id]! < 0 ? undefined : path[lastUpTo(path, last[id]!)];
    if (meeting !== undefined) add(meeting, id, -1);
    last[id] = at;
    unanswered[at]! += hitsOpen(at);
  }
  for (let at = count - 1; at >= 0; at--) {
    const over = parent[at]!;
    if (over >= 0) {
      claims[over]! += claims[at]!;
      affirmative[over]! += affirmative[at]!;
      negative[over]! += negative[at]!;
      unanswered[over]! += unanswered[at]!;
    }
    add(at, claim[at]!, -1);
    unanswered[at]! -= hitsOpen(at);
  }
  return { claims, affirmative, negative, unanswered };
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
