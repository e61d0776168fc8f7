import type { Side } from '$lib/model/sides.ts';
import type { Scene, SceneCard, SceneLink } from '$lib/scene/scene.ts';
import { type Box, type Detail, inside } from './camera.ts';

/** A card as the page holds it: drawn, or only its box, so that it can be heard, pressed and found. */
export interface Seen {
  card: SceneCard;
  /** Its index in the scene. */
  at: number;
  bare: boolean;
}

export interface InSight {
  cards: readonly Seen[];
  links: readonly SceneLink[];
  /** Where many links only pass by, their ways together. */
  passing: readonly Passing[];
}

/** The ways of links of one side between cards that are out of sight. */
export interface Passing {
  side: Side | undefined;
  d: string;
  /** One link for each place at which some of them end. */
  ends: readonly SceneLink[];
}

/** So many links that pass by are drawn like others. */
const FEW_PASSING = 40;

/** A map of so few cards keeps the boxes of all of them, and so its whole tree for a screen reader. */
const WHOLE_TREE = 300;
/** Without scripts a picture holds no more cards than these: the upper levels of a larger map. */
const WITHOUT_SCRIPT = 400;

/**
 * What of a scene the page holds for a window on it: all that can be seen there at a scale at which it can be read,
 * and the cards with some keys in any case.
 */
export function inSight(
  scene: Scene,
  window: Box,
  detail: Detail,
  always: readonly (string | undefined)[]
): InSight {
  const { cards, links } = scene;
  const whole = cards.length <= WHOLE_TREE;
  const seen: Seen[] = [];
  for (let at = 0; at < cards.length; at++) {
    const card = cards[at]!;
    const bare = detail !== 'near' || !inside(card, window);
    if (!bare || whole || always.includes(card.key)) seen.push({ card, at, bare });
  }
  if (detail !== 'near') return { cards: seen, links: [], passing: [] };
  const near = links.filter((link) => reaches(link, cards, window));
  const isPassing = ({ from }: SceneLink) => from.every((at) => !inside(cards[at]!, window));
  const passing = near.filter(isPassing);
  if (passing.length <= FEW_PASSING) return { cards: seen, links: near, passing: [] };
  return { cards: seen, links: near.filter((link) => !isPassing(link)), passing: together(passing) };
}

function together(links: readonly SceneLink[]): Passing[] {
  const sides = new Map<Side | undefined, { ways: string[]; ends: Map<string, SceneLink> }>();
  for (const link of links) {
    const found = sides.get(link.side) ?? { ways: [], ends: new Map<string, SceneLink>() };
    sides.set(link.side, found);
    found.ways.push(...link.paths);
    found.ends.set(`${link.effect} ${link.end.x} ${link.end.y}`, link);
  }
  return [...sides].map(([side, { ways, ends }]) => ({ side, d: ways.join(''), ends: [...ends.values()] }));
}

/** What is drawn before a script looks through a window, and on paper: everything, as far as a page can hold it. */
export function everything({ cards, links }: Scene, most = WITHOUT_SCRIPT): InSight {
  if (cards.length <= most)
    return { cards: cards.map((card, at) => ({ card, at, bare: false })), links, passing: [] };
  const nearest = [...cards.keys()].sort((a, b) => cards[a]!.level - cards[b]!.level || a - b).slice(0, most);
  const drawn = new Set(nearest);
  return {
    cards: cards.flatMap((card, at): Seen[] => (drawn.has(at) ? [{ card, at, bare: false }] : [])),
    links: links.filter(({ from }) => from.every((at) => drawn.has(at))),
    passing: []
  };
}

/**
 * Whether a box around a link lies in the window: that around its cards, the one they hang under and, where it ends on
 * their link, its end.
 */
function reaches(link: SceneLink, cards: readonly SceneCard[], window: Box): boolean {
  const { from, onStep } = link;
  /** A bit for each side of the window that some part of the link does not lie beyond. */
  let met = 0;
  const part = (x: number, y: number, width: number, height: number) => {
    if (x <= window.x + window.width) met |= 1;
    if (window.x <= x + width) met |= 2;
    if (y <= window.y + window.height) met |= 4;
    if (window.y <= y + height) met |= 8;
  };
  for (let i = -1; i < from.length; i++) {
    const card = cards[i < 0 ? cards[from[0]!]!.parent : from[i]!];
    if (card) part(card.x, card.y, card.width, card.height);
  }
  // Where a link runs is worked out only here, since of most it need not be known.
  if (onStep) part(link.end.x, link.end.y, 0, 0);
  return met === 15;
}
