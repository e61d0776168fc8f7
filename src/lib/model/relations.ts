import { ByPlace, placesOf } from './by-place.ts';
import type { ArgumentMap, Claim, ClaimId, Reason, ReasonId, Source, SourceId } from './map.ts';
import type { Texts } from './outdated.ts';
import { type Lists, type Ways, waysOf } from './ways.ts';

/** What a reason does to its target, as a reader sees it. */
export const EFFECTS = ['supports', 'attacks', 'undercuts'] as const;
export type Effect = (typeof EFFECTS)[number];

/** A map with its ways: who names whom. Lists stand in the order of `reasons`. */
export interface Relations {
  map: ArgumentMap;
  claim: ReadonlyMap<ClaimId, Claim>;
  reason: ReadonlyMap<ReasonId, Reason>;
  source: ReadonlyMap<SourceId, Source>;
  /** The texts of sources that are at hand. */
  texts?: Texts | undefined;
  /** Place of a reason in `map.reasons`. */
  order: ReadonlyMap<ReasonId, number>;
  /** The same by place, for what walks the whole map. */
  ways: Ways;
  /** The premises of a reason, each once. */
  premises(reason: Reason): readonly ClaimId[];
  /** Reasons that a claim is a premise of. */
  uses(claim: ClaimId): readonly Reason[];
  /** Reasons aimed at a claim. */
  on(claim: ClaimId): readonly Reason[];
  /** Reasons aimed at a reason: its undercuts, and what backs it. */
  onStep(reason: ReasonId): readonly Reason[];
  /** The claim that a reason bears on in the end, following a chain of undercuts; none in a circle of reasons. */
  host(reason: Reason): ClaimId | undefined;
}

const NONE: readonly Reason[] = [];

/** Indexes a map that `check` has passed. Linear in the size of the map. */
export function relate(map: ArgumentMap, texts?: Texts): Relations {
  const ways = waysOf(map);
  const { claims, reasons } = ways;
  return {
    map,
    claim: new ByPlace(claims, map.claims),
    reason: new ByPlace(reasons, map.reasons),
    source: new ByPlace(placesOf(map.sources), map.sources),
    texts,
    order: reasons,
    ways,
    premises: ({ premises }) => (premises.length > 1 ? [...new Set(premises)] : premises),
    uses: listed(map, claims, ways.uses),
    on: listed(map, claims, ways.on),
    onStep: listed(map, reasons, ways.onStep),
    host: ({ id }) => map.claims[ways.host[reasons.get(id) ?? -1] ?? -1]?.id
  };
}

/** Gives the list of an entry as reasons, each list made when it is first asked for. */
function listed(map: ArgumentMap, places: ReadonlyMap<string, number>, { start, all }: Lists) {
  const made: Reason[][] = [];
  return (id: string): readonly Reason[] => {
    const at = places.get(id);
    if (at === undefined || start[at] === start[at + 1]) return NONE;
    made[at] ??= Array.from(all.subarray(start[at], start[at + 1]), (reason) => map.reasons[reason]!);
    return made[at];
  };
}

/** What a reason does: a con reason aimed at a reason undercuts it, a pro reason supports whatever it is aimed at. */
export function effect(reason: Reason): Effect {
  if (reason.side === 'pro') return 'supports';
  return 'claim' in reason.target ? 'attacks' : 'undercuts';
}
