import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { type Filter, isEmpty, matching, tagsOf } from './filter.ts';
import type { ArgumentMap, Claim, ClaimId } from './map.ts';
import { EFFECTS, effect, relate } from './relations.ts';
import { sides } from './sides.ts';

const seed = { seed: 20261125, numRuns: 400 };

function found(map: ArgumentMap, filter: Filter): ClaimId[] {
  const relations = relate(map);
  return [...matching(relations, sides(relations), filter)];
}

const filters: fc.Arbitrary<Filter> = fc
  .record(
    {
      side: fc.constantFrom('affirmative', 'negative', 'both'),
      effect: fc.constantFrom(...EFFECTS),
      tag: fc.constantFrom('deterrence.', 'treaty.', 'of.'),
      source: fc.constantFrom('s0', 's1'),
      since: fc.constantFrom('2023', '2024', '2024-07', '2024-07-18', '2024-07-19', '2025'),
      unsourced: fc.constant(true as const),
      unfound: fc.constant(true as const),
      unanswered: fc.constant(true as const),
      shared: fc.constant(true as const)
    },
    { requiredKeys: [] }
  )
  .map((filter) => filter as Filter);

/** What each part of a filter means, looked up anew for every claim. */
function holds(map: ArgumentMap, claim: Claim, name: keyof Filter, filter: Filter): boolean {
  const { id, citations = [], tags = [] } = claim;
  const uses = map.reasons.filter(({ premises }) => premises.includes(id));
  const answered = (reason: (typeof uses)[number]) =>
    map.reasons.some(
      ({ side, target }) =>
        side === 'con' &&
        ('claim' in target ? reason.premises.includes(target.claim) : target.reason === reason.id)
    );
  const written = (source: string) => {
    const [parts] = map.sources.find(({ id }) => id === source)?.issued?.['date-parts'] ?? [];
    const [year, month = 1, day = 1] = parts ?? [];
    return year === undefined
      ? ''
      : [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  };
  const meant: Record<keyof Filter, () => boolean> = {
    side: () => sides(relate(map)).claim.get(id) === filter.side,
    effect: () => uses.some((reason) => effect(reason) === filter.effect),
    tag: () => tags.includes(filter.tag!),
    source: () => citations.some(({ source }) => source === filter.source),
    since: () => citations.some(({ source }) => written(source) >= `${filter.since}-01-01`.slice(0, 10)),
    unsourced: () => citations.length === 0,
    unfound: () => citations.some(({ quote, check }) => quote && !(check && check.result === 'exact')),
    unanswered: () => uses.some((reason) => reason.side === 'con' && !answered(reason)),
    shared: () => uses.length > 1
  };
  return id !== map.motion && meant[name]();
}

test('a claim matches where all that is set holds of it', () =>
  fc.assert(
    fc.property(maps(), filters, (map, filter) => {
      const set = Object.keys(filter) as (keyof Filter)[];
      const expected = map.claims.filter((claim) => set.every((name) => holds(map, claim, name, filter)));
      expect(found(map, filter)).toEqual(expected.map(({ id }) => id));
    }),
    seed
  ));

test('without anything set every claim matches, the motion too', () =>
  fc.assert(
    fc.property(maps(), (map) => {
      expect(found(map, {})).toEqual(map.claims.map(({ id }) => id));
      expect(found(map, { tag: undefined })).toEqual(map.claims.map(({ id }) => id));
    }),
    seed
  ));

test.each<[Filter, boolean]>([
  [{}, true],
  [{ tag: undefined, shared: undefined }, true],
  [{ tag: '' }, false],
  [{ unfound: true }, false]
])('%j is empty: %s', (filter, empty) => expect(isEmpty(filter)).toBe(empty));

describe('a date that is known less exactly counts as its beginning', () => {
  test.each<[(number | string)[], string, boolean]>([
    [[2024, 7, 18], '2024-07-18', true],
    [[2024, 7, 18], '2024-07-19', false],
    [[2024, 7, 18], '2024-07', true],
    [[2024, 7, 18], '2024', true],
    [[2024, 7], '2024-07', true],
    [[2024, 7], '2024-07-02', false],
    [[2024], '2024', true],
    [[2024], '2024-01-01', true],
    [[2024], '2024-02', false],
    [['2024', '10'], '2024-09', true],
    [[2024, ''], '2024', true],
    [[800], '2024', false],
    [[], '2024', false],
    [['spring'], '2024', false],
    [[2024], 'spring', false]
  ])('%j since %s: %s', (parts, since, matches) => {
    const issued = { 'date-parts': [parts] };
    const map = {
      ...notation('A + M'),
      claims: [
        { id: 'M', text: 'M.' },
        { id: 'A', text: 'A.', citations: [{ source: 's' }] }
      ],
      sources: [{ id: 's', type: 'report', issued }]
    };
    expect(found(map, { since })).toEqual(matches ? ['A'] : []);
  });

  test('a source without a date in numbers is never since', () => {
    const source = { id: 's', type: 'report', issued: { literal: 'in 2024' } };
    const claims = [{ id: 'A', text: 'A.', citations: [{ source: 's' }] }];
    expect(found({ ...notation(), claims, sources: [source] }, { since: '1000' })).toEqual([]);
  });
});

test('every tag is counted as often as it is found, the most frequent first', () =>
  fc.assert(
    fc.property(maps(), (map) => {
      const tags = tagsOf(map);
      for (const { tag, count } of tags) expect(found(map, { tag })).toHaveLength(count);
      const counts = tags.map(({ count }) => count);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      const carried = map.claims.filter(({ id }) => id !== map.motion).flatMap(({ tags }) => tags ?? []);
      expect(new Set(tags.map(({ tag }) => tag))).toEqual(new Set(carried));
    }),
    seed
  ));

test('tags as frequent as one another stand in the order of the map', () => {
  const tagged = (...tags: string[][]) => ({
    ...notation(),
    claims: tags.map((tags, at) => ({ id: `c${at}`, text: '', tags }))
  });
  expect(tagsOf(tagged(['z', 'a'], ['b', 'b'], ['a']))).toEqual([
    { tag: 'a', count: 2 },
    { tag: 'z', count: 1 },
    { tag: 'b', count: 1 }
  ]);
});
