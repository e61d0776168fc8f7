import type { ClaimId } from '$lib/model/map.ts';
import type { Scene, SceneCard, SceneLink } from '$lib/scene/scene.ts';
import { around, type Box, type Detail, inside } from './camera.ts';

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
}

/** A map of so few cards keeps the boxes of all of them, and so its whole tree for a screen reader. */
const WHOLE_TREE = 300;
/** Without scripts a picture holds no more cards than these: the upper levels of a larger map. */
const WITHOUT_SCRIPT = 1200;

/**
 * What of a scene the page holds for a window on it: all that can be seen there at a scale at which it can be read,
 * and the cards of some claims in any case.
 */
export function inSight(
  scene: Scene,
  window: Box,
  detail: Detail,
  always: readonly (ClaimId | undefined)[]
): InSight {
  const { cards, links } = scene;
  const whole = cards.length <= WHOLE_TREE;
  const seen: Seen[] = [];
  for (const [at, card] of cards.entries()) {
    const bare = detail !== 'near' || !inside(card, window);
    if (!bare || whole || (card.kind !== 'reference' && always.includes(card.claim)))
      seen.push({ card, at, bare });
  }
  if (detail !== 'near') return { cards: seen, links: [] };
  const reaches = reachesOf(scene);
  return { cards: seen, links: links.filter((_, at) => inside(reaches[at]!, window)) };
}

const REACHES = new WeakMap<Scene, Box[]>();

function reachesOf(scene: Scene): Box[] {
  let reaches = REACHES.get(scene);
  if (!reaches) {
    reaches = scene.links.map((link) => reach(link, scene.cards));
    REACHES.set(scene, reaches);
  }
  return reaches;
}

/** What is drawn before a script looks through a window, and on paper: everything, as far as a page can hold it. */
export function everything({ cards, links }: Scene, most = WITHOUT_SCRIPT): InSight {
  const levels: number[] = [];
  for (const { level } of cards) levels[level] = (levels[level] ?? 0) + 1;
  let deepest = 0;
  for (let count = 0; deepest < levels.length; deepest++) {
    count += levels[deepest] ?? 0;
    if (count > most && deepest > 1) break;
  }
  const isDrawn = ({ level }: SceneCard) => level < deepest;
  const seen = cards.flatMap((card, at): Seen[] => (isDrawn(card) ? [{ card, at, bare: false }] : []));
  return {
    cards: seen,
    links:
      seen.length === cards.length
        ? links
        : links.filter(({ from }) => from.every((at) => isDrawn(cards[at]!)))
  };
}

/** A box that holds a link: that around its cards, those they hang under and, where it ends on their link, its end. */
function reach({ from, joint, end }: SceneLink, cards: readonly SceneCard[]): Box {
  const ends = from.map((at) => cards[at]!);
  const over = cards[ends[0]!.parent];
  const points = [end, joint ?? end].map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  return around([...ends, ...(over ? [over] : []), ...points]);
}
