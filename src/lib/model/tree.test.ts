import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap, Claim, Reason } from './map.ts';
import { relate } from './relations.ts';
import { sides } from './sides.ts';
import { span } from './spanning.ts';
import { unanswered } from './standing.ts';
import { type Place, pathTo, type Tree, tree, type View } from './tree.ts';

const seed = { seed: 5, numRuns: 300 };

function grow(map: ArgumentMap, view?: View): Tree {
  const relations = relate(map);
  return tree(relations, sides(relations), view);
}

/** 'M(A(B) B*)': B hangs under A, and stands under M as a reference; 'A…' is folded. */
function shown(map: ArgumentMap, view?: View): string {
  const places = grow(map, view);
  const say = (parent: number): string =>
    places
      .flatMap((place, at) => {
        if (place.parent !== parent) return [];
        const inside = say(at);
        const below = inside ? `(${inside})` : place.children ? '…' : '';
        return `${place.claim}${place.whole ? '' : '*'}${below}`;
      })
      .join(' ');
  return say(-1);
}

describe('the places of a map', () => {
  test.each([
    ['one claim', ['M'], 'M'],
    ['nothing', [], ''],
    ['siblings in the order of reasons', ['B + M', 'A - M', 'C + M'], 'M(B A C)'],
    ['several trees', ['A + M', 'B + X', 'Y'], 'M(A) X(B) Y'],
    ['co-premises side by side', ['A & B + M', 'C + B'], 'M(A B(C))'],
    ['a claim that is named twice', ['A & A + M'], 'M(A)'],
    ['an undercut under the first premise', ['A & B + M', 'U - r1', 'V - r2'], 'M(A(U(V)) B)'],
    ['an undercut among the reasons on its premise', ['A + M', 'B + A', 'U - r1', 'C - A'], 'M(A(B U C))'],
    ['a shared claim', ['A + M', 'B + M', 'C + A', 'C - B', 'D + C'], 'M(A(C(D)) B(C*))'],
    ['an undercut of a step from a reference', ['A + M', 'B + M', 'A + B', 'U - r3'], 'M(A B(A*(U)))'],
    ['a circle', ['A + M', 'B + A', 'A + B'], 'M(A(B(A*)))'],
    ['a claim for itself', ['A + M', 'A + A'], 'M(A(A*))'],
    ['a motion that serves', ['A + M', 'M + X'], 'M(A) X(M*)'],
    ['a circle without a way out', ['A + B', 'B - A'], 'A(B(A*))']
  ])('%s', (_, lines, found) => expect(shown(map(...lines))).toBe(found));
});

describe('a view', () => {
  const lines = ['A + M', 'B + A', 'C + B', 'D - M', 'E + D', 'B - E', 'U - r6', 'X'];
  test.each<[View, string]>([
    [{}, 'M(A(B(C)) D(E(B*(U)))) X'],
    [{ depth: 0 }, 'M… X'],
    [{ depth: 1 }, 'M(A… D…) X'],
    [{ depth: 1, open: ['A'] }, 'M(A(B…) D…) X'],
    [{ depth: 1, open: ['B'] }, 'M(A… D…) X'],
    [{ depth: 1, open: ['E', 'D'] }, 'M(A… D(E(B*…))) X'],
    [{ closed: ['A'] }, 'M(A… D(E(B*(U)))) X'],
    [{ closed: ['A'], open: ['A'] }, 'M(A(B(C)) D(E(B*(U)))) X'],
    [{ closed: ['B'] }, 'M(A(B…) D(E(B*…))) X'],
    [{ closed: ['M'] }, 'M… X'],
    [{ closed: ['Z'], open: ['Z'] }, 'M(A(B(C)) D(E(B*(U)))) X'],
    [{ root: 'D' }, 'D(E(B(C U)))'],
    [{ root: 'A', depth: 1 }, 'A(B…)'],
    [{ root: 'C' }, 'C']
  ])('%j: %s', (view, found) => expect(shown(map(...lines), view)).toBe(found));

  test('with a root in a circle opens the circle there', () => {
    expect(shown(map('A + M', 'B + A', 'A + B'), { root: 'A' })).toBe('A(B(A*))');
    expect(shown(map('A + M', 'B + A', 'A + B'), { root: 'B' })).toBe('B(A(B*))');
  });
});

describe('in every map', () => {
  const law = (holds: (map: ArgumentMap, places: Tree) => void, any = maps()) =>
    fc.assert(
      fc.property(any, (map) => holds(map, grow(map))),
      seed
    );

  test('every claim is drawn whole exactly once', () =>
    law((map, places) => {
      const whole = places.filter((place) => place.whole).map(({ claim }) => claim);
      expect(whole.sort()).toEqual(map.claims.map(({ id }) => id).sort());
    }));

  test('every reason is drawn once, with each of its premises', () =>
    law((map, places) => {
      const drawn = places.flatMap(({ reason, claim }) => (reason ? `${reason.id} ${claim}` : []));
      const named = map.reasons.flatMap(({ id, premises }) => premises.map((claim) => `${id} ${claim}`));
      expect(drawn.sort()).toEqual(named.sort());
    }));

  test('a parent stands before its children and branches are contiguous', () =>
    law((_, places) => {
      const open: number[] = [];
      for (const [at, { parent, level }] of places.entries()) {
        open.length = level;
        expect(parent).toBe(open.at(-1) ?? -1);
        open.push(at);
      }
    }));

  test('a place hangs where its reason aims, or at the step that it hits', () =>
    law((_, places) => {
      for (const { reason, parent } of places) {
        const above = places[parent];
        if (!reason) expect(above).toBeUndefined();
        else if ('claim' in reason.target)
          expect(above).toMatchObject({ claim: reason.target.claim, whole: true });
        else
          expect(above).toMatchObject({
            claim: above!.reason!.premises[0],
            reason: { id: reason.target.reason }
          });
      }
    }));

  test('siblings stand in the order of reasons, then of premises', () =>
    law((map, places) => {
      const rank = ({ reason, claim }: Place) =>
        reason ? map.reasons.indexOf(reason) * 100 + reason.premises.indexOf(claim) : 0;
      const ranks = [...places.keys()].map((parent) => childrenOf(places, parent).map(rank));
      expect(ranks).toEqual(ranks.map((each) => each.toSorted((a, b) => a - b)));
    }));

  test('children are counted, and open where they are drawn', () =>
    law((_, places) => {
      const counted = places.map((_, at) => childrenOf(places, at).length);
      expect(places.map(({ children }) => children)).toEqual(counted);
      expect(places.map(({ open }) => open)).toEqual(counted.map((children) => children > 0));
    }));

  test('what stands below is counted by its side, each claim and each unanswered reason once', () =>
    law((map, places) => {
      const relations = relate(map);
      const { claim: side } = sides(relations);
      const open = unanswered(relations);
      for (const [at, { below }] of places.entries()) {
        const under = places.filter((_, other) => ancestors(places, other).includes(at));
        const claims = [...new Set(under.map(({ claim }) => claim))].filter((id) => id !== places[at]!.claim);
        const serving = (...names: unknown[]) => claims.filter((id) => names.includes(side.get(id))).length;
        expect(below).toEqual({
          claims: claims.length,
          affirmative: serving('affirmative', 'both'),
          negative: serving('negative', 'both'),
          unanswered: new Set(under.flatMap(({ reason }) => (reason && open.has(reason.id) ? reason.id : [])))
            .size
        });
      }
    }));

  test('pathTo names the claims whose cards stand over a claim', () =>
    law((map, places) => {
      const relations = relate(map);
      for (const [at, { claim, whole }] of places.entries()) {
        if (!whole) continue;
        const over = ancestors(places, at);
        expect(pathTo(relations, span(relations), claim)).toEqual(
          over.reverse().map((above) => places[above]!.claim)
        );
      }
    }));
});

describe('a view of any map', () => {
  const views = (map: ArgumentMap): fc.Arbitrary<View> => {
    const some = fc.subarray(map.claims.map(({ id }) => id));
    const root = map.claims.length
      ? fc.constantFrom(...map.claims.map(({ id }) => id))
      : fc.constant(undefined);
    return fc.record({ depth: fc.nat({ max: 4 }), open: some, closed: some, root }, { requiredKeys: [] });
  };
  const any = maps().chain((map) => fc.tuple(fc.constant(map), views(map)));

  test('is the whole view without what is folded away', () => {
    const holds = fc.property(any, ([map, { root, ...folds }]) => {
      const whole = grow(map, { root });
      const folded = (at: number) => {
        const { claim, level } = whole[at]!;
        if (folds.open?.includes(claim)) return false;
        return level >= (folds.depth ?? 99) || (folds.closed?.includes(claim) ?? false);
      };
      const left = whole.filter((_, at) => !ancestors(whole, at).some(folded));
      const places = grow(map, { root, ...folds });
      const kept = ({ claim, reason, whole, level, children, below }: Place) => ({
        claim,
        reason,
        whole,
        level,
        children,
        below
      });
      expect(places.map(kept)).toEqual(left.map(kept));
    });
    fc.assert(holds, seed);
  });

  test('with a root draws every claim that leads to it whole once, at its earliest entry there', () => {
    const holds = fc.property(maps({ acyclic: true }), fc.nat(), (map, pick) => {
      fc.pre(map.claims.length > 0);
      const root = map.claims[pick % map.claims.length]!.id;
      const relations = relate(map);
      const leads = new Set([root]);
      for (let before = 0; before < leads.size; ) {
        before = leads.size;
        for (const reason of map.reasons)
          if (leads.has(relations.host(reason)!)) for (const premise of reason.premises) leads.add(premise);
      }
      const places = grow(map, { root }).filter(({ whole }) => whole);
      expect(places.map(({ claim }) => claim).sort()).toEqual([...leads].sort());
      for (const { claim, reason } of places.slice(1)) {
        expect(reason).toBe(relations.uses(claim).find((each) => leads.has(relations.host(each)!)));
      }
    });
    fc.assert(holds, seed);
  });
});

test('adding a claim never changes the order of the others', () => {
  const additions = maps().chain((map) => {
    const at = fc.nat({ max: map.claims.length });
    const claimTargets = map.claims.map(({ id }): Reason['target'] => ({ claim: id }));
    const targets = [...claimTargets, ...map.reasons.map(({ id }): Reason['target'] => ({ reason: id }))];
    const reason = targets.length
      ? fc.record({
          target: fc.constantFrom(...targets),
          side: fc.constantFrom('pro' as const, 'con' as const)
        })
      : fc.constant(undefined);
    return fc.tuple(fc.constant(map), at, fc.option(reason, { nil: undefined }));
  });
  const holds = fc.property(additions, ([map, at, reason]) => {
    const added: Claim = { id: 'new', text: 'New.' };
    const larger: ArgumentMap = {
      ...map,
      claims: map.claims.toSpliced(at, 0, added),
      reasons: reason ? [...map.reasons, { id: 'added', premises: ['new'], ...reason }] : map.reasons
    };
    const order = (map: ArgumentMap) =>
      grow(map)
        .filter(({ claim }) => claim !== 'new')
        .map(({ claim, reason, whole, level }) => [claim, reason?.id, whole, level]);
    expect(order(larger)).toEqual(order(map));
  });
  fc.assert(holds, { ...seed, numRuns: 600 });
});

describe('a chain of 10,000', () => {
  test.each([
    ['claims', (at: number) => `c${at + 1} - c${at}`],
    ['undercuts', (at: number) => (at ? `c${at + 1} - r${at}` : 'c1 - c0')],
    ['undercuts by one claim', (at: number) => (at ? `c1 - r${at}` : 'c1 - c0')]
  ])('%s is as deep', (_, line) => {
    const chain = { ...map(...Array.from({ length: 10_000 }, (_, at) => line(at))), motion: 'c0' };
    const last = chain.claims.findLast(({ id }) => id !== 'c0')!;
    expect(grow(chain).at(-1)!.level).toBe(10_000);
    const relations = relate(chain);
    expect(pathTo(relations, span(relations), last.id)?.length).toBe(chain.claims.length - 1);
  });
});

test('a parent of a folded claim counts what is folded away', () => {
  const [motion] = grow(map('A + M', 'B - A', 'C - B'), { depth: 0 });
  expect(motion!.below).toEqual({ claims: 3, affirmative: 2, negative: 1, unanswered: 1 });
});

function childrenOf(places: Tree, parent: number): Place[] {
  return places.filter((place) => place.parent === parent);
}

function ancestors(places: Tree, at: number): number[] {
  const above: number[] = [];
  for (let parent = places[at]!.parent; parent >= 0; parent = places[parent]!.parent) above.push(parent);
  return above;
}
