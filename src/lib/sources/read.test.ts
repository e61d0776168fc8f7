import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sources } from '../../../tests/arbitrary-source.ts';
import { check } from '../model/check.ts';
import { FORMAT, type Source } from '../model/map.ts';
import { writeBibtex } from './bibtex.ts';
import { writeCslJson } from './csl-json.ts';
import { numberedIds } from './numbered-ids.ts';
import { LONGEST, proposedId, type ReferenceKind, read } from './read.ts';
import { writeRis } from './ris.ts';

/** A text that would take minutes where time grows with its square. */
const MUCH = 1_000_000;
const seed = { seed: 11, numRuns: 200 };
const own = ({ id }: Source) => id;
const kindOf = (text: string) => read(text, own).kind;

test.each<[string, ReferenceKind | undefined]>([
  ['[{"id": "a", "type": "book", "title": "War"}]', 'csl-json'],
  ['\uFEFF {"type": "book", "title": "War"}', 'csl-json'],
  ['@book{a, title = {War}}', 'bibtex'],
  ['% from a library\n @ARTICLE(a, title = {TY  - JOUR})', 'bibtex'],
  ['TY  - BOOK\nTI  - War\nER  - ', 'ris'],
  ['Provider: X\n\nTY  - BOOK\nTI  - @book{a}\nER  - ', 'ris'],
  ['https://example.org/1', 'addresses'],
  ['doi:10.1000/182', 'addresses'],
  ['example.org/1', 'addresses'],
  ['example.org', undefined],
  ['and/or', undefined],
  ['Lee, A. (2024). War. Penguin.', undefined],
  ['mail me@example.org', undefined],
  ['  \n ', undefined]
])('%j is read as %s', (text, kind) => expect(kindOf(text)).toBe(kind));

describe('addresses', () => {
  test.each<[string, Partial<Source>[]]>([
    ['https://example.org/1', [{ type: 'webpage', URL: 'https://example.org/1' }]],
    ['www.lrt.lt/x', [{ type: 'webpage', URL: 'https://www.lrt.lt/x' }]],
    ['lrt.lt/x', [{ type: 'webpage', URL: 'https://lrt.lt/x' }]],
    ['doi.org/10.1000/abc', [{ type: 'document', DOI: '10.1000/abc' }]],
    ['10.1000/182', [{ type: 'document', DOI: '10.1000/182' }]],
    ['https://doi.org/10.1000/ABC', [{ type: 'document', DOI: '10.1000/abc' }]],
    [
      '- <https://a.org/1>\r\n\r\n[2] https://b.org/2\n3) doi:10.1/x\n',
      [{ URL: 'https://a.org/1' }, { URL: 'https://b.org/2' }]
    ]
  ])('%j', (text, found) => expect(read(text, own).sources).toMatchObject(found));

  test('other lines are told with their number', () => {
    expect(read('https://a.org/1\n\nsee this\njavascript:alert(1)', own).problems).toEqual([
      { code: 'line', about: 'see this', message: '"see this" is no web address and no DOI.', line: 3 },
      {
        code: 'line',
        about: 'javascript:alert(1)',
        message: '"javascript:alert(1)" is no web address and no DOI.',
        line: 4
      }
    ]);
  });
});

describe('an address that nobody could follow is told, not stored', () => {
  const written = (address: string): [ReferenceKind, string][] => [
    ['csl-json', JSON.stringify({ title: 'A', URL: address })],
    ['bibtex', `@misc{a, title = {A}, url = {${address}}}`],
    ['ris', `TY  - ELEC\nTI  - A\nUR  - ${address}\nER  - `]
  ];
  test.each<[string, string | undefined, string[]]>([
    ['https://a.org/1', 'https://a.org/1', []],
    ['www.a.org/1', 'https://www.a.org/1', ['scheme']],
    ['a.org/1', 'https://a.org/1', ['scheme']],
    ['htp:/x', undefined, ['address']],
    ['javascript:alert(1)', undefined, ['address']],
    ['in the drawer', undefined, ['address']]
  ])('%s', (address, URL, codes) => {
    for (const [kind, text] of written(address)) {
      const found = read(text, own);
      expect(found).toMatchObject({ kind, sources: [{ title: 'A' }] });
      expect(found.sources[0]!.URL).toBe(URL);
      expect(found.problems.map(({ code, about }) => [code, about])).toEqual(
        codes.map((code) => [code, address])
      );
    }
  });

  test.each<[string, string | undefined, string[]]>([
    ['https://web.archive.org/web/2024/https://a.org', 'https://web.archive.org/web/2024/https://a.org', []],
    ['archive.ph/AbC12', 'https://archive.ph/AbC12', ['scheme']],
    ['shelf 7', 'shelf 7', []],
    ['WOS:000262', 'WOS:000262', []],
    ['htp:/x', undefined, ['address']]
  ])('in an archive: %s', (place, kept, codes) => {
    const { sources, problems } = read(JSON.stringify({ title: 'A', archive_location: place }), own);
    expect(sources[0]!.archive_location).toBe(kept);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('ids are proposed', () => {
  test.each<[Partial<Source>, string[], string]>([
    [
      { author: [{ family: 'Žemaitis', given: 'J.' }], issued: { 'date-parts': [[2024]] } },
      [],
      's-zemaitis-2024'
    ],
    [{ author: [{ literal: 'ICRC' }] }, ['s-icrc', 's-icrc-2'], 's-icrc-3'],
    [{ URL: 'https://www.lrt.lt/x' }, [], 's-lrt-lt'],
    [{ title: '中文 Київ' }, [], 's-中文-київ'],
    [{ title: '—' }, [], 's-source'],
    [{}, [], 's-source']
  ])('%j beside %j: %s', (fields, taken, id) =>
    expect(numberedIds(taken)(proposedId({ id: '', type: 'webpage', ...fields }))).toBe(id)
  );

  test('to each source, one after the other', () => {
    const free = numberedIds();
    const { sources } = read('@book{x, author={Lee}}\n@book{x, author={Lee}}', (source) =>
      free(proposedId(source))
    );
    expect(sources.map(({ id }) => id)).toEqual(['s-lee', 's-lee-2']);
  });
});

test('ids are numbered past those that are taken, the same whichever way they are counted', () => {
  const free = numberedIds(['a', 'a-2', 'A-3'], (id) => id.toLowerCase());
  expect(['a', 'b', 'a', 'A', 'a-5', 'B'].map(free)).toEqual(['a-4', 'b', 'a-5', 'A-6', 'a-5-2', 'B-2']);
  const many = numberedIds();
  const ids = Array.from({ length: 50_000 }, () => many('a'));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.at(-1)).toBe('a-50000');
});

describe('what is written is read as it was', () => {
  test.each<[ReferenceKind, (sources: Source[]) => string]>([
    ['csl-json', writeCslJson],
    ['bibtex', writeBibtex],
    ['ris', writeRis]
  ])('%s', (kind, write) => {
    const list = fc.uniqueArray(sources, { minLength: 1, maxLength: 4, selector: own });
    const law = fc.property(list, (list) => {
      const found = read(write(list), own);
      expect(found).toEqual({ kind, problems: [], sources: list.map(bare) });
    });
    fc.assert(law, seed);
  });
});

const bare = (source: Source) => JSON.parse(JSON.stringify(source)) as Source;

describe('hostile text', () => {
  const asMap = (sources: Source[]) => ({
    format: FORMAT,
    id: 'm',
    title: 'M',
    language: 'en',
    claims: [],
    reasons: [],
    sources: sources.map((source, at) => ({ ...source, id: `s-${at}` }))
  });

  test('is read without harm: sources always fit a map', () => {
    const scrap = fc.constantFrom(
      ...[
        '@',
        'article',
        '{',
        '}',
        '"',
        ',',
        '=',
        '#',
        '\n',
        ' ',
        'title',
        'author',
        'a and b',
        '\\',
        '\\v',
        '$',
        '('
      ],
      ...[
        'TY  - JOUR\n',
        'ER  - \n',
        'AU  - ',
        'DA  - 2024/13/45',
        'PY  - ',
        'TI  - x\n',
        'https://a.org',
        '10.1/x'
      ],
      ...[
        '[',
        ']',
        '{"title":',
        '"x"',
        '{"date-parts":[[null]]}',
        '"issued":',
        '"author":[{}]',
        '"__proto__":',
        '\0',
        '\uD800'
      ]
    );
    const law = fc.property(
      fc.array(fc.oneof(scrap, fc.string({ unit: 'binary' })), { maxLength: 60 }),
      (scraps) => {
        const { sources, problems } = read(scraps.join(''), own);
        expect(check(asMap(sources)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(sources.length + problems.length).toBeGreaterThan(0);
        for (const { message } of problems) expect(message).toMatch(/^.*[.]$/su);
      }
    );
    fc.assert(law, { seed: 5, numRuns: 400 });
  });

  test('is refused where it is too long', () => {
    expect(read('x'.repeat(LONGEST + 1), own)).toEqual({
      kind: undefined,
      sources: [],
      problems: [
        { code: 'large', message: 'This is too long: paste at most 4 million characters at a time.' }
      ]
    });
  });

  test.each([
    ['braces that do not end', `@misc{a, title = {${'{'.repeat(MUCH - 100)}`],
    ['entries that do not end', '@misc{a, title={'.repeat(MUCH / 20)],
    ['entries that do not end, each on a line', '@misc{a, title={\n'.repeat(MUCH / 20)],
    ['macros of macros', `@string{a = "xxxxxxxxxx"}${'@string{a = a # a}'.repeat(200)}@misc{b, title = a}`],
    ['spaces', `@misc{a,${' '.repeat(MUCH - 100)}`],
    ['signs of LaTeX', `@misc{a, title = {${"\\'".repeat(MUCH / 2 - 50)}}}`],
    ['spaces in a note', `@misc{a, note = {x${' '.repeat(MUCH)}x}}`],
    ['signs between addresses', `TY  - WEB\nUR  - a${';'.repeat(MUCH)}a`],
    ['deep lists', `{"title": "A", "x": ${'['.repeat(MUCH / 4)}${']'.repeat(MUCH / 4)}}`],
    ['names', `@misc{a, author = {${'a and '.repeat(MUCH / 8)}b}}`],
    ['lists in lists', '['.repeat(MUCH - 10)],
    ['a record without end', `TY  - JOUR\nTI  - x\n${'y\n'.repeat(MUCH / 4)}`],
    ['tags outside of records', `${'AU  - x\n'.repeat(MUCH / 10)}TY  - BOOK\nTI  - x`],
    ['lines that are no addresses', `https://a.org/1\n${'x\n'.repeat(MUCH / 4)}`],
    ['one line', 'https://a.org/'.repeat(MUCH / 20)],
    ['addresses', '- <'.repeat(MUCH / 5)]
  ])('%s: an answer all the same', (_, text) => {
    const { sources, problems } = read(text, own);
    expect(sources.length + problems.length).toBeGreaterThan(0);
    expect(sources.map(({ title }) => (title ?? '').length < MUCH)).not.toContain(false);
  });

  test.each([
    '{"__proto__": {"x": 1}, "title": "A", "constructor": 2, "deep": [[[[[[[[[[[[1]]]]]]]]]]]]}',
    '@misc{__proto__, __proto__ = {x}, constructor = {y}, title = {A}}'
  ])('names of JavaScript do nothing: %s', (text) => {
    const [source] = read(text, own).sources;
    expect(source).toMatchObject({ title: 'A' });
    expect(Object.keys(source!).filter((key) => /__proto__|constructor|deep/.test(key))).toEqual([]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
