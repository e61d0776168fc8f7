import type { List } from './edit.ts';
import type { ClaimId, ReasonId, SourceId } from './map.ts';
import type { Relations } from './relations.ts';

/** Why a wish is not done, with the facts for a sentence about it. */
export type Refusal =
  /** There is no such entry, or one has its id already. */
  | { refused: 'unknown' | 'taken'; list: List | 'notes'; id: string }
  /** A claim, note or title without words. */
  | { refused: 'empty' }
  /** All is as it is wished. */
  | { refused: 'unchanged' }
  /** Not a language tag. */
  | { refused: 'language'; language: string }
  /** The claim would be a reason for itself: it would stand under itself, or hit a step that it is part of. */
  | { refused: 'self'; claim: ClaimId; reason: ReasonId }
  /** The claims would support one another around a circle, each the next, the last the first. */
  | { refused: 'circle'; claims: ClaimId[] }
  /** The claim serves there already, by this reason. */
  | { refused: 'already'; reason: ReasonId }
  /** The branch would hang from nothing but itself. */
  | { refused: 'inside'; reason: ReasonId }
  /** The claim is a premise of nothing. */
  | { refused: 'loose'; claim: ClaimId }
  /** Claims, or the background, rest on the source. */
  | { refused: 'cited'; source: SourceId; claims: ClaimId[]; background: boolean };

/** Whether a wish was refused. */
export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}

/** What is asked for and is not there. */
export function unknown(
  relations: Relations,
  wanted: Partial<Record<List, readonly string[]>>
): Refusal | undefined {
  const known = { claims: relations.claim, reasons: relations.reason, sources: relations.source };
  for (const list of ['claims', 'reasons', 'sources'] as const) {
    for (const id of wanted[list] ?? []) if (!known[list].has(id)) return { refused: 'unknown', list, id };
  }
  return undefined;
}

/** An id for something new that something else has. */
export function taken(relations: Relations, list: List, id: string): Refusal | undefined {
  const known = { claims: relations.claim, reasons: relations.reason, sources: relations.source };
  return known[list].has(id) ? { refused: 'taken', list, id } : undefined;
}
