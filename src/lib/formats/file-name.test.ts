import fc from 'fast-check';
import { expect, test } from 'vitest';
import { map as notation } from '../../../tests/map-notation.ts';
import { pictureName } from '../picture.ts';
import { fileName } from './file-name.ts';

test.each([
  ['Cars: out of the city?', 'Cars-out-of-the-city.svg'],
  ['Rinkimų „privalomumas“', 'Rinkimų-privalomumas.svg'],
  ['../../etc/passwd', 'etc-passwd.svg'],
  ['P1.2.2', 'P1.2.2.svg'],
  ['', 'map.svg'],
  [' ?!… ', 'map.svg'],
  ['CON', 'CON-map.svg'],
  ['nul.txt', 'nul.txt-map.svg'],
  ['Console', 'Console.svg'],
  ['\uD800\u0000', 'map.svg'],
  ['a'.repeat(500), `${'a'.repeat(60)}.svg`]
])('%j is named %s', (title, name) => expect(fileName(title, '.svg')).toBe(name));

test.each([
  ['Cars', ['', 'sheets'], 'Cars-sheets.pdf'],
  ['Cars', ['P1.2', 'sheets'], 'Cars-P1.2-sheets.pdf'],
  ['a'.repeat(500), ['P1.2', 'knygele'], `${'a'.repeat(47)}-P1.2-knygele.pdf`],
  ['a'.repeat(500), ['b'.repeat(500), 'lapai'], `${'a'.repeat(23)}-${'b'.repeat(30)}-lapai.pdf`],
  ['?', ['../P1', ''], 'map-P1.pdf']
])('%j with %j is named %s', (title, parts, name) => expect(fileName(title, '.pdf', ...parts)).toBe(name));

test('a picture keeps in its name which branch it is, and what its pages are', () => {
  const id = '0b5c2f6e-0000-4000-8000-000000000000';
  const map = { ...notation('A + M'), id, title: 'A question that is asked at some length, '.repeat(3) };
  expect(pictureName(map, ['A'], '.pdf', 'leaflet')).toMatch(/^A-question-.{39}-A-leaflet\.pdf$/);
});

test('a map from a file of another program is named by its title', () => {
  const map = { ...notation('A question'), id: 'imported-ed8368014e07466a', title: 'Night buses' };
  expect(pictureName(map, [], '.csv')).toBe('Night-buses.csv');
});

test('every system takes it', () => {
  const letters = fc.string({ unit: 'binary', maxLength: 300 });
  const titles = fc.property(letters, letters, (title, part) => {
    const name = fileName(title, '.warrant.json', part);
    expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}._-]*\.warrant\.json$/u);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
    expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
  });
  fc.assert(titles, { seed: 20261124, numRuns: 500 });
});
