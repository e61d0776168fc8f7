import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLikeAddress, webAddress } from './address.ts';
import { safeLink } from './label.ts';

test.each<[string, string | undefined]>([
  ['https://example.org/x', 'https://example.org/x'],
  [' HTTP://example.org ', 'HTTP://example.org'],
  ['https://example.org/a b', 'https://example.org/a b'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['www.example.org/x', 'https://www.example.org/x'],
  ['www.example.org', 'https://www.example.org'],
  ['example.org/', 'https://example.org/'],
  ['example.org', undefined],
  ['report.pdf', undefined],
  ['Smith.John', undefined],
  ['https://.', undefined],
  ['example.org:8080/x?y#z', 'https://example.org:8080/x?y#z'],
  ['//example.org/x', 'https://example.org/x'],
  ['žąsys.lt/ą', 'https://žąsys.lt/ą'],
  ['htp:/x', undefined],
  ['http:/x', undefined],
  ['https://', undefined],
  ['https://[x', undefined],
  ['javascript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['mailto:', undefined],
  ['shelf 7', undefined],
  ['p. 7', undefined],
  ['1.2', undefined],
  ['', undefined]
])('%j is the address %j', (text, address) => expect(webAddress(text)).toBe(address));

test.each<[string, boolean]>([
  ['htp:/x', true],
  ['javascript:alert(1)', true],
  ['WOS:000262', false],
  ['Box: 4', false],
  ['shelf 7', false]
])('%j is like an address: %s', (text, like) => expect(isLikeAddress(text)).toBe(like));

test('an address can be linked, and stays as it is when it is read again', () => {
  const start = fc.constantFrom(
    '',
    'https://',
    'http:',
    '//',
    'www.',
    'mailto:',
    'javascript:',
    'a.org/',
    ' '
  );
  const law = fc.property(start, fc.string({ unit: 'binary' }), (start, rest) => {
    const address = webAddress(start + rest);
    if (address === undefined) return;
    expect(safeLink(address)).toBeDefined();
    expect(webAddress(address)).toBe(address);
  });
  fc.assert(law, { seed: 3, numRuns: 1000 });
});
