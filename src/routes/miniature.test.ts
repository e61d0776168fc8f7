import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArgumentMap } from '$lib/model/map.ts';
import { relate } from '$lib/model/relations.ts';
import { type Side, sides } from '$lib/model/sides.ts';
import { type Tree, tree } from '$lib/model/tree.ts';
import { debate } from '../../bench/debate.mjs';
import { maps } from '../../tests/arbitrary-map.ts';
import { map } from '../../tests/map-notation.ts';
import { type Miniature, MOST_BLOCKS, MOST_COLUMNS, miniature } from './miniature.ts';

const seed = { seed: 20261124, numRuns: 300 };

interface Box {
  x: number;
  top: number;
  foot: number;
  breadth: number;
  level: number;
  side: Side | undefined;
}

function drawn(of: ArgumentMap): { picture: Miniature | undefined; places: Tree } {
  const relations = relate(of);
  const served = sides(relations);
  const places = tree(relations, served);
  return { picture: miniature(places, served), places };
}

/** The blocks as the strokes draw them, from the top of each column. */
function boxes({ blocks }: Miniature): Box[] {
  return blocks
    .flatMap(({ side, level, breadth, d }) => {
      const [, x, steps] = /^M([\d.]+) 0((?:m0 \d+v\d+)+)$/.exec(d)!;
      let at = 0;
      return [...steps!.matchAll(/m0 (\d+)v(\d+)/g)].map(([, gap, height]): Box => {
        const top = at + Number(gap);
        at = top + Number(height);
        return { x: Number(x), top, foot: at, breadth, level, side };
      });
    })
    .sort((a, b) => a.x - b.x || a.top - b.top);
}

const isLeft = ({ width }: Miniature, { x }: Box) => x < width / 2;

function expectLaws(picture: Miniature): void {
  const all = boxes(picture);
  expect(all.length).toBeLessThanOrEqual(MOST_BLOCKS);
  const { motion } = picture;
  for (const [at, box] of all.entries()) {
    expect(box.foot).toBeGreaterThan(box.top);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.foot).toBeLessThanOrEqual(picture.height);
    expect(box.x - box.breadth / 2).toBeGreaterThanOrEqual(-0.5);
    expect(box.x + box.breadth / 2).toBeLessThanOrEqual(picture.width + 0.5);
    expect(box.level).toBeLessThan(MOST_COLUMNS);
    const beside = Math.abs(box.x - (motion.x + motion.width / 2)) - (box.breadth + motion.width) / 2;
    expect(beside, 'clear of the motion').toBeGreaterThan(5);
    const next = all[at + 1];
    if (next?.x === box.x) expect(next.top, 'clear of the block below').toBeGreaterThan(box.foot);
    else if (next) expect(next.x - next.breadth / 2).toBeGreaterThan(box.x + box.breadth / 2);
  }
}

describe('a small debate', () => {
  const { picture } = drawn(map('A + M', 'B - M', 'C - A', 'D - A', 'E - C', 'F - B'));

  test('has a block for each claim, in the half and the column in which the map draws it', () => {
    expect(
      boxes(picture!).map((box) => [isLeft(picture!, box) ? 'left' : 'right', box.level, box.side])
    ).toEqual([
      ['left', 2, 'affirmative'],
      ['left', 1, 'negative'],
      ['left', 1, 'negative'],
      ['left', 0, 'affirmative'],
      ['right', 0, 'negative'],
      ['right', 1, 'affirmative']
    ]);
  });

  test('gives a branch the height of its ends, in one measure on both sides', () => {
    const pillars = boxes(picture!).filter(({ level }) => level === 0);
    const [left, right] = pillars.map(({ top, foot }) => foot - top + 2);
    expect(left).toBe(2 * right!);
    expect(
      boxes(picture!)
        .filter(({ level }) => level === 1)
        .map(({ top, foot }) => foot - top + 2)
    ).toEqual([right, right, right]);
  });

  test('has what answers a claim beside it, further out', () => {
    const [e, c, d] = boxes(picture!);
    expect([e!.top, e!.foot]).toEqual([c!.top, c!.foot]);
    expect(d!.top).toBeGreaterThan(c!.foot);
  });
});

test('a debate fills the height where it has enough claims, and of few the picture is small', () => {
  const pillars = (count: number) =>
    boxes(drawn(map(...Array.from({ length: count }, (_, at) => `c${at} + M`))).picture!);
  const [few, many] = [pillars(2), pillars(50)];
  expect(few[0]!.foot - few[0]!.top).toBeLessThan(30);
  expect(many[0]!.top).toBe(0);
  expect(many.at(-1)!.foot).toBeGreaterThan(260);
});

test('a claim drawn elsewhere too has a block in both places, in the ink of both sides', () => {
  const { picture } = drawn(map('A + M', 'B - M', 'C - A', 'C - B'));
  expect(boxes(picture!).map(({ level, side }) => [level, side])).toEqual([
    [1, 'both'],
    [0, 'affirmative'],
    [0, 'negative'],
    [1, 'both']
  ]);
});

test('neighbours too low to be told apart are one block, of the side that most of them serve', () => {
  const many = (count: number, sign: '+' | '-', name: string) =>
    Array.from({ length: count }, (_, at) => `${name}${at} ${sign} A`);
  const { picture } = drawn(map('A + M', ...many(600, '+', 'p'), ...many(600, '-', 'c')));
  const column = boxes(picture!).filter(({ level }) => level === 1);
  expect(column.length).toBeGreaterThan(20);
  expect(column.length).toBeLessThan(200);
  const half = picture!.height / 2;
  for (const { top, foot, side } of column) {
    if (foot < half - 5) expect(side).toBe('affirmative');
    if (top > half + 5) expect(side).toBe('negative');
  }
});

test.each([
  ['a motion alone', map('M'), 0],
  ['only one side', map('A + M', 'B + M'), 2],
  ['a motion and another tree', map('A + M', 'Y + X'), 1],
  ['no motion', map('A + X', 'B - X'), 2],
  ['a circle', map('A + M', 'B + A', 'A + B'), 3]
])('%s is drawn', (_, of, count) => {
  const { picture } = drawn(of);
  expectLaws(picture!);
  expect(boxes(picture!)).toHaveLength(count);
});

test('a map without claims has no picture', () => {
  const nothing: ArgumentMap = { ...map('M'), motion: undefined, claims: [] };
  expect(drawn(nothing).picture).toBeUndefined();
});

test('no block lies on another, whatever the map', () =>
  fc.assert(
    fc.property(maps({ largest: 40 }), (of) => {
      const { picture, places } = drawn(of);
      expect(picture === undefined).toBe(places.length === 0);
      if (picture) expectLaws(picture);
    }),
    seed
  ));

test.each([200, 2000, 10_000])('a debate of %i claims fills a few strokes and keeps its shape', (size) => {
  const { picture } = drawn(debate(size) as ArgumentMap);
  expectLaws(picture!);
  const strokes = picture!.blocks.map(({ d }) => d).join('');
  expect(strokes.length).toBeLessThan(5000);
  expect(picture!.blocks.length).toBeLessThanOrEqual(2 * 3 * MOST_COLUMNS);
  expect(new Set(boxes(picture!).map(({ level }) => level)).size, 'columns').toBeGreaterThanOrEqual(4);
});

test.each([
  [
    'five thousand pillars',
    map(...Array.from({ length: 5000 }, (_, at) => `c${at} ${at % 2 ? '-' : '+'} M`)),
    1
  ],
  [
    'three hundred answers in a row',
    map('c0 + M', ...Array.from({ length: 300 }, (_, at) => `c${at + 1} - c${at}`)),
    MOST_COLUMNS
  ]
])('%s', (_, of, columns) => {
  const { picture } = drawn(of);
  expectLaws(picture!);
  expect(new Set(boxes(picture!).map(({ level }) => level)).size).toBe(columns);
});
