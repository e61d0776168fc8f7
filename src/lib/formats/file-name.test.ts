import fc from 'fast-check';
import { expect, test } from 'vitest';
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

test('every system takes it', () => {
  const titles = fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
    const name = fileName(title, '.warrant.json');
    expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}._-]*\.warrant\.json$/u);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
    expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
  });
  fc.assert(titles, { seed: 20261124, numRuns: 500 });
});
