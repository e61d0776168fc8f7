import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { bestChain, MOST_LINKS, proposals, wordsOfClash } from './clash-sheet.ts';

const seed = { seed: 26, numRuns: 300 };
/** A map whose named claims cite a source. */
const sourced = (all: ArgumentMap, ...ids: string[]): ArgumentMap => ({
  ...all,
  sources: [{ id: 's', title: 'S' }] as unknown as ArgumentMap['sources'],
  claims: all.claims.map((claim) =>
    ids.includes(claim.id) ? { ...claim, citations: [{ source: 's' }] } : claim
  )
});
const chainOf = (all: ArgumentMap, from: string) =>
  bestChain(relate(all), from).map((claims) => claims.map(({ id }) => id).join(' & '));
const proposed = (all: ArgumentMap, own: 'affirmative' | 'negative') => {
  const relations = relate(all);
  return proposals(relations, sides(relations), own).map(
    ({ ours, theirs, answers }) => `${ours} ${theirs} ${answers}`
  );
};

test('the best chain takes what is sourced, then what nothing answers, then what is first', () => {
  const debate = map('A + M', 'B + A', 'C + A', 'D + A', 'E - C');
  expect(chainOf(debate, 'A')).toEqual(['A', 'B']);
  expect(chainOf(sourced(debate, 'C', 'D'), 'A')).toEqual(['A', 'D']);
  expect(chainOf(sourced(debate, 'C'), 'A')).toEqual(['A', 'C']);
});

test('claims that hold only together are one link, and a chain ends after four', () => {
  expect(chainOf(map('B & C + A', 'D + C', 'E + D', 'F + E'), 'A')).toEqual(['A', 'B & C', 'D', 'E']);
  expect(chainOf(map('B + A', 'A + B'), 'A')).toEqual(['A', 'B']);
  expect(chainOf(map('A'), 'X')).toEqual([]);
});

test('no chain comes round, and each link supports the one before', () =>
  fc.assert(
    fc.property(maps(), (all) => {
      const relations = relate(all);
      for (const { id } of all.claims) {
        const chain = bestChain(relations, id).map((claims) => claims.map((claim) => claim.id));
        expect(chain[0]).toEqual([id]);
        expect(chain.length).toBeLessThanOrEqual(MOST_LINKS);
        expect(new Set(chain.flat()).size).toBe(chain.flat().length);
        for (const [at, link] of chain.slice(1).entries()) {
          const supports = all.reasons.some(
            (reason) =>
              reason.side === 'pro' &&
              'claim' in reason.target &&
              chain[at]!.includes(reason.target.claim) &&
              new Set(reason.premises).size === link.length &&
              link.every((claim) => reason.premises.includes(claim))
          );
          expect(supports).toBe(true);
        }
      }
    }),
    seed
  ));

test('facing pairs are proposed first, those with the most answers first, seen from either side', () => {
  const debate = map('A + M', 'B + M', 'C - M', 'D - M', 'E - A', 'F - B', 'G - B', 'H - F');
  const facing = { ...debate, facing: [['A', 'C'] as const, ['B', 'D'] as const] } as ArgumentMap;
  expect(proposed(facing, 'affirmative')).toEqual(['B D 3', 'A C 1', 'B F 3', 'B G 2', 'A E 1', 'H F 1']);
  expect(proposed(facing, 'negative').slice(0, 2)).toEqual(['D B 3', 'C A 1']);
});

test('whatever is proposed is a claim of each side, and each pair stands once', () =>
  fc.assert(
    fc.property(maps(), (all) => {
      const relations = relate(all);
      const { claim } = sides(relations);
      for (const own of ['affirmative', 'negative'] as const) {
        const found = proposals(relations, { claim } as ReturnType<typeof sides>, own);
        for (const { ours, theirs } of found) {
          expect([own, 'both']).toContain(claim.get(ours));
          expect([undefined, own]).not.toContain(claim.get(theirs));
          expect(ours).not.toBe(theirs);
        }
        expect(new Set(found.map(({ ours, theirs }) => `${ours} ${theirs}`)).size).toBe(found.length);
      }
    }),
    seed
  ));

test('a clash is said: its name, what weighs more and why, and the even-if line', () => {
  const clash = {
    id: 'c',
    ours: 'A',
    theirs: 'B',
    name: 'Deterrence',
    weighing: {
      time: { who: 'even' as const, why: 'both come at once!' },
      scale: { who: 'ours' as const, why: 'three countries' }
    },
    evenIf: 'it deters, it does so later'
  };
  expect(wordsOfClash(clash)).toBe(
    'Deterrence. three countries. both come at once! it deters, it does so later.'
  );
  const phrases = {
    weighs: (respect: string, { who, why }: { who?: string | undefined; why: string }) =>
      `${respect}: ${who}. ${why}`,
    evenIf: (words: string) => `Even if ${words}`
  };
  expect(wordsOfClash(clash, phrases)).toBe(
    'Deterrence. scale: ours. three countries. time: even. both come at once! Even if it deters, it does so later.'
  );
  expect(wordsOfClash({ id: 'c', ours: 'A', theirs: 'B' }, phrases)).toBe('');
});
