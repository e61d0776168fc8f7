import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filled, heightOf } from './columns.ts';
import type { Row } from './rows.ts';

const ROOM = 100;
const rows = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 10 }),
    height: fc.integer({ min: 1, max: 40 }),
    holds: fc.constantFrom<Row['holds']>('no', 'no', 'whole', 'firm'),
    x: fc.constant(0),
    width: fc.constant(10)
  }),
  { maxLength: 40 }
);
const room = () => ROOM;

/** How high what holds to a row is, where that may not be parted. */
function heldWith(all: readonly Row[], at: number, holding: readonly Row['holds'][]): number {
  let from = at;
  while (from > 0 && holding.includes(all[from - 1]!.holds)) from--;
  let to = at;
  while (to < all.length - 1 && holding.includes(all[to]!.holds)) to++;
  return heightOf(all.slice(from, to + 1));
}

test('columns are the rows in order, and none is empty or higher than there is room', () =>
  fc.assert(
    fc.property(rows, (all) => {
      const columns = filled(all, room);
      expect(columns.flat()).toEqual(all);
      for (const column of columns) {
        expect(column.length).toBeGreaterThan(0);
        expect(heightOf(column)).toBeLessThanOrEqual(ROOM);
      }
    }),
    { seed: 1, numRuns: 500 }
  ));

test('what holds together is parted only where no column holds it', () =>
  fc.assert(
    fc.property(rows, (all) => {
      let end = -1;
      for (const column of filled(all, room).slice(0, -1)) {
        end += column.length;
        const { holds } = all[end]!;
        if (holds === 'firm') expect(heldWith(all, end, ['firm'])).toBeGreaterThan(ROOM);
        if (holds !== 'no') expect(heldWith(all, end, ['whole', 'firm'])).toBeGreaterThan(ROOM);
      }
    }),
    { seed: 2, numRuns: 500 }
  ));
