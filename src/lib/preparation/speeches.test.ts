import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { check } from '../formats/preparation.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { cardKey } from './card.ts';
import { debateFormats, speechesOf } from './debate-format.ts';
import { wordsIn } from './pace.ts';
import {
  begin,
  type Item,
  type Preparation,
  withAnswer,
  withClaim,
  withPicks,
  withSlot
} from './preparation.ts';
import {
  givenTo,
  mainClaims,
  notSpokenOf,
  offered,
  placed,
  planned,
  removed,
  warnings,
  withoutSpeaker
} from './speeches.ts';

const format = (id: string) => debateFormats().find((each) => each.id === id)!;
const debate = map('A + M', 'B - M', 'C - A', 'D - B', 'E + D', 'F - B');
const relations = relate(debate);
const served = sides(relations);
const begun = (id = 'wsdc', side: 'affirmative' | 'negative' = 'affirmative') =>
  begin(debate, { id: 'p', kept: false, side, debate: format(id) });
const item = (kind: Item['kind'], ref: string): Item => ({ id: `${kind} ${ref}`, kind, ref });
/** Puts items into speeches: 'P1: claim A'. */
const plan = (preparation: Preparation, ...lines: string[]) =>
  lines.reduce((next, line) => {
    const [, step, kind, ref] = /^(.*): (\S+) (\S+)$/.exec(line)!;
    return placed(next, item(kind as Item['kind'], ref!), step!);
  }, preparation);

test('times are those of what will be said, at the pace of who says it', () => {
  const spoken = withAnswer(
    withPicks(begun(), relations, 'B', ['r4', 'r6'], []),
    relations,
    { to: 'B', reason: 'r4' },
    { spoken: 'five words in all, yes' }
  );
  const full = plan(
    withSlot(spoken, 'motion.definitions', 'Three more words.'),
    'P1: slot motion.definitions',
    'P1: block B'
  );
  const [first] = planned(full, relations);
  // 3 of the slot, 5 as spoken, and the claim F.
  expect(first).toMatchObject({ words: 9, seconds: (9 * 60) / 150, full: 'room' });
  const given = givenTo({ ...full, speakers: [{ id: 's', name: 'Ona', pace: 90 }] }, 'P1', 's');
  expect(planned(given, relations)[0]).toMatchObject({ pace: 90, seconds: 6 });
  expect(check(given).preparation).toEqual(given);
  const alone = withoutSpeaker(given, 's');
  expect(planned(alone, relations)[0]).toMatchObject({ pace: 150 });
});

describe('claims that were given to somebody', () => {
  const team = { ...begun(), speakers: [{ id: 's', name: 'Ona' }] };
  const given = ['A', 'B', 'D', 'E'].reduce(
    (next, claim) => withClaim(next, relations, claim, { speaker: 's' }),
    withPicks(withClaim(team, relations, 'A', { note: 'Slowly.' }), relations, 'B', ['r4'], [])
  );

  // The answer r4 to B says D.
  test.each([
    ['A B D E', []],
    ['B D E', ['P1: claim A']],
    ['A E', ['P1: block B']],
    ['A B D E', ['P2: claim A']],
    ['', ['P1: claim A', 'P1: block B', 'P1: claim E']]
  ])('%s are in no speech of theirs', (left, lines) => {
    const full = givenTo(plan(given, ...lines), 'P1', 's');
    expect(notSpokenOf(full, relations, 's').join(' ')).toBe(left);
    expect(notSpokenOf(full, relations, 'nobody')).toEqual([]);
    expect(check(full).preparation).toEqual(full);
  });

  test('are nobody’s when they leave the team, and keep what else is written', () => {
    const alone = withoutSpeaker(givenTo(given, 'P1', 's'), 's');
    expect(alone.claims).toEqual({ A: { was: given.claims.A!.was, note: 'Slowly.' } });
    expect(alone.blocks).toEqual(given.blocks);
    expect(withoutSpeaker(given, 'nobody').claims).toEqual(given.claims);
  });
});

describe('an item', () => {
  const full = plan(begun(), 'P1: claim A', 'P1: claim D', 'P2: claim E');
  const told = (preparation: Preparation) =>
    planned(preparation, relations).map(({ items }) => items.map(({ item }) => item.ref).join(' '));

  test.each([
    [placed(full, item('claim', 'D'), 'P1', 0), ['D A', 'E', '', '']],
    [placed(full, item('claim', 'A'), 'P2', 1), ['D', 'E A', '', '']],
    [placed(full, item('claim', 'A'), 'P1'), ['D A', 'E', '', '']],
    [removed(full, 'claim E'), ['A D', '', '', '']],
    [removed(full, 'none'), ['A D', 'E', '', '']]
  ])('stands in one place %#', (preparation, speeches) => expect(told(preparation)).toEqual(speeches));

  test('stays where the format is another, and is there when it comes back', () => {
    const other = { ...full, debate: format('bp') };
    expect(told(other)).toEqual(['', '', '', '']);
    expect(told({ ...other, debate: full.debate })).toEqual(told(full));
  });
});

describe('warnings', () => {
  const told = (preparation: Preparation) =>
    warnings(preparation, relations, served).map((each) =>
      [each.warning, 'claim' in each ? each.claim : '', 'item' in each ? `${each.step}: ${each.item}` : '']
        .filter(Boolean)
        .join(' ')
    );
  const defined = withSlot(begun(), 'motion.definitions', 'What it means.');

  test('nothing defines the motion, and nobody answers the main claim of the other side', () => {
    expect(mainClaims(relations, served, begun())).toEqual(['B']);
    expect(told(begun())).toEqual(['unanswered B', 'undefined']);
    expect(told(plan(defined, 'P1: slot motion.definitions', 'P2: answer r4'))).toEqual([]);
    const picked = withPicks(defined, relations, 'B', ['r6'], []);
    expect(told(plan(picked, 'P1: slot motion.definitions', 'P3: block B'))).toEqual([]);
  });

  test('a reply says only what was said', () => {
    const ready = plan(defined, 'P1: slot motion.definitions', 'P2: answer r4');
    expect(told(plan(ready, 'P reply: claim D'))).toEqual([]);
    expect(told(plan(ready, 'P reply: claim A'))).toEqual(['new P reply: claim A']);
    expect(told(plan(ready, 'P reply: answer r6'))).toEqual(['new P reply: answer r6']);
    expect(told(plan(ready, 'P reply: words x'))).toEqual([]);
  });

  test('where answers belong, they are not new', () => {
    const ready = plan({ ...defined, debate: format('kp-classic') }, 'A1: slot motion.definitions');
    expect(told(plan(ready, 'A2: answer r4'))).toEqual([]);
    expect(told(plan(ready, 'A2: answer r4', 'A2: claim A'))).toEqual(['new A2: claim A']);
    expect(told(plan(ready, 'A3: answer r4'))).toEqual(['new A3: answer r4']);
  });
});

test('what is offered: slots that are written, picked answers, our claims', () => {
  const picked = withPicks(withSlot(begun(), 'motion.model', 'Stay.'), relations, 'B', ['r4'], []);
  expect(offered(picked, relations, served)).toEqual({
    slots: ['motion.model'],
    clashes: [],
    blocks: ['B'],
    claims: ['A', 'M', 'D', 'E', 'F'],
    cards: []
  });
});

test('a card is said as it is read aloud, and its claim with it', () => {
  const lee = {
    id: 'lee',
    type: 'report',
    title: 'Duds',
    author: [{ family: 'Lee' }],
    issued: { 'date-parts': [[2024]] }
  };
  const citations = [{ source: 'lee', quote: { exact: 'One in ten fails.' } }];
  const claims = debate.claims.map((claim) =>
    claim.id === 'B' || claim.id === 'D' ? { ...claim, citations } : claim
  );
  const all = relate({ ...debate, claims, sources: [lee] });
  const key = cardKey('D', 'lee');
  expect(offered(begun(), all, sides(all)).cards).toEqual([key]);
  const full = placed(begun(), item('card', key), 'P2');
  expect(planned(full, all)[1]).toMatchObject({
    words: 7,
    items: [{ text: 'D. Lee 2024 One in ten fails.' }]
  });
  expect(check(full).preparation).toEqual(full);
  // D answers B.
  expect(warnings(full, all, sides(all))).toEqual([{ warning: 'undefined' }]);
  expect(planned(placed(full, item('card', 'gone/lee/1'), 'P2'), all)[1]!.words).toBe(7);
});

test('in every plan times are the sum of their words, and every item stands once', () =>
  fc.assert(
    fc.property(maps({ hostile: true }), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat())), (any, moves) => {
      const all = relate(any);
      let next = begin(any, { id: 'p', kept: false, side: 'affirmative', debate: format('kp-classic') });
      const steps = speechesOf(next.debate, next.side);
      for (const [claim, step, at] of moves) {
        const ref = any.claims[claim % Math.max(1, any.claims.length)]?.id;
        if (ref === undefined) continue;
        next = placed(next, item('claim', ref), steps[step % steps.length]!.id, at % 3);
      }
      const speeches = planned(next, all);
      const ids = speeches.flatMap(({ items }) => items.map(({ item }) => item.id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const { items, words, seconds, pace } of speeches) {
        const sum = items.reduce((total, { text }) => total + wordsIn(text), 0);
        expect(words).toBe(sum);
        expect(seconds).toBeCloseTo((sum * 60) / pace);
      }
    }),
    { seed: 6, numRuns: 200 }
  ));
