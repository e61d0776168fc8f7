import { expect, test } from 'vitest';
import { directName, initials, invertedName, type Name, surname } from './names.ts';

test.each<[Name, string, string, string]>([
  [{ family: 'Lee', given: 'Ann Marie' }, 'Ann Marie Lee', 'Lee, Ann Marie', 'Lee'],
  [
    { family: 'Ploeg', given: 'Atze', 'non-dropping-particle': 'van der' },
    'Atze van der Ploeg',
    'van der Ploeg, Atze',
    'van der Ploeg'
  ],
  [
    { family: 'Beauvoir', given: 'Simone', 'dropping-particle': 'de' },
    'Simone de Beauvoir',
    'Beauvoir, Simone de',
    'Beauvoir'
  ],
  [
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    'Martin Luther King Jr.',
    'King, Martin Luther, Jr.',
    'King'
  ],
  [{ literal: 'ICRC', family: 'x' }, 'ICRC', 'ICRC', 'ICRC'],
  [{ given: 'Plato' }, 'Plato', 'Plato', 'Plato'],
  [{}, '', '', '']
])('%j is %s, %s, %s', (name, direct, inverted, last) => {
  expect([directName(name), invertedName(name), surname(name)]).toEqual([direct, inverted, last]);
});

test.each([
  ['Ann Marie', 'A. M.'],
  ['Jean-Paul', 'J.-P.'],
  ['J.R.R.', 'J. R. R.'],
  ['Šarūnė', 'Š.'],
  ['李', '李.'],
  ['émile', 'É.'],
  ['(Bob)', 'B.'],
  ['–', '']
])('the initials of %s are %s', (given, letters) => expect(initials(given)).toBe(letters));
