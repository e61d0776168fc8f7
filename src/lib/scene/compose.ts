import type { Citation, Claim, SourceId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Side, Sides } from '../model/sides.ts';
import { isUnsourced } from '../model/standing.ts';
import { wordsOf } from '../model/translate.ts';
import type { Place, Tree } from '../model/tree.ts';
import { sourceLabel, sourceLink } from '../sources/label.ts';
import { clean } from '../text/clean.ts';
import { baseDirection, covered, measure } from '../text/measure.ts';
import { clip, wrap } from '../text/wrap.ts';
import type { CardKind, SceneCard, SceneFold, SceneMark, SceneText } from './scene.ts';
import { deed, shortName } from './sentence.ts';
import { baseline, type Role, type Style, TYPE } from './type.ts';
import type { Words } from './words.ts';

/** How much a pillar says, and how wide it is: 'medium' and 'narrow' ones stand under the motion, not beside it. */
export type PillarForm = 'full' | 'brief' | 'medium' | 'narrow';

export interface Composition {
  form: PillarForm;
  /** Pillars wider than other claims. */
  widePillars: boolean;
  /** A sign on open branches too, for a screen on which it can be pressed. */
  closable: boolean;
}

/** What the cards of one picture are made from. */
interface Matter {
  relations: Relations;
  sides: Sides;
  words: Words;
  form: PillarForm;
  /** How each source is named on a card: the same on all of them. */
  named: Map<SourceId, NamedSource>;
}

interface NamedSource {
  label: string;
  href?: string;
  title: string;
}

const WIDTHS: Readonly<Record<CardKind, number>> = { motion: 224, pillar: 460, claim: 264, reference: 216 };
const UNDER_MOTION: Partial<Record<PillarForm, number>> = { medium: 360, narrow: 164 };
const PADDING = { x: 14, y: 12, pillar: 8, reference: 8 } as const;
const MARK = { width: 9, gap: 3 } as const;
const BETWEEN_SOURCES = '  ·  ';
const FOLD = { width: 40, height: 26 } as const;
const BEFORE_FOLD = 12;
const BEFORE_TAIL = 12;

/**
 * Makes the card of each place in a tree: what stands on it, line by line, and so how large it is. Where the cards
 * stand, and on which edge their stripe is, is left open.
 */
export function compose(
  tree: Tree,
  relations: Relations,
  sides: Sides,
  words: Words,
  { form, widePillars, closable }: Composition
): SceneCard[] {
  const positions = siblingPositions(tree);
  const matter: Matter = { relations, sides, words, form, named: new Map() };
  return tree.map((place, at) => {
    const claim = relations.claim.get(place.claim)!;
    const kind = kindOf(place, tree, relations);
    const { position, siblings } = positions[at]!;
    const side = sides.claim.get(claim.id);
    const card: SceneCard = {
      key: keyOf(place),
      claim: claim.id,
      kind,
      x: 0,
      y: 0,
      width: widthOf(kind, form, widePillars),
      height: 0,
      sourced: !isUnsourced(claim, relations.map),
      title: clean(wordsOf(relations.map, claim, words.language).text),
      description: clean(account(place, claim, side, matter)),
      level: place.level + 1,
      position,
      siblings,
      parent: place.parent,
      texts: [],
      marks: []
    };
    if (side) card.side = side;
    const sheet = new Sheet(card, words.language);
    const fold = place.open && !closable ? undefined : foldOf(place, words);
    if (kind === 'reference') composeReference(sheet, fold, claim, matter);
    else if (kind === 'motion') composeMotion(sheet, place, claim, matter);
    else if (kind === 'pillar') composePillar(sheet, place, fold, claim, matter);
    else composeClaim(sheet, fold, claim, matter);
    return card;
  });
}

/** Unlike that of any other place, whatever the ids hold. */
function keyOf({ claim, reason, whole }: Place): string {
  return whole ? `claim:${claim}` : `reference:${JSON.stringify([reason!.id, claim])}`;
}

function kindOf(place: Place, tree: Tree, { map }: Relations): CardKind {
  if (!place.whole) return 'reference';
  if (place.claim === map.motion) return 'motion';
  return place.parent >= 0 && tree[place.parent]!.claim === map.motion ? 'pillar' : 'claim';
}

function widthOf(kind: CardKind, form: PillarForm, wide: boolean): number {
  const pillar = UNDER_MOTION[form];
  if (pillar !== undefined && kind === 'pillar') return pillar;
  if (pillar !== undefined && kind === 'motion') return pillar * 2 + 16;
  return kind === 'pillar' && !wide ? WIDTHS.claim : WIDTHS[kind];
}

function siblingPositions(tree: Tree): { position: number; siblings: number }[] {
  const counts = new Map<number, number>();
  const positions = tree.map(({ parent }) => {
    const position = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, position);
    return position;
  });
  return tree.map(({ parent }, at) => ({ position: positions[at]!, siblings: counts.get(parent)! }));
}

function account(
  { reason, claim: id, whole, below, children }: Place,
  claim: Claim,
  side: Side | undefined,
  matter: Matter
): string {
  const { relations, words } = matter;
  const said = reason ? deed(relations, reason, id, side, words) : words.side(side);
  const cited = claim.citations?.map((citation) => accountOf(citation, matter)).join('; ');
  const basis = claim.basis && claim.basis !== 'source' ? words.basis(claim.basis) : undefined;
  const sources = id === relations.map.motion ? undefined : cited || words.noSource;
  const parts = [
    said,
    whole ? undefined : words.drawnElsewhere,
    sources,
    basis,
    children ? words.standingBelow(below) : undefined
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

function accountOf({ source, quote, check }: Citation, matter: Matter): string {
  const { label } = namedSource(source, matter);
  return quote ? `${label} (${matter.words.check(check)})` : label;
}

function namedSource(id: SourceId, { relations, named }: Matter): NamedSource {
  let found = named.get(id);
  if (!found) {
    const record = relations.source.get(id)!;
    const href = sourceLink(record);
    found = {
      label: clean(sourceLabel(record)),
      title: clean(record.title ?? ''),
      ...(href && { href: clean(href) })
    };
    named.set(id, found);
  }
  return found;
}

/** Lines set one below the other on a card. */
class Sheet {
  readonly card: SceneCard;
  readonly #language: string;
  #y = 0;
  /** Where the open line goes on. */
  #x: number = PADDING.x;

  constructor(card: SceneCard, language: string) {
    this.card = card;
    this.#language = language;
  }

  space(px: number): void {
    this.#y += px;
  }

  /** Ends the card below what stands on it. */
  close(padding: number): void {
    this.card.height = Math.ceil((this.#y + padding) / 2) * 2;
  }

  /** A paragraph over the card's width. */
  paragraph(role: Role, text: string, language: string, inset: number = PADDING.x): void {
    const width = this.card.width - 2 * inset;
    const more = this.#reading(text, language);
    const x = more?.rightToLeft ? this.card.width - inset : inset;
    for (const line of wrap(clean(text), TYPE[role], width)) {
      this.#put(role, line.text, line.width, x, more);
      this.#y += TYPE[role].line;
    }
  }

  /** A paragraph whose last line is left open, so that a tail may stand on it. */
  openParagraph(role: Role, text: string, language: string): void {
    this.paragraph(role, text, language);
    const last = this.card.texts.at(-1);
    if (!last || last.rightToLeft) return;
    this.#y -= TYPE[role].line;
    this.#x = last.x + last.width;
  }

  /** One line, left open, that is cut where it does not fit before the tail. */
  openLine(role: Role, text: string, language: string, x: number, tail: number): void {
    const line = clip(clean(text), TYPE[role], this.card.width - x - PADDING.x - tail);
    const more = this.#reading(text, language);
    this.#put(role, line.text, line.width, more?.rightToLeft ? x + line.width : x, more);
    this.#x = x + line.width;
  }

  /** How a text is read, where that is not from the left in the language of the picture. */
  #reading(text: string, language: string): Pick<SceneText, 'rightToLeft' | 'language'> | undefined {
    const rightToLeft = baseDirection(text) === 'rtl';
    if (!rightToLeft && language === this.#language) return undefined;
    return { ...(rightToLeft && { rightToLeft }), ...(language !== this.#language && { language }) };
  }

  /** Sources, one behind the other from the left; the last line is left open, so that a tail may stand on it. */
  sources(items: readonly FooterItem[]): void {
    const { card } = this;
    const right = card.width - PADDING.x;
    const gap = measure(BETWEEN_SOURCES, TYPE.source);
    for (const item of items) {
      const markWidth = item.mark ? MARK.width + MARK.gap : 0;
      const width = Math.min(measure(item.text, TYPE.source), right - PADDING.x - markWidth);
      if (this.#x > PADDING.x && this.#x + gap + markWidth + width > right) {
        this.#x = PADDING.x;
        this.#y += TYPE.source.line;
      } else if (this.#x > PADDING.x) {
        this.#put('source', '·', measure('·', TYPE.source), this.#x + gap / 2 - 1);
        this.#x += gap;
      }
      if (item.mark) {
        const { filled, title } = item.mark;
        card.marks.push({ x: tenth(this.#x), y: this.#y + 3, filled, title });
      }
      this.#x += markWidth;
      const line = clip(item.text, TYPE.source, right - this.#x);
      this.#put('source', line.text, line.width, this.#x, item.link);
      this.#x += width;
    }
  }

  /** At the right of the open line, or on lines of its own where it does not fit: how a branch stands, and its fold. */
  tail(standing: string | undefined, fold: FoldWords | undefined, style: Style = TYPE.source): void {
    const right = this.card.width - PADDING.x;
    const foldWidth = fold ? measure(fold.text, TYPE.fold) + (standing ? BEFORE_FOLD : 0) : 0;
    const lines = standing ? wrap(standing, TYPE.standing, right - PADDING.x - foldWidth) : [];
    const width = foldWidth + Math.max(0, ...lines.map((each) => each.width));
    const fits = lines.length < 2 && this.#x + BEFORE_TAIL + width <= right;
    if (this.#x > PADDING.x && width && !fits) this.#y += style.line;
    const line = fits ? style.line : TYPE.standing.line;
    const aligned = fits ? { x: right - foldWidth, anchor: 'end' as const } : { x: PADDING.x };
    for (const [at, { text, width }] of lines.entries()) {
      if (at) this.#y += line;
      const { x, ...anchor } = aligned;
      this.#put('standing', text, width, x, anchor, line);
    }
    if (fold) this.#fold(fold, right, line);
    this.#y += line;
    this.#x = PADDING.x;
  }

  #fold({ text, label, open }: FoldWords, right: number, line: number): void {
    const width = tenth(measure(text, TYPE.fold));
    const y = this.#y;
    const fold: SceneFold = {
      x: this.card.width - FOLD.width,
      y: y + line / 2 - FOLD.height / 2,
      width: FOLD.width,
      height: FOLD.height,
      open,
      label,
      text: {
        role: 'fold',
        x: right,
        y: y + baseline({ size: TYPE.fold.size, line }),
        text,
        width,
        anchor: 'end'
      }
    };
    this.card.fold = fold;
  }

  #put(
    role: Role,
    text: string,
    width: number,
    x: number,
    more?: Partial<SceneText>,
    line = TYPE[role].line
  ): void {
    const style = TYPE[role];
    const side = style.tone === 'side' ? this.card.side : undefined;
    const put: SceneText = {
      role,
      x: tenth(x),
      y: this.#y + baseline({ size: style.size, line }),
      text,
      width: tenth(width)
    };
    if (!covered(text, style.face)) put.foreign = true;
    if (side) put.side = side;
    this.card.texts.push(more ? Object.assign(put, more) : put);
  }
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10;
}

interface FooterItem {
  text: string;
  link?: Pick<SceneText, 'href' | 'title'>;
  mark?: Pick<SceneMark, 'filled' | 'title'>;
}

interface FoldWords {
  text: string;
  label: string;
  open: boolean;
}

function foldOf({ children, open, claims }: Place, words: Words): FoldWords | undefined {
  if (!children) return undefined;
  const hidden = claims || children;
  return open
    ? { text: '−', label: words.fold, open }
    : { text: `+${hidden}`, label: words.unfold(hidden), open };
}

function sourcesOf(claim: Claim, matter: Matter): FooterItem[] {
  const { words } = matter;
  const items = (claim.citations ?? []).map(({ source, quote, check }): FooterItem => {
    const { label, title, href } = namedSource(source, matter);
    const state = quote && words.check(check);
    const said = state ? `${title} (${state})` : title;
    return {
      text: label,
      link: { ...(href && { href }), ...(said && { title: said }) },
      ...(state && { mark: { filled: check?.result === 'exact', title: state } })
    };
  });
  if (!items.length) items.push({ text: words.noSource });
  if (claim.basis && claim.basis !== 'source') items.push({ text: words.basis(claim.basis) });
  return items;
}

function composeMotion(sheet: Sheet, place: Place, claim: Claim, { relations, words }: Matter): void {
  const { text, textLanguage } = wordsOf(relations.map, claim, words.language);
  sheet.space(PADDING.y + 2);
  sheet.paragraph('section', words.motion, words.language, PADDING.x + 4);
  sheet.space(2);
  sheet.paragraph('motion', text, textLanguage, PADDING.x + 4);
  if (place.children) {
    sheet.space(6);
    sheet.paragraph('standing', words.standing(place.below), words.language, PADDING.x + 4);
  }
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
  const standing = place.children ? words.standing(place.below) : undefined;
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
  const { text, textLanguage } = wordsOf(relations.map, claim, words.language);
  sheet.space(PADDING.y - 2);
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
  const language = wordsOf(relations.map, claim, words.language).headingLanguage;
  const tail = fold ? BEFORE_TAIL + measure(fold.text, TYPE.fold) : 0;
  sheet.openLine('reference', shortName(relations, claim.id, words.language), language, 28, tail);
  sheet.tail(undefined, fold, TYPE.reference);
  sheet.close(PADDING.reference);
}
