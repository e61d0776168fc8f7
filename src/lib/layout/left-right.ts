import type { Arrangement, Boxes } from './boxes.ts';
import { growOneWay, placeTrees } from './place.ts';

/** The root on the left, everything else to its right. */
export function leftRight(boxes: Boxes): Arrangement {
  return placeTrees(boxes, (all, start, end) => growOneWay(all, start, end, 'right'));
}
