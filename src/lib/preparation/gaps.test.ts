import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap, Reason } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { gaps as lacks } from '../sources/gaps.ts';
import { debateFormats } from './debate-format.ts';
import { type Gap, gapsOf } from './gaps.ts';
import { begin, type Preparation } from './preparation.ts';

const WORLD = debateFormats().find(({ id }) => id === 'wsdc')!;

function preparing(all: ArgumentMap, side: 'affirmative' | 'negative', picks: string[] = []): Preparation {
  const fresh = begin(all, { id: 'p', kept: false, side, debate: WORLD });
  return picks.length ? { ...fresh, blocks: { [all.claims[0]?.id ?? 'c']: { picks } } } : fresh;
}

function found(all: ArgumentMap, side: 'affirmative' | 'negative', picks: string[] = []): Gap[] {
  const relations = relate(all);
  return gapsOf(preparing(all, side, picks), relations, sides(relations));
}

/** What a gap is about, but for the slots. */
const told = (all: readonly Gap[]) =>
  all.flatMap((gap) => (gap.gap === 'slot' ? [] : `${gap.gap} ${'claim' in gap ? gap.claim : ''}`));

test('seen from either side', () => {
  const debate = map('A + M', 'B - M', 'C - A', 'D + B');
  expect(told(found(debate, 'affirmative'))).toEqual([
    'unanswered B',
    'unanswered C',
    'unanswered D',
    'no-reply A',
    'no-reply M'
  ]);
  expect(told(found(debate, 'negative'))).toEqual(['unsourced B', 'unsourced C']);
});

test('the empty slots of the motion sheet are gaps, and of the templates that are filled', () => {
  const relations = relate(map('A + M'));
  const slots = (preparation: Preparation) =>
    gapsOf(preparation, relations, sides(relations)).flatMap((gap) => (gap.gap === 'slot' ? gap.slot : []));
  const fresh = preparing(relations.map, 'affirmative');
  const all = slots(fresh);
  expect(all).toContain('motion.definitions');
  expect(slots({ ...fresh, slots: { 'motion.definitions': 'x', 'motion.model': ' ' } })).toEqual(
    all.filter((slot) => slot !== 'motion.definitions')
  );
  expect(slots({ ...fresh, templates: ['disadvantage', 'of a later time'] })).toHaveLength(all.length + 4);
});

/** The same by going through everything for everything. */
function brute(all: ArgumentMap, own: 'affirmative' | 'negative', picks: string[]): string[] {
  const relations = relate(all);
  const { claim: sideOf, reason: reasonSide } = sides(relations);
  const con = all.reasons.filter(({ side }) => side === 'con');
  const ours = (side?: string) => side === own || side === 'both';
  const isSourced = (id: string) =>
    id === all.motion || Boolean(all.claims.find((claim) => claim.id === id)?.citations?.length);
  const hits = (attack: Reason, id: string) =>
    'claim' in attack.target
      ? attack.target.claim === id
      : all.reasons.some(
          (step) =>
            'reason' in attack.target && step.id === attack.target.reason && step.premises.includes(id)
        );
  const replies = (answer: Reason) =>
    con.filter(({ target }) =>
      'claim' in target ? answer.premises.includes(target.claim) : target.reason === answer.id
    );
  const gaps: string[] = [];
  for (const { id } of all.claims) {
    const side = sideOf.get(id);
    if (side && side !== own && !con.some((attack) => hits(attack, id))) gaps.push(`unanswered ${id}`);
    if (ours(side)) {
      const attacks = con.filter((attack) => hits(attack, id));
      const direct = attacks.filter(({ target }) => 'claim' in target);
      const inOrder = [...direct, ...undercuts(id)];
      const weight = (attack: Reason) =>
        (attack.premises.every(isSourced) ? 2 : 0) + (replies(attack).length ? 0 : 1);
      const best = Math.max(...inOrder.map(weight));
      const strongest = inOrder.find((attack) => weight(attack) === best);
      if (strongest && !replies(strongest).length) gaps.push(`no-reply ${id}`);
    }
    const answers = con.some((attack) => ours(reasonSide.get(attack.id)) && attack.premises.includes(id));
    if (answers && !isSourced(id)) gaps.push(`unsourced ${id}`);
  }
  const cited = new Set<string>();
  for (const { id, citations = [] } of all.claims.filter(({ id }) => ours(sideOf.get(id))))
    for (const { source, quote, check } of citations) {
      if (quote && check?.result === 'absent' && [undefined, quote.exact].includes(check.words))
        gaps.push(`not-found ${id}`);
      const record = all.sources.find((each) => each.id === source)!;
      const asked = ['author', 'date', 'qualifications'];
      if (!cited.has(source) && lacks(record).some((each) => asked.includes(each))) gaps.push(`cite ${id}`);
      cited.add(source);
    }
  const known = [...new Set(picks)].flatMap((pick) => all.reasons.find(({ id }) => id === pick) ?? []);
  for (const [at, a] of known.entries())
    for (const b of known.slice(at + 1)) {
      const against = (x: Reason, y: Reason) =>
        replies(y).some((reply) => reply.premises.some((each) => x.premises.includes(each)));
      if (against(a, b) || against(b, a)) gaps.push(`clash ${all.claims[0]!.id}`);
    }
  return gaps;

  function undercuts(id: string): Reason[] {
    const steps = all.reasons.filter(({ premises }) => premises.includes(id));
    return steps.flatMap((step) =>
      con.filter(({ target }) => 'reason' in target && target.reason === step.id)
    );
  }
}

test('equal a count by going through everything', () => {
  fc.assert(
    fc.property(maps(), fc.constantFrom('affirmative' as const, 'negative' as const), (all, side) => {
      const picks = all.reasons.filter((_, at) => at % 2 === 0).map(({ id }) => id);
      expect(told(found(all, side, picks)).toSorted()).toEqual(brute(all, side, picks).toSorted());
    }),
    { seed: 6, numRuns: 500 }
  );
});
