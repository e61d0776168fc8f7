import { setPremises } from './author.ts';
import { all, type Edit } from './edit.ts';
import type { ArgumentMap, ClaimId, Reason, ReasonId } from './map.ts';
import { type Refusal, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { translationOf } from './wording.ts';

/** What goes with a claim, or with one use of it, in the order of the map. */
export interface Hanging {
  claims: ClaimId[];
  reasons: ReasonId[];
  /** Claims that hang there too and stay, as they serve elsewhere or are the motion. */
  staying: ClaimId[];
}

/**
 * What would go with a claim: all that leads to nothing else that stays. With a reason, what would go with that use of
 * the claim, which itself stays; of a reason with more premises nothing but the claim's part in it goes.
 */
export function hanging(
  relations: Relations,
  { claim, reason: id }: { claim: ClaimId; reason?: ReasonId }
): Hanging {
  const none: Hanging = { claims: [], reasons: [], staying: [] };
  if (id === undefined) return relations.claim.has(claim) ? falling(relations, claim, undefined) : none;
  const reason = relations.reason.get(id);
  const isUse = reason?.premises.includes(claim) && relations.premises(reason).length === 1;
  return isUse ? falling(relations, undefined, reason) : none;
}

/**
 * Removes a claim with all that hangs from it alone, and every mention of it. A reason of which it was one of several
 * premises goes on without it. Sources stay (`unusedSources`).
 */
export function removeClaim(relations: Relations, { claim }: { claim: ClaimId }): Edit | Refusal {
  return (
    unknown(relations, { claims: [claim] }) ?? all(removals(relations, hanging(relations, { claim }), claim))
  );
}

/**
 * Removes a claim from one of its places: the reason, with what attacks that step and hangs from nothing else; of a
 * reason with more premises the claim's part alone. The claim stays, where it serves nowhere else as a tree of its own.
 */
export function removeUse(relations: Relations, wish: { claim: ClaimId; reason: ReasonId }): Edit | Refusal {
  const strange = unknown(relations, { claims: [wish.claim], reasons: [wish.reason] });
  if (strange) return strange;
  const reason = relations.reason.get(wish.reason)!;
  const rest = relations.premises(reason).filter((premise) => premise !== wish.claim);
  if (!reason.premises.includes(wish.claim)) return { refused: 'unknown', list: 'reasons', id: wish.reason };
  if (rest.length) return setPremises(reason.id, rest);
  return all(removals(relations, hanging(relations, wish), undefined));
}

/** What falls when a claim, or a reason, is taken out. */
function falling(relations: Relations, gone: ClaimId | undefined, use: Reason | undefined): Hanging {
  const { map } = relations;
  const below = branchOf(relations, gone, use);
  const remains = (reason: Reason) =>
    reason !== use && relations.premises(reason).some((premise) => premise !== gone);
  const stays = new Set<ClaimId>();
  const reasonStays = new Set<ReasonId>();
  for (const { id } of map.claims) if (id !== gone && (!below.has(id) || id === map.motion)) stays.add(id);
  for (const claim of stays) {
    const steps = [...relations.on(claim)];
    for (let step = steps.pop(); step; step = steps.pop()) {
      if (!remains(step)) continue;
      reasonStays.add(step.id);
      for (const premise of step.premises) if (premise !== gone) stays.add(premise);
      steps.push(...relations.onStep(step.id));
    }
  }
  const reasons = map.reasons.filter(({ id }) => !reasonStays.has(id));
  const hung = new Set(reasons.flatMap(({ premises }) => premises));
  return {
    claims: map.claims.flatMap(({ id }) => (stays.has(id) ? [] : id)),
    reasons: reasons.map(({ id }) => id),
    staying: map.claims.flatMap(({ id }) => (below.has(id) && stays.has(id) && hung.has(id) ? id : []))
  };
}

/** The claims that lead to a claim, or to a step, over any number of steps. */
function branchOf(relations: Relations, claim: ClaimId | undefined, use: Reason | undefined): Set<ClaimId> {
  const below = new Set<ClaimId>();
  const steps = claim === undefined ? [...relations.onStep(use!.id)] : [...relations.on(claim)];
  for (const reason of claim === undefined ? [] : relations.uses(claim))
    if (relations.premises(reason).length === 1) steps.push(...relations.onStep(reason.id));
  const seen = new Set<ReasonId>();
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (seen.has(step.id)) continue;
    seen.add(step.id);
    steps.push(...relations.onStep(step.id));
    for (const premise of step.premises) {
      if (premise === claim || below.has(premise)) continue;
      below.add(premise);
      steps.push(...relations.on(premise));
    }
  }
  for (const premise of use?.premises ?? []) below.delete(premise);
  return below;
}

function removals(relations: Relations, fall: Hanging, claim: ClaimId | undefined): Edit[] {
  const claims = new Set(fall.claims);
  const reasons = new Set(fall.reasons);
  const edits = forgetting(relations.map, claims);
  for (const reason of claim === undefined ? [] : relations.uses(claim)) {
    if (reasons.has(reason.id)) continue;
    edits.push(
      setPremises(
        reason.id,
        relations.premises(reason).filter((premise) => premise !== claim)
      )
    );
  }
  for (const id of reasons) edits.push({ do: 'remove', list: 'reasons', id });
  for (const id of claims) edits.push({ do: 'remove', list: 'claims', id });
  return edits;
}

/** Takes claims out of what the map says of them besides its lists: the motion, facing pairs and translations. */
export function forgetting(map: ArgumentMap, claims: ReadonlySet<ClaimId>): Edit[] {
  const edits: Edit[] = [];
  if (map.motion !== undefined && claims.has(map.motion))
    edits.push({ do: 'set', at: [], fields: [{ name: 'motion' }] });
  const facing = map.facing?.filter((pair) => !pair.some((id) => claims.has(id)));
  if (facing && facing.length < map.facing!.length)
    edits.push({
      do: 'set',
      at: [],
      fields: [facing.length ? { name: 'facing', value: facing } : { name: 'facing' }]
    });
  for (const language of Object.keys(map.translations ?? {})) {
    const fields = [...claims].filter((id) => translationOf(map, language, id)).map((name) => ({ name }));
    if (fields.length) edits.push({ do: 'set', at: ['translations', language], fields });
  }
  return edits;
}
