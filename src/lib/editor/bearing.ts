import type { ClaimId, Reason } from '../model/map.ts';
import type { Study } from './study.ts';

/** The reasons that bear on a claim, by what they do to it. */
export interface Bearing {
  /** What the claim itself does, first where it is drawn whole. */
  serves: Reason[];
  answers: Reason[];
  supports: Reason[];
  /** What undercuts, or backs, a step of which the claim is a premise. */
  undercuts: Reason[];
  backs: Reason[];
}

export function bearingOn({ relations, spanning }: Study, claim: ClaimId): Bearing {
  const home = spanning.home.get(claim);
  const serves = [...relations.uses(claim)].sort((a, b) => Number(b === home) - Number(a === home));
  const onSteps = serves.flatMap((reason) => relations.onStep(reason.id));
  const on = relations.on(claim);
  return {
    serves,
    answers: on.filter(({ side }) => side === 'con'),
    supports: on.filter(({ side }) => side === 'pro'),
    undercuts: onSteps.filter(({ side }) => side === 'con'),
    backs: onSteps.filter(({ side }) => side === 'pro')
  };
}
