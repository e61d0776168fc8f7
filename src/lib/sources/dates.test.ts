import { describe, expect, test } from 'vitest';
import { monthOf, readDate, type SourceDate, writeDate } from './dates.ts';

const parts = (...lists: number[][]): SourceDate => ({ 'date-parts': lists });

describe('a date is read', () => {
  test.each<[string, SourceDate | undefined]>([
    ['2024', parts([2024])],
    ['2024-07', parts([2024, 7])],
    ['2024-07-18', parts([2024, 7, 18])],
    ['2024-7-8', parts([2024, 7, 8])],
    ['2024-07-18T10:00:00Z', parts([2024, 7, 18])],
    ['2024/07/18/', parts([2024, 7, 18])],
    ['2024///', parts([2024])],
    ['2024/2025', parts([2024], [2025])],
    ['2024-07-18/2024-07-20', parts([2024, 7, 18], [2024, 7, 20])],
    ['18 July 2024', parts([2024, 7, 18])],
    ['18th Jul. 2024', parts([2024, 7, 18])],
    ['18-July-2024', parts([2024, 7, 18])],
    ['July 18, 2024', parts([2024, 7, 18])],
    ['Sept. 2024', parts([2024, 9])],
    ['18.07.2024', parts([2024, 7, 18])],
    ['-0043-03-15', parts([-43, 3, 15])],
    ['2024-13-01', { literal: '2024-13-01' }],
    ['2023-02-29', { literal: '2023-02-29' }],
    ['7/8/2024', { literal: '7/8/2024' }],
    ['in spring', { literal: 'in spring' }],
    ['18 Liepos 2024', { literal: '18 Liepos 2024' }],
    [' ', undefined]
  ])('%j', (text, date) => expect(readDate(text)).toEqual(date));
});

describe('a date is written', () => {
  test.each<[SourceDate | undefined, string | undefined]>([
    [parts([2024, 7, 8]), '2024-07-08'],
    [parts([2024, 7]), '2024-07'],
    [parts([2024], [2025]), '2024/2025'],
    [parts([-43]), '-0043'],
    [parts([2024, 13]), '2024'],
    [{ literal: 'in spring' }, 'in spring'],
    [{ raw: '18 July' }, '18 July'],
    [{ 'date-parts': [['soon']], literal: 'soon' }, 'soon'],
    [{}, undefined],
    [undefined, undefined]
  ])('%j: %s', (date, text) => expect(writeDate(date)).toBe(text));
});

test.each([
  ['jan', 1],
  ['Sept', 9],
  ['DECEMBER', 12],
  ['ma', undefined],
  ['Liepos', undefined]
])('the month %s is %s', (name, month) => expect(monthOf(name)).toBe(month));
