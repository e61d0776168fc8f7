import type { Claim, ClaimId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { entryOf, type Preparation, type Question } from './preparation.ts';

/** What is to be asked about one claim; where the map no longer has it, it is known by its former words. */
export interface Asked {
  id: ClaimId;
  claim?: Claim;
  was: string;
  questions: Question[];
}

/** All questions that are written, claim by claim in the order of the map; those of claims that are gone come last. */
export function questionsOf(preparation: Preparation, { map, claim }: Relations): Asked[] {
  const ids = map.claims.map(({ id }) => id);
  const gone = Object.keys(preparation.claims).filter((id) => !claim.has(id));
  return [...ids, ...gone].flatMap((id) => {
    const entry = entryOf(preparation.claims, id);
    const questions = (entry?.questions ?? []).filter(isWritten);
    if (!entry || !questions.length) return [];
    const found = claim.get(id);
    return { id, ...(found && { claim: found }), was: entry.was, questions };
  });
}

/** One that was only added has no words yet. */
function isWritten({ ask, wanted = '', followUp = '' }: Question): boolean {
  return `${ask}${wanted}${followUp}`.trim() !== '';
}
