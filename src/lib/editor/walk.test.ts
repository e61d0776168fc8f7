import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { clashes, startHere } from '../model/clash.ts';
import type { ArgumentMap, ClaimId } from '../model/map.ts';
import { tree } from '../model/tree.ts';
import type { Walk } from './sight.ts';
import { study } from './study.ts';
import { type Step, stepsOf } from './walk.ts';

const seed = { seed: 20261128, numRuns: 150 };

const told = (steps: readonly Step[]) => steps.map(({ claim }) => claim);
const walked = (map: ArgumentMap, walk: Walk) => told(stepsOf(study(map), walk)).join(' ');

describe('a branch', () => {
  test.each<[string, string[], ClaimId, string]>([
    ['is told branch by branch', ['A + M', 'B + M', 'C - A', 'D - C', 'E + A'], 'M', 'M A C D E B'],
    ['starts at any claim', ['A + M', 'B + M', 'C - A', 'D - C', 'E + A'], 'A', 'A C D E'],
    ['tells premises together', ['A & B + M', 'C - B'], 'M', 'M A B C'],
    [
      'tells what undercuts a step after its first premise',
      ['A & B + M', 'C - A', 'U - r1'],
      'M',
      'M A C U B'
    ],
    ['tells a claim once, where it is whole', ['A + M', 'X + A', 'B + M', 'X + B'], 'M', 'M A X B'],
    ['holds what is whole elsewhere', ['A + M', 'X + A', 'Y - X', 'B + M', 'X + B'], 'B', 'B X Y'],
    ['comes out of a circle', ['A + M', 'B + A', 'A + B'], 'A', 'A B'],
    ['may be a claim alone', ['A + M'], 'A', 'A']
  ])('%s', (_, lines, from, expected) =>
    expect(walked(notation(...lines), { by: 'branch', from })).toBe(expected)
  );

  test('of which each claim says by what it stands there', () => {
    const map = notation('A + M', 'X + A', 'B + M', 'X - B');
    const reasons = (from: ClaimId) =>
      stepsOf(study(map), { by: 'branch', from }).map(({ reason }) => reason?.id);
    expect(reasons('M')).toEqual([undefined, 'r1', 'r2', 'r3']);
    expect(reasons('B')).toEqual(['r3', 'r4']);
  });
});

describe('a path', () => {
  test.each<[string, string[], ClaimId, string]>([
    ['leads down from the motion', ['A + M', 'B - A', 'C - B', 'D + A'], 'C', 'M A B C'],
    ['of the motion is the motion', ['A + M'], 'M', 'M'],
    ['passes the first premise of a step', ['A & B + M', 'U - r1', 'V - r2'], 'V', 'M A U V'],
    ['ends at its claim, though it is referred to before', ['A - B', 'A + M', 'B - r2'], 'A', 'M B A'],
    ['begins at another root', ['A + M', 'B + R', 'C - B'], 'C', 'R B C']
  ])('%s', (_, lines, from, expected) =>
    expect(walked(notation(...lines), { by: 'path', from })).toBe(expected)
  );

  test('passes a claim by the reason that leads on', () => {
    const map = notation('A + M', 'B + M', 'A - B', 'U - r3');
    expect(stepsOf(study(map), { by: 'path', from: 'U' }).map(({ reason }) => reason?.id)).toEqual([
      undefined,
      'r2',
      'r3',
      'r4'
    ]);
  });
});

describe('clashes', () => {
  const map: ArgumentMap = {
    ...notation('A + M', 'X - M', 'B + M', 'Y - M', 'C - A', 'D - C', 'E - X', 'F & G - Y', 'C - B'),
    facing: [
      ['B', 'Y'],
      ['A', 'X']
    ]
  };
  const walk: Walk = { by: 'clashes', from: 'M' };

  test('are told one after the other: both claims, then the exchange that begins with either', () => {
    expect(walked(map, walk)).toBe('M A X C D E B Y F G');
    expect(told(stepsOf(study(map), walk, { negativeFirst: true })).join(' ')).toBe('M X A E C D Y B F G');
  });

  test('say where each begins', () => {
    const names = stepsOf(study(map), walk).map(({ clash }) => clash && clash.affirmative + clash.negative);
    expect(names).toEqual([undefined, ...Array(5).fill('AX'), ...Array(4).fill('BY')]);
  });
});

test('nothing is told where the start is not in the map', () => {
  for (const by of ['branch', 'path', 'clashes'] as const)
    expect(stepsOf(study(notation('A + M')), { by, from: 'none' })).toEqual([]);
});

describe('in every map', () => {
  const law = (by: Walk['by'], holds: (map: ArgumentMap, from: ClaimId, steps: Step[]) => void) =>
    fc.assert(
      fc.property(fc.oneof(maps({ hostile: true }), maps({ rooted: true })), fc.nat(), (map, pick) => {
        fc.pre(map.claims.length > 0);
        const from = map.claims[pick % map.claims.length]!.id;
        const steps = stepsOf(study(map), { by, from });
        expect(new Set(told(steps)).size, 'each claim once').toBe(steps.length);
        for (const { claim, reason } of steps) if (reason) expect(reason.premises).toContain(claim);
        holds(map, from, steps);
      }),
      seed
    );

  /** Each claim after the first bears on one told before. */
  const hangsTogether = (map: ArgumentMap, steps: readonly Step[]) => {
    const { relations } = study(map);
    const before = new Set<ClaimId>();
    for (const [at, { claim, reason }] of steps.entries()) {
      if (at) expect(before).toContain(relations.host(reason!));
      before.add(claim);
    }
  };

  test('a branch is the whole branch, and each claim hangs under an earlier one', () =>
    law('branch', (map, from, steps) => {
      const { relations, sides } = study(map);
      expect(steps[0]!.claim).toBe(from);
      hangsTogether(map, steps);
      const places = tree(relations, sides, { root: from });
      expect(new Set(told(steps))).toEqual(new Set(places.map(({ claim }) => claim)));
    }));

  test('a path begins at a root and ends at its claim, and each claim hangs under an earlier one', () =>
    law('path', (map, from, steps) => {
      expect(study(map).spanning.roots).toContain(steps[0]!.claim);
      expect(steps.at(-1)!.claim).toBe(from);
      hangsTogether(map, steps);
    }));

  test('clashes begin where it says and tell every claim of three exchanges', () =>
    law('clashes', (map, from, steps) => {
      const { relations, sides, spanning } = study(map);
      expect(steps[0]!.claim).toBe(from);
      const wanted = startHere(clashes(relations, sides, spanning)).flatMap(({ chains }) =>
        [...chains.affirmative, ...chains.negative].flatMap(({ claims }) => claims)
      );
      expect(new Set(told(steps))).toEqual(new Set([from, ...wanted]));
    }));
});

test.each<[string, (at: number) => string]>([
  ['attacks', (at) => `c${at + 1} - c${at}`],
  ['undercuts', (at) => `c${at + 1} - r${at + 1}`]
])('a chain of 10,000 %s is walked', (_, line) => {
  const map = notation('c0 + M', ...Array.from({ length: 10_000 }, (_, at) => line(at)));
  const debate = study(map);
  expect(stepsOf(debate, { by: 'branch', from: 'M' })).toHaveLength(10_002);
  expect(stepsOf(debate, { by: 'path', from: 'c10000' })).toHaveLength(10_002);
  expect(stepsOf(debate, { by: 'clashes', from: 'M' })[0]!.claim).toBe('M');
});

test('the bundled debate is walked whole, and its clashes in few steps', () => {
  const map: ArgumentMap = JSON.parse(
    readFileSync(new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url), 'utf8')
  );
  const from = map.motion!;
  expect(stepsOf(study(map), { by: 'branch', from })).toHaveLength(map.claims.length);
  const steps = stepsOf(study(map), { by: 'clashes', from });
  expect(new Set(steps.map(({ clash }) => clash)).size).toBe(4);
  expect(steps.length).toBeLessThan(40);
});
