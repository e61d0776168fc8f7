import type { Claim, ClaimId, ReasonId, Source, SourceId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Side, Sides } from '../model/sides.ts';
import { blockSheet, type Exchange, isTheirs } from './block.ts';
import { type Card, cardsOf, type Wording } from './card.ts';
import type { OwnSide } from './debate-format.ts';
import { entryOf, type Preparation } from './preparation.ts';
import { openSlots, type Slot, slotsOf, type TemplateName, templatesOf } from './templates.ts';

/** A claim of one side's case, with what supports it directly. */
export interface Point {
  claim: Claim;
  supports: Claim[];
}

/** An answer as it stands on paper. */
export interface Given extends Exchange {
  /** In own words, else those of its claims. */
  words: string;
  note: string;
  isPinned: boolean;
}

/** The answers that were picked to one claim. */
export interface Section {
  claim: Claim;
  /** The words of the claim that is answered, as it is listed in the index. */
  name: string;
  answers: Given[];
  questions: { ask: string; wanted: string; followUp: string }[];
}

/** What is printed of a preparation, in the order of its pages. */
export interface Casebook {
  motion: Claim | undefined;
  background: string;
  slots: { template: TemplateName; slots: { slot: Slot; text: string }[] }[];
  /** The main claims of each side, for facing pages. */
  sides: Record<OwnSide, Point[]>;
  /** A section for each claim to which answers were picked or about which something is to be asked. */
  sections: Section[];
  /** The evidence of all answers that were picked. */
  cards: Card[];
  /** Every source that is named, in the order in which it is named first; its number is its place, from 1. */
  sources: Source[];
  /** The number of a source. */
  numbers: ReadonlyMap<SourceId, number>;
}

const ASIS: Wording = ({ text }) => text;

/**
 * What is printed of a preparation; `wording` gives the claims in the reader's language, and `naming` what they are listed
 * by.
 */
export function casebook(
  preparation: Preparation,
  relations: Relations,
  sides: Sides,
  wording: Wording = ASIS,
  naming: Wording = (claim) => claim.heading ?? wording(claim)
): Casebook {
  const { map } = relations;
  const motion = map.motion === undefined ? undefined : relations.claim.get(map.motion);
  const open = new Set(openSlots(preparation));
  const slots = templatesOf(preparation).map((template) => ({
    template,
    slots: slotsOf(template, preparation)
      .filter((slot) => !open.has(slot))
      .map((slot) => ({ slot, text: preparation.slots[slot]! }))
  }));
  const points = {
    affirmative: pointsOf(relations, sides, 'affirmative'),
    negative: pointsOf(relations, sides, 'negative')
  };
  const sections = map.claims.flatMap(
    (claim) => sectionOf(preparation, relations, claim, { wording, naming }) ?? []
  );
  const answering = new Set(
    sections.flatMap(({ answers }) => answers.flatMap(({ claims }) => claims.map(({ id }) => id)))
  );
  const cards = cardsOf(relations, preparation, wording).filter(
    ({ claim, passage }) => answering.has(claim.id) && passage
  );
  const numbers = new Map<SourceId, number>();
  const named: Claim[] = [
    ...Object.values(points).flatMap((side) => side.flatMap(({ claim, supports }) => [claim, ...supports])),
    ...sections.flatMap(({ claim, answers }) => [claim, ...answers.flatMap(({ claims }) => claims)])
  ];
  for (const { citations = [] } of named)
    for (const { source } of citations)
      if (relations.source.has(source) && !numbers.has(source)) numbers.set(source, numbers.size + 1);
  return {
    motion,
    background: map.background?.text ?? '',
    slots: slots.filter((each) => each.slots.length),
    sides: points,
    sections,
    cards,
    sources: [...numbers.keys()].map((id) => relations.source.get(id)!),
    numbers
  };
}

/** The main claims of a side: what bears on the motion itself, with what supports each. */
function pointsOf({ map, on, premises, claim }: Relations, sides: Sides, own: OwnSide): Point[] {
  if (map.motion === undefined) return [];
  const all = (ids: readonly ClaimId[]) => ids.flatMap((id) => claim.get(id) ?? []);
  const main = [...new Set(on(map.motion).flatMap(premises))];
  return all(main.filter((id) => serves(sides.claim.get(id), own))).map((each) => ({
    claim: each,
    supports: all([
      ...new Set(on(each.id).flatMap((reason) => (reason.side === 'pro' ? premises(reason) : [])))
    ])
  }));
}

function serves(side: Side | undefined, own: OwnSide): boolean {
  return side !== undefined && !isTheirs(side, own);
}

function sectionOf(
  preparation: Preparation,
  relations: Relations,
  claim: Claim,
  { wording, naming }: Record<'wording' | 'naming', Wording>
): Section | undefined {
  const { picks = [], pinned = [] } = entryOf(preparation.blocks, claim.id) ?? {};
  const kept = entryOf(preparation.claims, claim.id)?.questions ?? [];
  const questions = kept
    .filter(({ ask }) => ask.trim())
    .map(({ ask, wanted = '', followUp = '' }) => ({ ask, wanted, followUp }));
  if (!picks.length && !questions.length) return undefined;
  const all = new Map<ReasonId, Exchange>(
    blockSheet(relations, claim.id)?.groups.flatMap(({ answers }) =>
      answers.map((answer) => [answer.reason.id, answer] as const)
    )
  );
  const answers = picks.flatMap((pick): Given[] => {
    const answer = all.get(pick);
    const remark = entryOf(preparation.answers, pick);
    if (!answer) return [];
    const words = remark?.spoken ?? answer.claims.map(wording).join(' ');
    return [{ ...answer, words, note: remark?.note ?? '', isPinned: pinned.includes(pick) }];
  });
  return { claim, name: naming(claim), answers, questions };
}

/** The sections in the order of their names, as `compare` has it, each with its number, from 1: 'AT: …'. */
export function indexOf(
  { sections }: Casebook,
  compare: (one: string, other: string) => number
): { name: string; section: number }[] {
  return sections
    .map(({ name, answers }, at) => ({ name, section: at + 1, has: answers.length > 0 }))
    .filter(({ has }) => has)
    .sort((one, other) => compare(one.name, other.name))
    .map(({ name, section }) => ({ name, section }));
}

/** The answers that a hand-out leaves empty until somebody chooses: every second of each section. */
export function leftEmpty({ sections }: Casebook): Set<ReasonId> {
  return new Set(
    sections.flatMap(({ answers }) => answers.filter((_, at) => at % 2 === 0).map(({ reason }) => reason.id))
  );
}
