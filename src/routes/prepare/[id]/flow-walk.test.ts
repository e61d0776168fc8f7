import { expect, test } from 'vitest';
import { spotAfter } from './flow-walk.ts';

// A . B
// . C .
// D . .  and two in the last cell of the first row
const SPOTS = [
  { row: 0, column: 0 },
  { row: 0, column: 2 },
  { row: 0, column: 2 },
  { row: 1, column: 1 },
  { row: 4, column: 0 }
];

test.each([
  [0, 'ArrowRight', 1],
  [1, 'ArrowRight', 2],
  [2, 'ArrowRight', 2],
  [2, 'ArrowLeft', 1],
  [0, 'ArrowLeft', 0],
  [2, 'ArrowDown', 3],
  [3, 'ArrowDown', 4],
  [4, 'ArrowDown', 4],
  [4, 'ArrowUp', 3],
  [3, 'ArrowUp', 0],
  [0, 'ArrowUp', 0],
  [1, 'Home', 0],
  [0, 'End', 2],
  [0, 'Enter', undefined]
])('from %d %s leads to %d', (from, key, to) => expect(spotAfter(SPOTS, from, key, false)).toBe(to));

test('to the first and the last of all', () => {
  expect(spotAfter(SPOTS, 3, 'Home', true)).toBe(0);
  expect(spotAfter(SPOTS, 0, 'End', true)).toBe(4);
  expect(spotAfter([], 0, 'End', true)).toBeUndefined();
});
