import type { ArgumentMap, Claim, ClaimId, Reason, ReasonId, Source, SourceId } from './map.ts';
import type { Texts } from './outdated.ts';

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
  const claim = byId(map.claims);
  const reason = byId(map.reasons);
  const source = byId(map.sources);
  const order = new Map<ReasonId, number>();
  const uses = new Map<ClaimId, Reason[]>();
  const on = new Map<ClaimId, Reason[]>();
  const onStep = new Map<ReasonId, Reason[]>();
  const repeated = new Map<Reason, ClaimId[]>();
  for (let at = 0; at < map.reasons.length; at++) {
    const each = map.reasons[at]!;
    order.set(each.id, at);
    let premises: readonly ClaimId[] = each.premises;
    if (premises.length > 1) {
      const once = [...new Set(premises)];
      if (once.length < premises.length) repeated.set(each, once);
      premises = once;
    }
    for (const premise of premises) push(uses, premise, each);
    if ('claim' in each.target) push(on, each.target.claim, each);
    else push(onStep, each.target.reason, each);
  }
  const host = hosts(map, reason);
  return {
    map,
    claim,
    reason,
    source,
    texts,
    order,
    premises: (each) => repeated.get(each) ?? each.premises,
    uses: (id) => uses.get(id) ?? NONE,
    on: (id) => on.get(id) ?? NONE,
    onStep: (id) => onStep.get(id) ?? NONE,
    host: (each) => host.get(each.id)
  };
}

function hosts(map: ArgumentMap, reason: ReadonlyMap<ReasonId, Reason>): Map<ReasonId, ClaimId | undefined> {
  const host = new Map<ReasonId, ClaimId | undefined>();
  for (const start of map.reasons) {
    if ('claim' in start.target) {
      host.set(start.id, start.target.claim);
      continue;
    }
    const way: ReasonId[] = [];
    const onWay = new Set<ReasonId>();
    let at: Reason | undefined = start;
    let found: ClaimId | undefined;
    while (at && !onWay.has(at.id)) {
      if (host.has(at.id)) {
        found = host.get(at.id);
        break;
      }
      way.push(at.id);
      onWay.add(at.id);
      if ('claim' in at.target) {
        found = at.target.claim;
        break;
      }
      at = reason.get(at.target.reason);
    }
    for (const id of way) host.set(id, found);
  }
  return host;
}

/** What a reason does: a con reason aimed at a reason undercuts it, a pro reason supports whatever it is aimed at. */
export function effect(reason: Reason): Effect {
  if (reason.side === 'pro') return 'supports';
  return 'claim' in reason.target ? 'attacks' : 'undercuts';
}

function byId<T extends { id: string }>(entries: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const each of entries) found.set(each.id, each);
  return found;
}

function push<K>(lists: Map<K, Reason[]>, key: K, reason: Reason): void {
  const list = lists.get(key);
  if (list) list.push(reason);
  else lists.set(key, [reason]);
}
