import { all, type Edit } from './edit.ts';
import type { Citation, Claim, ClaimId, Reason, ReasonId } from './map.ts';
import { type Refusal, taken, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { circularity } from './support.ts';
import { fieldsFor } from './wording.ts';

/** A new reason: its id is the caller's, as is that of a new claim. */
export interface NewReason {
  reason: ReasonId;
  side: Reason['side'];
  target: Reason['target'];
  move?: Reason['move'];
  note?: string;
  /** The sibling that it stands before; without one it stands after all of them. */
  before?: ReasonId;
}

/** Adds a claim that stands for itself, as the first of a map does; as the motion, if wished. */
export function addClaim(relations: Relations, wish: { claim: Claim; motion?: boolean }): Edit | Refusal {
  const added = introduced(relations, wish.claim);
  if ('refused' in added || !wish.motion) return added;
  return all([added, { do: 'set', at: [], fields: [{ name: 'motion', value: wish.claim.id }] }]);
}

/**
 * Gives a claim, new or known by its id, as a reason for or against a claim or for a reason; con a reason it undercuts.
 * A claim is drawn whole at its earliest reason, so one that serves already stays where it is unless the new reason
 * is wished `before` that. Refused: the same reason twice, a claim for or against itself, a circle of supports.
 */
export function addReason(
  relations: Relations,
  wish: NewReason & { claim: Claim | ClaimId }
): Edit | Refusal {
  const { claim, reason: id, side, target, move, note, before } = wish;
  const premise = typeof claim === 'string' ? claim : claim.id;
  const refusal =
    unknown(relations, {
      claims: [...(claim === premise ? [premise] : []), ...('claim' in target ? [target.claim] : [])],
      reasons: ['reason' in target ? target.reason : [], before ?? []].flat()
    }) ?? taken(relations, 'reasons', id);
  if (refusal) return refusal;
  const beside = 'claim' in target ? relations.on(target.claim) : relations.onStep(target.reason);
  const already = beside.find(
    (reason) =>
      typeof claim === 'string' && reason.side === side && relations.premises(reason).join() === premise
  );
  if (already) return { refused: 'already', reason: already.id };
  const entry: Reason = {
    id,
    side,
    premises: [premise],
    target,
    ...(move && { move }),
    ...(note?.trim() && { note })
  };
  const adding: Edit = { do: 'add', list: 'reasons', entry, ...(before !== undefined && { before }) };
  if (typeof claim === 'string') return circularity(relations, new Map([[id, entry]])) ?? adding;
  const added = introduced(relations, claim);
  return 'refused' in added ? added : all([added, adding]);
}

/** Attacks the step that a reason makes: `addReason` con a reason. */
export function addUndercut(
  relations: Relations,
  { undercut, ...wish }: Omit<NewReason, 'side' | 'target'> & { claim: Claim | ClaimId; undercut: ReasonId }
): Edit | Refusal {
  return addReason(relations, { ...wish, side: 'con', target: { reason: undercut } });
}

/**
 * Links a claim, new or known by its id, to a reason as one more premise that holds only together with the others:
 * before one of them, or last. Under the first premise hangs what undercuts the reason.
 */
export function addPremise(
  relations: Relations,
  wish: { reason: ReasonId; claim: Claim | ClaimId; before?: ClaimId }
): Edit | Refusal {
  const { reason: id, claim, before } = wish;
  const premise = typeof claim === 'string' ? claim : claim.id;
  const strange = unknown(relations, { reasons: [id], claims: claim === premise ? [premise] : [] });
  if (strange) return strange;
  const reason = relations.reason.get(id)!;
  if (reason.premises.includes(premise)) return { refused: 'already', reason: id };
  const premises = [...relations.premises(reason)];
  const at = before === undefined ? -1 : premises.indexOf(before);
  premises.splice(at < 0 ? premises.length : at, 0, premise);
  const linking = setPremises(id, premises);
  if (typeof claim === 'string')
    return circularity(relations, new Map([[id, { ...reason, premises }]])) ?? linking;
  const added = introduced(relations, claim);
  return 'refused' in added ? added : all([added, linking]);
}

/**
 * Makes two premises of a claim that says two things: it keeps its id and the first, a new claim says the second and
 * is linked after it in all its reasons, or in those that are named. Citations stay with the first unless wished
 * otherwise; what hangs on the claim stays with it. Refused: a claim that is a premise of nothing.
 */
export function splitClaim(
  relations: Relations,
  wish: {
    claim: ClaimId;
    first: { text: string; heading?: string | null; citations?: readonly Citation[] };
    second: Claim;
    reasons?: readonly ReasonId[];
  }
): Edit | Refusal {
  const { claim: id, first, second } = wish;
  const cited = first.citations?.map(({ source }) => source) ?? [];
  const strange = unknown(relations, { claims: [id], reasons: wish.reasons ?? [], sources: cited });
  if (strange) return strange;
  const uses = relations.uses(id).filter((reason) => !wish.reasons || wish.reasons.includes(reason.id));
  if (!uses.length) return { refused: 'loose', claim: id };
  if (!first.text.trim()) return { refused: 'empty' };
  const { claims } = relations.map;
  const added = introduced(relations, second, claims[claims.findIndex((claim) => claim.id === id) + 1]?.id);
  if ('refused' in added) return added;
  const fields = fieldsFor(relations.claim.get(id)!, { ...first, text: first.text.trim() });
  return all([
    ...(fields.length ? [{ do: 'set', at: ['claims', id], fields } satisfies Edit] : []),
    added,
    ...uses.map((reason) =>
      setPremises(
        reason.id,
        relations.premises(reason).flatMap((premise) => (premise === id ? [id, second.id] : premise))
      )
    )
  ]);
}

/** Gives a reason other premises. */
export function setPremises(reason: ReasonId, premises: readonly ClaimId[]): Edit {
  return { do: 'set', at: ['reasons', reason], fields: [{ name: 'premises', value: premises }] };
}

/** Puts a new claim in the list, before another or last. */
function introduced(relations: Relations, claim: Claim, before?: ClaimId): Edit | Refusal {
  const refusal =
    taken(relations, 'claims', claim.id) ??
    unknown(relations, { sources: claim.citations?.map(({ source }) => source) ?? [] });
  if (refusal) return refusal;
  const text = claim.text.trim();
  if (!text) return { refused: 'empty' };
  return {
    do: 'add',
    list: 'claims',
    entry: { ...claim, text },
    ...(before !== undefined && { before })
  };
}
