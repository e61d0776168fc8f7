import { expect, test } from 'vitest';
import type { Source } from '../model/map.ts';
import { type Gap, gaps } from './gaps.ts';

const whole: Partial<Source> = {
  title: 'A',
  author: [{ family: 'Lee' }],
  qualifications: 'professor',
  issued: { 'date-parts': [[2024]] },
  URL: 'https://a.org',
  accessed: { 'date-parts': [[2026]] }
};

test.each<[Partial<Source>, Gap[]]>([
  [whole, []],
  [{ ...whole, author: [{ literal: 'ICRC' }], qualifications: undefined }, []],
  [{ ...whole, qualifications: ' ' }, ['qualifications']],
  [{ ...whole, author: [{}], qualifications: undefined }, ['author']],
  [{ ...whole, issued: { 'date-parts': [['']] } }, ['date']],
  [{ ...whole, issued: { literal: 'spring' } }, []],
  [{ ...whole, URL: 'javascript:x', accessed: undefined }, ['address']],
  [{ ...whole, accessed: undefined }, ['access date']],
  [{ ...whole, accessed: undefined, URL: undefined, DOI: '10.1/x' }, []],
  [{ ...whole, URL: undefined, page: '3' }, []],
  [{ ...whole, URL: undefined, type: 'book' }, []],
  [{}, ['author', 'date', 'title', 'address']]
])('%j lacks %j', (fields, lacks) => expect(gaps({ id: 's-1', type: 'report', ...fields })).toEqual(lacks));
