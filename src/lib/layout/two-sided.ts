import type { Arrangement, Boxes } from './boxes.ts';
import { facingByRoot, growTwoSided, placeTrees } from './place.ts';

/** The root in the middle, its halves to the left and right, children that face each other in one row. */
export function twoSided(boxes: Boxes): Arrangement {
  const facing = facingByRoot(boxes);
  return placeTrees(boxes, (all, start, end) => growTwoSided(all, start, end, facing.get(start)));
}
