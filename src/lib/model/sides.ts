import type { ClaimId, ReasonId } from './map.ts';
import type { Relations } from './relations.ts';
import { rootsOf } from './spanning.ts';

/** The side of the motion that a claim or reason finally serves; 'both' when its paths disagree. */
export type Side = 'affirmative' | 'negative' | 'both';

export interface Sides {
  claim: ReadonlyMap<ClaimId, Side>;
  reason: ReadonlyMap<ReasonId, Side>;
}

const AFFIRMATIVE = 1;
const NEGATIVE = 2;
const NAMES: readonly (Side | undefined)[] = [undefined, 'affirmative', 'negative', 'both'];

/**
 * The side that each claim and reason serves, following every path to the motion: a pro reason keeps the side of
 * its target, a con reason turns it. What does not reach the motion has no side and is not listed. A map without
 * a motion counts each claim that hangs from nothing as a motion of its own.
 */
export function sides(relations: Relations): Sides {
  const { map } = relations;
  const claimBits = new Map<ClaimId, number>();
  const reasonBits = new Map<ReasonId, number>();
  const waiting: { claim: ClaimId; bits: number }[] = [];
  for (const root of map.motion === undefined ? rootsOf(relations) : [map.motion]) {
    waiting.push({ claim: root, bits: AFFIRMATIVE });
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const had = claimBits.get(next.claim) ?? 0;
    const gained = next.bits & ~had;
    if (!gained) continue;
    claimBits.set(next.claim, had | gained);
    const steps = relations.on(next.claim).map((reason) => ({ reason, bits: gained }));
    for (let step = steps.pop(); step; step = steps.pop()) {
      const bits = step.reason.side === 'pro' ? step.bits : turned(step.bits);
      const known = reasonBits.get(step.reason.id) ?? 0;
      const fresh = bits & ~known;
      if (!fresh) continue;
      reasonBits.set(step.reason.id, known | fresh);
      for (const premise of step.reason.premises) waiting.push({ claim: premise, bits: fresh });
      for (const reason of relations.onStep(step.reason.id)) steps.push({ reason, bits: fresh });
    }
  }
  return { claim: named(claimBits), reason: named(reasonBits) };
}

function turned(bits: number): number {
  return ((bits & AFFIRMATIVE) << 1) | ((bits & NEGATIVE) >> 1);
}

function named(bits: ReadonlyMap<string, number>): Map<string, Side> {
  const result = new Map<string, Side>();
  for (const [id, value] of bits) result.set(id, NAMES[value]!);
  return result;
}
