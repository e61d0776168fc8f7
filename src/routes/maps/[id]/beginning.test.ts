import { expect, test } from 'vitest';
import { beginning } from './beginning.ts';

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'longe…'],
  ['ab😀cd', 3, 'ab…'],
  ['ab😀cd', 4, 'ab😀…']
])('%j of %i characters is %j', (words, most, found) => {
  expect(beginning(words, most)).toBe(found);
});
