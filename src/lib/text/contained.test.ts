import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contained } from './contained.ts';

const [LRE, RLE, PDF, LRO, RLO] = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E'] as const;
const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069'] as const;

test.each([
  ['plain', ''],
  [`${RLO}abc`, PDF],
  [`${RLE}abc${PDF}`, ''],
  [`${LRI}abc${PDI}`, ''],
  [`${FSI}abc`, PDI],
  [`${RLI}a${LRO}b`, PDF + PDI],
  [`${LRO}a${RLI}b`, PDI + PDF],
  // An isolate ends what was opened within it; an embedding is not ended out of an isolate.
  [`${RLI}a${RLO}b${PDI}c`, ''],
  [`${RLO}a${LRI}b${PDF}c`, PDI + PDF],
  [`${PDI}${PDF}a${LRE}`, PDF]
])('%j is closed by %j', (text, end) => expect(contained(text)).toBe(text + end));

describe('a text that is contained', () => {
  const marks = fc.constantFrom('a', '\u05D0', LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI);
  const texts = fc.array(marks, { maxLength: 40 }).map((each) => each.join(''));

  test('stays as it is', () =>
    fc.assert(
      fc.property(texts, (text) => {
        expect(contained(contained(text))).toBe(contained(text));
      }),
      { seed: 20261130, numRuns: 500 }
    ));

  test('leaves what is around it as open as it was', () =>
    fc.assert(
      fc.property(texts, (text) => {
        // What a stray mark ends was not opened by this text.
        const bare = text.replaceAll(new RegExp(`[${PDF}${PDI}]`, 'g'), '');
        expect(contained(`${RLO}${contained(bare)}`)).toBe(`${RLO}${contained(bare)}${PDF}`);
        expect(contained(`${RLI}${contained(bare)}`)).toBe(`${RLI}${contained(bare)}${PDI}`);
      }),
      { seed: 20261130, numRuns: 500 }
    ));

  test('takes no long time where many are open', () => {
    const many = RLO.repeat(200_000);
    expect(contained(many + PDI.repeat(200_000))).toHaveLength(600_000);
  });
});
