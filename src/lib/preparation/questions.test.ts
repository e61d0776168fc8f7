import { expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { relate } from '../model/relations.ts';
import { debateFormats } from './debate-format.ts';
import { begin, type Question, withClaim } from './preparation.ts';
import { questionsOf } from './questions.ts';

const debate = map('A + M', 'B - M', 'C - A');
const relations = relate(debate);
const [wsdc] = debateFormats();
const begun = begin(debate, { id: 'p', kept: false, side: 'affirmative', debate: wsdc! });
const ask = (id: string, rest: Partial<Question> = { ask: id }): Question => ({ id, ask: '', ...rest });

test('questions are listed in the order of the map, those of claims that are gone last', () => {
  const written = Object.entries({ C: ['c'], A: ['a', 'b'], constructor: ['d'], B: [] }).reduce(
    (next, [claim, ids]) => withClaim(next, relations, claim, { questions: ids.map((id) => ask(id)) }),
    begun
  );
  const told = questionsOf(written, relations).map(
    ({ id, claim, questions }) => `${claim?.text ?? 'gone'} ${id}: ${questions.map((each) => each.ask)}`
  );
  const words = (id: string) => relations.claim.get(id)!.text;
  expect(told).toEqual([`${words('A')} A: a,b`, `${words('C')} C: c`, 'gone constructor: d']);
});

test.each<[string, Partial<Question>, number]>([
  ['nothing', {}, 0],
  ['white space', { ask: ' ', wanted: ' ' }, 0],
  ['only the answer that is wanted', { wanted: 'No.' }, 1],
  ['only what follows', { followUp: 'Then why?' }, 1]
])('a question that says %s', (_, rest, count) => {
  const written = withClaim(begun, relations, 'A', { questions: [ask('q', rest)] });
  expect(questionsOf(written, relations)).toHaveLength(count);
});
