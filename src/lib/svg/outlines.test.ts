import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { allIn, readXml } from '../../../tests/read-xml.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { tree } from '../model/tree.ts';
import { picture, pictured } from '../picture.ts';
import { draw } from '../scene/draw.ts';
import { frame } from '../scene/frame.ts';
import { textsOf } from '../scene/paper.ts';
import type { Scene, SceneText } from '../scene/scene.ts';
import { type Role, TYPE } from '../scene/type.ts';
import { wordsIn } from '../words.ts';
import { boxedIn, lackingIn, type Outlines, outlinesFor } from './outlines.ts';

const OPTIONS = { layout: 'two-sided', theme: 'light', language: 'en', map: false } as const;
const words = await wordsIn('en');

function scene(map: ArgumentMap): Scene {
  const relations = relate(map);
  const served = sides(relations);
  return frame(
    draw(tree(relations, served, {}), relations, served, words, { layout: 'two-sided' }),
    relations,
    words
  );
}

/** A scene that says only this. */
function saying(role: Role, text: string): Scene {
  const label: SceneText = { role, x: 0, y: 0, text, width: 1, foreign: true };
  const nothing = { x: 0, y: 0, width: 1, height: 1, language: 'en', title: '', description: '' };
  return { ...nothing, cards: [], links: [], labels: [label] };
}

/** Where the points of a path lie at most. */
function bounds(path: string) {
  let [x, y, left, right, top, bottom] = [0, 0, Infinity, -Infinity, Infinity, -Infinity];
  for (const [, command, list] of path.matchAll(/([Mlqcz])([^Mlqcz]*)/g)) {
    const numbers = [...list!.matchAll(/-?\d+/g)].map(Number);
    const start = command === 'M' ? [0, 0] : [x, y];
    for (let at = 0; at < numbers.length; at += 2) {
      [x, y] = [start[0]! + numbers[at]!, start[1]! + numbers[at + 1]!];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { left, right, top, bottom };
}

/** The ink of a line, from its left edge and its baseline, in px. */
function inkOf(line: SceneText, outlines: Outlines, paths: Map<string, ReturnType<typeof bounds>>) {
  const size = TYPE[line.role].size / 1000;
  const ink = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const { id, x } of outlines.letters(line)) {
    const { left, right, top, bottom } = paths.get(id)!;
    ink.left = Math.min(ink.left, (x + left) * size);
    ink.right = Math.max(ink.right, (x + right) * size);
    ink.top = Math.min(ink.top, top * size);
    ink.bottom = Math.max(ink.bottom, bottom * size);
  }
  return ink;
}

const hostile = fc.string({
  unit: fc.constantFrom(
    ...'aVj fŽė.(1',
    '\u0301',
    '\u0323',
    '\u0330',
    '文',
    'ש',
    'ع',
    '🙂',
    '👩\u200D👩\u200D👧',
    '\u200B',
    '©\uFE0F'
  ),
  maxLength: 40
});

describe('letters as shapes', { timeout: 60_000 }, () => {
  test.each([
    ['Lithuanian', 'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą. ĄČĘĖĮŠŲŪŽ'],
    ['Lithuanian with its accents', 'Lietuvà, rėžė́ti, žẽmė, pėdà, dañtys, ū́kas, jū̃ra, ė̃, ų̃, į́'],
    ['Ukrainian', 'Жебракують філософи при ґанку церкви в Гадячі, ще й шатро їхнє п’яне знаємо. ЇЄҐ'],
    ['Polish', 'Pchnąć w tę łódź jeża lub ośm skrzyń fig. ŹŻŁŃĆ'],
    ['German', 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ẞ „“'],
    ['Turkish', 'Pijamalı hasta yağız şoföre çabucak güvendi. İĞŞ'],
    ['Vietnamese', 'Do bạch kim rất quý nên sẽ dùng để lắp vô xương. Việt Nam, đường, Ữ']
  ])('%s needs no box in any face', async (_, text) => {
    for (const role of ['claim', 'motion', 'source', 'heading'] as const) {
      const one = saying(role, text);
      expect(boxedIn(one)).toEqual([]);
      const [line] = [...textsOf(one)];
      const letters = (await outlinesFor(one)).letters(line!);
      expect(letters.length).toBe([...new Intl.Segmenter().segment(text.replaceAll(' ', ''))].length);
    }
  });

  test('no ink leaves its card, whatever is said', async () => {
    await fc.assert(
      fc.asyncProperty(maps({ hostile: true }), fc.array(hostile, { maxLength: 8 }), async (map, said) => {
        for (const [at, text] of said.entries()) if (map.claims[at]) map.claims[at].text = text || 'x';
        const drawn = scene(map);
        const outlines = await outlinesFor(drawn);
        const paths = new Map(outlines.shapes.map(({ id, path }) => [id, bounds(path)]));
        for (const { texts, width, height } of drawn.cards) {
          for (const line of texts) {
            const start = line.rightToLeft || line.anchor === 'end' ? line.x - line.width : line.x;
            const ink = inkOf(line, outlines, paths);
            expect(start + ink.left).toBeGreaterThan(0);
            expect(start + ink.right).toBeLessThan(width);
            expect(line.y + ink.top).toBeGreaterThan(-1);
            expect(line.y + ink.bottom).toBeLessThan(height + 1);
          }
        }
      }),
      { seed: 20261130, numRuns: 40 }
    );
  });

  test('the picture is the one with text, and the shapes beside it', async () => {
    await fc.assert(
      fc.asyncProperty(maps({ hostile: true }), async (map) => {
        const svg = await picture(map, { ...OPTIONS, letters: 'outlines' });
        const plain = await picture(map, { ...OPTIONS, letters: 'plain' });
        const without = svg
          .replace(/^<path id="[^"]*-[^"]*" d=[^>]*>\n/gm, '')
          .replace('<defs>\n</defs>\n', '')
          .replace(plain.includes('xmlns:xlink') ? '' : ' xmlns:xlink="http://www.w3.org/1999/xlink"', '')
          .replace(/<g aria-hidden="true" transform="[^"]*">(<use [^>]*>)*<\/g>/g, '')
          .replaceAll(' fill="none" pointer-events="all">', '>');
        expect(without).toBe(plain);
        const elements = allIn(readXml(svg));
        const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        const used = elements.flatMap(({ attributes }) => attributes.get('xlink:href')?.slice(1) ?? []);
        expect(new Set(used)).toEqual(new Set(ids.filter((id) => !['title', 'description'].includes(id))));
      }),
      { seed: 20261130, numRuns: 25 }
    );
  });

  test('another word brings its letters, and changes no line of the others', async () => {
    const map = notation('A + M', 'B - A');
    const before = await picture(map, { ...OPTIONS, letters: 'outlines' });
    map.claims[2]!.text = 'Žž';
    const lines = new Set((await picture(map, { ...OPTIONS, letters: 'outlines' })).split('\n'));
    const shapes = before.split('\n').filter((line) => line.startsWith('<path id="'));
    expect(shapes.filter((line) => !lines.has(line)).every((line) => /id="r-42"/.test(line))).toBe(true);
    expect([...lines].filter((line) => /^<path id="r-17[de]" d="M/.test(line)).length).toBe(2);
  });

  test('a grapheme is drawn once, as a box where one of its characters is not there', async () => {
    const one = saying('claim', 'a文b文 🙂 x\u0327 ė\u0303');
    expect(boxedIn(one)).toEqual(['文', '🙂', 'x\u0327']);
    expect(lackingIn(one)).toEqual(['文', '🙂', 'x\u0327', 'ė\u0303']);
    const { shapes, letters } = await outlinesFor(one);
    expect(shapes.map(({ id }) => id)).toEqual([
      'r-117_303',
      'r-1f642',
      'r-61',
      'r-62',
      'r-6587',
      'r-78_327'
    ]);
    expect(letters([...textsOf(one)][0]!).map(({ id }) => id)).toEqual(
      ['61', '6587', '62', '6587', '1f642', '78_327', '117_303'].map((id) => `r-${id}`)
    );
  });

  test('a mark stands over the middle of its letter, and over what is high', async () => {
    const shape = async (text: string) => bounds((await outlinesFor(saying('claim', text))).shapes[0]!.path);
    const [bare, one, two, high] = await Promise.all(['q', 'q\u0303', 'q\u0303\u0301', 'Q\u0303'].map(shape));
    expect(one!.bottom).toBe(bare!.bottom);
    expect(one!.top).toBeLessThan(bare!.top - 100);
    expect(two!.top).toBeLessThan(one!.top - 100);
    expect(high!.top).toBeLessThan(one!.top - 100);
  });

  test('a picture says what the fonts lack, in words of the frame too', async () => {
    const map = { ...notation('A + M'), authors: ['王'] };
    map.claims[1]!.text = '文字文, ė\u0303';
    const lacking = async (letters: 'outlines' | 'font') =>
      (await pictured(map, { ...OPTIONS, letters })).lacking;
    expect(await lacking('outlines')).toEqual(['文', '字', '王']);
    expect(await lacking('font')).toEqual(['文', '字', 'ė\u0303', '王']);
  });
});
