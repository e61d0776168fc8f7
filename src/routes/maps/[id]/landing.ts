import type { Reason } from '$lib/model/map.ts';
import type { Relations } from '$lib/model/relations.ts';
import type { Scene, SceneCard } from '$lib/scene/scene.ts';

/** Where a branch that is dragged would land: for or against a claim, or before or after one among its siblings. */
export interface Landing {
  over: SceneCard;
  as: 'pro' | 'con' | 'before' | 'after';
  target: Reason['target'];
  side?: Reason['side'];
  /** The reason that it would stand before; the last where there is none. */
  before?: string;
}

/** Share of a card's height at its edges that means a place beside it. */
const EDGE = 0.2;
/** Px of the map around a card that belong to it. */
const NEAR = 8;

/**
 * What dropping a card at a point of the map, in its px, would do; nothing where it would do nothing. The edges of a
 * card are places before and after it, its upper half is for it, its lower half against it.
 */
export function landingAt(
  scene: Scene,
  dragged: SceneCard,
  [x, y]: [number, number],
  relations: Relations,
  homeOf: (claim: string) => Reason | undefined
): Landing | undefined {
  const over = scene.cards.findLast(
    (card) =>
      card.kind !== 'reference' &&
      card.x - NEAR <= x &&
      x <= card.x + card.width + NEAR &&
      card.y - NEAR <= y &&
      y <= card.y + card.height + NEAR
  );
  if (!over || isInside(scene, over, dragged)) return undefined;
  const share = (y - over.y) / over.height;
  const home = homeOf(over.claim);
  if (home && (share < EDGE || share > 1 - EDGE)) {
    const { target } = home;
    if (share < EDGE) return { over, as: 'before', target, before: home.id };
    const siblings = 'claim' in target ? relations.on(target.claim) : relations.onStep(target.reason);
    const next = siblings[siblings.indexOf(home) + 1];
    return { over, as: 'after', target, ...(next && { before: next.id }) };
  }
  const side = share < 0.5 ? 'pro' : 'con';
  return { over, as: side, target: { claim: over.claim }, side };
}

function isInside({ cards }: Scene, card: SceneCard, branch: SceneCard): boolean {
  for (let at: SceneCard | undefined = card; at; at = cards[at.parent])
    if (at.claim === branch.claim) return true;
  return false;
}
