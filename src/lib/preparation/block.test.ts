import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { answersTo, blockSheet, clashing, repliesTo, strongest } from './block.ts';

/** 'attacks: B > C > D' for each answer: it, the best reply and ours to that. */
function told(all: ArgumentMap, claim: string): string[] {
  const name = (claims?: { id: string }[]) => claims?.map(({ id }) => id).join('&');
  return blockSheet(relate(all), claim)!.groups.flatMap(({ does, answers }) =>
    answers.map(
      ({ claims, reply }) =>
        `${does}: ${[name(claims), name(reply?.claims), name(reply?.back?.claims)].filter(Boolean).join(' > ')}`
    )
  );
}

/** The same map with a source for some claims, and moves for some reasons. */
function made(
  all: ArgumentMap,
  sourced: string,
  moves: Record<string, 'denies' | 'turns'> = {}
): ArgumentMap {
  return {
    ...all,
    sources: [{ id: 's', type: 'book' }],
    claims: all.claims.map((claim) =>
      sourced.includes(claim.id) ? { ...claim, citations: [{ source: 's' }] } : claim
    ),
    reasons: all.reasons.map((reason) => (moves[reason.id] ? { ...reason, move: moves[reason.id]! } : reason))
  };
}

test.each([
  [['B - A'], ['attacks: B']],
  [['B - A', 'C - B', 'D - C'], ['attacks: B > C > D']],
  [['A + M', 'U - r1', 'V - r2'], ['undercuts: U > V']],
  [['B - A', 'U - r1'], ['attacks: B > U']],
  [['B & C - A', 'D - C'], ['attacks: B&C > D']],
  [['B + A'], []],
  [['A - B', 'B - A'], ['attacks: B > A > B']]
])('the sheet of A in %j', (lines, sheet) => expect(told(map(...lines), 'A')).toEqual(sheet));

test('answers stand together by what they do, in the order of the map', () => {
  const all = made(map('B - A', 'C - A', 'D - A', 'A + M', 'U - r4'), '', {
    r2: 'turns',
    r3: 'denies'
  });
  expect(told(all, 'A')).toEqual(['denies: D', 'turns: C', 'undercuts: U', 'attacks: B']);
});

test('the best reply has a source, then is not answered itself, then comes first', () => {
  const lines = map('B - A', 'C - B', 'D - B', 'E - B', 'X - C', 'Y - E');
  const best = (sourced: string) => {
    const relations = relate(made(lines, sourced));
    return strongest(relations, repliesTo(relations, relations.reason.get('r1')!))!.claims[0]!.id;
  };
  expect(best('')).toBe('D');
  expect(best('CE')).toBe('C');
  expect(best('CDE')).toBe('D');
});

test('a claim that is not there has no sheet', () =>
  expect(blockSheet(relate(map('A')), 'B')).toBeUndefined());

describe('answers that speak against each other', () => {
  test.each([
    [['B - A', 'C - A', 'B - C'], ['r1', 'r2'], [['r1', 'r2']]],
    [['B - A', 'C - A', 'C - B'], ['r1', 'r2'], [['r1', 'r2']]],
    [['B - A', 'C - A', 'C - r1'], ['r1', 'r2'], [['r1', 'r2']]],
    [['B - A', 'C - A', 'B - C'], ['r1'], []],
    [['B - A', 'C - A', 'B + C'], ['r1', 'r2'], []],
    [['B - A', 'C - A', 'B - C'], ['r1', 'gone'], []]
  ])('%j: of %j', (lines, picked, pairs) => expect(clashing(relate(map(...lines)), picked)).toEqual(pairs));
});

test('in every map a sheet has each answer once, and no other', () =>
  fc.assert(
    fc.property(maps(), (all) => {
      const relations = relate(all);
      for (const { id } of all.claims) {
        const expected = all.reasons.filter(({ side, target }) => {
          if (side !== 'con') return false;
          if ('claim' in target) return target.claim === id;
          return all.reasons.some((step) => step.id === target.reason && step.premises.includes(id));
        });
        const sheet = blockSheet(relations, id)!;
        const listed = sheet.groups.flatMap(({ answers }) => answers.map(({ reason }) => reason.id));
        expect(listed.toSorted()).toEqual(expected.map((reason) => reason.id).toSorted());
        expect(answersTo(relations, id)).toHaveLength(sheet.count);
      }
    }),
    { seed: 6, numRuns: 300 }
  ));
