import { type ZoomTransform, zoomIdentity } from 'd3';
import type { Scene, SceneCard } from '$lib/scene/scene.ts';

/** The window through which the map is seen, in px on the screen; `foot` is kept free for what stands over its edge. */
export interface Room {
  width: number;
  height: number;
  foot: number;
  /** How many times as large as usual letters are wished: 2 where the browser is set to 200 % text. */
  letters?: number;
}

const lettersIn = ({ letters = 1 }: Room) => letters;

/** Below this scale a card's letters are too small to be read. */
export const READABLE = 0.6;

/** Whether a card can be read at a scale by who wishes letters of a size. */
export function isReadable(scale: number, room: Room): boolean {
  return scale >= READABLE * lettersIn(room);
}

/** From this scale on all of a card can be read: its smallest letters, the sources and numbers, have 8 px on the screen. */
export const WHOLLY_READABLE = 8 / 11;

/** Below this scale even a claim's name is too small. */
const NAMED = 0.3;

/** What can be read: whole cards, the names of claims, or those of pillars alone. */
export type Detail = 'near' | 'middle' | 'far';

export function detailAt(scale: number): Detail {
  // A map that is fitted to the room may be a rounding below the scale that it was fitted to.
  if (scale >= READABLE - 1e-6) return 'near';
  return scale >= NAMED ? 'middle' : 'far';
}

/** A card and its branch are shown together down to this scale, at which a claim is set in letters of 11 px. */
const TOGETHER = 0.75;

const EDGE = 8;

export type Box = Pick<SceneCard, 'x' | 'y' | 'width' | 'height'>;

/** The whole map, at reading size where there is room for that; the foot of the room is used where it makes it readable. */
export function fitting({ x, y, width, height }: Box, room: Room): ZoomTransform {
  const most = Math.min(room.width / width, room.height / height, lettersIn(room));
  const free = !isReadable(most, room) ? room.height - room.foot : room.height;
  const scale = Math.min(most, free / height);
  return zoomIdentity
    .translate((room.width - width * scale) / 2 - x * scale, (free - height * scale) / 2 - y * scale)
    .scale(scale);
}

/** The whole map where it can be read, else one card with what hangs under it, at reading size. */
export function opening(scene: Scene, card: SceneCard | undefined, room: Room): ZoomTransform {
  const whole = fitting(scene, room);
  if (isReadable(whole.k, room) || !card) return whole;
  return revealingBranch(centred(card, mostFor(card, room), room), scene, card, room);
}

/** Moves just so far that a card is in sight, and nearer or away where it is too small or too large to be read. */
export function revealing(now: ZoomTransform, card: Box, room: Room): ZoomTransform {
  const most = mostFor(card, room);
  const letters = lettersIn(room);
  const tooLarge = now.k > letters && card.width * now.k > room.width;
  const at = now.k < Math.min(READABLE * letters, most) || tooLarge ? centred(card, most, room) : now;
  return bringingIn(at, card, card, room);
}

/** The same for a card with what hangs directly under it, as far as the card itself stays in sight. */
export function revealingBranch(
  now: ZoomTransform,
  scene: Scene,
  card: SceneCard,
  room: Room
): ZoomTransform {
  const at = scene.cards.indexOf(card);
  const branch = scene.cards.filter(({ parent }) => parent === at);
  if (!branch.length) return bringingIn(now, card, card, room);
  const below = around(branch);
  const all = around([card, ...branch]);
  const beside = below.x >= card.x + card.width || below.x + below.width <= card.x;
  const widest = (room.width - 2 * EDGE) / all.width;
  if (now.k <= widest || !beside) return bringingIn(now, card, all, room);
  if (widest >= TOGETHER)
    return bringingIn(
      scaledAt(now, [card.x + card.width / 2, card.y + card.height / 2], widest),
      card,
      all,
      room
    );
  // Where the card and its branch do not fit side by side, the branch is what was asked for.
  const { x, width } = below;
  return bringingIn(now, { ...card, x, width: branch[0]!.width }, { ...all, x, width }, room);
}

/** After the map has changed: a card that was there before stays where it was on the screen. */
export function holding(now: ZoomTransform, before: Box, after: Box): ZoomTransform {
  return now.translate(before.x - after.x, before.y - after.y);
}

/**
 * A card of two scenes, as it was and as it is: the first that both have of those that are wished for, else what stood
 * nearest to the middle of the room.
 */
export function inBoth(
  old: Scene,
  next: Scene,
  wished: readonly (string | undefined)[],
  now: ZoomTransform,
  room: Room
): [was: SceneCard, is: SceneCard] | undefined {
  for (const key of wished) {
    const was = key === undefined ? undefined : old.cards.find((card) => card.key === key);
    const is = was && next.cards.find((card) => card.key === key);
    if (is) return [was, is];
  }
  const places = new Map(next.cards.map((card) => [card.key, card]));
  const was = nearest(
    now,
    old.cards.filter(({ key }) => places.has(key)),
    room
  );
  return was && [was, places.get(was.key)!];
}

/** Whether two scenes hold the same cards, wherever they stand. */
export function haveSameCards({ cards: one }: Scene, { cards: other }: Scene): boolean {
  const keys = new Set(other.map(({ key }) => key));
  return one.length === other.length && one.every(({ key }) => keys.has(key));
}

/** The card nearest to the middle of the room. */
export function nearest(now: ZoomTransform, cards: readonly SceneCard[], room: Room): SceneCard | undefined {
  const [x, y] = now.invert([room.width / 2, room.height / 2]);
  const away = (card: SceneCard) => Math.hypot(card.x + card.width / 2 - x, card.y + card.height / 2 - y);
  let best = cards[0];
  for (const card of cards) if (away(card) < away(best!)) best = card;
  return best;
}

/** The part of the map that is seen through a room, and so many px of the screen around it. */
export function windowOn(now: ZoomTransform, { width, height }: Room, around: number): Box {
  const [x, y] = now.invert([-around, -around]);
  return { x, y, width: (width + 2 * around) / now.k, height: (height + 2 * around) / now.k };
}

/** Whether some of a box lies in another. */
export function inside(box: Box, other: Box): boolean {
  return (
    box.x <= other.x + other.width &&
    other.x <= box.x + box.width &&
    box.y <= other.y + other.height &&
    other.y <= box.y + box.height
  );
}

/** Whether a box holds all of another, but for so many px. */
export function holds(box: Box, other: Box, slack = 0): boolean {
  return (
    box.x <= other.x + slack &&
    box.y <= other.y + slack &&
    box.x + box.width >= other.x + other.width - slack &&
    box.y + box.height >= other.y + other.height - slack
  );
}

/** A point of the map in the middle of the room. */
export function centredOn(now: ZoomTransform, [x, y]: [number, number], room: Room): ZoomTransform {
  return centred({ x, y, width: 0, height: 0 }, now.k, room);
}

function mostFor(card: Box, room: Room): number {
  return Math.min(lettersIn(room), (room.width - 2 * EDGE) / card.width);
}

function centred({ x, y, width, height }: Box, scale: number, room: Room): ZoomTransform {
  return zoomIdentity
    .translate(room.width / 2 - (x + width / 2) * scale, room.height / 2 - (y + height / 2) * scale)
    .scale(scale);
}

/** At another scale, what is in the middle of the room where it was. */
export function scaled(now: ZoomTransform, { width, height }: Room, scale: number): ZoomTransform {
  return scaledAt(now, now.invert([width / 2, height / 2]), scale);
}

function scaledAt(now: ZoomTransform, [x, y]: [number, number], scale: number): ZoomTransform {
  return zoomIdentity.translate(now.applyX(x) - x * scale, now.applyY(y) - y * scale).scale(scale);
}

function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Shows as much of what is wanted as possible, and of the card in it all. */
function bringingIn(now: ZoomTransform, card: Box, wanted: Box, room: Room): ZoomTransform {
  const span = ({ x, width }: Box): Span => [now.applyX(x), now.applyX(x + width)];
  const rise = ({ y, height }: Box): Span => [now.applyY(y), now.applyY(y + height)];
  const dx = shift(span(wanted), span(card), room.width);
  const dy = shift(rise(wanted), rise(card), room.height);
  // A rounding is no move.
  return Math.hypot(dx, dy) > 1e-6 ? now.translate(dx / now.k, dy / now.k) : now;
}

type Span = [low: number, high: number];

/** How far a stretch must move to lie in the room; what is longer than the room shows its near part, with the card. */
function shift([low, high]: Span, [cardLow, cardHigh]: Span, room: number): number {
  const into = (from: number, to: number) =>
    from < EDGE ? EDGE - from : to > room - EDGE ? Math.max(EDGE - from, room - EDGE - to) : 0;
  if (high - low <= room - 2 * EDGE) return into(low, high);
  const wanted = low < EDGE && high > room - EDGE ? 0 : into(low, high);
  return wanted + into(cardLow + wanted, cardHigh + wanted);
}
