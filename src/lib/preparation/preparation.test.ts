import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { check, isPreparation, read, write } from '../formats/preparation.ts';
import { relate } from '../model/relations.ts';
import { accept, changesUnder } from './changes.ts';
import { debateFormats } from './debate-format.ts';
import { begin, paceOf, withAnswer, withClaim, withPicks, withSlot } from './preparation.ts';

const debate = map('A + M', 'B - A', 'C - A', 'D - B');
const relations = relate(debate);
const fresh = begin(debate, { id: 'p', kept: false, side: 'negative', debate: debateFormats()[0]! });
const full = withClaim(
  withAnswer(
    withPicks(withSlot(fresh, 'motion.model', 'Ours.'), relations, 'A', ['r3', 'r2'], ['r3']),
    relations,
    { to: 'A', reason: 'r2' },
    { spoken: 'As we say it.' }
  ),
  relations,
  'D',
  { note: 'Ask for it.', questions: [{ id: 'q', ask: 'Who says so?' }] }
);

describe('a file', () => {
  test('comes back as it was, with what this program does not know', () => {
    const odd = { ...full, later: { known: true } };
    expect(read(write(odd))).toEqual({ preparation: odd });
    expect(isPreparation(write(odd))).toBe(true);
    expect(isPreparation(new TextEncoder().encode('{"format":"warrant/1"}'))).toBe(false);
  });

  test.each([
    ['{', { fault: 'text' }],
    ['', { fault: 'text' }],
    ['id,text\n1,Buses run\n', { fault: 'other' }],
    ['{"format":"warrant/1"}', { fault: 'map' }],
    ['[]', { fault: 'other' }],
    ['null', { fault: 'other' }],
    ['{"format":"warrant-preparation/2"}', { fault: 'newer' }],
    ['{"format":"warrant-preparation/1"}', { fault: 'damaged', place: 'id' }]
  ])('%s is refused', (text, fault) => expect(read(new TextEncoder().encode(text))).toEqual(fault));

  test('with another format of debate than can be used is refused', () => {
    const steps = full.debate.steps.slice(0, 1);
    expect(check({ ...full, debate: { ...full.debate, steps } })).toEqual({
      fault: 'damaged',
      place: 'debate'
    });
    const odd = JSON.parse(JSON.stringify(full).replace('"slots"', '"__proto__":{},"slots"'));
    expect(check(odd).fault).toBe('damaged');
  });
});

describe('what is written', () => {
  test('an empty slot, note or list is none', () => {
    expect(withSlot(full, 'motion.model', ' ').slots).toEqual({});
    expect(withClaim(full, relations, 'D', { note: '', questions: [] }).claims).toEqual({});
    const none = withPicks(full, relations, 'A', [], []);
    expect(none.blocks).toEqual({});
    expect(none.answers).toEqual({ r2: full.answers.r2 });
  });

  test('what is picked has its words here, and pins only what is picked', () => {
    expect(full.answers).toEqual({
      r3: { was: 'C.', to: 'A' },
      r2: { was: 'B.', to: 'A', spoken: 'As we say it.' }
    });
    expect(full.blocks).toEqual({ A: { picks: ['r3', 'r2'], pinned: ['r3'] } });
    expect(withPicks(full, relations, 'A', ['r2'], ['r3']).blocks.A).toEqual({ picks: ['r2'] });
  });

  test('ids that every object has', () => {
    const odd = relate({ ...debate, claims: [...debate.claims, { id: 'toString', text: 'T.' }] });
    expect(withClaim(fresh, odd, 'toString', { note: 'n' }).claims).toEqual({
      toString: { was: 'T.', note: 'n' }
    });
    expect(withPicks(fresh, odd, 'valueOf', ['r2'], []).blocks).toEqual({ valueOf: { picks: ['r2'] } });
  });

  test('the pace is one’s own, or that of the format', () => {
    expect(paceOf(full)).toBe(150);
    expect(paceOf({ ...full, pace: 180 })).toBe(180);
  });
});

describe('when the map is another', () => {
  const other = relate(map('A + M', 'X - A', 'C - A'));
  const reworded = {
    ...relations.map,
    claims: relations.map.claims.map((claim) => ({ ...claim, text: `${claim.text} Now.` }))
  };

  test('nothing is told of the same map', () => expect(changesUnder(full, relations)).toEqual([]));

  test('what is gone and what has other words', () => {
    expect(changesUnder(full, relate(reworded))).toEqual([
      { change: 'reworded', claim: 'D', was: 'D.', now: 'D. Now.' },
      { change: 'reworded-answer', reason: 'r3', to: 'A', was: 'C.', now: 'C. Now.' },
      { change: 'reworded-answer', reason: 'r2', to: 'A', was: 'B.', now: 'B. Now.' }
    ]);
    expect(changesUnder(full, other)).toEqual([
      { change: 'gone', claim: 'D', was: 'D.' },
      { change: 'reworded-answer', reason: 'r2', to: 'A', was: 'B.', now: 'X.' }
    ]);
    expect(changesUnder(full, relate(map('M')))).toEqual([
      { change: 'gone', claim: 'D', was: 'D.' },
      { change: 'gone', claim: 'A', was: '' },
      { change: 'gone-answer', reason: 'r3', to: 'A', was: 'C.' },
      { change: 'gone-answer', reason: 'r2', to: 'A', was: 'B.' }
    ]);
  });

  test.each([
    ['other', relate(map('M'))],
    ['reworded', relate(reworded)],
    ['in part', other]
  ])('all of it can be taken as it is: %s', (_, now) => {
    let left = full;
    for (let change = changesUnder(left, now)[0]; change; change = changesUnder(left, now)[0])
      left = accept(left, change);
    expect(left.slots).toEqual(full.slots);
    expect(read(write(left)).preparation).toEqual(left);
  });
});
