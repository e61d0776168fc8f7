import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { tree } from '../model/tree.ts';
import { homeIn, placesIn, study, viewShowing } from './study.ts';

const cases = fc
  .record({
    map: maps(),
    depth: fc.nat({ max: 3 }),
    picks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 })
  })
  .filter(({ map }) => map.claims.length > 0)
  .map(({ map, depth, picks }) => {
    const [claim, root, closed] = picks.map((pick) => map.claims[pick % map.claims.length]!.id);
    return { debate: study(map), depth, claim: claim!, root: root!, closed: closed! };
  });

test('the claim that is looked at is drawn whole, whatever is folded', () =>
  fc.assert(
    fc.property(cases, fc.boolean(), ({ debate, depth, claim, root, closed }, rooted) => {
      const view = viewShowing(debate, { depth, closed: [closed], ...(rooted && { root }) }, claim);
      const places = tree(debate.relations, debate.sides, view);
      expect(places.some((place) => place.whole && place.claim === claim)).toBe(true);
    }),
    { seed: 20261124, numRuns: 300 }
  ));

test('the places of a view are those of its tree, one root after the other', () =>
  fc.assert(
    fc.property(cases, fc.boolean(), ({ debate, depth, root, closed }, rooted) => {
      const view = { depth, closed: [closed], ...(rooted && { root }) };
      expect(placesIn(debate, view)).toEqual(tree(debate.relations, debate.sides, view));
    }),
    { seed: 20261124, numRuns: 200 }
  ));

test('a claim hangs by the reason of its card, in the branch that is looked at', () => {
  fc.assert(
    fc.property(cases, fc.boolean(), ({ debate, root }, rooted) => {
      const view = { depth: 100, ...(rooted && { root }) };
      for (const { claim, reason, whole, parent } of placesIn(debate, view)) {
        if (whole && parent >= 0) expect(homeIn(debate, view.root, claim)).toBe(reason);
      }
    }),
    { seed: 20261124, numRuns: 200 }
  );
  const debate = study(notation('X + M', 'A + M', 'X - A'));
  expect(homeIn(debate, undefined, 'X')?.target).toEqual({ claim: 'M' });
  expect(homeIn(debate, 'A', 'X')?.target).toEqual({ claim: 'A' });
  expect(homeIn(debate, 'X', 'X')?.target).toEqual({ claim: 'M' });
});

test('nothing else is opened for it', () => {
  const debate = study(notation('A + M', 'B + A', 'C + B', 'D + M', 'E + D'));
  expect(viewShowing(debate, { depth: 1 }, 'C').open).toEqual(['A', 'B']);
  expect(viewShowing(debate, { depth: 1 }, 'A').open).toEqual([]);
});

test('a root and a claim that are not there are left out', () => {
  const debate = study(notation('A + M'));
  expect(viewShowing(debate, { depth: 1, root: 'Z' }, 'Y')).toEqual({ depth: 1, root: undefined });
});

test('a claim outside the root is shown in the whole map', () => {
  const debate = study(notation('A + M', 'B + A', 'C + M'));
  expect(viewShowing(debate, { depth: 0, root: 'A' }, 'C').root).toBeUndefined();
});
