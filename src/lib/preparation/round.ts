import type { ClaimId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { answersTo } from './block.ts';
import { type OwnSide, otherSide, type Step } from './debate-format.ts';
import { type Drop, type Flow, flow } from './flow.ts';
import { entryOf, type Preparation, type Round, type Said } from './preparation.ts';
import { type Column, columnsOf, type Loose, type Saying } from './saying.ts';
import { claimsOf, planned, speechAt } from './speeches.ts';

/** Begins a practice round of a preparation as it is. `began` is a moment in ISO 8601. */
export function beginRound(
  preparation: Preparation,
  { id, began }: Pick<Round, 'id' | 'began'>
): Preparation {
  const { side, debate, rounds = [] } = preparation;
  return { ...preparation, rounds: [...rounds, { id, began, side, debate, said: [] }] };
}

/** A round of a preparation. */
export function roundOf({ rounds = [] }: Preparation, id: string): Round | undefined {
  return rounds.find((round) => round.id === id);
}

/** Ticks a claim as said in a step of a round, or takes the tick back. */
export function ticked(
  preparation: Preparation,
  relations: Relations,
  round: string,
  { step, claim, isSaid }: { step: string; claim: ClaimId; isSaid: boolean }
): Preparation {
  // Two who tick the same have ticked it once.
  const id = JSON.stringify([step, claim]);
  // Its place is told without the map too, which may lose it.
  const to = servedBy(relations, claim);
  const was = relations.claim.get(claim)?.text ?? '';
  const said: Said = { id, step, claim, was, ...(to !== undefined && { to }) };
  return changed(preparation, round, (all) => {
    const others = all.filter((each) => each.id !== id);
    return isSaid ? [...others, said] : others;
  });
}

/** What a claim is said of first; nothing where that is the motion. */
function servedBy({ map, uses, reason, premises }: Relations, claim: ClaimId): ClaimId | undefined {
  const target = uses(claim)[0]?.target;
  if (!target) return undefined;
  const step = 'reason' in target ? reason.get(target.reason) : undefined;
  const of = 'claim' in target ? target.claim : step && premises(step)[0];
  return of === map.motion ? undefined : of;
}

/** Adds words that the map has not, said in a step of a round. */
export function worded(preparation: Preparation, round: string, said: Said): Preparation {
  return changed(preparation, round, (all) => [...all, said]);
}

/** Takes something that was said out of a round. */
export function unsaid(preparation: Preparation, round: string, id: string): Preparation {
  return changed(preparation, round, (all) => all.filter((each) => each.id !== id));
}

/** Ends a round at a step: keeps what was planned, and the seconds that each step took. */
export function endRound(
  preparation: Preparation,
  relations: Relations,
  id: string,
  { at, used }: { at: string; used: Readonly<Record<string, number>> }
): Preparation {
  const plan = Object.fromEntries(planOf(preparation, relations));
  return withRound(preparation, id, (round) => ({
    ...round,
    ended: { at, planned: plan, used: { ...used } }
  }));
}

/** Deletes a round. */
export function withoutRound(preparation: Preparation, id: string): Preparation {
  const { rounds = [], ...rest } = preparation;
  const left = rounds.filter((round) => round.id !== id);
  return left.length ? { ...rest, rounds: left } : rest;
}

/**
 * What was said in a round, for its flow: of claims that the map no longer has, the words that they had. `until` is the
 * step that it has come to.
 */
export function saidIn(round: Round, { claim: claims }: Relations, until?: string): Saying {
  const { said, debate, ended } = round;
  const steps = new Map<ClaimId, string[]>();
  const loose = new Map<string, Loose>();
  for (const { id, claim, was = '', words, step, to } of said) {
    if (claim === undefined) loose.set(id, { id, step, words: words ?? '', to });
    else if (claims.has(claim)) steps.set(claim, [...(steps.get(claim) ?? []), step]);
    else if (!loose.has(claim)) loose.set(claim, { id: claim, step, words: was, to });
  }
  // The step at which a round ended is over too.
  const last = ended?.at === undefined ? -1 : debate.steps.findIndex(({ id }) => id === ended.at);
  return {
    steps: (claim) => steps.get(claim) ?? [],
    loose: [...loose.values()],
    until: ended ? (last < 0 ? undefined : debate.steps[last + 1]?.id) : until
  };
}

/** A claim that can be said; what supports it follows, one level deeper. */
export interface Sayable {
  claim: ClaimId;
  depth: number;
  /** We have planned it for this speech. */
  isPlanned: boolean;
}

/** What can be said in a speech of a round, whatever was ticked in it already. */
export interface Checklist {
  side: OwnSide;
  /** What we have planned for it, but answers, which stand with what they answer. */
  planned: readonly Sayable[];
  /** What the other side has said before, with the answers of the map: first what still has no answer. */
  answers: readonly { to: ClaimId; isOpen: boolean; claims: readonly Sayable[] }[];
  /** What the side itself has said before. */
  extend: readonly Sayable[];
  /** What supports that, and was not said. */
  supports: readonly Sayable[];
  /** Main claims that are not said yet; none where nothing new may be brought. */
  anew: readonly Sayable[];
}

/** The checklist of a speech of a round; nothing for a step that is no speech. */
export function checklist(
  preparation: Preparation,
  relations: Relations,
  round: Round,
  id: string
): Checklist | undefined {
  const columns = columnsOf(round.debate);
  const at = columns.findIndex(({ step }) => step.id === id);
  const column = columns[at];
  if (!column) return undefined;
  const { side, step } = column;
  const earlier = new Set(columns.slice(0, at).map((each) => each.step.id));
  const before = { ...round, said: round.said.filter((said) => earlier.has(said.step)) };
  const now = flow(relations, round.debate, saidIn(before, relations));
  const open = new Set(now.drops.map(({ of }) => of.claim));
  const said = new Map(
    now.entries.flatMap(({ claim, side }) => (claim === undefined ? [] : [[claim, side]]))
  );
  const saidBy = (who: OwnSide) => [...said].flatMap(([claim, of]) => (of === who ? claim : []));
  const own = side === round.side ? speechAt(preparation, id).items : [];
  const plan = new Set(own.flatMap((item) => claimsOf(preparation, relations, item)));
  const listed = new Set<ClaimId>();

  const supportsOf = (claim: ClaimId) =>
    relations
      .on(claim)
      .flatMap((reason) => (reason.side === 'pro' ? relations.premises(reason) : []))
      .filter((each) => !said.has(each));
  /** Claims of the map, with what supports them where that is not listed yet. */
  const list = (ids: Iterable<ClaimId>, isAgain: boolean): Sayable[] => {
    const found: Sayable[] = [];
    const waiting = [...new Set(ids)].map((claim) => ({ claim, depth: 0 })).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { claim, depth } = next;
      const isListed = listed.has(claim);
      if (!relations.claim.has(claim) || (isListed && !(isAgain && depth === 0))) continue;
      listed.add(claim);
      found.push({ claim, depth, isPlanned: plan.has(claim) });
      if (!isListed)
        waiting.push(
          ...supportsOf(claim)
            .map((each) => ({ claim: each, depth: depth + 1 }))
            .reverse()
        );
    }
    return found;
  };
  // An answer to several claims stands with each of them.
  const answers = saidBy(otherSide(side)).map((to) => {
    const claims = answersTo(relations, to).flatMap((reason) => relations.premises(reason));
    const unsaid = claims.filter((claim) => !said.has(claim));
    return { to, isOpen: open.has(to), claims: list(unsaid, true) };
  });
  const mine = saidBy(side);
  for (const claim of mine) listed.add(claim);
  return {
    side,
    answers: answers.sort((one, other) => Number(other.isOpen) - Number(one.isOpen)),
    planned: list(
      [...plan].filter((claim) => !said.has(claim)),
      false
    ),
    extend: mine.map((claim) => ({ claim, depth: 0, isPlanned: plan.has(claim) })),
    supports: list(mine.flatMap(supportsOf), false),
    anew: step.noNew ? [] : list(mainOf(relations, side), false)
  };
}

/** One speech of a round, as it was planned and as it went. Times are in seconds. */
export interface Went {
  column: Column;
  said: readonly Said[];
  /** Of our speeches: what was planned, and for how long. */
  planned?: { claims: readonly ClaimId[]; seconds: number } | undefined;
  used?: number | undefined;
  /** What was planned and not said in it, with the step in which it was said all the same. */
  left: readonly { claim: ClaimId; step?: Step | undefined }[];
  /** What was said in it and not planned. */
  added: readonly Said[];
}

/** How a round went: each speech, and what each side has dropped. */
export interface Report {
  speeches: readonly Went[];
  flow: Flow;
  drops: Record<OwnSide, readonly Drop[]>;
}

/** How a round went, planned against said; while it goes on, as far as it has come. */
export function report(preparation: Preparation, relations: Relations, round: Round, until?: string): Report {
  const columns = columnsOf(round.debate);
  const plan = new Map(round.ended ? Object.entries(round.ended.planned) : planOf(preparation, relations));
  const told = flow(relations, round.debate, saidIn(round, relations, until));
  const over = told.drops.filter(({ isDue }) => !isDue);
  // What was not reached is no gap of a round that is over.
  const shown = round.ended ? { ...told, drops: over } : told;
  const speeches = columns.map((column): Went => {
    const { step, side } = column;
    const said = round.said.filter((each) => each.step === step.id);
    const planned = side === round.side ? plan.get(step.id) : undefined;
    const claims = new Set(said.map(({ claim }) => claim));
    const saidElsewhere = (claim: ClaimId) =>
      columns.find(({ step }) => round.said.some((each) => each.claim === claim && each.step === step.id))
        ?.step;
    return {
      column,
      said,
      planned,
      used: round.ended && entryOf(round.ended.used, step.id),
      left: [...new Set(planned?.claims)].flatMap((claim) =>
        claims.has(claim) ? [] : { claim, step: saidElsewhere(claim) }
      ),
      added:
        side === round.side
          ? said.filter(({ claim }) => claim === undefined || !planned?.claims.includes(claim))
          : []
    };
  });
  const of = (side: OwnSide) => over.filter((drop) => drop.side === side);
  return { speeches, flow: shown, drops: { affirmative: of('affirmative'), negative: of('negative') } };
}

/** The words that claims had when they were said in a round. */
export function wordsThen({ said }: Round): ReadonlyMap<ClaimId, string> {
  return new Map(said.flatMap(({ claim, was = '' }) => (claim === undefined ? [] : [[claim, was]])));
}

function planOf(
  preparation: Preparation,
  relations: Relations
): [string, { claims: ClaimId[]; seconds: number }][] {
  return planned(preparation, relations).map(({ step, items, seconds }) => [
    step.id,
    { claims: [...new Set(items.flatMap(({ item }) => claimsOf(preparation, relations, item)))], seconds }
  ]);
}

/** What bears on the motion for a side. */
function mainOf({ map, on, premises }: Relations, side: OwnSide): ClaimId[] {
  if (map.motion === undefined) return [];
  return on(map.motion).flatMap((reason) =>
    (reason.side === 'pro') === (side === 'affirmative') ? premises(reason) : []
  );
}

function changed(preparation: Preparation, id: string, change: (said: Said[]) => Said[]): Preparation {
  return withRound(preparation, id, (round) => ({ ...round, said: change(round.said) }));
}

function withRound(preparation: Preparation, id: string, change: (round: Round) => Round): Preparation {
  const rounds = preparation.rounds?.map((round) => (round.id === id ? change(round) : round));
  return rounds ? { ...preparation, rounds } : preparation;
}
