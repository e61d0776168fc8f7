import type { Sight } from './sight.ts';
import { placesIn, type Study, viewShowing } from './study.ts';

/** What of a sight is another than it was. */
export interface Change {
  reading: boolean;
  layout: boolean;
  /** Whose side stands left. */
  left: boolean;
  /** How many levels are open. */
  levels: boolean;
  root: boolean;
  filter: boolean;
  /** So many claims more are in sight than before; below zero, so many fewer. None where another debate or branch is shown. */
  more: number;
}

/**
 * What a reader who does not see the page would not know of a step from one sight to another. What opens because a claim
 * in it is selected is not counted: that claim tells itself.
 */
export function changeOf(debate: Study, before: Sight, after: Sight): Change {
  const root = before.view.root !== after.view.root;
  const shown = ({ view, claim }: Sight) => placesIn(debate, viewShowing(debate, view, claim)).length;
  const more = root ? 0 : shown(after) - shown(before);
  const isFound = more > 0 && after.claim !== undefined && after.claim !== before.claim;
  return {
    reading: before.reading !== after.reading,
    layout: before.layout !== after.layout,
    left: before.negativeFirst !== after.negativeFirst,
    levels: before.view.depth !== after.view.depth,
    root,
    filter: JSON.stringify(before.filter) !== JSON.stringify(after.filter),
    more: isFound ? 0 : more
  };
}
