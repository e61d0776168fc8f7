import { zoomIdentity } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relate } from '$lib/model/relations.ts';
import { sides } from '$lib/model/sides.ts';
import { tree } from '$lib/model/tree.ts';
import { draw, LAYOUTS, type LayoutName } from '$lib/scene/draw.ts';
import type { Scene, SceneCard } from '$lib/scene/scene.ts';
import { wordsIn } from '$lib/words.ts';
import { maps } from '../../../../tests/arbitrary-map.ts';
import {
  fitting,
  haveSameCards,
  holding,
  inBoth,
  opening,
  type Room,
  revealing,
  revealingBranch
} from './camera.ts';

const words = await wordsIn('en');
const seed = { seed: 20261124, numRuns: 200 };

interface Look {
  scene: Scene;
  card: SceneCard;
  room: Room;
  now: ReturnType<typeof fitting>;
}

/** Any window on any place of any map. */
const looks = fc
  .record({
    map: maps(),
    layout: fc.constantFrom(...(Object.keys(LAYOUTS) as LayoutName[])),
    width: fc.integer({ min: 320, max: 2000 }),
    height: fc.integer({ min: 200, max: 1400 }),
    x: fc.integer({ min: -3000, max: 3000 }),
    y: fc.integer({ min: -3000, max: 3000 }),
    scale: fc.double({ min: 0.05, max: 3, noNaN: true }),
    letters: fc.constantFrom(1, 1.5, 2),
    pick: fc.nat()
  })
  .filter(({ map }) => map.claims.length > 0)
  .map(({ map, layout, width, height, x, y, scale, letters, pick }): Look => {
    const relations = relate(map);
    const served = sides(relations);
    const scene = draw(tree(relations, served), relations, served, words, {
      layout,
      screen: { width, height }
    });
    const now = zoomIdentity.translate(x, y).scale(scale);
    const room = { width, height, foot: 44, letters };
    return { scene, card: scene.cards[pick % scene.cards.length]!, room, now };
  });

const everywhere = (law: (look: Look) => void) => fc.assert(fc.property(looks, law), seed);

function onScreen({ x, y, width, height }: SceneCard | Scene, at: Look['now']) {
  const [left, top] = at.apply([x, y]);
  return { left, top, right: left + width * at.k, bottom: top + height * at.k };
}

function expectWithin(box: ReturnType<typeof onScreen>, room: Room): void {
  expect(box.left).toBeGreaterThan(-1);
  expect(box.top).toBeGreaterThan(-1);
  expect(box.right).toBeLessThan(room.width + 1);
  expect(box.bottom).toBeLessThan(room.height + 1);
}

describe('wherever a reader is', () => {
  test('fitting shows the whole map, never larger than at reading size', () =>
    everywhere(({ scene, room }) => {
      const at = fitting(scene, room);
      expect(at.k).toBeLessThanOrEqual(room.letters!);
      expectWithin(onScreen(scene, at), room);
    }));

  test('revealing a card shows it as far as it can be shown, and then has nothing more to do', () =>
    everywhere(({ card, room, now }) => {
      const at = revealing(now, card, room);
      const box = onScreen(card, at);
      if (box.right - box.left < room.width - 16) {
        expect(box.left).toBeGreaterThan(0);
        expect(box.right).toBeLessThan(room.width);
      }
      if (box.bottom - box.top < room.height - 16) {
        expect(box.top).toBeGreaterThan(0);
        expect(box.bottom).toBeLessThan(room.height);
      }
      const again = revealing(at, card, room);
      expect([again.x, again.y, again.k]).toEqual(
        [at.x, at.y, at.k].map((value) => expect.closeTo(value, 6))
      );
    }));

  test('a card in sight at a scale that can be read stays where it is', () =>
    everywhere(({ scene, room, card }) => {
      const at = revealing(fitting(scene, room), card, room);
      expect(revealing(at, card, room)).toBe(at);
    }));

  test('revealing a branch never makes anything too small to be read, or larger than it was', () =>
    everywhere(({ scene, card, room, now }) => {
      const at = revealingBranch(now, scene, card, room);
      expect(at.k).toBeLessThanOrEqual(now.k);
      if (at.k < now.k) {
        expect(at.k).toBeGreaterThanOrEqual(0.75);
        const { left, right } = onScreen(card, at);
        expect([left > 0, right < room.width]).toEqual([true, true]);
      }
    }));

  test('holding keeps a card where it was on the screen', () =>
    everywhere(({ card, now }) => {
      const moved = { ...card, x: card.x + 321, y: card.y - 123 };
      const before = onScreen(card, now);
      const after = onScreen(moved, holding(now, card, moved));
      expect(after.left).toBeCloseTo(before.left, 6);
      expect(after.top).toBeCloseTo(before.top, 6);
    }));

  test('what stays is the first card that was wished for, else the one in the middle, of those that both scenes have', () =>
    everywhere(({ scene, card, room, now }) => {
      const rest = { ...scene, cards: scene.cards.filter((each) => each !== card) };
      const kept = (...wished: (string | undefined)[]) => inBoth(scene, rest, wished, now, room)?.[0];
      const [other] = rest.cards;
      expect(kept(undefined, card.key, other?.key)).toBe(other);
      expect(kept(card.key)).not.toBe(card);
      expect(kept() !== undefined).toBe(rest.cards.length > 0);
      expect([haveSameCards(scene, scene), haveSameCards(scene, rest)]).toEqual([true, false]);
    }));

  test('a map opens whole, or with the card that is asked for in sight', () =>
    everywhere(({ scene, card, room }) => {
      const at = opening(scene, card, room);
      const whole = fitting(scene, room);
      if (whole.k >= 0.6 * room.letters!) expect(at).toEqual(whole);
      else if (
        card.height * room.letters! < room.height - 16 &&
        !scene.cards.some(({ parent }) => scene.cards[parent] === card)
      )
        expectWithin(onScreen(card, at), room);
    }));
});
