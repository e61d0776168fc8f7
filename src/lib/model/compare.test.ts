import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { check } from './check.ts';
import { type Change, compare, placesIn, taking, withNeeded } from './compare.ts';
import { apply } from './edit.ts';
import type { ArgumentMap, Claim, Reason } from './map.ts';
import { relate } from './relations.ts';

const start: ArgumentMap = {
  ...map('A + M', 'B - M', 'C + A', 'U - r1'),
  sources: [{ id: 's', type: 'book' }],
  translations: { lt: { A: { text: 'Ą' } } }
};

const claim = (id: string, fields: object) => ({
  claims: start.claims.map((each) => (each.id === id ? { ...each, ...fields } : each))
});
const reason = (id: string, fields: object) => ({
  reasons: start.reasons.map((each) => (each.id === id ? { ...each, ...fields } : each))
});

/** 'words of claims A', 'added reasons n', 'motion' … */
function said(change: Change): string {
  if (change.what === 'map') return change.field;
  if (change.what === 'translated') return `${change.claim} in ${change.language}`;
  if (change.what === 'changed') return `${change.aspect} of ${change.list} ${change.after.id}`;
  return `${change.what} ${change.list} ${change.entry.id}`;
}

describe('what changed is told', () => {
  const { translations: _, ...untranslated } = start;
  test.each<[string, object, string[]]>([
    ['nothing', { translations: { lt: { A: { text: 'Ą' } } } }, []],
    ['a sentence and a heading', claim('A', { text: 'New.', heading: 'New' }), ['words of claims A']],
    [
      'sources of a claim, and more',
      claim('B', { citations: [{ source: 's' }], basis: 'source', note: 'N' }),
      ['citations of claims B', 'details of claims B']
    ],
    ['a side', reason('r1', { side: 'con' }), ['side of reasons r1']],
    ['a target', reason('r3', { target: { claim: 'B' } }), ['target of reasons r3']],
    ['premises', reason('r1', { premises: ['A', 'C'] }), ['premises of reasons r1']],
    ['a move', reason('r2', { move: 'denies' }), ['details of reasons r2']],
    ['order', { reasons: [1, 0, 2, 3].map((at) => start.reasons[at]) }, ['order of reasons r2']],
    [
      'a source',
      {
        sources: [
          { id: 's', type: 'report' },
          { id: 't', type: 'book' }
        ]
      },
      ['details of sources s', 'added sources t']
    ],
    [
      'a branch that went',
      {
        claims: start.claims.filter(({ id }) => id !== 'U'),
        reasons: start.reasons.slice(0, 3),
        sources: [],
        translations: {}
      },
      ['removed claims U', 'removed reasons r4', 'removed sources s', 'A in lt', 'translations']
    ],
    [
      'the map',
      { title: 'New', motion: 'A', background: { text: 'Since.' } },
      ['background', 'motion', 'title']
    ],
    [
      'translations',
      { translations: { lt: { A: { text: 'Aa' }, B: { text: 'B' } }, de: { A: { text: 'A' } } } },
      ['A in lt', 'B in lt', 'A in de', 'translations']
    ],
    ['no translations', { ...untranslated, translations: undefined }, ['A in lt', 'translations']]
  ])('%s', (_, fields, found) => {
    const later = { ...start, ...fields } as ArgumentMap;
    const changes = compare(start, later);
    expect(changes.map(said)).toEqual(found);
    expect(apply(start, taking(changes)).map).toEqual(JSON.parse(JSON.stringify(later)));
  });

  test('with what was and what is', () => {
    const [change] = compare(start, { ...start, ...claim('A', { text: 'New.' }) });
    expect(change).toMatchObject({ before: { text: 'A.' }, after: { text: 'New.' } });
  });
});

describe('as few entries as can be are said to have moved', () => {
  const list = (ids: string) => [...ids].map((id) => ({ id }));
  test.each([
    ['abcd', 'abcd', ''],
    ['abcd', 'bcda', 'a'],
    ['abcd', 'dabc', 'd<a'],
    ['abcd', 'badc', 'b<a d<c'],
    ['abc', 'xaybz', 'x<a y<b z'],
    ['abcd', 'dx', 'x'],
    ['abcde', 'eabdc', 'e<a d<c']
  ])('%s to %s: %s', (a, b, found) => {
    const places = [...placesIn(list(a), list(b))].map(([id, { before }]) =>
      before ? `${id}<${before}` : id
    );
    expect(places.join(' ')).toBe(found);
  });
});

describe('what a change needs comes with it', () => {
  const later = {
    ...map('A + M', 'N + A', 'V - r2', 'C - M'),
    reasons: [
      ...start.reasons.filter(({ id }) => id === 'r1'),
      { id: 'n', side: 'pro', premises: ['N'], target: { claim: 'A' } },
      { id: 'v', side: 'con', premises: ['V'], target: { reason: 'n' } },
      { id: 'r3', side: 'pro', premises: ['C'], target: { claim: 'N' } }
    ] as Reason[]
  };
  const changes = compare(start, later);
  test.each([
    ['added claims N', ['added claims N']],
    ['added reasons n', ['added claims N', 'added reasons n']],
    ['added reasons v', ['added claims N', 'added claims V', 'added reasons n', 'added reasons v']],
    ['target of reasons r3', ['added claims N', 'target of reasons r3']],
    ['removed reasons r4', ['removed reasons r4']],
    ['removed claims B', ['removed claims B', 'removed reasons r2']],
    ['removed claims U', ['removed claims U', 'removed reasons r4']]
  ])('%s', (chosen, found) => {
    const wanted = changes.filter((change) => said(change) === chosen);
    const taken = withNeeded(changes, wanted);
    expect(taken.map(said)).toEqual(found);
    expect(apply(start, taking(taken)).map).toBeDefined();
  });
});

/** Two maps of which the second was made from the first by some wishes. */
const versions = fc
  .tuple(maps({ largest: 8 }), fc.array(wishes, { maxLength: 12 }))
  .map(([first, list]): [ArgumentMap, ArgumentMap] => {
    let map = first;
    for (const [at, each] of list.entries()) {
      const result = wish(relate(map), each, `${at}`);
      if ('refused' in result) continue;
      map = apply(map, 'edit' in result ? result.edit : result).map!;
    }
    return [first, map];
  });
const unrelated = fc.tuple(maps({ largest: 8 }), maps({ largest: 8, hostile: true }));
const seed = { seed: 61, numRuns: 200 };

test('all changes together make one map the other', () => {
  const holds = fc.property(fc.oneof(versions, unrelated), ([a, b]) => {
    const changes = compare(a, b);
    const { map: after } = apply(a, JSON.parse(JSON.stringify(taking(changes))));
    expect(after).toEqual({ ...b });
    for (const list of ['claims', 'reasons', 'sources'] as const)
      expect(after![list].map(({ id }) => id)).toEqual(b[list].map(({ id }) => id));
    expect(compare(after!, b)).toEqual([]);
  });
  fc.assert(holds, seed);
});

test('some changes, with what they need, leave a map', () => {
  const seen = { maps: 0, circles: 0 };
  const holds = fc.property(
    fc.oneof(versions, unrelated),
    fc.infiniteStream(fc.boolean()),
    ([a, b], coins) => {
      const changes = compare(a, b);
      const chosen = changes.filter(() => coins.next().value);
      const { map: after, problem } = apply(a, taking(withNeeded(changes, chosen)));
      if (problem) {
        seen.circles++;
        expect(problem.code).toBe('circle');
      } else if (chosen.length) {
        seen.maps++;
        expect(check(after).map).toBe(after);
      }
    }
  );
  fc.assert(holds, seed);
  expect(seen.maps).toBeGreaterThan(100);
});

test('among many claims a change of one is one change', () => {
  const large = map(...Array.from({ length: 2000 }, (_, at) => `C${at} + M`));
  const claims = large.claims.map((each): Claim => (each.id === 'C77' ? { ...each, text: 'New.' } : each));
  expect(compare(large, { ...large, claims }).map(said)).toEqual(['words of claims C77']);
  expect(lines(apply(large, taking(compare(large, { ...large, claims }))).map!)).toBe(lines(large));
});
