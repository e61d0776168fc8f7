import type { ClaimId, Reason } from './map.ts';
import type { Relations } from './relations.ts';
import { circles } from './standing.ts';

/**
 * Where each claim is drawn whole: its roots, and for every other claim the reason under which it hangs. Together
 * they form a forest that covers the map.
 */
export interface Spanning {
  /** The motion first, then what does not reach it. */
  roots: readonly ClaimId[];
  /** The reason under which a claim is drawn whole; a root has none. */
  home: ReadonlyMap<ClaimId, Reason>;
}

/**
 * Chooses for each claim its earliest entry in `reasons` that does not pass through the claim itself. Entries that
 * do not lead to the motion count only for claims that do not reach it at all. What reaches neither the motion nor
 * a claim that is a premise of nothing hangs from a circle, whose first claim is its root. Linear in the size of the
 * map: where circles are so many that it would not be, the claims in them go home by the shortest way. With a `root`,
 * the same for what leads to that claim, as if it were the motion and nothing else were there.
 */
export function span(relations: Relations, root?: ClaimId): Spanning {
  const { map } = relations;
  /** Steps to the nearest root. */
  const distance = new Map<ClaimId, number>();
  const reach = (wanted: readonly ClaimId[]): ClaimId[] => {
    const starts = wanted.filter((id) => !distance.has(id));
    for (const start of starts) distance.set(start, 0);
    const queue = [...starts];
    const steps: Reason[] = [];
    for (let at = 0; at < queue.length; at++) {
      const host = queue[at]!;
      const further = distance.get(host)! + 1;
      for (const reason of relations.on(host)) steps.push(reason);
      for (let step = 0; step < steps.length; step++) {
        for (const premise of steps[step]!.premises) {
          if (distance.has(premise)) continue;
          distance.set(premise, further);
          queue.push(premise);
        }
        for (const hitting of relations.onStep(steps[step]!.id)) steps.push(hitting);
      }
      steps.length = 0;
    }
    return starts;
  };

  const first = root ?? map.motion;
  let roots = first === undefined ? [] : reach([first]);
  const debated: { has(id: ClaimId): boolean } =
    distance.size < map.claims.length ? new Set(distance.keys()) : distance;
  if (root === undefined) {
    roots = roots.concat(reach(rootsOf(relations)));
    if (distance.size < map.claims.length)
      roots = roots.concat(reach(lastCircles(relations).map(([first]) => first!)));
  }

  const isRoot = new Set(roots);
  const entries = (id: ClaimId) => {
    const isDebated = debated.has(id);
    return relations.uses(id).filter((reason) => debated.has(relations.host(reason)!) === isDebated);
  };
  const home = new Map<ClaimId, Reason>();
  let mayCircle = false;
  for (const { id } of map.claims) {
    const steps = distance.get(id);
    if (steps === undefined || isRoot.has(id)) continue;
    const isDebated = debated.has(id);
    const isEntry = (reason: Reason) => debated.has(relations.host(reason)!) === isDebated;
    const first = relations.uses(id).find(isEntry)!;
    home.set(id, first);
    mayCircle ||= distance.get(relations.host(first)!)! >= steps;
  }
  // Where every claim hangs from one that is nearer to a root, nothing goes round.
  if (mayCircle) breakCircles(relations, home, entries, distance);
  return { roots, home };
}

/** Claims that are a premise of nothing, in the order of the map. */
export function rootsOf(relations: Relations): ClaimId[] {
  return relations.map.claims
    .filter(({ id }) => !relations.uses(id).some((reason) => relations.host(reason) !== undefined))
    .map(({ id }) => id);
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
  relations: Relations,
  home: Map<ClaimId, Reason>,
  entries: (id: ClaimId) => readonly Reason[],
  distance: ReadonlyMap<ClaimId, number>
): void {
  const hostOf = (reason: Reason) => relations.host(reason)!;
  const above = (id: ClaimId) => (home.has(id) ? hostOf(home.get(id)!) : undefined);
  const shortest = (id: ClaimId) =>
    entries(id).find((reason) => distance.get(hostOf(reason)) === distance.get(id)! - 1)!;

  let budget = STEPS * (home.size + 1);
  const moved = new Set<ClaimId>();
  const settled = new Set<ClaimId>();
  const path: ClaimId[] = [];
  const onPath = new Set<ClaimId>();
  for (const start of home.keys()) {
    let at: ClaimId | undefined = start;
    while (at !== undefined && !settled.has(at)) {
      if (budget-- < 0) {
        for (const id of home.keys()) if (!settled.has(id)) home.set(id, shortest(id));
        return;
      }
      if (!onPath.has(at)) {
        onPath.add(at);
        path.push(at);
        at = above(at);
        continue;
      }
      const circle = path.splice(path.lastIndexOf(at));
      for (const id of circle) onPath.delete(id);
      const longer = circle.filter((id) => home.get(id) !== shortest(id));
      const nearest = longer.reduce((a, b) => (distance.get(b)! < distance.get(a)! ? b : a));
      home.set(nearest, shortest(nearest));
      moved.add(nearest);
    }
    for (const id of path) settled.add(id);
    path.length = 0;
    onPath.clear();
  }

  const leadsBack = (reason: Reason, id: ClaimId) => {
    let at: ClaimId | undefined = hostOf(reason);
    while (at !== undefined && at !== id && budget-- > 0) at = above(at);
    return at === id || budget < 0;
  };
  for (let again = true; again; ) {
    again = false;
    for (const id of moved) {
      const was = home.get(id);
      const now = entries(id).find((reason) => reason === was || !leadsBack(reason, id))!;
      if (budget < 0) return;
      home.set(id, now);
      again ||= now !== was;
    }
  }
}
