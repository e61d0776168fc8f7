import { expect, test } from 'vitest';
import { fullness, measuredPace, secondsFor, wordsIn } from './pace.ts';

test.each([
  ['', 0],
  ['One.', 1],
  ['Don’t wait: 2,000 shells, not 3.5 — now!', 7],
  ['cluster-munition states', 2],
  ['„Ką daryti?“ – klausė jis.', 4],
  ['Чи це так? Ні.', 4],
  ['我们同意', 2]
])('%j has %i words', (text, words) => expect(wordsIn(text)).toBe(words));

test('a text of 300 words at 150 words a minute takes two minutes', () =>
  expect(secondsFor(wordsIn('word '.repeat(300)), 150)).toBe(120));

test.each([
  [100, 40, 150],
  [100, 4, undefined],
  [10, 60, undefined],
  [1000, 60, undefined]
])('%i words in %i s are a pace of %s', (words, seconds, pace) =>
  expect(measuredPace(words, seconds)).toBe(pace)
);

test.each([
  [360, 'room'],
  [361, 'tight'],
  [480, 'tight'],
  [481, 'over']
] as const)('%i s of 480: %s', (seconds, full) => expect(fullness(seconds, 480)).toBe(full));
