import type { ClaimId, Reason } from './map.ts';
import type { Place, Tree } from './tree.ts';

/**
 * Of the places of a view those on the ways to the whole places of some claims, each once, with the premises that hold
 * only together with it. All of them where the view holds none of the claims.
 */
export function alongWays(places: Tree, claims: readonly ClaimId[]): Tree {
  const wanted = new Set(claims);
  /** Where a reason hangs on a way: its parent's place. */
  const steps = new Map<Reason, number>();
  const roots = new Set<number>();
  for (const [end, { whole, claim }] of places.entries()) {
    if (!whole || !wanted.has(claim)) continue;
    for (let at = end; ; ) {
      const { reason, parent } = places[at]!;
      if (!reason) roots.add(at);
      // The way from there on is another's too.
      if (!reason || steps.has(reason)) break;
      steps.set(reason, parent);
      at = parent;
    }
  }
  if (!roots.size) return places;
  const placeOf = new Map<number, number>();
  const way: Place[] = [];
  for (const [at, place] of places.entries()) {
    if (place.reason ? steps.get(place.reason) !== place.parent : !roots.has(at)) continue;
    placeOf.set(at, way.length);
    way.push({ ...place, parent: placeOf.get(place.parent) ?? -1 });
  }
  return way;
}

/**
 * Of the places of a view one branch, so many levels deep, under the place that it hangs under. That one is only named,
 * and so are the premises that hold only together with the branch's claim. `at` is the index of the branch's place.
 */
export function branchAt(places: Tree, at: number, depth: number): Tree {
  const root = places[at]!;
  const branch: Place[] = [];
  const placeOf = new Map<number, number>();
  const raised = root.level - Math.sign(root.level);
  const add = (index: number, as: Partial<Place>) => {
    const place = places[index]!;
    placeOf.set(index, branch.length);
    branch.push({ ...place, parent: placeOf.get(place.parent) ?? -1, level: place.level - raised, ...as });
  };
  if (root.parent >= 0) {
    add(root.parent, { reason: undefined, whole: false, open: true });
  }
  for (let index = root.parent + 1; index < places.length; index++) {
    const { level, parent, reason, children } = places[index]!;
    if (level < root.level) break;
    const below = level - root.level;
    if (index === at) add(index, { open: children > 0 && depth > 0 });
    else if (parent === root.parent && reason === root.reason)
      add(index, { whole: false, open: false, children: 0 });
    else if (index > at && below > 0 && below <= depth && placeOf.has(parent) && isUnder(index))
      add(index, { open: children > 0 && below < depth });
  }
  return branch;

  function isUnder(index: number): boolean {
    let over = index;
    while (places[over]!.level > root.level) over = places[over]!.parent;
    return over === at;
  }
}
