import { expect, test } from 'vitest';
import { archived } from './archived.ts';
import type { CalendarDate } from './reference.ts';

test.each<[string, CalendarDate | undefined, string | undefined]>([
  ['https://a.org/x?y=1', { year: 2024, month: 7, day: 8 }, '20240708/https://a.org/x?y=1'],
  ['https://a.org/x', { year: 2024, month: 7 }, '202407/https://a.org/x'],
  ['https://a.org/x', undefined, '2/https://a.org/x'],
  ['https://web.archive.org/web/2020/https://a.org/x', { year: 2024 }, '2024/https://a.org/x'],
  ['mailto:a@a.org', undefined, undefined],
  ['javascript:alert(1)', undefined, undefined]
])('%s on %j is kept at %s', (address, date, kept) => {
  expect(archived(address, date)?.copy).toBe(kept && `https://web.archive.org/web/${kept}`);
});

test('a copy is made of the page itself', () => {
  expect(archived('https://web.archive.org/web/2020/https://a.org/x')?.save).toBe(
    'https://web.archive.org/save/https://a.org/x'
  );
});
