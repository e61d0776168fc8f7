import { describe, expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { readBibtex, writeBibtex } from './bibtex.ts';

const only = (text: string) => {
  const { sources, problems } = readBibtex(text);
  expect(problems).toEqual([]);
  expect(sources).toHaveLength(1);
  return sources[0]!;
};
const day = (...parts: number[]) => ({ 'date-parts': [parts] });

describe('an entry', () => {
  test.each<[string, string, Partial<Source>]>([
    [
      'of a web page',
      `@online{kam, author = {{Ministry of National Defence}}, title = {The {Government} approves}, date = {2024-07-03},
        organization = {KAM}, url = {https://kam.lt/a_b%20c}, urldate = {2026-11-23}, langid = {english}}`,
      {
        id: 'kam',
        type: 'webpage',
        title: 'The Government approves',
        author: [{ literal: 'Ministry of National Defence' }],
        'container-title': 'KAM',
        issued: day(2024, 7, 3),
        accessed: day(2026, 11, 23),
        URL: 'https://kam.lt/a_b%20c',
        language: 'en'
      }
    ],
    [
      'of a newspaper',
      '@article{x, entrysubtype={newspaper}, journaltitle={Lietuvos rytas}, title={A}, pages={3}, number=12}',
      { type: 'article-newspaper', 'container-title': 'Lietuvos rytas', page: '3', issue: '12' }
    ],
    [
      'of an old style',
      '@misc{x, title="War", howpublished="\\url{http://a.org/\\~{}me/x\\_y}", note="Accessed: 2024-07-18", year=2020, month=mar}',
      { type: 'webpage', URL: 'http://a.org/~me/x_y', accessed: day(2024, 7, 18), issued: day(2020, 3) }
    ],
    [
      'with macros, joints and quotation marks',
      '@string{up = "University of"}\n@STRING(v = {Vilnius})\n@Book(x, title = "On {"}War{"}" # {, again}, publisher = up # " " # v, year = 1999)',
      { type: 'book', title: 'On "War", again', publisher: 'University of Vilnius', issued: day(1999) }
    ],
    [
      'of a thesis',
      '@phdthesis{x, author={Lee, Ann}, title={A}, school={Vilnius University}, year={2019}}',
      { type: 'thesis', genre: 'PhD diss.', publisher: 'Vilnius University' }
    ],
    [
      'of a chapter',
      '@inproceedings{x, title={A}, booktitle={Proc. of B}, pages={1--9}, editor={A. B. Cee and Dee, E.}}',
      {
        type: 'paper-conference',
        'container-title': 'Proc. of B',
        page: '1-9',
        editor: [
          { given: 'A. B.', family: 'Cee' },
          { given: 'E.', family: 'Dee' }
        ]
      }
    ],
    [
      'of arXiv',
      '@article{x, title={A}, subtitle={B}, eprint={2401.1}, archivePrefix={arXiv}}',
      { title: 'A: B', URL: 'https://arxiv.org/abs/2401.1' }
    ],
    ['of another CSL kind', '@misc{x, title={A}, entrysubtype={treaty}}', { type: 'treaty' }],
    [
      'of a report',
      '@techreport{x, title={A}, institution={RAND}, number={RR-1}}',
      { type: 'report', number: 'RR-1', publisher: 'RAND' }
    ],
    [
      'of a kind of its own',
      '@weird{x, title={A}, month=jul, year={forthcoming}}',
      { type: 'document', issued: { literal: 'July forthcoming' } }
    ],
    ['without a key', '@book{title={A}}', { id: '', title: 'A' }],
    ['after a comment on its line', '@comment{x} from me@x.org: @book{a, title={A}}', { title: 'A' }]
  ])('%s', (_, text, fields) => expect(only(text)).toMatchObject(fields));

  test('gives no field that it does not have', () => {
    expect(only('@misc{x, title = {A}, note = {}, keywords = {k}}')).toEqual({
      id: 'x',
      type: 'document',
      title: 'A'
    });
  });
});

describe('names', () => {
  test.each<[string, Source['author']]>([
    ['Jonas Žemaitis', [{ given: 'Jonas', family: 'Žemaitis' }]],
    ['{\\v{Z}}emaitis, Jonas', [{ given: 'Jonas', family: 'Žemaitis' }]],
    ['Ludwig van Beethoven', [{ given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' }]],
    [
      'Charles de la Vallée Poussin',
      [{ given: 'Charles', 'non-dropping-particle': 'de la', family: 'Vallée Poussin' }]
    ],
    ['von der Leyen, Ursula', [{ given: 'Ursula', 'non-dropping-particle': 'von der', family: 'Leyen' }]],
    ['King, Jr., Martin Luther', [{ given: 'Martin Luther', family: 'King', suffix: 'Jr.' }]],
    ['{Barnes and Noble, Inc.}', [{ literal: 'Barnes and Noble, Inc.' }]],
    [
      '{{Human Rights Watch}} and Lee, A.',
      [{ literal: 'Human Rights Watch' }, { family: 'Lee', given: 'A.' }]
    ],
    ['Plato', [{ family: 'Plato' }]],
    [
      'Jean~Paul Sartre AND Simone {de Beauvoir}',
      [
        { given: 'Jean Paul', family: 'Sartre' },
        { given: 'Simone', family: 'de Beauvoir' }
      ]
    ],
    ['A. Sandland', [{ given: 'A.', family: 'Sandland' }]],
    ['jean de la fontaine', [{ 'non-dropping-particle': 'jean de la', family: 'fontaine' }]]
  ])('%s', (author, names) => expect(only(`@misc{x, author = {${author}}}`).author).toEqual(names));

  test('that are not all there are told', () => {
    expect(readBibtex('\n@misc{x, author = {Lee, Ann and others}}')).toEqual({
      sources: [{ id: 'x', type: 'document', author: [{ family: 'Lee', given: 'Ann' }] }],
      problems: [
        {
          code: 'names',
          message: '"x" names its authors only in part ("and others"); add those who are missing.',
          about: 'x',
          line: 2
        }
      ]
    });
  });
});

describe('what is broken ends where the next entry begins', () => {
  const found = (text: string) => {
    const { sources, problems } = readBibtex(text);
    return { titles: sources.map(({ title }) => title), lines: problems.map(({ line }) => line) };
  };
  test.each<[string, object]>([
    ['@book{a, title={A}\n@book{b, title={B}}', { titles: ['A', 'B'], lines: [1] }],
    ['@book{a, title={A\n\n@book{b, title={B}}\n@book{c title}', { titles: ['B'], lines: [1, 4] }],
    ['@book{a, title=}\n@book{b, title={B}}', { titles: ['B'], lines: [1] }],
    ['@string{x}\n@preamble{"a\n@book{b, title={B} note={C}}', { titles: ['B'], lines: [1, 2] }],
    [
      '@comment{@book{a, title={A}}}\n@preamble{"x" # {y}}\n@book{b, title={B},}',
      { titles: ['B'], lines: [] }
    ],
    ['@book{a, title={A}} @book{b, title={B}}', { titles: ['A', 'B'], lines: [] }],
    ['@book{a, title={A}, title={B},, year=2000}', { titles: ['A'], lines: [] }]
  ])('%j', (text, result) => expect(found(text)).toEqual(result));
});

test('a source is written as BibLaTeX', () => {
  const source: Source = {
    id: 's-žemaitis 2024',
    type: 'article-newspaper',
    title: 'Dėl NATO & 5 %',
    author: [{ given: 'Jonas', family: 'Žemaitis' }, { literal: 'BNS' }],
    'container-title': 'LRT',
    issued: day(2024, 7),
    accessed: day(2026, 11, 23),
    URL: 'https://lrt.lt/a_{b}',
    shortName: 'BNS',
    role: 'press agency'
  };
  expect(writeBibtex([source, { id: 's-žemaitis 2024', type: 'treaty' }])).toBe(`@article{s-zemaitis-2024,
  author = {Žemaitis, Jonas and {BNS}},
  title = {Dėl {NATO} \\& 5 \\%},
  journaltitle = {LRT},
  entrysubtype = {newspaper},
  date = {2024-07},
  sourcerole = {press agency},
  shortauthor = {{BNS}},
  url = {https://lrt.lt/a_%7Bb%7D},
  urldate = {2026-11-23}
}

@misc{s-zemaitis-2024-2,
  entrysubtype = {treaty}
}
`);
});
