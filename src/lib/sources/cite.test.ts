import { describe, expect, test } from 'vitest';
import type { Citation, Source } from '../model/map.ts';
import { type CiteWords, citationText, ended, quoted, referenceText } from './cite.ts';

const words: CiteWords = {
  date: ({ year, month, day }) => [day, month && `month ${month}`, year].filter(Boolean).join(' '),
  editedBy: (names) => `edited by ${names}`,
  quoted: (text) => `“${text}”`,
  accessed: (date) => `seen ${date}`,
  translated: (text) => `in English: ${text}`
};

const news: Source = {
  id: 's-1',
  type: 'article-newspaper',
  title: 'Lithuania quits treaty',
  author: [{ given: 'Ann', family: 'Lee' }],
  'container-title': 'Reuters',
  issued: { 'date-parts': [[2024, 7, 18]] },
  accessed: { 'date-parts': [[2026, 11]] },
  URL: 'https://example.org/1'
};

describe('a source as a line of a list', () => {
  test.each<[string, Source, string]>([
    [
      'news',
      news,
      'Ann Lee, “Lithuania quits treaty”, Reuters, 18 month 7 2024, https://example.org/1, seen month 11 2026.'
    ],
    [
      'an article of a journal',
      {
        id: 's-2',
        type: 'article-journal',
        title: 'Signals',
        author: [{ given: 'F.', family: 'Harvey' }, { literal: 'Mitton' }],
        'container-title': 'Review',
        volume: 3,
        number: 1,
        page: '4-19',
        issued: { 'date-parts': [['2015']] },
        DOI: '10.1000/1'
      },
      'F. Harvey, Mitton, “Signals”, Review, 3 (1), 4–19, 2015, https://doi.org/10.1000/1.'
    ],
    [
      'a report of a body that publishes itself',
      {
        id: 's-3',
        type: 'report',
        title: 'Profile',
        author: [{ literal: 'ICRC' }],
        publisher: 'ICRC',
        issued: { literal: 'spring 2012' }
      },
      'ICRC, “Profile”, spring 2012.'
    ],
    [
      'a treaty',
      { id: 's-4', type: 'treaty', title: 'Convention', issued: { 'date-parts': [[2008, 5]] } },
      '“Convention”, month 5 2008.'
    ],
    [
      'a page in Lithuanian',
      { id: 's-5', type: 'webpage', title: 'Dėl sutarties', language: 'lt' },
      '„Dėl sutarties“.'
    ],
    ['a record that says nothing', { id: 's-6', type: 'document' }, '“s-6”.'],
    [
      'a publisher with a full stop',
      { id: 's-7', type: 'book', title: 'War', publisher: 'Lee & Co.' },
      '“War”, Lee & Co.'
    ],
    [
      'an address that is none',
      { id: 's-8', type: 'webpage', title: 'Trap', URL: 'javascript:alert(1)' },
      '“Trap”.'
    ]
  ])('%s', (_, source, line) => expect(referenceText(source, words)).toBe(line));
});

describe('a citation to copy', () => {
  const line =
    'Ann Lee, “Lithuania quits treaty”, Reuters, 18 month 7 2024, https://example.org/1, seen month 11 2026';
  test.each<[string, Omit<Citation, 'source'>, ...string[]]>([
    ['without a quotation', {}, `${line}.`],
    ['with a locator', { locator: '6th paragraph' }, `${line}; 6th paragraph.`],
    [
      'with a quotation',
      { quote: { exact: 'It would be' }, locator: 'p. 2' },
      '“It would be”',
      `${line}; p. 2.`
    ],
    [
      'with a translation',
      { quote: { exact: 'wäre Moskau', language: 'de', translation: 'Moscow would' } },
      '„wäre Moskau“',
      'in English: “Moscow would”',
      `${line}.`
    ]
  ])('%s', (_, citation, ...lines) =>
    expect(citationText({ source: 's-1', ...citation }, news, words)).toBe(lines.join('\n'))
  );

  test('in the quotation marks of its source, where it names no language', () => {
    const citation: Citation = { source: 's-5', quote: { exact: 'ginti' } };
    expect(citationText(citation, { id: 's-5', type: 'webpage', language: 'lt-LT' }, words)).toBe(
      '„ginti“\n„s-5“.'
    );
  });
});

test.each([
  ['lt', '„x“'],
  ['de-AT', '„x“'],
  ['en', '“x”'],
  ['ltg', '“x”'],
  [undefined, '“x”']
])('quotation marks in %s', (language, text) => expect(quoted('x', language)).toBe(text));

test.each([
  ['x', 'x.'],
  ['x.', 'x.'],
  ['x?', 'x?.']
])('%j ends as %j', (text, whole) => expect(ended(text)).toBe(whole));

test.each([
  ['lt', '„x“'],
  ['LT-lt', '„x“'],
  ['pl', '„x”'],
  ['uk', '«x»'],
  ['fr', '«\u00A0x\u00A0»'],
  ['en-GB', '“x”'],
  ['', '“x”'],
  ['ltx', '“x”']
])('in %j a quotation is %s', (language, text) => expect(quoted('x', language)).toBe(text));
