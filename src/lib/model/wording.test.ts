import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { apply, type Edit } from './edit.ts';
import type { ArgumentMap } from './map.ts';
import type { Refusal } from './refusal.ts';
import { relate } from './relations.ts';
import { describeClaim, describeMap, describeReason, reword } from './wording.ts';

const start: ArgumentMap = {
  ...map('A - M'),
  sources: [{ id: 's', type: 'book' }],
  translations: { lt: { A: { text: 'Ą', heading: 'Ą' } } }
};
start.claims[0] = { id: 'A', text: 'A.', heading: 'A', note: 'Note', tags: ['x'] };
const relations = relate(start);

/** The parts of the map that came to be others, or why nothing did. */
function come(result: Edit | Refusal): unknown {
  if ('refused' in result) return Object.values(result).join(' ');
  const { map: after, problem } = apply(start, result);
  if (problem) throw new Error(JSON.stringify(problem));
  const changed = [...after.claims, ...after.reasons].filter(
    (each) => !start.claims.includes(each as never) && !start.reasons.includes(each as never)
  );
  const fields = Object.entries(after).filter(
    ([name, value]) => !Array.isArray(value) && value !== start[name as keyof ArgumentMap]
  );
  const gone = Object.keys(start).filter((name) => !(name in after));
  return [...changed, ...fields, ...gone];
}

const claim = (fields: object) => ({
  id: 'A',
  text: 'A.',
  heading: 'A',
  note: 'Note',
  tags: ['x'],
  ...fields
});
const { heading: _, ...headless } = claim({});
const told = (lt: object, more: object = {}) => ['translations', { lt, ...more }];

describe('a claim is worded anew', () => {
  test.each<[object, unknown]>([
    [{ text: ' New.\n' }, [claim({ text: 'New.' })]],
    [{ text: 'A.', heading: 'B' }, [claim({ heading: 'B' })]],
    [{ heading: null }, [headless]],
    [{ heading: ' ' }, [headless]],
    [{ text: ' \t' }, 'empty'],
    [{ text: null }, 'empty'],
    [{ text: 'A.', heading: 'A' }, 'unchanged'],
    [{ text: 'New.', language: 'en' }, [claim({ text: 'New.' })]],
    [{ text: 'Nauja.', language: 'lt' }, [told({ A: { text: 'Nauja.', heading: 'Ą' } })]],
    [{ text: null, language: 'lt' }, [told({ A: { heading: 'Ą' } })]],
    [{ text: '', heading: '', language: 'lt' }, [told({})]],
    [{ text: 'Ą', language: 'lt' }, 'unchanged'],
    [{ text: null, language: 'de' }, 'unchanged'],
    [
      { text: 'Neu.', language: 'de' },
      [told({ A: { text: 'Ą', heading: 'Ą' } }, { de: { A: { text: 'Neu.' } } })]
    ],
    [{ text: 'Neu.', language: 'not one' }, 'language not one'],
    [{ text: 'Neu.', language: '__proto__' }, 'language __proto__'],
    [{ claim: 'Z', text: 'New.' }, 'unknown claims Z']
  ])('%j', (wish, found) => expect(come(reword(relations, { claim: 'A', ...wish }))).toEqual(found));
});

describe('what is said of a claim, a reason, the map', () => {
  test.each<[string, Edit | Refusal, unknown]>([
    [
      'a basis',
      describeClaim(relations, { claim: 'A', basis: 'reasoning' }),
      [claim({ basis: 'reasoning' })]
    ],
    ['other tags', describeClaim(relations, { claim: 'A', tags: ['y', 'x'] }), [claim({ tags: ['y', 'x'] })]],
    [
      'no note, no tags',
      describeClaim(relations, { claim: 'A', note: ' ', tags: [] }),
      [{ id: 'A', text: 'A.', heading: 'A' }]
    ],
    ['the same', describeClaim(relations, { claim: 'A', note: 'Note', basis: null }), 'unchanged'],
    ['of no claim', describeClaim(relations, { claim: 'Z', note: 'Note' }), 'unknown claims Z'],
    [
      'a move',
      describeReason(relations, { reason: 'r1', move: 'turns' }),
      [{ id: 'r1', side: 'con', premises: ['A'], target: { claim: 'M' }, move: 'turns' }]
    ],
    ['no move', describeReason(relations, { reason: 'r1', move: null }), 'unchanged'],
    ['another title', describeMap(relations, { title: 'New' }), [['title', 'New']]],
    ['no title', describeMap(relations, { title: ' ' }), 'empty'],
    ['another motion', describeMap(relations, { motion: 'A' }), [['motion', 'A']]],
    ['no motion', describeMap(relations, { motion: null }), ['motion']],
    ['a motion that is not there', describeMap(relations, { motion: 'Z' }), 'unknown claims Z'],
    ['no background', describeMap(relations, { background: { text: ' ', sources: [] } }), 'unchanged'],
    [
      'a background',
      describeMap(relations, { background: { text: 'Since.', sources: ['s'] } }),
      [['background', { text: 'Since.', sources: ['s'] }]]
    ],
    [
      'one of no source',
      describeMap(relations, { background: { text: 'x', sources: ['z'] } }),
      'unknown sources z'
    ],
    ['a facing pair of none', describeMap(relations, { facing: [['A', 'Z']] }), 'unknown claims Z'],
    ['a language', describeMap(relations, { language: 'lt' }), [['language', 'lt']]],
    ['not a language', describeMap(relations, { language: '?' }), 'language ?']
  ])('%s', (_, result, found) => expect(come(result)).toEqual(found));
});
