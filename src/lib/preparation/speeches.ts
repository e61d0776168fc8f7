import type { ClaimId, ReasonId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Sides } from '../model/sides.ts';
import { answersTo, isOurs, isTheirs } from './block.ts';
import { cardAt, cardsOf, claimOfCard, readAloud } from './card.ts';
import { type SayClash, wordsOfClash } from './clash-sheet.ts';
import { type Step, speechesOf } from './debate-format.ts';
import { fullness, secondsFor, wordsIn } from './pace.ts';
import {
  answerText,
  entryOf,
  type Item,
  type Preparation,
  paceOf,
  type Speech,
  withoutClaimsOf
} from './preparation.ts';
import { openSlots, type Slot, slotsOf, templatesOf } from './templates.ts';

const NOTHING: Speech = { items: [] };

/** One speech of our side, with what is planned for it and how long that takes. */
export interface Planned {
  step: Step;
  speech: Speech;
  items: { item: Item; text: string; words: number }[];
  words: number;
  /** At the pace of its speaker. */
  seconds: number;
  pace: number;
  full: ReturnType<typeof fullness>;
}

/** The speeches of our side in the order of the format, each as it is planned. Clashes are said as the caller says them. */
export function planned(preparation: Preparation, relations: Relations, sayClash?: SayClash): Planned[] {
  return speechesOf(preparation.debate, preparation.side).map((step) => {
    const speech = speechAt(preparation, step.id);
    const items = speech.items.map((item) => {
      const text = textOf(preparation, relations, item, sayClash);
      return { item, text, words: wordsIn(text) };
    });
    const words = items.reduce((sum, item) => sum + item.words, 0);
    const speaker = preparation.speakers?.find(({ id }) => id === speech.speaker);
    const pace = speaker?.pace ?? paceOf(preparation);
    const seconds = secondsFor(words, pace);
    return { step, speech, items, words, seconds, pace, full: fullness(seconds, step.seconds) };
  });
}

/** What is planned for a speech. */
export function speechAt({ speeches = {} }: Preparation, step: string): Speech {
  return entryOf(speeches, step) ?? NOTHING;
}

/** The words of an item as they will be said; of a block those of its picked answers, one after the other. */
export function textOf(
  preparation: Preparation,
  relations: Relations,
  item: Item,
  sayClash: SayClash = wordsOfClash
): string {
  const { kind, ref = '', text = '' } = item;
  switch (kind) {
    case 'claim': {
      const remark = entryOf(preparation.claims, ref);
      return remark?.spoken ?? relations.claim.get(ref)?.text ?? remark?.was ?? '';
    }
    case 'card': {
      const card = cardAt(relations, preparation, ref);
      return card ? readAloud(card).join(' ') : '';
    }
    case 'answer':
      return answerWords(preparation, relations, ref);
    case 'block':
      return (entryOf(preparation.blocks, ref)?.picks ?? [])
        .map((pick) => answerWords(preparation, relations, pick))
        .join(' ');
    case 'slot':
      return entryOf(preparation.slots, ref) ?? '';
    case 'clash': {
      const clash = preparation.clashes?.find(({ id }) => id === ref);
      return clash ? sayClash(clash) : '';
    }
    case 'words':
      return text;
  }
}

function answerWords(preparation: Preparation, relations: Relations, reason: ReasonId): string {
  const remark = entryOf(preparation.answers, reason);
  return remark?.spoken ?? answerText(relations, reason) ?? remark?.was ?? '';
}

/** What is planned for steps that the format has not: of another format, or of one that was changed. */
export function unplaced({ debate, speeches = {} }: Preparation): Item[] {
  const steps = new Set(debate.steps.map(({ id }) => id));
  return Object.entries(speeches).flatMap(([step, { items }]) => (steps.has(step) ? [] : items));
}

/** Puts an item into a speech at a place, or at its end; it is taken out of where it was. */
export function placed(preparation: Preparation, item: Item, step: string, at?: number): Preparation {
  const without = removed(preparation, item.id);
  const { items, ...rest } = speechAt(without, step);
  const next = [...items];
  next.splice(at ?? items.length, 0, item);
  return having(without, step, { ...rest, items: next });
}

/** Takes an item out of the speech in which it stands. */
export function removed(preparation: Preparation, item: string): Preparation {
  let next = preparation;
  for (const [step, speech] of Object.entries(preparation.speeches ?? {})) {
    const items = speech.items.filter(({ id }) => id !== item);
    if (items.length !== speech.items.length) next = having(next, step, { ...speech, items });
  }
  return next;
}

/** Gives a speech to somebody of the team, or to nobody. */
export function givenTo(preparation: Preparation, step: string, speaker: string | undefined): Preparation {
  const { items } = speechAt(preparation, step);
  return having(preparation, step, { items, ...(speaker && { speaker }) });
}

/** Takes somebody out of the team; what was theirs is nobody's. */
export function withoutSpeaker(preparation: Preparation, id: string): Preparation {
  let next: Preparation = {
    ...withoutClaimsOf(preparation, id),
    speakers: (preparation.speakers ?? []).filter((speaker) => speaker.id !== id)
  };
  for (const [step, { speaker }] of Object.entries(preparation.speeches ?? {}))
    if (speaker === id) next = givenTo(next, step, undefined);
  return next;
}

/**
 * The claims that were given to somebody and of which none of their speeches speaks, in the order of the map: a speech
 * speaks of a claim that it says, or to which it gives an answer.
 */
export function notSpokenOf(preparation: Preparation, relations: Relations, speaker: string): ClaimId[] {
  const items = speechesOf(preparation.debate, preparation.side)
    .map(({ id }) => speechAt(preparation, id))
    .flatMap((speech) => (speech.speaker === speaker ? speech.items : []));
  const claims = new Set(items.flatMap((item) => claimsOf(preparation, relations, item)));
  const reasons = new Set(items.flatMap((item) => reasonsOf(preparation, item)));
  return relations.map.claims.flatMap(({ id }) => {
    const isTheirs = entryOf(preparation.claims, id)?.speaker === speaker;
    const isSpokenOf = claims.has(id) || answersTo(relations, id).some((answer) => reasons.has(answer.id));
    return isTheirs && !isSpokenOf ? id : [];
  });
}

function having(preparation: Preparation, step: string, speech: Speech): Preparation {
  const { [step]: _, ...others } = preparation.speeches ?? {};
  const isEmpty = !speech.items.length && !speech.speaker;
  return { ...preparation, speeches: isEmpty ? others : { ...others, [step]: speech } };
}

/** What is worth knowing of a plan; nothing forbids it. */
export type Warning =
  /** Something is said first where nothing new may be said. */
  | { warning: 'new'; step: string; item: string }
  /** A main claim of the other side that no speech answers. */
  | { warning: 'unanswered'; claim: ClaimId }
  /** No speech says what the words of the motion mean. */
  | { warning: 'undefined' };

/**
 * The warnings of a plan. In the last speech of a side and in replies every claim and answer counts as new that was not
 * planned for an earlier speech; in other speeches without new arguments only claims do, since answers belong there.
 */
export function warnings(preparation: Preparation, relations: Relations, sides: Sides): Warning[] {
  const speeches = planned(preparation, relations);
  const found: Warning[] = [];
  const said = new Set<ClaimId>();
  for (const [at, { step, items }] of speeches.entries()) {
    const isLast = at === speeches.length - 1 || step.kind === 'reply';
    for (const { item } of items) {
      const claims = claimsOf(preparation, relations, item);
      const isArgument =
        item.kind === 'claim' ||
        item.kind === 'card' ||
        (isLast && (item.kind === 'answer' || item.kind === 'block'));
      if (step.noNew && isArgument && claims.some((claim) => !said.has(claim)))
        found.push({ warning: 'new', step: step.id, item: item.id });
      for (const claim of claims) said.add(claim);
    }
  }
  for (const claim of mainClaims(relations, sides, preparation)) {
    const isAnswered = answersTo(relations, claim).some((reason) => {
      const premises = relations.premises(reason);
      return premises.length > 0 && premises.every((premise) => said.has(premise));
    });
    if (!isAnswered) found.push({ warning: 'unanswered', claim });
  }
  const defines = speeches.some(({ items }) =>
    items.some(
      ({ item, text }) => item.kind === 'slot' && /\.definitions$/.test(item.ref ?? '') && text.trim()
    )
  );
  if (!defines) found.push({ warning: 'undefined' });
  return found;
}

/** What the other side has directly for its case: the claims that bear on the motion itself. */
export function mainClaims(
  { map, on, premises }: Relations,
  sides: Sides,
  { side }: Pick<Preparation, 'side'>
): ClaimId[] {
  if (map.motion === undefined) return [];
  const claims = on(map.motion).flatMap(premises);
  return [...new Set(claims)].filter((claim) => isTheirs(sides.claim.get(claim), side));
}

/**
 * What can be put into a speech: slots that are written, clashes, and in the order of the map picked answers, our claims and
 * the cards of those that quote something.
 */
export function offered(
  preparation: Preparation,
  relations: Relations,
  sides: Sides
): { slots: Slot[]; clashes: string[]; blocks: ClaimId[]; claims: ClaimId[]; cards: string[] } {
  const open = new Set(openSlots(preparation));
  const slots = templatesOf(preparation)
    .flatMap((template) => slotsOf(template, preparation))
    .filter((slot) => !open.has(slot));
  const { claims } = relations.map;
  return {
    slots,
    clashes: (preparation.clashes ?? []).map(({ id }) => id),
    blocks: claims.flatMap(({ id }) => (entryOf(preparation.blocks, id)?.picks.length ? id : [])),
    claims: claims.flatMap(({ id }) => (isOurs(sides.claim.get(id), preparation.side) ? id : [])),
    cards: cardsOf(relations, preparation).flatMap(({ key, claim, passage }) =>
      passage.trim() && isOurs(sides.claim.get(claim.id), preparation.side) ? key : []
    )
  };
}

/** The answers that an item gives. */
function reasonsOf({ blocks }: Preparation, { kind, ref = '' }: Item): ReasonId[] {
  if (kind === 'answer') return [ref];
  return kind === 'block' ? (entryOf(blocks, ref)?.picks ?? []) : [];
}

/** The claims that an item says. */
export function claimsOf(preparation: Preparation, { reason, premises }: Relations, item: Item): ClaimId[] {
  const { kind, ref } = item;
  if (ref !== undefined && (kind === 'claim' || kind === 'card'))
    return [kind === 'card' ? claimOfCard(ref) : ref];
  return reasonsOf(preparation, item).flatMap((id) => {
    const found = reason.get(id);
    return found ? premises(found) : [];
  });
}
