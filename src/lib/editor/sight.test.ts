import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { debate as generated } from '../../../bench/debate.mjs';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { pathTo } from '../model/tree.ts';
import { ANYTHING, readAddress, writeAddress } from './address.ts';
import { answersOpen, branchOpenTo, matchesOpen, restClosed } from './branch.ts';
import { FIRST, folding, openTo, rootedAt, type Sight, selecting, viewIn } from './sight.ts';
import { placesIn, type Study, study } from './study.ts';

const debate = study(
  notation('A + M', 'B - M', 'A1 + A', 'A2 - A', 'A3 + A2', 'A4 - A2', 'A5 - A4', 'B1 - B', 'U - r1', 'V - U')
);

/** What is drawn, what is drawn below it in brackets. */
function shown(debate: Study, sight: Sight): string {
  const places = placesIn(debate, viewIn(debate, { ...sight, claim: undefined }));
  const say = (parent: number): string =>
    places
      .flatMap((place, at) => {
        if (place.parent !== parent) return [];
        const inside = say(at);
        return inside ? `${place.claim}(${inside})` : place.claim;
      })
      .join(' ');
  return say(-1);
}

test.each<[string, (sight: Sight) => Sight, string]>([
  ['as it opens', (sight) => sight, 'M(A B)'],
  ['all to two levels', (sight) => openTo(debate, sight, 2), 'M(A(A1 A2 U) B(B1))'],
  ['one level of a branch', (sight) => branchOpenTo(debate, sight, 'A', 1), 'M(A(A1 A2 U) B)'],
  ['two levels of a branch', (sight) => branchOpenTo(debate, sight, 'A', 2), 'M(A(A1 A2(A3 A4) U(V)) B)'],
  [
    'all of a branch',
    (sight) => branchOpenTo(debate, sight, 'A', Number.POSITIVE_INFINITY),
    'M(A(A1 A2(A3 A4(A5)) U(V)) B)'
  ],
  [
    'fewer levels of a branch',
    (sight) => branchOpenTo(debate, branchOpenTo(debate, sight, 'A', 9), 'A', 1),
    'M(A(A1 A2 U) B)'
  ],
  ['what answers a claim', (sight) => answersOpen(debate, sight, 'A'), 'M(A(A1 A2(A3 A4(A5)) U(V)) B)'],
  ['what answers another', (sight) => answersOpen(debate, sight, 'A4'), 'M(A(A1 A2(A3 A4(A5)) U) B)'],
  ['the rest closed', (sight) => restClosed(debate, openTo(debate, sight, 9), 'B'), 'M(A B(B1))'],
  [
    'the rest closed deep down',
    (sight) => restClosed(debate, branchOpenTo(debate, sight, 'A', 9), 'A4'),
    'M(A(A1 A2(A3 A4(A5)) U) B)'
  ],
  ['a branch alone', (sight) => rootedAt(debate, sight, 'A'), 'A(A1 A2)'],
  ['the motion alone is all', (sight) => rootedAt(debate, rootedAt(debate, sight, 'A'), 'M'), 'M(A B)'],
  [
    'where some are',
    (sight) => matchesOpen(debate, sight, new Set(['A3', 'B1'])),
    'M(A(A1 A2(A3 A4) U) B(B1))'
  ],
  [
    'a selected claim',
    (sight) => selecting(debate, selecting(debate, sight, 'A5'), undefined),
    'M(A(A1 A2(A3 A4(A5)) U) B)'
  ]
])('%s', (_, move, found) => expect(shown(debate, move(FIRST))).toBe(found));

test('closing a branch over the selected claim selects the branch', () => {
  const sight = { ...FIRST, claim: 'A4', view: { open: ['A', 'A2'] } };
  expect(folding(debate, sight, [{ claim: 'A', level: 1 }], false)).toEqual({
    ...FIRST,
    claim: 'A',
    view: { open: ['A2'] }
  });
  expect(folding(debate, sight, [{ claim: 'B', level: 1 }], true).claim).toBe('A4');
});

describe('in a debate of 1,200 claims', () => {
  const large = study(generated(1200));
  const motion = large.map.motion!;
  const arriving = (sight: Sight) => readAddress(new URLSearchParams(writeAddress(sight)), ANYTHING).sight;

  test.each<[string, Sight]>([
    ['all below the motion', branchOpenTo(large, FIRST, motion, Number.POSITIVE_INFINITY)],
    ['five levels', branchOpenTo(large, FIRST, motion, 5)],
    ['all that is against', matchesOpen(large, FIRST, new Set(large.map.claims.map(({ id }) => id)))]
  ])('%s: what is opened comes through its address, with the ways to it', (_, sight) => {
    expect(arriving(sight)).toEqual(sight);
    const { open = [] } = sight.view;
    expect(open.length).toBeGreaterThan(200);
    const isOpen = new Set(open);
    for (const id of open) {
      const way = pathTo(large.relations, large.spanning, id)!;
      expect(way.slice(1).every((each) => isOpen.has(each))).toBe(true);
    }
  });
});

describe('in any map', () => {
  const cases = fc
    .record({
      map: maps(),
      depth: fc.nat({ max: 3 }),
      picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 })
    })
    .filter(({ map }) => map.claims.length > 0)
    .map(({ map, depth, picks }) => {
      const [claim, other, ...open] = picks.map((pick) => map.claims[pick % map.claims.length]!.id);
      const sight: Sight = { ...FIRST, claim: other!, view: { depth, open: [...new Set(open)] } };
      return { debate: study(map), claim: claim!, sight };
    });
  const law = (holds: (of: { debate: Study; claim: string; sight: Sight }) => void) =>
    fc.assert(fc.property(cases, holds), { seed: 20261125, numRuns: 300 });
  const cardsOf = (debate: Study, sight: Sight) =>
    new Set(
      placesIn(debate, viewIn(debate, { ...sight, claim: undefined })).flatMap(({ claim, whole }) =>
        whole ? [claim] : []
      )
    );

  test('what is opened only adds to what is shown', () =>
    law(({ debate, claim, sight }) => {
      const before = cardsOf(debate, selecting(debate, sight, sight.claim));
      for (const next of [answersOpen(debate, sight, claim), selecting(debate, sight, claim)]) {
        const after = cardsOf(debate, selecting(debate, next, undefined));
        expect([...before].filter((id) => !after.has(id))).toEqual([]);
        expect(after.has(claim)).toBe(true);
      }
    }));

  test('closing the rest leaves a claim and nothing beside its way but pillars', () =>
    law(({ debate, claim, sight }) => {
      const { relations, spanning } = debate;
      const next = restClosed(debate, { ...sight, view: { ...sight.view, depth: 1 } }, claim);
      const places = placesIn(debate, viewIn(debate, { ...next, claim: undefined }));
      expect(places.some((place) => place.whole && place.claim === claim)).toBe(true);
      const way = pathTo(relations, spanning, claim)!;
      const isInBranch = (at: number): boolean =>
        places[at]!.claim === claim || (places[at]!.parent >= 0 && isInBranch(places[at]!.parent));
      for (const { parent } of places) {
        const host = places[parent];
        // A reference is open where its claim is.
        if (host?.whole && host.level > 0) expect(way.includes(host.claim) || isInBranch(parent)).toBe(true);
      }
    }));
});

test('the branch of a shared claim opens where it stands in the branch that is looked at', () => {
  const shared = study(notation('X + M', 'A + M', 'X - A', 'Y + X', 'U - r3', 'Z + Y'));
  const sight = rootedAt(shared, FIRST, 'A');
  expect(shown(shared, branchOpenTo(shared, sight, 'A', 3))).toBe('A(X(Y(Z) U))');
  expect(shown(shared, answersOpen(shared, sight, 'X'))).toBe('A(X(Y U))');
});
