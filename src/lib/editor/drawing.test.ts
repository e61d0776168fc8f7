import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { plainScene } from '../../../tests/plain-scene.ts';
import { draw } from '../scene/draw.ts';
import { wordsIn } from '../words.ts';
import { type Drawing, isSameDrawing } from './drawing.ts';
import { placesIn, study } from './study.ts';

const WORDS = { en: await wordsIn('en'), lt: await wordsIn('lt') };
const BASE: Drawing = {
  view: { root: 'c1', depth: 1, open: ['a', 'b'], closed: ['c'] },
  layout: 'two-sided',
  screen: { width: 1280, height: 752 },
  negativeFirst: false,
  language: 'en'
};

test.each<[string, Partial<Drawing>]>([
  ['root', { view: { ...BASE.view, root: 'c2' } }],
  ['depth', { view: { ...BASE.view, depth: 2 } }],
  ['open branches', { view: { ...BASE.view, open: ['a'] } }],
  ['closed branches', { view: { ...BASE.view, closed: ['d'] } }],
  ['layout', { layout: 'top-down' }],
  ['side that comes first', { negativeFirst: true }],
  ['width of the screen', { screen: { width: 820, height: 752 } }],
  ['height of the screen', { screen: { width: 1280, height: 700 } }],
  ['language', { language: 'lt' }]
])('with another %s it is another drawing', (_, other) => {
  expect(isSameDrawing(BASE, { ...BASE, ...other })).toBe(false);
  expect(isSameDrawing(BASE, structuredClone(BASE))).toBe(true);
});

test.each<[string, Drawing, Drawing]>([
  [
    'no list and an empty one',
    { ...BASE, view: { depth: 1 } },
    { ...BASE, view: { depth: 1, open: [], closed: [] } }
  ],
  ['nothing said of the side, and the first one', without('negativeFirst'), BASE]
])('%s are the same', (_, a, b) => {
  expect(isSameDrawing(a, b)).toBe(true);
});

test('the same drawing gives the same picture', () => {
  const drawings = fc.record({
    view: fc.record({
      depth: fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY),
      open: fc.constantFrom(undefined, [], ['c1'])
    }),
    layout: fc.constantFrom('two-sided' as const, 'top-down' as const),
    negativeFirst: fc.constantFrom(undefined, false, true),
    language: fc.constantFrom('en' as const, 'lt' as const)
  });
  let same = 0;
  fc.assert(
    fc.property(maps({}), drawings, drawings, (map, a, b) => {
      if (!isSameDrawing(a as Drawing, b as Drawing)) return;
      same++;
      const debate = study(map);
      const pictures = [a as Drawing, b as Drawing].map((each) =>
        plainScene(
          draw(placesIn(debate, each.view), debate.relations, debate.sides, WORDS[each.language], each)
        )
      );
      expect(pictures[0]).toEqual(pictures[1]);
    }),
    { seed: 20261124, numRuns: 600 }
  );
  expect(same).toBeGreaterThan(10);
});

function without(name: 'negativeFirst'): Drawing {
  const { [name]: _, ...rest } = BASE;
  return rest;
}
