import type { ClaimId, Reason, ReasonId } from './map.ts';
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
  const waiting: ClaimId[] = map.motion === undefined ? rootsOf(relations) : [map.motion];
  /** What each that waits has gained, and each step. */
  const gains: number[] = waiting.map(() => AFFIRMATIVE);
  const steps: Reason[] = [];
  const stepGains: number[] = [];
  while (waiting.length) {
    const next = waiting.pop()!;
    const had = claimBits.get(next) ?? 0;
    const gained = gains.pop()! & ~had;
    if (!gained) continue;
    claimBits.set(next, had | gained);
    for (const reason of relations.on(next)) {
      steps.push(reason);
      stepGains.push(gained);
    }
    while (steps.length) {
      const reason = steps.pop()!;
      const reached = stepGains.pop()!;
      const bits = reason.side === 'pro' ? reached : turned(reached);
      const known = reasonBits.get(reason.id) ?? 0;
      const fresh = bits & ~known;
      if (!fresh) continue;
      reasonBits.set(reason.id, known | fresh);
      for (const premise of reason.premises) {
        waiting.push(premise);
        gains.push(fresh);
      }
      for (const hitting of relations.onStep(reason.id)) {
        steps.push(hitting);
        stepGains.push(fresh);
      }
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
