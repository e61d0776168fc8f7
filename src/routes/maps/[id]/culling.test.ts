import { zoomIdentity } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relate } from '$lib/model/relations.ts';
import { sides } from '$lib/model/sides.ts';
import { tree } from '$lib/model/tree.ts';
import { draw, LAYOUTS, type LayoutName } from '$lib/scene/draw.ts';
import type { Scene, SceneLink } from '$lib/scene/scene.ts';
import { wordsIn } from '$lib/words.ts';
import { debate } from '../../../../bench/debate.mjs';
import { maps } from '../../../../tests/arbitrary-map.ts';
import { type Box, detailAt, inside, READABLE, windowOn } from './camera.ts';
import { everything, inSight } from './culling.ts';

const words = await wordsIn('en');

function sceneOf(map: Parameters<typeof relate>[0], layout: LayoutName): Scene {
  const relations = relate(map);
  const served = sides(relations);
  const screen = { width: 1280, height: 752 };
  return draw(tree(relations, served), relations, served, words, { layout, screen });
}

/** A generated debate is drawn once: it is large. */
const large = sceneOf(debate(1200), 'two-sided');

const scenes = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(maps(), fc.constantFrom(...(Object.keys(LAYOUTS) as LayoutName[]))) },
  { weight: 1, arbitrary: fc.constant(undefined) }
);

const looks = fc
  .record({
    of: scenes,
    x: fc.integer({ min: -30_000, max: 3000 }),
    y: fc.integer({ min: -90_000, max: 3000 }),
    scale: fc.double({ min: READABLE, max: 3, noNaN: true })
  })
  .map(({ of, x, y, scale }) => {
    const scene = of ? sceneOf(...of) : large;
    const window = windowOn(
      zoomIdentity.translate(x, y).scale(scale),
      { width: 1280, height: 700, foot: 0 },
      0
    );
    return { scene, window };
  });

const everywhere = (law: (look: { scene: Scene; window: Box }) => void) =>
  fc.assert(fc.property(looks, law), { seed: 20261125, numRuns: 200 });

/** The points that a link's paths name; they hold it within. */
function hull({ paths }: SceneLink): Box {
  const numbers = paths.flatMap((path) => path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, at) => at % 2 === odd)) as [number[], number[]];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

describe('through any window on any map', () => {
  test('every card in sight is drawn', () =>
    everywhere(({ scene, window }) => {
      const drawn = new Set(
        inSight(scene, window, 'near', []).cards.flatMap(({ at, bare }) => (bare ? [] : at))
      );
      for (const [at, card] of scene.cards.entries()) expect(drawn.has(at)).toBe(inside(card, window));
    }));

  test('every link in sight is drawn', () =>
    everywhere(({ scene, window }) => {
      const { links, passing } = inSight(scene, window, 'near', []);
      const drawn = new Set(links);
      const ways = passing.map(({ d }) => d).join('');
      for (const link of scene.links) {
        if (!inside(hull(link), window)) continue;
        expect(drawn.has(link) || link.paths.every((path) => ways.includes(path))).toBe(true);
      }
    }));

  test('the cards that are needed are there, wherever they are', () =>
    everywhere(({ scene, window }) => {
      for (const { key } of scene.cards.slice(0, 20))
        for (const detail of ['near', 'far'] as const)
          expect(inSight(scene, window, detail, [key]).cards.some(({ card }) => card.key === key)).toBe(true);
    }));
});

test('of a large map only what is in sight is there', () => {
  const window = windowOn(zoomIdentity, { width: 1280, height: 700, foot: 0 }, 120);
  expect(inSight(large, window, 'near', []).cards.length).toBeLessThan(100);
  expect(inSight(large, window, 'far', []).cards).toEqual([]);
});

test('of a small map every card is there to be heard', () => {
  const scene = sceneOf(debate(60), 'left-right');
  const nowhere = { x: -1e6, y: 0, width: 1, height: 1 };
  const { cards, links } = inSight(scene, nowhere, 'near', []);
  expect(cards.every(({ bare }) => bare)).toBe(true);
  expect([cards.length, links.length]).toEqual([scene.cards.length, 0]);
});

describe('before a script looks through a window', () => {
  test('a map is drawn whole where a page can hold it, else its upper levels', () => {
    expect(everything(large, 2000).cards.length).toBe(large.cards.length);
    const { cards, links } = everything(large, 500);
    expect(cards.length).toBe(500);
    const deepest = Math.max(...cards.map(({ card }) => card.level));
    expect(cards.length).toBeGreaterThan(large.cards.filter(({ level }) => level < deepest).length);
    expect(links.every(({ from }) => from.every((at) => large.cards[at]!.level <= deepest))).toBe(true);
  });
});

test.each([
  [1, 'near'],
  [READABLE, 'near'],
  [READABLE - 1e-9, 'near'],
  [0.5, 'middle'],
  [0.1, 'far']
])('at %d what can be read is %s', (scale, detail) => expect(detailAt(scale)).toBe(detail));
