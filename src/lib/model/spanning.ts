import { ByPlace } from './by-place.ts';
import type { ClaimId, Reason } from './map.ts';
import type { Relations } from './relations.ts';
import { circles } from './standing.ts';
import type { Ways } from './ways.ts';

/**
 * Where each claim is drawn whole: its roots, and for every other claim the reason under which it hangs. Together
 * they form a forest that covers the map.
 */
export interface Spanning {
  /** The motion first, then what does not reach it. */
  roots: readonly ClaimId[];
  /** The reason under which a claim is drawn whole; a root has none. */
  home: ReadonlyMap<ClaimId, Reason>;
  /** The same by place: for each claim the place of that reason in `map.reasons`, -1 where it has none. */
  homes: Int32Array;
}

/**
 * Chooses for each claim its earliest entry in `reasons` that does not pass through the claim itself. Entries that
 * do not lead to the motion count only for claims that do not reach it at all. What reaches neither the motion nor
 * a claim that is a premise of nothing hangs from a circle, whose first claim is its root. Linear in the size of the
 * map: where circles are so many that it would not be, the claims in them go home by the shortest way. With a `root`,
 * the same for what leads to that claim, as if it were the motion and nothing else were there.
 */
export function span(relations: Relations, root?: ClaimId): Spanning {
  const { map, ways } = relations;
  const { on, onStep, premises, uses, host } = ways;
  const count = map.claims.length;
  /** Steps to the nearest root, -1 where none is reached. */
  const distance = new Int32Array(count).fill(-1);
  let reached = 0;
  const reach = (wanted: readonly number[]): number[] => {
    const starts = wanted.filter((at) => distance[at]! < 0);
    for (const start of starts) distance[start] = 0;
    const queue = [...starts];
    const steps: number[] = [];
    for (let at = 0; at < queue.length; at++) {
      const claim = queue[at]!;
      const further = distance[claim]! + 1;
      for (let i = on.start[claim]!; i < on.start[claim + 1]!; i++) steps.push(on.all[i]!);
      for (let s = 0; s < steps.length; s++) {
        const step = steps[s]!;
        for (let i = premises.start[step]!; i < premises.start[step + 1]!; i++) {
          const premise = premises.all[i]!;
          if (distance[premise]! >= 0) continue;
          distance[premise] = further;
          queue.push(premise);
        }
        for (let i = onStep.start[step]!; i < onStep.start[step + 1]!; i++) steps.push(onStep.all[i]!);
      }
      steps.length = 0;
    }
    reached += queue.length;
    return starts;
  };

  const first = root ?? map.motion;
  const firstPlace = first === undefined ? undefined : ways.claims.get(first);
  let roots = firstPlace === undefined ? [] : reach([firstPlace]);
  const isDebated = Uint8Array.from(distance, (steps) => Number(steps >= 0));
  if (root === undefined) {
    roots = roots.concat(reach(rootPlaces(ways)));
    if (reached < count)
      roots = roots.concat(reach(lastCircles(relations).map(([first]) => ways.claims.get(first!)!)));
  }

  /** Whether a use of a claim counts: it leads where the claim leads. */
  const isEntry = (claim: number, reason: number) =>
    host[reason]! >= 0 ? isDebated[host[reason]!] === isDebated[claim] : !isDebated[claim];
  const homes = new Int32Array(count).fill(-1);
  const isRoot = new Uint8Array(count);
  for (const each of roots) isRoot[each] = 1;
  let mayCircle = false;
  for (let claim = 0; claim < count; claim++) {
    if (distance[claim]! < 0 || isRoot[claim]) continue;
    let i = uses.start[claim]!;
    while (!isEntry(claim, uses.all[i]!)) i++;
    const home = uses.all[i]!;
    homes[claim] = home;
    mayCircle ||= distance[host[home]!]! >= distance[claim]!;
  }
  // Where every claim hangs from one that is nearer to a root, nothing goes round.
  if (mayCircle) breakCircles(ways, homes, isEntry, distance);
  const known: (Reason | undefined)[] = [];
  for (let claim = 0; claim < count; claim++)
    known.push(homes[claim]! < 0 ? undefined : map.reasons[homes[claim]!]);
  return {
    roots: roots.map((at) => map.claims[at]!.id),
    home: new ByPlace(ways.claims, known),
    homes
  };
}

/** Places of the claims that are a premise of nothing, in the order of the map. */
export function rootPlaces({ claims, uses, host }: Ways): number[] {
  const roots: number[] = [];
  for (let claim = 0; claim < claims.size; claim++) {
    let i = uses.start[claim]!;
    while (i < uses.start[claim + 1]! && host[uses.all[i]!]! < 0) i++;
    if (i === uses.start[claim + 1]) roots.push(claim);
  }
  return roots;
}

/** Circles that lead nowhere but round. */
function lastCircles(relations: Relations): ClaimId[][] {
  return circles(relations).filter((circle) => {
    const inside = new Set(circle);
    return circle.every((id) => relations.uses(id).every((reason) => inside.has(relations.host(reason)!)));
  });
}

/** Steps for each claim that breaking circles may take. */
const STEPS = 200;

/**
 * Sends one claim of each circle home by the shortest way; as distances fall along such ways, no circle remains.
 * Then each of them moves to its earliest entry that does not lead back to it, until none can.
 */
function breakCircles(
  { uses, host }: Ways,
  homes: Int32Array,
  isEntry: (claim: number, reason: number) => boolean,
  distance: Int32Array
): void {
  const entries = (claim: number) =>
    uses.all.subarray(uses.start[claim], uses.start[claim + 1]).filter((reason) => isEntry(claim, reason));
  /** The claim over another, -1 over a root. */
  const above = (claim: number) => (homes[claim]! < 0 ? -1 : host[homes[claim]!]!);
  const shortest = (claim: number) =>
    entries(claim).find((reason) => distance[host[reason]!] === distance[claim]! - 1)!;
  const isHung = (_: number, claim: number) => homes[claim]! >= 0;
  const hung = Int32Array.from(homes, (_, claim) => claim).filter(isHung);

  let budget = STEPS * (hung.length + 1);
  const moved = new Set<number>();
  const isSettled = new Uint8Array(homes.length);
  const isOnPath = new Uint8Array(homes.length);
  const path: number[] = [];
  for (const start of hung) {
    for (let at = start; at >= 0 && !isSettled[at]; ) {
      if (budget-- < 0) {
        for (const claim of hung) if (!isSettled[claim]) homes[claim] = shortest(claim);
        return;
      }
      if (!isOnPath[at]) {
        isOnPath[at] = 1;
        path.push(at);
        at = above(at);
        continue;
      }
      const circle = path.splice(path.lastIndexOf(at));
      for (const claim of circle) isOnPath[claim] = 0;
      const longer = circle.filter((claim) => homes[claim] !== shortest(claim));
      const nearest = longer.reduce((a, b) => (distance[b]! < distance[a]! ? b : a));
      homes[nearest] = shortest(nearest);
      moved.add(nearest);
    }
    for (const claim of path) {
      isSettled[claim] = 1;
      isOnPath[claim] = 0;
    }
    path.length = 0;
  }

  const leadsBack = (reason: number, claim: number) => {
    let at = host[reason]!;
    while (at >= 0 && at !== claim && budget-- > 0) at = above(at);
    return at === claim || budget < 0;
  };
  for (let again = true; again; ) {
    again = false;
    for (const claim of moved) {
      const was = homes[claim]!;
      const now = entries(claim).find((reason) => reason === was || !leadsBack(reason, claim))!;
      if (budget < 0) return;
      homes[claim] = now;
      again ||= now !== was;
    }
  }
}
