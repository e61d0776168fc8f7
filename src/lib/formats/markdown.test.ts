import { describe, expect, test } from 'vitest';
import { expectHeld, expectSteady } from '../../../tests/format-law.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import * as markdown from './markdown.ts';
import { recognised } from './recognise.ts';

const told = (text: string) => {
  const { map: found, problems } = markdown.read(text);
  return {
    map: found && lines(found),
    problems: problems.filter(({ line }) => line).map(({ place, message }) => `${place}: ${message}`)
  };
};
const texts = (text: string) => markdown.read(text).map!.claims.map((claim) => claim.text);

describe('an outline', () => {
  test('is read with sides, names and sources', () => {
    const text = `# Night buses

- Run night buses {#c1}
  - **Pro:** Workers get home. [1]
    - **Con**: The survey is small. {#c4}
  - con: Too dear. [Budget](https://example.org/b)
    - But: (see #c4)
    - **Con:** The survey is small. (see #c4)

[1]: https://example.org/s "Survey 2029"
`;
    expect(told(text).problems).toEqual([]);
    const { map: found } = markdown.read(text);
    expect(found).toMatchObject({ title: 'Night buses', motion: 'c1' });
    expect(found!.claims).toEqual([
      { id: 'c1', text: 'Run night buses' },
      { id: 'c2', text: 'Workers get home.', citations: [{ source: 's1' }] },
      { id: 'c4', text: 'The survey is small.' },
      { id: 'c3', text: 'Too dear. Budget', citations: [{ source: 's2' }] }
    ]);
    expect(found!.sources).toEqual([
      { id: 's1', type: 'webpage', URL: 'https://example.org/s', title: 'Survey 2029' },
      { id: 's2', type: 'webpage', URL: 'https://example.org/b' }
    ]);
    expect(lines(found!)).toBe('r1: c2 + c1, r2: c4 - c2, r3: c3 - c1, r4: c4 - c3, r5: c4 - c3');
    expect(recognised(text)).toBe('markdown');
  });

  test.each([
    ['other bullets and tabs', '* A\n\t+ pro: B\n\t\t1. con: C\n', 'r1: c2 + c1, r2: c3 - c2'],
    ['other line ends', '- A\r\n  - con: B\r\n', 'r1: c2 - c1'],
    ['lines without bullets', 'A\n  con: B\n    pro: C\n  con: D\n', 'r1: c2 - c1, r2: c3 + c2, r3: c4 - c1'],
    ['headings above a list', '# T\n## A\n- con: B\n## C\n', 'r1: c2 - c1, c3'],
    ['two roots, one the motion', '- **Motion:** A\n- B\n', 'c1, c2']
  ])('of %s', (_, text, found) => {
    expect(told(text)).toEqual({ map: found, problems: [] });
    expect(recognised(text)).toBe('markdown');
  });

  test('keeps all words of an item', () => {
    expect(texts('- A\n  goes on\nlazily\n\n  and on\n  - pro: B\n')).toEqual([
      'A goes on lazily and on',
      'B'
    ]);
    expect(texts('- 3 * 4 [2] **x** \\*y\\* a_b\n')).toEqual(['3 * 4 [2] **x** *y* a_b']);
  });

  test.each([
    ['- A\n  - B\n  - C\n', 'line 2, column 1: has no side; this and others like it are read as reasons for'],
    ['- A\n\nWords\n', 'line 3, column 1: the words “Words” outside of the list are left out'],
    ['- A\n  - pro: (see #x)\n', 'line 2, column 1: refers to “x”, which is nowhere in the file'],
    ['- A {#x}\n  - pro: B {#x}\n', 'line 2, column 1: has the name “x” of another claim'],
    [
      '- A {#x}\n  - pro: B (see #x)\n',
      'line 2, column 1: the words “B” are left out for those of the claim referred to'
    ],
    ['- A [1]\n\n[1]: a\n[1]: b\n', 'line 4, column 1: tells of “[1]” a second time']
  ])('tells what of it is not taken over %#', (text, problem) =>
    expect(told(text).problems).toEqual([problem])
  );

  test.each(['hello', 'One sentence.\nAnother one.\n', '', '\n\n'])('is not %j', (text) =>
    expect(recognised(text)).toBeUndefined()
  );
});

describe('a map that is written as an outline', () => {
  test('is legible', () => {
    const buses = map('A + M', 'B - M', 'C - A', 'C + B');
    buses.sources = [
      { id: 's', type: 'webpage', URL: 'https://example.org/a b', title: 'The "Survey"' },
      { id: 't', type: 'document', title: 'A leaflet' }
    ];
    buses.claims[0]!.citations = [{ source: 't' }, { source: 's' }];
    expect(markdown.write(buses).text).toBe(`# Test

- M.
  - **Pro:** A. [2] [1]
    - **Con:** C. {#C}
  - **Con:** B.
    - **Pro:** C. (see #C)

[1]: <https://example.org/a b> "The \\"Survey\\""
[2]: <> "A leaflet"
`);
  });

  test.each([
    ...['- a', '+ a', '* a', '# a', '1. a', '12) a', 'Pro: a', '**Con:** a', 'Motion: a', 'but: x', '`a`'],
    ...[
      '[1]',
      '[1]: a',
      '[a](b)',
      '{#x}',
      'a {#x}',
      '(see #x)',
      'a (see #c1)',
      '\\',
      '\\*',
      'a\\',
      '<b>',
      ''
    ],
    ...['&amp; &', '_a_', '> a', ':', '[', 'Pro\\: a', '• a']
  ])('reads as it is: %j', (words) => {
    const one = map('A + M', 'A - M');
    one.title = words;
    one.sources = [{ id: 's', type: 'webpage', URL: words || 'x', title: words || 'y' }];
    for (const claim of one.claims) {
      claim.text = words;
      claim.citations = [{ source: 's' }];
    }
    const { map: back, problems } = markdown.read(markdown.write(one).text as string);
    expect(problems.filter(({ line }) => line)).toEqual([]);
    expect(back!.title).toBe(words);
    expect(back!.claims.map(({ text, citations }) => [text, citations?.length])).toEqual([
      [words, 1],
      [words, 1]
    ]);
    expect(back!.sources).toMatchObject([{ URL: words || 'x', title: words || 'y' }]);
  });

  test('keeps the law of formats', () => expectHeld(markdown, markdown.HOLDS), 60_000);
  test('and a second time', () => expectSteady(markdown), 60_000);
});
