import type { ZoomTransform } from 'd3';
import type { ClaimId } from '$lib/model/map.ts';
import type { Scene, SceneCard } from '$lib/scene/scene.ts';
import { stripeRules } from '$lib/svg/shapes.ts';
import { clean } from '$lib/text/clean.ts';
import { type Font, measure } from '$lib/text/measure.ts';
import { wrap } from '$lib/text/wrap.ts';
import { type Detail, inside, windowOn } from './camera.ts';

/** The inks of the page, as the style sheet gives them to an element. */
export interface Inks {
  paper: string;
  card: string;
  ink: string;
  hairline: string;
  secondary: string;
  affirmative: string;
  negative: string;
  both: string;
}

export interface Blocks {
  scene: Scene;
  detail: Detail;
  /** What a block is called where its name can be read. */
  nameOf: (claim: ClaimId) => string;
  /** Whether a filter leaves a claim out. */
  isDim: (claim: ClaimId) => boolean;
  marked: ReadonlySet<ClaimId> | undefined;
  selected: ClaimId | undefined;
}

const NAME: Font & { line: number } = { face: 'sans-semibold', size: 12, line: 14 };
/** Px between two names on one height. */
const APART = 4;
const PILLAR: Font & { line: number } = { face: 'sans-semibold', size: 14, line: 18 };
const INSET = 6;
/** Below this scale links are finer than a hair, and there are more of them than can be told apart. */
const LINKS_FROM = 0.12;
const DIM = 0.4;

export function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: ink('paper'),
    card: ink('card'),
    ink: ink('ink'),
    hairline: ink('hairline'),
    secondary: ink('secondary'),
    affirmative: ink('affirmative'),
    negative: ink('negative'),
    both: ink('both')
  };
}

/**
 * Paints a map whose cards are too small to be read: a block for each, in the tint of its side, the negative's hatched
 * so that the sides differ without colour; the names of claims, or of pillars alone, where there is room for them.
 * Works in px of the screen; the canvas has `ratio` dots for each.
 */
export function paintBlocks(
  canvas: HTMLCanvasElement,
  at: ZoomTransform,
  blocks: Blocks,
  inks: Inks,
  ratio: number
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const room = { width: canvas.width / ratio, height: canvas.height / ratio, foot: 0 };
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, room.width, room.height);
  const seen = windowOn(at, room, 0);
  const { scene, isDim, marked, selected, detail } = blocks;
  const cards = scene.cards.filter((card) => inside(card, seen));
  const sideInk = ({ side }: SceneCard) => (side ? inks[side] : inks.secondary);
  if (at.k >= LINKS_FROM) paintLinks(context, at, scene, cards, inks, ratio);

  const hatch = hatching(context, inks.negative, ratio);
  for (const card of cards) {
    const [x, y] = [at.applyX(card.x), at.applyY(card.y)];
    const [width, height] = [Math.max(1, card.width * at.k), Math.max(1, card.height * at.k)];
    const dim = isDim(card.claim) ? DIM : 1;
    const fill = (ink: string | CanvasPattern, alpha: number) => {
      context.fillStyle = ink;
      context.globalAlpha = alpha * dim;
      context.fillRect(x, y, width, height);
    };
    if (height > 2) fill(inks.card, 1);
    if (detail === 'middle') paintEdge(context, card, at, dim, inks);
    else if (card.kind !== 'motion') {
      // Too small for hatching, the negative is the lighter of the two: in black and white too.
      const isSmall = height <= 4;
      fill(sideInk(card), isSmall ? (card.side === 'negative' ? 0.35 : 0.75) : 0.22);
      if (card.side === 'negative' && hatch && !isSmall) fill(hatch, 0.3);
    }
    if (card.kind === 'motion' || card.claim === selected || marked?.has(card.claim)) {
      const strong = card.kind !== 'motion';
      context.globalAlpha = dim;
      context.strokeStyle = inks.ink;
      context.lineWidth = strong ? 2 : 1;
      const grow = strong ? 2 : 0;
      context.strokeRect(x - grow, y - grow, width + 2 * grow, height + 2 * grow);
    }
  }
  context.globalAlpha = 1;
  context.textBaseline = 'alphabetic';
  if (detail === 'middle') paintNames(context, at, cards, blocks, inks);
  else if (detail === 'far') paintPillars(context, at, scene, blocks, inks, ratio);
}

/** As on a card that can be read: the stripe of its side, the negative's double. */
function paintEdge(
  context: CanvasRenderingContext2D,
  card: SceneCard,
  at: ZoomTransform,
  dim: number,
  inks: Inks
): void {
  context.globalAlpha = dim;
  context.lineWidth = 1;
  context.strokeStyle = card.kind === 'reference' ? inks.secondary : inks.hairline;
  if (card.kind === 'reference') context.setLineDash([2, 3]);
  context.strokeRect(at.applyX(card.x), at.applyY(card.y), card.width * at.k, card.height * at.k);
  context.setLineDash([]);
  context.fillStyle = card.side ? inks[card.side] : inks.secondary;
  for (const { x, y, width, height } of stripeRules(card))
    context.fillRect(at.applyX(card.x + x), at.applyY(card.y + y), width * at.k || 1, height * at.k || 1);
}

const WAYS = new WeakMap<Scene, Path2D[]>();

/** Ways as paths, made once for each scene, one by one as they are seen. */
function wayOf(scene: Scene, link: number): Path2D {
  const ways = WAYS.get(scene) ?? [];
  WAYS.set(scene, ways);
  const way = ways[link] ?? new Path2D(scene.links[link]!.paths.join(''));
  ways[link] = way;
  return way;
}

function paintLinks(
  context: CanvasRenderingContext2D,
  at: ZoomTransform,
  scene: Scene,
  cards: readonly SceneCard[],
  inks: Inks,
  ratio: number
): void {
  const seen = new Set(cards);
  context.save();
  context.setTransform(ratio * at.k, 0, 0, ratio * at.k, ratio * at.x, ratio * at.y);
  context.lineWidth = 1.5;
  for (const [index, { from, side }] of scene.links.entries()) {
    const isSeen = from.some((each) => {
      const card = scene.cards[each]!;
      return seen.has(card) || seen.has(scene.cards[card.parent]!);
    });
    if (!isSeen) continue;
    context.strokeStyle = side ? inks[side] : inks.secondary;
    context.stroke(wayOf(scene, index));
  }
  context.restore();
}

/** Fine diagonal lines, the same on screen at every scale. */
function hatching(context: CanvasRenderingContext2D, ink: string, ratio: number): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 5;
  const lines = tile.getContext('2d');
  if (!lines) return null;
  lines.strokeStyle = ink;
  lines.lineWidth = 1;
  lines.beginPath();
  for (const shift of [-5, 0, 5]) {
    lines.moveTo(shift, 5);
    lines.lineTo(shift + 5, 0);
  }
  lines.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / Math.min(ratio, 1)));
  return pattern;
}

function paintNames(
  context: CanvasRenderingContext2D,
  at: ZoomTransform,
  cards: readonly SceneCard[],
  { nameOf, isDim }: Blocks,
  inks: Inks
): void {
  context.font = `600 ${NAME.size}px "Source Sans 3", sans-serif`;
  context.textAlign = 'left';
  context.fillStyle = inks.ink;
  for (const card of cards) {
    // What is drawn elsewhere is one low line here.
    const room = card.kind === 'reference' ? 1 : Math.floor((card.height * at.k - 2) / NAME.line);
    if (room < 1) continue;
    context.globalAlpha = isDim(card.claim) ? DIM : 1;
    const lines = wrap(clean(nameOf(card.claim)), NAME, card.width * at.k - 2 * INSET, { maxLines: room });
    const top = at.applyY(card.y) + (card.height * at.k - lines.length * NAME.line) / 2;
    for (const [row, { text }] of lines.entries())
      context.fillText(text, at.applyX(card.x) + INSET, top + row * NAME.line + NAME.size - 1);
  }
  context.globalAlpha = 1;
}

/** The motion's and the pillars' names in letters of one size, but none over another. */
function paintPillars(
  context: CanvasRenderingContext2D,
  at: ZoomTransform,
  scene: Scene,
  { nameOf, selected }: Blocks,
  inks: Inks,
  ratio: number
): void {
  context.font = `600 ${PILLAR.size}px "Source Sans 3", sans-serif`;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = inks.paper;
  const across = context.canvas.width / ratio;
  const taken: { left: number; right: number; y: number }[] = [];
  for (const card of scene.cards) {
    if (card.kind !== 'pillar' && card.kind !== 'motion' && card.claim !== selected) continue;
    const name = clean(nameOf(card.claim));
    const width = measure(name, PILLAR);
    const [start, end] = [at.applyX(card.x), at.applyX(card.x + card.width)];
    const middle = card.kind === 'motion';
    const wanted = middle
      ? (start + end - width) / 2
      : card.stripe === 'right'
        ? end - APART - width
        : start + APART;
    const left = Math.max(APART, Math.min(across - APART - width, wanted));
    const y = at.applyY(card.y + card.height / 2);
    if (end < 0 || start > across) continue;
    const isFree = taken.every(
      (each) =>
        Math.abs(each.y - y) >= PILLAR.line || each.right + APART < left || each.left > left + width + APART
    );
    if (!isFree) continue;
    taken.push({ left, right: left + width, y });
    context.fillStyle = card.side && !middle ? inks[card.side] : inks.ink;
    context.strokeText(name, left, y + 5);
    context.fillText(name, left, y + 5);
  }
}
