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
  for (let at = end; at >= 0; at = places[at]!.parent) steps.set(places[at]!.reason, places[at]!.parent);
  const placeOf = new Map<number, number>();
  const way: Place[] = [];
  for (const [at, place] of places.entries()) {
    if (steps.get(place.reason) !== place.parent) continue;
    placeOf.set(at, way.length);
    way.push({ ...place, parent: placeOf.get(place.parent) ?? -1 });
  }
  return way;
}
