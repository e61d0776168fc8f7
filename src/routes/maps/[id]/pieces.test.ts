import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArgumentMap } from '$lib/model/map.ts';
import { maps } from '../../../../tests/arbitrary-map.ts';
import { assembled, type Piece, piecesOf } from './pieces.ts';

const seed = { seed: 20261124, numRuns: 100 };
const sizes = fc.integer({ min: 1, max: 7 });

test('a map in pieces, handed over one by one, is the same map again', () => {
  fc.assert(
    fc.property(maps({ hostile: true }), sizes, (map, size) => {
      const pieces = [...piecesOf(map, size)].map((piece) => structuredClone(piece));
      expect(assembled(pieces)).toEqual(map);
    }),
    seed
  );
});

test('no piece holds more entries than it may', () => {
  fc.assert(
    fc.property(maps({}), sizes, (map, size) => {
      for (const piece of piecesOf(map, size)) expect(longest(piece)).toBeLessThanOrEqual(size);
    }),
    seed
  );
});

test('translations are kept, of whatever claim and in however many pieces', () => {
  const ids = ['a', 'b', '__proto__', 'constructor', 'e'];
  const table = Object.fromEntries(ids.map((id) => [id, { text: `${id} verstas` }]));
  const map: ArgumentMap = {
    format: 'warrant/1',
    id: 'm',
    title: 'm',
    language: 'en',
    claims: ids.map((id) => ({ id, text: id })),
    reasons: [],
    sources: [],
    translations: { lt: table, de: {} }
  };
  const again = assembled([...piecesOf(map, 2)]);
  expect(again).toEqual(map);
  expect(Object.keys(again.translations!.lt!)).toEqual(ids);
});

function longest({ claims = [], reasons = [], sources = [], translations = {} }: Piece): number {
  const tables = Object.values(translations).map((table) => Object.keys(table).length);
  return Math.max(claims.length, reasons.length, sources.length, ...tables);
}
