import type { ClaimId, Source } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { byLabel } from '../sources/label.ts';

/** The sources on which some claims rest, in the order of the list of a picture. */
export function sourcesUsed(claims: Iterable<ClaimId>, { map, claim }: Relations): Source[] {
  const used = new Set<string>();
  for (const id of claims) for (const { source } of claim.get(id)!.citations ?? []) used.add(source);
  return byLabel(map.sources.filter(({ id }) => used.has(id)));
}
