import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CORPORA, hasCorpora } from '../../../tests/corpora.ts';
import { lines } from '../../../tests/map-notation.ts';
import type { Read } from './format.ts';
import { readAny } from './recognise.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const opened = (text: string): Promise<Read> => readAny(encode(text));
/** The lines of a map, and what of its file was not taken over. */
async function told(text: string) {
  const { map, problems } = await opened(text);
  const found = problems.filter(({ line }) => line !== undefined);
  return { map: map && lines(map), problems: found.map(({ place, message }) => `${place}: ${message}`) };
}

describe('argumentation frameworks', () => {
  test.each([
    ['TGF', '1 First words\n2\n#\n2 1\n', 'r1: 2 - 1'],
    ['TGF, other line ends', 'a\r\n\r\nb\r\n#\r\nb a\r\na b\r\n', 'r1: b - a, r2: a - b'],
    ['TGF that says an attack twice', 'a\nb\n#\nb a\nb a\n', 'r1: b - a'],
    ['TGF without edges', 'a\nb\n#\n', 'a, b'],
    ['APX', 'arg(a).\narg( b ).\natt(b, a).', 'r1: b - a'],
    ['APX in any order, in one line', 'att(b,a). arg(a). arg(b). support(a,b).', 'r1: b - a, r2: a + b'],
    ['APX with comments and no stops', '% a framework\narg(a)\narg(b)\natt(a,b) % the attack', 'r1: a - b'],
    ['ICCMA 2023', '# a comment\np af 3\n# 1 = buses, 2 = cost\n2 1\n', 'r1: 2 - 1, 3']
  ])('%s', async (_, text, map) => expect(await told(text)).toEqual({ map, problems: [] }));

  test('have the names that they give', async () => {
    expect((await opened('1 First words\n#\n')).map!.claims[0]!.text).toBe('First words');
    expect(
      (await opened('p af 2\n# 1 = buses, 2 = cost\n2 1\n')).map!.claims.map(({ text }) => text)
    ).toEqual(['buses', 'cost']);
  });

  test.each([
    ['a\n#\nb a\n', ['line 3, column 1: names “b”, which is not declared before it']],
    ['a\nb\n#\nb a very\n', ['line 4, column 1: the words “very” of an edge are left out']],
    [
      'arg(a).\natt(a).\nnonsense',
      ['line 2, column 1: the fact “att” is left out', 'line 3, column 1: is no fact']
    ],
    [
      'p af 2\n1 3\nx\n',
      ['line 2, column 1: names an argument that is not one of 1 to 2', 'line 3, column 1: is no attack']
    ]
  ])('tell where something is not taken over %#', async (text, problems) =>
    expect((await told(text)).problems).toEqual(problems)
  );

  test('of more arguments than any map has are not read', async () => {
    expect((await told('p af 999999999\n')).problems[0]).toMatch(
      /^line 1, column 1: has 999999999 arguments/
    );
  });
});

const NEW = `Discussion Name:
Should the city run night buses?

1. Thesis:
The city should run night buses.

  1.1. Pro:
  Night workers get home safely [1].

    1.1.1. Con:
    The survey is small [12].
    1. It asked only
    day workers [2].

  1.2. Con:
  Too dear.

    1.2.1. Pro:
    -> See 1.1.1.

Sources:
[1] https://example.org/s
"The quoted passage, possibly over

several paragraphs."
[2] https://example.org/s
`;

describe('a discussion exported from Kialo', () => {
  test('in the newer dialect', async () => {
    const { map } = await opened(NEW);
    expect(await told(NEW)).toEqual({
      map: 'r1: 1.1 + 1, r2: 1.1.1 - 1.1, r3: 1.2 - 1, r4: 1.1.1 + 1.2',
      problems: []
    });
    expect(map).toMatchObject({ title: 'Should the city run night buses?', motion: '1' });
    expect(map!.claims.map(({ text }) => text)).toEqual([
      'The city should run night buses.',
      'Night workers get home safely.',
      'The survey is small [12]. 1. It asked only day workers.',
      'Too dear.'
    ]);
    // One source, though it is cited twice.
    expect(map!.sources).toEqual([{ id: 's1', type: 'webpage', URL: 'https://example.org/s' }]);
    expect(map!.claims[1]!.citations).toEqual([
      { source: 's1', quote: { exact: 'The quoted passage, possibly over\n\nseveral paragraphs.' } }
    ]);
    expect(map!.claims[2]!.citations).toEqual([{ source: 's1' }]);
    expect(await told(NEW.replaceAll('\n', '\r\n'))).toEqual(await told(NEW));
  });

  test('in the older dialect', async () => {
    const text = `Discussion Title: Should the city run night buses?

1. The city should run night buses.
1.1. Pro: Night workers get home [safely](https://example.org/s_\\(1\\)).
1.1.1. Con: The survey is \\(very\\) small.
and goes on
1.2. Con: -> See 1.1.1.
`;
    const { map } = await opened(text);
    expect(await told(text)).toEqual({ map: 'r1: 1.1 + 1, r2: 1.1.1 - 1.1, r3: 1.1.1 - 1', problems: [] });
    expect(map!.claims.map(({ text }) => text)).toEqual([
      'The city should run night buses.',
      'Night workers get home safely.',
      'The survey is (very) small. and goes on'
    ]);
    expect(map!.sources[0]!.URL).toBe('https://example.org/s_(1)');
  });

  test('with several theses under one question', async () => {
    const text = `Discussion Name:
Buses

1. Question:
When should buses run?

  1.1. Thesis:
  By day.

    1.1.1. Pro:
    People work then.

  1.2. Thesis:
  By night.
`;
    expect(await told(text)).toEqual({ map: 'r1: 1.1.1 + 1.1, 1.2', problems: [] });
    expect((await opened(text)).map).toMatchObject({ title: 'When should buses run?' });
    expect((await opened(text)).map!.motion).toBeUndefined();
    const older =
      'Discussion Title: Buses\n1. Question: When?\n1.1. By day.\n1.1.1. Pro: People work.\n1.2. By night.\n';
    expect(await told(older)).toEqual({ map: 'r1: 1.1.1 + 1.1, 1.2', problems: [] });
  });

  test('tells what it points to in vain', async () => {
    const text =
      'Discussion Title: T\n\n1. A.\n1.1. Pro: -> See 4.2.\n1.2. Con: -> See discussion #7: Cars.\n';
    expect((await told(text)).problems).toEqual([
      'line 4, column 1: points to 4.2, which does not stand before it',
      'line 5, column 1: points to another discussion'
    ]);
  });
});

test('nothing that is read throws, and what is read is a map', async () => {
  const starts = ['Discussion Name:\n', 'p af 3\n', 'arg(a).\n', 'a\nb\n#\n'];
  const parts = [
    '1. ',
    '1.1. Pro: ',
    '  1.2. Con:\n',
    '-> See 1.1.',
    ' [1]',
    '\nSources:\n[1] http://e.org\n',
    'att(a,b)',
    '1 2\n',
    '[x](y)',
    '\\',
    '#'
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.array(fc.oneof(fc.constantFrom(...parts), fc.string())),
      async (start, rest) => {
        const { map, problems } = await opened(start + rest.join(''));
        expect(map !== undefined || problems.length > 0).toBe(true);
      }
    ),
    { seed: 7, numRuns: 500 }
  );
});

// Beside a checkout of those who make Warrant, and in no other: files of other programs, with what must be found in them.
const FOLDER = `${CORPORA}iccma-tgf/`;

describe.skipIf(!hasCorpora)('files of other programs', () => {
  test('have as many arguments and attacks as are listed', async () => {
    const manifest = readFileSync(`${CORPORA}MANIFEST.tsv`, 'utf8');
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.tgf'));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      const row = manifest.split('\n').find((line) => line.includes(name))!;
      const { args, attacks } = JSON.parse(row.slice(row.indexOf('{'))) as { args: number; attacks: number };
      const { map } = await readAny(new Uint8Array(readFileSync(`${FOLDER}${name}`)));
      expect([name, map!.claims.length, map!.reasons.length]).toEqual([name, args, attacks]);
    }
  });
});
