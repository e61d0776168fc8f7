import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { Source } from '../model/map.ts';
import * as bibtex from './bibtex.ts';
import * as csl from './csl.ts';
import { readAny, recognised } from './recognise.ts';
import * as ris from './ris.ts';

const FORMATS = [
  ['csl', csl],
  ['bibtex', bibtex],
  ['ris', ris]
] as const;

const SOURCE: Source = {
  id: 'smith-2024',
  type: 'article-journal',
  title: 'Night buses',
  author: [{ family: 'Smith', given: 'Ann' }],
  issued: { 'date-parts': [[2024]] },
  'container-title': 'Transport',
  URL: 'https://example.org/a'
};

describe.each(FORMATS)('%s', (name, { read, write }) => {
  test('sources come and go alone; claims are one loss', async () => {
    const one = map('A + M', 'B - M');
    one.sources.push(SOURCE);
    one.claims[0]!.citations = [{ source: SOURCE.id }];
    const { text, losses } = write(one);
    expect(losses.map(({ code, field, message }) => field ?? `${code}: ${message}`)).toEqual([
      'claims: the file holds sources alone: 3 claims and 2 reasons are left out',
      'title',
      'language'
    ]);
    expect(recognised(text as string)).toBe(name);
    const found = await readAny(new TextEncoder().encode(text as string));
    expect(found.problems).toEqual([]);
    expect(found.map).toMatchObject({ claims: [], reasons: [], sources: [SOURCE] });
    expect(write(one).text).toBe(text);
  });

  test('what of a source no loss names is read again', () => {
    fc.assert(
      fc.property(maps({ hostile: true }), (any) => {
        const { text, losses } = write(any);
        const { map: found } = read(text as string);
        const gone = new Set(losses.filter(({ code }) => code === 'source').map(({ source }) => source));
        const sources = any.sources.filter(({ id }) => !gone.has(id));
        expect(found?.sources.length ?? 0).toBe(sources.length);
        for (const [at, source] of sources.entries()) {
          const lost = losses.filter((loss) => loss.source === source.id).map(({ field }) => field);
          for (const [field, value] of Object.entries(source)) {
            if (
              field === 'id' ||
              lost.includes(field) ||
              value === '' ||
              (Array.isArray(value) && !value.length)
            )
              continue;
            const again = (found!.sources[at] as Record<string, unknown>)[field];
            if (typeof value === 'number') expect(String(again)).toBe(String(value));
            else expect(again).toEqual(value);
          }
        }
      }),
      { seed: 7, numRuns: 150 }
    );
  });

  test('whatever stands in a text, reading does not throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(200), (put, at) => {
        const whole = write({ ...map('A'), sources: [SOURCE] }).text as string;
        for (const text of [put, whole.slice(0, at) + put + whole.slice(at)]) {
          const { map: found, problems } = read(text);
          expect(found !== undefined || problems.length > 0).toBe(true);
        }
      }),
      { seed: 7, numRuns: 200 }
    );
  });
});

test('what is not read is told with its line', () => {
  const { map: found, problems } = bibtex.read(
    '@book{a, title = {A}}\n@book{a, title = {B}}\n@book{c, title = {C\n'
  );
  expect(found!.sources.map(({ id }) => id)).toEqual(['a', 'a-2']);
  expect(problems.map(({ severity, line }) => [severity, line])).toEqual([['error', 3]]);
  expect(ris.read('').problems.map(({ message }) => message)).toEqual(['holds no reference']);
  expect(csl.read('[{').problems[0]!.place).toBe('line 1, column 3');
});

test.each([
  ['[{"type":"book","title":"A"}]', 'csl'],
  ['{"items":[{"type":"book","title":"A"}]}', 'csl'],
  ['[{"claims":[],"type":"x"}]', 'warrant'],
  ['% Encoding: UTF-8\n\n@Article{a,}', 'bibtex'],
  ['\uFEFFTY  - JOUR\nER  - ', 'ris'],
  ['[Title]: @[other] words', 'argdown']
])('%s is known as %s', (text, format) => expect(recognised(text)).toBe(format));

test('thousands of sources may have one name', { timeout: 60_000 }, () => {
  expect(
    csl.read(`[${'{"type":"book","title":"A"},'.repeat(20_000)}{"title":"A"}]`).map!.sources
  ).toHaveLength(20_001);
});

test('a list that is too long is not read', () => {
  expect(bibtex.read('x'.repeat(4_000_001)).problems[0]!.message).toMatch(/^is too long/);
});
