import type { ClaimId, ReasonId, SourceId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Sides } from '../model/sides.ts';
import { isUnsourced } from '../model/standing.ts';
import { type Gap as Lack, gaps as lacks } from '../sources/gaps.ts';
import { answersTo, clashing, isOurs, isTheirs, repliesTo, strongest } from './block.ts';
import type { Preparation } from './preparation.ts';
import { openSlots, type Slot } from './templates.ts';

/** What a preparation still lacks, each with its place. */
export type Gap =
  /** A claim of the other side that nobody answers. */
  | { gap: 'unanswered'; claim: ClaimId }
  /** A claim by which we answer, without a source. */
  | { gap: 'unsourced'; claim: ClaimId }
  /** A claim of ours whose strongest attack has no reply. */
  | { gap: 'no-reply'; claim: ClaimId; attack: ReasonId }
  /** A quotation of ours that was not found in its source. */
  | { gap: 'not-found'; claim: ClaimId; source: SourceId }
  /** A source of ours that lacks what a cite needs. */
  | { gap: 'cite'; source: SourceId; claim: ClaimId; lacks: Lack[] }
  /** Two picked answers that speak against each other. */
  | { gap: 'clash'; picks: [ReasonId, ReasonId]; claim: ClaimId }
  /** An empty slot of the motion sheet or a template. */
  | { gap: 'slot'; slot: Slot };

/** The kinds of gap, in the order in which they are listed. */
export const GAP_KINDS = [
  'unanswered',
  'no-reply',
  'unsourced',
  'not-found',
  'cite',
  'clash',
  'slot'
] as const satisfies readonly Gap['gap'][];

/** What a judge asks of a cite at least. */
const ASKED: readonly Lack[] = ['author', 'date', 'qualifications'];

/** Everything that a preparation lacks, in the order of its map. Linear but for picked answers, which are compared in pairs. */
export function gapsOf(preparation: Preparation, relations: Relations, sides: Sides): Gap[] {
  const { map } = relations;
  const own = preparation.side;
  const ours = map.claims.filter(({ id }) => isOurs(sides.claim.get(id), own));
  const answering = new Set(
    map.reasons
      .filter(({ id, side }) => side === 'con' && isOurs(sides.reason.get(id), own))
      .flatMap(relations.premises)
  );
  const found: Gap[] = [];
  for (const { id } of map.claims)
    if (isTheirs(sides.claim.get(id), own) && !answersTo(relations, id).length)
      found.push({ gap: 'unanswered', claim: id });
  for (const { id } of ours) {
    const attack = strongest(relations, answersTo(relations, id));
    if (attack && !repliesTo(relations, attack.reason).length)
      found.push({ gap: 'no-reply', claim: id, attack: attack.reason.id });
  }
  for (const claim of map.claims)
    if (answering.has(claim.id) && isUnsourced(claim, map)) found.push({ gap: 'unsourced', claim: claim.id });
  /** The first of our claims that rests on each source. */
  const resting = new Map<SourceId, ClaimId>();
  for (const { id, citations = [] } of ours)
    for (const { source, quote, check } of citations) {
      if (!resting.has(source)) resting.set(source, id);
      const isOld = check?.words !== undefined && check.words !== quote?.exact;
      if (quote && check?.result === 'absent' && !isOld) found.push({ gap: 'not-found', claim: id, source });
    }
  for (const [id, claim] of resting) {
    const source = relations.source.get(id);
    const missing = source ? lacks(source).filter((each) => ASKED.includes(each)) : [];
    if (missing.length) found.push({ gap: 'cite', source: id, claim, lacks: missing });
  }
  const blockOf = new Map<ReasonId, ClaimId>();
  for (const [claim, { picks }] of Object.entries(preparation.blocks))
    for (const pick of picks) if (!blockOf.has(pick)) blockOf.set(pick, claim);
  for (const picks of clashing(relations, [...blockOf.keys()]))
    found.push({ gap: 'clash', picks, claim: blockOf.get(picks[0])! });
  for (const slot of openSlots(preparation)) found.push({ gap: 'slot', slot });
  return found;
}
