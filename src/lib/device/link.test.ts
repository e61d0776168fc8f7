import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { sayProblem } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { fragmentOf, holdsMap, LONGEST, readFragment, withParts } from './link.ts';

const ALL = { notes: true, translations: true, checks: true };

test('any map that goes into a link comes out of it, in letters that a link can hold', {
  timeout: 60_000
}, async () => {
  const holds = fc.asyncProperty(maps({ hostile: true, notes: true, largest: 6 }), async (each) => {
    const fragment = await fragmentOf(each);
    expect(fragment).toMatch(/^#map=[\w-]+$/);
    expect(holdsMap(fragment)).toBe(true);
    // As a browser has it back from an address.
    const { hash } = new URL(`https://example.org/link${fragment}`);
    expect((await readFragment(hash)).map).toEqual(each);
  });
  await fc.assert(holds, { seed: 81, numRuns: 100 });
});

const sound = map('A + M', 'B - A');
const fragment = (text: string | Uint8Array) => `#map=${deflateRawSync(text).toString('base64url')}`;
const says = async (hash: string) => (await readFragment(hash)).problems.map(sayProblem);

describe('a link that gives no map says why', () => {
  const damaged = 'link: is damaged or cut short; ask for it again, or for a file';
  test.each([
    ['cut short', fragment(JSON.stringify(sound)).slice(0, -9), damaged],
    ['with letters of another kind', '#map=%20%20', damaged],
    ['with nothing inside', '#map=', damaged],
    ['not compressed', `#map=${Buffer.from(JSON.stringify(sound)).toString('base64url')}`, damaged],
    [
      'too long',
      `#map=${'A'.repeat(LONGEST + 1)}`,
      `link: has more than ${LONGEST} characters; a file can hold such a map`
    ],
    ['that swells', fragment(new Uint8Array(40_000_000)), 'link: holds more than 8 MB'],
    [
      'with bytes that are no text',
      fragment(new Uint8Array([0xc3, 0x28])),
      'is not text in UTF-8; save it as UTF-8 and try again'
    ],
    ['with other JSON', fragment('[1]'), 'expected an object with a "format" field, found a list'],
    ['with a broken map', fragment(JSON.stringify({ ...sound, motion: 'Z' })), 'motion: no claim "Z"'],
    [
      'with hostile names',
      fragment(JSON.stringify(sound).replace('"id"', '"__proto__"')),
      '__proto__: is not a name that a map may use'
    ]
  ])('%s', async (_, hash, problem) => {
    expect(hash.length).toBeLessThan(LONGEST + 10);
    expect(await says(hash)).toContain(problem);
    expect((await readFragment(hash)).map).toBeUndefined();
  });
});

test('any fragment is read without harm', async () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.base64String().map((text) => text.replace(/=/g, ''))
  );
  const holds = fc.asyncProperty(any, async (text) => {
    const { problems } = await readFragment(`#map=${text}`);
    expect(problems.length).toBeGreaterThan(0);
  });
  await fc.assert(holds, { seed: 82, numRuns: 100 });
});

test('parts are left out as wished, and nothing else', () => {
  const file = new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url);
  const debate: ArgumentMap = JSON.parse(readFileSync(file, 'utf8'));
  const noted = { ...debate, notes: { n: { on: { claim: debate.motion! }, text: 'x' } } };
  expect(withParts(noted, ALL)).toBe(noted);
  expect(withParts(noted, { ...ALL, notes: false })).toEqual(debate);
  const { translations: _, ...bare } = debate;
  expect(withParts(debate, { ...ALL, translations: false })).toEqual(bare);
  const unchecked = withParts(debate, { ...ALL, checks: false });
  expect(JSON.stringify(unchecked)).not.toContain('"check"');
  expect(withParts(unchecked, { ...ALL, checks: false })).toBe(unchecked);
  const without = (key: string, value: unknown) => (key === 'check' ? undefined : value);
  expect(unchecked).toEqual(JSON.parse(JSON.stringify(debate, without)));
});
