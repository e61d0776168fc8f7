import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from './clean.ts';
import { covered, type Face, measure } from './measure.ts';
import { placed } from './placed.ts';

const FACES: readonly Face[] = ['serif', 'serif-semibold', 'sans', 'sans-semibold'];

test('a line ends where it is measured to end, and what is covered has a file', () => {
  const text = fc.string({ unit: fc.constantFrom(...'AVTo. ėšŽїЖữ文🙂\u0328\t') });
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), fc.constantFrom(...FACES), (any, face) => {
      const line = clean(any);
      const all = [...placed(line, face)];
      const last = all.at(-1);
      expect(last ? last.x + last.advance : 0).toBeCloseTo(measure(line, { face, size: 1000 }), 6);
      if (covered(line, face)) expect(all.every(({ subset }) => subset !== undefined)).toBe(true);
    }),
    { seed: 1, numRuns: 2000 }
  );
});

test('what is drawn as nothing is left out of what a file draws, and only there', () => {
  const texts = (text: string) => [...placed(text, 'serif')].map((each) => each.text);
  expect(texts('a\u200Bb\u00AD\uFE0F\u200E')).toEqual(['a', '', 'b', '', '', '']);
  expect(texts('👩\u200D👧a\uFE0F')).toEqual(['👩\u200D👧', 'a']);
});

test.each([
  ['A', ['latin']],
  ['ą', ['latin-ext']],
  ['a\u0328', ['latin-ext']],
  ['Жa', ['cyrillic', 'latin']],
  ['ї ґ', ['cyrillic', 'latin', 'cyrillic']],
  ['ữ', ['vietnamese']],
  ['文', [undefined]]
])('the files of %s', (text, files) => {
  expect([...placed(text, 'serif')].map(({ subset }) => subset)).toEqual(files);
});
