import { ByPlace } from './by-place.ts';
import type { ClaimId, ReasonId } from './map.ts';
import type { Relations } from './relations.ts';
import { rootPlaces } from './spanning.ts';

/** The side of the motion that a claim or reason finally serves; 'both' when its paths disagree. */
export type Side = 'affirmative' | 'negative' | 'both';

export interface Sides {
  claim: ReadonlyMap<ClaimId, Side>;
  reason: ReadonlyMap<ReasonId, Side>;
  /** The same by place in `map.claims`. */
  claims: readonly (Side | undefined)[];
}

const AFFIRMATIVE = 1;
const NEGATIVE = 2;
const NAMES: readonly (Side | undefined)[] = [undefined, 'affirmative', 'negative', 'both'];

/**
 * The side that each claim and reason serves, following every path to the motion: a pro reason keeps the side of
 * its target, a con reason turns it. What does not reach the motion has no side and is not listed. A map without
 * a motion counts each claim that hangs from nothing as a motion of its own.
 */
export function sides({ map, ways }: Relations): Sides {
  const { against, premises, on, onStep } = ways;
  const claimBits = new Uint8Array(map.claims.length);
  const reasonBits = new Uint8Array(map.reasons.length);
  const motion = map.motion === undefined ? undefined : ways.claims.get(map.motion);
  const waiting = motion === undefined ? rootPlaces(ways) : [motion];
  /** What each that waits has gained, and each step. */
  const gains: number[] = waiting.map(() => AFFIRMATIVE);
  const steps: number[] = [];
  const stepGains: number[] = [];
  while (waiting.length) {
    const next = waiting.pop()!;
    const gained = gains.pop()! & ~claimBits[next]!;
    if (!gained) continue;
    claimBits[next]! |= gained;
    for (let i = on.start[next]!; i < on.start[next + 1]!; i++) {
      steps.push(on.all[i]!);
      stepGains.push(gained);
    }
    while (steps.length) {
      const step = steps.pop()!;
      const reached = stepGains.pop()!;
      const bits = against[step] ? turned(reached) : reached;
      const fresh = bits & ~reasonBits[step]!;
      if (!fresh) continue;
      reasonBits[step]! |= fresh;
      for (let i = premises.start[step]!; i < premises.start[step + 1]!; i++) {
        waiting.push(premises.all[i]!);
        gains.push(fresh);
      }
      for (let i = onStep.start[step]!; i < onStep.start[step + 1]!; i++) {
        steps.push(onStep.all[i]!);
        stepGains.push(fresh);
      }
    }
  }
  const claims = named(claimBits);
  return {
    claims,
    claim: new ByPlace(ways.claims, claims),
    reason: new ByPlace(ways.reasons, named(reasonBits))
  };
}

function named(bits: Uint8Array): (Side | undefined)[] {
  const names: (Side | undefined)[] = [];
  for (let at = 0; at < bits.length; at++) names.push(NAMES[bits[at]!]);
  return names;
}

function turned(bits: number): number {
  return ((bits & AFFIRMATIVE) << 1) | ((bits & NEGATIVE) >> 1);
}
