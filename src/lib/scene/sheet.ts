import { clean } from '../text/clean.ts';
import { baseDirection, covered, measure } from '../text/measure.ts';
import { clip, wrap } from '../text/wrap.ts';
import type { SceneCard, SceneFold, SceneMark, SceneText } from './scene.ts';
import { baseline, type Role, type Style, TYPE } from './type.ts';

/** Space in px between the edge of a card and its text, left and right. */
export const INSET = 14;
/** Least space in px before what stands at the right of an open line. */
export const BEFORE_TAIL = 12;
const MARK = { width: 9, gap: 3 } as const;
const BETWEEN_SOURCES = '  ·  ';
const FOLD = { width: 40, height: 26 } as const;
const BEFORE_FOLD = 12;

/** Lines set one below the other on a card of some width, in the ink of its side. */
export class Sheet {
  readonly texts: SceneText[] = [];
  readonly marks: SceneMark[] = [];
  fold: SceneFold | undefined;
  /** That of the card, once it is closed. */
  height = 0;
  readonly #card: Pick<SceneCard, 'width' | 'side'>;
  readonly #language: string;
  #y = 0;
  /** Where the open line goes on. */
  #x: number = INSET;

  constructor(card: Pick<SceneCard, 'width' | 'side'>, language: string) {
    this.#card = card;
    this.#language = language;
  }

  space(px: number): void {
    this.#y += px;
  }

  /** Ends the card below what stands on it. */
  close(padding: number): void {
    this.height = Math.ceil((this.#y + padding) / 2) * 2;
  }

  /** A paragraph over the card's width. */
  paragraph(role: Role, text: string, language: string, inset: number = INSET): void {
    const width = this.#card.width - 2 * inset;
    const more = this.#reading(text, language);
    const x = more?.rightToLeft ? this.#card.width - inset : inset;
    for (const line of wrap(clean(text), TYPE[role], width)) {
      this.#put(role, line.text, line.width, x, more);
      this.#y += TYPE[role].line;
    }
  }

  /** A paragraph whose last line is left open, so that a tail may stand on it. */
  openParagraph(role: Role, text: string, language: string): void {
    this.paragraph(role, text, language);
    const last = this.texts.at(-1);
    if (!last || last.rightToLeft) return;
    this.#y -= TYPE[role].line;
    this.#x = last.x + last.width;
  }

  /** One line, left open, that is cut where it does not fit before the tail. */
  openLine(role: Role, text: string, language: string, x: number, tail: number): void {
    const line = clip(clean(text), TYPE[role], this.#card.width - x - INSET - tail);
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
    const right = this.#card.width - INSET;
    const gap = measure(BETWEEN_SOURCES, TYPE.source);
    for (const item of items) {
      const markWidth = item.mark ? MARK.width + MARK.gap : 0;
      const width = Math.min(measure(item.text, TYPE.source), right - INSET - markWidth);
      if (this.#x > INSET && this.#x + gap + markWidth + width > right) {
        this.#x = INSET;
        this.#y += TYPE.source.line;
      } else if (this.#x > INSET) {
        this.#put('source', '·', measure('·', TYPE.source), this.#x + gap / 2 - 1);
        this.#x += gap;
      }
      if (item.mark) {
        const { filled, title } = item.mark;
        this.marks.push({ x: tenth(this.#x), y: this.#y + 3, filled, title });
      }
      this.#x += markWidth;
      const line = clip(item.text, TYPE.source, right - this.#x);
      this.#put('source', line.text, line.width, this.#x, item.link);
      this.#x += width;
    }
  }

  /** At the right of the open line, or on lines of its own where it does not fit: how a branch stands, and its fold. */
  tail(standing: StandingWords | undefined, fold: FoldWords | undefined, style: Style = TYPE.source): void {
    if (!standing && !fold) {
      if (this.#x > INSET) this.#y += style.line;
      this.#x = INSET;
      return;
    }
    const right = this.#card.width - INSET;
    const foldWidth = fold ? measure(fold.text, TYPE.fold) + (standing ? BEFORE_FOLD : 0) : 0;
    const lines = standing ? wrap(standing.text, TYPE.standing, right - INSET - foldWidth) : [];
    const width = foldWidth + Math.max(0, ...lines.map((each) => each.width));
    const fits = lines.length < 2 && this.#x + BEFORE_TAIL + width <= right;
    if (this.#x > INSET && width && !fits) this.#y += style.line;
    const line = fits ? style.line : TYPE.standing.line;
    const aligned = fits ? { x: right - foldWidth, anchor: 'end' as const } : { x: INSET };
    for (const [at, { text, width }] of lines.entries()) {
      if (at) this.#y += line;
      const { x, ...anchor } = aligned;
      this.#put('standing', text, width, x, { ...anchor, title: standing?.title }, line);
    }
    if (fold) this.#fold(fold, right, line);
    this.#y += line;
    this.#x = INSET;
  }

  #fold({ text, label, open }: FoldWords, right: number, line: number): void {
    const width = tenth(measure(text, TYPE.fold));
    const y = this.#y;
    const fold: SceneFold = {
      x: this.#card.width - FOLD.width,
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
    this.fold = fold;
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
    const side = style.tone === 'side' ? this.#card.side : undefined;
    const put: SceneText = {
      role,
      x: tenth(x),
      y: this.#y + baseline({ size: style.size, line }),
      text,
      width: tenth(width)
    };
    if (!covered(text, style.face)) put.foreign = true;
    if (side) put.side = side;
    this.texts.push(more ? Object.assign(put, more) : put);
  }
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10;
}

/** A source as it stands on a card. */
export interface FooterItem {
  text: string;
  link?: Pick<SceneText, 'href' | 'title'>;
  mark?: Pick<SceneMark, 'filled' | 'title'>;
}

/** How a branch stands, and what that means. */
export interface StandingWords {
  text: string;
  title: string;
}

/** What stands on the sign that opens or closes a branch. */
export interface FoldWords {
  text: string;
  label: string;
  open: boolean;
}
