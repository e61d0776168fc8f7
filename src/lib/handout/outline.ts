import type { Citation, ClaimId, Reason, Source } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Sides } from '../model/sides.ts';
import { wordsOf } from '../model/translate.ts';
import type { Place, Tree } from '../model/tree.ts';
import { type AtHead, headline } from '../scene/headline.ts';
import { checkSaid, deed, deedOfAll, footing, shortWords } from '../scene/sentence.ts';
import { sourcesUsed } from '../scene/sources-used.ts';
import type { Words } from '../scene/words.ts';
import { quoted, referenceText } from '../sources/cite.ts';
import { type CitingStyle, cite } from '../sources/citing.ts';
import { archiveLink, sourceLink } from '../sources/label.ts';
import { partsOf, type Run } from '../sources/styled.ts';
import { clean } from '../text/clean.ts';
import { contained } from '../text/contained.ts';

/** Deeper levels than these follow one below the other, and say their number; Word numbers no more. */
export const DEEPEST = 9;

/** A text on one line, without what a file may not hold, and the language that it is in. */
export interface Said {
  text: string;
  language: string;
}

/** A debate, or what was chosen of it, as a text that people read on paper and speak of by its numbers. */
export interface Handout {
  language: string;
  title: Said;
  /** Whether the title stands above; the claim that the text is about stands there in any case. */
  titled: boolean;
  facts: string[];
  about: About;
  /** The claim that the text is about: the motion, or the root of a branch. A map without a motion has none. */
  root?: Whole;
  sections: Section[];
  caption?: string;
  /** The list of sources. */
  sources?: { heading: string; notes: Note[] };
  cite?: string;
}

/** What a file says of itself. */
export interface About {
  authors: string[];
  licence?: string;
  /** '2026-11-23' */
  edited?: string;
}

export interface Section {
  heading?: string;
  items: Item[];
}

/** A reason with its premises, which hold only together where there are several; or a claim without a reason. */
export interface Item {
  /** '2.1.3' */
  number: string;
  /** What it does: 'Attacks “Deterrence”: denies it, against the motion'. Nothing without a reason. */
  deed: string;
  claims: (Whole | Mention)[];
  items: Item[];
}

/** A claim where it is told whole. */
export interface Whole {
  /** A name for links within a file: letters and digits. */
  id: string;
  /** '2.1.3', or '2.1.3b' of several premises; the root has a name in place of a number. */
  number: string;
  /** With a mark at its end, since its sentence follows it. */
  heading?: Said;
  text: Said;
  /** Numbers of its sources in the list. */
  notes: number[];
  /** What it rests on besides: 'no source', 'inferred'; how many claims below it are left out. */
  remarks: string[];
}

/** A claim that is told elsewhere, or not at all. */
export interface Mention {
  number: string;
  name: Said;
  /** Where it is told, 'see above: 1.2', in which the number can be a link; or that it is not. */
  see: { before: string; number: string; after: string; id: string } | string;
}

export interface Note {
  id: string;
  number: number;
  reference: NoteRun[];
  archived?: { text: string; link: string };
  /** 'Claims that rest on it', then their numbers, with the place in the source where its words are not quoted. */
  resting: { heading: string; claims: (Told & { locator?: Said })[] };
  quotations: Quotation[];
}

/** The words that some claims quote. */
export interface Quotation {
  claims: Told[];
  words: Said;
  translation?: string;
  locator?: Said;
  /** What a comparison with the source found. */
  check: string;
}

export type Told = Pick<Whole, 'id' | 'number'>;

export interface NoteRun extends Run {
  link?: string;
}

/** What is left out of a text, or told in it besides. */
export interface AroundHandout extends AtHead {
  sources?: boolean;
  /** The words that are quoted from each source; not unless this is true. */
  quotations?: boolean;
  /** How to cite the map. */
  cite?: string;
  /** A sentence under the claims. */
  caption?: string;
}

export interface OutlineOptions {
  negativeFirst?: boolean;
  /** The style of the list of sources; 'here' is the one of pictures, in the reader's language. */
  style: CitingStyle | 'here';
  around?: AroundHandout;
}

/** What a text says besides a picture's words. */
export interface HandoutWords extends Words {
  /** 'The case for the motion', 'What supports it' */
  case(side: Reason['side'], ofMotion: boolean): string;
  apart: string;
  together(deed: string): string;
  level(level: number, deed: string): string;
  above(number: string): string;
  below(number: string): string;
  elsewhere: string;
  leftOut(count: number): string;
  resting: string;
  archived: string;
}

/**
 * The places of a tree as a text in words. Each claim that is whole there is told whole once; a reason has a number, by
 * which it is spoken of, and its premises a letter each where they are several. Linear in the size of the tree.
 */
export function outline(
  places: Tree,
  relations: Relations,
  sides: Sides,
  words: HandoutWords,
  { negativeFirst = false, style, around = {} }: OutlineOptions
): Handout {
  const { map } = relations;
  const [first] = places;
  const root = map.motion === undefined ? undefined : first;
  const claim = root && relations.claim.get(root.claim);
  const { title, language, facts } = headline(map, claim, words, around);
  const whole = places.filter((place) => place.whole).map((place) => place.claim);
  const sources = (around.sources ?? true) ? sourcesUsed(whole, relations) : [];
  const conFirst = negativeFirst && root !== undefined && sides.claim.get(root.claim) !== 'negative';
  const parts = arranged(places, root, conFirst);
  const telling: Telling = {
    places,
    relations,
    sides,
    words,
    notes: new Map(sources.map(({ id }, at) => [id, at + 1])),
    ...numbered(parts, places, root && { place: root, name: nameOf(root, relations, words) })
  };
  const quotations = around.quotations ?? false;
  return {
    language: words.language,
    title: { text: oneLine(title), language },
    titled: around.title ?? true,
    facts: facts.map(oneLine),
    about: {
      authors: (map.authors ?? []).map(oneLine),
      ...(map.licence && { licence: oneLine(map.licence) }),
      ...(map.edited && { edited: map.edited })
    },
    ...(root && { root: told(0, telling) }),
    sections: parts.map(({ of, drafts }) => ({
      ...(of !== undefined && {
        heading: of === 'apart' ? words.apart : words.case(of, root?.claim === map.motion)
      }),
      items: drafts.map((draft) => itemOf(draft, telling))
    })),
    ...(around.caption && { caption: oneLine(around.caption) }),
    ...(sources.length && {
      sources: {
        heading: `${words.sources} (${sources.length})`,
        notes: notesOf(sources, telling, style, quotations)
      }
    }),
    ...(around.cite && { cite: oneLine(around.cite) })
  };
}

/** What becomes an item: the places of one reason. */
interface Draft {
  places: number[];
  /** How many steps it is below the top; the first is 1. */
  depth: number;
  below: Draft[];
  /** The list that it stands in. */
  beside: Draft[];
}

interface Part {
  of: Reason['side'] | 'apart' | undefined;
  drafts: Draft[];
}

/** The items at the top by what they do for the root, each with what hangs below it. */
function arranged(places: Tree, root: Place | undefined, conFirst: boolean): Part[] {
  const top: Draft[] = [];
  const draftOf: (Draft | undefined)[] = [];
  /** For each place the item that hangs under it last. */
  const lastUnder: Draft[] = [];
  for (const [at, place] of places.entries()) {
    const { parent, reason } = place;
    if (place === root) continue;
    const last = lastUnder[parent];
    if (last && reason && places[last.places[0]!]!.reason === reason) {
      last.places.push(at);
      draftOf[at] = last;
      continue;
    }
    const over = draftOf[parent];
    const beside = !over ? top : over.depth < DEEPEST ? over.below : over.beside;
    const draft: Draft = { places: [at], depth: (over?.depth ?? 0) + 1, below: [], beside };
    beside.push(draft);
    draftOf[at] = draft;
    lastUnder[parent] = draft;
  }
  if (!root) return [{ of: undefined, drafts: top }];
  const order: Exclude<Part['of'], undefined>[] = conFirst
    ? ['con', 'pro', 'apart']
    : ['pro', 'con', 'apart'];
  const of = (draft: Draft) => places[draft.places[0]!]!.reason?.side ?? 'apart';
  return order
    .map((side) => ({ of: side, drafts: top.filter((draft) => of(draft) === side) }))
    .filter(({ drafts }) => drafts.length);
}

interface Numbered {
  /** The number of each place, and its turn in the order of reading. */
  turns: ReadonlyMap<number, { number: string; turn: number }>;
  whole: ReadonlyMap<ClaimId, Told & { turn: number }>;
}

interface Telling extends Numbered {
  places: Tree;
  relations: Relations;
  sides: Sides;
  words: HandoutWords;
  /** Numbers of sources in the list. */
  notes: ReadonlyMap<string, number>;
}

function numbered(
  parts: readonly Part[],
  places: Tree,
  root: { place: Place; name: string } | undefined
): Numbered {
  const turns = new Map<number, { number: string; turn: number }>();
  const whole = new Map<ClaimId, Told & { turn: number }>();
  const add = (at: number, number: string) => {
    const turn = turns.size;
    const { claim, index, whole: isWhole } = places[at]!;
    turns.set(at, { number, turn });
    if (isWhole) whole.set(claim, { id: `c${index}`, number, turn });
  };
  const count = (drafts: readonly Draft[], before: string, from = 1) => {
    for (const [nth, { places, below }] of drafts.entries()) {
      const number = `${before}${from + nth}`;
      for (const [letter, at] of places.entries())
        add(at, number + (places.length > 1 ? letters(letter) : ''));
      count(below, `${number}.`);
    }
  };
  if (root) add(0, root.name);
  let from = 1;
  for (const { drafts } of parts) {
    count(drafts, '', from);
    from += drafts.length;
  }
  return { turns, whole };
}

/** 'a', 'b' … 'z', 'aa', 'ab' … */
function letters(at: number): string {
  const last = String.fromCharCode(97 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

/** What the root is called where others have a number. */
function nameOf({ claim }: Place, relations: Relations, words: HandoutWords): string {
  if (claim === relations.map.motion) return words.motion;
  return oneLine(words.quoted(shortWords(relations, claim, words.language).text));
}

function itemOf(draft: Draft, telling: Telling): Item {
  const { places, turns } = telling;
  const [first] = draft.places;
  const { number } = turns.get(first!)!;
  return {
    number: draft.places.length > 1 ? number.slice(0, -1) : number,
    deed: oneLine(deedOf(draft, telling)),
    claims: draft.places.map((at) => (places[at]!.whole ? told(at, telling) : mentioned(at, telling))),
    items: draft.below.map((each) => itemOf(each, telling))
  };
}

function deedOf({ places: [first, ...others], depth }: Draft, telling: Telling): string {
  const { places, relations, sides, words } = telling;
  const { reason, claim } = places[first!]!;
  if (!reason) return '';
  const said = others.length
    ? words.together(deedOfAll(relations, reason, sides.reason.get(reason.id), words))
    : deed(relations, reason, claim, sides.claim.get(claim), words);
  return depth > DEEPEST ? words.level(depth, said) : said;
}

function told(at: number, { places, relations, words, notes, whole }: Telling): Whole {
  const { claim: id, children, open, below } = places[at]!;
  const claim = relations.claim.get(id)!;
  const { heading, headingLanguage, text, textLanguage } = wordsOf(relations.map, claim, words.language);
  const cited = [...new Set(claim.citations?.map(({ source }) => source))];
  const remarks = footing(claim, relations.map, words);
  if (children && !open) remarks.push(words.leftOut(below.claims || children));
  const { id: anchor, number } = whole.get(id)!;
  return {
    id: anchor,
    number,
    ...(heading !== undefined && { heading: { text: stopped(oneLine(heading)), language: headingLanguage } }),
    text: { text: oneLine(text), language: textLanguage },
    notes: cited.flatMap((source) => notes.get(source) ?? []).sort((a, b) => a - b),
    remarks
  };
}

function mentioned(at: number, { places, relations, words, turns, whole }: Telling): Mention {
  const { claim } = places[at]!;
  const { number, turn } = turns.get(at)!;
  const { text, language } = shortWords(relations, claim, words.language);
  const there = whole.get(claim);
  const see = there && seen(there, there.turn < turn ? words.above : words.below);
  return { number, name: { text: oneLine(text), language }, see: see ?? words.elsewhere };
}

/** Words around a number, which stands in them wherever the language wants it. */
function seen({ id, number }: Told, say: (number: string) => string): Mention['see'] {
  const [before = '', after = ''] = say('\0').split('\0');
  return { before, number, after, id };
}

interface Cited {
  claim: Told;
  citation: Citation;
}

function notesOf(
  sources: readonly Source[],
  telling: Telling,
  style: OutlineOptions['style'],
  quotations: boolean
): Note[] {
  const { relations, words, whole } = telling;
  const citing = new Map<string, Cited[]>(sources.map(({ id }) => [id, []]));
  const order = [...whole].sort(([, a], [, b]) => a.turn - b.turn);
  for (const [id, claim] of order)
    for (const citation of relations.claim.get(id)!.citations ?? [])
      citing.get(citation.source)?.push({ claim, citation });
  return sources.map((source, at) => {
    const cited = citing.get(source.id)!;
    const link = archiveLink(source);
    return {
      id: `s${at + 1}`,
      number: at + 1,
      reference: referenceRuns(source, words, style),
      ...(link !== undefined && URL.canParse(link) && { archived: { text: words.archived, link } }),
      resting: { heading: words.resting, claims: restingOf(cited, relations.map.language, quotations) },
      quotations: quotations ? quotationsOf(cited, source, telling) : []
    };
  });
}

/** The claims that rest on a source, each once; where quotations are listed by themselves, those that quote nothing. */
function restingOf(
  cited: readonly Cited[],
  language: string,
  quotations: boolean
): Note['resting']['claims'] {
  const resting = new Map<string, Told & { locator?: Said }>();
  for (const { claim, citation } of cited) {
    if (quotations && citation.quote) continue;
    const { id, number } = claim;
    const before = resting.get(id)?.locator?.text;
    const text = [before, citation.locator && oneLine(citation.locator)].filter(Boolean).join('; ');
    resting.set(id, { id, number, ...(text && { locator: { text, language } }) });
  }
  return [...resting.values()];
}

/** The quotations of a source, the same words once for all claims that quote them, in the order of the text. */
function quotationsOf(cited: readonly Cited[], source: Source, { relations, words }: Telling): Quotation[] {
  const found = new Map<string, Quotation>();
  for (const { claim, citation } of cited) {
    const { quote, locator } = citation;
    if (!quote) continue;
    const check = oneLine(checkSaid(relations, citation, words));
    const key = JSON.stringify([quote.exact, quote.translation, locator, check]);
    const known = found.get(key);
    const { id, number } = claim;
    if (known) {
      if (!known.claims.some((each) => each.id === id)) known.claims.push({ id, number });
      continue;
    }
    const language = quote.language ?? source.language ?? relations.map.language;
    found.set(key, {
      claims: [{ id, number }],
      words: { text: oneLine(quoted(contained(quote.exact), quote.language ?? source.language)), language },
      ...(quote.translation && { translation: oneLine(words.translated(words.quoted(quote.translation))) }),
      ...(locator && { locator: { text: oneLine(locator), language: relations.map.language } }),
      check
    });
  }
  return [...found.values()];
}

/** The reference of a source with its address as a link. */
function referenceRuns(source: Source, words: Words, style: OutlineOptions['style']): NoteRun[] {
  const isHere = style === 'here';
  const runs = isHere ? [{ text: referenceText(source, words) }] : cite(source, style).runs;
  const address = isHere ? sourceLink(source) : partsOf(source).link;
  const pieces = linked(
    runs.map((run) => ({ ...run, text: folded(run.text) })),
    address
  );
  return pieces.map((run) => ({ ...run, text: contained(run.text) }));
}

/** Runs in which the last that says an address, with or without its scheme, is a link there. */
function linked(runs: NoteRun[], address: string | undefined): NoteRun[] {
  if (address === undefined || !URL.canParse(address)) return runs;
  for (const said of [address, address.replace(/^https?:\/\//, '')]) {
    const at = runs.findLastIndex(({ text }) => text.includes(said));
    if (at < 0) continue;
    const { text, ...look } = runs[at]!;
    const from = text.lastIndexOf(said);
    const pieces: NoteRun[] = [
      { ...look, text: text.slice(0, from) },
      { ...look, text: said, link: address },
      { ...look, text: text.slice(from + said.length) }
    ];
    return runs.toSpliced(at, 1, ...pieces.filter((piece) => piece.text));
  }
  return runs;
}

function stopped(heading: string): string {
  return /[\p{Po}\p{Pe}\p{Pf}]$/u.test(heading) ? heading : `${heading}.`;
}

/** A text on one line, without spaces around it, which turns nothing round that stands after it. */
function oneLine(text: string): string {
  return contained(folded(text).trim());
}

function folded(text: string): string {
  return clean(text).replace(/[ \t\n\u2028\u2029]+/g, ' ');
}
