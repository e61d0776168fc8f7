import { describe, expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { calendarDate, isoDate, type Reference, reference } from './reference.ts';

const source = (fields: Partial<Source>): Source => ({ id: 's-1', type: 'report', ...fields });

describe('the parts of a reference', () => {
  test.each<[Partial<Source>, Partial<Reference>]>([
    [{}, { title: 's-1' }],
    [{ title: 'Text' }, { title: 'Text' }],
    [{ shortName: 'ICRC' }, { title: 'ICRC' }],
    [
      { author: [{ given: 'Ann', family: 'Lee' }, { family: 'Ray' }, { literal: 'ICRC' }] },
      { authors: 'Ann Lee, Ray, ICRC' }
    ],
    [
      {
        author: [{ given: 'Atze', 'non-dropping-particle': 'van der', family: 'Ploeg' }],
        editor: [{ given: 'Jo', family: 'Li', suffix: 'Jr.' }]
      },
      { authors: 'Atze van der Ploeg', editors: 'Jo Li Jr.' }
    ],
    [{ author: [] }, { authors: undefined }],
    [{ author: [{}] }, { authors: undefined }],
    [
      { 'container-title': 'Lawfare', publisher: 'Brookings' },
      { publication: 'Lawfare', publisher: 'Brookings' }
    ],
    [
      { 'container-title': 'BBC', publisher: 'BBC' },
      { publication: 'BBC', publisher: undefined }
    ],
    [
      { author: [{ literal: 'BBC' }], 'container-title': 'BBC', publisher: 'BBC' },
      { authors: 'BBC', publication: undefined, publisher: undefined }
    ],
    [{ volume: 5, number: '2', page: '12-18' }, { extent: '5 (2), 12–18' }],
    [{ volume: 5, issue: 2, number: 'A/1' }, { extent: '5 (2)' }],
    [{ volume: 5 }, { extent: '5' }],
    [{ number: 'A/78/1' }, { extent: 'A/78/1' }],
    [{ page: '12-14, 18--20' }, { extent: '12–14, 18–20' }],
    [{ page: 0 }, { extent: '0' }],
    [
      { title: '', volume: '', page: '' },
      { title: 's-1', extent: undefined }
    ],
    [{ author: [{ literal: '', given: 'J', family: 'Smith' }] }, { authors: 'J Smith' }],
    [{ issued: { 'date-parts': [[2024, 7, 18]] } }, { issued: { year: 2024, month: 7, day: 18 } }],
    [{ issued: { literal: 'in spring' } }, { issued: undefined, issuedWords: 'in spring' }],
    [{ issued: { raw: '18 July' } }, { issuedWords: '18 July' }],
    [{ accessed: { 'date-parts': [[2026, 11]] } }, { accessed: { year: 2026, month: 11 } }],
    [{ URL: 'https://example.org' }, { link: 'https://example.org' }],
    [{ URL: 'javascript:x' }, { link: undefined }]
  ])('%j: %j', (fields, parts) => expect(reference(source(fields))).toMatchObject(parts));
});

describe('a date, as exactly as it is known', () => {
  test.each<[(string | number)[], object | undefined]>([
    [[2024, 7, 18], { year: 2024, month: 7, day: 18 }],
    [['2024', '07', '05'], { year: 2024, month: 7, day: 5 }],
    [[2024, 7], { year: 2024, month: 7 }],
    [[2024], { year: 2024 }],
    [[-43, 3, 15], { year: -43, month: 3, day: 15 }],
    [[2024, 13, 1], { year: 2024 }],
    [[2024, 0], { year: 2024 }],
    [[2024, 2, 32], { year: 2024, month: 2 }],
    [[2024, ''], { year: 2024 }],
    [[''], undefined],
    [['last year'], undefined],
    [[2024.5], undefined],
    [[], undefined]
  ])('%j: %j', (parts, date) => expect(calendarDate({ 'date-parts': [parts] })).toEqual(date));

  test('none', () =>
    expect([undefined, {}, { 'date-parts': [] }].map(calendarDate)).toEqual([
      undefined,
      undefined,
      undefined
    ]));
  test('as written in ISO 8601', () =>
    expect(isoDate('2026-11-03')).toEqual({ year: 2026, month: 11, day: 3 }));
});
