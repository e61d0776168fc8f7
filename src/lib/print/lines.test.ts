import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from '../text/measure.ts';
import { linesOf } from './lines.ts';

const FACES = ['serif', 'serif-semibold', 'sans', 'sans-semibold'] as const;
const words = fc.oneof(
  fc.stringMatching(/^[a-ząčęėįšųūžłńóśźżіїєґа-я ,.\-–/]{0,60}$/),
  fc.string({ unit: 'grapheme', maxLength: 30 })
);
const runs = fc.array(
  fc.record({ text: words, face: fc.constantFrom(...FACES), size: fc.constantFrom(8, 10.5, 17) }),
  { maxLength: 6 }
);
const squeezed = (text: string) => text.normalize('NFC').replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/g, '');
/** What no line shows, and what a line may show for it. */
const hasInvisible = (text: string) => /[\p{Cf}\p{Cc}]/u.test(text);

test('lines hold every letter of all runs, in order and in their own fonts', () =>
  fc.assert(
    fc.property(runs, fc.integer({ min: 30, max: 500 }), (some, width) => {
      fc.pre(!some.some(({ text }) => hasInvisible(text)));
      const lines = linesOf(
        some.map((run, of) => ({ ...run, of })),
        width
      );
      const pieces = lines.flatMap((line) => line.pieces);
      for (const [at, { text, face, size }] of some.entries()) {
        const own = pieces.filter(({ of }) => of === at);
        expect(squeezed(own.map((piece) => piece.text).join(''))).toBe(squeezed(text));
        for (const piece of own) expect([piece.face, piece.size]).toEqual([face, size]);
      }
      expect(pieces.map(({ of }) => of)).toEqual(pieces.map(({ of }) => of).toSorted((a, b) => a - b));
    }),
    { seed: 3, numRuns: 400 }
  ));

test('no line is wider than it may be but one of a lone letter, and its pieces touch', () =>
  fc.assert(
    fc.property(runs, fc.integer({ min: 60, max: 500 }), (some, width) => {
      for (const { pieces, width: own } of linesOf(
        some.map((run, of) => ({ ...run, of })),
        width
      )) {
        const text = pieces.map((piece) => piece.text).join('');
        // Kerning over what could be broken is measured when the line is whole.
        if ([...text].length > 2) expect(own).toBeLessThanOrEqual(width + 3);
        let pen = 0;
        for (const piece of pieces) {
          expect(piece.x).toBeCloseTo(pen, 6);
          expect(piece.width).toBeCloseTo(measure(piece.text, piece), 6);
          pen = piece.x + piece.width;
        }
      }
    }),
    { seed: 4, numRuns: 400 }
  ));

test('runs that meet inside a word are not parted', () => {
  const run = (text: string, of: number) => ({ text, of, face: 'serif', size: 10 }) as const;
  const lines = linesOf(
    [run('one two thr', 0), run('ee', 1), run(' four', 2)],
    measure('one two three', run('', 0)) - 2
  );
  expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join('|'))).toEqual([
    'one two',
    expect.stringMatching(/^thr\|ee\|? ?\|?four$|^thr\|ee\| four$/)
  ]);
});
