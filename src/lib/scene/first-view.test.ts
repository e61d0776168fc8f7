import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../messages.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { tree } from '../model/tree.ts';
import { wordsIn } from '../words.ts';
import { draw } from './draw.ts';
import type { Scene, SceneCard, SceneText } from './scene.ts';

const debate: ArgumentMap = JSON.parse(
  readFileSync(new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url), 'utf8')
);
const relations = relate(debate);
const served = sides(relations);
const places = tree(relations, served, { depth: 1 });

const DESK = { width: 1280, height: 752 };
const PHONE = { width: 390, height: 700 };

async function firstView(language: Language, screen: { width: number; height: number }): Promise<Scene> {
  return draw(places, relations, served, await wordsIn(language), { layout: 'two-sided', screen });
}

describe.each(LANGUAGES)('the bundled debate at first sight, in %s', async (language) => {
  const desk = await firstView(language, DESK);
  const phone = await firstView(language, PHONE);
  const pillars = (scene: Scene) => scene.cards.filter(({ kind }) => kind === 'pillar');
  const roles = ({ texts }: SceneCard, role: SceneText['role']) => texts.filter((text) => text.role === role);

  test('fits the screen of a desk', () => {
    expect(desk.width).toBeLessThanOrEqual(DESK.width);
    expect(desk.height).toBeLessThanOrEqual(DESK.height);
  });

  test('fits the width of a phone, under the motion', () => {
    expect(phone.width).toBeLessThanOrEqual(420);
    const [motion, ...others] = phone.cards;
    for (const { y } of others) expect(y).toBeGreaterThan(motion!.y + motion!.height);
  });

  test.each([
    ['desk', desk],
    ['phone', phone]
  ])('%s: pillars that face each other stand in one row, each on its side', (_, scene) => {
    const card = (id: string) => scene.cards.find(({ claim }) => claim === id)!;
    const centre = ({ y, height }: SceneCard) => y + height / 2;
    expect(debate.facing?.length).toBe(6);
    for (const [a, b] of debate.facing ?? []) {
      const [left, right] = [card(a), card(b)];
      expect(Math.abs(centre(left) - centre(right))).toBeLessThanOrEqual(1);
      expect(left.x + left.width).toBeLessThan(right.x);
      expect([left.side, right.side]).toEqual(['affirmative', 'negative']);
    }
    expect(new Set(pillars(scene).map(centre)).size).toBe(7);
  });

  test('desk: every pillar has its heading, its sentence in at most two lines, its sources and how it stands', () => {
    expect(pillars(desk).length).toBe(13);
    for (const pillar of pillars(desk)) {
      expect(roles(pillar, 'heading').length).toBe(1);
      expect([1, 2]).toContain(roles(pillar, 'pillar').length);
      expect(roles(pillar, 'source').length).toBeGreaterThan(0);
      expect(roles(pillar, 'standing').length).toBe(1);
      expect(pillar.fold?.open).toBe(false);
    }
  });

  test('phone: every pillar has its heading and how it stands', () => {
    expect(pillars(phone).length).toBe(13);
    for (const pillar of pillars(phone)) {
      expect(roles(pillar, 'heading').length).toBeGreaterThan(0);
      expect(roles(pillar, 'standing').length).toBeGreaterThan(0);
      expect(roles(pillar, 'pillar').length).toBe(0);
    }
  });

  test('each half says whose it is, and how large', () => {
    for (const scene of [desk, phone]) {
      expect(scene.labels.map(({ side }) => side)).toEqual(['affirmative', 'negative']);
      expect(scene.labels.map(({ text }) => /\d+/.exec(text)?.[0])).toEqual(['92', '96']);
    }
  });
});
