import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { tree } from '../model/tree.ts';
import { wordsIn } from '../words.ts';
import { draw } from './draw.ts';
import { frame } from './frame.ts';
import { PAPERS, sized } from './paper.ts';
import { type Box, hasCentreIn, MOST_TILES, meet, SHEETS, type Tiling, tiled } from './tiles.ts';
import { TooLarge } from './too-large.ts';

const words = await wordsIn('en');

const pictures = maps().map((map) => {
  const relations = relate(map);
  const served = sides(relations);
  return frame(
    draw(tree(relations, served), relations, served, words, { layout: 'two-sided' }),
    relations,
    words
  );
});

describe('sheets that join', () => {
  const law = (check: (tiling: Tiling, scene: Parameters<typeof tiled>[0]['scene']) => void) => {
    const width = fc.integer({ min: 150, max: 3000 });
    fc.assert(
      fc.property(pictures, width, fc.constantFrom(...SHEETS), (picture, mm, sheet) => {
        const at = sized(picture, { width: mm, unit: 'mm' });
        fc.pre(at.height < 6000);
        check(tiled(at, sheet), at.scene);
      }),
      { seed: 20261130, numRuns: 120 }
    );
  };

  test('show every card and every line, and tell each once', () =>
    law(({ tiles }, { cards, frame }) => {
      for (const card of cards) {
        expect(tiles.some(({ view }) => meet(view, card))).toBe(true);
        expect(tiles.filter(({ own }) => hasCentreIn(card, own))).toHaveLength(1);
      }
      for (const { x, y } of frame!.texts)
        expect(tiles.some(({ view }) => meet(view, { x, y, width: 0, height: 0 }))).toBe(true);
    }));

  test("have their neighbour's strip in common, and no sheet is empty of room", () =>
    law(({ tiles, overlap, scale, sheet, margin, columns, rows }) => {
      const room = { width: (sheet.width - 2 * margin) / scale, height: (sheet.height - 2 * margin) / scale };
      for (const { view, column, row } of tiles) {
        expect(view.width).toBeCloseTo(room.width, 6);
        expect(view.height).toBeCloseTo(room.height, 6);
        expect(column).toBeLessThan(columns);
        expect(row).toBeLessThan(rows);
        const right = tiles.find((other) => other.column === column + 1 && other.row === row);
        if (right) expect((view.x + view.width - right.view.x) * scale).toBeCloseTo(overlap, 6);
      }
    }));

  test('say where a link goes on, at the edge at which it leaves', () =>
    law(({ tiles }) => {
      const names = new Set(tiles.map(({ name }) => name));
      expect(names.size).toBe(tiles.length);
      for (const { view, cuts, name } of tiles) {
        for (const cut of cuts) {
          expect(names.has(cut.to)).toBe(true);
          expect(cut.to).not.toBe(name);
          expect(onEdge(view, cut)).toBe(true);
        }
      }
    }));
});

function onEdge(
  { x, y, width, height }: Box,
  cut: { x: number; y: number; dx: number; dy: number }
): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;
  if (cut.dx < 0) return near(cut.x, x);
  if (cut.dx > 0) return near(cut.x, x + width);
  return cut.dy < 0 ? near(cut.y, y) : near(cut.y, y + height);
}

test('columns have letters, rows numbers', () => {
  const scene = { ...fc.sample(pictures, { seed: 1, numRuns: 1 })[0]!, x: 0, y: 0, width: 30, height: 1 };
  const wide = { ...scene, links: [], labels: [], cards: scene.cards.slice(0, 1) };
  wide.cards[0]!.x = 0;
  wide.cards[0]!.width = 30;
  wide.cards[0]!.y = 0;
  const { tiles } = tiled(
    { scene: { ...wide, frame: { texts: [], rules: [], legend: [] } }, scale: 170 },
    'a4'
  );
  expect(tiles.map(({ name }) => name).slice(0, 3)).toEqual(['A1', 'B1', 'C1']);
  expect(tiles.at(-1)!.name).toMatch(/^A?[A-Z]1$/);
});

test('too many sheets are refused with their number', () => {
  const scene = fc.sample(pictures, { seed: 2, numRuns: 1 })[0]!;
  const scale = (MOST_TILES * PAPERS.a4[0]) / scene.width;
  expect(() => tiled({ scene, scale }, 'a4')).toThrow(TooLarge);
});
