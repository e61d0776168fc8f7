import type { ArgumentMap, Citation, Claim, ClaimId, SourceId } from '../model/map.ts';
import { isFound } from '../model/outdated.ts';
import type { Relations } from '../model/relations.ts';
import type { Side, Sides } from '../model/sides.ts';
import { isUnsourced } from '../model/standing.ts';
import { type ClaimWords, wordsOf } from '../model/translate.ts';
import type { Place, Tree } from '../model/tree.ts';
import { sourceLabel, sourceLink } from '../sources/label.ts';
import { clean } from '../text/clean.ts';
import { measure } from '../text/measure.ts';
import type { CardKind, SceneCard, SceneFold, SceneMark, SceneText } from './scene.ts';
import { checkSaid, deed, ENOUGH, footing, shortWords } from './sentence.ts';
import { BEFORE_TAIL, type FoldWords, type FooterItem, INSET, Sheet } from './sheet.ts';
import { TYPE } from './type.ts';
import type { Words } from './words.ts';

/** How much a pillar says, and how wide it is: 'medium' and 'narrow' ones stand under the motion, not beside it. */
export type PillarForm = 'full' | 'brief' | 'medium' | 'narrow';

export interface Composition {
  form: PillarForm;
  /** Pillars wider than other claims. */
  widePillars: boolean;
  /** A sign on open branches too, for a screen on which it can be pressed. */
  closable: boolean;
  /** The numbers under which sources stand in a list, where cards name these and no addresses. */
  numbers?: ReadonlyMap<SourceId, number> | undefined;
  /** Claims to which others refer by their headings, which therefore stand on their cards. */
  named?: ReadonlySet<ClaimId> | undefined;
}

/** What the cards of one picture are made from. */
interface Matter {
  relations: Relations;
  sides: Sides;
  words: Words;
  form: PillarForm;
  closable: boolean;
  numbers: ReadonlyMap<SourceId, number> | undefined;
  named: ReadonlySet<ClaimId> | undefined;
  /** How each source is named on a card: the same on all of them. */
  sources: Map<SourceId, NamedSource>;
}

interface NamedSource {
  label: string;
  href?: string;
  title: string;
}

const WIDTHS: Readonly<Record<CardKind, number>> = { motion: 224, pillar: 460, claim: 264, reference: 216 };
const UNDER_MOTION: Partial<Record<PillarForm, number>> = { medium: 360, narrow: 164 };
/** Space in px above and below what stands on a card. */
const PADDING = { y: 12, pillar: 8, reference: 8 } as const;

/**
 * Makes the card of each place in a tree. Where it stands, how high it is and on which edge its stripe is, is left open;
 * what stands on it is set line by line when it is first asked for, since of a large map a page shows few cards at a time.
 * Cards of an earlier picture, of this map or of one before a change, lend what they have set where that is the same.
 */
export function compose(
  tree: Tree,
  relations: Relations,
  sides: Sides,
  words: Words,
  { form, widePillars, closable, numbers, named }: Composition,
  before: readonly SceneCard[] = []
): Card[] {
  const { position, siblings } = siblingPositions(tree);
  const matter: Matter = { relations, sides, words, form, closable, numbers, named, sources: new Map() };
  const earlier = Card.among(before, relations);
  return tree.map((place, at) => {
    const kind = kindOf(place, tree, relations);
    const width = widthOf(kind, form, widePillars);
    return new Card(place, kind, width, position[at]!, siblings[at]!, matter, earlier(place));
  });
}

const NONE: readonly Citation[] = [];

/** A card whose content is composed on first sight. Its accessors stand on the prototype: there may be many thousands. */
export class Card implements SceneCard {
  readonly key: string;
  readonly claim: ClaimId;
  readonly kind: CardKind;
  x = 0;
  y = 0;
  readonly width: number;
  height = 0;
  readonly side?: Side;
  stripe?: NonNullable<SceneCard['stripe']>;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parent: number;
  readonly #place: Place;
  readonly #matter: Matter;
  readonly #claim: Claim;
  #need: number | undefined;
  #sheet: Sheet | undefined;

  constructor(
    place: Place,
    kind: CardKind,
    width: number,
    position: number,
    siblings: number,
    matter: Matter,
    earlier: Card | undefined
  ) {
    const side = matter.sides.claims[place.index];
    this.key = earlier?.key ?? keyOf(place);
    this.claim = place.claim;
    this.kind = kind;
    this.width = width;
    if (side) this.side = side;
    this.level = place.level + 1;
    this.position = position;
    this.siblings = siblings;
    this.parent = place.parent;
    this.#place = place;
    this.#matter = matter;
    this.#claim = matter.relations.map.claims[place.index]!;
    if (earlier) this.#keep(earlier);
  }

  /** Finds the card of an earlier picture that stands for the same place. */
  static among(cards: readonly SceneCard[], { map }: Relations): (place: Place) => Card | undefined {
    const [first] = cards;
    // Whatever draws a picture, its cards are all of one kind.
    if (!(first instanceof Card)) return () => undefined;
    const then = first.#matter.relations;
    const whole: Card[] = [];
    const references = new Map<string, Card>();
    for (const card of cards as Card[]) {
      if (card.kind === 'reference') references.set(card.key, card);
      else whole[card.#place.index] = card;
    }
    const indexThen = ({ claim, index }: Place) =>
      then.map.claims === map.claims ? index : then.ways.claims.get(claim);
    return (place) => (place.whole ? whole[indexThen(place) ?? -1] : references.get(keyOf(place)));
  }

  get citations(): readonly Citation[] {
    return this.#claim.citations ?? NONE;
  }

  get sourced(): boolean {
    return !isUnsourced(this.#claim, this.#matter.relations.map);
  }

  get title(): string {
    return clean(this.#words.text);
  }

  get titleLanguage(): string | undefined {
    const { textLanguage } = this.#words;
    return textLanguage === this.#matter.words.language ? undefined : textLanguage;
  }

  get #words(): ClaimWords {
    const { relations, words } = this.#matter;
    return wordsOf(relations.map, this.#claim, words.language);
  }

  /** So high it has to be for what it says, in px. */
  get need(): number {
    this.#need ??= this.sheet.height;
    return this.#need;
  }

  /** Takes over what an earlier card of the same place has set, where it says the same. */
  #keep(earlier: Card): void {
    if (earlier.#need === undefined || !this.#saysWhat(earlier)) return;
    this.#need = earlier.#need;
    // Of another side it stands in other ink.
    if (earlier.side === this.side) this.#sheet = earlier.#sheet;
  }

  /** Whether it is set as an earlier card is, but for the ink of its side. */
  #saysWhat(earlier: Card): boolean {
    const claim = this.#claim;
    return (
      claim === earlier.#claim &&
      this.kind === earlier.kind &&
      this.width === earlier.width &&
      isSameStanding(this.#place, earlier.#place) &&
      (this.#matter === earlier.#matter || isSaidAlike(claim, this.#matter, earlier.#matter))
    );
  }

  /** Tells the card how high it has to be, where that was worked out before. */
  stand(height: number): void {
    this.height = height;
    this.#need = height;
  }

  /** What it says, set in lines: so high the card has to be, and this stands on it. */
  get sheet(): Sheet {
    this.#sheet ??= sheetOf(this, this.#place, this.#matter);
    return this.#sheet;
  }

  get texts(): SceneText[] {
    return this.sheet.texts;
  }

  get marks(): SceneMark[] {
    return this.sheet.marks;
  }

  get fold(): SceneFold | undefined {
    return this.sheet.fold;
  }

  get description(): string {
    return clean(account(this.#place, this.#claim, this.side, this.#matter));
  }
}

/** Whether what a picture says of a claim is said in the same words in another. */
function isSaidAlike(claim: Claim, a: Matter, b: Matter): boolean {
  const [now, then] = [a.relations, b.relations];
  return (
    a.words === b.words &&
    a.form === b.form &&
    a.closable === b.closable &&
    a.numbers === b.numbers &&
    a.named?.has(claim.id) === b.named?.has(claim.id) &&
    now.texts === then.texts &&
    now.map.motion === then.map.motion &&
    isSameWording(claim, now.map, then.map, a.words.language) &&
    (now.map.sources === then.map.sources ||
      (claim.citations ?? []).every(({ source }) => now.source.get(source) === then.source.get(source)))
  );
}

function isSameStanding(a: Place, b: Place): boolean {
  return (
    a.children === b.children &&
    a.open === b.open &&
    a.below.claims === b.below.claims &&
    a.below.affirmative === b.below.affirmative &&
    a.below.negative === b.below.negative &&
    a.below.unanswered === b.below.unanswered
  );
}

function isSameWording(claim: Claim, a: ArgumentMap, b: ArgumentMap, language: string): boolean {
  if (a.translations === b.translations && a.language === b.language) return true;
  const [now, then] = [wordsOf(a, claim, language), wordsOf(b, claim, language)];
  return (
    now.text === then.text &&
    now.textLanguage === then.textLanguage &&
    now.heading === then.heading &&
    now.headingLanguage === then.headingLanguage
  );
}

function sheetOf(card: Card, place: Place, matter: Matter): Sheet {
  const { relations, words, closable } = matter;
  const claim = relations.claim.get(place.claim)!;
  // Not the card itself: a sheet outlives the picture for which it was set.
  const { width, side } = card;
  const sheet = new Sheet({ width, ...(side && { side }) }, words.language);
  const fold = place.open && !closable ? undefined : foldOf(place, words);
  if (card.kind === 'reference') composeReference(sheet, fold, claim, matter);
  else if (card.kind === 'motion') composeMotion(sheet, place, fold, claim, matter);
  else if (card.kind === 'pillar') composePillar(sheet, place, fold, claim, matter);
  else composeClaim(sheet, fold, claim, matter);
  return sheet;
}

/** Unlike that of any other place, whatever the ids hold. */
function keyOf({ claim, reason, whole }: Place): string {
  return whole ? `claim:${claim}` : `reference:${JSON.stringify([reason?.id, claim])}`;
}

function kindOf(place: Place, tree: Tree, { map }: Relations): CardKind {
  if (!place.whole) return 'reference';
  if (place.claim === map.motion) return 'motion';
  const over = tree[place.parent];
  return over?.whole && over.claim === map.motion ? 'pillar' : 'claim';
}

function widthOf(kind: CardKind, form: PillarForm, wide: boolean): number {
  const pillar = UNDER_MOTION[form];
  if (pillar !== undefined && kind === 'pillar') return pillar;
  if (pillar !== undefined && kind === 'motion') return pillar * 2 + 16;
  return kind === 'pillar' && !wide ? WIDTHS.claim : WIDTHS[kind];
}

/** Of each place which among its siblings it is, counted from 1, and how many they are. */
function siblingPositions(tree: Tree): { position: Uint32Array; siblings: Uint32Array } {
  const position = new Uint32Array(tree.length);
  // Roots are siblings too: they hang under place -1.
  const counts = new Uint32Array(tree.length + 1);
  for (let at = 0; at < tree.length; at++) position[at] = ++counts[tree[at]!.parent + 1]!;
  const siblings = new Uint32Array(tree.length);
  for (let at = 0; at < tree.length; at++) siblings[at] = counts[tree[at]!.parent + 1]!;
  return { position, siblings };
}

function account(
  { reason, claim: id, whole, below, children }: Place,
  claim: Claim,
  side: Side | undefined,
  matter: Matter
): string {
  const { relations, words } = matter;
  const cited = claim.citations?.map((citation) => accountOf(citation, matter)).join('; ');
  const basis = claim.basis && claim.basis !== 'source' ? words.basis(claim.basis) : undefined;
  const isMotion = id === relations.map.motion;
  const said = reason ? deed(relations, reason, id, side, words) : rootIs(id, side, matter);
  const sources = cited || (isMotion ? undefined : words.noSource);
  const parts = [
    said,
    whole ? undefined : words.drawnElsewhere,
    sources,
    basis,
    children ? words.standingBelow(below) : undefined
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

function rootIs(
  id: ClaimId,
  side: Side | undefined,
  { relations: { map }, words }: Matter
): string | undefined {
  if (map.motion === undefined) return undefined;
  return id === map.motion ? words.motion : words.side(side);
}

function accountOf(citation: Citation, matter: Matter): string {
  const { label } = namedSource(citation.source, matter);
  return citation.quote ? `${label} (${checkSaid(matter.relations, citation, matter.words)})` : label;
}

function namedSource(id: SourceId, { relations, sources, numbers }: Matter): NamedSource {
  let found = sources.get(id);
  if (!found) {
    const record = relations.source.get(id)!;
    const number = numbers?.get(id);
    const href = numbers ? undefined : sourceLink(record);
    const label = clean(sourceLabel(record).slice(0, ENOUGH));
    found = {
      label: number === undefined ? label : `${label} [${number}]`,
      title: clean((record.title ?? '').slice(0, ENOUGH)),
      ...(href && { href: clean(href) })
    };
    sources.set(id, found);
  }
  return found;
}

function foldOf({ children, open, below }: Place, words: Words): FoldWords | undefined {
  if (!children) return undefined;
  const hidden = below.claims || children;
  return open
    ? { text: '−', label: words.fold, open }
    : { text: `+${hidden}`, label: words.unfold(hidden), open };
}

function sourcesOf(claim: Claim, matter: Matter): FooterItem[] {
  const { relations, words } = matter;
  const items = (claim.citations ?? []).map((citation): FooterItem => {
    const { label, title, href } = namedSource(citation.source, matter);
    const state = citation.quote && checkSaid(relations, citation, words);
    const said = state ? `${title} (${state})` : title;
    return {
      text: label,
      link: { ...(href && { href }), ...(said && { title: said }) },
      ...(state && { mark: { filled: isFound(citation, relations.texts), title: state } })
    };
  });
  for (const text of footing(claim, matter.relations.map, words)) items.push({ text });
  return items;
}

function composeMotion(
  sheet: Sheet,
  place: Place,
  fold: FoldWords | undefined,
  claim: Claim,
  matter: Matter
): void {
  const { relations, words } = matter;
  const { text, textLanguage } = wordsOf(relations.map, claim, words.language);
  sheet.space(PADDING.y + 2);
  sheet.paragraph('section', words.motion, words.language, INSET + 4);
  sheet.space(2);
  sheet.paragraph('motion', text, textLanguage, INSET + 4);
  if (place.children) {
    sheet.space(6);
    sheet.paragraph('standing', words.standing(place.below), words.language, INSET + 4);
  }
  if (claim.citations?.length) sheet.sources(sourcesOf(claim, matter));
  // A root is opened by looking at it; as part of another claim's branch the motion is opened like any other.
  sheet.tail(undefined, place.parent < 0 ? undefined : fold);
  sheet.close(PADDING.y);
}

function composePillar(
  sheet: Sheet,
  place: Place,
  fold: FoldWords | undefined,
  claim: Claim,
  matter: Matter
): void {
  const { relations, words, form } = matter;
  const { text, textLanguage, heading, headingLanguage } = wordsOf(relations.map, claim, words.language);
  const standing = place.children
    ? { text: words.standing(place.below), title: capital(words.standingBelow(place.below)) }
    : undefined;
  const full = form === 'full' || form === 'medium' || heading === undefined;
  sheet.space(PADDING.pillar);
  if (heading !== undefined) sheet.openParagraph('heading', heading, headingLanguage);
  sheet.tail(standing, fold, TYPE.heading);
  if (full) {
    sheet.paragraph('pillar', text, textLanguage);
    sheet.space(2);
    sheet.sources(sourcesOf(claim, matter));
    sheet.tail(undefined, undefined);
  }
  sheet.close(PADDING.pillar);
}

function composeClaim(sheet: Sheet, fold: FoldWords | undefined, claim: Claim, matter: Matter): void {
  const { relations, words } = matter;
  const { text, textLanguage, heading, headingLanguage } = wordsOf(relations.map, claim, words.language);
  sheet.space(PADDING.y - 2);
  if (heading !== undefined && matter.named?.has(claim.id)) {
    sheet.paragraph('section', heading, headingLanguage);
    sheet.space(2);
  }
  sheet.paragraph('claim', text.trim() ? text : '…', textLanguage);
  sheet.space(4);
  sheet.sources(sourcesOf(claim, matter));
  sheet.tail(undefined, fold);
  sheet.close(PADDING.y - 2);
}

function composeReference(
  sheet: Sheet,
  fold: FoldWords | undefined,
  claim: Claim,
  { relations, words }: Matter
): void {
  sheet.space(PADDING.reference);
  const { text, language } = shortWords(relations, claim.id, words.language);
  const tail = fold ? BEFORE_TAIL + measure(fold.text, TYPE.fold) : 0;
  sheet.openLine('reference', text, language, 28, tail);
  sheet.tail(undefined, fold, TYPE.reference);
  sheet.close(PADDING.reference);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
