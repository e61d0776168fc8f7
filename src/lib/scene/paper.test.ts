import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAPERS, type PaperName, readSize, type Size, sized, smallestLetter, writeSize } from './paper.ts';
import type { Scene } from './scene.ts';

const seed = { seed: 20261129, numRuns: 300 };
const side = fc.integer({ min: 20, max: 40_000 });
const papers = fc.constantFrom(...(Object.keys(PAPERS) as PaperName[]));
const scene = (width: number, height: number): Scene => ({
  x: -12,
  y: 7,
  width,
  height,
  language: 'en',
  title: '',
  description: '',
  cards: [],
  links: [],
  labels: []
});

describe('a picture on a sheet', () => {
  test('is whole, keeps its shape, and touches the edge on two sides only', () =>
    fc.assert(
      fc.property(side, side, papers, (width, height, paper) => {
        const before = scene(width, height);
        const { scene: on, width: across, height: down, unit, scale } = sized(before, paper);
        expect(unit).toBe('mm');
        expect([across, down].sort((a, b) => b - a)).toEqual([...PAPERS[paper]]);
        expect(on.x).toBeLessThan(before.x);
        expect(on.y).toBeLessThan(before.y);
        expect(on.x + on.width).toBeGreaterThan(before.x + width);
        expect(on.y + on.height).toBeGreaterThan(before.y + height);
        expect(Math.min(across - width * scale, down - height * scale)).toBeCloseTo(16, 1);
        expect(on.width / on.height / (across / down)).toBeCloseTo(1, 2);
      }),
      seed
    ));

  test('is held as it is larger; a slide lies', () => {
    const { width, height } = sized(scene(300, 900), 'a4');
    expect([width, height]).toEqual([210, 297]);
    expect(sized(scene(300, 900), 'slide').width).toBe(338.67);
  });
});

test.each<[Size, object]>([
  ['fit', { width: 800, height: 400, unit: 'px' }],
  [
    { width: 160, unit: 'mm' },
    { width: 160, height: 80, unit: 'mm', scale: 0.2 }
  ],
  [
    { width: 1600, unit: 'px' },
    { width: 1600, height: 800, unit: 'px' }
  ]
])('a size of %j', (size, expected) => expect(sized(scene(800, 400), size)).toMatchObject(expected));

test('the smallest letter is that of the sources: 11 px, 8.25 points where nothing is scaled', () => {
  const text = { role: 'source', x: 0, y: 0, text: 'A', width: 5 } as const;
  const with11 = { ...scene(800, 400), labels: [text, { ...text, role: 'title' as const }] };
  expect(smallestLetter(sized(with11))).toBeCloseTo(8.25, 5);
  expect(smallestLetter(sized(with11, { width: 400, unit: 'px' }))).toBeCloseTo(4.125, 5);
  expect(smallestLetter(sized(scene(9, 9)))).toBe(Number.POSITIVE_INFINITY);
});

describe('a size in words', () => {
  test.each(['fit', 'a4', 'slide', '160mm', '1200px', '12.5mm'])('%s', (words) =>
    expect(writeSize(readSize(words)!)).toBe(words)
  );
  test.each([
    ['A4', 'a4'],
    ['1200', { width: 1200, unit: 'px' }],
    [' 12,5 MM ', { width: 12.5, unit: 'mm' }],
    ['0.0001', undefined],
    ['4mm', undefined],
    ['', undefined],
    ['0', undefined],
    ['-3mm', undefined],
    ['a5', undefined],
    ['constructor', undefined],
    ['99999999mm', undefined]
  ])('%s', (words, size) => expect(readSize(words)).toEqual(size));
});
