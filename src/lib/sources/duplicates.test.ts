import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { addressKey, doiOf, duplicates, sameSource, withoutArchive } from './duplicates.ts';

test.each([
  ['https://example.org/a', 'example.org/a'],
  ['http://www.Example.ORG:80/a/#part', 'example.org/a'],
  ['https://example.org', 'example.org'],
  ['https://example.org:8080/', 'example.org:8080'],
  ['https://example.org/a?utm_source=x&b=2&a=1&gclid=3&fbclid=4', 'example.org/a?a=1&b=2'],
  ['https://example.org/a?utm_source=x', 'example.org/a'],
  ['https://example.org/?id=1', 'example.org?id=1'],
  ['https://example.org/%C5%BD%C4%85s', 'example.org/Žąs'],
  ['https://example.org/Žąs', 'example.org/Žąs'],
  ['https://example.org/%zz', 'example.org/%zz'],
  ['https://web.archive.org/web/20240718120000/https://www.example.org/a/', 'example.org/a'],
  ['https://web.archive.org/web/2024id_/example.org/a', 'example.org/a'],
  ['https://archive.ph/20240718/https://example.org/a', 'example.org/a'],
  ['https://archive.ph/AbC12', 'archive.ph/AbC12'],
  [`https://example.org/${'/'.repeat(300_000)}x/`, `example.org/${'/'.repeat(300_000)}x`],
  ['mailto:a@example.org', undefined],
  ['example.org', undefined],
  ['http://', undefined]
])('the page at %.40s is %.40s', (address, key) => expect(addressKey(address)).toBe(key));

test.each<[Partial<Source>, string | undefined]>([
  [{ DOI: '10.1000/ABC' }, '10.1000/abc'],
  [{ DOI: 'https://doi.org/10.1000/a%20b' }, '10.1000/a b'],
  [{ DOI: 'doi: 10.1000/a' }, '10.1000/a'],
  [{ URL: 'http://dx.doi.org/10.1000/a?x=1' }, '10.1000/a'],
  [{ DOI: 'soon', URL: 'https://doi.org/10.1000/a' }, '10.1000/a'],
  [{ URL: 'https://example.org/10.1000/a' }, undefined],
  [{ DOI: '' }, undefined]
])('the DOI of %j is %s', (source, doi) => expect(doiOf(source)).toBe(doi));

test('an archive of an archive is looked through', () => {
  expect(withoutArchive('https://web.archive.org/web/2025/https://archive.ph/2024/http:/a.org/x')).toBe(
    'http://a.org/x'
  );
});

const source = (id: string, fields: Partial<Source>): Source => ({ id, type: 'webpage', ...fields });

describe('the same source', () => {
  test.each<[Partial<Source>, Partial<Source>, boolean]>([
    [{ URL: 'https://a.org/1' }, { URL: 'http://www.a.org/1/' }, true],
    [{ URL: 'https://a.org/1' }, { URL: 'https://a.org/2' }, false],
    [{ DOI: '10.1/a' }, { URL: 'https://doi.org/10.1/A' }, true],
    [{ DOI: '10.1/a', URL: 'https://a.org/1' }, { DOI: '10.1/b', URL: 'https://a.org/1' }, false],
    [{ DOI: '10.1/a', URL: 'https://a.org/1' }, { URL: 'https://a.org/1' }, true],
    [{ title: 'A' }, { title: 'A' }, false]
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameSource(source('a', a), source('b', b))).toBe(same);
    expect(sameSource(source('b', b), source('a', a))).toBe(same);
  });
});

describe('duplicates', () => {
  const ids = (sources: Source[]) => duplicates(sources).map((group) => group.map(({ id }) => id).join(''));
  test.each<[string, Partial<Source>[], string[]]>([
    ['none', [{ URL: 'https://a.org/1' }, { URL: 'https://a.org/2' }, {}, {}], []],
    [
      'two groups',
      [{ URL: 'https://a.org/1' }, { DOI: '10.1/a' }, { URL: 'http://a.org/1' }, { DOI: '10.1/A' }],
      ['ac', 'bd']
    ],
    [
      'over a third',
      [{ URL: 'https://a.org/1' }, { DOI: '10.1/a' }, { URL: 'https://a.org/1', DOI: '10.1/a' }],
      ['abc']
    ],
    [
      'a page of two DOIs',
      [
        { URL: 'https://a.org/1', DOI: '10.1/a' },
        { URL: 'https://a.org/1', DOI: '10.1/b' },
        { URL: 'https://a.org/1' },
        { DOI: '10.1/b' }
      ],
      ['ac', 'bd']
    ]
  ])('%s', (_, list, groups) => {
    expect(ids(list.map((fields, at) => source('abcd'[at]!, fields)))).toEqual(groups);
  });

  const any = fc.record(
    {
      URL: fc.constantFrom('https://a.org/1', 'http://a.org/1/', 'https://b.org', 'https://doi.org/10.1/a'),
      DOI: fc.constantFrom('10.1/a', '10.1/A', '10.1/b', '10.1/c')
    },
    { requiredKeys: [] }
  );
  const list = fc
    .array(any, { maxLength: 9 })
    .map((all) => all.map((fields, at) => source(String(at), fields)));

  test('no group holds two DOIs; two that are the same and have none of a third stand together', () => {
    const law = fc.property(list, (sources) => {
      const groups = duplicates(sources);
      for (const group of groups) {
        expect(group.length).toBeGreaterThan(1);
        expect(new Set(group.map(doiOf).filter(Boolean)).size).toBeLessThan(2);
      }
      const grouped = groups.flat();
      expect(new Set(grouped).size).toBe(grouped.length);
      const groupOf = (each: Source) => groups.find((group) => group.includes(each));
      for (const a of sources) {
        for (const b of sources) {
          if (a === b || !sameSource(a, b) || groupOf(a)?.includes(b)) continue;
          expect([doiOf(a), doiOf(b)]).toContain(undefined);
          expect(groupOf(a) ?? groupOf(b)).toBeDefined();
        }
      }
    });
    fc.assert(law, { seed: 4, numRuns: 1000 });
  });
});
