import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap, ClaimId } from './map.ts';
import { type Relations, relate } from './relations.ts';
import { rootPlaces, type Spanning, span } from './spanning.ts';

const seed = { seed: 4, numRuns: 500 };

/** 'M | A r1 | B r2': the roots, then the reason under which each other claim is drawn whole. */
function shown(map: ArgumentMap): string {
  const { roots, home } = span(relate(map));
  return [roots.join(' '), ...[...home].map(([claim, { id }]) => `${claim} ${id}`)].join(' | ');
}

describe('the motion comes first, then what does not reach it', () => {
  test.each([
    [['M'], 'M'],
    [['A + M', 'B - A'], 'M | A r1 | B r2'],
    [['X + Y', 'A + M', 'Z'], 'M Y Z | X r1 | A r2'],
    [['A + B', 'C + D'], 'B D | A r1 | C r2'],
    [['A + M', 'M + Z'], 'M Z | A r1'],
    [[], '']
  ])('%j: %s', (lines, found) => expect(shown(map(...lines))).toBe(found));
});

describe('a claim is drawn whole at its earliest entry', () => {
  test.each([
    [['A + M', 'B + M', 'C + B', 'C + A'], 'M | A r1 | B r2 | C r3'],
    [['A + M', 'B + M', 'C + A', 'C + B'], 'M | A r1 | B r2 | C r3'],
    [['A + M', 'U - r1', 'U + A'], 'M | A r1 | U r2'],
    [['A + X', 'A + M'], 'M X | A r2']
  ])('%j: %s', (lines, found) => expect(shown(map(...lines))).toBe(found));
});

describe('that does not pass through itself', () => {
  test.each([
    [['A + A', 'A + M'], 'M | A r2'],
    [['A + B', 'B + A', 'A + M'], 'M | A r3 | B r2'],
    [['A + B', 'A + C', 'A + M', 'B + A', 'C + D', 'D + M'], 'M | A r2 | B r4 | C r5 | D r6'],
    [['A + B', 'B + C', 'C + A', 'C + M', 'A + M'], 'M | A r5 | B r2 | C r3'],
    [['M + A', 'A + M'], 'M | A r2']
  ])('%j: %s', (lines, found) => expect(shown(map(...lines))).toBe(found));
});

describe('a circle that leads nowhere hangs from its first claim', () => {
  test.each([
    [['A + A'], 'A'],
    [['A + B', 'B + A'], 'A | B r2'],
    [['Z + A', 'A + B', 'B + A'], 'A | Z r1 | B r3'],
    [['Z + A', 'Z + M', 'A + B', 'B + A'], 'M A | Z r2 | B r4'],
    [['A + B', 'B + A', 'B + C', 'C + D', 'D + C'], 'C | A r1 | B r3 | D r5']
  ])('%j: %s', (lines, found) => expect(shown(map(...lines))).toBe(found));
});

test('claims that are a premise of nothing', () => {
  const { map: debate, ways } = relate(map('A + B', 'C', 'U - r1', 'B + U'));
  expect(rootPlaces(ways).map((at) => debate.claims[at]!.id)).toEqual(['C']);
});

/** A claim and those over it, by the reasons under which they are drawn whole. */
function wayUp(relations: Relations, { home }: Spanning, claim: ClaimId): ClaimId[] {
  const way: ClaimId[] = [];
  for (let at: ClaimId | undefined = claim; at !== undefined; ) {
    if (way.includes(at)) throw new Error(`a circle through ${at}`);
    way.push(at);
    const reason = home.get(at);
    at = reason && relations.host(reason);
  }
  return way;
}

test('every way up ends in a root', () => {
  const holds = fc.property(maps(), (map) => {
    const relations = relate(map);
    const spanning = span(relations);
    expect(new Set(spanning.roots).size).toBe(spanning.roots.length);
    expect(spanning.home.size + spanning.roots.length).toBe(map.claims.length);
    for (const { id } of map.claims) expect(spanning.roots).toContain(wayUp(relations, spanning, id).at(-1));
  });
  fc.assert(holds, seed);
});

test('the home of a claim is its earliest entry', () => {
  const holds = fc.property(maps({ rooted: true, acyclic: true }), (map) => {
    const relations = relate(map);
    const { roots, home } = span(relations);
    expect(roots).toEqual([map.motion]);
    for (const { id } of map.claims)
      expect(home.get(id)).toBe(id === map.motion ? undefined : relations.uses(id)[0]);
  });
  fc.assert(holds, seed);
});

test('among circles, its earliest entry whose way up does not pass through it', () => {
  const holds = fc.property(maps({ rooted: true, largest: 8 }), (map) => {
    const relations = relate(map);
    const spanning = span(relations);
    for (const [id, home] of spanning.home) {
      const passes = (host: ClaimId) => wayUp(relations, spanning, host).includes(id);
      expect(home).toBe(relations.uses(id).find((reason) => !passes(relations.host(reason)!)));
    }
  });
  fc.assert(holds, { ...seed, numRuns: 1000 });
});

test('a claim that reaches the motion hangs from it', () => {
  const holds = fc.property(maps(), (map) => {
    fc.pre(map.motion !== undefined);
    const relations = relate(map);
    const spanning = span(relations);
    expect(spanning.roots[0]).toBe(map.motion);
    for (const { id } of map.claims) {
      expect(wayUp(relations, spanning, id).at(-1) === map.motion).toBe(reaches(relations, id, map.motion!));
    }
  });
  fc.assert(holds, seed);
});

function reaches(relations: Relations, from: ClaimId, to: ClaimId): boolean {
  const seen = new Set([from]);
  for (const id of seen) for (const reason of relations.uses(id)) seen.add(relations.host(reason)!);
  return seen.has(to);
}

test('10,000 small circles along one chain take no long time', () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => [
    `a${at} + b${at}`,
    `a${at} + ${at ? `b${at - 1}` : 'M'}`,
    `b${at} + a${at}`
  ]);
  const chain = map(...lines.reverse().flat());
  expect(span(relate(chain)).roots).toEqual(['M']);
});

test('very many circles, each through all of them: every claim still hangs somewhere, in no circle', () => {
  const count = 3000;
  const ids = Array.from({ length: count }, (_, at) => `c${at}`);
  const toLast = ids.slice(0, -1).map((id) => `${id} + ${ids.at(-1)}`);
  const toBefore = ids.map((id, at) => `${id} + ${at ? ids[at - 1] : 'M'}`);
  const relations = relate(map(...toLast, ...toBefore));
  const { roots, home } = span(relations);
  expect(roots).toEqual(['M']);
  const settled = new Set(roots);
  for (const id of ids) {
    const way: string[] = [];
    for (let at = id; !settled.has(at) && way.length <= count; at = relations.host(home.get(at)!)!)
      way.push(at);
    expect(way.length).toBeLessThanOrEqual(count);
    for (const each of way) settled.add(each);
  }
});
