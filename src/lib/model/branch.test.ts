import { describe, expect, test } from 'vitest';
import { lines, map } from '../../../tests/map-notation.ts';
import { moveBranch, moveReason, placeReason, reorder, reverse } from './branch.ts';
import { apply, type Edit } from './edit.ts';
import type { ArgumentMap, Reason } from './map.ts';
import type { Refusal } from './refusal.ts';
import { relate } from './relations.ts';
import { span } from './spanning.ts';

function come(map: ArgumentMap, result: Edit | Refusal): string {
  if ('refused' in result) return Object.values(result).flat().join(' ');
  const { map: after, problem } = apply(map, result);
  if (problem) throw new Error(JSON.stringify(problem));
  return lines(after);
}

const aim = (at: string): Reason['target'] => (/^r\d/.test(at) ? { reason: at } : { claim: at });
const optional = (before: string | undefined) => (before === undefined ? {} : { before });

describe('a reason moves with its branch', () => {
  const start = map('A + M', 'B - M', 'C + A', 'D + C', 'U - r3', 'X + Y');
  test.each([
    ['r3', 'B', undefined, 'r1: A + M, r2: B - M, r3: C + B, r4: D + C, r5: U - r3, r6: X + Y'],
    ['r3', 'M', 'r2', 'r1: A + M, r3: C + M, r2: B - M, r4: D + C, r5: U - r3, r6: X + Y'],
    ['r1', 'Y', undefined, 'r2: B - M, r3: C + A, r4: D + C, r5: U - r3, r6: X + Y, r1: A + Y'],
    ['r3', 'r2', undefined, 'r1: A + M, r2: B - M, r3: C + r2, r4: D + C, r5: U - r3, r6: X + Y'],
    ['r6', 'M', undefined, 'r1: A + M, r2: B - M, r3: C + A, r4: D + C, r5: U - r3, r6: X + M, Y'],
    ['r3', 'A', undefined, 'unchanged'],
    ['r1', 'D', undefined, 'inside r1'],
    ['r1', 'A', undefined, 'inside r1'],
    ['r3', 'r5', undefined, 'inside r3'],
    ['r3', 'r3', undefined, 'inside r3'],
    ['r2', 'U', undefined, 'r1: A + M, r2: B - U, r3: C + A, r4: D + C, r5: U - r3, r6: X + Y'],
    ['r9', 'M', undefined, 'unknown reasons r9'],
    ['r1', 'Z', undefined, 'unknown claims Z']
  ])('%s to %s before %s: %s', (reason, target, before, found) =>
    expect(come(start, moveReason(relate(start), { reason, target: aim(target), ...optional(before) }))).toBe(
      found
    )
  );

  test('to the other side, if wished', () => {
    const wish = { reason: 'r3', target: aim('B'), side: 'con' } as const;
    expect(come(start, moveReason(relate(start), wish))).toContain('r3: C - B');
  });

  test('into its own branch, where it serves elsewhere, unless supports would go round', () => {
    const shared = map('A + M', 'B + A', 'A + N');
    const into = (side: 'pro' | 'con') =>
      come(shared, moveReason(relate(shared), { reason: 'r1', target: aim('B'), side }));
    expect(into('con')).toBe('r1: A - B, r2: B + A, r3: A + N, M');
    expect(into('pro')).toBe('circle B A');
  });
});

describe('a claim that is one of several premises moves alone', () => {
  const start = map('A & B & C + M', 'U - r1', 'D - M', 'E + B');
  test.each([
    ['B', 'D', undefined, 'r1: A & C + M, n: B + D, r2: U - r1, r3: D - M, r4: E + B'],
    ['A', 'M', undefined, 'r1: B & C + M, r2: U - r1, r3: D - M, n: A + M, r4: E + B'],
    ['C', 'M', 'r3', 'r1: A & B + M, r2: U - r1, n: C + M, r3: D - M, r4: E + B'],
    ['B', 'r1', undefined, 'r1: A & C + M, r2: U - r1, n: B + r1, r3: D - M, r4: E + B'],
    ['B', 'E', undefined, 'inside n'],
    ['D', 'M', undefined, 'unknown reasons r1']
  ])('%s to %s before %s: %s', (claim, target, before, found) => {
    const wish = { claim, reason: 'r1', newReason: 'n', target: aim(target), ...optional(before) };
    expect(come(start, moveBranch(relate(start), wish))).toBe(found);
  });

  test('the only premise moves with its reason', () => {
    const wish = { claim: 'D', reason: 'r3', newReason: 'n', target: aim('A'), side: 'pro' } as const;
    expect(come(start, moveBranch(relate(start), wish))).toBe(
      'r1: A & B & C + M, r2: U - r1, r3: D + A, r4: E + B'
    );
  });
});

describe('a reason is turned', () => {
  const start = map('A + M', 'B - A', 'M - B', 'U - r1', 'M + U');
  test.each([
    ['r1', 'r1: A - M, r2: B - A, r3: M - B, r4: U - r1, r5: M + U'],
    ['r2', 'r1: A + M, r2: B + A, r3: M - B, r4: U - r1, r5: M + U'],
    ['r4', 'circle M U'],
    ['r9', 'unknown reasons r9']
  ])('%s: %s', (reason, found) => expect(come(start, reverse(relate(start), { reason }))).toBe(found));

  test('what the attack was called goes', () => {
    const named = {
      ...start,
      reasons: start.reasons.map((each) => ({ ...each, move: 'denies' as const }))
    };
    const turned = apply(named, reverse(relate(named), { reason: 'r2' }) as Edit).map!;
    expect(turned.reasons[1]).toEqual({ id: 'r2', side: 'pro', premises: ['B'], target: { claim: 'A' } });
  });
});

describe('siblings change places', () => {
  const start = map('A + M', 'X + A', 'B + M', 'C - M', 'D + M');
  const order = (words: string) => words.replace(/:[^,]*/g, '').replaceAll(',', '');
  test.each([
    ['r3', -1, undefined, 'r3 r1 r2 r4 r5'],
    ['r3', 1, undefined, 'r1 r2 r4 r3 r5'],
    ['r5', -1, ['r1', 'r3', 'r5'], 'r1 r2 r5 r3 r4'],
    ['r1', 1, ['r1', 'r5'], 'r2 r3 r4 r5 r1'],
    ['r1', -1, undefined, 'unchanged'],
    ['r5', 1, undefined, 'unchanged'],
    ['r2', 1, undefined, 'unchanged'],
    ['r1', 1, ['r3', 'r5'], 'unchanged']
  ] as const)('%s by %d among %j: %s', (reason, by, among, found) => {
    const wish = { reason, by, ...(among && { among }) };
    expect(order(come(start, reorder(relate(start), wish)))).toBe(found);
  });

  test.each([
    [['A + M', 'B + N', 'B + M'], 'r3', -1, 'r2 r3 r1'],
    [['A + M', 'A + N', 'B + M'], 'r3', -1, 'r3 r1 r2'],
    [['B + M', 'B + N', 'A + M'], 'r1', 1, 'r3 r1 r2'],
    [['B + M', 'A + N', 'A + M'], 'r1', 1, 'r2 r3 r1']
  ] as const)('%j: %s by %d without drawing a claim elsewhere', (said, reason, by, found) => {
    const begun = map(...said, 'N + M');
    const edit = reorder(relate(begun), { reason, by }) as Edit;
    const after = apply(begun, edit).map!;
    expect(order(lines(after))).toBe(`${found} r4`);
    const homes = (each: ArgumentMap) =>
      new Map([...span(relate(each)).home].map(([id, { target }]) => [id, target]));
    expect(homes(after)).toEqual(homes(begun));
  });

  test.each([
    ['r5', 'r1', 'r5 r1 r2 r3 r4'],
    ['r1', 'r5', 'r2 r3 r4 r1 r5'],
    ['r1', undefined, 'r2 r3 r4 r5 r1'],
    ['r1', 'r3', 'unchanged'],
    ['r1', 'r1', 'unchanged'],
    ['r5', undefined, 'unchanged'],
    ['r4', 'r2', 'r1 r4 r2 r3 r5']
  ])('%s before %s: %s', (reason, before, found) =>
    expect(order(come(start, placeReason(relate(start), { reason, ...optional(before) })))).toBe(found)
  );
});
