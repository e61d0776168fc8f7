import type { Claim, ClaimId, Reason, ReasonId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Side } from '../model/sides.ts';
import { isUnsourced } from '../model/standing.ts';
import type { OwnSide } from './debate-format.ts';

/** What an answer does to what it answers, in the order in which debaters list it. */
export const DOES = [
  'denies',
  'turns',
  'undercuts',
  'mitigates',
  'outweighs',
  'concedes',
  'attacks'
] as const;
export type Does = (typeof DOES)[number];

/** One answer: a reason against a claim, or against a step in which it serves. */
export interface Answer {
  reason: Reason;
  does: Does;
  claims: Claim[];
  /** All of its claims name a source. */
  isSourced: boolean;
  /** Nothing in the map answers it. */
  isOpen: boolean;
}

/** An answer with the best reply to it, and the best reply to that. */
export interface Exchange extends Answer {
  reply?: Answer & { back?: Answer };
}

/** Everything that the map has against one claim. */
export interface BlockSheet {
  claim: Claim;
  groups: { does: Does; answers: Exchange[] }[];
  /** How many answers there are. */
  count: number;
}

/** The sheet of a claim; its answers are grouped by what they do, in each group in the order of the map. */
export function blockSheet(relations: Relations, id: ClaimId): BlockSheet | undefined {
  const claim = relations.claim.get(id);
  if (!claim) return undefined;
  const all = answersTo(relations, id).map((reason) => exchange(relations, reason));
  const groups = DOES.map((does) => ({ does, answers: all.filter((answer) => answer.does === does) }));
  return { claim, groups: groups.filter(({ answers }) => answers.length), count: all.length };
}

/** The reasons that answer a claim: those against it, then the undercuts of steps in which it serves; each once. */
export function answersTo({ on, uses, onStep }: Relations, id: ClaimId): Reason[] {
  return [...new Set([...on(id), ...uses(id).flatMap((step) => onStep(step.id))])].filter(isAgainst);
}

/** The reasons that reply to an answer: against one of its premises, or undercutting its step; each once. */
export function repliesTo({ on, onStep, premises }: Relations, answer: Reason): Reason[] {
  return [...new Set([...premises(answer).flatMap(on), ...onStep(answer.id)])].filter(isAgainst);
}

/**
 * The strongest of some answers, as far as a map can tell: one whose claims all name a source before one whose do not, then
 * one that nothing answers, then the earliest.
 */
export function strongest(relations: Relations, reasons: readonly Reason[]): Answer | undefined {
  let best: Answer | undefined;
  const weight = ({ isSourced, isOpen }: Answer) => (isSourced ? 2 : 0) + (isOpen ? 1 : 0);
  for (const reason of reasons) {
    const answer = answerOf(relations, reason);
    if (!best || weight(answer) > weight(best)) best = answer;
  }
  return best;
}

/** Whose a claim or reason of a side is, seen from one's own side; what serves both is both's. */
export function isOurs(side: Side | undefined, own: OwnSide): boolean {
  return side === own || side === 'both';
}

export function isTheirs(side: Side | undefined, own: OwnSide): boolean {
  return side !== undefined && side !== own;
}

/** Pairs of answers that speak against each other: a claim of one is, or leads to, a reason against the other. */
export function clashing(relations: Relations, picked: readonly ReasonId[]): [ReasonId, ReasonId][] {
  const ids = [...new Set(picked)].filter((id) => relations.reason.has(id));
  const premises = ids.map((id) => new Set(relations.premises(relations.reason.get(id)!)));
  const found: [ReasonId, ReasonId][] = [];
  /** Whether a claim of one answer attacks the other or undercuts its step. */
  const hits = (from: number, to: number) =>
    repliesTo(relations, relations.reason.get(ids[to]!)!).some((reason) =>
      relations.premises(reason).some((each) => premises[from]!.has(each))
    );
  for (let a = 0; a < ids.length; a++)
    for (let b = a + 1; b < ids.length; b++) if (hits(a, b) || hits(b, a)) found.push([ids[a]!, ids[b]!]);
  return found;
}

function exchange(relations: Relations, reason: Reason): Exchange {
  const answer = answerOf(relations, reason);
  const reply = strongest(relations, repliesTo(relations, reason));
  if (!reply) return answer;
  const back = strongest(relations, repliesTo(relations, reply.reason));
  return { ...answer, reply: { ...reply, ...(back && { back }) } };
}

function answerOf(relations: Relations, reason: Reason): Answer {
  const claims = relations.premises(reason).flatMap((id) => relations.claim.get(id) ?? []);
  return {
    reason,
    does: doesOf(reason),
    claims,
    isSourced: claims.every((claim) => !isUnsourced(claim, relations.map)),
    isOpen: repliesTo(relations, reason).length === 0
  };
}

/** What a reason against something does to it. */
export function doesOf({ move, target }: Reason): Does {
  return move ?? ('reason' in target ? 'undercuts' : 'attacks');
}

function isAgainst({ side }: Reason): boolean {
  return side === 'con';
}
