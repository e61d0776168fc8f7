import { describe, expect, test } from 'vitest';
import { expectHeld, expectSteady } from '../../../tests/format-law.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import * as kialo from './kialo.ts';
import { recognised } from './recognise.ts';

const text = (of: ReturnType<typeof map>) => kialo.write(of).text as string;

describe('a map that is written for Kialo', () => {
  test('is a discussion in its newer dialect', () => {
    const buses = map('A + M', 'B - M', 'C - A', 'C + B');
    buses.sources = [
      { id: 's', type: 'webpage', URL: 'https://example.org/s' },
      { id: 't', type: 'document', title: 'A leaflet' }
    ];
    buses.claims[0]!.citations = [
      { source: 's', quote: { exact: 'The passage,\n[2] in two lines.' } },
      { source: 't' }
    ];
    expect(kialo.write(buses)).toEqual({
      losses: [{ code: 'map-field', field: 'language', message: 'the language of the map is left out' }],
      text: `Discussion Name:
Test

1. Thesis:
M.

  1.1. Pro:
  A. [1] [2]

    1.1.1. Con:
    C.

  1.2. Con:
  B.

    1.2.1. Pro:
    -> See 1.1.1.

Sources:
[1] https://example.org/s
"The passage,
 [2] in two lines."
[2] A leaflet
`
    });
    expect(recognised(text(buses))).toBe('kialo');
  });

  test.each<[string, string[], string, string | undefined]>([
    ['one motion', ['A + M', 'B - A'], 'r1: 1.1 + 1, r2: 1.1.1 - 1.1', '1'],
    ['two roots stand under a question', ['A + M', 'X'], 'r1: 1.1.1 + 1.1, 1.2', undefined],
    ['so does a thesis that is no motion', ['A + X'], 'r1: 1.1.1 + 1.1', undefined],
    ['a circle closes with a link', ['A + M', 'M - A'], 'r1: 1.1 + 1, r2: 1 - 1.1', '1'],
    ['what stands for itself', ['M + M'], 'r1: 1 + 1', '1'],
    ['the same said twice', ['A + M', 'A + M'], 'r1: 1.1 + 1, r2: 1.1 + 1', '1'],
    // The home of B is its earliest reason, which stands later in the text.
    [
      'links to what stands before',
      ['B + C', 'C + M', 'D + M', 'B - D'],
      'r1: 1.1 + 1, r2: 1.1.1 + 1.1, r3: 1.2 + 1, r4: 1.1.1 - 1.2',
      '1'
    ],
    [
      'undercuts and joint premises',
      ['A & B + M', 'U - r1'],
      'r1: 1.1 + 1, r2: 1.1.1 - 1.1, r3: 1.2 + 1',
      '1'
    ]
  ])('%s', (_, notation, read, motion) => {
    const { map: back, problems } = kialo.read(text(map(...notation)));
    expect(lines(back!)).toBe(read);
    expect(back!.motion).toBe(motion);
    expect(problems.filter(({ line }) => line)).toEqual([]);
  });

  test.each([
    '1.1. Pro: words',
    '1. Thesis:',
    '2.',
    '-> See 1.1.',
    '-> See discussion #7: Cars.',
    'Sources:',
    'Discussion Name: x',
    'as [1] says',
    '[words](https://example.org)',
    'C:\\dir \\[x\\] \\\\',
    'ends in \\',
    '"quoted"',
    '# heading',
    ''
  ])('reads as it is: %j', (words) => {
    const one = map('A + M');
    one.title = words;
    for (const claim of one.claims) claim.text = words;
    one.sources = [{ id: 's', type: 'webpage', URL: 'https://example.org/' }];
    one.claims[0]!.citations = [{ source: 's', quote: { exact: words || 'x' } }];
    const { map: back } = kialo.read(text(one));
    expect(back!.claims.map((claim) => claim.text)).toEqual([words, words]);
    expect(back!.title).toBe(words);
    expect(back!.claims.flatMap(({ citations = [] }) => citations)).toEqual([
      { source: 's1', quote: { exact: words === '"quoted"' ? words : words || 'x' } }
    ]);
  });

  test('keeps the law of formats', async () => {
    await expectHeld(kialo, kialo.holdsOf);
    await expectSteady(kialo);
  }, 60_000);
});

describe('a discussion of Kialo, further', () => {
  test('has addresses that lack their beginning, and sources that are none', () => {
    const found = kialo.read(
      'Discussion Name:\nT\n\n1. Thesis:\nA [1] [2] [3] [4].\n\nSources:\n[1] example.org/s\n[2] Page 12\n[3] http://e.org\n[4] www.example.org\n'
    );
    expect(found.map!.sources.map(({ URL, title }) => URL ?? title)).toEqual([
      'https://example.org/s',
      'Page 12',
      'http://e.org',
      'https://www.example.org'
    ]);
  });

  test('keeps lines that look like an entry, or hold U+2028', () => {
    const found = kialo.read('Discussion Name: T\n1. A:\n3.7. Pro: is\n1.1. Con: a\u2028b\n');
    expect(found.map!.claims.map(({ text }) => text)).toEqual(['A: 3.7. Pro: is', 'a\u2028b']);
  });
});
