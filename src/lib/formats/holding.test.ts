import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { check } from '../model/check.ts';
import { type Holds, hold } from './holding.ts';

const ALL: Holds = {
  map: 'all',
  claim: 'all',
  citation: 'all',
  source: 'all',
  reason: 'all',
  supports: true,
  undercuts: true,
  joint: true
};

describe('what a format can hold', () => {
  test.each<[string, Partial<Holds>, string[], string, string[]]>([
    ['everything', {}, ['A & B + M', 'U - r1'], 'r1: A & B + M, r2: U - r1', []],
    [
      'no undercuts: they are aimed at the first premise',
      { undercuts: false },
      ['A & B + M', 'U - r1', 'V - r2'],
      'r1: A & B + M, r2: U - A, r3: V - U',
      ['the undercut by “U.” becomes a reason about “A.”', 'the undercut by “V.” becomes a reason about “U.”']
    ],
    [
      'no joint premises',
      { joint: false },
      ['A & B & C - M'],
      'r1: A - M, r1~2: B - M, r1~3: C - M',
      ['“A.” no longer needs “B.”, “C.”: each becomes a reason of its own']
    ],
    [
      'no supports',
      { supports: false },
      ['A + M', 'B - A'],
      'r2: B - A, M',
      ['the support by “A.” is left out']
    ]
  ])('%s', (_, holds, notation, held, told) => {
    const found = hold(map(...notation), { ...ALL, ...holds });
    expect(lines(found.map)).toBe(held);
    expect(found.losses.map(({ message }) => message)).toEqual(told);
  });

  test('each field that is left out is told, with its place', () => {
    const one = map('A + M');
    one.claims[1]!.note = 'Ask Ona.';
    one.claims[1]!.tags = [];
    one.sources.push({ id: 's', type: 'book', title: 'Weapons' });
    one.claims[0]!.citations = [{ source: 's', locator: 'p. 3' }];
    one.licence = 'CC BY 4.0';
    const { map: held, losses } = hold(one, { supports: true, source: ['title'], citation: [] });
    expect(held.claims).toEqual([
      { id: 'A', text: 'A.', citations: [{ source: 's' }] },
      { id: 'M', text: 'M.' }
    ]);
    expect(losses).toEqual([
      { code: 'map-field', field: 'title', message: 'the title of the map is left out' },
      { code: 'map-field', field: 'language', message: 'the language of the map is left out' },
      { code: 'map-field', field: 'motion', message: 'the motion of the map is left out' },
      { code: 'map-field', field: 'licence', message: 'the licence of the map is left out' },
      {
        code: 'citation-field',
        field: 'locator',
        claim: 'A',
        source: 's',
        message: 'the locator of a citation of the claim “A.” is left out'
      },
      { code: 'claim-field', field: 'note', claim: 'M', message: 'the note of the claim “M.” is left out' }
    ]);
    expect(hold(one, { supports: true }).losses.map(({ code }) => code)).toContain('source');
  });

  test('of a source, what a format makes of it; what cites one that is not held is lost with it', () => {
    const one = map('A + M');
    one.sources = [
      { id: 's', type: 'book', title: 'Weapons', URL: 'https://example.org/' },
      { id: 't', type: 'webpage' }
    ];
    one.claims[0]!.citations = [
      { source: 's', quote: { exact: 'Words', translation: 'Žodžiai' } },
      { source: 's', quote: { exact: ' ', translation: '' } },
      { source: 't' }
    ];
    const { map: held, losses } = hold(one, {
      ...ALL,
      quote: [],
      source: ({ URL }) => (URL ? { type: 'webpage', URL } : undefined),
      words: (text) => text.trim()
    });
    expect(held.sources).toEqual([{ id: 's', type: 'webpage', URL: 'https://example.org/' }]);
    expect(held.claims[0]!.citations).toEqual([{ source: 's', quote: { exact: 'Words' } }, { source: 's' }]);
    expect(losses.map(({ code, field, message }) => [code, field, message])).toEqual([
      ['source-field', 'type', 'the type of the source “Weapons” is left out'],
      ['source-field', 'title', 'the title of the source “Weapons” is left out'],
      ['source', undefined, 'the source “t” is left out'],
      ['citation', undefined, 'a citation of the claim “A.” cannot be held'],
      [
        'citation-field',
        'translation of the quotation',
        'the translation of the quotation of a citation of the claim “A.” is left out'
      ],
      ['words', undefined, 'the words of the claim “A.” are changed in the file']
    ]);
  });

  test('words are changed in the whole map but in ids, and it is told where', () => {
    const one = map('A + M');
    one.title = 'a  b';
    one.claims[0]!.note = 'c  d';
    one.reasons[0]!.note = 'e  f';
    one.sources = [{ id: 's  t', type: 'book', title: 'g  h' }];
    const { map: held, losses } = hold(one, { ...ALL, words: (text) => text.replace(/ +/g, ' ') });
    expect([held.title, held.claims[0]!.note, held.reasons[0]!.note]).toEqual(['a b', 'c d', 'e f']);
    expect(held.sources).toEqual([{ id: 's  t', type: 'book', title: 'g h' }]);
    expect(losses).toEqual([
      { code: 'words', message: 'the words of the map itself are changed in the file' },
      { code: 'words', source: 's  t', message: 'the words of the source “g h” are changed in the file' },
      { code: 'words', claim: 'A', message: 'the words of the claim “A.” are changed in the file' },
      {
        code: 'words',
        claim: 'A',
        reason: 'r1',
        message: 'the words of the reason from “A.” are changed in the file'
      }
    ]);
  });

  test('premises become reasons with ids that no other reason has', () => {
    const one = map('A & B + M', 'C + M');
    one.reasons[1]!.id = 'r1~2';
    expect(hold(one, { ...ALL, joint: false }).map.reasons.map(({ id }) => id)).toEqual([
      'r1',
      'r1~2~',
      'r1~2'
    ]);
  });

  test('all is held, and nothing told, where a format holds all; what is held is a map that it holds whole', () => {
    const flags = fc.record({ supports: fc.boolean(), undercuts: fc.boolean(), joint: fc.boolean() });
    fc.assert(
      fc.property(maps({ hostile: true, notes: true }), flags, (any, some) => {
        expect(hold(any, ALL)).toEqual({ map: any, losses: [] });
        const holds = { map: ['title', 'language'], claim: ['heading'], source: ['title'], ...some };
        const { map: held } = hold(any, holds);
        expect(check(held).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(hold(held, holds)).toEqual({ map: held, losses: [] });
      }),
      { seed: 7, numRuns: 300 }
    );
  });
});
