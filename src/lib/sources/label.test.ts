import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { archiveLink, byLabel, safeLink, sourceLabel, sourceLink, sourceName } from './label.ts';

const source = (fields: Partial<Source>): Source => ({ id: 's-1', type: 'report', ...fields });
const issued = (...parts: (string | number)[]) => ({ 'date-parts': [parts] });

describe('a source is named as a judge would', () => {
  const all = {
    shortName: 'ICRC',
    author: [{ family: 'Zeigler', given: 'Sean' }],
    'container-title': 'Lawfare',
    publisher: 'Brookings',
    'title-short': 'Short',
    title: 'Long'
  };
  test.each<[Partial<Source>, string]>([
    [all, 'ICRC'],
    [{ ...all, shortName: undefined }, 'Zeigler'],
    [{ ...all, shortName: '' }, 'Zeigler'],
    [{ author: [{ family: 'Ploeg', 'non-dropping-particle': 'van der' }] }, 'van der Ploeg'],
    [{ author: [{ literal: 'Human Rights Watch' }, { literal: 'ICBL' }] }, 'Human Rights Watch'],
    [{ author: [], 'container-title': 'Lawfare', title: 'Long' }, 'Lawfare'],
    [{ author: [{ given: 'Plato' }], publisher: 'Penguin', title: 'Long' }, 'Plato'],
    [{ 'title-short': 'Short', title: 'Long' }, 'Short'],
    [{ title: 'Long' }, 'Long'],
    [{}, 's-1']
  ])('%j: %s', (fields, name) => expect(sourceName(source(fields))).toBe(name));
});

describe('with its year, where that is known', () => {
  test.each<[Partial<Source>, string]>([
    [{ issued: issued(2024, 7, 18) }, 'ICRC 2024'],
    [{ issued: issued('2024') }, 'ICRC 2024'],
    [{ issued: issued('') }, 'ICRC'],
    [{ issued: issued() }, 'ICRC'],
    [{ issued: { 'date-parts': [] } }, 'ICRC'],
    [{ issued: { literal: 'in spring' } }, 'ICRC'],
    [{ shortName: 'Lijphart 1997', issued: issued(1997, 3) }, 'Lijphart 1997'],
    [{ shortName: 'Press report, 1926', issued: issued('1926') }, 'Press report, 1926'],
    [{ shortName: 'Protocol 19975', issued: issued(1997) }, 'Protocol 19975 1997'],
    [{ shortName: 'Plan 2030', issued: issued(2024) }, 'Plan 2030 2024'],
    [{}, 'ICRC']
  ])('%j: %s', (fields, label) => expect(sourceLabel(source({ shortName: 'ICRC', ...fields }))).toBe(label));
});

test('sources stand in the order of their labels, capitals or not, equal ones as they came', () => {
  const named = ['b', 'A', 'c', 'a', 'B'].map((shortName, at) => source({ id: `s-${at}`, shortName }));
  expect(byLabel(named).map(({ id }) => id)).toEqual(['s-1', 's-3', 's-0', 's-4', 's-2']);
});

test.each<[Partial<Source>, string | undefined]>([
  [{ DOI: '10.1/x' }, 'https://doi.org/10.1/x'],
  [{ DOI: ' doi: 10.1/x ' }, 'https://doi.org/10.1/x'],
  [{ DOI: 'https://dx.doi.org/10.1/x%20y' }, 'https://doi.org/10.1/x%20y'],
  [
    { DOI: '10.1002/(SICI)49:8<693::AID-ASI4>3.0.CO;2-#' },
    'https://doi.org/10.1002/(SICI)49:8%3C693::AID-ASI4%3E3.0.CO;2-%23'
  ],
  [{ URL: 'www.icrc.org', DOI: '10.1/x' }, 'https://doi.org/10.1/x'],
  [{ URL: 'https://a.org', DOI: '10.1/x' }, 'https://a.org'],
  [{ DOI: ' ' }, undefined]
])('the link of %j is %s', (fields, link) => expect(sourceLink(source(fields))).toBe(link));

describe('a link', () => {
  test.each([
    ['https://example.org/a?b=c&d=%20#e', 'https://example.org/a?b=c&d=%20#e'],
    ['http://example.org', 'http://example.org'],
    ['HTTPS://EXAMPLE.ORG', 'HTTPS://EXAMPLE.ORG'],
    ['mailto:info@example.org', 'mailto:info@example.org'],
    ['https://example.org/Žąsys/Київ', 'https://example.org/Žąsys/Київ'],
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['https://example.org/100%25 sure', 'https://example.org/100%25%20sure'],
    ['https://example.org/\u0000\t\n\u007F\u00A0', 'https://example.org/%00%09%0A%7F%C2%A0'],
    ['https://example.org/ \uD800', 'https://example.org/%20\uD800']
  ])('%j is kept as %j', (address, link) => expect(safeLink(address)).toBe(link));

  test.each([
    ['javascript:alert(1)'],
    ['JavaScript:alert(1)'],
    [' javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>'],
    ['vbscript:x'],
    ['file:///etc/passwd'],
    ['//example.org'],
    ['example.org'],
    ['/maps'],
    [' https://example.org'],
    ['\u0001https://example.org'],
    ['https'],
    ['']
  ])('%j is none', (address) => expect(safeLink(address)).toBeUndefined());

  test('is read by a browser as one of three kinds of address', () => {
    const start = fc.constantFrom('', 'https:', 'http://', 'mailto:', 'javascript:', 'data:', '\u0000', ' ');
    const address = fc.tuple(start, start, fc.string({ unit: 'binary' })).map((parts) => parts.join(''));
    const holds = fc.property(address, (address) => {
      const link = safeLink(address);
      if (link === undefined) return;
      expect(Array.from(link).every((character) => character > ' ')).toBe(true);
      if (URL.canParse(link)) expect(['http:', 'https:', 'mailto:']).toContain(new URL(link).protocol);
    });
    fc.assert(holds, { seed: 9, numRuns: 1000 });
  });
});

describe('the link of a source', () => {
  test.each<[Partial<Source>, string | undefined]>([
    [{ URL: 'https://example.org', DOI: '10.1000/1' }, 'https://example.org'],
    [{ DOI: '10.1000/1' }, 'https://doi.org/10.1000/1'],
    [{ DOI: 'https://doi.org/10.1000/1' }, 'https://doi.org/10.1000/1'],
    [{ DOI: 'http://dx.doi.org/10.1000/1' }, 'https://doi.org/10.1000/1'],
    [{ DOI: 'doi: 10.1000/1' }, 'https://doi.org/10.1000/1'],
    [{ URL: '', DOI: '10.1000/1' }, 'https://doi.org/10.1000/1'],
    [{ URL: 'javascript:alert(1)' }, undefined],
    [{ archive_location: 'https://archive.example' }, undefined],
    [{}, undefined]
  ])('%j: %s', (fields, link) => expect(sourceLink(source(fields))).toBe(link));

  test.each<[Partial<Source>, string | undefined]>([
    [{ archive_location: 'https://archive.example/1' }, 'https://archive.example/1'],
    [{ archive_location: 'data:text/html,x' }, undefined],
    [{ archive_location: 'shelf 7' }, undefined],
    [{}, undefined]
  ])('archived, %j: %s', (fields, link) => expect(archiveLink(source(fields))).toBe(link));
});
