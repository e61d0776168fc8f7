import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { check } from '../formats/preparation.ts';
import { relate } from '../model/relations.ts';
import { debateFormats } from './debate-format.ts';
import { merge } from './merge.ts';
import { begin, type Item, type Preparation } from './preparation.ts';
import {
  beginRound,
  checklist,
  endRound,
  report,
  roundOf,
  ticked,
  unsaid,
  withoutRound,
  worded
} from './round.ts';
import { placed } from './speeches.ts';

const debate = map('A + M', 'N - M', 'B - A', 'C - B', 'S + A', 'T + S', 'D - N');
const relations = relate(debate);
const world = debateFormats().find(({ id }) => id === 'wsdc')!;
const claim = (ref: string): Item => ({ id: ref, kind: 'claim', ref });

const prepared = (side: 'affirmative' | 'negative' = 'affirmative') =>
  beginRound(
    placed(
      placed(begin(debate, { id: 'p', kept: false, side, debate: world }), claim('A'), 'P1'),
      claim('D'),
      'P2'
    ),
    { id: 'one', began: '2026-11-30T12:00:00Z' }
  );
/** Ticks what was said: 'P1: A S'. */
const tick = (preparation: Preparation, ...lines: string[]) =>
  lines
    .flatMap((line) =>
      line
        .split(': ')[1]!
        .split(' ')
        .map((said) => [line.split(': ')[0]!, said] as const)
    )
    .reduce(
      (next, [step, said]) => ticked(next, relations, 'one', { step, claim: said, isSaid: true }),
      preparation
    );
const round = (preparation: Preparation) => roundOf(preparation, 'one')!;

test('what was said is ticked, and the tick taken back', () => {
  const once = tick(prepared(), 'P1: A');
  expect(round(once).said).toEqual([{ id: '["P1","A"]', step: 'P1', claim: 'A', was: 'A.' }]);
  expect(round(tick(once, 'P1: A')).said).toHaveLength(1);
  expect(ticked(once, relations, 'one', { step: 'P1', claim: 'A', isSaid: false })).toEqual(prepared());
  const more = worded(once, 'one', { id: 'w', step: 'O1', words: 'A new point', to: 'A' });
  expect(round(more).said.map(({ id }) => id)).toEqual(['["P1","A"]', 'w']);
  expect(unsaid(more, 'one', 'w')).toEqual(once);
  expect(check(more).preparation).toEqual(more);
  expect(tick(once, 'P2: A').rounds).toHaveLength(1);
  expect(withoutRound(more, 'one').rounds).toBeUndefined();
  expect(ticked(once, relations, 'none', { step: 'P1', claim: 'S', isSaid: true })).toEqual(once);
});

test('two who tick the same have ticked it once, and both keep theirs', () => {
  const base = prepared();
  const { preparation, conflicts } = merge(base, tick(base, 'P1: A', 'O1: B'), tick(base, 'P1: A S'));
  expect(round(preparation).said.map(({ claim }) => claim)).toEqual(['A', 'S', 'B']);
  expect(conflicts).toEqual([]);
});

describe('the checklist of a speech', () => {
  const told = (preparation: Preparation, step: string) => {
    const list = checklist(preparation, relations, round(preparation), step)!;
    const line = (all: readonly { claim: string; depth: number; isPlanned: boolean }[]) =>
      all
        .map(({ claim, depth, isPlanned }) => `${'.'.repeat(depth)}${claim}${isPlanned ? '*' : ''}`)
        .join(' ');
    return {
      answers: list.answers.map(({ to, isOpen, claims }) => `${to}${isOpen ? '?' : ''}: ${line(claims)}`),
      planned: line(list.planned),
      extend: line(list.extend),
      supports: line(list.supports),
      anew: line(list.anew)
    };
  };
  const NONE = { answers: [], planned: '', extend: '', supports: '', anew: '' };

  test('has what is planned, each claim once, and what supports it', () => {
    expect(told(prepared(), 'P1')).toEqual({ ...NONE, planned: 'A* .S ..T' });
    expect(told(prepared(), 'O1')).toEqual({ ...NONE, anew: 'N' });
  });

  test('has the answers to what was said before, and what can be said again', () => {
    const preparation = tick(prepared(), 'P1: A', 'O1: N B', 'P2: C');
    expect(told(preparation, 'O1')).toEqual({ ...NONE, answers: ['A?: B'], anew: 'N' });
    // What was ticked in the speech itself changes nothing of its list; what is planned stands with what it answers.
    expect(told(preparation, 'P2')).toEqual({
      ...NONE,
      answers: ['B?: C', 'N?: D*'],
      extend: 'A',
      supports: 'S .T'
    });
    expect(told(preparation, 'P3')).toEqual({
      ...NONE,
      answers: ['N?: D', 'B: '],
      extend: 'A C',
      supports: 'S .T'
    });
    expect(told(preparation, 'O reply')).toMatchObject({ anew: '' });
  });

  test('has an answer to several claims with each of them', () => {
    const shared = map('A + M', 'B + M', 'X - A', 'X - B', 'Y + X');
    const all = relate(shared);
    let preparation = beginRound(begin(shared, { id: 'p', kept: false, side: 'negative', debate: world }), {
      id: 'one',
      began: '2026-11-30T12:00:00Z'
    });
    for (const said of ['A', 'B'])
      preparation = ticked(preparation, all, 'one', { step: 'P1', claim: said, isSaid: true });
    const { answers } = checklist(preparation, all, round(preparation), 'O1')!;
    expect(answers.map(({ claims }) => claims.map(({ claim }) => claim))).toEqual([['X', 'Y'], ['X']]);
  });

  test('is none for a step that is no speech', () => {
    expect(checklist(prepared(), relations, round(prepared()), 'impromptu')).toBeUndefined();
  });
});

describe('the report', () => {
  const preparation = tick(prepared(), 'P1: S', 'O1: N B', 'P2: A', 'O3: N');

  test('sets planned against said', () => {
    const { speeches } = report(preparation, relations, round(preparation));
    const [first, , second] = speeches;
    expect(first).toMatchObject({ left: [{ claim: 'A', step: { id: 'P2' } }], added: [{ claim: 'S' }] });
    expect(first!.planned).toEqual({ claims: ['A'], seconds: (60 * 1) / 150 });
    expect(second).toMatchObject({ left: [{ claim: 'D' }], added: [{ claim: 'A' }] });
    expect(second!.left[0]!.step).toBeUndefined();
    expect(speeches[1]).toMatchObject({
      planned: undefined,
      left: [],
      added: [],
      said: [{ claim: 'N' }, { claim: 'B' }]
    });
  });

  test('counts what each side dropped, as far as the debate has come', () => {
    const dropped = (until?: string) => {
      const { drops } = report(preparation, relations, round(preparation), until);
      const line = (all: readonly { of: { claim?: string } }[]) => all.map(({ of }) => of.claim).join(' ');
      return [line(drops.affirmative), line(drops.negative)];
    };
    expect(dropped()).toEqual(['B N', 'A S']);
    expect(dropped('P2')).toEqual(['', 'S']);
    expect(dropped('O2')).toEqual(['B N', 'S']);
  });

  test('does not count what a round that was ended early did not reach', () => {
    const early = (at: string) => {
      const over = endRound(tick(prepared(), 'P1: A'), relations, 'one', { at, used: {} });
      const { drops, flow } = report(over, relations, round(over));
      expect(flow.drops).toEqual([...drops.affirmative, ...drops.negative]);
      return drops.negative.length;
    };
    expect(early('P1')).toBe(0);
    expect(early('O1')).toBe(1);
  });

  test('answers words with words, and keeps what the map has lost', () => {
    let next = tick(prepared(), 'P1: A', 'O1: B');
    next = worded(next, 'one', { id: 'w', step: 'O1', words: 'They forget the cost', to: 'A' });
    next = worded(next, 'one', { id: 'v', step: 'P2', words: 'It is small', to: 'w' });
    next = worded(next, 'one', { id: 'u', step: 'P1', words: 'Good evening' });
    const dropped = (without?: string) => {
      const kept = without ? relate(map('A + M', 'N - M')) : relations;
      const { drops } = report(next, kept, round(next));
      return [...drops.affirmative, ...drops.negative].map(({ of }) => of.claim ?? of.words);
    };
    expect(dropped()).toEqual(['B', 'It is small']);
    expect(dropped('B')).toEqual(['B.', 'It is small']);
    // Words that go round in a circle are told all the same.
    const again = worded(next, 'one', { id: 'x', step: 'P2', words: 'x', to: 'y' });
    const circle = worded(again, 'one', { id: 'y', step: 'O2', words: 'y', to: 'x' });
    const { flow } = report(circle, relations, round(circle));
    expect(flow.entries.map(({ words }) => words)).toEqual(expect.arrayContaining(['x', 'y']));
  });

  test('keeps the plan and the times as they were when the round ended', () => {
    const over = endRound(preparation, relations, 'one', { at: 'O3', used: { P1: 470, O1: 481 } });
    const replanned = placed(over, claim('S'), 'P1');
    const { speeches } = report(replanned, relations, round(replanned), 'P1');
    expect(speeches.map(({ used }) => used).slice(0, 3)).toEqual([470, 481, undefined]);
    expect(speeches[0]!.planned!.claims).toEqual(['A']);
    expect(check(over).preparation).toEqual(over);
  });
});
