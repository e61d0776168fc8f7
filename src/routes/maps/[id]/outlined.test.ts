import fc from 'fast-check';
import { expect, test } from 'vitest';
import { study } from '$lib/editor/study.ts';
import { tree } from '$lib/model/tree.ts';
import { maps } from '../../../../tests/arbitrary-map.ts';
import { map } from '../../../../tests/map-notation.ts';
import { DEEPEST, linesOf } from './outlined.ts';

const chain = map(...Array.from({ length: 30 }, (_, at) => `c${at + 1} + ${at ? `c${at}` : 'M'}`));
const wholeOf = (of: ReturnType<typeof map>) => {
  const { relations, sides } = study(of);
  return tree(relations, sides);
};

test('in any map each place has one line, in the order of the tree, inside one that holds it', () =>
  fc.assert(
    fc.property(maps(), (any) => {
      const places = wholeOf(any);
      const lines = linesOf(places);
      expect(lines.map(({ at }) => at)).toEqual([...places.keys()]);
      for (const [index, { at, parent, inside, end, nth, of }] of lines.entries()) {
        expect(parent).toBe(places[at]!.parent);
        expect(nth).toBeLessThanOrEqual(of);
        for (const child of inside) expect(child > index && child < end).toBe(true);
      }
      const insideSome = lines.flatMap(({ inside }) => inside).toSorted((a, b) => a - b);
      expect(insideSome).toEqual(lines.flatMap(({ at, parent }) => (parent < 0 ? [] : [at])));
    }),
    { seed: 20261124, numRuns: 200 }
  ));

test('what is deeper than the deepest level follows it, in the line that holds that', () => {
  const lines = linesOf(wholeOf(chain));
  expect(lines[DEEPEST - 1]!.inside).toEqual(Array.from({ length: 31 - DEEPEST }, (_, at) => at + DEEPEST));
  expect(lines[DEEPEST]!.inside).toEqual([]);
  expect(lines.map(({ end }) => end)).toEqual(lines.map((_, at) => (at < DEEPEST ? 31 : at + 1)));
});

test('ranks give the order below one place, each branch as it is', () => {
  const places = wholeOf(map('A + M', 'B - M', 'A1 + A', 'B1 - B'));
  const lines = linesOf(places, (at) => (at === 0 ? (child) => -child : undefined));
  expect(lines.map(({ at }) => places[at]!.claim)).toEqual(['M', 'B', 'B1', 'A', 'A1']);
  expect(lines.map(({ nth, of }) => `${nth}/${of}`)).toEqual(['1/1', '1/2', '1/1', '2/2', '1/1']);
});
