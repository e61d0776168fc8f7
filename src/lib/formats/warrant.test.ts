import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { sayProblem } from '../model/check.ts';
import { LARGEST, read, tooLarge, write } from './warrant.ts';

const seed = { seed: 8, numRuns: 300 };
const bytes = (text: string) => new TextEncoder().encode(text);
const says = (file: Uint8Array) => read(file).problems.map(sayProblem);

const bundled = readFileSync(
  new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url)
);

describe('what is written is read back', () => {
  test('any map', () => {
    const same = fc.property(maps({ hostile: true }), (map) => {
      expect(read(write(map)).map).toEqual(map);
    });
    fc.assert(same, seed);
  });
  test('the bundled debate, to the byte', () =>
    expect(Buffer.from(write(read(bundled).map!))).toEqual(bundled));
  test('fields that are not known', () => {
    const value = { ...map('A + M'), 'x-other': { list: [1, null, 'ž'] } };
    expect(read(write(value)).map).toEqual(value);
  });
  test('a byte order mark is no trouble', () => {
    const file = new Uint8Array([0xef, 0xbb, 0xbf, ...write(map('A + M'))]);
    expect(read(file)).toEqual({ map: map('A + M'), problems: [] });
  });
});

describe('a file that cannot be understood', () => {
  const utf8 = 'is not text in UTF-8; save it as UTF-8 and try again';
  test.each<[string, Uint8Array, string]>([
    ['empty', bytes(''), 'is empty'],
    ['blank', bytes(' \r\n\t'), 'is empty'],
    ['only a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf]), 'is empty'],
    [
      'UTF-16 that is no map',
      new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
      'format: expected "warrant/1", found nothing; this is not a Warrant map'
    ],
    ['Latin-1', new Uint8Array([0x22, 0xe9, 0x22]), utf8],
    ['a lone surrogate', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]), utf8],
    ['not JSON', bytes('hello'), 'line 1, column 1: is not JSON from here on'],
    ['a comment', bytes('{\n  // why\n}'), 'line 2, column 3: is not JSON from here on'],
    ['a comma too many', bytes('{\r\n "id": 1,\r\n}'), 'line 3, column 1: is not JSON from here on'],
    ['cut short', bytes('{\n "claims": ['), 'line 2, column 13: the JSON ends too early'],
    ['cut in a word', bytes('{ "title": "Lith'), 'line 1, column 17: the JSON ends too early'],
    ['an image', bytes('\u0089PNG\r\n'), 'line 1, column 1: is not JSON from here on'],
    ['a list', bytes('[]'), 'expected an object with a "format" field, found a list'],
    ['a null', bytes('null'), 'expected an object with a "format" field, found null'],
    [
      'nested 10,000 deep',
      bytes(`${'['.repeat(10_000)}${']'.repeat(10_000)}`),
      'expected an object with a "format" field, found a list'
    ],
    [
      'an object nested 10,000 deep',
      bytes(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
      'a.a.a: is nested more than 100 levels deep'
    ],
    [
      'hostile',
      bytes('{ "format": "warrant/1", "__proto__": {} }'),
      '__proto__: is not a name that a map may use'
    ]
  ])('%s', (_, file, problem) => {
    expect(says(file)).toEqual([problem]);
    expect(read(file).map).toBeUndefined();
  });
});

describe('a file that is too large', () => {
  test.each([
    [LARGEST + 1, 'is 65 MB large; maps of up to 64 MB are read'],
    [100 * 1024 * 1024, 'is 100 MB large; maps of up to 64 MB are read']
  ])('of %i bytes', (size, words) =>
    expect(tooLarge(size)).toEqual({ code: 'size', severity: 'error', place: '', message: words })
  );

  test('is not looked into', () => {
    expect(read({ length: LARGEST + 1 } as Uint8Array)).toEqual({ problems: [tooLarge(LARGEST + 1)] });
  });
});

describe('for any bytes, nothing is thrown', () => {
  const holds = (file: Uint8Array) => {
    const { map, problems } = read(file);
    expect(map === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  };
  test('random ones', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), holds), seed));
  test('random text', () => fc.assert(fc.property(fc.string({ unit: 'binary' }).map(bytes), holds), seed));
  test('random JSON', () => fc.assert(fc.property(fc.json().map(bytes), holds), seed));
  test('a map with a few bytes changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 });
    const any = fc.property(maps(), changes, (map, changes) => {
      const file = write(map);
      for (const [at, byte] of changes) file[at % file.length] = byte;
      holds(file);
    });
    fc.assert(any, seed);
  });
});
