import type { ClaimId, Reason } from '../model/map.ts';
import { alsoServes } from '../model/standing.ts';
import { homeIn, type Study } from './study.ts';

/** The reasons that bear on a claim, by what they do to it. */
export interface Bearing {
  /** What the claim itself does where it is drawn whole; nothing for the motion and other roots. */
  home: Reason | undefined;
  /** What else it does. */
  also: Reason[];
  answers: Reason[];
  supports: Reason[];
  /** What undercuts, or backs, a step of which the claim is a premise. */
  undercuts: Reason[];
  backs: Reason[];
}

/** What bears on a claim as it is seen in the branch of a root, or in the whole debate. */
export function bearingOn(debate: Study, root: ClaimId | undefined, claim: ClaimId): Bearing {
  const { relations } = debate;
  const home = homeIn(debate, root, claim);
  const also = alsoServes(relations, claim, home);
  const onSteps = [home ?? [], also].flat().flatMap((reason) => relations.onStep(reason.id));
  const on = relations.on(claim);
  return {
    home,
    also,
    answers: on.filter(({ side }) => side === 'con'),
    supports: on.filter(({ side }) => side === 'pro'),
    undercuts: onSteps.filter(({ side }) => side === 'con'),
    backs: onSteps.filter(({ side }) => side === 'pro')
  };
}
