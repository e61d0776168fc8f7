import { clashes } from '../model/clash.ts';
import type { Claim, ClaimId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Sides } from '../model/sides.ts';
import { span } from '../model/spanning.ts';
import { answersTo, isOurs, isTheirs, strongest } from './block.ts';
import type { OwnSide } from './debate-format.ts';
import type { Clash, Weighing } from './preparation.ts';

/** In what two claims are weighed against each other, in the order in which it is said. */
export const RESPECTS = ['scale', 'likelihood', 'time', 'reversibility'] as const;
export type Respect = (typeof RESPECTS)[number];

/** So many links of a chain can be followed by who listens. */
export const MOST_LINKS = 4;

/** Two claims that could be weighed, with how much is said about them. */
export interface Proposal {
  ours: ClaimId;
  theirs: ClaimId;
  answers: number;
}

/**
 * What could be a clash: first the pairs that face each other on the map, then claims of which one answers the other; of
 * each those with the most answers first.
 */
export function proposals(relations: Relations, sides: Sides, own: OwnSide): Proposal[] {
  const found = new Map<string, Proposal>();
  const add = (all: Proposal[]) => {
    for (const each of all.sort((a, b) => b.answers - a.answers)) {
      const key = JSON.stringify([each.ours, each.theirs]);
      if (!found.has(key)) found.set(key, each);
    }
  };
  add(
    clashes(relations, sides, span(relations)).map(({ affirmative, negative, answers }) => ({
      ours: own === 'affirmative' ? affirmative : negative,
      theirs: own === 'affirmative' ? negative : affirmative,
      answers
    }))
  );
  add(meeting(relations, sides, own));
  return [...found.values()];
}

/** Claims of the two sides of which one answers the other; the motion itself is no claim to be weighed. */
function meeting(relations: Relations, sides: Sides, own: OwnSide): Proposal[] {
  const { map, premises } = relations;
  const count = (claim: ClaimId) => answersTo(relations, claim).length;
  return map.claims.flatMap(({ id: answered }) =>
    answersTo(relations, answered)
      .flatMap(premises)
      .flatMap((answer) => {
        if (answered === map.motion || answer === map.motion || answered === answer) return [];
        const [one, other] = [sides.claim.get(answered), sides.claim.get(answer)];
        const answers = count(answered) + count(answer);
        if (isOurs(one, own) && isTheirs(other, own)) return { ours: answered, theirs: answer, answers };
        return isTheirs(one, own) && isOurs(other, own) ? { ours: answer, theirs: answered, answers } : [];
      })
  );
}

/** The best support of a claim, link by link: first itself, then each time what best supports the link before. */
export function bestChain(relations: Relations, id: ClaimId): Claim[][] {
  const first = relations.claim.get(id);
  const chain: Claim[][] = first ? [[first]] : [];
  const used = new Set([id]);
  for (let last = chain[0]; last && chain.length < MOST_LINKS; ) {
    const supports = last
      .flatMap((claim) => relations.on(claim.id))
      .filter(
        (reason) => reason.side === 'pro' && !relations.premises(reason).some((each) => used.has(each))
      );
    last = strongest(relations, supports)?.claims;
    if (!last) break;
    chain.push(last);
    for (const claim of last) used.add(claim.id);
  }
  return chain;
}

/** Says a clash. */
export type SayClash = (clash: Clash) => string;

/** What the language of a speech adds to the words that are written. */
export interface ClashPhrases {
  weighs(respect: Respect, weighing: Weighing): string;
  evenIf(words: string): string;
}

const WORDS_ALONE: ClashPhrases = { weighs: (_, { why }) => why, evenIf: (words) => words };

/** A clash as it is said in a speech: what it is called, who weighs more in what and why, and the line of last resort. */
export function wordsOfClash(
  { name = '', weighing = {}, evenIf = '' }: Clash,
  phrases: ClashPhrases = WORDS_ALONE
): string {
  const weighed = RESPECTS.flatMap((respect) => {
    const each = weighing[respect];
    return each ? phrases.weighs(respect, { ...each, why: sentence(each.why) }) : [];
  });
  const last = evenIf.trim() ? phrases.evenIf(evenIf.trim()) : '';
  return [name, ...weighed, last].map(sentence).filter(Boolean).join(' ');
}

/** Words with an end, so that the next can follow. */
function sentence(words: string): string {
  const all = words.trim();
  return !all || /[.!?…:]["'”’»“]?$/.test(all) ? all : `${all}.`;
}
