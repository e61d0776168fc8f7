import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { type Clash, clashes, type Step, startHere } from './clash.ts';
import type { ArgumentMap, ClaimId, Reason } from './map.ts';
import { relate } from './relations.ts';
import { sides } from './sides.ts';
import { span } from './spanning.ts';
import { tree } from './tree.ts';

const seed = { seed: 20261126, numRuns: 500 };

function clashesOf(map: ArgumentMap): Clash[] {
  const relations = relate(map);
  return clashes(relations, sides(relations), span(relations));
}

/** Maps in which every claim serves one side, so that there is much to pair, and circles that can be gone round. */
const parted = maps({ rooted: true }).map((map): ArgumentMap => {
  const party = (id: ClaimId) => map.claims.findIndex((claim) => claim.id === id) % 2;
  const parties = new Map<string, number>();
  for (const { id, premises } of map.reasons) parties.set(id, party(premises[0]!));
  return {
    ...map,
    facing: undefined,
    reasons: map.reasons.map((reason) => {
      const { id, premises, target } = reason;
      const own = parties.get(id);
      const other = 'claim' in target ? party(target.claim) : parties.get(target.reason);
      return {
        ...reason,
        side: own === other ? 'pro' : 'con',
        premises: premises.filter((premise) => party(premise) === own)
      };
    })
  };
});

const law = (holds: (map: ArgumentMap, found: Clash[]) => void, any = fc.oneof(maps(), parted)) =>
  fc.assert(
    fc.property(any, fc.boolean(), (map, faced) => {
      const asked = faced ? map : { ...map, facing: undefined };
      holds(asked, clashesOf(asked));
    }),
    seed
  );

/** 'A < B < C & D', each step answering the one before. */
const written = (steps: readonly Step[]) => steps.map(({ claims }) => claims.join(' & ')).join(' < ');
const pairsOf = (found: readonly Clash[]) =>
  found.map(({ affirmative, negative }) => `${affirmative}/${negative}`).join(' ');

describe('pairs', () => {
  const pillars = ['A + M', 'B + M', 'X - M', 'Y - M'];
  test.each<[string, string[], [ClaimId, ClaimId][] | undefined, string]>([
    [
      'that the map names, by their sides',
      pillars,
      [
        ['A', 'Y'],
        ['X', 'B']
      ],
      'A/Y B/X'
    ],
    [
      'each once',
      pillars,
      [
        ['A', 'X'],
        ['X', 'A']
      ],
      'A/X'
    ],
    [
      'not of one side',
      pillars,
      [
        ['A', 'B'],
        ['M', 'A'],
        ['B', 'Y']
      ],
      'B/Y'
    ],
    ['of branches that attack one another', [...pillars, 'C + X', 'C - B', 'D - C'], undefined, 'B/X A/Y'],
    ['of branches that share claims', [...pillars, 'C + A', 'C + Y', 'D - C'], undefined, 'A/Y B/X'],
    ['else by size', [...pillars, 'C + B', 'D + C', 'E + Y', 'F + A'], undefined, 'B/Y A/X'],
    ['as many as both sides have', ['A + M', 'B + M', 'X - M'], undefined, 'A/X'],
    ['none without two sides', ['A + M', 'B + M'], undefined, ''],
    ['none with a claim that serves both', ['A + M', 'A - M', 'X - M'], undefined, ''],
    ['without a motion, of each root', ['A + R', 'X - R'], undefined, 'A/X']
  ])('%s', (_, lines, facing, found) =>
    expect(pairsOf(clashesOf({ ...notation(...lines), facing }))).toBe(found)
  );
});

describe('a chain takes the answer after which the exchange goes on longest', () => {
  test.each([
    [['A + M', 'X - M'], 'A', 'X', 'both'],
    [['A + M', 'X - M', 'B - A'], 'A < B', 'X', 'negative'],
    [['A + M', 'X - M', 'B - A', 'C - A', 'D - C'], 'A < C < D', 'X', 'affirmative'],
    [['A + M', 'X - M', 'B + A', 'C - B'], 'A', 'X', 'both'],
    [['A + M', 'X - M', 'U - r1', 'V - r3'], 'A < U < V', 'X', 'affirmative'],
    [['A + M', 'X - M', 'B & C - A', 'D - C'], 'A < B & C < D', 'X', 'affirmative'],
    [['A & B + M', 'X - M', 'C - B'], 'A & B < C', 'X', 'negative'],
    [['A + M', 'X - M', 'X - A'], 'A < X', 'X', 'negative'],
    [['A + M', 'X - M', 'B - A', 'Y - X', 'Z - Y'], 'A < B', 'X < Y < Z', 'negative'],
    [['A + M', 'X - M', 'S - A', 'S + A'], 'A < S', 'X', 'both'],
    [['A + M', 'X - M', 'B - A', 'Y - X'], 'A < B', 'X < Y', 'both']
  ])('%j: %s', (lines, affirmative, negative, last) => {
    const [found] = clashesOf({ ...notation(...lines), facing: [['A', 'X']] });
    expect([written(found!.chains.affirmative), written(found!.chains.negative), found!.lastWord]).toEqual([
      affirmative,
      negative,
      last
    ]);
  });

  test('then the sourced one, then the earliest', () => {
    const map = notation('A + M', 'X - M', 'B - A', 'C - A', 'D - A');
    const sourced = (...ids: ClaimId[]) => ({
      ...map,
      claims: map.claims.map((claim) =>
        ids.includes(claim.id) ? { ...claim, citations: [{ source: 's' }] } : claim
      ),
      sources: [{ id: 's', type: 'report' }]
    });
    const chain = (map: ArgumentMap) => written(clashesOf(map)[0]!.chains.affirmative);
    expect([map, sourced('D'), sourced('C', 'D')].map(chain)).toEqual(['A < B', 'A < D', 'A < C']);
  });

  test.each([
    [['B - A', 'C - B', 'B - C'], 'A < B < C', undefined],
    [['B - A', 'C - B', 'B - C', 'D - C'], 'A < B < C < D', 'negative'],
    [['B - A', 'C - B', 'D - B', 'B - C', 'E - D'], 'A < B < D < E', 'negative'],
    [['B - A', 'A - B'], 'A < B', undefined],
    [['B - A', 'U - r3', 'B - U'], 'A < B < U', undefined]
  ])('and comes to no claim again: %j', (lines, chain, last) => {
    const [found] = clashesOf({ ...notation('A + M', 'X - M', ...lines), facing: [['A', 'X']] });
    expect(written(found!.chains.affirmative)).toBe(chain);
    expect(found!.lastWord).toBe(last);
  });

  test('where nothing can come round, no exchange is longer', () =>
    law(
      (map, found) => {
        const simple = map.reasons.every(
          ({ premises, target }) => premises.length === 1 && 'claim' in target
        );
        fc.pre(simple);
        const longest = (claim: ClaimId): number =>
          1 +
          Math.max(
            0,
            ...map.reasons
              .filter(({ side, target }) => side === 'con' && 'claim' in target && target.claim === claim)
              .map(({ premises }) => longest(premises[0]!))
          );
        for (const { affirmative, chains } of found)
          expect(chains.affirmative).toHaveLength(longest(affirmative));
      },
      maps({ acyclic: true, rooted: true, largest: 9 }).map((map) => ({
        ...map,
        reasons: map.reasons
          .filter(({ target }) => 'claim' in target)
          .map((reason) => ({ ...reason, premises: reason.premises.slice(0, 1) }))
      }))
    ));
});

const answering = (map: ArgumentMap, { claims, reason }: Step): Reason[] =>
  map.reasons.filter(
    ({ side, target }) =>
      side === 'con' && ('claim' in target ? claims.includes(target.claim) : target.reason === reason?.id)
  );

describe('in every map', () => {
  test('a clash has a claim of each side, the first of its chain', () =>
    law((map, found) => {
      const { claim } = sides(relate(map));
      for (const { affirmative, negative, chains } of found) {
        expect([claim.get(affirmative), claim.get(negative)]).toEqual(['affirmative', 'negative']);
        expect(chains.affirmative[0]!.claims[0]).toBe(affirmative);
        expect(chains.negative[0]!.claims[0]).toBe(negative);
      }
      if (map.facing?.length) return;
      const paired = found.flatMap(({ affirmative, negative }) => [affirmative, negative]);
      expect(new Set(paired).size).toBe(paired.length);
    }));

  test('every step answers the one before, for the other side, and no claim comes twice', () =>
    law((map, found) => {
      for (const { chains } of found)
        for (const [side, steps] of Object.entries(chains)) {
          for (const [at, step] of steps.entries()) {
            expect(step.side === side).toBe(at % 2 === 0);
            if (at > 0) expect(answering(map, steps[at - 1]!)).toContain(step.reason);
          }
          const claims = steps.flatMap(({ claims }) => claims);
          expect(new Set(claims).size).toBe(claims.length);
        }
    }));

  test('what still answers the last step uses a claim again', () =>
    law((map, found) => {
      for (const steps of found.flatMap(({ chains }) => Object.values(chains))) {
        const used = new Set(steps.flatMap(({ claims }) => claims));
        for (const answer of answering(map, steps.at(-1)!))
          expect(answer.premises.some((id) => used.has(id))).toBe(true);
      }
    }));

  test('the last word is the longer chain’s, if nothing answers it', () =>
    law((map, found) => {
      const { claim } = sides(relate(map));
      for (const { chains, lastWord } of found) {
        const longest = [chains.affirmative, chains.negative].sort((a, b) => b.length - a.length);
        const ends = longest
          .filter(({ length }) => length === longest[0]!.length)
          .map((steps) => steps.at(-1)!);
        const open = ends.every((step) => answering(map, step).length === 0);
        expect(lastWord !== undefined).toBe(open);
        if (lastWord === undefined || lastWord === 'both') continue;
        for (const { claims } of ends)
          expect(claims.map((id) => claim.get(id))).toEqual(claims.map(() => lastWord));
      }
    }));

  test('a newcomer begins with the three that have most answers', () =>
    law((_, found) => {
      const counts = (list: readonly Clash[]) => list.map(({ answers }) => answers);
      const most = counts(found).sort((a, b) => b - a);
      expect(counts(startHere(found))).toEqual(most.slice(0, 3));
    }));
});

describe('answers are the attacks and undercuts in both branches', () => {
  test.each([
    [['A + M', 'X - M'], 0],
    [['A + M', 'X - M', 'B - A', 'C - B', 'D + C', 'Y - X'], 3],
    [['A + M', 'X - M', 'U - r1', 'V - r3'], 2],
    [['A + M', 'X - M', 'B + A', 'C - B', 'Z - M', 'Y - Z'], 1],
    [['A + M', 'X - A', 'B - X'], 2]
  ])('%j: %i', (lines, count) => {
    const [found] = clashesOf({ ...notation(...lines), facing: [['A', 'X']] });
    expect(found!.answers).toBe(count);
  });

  test('as they hang on the map', () =>
    law((map, found) => {
      const relations = relate(map);
      const places = tree(relations, sides(relations));
      for (const { affirmative, negative, answers } of found) {
        const inside = places.map(() => false);
        const counted = new Set<Reason>();
        for (const [at, { claim, whole, parent, reason }] of places.entries()) {
          if (inside[parent] && reason?.side === 'con') counted.add(reason);
          inside[at] = inside[parent] === true || (whole && [affirmative, negative].includes(claim));
        }
        expect(answers).toBe(counted.size);
      }
    }));
});

describe('the bundled debate', () => {
  const map: ArgumentMap = JSON.parse(
    readFileSync(new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url), 'utf8')
  );

  test('has a clash for each facing pair, and each has a last word', () => {
    const found = clashesOf(map);
    expect(pairsOf(found)).toBe(map.facing!.map((pair) => pair.join('/')).join(' '));
    expect(found.filter(({ lastWord }) => lastWord === undefined)).toEqual([]);
  });

  test('would have as many if none were named', () =>
    expect(clashesOf({ ...map, facing: undefined })).toHaveLength(map.facing!.length));
});

test.each<[string, (at: number) => string]>([
  ['attacks', (at) => `c${at + 1} - c${at}`],
  ['undercuts', (at) => `c${at + 1} - r${at + 2}`],
  ['undercuts with a claim in all of them', (at) => `S & c${at + 1} - r${at + 2}`]
])('an exchange of 10,000 %s is followed', (_, line) => {
  const lines = Array.from({ length: 10_000 }, (_, at) => line(at));
  const [found] = clashesOf(notation('X - M', 'c0 + M', ...lines));
  expect(found!.answers).toBe(10_000);
  expect(found!.chains.affirmative.length).toBe(lines[0]!.startsWith('S') ? 2 : 10_001);
});

test('a circle of 10,000 attacks is gone round once', () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => `c${(at + 1) % 10_000} - c${at}`);
  const [found] = clashesOf({ ...notation('c0 + M', 'X - M', ...lines), facing: [['c0', 'X']] });
  expect(found!.chains.affirmative.length).toBe(10_000);
  expect(found!.lastWord).toBeUndefined();
});
