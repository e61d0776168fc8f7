import { describe, expect, test } from 'vitest';
import type { ArgumentMap } from '../model/map.ts';
import { sayingThat, suggest } from './suggest.ts';

const map: ArgumentMap = {
  format: 'warrant/1',
  id: 'm',
  title: 'm',
  language: 'en',
  claims: [
    { id: 'a', text: 'Unexploded submunitions injure civilians for decades.', heading: 'Duds' },
    { id: 'b', text: 'Civilians are at risk.' },
    { id: 'c', text: 'Pėstininkų minos kelia pavojų civiliams.' }
  ],
  reasons: [],
  sources: []
};

describe('claims that may say what is being written', () => {
  test.each([
    ['Submunitions injure civ', ['a']],
    ['civilians at risk', ['b']],
    ['the civilians', ['b', 'a']],
    ['pestininku minos', ['c']],
    ['is of to', []],
    ['', []]
  ])('%s: %j', (written, ids) => expect(suggest(map, written)).toEqual(ids));
});

test.each([
  ['civilians  are at RISK', 'b'],
  ['Civilians are not at risk.', undefined],
  ['Pestininku minos kelia pavoju civiliams', undefined],
  ['…', undefined]
])('a claim that says just that: %s', (written, id) => expect(sayingThat(map, written)).toBe(id));

describe('claims that somebody looks for', () => {
  test.each([
    ['civ', ['b', 'c', 'a']],
    ['civ risk', ['b']],
    ['dud', ['a']],
    ['nothing', []]
  ])('%s: %j', (written, ids) => expect(suggest(map, written, { all: true })).toEqual(ids));

  test('no more than are asked for', () =>
    expect(suggest(map, 'civ', { all: true, most: 1 })).toEqual(['b']));
});
