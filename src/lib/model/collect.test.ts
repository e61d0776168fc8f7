import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { map } from '../../../tests/map-notation.ts';
import { addReason } from './author.ts';
import { check } from './check.ts';
import {
  asTwo,
  credited,
  insteadOfOurs,
  isCopy,
  isKin,
  mergedWith,
  namesOf,
  nearest,
  origin,
  proposed
} from './collect.ts';
import type { Difference } from './difference.ts';
import { apply, type Edit } from './edit.ts';
import { copied, fingerprint } from './fingerprint.ts';
import type { ArgumentMap } from './map.ts';
import { relate } from './relations.ts';
import { removeClaim } from './removal.ts';
import { reword } from './wording.ts';

const base: ArgumentMap = { ...map('A + M', 'B - A', 'C + B'), authors: ['Teacher'] };
const doing = (start: ArgumentMap, ...wishes: ((relations: ReturnType<typeof relate>) => unknown)[]) =>
  wishes.reduce((now, each) => apply(now, each(relate(now)) as Edit).map!, start);
const says = (claim: string, text: string) => (relations: ReturnType<typeof relate>) =>
  reword(relations, { claim, text });
const without = (claim: string) => (relations: ReturnType<typeof relate>) =>
  removeClaim(relations, { claim });
const gives = (id: string, claim: string) => (relations: ReturnType<typeof relate>) =>
  addReason(relations, { claim: { id, text: `${id}.` }, reason: `r-${id}`, side: 'pro', target: { claim } });
const textOf = (of: ArgumentMap, id: string) => of.claims.find((claim) => claim.id === id)?.text;

describe('what pupils did', () => {
  const one = doing(base, says('A', 'One.'), gives('N', 'M'));
  const two = doing(base, says('B', 'Two.'), gives('O', 'B'));

  test('is taken one by one, from one after the other', () => {
    let ours = base;
    for (const theirs of [one, two]) {
      const proposal = proposed(base, ours, theirs);
      for (const each of proposal.differences) {
        const merged = mergedWith(ours, proposal, [each])!;
        expect(merged.conflicts).toEqual([]);
        ours = apply(ours, merged.edit).map!;
      }
    }
    expect([textOf(ours, 'A'), textOf(ours, 'B'), textOf(ours, 'N'), textOf(ours, 'O')]).toEqual([
      'One.',
      'Two.',
      'N.',
      'O.'
    ]);
    expect(proposed(base, ours, one).differences).toEqual([]);
  });

  test('stands beside ours where both changed the same', () => {
    const ours = doing(base, says('A', 'Ours.'));
    const proposal = proposed(base, ours, one);
    expect(proposal.conflicts).toBe(1);
    const reworded = proposal.differences.find(({ kind }) => kind === 'reworded')!;
    const { edit, conflicts } = mergedWith(ours, proposal, [reworded])!;
    expect(apply(ours, edit).map).toBe(ours);
    expect(conflicts).toMatchObject([
      { conflict: 'field', at: ['claims', 'A'], field: 'text', theirs: 'One.' }
    ]);
    expect(textOf(apply(ours, insteadOfOurs(ours, proposal, [reworded])!).map!, 'A')).toBe('One.');
    const ids = { claim: 'x', reason: 'y' };
    const both = apply(ours, asTwo(ours, { claim: 'A', theirs: { id: 'A', text: 'One.' }, ids }) as Edit)
      .map!;
    expect([textOf(both, 'A'), textOf(both, 'x')]).toEqual(['Ours.', 'One.']);
    expect(both.reasons.at(-1)).toMatchObject({ premises: ['x'], side: 'pro', target: { claim: 'M' } });
    expect(asTwo(ours, { claim: 'M', theirs: { id: 'M', text: 'x' }, ids })).toEqual({
      refused: 'loose',
      claim: 'M'
    });
  });

  test('can bring back what we deleted, and delete what we changed', () => {
    const ours = doing(base, without('B'));
    const back = proposed(base, ours, two);
    const told = (each: Difference) => mergedWith(ours, back, [each])!.conflicts.map((it) => it.conflict);
    const gone = back.differences.find((each) => told(each).includes('removed here'))!;
    const brought = apply(ours, insteadOfOurs(ours, back, [gone])!).map!;
    expect(textOf(brought, 'B')).toBe('Two.');
    expect(check(brought).problems).toEqual([]);

    const changed = doing(base, says('B', 'Ours.'), gives('P', 'B'));
    const away = proposed(base, changed, doing(base, without('B')));
    const removal = away.differences.find((each) =>
      mergedWith(changed, away, [each])!.conflicts.some(
        (it) => it.conflict === 'removed there' && it.id === 'B'
      )
    )!;
    const left = apply(changed, insteadOfOurs(changed, away, [removal])!).map!;
    expect(textOf(left, 'B')).toBeUndefined();
  });
});

describe('theirs in one field, and the rest of what we did stays', () => {
  const sources = ['s', 't', 'u'].map((id) => ({ id, type: 'book' }));
  const passage = { text: 'text', marks: [] };
  const cited = [{ source: 's', passage }];
  const start: ArgumentMap = {
    ...base,
    sources,
    claims: base.claims.map((each) => ({ ...each, note: 'Was.', citations: cited })),
    translations: { lt: { A: { text: 'Buvo.' } } }
  };
  const saying = (of: ArgumentMap, id: string, said: object): ArgumentMap => ({
    ...of,
    claims: of.claims.map((each) => (each.id === id ? { ...each, ...said } : each))
  });
  const added = [...cited, { source: 't' }];
  const theirs = (ours: ArgumentMap, copy: ArgumentMap) => {
    const proposal = proposed(start, ours, copy);
    const chosen = proposal.differences.filter(
      (each) => mergedWith(ours, proposal, [each])!.conflicts.length
    );
    expect(chosen).toHaveLength(1);
    return apply(ours, insteadOfOurs(ours, proposal, chosen)!).map!;
  };
  const saidOf = (of: ArgumentMap, id: string) => of.claims.find((each) => each.id === id);

  test.each<[string, object, object, object]>([
    ['words', { text: 'Ours.', citations: added }, { text: 'text' }, { text: 'text', citations: added }],
    ['a note', { note: 'Ours.', tags: ['x'] }, { note: 'Theirs.' }, { note: 'Theirs.', tags: ['x'] }],
    [
      'what of the same difference does not conflict',
      { note: 'Ours.' },
      { note: 'Theirs.', tags: ['y'] },
      { note: 'Theirs.', tags: ['y'] }
    ],
    [
      'a field that goes',
      { note: 'Ours.', tags: ['x'] },
      { note: undefined },
      { note: undefined, tags: ['x'] }
    ]
  ])('%s', (_, mine, other, after) => {
    const settled = theirs(saying(start, 'A', mine), saying(start, 'A', other));
    expect(settled).toEqual(saying(start, 'A', after));
  });

  test('with the source that it names and that we deleted, and without what else was theirs', () => {
    const ours = { ...saying(start, 'A', { citations: [] }), sources: sources.slice(0, 2) };
    const copy = saying(saying(start, 'A', { citations: [{ source: 'u' }] }), 'B', { note: 'Theirs.' });
    const settled = theirs(ours, copy);
    expect(saidOf(settled, 'A')?.citations).toEqual([{ source: 'u' }]);
    expect(settled.sources).toEqual(sources);
    expect(saidOf(settled, 'B')?.note).toBe('Was.');
  });

  test('what they built on a source that we deleted, and our words there', () => {
    const ours = { ...saying(start, 'A', { text: 'Ours.', tags: ['x'] }), sources: sources.slice(0, 2) };
    const citations = [...cited, { source: 'u' }];
    expect(theirs(ours, saying(start, 'A', { citations }))).toEqual({
      ...ours,
      claims: saying(ours, 'A', { citations }).claims,
      sources
    });
  });

  test('a translation, and our heading of it', () => {
    const translated = (wording: object) => ({ ...start, translations: { lt: { A: wording } } });
    const settled = theirs(translated({ text: 'Mūsų.', heading: 'H' }), translated({ text: 'Jų.' }));
    expect(settled.translations?.lt?.A).toEqual({ text: 'Jų.', heading: 'H' });
  });
});

test('notes that a copy was given without are not taken away', () => {
  const noted = { ...base, notes: { n: { on: { claim: 'A' }, text: 'x' } } };
  expect(proposed(noted, noted, base).differences).toEqual([]);
  const theirs = { ...base, notes: { o: { on: { claim: 'B' }, text: 'y' } } };
  const proposal = proposed(noted, noted, theirs);
  const merged = apply(noted, mergedWith(noted, proposal, proposal.differences)!.edit).map!;
  expect(Object.keys(merged.notes!)).toEqual(['n', 'o']);
});

test('a copy is compared with the latest of what it comes from that is known', () => {
  const later = { ...base, title: 'Later' };
  const copy = { ...copied(copied(base, 'x'), 'y'), title: 'Changed' };
  const known = new Map([base, later].map((each) => [fingerprint(each), each]));
  expect(origin(copy, known)).toBe(fingerprint(base));
  expect(origin(copied({ ...copy, title: 'Later' }, 'z'), known)).toBe(fingerprint(later));
  expect(origin({ ...later, id: 'other' }, known)).toBe(fingerprint(later));
  expect(origin({ ...base, title: 'None' }, known)).toBeUndefined();
  const answered = doing(base, gives('N', 'A'));
  expect(nearest(doing(base, says('B', 'x')), [answered, base])).toBe(base);
  expect(nearest(doing(answered, says('B', 'x')), [base, answered])).toBe(answered);
  expect(nearest(copy, [])).toBeUndefined();
  expect([isKin(base, copy), isKin(base, map('X + Y'))]).toEqual([true, false]);
});

test('a copy is known by its id or by what it comes from, where anything of the map is left', () => {
  const known = new Set([fingerprint(base)]);
  const theirs = doing({ ...copied(base, 'theirs'), title: 'Theirs' }, says('A', 'One.'));
  const later = { ...doing(base, says('B', 'Two.')), title: 'Renamed' };
  expect(isCopy(later, theirs, known)).toBe(true);
  expect(isCopy(later, theirs, new Set())).toBe(false);
  expect(isCopy(later, { ...theirs, id: base.id }, new Set())).toBe(true);
  expect(isCopy(later, { ...map('X + Y'), id: base.id }, known)).toBe(false);
});

test('names are kept once', () => {
  expect(namesOf({ base, theirs: { ...base, authors: ['Teacher', 'Ona', ' '] } }, 'a.json')).toEqual(['Ona']);
  expect(namesOf({ base, theirs: base }, 'Jonas K.warrant.json')).toEqual(['Jonas K']);
  expect(namesOf({ base, theirs: base }, 'debate.warrant.json (2)')).toEqual(['debate (2)']);
  const nothing: Edit = { do: 'all', edits: [] };
  expect(apply(base, credited(base, nothing, ['Ona', 'Teacher'])).map!.authors).toEqual(['Teacher', 'Ona']);
  expect(credited(base, nothing, ['Teacher'])).toBe(nothing);
});

const grown = (start: ArgumentMap, list: readonly Parameters<typeof wish>[1][], salt: string) => {
  let now = start;
  for (const [at, each] of list.entries()) {
    const result = wish(relate(now), each, `${salt}${at}`);
    if (!('refused' in result)) now = apply(now, 'edit' in result ? result.edit : result).map!;
  }
  return now;
};

test('whatever two did, each difference is taken, or told as a conflict, and the map stays one', () => {
  const any = fc.tuple(
    maps({ largest: 6 }),
    fc.array(wishes, { maxLength: 6 }),
    fc.array(wishes, { maxLength: 6 })
  );
  let [taken, told, replaced] = [0, 0, 0];
  fc.assert(
    fc.property(any, ([start, mine, others]) => {
      let ours = grown(start, mine, 'm');
      const proposal = proposed(start, ours, grown(start, others, 't'));
      for (const each of proposal.differences) {
        const merged = mergedWith(ours, proposal, [each]);
        if (!merged) continue;
        const { map: next } = apply(ours, merged.edit);
        expect(next).toBeDefined();
        taken++;
        told += merged.conflicts.length;
        const instead = insteadOfOurs(ours, proposal, [each]);
        if (instead) {
          const settled = apply(ours, instead).map;
          expect(check(settled).map).toBe(settled);
          if (merged.conflicts.length) replaced++;
        }
        ours = next!;
        expect(check(ours).map).toBe(ours);
      }
    }),
    { seed: 91, numRuns: 150 }
  );
  expect([taken > 150, told > 20, replaced > 20]).toEqual([true, true, true]);
});
