import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { debateFormats } from './debate-format.ts';
import { graded } from './drill-grade.ts';
import {
  coming,
  counted,
  DRILLS,
  type Drill,
  DrillHistory,
  GRADES,
  type Grade,
  next,
  type Task,
  tasksOf,
  unmarked
} from './drills.ts';
import { begin, type Preparation } from './preparation.ts';

const WORLD = debateFormats().find(({ id }) => id === 'wsdc')!;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 1_790_000_000_000;

function tasks(
  all: ArgumentMap,
  side: 'affirmative' | 'negative' = 'affirmative',
  more: Partial<Preparation> = {}
): Task[] {
  const relations = relate(all);
  const fresh = begin(all, { id: 'p', kept: false, side, debate: WORLD });
  return tasksOf({ ...fresh, ...more }, relations, sides(relations));
}

/** 'answer B: r3' for each task of a kind: its claim, and what solves it. */
const told = (all: readonly Task[], kind: Drill) =>
  all.flatMap((task) => {
    if (task.kind !== kind) return [];
    if (task.kind === 'ask') return `${task.claim}: ${task.questions.map(({ ask }) => ask).join(' ')}`;
    if (task.kind === 'source') return `${task.claim}: ${task.sources.join(' ')}`;
    if (task.kind !== 'extend') return `${task.claim}: ${task.answers.join(' ')}`;
    return `${task.claim}: ${task.attack} ${task.back}, ${task.warrants.join(' ')}, ${task.bearsOn.join(' ')}`;
  });

describe('what a map gives to drill', () => {
  // A supports the motion, S supports A, B attacks A; C and D answer B. X speaks against the motion.
  const debate = map('A + M', 'S + A', 'B - A', 'C - B', 'D - B', 'X - M');

  test('to answer: each claim of the other side that has answers', () => {
    expect(told(tasks(debate), 'answer')).toEqual(['B: r4 r5']);
    expect(told(tasks(debate, 'negative'), 'answer')).toEqual(['A: r3']);
  });

  test('what was picked is the answer, as far as the map has it', () => {
    const blocks = (...picks: string[]) => ({ blocks: { B: { picks } } });
    expect(told(tasks(debate, 'affirmative', blocks('r5', 'gone')), 'answer')).toEqual(['B: r5']);
    expect(told(tasks(debate, 'affirmative', blocks('gone')), 'answer')).toEqual(['B: r4 r5']);
  });

  test('to ask: what questions are kept of, else every claim of the other side', () => {
    expect(told(tasks(debate), 'ask')).toEqual(['B: ', 'X: ']);
    const claims = {
      A: { was: 'A.', questions: [{ id: 'q', ask: 'Why?' }] },
      B: { was: 'B.', questions: [{ id: 'q', ask: ' ' }] }
    };
    expect(told(tasks(debate, 'affirmative', { claims }), 'ask')).toEqual(['A: Why?']);
  });

  test('to extend: our claims that were replied to and upheld, with warrant and implication', () => {
    expect(told(tasks(debate), 'extend')).toEqual(['A: r3 r4, r2, M']);
    expect(told(tasks(map('A + M', 'B - A')), 'extend')).toEqual([]);
    expect(told(tasks(map('A + M', 'U - r1', 'V - r2')), 'extend')).toEqual(['A: r2 r3, , M']);
  });

  test('to flip: our claims, answered as the other side would', () => {
    expect(told(tasks(debate), 'flip')).toEqual(['A: r3']);
    expect(told(tasks(debate, 'negative'), 'flip')).toEqual(['B: r4 r5']);
  });

  test('the sources of our claims, each once', () => {
    const claims = debate.claims.map((claim) =>
      'AB'.includes(claim.id)
        ? { ...claim, citations: [{ source: 's' }, { source: 'gone' }, { source: 's' }] }
        : claim
    );
    const cited: ArgumentMap = { ...debate, claims, sources: [{ id: 's', type: 'book' }] };
    expect(told(tasks(cited), 'source')).toEqual(['A: s']);
  });
});

describe('grading', () => {
  const wait = (...grades: Grade[]) => {
    let [history, now]: [DrillHistory, number] = [{}, NOW];
    for (const grade of grades) {
      now = Math.max(now, history['answer B']?.due ?? 0);
      history = graded(history, 'answer B', grade, now);
    }
    return history['answer B']!.due - now;
  };

  test('what was missed comes back in minutes, what is known in days', () => {
    expect(wait('missed')).toBe(4 * MINUTE);
    expect(wait('hard')).toBe(6 * MINUTE);
    expect(wait('known')).toBe(2 * DAY);
    expect(wait('known', 'known')).toBeGreaterThan(wait('known'));
    expect(wait('known', 'known', 'missed')).toBe(4 * MINUTE);
  });

  test('a clock that was set back does no harm', () => {
    const history = graded(graded({}, 'answer B', 'known', NOW), 'answer B', 'missed', NOW - 9 * DAY);
    expect(history['answer B']).toMatchObject({ last: NOW, due: NOW + 4 * MINUTE });
  });
});

test('a mark is taken back, and what was marked of others since stays', () => {
  const first = graded({}, 'answer B', 'known', NOW);
  const second = graded(first, 'answer B', 'missed', NOW + DAY);
  const other = graded(second, 'flip A', 'hard', NOW + DAY);
  expect(unmarked(second, 'answer B', first)).toEqual(first);
  expect(unmarked(first, 'answer B', {})).toEqual({});
  expect(unmarked(other, 'answer B', first)).toEqual(graded(first, 'flip A', 'hard', NOW + DAY));
});

test('counts what is due, what is new and what was drilled since a moment', () => {
  const all = tasks(map('A + M', 'B - M', 'C - B', 'D - A', 'E - D'));
  const history = graded(graded({}, 'answer B', 'missed', NOW), 'flip A', 'known', NOW - DAY);
  const at = (now: number, kind?: Drill) => counted(all, history, { kind, now, since: NOW });
  expect(at(NOW, 'answer')).toEqual({ due: 0, fresh: 1, done: 1 });
  expect(at(NOW + 4 * MINUTE, 'answer')).toEqual({ due: 1, fresh: 1, done: 1 });
  expect(at(NOW + DAY)).toEqual({ due: 2, fresh: all.length - 2, done: 1 });
});

/** What a drill of so many tasks gives, each graded in turn and begun half a minute after the last. */
function drilled(all: readonly Task[], seed: string, grades: readonly Grade[]) {
  const keys: string[] = [];
  let history: DrillHistory = {};
  for (const [at, grade] of grades.entries()) {
    const now = NOW + at * 30_000;
    const task = next(all, history, { seed, now });
    if (!task) continue;
    keys.push(task.key);
    history = graded(history, task.key, grade, now);
  }
  return { keys, history };
}

const anything = [
  maps(),
  fc.constantFrom('affirmative' as const, 'negative' as const),
  fc.string({ maxLength: 4 }),
  fc.array(fc.constantFrom(...GRADES), { maxLength: 20 })
] as const;

test('the same seed and history give the same order, in whichever order the tasks stand', () =>
  fc.assert(
    fc.property(...anything, (all, side, seed, grades) => {
      const given = tasks(all, side);
      const once = drilled(given, seed, grades);
      expect(drilled(given.toReversed(), seed, grades)).toEqual(once);
      expect(v.parse(DrillHistory, JSON.parse(JSON.stringify(once.history)))).toEqual(once.history);
    }),
    { seed: 6, numRuns: 200 }
  ));

test('other seeds give other orders', () => {
  const all = tasks(map(...Array.from({ length: 20 }, (_, at) => `A${at} - M`)));
  const order = (seed: string) => drilled(all, seed, new Array(20).fill('known')).keys;
  expect(new Set(order('1')).size).toBe(20);
  expect(order('1').toSorted()).toEqual(order('2').toSorted());
  expect(order('1')).not.toEqual(order('2'));
});

test('what is due comes before what is new, and what was missed before what was known', () =>
  fc.assert(
    fc.property(...anything, fc.nat(5 * DAY), (all, side, seed, grades, later) => {
      const given = tasks(all, side);
      const { history } = drilled(given, seed, grades);
      const asked = { seed, now: NOW + later };
      const task = next(given, history, asked);
      const due = given.filter(({ key }) => history[key] && history[key].due <= asked.now);
      if (due.length)
        expect(history[task!.key]!.due).toBe(Math.min(...due.map(({ key }) => history[key]!.due)));
      else expect(task && history[task.key]).toBeUndefined();
      const [one, other] = given;
      if (!other) return;
      const two = graded(graded({}, one!.key, 'known', NOW), other.key, 'missed', NOW);
      expect(coming([one!, other], two, asked)?.task).toBe(other);
    }),
    { seed: 6, numRuns: 200 }
  ));

test('every task is of the map, has a key of its own, and none is offered that is gone', () =>
  fc.assert(
    fc.property(...anything, (all, side, seed, grades) => {
      const given = tasks(all, side);
      expect(new Set(given.map(({ key }) => key)).size).toBe(given.length);
      const { history } = drilled(given, seed, grades);
      const [gone, ...rest] = given;
      for (const kind of [undefined, ...DRILLS]) {
        const task = next(rest, history, { kind, seed, now: NOW + 9 * DAY });
        if (gone) expect(task).not.toBe(gone);
        if (task && kind) expect(task.kind).toBe(kind);
        expect(task === undefined || all.claims.some(({ id }) => id === task.claim)).toBe(true);
      }
    }),
    { seed: 6, numRuns: 200 }
  ));
