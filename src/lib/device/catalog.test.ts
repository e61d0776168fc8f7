import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { apply } from '../model/edit.ts';
import { relate } from '../model/relations.ts';
import { entryFor } from './catalog.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

test('the list of maps tells how many bytes each takes as JSON, after every change', () => {
  fc.assert(
    fc.property(maps({ hostile: true }), fc.array(wishes, { maxLength: 6 }), (first, list) => {
      let map = first;
      expect(entryFor(map, 1, 2).bytes).toBe(bytesOf(map));
      for (const [at, each] of list.entries()) {
        const result = wish(relate(map), each, `${at}`);
        if (!('refused' in result)) map = apply(map, 'edit' in result ? result.edit : result).map!;
        expect(entryFor(map, 1, 2).bytes).toBe(bytesOf(map));
      }
    }),
    { seed: 20261124, numRuns: 60 }
  );
});
