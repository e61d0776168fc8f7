import type { Scene, SceneCard, SceneFrame, SceneLink, SceneText } from '../scene/scene.ts';
import { sideInk, type Theme } from '../scene/theme.ts';
import { type Box, hasCentreIn, meet, reachOf } from '../scene/tiles.ts';
import { TYPE } from '../scene/type.ts';
import { ELSEWHERE, linkEnd, QUOTATION_MARK, ruleLine, stripeRules } from '../svg/shapes.ts';
import type { Letters, Line, Pdf } from './letters.ts';
import type { Tags } from './tags.ts';

/** With what a scene is drawn on the page that a document has open. */
export interface Ink {
  pdf: Pdf;
  letters: Letters;
  theme: Theme;
  /** What each part of the scene is for those who do not see it. */
  tags: Tags;
  /** What is said under some cards, by their index, of the page on which they go on. */
  leads?: ReadonlyMap<number, { line: Line }> | undefined;
}

/**
 * Draws what of a scene can be seen through a view, in px of the scene: the page has been scaled to them. What is
 * told to those who do not see the page is told where it stands in `own`, so that it is told once.
 */
export function drawScene(scene: Scene, ink: Ink, view: Box, own: Box = view): void {
  const { pdf, tags } = ink;
  const isTold = (box: Box) => hasCentreIn(box, own);
  const links = scene.links.filter((link) => meet(view, reachOf(link)));
  if (links.length) {
    tags.aside(() => {
      for (const link of links) drawLink(link, ink);
    });
  }
  for (const [at, label] of scene.labels.entries()) {
    if (isSeen(label, view)) tags.label(at, isTold(boxOf(label)), (after) => writeLine(label, ink, after));
  }
  for (const [at, card] of scene.cards.entries()) {
    if (!meet(view, card)) continue;
    pdf.save().translate(card.x, card.y);
    drawCard(card, at, ink, isTold(card));
    pdf.restore();
  }
  if (scene.frame) drawFrame(scene.frame, ink, view, isTold);
}

/** Where a line stands, roughly: enough to know on which page it is. */
function boxOf({ role, x, y, width, anchor, rightToLeft }: SceneText): Box {
  const { size } = TYPE[role];
  return { x: anchor === 'end' || rightToLeft ? x - width : x, y: y - size, width, height: size * 1.3 };
}

function isSeen(text: SceneText, view: Box): boolean {
  return meet(boxOf(text), view);
}

function writeLine(text: Line & Pick<SceneText, 'side'>, { pdf, letters, theme }: Ink, after?: string): void {
  const { tone } = TYPE[text.role];
  pdf.fillColor(tone === 'side' ? (text.side ? sideInk(theme, text.side) : theme.ink) : theme[tone]);
  pdf.strokeColor(theme.secondary);
  letters.write(text, after);
}

function drawLink(link: SceneLink, { pdf, theme }: Ink): void {
  const ink = sideInk(theme, link.side);
  pdf.save().lineWidth(1.5).strokeColor(ink).fillColor(ink);
  if (link.effect === 'undercuts' && theme.paper !== 'none') {
    pdf.save().lineWidth(2.5).strokeColor(theme.paper).fillColor(theme.paper);
    pdf.path(linkEnd(link)).fillAndStroke().restore();
  }
  if (theme.name === 'mono' && link.side === 'negative') pdf.dash(7, { space: 3 });
  for (const path of link.paths) pdf.path(path).stroke();
  pdf.undash();
  if (link.joint) pdf.circle(link.joint.x, link.joint.y, 3).fill();
  pdf.path(linkEnd(link)).fill().restore();
}

function drawCard(card: SceneCard, at: number, ink: Ink, isTold: boolean): void {
  const { pdf, theme, tags } = ink;
  const { kind, width, height } = card;
  const lead = ink.leads?.get(at);
  tags.aside(() => {
    pdf.save().lineWidth(kind === 'motion' ? 1.5 : 1);
    if (kind === 'reference') pdf.dash(1.5, { space: 2.5 });
    const line = kind === 'motion' ? theme.ink : kind === 'reference' ? theme.secondary : theme.hairline;
    pdf.roundedRect(0, 0, width, height, 3).fillAndStroke(theme.card, line);
    pdf.undash();
    if (kind === 'motion') {
      pdf
        .lineWidth(0.75)
        .rect(4, 4, width - 8, height - 8)
        .stroke(theme.ink);
    }
    pdf.restore();
  });
  tags.card(at, isTold, {
    sign: () => {
      drawStripe(card, ink);
      if (kind !== 'reference') return;
      pdf
        .save()
        .translate(12, height / 2 - 4.5)
        .lineWidth(1.5);
      pdf.path(ELSEWHERE).stroke(theme.secondary).restore();
    },
    line: (text, after) => writeLine(text, ink, after),
    lead: lead && (() => writeLine(lead.line, ink)),
    mark: (mark) => drawMark(mark, ink)
  });
}

type Striped = Pick<SceneCard, 'stripe' | 'side' | 'width' | 'height' | 'sourced' | 'kind'>;

function drawStripe(card: Striped, { pdf, theme }: Pick<Ink, 'pdf' | 'theme'>): void {
  const ink = sideInk(theme, card.side);
  const hatched = theme.name === 'mono' && card.side === 'negative';
  for (const rule of stripeRules(hatched ? { ...card, side: 'affirmative' } : card)) {
    pdf.save();
    if (!card.sourced && card.kind !== 'reference') {
      const { d, thick } = ruleLine(card, rule);
      pdf.lineWidth(thick).dash(5, { space: 4 }).path(d).stroke(ink);
    } else if (hatched) {
      const { x, y, width, height } = rule;
      pdf.rect(x, y, width, height).fill(theme.card);
      pdf.rect(x, y, width, height).clip().lineWidth(1.25);
      // Lines from lower left to upper right, 4 px apart, as the pattern of the SVG.
      for (let from = -width; from < Math.max(width, height) + width; from += 4) {
        if (width < height) pdf.moveTo(x - 1, y + from + 1).lineTo(x + width + 1, y + from - width - 1);
        else pdf.moveTo(x + from - 1, y + height + 1).lineTo(x + from + height + 1, y - 1);
      }
      pdf.stroke(ink).restore().save().lineWidth(0.5);
      pdf.rect(x, y, width, height).stroke(ink);
    } else pdf.rect(rule.x, rule.y, rule.width, rule.height).fill(ink);
    pdf.restore();
  }
}

function drawMark(
  { x, y, filled }: { x: number; y: number; filled: boolean },
  { pdf, theme }: Pick<Ink, 'pdf' | 'theme'>
): void {
  pdf.save().translate(x, y).lineWidth(0.7).path(QUOTATION_MARK);
  if (filled) pdf.fillAndStroke(theme.secondary, theme.secondary);
  else pdf.stroke(theme.secondary);
  pdf.restore();
}

function drawFrame(frame: SceneFrame, ink: Ink, view: Box, isTold: (box: Box) => boolean): void {
  const { pdf, theme, tags } = ink;
  tags.aside(() => {
    pdf.save().lineWidth(1);
    for (const { x, y, width } of frame.rules) {
      pdf
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(theme.hairline);
    }
    for (const { x, y, sample } of frame.legend) {
      pdf.save().translate(x, y);
      drawSample(sample, ink);
      pdf.restore();
    }
    pdf.restore();
  });
  for (const [at, text] of frame.texts.entries()) {
    if (isSeen(text, view)) tags.frame(at, isTold(boxOf(text)), (after) => writeLine(text, ink, after));
  }
}

/** A sign of the legend, its left middle at 0, 0. */
function drawSample(kind: SceneFrame['legend'][number]['sample'], ink: Ink): void {
  const { pdf, theme } = ink;
  if (kind === 'exact' || kind === 'unproven') {
    drawMark({ x: 6, y: -4, filled: kind === 'exact' }, ink);
  } else if (kind === 'reference') {
    pdf.dash(1.5, { space: 2.5 }).roundedRect(0, -7, 18, 14, 2);
    pdf.fillAndStroke(theme.card, theme.secondary).undash();
  } else if (kind === 'supports' || kind === 'attacks' || kind === 'undercuts') {
    pdf.lineWidth(1.5);
    if (kind === 'undercuts') pdf.moveTo(20, -8).lineTo(20, 8).stroke(theme.secondary);
    pdf.moveTo(0, 0).lineTo(20, 0).stroke(theme.ink);
    pdf.path(linkEnd({ effect: kind, end: { x: 20, y: 0, dx: 1, dy: 0 } })).fill(theme.ink);
  } else {
    pdf.translate(0, -7).lineWidth(1).roundedRect(0, 0, 18, 14, 2);
    pdf.fillAndStroke(theme.card, theme.hairline);
    const side = kind === 'unsourced' ? {} : { side: kind };
    const card = { stripe: 'left', width: 18, height: 14, sourced: kind !== 'unsourced' } as const;
    drawStripe({ ...card, ...side, kind: 'claim' }, ink);
  }
}
