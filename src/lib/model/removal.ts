import { forgettingNotes } from './annotate.ts';
import { setPremises } from './author.ts';
import { all, type Edit } from './edit.ts';
import type { ArgumentMap, ClaimId, Reason, ReasonId } from './map.ts';
import { type Refusal, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { span } from './spanning.ts';
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

/**
 * What is not reached any more from where trees begin when a claim, or a reason, is taken out. Where a claim hangs only
 * in a circle, the tree begins where it is drawn to.
 */
function falling(relations: Relations, gone: ClaimId | undefined, use: Reason | undefined): Hanging {
  const { map } = relations;
  const claims = new Set([...span(relations).roots, ...(use?.premises ?? [])]);
  if (gone !== undefined) claims.delete(gone);
  const reasons = new Set<ReasonId>();
  for (const claim of claims) {
    const steps = [...relations.on(claim)];
    for (let step = steps.pop(); step; step = steps.pop()) {
      const premises = step.premises.filter((premise) => premise !== gone);
      if (step === use || !premises.length) continue;
      reasons.add(step.id);
      for (const premise of premises) claims.add(premise);
      steps.push(...relations.onStep(step.id));
    }
  }
  const fallen = map.reasons.filter(({ id }) => !reasons.has(id));
  const hung = new Set(fallen.flatMap(({ premises }) => premises));
  const isUse = (id: ClaimId) => use?.premises.includes(id);
  return {
    claims: map.claims.flatMap(({ id }) => (claims.has(id) ? [] : id)),
    reasons: fallen.map(({ id }) => id),
    staying: map.claims.flatMap(({ id }) => (hung.has(id) && claims.has(id) && !isUse(id) ? id : []))
  };
}

function removals(relations: Relations, fall: Hanging, claim: ClaimId | undefined): Edit[] {
  const claims = new Set(fall.claims);
  const reasons = new Set(fall.reasons);
  const edits = [
    ...forgetting(relations.map, claims),
    ...forgettingNotes(relations.map, { claims, reasons })
  ];
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
function forgetting(map: ArgumentMap, claims: ReadonlySet<ClaimId>): Edit[] {
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
