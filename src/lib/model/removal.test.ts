import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { check } from './check.ts';
import { apply, type Edit } from './edit.ts';
import type { ArgumentMap, ClaimId, ReasonId } from './map.ts';
import { type Relations, relate } from './relations.ts';
import { hanging, removeClaim, removeUse } from './removal.ts';
import { span } from './spanning.ts';

/** Each row: a map, a claim, a reason where only that use of it goes; then claims | reasons | what stays. */
describe('what hangs on a claim goes with it, what serves elsewhere stays', () => {
  test.each<[string[], ClaimId, ReasonId | undefined, string, string]>([
    [['A + M', 'B + A', 'C + B'], 'A', undefined, 'A B C | r1 r2 r3 | ', 'M'],
    [['A + M', 'B + A', 'B - M'], 'A', undefined, 'A | r1 r2 | B', 'r3: B - M'],
    [['A + M', 'U - r1', 'V + U'], 'A', undefined, 'A U V | r1 r2 r3 | ', 'M'],
    [['A & D + M', 'U - r1', 'B + A'], 'A', undefined, 'A B | r3 | ', 'r1: D + M, r2: U - r1'],
    [['A + M', 'B + A', 'C + B', 'B + C'], 'A', undefined, 'A B C | r1 r2 r3 r4 | ', 'M'],
    [['A + M', 'M - A', 'B + A'], 'A', undefined, 'A B | r1 r2 r3 | M', 'M'],
    [['A + M', 'B & C + A', 'C + M'], 'A', undefined, 'A B | r1 r2 | C', 'r3: C + M'],
    [['A + M', 'B + A', 'U - r2', 'U - M'], 'B', undefined, 'B | r2 r3 | U', 'r1: A + M, r4: U - M'],
    [['A + M', 'A - r1', 'B - r2'], 'A', undefined, 'A B | r1 r2 r3 | ', 'M'],
    [['A + M', 'B + A'], 'M', undefined, 'A M B | r1 r2 | ', ''],
    [['A + M', 'B + A', 'A + B'], 'A', undefined, 'A B | r1 r2 r3 | ', 'M'],
    [['A - B', 'B - A'], 'A', undefined, 'A B | r1 r2 | ', ''],
    [['A - B', 'B - A'], 'B', undefined, 'B | r1 r2 | A', 'A'],
    [['B + A', 'A + r1'], 'B', undefined, 'B | r1 r2 | A', 'A'],
    [['A + M', 'A + N', 'U - r1', 'B + A'], 'A', 'r1', 'U | r1 r3 | ', 'r2: A + N, r4: B + A, M'],
    [['A + M', 'U - r1', 'U + N', 'V - r2'], 'A', 'r1', 'V | r1 r2 r4 | U', 'r3: U + N, A, M'],
    [['A + M', 'A - r1'], 'A', 'r1', ' | r1 r2 | ', 'A, M'],
    [['A & D + M', 'U - r1'], 'A', 'r1', ' |  | ', 'r1: D + M, r2: U - r1, A']
  ])('%j without %s %s: %s', (said, claim, reason, found, left) => {
    const start = map(...said);
    const relations = relate(start);
    const { claims, reasons, staying } = hanging(relations, { claim, ...(reason && { reason }) });
    expect([claims, reasons, staying].map((ids) => ids.join(' ')).join(' | ')).toBe(found);
    const edit = reason ? removeUse(relations, { claim, reason }) : removeClaim(relations, { claim });
    const after = apply(start, edit as Edit).map!;
    const loose = after.claims.map(({ id }) => id).filter((id) => !lines(after).includes(id));
    expect([lines(after), loose]).toEqual([left, []]);
    expect(check(after).map).toBe(after);
  });

  test.each([
    [{ claim: 'Z' }, 'unknown claims Z'],
    [{ claim: 'Z', reason: 'r1' }, 'unknown claims Z'],
    [{ claim: 'M', reason: 'r1' }, 'unknown reasons r1'],
    [{ claim: 'A', reason: 'r9' }, 'unknown reasons r9']
  ])('%j: %s', (wish, found) => {
    const relations = relate(map('A + M'));
    const refusal = 'reason' in wish ? removeUse(relations, wish as never) : removeClaim(relations, wish);
    expect(Object.values(refusal).join(' ')).toBe(found);
    expect(hanging(relations, wish)).toEqual({ claims: [], reasons: [], staying: [] });
  });
});

test('nothing names a claim any more that is removed', () => {
  const start = {
    ...map('A + M', 'B - M', 'C + A'),
    facing: [['A', 'B'] as [string, string], ['M', 'B'] as [string, string]],
    translations: { lt: { B: { text: 'B' }, C: { text: 'C' } }, de: { A: {} } }
  };
  const after = apply(start, removeClaim(relate(start), { claim: 'A' }) as Edit).map!;
  expect(after.facing).toEqual([['M', 'B']]);
  expect(after.translations).toEqual({ lt: { B: { text: 'B' } }, de: {} });
  const empty = apply(after, removeClaim(relate(after), { claim: 'M' }) as Edit).map!;
  expect(empty).toEqual({ ...map(), translations: { lt: {}, de: {} } });
});

test('what goes is what leads to no beginning of a tree any more', () => {
  const seen = { gone: 0, stayed: 0 };
  const holds = fc.property(maps({ largest: 8 }), fc.nat(), (map, at) => {
    fc.pre(map.claims.length > 0);
    const relations = relate(map);
    const gone = map.claims[at % map.claims.length]!.id;
    const { claims, reasons, staying } = hanging(relations, { claim: gone });
    const { roots } = span(relations);
    const rest = without(map, gone);
    const fallen = map.claims.filter(
      ({ id }) => id === gone || !roots.some((root) => root !== gone && reaches(rest, id, root))
    );
    expect(claims).toEqual(fallen.map(({ id }) => id));
    const after = apply(map, removeClaim(relations, { claim: gone }) as Edit).map!;
    expect(after.claims.map(({ id }) => id)).toEqual(
      rest.map.claims.flatMap(({ id }) => (claims.includes(id) ? [] : id))
    );
    expect(reasons.some((id) => after.reasons.some((reason) => reason.id === id))).toBe(false);
    seen.gone += claims.length - 1;
    seen.stayed += staying.length;
  });
  fc.assert(holds, { seed: 51, numRuns: 300 });
  expect(Math.min(seen.gone, seen.stayed)).toBeGreaterThan(50);
});

/** A map without a claim and the reasons that are left without premises or target, but with all that hung from it. */
function without(map: ArgumentMap, gone: ClaimId): Relations {
  let reasons = map.reasons
    .map((each) => ({ ...each, premises: each.premises.filter((id) => id !== gone) }))
    .filter(({ premises, target }) => premises.length && !('claim' in target && target.claim === gone));
  for (let before = -1; before !== reasons.length; ) {
    before = reasons.length;
    const ids = new Set(reasons.map(({ id }) => id));
    reasons = reasons.filter(({ target }) => 'claim' in target || ids.has(target.reason));
  }
  return relate({ ...map, claims: map.claims.filter(({ id }) => id !== gone), reasons });
}

/** Whether a claim is another one or leads to it by any ways. */
function reaches(relations: Relations, from: ClaimId, to: ClaimId): boolean {
  const way = new Set([from]);
  for (const claim of way) for (const use of relations.uses(claim)) way.add(relations.host(use)!);
  return way.has(to);
}
