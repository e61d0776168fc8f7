import { describe, expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { fieldsApart, namesApart } from './apart.ts';

const listOf = (...all: Partial<Source>[]): Source[] =>
  all.map((fields, at) => ({ id: `s-${at}`, type: 'webpage', ...fields }));
const lee = { author: [{ family: 'Lee', given: 'Ann' }], issued: { 'date-parts': [[2024]] } };

describe('sources are told apart by what a person recognises', () => {
  test.each<[string, Partial<Source>[], string[]]>([
    ['the label', [lee, { shortName: 'ICRC' }], ['Lee 2024', 'ICRC']],
    ['the title', [{ ...lee, title: 'Duds' }, lee], ['Lee 2024, Duds', 'Lee 2024']],
    [
      'the date, not the title that is the same',
      [
        { ...lee, title: 'Duds', issued: { 'date-parts': [[2024, 7]] } },
        { ...lee, title: 'Duds', issued: { 'date-parts': [[2024, 8, 1]] } }
      ],
      ['Lee 2024, 2024-07', 'Lee 2024, 2024-08-01']
    ],
    [
      'the address',
      [
        { ...lee, URL: 'https://a.org/1' },
        { ...lee, URL: 'http://a.org/1' }
      ],
      ['Lee 2024, https://a.org/1', 'Lee 2024, http://a.org/1']
    ],
    [
      'as much as it takes',
      [
        { ...lee, title: 'A' },
        { ...lee, title: 'B', publisher: 'X' },
        { ...lee, title: 'B' }
      ],
      ['Lee 2024, A', 'Lee 2024, B, X', 'Lee 2024, B']
    ],
    ['a number', [lee, lee], ['Lee 2024 (1)', 'Lee 2024 (2)']]
  ])('%s', (_, all, names) => expect([...namesApart(listOf(...all)).values()]).toEqual(names));
});

describe('the fields in which sources differ', () => {
  test.each<[Partial<Source>[], string[]]>([
    [[lee, lee], []],
    [[lee, { ...lee, note: 'Seen.' }], ['note']],
    [
      [
        { ...lee, volume: 1 },
        { ...lee, author: [{ family: 'Li' }] },
        { ...lee, volume: 2 }
      ],
      ['author', 'volume']
    ],
    [[lee, { ...lee, note: undefined }], []]
  ])('%j: %j', (all, names) => expect(fieldsApart(listOf(...all))).toEqual(names));
});
