import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { map } from '../../../tests/map-notation.ts';
import { addPremise, addReason } from './author.ts';
import { moveBranch, reverse } from './branch.ts';
import { addCitation } from './citing.ts';
import { compare, taking, withNeeded } from './compare.ts';
import { differences } from './difference.ts';
import { apply, type Edit } from './edit.ts';
import { asGiven, copied, fingerprint } from './fingerprint.ts';
import type { ArgumentMap } from './map.ts';
import type { Refusal } from './refusal.ts';
import { relate } from './relations.ts';
import { removeClaim } from './removal.ts';
import { reword } from './wording.ts';

const start: ArgumentMap = { ...map('A + M', 'B - A', 'C & D + B'), sources: [{ id: 's', type: 'book' }] };
const relations = relate(start);
const told = (edit: Edit | Refusal) =>
  differences(start, apply(start, edit as Edit).map!).map((each) =>
    [each.kind, 'claim' in each ? each.claim : 'source' in each ? each.source : each.field].join(' ')
  );

describe('what a person did is one difference', () => {
  const claim = { id: 'N', text: 'New.' };
  test.each<[string, Edit | Refusal, string[]]>([
    [
      'a new reason',
      addReason(relations, { claim, reason: 'n', side: 'con', target: { claim: 'A' } }),
      ['added N']
    ],
    ['a new premise', addPremise(relations, { claim, reason: 'r1' }), ['added N']],
    ['new words', reword(relations, { claim: 'A', text: 'Other.' }), ['reworded A']],
    [
      'a translation',
      reword(relations, { claim: 'A', text: 'Kita.', language: 'lt' }),
      ['reworded A', 'map translations']
    ],
    [
      'a branch moved',
      moveBranch(relations, { claim: 'B', reason: 'r2', newReason: 'n', target: { claim: 'M' } }),
      ['moved B']
    ],
    ['another side', reverse(relations, { reason: 'r2' }), ['reversed B']],
    [
      'one use more',
      addReason(relations, { claim: 'C', reason: 'n', side: 'pro', target: { claim: 'M' } }),
      ['used C']
    ],
    ['a branch deleted', removeClaim(relations, { claim: 'B' }), ['removed B', 'removed C', 'removed D']],
    ['a premise deleted', removeClaim(relations, { claim: 'D' }), ['removed D']],
    [
      'a source',
      addCitation(relations, { claim: 'A', citation: { source: 't' }, source: { id: 't', type: 'book' } }),
      ['cited A', 'source added t']
    ]
  ])('%s', (_, edit, expected) => expect(told(edit)).toEqual(expected));
});

const versions = fc
  .tuple(maps({ largest: 8, notes: true }), fc.array(wishes, { maxLength: 10 }))
  .map(([first, list]): [ArgumentMap, ArgumentMap] => {
    let now = first;
    for (const [at, each] of list.entries()) {
      const result = wish(relate(now), each, `${at}`);
      if (!('refused' in result)) now = apply(now, 'edit' in result ? result.edit : result).map!;
    }
    return [first, now];
  });

test('every change that says something stands in one difference, and each difference can be taken alone', () => {
  let taken = 0;
  fc.assert(
    fc.property(versions, ([a, b]) => {
      const changes = compare(a, b);
      const all = differences(a, b, changes);
      const placed = all.flatMap((each) => each.changes);
      expect(new Set(placed).size).toBe(placed.length);
      const silent = changes.filter((change) => !placed.includes(change));
      for (const change of silent) {
        const isOrder = change.what === 'changed' && change.aspect === 'order' && change.list !== 'reasons';
        expect(isOrder || (change.what === 'map' && change.field === 'edited')).toBe(true);
      }
      for (const { changes: some } of all) {
        const { problem } = apply(a, taking(withNeeded(changes, some)));
        // What would lead round in a circle without the rest is refused, and nothing else is.
        expect(problem?.code ?? 'circle').toBe('circle');
        if (!problem) taken++;
      }
    }),
    { seed: 73, numRuns: 150 }
  );
  expect(taken).toBeGreaterThan(300);
});

describe('a fingerprint', () => {
  const other = (fields: object) => fingerprint({ ...start, ...fields });
  test('is that of any copy, whatever is only its own', () => {
    expect(fingerprint(start)).toMatch(/^[\da-f]{16}$/);
    expect(other({ id: 'other', edited: '2026-11-24', notes: {} })).toBe(fingerprint(start));
    expect(fingerprint(copied(start, 'x'))).toBe(fingerprint(start));
    const turned = Object.fromEntries(Object.entries(start).reverse()) as ArgumentMap;
    expect(fingerprint(turned)).toBe(fingerprint(start));
  });
  test('is another where the debate is', () => {
    expect(other({ title: 'Other' })).not.toBe(fingerprint(start));
    expect(other({ reasons: [...start.reasons].reverse() })).not.toBe(fingerprint(start));
  });
  test('of what was copied is kept, the latest last, each once', () => {
    const once = copied(start, 'x');
    expect(copied(once, 'y').copyOf).toEqual([fingerprint(start)]);
    const changed = copied({ ...once, title: 'Other' }, 'z');
    expect(changed.copyOf).toEqual([fingerprint(start), other({ title: 'Other' })]);
    expect(asGiven(once)).toEqual({ ...start, id: 'x' });
    expect(asGiven(changed).copyOf).toEqual([fingerprint(start)]);
    expect(asGiven({ ...once, title: 'New' }).copyOf).toEqual([fingerprint(start)]);
    expect(asGiven(start)).toBe(start);
  });
});
