import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from './clean.ts';
import { measure } from './measure.ts';
import { placed } from './placed.ts';
import { visual } from './visual.ts';

const seen = (text: string, rightToLeft = false) =>
  visual(placed(text, 'sans'), rightToLeft)
    .map((each) => each.text)
    .join('');

// What is read from the right is written here from the left: ש ל ו ם is 1st to 4th from the right.
test.each([
  ['abc, 12', false, 'abc, 12'],
  ['שלום', true, 'םולש'],
  ['שלום עולם.', true, '.םלוע םולש'],
  ['שלום 2021, abc def.', true, '.abc def ,2021 םולש'],
  ['(שלום)', true, '(םולש)'],
  ['say שלום עולם, now', false, 'say םלוע םולש, now'],
  ['say שלום 12.5 now', false, 'say 12.5 םולש now'],
  ['a 12 שלום', false, 'a 12 םולש'],
  ['abc', true, 'abc'],
  ['', true, '']
])('%j is seen as %j', (text, rightToLeft, expected) => expect(seen(text, rightToLeft)).toBe(expected));

test('every grapheme is there once, and the line is as long as before', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aAV1., (])שלءأ文', '🙂') });
  fc.assert(
    fc.property(text, fc.boolean(), (any, rightToLeft) => {
      const line = clean(any);
      const before = [...placed(line, 'sans')];
      const after = visual(before, rightToLeft);
      const mirrored = (text: string) => text.replace(/[()[\]]/g, '|');
      const sorted = (all: typeof before) => all.map((each) => mirrored(each.text)).sort();
      expect(sorted(after)).toEqual(sorted(before));
      let end = 0;
      for (const { x, advance } of after) {
        expect(x).toBeGreaterThanOrEqual(end - 200);
        end = x + advance;
      }
      expect(end).toBeCloseTo(measure(line, { face: 'sans', size: 1000 }), 6);
    }),
    { seed: 20261130, numRuns: 1000 }
  );
});
