import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { check } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { mend } from '../model/mend.ts';
import { same } from '../model/same.ts';
import { Mirror } from './mirror.ts';

/** The map as one reads it who opens what was stored of the document now. */
function afresh({ doc }: Mirror) {
  const stored = new Y.Doc();
  Y.applyUpdate(stored, Y.encodeStateAsUpdate(doc));
  return new Mirror(stored).read();
}

function sync(...docs: Y.Doc[]): void {
  for (const from of docs)
    for (const to of docs) if (to !== from) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

test('what is written is read, from the same document and from what was stored of it', () =>
  fc.assert(
    fc.property(fc.array(maps({ notes: true }), { minLength: 1, maxLength: 4 }), (versions) => {
      const mirror = new Mirror(new Y.Doc());
      for (const version of versions) {
        mirror.write(version);
        expect(new Mirror(mirror.doc).read()).toEqual(version);
        expect(afresh(mirror)).toEqual(version);
      }
    }),
    { seed: 51, numRuns: 30 }
  ));

test('a large map is begun in steps, is the same then, and can be changed', () => {
  const mirror = new Mirror(new Y.Doc());
  const large = map(...Array.from({ length: 1500 }, (_, at) => `c${at} + M`));
  let steps = 0;
  for (const _ of mirror.begin(large)) steps++;
  expect(steps).toBeGreaterThan(4);
  expect(afresh(mirror)).toEqual(large);
  const changed = { ...large, claims: large.claims.toReversed(), reasons: large.reasons.slice(7) };
  expect(mirror.write(changed)).toBe(changed);
  expect(afresh(mirror)).toEqual(changed);
});

test('two that change a map apart end the same, with a map that can be used', () =>
  fc.assert(
    fc.property(maps(), fc.array(fc.tuple(maps(), maps()), { maxLength: 3 }), (start, turns) => {
      const [one, other] = [new Mirror(new Y.Doc()), new Mirror(new Y.Doc())];
      one.write(start);
      sync(one.doc, other.doc);
      expect(other.read()).toEqual(start);
      for (const [mine, theirs] of turns) {
        one.write(mine);
        other.write(theirs);
        sync(one.doc, other.doc);
        const [here, there] = [one.read(), other.read()];
        expect(here).toEqual(there);
        expect(check(here).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    }),
    { seed: 52, numRuns: 30 }
  ));

test('what stays open says what one reads who opens it, and shares all that is the same', () =>
  fc.assert(
    fc.property(
      maps({ notes: true }),
      fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat(), fc.boolean()), { maxLength: 12 }),
      (start, turns) => {
        const mirrors = [new Mirror(new Y.Doc()), new Mirror(new Y.Doc())] as const;
        mirrors[0].write(start);
        sync(mirrors[0].doc, mirrors[1].doc);
        const now = [mirrors[0].read(), mirrors[1].read()];
        for (const [isFirst, kind, which, isApart] of turns) {
          const at = isFirst ? 0 : 1;
          const wish = changed(start, now[at]!, kind, which);
          now[at] = mirrors[at].write(wish);
          expect(now[at]).toEqual(afresh(mirrors[at]));
          if (isApart) continue;
          sync(mirrors[0].doc, mirrors[1].doc);
          for (const [one, mirror] of mirrors.entries()) {
            const before = now[one]!;
            const after = mirror.read();
            now[one] = after;
            expect(after).toEqual(afresh(mirror));
            for (const list of ['claims', 'reasons', 'sources'] as const) {
              const known = new Map<string, unknown>(before[list].map((each) => [each.id, each]));
              const made = after[list].filter((each) => each !== known.get(each.id));
              expect(made.filter((each) => same(each, known.get(each.id)))).toEqual([]);
              if (same(after[list], before[list])) expect(after[list]).toBe(before[list]);
            }
          }
        }
      }
    ),
    { seed: 54, numRuns: 30 }
  ));

/** A map in which somebody has removed or put back one claim or source, or changed one reason. */
function changed(start: ArgumentMap, map: ArgumentMap, kind: number, which: number): ArgumentMap {
  const pick = <T>(list: readonly T[]) => list[which % list.length];
  if (kind % 3 === 0) {
    const id = pick(start.claims)?.id;
    const back = start.claims.find((claim) => claim.id === id);
    if (!back) return map;
    if (!map.claims.some((claim) => claim.id === id)) return mend({ ...map, claims: [...map.claims, back] });
    return mend({ ...map, claims: map.claims.filter((claim) => claim.id !== id) });
  }
  if (kind % 3 === 1) {
    const id = pick(start.sources)?.id;
    const back = start.sources.find((source) => source.id === id);
    if (!back) return map;
    if (!map.sources.some((source) => source.id === id)) return { ...map, sources: [...map.sources, back] };
    return mend({ ...map, sources: map.sources.filter((source) => source.id !== id) });
  }
  const [reason, premise] = [pick(map.reasons), pick(map.claims)];
  if (!reason || !premise || reason.premises.includes(premise.id)) return map;
  const reasons = map.reasons.map((each) =>
    each === reason ? { ...each, premises: [premise.id, ...each.premises] } : each
  );
  return { ...map, reasons };
}

test('what one puts back stands again where another names it', () => {
  const [one, other] = [new Mirror(new Y.Doc()), new Mirror(new Y.Doc())];
  const start = map('A + M', 'B - M');
  one.write(start);
  sync(one.doc, other.doc);
  other.read();
  const claims = start.claims.filter(({ id }) => id !== 'B');
  const reasons = start.reasons.filter(({ premises }) => !premises.includes('B'));
  one.write({ ...start, claims, reasons });
  const [first, ...rest] = start.reasons;
  other.write({ ...start, reasons: [{ ...first!, premises: ['B', 'A'] }, ...rest] });
  sync(one.doc, other.doc);
  expect(one.read().reasons[0]!.premises).toEqual(['A']);
  expect(other.read().reasons[0]!.premises).toEqual(['A']);
  const there = one.write({ ...one.read(), claims: start.claims });
  sync(one.doc, other.doc);
  expect(there.reasons[0]!.premises).toEqual(['B', 'A']);
  expect(other.read().reasons[0]!.premises).toEqual(['B', 'A']);
  expect(afresh(one)).toEqual(there);
});

describe('what two change apart', () => {
  const text = (id: string, words: string) => (each: ReturnType<typeof map>) => ({
    ...each,
    claims: each.claims.map((claim) => (claim.id === id ? { ...claim, text: words } : claim))
  });
  function apart(
    start: ReturnType<typeof map>,
    mine: (map: typeof start) => typeof start,
    theirs: typeof mine
  ) {
    const [one, other] = [new Mirror(new Y.Doc()), new Mirror(new Y.Doc())];
    one.write(start);
    sync(one.doc, other.doc);
    one.write(mine(one.read()));
    other.write(theirs(other.read()));
    sync(one.doc, other.doc);
    return one.read();
  }

  test('comes together where it is in different claims', () => {
    const both = apart(map('A + M', 'B - M'), text('A', 'mine'), text('B', 'theirs'));
    expect(both.claims.map((claim) => claim.text)).toEqual(expect.arrayContaining(['mine', 'theirs']));
  });

  test('comes together where it is in different fields of one', () => {
    const noted = (each: ReturnType<typeof map>) => ({
      ...each,
      claims: each.claims.map((claim) => (claim.id === 'A' ? { ...claim, note: 'a note' } : claim))
    });
    const both = apart(map('A + M'), text('A', 'mine'), noted);
    expect(both.claims.find(({ id }) => id === 'A')).toMatchObject({ text: 'mine', note: 'a note' });
  });

  test('leaves no reason that hangs in the air', () => {
    const without = (each: ReturnType<typeof map>) => ({
      ...each,
      claims: each.claims.filter(({ id }) => id !== 'A'),
      reasons: each.reasons.filter(({ premises }) => !premises.includes('A'))
    });
    const answered = (each: ReturnType<typeof map>) => ({
      ...each,
      claims: [...each.claims, { id: 'C', text: 'C' }],
      reasons: [...each.reasons, { id: 'new', side: 'con' as const, premises: ['C'], target: { claim: 'A' } }]
    });
    const both = apart(map('A + M', 'B - M'), without, answered);
    expect(both.claims.map(({ id }) => id)).toEqual(expect.arrayContaining(['M', 'B', 'C']));
    expect(both.reasons.map(({ premises }) => premises)).toEqual([['B']]);
  });
});

test('what did not change is shared', () => {
  const mirror = new Mirror(new Y.Doc());
  const start = map('A + M', 'B - M');
  mirror.write(start);
  const other = new Mirror(new Y.Doc());
  sync(mirror.doc, other.doc);
  const there = other.read();
  const claims = start.claims.map((claim) => (claim.id === 'A' ? { ...claim, text: 'other' } : claim));
  mirror.write({ ...start, claims });
  sync(mirror.doc, other.doc);
  const then = other.read();
  expect(then.reasons).toBe(there.reasons);
  const claim = (of: typeof then, id: string) => of.claims.find((each) => each.id === id);
  expect(claim(then, 'B')).toBe(claim(there, 'B'));
  expect(claim(then, 'A')?.text).toBe('other');
});

test('many changes keep the document small', () => {
  const mirror = new Mirror(new Y.Doc());
  let now = map(...Array.from({ length: 300 }, (_, at) => `c${at} ${at % 2 ? '+' : '-'} M`));
  mirror.write(now);
  for (let turn = 0; turn < 600; turn++) {
    const at = (turn * 7) % now.claims.length;
    const claims = now.claims.map((claim, place) =>
      place === at ? { ...claim, text: `A sentence of so many words, turn ${turn}` } : claim
    );
    const reasons = turn % 5 ? now.reasons : [...now.reasons.slice(1), now.reasons[0]!];
    now = { ...now, claims, reasons };
    mirror.write(now);
  }
  const stored = Y.encodeStateAsUpdate(mirror.doc).length;
  expect(stored / JSON.stringify(now).length).toBeLessThan(3);
});

test('a map in which nothing is wrong is left as it is', () =>
  fc.assert(
    fc.property(maps(), (each) => {
      expect(mend(each)).toBe(each);
    }),
    { seed: 53, numRuns: 30 }
  ));
