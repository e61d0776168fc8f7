import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { check } from '../formats/preparation.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { accept, changesUnder } from './changes.ts';
import { hasRoom, movedClash, weighed, withClash, withoutClash, writtenClash } from './clashes.ts';
import { debateFormats } from './debate-format.ts';
import { joining, merge, resolved } from './merge.ts';
import { begin, type Preparation } from './preparation.ts';
import { offered, placed, planned, textOf, warnings } from './speeches.ts';
import { stepBetween, taken } from './step.ts';

const debate = map('A + M', 'B - M', 'C - A', 'D + M', 'E - M', 'F - D');
const relations = relate(debate);
const fresh = begin(debate, { id: 'p', kept: false, side: 'affirmative', debate: debateFormats()[0]! });
const one = withClash(fresh, relations, { id: '1', ours: 'A', theirs: 'B' });
const idsOf = ({ clashes = [] }: Preparation) => clashes.map(({ id }) => id).join(' ');

describe('a clash', () => {
  test('keeps the words of its claims; the same pair stands once, and there are at most four', () => {
    expect(one.clashes).toEqual([{ id: '1', ours: 'A', theirs: 'B', wasOurs: 'A.', wasTheirs: 'B.' }]);
    expect(withClash(one, relations, { id: '2', ours: 'A', theirs: 'B' })).toBe(one);
    const pairs = ['A C', 'D E', 'D F', 'A E'].map((pair) => pair.split(' '));
    const full = pairs.reduce(
      (next, [ours, theirs], at) =>
        withClash(next, relations, { id: `${at + 2}`, ours: ours!, theirs: theirs! }),
      one
    );
    expect([idsOf(full), hasRoom(full), hasRoom(one)]).toEqual(['1 2 3 4', false, true]);
    expect(check(full).preparation).toEqual(full);
    expect(idsOf(movedClash(full, '3', -1))).toBe('1 3 2 4');
    expect(movedClash(full, '4', 1)).toBe(full);
    expect(withoutClash(one, '1')).toEqual(fresh);
  });

  test('is written, and what is empty vanishes', () => {
    const named = writtenClash(one, relations, '1', { name: 'Law', evenIf: ' ' });
    expect(named.clashes![0]).toEqual({ ...one.clashes![0], name: 'Law' });
    const said = weighed(named, relations, '1', 'scale', { who: 'theirs' });
    const why = weighed(said, relations, '1', 'scale', { why: 'More people.' });
    expect(why.clashes![0]!.weighing).toEqual({ scale: { who: 'theirs', why: 'More people.' } });
    expect(check(why).preparation).toEqual(why);
    const open = weighed(why, relations, '1', 'scale', { who: undefined });
    expect(open.clashes![0]!.weighing).toEqual({ scale: { why: 'More people.' } });
    expect(
      writtenClash(weighed(open, relations, '1', 'scale', { why: '' }), relations, '1', { name: '' })
    ).toEqual(one);
    // Taking the last step back leaves what was before it.
    expect(taken(why, stepBetween(said, why))).toEqual(said);
  });

  test('goes into a speech, counts its words, and is nothing new', () => {
    const written = writtenClash(one, relations, '1', { name: 'Three words here' });
    expect(offered(written, relations, sides(relations)).clashes).toEqual(['1']);
    const reply = planned(written, relations).find(({ step }) => step.kind === 'reply')!.step.id;
    const full = placed(written, { id: 'i', kind: 'clash', ref: '1' }, reply);
    expect(check(full).preparation).toEqual(full);
    expect(planned(full, relations).at(-1)).toMatchObject({ words: 3 });
    expect(planned(full, relations, () => 'one two').at(-1)).toMatchObject({ words: 2 });
    expect(warnings(full, relations, sides(relations)).filter(({ warning }) => warning === 'new')).toEqual(
      []
    );
    expect(withoutClash(full, '1')).toEqual({ ...fresh, speeches: {} });
    expect(textOf(full, relations, { id: 'j', kind: 'clash', ref: 'gone' })).toBe('');
  });

  test('whose claim is gone is told, and let go', () => {
    expect(changesUnder(one, relations)).toEqual([]);
    const [change] = changesUnder(one, relate(map('A + M')));
    expect(change).toEqual({ change: 'gone-clash', clash: '1', was: 'B.' });
    expect(accept(one, change!)).toEqual(fresh);
  });
});

describe('a clash whose claims have other words', () => {
  const said = (words: string, id = 'A') => ({
    ...debate,
    claims: debate.claims.map((claim) => (claim.id === id ? { ...claim, text: words } : claim))
  });

  test.each([
    ['ours', 'A', 'A.'],
    ['theirs', 'B', 'B.']
  ] as const)('is told of %s, until it is seen', (claim, id, was) => {
    const other = relate(said('Else.', id));
    const changes = changesUnder(one, other);
    expect(changes).toEqual([{ change: 'reworded-clash', clash: '1', claim, was, now: 'Else.' }]);
    const seen = accept(one, changes[0]!);
    expect(changesUnder(seen, other)).toEqual([]);
    expect(withoutClash(seen, '1')).toEqual(fresh);
  });
});

describe('the same claims set against each other by two', () => {
  const reply = planned(one, relations).find(({ step }) => step.kind === 'reply')!.step.id;
  const mine = writtenClash(one, relations, '1', { name: 'Law', evenIf: 'Mine.' });
  const other = withClash(fresh, relations, { id: '0', ours: 'A', theirs: 'B' });
  const yours = placed(
    weighed(writtenClash(other, relations, '0', { name: 'Rights' }), relations, '0', 'time', { who: 'ours' }),
    { id: 'i', kind: 'clash', ref: '0' },
    reply
  );

  test('are one clash, with what either wrote; what does not go together is told', () => {
    const { preparation, conflicts } = joining(mine, yours);
    expect(preparation.clashes).toEqual([
      { ...mine.clashes![0], id: '0', weighing: { time: { who: 'ours', why: '' } } }
    ]);
    expect(preparation.speeches![reply]!.items).toEqual([{ id: 'i', kind: 'clash', ref: '0' }]);
    expect(conflicts.map(({ path }) => path.join('.'))).toEqual(['clashes.0.name']);
    expect(resolved(preparation, conflicts[0]!).clashes![0]!.name).toBe('Rights');
    expect(
      joining(mine, { ...yours, clashes: [{ ...yours.clashes![0]!, wasOurs: 'Else.' }] }).conflicts
    ).toEqual(conflicts);
  });

  test('come to the same whoever takes over the other, and stay so', () => {
    const here = merge(fresh, one, other).preparation;
    const there = merge(fresh, other, one).preparation;
    expect([here, there]).toEqual([other, other]);
    // Who wrote first hears of it.
    expect(merge(one, one, here).preparation).toEqual(other);
    expect(merge(one, mine, here).preparation.clashes).toEqual([{ ...mine.clashes![0], id: '0' }]);
    expect(merge(other, other, here).preparation).toBe(other);
  });

  test('are two where one person has both', () => {
    const both = { ...fresh, clashes: [...one.clashes!, ...other.clashes!] };
    expect(joining(both, one).preparation).toEqual(both);
    expect(joining(one, both).preparation.clashes).toHaveLength(2);
  });
});

test('clashes of two are joined; a weighing stands or falls with its reason', () => {
  const mine = weighed(one, relations, '1', 'scale', { who: 'ours', why: 'x' });
  const other = weighed(one, relations, '1', 'scale', { who: 'theirs', why: 'y' });
  const theirs = withClash(weighed(other, relations, '1', 'time', { who: 'even' }), relations, {
    id: '2',
    ours: 'D',
    theirs: 'E'
  });
  const { preparation, conflicts } = joining(mine, theirs);
  expect(idsOf(preparation)).toBe('1 2');
  expect(preparation.clashes![0]!.weighing).toEqual({
    scale: { who: 'ours', why: 'x' },
    time: { who: 'even', why: '' }
  });
  expect(conflicts.map(({ path }) => path.join('.'))).toEqual(['clashes.1.weighing.scale']);
  expect(resolved(preparation, conflicts[0]!).clashes![0]!.weighing!.scale).toEqual({
    who: 'theirs',
    why: 'y'
  });
});
