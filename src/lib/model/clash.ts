import type { ClaimId, Reason, ReasonId } from './map.ts';
import { effect, type Relations } from './relations.ts';
import type { Side, Sides } from './sides.ts';
import type { Spanning } from './spanning.ts';
import { isUnsourced } from './standing.ts';

type Party = 'affirmative' | 'negative';

/** One turn in an exchange: its claims, several where they hold only together, and whose turn it is. */
export interface Step {
  claims: readonly ClaimId[];
  /** What it does: the first step's is where its claim hangs, every other's is aimed at the step before. */
  reason: Reason | undefined;
  side: Party;
}

/** Two facing claims and what is said between their branches. */
export interface Clash {
  affirmative: ClaimId;
  negative: ClaimId;
  /** Attacks and undercuts in the two branches, each once. */
  answers: number;
  /** For each of the two, the longest exchange that begins with it. */
  chains: { affirmative: Step[]; negative: Step[] };
  /**
   * The side whose step ends the longer of the two chains without an answer: 'both' where its claim serves both
   * sides too, or where the chains are as long as each other and end differently; nothing where a chain so long ends
   * only because its claims come round again. This describes the map; it does not say who is right.
   */
  lastWord: Side | undefined;
}

/**
 * Where facing branches meet: the pairs that the map names, or else pillars of the two sides, first those between
 * whose branches the most reasons lead, then by size. A chain begins with the claim; each further step attacks a
 * premise of the step before or undercuts it, and of all that do, it is the one after which the exchange goes on
 * longest, then the one whose claims all have sources, then the earliest in `reasons`. Ways round a circle do not make
 * an exchange longer, and no claim comes twice in a chain. Nothing weighs how good a step is. Linear but for sorting
 * and for chains that several clashes share.
 */
export function clashes(relations: Relations, sides: Sides, spanning: Spanning): Clash[] {
  const forest = plant(relations, spanning);
  const length = exchanges(relations);
  return pairs(relations, sides, forest).map(([affirmative, negative]) => {
    const chainOf = (claim: ClaimId, side: Party) => chain(relations, spanning, length, claim, side);
    const chains = {
      affirmative: chainOf(affirmative, 'affirmative'),
      negative: chainOf(negative, 'negative')
    };
    return {
      affirmative,
      negative,
      answers: answersUnder(forest, affirmative, negative),
      chains,
      lastWord: lastWord(relations, sides, chains)
    };
  });
}

/** The three clashes with the most answers, the most first: what a newcomer reads. */
export function startHere(all: readonly Clash[]): Clash[] {
  return [...all].sort((a, b) => b.answers - a.answers).slice(0, 3);
}

/** The claims as they hang in the map, in preorder, with what stands in each branch. */
interface Forest {
  /** The claim under which what a reason brings hangs; none in a circle of reasons. */
  above(reason: Reason): ClaimId | undefined;
  parent: ReadonlyMap<ClaimId, ClaimId>;
  order: readonly ClaimId[];
  begin: ReadonlyMap<ClaimId, number>;
  /** Claims in a branch, its own among them. */
  size: ReadonlyMap<ClaimId, number>;
  /** Attacks and undercuts in a branch. */
  answers: ReadonlyMap<ClaimId, number>;
}

function plant(relations: Relations, { roots, home }: Spanning): Forest {
  const above = hanging(relations, home);
  const parent = new Map<ClaimId, ClaimId>();
  const children = new Map<ClaimId, ClaimId[]>();
  for (const [claim, reason] of home) {
    const host = above(reason)!;
    parent.set(claim, host);
    const list = children.get(host);
    if (list) list.push(claim);
    else children.set(host, [claim]);
  }
  const order: ClaimId[] = [];
  const begin = new Map<ClaimId, number>();
  const waiting = [...roots];
  for (let claim = waiting.pop(); claim !== undefined; claim = waiting.pop()) {
    begin.set(claim, order.push(claim) - 1);
    for (const child of children.get(claim) ?? []) waiting.push(child);
  }
  const size = new Map<ClaimId, number>(order.map((claim) => [claim, 1]));
  const answers = new Map<ClaimId, number>(order.map((claim) => [claim, 0]));
  const add = (to: Map<ClaimId, number>, claim: ClaimId | undefined, count: number) => {
    if (claim !== undefined) to.set(claim, to.get(claim)! + count);
  };
  for (const reason of relations.map.reasons) if (reason.side === 'con') add(answers, above(reason), 1);
  for (const claim of order.toReversed()) {
    add(size, parent.get(claim), size.get(claim)!);
    add(answers, parent.get(claim), answers.get(claim)!);
  }
  return { above, parent, order, begin, size, answers };
}

/** Where the claims of a reason hang: what hits a step hangs under its first premise if that one is whole there. */
function hanging(relations: Relations, home: Spanning['home']) {
  const found = new Map<ReasonId, ClaimId | undefined>();
  return (start: Reason): ClaimId | undefined => {
    const way = new Set<ReasonId>();
    let host: ClaimId | undefined;
    for (let reason = start; host === undefined && !way.has(reason.id); ) {
      host = found.get(reason.id);
      if (host !== undefined) break;
      way.add(reason.id);
      if ('claim' in reason.target) {
        host = reason.target.claim;
        break;
      }
      reason = relations.reason.get(reason.target.reason)!;
      if (home.get(reason.premises[0]!) === reason) host = reason.premises[0];
    }
    for (const id of way) found.set(id, host);
    return host;
  };
}

function holds({ begin, size }: Forest, branch: ClaimId, claim: ClaimId): boolean {
  const from = begin.get(claim)! - begin.get(branch)!;
  return from >= 0 && from < size.get(branch)!;
}

function answersUnder(forest: Forest, one: ClaimId, other: ClaimId): number {
  const under = (claim: ClaimId) => forest.answers.get(claim)!;
  if (holds(forest, one, other)) return under(one);
  return holds(forest, other, one) ? under(other) : under(one) + under(other);
}

type Pair = readonly [affirmative: ClaimId, negative: ClaimId];

function pairs(relations: Relations, sides: Sides, forest: Forest): Pair[] {
  const { facing = [] } = relations.map;
  const named = new Map<string, Pair>();
  for (const [one, other] of facing) {
    const pair = sides.claim.get(one) === 'negative' ? ([other, one] as const) : ([one, other] as const);
    const [a, b] = pair.map((id) => sides.claim.get(id));
    if (a === 'affirmative' && b === 'negative') named.set(JSON.stringify(pair), pair);
  }
  return facing.length ? [...named.values()] : pairPillars(relations, sides, forest);
}

/** Pairs each pillar with the one of the other side to which most reasons lead, then what is left by size. */
function pairPillars(relations: Relations, sides: Sides, forest: Forest): Pair[] {
  const { map } = relations;
  const roots = map.motion === undefined ? forest.order.filter((id) => !forest.parent.has(id)) : [map.motion];
  const pillars = new Set(roots.flatMap((root) => relations.on(root)).flatMap(relations.premises));
  for (const root of roots) pillars.delete(root);
  const sideOf = (claim: ClaimId | undefined) => claim !== undefined && sides.claim.get(claim);
  const owner = new Map<ClaimId, ClaimId>();
  for (const claim of forest.order) {
    const over = pillars.has(claim) ? claim : owner.get(forest.parent.get(claim)!);
    if (over !== undefined) owner.set(claim, over);
  }
  const joins = new Map<string, { pair: Pair; reasons: number }>();
  for (const reason of map.reasons) {
    const host = owner.get(forest.above(reason)!);
    const met = new Set(relations.premises(reason).map((premise) => owner.get(premise)));
    for (const from of met) {
      if (from === undefined || host === undefined) continue;
      const pair = sideOf(host) === 'affirmative' ? ([host, from] as const) : ([from, host] as const);
      if (sideOf(pair[0]) !== 'affirmative' || sideOf(pair[1]) !== 'negative') continue;
      const key = JSON.stringify(pair);
      const join = joins.get(key);
      if (join) join.reasons++;
      else joins.set(key, { pair, reasons: 1 });
    }
  }
  const free = new Set(pillars);
  const found: Pair[] = [];
  const match = ([affirmative, negative]: Pair) => {
    if (!free.has(affirmative) || !free.has(negative)) return;
    free.delete(affirmative);
    free.delete(negative);
    found.push([affirmative, negative]);
  };
  for (const { pair } of [...joins.values()].sort((a, b) => b.reasons - a.reasons)) match(pair);
  const left = (side: Party) =>
    [...free]
      .filter((claim) => sideOf(claim) === side)
      .sort((a, b) => forest.size.get(b)! - forest.size.get(a)!);
  const against = left('negative');
  for (const [at, claim] of left('affirmative').slice(0, against.length).entries())
    match([claim, against[at]!]);
  return found;
}

/** The number of steps of the longest exchange that begins with a reason. */
type Length = (reason: Reason) => number;

/**
 * Steps and claims lead to what answers them: a step to its undercuts and its premises, a claim to its attacks. What
 * leads round is one group (strongly connected components, Tarjan 1972, without recursion), and groups come after
 * all that they lead to; a length counts only ways that leave the group.
 */
function exchanges(relations: Relations): Length {
  const { claims, reasons } = relations.map;
  const place = new Map(claims.map(({ id }, at) => [id, reasons.length + at]));
  const attacks = (claim: ClaimId) => relations.on(claim).filter(({ side }) => side === 'con');
  const at = (reason: Reason) => relations.order.get(reason.id)!;
  const next = (node: number): number[] => {
    const reason = reasons[node];
    if (!reason) return attacks(claims[node - reasons.length]!.id).map(at);
    const premises = relations.premises(reason).map((id) => place.get(id)!);
    return [...undercuts(relations, reason).map(at), ...premises];
  };
  const length = new Int32Array(reasons.length);
  const longest = new Int32Array(reasons.length + claims.length);
  groups(reasons.length + claims.length, next, (members, groupOf) => {
    const outside = (node: number) =>
      next(node).reduce((most, answer) => {
        const left = groupOf(answer) !== groupOf(node);
        return left ? Math.max(most, reasons[answer] ? length[answer]! : longest[answer]!) : most;
      }, 0);
    const claimsOf = members.filter((node) => !reasons[node]);
    for (const node of claimsOf) longest[node] = outside(node);
    for (const node of members) {
      if (!reasons[node]) continue;
      const within = relations
        .premises(reasons[node]!)
        .map((id) => place.get(id)!)
        .filter((premise) => groupOf(premise) === groupOf(node));
      length[node] = 1 + within.reduce((most, premise) => Math.max(most, longest[premise]!), outside(node));
    }
    for (const node of claimsOf)
      longest[node] = next(node).reduce((most, answer) => Math.max(most, length[answer]!), longest[node]!);
  });
  return (reason) => length[at(reason)]!;
}

/** Finds the groups of nodes that lead to one another; `done` is told of each after all to which it leads. */
function groups(
  nodes: number,
  next: (node: number) => readonly number[],
  done: (members: readonly number[], groupOf: (node: number) => number) => void
): void {
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const group = new Int32Array(nodes).fill(-1);
  const stack: number[] = [];
  let seen = 0;
  let found = 0;
  const enter = (node: number) => {
    index[node] = low[node] = seen++;
    stack.push(node);
    return { node, to: next(node), at: 0 };
  };
  for (let start = 0; start < nodes; start++) {
    if (index[start]! >= 0) continue;
    const frames = [enter(start)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const { node, to } = frame;
      if (frame.at < to.length) {
        const other = to[frame.at++]!;
        if (index[other]! < 0) frames.push(enter(other));
        else if (group[other]! < 0) low[node] = Math.min(low[node]!, index[other]!);
        continue;
      }
      frames.pop();
      const above = frames.at(-1)?.node;
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] !== index[node]) continue;
      const members = stack.splice(stack.lastIndexOf(node));
      for (const member of members) group[member] = found;
      found++;
      done(members, (each) => group[each]!);
    }
  }
}

function chain(
  relations: Relations,
  { home }: Spanning,
  length: Length,
  claim: ClaimId,
  side: Party
): Step[] {
  const first = home.get(claim);
  const others = first ? relations.premises(first).filter((id) => id !== claim) : [];
  const steps: Step[] = [{ claims: [claim, ...others], reason: first, side }];
  const used = new Set(steps[0]!.claims);
  const place = (reason: Reason) => relations.order.get(reason.id)!;
  for (let last = steps[0]; last; ) {
    const { side }: Step = last;
    const best = answersTo(relations, last)
      .filter((answer) => !relations.premises(answer).some((id) => used.has(id)))
      .map((answer) => ({ answer, sourced: isSourced(relations, answer) }))
      .reduce<{ answer: Reason; sourced: boolean } | undefined>((best, each) => {
        if (!best) return each;
        const longer =
          length(each.answer) - length(best.answer) ||
          Number(each.sourced) - Number(best.sourced) ||
          place(best.answer) - place(each.answer);
        return longer > 0 ? each : best;
      }, undefined)?.answer;
    last = best && { claims: relations.premises(best), reason: best, side: facing(side) };
    if (!last) break;
    steps.push(last);
    for (const id of last.claims) used.add(id);
  }
  return steps;
}

function facing(side: Party): Party {
  return side === 'affirmative' ? 'negative' : 'affirmative';
}

/** What attacks one of a step's claims, or undercuts it. */
export function answersTo(
  relations: Relations,
  { claims, reason }: Pick<Step, 'claims' | 'reason'>
): Reason[] {
  const attacks = claims.flatMap((id) => relations.on(id)).filter((each) => effect(each) === 'attacks');
  return reason ? [...undercuts(relations, reason), ...attacks] : attacks;
}

function undercuts(relations: Relations, reason: Reason): Reason[] {
  return relations.onStep(reason.id).filter(({ side }) => side === 'con');
}

function isSourced({ map, claim, premises }: Relations, reason: Reason): boolean {
  return premises(reason).every((id) => !isUnsourced(claim.get(id)!, map));
}

function lastWord(relations: Relations, sides: Sides, chains: Clash['chains']): Side | undefined {
  const both = [chains.affirmative, chains.negative];
  const most = Math.max(...both.map(({ length }) => length));
  const ends = both.filter(({ length }) => length === most).map((steps) => steps.at(-1)!);
  if (ends.some((step) => answersTo(relations, step).length)) return undefined;
  const [one, other = one] = ends.map(({ claims, side }) =>
    claims.every((id) => sides.claim.get(id) === side) ? side : 'both'
  );
  return one === other ? one : 'both';
}
