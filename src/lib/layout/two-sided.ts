import type { Arrangement, Boxes } from './boxes.ts';
import { growTwoSided, placeTrees } from './place.ts';
import { route } from './route.ts';

/** The root in the middle, its halves to the left and right, children that face each other in one row. */
export function twoSided(boxes: Boxes): Arrangement {
  return route(placeTrees(boxes, growTwoSided));
}
