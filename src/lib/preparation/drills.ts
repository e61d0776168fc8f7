import * as v from 'valibot';
import type { ClaimId, ReasonId, SourceId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Side, Sides } from '../model/sides.ts';
import { answersTo, isOurs, isTheirs, repliesTo, strongest } from './block.ts';
import { entryOf, type Preparation, type Question } from './preparation.ts';

/** What can be drilled: to answer, ask about or extend a claim, to answer one's own as the other side, to name sources. */
export const DRILLS = ['answer', 'ask', 'extend', 'flip', 'source'] as const;
export type Drill = (typeof DRILLS)[number];

/** How somebody did, by their own judgement. */
export const GRADES = ['missed', 'hard', 'known'] as const;
export type Grade = (typeof GRADES)[number];

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));
/** The last that a date can hold. */
const Moment = v.pipe(Amount, v.maxValue(8.64e15));

/** What is remembered of a task that was drilled: moments are in ms, the rest is as FSRS has it. */
const Mark = v.object({
  due: Moment,
  last: Moment,
  /** Less than these FSRS does not take. */
  stability: v.pipe(Amount, v.minValue(0.001)),
  difficulty: v.pipe(Amount, v.minValue(1)),
  /** Days from one drill to the next. */
  days: Amount,
  /** Steps that are taken of those before days are counted. */
  steps: Count,
  reps: Count,
  lapses: Count,
  state: v.picklist([0, 1, 2, 3])
});

/** By the key of the task. */
export const DrillHistory = v.record(v.string(), Mark);
export type DrillHistory = v.InferOutput<typeof DrillHistory>;

interface About {
  /** Of the kind and the claim: the same as long as the claim is on the map. */
  key: string;
  /** What is shown. */
  claim: ClaimId;
}

/** One thing to drill, with what solves it. */
export type Task = About &
  (
    | { kind: 'answer' | 'flip'; answers: ReasonId[] }
    | { kind: 'ask'; questions: Question[] }
    | {
        kind: 'extend';
        /** The reply against it, and ours to that. */
        attack: ReasonId;
        back: ReasonId;
        /** The reasons for it. */
        warrants: ReasonId[];
        /** What follows: the claims that it bears on. */
        bearsOn: ClaimId[];
      }
    | { kind: 'source'; sources: SourceId[] }
  );

/** Everything that a map gives to drill, by kind and in the order of the map. The motion itself is only asked about. */
export function tasksOf(preparation: Preparation, relations: Relations, sides: Sides): Task[] {
  const { map } = relations;
  const own = preparation.side;
  const of = (is: (side: Side | undefined, own: Preparation['side']) => boolean) =>
    map.claims.filter(({ id }) => id !== map.motion && is(sides.claim.get(id), own)).map(({ id }) => id);
  const ours = of(isOurs);
  const theirs = of(isTheirs);
  return [
    ...theirs.flatMap((claim) => answering('answer', claim, preparation, relations)),
    ...asking(theirs, preparation, relations),
    ...ours.flatMap((claim) => extending(claim, relations, sides, own)),
    ...ours.flatMap((claim) => answering('flip', claim, preparation, relations)),
    ...ours.flatMap((claim) => sourcing(claim, relations))
  ];
}

/** To answer a claim: with what was picked, else with all that the map has. */
function answering(
  kind: 'answer' | 'flip',
  claim: ClaimId,
  { blocks }: Preparation,
  relations: Relations
): Task[] {
  const all = answersTo(relations, claim).map(({ id }) => id);
  const picks = (entryOf(blocks, claim)?.picks ?? []).filter((pick) => all.includes(pick));
  return all.length ? [{ kind, key: `${kind} ${claim}`, claim, answers: picks.length ? picks : all }] : [];
}

/** The claims of which questions are kept; where there are none, all of the other side. */
function asking(theirs: readonly ClaimId[], { claims }: Preparation, { map }: Relations): Task[] {
  const questions = (id: ClaimId) =>
    (entryOf(claims, id)?.questions ?? []).filter(({ ask }) => ask.trim() !== '');
  const kept = map.claims.flatMap(({ id }) => (questions(id).length ? id : []));
  return (kept.length ? kept : theirs).map((claim) => ({
    kind: 'ask',
    key: `ask ${claim}`,
    claim,
    questions: questions(claim)
  }));
}

/** To uphold a claim of ours against the strongest reply to which we have one. */
function extending(claim: ClaimId, relations: Relations, sides: Sides, own: Preparation['side']): Task[] {
  const backs = (id: ReasonId) =>
    repliesTo(relations, relations.reason.get(id)!).filter((reply) =>
      isOurs(sides.reason.get(reply.id), own)
    );
  const met = answersTo(relations, claim).filter(({ id }) => backs(id).length);
  const attack = strongest(relations, met)?.reason.id;
  const back = attack === undefined ? undefined : strongest(relations, backs(attack))?.reason.id;
  if (attack === undefined || back === undefined) return [];
  const warrants = relations.on(claim).flatMap(({ id, side }) => (side === 'pro' ? id : []));
  const bearsOn = [...new Set(relations.uses(claim).flatMap((reason) => relations.host(reason) ?? []))];
  return [{ kind: 'extend', key: `extend ${claim}`, claim, attack, back, warrants, bearsOn }];
}

function sourcing(claim: ClaimId, { claim: claims, source }: Relations): Task[] {
  const cited = claims.get(claim)?.citations?.map((citation) => citation.source) ?? [];
  const sources = [...new Set(cited)].filter((id) => source.has(id));
  return sources.length ? [{ kind: 'source', key: `source ${claim}`, claim, sources }] : [];
}

/** Which drill is asked for. */
export interface Asked {
  /** All kinds where none is said. */
  kind?: Drill | undefined;
  seed: string;
  /** In ms. */
  now: number;
}

/**
 * The task to drill: of those that are due the one that has waited longest, then one that is new, in an order that is a
 * function of the seed. Nothing where nothing is due or new.
 */
export function next(tasks: readonly Task[], history: DrillHistory, asked: Asked): Task | undefined {
  const [coming] = byDue(tasks, history, asked);
  if (coming && coming.due <= asked.now) return coming.task;
  let first: Task | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const task of ofKind(tasks, asked.kind)) {
    if (entryOf(history, task.key)) continue;
    const place = placeOf(task.key, asked.seed);
    if (place < least || (place === least && task.key < first!.key)) [first, least] = [task, place];
  }
  return first;
}

/** What comes back first, due or not; nothing where nothing was drilled. */
export function coming(
  tasks: readonly Task[],
  history: DrillHistory,
  asked: Asked
): { task: Task; due: number } | undefined {
  return byDue(tasks, history, asked)[0];
}

/** Takes back what was marked of a task last; `before` is the history as it was until then. What was marked of others stays. */
export function unmarked(history: DrillHistory, key: string, before: DrillHistory): DrillHistory {
  const mark = entryOf(before, key);
  if (mark) return { ...history, [key]: mark };
  const { [key]: _, ...others } = history;
  return others;
}

/** How many tasks are due and new, and how many were drilled since a moment. */
export function counted(
  tasks: readonly Task[],
  history: DrillHistory,
  { kind, now, since }: { kind?: Drill | undefined; now: number; since: number }
): { due: number; fresh: number; done: number } {
  const count = { due: 0, fresh: 0, done: 0 };
  for (const { key } of ofKind(tasks, kind)) {
    const mark = entryOf(history, key);
    if (!mark) count.fresh++;
    else if (mark.due <= now) count.due++;
    if (mark && mark.last >= since) count.done++;
  }
  return count;
}

function byDue(tasks: readonly Task[], history: DrillHistory, { kind, seed }: Asked) {
  return ofKind(tasks, kind)
    .flatMap((task) => {
      const mark = entryOf(history, task.key);
      return mark ? { task, due: mark.due, place: placeOf(task.key, seed) } : [];
    })
    .sort((one, other) => one.due - other.due || one.place - other.place);
}

function ofKind(tasks: readonly Task[], kind: Drill | undefined): readonly Task[] {
  return kind ? tasks.filter((task) => task.kind === kind) : tasks;
}

/** A number from 0 to 2³² for a key under a seed: FNV-1a, its bits mixed as MurmurHash3 does at its end. */
function placeOf(key: string, seed: string): number {
  const text = `${seed} ${key}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
