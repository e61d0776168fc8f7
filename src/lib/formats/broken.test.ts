import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { check } from '../model/check.ts';
import type { FormatName } from './format.ts';
import { readAny } from './recognise.ts';
import { FORMATS } from './registry.ts';

const NAMES: FormatName[] = ['kialo', 'tgf', 'apx', 'af', 'csv', 'markdown', 'opml', 'mindmup'];
const JUNK = [
  ...[
    '"',
    '\n',
    '\\',
    '[1]',
    '(see #c1)',
    '{#c0}',
    '->',
    '-> See 1.1.',
    '1.1. Pro:',
    'Sources:\n',
    '#',
    '<',
    '>',
    '&'
  ],
  ...[
    '</outline>',
    '<outline ',
    'stance="con"',
    'ref="c0"',
    ',',
    ';',
    '\t',
    '__proto__',
    'constructor',
    '{',
    '}',
    '"ideas":'
  ],
  ...['null', '-1', '  ', 'att(', 'p af 9\n', '\u0000', '\u2028', '\uFEFF', '\uD800']
];

test.each(NAMES)(
  '%s: a file that is broken anywhere is read as far as it goes',
  async (name) => {
    const { read, write } = await FORMATS[name].load();
    const pieces = fc.array(
      fc.tuple(fc.nat(), fc.nat({ max: 20 }), fc.oneof(fc.constantFrom(...JUNK), fc.string())),
      { minLength: 1, maxLength: 4 }
    );
    await fc.assert(
      fc.asyncProperty(maps({ hostile: true, largest: 6 }), pieces, async (map, cuts) => {
        let { text } = (await write!(map)) as { text: string };
        for (const [at, length, junk] of cuts) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + junk + text.slice(place + length);
        }
        const { map: found, problems } = read!(text);
        // Only of what is no JSON there may be no map at all.
        if (name === 'mindmup') expect(found !== undefined || problems.length > 0).toBe(true);
        else expect([found !== undefined, problems.length >= 0]).toEqual([true, true]);
        if (found) expect(check(found).map).toBe(found);
        await readAny(new TextEncoder().encode(text));
      }),
      { seed: 7, numRuns: 300 }
    );
  },
  60_000
);
