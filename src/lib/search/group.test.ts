import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { span } from '../model/spanning.ts';
import { groupByPillar, marked, sourceFound } from './group.ts';
import type { Hit } from './search.ts';

const hit = (id: string, fields: Partial<Hit> = {}): Hit => ({
  id,
  score: 1,
  field: 'text',
  terms: [],
  ...fields
});

/** The groups as 'pillar: path > claim, …'. */
function grouped(debate: ArgumentMap, ...ids: string[]): string[] {
  const relations = relate(debate);
  const groups = groupByPillar(
    relations,
    span(relations),
    ids.map((id) => hit(id))
  );
  return groups.map(
    ({ head, found }) => `${head}: ${found.map(({ hit, path }) => [...path, hit.id].join(' > ')).join(', ')}`
  );
}

describe('hits stand under their pillar', () => {
  const debate = map('A + M', 'B - M', 'C + A', 'D - C', 'U - r2', 'X', 'Y + X', 'E & F + M');
  test.each<[string[], string[]]>([
    [['M'], ['M: M']],
    [['A'], ['A: A']],
    [
      ['D', 'B', 'A', 'C'],
      ['A: A > C > D, A, A > C', 'B: B']
    ],
    [['U'], ['B: B > U']],
    [
      ['Y', 'X', 'M'],
      ['M: M', 'X: Y, X']
    ],
    [
      ['F', 'E', 'B'],
      ['B: B', 'E: E', 'F: F']
    ],
    [['nobody'], []],
    [[], []]
  ])('%j: %j', (ids, groups) => expect(grouped(debate, ...ids)).toEqual(groups));

  test('of each root, where there is no motion', () =>
    expect(grouped(map('A + X', 'B + Y', 'C + B'), 'C', 'X', 'A')).toEqual(['X: X', 'A: A', 'B: B > C']));
});

test('every hit stands in one group, in a group in the order in which it came', () =>
  fc.assert(
    fc.property(maps(), (debate) => {
      const relations = relate(debate);
      const hits = debate.claims.map(({ id }) => hit(id));
      const groups = groupByPillar(relations, span(relations), hits);
      const place = new Map(hits.map(({ id }, at) => [id, at]));
      const found = groups.map((group) => group.found.map(({ hit }) => place.get(hit.id)!));
      expect(found.flat().sort((a, b) => a - b)).toEqual([...hits.keys()]);
      for (const each of found) expect(each).toEqual([...each].sort((a, b) => a - b));
      expect(new Set(groups.map(({ head }) => head)).size).toBe(groups.length);
    }),
    { seed: 41, numRuns: 300 }
  ));

describe('the words that were found are marked', () => {
  test.each<[string, string[], string]>([
    ['For saugumą, always', ['sauguma'], 'For [saugumą], always'],
    ['Deterrence works.', ['deterrence', 'works'], '[Deterrence] [works].'],
    ['Straße', ['strasse'], '[Straße]'],
    ['e\u0301te\u0301', ['ete'], '[e\u0301te\u0301]'],
    ['nothing', ['no'], 'nothing'],
    ['', ['a'], '']
  ])('%s', (text, terms, shown) =>
    expect(
      marked(text, terms)
        .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
        .join('')
    ).toBe(shown)
  );

  test('and nothing is lost', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ maxLength: 1 })), (text, terms) => {
        expect(
          marked(text, terms)
            .map((piece) => piece.text)
            .join('')
        ).toBe(text);
      }),
      { seed: 42, numRuns: 300 }
    ));
});

describe('the source that a hit was found in', () => {
  const debate: ArgumentMap = {
    ...map('A'),
    claims: [{ id: 'A', text: 'A', citations: [{ source: 's1' }, { source: 's2' }] }],
    sources: [
      { id: 's1', type: 'report', shortName: 'ICRC', title: 'A report', author: [{ literal: 'Reuters' }] },
      { id: 's2', type: 'report', shortName: 'Reuters', author: [{ family: 'Kasčiūnas' }] }
    ]
  };
  test.each<[Hit['field'], string[], string | undefined]>([
    ['sources', ['reuters'], 's2'],
    ['authors', ['reuters'], 's1'],
    ['authors', ['kasciunas'], 's2'],
    ['sources', ['report'], 's1'],
    ['sources', ['nobody'], undefined]
  ])('%s %j', (field, terms, id) =>
    expect(sourceFound(relate(debate), hit('A', { field, terms }))?.id).toBe(id)
  );
});
