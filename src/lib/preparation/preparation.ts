import * as v from 'valibot';
import type { ArgumentMap, ClaimId, ReasonId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { DebateFormat, type OwnSide } from './debate-format.ts';
import { FASTEST, SLOWEST } from './pace.ts';

/** The format of a preparation as a file; a later one is refused, never guessed at. */
export const FORMAT = 'warrant-preparation/1';

const Id = v.pipe(v.string(), v.minLength(1, 'is empty'));
const Pace = v.pipe(v.number(), v.minValue(SLOWEST, 'is too slow'), v.maxValue(FASTEST, 'is too fast'));

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0, 'is less than nothing'));

/** What is written about a claim or an answer of the map. */
const Remark = {
  /** Its words in the map when something was last written or picked here: so it is seen when they are others. */
  was: v.string(),
  note: v.optional(v.string()),
  /** As it will be said. */
  spoken: v.optional(v.string())
};

const Question = v.object({
  id: Id,
  ask: v.string(),
  /** The answer that one wishes for. */
  wanted: v.optional(v.string()),
  followUp: v.optional(v.string())
});

const ClaimRemark = v.object({
  ...Remark,
  /** Who will speak of it. */
  speaker: v.optional(Id),
  /** To be asked about it: points of information, cross-examination. */
  questions: v.optional(v.array(Question))
});

/** `to` is the claim under which the answer was met first, by which it is found when its reason is gone. */
const AnswerRemark = v.object({ ...Remark, to: v.optional(Id) });

const Block = v.object({
  /** The answers that will be used, in the order in which they will be given. */
  picks: v.array(Id),
  /** Those of them that are given even if time is short. */
  pinned: v.optional(v.array(Id))
});

/** Somebody of the team. */
const Speaker = v.object({ id: Id, name: v.string(), pace: v.optional(Pace) });

/**
 * One thing that is said in a speech: a claim, an evidence card, an answer to a claim, the picked answers to one, what was
 * written into a slot, a clash, or words of one's own. `ref` is the claim, the key of the card, the answer's reason, the claim
 * that is answered, the slot, or the clash.
 */
const Item = v.object({
  id: Id,
  kind: v.picklist(['claim', 'card', 'answer', 'block', 'slot', 'clash', 'words']),
  ref: v.optional(Id),
  text: v.optional(v.string())
});

/** What is planned for one speech. */
const Speech = v.object({ items: v.array(Item), speaker: v.optional(Id) });

/** What is written on an evidence card. Marks count UTF-16 units of the passage. */
const CardRemark = v.object({
  /** What the map quoted when something was last written here: marks are of these words and of no others. */
  was: v.string(),
  /** A longer passage in which these words stand: marks are of it then. */
  passage: v.optional(v.string()),
  /** In place of those of the map. */
  marks: v.optional(v.array(v.object({ start: v.number(), end: v.number(), level: v.string() }))),
  note: v.optional(v.string())
});

/** Which of two claims weighs more in one respect, seen from one's own side, and why: in words, never as a number. */
const Weighing = v.object({ who: v.optional(v.picklist(['ours', 'theirs', 'even'])), why: v.string() });

/** A claim of one's own against one of the other side, and how the two are weighed. */
const Clash = v.object({
  id: Id,
  ours: Id,
  theirs: Id,
  name: v.optional(v.string()),
  weighing: v.optional(
    v.object({
      scale: v.optional(Weighing),
      likelihood: v.optional(Weighing),
      time: v.optional(Weighing),
      reversibility: v.optional(Weighing)
    })
  ),
  /** Why the debate is won even if the other side is right here. */
  evenIf: v.optional(v.string()),
  /** The words of the two claims when something was last written here. */
  wasOurs: v.optional(v.string()),
  wasTheirs: v.optional(v.string())
});

/** Something that was said in a practice round: a claim of the map, with its words then, or words that the map has not. */
const Said = v.object({
  id: Id,
  step: Id,
  claim: v.optional(Id),
  was: v.optional(v.string()),
  words: v.optional(v.string()),
  /** The claim, or the words by their id, of which it was said. */
  to: v.optional(Id)
});

/** A practice round, with its side and format as they were. */
const Round = v.object({
  id: Id,
  began: v.pipe(v.string(), v.isoTimestamp('is no time')),
  side: v.picklist(['affirmative', 'negative']),
  debate: DebateFormat,
  said: v.array(Said),
  /**
   * Once it is over: the step that it had come to, what had been planned for each of our speeches, and how long each step
   * took, in seconds.
   */
  ended: v.optional(
    v.object({
      at: v.optional(v.string()),
      planned: v.record(v.string(), v.object({ claims: v.array(Id), seconds: Amount })),
      used: v.record(v.string(), Amount)
    })
  )
});

/**
 * What one side prepares from a map: private, and beside the map, whose claims and reasons it names by id. The map does not
 * know of it. Fields that this program does not know are kept.
 */
export const Preparation = v.object({
  format: v.literal(FORMAT),
  // It is part of an address, where dots alone lead elsewhere.
  id: v.pipe(Id, v.regex(/[^.]/, 'is only dots')),
  title: v.string(),
  /** The map, and whether it is one that is kept on the device. */
  map: v.object({ id: Id, title: v.string(), kept: v.optional(v.boolean()) }),
  side: v.picklist(['affirmative', 'negative']),
  debate: DebateFormat,
  /** Words a minute of who speaks; that of the format where none is said. */
  pace: v.optional(Pace),
  /** The templates that are filled besides the motion sheet. */
  templates: v.array(v.string()),
  /** What was written into each slot of the motion sheet and the templates. */
  slots: v.record(v.string(), v.string()),
  claims: v.record(v.string(), ClaimRemark),
  /** By the id of the answer's reason. */
  answers: v.record(v.string(), AnswerRemark),
  /** By the id of the claim that is answered. */
  blocks: v.record(v.string(), Block),
  speakers: v.optional(v.array(Speaker)),
  /** By the id of the step of the format; what was planned for a step of another format stays. */
  speeches: v.optional(v.record(v.string(), Speech)),
  /** By the key of the card. */
  cards: v.optional(v.record(v.string(), CardRemark)),
  clashes: v.optional(v.array(Clash)),
  rounds: v.optional(v.array(Round))
});

export type Preparation = v.InferOutput<typeof Preparation>;
export type Question = v.InferOutput<typeof Question>;
export type Item = v.InferOutput<typeof Item>;
export type Speech = v.InferOutput<typeof Speech>;
export type Speaker = v.InferOutput<typeof Speaker>;
export type CardRemark = v.InferOutput<typeof CardRemark>;
export type Clash = v.InferOutput<typeof Clash>;
export type Said = v.InferOutput<typeof Said>;
export type Round = v.InferOutput<typeof Round>;
export type Weighing = v.InferOutput<typeof Weighing>;
type AnswerRemark = v.InferOutput<typeof AnswerRemark>;
type ClaimRemark = v.InferOutput<typeof ClaimRemark>;

/** Begins a preparation of a map for a side in a format. Names of ids are the caller's. */
export function begin(
  map: Pick<ArgumentMap, 'id' | 'title'>,
  { id, kept, side, debate }: { id: string; kept: boolean; side: OwnSide; debate: DebateFormat }
): Preparation {
  return {
    format: FORMAT,
    id,
    title: map.title,
    map: { id: map.id, title: map.title, ...(kept && { kept }) },
    side,
    debate,
    templates: [],
    slots: {},
    claims: {},
    answers: {},
    blocks: {}
  };
}

/** Words a minute with which times are counted. */
export function paceOf({ pace, debate }: Preparation): number {
  return pace ?? debate.pace;
}

/** Who of the team will speak of a claim. */
export function speakerOf({ claims, speakers }: Preparation, claim: ClaimId): Speaker | undefined {
  const speaker = entryOf(claims, claim)?.speaker;
  return speakers?.find(({ id }) => id === speaker);
}

/** Writes into a slot; an empty one is none. */
export function withSlot(preparation: Preparation, slot: string, text: string): Preparation {
  const slots = { ...preparation.slots };
  if (text.trim()) slots[slot] = text;
  else delete slots[slot];
  return { ...preparation, slots };
}

/** What can be written of a claim or an answer. */
export interface Words {
  note?: string;
  spoken?: string;
}

/** Writes a note or the spoken form of a claim. */
export function withClaim(
  preparation: Preparation,
  { claim }: Relations,
  id: ClaimId,
  words: Words & Pick<ClaimRemark, 'questions' | 'speaker'>
): Preparation {
  const was = claim.get(id)?.text ?? entryOf(preparation.claims, id)?.was ?? '';
  const entry = remark<ClaimRemark>({ ...entryOf(preparation.claims, id), was, ...words });
  return { ...preparation, claims: put(preparation.claims, id, entry) };
}

/** Takes somebody off the claims that were given to them; what else is written of these stays as it is. */
export function withoutClaimsOf(preparation: Preparation, speaker: string): Preparation {
  let { claims } = preparation;
  for (const [id, entry] of Object.entries(claims))
    if (entry.speaker === speaker)
      claims = put(claims, id, remark<ClaimRemark>({ ...entry, speaker: undefined }));
  return { ...preparation, claims };
}

/** Writes a note or the spoken form of an answer to a claim. */
export function withAnswer(
  preparation: Preparation,
  relations: Relations,
  { to, reason }: { to: ClaimId; reason: ReasonId },
  words: Words
): Preparation {
  const before = entryOf(preparation.answers, reason);
  const was = answerText(relations, reason) ?? before?.was ?? '';
  const isPicked = Object.values(preparation.blocks).some(({ picks }) => picks.includes(reason));
  const entry = remark<AnswerRemark>({ ...before, was, to: before?.to ?? to, ...words }, isPicked);
  return { ...preparation, answers: put(preparation.answers, reason, entry) };
}

/** Picks the answers that will be given to a claim, in their order, and those of them that are pinned. */
export function withPicks(
  preparation: Preparation,
  relations: Relations,
  to: ClaimId,
  picks: readonly ReasonId[],
  pinned: readonly ReasonId[]
): Preparation {
  const kept = pinned.filter((each) => picks.includes(each));
  const block = picks.length ? { picks: [...picks], ...(kept.length && { pinned: kept }) } : undefined;
  let next = { ...preparation, blocks: put(preparation.blocks, to, block) };
  // Each that is or was picked has its words here, or loses them if nothing else is written of it.
  for (const reason of new Set([...(entryOf(preparation.blocks, to)?.picks ?? []), ...picks]))
    next = withAnswer(next, relations, { to, reason }, {});
  return next;
}

/**
 * Writes on a card of which the map quotes `now`; one that says nothing is none. A note alone leaves marks those of their
 * words; what else is written is of the words of now, and a passage around other words is let go.
 */
export function withCard(
  preparation: Preparation,
  key: string,
  now: string,
  words: Pick<CardRemark, 'marks' | 'passage' | 'note'>
): Preparation {
  const found = entryOf(preparation.cards ?? {}, key);
  const isOfWords = 'marks' in words || 'passage' in words;
  const before =
    isOfWords && found && found.was !== now ? { ...found, marks: undefined, passage: undefined } : found;
  const was = (before?.marks || before?.passage) && !isOfWords ? before.was : now;
  const { marks, passage, note, ...rest } = { ...before, ...words, was };
  const says = {
    ...(passage !== undefined && passage !== now && { passage }),
    ...(marks && { marks }),
    ...(note?.trim() && { note })
  };
  const entry = Object.keys(says).length ? { ...rest, ...says } : undefined;
  const { cards: all = {}, ...others } = preparation;
  const cards = put(all, key, entry);
  return Object.keys(cards).length ? { ...others, cards } : others;
}

/** The words of an answer: of its premises, one after the other. Nothing where the map has no such reason. */
export function answerText({ reason, claim, premises }: Relations, id: ReasonId): string | undefined {
  const found = reason.get(id);
  return (
    found &&
    premises(found)
      .map((premise) => claim.get(premise)?.text ?? '')
      .join(' ')
  );
}

interface Written {
  was: string;
  note?: string | undefined;
  spoken?: string | undefined;
  questions?: Question[] | undefined;
  speaker?: string | undefined;
}

/** An entry without what is empty; nothing where it says nothing and nothing needs it. */
function remark<T extends Written>(entry: T, needed = false): T | undefined {
  const { note, spoken, questions, speaker, ...rest } = entry;
  const words = {
    ...(note?.trim() && { note }),
    ...(spoken?.trim() && { spoken }),
    ...(questions?.length && { questions }),
    ...(speaker && { speaker })
  };
  if (!Object.keys(words).length && !needed) return undefined;
  return { ...rest, ...words } as unknown as T;
}

/** What a record has of its own under an id; ids come from maps, and may be words that every object has. */
export function entryOf<T>(all: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(all, id) ? all[id] : undefined;
}

function put<T>(all: Record<string, T>, id: string, entry: T | undefined): Record<string, T> {
  if (entry !== undefined) return { ...all, [id]: entry };
  const { [id]: _, ...others } = all;
  return others;
}
