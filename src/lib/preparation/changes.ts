import type { ClaimId, ReasonId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { passageAt } from './card.ts';
import { rewordedClash, withoutClash } from './clashes.ts';
import { answerText, entryOf, type Preparation, withCard } from './preparation.ts';

/** What a preparation names and the map no longer has, or has in other words. `was` is how it was when it was named. */
export type Change =
  | { change: 'gone'; claim: ClaimId; was: string }
  | { change: 'gone-answer'; reason: ReasonId; to?: ClaimId; was: string }
  | { change: 'reworded'; claim: ClaimId; was: string; now: string }
  | { change: 'reworded-answer'; reason: ReasonId; to?: ClaimId; was: string; now: string }
  /** Of a card: what it quotes. Its marks are of the words that were. */
  | { change: 'gone-card'; card: string; was: string }
  | { change: 'reworded-card'; card: string; was: string; now: string }
  /** Of a clash: one of its claims, or both. */
  | { change: 'gone-clash'; clash: string; was: string }
  | { change: 'reworded-clash'; clash: string; claim: 'ours' | 'theirs'; was: string; now: string };

/** Everything that has changed under a preparation. A block of a claim that is gone is told with its claim. */
export function changesUnder(preparation: Preparation, relations: Relations): Change[] {
  const found: Change[] = [];
  const claims = new Set([...Object.keys(preparation.claims), ...Object.keys(preparation.blocks)]);
  for (const id of claims) {
    const now = relations.claim.get(id)?.text;
    const was = entryOf(preparation.claims, id)?.was;
    if (now === undefined) found.push({ change: 'gone', claim: id, was: was ?? '' });
    else if (was !== undefined && was !== now) found.push({ change: 'reworded', claim: id, was, now });
  }
  const answers = new Set([
    ...Object.keys(preparation.answers),
    ...Object.values(preparation.blocks).flatMap(({ picks }) => picks)
  ]);
  for (const reason of answers) {
    const { was = '', to } = entryOf(preparation.answers, reason) ?? {};
    const now = answerText(relations, reason);
    const at = { reason, ...(to !== undefined && { to }), was };
    if (now === undefined) found.push({ change: 'gone-answer', ...at });
    else if (was && was !== now) found.push({ change: 'reworded-answer', ...at, now });
  }
  for (const [card, { was }] of Object.entries(preparation.cards ?? {})) {
    const now = passageAt(relations, card);
    if (now === undefined) found.push({ change: 'gone-card', card, was });
    else if (was !== now) found.push({ change: 'reworded-card', card, was, now });
  }
  for (const { id, ours, theirs, wasOurs = '', wasTheirs = '' } of preparation.clashes ?? []) {
    const gone = [
      ...(relations.claim.has(ours) ? [] : [wasOurs]),
      ...(relations.claim.has(theirs) ? [] : [wasTheirs])
    ];
    if (gone.length) found.push({ change: 'gone-clash', clash: id, was: gone.filter(Boolean).join(' – ') });
    for (const [claim, about, was] of [
      ['ours', ours, wasOurs],
      ['theirs', theirs, wasTheirs]
    ] as const) {
      const now = relations.claim.get(about)?.text;
      if (was && now !== undefined && was !== now)
        found.push({ change: 'reworded-clash', clash: id, claim, was, now });
    }
  }
  return found;
}

/**
 * Takes a change as it is: other words become those that are known, and what was marked in a card's former words is let
 * go; what is gone is let go, with what was written of it.
 */
export function accept(preparation: Preparation, change: Change): Preparation {
  const { claims, answers, blocks } = preparation;
  switch (change.change) {
    case 'gone':
      return { ...preparation, claims: without(claims, change.claim), blocks: without(blocks, change.claim) };
    case 'reworded':
      return {
        ...preparation,
        claims: { ...claims, [change.claim]: { ...claims[change.claim]!, was: change.now } }
      };
    case 'reworded-answer':
      return {
        ...preparation,
        answers: { ...answers, [change.reason]: { ...answers[change.reason]!, was: change.now } }
      };
    case 'gone-card':
      return withCard(preparation, change.card, change.was, {
        marks: undefined,
        passage: undefined,
        note: ''
      });
    case 'reworded-card':
      return withCard(preparation, change.card, change.now, { marks: undefined, passage: undefined });
    case 'gone-clash':
      return withoutClash(preparation, change.clash);
    case 'reworded-clash':
      return rewordedClash(preparation, change.clash, change.claim, change.now);
    case 'gone-answer':
      return {
        ...preparation,
        answers: without(answers, change.reason),
        blocks: Object.fromEntries(
          Object.entries(blocks).flatMap(([claim, { picks, pinned, ...rest }]) => {
            const left = picks.filter((pick) => pick !== change.reason);
            const stay = pinned?.filter((pick) => pick !== change.reason);
            return left.length
              ? [[claim, { ...rest, picks: left, ...(stay?.length && { pinned: stay }) }]]
              : [];
          })
        )
      };
  }
}

function without<T>(all: Record<string, T>, id: string): Record<string, T> {
  const { [id]: _, ...others } = all;
  return others;
}
