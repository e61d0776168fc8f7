import type { Arrangement, Boxes } from './boxes.ts';
import { growOneWay, placeTrees } from './place.ts';

/** The root on top, everything else below it. */
export function topDown(boxes: Boxes): Arrangement {
  return placeTrees(boxes, (all, start, end) => growOneWay(all, start, end, 'down'));
}
