import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { map as notation } from '../../../tests/map-notation.ts';
import { EFFECTS } from '../model/relations.ts';
import { readAddress, writeAddress } from './address.ts';
import { FIRST, folded, READINGS, type Sight } from './sight.ts';
import { study } from './study.ts';

const there = (id: string) => id !== '' && id !== 'gone';
const asked = (query: string) =>
  readAddress(new URLSearchParams(query), { claim: there, source: there, tag: there });
const read = (query: string) => asked(query).sight;
const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed());
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 5 });

const on = fc.constant(true as const);
const filter = fc.record(
  {
    side: fc.constantFrom('affirmative', 'negative', 'both'),
    effect: fc.constantFrom(...EFFECTS),
    tag: id,
    source: id,
    since: fc.constantFrom('1999', '2024-02', '2025-12-31'),
    unsourced: on,
    unfound: on,
    unanswered: on,
    shared: on
  },
  { requiredKeys: [] }
);

const sights = fc
  .record(
    {
      claim: id,
      theme: fc.constantFrom('light', 'dark', 'mono'),
      root: id,
      open: ids,
      closed: ids,
      reading: fc.constantFrom(...READINGS),
      layout: fc.constantFrom('two-sided', 'left-right', 'top-down'),
      negativeFirst: on,
      filter,
      walk: fc.record({ by: fc.constantFrom('branch', 'path', 'clashes'), from: id }),
      depth: fc.oneof(fc.nat({ max: 999_999 }), fc.constant(Number.POSITIVE_INFINITY))
    },
    { requiredKeys: ['reading', 'layout', 'filter'] }
  )
  .map(({ root, open, closed, depth, ...sight }) => {
    const view = {
      ...(depth !== undefined && { depth }),
      ...(root && { root }),
      ...(open && { open }),
      ...(closed && { closed })
    };
    return { ...sight, view } as Sight;
  });

test('what a reader looks at comes back from its address as it was', () =>
  fc.assert(
    fc.property(sights, (sight) => {
      expect(read(writeAddress(sight))).toEqual(sight);
    }),
    { seed: 20261124 }
  ));

test('the first sight of a map needs no parameters', () => {
  expect(writeAddress(FIRST)).toBe('');
  expect(read('')).toEqual(FIRST);
});

test.each([
  ['view=else&layout=round&theme=pink&depth=-1', FIRST],
  ['depth=1e9&claim=&root=&open=', FIRST],
  ['depth=all', { ...FIRST, view: { depth: Number.POSITIVE_INFINITY } }],
  ['open=A&open=gone&open=A&open=B', { ...FIRST, view: { open: ['A', 'B'] } }]
])('%s: what is not known is left at its first value', (query, sight) => expect(read(query)).toEqual(sight));

test.each([
  ['layout=round&theme=pink&left=up', ['layout=round', 'left=up', 'theme=pink']],
  ['claim=gone&root=gone&source=gone&tag=gone', ['claim=gone', 'root=gone', 'tag=gone', 'source=gone']],
  ['depth=-1&since=2024-13&only=all&effect=kills', ['depth=-1', 'effect=kills', 'since=2024-13', 'only=all']],
  ['since=2025-02-31&since=2024-02-29', ['since=2025-02-31']],
  ['open=gone&closed=gone&open=A', ['open=gone', 'closed=gone']],
  ['walk=path', ['walk=path']],
  ['from=A', ['from=A']],
  ['walk=path&from=gone', ['from=gone']],
  ['walk=up&from=A', ['walk=up']],
  ['utm_source=mail&claim=', []]
])('%s: what names nothing is told', (query, unknown) =>
  expect(asked(query).unknown.map(({ name, value }) => `${name}=${value}`)).toEqual(unknown)
);

test('an address opens at most 400 claims', () => {
  const query = Array.from({ length: 2000 }, (_, at) => `open=c${at}`).join('&');
  const { open } = read(query).view;
  expect([open?.length, open?.at(-1)]).toEqual([400, 'c1999']);
});

describe('a branch is opened and closed', () => {
  const debate = study(notation('A + M', 'B - A'));
  const at = (level: number, sight: Sight, open: boolean) =>
    folded(debate, sight, { claim: 'A', level }, open).view;

  test.each([
    ['opened below the depth, and written down', 1, FIRST, true, { open: ['A'] }],
    ['closed again, and nothing is left', 1, { ...FIRST, view: { open: ['A'] } }, false, {}],
    ['closed above the depth, and written down', 0, FIRST, false, { closed: ['A'] }],
    ['opened again, and nothing is left', 0, { ...FIRST, view: { closed: ['A'] } }, true, {}],
    [
      'closed in an outline, which is open whole',
      1,
      { ...FIRST, reading: 'outline', view: { open: ['A'] } },
      false,
      { closed: ['A'] }
    ],
    ['opened again there', 1, { ...FIRST, reading: 'outline', view: { closed: ['A'] } }, true, {}]
  ] as const)('%s', (_, level, sight, open, view) => expect(at(level, sight as Sight, open)).toEqual(view));
});
