import type { ClaimId, Reason, ReasonId } from './map.ts';
import type { Refusal } from './refusal.ts';
import type { Relations } from './relations.ts';
import { same } from './same.ts';

/** Reasons as they are to be: new and changed ones by their ids, none for one that is to go. */
export type Altered = ReadonlyMap<ReasonId, Reason | undefined>;

type Find = (id: ReasonId) => Reason | undefined;

/**
 * What altered reasons would make circular: a claim that becomes a reason for itself, on whatever side, or claims that
 * come to support one another around a circle. What a map holds of these already is let be, and so are circles through
 * attacks. Follows only ways up from what is altered.
 */
export function circularity(relations: Relations, altered: Altered): Refusal | undefined {
  const before: Find = (id) => relations.reason.get(id);
  const now = findIn(relations, altered);
  const bearing = [...altered.values()].filter((reason) => reason !== undefined);
  const seen = new Set(bearing.map(({ id }) => id));
  for (let at = 0; at < bearing.length; at++) {
    for (const { id } of relations.onStep(bearing[at]!.id)) {
      const reason = now(id);
      if (!reason || seen.has(id)) continue;
      seen.add(id);
      bearing.push(reason);
    }
  }
  for (const reason of bearing) {
    const claim = newlyForItself(relations, reason, now)[0];
    if (claim !== undefined) return { refused: 'self', claim, reason: reason.id };
  }
  for (const reason of bearing) {
    const supported = supportedBy(reason, now);
    if (supported === undefined) continue;
    const was = before(reason.id);
    const old = was && supportedBy(was, before) === supported ? was.premises : [];
    for (const premise of reason.premises) {
      if (old.includes(premise) || premise === supported) continue;
      const way = wayUp(relations, altered, supported, premise);
      if (way) return { refused: 'circle', claims: way.reverse() };
    }
  }
  return undefined;
}

/** The claims of a circle of supports through a claim, each supporting the next; none where there is no such circle. */
export function supportsItself(
  relations: Relations,
  claim: ClaimId,
  altered: Altered = new Map()
): ClaimId[] | undefined {
  const now = findIn(relations, altered);
  for (const reason of usesNow(relations, altered, claim)) {
    const supported = supportedBy(reason, now);
    const way = supported === undefined ? undefined : wayUp(relations, altered, supported, claim);
    if (way) return way.reverse();
  }
  return undefined;
}

/**
 * Premises of a reason, as it is to be, that come to stand under themselves by it, or to hit a step that they are part
 * of; not those that do so already at the same place.
 */
export function newlyForItself(relations: Relations, reason: Reason, now: Find): ClaimId[] {
  const before: Find = (id) => relations.reason.get(id);
  const was = before(reason.id);
  const stood = was && same(was.target, reason.target) && hostIn(was, before) === hostIn(reason, now);
  const known = stood ? forItself(was, before) : [];
  return forItself(reason, now).filter((id) => !known.includes(id));
}

function forItself(reason: Reason, find: Find): ClaimId[] {
  const { premises, target } = reason;
  const step = 'reason' in target ? find(target.reason) : undefined;
  const host = hostIn(reason, find);
  return premises.filter((claim) => claim === host || step?.premises.includes(claim));
}

/** Reasons as they are when some are altered. */
export function findIn(relations: Relations, altered: Altered): Find {
  return (id) => (altered.has(id) ? altered.get(id) : relations.reason.get(id));
}

/** The claim that a reason bears on in the end; none in a circle of reasons, or where a reason is gone. */
export function hostIn(reason: Reason, find: Find): ClaimId | undefined {
  return bearsOn(reason, find, () => true);
}

/** The claim that a reason supports, where it and every step that it backs are for their targets. */
function supportedBy(reason: Reason, find: Find): ClaimId | undefined {
  return bearsOn(reason, find, ({ side }) => side === 'pro');
}

/** The claim in which a chain of reasons aimed at reasons ends, where each of them passes. */
function bearsOn(reason: Reason, find: Find, passes: (reason: Reason) => boolean): ClaimId | undefined {
  const seen = new Set<ReasonId>();
  let at: Reason | undefined = reason;
  while (at && passes(at) && !seen.has(at.id)) {
    if ('claim' in at.target) return at.target.claim;
    seen.add(at.id);
    at = find(at.target.reason);
  }
  return undefined;
}

function usesNow(relations: Relations, altered: Altered, claim: ClaimId): Reason[] {
  const uses = relations.uses(claim).filter(({ id }) => !altered.has(id));
  for (const reason of altered.values()) if (reason?.premises.includes(claim)) uses.push(reason);
  return uses;
}

/** The claims from one that is supported up to another that it supports, over as few steps as can be. */
function wayUp(relations: Relations, altered: Altered, from: ClaimId, to: ClaimId): ClaimId[] | undefined {
  const now = findIn(relations, altered);
  const below = new Map<ClaimId, ClaimId | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !below.has(to); at++) {
    for (const reason of usesNow(relations, altered, queue[at]!)) {
      const above = supportedBy(reason, now);
      if (above === undefined || below.has(above)) continue;
      below.set(above, queue[at]);
      queue.push(above);
    }
  }
  if (!below.has(to)) return undefined;
  const way: ClaimId[] = [];
  for (let at: ClaimId | undefined = to; at !== undefined; at = below.get(at)) way.push(at);
  return way;
}
