import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { casebook, indexOf } from './casebook.ts';
import { debateFormats } from './debate-format.ts';
import { begin, withAnswer, withClaim, withPicks, withSlot } from './preparation.ts';

const debate = map('A + M', 'B - M', 'C - A', 'D - A', 'E + B', 'F - C');
const sourced = {
  ...debate,
  sources: [
    { id: 's', type: 'book' },
    { id: 't', type: 'book' }
  ],
  claims: debate.claims.map((claim) => {
    if (claim.id === 'C') return { ...claim, citations: [{ source: 't', quote: { exact: 'Said.' } }] };
    return claim.id === 'E' ? { ...claim, citations: [{ source: 's' }] } : claim;
  })
};
const relations = relate(sourced);
const served = sides(relations);
const fresh = begin(sourced, { id: 'p', kept: false, side: 'negative', debate: debateFormats()[0]! });

test('holds the motion sheet, both sides, the picked answers, their cards and sources', () => {
  const picked = withPicks(withSlot(fresh, 'motion.model', 'Stay.'), relations, 'A', ['r4', 'r3'], ['r3']);
  const spoken = withAnswer(
    picked,
    relations,
    { to: 'A', reason: 'r4' },
    { spoken: 'Our way.', note: 'slowly' }
  );
  const asked = withClaim(spoken, relations, 'E', { questions: [{ id: 'q', ask: 'Who?' }] });
  const book = casebook(asked, relations, served);
  expect(book.motion?.id).toBe('M');
  expect(book.slots).toEqual([{ template: 'motion', slots: [{ slot: 'motion.model', text: 'Stay.' }] }]);
  const points = (side: 'affirmative' | 'negative') =>
    book.sides[side].map(({ claim, supports }) => [claim.id, ...supports.map(({ id }) => id)].join(' '));
  expect([points('affirmative'), points('negative')]).toEqual([['A'], ['B E']]);
  expect(
    book.sections.map(({ claim, answers, questions }) => [
      claim.id,
      ...answers.map(({ words, note, isPinned }) =>
        [words, note, isPinned ? 'pinned' : ''].filter(Boolean).join(' / ')
      ),
      ...questions.map(({ ask }) => ask)
    ])
  ).toEqual([
    ['A', 'Our way. / slowly', 'C. / pinned'],
    ['E', 'Who?']
  ]);
  expect(book.cards.map(({ claim, source }) => `${claim.id} ${source.id}`)).toEqual(['C t']);
  expect(book.sources.map(({ id }) => id)).toEqual(['s', 't']);
  expect([book.numbers.get('s'), book.numbers.get('t')]).toEqual([1, 2]);
  expect(indexOf(book, () => 0)).toEqual([{ name: 'A.', section: 1 }]);
});

test('of every map each picked answer stands once, and every source that is named has its number', () =>
  fc.assert(
    fc.property(maps({ hostile: true }), (any) => {
      const all = relate(any);
      const begun = begin(any, { id: 'p', kept: false, side: 'negative', debate: debateFormats()[0]! });
      const attacks = any.reasons.flatMap(({ id, side, target }) =>
        side === 'con' && 'claim' in target ? [[target.claim, id] as const] : []
      );
      const full = attacks.reduce(
        (next, [to, reason]) => withPicks(next, all, to, [...(next.blocks[to]?.picks ?? []), reason], []),
        begun
      );
      const book = casebook(full, all, sides(all));
      const given = book.sections.flatMap(({ answers }) => answers.map(({ reason }) => reason.id));
      expect(given.toSorted()).toEqual(attacks.map(([, reason]) => reason).toSorted());
      for (const { answers } of book.sections)
        for (const { claims } of answers)
          for (const { citations = [] } of claims)
            for (const { source } of citations) expect(book.numbers.get(source)).toBeGreaterThan(0);
      expect(new Set(book.numbers.values()).size).toBe(book.sources.length);
    }),
    { seed: 6, numRuns: 200 }
  ));
