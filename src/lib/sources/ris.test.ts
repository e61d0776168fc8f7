import { describe, expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { readRis, writeRis } from './ris.ts';

const day = (...parts: number[]) => ({ 'date-parts': [parts] });

describe('a record', () => {
  test.each<[string, string[], Partial<Source>]>([
    [
      'of a newspaper keeps its authors',
      [
        'TY  - NEWS',
        'TI  - Night buses',
        'AU  - Lee, Ann',
        'A1  - City desk',
        'T2  - Example Times',
        'DA  - 2030/01/02/',
        'PY  - 2030',
        'Y2  - 2030/01/05/',
        'UR  - https://example.org/n',
        'AN  - https://web.archive.org/web/2030/https://example.org/n'
      ],
      {
        type: 'article-newspaper',
        title: 'Night buses',
        author: [{ family: 'Lee', given: 'Ann' }, { literal: 'City desk' }],
        'container-title': 'Example Times',
        issued: day(2030, 1, 2),
        accessed: day(2030, 1, 5),
        URL: 'https://example.org/n',
        archive_location: 'https://web.archive.org/web/2030/https://example.org/n'
      }
    ],
    [
      'of a journal',
      [
        'TY  - JOUR',
        'T1  - A',
        'JO  - Nat.',
        'JF  - Nature',
        'VL  - 5',
        'IS  - 2',
        'SP  - 12',
        'EP  - 18',
        'DO  - doi: 10.1/x',
        'Y1  - 2015///spring'
      ],
      {
        type: 'article-journal',
        'container-title': 'Nature',
        volume: '5',
        issue: '2',
        page: '12-18',
        DOI: '10.1/x',
        issued: { literal: 'spring 2015' }
      }
    ],
    [
      'of a chapter',
      [
        'TY  - CHAP',
        'TI  - A',
        'BT  - Book',
        'ED  - Ray, Bo, Jr.',
        'SP  - 7',
        'EP  - 7',
        'SN  - 978-1',
        'PB  - Penguin',
        'CY  - London'
      ],
      {
        type: 'chapter',
        'container-title': 'Book',
        editor: [{ family: 'Ray', given: 'Bo', suffix: 'Jr.' }],
        page: '7',
        ISBN: '978-1',
        publisher: 'Penguin',
        'publisher-place': 'London'
      }
    ],
    [
      'of a report',
      ['TY  - RPRT', 'TI  - A', 'SN  - RR-1', 'LA  - Lithuanian'],
      { number: 'RR-1', language: 'lt' }
    ],
    ['of a book named by BT', ['TY  - BOOK', 'BT  - A'], { title: 'A', type: 'book' }],
    ['with the CSL kind as M3', ['TY  - GEN', 'M3  - speech', 'TI  - A'], { type: 'speech' }],
    [
      'with lines that go on',
      ['TY  - WEB', 'TI  - A', '  long title', 'UR  - https://a.org/1; https://b.org/2'],
      { title: 'A long title', URL: 'https://a.org/1', type: 'webpage' }
    ],
    [
      'with the day in DA in words',
      ['TY  - NEWS', 'TI  - A', 'DA  - 18 July 2024', 'PY  - 2024'],
      { issued: day(2024, 7, 18) }
    ],
    [
      'with a day that PY knows better',
      ['TY  - NEWS', 'TI  - A', 'DA  - summer', 'PY  - 2024/07'],
      { issued: day(2024, 7) }
    ],
    ['of an unknown kind', ['TY  - XYZ', 'TI  - A'], { type: 'document' }]
  ])('%s', (_, lines, fields) => {
    const { sources, problems } = readRis([...lines, 'ER  - '].join('\r\n'));
    expect(problems).toEqual([]);
    expect(sources).toMatchObject([fields]);
  });
});

test('a record without an end stops where the next begins; what stands outside is told once', () => {
  const { sources, problems } = readRis(
    'AU  - x\nAU  - y\nTY  - BOOK\nTI  - A\nTY  - BOOK\nER  -\nTY  - BOOK\nTI  - B'
  );
  expect(sources.map(({ title }) => title)).toEqual(['A', 'B']);
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['record', 1],
    ['record', 5]
  ]);
});

test('a source is written', () => {
  const source: Source = {
    id: 's-1',
    type: 'treaty',
    title: 'Convention\non Cluster Munitions',
    author: [
      { 'non-dropping-particle': 'van der', family: 'Ploeg', given: 'A.' },
      { literal: 'UN, General Assembly' }
    ],
    page: '12-18',
    issued: day(2008, 5, 30)
  };
  expect(writeRis([source]).split('\r\n')).toEqual([
    'TY  - LEGAL',
    'ID  - s-1',
    'AU  - van der Ploeg, A.',
    'AU  - UN General Assembly',
    'TI  - Convention on Cluster Munitions',
    'M3  - treaty',
    'SP  - 12',
    'EP  - 18',
    'DA  - 2008/05/30',
    'PY  - 2008',
    'ER  - ',
    ''
  ]);
});
