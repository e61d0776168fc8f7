import type { ArgumentMap, Claim, ClaimId, Reason } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { span } from '../model/spanning.ts';

/** One line of an outline. */
export interface Entry {
  claim: Claim;
  /** What it hangs by; a root has none. */
  reason?: Reason;
  /** The entry above it, -1 for a root. */
  above: number;
  level: number;
  /** Whether the claim stands in an entry before this one, with what is under it. */
  again: boolean;
}

/**
 * A map without undercuts and joint premises as an outline, in reading order: a claim stands whole where it is met first,
 * so that every later mention, where circles close too, can point to a line before it. Every claim and reason is in it.
 */
export function outline(map: ArgumentMap): Entry[] {
  const relations = relate(map);
  const met = new Set<ClaimId>();
  const entries: Entry[] = [];
  const stack: Omit<Entry, 'again'>[] = [];
  for (const root of span(relations).roots.toReversed())
    stack.push({ claim: relations.claim.get(root)!, above: -1, level: 0 });
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { claim, level } = next;
    const again = met.has(claim.id);
    const above = entries.push({ ...next, again }) - 1;
    if (again) continue;
    met.add(claim.id);
    for (const reason of relations.on(claim.id).toReversed())
      for (const premise of reason.premises.toReversed())
        stack.push({ claim: relations.claim.get(premise)!, reason, above, level: level + 1 });
  }
  return entries;
}
