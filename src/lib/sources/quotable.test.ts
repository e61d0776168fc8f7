import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around, quotable } from './quotable.ts';
import { findQuotation } from './quotation.ts';

const between = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

test.each([
  ['whole words', 'a wide area', 'wide', 'wide'],
  ['no word is cut', 'a widest areas', 'dest ar', 'widest areas'],
  ['white space is one space', 'a\n  wide\t area', 'a\n  wide\t area', 'a wide area'],
  ['a divided word is whole', 'the exam-\nple stands', 'exam-\nple', 'example'],
  ['punctuation stays', 'said: “a wide area.” Then', '“a wide area.”', '“a wide area.”'],
  ['nor a letter of two units', 'x 𐐷𐐷 y', '\uDC37𐐷', '𐐷𐐷']
])('%s', (_, text, selected, exact) => {
  expect(quotable(text, between(text, selected))?.exact).toBe(exact);
});

test('no words, nothing to quote', () => {
  expect(quotable('one … two', { start: 4, end: 5 })).toBeUndefined();
  expect(quotable('', { start: 0, end: 0 })).toBeUndefined();
});

const words = fc.constantFrom(
  'cluster',
  'munition',
  'bomb-\nlets',
  'well-known',
  'ąžuolas',
  '«так»',
  '1.5',
  '𐐷𐐷',
  ','
);
const spaces = fc.constantFrom(' ', '\n', '  ', '\u00A0', '\r\n');

test('what is taken from a text is found there word for word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, spaces), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      (parts, one, other) => {
        const text = parts.flat().join('');
        const ends = [one % (text.length + 1), other % (text.length + 1)];
        const found = quotable(text, { start: Math.min(...ends), end: Math.max(...ends) });
        if (!found) return;
        const quote = { exact: found.exact, ...around(text, found) };
        expect(findQuotation(quote, text).result).toBe('exact');
      }
    ),
    { seed: 20, numRuns: 300 }
  );
});

test('what stands around tells the places of the same words apart', () => {
  const text = 'First it fell. Then it rose, and at last it fell again.';
  const start = text.lastIndexOf('it fell');
  const place = { start, end: start + 7 };
  expect(around(text, place)).toEqual({ prefix: 'fell. Then it rose, and at last', suffix: 'again.' });
  expect(findQuotation({ exact: 'it fell', ...around(text, place) }, text).at).toEqual(place);
});
