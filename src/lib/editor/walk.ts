import { type Clash, clashes, startHere } from '../model/clash.ts';
import type { ClaimId, Reason } from '../model/map.ts';
import { tree, wayTo } from '../model/tree.ts';
import type { Walk } from './sight.ts';
import type { Study } from './study.ts';

/** One claim of a walk. */
export interface Step {
  claim: ClaimId;
  /** By which it stands there; a root has none. */
  reason: Reason | undefined;
  /** The clash to which it belongs: that in which it is told first. */
  clash?: Clash;
}

export interface WalkOptions {
  negativeFirst?: boolean;
}

/** The claims of a walk, each once; none where its start is not in the map. */
export function stepsOf(debate: Study, { by, from }: Walk, options: WalkOptions = {}): Step[] {
  if (!debate.relations.claim.has(from)) return [];
  const found =
    by === 'branch'
      ? branchOf(debate, from)
      : by === 'path'
        ? (wayTo(debate.relations, debate.spanning, from) ?? [])
        : clashing(debate, from, options);
  // On the way to it a claim may be referred to: there it is told at the end.
  const told = new Set<ClaimId>(by === 'path' ? [from] : []);
  return found.filter(
    ({ claim }, at) => (by === 'path' && at === found.length - 1) || (!told.has(claim) && told.add(claim))
  );
}

/** In the order of the tree, each claim where it is whole: what it bears on has then been told. */
function branchOf({ relations, sides, spanning }: Study, root: ClaimId): Step[] {
  return tree(relations, sides, { root })
    .filter(({ whole }) => whole)
    .map(({ claim, reason = spanning.home.get(claim) }) => ({ claim, reason }));
}

/** Of each clash first the claims that face each other, then the exchange that begins with either. */
function clashing(
  { relations, sides, spanning }: Study,
  from: ClaimId,
  { negativeFirst = false }: WalkOptions
): Step[] {
  const order = negativeFirst
    ? (['negative', 'affirmative'] as const)
    : (['affirmative', 'negative'] as const);
  const standing = (claim: ClaimId) => ({ claim, reason: spanning.home.get(claim) });
  const steps = startHere(clashes(relations, sides, spanning)).flatMap((clash) => {
    const facing = order.map((side) => standing(clash[side]));
    const turns = order.flatMap((side) => clash.chains[side]);
    const after = turns.flatMap(({ claims, reason }) => claims.map((claim) => ({ claim, reason })));
    return [...facing, ...after].map((step): Step => ({ ...step, clash }));
  });
  return [standing(from), ...steps];
}
