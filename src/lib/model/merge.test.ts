import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { type Wish, wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { check } from './check.ts';
import { apply, type Edit } from './edit.ts';
import type { ArgumentMap } from './map.ts';
import { type Conflict, merge } from './merge.ts';
import { relate } from './relations.ts';
import { removeClaim } from './removal.ts';

const base: ArgumentMap = {
  ...map('A + M', 'B - M', 'C + A', 'U - r1'),
  sources: [
    { id: 's', type: 'book' },
    { id: 't', type: 'book' }
  ],
  background: { text: 'Since.', sources: ['t'] },
  edited: '2026-11-20',
  translations: { lt: { A: { text: 'Ą', heading: 'Ą' } } }
};

type Change = (map: ArgumentMap) => ArgumentMap;
const claim =
  (id: string, fields: object): Change =>
  (map) => ({ ...map, claims: map.claims.map((each) => (each.id === id ? { ...each, ...fields } : each)) });
const reason =
  (id: string, fields: object): Change =>
  (map) => ({ ...map, reasons: map.reasons.map((each) => (each.id === id ? { ...each, ...fields } : each)) });
const fields =
  (fields: object): Change =>
  (map) => ({ ...map, ...fields });
const add =
  (line: string): Change =>
  (map) => {
    const [, id, premise, side, aim] = /^(\w+): (\w+) ([+-]) (\w+)$/.exec(line)!;
    const known = map.claims.some((each) => each.id === premise);
    return {
      ...map,
      claims: known ? map.claims : [...map.claims, { id: premise!, text: `${premise}.` }],
      reasons: [
        ...map.reasons,
        {
          id: id!,
          side: side === '+' ? 'pro' : 'con',
          premises: [premise!],
          target: /^[rn]\d?$/.test(aim!) ? { reason: aim! } : { claim: aim! }
        }
      ]
    };
  };
const remove =
  (id: string): Change =>
  (map) =>
    apply(map, removeClaim(relate(map), { claim: id }) as Edit).map!;
const both =
  (...changes: Change[]): Change =>
  (map) =>
    changes.reduce((made, change) => change(made), map);

function merged(ours: Change, theirs: Change) {
  const mine = ours(base);
  const { edit, conflicts } = merge(base, mine, theirs(base));
  const { map: made, problem } = apply(mine, edit);
  if (problem) throw new Error(JSON.stringify(problem));
  expect(check(made).map).toBe(made);
  return { made, conflicts, told: conflicts.map(said).join(', ') };
}

function said(each: Conflict): string {
  if (each.conflict === 'field') return `${[...each.at, each.field].join(' ')}`;
  if (each.conflict === 'circle') return `circle ${each.reason}`;
  return `${each.conflict}: ${each.list} ${each.id}`;
}

describe('what goes together is put together', () => {
  test.each<[string, Change, Change, string]>([
    [
      'two additions',
      add('n: N + A'),
      add('o: O - B'),
      'r1: A + M, r2: B - M, r3: C + A, r4: U - r1, n: N + A, o: O - B'
    ],
    ['what they removed', add('n: N + B'), remove('A'), 'r2: B - M, n: N + B'],
    ['what both removed', remove('C'), remove('A'), 'r2: B - M'],
    [
      'a move and a reversal',
      reason('r3', { side: 'con' }),
      reason('r3', { target: { claim: 'B' } }),
      'r1: A + M, r2: B - M, r3: C - B, r4: U - r1'
    ],
    [
      'an order',
      add('n: N + A'),
      fields({ reasons: [1, 0, 2, 3].map((at) => base.reasons[at]) }),
      'r2: B - M, r1: A + M, r3: C + A, r4: U - r1, n: N + A'
    ],
    [
      'two orders',
      fields({ reasons: [3, 0, 1, 2].map((at) => base.reasons[at]) }),
      fields({ reasons: [0, 1, 3, 2].map((at) => base.reasons[at]) }),
      'r4: U - r1, r1: A + M, r2: B - M, r3: C + A'
    ]
  ])('%s', (_, ours, theirs, found) => {
    const { made, told } = merged(ours, theirs);
    expect([lines(made), told]).toEqual([found, '']);
  });

  test('fields of one claim', () => {
    const { made, told } = merged(
      claim('A', { text: 'Ours.', heading: 'Both' }),
      claim('A', { note: 'Theirs', heading: 'Both' })
    );
    expect([made.claims[0], told]).toEqual([{ id: 'A', text: 'Ours.', heading: 'Both', note: 'Theirs' }, '']);
  });

  test('the map, its background and translations', () => {
    const { made, told } = merged(
      fields({
        title: 'Ours',
        edited: '2026-11-22',
        background: { text: 'Ours.', sources: ['t'] },
        translations: { lt: { A: { text: 'Mūsų', heading: 'Ą' } } }
      }),
      fields({
        licence: 'CC0',
        edited: '2026-11-21',
        background: { text: 'Since.', sources: ['s'] },
        translations: {
          lt: { A: { text: 'Ą', heading: 'Jų' }, B: { text: 'B' } },
          de: { A: { text: 'Ihr' } }
        }
      })
    );
    expect(told).toBe('');
    expect(made).toMatchObject({
      title: 'Ours',
      licence: 'CC0',
      edited: '2026-11-22',
      background: { text: 'Ours.', sources: ['s'] },
      translations: {
        lt: { A: { text: 'Mūsų', heading: 'Jų' }, B: { text: 'B' } },
        de: { A: { text: 'Ihr' } }
      }
    });
    expect(merged(fields({}), fields({ edited: '2026-11-21' })).made.edited).toBe('2026-11-21');
  });
});

describe('of what does not go together ours stands, and it is told', () => {
  const all = 'r1: A + M, r2: B - M, r3: C + A, r4: U - r1';
  test.each<[string, Change, Change, string, string]>([
    ['a text', claim('A', { text: 'Ours.' }), claim('A', { text: 'Theirs.' }), 'claims A text', all],
    [
      'a translation',
      fields({ translations: { lt: { A: { text: 'O' } } } }),
      fields({ translations: { lt: { A: { text: 'T' } } } }),
      'translations lt A',
      all
    ],
    ['a title', fields({ title: 'Ours' }), fields({ title: 'Theirs' }), 'title', all],
    [
      'a target',
      reason('r3', { target: { claim: 'B' } }),
      reason('r3', { target: { claim: 'M' } }),
      'reasons r3 target',
      all.replace('C + A', 'C + B')
    ],
    ['what we removed', remove('A'), claim('A', { text: 'Theirs.' }), 'removed here: claims A', 'r2: B - M'],
    [
      'a translation of it',
      remove('A'),
      fields({ translations: { lt: { A: { text: 'T' } } } }),
      'removed here: claims A',
      'r2: B - M'
    ],
    [
      'what they built on it',
      remove('A'),
      both(add('n: N + C'), add('o: O - N')),
      'removed here: claims C',
      'r2: B - M'
    ],
    ['what they built on its step', remove('A'), add('n: N - r1'), 'removed here: reasons r1', 'r2: B - M'],
    [
      'a claim of ours that they used',
      remove('C'),
      add('n: C + B'),
      'removed here: claims C',
      'r1: A + M, r2: B - M, r4: U - r1'
    ],
    [
      'what they removed',
      claim('C', { text: 'Ours.' }),
      remove('A'),
      'removed there: claims C',
      'r1: A + M, r2: B - M, r3: C + A'
    ],
    [
      'what we built on it',
      add('n: N + C'),
      remove('A'),
      'removed there: claims C',
      'r1: A + M, r2: B - M, r3: C + A, n: N + C'
    ],
    [
      'what we built on its step',
      add('n: N - r1'),
      remove('A'),
      'removed there: reasons r1',
      'r1: A + M, r2: B - M, n: N - r1'
    ],
    [
      'their source, cited here',
      claim('A', { citations: [{ source: 's' }] }),
      fields({ sources: [base.sources[1]] }),
      'removed there: sources s',
      all
    ],
    [
      'our source, cited there',
      fields({ sources: [base.sources[1]] }),
      claim('A', { citations: [{ source: 's' }] }),
      'removed here: sources s',
      all
    ],
    [
      'a circle of reasons',
      reason('r2', { target: { reason: 'r4' } }),
      reason('r1', { target: { reason: 'r2' } }),
      'circle r1',
      'r1: A + M, r2: B - r4, r3: C + A, r4: U - r1'
    ]
  ])('%s', (_, ours, theirs, found, left) => {
    const { made, told } = merged(ours, theirs);
    expect([told, lines(made)]).toEqual([found, left]);
  });

  test('with what each of us has, and the edit that takes theirs', () => {
    const { made, conflicts } = merged(claim('A', { heading: 'Ours' }), claim('A', { heading: 'Theirs' }));
    expect(conflicts).toMatchObject([
      { at: ['claims', 'A'], field: 'heading', ours: 'Ours', theirs: 'Theirs' }
    ]);
    expect(apply(made, conflicts[0]!.edit).map?.claims[0]?.heading).toBe('Theirs');
  });
});

function lived(map: ArgumentMap, list: readonly Wish[], name: string): ArgumentMap {
  let made = map;
  for (const [at, each] of list.entries()) {
    const result = wish(relate(made), each, `${name}${at}`);
    if (!('refused' in result)) made = apply(made, 'edit' in result ? result.edit : result).map!;
  }
  return made;
}

/** A map, and what two people made of it. */
const copies = fc
  .tuple(maps({ largest: 8 }), fc.array(wishes, { maxLength: 8 }), fc.array(wishes, { maxLength: 8 }))
  .map(([map, ours, theirs]) => [map, lived(map, ours, 'o'), lived(map, theirs, 't')] as const);

/** Without the order of lists, and without languages of which nothing is told. */
function unordered(map: ArgumentMap) {
  const byId = (list: readonly { id: string }[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...orderly(map),
    claims: byId(map.claims),
    reasons: byId(map.reasons),
    sources: byId(map.sources)
  };
}

function orderly({ translations = {}, ...map }: ArgumentMap) {
  const told = Object.entries(translations).filter(([, table]) => Object.keys(table).length);
  return { ...map, translations: Object.fromEntries(told) };
}

const seed = { seed: 71, numRuns: 200 };

test('a merge always leaves a map', () => {
  const seen = { conflicts: 0, none: 0 };
  const holds = fc.property(copies, ([base, ours, theirs]) => {
    const { edit, conflicts } = merge(base, ours, theirs);
    const { map: made } = apply(ours, JSON.parse(JSON.stringify(edit)));
    expect(check(made).map).toBe(made);
    if (conflicts.length) seen.conflicts++;
    else seen.none++;
  });
  fc.assert(holds, seed);
  expect(Math.min(seen.conflicts, seen.none)).toBeGreaterThan(30);
});

test('without conflicts it is the same whose map is ours', () => {
  let compared = 0;
  const holds = fc.property(copies, ([base, ours, theirs]) => {
    const here = merge(base, ours, theirs);
    const there = merge(base, theirs, ours);
    expect(here.conflicts.length > 0).toBe(there.conflicts.length > 0);
    if (here.conflicts.length) return;
    compared++;
    expect(unordered(apply(ours, here.edit).map!)).toEqual(unordered(apply(theirs, there.edit).map!));
  });
  fc.assert(holds, { ...seed, seed: 72 });
  expect(compared).toBeGreaterThan(30);
});

test('where one of us did nothing, it is what the other did; where both did the same, it is that', () => {
  const holds = fc.property(copies, ([base, ours]) => {
    const taken = merge(base, base, ours);
    expect([orderly(apply(base, taken.edit).map!), taken.conflicts]).toEqual([orderly(ours), []]);
    for (const theirs of [base, ours]) {
      const none = merge(base, ours, theirs);
      expect([apply(ours, none.edit).map, none.conflicts]).toEqual([ours, []]);
    }
  });
  fc.assert(holds, { ...seed, seed: 73 });
});
