import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { Reason } from './map.ts';
import { effect, relate } from './relations.ts';

const seed = { seed: 2, numRuns: 300 };
const ids = (reasons: readonly Reason[]) => reasons.map(({ id }) => id).join(' ');

describe('who names whom, in the order of reasons', () => {
  const relations = relate(map('A + M', 'B & A - M', 'A - B', 'U - r2', 'V + r2', 'W - r4', 'X'));
  test.each([
    ['uses', 'A', 'r1 r2 r3'],
    ['uses', 'W', 'r6'],
    ['uses', 'M', ''],
    ['on', 'M', 'r1 r2'],
    ['on', 'B', 'r3'],
    ['on', 'X', ''],
    ['onStep', 'r2', 'r4 r5'],
    ['onStep', 'r4', 'r6'],
    ['onStep', 'r1', '']
  ] as const)('%s %s: %s', (ask, id, found) => expect(ids(relations[ask](id))).toBe(found));

  test.each([
    ['r1', 'M'],
    ['r3', 'B'],
    ['r4', 'M'],
    ['r6', 'M']
  ])('%s bears on %s', (id, host) => expect(relations.host(relations.reason.get(id)!)).toBe(host));
});

test('a premise that is named twice counts once', () => {
  expect(ids(relate(map('A & A + M')).uses('A'))).toBe('r1');
});

test.each([
  ['A + M', 'supports'],
  ['A - M', 'attacks'],
  ['A + r1', 'supports'],
  ['A - r1', 'undercuts']
])('%s %s', (line, does) => expect(effect(map('B + M', line).reasons[1]!)).toBe(does));

test('reasons that lead round in a circle, and what leads there, have no host', () => {
  const { reasons } = map('A - r2', 'A - r1', 'A + r2', 'B + A');
  const relations = relate({ ...map('A', 'B'), reasons });
  expect(reasons.map((reason) => relations.host(reason))).toEqual([undefined, undefined, undefined, 'A']);
});

test('every list says what the map says', () => {
  const holds = fc.property(maps(), (map) => {
    const { uses, on, onStep, host, order, reason } = relate(map);
    for (const { id } of map.claims) {
      expect(uses(id)).toEqual(map.reasons.filter(({ premises }) => premises.includes(id)));
      expect(on(id)).toEqual(map.reasons.filter(({ target }) => 'claim' in target && target.claim === id));
    }
    for (const [at, each] of map.reasons.entries()) {
      const { target } = each;
      expect(onStep(each.id)).toEqual(
        map.reasons.filter(({ target }) => 'reason' in target && target.reason === each.id)
      );
      expect(host(each)).toBe('claim' in target ? target.claim : host(reason.get(target.reason)!));
      expect(order.get(each.id)).toBe(at);
    }
  });
  fc.assert(holds, seed);
});

test('a chain of 100,000 undercuts, in either order, finds its claim', () => {
  const chain = map('A + M', ...Array.from({ length: 100_000 }, (_, at) => `A - r${at + 1}`));
  for (const reasons of [chain.reasons, [...chain.reasons].reverse()]) {
    const relations = relate({ ...chain, reasons });
    expect(reasons.every((reason) => relations.host(reason) === 'M')).toBe(true);
  }
});
