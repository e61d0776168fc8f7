// Takes the place of d3-transition in the script of the page, which d3-zoom brings along. Here a map glides (glide.ts)
// and nothing else moves, so that this too would be a twentieth of the script.
import { selection } from 'd3-selection';

export function interrupt() {}

selection.prototype.interrupt = function () {
  return this;
};
