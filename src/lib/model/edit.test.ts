import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edits } from '../../../tests/arbitrary-edit.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { mutated } from '../../../tests/mutate.ts';
import { check } from './check.ts';
import { apply, type Edit, faultsAfter } from './edit.ts';
import type { ArgumentMap } from './map.ts';

const seed = { seed: 31, numRuns: 200 };

/** M with A for it, B against A, U that undercuts the first step; A rests on s and is told in Lithuanian. */
const start: ArgumentMap = {
  ...map('A + M', 'B - A', 'U - r1'),
  sources: [
    { id: 's', type: 'report' },
    { id: 't', type: 'book' }
  ],
  translations: { lt: { A: { text: 'A lietuviškai.' } } }
};
start.claims[0] = { id: 'A', text: 'A.', heading: 'A', citations: [{ source: 's' }] };

const text = (value: unknown) => JSON.stringify(value);
const order = (map: ArgumentMap) =>
  [map.claims, map.reasons, map.sources].map((list) => list.map(({ id }) => id).join(' ')).join(' | ');

/** What an edit makes of the start, after it was seen that its inverse takes it back and leads here again. */
function edited(edit: Edit): ArgumentMap {
  const before = text(start);
  const done = apply(start, edit);
  if (done.problem) throw new Error(text(done.problem));
  const back = apply(done.map, done.inverse);
  expect(text(back.map)).toBe(before);
  const again = apply(back.map!, (back as { inverse: Edit }).inverse);
  expect(text(again.map)).toBe(text(done.map));
  expect(text(start)).toBe(before);
  return done.map;
}

describe('entries are added, removed and moved', () => {
  test.each<[Edit, string]>([
    [{ do: 'add', list: 'claims', entry: { id: 'N', text: 'N.' } }, 'A M B U N | r1 r2 r3 | s t'],
    [
      { do: 'add', list: 'claims', entry: { id: 'N', text: 'N.' }, before: 'M' },
      'A N M B U | r1 r2 r3 | s t'
    ],
    [
      { do: 'add', list: 'sources', entry: { id: 'u', type: 'map' }, before: 'x' },
      'A M B U | r1 r2 r3 | s t u'
    ],
    [{ do: 'remove', list: 'sources', id: 't' }, 'A M B U | r1 r2 r3 | s'],
    [{ do: 'remove', list: 'reasons', id: 'r2' }, 'A M B U | r1 r3 | s t'],
    [{ do: 'move', list: 'claims', id: 'U', before: 'A' }, 'U A M B | r1 r2 r3 | s t'],
    [{ do: 'move', list: 'reasons', id: 'r1', before: 'r3' }, 'A M B U | r2 r1 r3 | s t'],
    [{ do: 'move', list: 'reasons', id: 'r1' }, 'A M B U | r2 r3 r1 | s t'],
    [{ do: 'move', list: 'reasons', id: 'r1', before: 'gone' }, 'A M B U | r2 r3 r1 | s t'],
    [{ do: 'move', list: 'reasons', id: 'r2', before: 'r2' }, 'A M B U | r1 r2 r3 | s t']
  ])('%j: %s', (edit, found) => expect(order(edited(edit))).toBe(found));
});

describe('fields are set and taken away, each in its place', () => {
  const keys = (edit: Edit) => text(edited(edit).claims[0]);
  test.each<[object[], string]>([
    [
      [{ name: 'text', value: 'New.' }],
      '{"id":"A","text":"New.","heading":"A","citations":[{"source":"s"}]}'
    ],
    [[{ name: 'heading' }], '{"id":"A","text":"A.","citations":[{"source":"s"}]}'],
    [
      [{ name: 'note', value: 'N', before: 'citations' }, { name: 'heading' }],
      '{"id":"A","text":"A.","note":"N","citations":[{"source":"s"}]}'
    ],
    [
      [{ name: 'x', value: null, before: 'gone' }, { name: 'citations' }, { name: 'text', value: '' }],
      '{"id":"A","text":"","heading":"A","x":null}'
    ],
    [[{ name: 'note' }], '{"id":"A","text":"A.","heading":"A","citations":[{"source":"s"}]}'],
    [
      [
        { name: 'text', value: 'New.', only: 'absent' },
        { name: 'heading', only: 'empty' }
      ],
      '{"id":"A","text":"A.","heading":"A","citations":[{"source":"s"}]}'
    ]
  ])('%j: %s', (fields, found) =>
    expect(keys({ do: 'set', at: ['claims', 'A'], fields: fields as never })).toBe(found)
  );

  test.each<[string, Edit, Partial<ArgumentMap>]>([
    ['the motion', { do: 'set', at: [], fields: [{ name: 'motion', value: 'A' }] }, { motion: 'A' }],
    [
      'a translation',
      { do: 'set', at: ['translations', 'lt'], fields: [{ name: 'M', value: { text: 'M' } }] },
      { translations: { lt: { A: { text: 'A lietuviškai.' }, M: { text: 'M' } } } }
    ],
    [
      'a language',
      { do: 'set', at: ['translations'], fields: [{ name: 'de', value: {} }] },
      { translations: { lt: { A: { text: 'A lietuviškai.' } }, de: {} } }
    ]
  ])('%s', (_, edit, found) => expect(edited(edit)).toMatchObject(found));

  test('no motion', () => {
    expect(edited({ do: 'set', at: [], fields: [{ name: 'motion' }] })).not.toHaveProperty('motion');
  });
});

test('several edits are one, in any order that ends well', () => {
  const removal: Edit = {
    do: 'all',
    edits: [
      { do: 'remove', list: 'claims', id: 'A' },
      { do: 'remove', list: 'reasons', id: 'r1' },
      { do: 'all', edits: [{ do: 'remove', list: 'reasons', id: 'r3' }] },
      { do: 'remove', list: 'reasons', id: 'r2' },
      { do: 'set', at: ['translations', 'lt'], fields: [{ name: 'A' }] }
    ]
  };
  expect(order(edited(removal))).toBe('M B U |  | s t');
});

describe('what cannot be done is told, and nothing is changed', () => {
  const set = (at: readonly string[], name: string, value?: unknown): Edit => ({
    do: 'set',
    at: at as never,
    fields: [{ name, ...(value !== undefined && { value }) }]
  });
  const add = (list: string, entry: object): Edit => ({ do: 'add', list, entry }) as Edit;
  const remove = (list: string, id: string): Edit => ({ do: 'remove', list, id }) as Edit;
  test.each<[Edit, string, string, string?]>([
    [set(['claims', 'Z'], 'text', ''), 'gone', 'claims Z'],
    [set(['claims'], 'text', ''), 'gone', 'claims'],
    [set(['background'], 'text', ''), 'gone', 'background'],
    [set(['translations', 'de'], 'A', {}), 'gone', 'translations de'],
    [set(['translations', 'lt', 'A'], 'text', ''), 'gone', 'translations lt A'],
    [remove('claims', '__proto__'), 'gone', 'claims __proto__'],
    [{ do: 'move', list: 'claims', id: 'Z', before: 'A' }, 'gone', 'claims Z'],
    [add('claims', { id: 'A', text: 'A again.' }), 'taken', 'claims A'],
    [remove('claims', 'M'), 'dangling', 'motion', 'claims M'],
    [remove('claims', 'U'), 'dangling', 'reasons r3', 'claims U'],
    [remove('reasons', 'r1'), 'dangling', 'reasons r3', 'reasons r1'],
    [remove('sources', 's'), 'dangling', 'claims A', 'sources s'],
    [set([], 'motion', 'Z'), 'dangling', 'motion', 'claims Z'],
    [set([], 'facing', [['A', 'Z']]), 'dangling', 'facing', 'claims Z'],
    [set([], 'background', { text: '', sources: ['z'] }), 'dangling', 'background', 'sources z'],
    [set([], 'translations', { de: { Z: {} } }), 'dangling', 'translations de', 'claims Z'],
    [set(['translations', 'lt'], 'Z', {}), 'dangling', 'translations lt', 'claims Z'],
    [set(['translations'], 'de', { Z: {} }), 'dangling', 'translations de', 'claims Z'],
    [set(['claims', 'B'], 'citations', [{ source: 'z' }]), 'dangling', 'claims B', 'sources z'],
    [set(['reasons', 'r1'], 'premises', ['Z']), 'dangling', 'reasons r1', 'claims Z'],
    [set(['reasons', 'r1'], 'target', { claim: 'Z' }), 'dangling', 'reasons r1', 'claims Z'],
    [set(['reasons', 'r1'], 'target', { reason: 'r9' }), 'dangling', 'reasons r1', 'reasons r9'],
    [set(['reasons', 'r1'], 'target', { reason: 'r3' }), 'circle', 'reasons r1'],
    [set(['reasons', 'r1'], 'target', { reason: 'r3', claim: 'A' }), 'shape', 'reasons r1 target'],
    [set(['reasons', 'r1'], 'premises', []), 'shape', 'reasons r1 premises'],
    [set(['claims', 'A'], 'text'), 'shape', 'claims A text'],
    [set(['claims', 'A'], 'id', 'C'), 'shape', 'claims A id'],
    [set(['claims', 'A'], 'constructor', 1), 'shape', 'claims A constructor'],
    [set(['claims', 'A'], 'x', { prototype: 1 }), 'shape', 'claims A x'],
    [set(['translations', 'lt'], 'A', { text: 5 }), 'shape', 'translations lt A'],
    [set([], 'claims', []), 'shape', 'claims'],
    [set([], 'format', 'warrant/2'), 'shape', 'format'],
    [add('sources', { id: 'u' }), 'shape', 'sources u'],
    [add('boats', { id: 'u' }), 'shape', ''],
    [{ do: 'all', edits: [null] } as never, 'shape', ''],
    [undefined as never, 'shape', '']
  ])('%j: %s, %s', (edit, code, at, missing) => {
    const before = text(start);
    const { problem, map } = apply(start, {
      do: 'all',
      edits: [{ do: 'move', list: 'claims', id: 'A' }, edit]
    });
    expect(map).toBeUndefined();
    expect([problem?.code, problem?.at.join(' ')]).toEqual([code, at]);
    expect(problem?.missing && Object.values(problem.missing).join(' ')).toBe(missing);
    expect(text(start)).toBe(before);
  });

  test('all of it, where all is asked for', () => {
    const edits: Edit[] = [remove('claims', 'A'), remove('sources', 's')];
    const told = faultsAfter(start, { do: 'all', edits }).map(({ at }) => at.join(' '));
    expect(told).toEqual(['translations lt', 'reasons r1', 'reasons r2']);
    expect(faultsAfter(start, remove('claims', 'Z')).map(({ code }) => code)).toEqual(['gone']);
  });
});

test('ids that mean something to JavaScript are ids like others, but no names of translations', () => {
  const strange = { ...map('__proto__ + constructor', 'toString - __proto__'), translations: { lt: {} } };
  const edit: Edit = {
    do: 'all',
    edits: [
      { do: 'set', at: ['claims', '__proto__'], fields: [{ name: 'text', value: 'Kept.' }] },
      { do: 'move', list: 'claims', id: 'toString', before: '__proto__' },
      { do: 'set', at: [], fields: [{ name: 'motion', value: 'constructor' }] }
    ]
  };
  const done = apply(strange, edit) as { map: ArgumentMap; inverse: Edit };
  expect(order(done.map)).toBe('toString __proto__ constructor | r1 r2 | ');
  expect(text(apply(done.map, done.inverse).map)).toBe(text(strange));
  const words = { name: '__proto__', value: { text: '' } };
  const told: Edit = { do: 'set', at: ['translations', 'lt'], fields: [words] };
  expect(apply(strange, told).problem?.code).toBe('shape');
});

describe('an inverse on a newer state', () => {
  test('puts an entry last where its neighbour is gone', () => {
    const removed = apply(start, { do: 'remove', list: 'sources', id: 's' });
    expect(removed.problem?.code).toBe('dangling');
    const done = apply(start, { do: 'remove', list: 'reasons', id: 'r2' }) as {
      map: ArgumentMap;
      inverse: Edit;
    };
    const newer = apply(done.map, { do: 'remove', list: 'reasons', id: 'r3' }).map!;
    expect(order(apply(newer, done.inverse).map!)).toBe('A M B U | r1 r2 | s t');
  });

  test('leaves alone the translations that someone else has added', () => {
    const { translations: _, ...bare } = start;
    const begin: Edit = {
      do: 'all',
      edits: [
        { do: 'set', at: [], fields: [{ name: 'translations', value: {}, only: 'absent' }] },
        { do: 'set', at: ['translations'], fields: [{ name: 'lt', value: {}, only: 'absent' }] },
        { do: 'set', at: ['translations', 'lt'], fields: [{ name: 'A', value: { text: 'Ą' } }] }
      ]
    };
    const done = apply(bare, begin) as { map: ArgumentMap; inverse: Edit };
    expect(apply(done.map, done.inverse).map).toEqual(bare);
    const others: Edit = {
      do: 'set',
      at: ['translations', 'lt'],
      fields: [{ name: 'M', value: { text: 'M' } }]
    };
    const undone = apply(apply(done.map, others).map!, done.inverse).map!;
    expect(undone.translations).toEqual({ lt: { M: { text: 'M' } } });
    expect(apply(undone, begin).map?.translations).toEqual({ lt: { M: { text: 'M' }, A: { text: 'Ą' } } });
  });
});

test('what does not change is shared', () => {
  const edit: Edit = { do: 'set', at: ['claims', 'B'], fields: [{ name: 'text', value: 'Other.' }] };
  const changed = apply(start, edit).map!;
  expect(changed.reasons).toBe(start.reasons);
  expect(changed.sources).toBe(start.sources);
  expect(changed.translations).toBe(start.translations);
  expect(changed.claims.map((claim, at) => claim === start.claims[at])).toEqual([true, true, false, true]);
  expect(apply(changed, edit).map).toBe(changed);
});

const cases = maps().chain((map) =>
  fc.tuple(fc.constant(map), fc.array(edits(map), { minLength: 8, maxLength: 12 }))
);

test('whatever is done to a map, it stays one, and can be undone and done again', () => {
  let applied = 0;
  const holds = fc.property(cases, ([first, wishes]) => {
    let map = first;
    const before = text(first);
    const undo: Edit[] = [];
    for (const edit of wishes) {
      const done = apply(map, JSON.parse(text(edit)));
      if (done.problem) continue;
      applied++;
      map = done.map;
      undo.unshift(JSON.parse(text(done.inverse)));
      if (done.map !== first)
        expect(check(map).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
    const last = text(map);
    const redo: Edit[] = [];
    for (const edit of undo) {
      const done = apply(map, edit) as { map: ArgumentMap; inverse: Edit };
      map = done.map;
      redo.unshift(done.inverse);
    }
    expect(text(map)).toBe(before);
    for (const edit of redo) map = apply(map, edit).map!;
    expect(text(map)).toBe(last);
    expect(text(first)).toBe(before);
  });
  fc.assert(holds, seed);
  expect(applied).toBeGreaterThan(400);
});

test('an inverse on another state leaves a map or tells a problem', () => {
  const seen = { applied: 0, told: 0 };
  const holds = fc.property(cases, ([first, wishes]) => {
    let map = first;
    const inverses: Edit[] = [];
    for (const edit of wishes) {
      const done = apply(map, edit);
      if (done.problem) continue;
      map = done.map;
      inverses.push(done.inverse);
    }
    for (const edit of inverses) {
      const done = apply(map, edit);
      if (done.problem) seen.told++;
      else seen.applied++;
      map = done.map ?? map;
      expect(check(map).map).toBe(map);
    }
  });
  fc.assert(holds, seed);
  expect(seen.told).toBeGreaterThan(20);
  expect(seen.applied).toBeGreaterThan(200);
});

test('a damaged edit does no harm', () => {
  const junk = fc.constantFrom(undefined, null, 7, '', '__proto__', [], {}, [[]], ['__proto__'], {
    do: 'all'
  });
  const holds = fc.property(
    cases,
    fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 }),
    junk,
    ([map, wishes], way, value) => {
      const { map: changed } = apply(map, mutated({ do: 'all', edits: wishes } as Edit, way, value));
      if (changed) expect(check(changed).map).toBe(changed);
      expect(({} as { a?: unknown }).a).toBeUndefined();
    }
  );
  fc.assert(holds, seed);
});
