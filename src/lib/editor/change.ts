import { depthIn, type Sight, viewIn } from './sight.ts';
import { placesIn, type Study } from './study.ts';

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
  /** So many claims more are in sight than before; below zero, so many fewer. None where another branch or reading is shown. */
  more: number;
}

/**
 * What a reader who does not see the page would not know of a step from one sight to another. What opens because a claim
 * in it is selected is not counted: that claim tells itself.
 */
export function changeOf(debate: Study, before: Sight, after: Sight): Change {
  const root = before.view.root !== after.view.root;
  const reading = before.reading !== after.reading;
  const shown = (sight: Sight) => placesIn(debate, viewIn(debate, sight)).length;
  const more = root || reading ? 0 : shown(after) - shown(before);
  const isFound = more > 0 && after.claim !== undefined && after.claim !== before.claim;
  return {
    reading,
    layout: before.layout !== after.layout,
    left: before.negativeFirst !== after.negativeFirst,
    levels: !reading && depthIn(debate, before) !== depthIn(debate, after),
    root,
    filter: JSON.stringify(before.filter) !== JSON.stringify(after.filter),
    more: isFound ? 0 : more
  };
}
