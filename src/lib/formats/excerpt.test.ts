import { describe, expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

describe('a line of a file', () => {
  const ten = Array.from({ length: 10 }, (_, at) => `line ${at + 1}`);

  test.each(['\n', '\r\n', '\r'])('has those around it, whatever ends a line', (end) => {
    const lines = excerpt(ten.join(end), 6, 3);
    expect(lines.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(lines[4]).toEqual({ number: 6, text: 'line 6', at: 2 });
    expect(lines.filter(({ at }) => at !== undefined)).toHaveLength(1);
  });

  test('has fewer around it at the beginning and at the end, and is the end where there is no such line', () => {
    expect(excerpt(ten.join('\n'), 1)).toHaveLength(5);
    expect(excerpt(ten.join('\n'), 10)).toHaveLength(5);
    expect(excerpt('', 1)).toEqual([{ number: 1, text: '', at: 0 }]);
    expect(excerpt('a\nb', 40)).toEqual([]);
  });

  test('is cut around its column where it is long', () => {
    const [line] = excerpt(`${'a'.repeat(5000)}X${'b'.repeat(5000)}`, 1, 5001);
    expect(line!.text).toHaveLength(402);
    expect(line!.text[line!.at!]).toBe('X');
    const [other] = excerpt(`${'a'.repeat(5000)}\nb`, 2);
    expect(other!.text).toBe(`${'a'.repeat(400)}…`);
  });

  test('never ends in half a letter', () => {
    const [line] = excerpt('𝒳'.repeat(5000), 1, 4001);
    expect(line!.text.isWellFormed()).toBe(true);
  });
});
