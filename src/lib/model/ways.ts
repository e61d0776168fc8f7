import { placesOf } from './by-place.ts';
import type { ArgumentMap, ClaimId, ReasonId } from './map.ts';

/** For each of some places a list of others: the list of `at` is in `all` from `start[at]` up to `start[at + 1]`. */
export interface Lists {
  start: Uint32Array;
  all: Uint32Array;
}

/**
 * Who names whom in a map, by place: a claim is its index in `map.claims`, a reason its index in `map.reasons`. What is
 * walked for a whole map at each change is walked by these numbers. Lists stand in the order of `reasons`.
 */
export interface Ways {
  claims: ReadonlyMap<ClaimId, number>;
  reasons: ReadonlyMap<ReasonId, number>;
  /** 1 for each reason that is against what it bears on. */
  against: Uint8Array;
  /** The premises of each reason, each once. */
  premises: Lists;
  /** The reasons that each claim is a premise of. */
  uses: Lists;
  /** The reasons aimed at each claim. */
  on: Lists;
  /** The reasons aimed at each reason. */
  onStep: Lists;
  /** The claim that each reason bears on in the end; -1 for one in a circle of reasons. */
  host: Int32Array;
}

/** Reads the ways of a map; what a reason names that is not there is left out. Linear in the size of the map. */
export function waysOf({ claims: allClaims, reasons: allReasons }: ArgumentMap): Ways {
  const claims = placesOf(allClaims);
  const reasons = placesOf(allReasons);
  const count = allReasons.length;
  const start = new Uint32Array(count + 1);
  const premises: number[] = [];
  const against = new Uint8Array(count);
  const claimOf = new Int32Array(count).fill(-1);
  const stepOf = new Int32Array(count).fill(-1);
  for (let at = 0; at < count; at++) {
    const { premises: named, target, side } = allReasons[at]!;
    if (side === 'con') against[at] = 1;
    for (const id of named.length > 1 ? new Set(named) : named) {
      const place = claims.get(id);
      if (place !== undefined) premises.push(place);
    }
    start[at + 1] = premises.length;
    if ('claim' in target) claimOf[at] = claims.get(target.claim) ?? -1;
    else stepOf[at] = reasons.get(target.reason) ?? -1;
  }
  const lists: Lists = { start, all: Uint32Array.from(premises) };
  return {
    claims,
    reasons,
    against,
    premises: lists,
    uses: turned(lists, allClaims.length),
    on: aimedAt(claimOf, allClaims.length),
    onStep: aimedAt(stepOf, count),
    host: hosts(claimOf, stepOf)
  };
}

/** The same the other way round: for each of `count` places those in whose list it stands. */
function turned({ start, all }: Lists, count: number): Lists {
  const back = counted(all, count);
  const next = back.start.slice();
  for (let at = 0; at + 1 < start.length; at++)
    for (let i = start[at]!; i < start[at + 1]!; i++) back.all[next[all[i]!]!++] = at;
  return back;
}

/** For each of `count` places those that are aimed at it; -1 is aimed at nothing. */
function aimedAt(target: Int32Array, count: number): Lists {
  const back = counted(target, count);
  const next = back.start.slice();
  for (let at = 0; at < target.length; at++) if (target[at]! >= 0) back.all[next[target[at]!]!++] = at;
  return back;
}

/** Empty lists, with room for as many as there are of each number. */
function counted(numbers: Int32Array | Uint32Array, count: number): Lists {
  const start = new Uint32Array(count + 1);
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! >= 0) start[numbers[i]! + 1]!++;
  for (let at = 0; at < count; at++) start[at + 1]! += start[at]!;
  return { start, all: new Uint32Array(start[count]!) };
}

const UNKNOWN = -2;
const ON_WAY = -3;

function hosts(claimOf: Int32Array, stepOf: Int32Array): Int32Array {
  const host = claimOf.map((claim, at) => (stepOf[at]! >= 0 ? UNKNOWN : claim));
  const way: number[] = [];
  for (let start = 0; start < host.length; start++) {
    let at = start;
    for (; host[at] === UNKNOWN; at = stepOf[at]!) {
      host[at] = ON_WAY;
      way.push(at);
    }
    const found = Math.max(host[at]!, -1);
    for (const each of way) host[each] = found;
    way.length = 0;
  }
  return host;
}
