import type { ClaimId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { type DebateFormat, isSpeech, type OwnSide, type Step, sideOf } from './debate-format.ts';
import { entryOf, type Preparation } from './preparation.ts';
import { claimsOf } from './speeches.ts';

/** A speech, as a column of a flow. */
export interface Column {
  step: Step;
  side: OwnSide;
}

/** Words that the map has not, said in a speech. */
export interface Loose {
  /** By which other words are said of them; no claim has it. */
  id?: string | undefined;
  step: string;
  words: string;
  /** The claim, or the words, of which they are said. */
  to?: string | undefined;
}

/** What is known of who says what, and when. */
export interface Saying {
  /**
   * The speeches in which a side says a claim: none where it does not. Where this knows nothing, the claim is said as
   * soon as the debate leaves room for it.
   */
  steps(claim: ClaimId, side: OwnSide): readonly string[] | undefined;
  loose?: readonly Loose[];
  /** The step that the debate has come to; without one it is over. */
  until?: string | undefined;
}

/** All of the map, in the order of the format. */
export const ALL_OF_THE_MAP: Saying = { steps: () => undefined };

/** Our side as it is planned; of the other all that the map has against it. */
export function asPlanned(preparation: Preparation, relations: Relations): Saying {
  const steps = new Map<ClaimId, string[]>();
  const loose: Loose[] = [];
  for (const { id } of preparation.debate.steps)
    for (const item of entryOf(preparation.speeches ?? {}, id)?.items ?? []) {
      for (const claim of claimsOf(preparation, relations, item))
        steps.set(claim, [...(steps.get(claim) ?? []), id]);
      if (item.kind === 'words' && item.text?.trim()) loose.push({ step: id, words: item.text });
    }
  return {
    steps: (claim, side) => (side === preparation.side ? (steps.get(claim) ?? []) : undefined),
    loose
  };
}

/** The columns of a flow: each speech of the format. */
export function columnsOf({ steps, teams }: DebateFormat): Column[] {
  return steps.flatMap((step) => {
    const side = isSpeech(step.kind) ? sideOf(step, teams) : undefined;
    return side ? [{ step, side }] : [];
  });
}
