import { expect, test } from 'vitest';
import { whenSaid } from './when.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

test.each([
  [0, 'now', 'dabar'],
  [-59_000, 'now', 'dabar'],
  [-MINUTE, '1 minute ago', 'prieš 1 minutę'],
  [-5.9 * MINUTE, '5 minutes ago', 'prieš 5 minutes'],
  [-HOUR, '1 hour ago', 'prieš 1 valandą'],
  [-23.9 * HOUR, '23 hours ago', 'prieš 23 valandas'],
  [-DAY, 'yesterday', 'vakar'],
  [-10 * DAY, '10 days ago', 'prieš 10 dienų'],
  [3 * DAY - 1, 'in 3 days', 'po 3 dienų'],
  [-40 * DAY, 'October 15, 2026', '2026 m. spalio 15 d.']
])('%i ms away is said %j and %j', (away, english, lithuanian) => {
  expect(whenSaid(NOW + away, NOW, 'en')).toBe(english);
  expect(whenSaid(NOW + away, NOW, 'lt')).toBe(lithuanian);
});
