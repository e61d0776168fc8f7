import { linkHorizontal, linkVertical, pathRound } from 'd3';
import { type Arrangement, GAP, type LinkEnds, type Route } from './boxes.ts';
import type { Growth, Placed } from './place.ts';

/** A point in a branch's own frame: `along` the way it grows, `across` it. */
interface Point {
  along: number;
  across: number;
}

/** A smooth curve between two points, level at both ends; `level` is a straight line up to a corner. */
interface Curve {
  from: Point;
  to: Point;
  level?: boolean;
}

type BoxEnd = Extract<LinkEnds['to'], { box: number }>;

const JOINT_FROM_CARD = 20;
const HIT_FROM_START = 14;
const BETWEEN_HITS = 8;
const CORNER = 8;
const DIGITS = 1;

/**
 * Draws the links between placed boxes. A link leaves its box in the middle of the edge that faces its parent; the
 * premises of one reason meet in a joint before they go on as one; an undercut runs beside the box whose step it
 * hits and ends on that step's own link.
 */
export function route(placed: Placed): Arrangement {
  const { boxes, x, y, width, height } = placed;
  const curves: (Curve | undefined)[] = boxes.links.map((ends) =>
    'box' in ends.to ? mainCurve(placed, ends, ends.to) : undefined
  );
  const hits = new Map<number, number>();
  const routes: Route[] = new Array(boxes.links.length);
  for (const at of inOrderOfTargets(boxes.links)) {
    const ends = boxes.links[at]!;
    if ('box' in ends.to) {
      routes[at] = toBox(placed, ends, curves[at]!);
    } else {
      const nth = hits.get(ends.to.link) ?? 0;
      hits.set(ends.to.link, nth + 1);
      const { route, curve } = toLink(placed, ends, boxes.links[ends.to.link]!, curves[ends.to.link]!, nth);
      routes[at] = route;
      curves[at] = curve;
    }
  }
  return { x, y, routes, width, height };
}

/** Links in an order in which a link that is hit comes before the one that hits it. */
function inOrderOfTargets(links: readonly LinkEnds[]): number[] {
  const hitBy = new Map<number, number[]>();
  const order: number[] = [];
  for (const [at, { to }] of links.entries()) {
    if ('box' in to) order.push(at);
    else hitBy.set(to.link, [...(hitBy.get(to.link) ?? []), at]);
  }
  for (let next = 0; next < order.length; next++) order.push(...(hitBy.get(order[next]!) ?? []));
  return order;
}

function toBox(placed: Placed, ends: LinkEnds, main: Curve): Route {
  const frame = frameOf(placed, ends.from[0]!);
  const joint = ends.from.length > 1 ? frame.point(main.from) : undefined;
  const paths = joint ? [...intoJoint(placed, ends, main.from), frame.draw(main)] : [frame.draw(main)];
  const end = main.level
    ? { ...frame.point(main.to), dx: 0, dy: -1 }
    : { ...frame.point(main.to), ...frame.direction(-1, 0) };
  return { paths, end, ...(joint && { joint }) };
}

/** From the box, or from the joint of several, to the target. */
function mainCurve(placed: Placed, ends: LinkEnds, { box: target, offset = 0 }: BoxEnd): Curve {
  const { boxes } = placed;
  const frame = frameOf(placed, ends.from[0]!);
  const from = startOf(placed, ends);
  if (boxes.rootAbove && boxes.parent[target]! < 0 && frame.growth !== 'down') {
    const root = frame.box(target);
    const middle = (root.start + root.end) / 2;
    return {
      from,
      to: { along: middle + CORNER + 2, across: placed.y[target]! + boxes.height[target]! },
      level: true
    };
  }
  const box = frame.box(target);
  return { from, to: { along: box.end, across: box.centre + offset } };
}

function startOf(placed: Placed, { from }: LinkEnds): Point {
  const frame = frameOf(placed, from[0]!);
  const starts = from.map((box) => frame.box(box));
  if (starts.length === 1) return { along: starts[0]!.start, across: starts[0]!.centre };
  return {
    along: Math.min(...starts.map(({ start }) => start)) - JOINT_FROM_CARD,
    across: Math.round(starts.reduce((sum, { centre }) => sum + centre, 0) / starts.length)
  };
}

function intoJoint(placed: Placed, { from }: LinkEnds, joint: Point): string[] {
  const frame = frameOf(placed, from[0]!);
  return from.map((each) => {
    const { start, centre } = frame.box(each);
    return frame.draw({ from: { along: start, across: centre }, to: joint });
  });
}

/** Beside the box whose step is hit, past its near edge, then onto that step's link. */
function toLink(
  placed: Placed,
  ends: LinkEnds,
  hitEnds: LinkEnds,
  hitCurve: Curve,
  nth: number
): { route: Route; curve: Curve } {
  const frame = frameOf(placed, ends.from[0]!);
  const box = frame.box(hitEnds.from[0]!);
  const from = startOf(placed, ends);
  const hit = along(hitCurve, HIT_FROM_START + nth * BETWEEN_HITS);
  const below = from.across >= box.centre;
  const track = below ? box.bottom + GAP.sibling / 2 : box.top - GAP.sibling / 2;
  const curve = { from, to: { along: box.end, across: track } };
  const corner = Math.min(CORNER, Math.abs(hit.across - track) / 2);
  const up = hit.across < track ? -1 : 1;
  const path = pathRound(DIGITS);
  const move = (point: Point) => frame.point(point);
  const start = move(curve.to);
  const turn = move({ along: hit.along + corner, across: track });
  const bend = move({ along: hit.along, across: track });
  const after = move({ along: hit.along, across: track + up * corner });
  const end = move(hit);
  path.moveTo(start.x, start.y);
  path.lineTo(turn.x, turn.y);
  path.quadraticCurveTo(bend.x, bend.y, after.x, after.y);
  path.lineTo(end.x, end.y);
  const joint = ends.from.length > 1 ? frame.point(from) : undefined;
  return {
    curve,
    route: {
      paths: [
        ...(joint ? intoJoint(placed, ends, from) : []),
        frame.draw(curve) + path.toString().replace(/^M[^L]*/, '')
      ],
      end: { ...end, ...frame.direction(0, up) },
      ...(joint && { joint })
    }
  };
}

/** The point of a curve at a distance from its start, measured along the growth, at most most of the way. */
function along({ from, to, level }: Curve, distance: number): Point {
  const length = from.along - to.along;
  const share = Math.min(distance / length, 0.7);
  if (level || length <= 0)
    return { along: from.along - Math.min(distance, length * 0.7), across: from.across };
  let low = 0;
  let high = 1;
  for (let step = 0; step < 30; step++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < share) low = t;
    else high = t;
  }
  return {
    along: from.along - share * length,
    across: from.across + (to.across - from.across) * (3 * low ** 2 - 2 * low ** 3)
  };
}

interface Frame {
  growth: Growth;
  box(at: number): { start: number; end: number; centre: number; top: number; bottom: number };
  point(point: Point): { x: number; y: number };
  direction(along: number, across: number): { dx: number; dy: number };
  draw(curve: Curve): string;
}

/** The coordinates in which a box's branch grows along the first axis, whichever way it grows on paper. */
function frameOf({ boxes, x, y, growth: growths }: Placed, of: number): Frame {
  const growth = growths[of]!;
  const down = growth === 'down';
  const sign = growth === 'left' ? -1 : 1;
  const point = ({ along, across }: Point) =>
    down ? { x: across, y: along } : { x: sign * along, y: across };
  const tuple = (at: Point): [number, number] => {
    const { x, y } = point(at);
    return [x, y];
  };
  const link = (down ? linkVertical() : linkHorizontal()).digits(DIGITS);
  return {
    growth,
    point,
    box(at) {
      const [w, h] = [boxes.width[at]!, boxes.height[at]!];
      if (down)
        return { start: y[at]!, end: y[at]! + h, top: x[at]!, bottom: x[at]! + w, centre: x[at]! + w / 2 };
      const across = { top: y[at]!, bottom: y[at]! + h, centre: y[at]! + h / 2 };
      return sign > 0
        ? { start: x[at]!, end: x[at]! + w, ...across }
        : { start: -x[at]! - w, end: -x[at]!, ...across };
    },
    direction: (along, across) => (down ? { dx: across, dy: along } : { dx: sign * along, dy: across }),
    draw({ from, to, level }) {
      if (!level) return link({ source: tuple(from), target: tuple(to) }) ?? '';
      const path = pathRound(DIGITS);
      const [start, end] = [point(from), point(to)];
      path.moveTo(start.x, start.y);
      path.arcTo(end.x, start.y, end.x, end.y, CORNER);
      path.lineTo(end.x, end.y);
      return path.toString();
    }
  };
}
