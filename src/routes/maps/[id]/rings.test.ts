import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArgumentMap, ClaimId } from '$lib/model/map.ts';
import { relate } from '$lib/model/relations.ts';
import { sides } from '$lib/model/sides.ts';
import { type Tree, tree } from '$lib/model/tree.ts';
import { maps } from '../../../../tests/arbitrary-map.ts';
import { map } from '../../../../tests/map-notation.ts';
import { type Arc, MOST_ARCS, NARROWEST, type Rings, rings } from './rings.ts';

const seed = { seed: 20261125, numRuns: 300 };
const RADIUS = 158;
const ROUND = 2 * Math.PI;

interface Drawing extends Rings {
  places: Tree;
}

function drawn(map: ArgumentMap, options: { root?: ClaimId; negativeFirst?: boolean } = {}): Drawing {
  const relations = relate(map);
  const served = sides(relations);
  const places = tree(relations, served, { ...(options.root !== undefined && { root: options.root }) });
  return { ...rings(places, served, { radius: RADIUS, ...options }), places };
}

const width = ({ start, end }: Arc) => end - start;
const middle = ({ inner, outer }: Arc) => (inner + outer) / 2;

/** The arcs of each ring, by its inner radius, in the order of their angles. */
function byRing(arcs: readonly Arc[]): Arc[][] {
  const found = new Map<number, Arc[]>();
  for (const arc of arcs) {
    if (!arc.inner) continue;
    found.set(arc.inner, [...(found.get(arc.inner) ?? []), arc]);
  }
  return [...found.values()].map((ring) => ring.sort((a, b) => a.start - b.start));
}

function expectLaws({ arcs, places, middle: disc }: Drawing): void {
  expect(arcs.length).toBeLessThanOrEqual(MOST_ARCS);
  expect(new Set(arcs.map(({ key }) => key)).size).toBe(arcs.length);
  for (const ring of byRing(arcs)) {
    for (const [at, arc] of ring.entries()) {
      const next = ring[at + 1]?.start ?? ring[0]!.start + ROUND;
      expect(arc.end).toBeLessThanOrEqual(next + 1e-9);
    }
  }
  for (const [at, arc] of arcs.entries()) {
    expect(width(arc)).toBeGreaterThan(0);
    expect(arc.outer).toBeLessThanOrEqual(RADIUS + 1e-9);
    if (arc.inner) {
      expect(arc.inner).toBeGreaterThanOrEqual(disc - 1e-9);
      expect(width(arc) * middle(arc)).toBeGreaterThanOrEqual(NARROWEST - 1e-9);
    }
    expect(arc.claim).toBe(places[arc.place]!.claim);
    expect(arc.more).toBe(arc.children.length < places[arc.place]!.children);
    for (const child of arc.children) expect(arcs[child]!.parent).toBe(at);
    const parent = arcs[arc.parent];
    if (!parent) continue;
    expect(arc.parent).toBeLessThan(at);
    expect(places[arc.place]!.parent).toBe(parent.place);
    expect(arc.inner).toBeCloseTo(parent.outer);
    if (!parent.inner) continue;
    expect(arc.start).toBeGreaterThan(parent.start);
    expect(arc.end).toBeLessThan(parent.end);
  }
}

describe('in every map', () => {
  const law = (holds: (map: ArgumentMap) => void, any = maps({ largest: 40 })) =>
    fc.assert(fc.property(any, holds), seed);

  test('arcs of a ring do not overlap, and each lies within the angle of its parent', () =>
    law((map) => expectLaws(drawn(map))));

  test('the first ring is a whole circle', () =>
    law((map) => {
      const [first] = byRing(drawn(map).arcs);
      if (first) expect(first.reduce((sum, arc) => sum + width(arc), 0)).toBeCloseTo(ROUND);
    }));

  test('a branch has the same laws', () =>
    law((map) => {
      for (const { id } of map.claims.slice(0, 3)) expectLaws(drawn(map, { root: id }));
    }));

  test('what serves one side lies left, what serves the other right, and both begin at the top', () =>
    law(
      (map) => {
        const { arcs, places } = drawn(map);
        const under = arcs.filter(({ parent }) => parent === 0);
        const pro = under.filter(({ place }) => places[place]!.reason!.side === 'pro');
        const con = under.filter(({ place }) => places[place]!.reason!.side === 'con');
        for (const { end } of pro) expect(end).toBeLessThanOrEqual(1e-9);
        for (const { start } of con) expect(start).toBeGreaterThanOrEqual(-1e-9);
        if (pro[0]) expect(pro[0].end).toBeCloseTo(0);
        if (con[0]) expect(con[0].start).toBeCloseTo(0);
        for (const side of [pro, con])
          expect(side.map(({ place }) => place)).toEqual(
            side.map(({ place }) => place).sort((a, b) => a - b)
          );
        const [left, right] = [pro, con].map((side) => side.reduce((sum, arc) => sum + width(arc), 0));
        if (under.length) expect(left! + right!).toBeCloseTo(ROUND);
      },
      maps({ rooted: true, largest: 40 })
    ));

  test('with the negative first they are mirrored', () =>
    law(
      (map) => {
        const [one, other] = [drawn(map).arcs, drawn(map, { negativeFirst: true }).arcs];
        const found = new Map(other.map((arc) => [arc.key, arc]));
        expect(found.size).toBe(one.length);
        for (const { key, inner, start, end } of one) {
          if (!inner) continue;
          expect(found.get(key)!.start).toBeCloseTo(-end);
          expect(found.get(key)!.end).toBeCloseTo(-start);
        }
      },
      maps({ rooted: true, largest: 40 })
    ));
});

test('a place takes as much as all that hangs under it and one part more, the same on either side', () => {
  const { arcs } = drawn(map('A + M', 'B + A', 'C + A', 'D - M', 'E - M'));
  const parts = arcs.slice(1).map((arc) => [arc.claim, Math.round((width(arc) * 5) / ROUND)]);
  expect(parts).toEqual([
    ['A', 3],
    ['B', 1],
    ['C', 1],
    ['D', 1],
    ['E', 1]
  ]);
  const [, a, b, c] = arcs;
  expect(a!.end - b!.end).toBeCloseTo(c!.start - a!.start);
  expect(b!.start, 'down the left').toBeCloseTo(c!.end);
});

test('the motion lies in the middle; beside other roots it is one of them', () => {
  const [motion, pillar] = drawn(map('A + M')).arcs;
  expect(motion).toMatchObject({ claim: 'M', inner: 0, parent: -1, children: [1], level: 0 });
  expect(pillar).toMatchObject({ claim: 'A', parent: 0, children: [], more: false, level: 1 });
  const { arcs } = drawn(map('A + M', 'B + X'));
  expect(arcs.map(({ claim, parent, inner }) => [claim, parent, inner > arcs[0]!.inner])).toEqual([
    ['M', -1, false],
    ['A', 0, true],
    ['X', -1, false],
    ['B', 2, true]
  ]);
  expect(drawn(map()).arcs).toEqual([]);
  expect(drawn(map('M')).arcs).toHaveLength(1);
});

describe('of ten thousand places', () => {
  const grown = (under: (at: number) => number) =>
    map(
      'M',
      ...Array.from({ length: 9999 }, (_, at) => {
        const host = under(at + 1);
        return `c${at + 1} ${at % 3 ? '+' : '-'} ${host ? `c${host}` : 'M'}`;
      })
    );

  test.each<[string, (at: number) => number]>([
    ['grown', (at) => (at * at * 7919 + 31 * at + 17) % at],
    ['each with three under it', (at) => Math.floor((at - 1) / 3)],
    ['two hundred long rows', (at) => Math.max(0, at - 200)],
    ['one row', (at) => at - 1],
    ['all under the motion', () => 0]
  ])('%s: no more arcs than may be, and what is left out is told', (_, under) => {
    const drawing = drawn(grown(under));
    expect(drawing.places).toHaveLength(10_000);
    expectLaws(drawing);
    const { arcs, places } = drawing;
    const kept = new Set(arcs.map(({ place }) => place));
    const hidden = arcs.filter(({ place }) =>
      places.some(({ parent }, at) => parent === place && !kept.has(at))
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const { more } of hidden) expect(more).toBe(true);
  });

  test('of many rows as many are seen as fit beside one another', () => {
    const rows = drawn(grown((at) => Math.max(0, at - 200)));
    expect(rows.arcs.filter(({ parent }) => parent === 0)).toHaveLength(200);
    const one = drawn(grown((at) => at - 1));
    expect(one.arcs).toHaveLength(10);
  });

  test('the rings fill the picture where there is something for them', () => {
    const { arcs } = drawn(grown((at) => Math.floor((at - 1) / 3)));
    expect(Math.max(...arcs.map(({ outer }) => outer))).toBeCloseTo(RADIUS);
    expect(arcs.length).toBeGreaterThan(100);
  });
});
