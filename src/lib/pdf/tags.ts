import type { Scene, SceneCard, SceneMark, SceneText } from '../scene/scene.ts';
import { TYPE } from '../scene/type.ts';
import { contained } from '../text/contained.ts';
import type { Pdf } from './letters.ts';

type Element = ReturnType<Pdf['struct']>;
type ElementOptions = NonNullable<Parameters<Pdf['struct']>[1]>;
/** Draws a line; `after` stands behind it for those who hear, copy or search it. */
type Write = (after?: string) => void;

/** How the parts of a card are drawn. */
export interface CardInk {
  /** What shows what the claim does: stripe and arrow. */
  sign(): void;
  line(text: SceneText, after?: string): void;
  mark(mark: SceneMark): void;
  /** On which page it goes on. */
  lead?: (() => void) | undefined;
}

/**
 * What a scene is for those who do not see it: its title, a list of claims within claims, and what stands around it.
 * A part that another page tells is drawn without a word.
 */
export interface Tags {
  /** Drawn, but not told. */
  aside(draw: () => void): void;
  label(at: number, isTold: boolean, draw: Write): void;
  card(at: number, isTold: boolean, ink: CardInk): void;
  frame(at: number, isTold: boolean, draw: Write): void;
}

export interface Telling {
  /** The element of the document under which the scene stands. */
  root: Element;
  /** Rank of its title as a heading. */
  rank: 1 | 2;
  /** The name of the place to which the `at`th card leads, as where it says that its claim is drawn elsewhere. */
  leadsTo(card: SceneCard, at: number): string | undefined;
}

/** Tags for the parts of a scene, in reading order, whichever page each is drawn on. */
export function tagsFor(pdf: Pdf, scene: Scene, { root, rank, leadsTo }: Telling): Tags {
  const section = under(root, 'Sect', { lang: scene.language });
  const texts = scene.frame?.texts ?? [];
  const top = Math.min(...scene.cards.map(({ y }) => y));
  const heads = texts.filter(({ y }) => y < top).length;
  const framed = paragraphs(texts.slice(0, heads));
  const labels = scene.labels.map((label) => under(section, `H${rank + 1}`, langOf(label)));
  const said = items();
  framed.push(...paragraphs(texts.slice(heads)));

  function under(parent: Element, type: string, options: ElementOptions = {}): Element {
    const element = pdf.struct(type, options);
    parent.add(element);
    return element;
  }

  /** For each card the element of what it says, which stands before the list of what hangs under it. */
  function items(): Element[] {
    const said: Element[] = [];
    const bodies: Element[] = [];
    const lists = new Map<number, Element>();
    for (const [at, { parent, title, titleLanguage }] of scene.cards.entries()) {
      const list = lists.get(parent) ?? under(parent < 0 ? section : bodies[parent]!, 'L');
      lists.set(parent, list);
      const body = under(under(list, 'LI', { title: contained(title) }), 'LBody');
      bodies[at] = body;
      said[at] = under(body, 'Sect', titleLanguage === undefined ? {} : { lang: titleLanguage });
    }
    return said;
  }

  /** For each line the element of its paragraph. */
  function paragraphs(lines: readonly SceneText[]): Element[] {
    const elements: Element[] = [];
    for (const [at, line] of lines.entries()) {
      const before = lines[at - 1];
      elements.push(
        before && isNext(before, line) ? elements[at - 1]! : under(section, typeOf(line), langOf(line))
      );
    }
    return elements;
  }

  function typeOf({ role }: SceneText): string {
    if (role === 'title') return `H${rank}`;
    return role === 'section' ? `H${rank + 1}` : 'P';
  }

  function tell(element: Element, isTold: boolean, draw: () => void): void {
    if (isTold) element.add(draw);
    else aside(draw);
  }

  function aside(draw: () => void): void {
    pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    pdf.endMarkedContent();
  }

  /** A line that leads to an address, or plain words. */
  function write(element: Element, text: SceneText, isTold: boolean, draw: () => void): void {
    if (!isTold || text.href === undefined) {
      tell(element, isTold, draw);
      return;
    }
    const link = under(element, 'Link');
    link.add(draw);
    const { size } = TYPE[text.role];
    const x = text.anchor === 'end' || text.rightToLeft ? text.x - text.width : text.x;
    const contents = new String(contained(text.text)) as string;
    pdf.link(x, text.y - size, text.width, size * 1.3, text.href, {
      structParent: link,
      Contents: contents
    });
  }

  return {
    aside,
    label: (at, isTold, draw) => tell(labels[at]!, isTold, draw),
    frame(at, isTold, draw) {
      const next = texts[at + 1];
      const after = next && framed[at + 1] === framed[at] ? spaceAfter(texts[at]!) : '';
      write(framed[at]!, texts[at]!, isTold, () => draw(after));
    },
    card(at, isTold, ink) {
      const card = scene.cards[at]!;
      const figure = isTold ? under(said[at]!, 'Figure', { alt: contained(card.description) }) : said[at]!;
      tell(figure, isTold, ink.sign);
      const lines = [...card.texts, ...(card.fold && !card.fold.open ? [card.fold.text] : [])];
      let paragraph: Element | undefined;
      for (const [nth, text] of lines.entries()) {
        // Between two sources, for the eye.
        if (text.text.trim() === '·') {
          aside(() => ink.line(text));
          continue;
        }
        const goesOn = lines[nth - 1] && isNext(lines[nth - 1]!, text);
        if (isTold && !goesOn) paragraph = under(said[at]!, 'P', langOf(text));
        const after = lines[nth + 1] && isNext(text, lines[nth + 1]!) ? spaceAfter(text) : '';
        write(paragraph ?? said[at]!, text, isTold, () => ink.line(text, after));
      }
      for (const mark of card.marks) {
        const sign = isTold ? under(said[at]!, 'Figure', { alt: contained(mark.title) }) : said[at]!;
        tell(sign, isTold, () => ink.mark(mark));
      }
      const place = isTold ? leadsTo(card, at) : undefined;
      const link = place === undefined ? said[at]! : under(said[at]!, 'Link');
      if (ink.lead) tell(link, isTold, ink.lead);
      if (place === undefined) return;
      pdf.goTo(0, 0, card.width, card.height, place, {
        structParent: link,
        Contents: new String(contained(card.title)) as string
      });
    }
  };
}

function langOf({ language }: SceneText): ElementOptions {
  return language === undefined ? {} : { lang: language };
}

/** Whether a line goes on with what the line before it says. */
function isNext(before: SceneText, line: SceneText): boolean {
  return (
    before.role === line.role &&
    before.href === line.href &&
    before.x === line.x &&
    line.y - before.y === TYPE[line.role].line
  );
}

/** A space between the words of two lines; a word that is divided at its hyphen is one. */
function spaceAfter({ text }: SceneText): string {
  return /[-/\u2010]$/.test(text) ? '' : ' ';
}
