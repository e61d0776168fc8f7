import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap, ClaimId } from './map.ts';
import { relate } from './relations.ts';
import { span } from './spanning.ts';
import { alsoServes, circles, isUnsourced, restingOn, unanswered } from './standing.ts';

const seed = { seed: 6, numRuns: 500 };
const law = (holds: (map: ArgumentMap) => void, any = maps()) =>
  fc.assert(
    fc.property(any, (map) => {
      holds(map);
    }),
    seed
  );

describe('an attack is answered by an attack on a premise or an undercut', () => {
  test.each([
    [['A + M'], ''],
    [['A - M'], 'r1'],
    [['A - M', 'B + A'], 'r1'],
    [['A - M', 'B - A'], 'r2'],
    [['A & B - M', 'C - B'], 'r2'],
    [['A - M', 'U - r1'], 'r2'],
    [['A - M', 'V + r1'], 'r1'],
    [['A + M', 'U - r1', 'V - r2'], 'r3'],
    [['A - M', 'A - B'], 'r1 r2']
  ])('%j leaves %j', (lines, open) => expect([...unanswered(relate(map(...lines)))].join(' ')).toBe(open));

  test('in every map', () =>
    law((map) => {
      const attacks = map.reasons.filter(({ side }) => side === 'con');
      const open = attacks.filter(
        ({ id, premises }) =>
          !attacks.some(({ target }) =>
            'claim' in target ? premises.includes(target.claim) : target.reason === id
          )
      );
      expect([...unanswered(relate(map))]).toEqual(open.map(({ id }) => id));
    }));
});

describe('circles', () => {
  test.each([
    [['A + M', 'B - A'], []],
    [['A + A'], ['A']],
    [['A + B', 'B - A'], ['A B']],
    [
      ['B + A', 'C + B', 'A - C', 'D + A', 'E + F', 'F + E'],
      ['B A C', 'E F']
    ],
    [['A + M', 'A - r1'], []],
    [['A + M', 'M - r1'], ['M']],
    [['A & B + C', 'C + B'], ['B C']]
  ])('%j: %j', (lines, found) =>
    expect(circles(relate(map(...lines))).map((circle) => circle.join(' '))).toEqual(found)
  );

  test('are the claims that reach one another, in the order of the map', () =>
    law((map) => {
      const up = new Map(map.claims.map(({ id }) => [id, reached(map, id)]));
      const circleOf = ({ id }: { id: ClaimId }) =>
        map.claims
          .filter((other) => up.get(id)!.has(other.id) && up.get(other.id)!.has(id))
          .map(({ id }) => id);
      const expected = new Map(map.claims.map(circleOf).map((circle) => [circle.join(), circle]));
      expected.delete('');
      expect(circles(relate(map))).toEqual([...expected.values()]);
    }));

  test('are none in a map without them', () =>
    law((map) => expect(circles(relate(map))).toEqual([]), maps({ acyclic: true })));

  test('of 10,000 claims are found', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `c${at} + c${(at + 1) % 10_000}`);
    expect(circles(relate(map(...lines))).map(({ length }) => length)).toEqual([10_000]);
  });
});

/** The claims on which a claim bears, over one step or more. */
function reached(map: ArgumentMap, from: ClaimId): Set<ClaimId> {
  const { host } = relate(map);
  const found = new Set<ClaimId>();
  const visit = (id: ClaimId) => {
    for (const reason of map.reasons) {
      const to = host(reason)!;
      if (!reason.premises.includes(id) || found.has(to)) continue;
      found.add(to);
      visit(to);
    }
  };
  visit(from);
  return found;
}

const cited = {
  ...map('A + M', 'B + M', 'C + M'),
  claims: [
    { id: 'M', text: 'M.' },
    {
      id: 'A',
      text: 'A.',
      citations: [{ source: 's' }, { source: 't', locator: '1' }, { source: 's', locator: '2' }]
    },
    { id: 'B', text: 'B.', citations: [] },
    { id: 'C', text: 'C.', citations: [{ source: 't' }] },
    { id: 'D', text: 'D.' }
  ],
  sources: [
    { id: 's', type: 'report' },
    { id: 't', type: 'report' }
  ]
};

test('claims without a source, the motion not among them', () => {
  const unsourced = (map: ArgumentMap) =>
    map.claims.filter((claim) => isUnsourced(claim, map)).map(({ id }) => id);
  expect(unsourced(cited)).toEqual(['B', 'D']);
  expect(unsourced({ ...cited, motion: undefined })).toEqual(['M', 'B', 'D']);
});

test.each([
  ['s', ['A']],
  ['t', ['A', 'C']],
  ['u', undefined]
])('claims that rest on the source %s', (source, found) =>
  expect(
    restingOn(cited)
      .get(source)
      ?.map(({ id }) => id)
  ).toEqual(found)
);

test('each claim rests once on each source that it cites, and on no other', () =>
  law((map) => {
    const resting = restingOn(map);
    for (const { id } of map.sources) {
      const citing = map.claims.filter(({ citations }) => citations?.some(({ source }) => source === id));
      expect(resting.get(id) ?? []).toEqual(citing);
    }
  }));

describe('where else a claim serves', () => {
  test.each([
    ['A', 'r2 r4'],
    ['B', ''],
    ['M', 'r5']
  ])('%s: %s', (claim, found) => {
    const relations = relate(map('A + M', 'A & B - M', 'C + M', 'A - r3', 'M + X'));
    const also = alsoServes(relations, claim, span(relations).home.get(claim));
    expect(also.map(({ id }) => id).join(' ')).toBe(found);
  });

  test('in every map, besides where it is drawn whole', () =>
    law((map) => {
      const relations = relate(map);
      const { home } = span(relations);
      for (const { id } of map.claims) {
        const all = [home.get(id)?.id, ...alsoServes(relations, id, home.get(id)).map(({ id }) => id)].filter(
          Boolean
        );
        expect(all.sort()).toEqual(
          relations
            .uses(id)
            .map(({ id }) => id)
            .sort()
        );
      }
    }));
});
