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
    const line = (all: readonly { claim: string; depth: number }[]) =>
      all.map(({ claim, depth }) => '.'.repeat(depth) + claim).join(' ');
    return {
      planned: line(list.planned),
      answers: list.answers.map(({ to, isOpen, claims }) => `${to}${isOpen ? '?' : ''}: ${line(claims)}`),
      extend: line(list.extend),
      anew: line(list.anew)
    };
  };

  test('has what is planned, each claim once, and what supports it', () => {
    expect(told(prepared(), 'P1')).toEqual({ planned: 'A .S ..T', answers: [], extend: '', anew: '' });
    expect(told(prepared(), 'O1')).toEqual({ planned: '', answers: [], extend: '', anew: 'N' });
  });

  test('has the answers to what was said before, and what can be said again', () => {
    const preparation = tick(prepared(), 'P1: A', 'O1: N B', 'P2: C');
    expect(told(preparation, 'O1').answers).toEqual(['A?: B']);
    // What was ticked in the speech itself changes nothing of its list.
    expect(told(preparation, 'P2')).toEqual({
      planned: 'D',
      answers: ['B?: C', 'N?: '],
      extend: 'A .S ..T',
      anew: ''
    });
    expect(told(preparation, 'P3')).toEqual({
      planned: '',
      answers: ['N?: D', 'B: '],
      extend: 'A .S ..T C',
      anew: ''
    });
    expect(told(preparation, 'O reply')).toMatchObject({ anew: '' });
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

  test('keeps the plan and the times as they were when the round ended', () => {
    const over = endRound(preparation, relations, 'one', { P1: 470, O1: 481 });
    const replanned = placed(over, claim('S'), 'P1');
    const { speeches } = report(replanned, relations, round(replanned), 'P1');
    expect(speeches.map(({ used }) => used).slice(0, 3)).toEqual([470, 481, undefined]);
    expect(speeches[0]!.planned!.claims).toEqual(['A']);
    expect(check(over).preparation).toEqual(over);
  });
});
