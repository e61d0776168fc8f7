import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap, ClaimId, Reason } from './map.ts';
import { relate } from './relations.ts';
import { type Side, sides } from './sides.ts';

const seed = { seed: 3, numRuns: 500 };

/** 'M:+ A:- B:±', the claims and reasons that serve a side; what serves none is left out. */
function shown(map: ArgumentMap): string {
  const { claim, reason } = sides(relate(map));
  const marks: Record<Side, string> = { affirmative: '+', negative: '-', both: '±' };
  const found = [
    ...map.claims.map(({ id }) => [id, claim.get(id)]),
    ...map.reasons.map(({ id }) => [id, reason.get(id)])
  ];
  return found.flatMap(([id, side]) => (side ? `${id}:${marks[side as Side]}` : [])).join(' ');
}

describe('a pro reason keeps the side of its target, a con reason turns it', () => {
  test.each([
    [['M'], 'M:+'],
    [['A + M', 'B - M'], 'A:+ M:+ B:- r1:+ r2:-'],
    [['A - M', 'B - A', 'C - B', 'D + C'], 'A:- M:+ B:+ C:- D:- r1:- r2:+ r3:- r4:-'],
    [['A & B - M'], 'A:- B:- M:+ r1:-'],
    [['A + M', 'U - r1', 'V - r2', 'W + r3'], 'A:+ M:+ U:- V:+ W:+ r1:+ r2:- r3:+ r4:+'],
    [['A - M', 'V + r1'], 'A:- M:+ V:- r1:- r2:-']
  ])('%j', (lines, found) => expect(shown(map(...lines))).toBe(found));
});

describe('both, when the paths disagree', () => {
  test.each([
    [['A + M', 'A - M', 'B + A'], 'A:± M:+ B:± r1:+ r2:- r3:±'],
    [['A + M', 'B - A', 'A - B'], 'A:+ M:+ B:- r1:+ r2:- r3:+'],
    [['A + M', 'B + A', 'A - B'], 'A:± M:+ B:± r1:+ r2:± r3:±'],
    [['A + M', 'M - A'], 'A:± M:± r1:± r2:±'],
    [['A + M', 'A - A'], 'A:± M:+ r1:+ r2:±']
  ])('%j', (lines, found) => expect(shown(map(...lines))).toBe(found));
});

test.each([
  ['what does not reach the motion has no side', ['A + M', 'B + C', 'M + C'], 'A:+ M:+ r1:+'],
  [
    'without a motion, what hangs from nothing is one',
    ['A - X', 'B + Y', 'C + D', 'D + C'],
    'A:- X:+ B:+ Y:+ r1:- r2:+'
  ]
])('%s', (_, lines, found) => expect(shown(map(...lines))).toBe(found));

test('equals a walk of every way up from each claim', () => {
  const holds = fc.property(maps({ largest: 8 }), (map) => {
    const { claim, reason } = sides(relate(map));
    for (const { id } of map.claims) expect(claim.get(id)).toBe(walked(map, { claim: id }));
    for (const { id } of map.reasons) expect(reason.get(id)).toBe(walked(map, { reason: id }));
  });
  fc.assert(holds, seed);
});

/** Walks up by every reason, once with each number of turns that is even or odd, and looks where a motion is met. */
function walked(map: ArgumentMap, start: Reason['target']): Side | undefined {
  const isMotion = (id: ClaimId) =>
    map.motion === undefined ? !map.reasons.some(({ premises }) => premises.includes(id)) : id === map.motion;
  const seen = new Set<string>();
  const met = new Set<Side>();
  const walk = (at: Reason['target'], turns: number) => {
    const here = JSON.stringify([at, turns % 2]);
    if (seen.has(here)) return;
    seen.add(here);
    if ('reason' in at) {
      const { side, target } = map.reasons.find(({ id }) => id === at.reason)!;
      return walk(target, turns + (side === 'con' ? 1 : 0));
    }
    if (isMotion(at.claim)) met.add(turns % 2 ? 'negative' : 'affirmative');
    for (const { id, premises } of map.reasons) if (premises.includes(at.claim)) walk({ reason: id }, turns);
  };
  walk(start, 0);
  return met.size === 2 ? 'both' : [...met][0];
}

test.each([
  ['claims', (at: number) => `c${at + 1} - c${at}`],
  ['undercuts', (at: number) => (at ? `c${at + 1} - r${at}` : 'c1 - c0')]
])('a chain of 10,000 %s is walked', (_, line) => {
  const chain = map(...Array.from({ length: 10_000 }, (_, at) => line(at)));
  const { claim } = sides(relate({ ...chain, motion: 'c0' }));
  expect([claim.get('c9999'), claim.get('c10000')]).toEqual(['negative', 'affirmative']);
});
