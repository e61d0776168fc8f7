import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { wordsOf } from './translate.ts';

const debate = {
  ...map('A + M', 'B + M', 'toString + M'),
  claims: [
    { id: 'M', text: 'The motion', heading: 'Motion' },
    { id: 'A', text: 'A reason', heading: 'Reason' },
    { id: 'B', text: 'Another' },
    { id: 'toString', text: 'Odd name' }
  ],
  translations: {
    lt: { M: { text: 'Tezė', heading: 'Tezė' }, A: { heading: 'Priežastis' }, B: { text: 'Kita' } },
    de: {}
  }
};

test('a heading without letters is none', () => {
  const debate = { ...map('M'), translations: { lt: { M: { heading: ' ' } } } };
  debate.claims[0]!.heading = '';
  expect(wordsOf(debate, debate.claims[0]!, 'lt').heading).toBeUndefined();
});

describe('the words of a claim, each in the language it is in', () => {
  test.each([
    ['M', 'lt', 'Tezė', 'lt', 'Tezė', 'lt'],
    ['A', 'lt', 'A reason', 'en', 'Priežastis', 'lt'],
    ['B', 'lt', 'Kita', 'lt', undefined, 'en'],
    ['toString', 'lt', 'Odd name', 'en', undefined, 'en'],
    ['M', 'en', 'The motion', 'en', 'Motion', 'en'],
    ['M', 'de', 'The motion', 'en', 'Motion', 'en'],
    ['M', 'uk', 'The motion', 'en', 'Motion', 'en'],
    ['M', 'toString', 'The motion', 'en', 'Motion', 'en']
  ])('%s in %s', (id, language, text, textLanguage, heading, headingLanguage) => {
    const claim = debate.claims.find((each) => each.id === id)!;
    expect(wordsOf(debate, claim, language)).toEqual({ text, textLanguage, heading, headingLanguage });
  });
});
