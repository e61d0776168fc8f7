import type { ClaimId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { answersTo } from './block.ts';
import { type OwnSide, otherSide, type Step } from './debate-format.ts';
import { type Column, columnsOf, type Drop, type Flow, flow, type Saying } from './flow.ts';
import { entryOf, type Preparation, type Round, type Said } from './preparation.ts';
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
  { claim: claims }: Relations,
  round: string,
  { step, claim, isSaid }: { step: string; claim: ClaimId; isSaid: boolean }
): Preparation {
  // Two who tick the same have ticked it once.
  const id = JSON.stringify([step, claim]);
  const said: Said = { id, step, claim, was: claims.get(claim)?.text ?? '' };
  return changed(preparation, round, (all) => {
    const others = all.filter((each) => each.id !== id);
    return isSaid ? [...others, said] : others;
  });
}

/** Adds words that the map has not, said in a step of a round. */
export function worded(preparation: Preparation, round: string, said: Said): Preparation {
  return changed(preparation, round, (all) => [...all, said]);
}

/** Takes something that was said out of a round. */
export function unsaid(preparation: Preparation, round: string, id: string): Preparation {
  return changed(preparation, round, (all) => all.filter((each) => each.id !== id));
}

/** Ends a round: keeps what was planned, and the seconds that each step took. */
export function endRound(
  preparation: Preparation,
  relations: Relations,
  id: string,
  used: Readonly<Record<string, number>>
): Preparation {
  const plan = Object.fromEntries(planOf(preparation, relations));
  return withRound(preparation, id, (round) => ({ ...round, ended: { planned: plan, used: { ...used } } }));
}

/** Deletes a round. */
export function withoutRound(preparation: Preparation, id: string): Preparation {
  const { rounds = [], ...rest } = preparation;
  const left = rounds.filter((round) => round.id !== id);
  return left.length ? { ...rest, rounds: left } : rest;
}

/** What was said in a round, for its flow; `until` is the step that it has come to. */
export function saidIn({ said, ended }: Round, until?: string): Saying {
  const steps = new Map<ClaimId, string[]>();
  for (const { claim, step } of said)
    if (claim !== undefined) steps.set(claim, [...(steps.get(claim) ?? []), step]);
  return {
    steps: (claim) => steps.get(claim) ?? [],
    loose: said.flatMap(({ step, words, to }) => (words === undefined ? [] : { step, words, to })),
    until: ended ? undefined : until
  };
}

/** A claim that can be said; what supports it follows, one level deeper. */
export interface Sayable {
  claim: ClaimId;
  depth: number;
}

/** What can be said in a speech of a round, each claim once, whatever was ticked in it already. */
export interface Checklist {
  side: OwnSide;
  /** What we have planned for it. */
  planned: readonly Sayable[];
  /** What the other side has said before, with the answers of the map: first what still has no answer. */
  answers: readonly { to: ClaimId; was: string; isOpen: boolean; claims: readonly Sayable[] }[];
  /** What the side itself has said before. */
  extend: readonly Sayable[];
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
  const now = flow(relations, round.debate, saidIn(before));
  const open = new Set(now.drops.map(({ of }) => of.claim));
  const said = new Map(
    now.entries.flatMap(({ claim, side }) => (claim === undefined ? [] : [[claim, side]]))
  );
  const listed = new Set<ClaimId>();

  /** Each claim that is not listed yet, with what supports it and was not said. */
  const list = (ids: readonly ClaimId[]): Sayable[] => {
    const found: Sayable[] = [];
    const waiting = ids.map((claim): Sayable => ({ claim, depth: 0 })).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { claim, depth } = next;
      if (listed.has(claim) || !relations.claim.has(claim)) continue;
      listed.add(claim);
      found.push(next);
      const supports = relations
        .on(claim)
        .flatMap((reason) => (reason.side === 'pro' ? relations.premises(reason) : []))
        .filter((each) => !said.has(each));
      waiting.push(...supports.map((each) => ({ claim: each, depth: depth + 1 })).reverse());
    }
    return found;
  };
  const own = side === round.side ? speechAt(preparation, id).items : [];
  const plan = list(own.flatMap((item) => claimsOf(preparation, relations, item)));
  const theirs = [...said].filter(([, of]) => of === otherSide(side)).map(([claim]) => claim);
  const answers = theirs
    .map((to) => ({
      to,
      was: wasOf(round, to),
      isOpen: open.has(to),
      claims: list(
        answersTo(relations, to)
          .flatMap((reason) => relations.premises(reason))
          .filter((each) => !said.has(each))
      )
    }))
    .sort((one, other) => Number(other.isOpen) - Number(one.isOpen));
  const extend = list([...said].flatMap(([claim, of]) => (of === side ? claim : [])));
  return { side, planned: plan, answers, extend, anew: step.noNew ? [] : list(mainOf(relations, side)) };
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
  const told = flow(relations, round.debate, saidIn(round, until));
  const over = told.drops.filter(({ isDue }) => !isDue);
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
      left: (planned?.claims ?? []).flatMap((claim) =>
        claims.has(claim) ? [] : { claim, step: saidElsewhere(claim) }
      ),
      added:
        side === round.side
          ? said.filter(({ claim }) => claim === undefined || !planned?.claims.includes(claim))
          : []
    };
  });
  const of = (side: OwnSide) => over.filter((drop) => drop.side === side);
  return { speeches, flow: told, drops: { affirmative: of('affirmative'), negative: of('negative') } };
}

/** The words that a claim had when it was said in a round. */
export function wasOf({ said }: Round, claim: ClaimId): string {
  return said.find((each) => each.claim === claim)?.was ?? '';
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
