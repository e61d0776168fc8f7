import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { edits } from '../../../tests/arbitrary-edit.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { Edit } from '../model/edit.ts';
import type { ArgumentMap } from '../model/map.ts';
import { Editing } from './editing.svelte.ts';
import { type History, joined, NOTHING, progress } from './history.ts';
import { Mirror } from './mirror.ts';

const text = (claim: string, value: string): Edit => ({
  do: 'set',
  at: ['claims', claim],
  fields: [{ name: 'text', value }]
});

/** A map that is edited, and what its store was given last. */
function opened(map: ArgumentMap, history: History = NOTHING) {
  const store = {
    map,
    history,
    write(map: ArgumentMap, history: History) {
      Object.assign(store, { map, history });
    }
  };
  return { editing: new Editing(map, history, store), store };
}

/** A map as the store gives it when it is opened again. */
function afresh(map: ArgumentMap): ArgumentMap {
  const mirror = new Mirror(new Y.Doc());
  mirror.write(map);
  return new Mirror(mirror.doc).read();
}

test('with one author all is taken back to the start, and done again, also when it is opened anew', () =>
  fc.assert(
    fc.property(
      maps().chain((start) => fc.tuple(fc.constant(start), fc.array(edits(start), { maxLength: 12 }))),
      fc.boolean(),
      ([start, wishes], isReopened) => {
        const first = opened(start);
        const done = wishes.filter((wish) => first.editing.do(wish, 'done').done);
        const { map: end, history } = first.store;
        const { editing } = isReopened ? opened(afresh(end), structuredClone(history)) : first;
        for (const _ of done) expect(editing.undo()).toBe(true);
        expect(editing.map).toEqual(start);
        expect(editing.undoable).toBe(undefined);
        for (const _ of done) expect(editing.redo()).toBe(true);
        expect(editing.map).toEqual(end);
      }
    ),
    { seed: 61, numRuns: 100 }
  ));

describe('a step back over what somebody else has changed since is given up and told', () => {
  const start = map('A + M', 'B - M');
  const added: Edit = { do: 'add', list: 'claims', entry: { id: 'N', text: 'mine' } };
  test.each<[string, Edit, Edit, (map: ArgumentMap) => unknown]>([
    [
      'the same words',
      text('A', 'mine'),
      text('A', 'theirs'),
      ({ claims }) => claims.find(({ id }) => id === 'A')?.text
    ],
    [
      'words of a claim that is new',
      added,
      text('N', 'theirs'),
      ({ claims }) => claims.find(({ id }) => id === 'N')?.text
    ]
  ])('%s', (_, mine, theirs, see) => {
    const { editing, store } = opened(start);
    editing.do(text('B', 'first'), 'reworded');
    editing.do(mine, 'reworded');
    const other = opened(editing.map);
    other.editing.do(theirs, 'reworded');
    editing.take(other.editing.map);
    expect(editing.undo()).toBe(false);
    expect(see(editing.map)).toBe('theirs');
    expect(store.history.past).toHaveLength(1);
    expect(editing.undo()).toBe(true);
    expect(editing.map.claims.find(({ id }) => id === 'B')?.text).toBe('B.');
  });

  test('but not where they changed other fields', () => {
    const { editing } = opened(start);
    editing.do(text('A', 'mine'), 'reworded');
    const other = opened(editing.map);
    other.editing.do(
      { do: 'set', at: ['claims', 'A'], fields: [{ name: 'note', value: 'theirs' }] },
      'described'
    );
    editing.take(other.editing.map);
    expect(editing.undo()).toBe(true);
    expect(editing.map.claims.find(({ id }) => id === 'A')).toMatchObject({ text: 'A.', note: 'theirs' });
  });
});

test('what several tabs did is one history, from which all of it is taken back', () => {
  const start = map('A + M', 'B - M');
  const [one, other] = [opened(start), opened(start)];
  let all = NOTHING;
  const doing = (tab: typeof one, deed: (editing: Editing) => unknown) => {
    const before = tab.store.history;
    deed(tab.editing);
    const step = progress(before, tab.store.history);
    all = joined(joined(all, step), structuredClone(step));
    for (const { editing } of [one, other]) editing.take(tab.editing.map);
  };
  doing(one, (tab) => tab.do(text('A', 'one'), 'first'));
  doing(one, (tab) => tab.do(text('A', 'two'), 'second'));
  doing(other, (tab) => tab.do(text('B', 'three'), 'third'));
  doing(one, (tab) => tab.undo());
  expect(all.past.map(({ what }) => what)).toEqual(['first', 'third']);
  expect(all.future.map(({ what }) => what)).toEqual(['second']);
  const again = opened(one.editing.map, all);
  expect(again.editing.redo()).toBe(true);
  for (let turn = 0; turn < 3; turn++) expect(again.editing.undo()).toBe(true);
  expect(again.editing.map).toEqual(start);
});
