import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { KINDS, wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { addClaim, addPremise, addReason, addUndercut, splitClaim } from './author.ts';
import { check } from './check.ts';
import { apply, type Edit } from './edit.ts';
import type { ArgumentMap } from './map.ts';
import type { Refusal } from './refusal.ts';
import { relate } from './relations.ts';

const errors = (map: ArgumentMap) => check(map).problems.filter(({ severity }) => severity === 'error');
const circular = (map: ArgumentMap) => check(map).problems.filter(({ code }) => code === 'circle');

describe('whatever is wished', () => {
  test('the map stays one, and all can be undone', { timeout: 60_000 }, () => {
    const done = new Map(KINDS.map((kind) => [kind, 0]));
    const refused = new Map<string, number>();
    const holds = fc.property(
      fc.oneof(maps({ largest: 6 }), maps({ largest: 6, hostile: true })),
      fc.array(wishes, { minLength: 20, maxLength: 24 }),
      (first, list) => {
        let map = first;
        const before = JSON.stringify(first);
        const undo: Edit[] = [];
        for (const [at, each] of list.entries()) {
          const result = wish(relate(map), each, `${at}`);
          if ('refused' in result) {
            refused.set(result.refused, (refused.get(result.refused) ?? 0) + 1);
            continue;
          }
          const edit = 'edit' in result ? result.edit : result;
          const applied = apply(map, JSON.parse(JSON.stringify(edit)));
          if (applied.problem) throw new Error(JSON.stringify([each, edit, applied.problem]));
          expect(applied.map).not.toBe(map);
          done.set(each.what, done.get(each.what)! + 1);
          map = applied.map;
          undo.push(applied.inverse);
        }
        expect(errors(map)).toEqual([]);
        for (const edit of undo.reverse()) map = apply(map, edit).map!;
        expect(JSON.stringify(map)).toBe(before);
      }
    );
    fc.assert(holds, { seed: 41, numRuns: 300 });
    for (const [kind, times] of done) expect([kind, times > 20]).toEqual([kind, true]);
    for (const code of 'unknown empty unchanged self circle already inside loose cited'.split(' '))
      expect([code, (refused.get(code) ?? 0) > 0]).toEqual([code, true]);
  });

  test('no claim comes to be a reason for itself, nor to support itself around a circle', {
    timeout: 60_000
  }, () => {
    const holds = fc.property(
      maps({ largest: 6, acyclic: true }),
      fc.array(wishes, { minLength: 20, maxLength: 24 }),
      (first, list) => {
        let map = first;
        for (const [at, each] of list.entries()) {
          const result = wish(relate(map), each, `${at}`);
          if ('refused' in result) continue;
          map = apply(map, 'edit' in result ? result.edit : result).map!;
        }
        const supports = map.reasons.filter(({ side }) => side === 'pro').map(({ id }) => id);
        const reasons = map.reasons.filter(
          ({ id, target }) => supports.includes(id) && ('claim' in target || supports.includes(target.reason))
        );
        const ids = new Set(reasons.map(({ id }) => id));
        const pro = {
          ...map,
          reasons: reasons.filter(({ target }) => 'claim' in target || ids.has(target.reason))
        };
        expect(circular(pro)).toEqual([]);
        expect(circular(map).filter(({ message }) => message.includes('for itself'))).toEqual([]);
      }
    );
    fc.assert(holds, { seed: 42, numRuns: 150 });
  });
});

/** What comes of a wish in a map: its lines, or why it is refused. */
function come(map: ArgumentMap, result: Edit | Refusal): string {
  if ('refused' in result) return Object.values(result).flat().join(' ');
  const { map: after, problem } = apply(map, result);
  if (problem) throw new Error(JSON.stringify(problem));
  expect(errors(after)).toEqual([]);
  return lines(after);
}

const says = (id: string) => ({ id, text: `${id}.` });

describe('a reason is added', () => {
  const start = map('A + M', 'B & C - M', 'D + B', 'U - r1', 'X');
  const relations = relate(start);
  const add = (claim: string | ReturnType<typeof says>, side: 'pro' | 'con', aim: string, before?: string) =>
    come(
      start,
      addReason(relations, {
        claim,
        reason: 'n',
        side,
        target: /^r/.test(aim) ? { reason: aim } : { claim: aim },
        ...(before && { before })
      })
    );
  const all = 'r1: A + M, r2: B & C - M, r3: D + B, r4: U - r1';
  test.each([
    [says('N'), 'pro', 'M', undefined, `${all}, n: N + M, X`],
    [says('N'), 'con', 'M', 'r2', 'r1: A + M, n: N - M, r2: B & C - M, r3: D + B, r4: U - r1, X'],
    [says('N'), 'con', 'r4', undefined, `${all}, n: N - r4, X`],
    ['X', 'con', 'D', undefined, `${all}, n: X - D`],
    ['D', 'pro', 'A', undefined, `${all}, n: D + A, X`],
    ['M', 'con', 'D', undefined, `${all}, n: M - D, X`],
    ['A', 'pro', 'M', undefined, 'already r1'],
    ['B', 'con', 'M', undefined, `${all}, n: B - M, X`],
    ['D', 'pro', 'D', undefined, 'self D n'],
    ['D', 'con', 'D', undefined, 'self D n'],
    ['A', 'con', 'r1', undefined, 'self A n'],
    ['M', 'con', 'r1', undefined, 'self M n'],
    ['A', 'con', 'r4', undefined, `${all}, n: A - r4, X`],
    ['B', 'pro', 'D', undefined, 'circle D B'],
    ['B', 'con', 'D', undefined, `${all}, n: B - D, X`],
    ['Z', 'pro', 'M', undefined, 'unknown claims Z'],
    [says('N'), 'pro', 'Z', undefined, 'unknown claims Z'],
    [says('N'), 'pro', 'r9', undefined, 'unknown reasons r9'],
    [says('N'), 'pro', 'M', 'r9', 'unknown reasons r9'],
    [says('A'), 'pro', 'M', undefined, 'taken claims A'],
    [{ id: 'N', text: ' \n' }, 'pro', 'M', undefined, 'empty'],
    [{ ...says('N'), citations: [{ source: 's' }] }, 'pro', 'M', undefined, 'unknown sources s']
  ] as const)('%j %s %s before %s: %s', (claim, side, aim, before, found) =>
    expect(add(claim as string, side, aim, before)).toBe(found)
  );

  test('an id that is taken is refused', () => {
    const wish = { claim: says('N'), reason: 'r1', side: 'pro', target: { claim: 'M' } } as const;
    expect(come(start, addReason(relations, wish))).toBe('taken reasons r1');
  });

  test('steps that are backed carry supports around too', () => {
    const backed = map('A + B', 'C + r1', 'D - r1');
    const reuse = (claim: string, target: string) =>
      come(backed, addReason(relate(backed), { claim, reason: 'n', side: 'pro', target: { claim: target } }));
    expect(reuse('B', 'C')).toBe('circle C B');
    expect(reuse('B', 'D')).toBe('r1: A + B, r2: C + r1, r3: D - r1, n: B + D');
  });

  test('an undercut hits the step', () => {
    const wish = { claim: says('N'), reason: 'n', undercut: 'r2' };
    expect(come(start, addUndercut(relations, wish))).toBe(`${all}, n: N - r2, X`);
  });

  test('the first claim is the motion, if wished', () => {
    const bare = { ...map(), claims: [] };
    const done = apply(bare, addClaim(relate(bare), { claim: says('M'), motion: true }) as Edit);
    expect(done.map).toEqual({ ...bare, claims: [says('M')], motion: 'M' });
  });
});

describe('a premise is linked', () => {
  const start = map('A + M', 'B & C - M', 'D + B', 'B - r1', 'X');
  const relations = relate(start);
  const link = (reason: string, claim: string | ReturnType<typeof says>, before?: string) =>
    come(start, addPremise(relations, { reason, claim, ...(before && { before }) })).replace(/, r3.*/, '');
  test.each([
    ['r1', says('N'), undefined, 'r1: A & N + M, r2: B & C - M'],
    ['r2', says('N'), 'C', 'r1: A + M, r2: B & N & C - M'],
    ['r2', 'X', 'Z', 'r1: A + M, r2: B & C & X - M'],
    ['r2', 'C', undefined, 'already r2'],
    ['r1', 'M', undefined, 'self M r1'],
    ['r1', 'B', undefined, 'self B r4'],
    ['r3', 'M', undefined, 'r1: A + M, r2: B & C - M'],
    ['r9', 'X', undefined, 'unknown reasons r9']
  ] as const)('%s %j before %s: %s', (reason, claim, before, found) =>
    expect(link(reason, claim as string, before)).toBe(found)
  );
});

describe('a claim is split', () => {
  const start = map('A + M', 'A & B - C', 'D + A', 'C');
  const split = (claim: string, reasons?: string[]) =>
    come(
      start,
      splitClaim(relate(start), {
        claim,
        first: { text: ' One. ' },
        second: says('N'),
        ...(reasons && { reasons })
      })
    );
  test.each([
    ['A', undefined, 'r1: A & N + M, r2: A & N & B - C, r3: D + A'],
    ['A', ['r2'], 'r1: A + M, r2: A & N & B - C, r3: D + A'],
    ['A', ['r3'], 'loose A'],
    ['M', undefined, 'loose M']
  ])('%s in %j: %s', (claim, reasons, found) => expect(split(claim, reasons)).toBe(found));

  test('the second stands after it, with the citations that are its own', () => {
    const cited = {
      ...start,
      sources: [{ id: 's', type: 'book' }],
      claims: start.claims.map((claim, at) => (at ? claim : { ...claim, citations: [{ source: 's' }] }))
    };
    const edit = splitClaim(relate(cited), {
      claim: 'A',
      first: { text: ' One. ', citations: [] },
      second: { ...says('N'), citations: [{ source: 's' }] }
    });
    expect(apply(cited, edit as Edit).map?.claims.slice(0, 2)).toEqual([
      { id: 'A', text: 'One.' },
      { id: 'N', text: 'N.', citations: [{ source: 's' }] }
    ]);
  });
});
