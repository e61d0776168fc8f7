import { describe, expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { readCslJson, writeCslJson } from './csl-json.ts';

const found = (value: unknown) => readCslJson(JSON.stringify(value));

describe('an item', () => {
  test.each<[object, object]>([
    [
      { id: 7, type: 'book', title: ' A  B ' },
      { id: '7', type: 'book', title: 'A B' }
    ],
    [{ title: 'A' }, { id: '', type: 'document', title: 'A' }],
    [
      { title: 'A', ISSN: '1', x: { y: [1] } },
      { id: '', type: 'document', title: 'A', ISSN: '1', x: { y: [1] } }
    ],
    [
      {
        type: 'journal-article',
        title: ['A'],
        'container-title': ['Nature', 'N.'],
        issued: { 'date-parts': [[2024, 7]] }
      },
      {
        type: 'article-journal',
        title: 'A',
        'container-title': 'Nature',
        issued: { 'date-parts': [[2024, 7]] }
      }
    ],
    [{ title: 'A', issued: { 'date-parts': [[null]] } }, { title: 'A' }],
    [{ title: 'A', issued: { raw: '18 July 2024' } }, { issued: { 'date-parts': [[2024, 7, 18]] } }],
    [
      { title: 'A', issued: '2024-07', accessed: 2024 },
      { issued: { 'date-parts': [[2024, 7]] }, accessed: { 'date-parts': [[2024]] } }
    ],
    [
      { title: 'A', issued: { 'date-parts': [['2024', '7']], circa: true } },
      { issued: { 'date-parts': [['2024', '7']], circa: true } }
    ],
    [
      {
        title: 'A',
        author: [{ name: 'ICRC', sequence: 'first' }, 'Lee', { family: 'Ray', affiliation: [] }]
      },
      { author: [{ literal: 'ICRC' }, { literal: 'Lee' }, { family: 'Ray' }] }
    ],
    [
      { title: 'A', custom: { warrant: { role: 'advocacy', title: 'B' }, x: 1 } },
      { title: 'A', role: 'advocacy', custom: { x: 1 } }
    ]
  ])('%j', (item, fields) => {
    const { sources, problems } = found(item);
    expect(problems).toEqual([]);
    expect(sources).toMatchObject([fields]);
  });
});

describe('what does not fit', () => {
  test('is left out and told', () => {
    expect(found([{ title: 'A', volume: { x: 1 }, access: 'seen' }, 7, {}, { title: 'B' }])).toEqual({
      sources: [
        { id: '', type: 'document', title: 'A' },
        { id: '', type: 'document', title: 'B' }
      ],
      problems: [
        {
          code: 'field',
          about: 'volume',
          message: 'The field "volume" of item 1 is left out: its value is not what this field holds.'
        },
        {
          code: 'field',
          about: 'access',
          message: 'The field "access" of item 1 is left out: its value is not what this field holds.'
        },
        { code: 'item', about: '2', message: 'Item 2 is no source: it has no type, title, address or DOI.' },
        { code: 'item', about: '3', message: 'Item 3 is no source: it has no type, title, address or DOI.' }
      ]
    });
  });

  test('JSON that ends early is told', () => {
    expect(readCslJson('[{"title": "A"').problems.map(({ code }) => code)).toEqual(['json']);
  });
});

test('what Warrant adds is written where CSL allows it', () => {
  const source: Source = {
    id: 's-1',
    type: 'press',
    title: 'A',
    shortName: 'ICRC',
    access: 'mirror',
    corrections: [{ field: 'title', from: 'B' }]
  };
  expect(JSON.parse(writeCslJson([source]))).toEqual([
    {
      id: 's-1',
      type: 'document',
      title: 'A',
      custom: {
        warrant: { shortName: 'ICRC', access: 'mirror', corrections: [{ field: 'title', from: 'B' }] }
      }
    }
  ]);
  expect(readCslJson(writeCslJson([source])).sources).toEqual([{ ...source, type: 'document' }]);
});
