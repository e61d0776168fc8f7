import type { Citation, Claim } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Side, Sides } from '../model/sides.ts';
import { wordsOf } from '../model/translate.ts';
import type { Place, Tree } from '../model/tree.ts';
import { sourceLabel, sourceLink } from '../sources/label.ts';
import { clean } from '../text/clean.ts';
import { baseDirection, covered, measure } from '../text/measure.ts';
import { clip, wrap } from '../text/wrap.ts';
import type { CardKind, SceneCard, SceneFold, SceneMark, SceneText } from './scene.ts';
import { isUnsourced, place, shortName } from './sentence.ts';
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

/** A card with everything in it, which has not been given its place yet. */
export type Card = Omit<SceneCard, 'x' | 'y' | 'stripe'>;

const WIDTHS: Readonly<Record<CardKind, number>> = { motion: 224, pillar: 460, claim: 264, reference: 216 };
const UNDER_MOTION: Partial<Record<PillarForm, number>> = { medium: 360, narrow: 164 };
const PADDING = { x: 14, y: 12, pillar: 8, reference: 8 } as const;
const MARK = { width: 9, gap: 3 } as const;
const BETWEEN_SOURCES = '  ·  ';
const FOLD = { width: 40, height: 26 } as const;
const BEFORE_FOLD = 12;
const BEFORE_TAIL = 12;

/** Makes the card of each place in a tree: what stands on it, line by line, and so how large it is. */
export function compose(
  tree: Tree,
  relations: Relations,
  sides: Sides,
  words: Words,
  { form, widePillars, closable }: Composition
): Card[] {
  const positions = siblingPositions(tree);
  return tree.map((place, at) => {
    const claim = relations.claim.get(place.claim)!;
    const kind = kindOf(place, tree, relations);
    const { position, siblings } = positions[at]!;
    const side = sides.claim.get(claim.id);
    const card: Card = {
      key: keyOf(place),
      claim: claim.id,
      kind,
      width: widthOf(kind, form, widePillars),
      height: 0,
      ...(side && { side }),
      sourced: claim.id === relations.map.motion || !isUnsourced(claim),
      title: clean(wordsOf(relations.map, claim, words.language).text),
      description: clean(account(place, claim, relations, side, words)),
      level: place.level + 1,
      position,
      siblings,
      parent: place.parent,
      texts: [],
      marks: []
    };
    const sheet = new Sheet(card, words.language);
    const fold = place.open && !closable ? undefined : foldOf(place, words);
    if (kind === 'reference') composeReference(sheet, fold, claim, relations, words);
    else if (kind === 'motion') composeMotion(sheet, place, claim, relations, words);
    else if (kind === 'pillar') composePillar(sheet, place, fold, claim, relations, words, form);
    else composeClaim(sheet, fold, claim, relations, words);
    return card;
  });
}

/** Unlike that of any other place, whatever the ids hold. */
function keyOf({ claim, reason, whole }: Place): string {
  return whole ? `claim:${claim}` : `reference:${reason!.premises.indexOf(claim)}:${reason!.id}`;
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
  relations: Relations,
  side: Side | undefined,
  words: Words
): string {
  const said = reason ? place(relations, reason, id, side, words) : words.side(side);
  const cited = claim.citations?.map((citation) => accountOf(citation, relations, words)).join('; ');
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

function accountOf(citation: Citation, { source }: Relations, words: Words): string {
  const label = sourceLabel(source.get(citation.source)!);
  return citation.quote ? `${label} (${words.check(citation.check)})` : label;
}

/** Lines set one below the other on a card. */
class Sheet {
  readonly card: Card;
  readonly #language: string;
  #y = 0;
  /** Where the open line goes on. */
  #x: number = PADDING.x;

  constructor(card: Card, language: string) {
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
    const rightToLeft = baseDirection(text) === 'rtl';
    for (const line of wrap(clean(text), TYPE[role], width)) {
      this.#put(role, line.text, line.width, rightToLeft ? this.card.width - inset : inset, {
        ...(rightToLeft && { rightToLeft }),
        ...(language !== this.#language && { language })
      });
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
    const rightToLeft = baseDirection(text) === 'rtl';
    this.#put(role, line.text, line.width, rightToLeft ? x + line.width : x, {
      ...(rightToLeft && { rightToLeft }),
      ...(language !== this.#language && { language })
    });
    this.#x = x + line.width;
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
        this.#put('source', '·', measure('·', TYPE.source), this.#x + gap / 2 - 1, {});
        this.#x += gap;
      }
      if (item.mark) card.marks.push({ x: Math.round(this.#x * 10) / 10, y: this.#y + 3, ...item.mark });
      this.#x += markWidth;
      const { text } = clip(item.text, TYPE.source, right - this.#x);
      this.#put('source', text, measure(text, TYPE.source), this.#x, {
        ...(item.href && { href: item.href }),
        ...(item.title && { title: item.title })
      });
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
    const width = measure(text, TYPE.fold);
    const style = { ...TYPE.fold, line };
    const y = this.#y;
    const fold: SceneFold = {
      x: this.card.width - FOLD.width,
      y: y + style.line / 2 - FOLD.height / 2,
      width: FOLD.width,
      height: FOLD.height,
      open,
      label,
      text: { role: 'fold', x: right, y: y + baseline(style), text, width, anchor: 'end' }
    };
    this.card.fold = fold;
  }

  #put(
    role: Role,
    text: string,
    width: number,
    x: number,
    more: Partial<SceneText>,
    line = TYPE[role].line
  ): void {
    const side = TYPE[role].tone === 'side' ? this.card.side : undefined;
    this.card.texts.push({
      role,
      x: Math.round(x * 10) / 10,
      y: this.#y + baseline({ ...TYPE[role], line }),
      text,
      width: Math.round(width * 10) / 10,
      ...(!covered(text, TYPE[role].face) && { foreign: true }),
      ...(side && { side }),
      ...more
    });
  }
}

interface FooterItem {
  text: string;
  href?: string;
  title?: string;
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

function sourcesOf(claim: Claim, { source }: Relations, words: Words): FooterItem[] {
  const items = (claim.citations ?? []).map((citation): FooterItem => {
    const record = source.get(citation.source)!;
    const href = sourceLink(record);
    const { quote, check } = citation;
    const state = words.check(check);
    return {
      text: clean(sourceLabel(record)),
      ...(href && { href: clean(href) }),
      title: clean(quote ? `${record.title ?? ''} (${state})` : (record.title ?? '')),
      ...(quote && { mark: { filled: check?.result === 'exact', title: state } })
    };
  });
  if (!items.length) items.push({ text: words.noSource });
  if (claim.basis && claim.basis !== 'source') items.push({ text: words.basis(claim.basis) });
  return items;
}

function composeMotion(sheet: Sheet, place: Place, claim: Claim, relations: Relations, words: Words): void {
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
  relations: Relations,
  words: Words,
  form: PillarForm
): void {
  const { text, textLanguage, heading, headingLanguage } = wordsOf(relations.map, claim, words.language);
  const standing = place.children ? words.standing(place.below) : undefined;
  const full = form === 'full' || form === 'medium' || heading === undefined;
  sheet.space(PADDING.pillar);
  if (heading !== undefined) sheet.openParagraph('heading', heading, headingLanguage);
  sheet.tail(standing, fold, TYPE.heading);
  if (full) {
    sheet.paragraph('pillar', text, textLanguage);
    sheet.space(2);
    sheet.sources(sourcesOf(claim, relations, words));
    sheet.tail(undefined, undefined);
  }
  sheet.close(PADDING.pillar);
}

function composeClaim(
  sheet: Sheet,
  fold: FoldWords | undefined,
  claim: Claim,
  relations: Relations,
  words: Words
): void {
  const { text, textLanguage } = wordsOf(relations.map, claim, words.language);
  sheet.space(PADDING.y - 2);
  sheet.paragraph('claim', text.trim() ? text : '…', textLanguage);
  sheet.space(4);
  sheet.sources(sourcesOf(claim, relations, words));
  sheet.tail(undefined, fold);
  sheet.close(PADDING.y - 2);
}

function composeReference(
  sheet: Sheet,
  fold: FoldWords | undefined,
  claim: Claim,
  relations: Relations,
  words: Words
): void {
  sheet.space(PADDING.reference);
  const language = wordsOf(relations.map, claim, words.language).headingLanguage;
  const tail = fold ? BEFORE_TAIL + measure(fold.text, TYPE.fold) : 0;
  sheet.openLine('reference', shortName(relations, claim.id, words.language), language, 28, tail);
  sheet.tail(undefined, fold, TYPE.reference);
  sheet.close(PADDING.reference);
}
