import type { Arrangement, Boxes } from './boxes.ts';
import { growOneWay, placeTrees } from './place.ts';
import { route } from './route.ts';

/** The root on top, everything else below it. */
export function topDown(boxes: Boxes): Arrangement {
  return route(placeTrees(boxes, (all, start, end) => growOneWay(all, start, end, 'down')));
}
