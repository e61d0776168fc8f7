import { type Arrangement, type Boxes, GAP, type Growth, type LinkEnds, type Route } from './boxes.ts';

/** A point in a branch's own frame: `along` the way it grows, `across` it. */
interface Point {
  along: number;
  across: number;
}

/**
 * A way between two points that is level at both ends: straight over `lead`, where undercuts may hit it, then the
 * curve of d3-shape's links, and straight again under the mark at its end. `cornered` is a straight line up to a
 * corner. Written out here, since d3-shape cannot be shaken down to its links.
 */
interface Curve {
  from: Point;
  to: Point;
  lead: number;
  cornered?: boolean;
}

type BoxEnd = Extract<LinkEnds['to'], { box: number }>;

/** How far before its cards a joint lies; less where the links turn up to a root that stands above. */
const JOINT_FROM_CARD = 16;
const JOINT_BEFORE_TURN = 8;
/** A joint this near to the level of its target's port is put on it, so that the link goes on straight. */
const NEARLY_LEVEL = 14;
const CORNER = 8;
const UNDER_MARK = 8;
const SHORTEST_BEND = 10;
const LEAD = { least: 10, forEachHit: 12 } as const;
/** Lanes beside a box for what goes round it: how far the first is from its edge, and the last from the next box. */
const LANE = { first: 4, next: 3, last: GAP.sibling - 3 } as const;

/**
 * How the links between arranged boxes run: the route of each, by its place in `links`, worked out when it is asked for,
 * since of a large map a page shows few. A link leaves its box in the middle of the edge that faces its parent; the
 * premises of one reason meet in a joint before they go on as one; an undercut runs beside the box whose step it
 * hits and ends on the straight beginning of that step's own link, each undercut of a link in a lane of its own.
 */
export function routing(boxes: Boxes, arrangement: Arrangement): (link: number) => Route {
  const { links } = boxes;
  const ground: Ground = { ...arrangement, boxes, frames: framesOf(boxes, arrangement) };
  const hitters = new Map<number, number[]>();
  for (let at = 0; at < links.length; at++) {
    const { to } = links[at]!;
    if (!('link' in to)) continue;
    const known = hitters.get(to.link);
    if (known) known.push(at);
    else hitters.set(to.link, [at]);
  }
  const hits = (at: number) => hitters.get(at)?.length ?? 0;
  /** How links that hit others run. What one hits is worked out before it. */
  const known = new Map<number, Run>();

  function hitting(hit: number): void {
    const { curve } = runTo(hit)!;
    for (const approach of approaches(ground, links[hit]!, hitters.get(hit)!))
      known.set(approach.at, toLink(ground, links[approach.at]!, approach, curve, hits(approach.at)));
  }

  function runTo(at: number): Run | undefined {
    const ends = links[at]!;
    if ('link' in ends.to) return known.get(at);
    const curve = mainCurve(ground, ends, ends.to, hits(at));
    return { curve, route: toBox(ground, ends, curve) };
  }

  return (link) => {
    const hit: number[] = [];
    for (let at = link; !known.has(at); ) {
      const { to } = links[at]!;
      if (!('link' in to)) break;
      hit.push(to.link);
      at = to.link;
    }
    while (hit.length) hitting(hit.pop()!);
    return runTo(link)!.route;
  };
}

/** A link's route, and the curve that others may hit. */
interface Run {
  route: Route;
  curve: Curve;
}

function toBox(placed: Ground, ends: LinkEnds, main: Curve): Route {
  const frame = frameOf(placed, ends.from[0]!);
  const joint = ends.from.length > 1 ? frame.point(main.from) : undefined;
  const paths = joint ? [...intoJoint(placed, ends, main.from), frame.draw(main)] : [frame.draw(main)];
  const { x, y } = frame.point(main.to);
  const { dx, dy } = main.cornered ? { dx: 0, dy: -1 } : frame.direction(-1, 0);
  const end = { x, y, dx, dy };
  return joint ? { paths, end, joint } : { paths, end };
}

/** From the box, or from the joint of several, to the target. */
function mainCurve(placed: Ground, ends: LinkEnds, { box: target, offset = 0 }: BoxEnd, hits: number): Curve {
  const { boxes } = placed;
  const frame = frameOf(placed, ends.from[0]!);
  const box = frame.box(target);
  if (boxes.rootAbove && boxes.parent[target]! < 0 && frame.growth !== 'down') {
    const from = startOf(placed, ends, { fromCard: JOINT_BEFORE_TURN });
    const middle = (box.start + box.end) / 2;
    const to = { along: middle + CORNER + 2, across: placed.y[target]! + boxes.height[target]! };
    return { from, to, lead: leadFor(hits, from.along - to.along - CORNER / 2), cornered: true };
  }
  const to = { along: box.end, across: box.centre + offset };
  const from = startOf(placed, ends, { port: to.across });
  return { from, to, lead: leadFor(hits, from.along - to.along - UNDER_MARK - SHORTEST_BEND) };
}

function leadFor(hits: number, room: number): number {
  return hits ? Math.max(0, Math.min(LEAD.least + hits * LEAD.forEachHit, room)) : 0;
}

/** The middle of a box's near edge, or the joint of several boxes. */
function startOf(
  placed: Ground,
  { from }: LinkEnds,
  { port, fromCard = JOINT_FROM_CARD }: { port?: number; fromCard?: number } = {}
): Point {
  const frame = frameOf(placed, from[0]!);
  const starts = from.map((box) => frame.box(box));
  if (starts.length === 1) return { along: starts[0]!.start, across: starts[0]!.centre };
  const middle = Math.round(starts.reduce((sum, { centre }) => sum + centre, 0) / starts.length);
  return {
    along: starts.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY) - fromCard,
    across: port !== undefined && Math.abs(port - middle) <= NEARLY_LEVEL ? port : middle
  };
}

function intoJoint(placed: Ground, { from }: LinkEnds, joint: Point): string[] {
  const frame = frameOf(placed, from[0]!);
  return from.map((each) => {
    const { start, centre } = frame.box(each);
    return frame.draw({ from: { along: start, across: centre }, to: joint, lead: 0, cornered: true });
  });
}

/** How an undercut comes to the link that it hits. */
interface Approach {
  at: number;
  /** The box beside which it runs, on the side of greater `across` or on the other. */
  beside: number;
  below: boolean;
  /** Its lane on that side, counted from the box, of so many. */
  lane: number;
  lanes: number;
  /** The part of the hit link's lead at which it arrives. */
  share: number;
}

/**
 * The undercuts of one link, each on the side of the box on which it stands, but outside the premises of a joint. The
 * one that comes in nearest to the box's other side has the inmost lane and hits the link first, so that none
 * crosses another.
 */
function approaches(placed: Ground, hit: LinkEnds, hitters: readonly number[]): Approach[] {
  const { links } = placed.boxes;
  const beside = hit.from[0]!;
  const { centre } = frameOf(placed, beside).box(beside);
  const coming = hitters.map((at) => {
    const { across } = startOf(placed, links[at]!);
    return { at, across, below: hit.from.length === 1 && across >= centre };
  });
  coming.sort((a, b) => Number(a.below) - Number(b.below) || (a.across - b.across) * (a.below ? 1 : -1));
  const above = coming.filter(({ below }) => !below).length;
  return coming.map(({ at, below }, nth) => ({
    at,
    beside,
    below,
    lane: below ? nth - above : nth,
    lanes: below ? coming.length - above : above,
    share: (nth + 0.5) / coming.length
  }));
}

/** Along its lane past the box's near edge, then onto the link. */
function toLink(
  placed: Ground,
  ends: LinkEnds,
  { beside, below, lane, lanes, share }: Approach,
  hitCurve: Curve,
  hits: number
): Run {
  const frame = frameOf(placed, ends.from[0]!);
  const box = frame.box(beside);
  const from = startOf(placed, ends);
  const away = LANE.first + lane * Math.min(LANE.next, (LANE.last - LANE.first) / Math.max(1, lanes - 1));
  const track = below ? box.bottom + away : box.top - away;
  const curve: Curve = {
    from,
    to: { along: box.end, across: track },
    lead: leadFor(hits, from.along - box.end - SHORTEST_BEND)
  };
  const hit = { along: hitCurve.from.along - hitCurve.lead * share, across: hitCurve.from.across };
  const joint = ends.from.length > 1 ? frame.point(from) : undefined;
  const ontoLink = frame.draw({ from: curve.to, to: hit, lead: 0, cornered: true });
  return {
    curve,
    route: {
      paths: [
        ...(joint ? intoJoint(placed, ends, from) : []),
        frame.draw(curve) + ontoLink.replace(/^M[^L]*/, '')
      ],
      end: { ...frame.point(hit), ...frame.direction(0, hit.across < track ? -1 : 1) },
      ...(joint && { joint })
    }
  };
}

interface Frame {
  growth: Growth;
  box(at: number): { start: number; end: number; centre: number; top: number; bottom: number };
  point(point: Point): { x: number; y: number };
  direction(along: number, across: number): { dx: number; dy: number };
  draw(curve: Curve): string;
}

/** Boxes in their places, with the frames of the ways in which branches grow. */
interface Ground extends Arrangement {
  boxes: Boxes;
  frames: Readonly<Record<Growth, Frame>>;
}

function framesOf(boxes: Boxes, arrangement: Arrangement): Ground['frames'] {
  const along = (growth: Growth) => frame(boxes, arrangement, growth);
  return { left: along('left'), right: along('right'), down: along('down') };
}

/** The frame of a box's branch. */
function frameOf({ frames, growth }: Ground, of: number): Frame {
  return frames[growth[of]!];
}

/** The coordinates in which a branch grows along the first axis, whichever way it grows on paper. */
function frame(boxes: Boxes, { x, y }: Arrangement, growth: Growth): Frame {
  const down = growth === 'down';
  const sign = growth === 'left' ? -1 : 1;
  const point = ({ along, across }: Point) =>
    down ? { x: across, y: along } : { x: sign * along, y: across };
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
    draw({ from, to, lead, cornered }) {
      const at = (along: number, across: number) => {
        const { x, y } = point({ along, across });
        return `${round(x)},${round(y)}`;
      };
      const start = `M${at(from.along, from.across)}`;
      const end = `L${at(to.along, to.across)}`;
      if (cornered) {
        const turn = Math.sign(to.across - from.across);
        const corner = Math.min(CORNER, Math.abs(to.across - from.across), from.along - to.along);
        const bend = `Q${at(to.along, from.across)},${at(to.along, from.across + turn * corner)}`;
        return `${start}L${at(to.along + corner, from.across)}${corner > 0 ? bend : ''}${end}`;
      }
      if (from.across === to.across) return start + end;
      const bent = from.along - lead;
      const straight = Math.min(to.along + UNDER_MARK, bent);
      const middle = (bent + straight) / 2;
      const level = lead ? `L${at(bent, from.across)}` : '';
      const curve = `C${at(middle, from.across)},${at(middle, to.across)},${at(straight, to.across)}`;
      return start + level + curve + end;
    }
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
