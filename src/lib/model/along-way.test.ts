import { expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { alongWay } from './along-way.ts';
import { relate } from './relations.ts';
import { sides } from './sides.ts';
import { tree, type View } from './tree.ts';

test('the way to a claim holds what is over it, and what holds only together with that', () => {
  const debate = map('A + M', 'B - M', 'C & D - A', 'E + C', 'F + C', 'G - r3', 'C + B');
  const relations = relate(debate);
  const grow = (view?: View) => tree(relations, sides(relations), view);
  const way = (claim: string) => alongWay(grow(), claim).map((place) => [place.claim, place.parent]);
  expect(way('E')).toEqual([
    ['M', -1],
    ['A', 0],
    ['C', 1],
    ['E', 2],
    ['D', 1]
  ]);
  expect(way('M')).toEqual([['M', -1]]);
  expect(alongWay(grow({ depth: 1 }), 'E')).toEqual(grow({ depth: 1 }));
});
