import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { debateFormats } from './debate-format.ts';
import { merge } from './merge.ts';
import { begin, type Preparation } from './preparation.ts';
import { redone, stepBetween, taken } from './step.ts';

const fresh = begin(
  { id: 'm', title: 'M' },
  { id: 'p', kept: false, side: 'negative', debate: debateFormats()[0]! }
);
const ids = ['a', 'b', 'c', 'd'];
const words = fc.constantFrom('x', 'y', 'z');
const order = fc.uniqueArray(fc.constantFrom(...ids));
const record = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...ids), value, { noNullPrototype: true });
const preparations: fc.Arbitrary<Preparation> = fc
  .record({
    title: words,
    side: fc.constantFrom('affirmative' as const, 'negative' as const),
    slots: record(words),
    claims: record(
      fc.record({
        was: words,
        questions: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), ask: words }), {
          selector: ({ id }) => id
        })
      })
    ),
    blocks: record(fc.record({ picks: order }))
  })
  .map((some) => ({ ...fresh, ...some }));

const law = (holds: (a: Preparation, b: Preparation, c: Preparation) => void) =>
  fc.assert(fc.property(preparations, preparations, preparations, holds), { seed: 6, numRuns: 500 });
/** The order of fields says nothing. */
const said = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      each && typeof each === 'object' && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each
    )
  );

describe('laws', () => {
  test('what only one has changed is taken', () =>
    law((base, mine) => {
      expect(merge(base, mine, base)).toEqual({ preparation: mine, conflicts: [] });
      expect(said(merge(base, base, mine).preparation)).toEqual(said(mine));
      expect(said(merge(base, mine, structuredClone(mine)).preparation)).toEqual(said(mine));
    }));

  test('nothing that only one side has written is lost', () =>
    law((base, ours, theirs) => {
      const { preparation, conflicts } = merge(base, ours, theirs);
      const told = new Set(conflicts.map(({ path }) => path.join('.')));
      for (const id of ids) {
        const [was, here, there] = [base.slots[id], ours.slots[id], theirs.slots[id]];
        const kept = preparation.slots[id];
        if (here === was) expect(kept).toBe(there);
        else if (there === was || there === here) expect(kept).toBe(here);
        else {
          expect(kept).toBe(here ?? there);
          expect(told).toContain(`slots.${id}`);
        }
      }
    }));

  test('every pick of either is there, but those that one has taken away', () =>
    law((base, ours, theirs) => {
      const { preparation } = merge(base, ours, theirs);
      for (const id of ids) {
        const [was, here, there] = [base, ours, theirs].map(({ blocks }) => blocks[id]?.picks);
        if (!here || !there) continue;
        const picks = preparation.blocks[id]!.picks;
        expect(new Set(picks).size).toBe(picks.length);
        for (const pick of ids) {
          const has = (list?: string[]) => Boolean(list?.includes(pick));
          const expected = has(was) ? has(here) && has(there) : has(here) || has(there);
          expect(picks.includes(pick), pick).toBe(expected);
        }
      }
    }));
});

describe('steps', () => {
  test('what is taken back and done again is as it was', () =>
    law((before, after) => {
      const step = JSON.parse(JSON.stringify(stepBetween(before, after)));
      expect(said(taken(after, step))).toEqual(said(before));
      expect(said(redone(before, step))).toEqual(said(after));
    }));

  test('what was changed elsewhere since stays', () => {
    const step = stepBetween(fresh, { ...fresh, slots: { a: 'x' } });
    expect(taken({ ...fresh, slots: { a: 'x', b: 'y' } }, step).slots).toEqual({ b: 'y' });
    expect(taken({ ...fresh, slots: { a: 'other' } }, step).slots).toEqual({ a: 'other' });
  });
});

test('a change is taken back without what others did since', () => {
  const before = { ...fresh, slots: { a: 'x' } };
  const after = { ...fresh, slots: { a: 'y' } };
  const now = { ...fresh, slots: { a: 'y', b: 'z' } };
  expect(merge(after, now, before).preparation.slots).toEqual({ a: 'x', b: 'z' });
});

test('a format of debate is one thing', () => {
  const [one, two] = debateFormats();
  const { preparation, conflicts } = merge(
    fresh,
    { ...fresh, debate: two! },
    {
      ...fresh,
      debate: { ...one!, name: 'Ours' }
    }
  );
  expect(preparation.debate).toBe(two);
  expect(conflicts.map(({ path }) => path)).toEqual([['debate']]);
});

test('what one has taken away and the other has changed stays', () => {
  const base = { ...fresh, claims: { a: { was: 'x', note: 'n' } } };
  const changed = { ...fresh, claims: { a: { was: 'x', note: 'other' } } };
  for (const [ours, theirs] of [
    [fresh, changed],
    [changed, fresh]
  ] as const) {
    const { preparation, conflicts } = merge(base, ours, theirs);
    expect(preparation.claims).toEqual(changed.claims);
    expect(conflicts).toHaveLength(1);
  }
});

describe('a card that both have written on', () => {
  const marks = [{ start: 0, end: 1, level: 'read' }];
  const ours = { ...fresh, cards: { k: { was: 'x', note: 'n' } } };

  test('in the same words is merged', () => {
    const { preparation, conflicts } = merge(fresh, ours, { ...fresh, cards: { k: { was: 'x', marks } } });
    expect(preparation.cards).toEqual({ k: { was: 'x', note: 'n', marks } });
    expect(conflicts).toEqual([]);
  });

  test('in other words stands as a whole: no marks come to words that are not theirs', () => {
    const { preparation, conflicts } = merge(fresh, ours, { ...fresh, cards: { k: { was: 'y', marks } } });
    expect(preparation.cards).toEqual(ours.cards);
    expect(conflicts.map(({ path }) => path)).toEqual([['cards', 'k']]);
  });
});
