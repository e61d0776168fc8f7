import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from './json-fault.ts';

const seed = { seed: 8259, numRuns: 500 };

describe('the fault stands before the bar', () => {
  test.each([
    ['|'],
    [' \n|'],
    ['|hello'],
    ['{|'],
    ['[1, |'],
    ['[1, |]'],
    ['[1 |2]'],
    ['[1] |]'],
    ['{"a": 1, |}'],
    ['{"a" |1}'],
    ['{"a": |}'],
    ['{|a: 1}'],
    ['{"a": 1|]'],
    ['["a|'],
    ['["a|\n"]'],
    ['["a|\\x"]'],
    ['["a|\\u12G4"]'],
    ["[|'a']"],
    ['[0|1]'],
    ['[1|.]'],
    ['[|.5]'],
    ['[|-]'],
    ['[|+1]'],
    ['[|NaN]'],
    ['[|undefined]'],
    ['[true|r]'],
    ['|tru'],
    ['{} |{}'],
    ['[1,|\u00A02]'],
    ['{"a": [{"b": |// why\n 1}]}']
  ])('%j', (marked) => {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toBe(at);
  });
});

describe('for any text', () => {
  test('there is none where the text is JSON', () =>
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        expect(jsonFault(JSON.stringify(JSON.parse(json), null, indent))).toBeUndefined();
      }),
      seed
    ));

  test('there is one where it is not', () => {
    const pieces = fc.constantFrom(
      ...'{}[],:"\\ \n-+.eE01',
      'true',
      'null',
      '"a"',
      '\\u00',
      'x',
      '\u0001',
      '\uFEFF'
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join(''))
    );
    const any = fc.property(text, (text) => {
      expect(jsonFault(text) === undefined).toBe(parses(text));
    });
    fc.assert(any, { ...seed, numRuns: 3000 });
  });

  test('a control character is a fault where it stands, but for a word, number or escape that it cuts', () => {
    const cut = fc.property(fc.json(), fc.nat(), (json, pick) => {
      const at = pick % (json.length + 1);
      const fault = jsonFault(`${json.slice(0, at)}\u0001${json.slice(at)}`)!;
      expect(json.slice(fault, at)).toMatch(
        /^(t|tr|tru|f|fa|fal|fals|n|nu|nul|-|\.|e[+-]?|\\(u[\da-f]{0,3})?)?$/i
      );
      expect(fault).toBeLessThanOrEqual(at);
    });
    fc.assert(cut, seed);
  });
});

test('10,000 brackets and 10,000,000 letters are no trouble', () => {
  expect(jsonFault('['.repeat(10_000))).toBe(10_000);
  expect(jsonFault(`"${'a'.repeat(10_000_000)}`)).toBe(10_000_001);
  expect(jsonFault(`"${'\\n'.repeat(1_000_000)}"`)).toBeUndefined();
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
