import type { ClaimId, Reason } from './map.ts';
import type { Place, Tree } from './tree.ts';

/**
 * Of the places of a view those on the way to a claim's whole place, each with the premises that hold only together with
 * it. All of them where the view does not hold the claim.
 */
export function alongWay(places: Tree, claim: ClaimId): Tree {
  const end = places.findIndex((place) => place.whole && place.claim === claim);
  if (end < 0) return places;
  /** Where a reason hangs on the way: its parent's place. */
  const steps = new Map<Reason | undefined, number>();
  let root = end;
  for (let at = end; at >= 0; at = places[at]!.parent) {
    steps.set(places[at]!.reason, places[at]!.parent);
    root = at;
  }
  const placeOf = new Map<number, number>();
  const way: Place[] = [];
  for (const [at, place] of places.entries()) {
    if (place.reason ? steps.get(place.reason) !== place.parent : at !== root) continue;
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
