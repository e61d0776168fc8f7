import * as v from 'valibot';
import type { DebateFormat, Step, Team } from './debate-format.ts';
import { entryOf } from './preparation.ts';

/** Names the preparation before the first speech among the stages: no step has an empty id. */
export const IMPROMPTU = '';

/** How long a step without grace goes on after its time until it is rung off, in seconds. */
const OVER = 15;
/** A step is told that a minute is left only if it is longer than this, in seconds. */
const LONG = 120;

const Milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));

/**
 * How far a debate has come. Moments and times are in ms; what runs is known by the moment since which it does, so that
 * it goes on where nobody looks. Only one thing runs: the stage that is at, or the preparation of a team.
 */
export const Timing = v.object({
  /** The stage that is at: the id of a step, or `IMPROMPTU`. */
  at: v.string(),
  /** What was used of each stage, and by each team to prepare, before what runs began. */
  used: v.record(v.string(), Milliseconds),
  pools: v.record(v.string(), Milliseconds),
  /** The stage that is at runs since then, or the preparation of this team. */
  running: v.optional(v.object({ since: Milliseconds, pool: v.optional(v.string()) }))
});

export type Timing = v.InferOutput<typeof Timing>;

/** A part of a debate that is timed. Times are in seconds. */
export interface Stage {
  id: string;
  /** None of the preparation before the first speech. */
  step?: Step;
  seconds: number;
  /** Points of information are offered from the first moment until just before the second. */
  points?: readonly [number, number];
  grace?: number;
}

/** A sign that is rung so many times when so many seconds are used. */
export interface Signal {
  code: 'points-open' | 'points-close' | 'minute' | 'end' | 'over';
  at: number;
  bells: 1 | 2 | 3;
}

/** What is seen of a timer at a moment. Times are in whole seconds. */
export interface Shown {
  stage: Stage;
  used: number;
  /** 0 from the end of its time on. */
  left: number;
  /** By how much its time is passed. */
  over: number;
  isOver: boolean;
  /** Its time is passed, but not its grace. */
  isGrace: boolean;
  /** Whether points of information may be offered; nothing where they never are. */
  points?: 'open' | 'closed';
  /** The signals that were passed last: several where they fall together. */
  passed: readonly Signal[];
  /** What each team has left to prepare; no teams where the format gives no time for it. */
  pools: readonly { team: Team; left: number; isRunning: boolean }[];
  running?: 'stage' | 'pool';
}

/** The timed parts of a debate, in their order. */
export function stagesOf(format: DebateFormat): Stage[] {
  const { impromptu, points, grace } = format;
  const before: Stage[] = impromptu ? [{ id: IMPROMPTU, seconds: impromptu }] : [];
  const steps = format.steps.map((step): Stage => {
    const { id, kind, seconds } = step;
    const isOffered = points && kind === 'speech' && points[0] < Math.min(points[1], seconds);
    return {
      id,
      step,
      seconds,
      ...(isOffered && { points: [points[0], Math.min(points[1], seconds)] as const }),
      ...(grace && (kind === 'speech' || kind === 'reply') && { grace })
    };
  });
  return [...before, ...steps];
}

/** The timer of a debate of which nothing has happened. Throws a `RangeError` where the format has no stages. */
export function beginTiming(format: DebateFormat): Timing {
  const [first] = stagesOf(format);
  if (!first) throw new RangeError('A format without steps cannot be timed');
  return { at: first.id, used: {}, pools: {} };
}

/** Whether a timer belongs to a format: it knows no stage and no team that the format has not. */
export function fits({ at, used, pools, running }: Timing, format: DebateFormat): boolean {
  const stages = new Set(stagesOf(format).map(({ id }) => id));
  const teams = new Set(format.teams.map(({ id }) => id));
  return (
    [at, ...Object.keys(used)].every((id) => stages.has(id)) &&
    Object.keys(pools).every((id) => teams.has(id)) &&
    (running?.pool === undefined || teams.has(running.pool))
  );
}

/** Whether anything has happened yet. */
export function isFresh({ used, pools, running }: Timing): boolean {
  return !running && [used, pools].every((all) => Object.values(all).every((each) => each === 0));
}

/** Lets the stage that is at run; the preparation of a team ends. */
export function start(timing: Timing, format: DebateFormat, moment: number): Timing {
  if (runningAt(timing, format, moment) === 'stage') return timing;
  return { ...pause(timing, format, moment), running: { since: moment } };
}

/** Stops what runs. */
export function pause(timing: Timing, format: DebateFormat, moment: number): Timing {
  const { running, ...rest } = timing;
  if (!running) return timing;
  if (running.pool === undefined) {
    return { ...rest, used: { ...rest.used, [rest.at]: stageUsed(timing, moment) } };
  }
  const used = poolUsed(timing, format, running.pool, moment);
  return { ...rest, pools: { ...rest.pools, [running.pool]: used } };
}

/** Goes to a stage, where nothing runs until it is started. A stage that the format has not changes nothing. */
export function goTo(timing: Timing, format: DebateFormat, stage: string, moment: number): Timing {
  if (!stagesOf(format).some(({ id }) => id === stage)) return timing;
  return { ...pause(timing, format, moment), at: stage };
}

/** Goes so many stages on, or back: not past the first or the last, where nothing changes. */
export function goBy(timing: Timing, format: DebateFormat, by: 1 | -1, moment: number): Timing {
  const stages = stagesOf(format);
  const there = stages[stages.findIndex(({ id }) => id === timing.at) + by];
  return there ? goTo(timing, format, there.id, moment) : timing;
}

/** Sets the stage that is at back to its beginning, where it stands until it is started. */
export function reset(timing: Timing, format: DebateFormat, moment: number): Timing {
  const stopped = pause(timing, format, moment);
  return { ...stopped, used: { ...stopped.used, [stopped.at]: 0 } };
}

/** Lets a team prepare, or stops that. A team that has no time left to prepare does not begin. */
export function usePool(timing: Timing, format: DebateFormat, team: string, moment: number): Timing {
  const isRunning = runningAt(timing, format, moment) === 'pool' && timing.running!.pool === team;
  const stopped = pause(timing, format, moment);
  const hasLeft = poolUsed(stopped, format, team, moment) < format.preparation * 1000;
  if (isRunning || !hasLeft || !format.teams.some(({ id }) => id === team)) return stopped;
  return { ...stopped, running: { since: moment, pool: team } };
}

/** Counts so many seconds as used, or less than 0 as not used: of a team's preparation where it runs, else of the stage. */
export function shift(timing: Timing, format: DebateFormat, seconds: number, moment: number): Timing {
  const { running } = timing;
  const stopped = pause(timing, format, moment);
  const again = running && { running: { ...running, since: moment } };
  const ms = seconds * 1000;
  if (running?.pool !== undefined) {
    const used = Math.max(0, poolUsed(stopped, format, running.pool, moment) + ms);
    return settled({ ...stopped, pools: { ...stopped.pools, [running.pool]: used }, ...again }, format);
  }
  const used = Math.max(0, stageUsed(stopped, moment) + ms);
  return { ...stopped, used: { ...stopped.used, [stopped.at]: used }, ...again };
}

/** What is seen of a timer at a moment. Throws a `RangeError` where it does not belong to the format. */
export function shownAt(timing: Timing, format: DebateFormat, moment: number): Shown {
  const stage = stageOf(timing, format);
  const ms = stageUsed(timing, moment);
  const all = stage.seconds * 1000;
  const isOver = ms >= all;
  const points = stage.points;
  const running = runningAt(timing, format, moment);
  return {
    stage,
    used: Math.floor(ms / 1000),
    left: Math.max(0, Math.ceil((all - ms) / 1000)),
    over: Math.max(0, Math.floor((ms - all) / 1000)),
    isOver,
    isGrace: isOver && ms < all + (stage.grace ?? 0) * 1000,
    ...(points && {
      points: ms >= points[0] * 1000 && ms < points[1] * 1000 ? ('open' as const) : ('closed' as const)
    }),
    passed: together(signalsOf(stage).filter(({ at }) => at * 1000 <= ms)),
    pools: (format.preparation ? format.teams : []).map((team) => {
      const used = poolUsed(timing, format, team.id, moment);
      return {
        team,
        left: Math.ceil((format.preparation * 1000 - used) / 1000),
        isRunning: running === 'pool' && timing.running!.pool === team.id
      };
    }),
    ...(running && { running })
  };
}

/** Ms from a moment until other seconds are shown; nothing where nothing runs. */
export function untilOther(timing: Timing, format: DebateFormat, moment: number): number | undefined {
  if (!runningAt(timing, format, moment)) return undefined;
  return 1000 - (countedAt(timing, format, moment) % 1000);
}

/** The signals of a stage, in their order. */
export function signalsOf({ step, seconds, points, grace }: Stage): Signal[] {
  const signals: Signal[] = [];
  if (points?.[0]) signals.push({ code: 'points-open', at: points[0], bells: 1 });
  if (points && points[1] < seconds) signals.push({ code: 'points-close', at: points[1], bells: 1 });
  signals.push(...endSignals(seconds));
  if (step) signals.push({ code: 'over', at: seconds + (grace ?? OVER), bells: 3 });
  return signals.sort((one, other) => one.at - other.at);
}

function endSignals(seconds: number): Signal[] {
  const minute: Signal[] = seconds > LONG ? [{ code: 'minute', at: seconds - 60, bells: 1 }] : [];
  return [...minute, { code: 'end', at: seconds, bells: 2 }];
}

/**
 * The signals of what runs after one moment and up to another, in their order: however a time is divided, each falls
 * into one part of it.
 */
export function signalsBetween(timing: Timing, format: DebateFormat, after: number, to: number): Signal[] {
  const { running } = timing;
  if (!running) return [];
  const isPool = running.pool !== undefined;
  const signals = isPool ? endSignals(format.preparation) : signalsOf(stageOf(timing, format));
  const from = countedAt(timing, format, Math.max(after, running.since));
  const until = countedAt(timing, format, to);
  return signals.filter(({ at }) => from < at * 1000 && at * 1000 <= until);
}

/** Of signals in their order those that are rung: the last, with what falls together with it. Those slept through are not. */
export function together(signals: readonly Signal[]): Signal[] {
  return signals.filter(({ at }) => at === signals.at(-1)!.at);
}

/** How often a bell is rung for signals that fall together. */
export function bellsOf(signals: readonly Signal[]): number {
  return Math.max(0, ...signals.map(({ bells }) => bells));
}

/** A timer in which nobody prepares longer than there is time for it. */
function settled(timing: Timing, format: DebateFormat): Timing {
  const all = format.preparation * 1000;
  const pools = Object.entries(timing.pools).map(([team, used]) => [team, Math.min(used, all)]);
  return { ...timing, pools: Object.fromEntries(pools) };
}

function stageOf({ at }: Timing, format: DebateFormat): Stage {
  const stage = stagesOf(format).find(({ id }) => id === at);
  if (!stage) throw new RangeError(`The format has no step “${at}”`);
  return stage;
}

/** What runs at a moment: a team that has no time left prepares no longer. */
function runningAt({ running, pools }: Timing, format: DebateFormat, moment: number): Shown['running'] {
  if (!running) return undefined;
  if (running.pool === undefined) return 'stage';
  const used = poolUsed({ running, pools }, format, running.pool, moment);
  return used < format.preparation * 1000 ? 'pool' : undefined;
}

/** Ms used of what runs. */
function countedAt(timing: Timing, format: DebateFormat, moment: number): number {
  const team = timing.running?.pool;
  return team === undefined ? stageUsed(timing, moment) : poolUsed(timing, format, team, moment);
}

function stageUsed({ at, used, running }: Timing, moment: number): number {
  const before = entryOf(used, at) ?? 0;
  return running && running.pool === undefined ? before + since(running, moment) : before;
}

function poolUsed(
  { pools, running }: Pick<Timing, 'pools' | 'running'>,
  { preparation }: DebateFormat,
  team: string,
  moment: number
): number {
  const before = entryOf(pools, team) ?? 0;
  const used = running?.pool === team ? before + since(running, moment) : before;
  return Math.min(used, preparation * 1000);
}

/** Ms since which something runs; none where the clock was set back. */
function since(running: { since: number }, moment: number): number {
  return Math.max(0, moment - running.since);
}
