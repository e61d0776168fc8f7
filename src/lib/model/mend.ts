import type { ArgumentMap, ClaimId, Note, Reason, ReasonId } from './map.ts';

/**
 * A map in which nothing names what is not there: of two people's changes that were made apart and put together, one
 * may have removed what the other still names. What cannot stand goes, nothing is invented, and the same parts give
 * the same map. Gives the map itself where nothing is wrong. Unlike `check`, it expects every entry to be whole, and
 * ids to differ.
 */
export function mend(map: ArgumentMap): ArgumentMap {
  const claims = new Set(map.claims.map(({ id }) => id));
  const sources = new Set(map.sources.map(({ id }) => id));
  const reasons = standing(map.reasons, claims);
  let mended = map;
  const change = (part: Partial<ArgumentMap>) => {
    mended = { ...mended, ...part };
  };

  if (reasons !== map.reasons) change({ reasons });
  if (map.claims.some(({ citations }) => citations?.some(({ source }) => !sources.has(source)))) {
    change({
      claims: map.claims.map((claim) =>
        claim.citations?.some(({ source }) => !sources.has(source))
          ? { ...claim, citations: claim.citations.filter(({ source }) => sources.has(source)) }
          : claim
      )
    });
  }
  if (map.motion !== undefined && !claims.has(map.motion)) change({ motion: undefined });
  if (map.background?.sources?.some((id) => !sources.has(id))) {
    const { background } = map;
    change({ background: { ...background, sources: background.sources!.filter((id) => sources.has(id)) } });
  }
  if (map.facing?.some((pair) => !pair.every((id) => claims.has(id))))
    change({ facing: map.facing.filter((pair) => pair.every((id) => claims.has(id))) });
  const tables = Object.entries(map.translations ?? {});
  if (tables.some(([, table]) => Object.keys(table).some((id) => !claims.has(id)))) {
    const kept = tables.map(([language, table]) => [
      language,
      Object.fromEntries(Object.entries(table).filter(([id]) => claims.has(id)))
    ]);
    change({ translations: Object.fromEntries(kept) });
  }
  const stands = (on: Note['on']) =>
    'claim' in on
      ? claims.has(on.claim)
      : 'source' in on
        ? sources.has(on.source)
        : reasons.some(({ id }) => id === on.reason);
  const notes = Object.entries(map.notes ?? {});
  if (notes.some(([, { on }]) => !stands(on)))
    change({ notes: Object.fromEntries(notes.filter(([, { on }]) => stands(on))) });
  if (mended !== map && mended.motion === undefined) {
    const { motion: _, ...rest } = mended;
    return rest;
  }
  return mended;
}

/** The reasons that have premises and a target, and lead to a claim. */
function standing(all: readonly Reason[], claims: ReadonlySet<ClaimId>): ArgumentMap['reasons'] {
  let changed = false;
  const whole = all.flatMap((reason): Reason[] => {
    const { premises, target } = reason;
    const left = premises.filter((id) => claims.has(id));
    if (left.length === premises.length && (!('claim' in target) || claims.has(target.claim)))
      return [reason];
    changed = true;
    return left.length && (!('claim' in target) || claims.has(target.claim))
      ? [{ ...reason, premises: left }]
      : [];
  });
  const byId = new Map(whole.map((reason) => [reason.id, reason]));
  const grounded = new Map<ReasonId, boolean>();
  for (const reason of whole) {
    const way: ReasonId[] = [];
    let at: Reason | undefined = reason;
    let found: boolean | undefined;
    while (at && found === undefined) {
      found = 'claim' in at.target ? true : way.includes(at.id) ? false : grounded.get(at.id);
      way.push(at.id);
      at = 'reason' in at.target ? byId.get(at.target.reason) : undefined;
    }
    for (const id of way) grounded.set(id, found ?? false);
  }
  const left = whole.filter(({ id }) => grounded.get(id));
  return changed || left.length < whole.length ? left : (all as ArgumentMap['reasons']);
}
