import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { alongWays, branchAt } from './along-way.ts';
import { relate } from './relations.ts';
import { selected } from './selection.ts';
import { sides } from './sides.ts';
import { type Tree, tree, type View } from './tree.ts';

test('the way to a claim holds what is over it, and what holds only together with that', () => {
  const debate = map('A + M', 'B - M', 'C & D - A', 'E + C', 'F + C', 'G - r3', 'C + B', 'X');
  const relations = relate(debate);
  const grow = (view?: View) => tree(relations, sides(relations), view);
  const way = (...claims: string[]) => alongWays(grow(), claims).map((place) => [place.claim, place.parent]);
  expect(way('E')).toEqual([
    ['M', -1],
    ['A', 0],
    ['C', 1],
    ['E', 2],
    ['D', 1]
  ]);
  expect(way('M')).toEqual([['M', -1]]);
  expect(way('B', 'C', 'M')).toEqual([
    ['M', -1],
    ['A', 0],
    ['C', 1],
    ['D', 1],
    ['B', 0]
  ]);
  expect(way('X', 'B', 'Z')).toEqual([
    ['M', -1],
    ['B', 0],
    ['X', -1]
  ]);
  expect(alongWays(grow({ depth: 1 }), ['E'])).toEqual(grow({ depth: 1 }));
});

test('the ways to several claims are those to each of them, shared parts once, in the order of the map', () => {
  fc.assert(
    fc.property(maps({ largest: 20 }), fc.array(fc.nat(), { minLength: 1 }), (debate, picks) => {
      fc.pre(debate.claims.length > 0);
      const relations = relate(debate);
      const served = sides(relations);
      const claims = picks.map((pick) => debate.claims[pick % debate.claims.length]!.id);
      /** Each place by the claims and reasons from its root on, which no other has. */
      const named = (places: Tree) => {
        const names: string[] = [];
        for (const { claim, reason, whole, parent } of places)
          names.push(JSON.stringify([names[parent], claim, reason?.id, whole]));
        return names;
      };
      const ways = (path: readonly string[]) => named(selected(relations, served, { path }));
      const each = new Set(claims.flatMap((claim) => ways([claim])));
      expect(ways(claims)).toEqual(named(tree(relations, served)).filter((place) => each.has(place)));
    }),
    { seed: 20261130, numRuns: 300 }
  );
});

test('a branch stands under the name of what it bears on, with what holds only together with it', () => {
  const debate = map('A + M', 'B - M', 'C & D - A', 'E + C', 'F + E', 'G - r3', 'C + B');
  const relations = relate(debate);
  const places = tree(relations, sides(relations));
  const branch = (claim: string, depth: number) =>
    branchAt(
      places,
      places.findIndex((place) => place.whole && place.claim === claim),
      depth
    ).map(({ claim, parent, level, whole, open }) => [
      claim,
      parent,
      level,
      whole ? (open ? 'open' : 'whole') : 'named'
    ]);
  expect(branch('C', 1)).toEqual([
    ['A', -1, 0, 'named'],
    ['C', 0, 1, 'open'],
    ['E', 1, 2, 'whole'],
    ['G', 1, 2, 'whole'],
    ['D', 0, 1, 'named']
  ]);
  expect(branch('D', 3)).toEqual([
    ['A', -1, 0, 'named'],
    ['C', 0, 1, 'named'],
    ['D', 0, 1, 'whole']
  ]);
  expect(branch('M', 0)).toEqual([['M', -1, 0, 'whole']]);
});

test('what lies under a place is what lies under it in the whole tree', () => {
  fc.assert(
    fc.property(maps(), fc.nat(), (debate, pick) => {
      const relations = relate(debate);
      const places = tree(relations, sides(relations));
      fc.pre(places.length > 0);
      const at = pick % places.length;
      const root = places[at]!;
      const branch = branchAt(places, at, Number.POSITIVE_INFINITY);
      const start = branch.findIndex(
        (place) =>
          place.claim === root.claim &&
          place.reason === root.reason &&
          place.parent === (root.parent < 0 ? -1 : 0)
      );
      const end = places.findIndex(({ level }, index) => index > at && level <= root.level);
      const below = places.slice(at, end < 0 ? undefined : end);
      const raised = root.level - branch[start]!.level;
      expect(
        branch.slice(start, start + below.length).map(({ claim, level }) => [claim, level + raised])
      ).toEqual(below.map(({ claim, level }) => [claim, level]));
    }),
    { seed: 20261130, numRuns: 300 }
  );
});
