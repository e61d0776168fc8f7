import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from './clean.ts';

// The characters of XML 1.0, without the controls that it advises against.
const VALID = /^[\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

test.each([
  ['plain text', 'Ar tai tiesa? – “Yes”, 日本 👩‍👩‍👧', 'Ar tai tiesa? – “Yes”, 日本 👩‍👩‍👧'],
  ['tab and line feed', 'a\tb\nc', 'a\tb\nc'],
  ['other line ends', 'a\r\nb\rc\n\rd', 'a\nb\nc\n\nd'],
  ['C0, delete, C1', 'a\0b\x1Bc\x7Fd\x85e\x9F', 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD'],
  ['lone surrogates', '\uD83Dx\uDE00 \uD83D\uDE00', '\uFFFDx\uFFFD 😀'],
  ['non-characters', '\uFFFE\uFFFF', '\uFFFD\uFFFD']
])('%s', (_, text, expected) => {
  expect(clean(text)).toBe(expected);
});

test('any string becomes valid and stays so', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), utf16()), (text) => {
      expect(clean(text)).toMatch(VALID);
      expect(clean(clean(text))).toBe(clean(text));
    }),
    { seed: 1, numRuns: 1000 }
  );
});

function utf16() {
  const unit = fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd7f0, max: 0xe010 }), fc.nat(0xa0));
  return fc.array(unit).map((units) => String.fromCharCode(...units));
}
