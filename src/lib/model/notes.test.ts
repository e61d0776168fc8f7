import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { map } from '../../../tests/map-notation.ts';
import { addNote, changeNote, removeNote } from './annotate.ts';
import { check, sayProblem } from './check.ts';
import { compare, taking } from './compare.ts';
import { apply, type Edit } from './edit.ts';
import type { ArgumentMap, Note } from './map.ts';
import { mend } from './mend.ts';
import { merge } from './merge.ts';
import { notesOf, openNotes, withoutNotes } from './notes.ts';
import type { Refusal } from './refusal.ts';
import { relate } from './relations.ts';

const bare = { ...map('A + M', 'B - A'), sources: [{ id: 's', type: 'book' }] };
const notes: Record<string, Note> = {
  n: { on: { claim: 'A' }, text: 'Find a source.', by: 'Ona', at: '2026-11-24' },
  o: { on: { reason: 'r2' }, text: 'Does it follow?', done: true },
  p: { on: { source: 's' }, text: 'Read it.' }
};
const noted: ArgumentMap = { ...bare, notes };

const after = (start: ArgumentMap, edit: Edit | Refusal) =>
  'refused' in edit ? edit : (apply(start, edit).map ?? 'not applied');

test('a note is written, changed, done, open again and removed', () => {
  const at = '2026-11-24';
  const added = addNote(relate(bare), {
    id: 'n',
    on: { claim: 'A' },
    text: ' Find a source. ',
    by: 'Ona',
    at
  });
  expect(after(bare, added)).toEqual({ ...bare, notes: { n: notes.n } });
  const relations = relate(noted);
  expect(after(noted, changeNote(relations, { id: 'n', text: 'Find two.' }))).toMatchObject({
    notes: { n: { text: 'Find two.', by: 'Ona' } }
  });
  expect(openNotes(noted)).toBe(2);
  const done = after(noted, changeNote(relations, { id: 'n', done: true })) as ArgumentMap;
  expect(openNotes(done)).toBe(1);
  expect(after(done, changeNote(relate(done), { id: 'n', done: false }))).toEqual(noted);
  const gone = after(noted, removeNote(relations, 'p')) as ArgumentMap;
  expect(notesOf(gone).map(([id]) => id)).toEqual(['n', 'o']);
  const one = { ...bare, notes: { n: notes.n! } };
  expect(after(one, removeNote(relate(one), 'n'))).toEqual(bare);
});

test.each([
  ['on nothing', addNote(relate(bare), { id: 'n', on: { reason: 'Z' }, text: 'x' }), 'unknown'],
  ['without words', addNote(relate(bare), { id: 'n', on: { claim: 'A' }, text: ' ' }), 'empty'],
  ['twice', addNote(relate(noted), { id: 'n', on: { claim: 'A' }, text: 'x' }), 'taken'],
  ['that is not there', removeNote(relate(noted), '__proto__'), 'unknown'],
  ['to no words', changeNote(relate(noted), { id: 'n', text: '\n' }), 'empty'],
  ['that is open already', changeNote(relate(noted), { id: 'n', done: false }), 'unchanged']
])('a note %s is refused', (_, edit, code) => expect(edit).toMatchObject({ refused: code }));

describe('a note that would be on nothing', () => {
  const stray = {
    ...noted,
    claims: noted.claims.filter(({ id }) => id !== 'B'),
    reasons: noted.reasons.slice(0, 1)
  };
  test('is told by the check', () =>
    expect(check(stray).problems.map(sayProblem)).toEqual(['notes.o.on: no reason "r2" (warning)']));
  test('is taken away where two copies come together', () =>
    expect(Object.keys(mend(stray).notes!)).toEqual(['n', 'p']));
});

test('notes go with what they are on, or over to what stands for it; nothing else of them changes, and undo gives them back', () => {
  let moved = 0;
  fc.assert(
    fc.property(maps({ notes: true, largest: 8 }), fc.array(wishes, { maxLength: 12 }), (start, list) => {
      let now = start;
      const inverses: Edit[] = [];
      for (const [at, each] of list.entries()) {
        const result = wish(relate(now), each, `${at}`);
        if ('refused' in result) continue;
        const applied = apply(now, 'edit' in result ? result.edit : result);
        if (!applied.map) continue;
        inverses.push(applied.inverse);
        now = applied.map;
      }
      for (const [id, { on, ...rest }] of notesOf(now)) {
        const was = start.notes![id]!;
        expect(was).toMatchObject(rest);
        if (JSON.stringify(was.on) !== JSON.stringify(on)) moved++;
      }
      expect(check(now).problems.filter(({ code }) => code === 'dangling')).toEqual([]);
      for (const inverse of inverses.reverse()) now = apply(now, inverse).map!;
      expect(JSON.stringify(now)).toBe(JSON.stringify(start));
    }),
    { seed: 71, numRuns: 200 }
  );
  expect(moved).toBeGreaterThan(0);
});

test('comparing and merging take notes one by one', () => {
  const pair = fc.tuple(maps({ notes: true, largest: 5 }), maps({ notes: true, largest: 5 }));
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(apply(a, taking(compare(a, b))).map).toEqual(b);
      const { edit, conflicts } = merge(a, a, {
        ...a,
        notes: b.notes && a.notes && { ...a.notes, ...b.notes }
      });
      expect(conflicts).toEqual([]);
      expect(apply(a, edit).map).toBeDefined();
    }),
    { seed: 72, numRuns: 100 }
  );
  const mine = { ...noted, notes: { ...notes, q: { on: { claim: 'B' }, text: 'mine' } } };
  const theirs = { ...noted, notes: { ...notes, r: { on: { claim: 'B' }, text: 'theirs' } } };
  const merged = apply(mine, merge(noted, mine, theirs).edit).map!;
  expect(Object.keys(merged.notes!)).toEqual(['n', 'o', 'p', 'q', 'r']);
});

test('a map without notes is the map itself, but for its notes', () => {
  expect(withoutNotes(noted)).toEqual(bare);
  expect(withoutNotes(bare)).toBe(bare);
});
