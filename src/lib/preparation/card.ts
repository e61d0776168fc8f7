import type { Citation, Claim, ClaimId, Source } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { type Cited, cite, spokenCite } from '../sources/citing.ts';
import { aligned, carried, carriedBack } from './longer.ts';
import { type Mark, marked, piecesRead, placed, type Range } from './marks.ts';
import { wordsIn } from './pace.ts';
import { type CardRemark, entryOf, type Preparation, withCard } from './preparation.ts';

/** A claim with one of its citations, as a debater reads it out. */
export interface Card {
  /** Claim, source, and which of the claim's citations of that source it is. */
  key: string;
  claim: Claim;
  source: Source;
  citation: Citation;
  /** What is claimed: as it will be said, else the claim. */
  tag: string;
  /** 'Lee 2024' */
  spoken: string;
  /** The words of the source that the map has; empty where it has none. */
  quoted: string;
  /** The same, or the longer passage in which they stand, where one was taken over. */
  passage: string;
  /** Of the preparation, else of the map, else the quotation. */
  marks: Mark[];
  note: string;
  /** What was written of other words than those that the map quotes now. Its passage and marks are set aside. */
  aside?: CardRemark;
}

/** How a claim is worded for who reads. */
export type Wording = (claim: Claim) => string;

const asWritten: Wording = ({ text }) => text;

/** A card for each citation of each claim, in the order of the map. */
export function cardsOf(
  relations: Relations,
  preparation: Preparation,
  wording: Wording = asWritten
): Card[] {
  return relations.map.claims.flatMap((claim) =>
    citationsOf(relations, claim).map((each) => cardOf(each, preparation, wording))
  );
}

/** The card of a key; nothing where the map has none. */
export function cardAt(
  relations: Relations,
  preparation: Preparation,
  key: string,
  wording: Wording = asWritten
): Card | undefined {
  const found = citationAt(relations, key);
  return found && cardOf(found, preparation, wording);
}

/** The words that a card quotes; nothing where the map has no such card. */
export function passageAt(relations: Relations, key: string): string | undefined {
  const found = citationAt(relations, key);
  return found && passageOf(found.citation).text;
}

/** The key of a claim's card of a source, the first where it has more. */
export function cardKey(claim: ClaimId, source: string, at = 1): string {
  return [claim, source, String(at)].map(escaped).join('/');
}

/** The claim of which a key speaks. */
export function claimOfCard(key: string): ClaimId {
  return key.split('/', 1)[0]!.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The cite of a card in full; surname and year, which are said aloud, are marked. */
export function fullCite({ source, citation: { locator } }: Card): Cited {
  return cite(source, 'nsda', locator ? { locator } : {});
}

/** What is read aloud of a card: its tag, the cite that is spoken, and the words that are marked so. */
export function readAloud({ tag, spoken, passage, marks }: Card): string[] {
  return [tag, spoken, ...piecesRead(passage, marks)];
}

/** How many words are read aloud of a card. */
export function wordsRead(card: Card): number {
  return wordsIn(readAloud(card).join(' \n'));
}

/**
 * Takes over a longer passage in which the quotation of a card's map stands; what is marked stays on its words. Nothing
 * where the quotation is not in it.
 */
export function withPassage(preparation: Preparation, card: Card, longer: string): Preparation | undefined {
  const { text, quotation } = passageOf(card.citation);
  const passage = longer.trim();
  const lies = aligned(text, quotation, passage);
  if (!lies) return undefined;
  const ownMarks = marksOfQuotation(preparation, card);
  const marks = ownMarks && carried(lies, ownMarks, passage);
  return withCard(preparation, card.key, text, { passage, marks });
}

/** Goes back from a longer passage to the words of the map, with what is marked in them. */
export function withoutPassage(preparation: Preparation, card: Card): Preparation {
  const marks = marksOfQuotation(preparation, card);
  return withCard(preparation, card.key, card.quoted, { passage: undefined, marks });
}

/** One's own marks as they stand on the words of the map; nothing where there are none. */
function marksOfQuotation(
  preparation: Preparation,
  { key, citation, marks, aside }: Card
): Mark[] | undefined {
  const own = entryOf(preparation.cards ?? {}, key);
  if (!own?.marks || aside) return undefined;
  const { text, quotation } = passageOf(citation);
  const lies = own.passage === undefined ? undefined : aligned(text, quotation, own.passage);
  return lies ? carriedBack(lies, marks, text) : marks;
}

/** The words in which the marks of a card were set. */
export function wordsMarked({ was, passage = was }: CardRemark): string {
  return passage;
}

interface Place {
  key: string;
  claim: Claim;
  source: Source;
  citation: Citation;
}

function citationsOf({ source }: Relations, claim: Claim): Place[] {
  const count = new Map<string, number>();
  return (claim.citations ?? []).flatMap((citation) => {
    const of = source.get(citation.source);
    if (!of) return [];
    const at = (count.get(of.id) ?? 0) + 1;
    count.set(of.id, at);
    return { key: cardKey(claim.id, of.id, at), claim, source: of, citation };
  });
}

function citationAt(relations: Relations, key: string): Place | undefined {
  const claim = relations.claim.get(claimOfCard(key));
  return claim && citationsOf(relations, claim).find((each) => each.key === key);
}

function cardOf({ citation, ...place }: Place, preparation: Preparation, wording: Wording): Card {
  const { key, claim, source } = place;
  const { text, marks, quotation } = passageOf(citation);
  const own = entryOf(preparation.cards ?? {}, key);
  const lies = own?.passage === undefined ? undefined : aligned(text, quotation, own.passage);
  const isOther = own !== undefined && (own.was !== text || (own.passage !== undefined && !lies));
  const passage = isOther ? text : (own?.passage ?? text);
  const usual = lies && !isOther ? carried(lies, marks, passage) : marks;
  return {
    ...place,
    citation,
    tag: entryOf(preparation.claims, claim.id)?.spoken ?? wording(claim),
    spoken: spokenCite(source),
    quoted: text,
    passage,
    marks: own?.marks && !isOther ? placed(passage, own.marks) : usual,
    note: own?.note ?? '',
    ...(isOther && { aside: own })
  };
}

/** The words of a citation, where in them the quotation is, and what the map has marked: the quotation, where nothing is. */
export function passageOf({ passage, quote }: Pick<Citation, 'passage' | 'quote'>): {
  text: string;
  marks: Mark[];
  quotation: Range;
} {
  if (passage?.text) {
    const { text } = passage;
    const marks = placed(text, passage.marks);
    const start = quote ? text.indexOf(quote.exact) : -1;
    if (start < 0) return { text, marks, quotation: { start: 0, end: text.length } };
    const quotation = { start, end: start + quote!.exact.length };
    return { text, marks: marks.length ? marks : ofQuotation(text, quotation), quotation };
  }
  if (!quote) return { text: '', marks: [], quotation: { start: 0, end: 0 } };
  const { prefix = '', exact, suffix = '' } = quote;
  const before = besides(prefix, exact);
  const start = before.length;
  const text = `${besides(before + exact, suffix)}${suffix}`;
  const quotation = { start, end: start + exact.length };
  return { text, marks: ofQuotation(text, quotation), quotation };
}

function ofQuotation(text: string, quoted: Range): Mark[] {
  return marked(text, marked(text, [], quoted, 'underlined'), quoted, 'read');
}

/** A text as it stands before another: with a space between, where their words would run together. */
function besides(left: string, right: string): string {
  if (!left || !right || /\s$/.test(left) || /^\s/.test(right)) return left;
  if (OPEN.test(left) || CLOSED.test(right)) return left;
  return `${left} `;
}

/** Ends with what belongs to the next word: a bracket or quotation mark that opens, a dash or stroke inside of words. */
const OPEN =
  /(?:\p{Ps}|(?:^|[\s\p{Ps}])[\p{Pi}\p{Pf}"']|\S[\p{Pd}/]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])$/u;
/** Begins with what belongs to the word before: a stop, a bracket or quotation mark that closes, the end of a word. */
const CLOSED =
  /^(?:[.,:;!?…%]|\p{Pe}|[\p{Pi}\p{Pf}"'](?:$|[\s\p{Po}\p{Pe}])|['’]\p{L}{1,2}(?!\p{L})|[\p{Pd}/]\S)/u;

function escaped(id: string): string {
  return id.replaceAll('~', '~0').replaceAll('/', '~1');
}
