import { easeCubicInOut, interpolateZoom, timer, type ZoomTransform, zoomIdentity } from 'd3';
import type { Room } from './camera.ts';

/** How long a map is on its way, in ms. */
const WAY = 200;

/**
 * Leads the eye from one place on a map to another along the way of van Wijk and Nuij (2003), which d3-zoom's own
 * transitions take too: `step` is told each place on it and, with the last, that this is the end. What is returned
 * ends it where it is.
 */
export function glide(
  from: ZoomTransform,
  to: ZoomTransform,
  { width, height }: Room,
  step: (at: ZoomTransform, arrived: boolean) => void
): () => void {
  const middle: [number, number] = [width / 2, height / 2];
  const size = Math.max(width, height);
  const way = interpolateZoom([...from.invert(middle), size / from.k], [...to.invert(middle), size / to.k]);
  const clock = timer((elapsed) => {
    if (elapsed >= WAY) {
      clock.stop();
      step(to, true);
      return;
    }
    const [x, y, across] = way(easeCubicInOut(elapsed / WAY));
    const k = size / across;
    step(zoomIdentity.translate(middle[0] - x * k, middle[1] - y * k).scale(k), false);
  });
  return () => clock.stop();
}
