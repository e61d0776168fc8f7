import type { Messages } from '../messages.ts';
import type { ClaimId, Reason, SourceId } from '../model/map.ts';
import { isUnsourced } from '../model/standing.ts';
import { wordsOf } from '../model/translate.ts';
import { type Place, tree } from '../model/tree.ts';
import { endOf, shortWords } from '../scene/sentence.ts';
import type { Words } from '../scene/words.ts';
import { sourceLabel } from '../sources/label.ts';
import type { Study } from './study.ts';

/** A run of words; a claim's sentence, or its name in quotation marks where it is only mentioned; a source's label. */
export type Part =
  | { text: string }
  | { claim: ClaimId; text: string; language: string; brief?: true }
  | { source: SourceId; text: string };

/** Its parts, one after the other, are its text. */
export interface Paragraph {
  /** Rank of a heading: the root's sentence, one side of it, one reason. Running text has none. */
  heading?: 1 | 2 | 3;
  parts: Part[];
}

export interface ProseOptions {
  /** Only this claim's branch. */
  root?: ClaimId;
  /** Levels below the root, all of them when it is missing. */
  depth?: number;
  negativeFirst?: boolean;
}

/** What joins the sentences of claims, which stay whole, so that nothing has to be inflected. */
export interface ProseWords {
  language: string;
  /** 'First', 'Second', … */
  ordinal(at: number): string;
  /** 'The case for the motion' */
  side(side: Reason['side'], ofMotion: boolean): string;
  /** 'The case for the motion rests on seven reasons.' */
  count(side: Reason['side'], ofMotion: boolean, count: number): string;
  /** 'This is supported by:', or 'In support of “Deterrence”:' of what was not the last to be said. */
  supports(name?: string): string;
  attacks(name?: string): string;
  answers(name?: string): string;
  undercuts(from: string, to: string): string;
  backs(from: string, to: string): string;
  together: string;
  and: string;
  above: string;
  below: string;
  noSource: string;
  quoted(text: string): string;
  stepTo(name: string): string;
  andMore(names: string, count: number): string;
}

/** The words of prose from the messages of a language. */
export function proseWords(
  say: Messages,
  { language, noSource, quoted, stepTo, andMore }: Words
): ProseWords {
  const ordinals = say.prose_ordinals({}).split(' ');
  const numbers = say.prose_numbers({}).split(' ');
  return {
    language,
    ordinal: (at) => ordinals[at] ?? (at % 2 ? say.prose_further({}) : say.prose_next({})),
    side(side, ofMotion) {
      if (ofMotion) return side === 'pro' ? say.prose_case_for({}) : say.prose_case_against({});
      return side === 'pro' ? say.support({}) : say.answers({});
    },
    count(side, ofMotion, count) {
      const found = { count, number: numbers[count - 1] ?? String(count) };
      if (ofMotion) return side === 'pro' ? say.prose_for(found) : say.prose_against(found);
      return side === 'pro' ? say.prose_for_claim(found) : say.prose_against_claim(found);
    },
    supports: (name) => (name === undefined ? say.prose_support({}) : say.prose_support_of({ name })),
    attacks: (name) => (name === undefined ? say.prose_attack({}) : say.prose_attack_on({ name })),
    answers: (name) => (name === undefined ? say.prose_answer({}) : say.prose_answer_to({ name })),
    undercuts: (from, to) => say.prose_undercut({ from, to }),
    backs: (from, to) => say.prose_backed({ from, to }),
    together: say.prose_together({}),
    and: say.prose_and({}),
    above: say.prose_above({}),
    below: say.prose_below({}),
    noSource,
    quoted,
    stepTo,
    andMore
  };
}

/**
 * The debate, or one branch, as prose: every claim is told where the map draws it whole, with the labels of its
 * sources, and only mentioned elsewhere. A reason follows what it bears on; where the text comes back to a claim that
 * was not the last to be said, a paragraph begins, and the claim is named. Linear in the size of the map.
 */
export function prose(debate: Study, words: ProseWords, options: ProseOptions = {}): Paragraph[] {
  const { root, depth, negativeFirst = false } = options;
  const { relations, sides, map } = debate;
  const places = tree(relations, sides, { root, depth });
  const below = reasonsBelow(places);
  const told = new Set<ClaimId>();
  const whole = new Set(places.filter((place) => place.whole).map(({ claim }) => claim));
  const paragraphs: Paragraph[] = [];
  let text: Part[] = [];
  /** The only place of the reason that was said last. */
  let last: number | undefined;

  for (const [at, { claim, parent }] of places.entries()) {
    if (parent >= 0) continue;
    const ofMotion = claim === map.motion;
    told.add(claim);
    paragraphs.push({ heading: 1, parts: [sentenceOf(claim)] });
    const cited = sourcesOf(claim);
    if (cited.length) paragraphs.push({ parts: cited });
    const order: Reason['side'][] =
      negativeFirst && sides.claim.get(claim) !== 'negative' ? ['con', 'pro'] : ['pro', 'con'];
    for (const side of order) {
      const reasons = below[at]!.filter((group) => places[group[0]!]!.reason!.side === side);
      if (!reasons.length) continue;
      paragraphs.push({ heading: 2, parts: [{ text: words.side(side, ofMotion) }] });
      paragraphs.push({ parts: [{ text: words.count(side, ofMotion, reasons.length) }] });
      for (const [count, group] of reasons.entries()) tellReason(group, words.ordinal(count));
    }
  }
  return paragraphs;

  function tellReason(first: readonly number[], ordinal: string): void {
    const { claim } = places[first[0]!]!;
    const { heading } = wordsOf(map, relations.claim.get(claim)!, words.language);
    if (heading !== undefined) paragraphs.push({ heading: 3, parts: [{ text: heading }] });
    begin();
    tell(first, `${ordinal}:`);
    const waiting = [...branches(first)].reverse();
    for (let group = waiting.pop(); group; group = waiting.pop()) {
      const follows = places[group[0]!]!.parent === last;
      if (!follows) begin();
      tell(group, joining(places[group[0]!]!, follows));
      waiting.push(...branches(group).reverse());
    }
  }

  function branches(group: readonly number[]): (readonly number[])[] {
    return group.flatMap((at) => below[at]!);
  }

  function begin(): void {
    text = [];
    paragraphs.push({ parts: text });
  }

  /** A reason: its claims after what joins them to the text. */
  function tell(group: readonly number[], joint: string): void {
    for (const [at, index] of group.entries()) {
      const place = places[index]!;
      const before = at === 0 ? joint : at === 1 ? words.together : words.and;
      text.push(
        { text: text.length ? ` ${before} ` : `${before} ` },
        ...(place.whole ? full(place) : brief(place))
      );
    }
    last = group.length === 1 ? group[0] : undefined;
  }

  function joining({ reason, parent }: Place, follows: boolean): string {
    const { side, target } = reason!;
    const above = places[parent]!;
    if ('reason' in target) {
      const step = relations.reason.get(target.reason)!;
      const premises = relations.premises(step);
      const first = named(premises[0]!);
      const from = premises.length > 1 ? words.andMore(first, premises.length - 1) : first;
      const to = endOf(relations, step, words);
      return side === 'con' ? words.undercuts(from, to) : words.backs(from, to);
    }
    const name = follows ? undefined : named(above.claim);
    if (side === 'pro') return words.supports(name);
    return above.reason?.side === 'con' ? words.answers(name) : words.attacks(name);
  }

  function full({ claim }: Place): Part[] {
    told.add(claim);
    const said = sentenceOf(claim);
    const stop: Part[] = /[.!?…][\p{Pf}\p{Pi}\p{Pe}"']*\s*$/u.test(said.text) ? [] : [{ text: '.' }];
    const cited = sourcesOf(claim);
    return [said, ...stop, ...(cited.length ? [{ text: ' ' }, ...cited] : [])];
  }

  function brief({ claim }: Place): Part[] {
    const { language } = shortWords(relations, claim, words.language);
    const where = told.has(claim) ? words.above : whole.has(claim) ? words.below : undefined;
    return [
      { claim, text: named(claim), language, brief: true },
      { text: where === undefined ? '.' : ` (${where}).` }
    ];
  }

  function sentenceOf(claim: ClaimId) {
    const { text, textLanguage } = wordsOf(map, relations.claim.get(claim)!, words.language);
    return { claim, text, language: textLanguage };
  }

  function named(claim: ClaimId): string {
    return words.quoted(shortWords(relations, claim, words.language).text);
  }

  function sourcesOf(claim: ClaimId): Part[] {
    const found = relations.claim.get(claim)!;
    if (isUnsourced(found, map)) return [{ text: `(${words.noSource})` }];
    const ids = [...new Set(found.citations?.map(({ source }) => source))];
    if (!ids.length) return [];
    const labels = ids.flatMap((source, at): Part[] => [
      { text: at ? '; ' : '(' },
      { source, text: sourceLabel(relations.source.get(source)!) }
    ]);
    return [...labels, { text: ')' }];
  }
}

/** For each place, what hangs below it: the places of each reason together. */
function reasonsBelow(places: readonly Place[]): (readonly number[])[][] {
  const below: number[][][] = places.map(() => []);
  for (const [at, { parent, reason }] of places.entries()) {
    const groups = below[parent];
    if (!groups) continue;
    const group = groups.at(-1);
    if (group && places[group[0]!]!.reason === reason) group.push(at);
    else groups.push([at]);
  }
  return below;
}
