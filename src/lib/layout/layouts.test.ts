import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Arrangement,
  type Boxes,
  GAP,
  type Half,
  type Layout,
  type LinkEnds,
  type Route,
  trees
} from './boxes.ts';
import { leftRight } from './left-right.ts';
import { routing } from './route.ts';
import { topDown } from './top-down.ts';
import { twoSided } from './two-sided.ts';

const seed = { seed: 20261123, numRuns: 150 };

const LAYOUTS: readonly [name: string, layout: Layout, more?: Partial<Boxes>][] = [
  ['left to right', leftRight],
  ['top down', topDown],
  ['two-sided', twoSided],
  ['two-sided under its root', twoSided, { rootAbove: true }]
];

/** How many levels up from the box before each further box hangs: none makes it a child, 9 a root. */
const ups = fc.oneof(
  fc.array(fc.nat({ max: 2 }), { maxLength: 30, size: 'max' }),
  fc.array(fc.constantFrom(0, 0, 1, 1, 1, 2, 9), { maxLength: 40, size: 'max' }),
  fc.array(fc.constantFrom(9, 9, 0), { maxLength: 10 })
);

const size = fc.oneof(fc.constantFrom(32, 98, 264, 460), fc.integer({ min: 24, max: 400 }));

/** Random forests with links between all of their boxes; see `linksOf`. */
const forests: fc.Arbitrary<Boxes> = ups.chain((ups) => {
  const count = ups.length + 1;
  const each = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: count, maxLength: count });
  return fc
    .record({
      width: each(size),
      height: each(size),
      joined: each(fc.nat({ max: 3 }).map((n) => n === 0)),
      hits: each(fc.boolean()),
      offset: each(fc.constantFrom(undefined, -7, 7)),
      half: each(fc.constantFrom<Half>('left', 'right')),
      facing: fc.array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), { maxLength: 4 })
    })
    .map(({ width, height, half, facing, ...links }): Boxes => {
      const parent = preorder(ups);
      return {
        parent,
        width: Float64Array.from(width),
        height: Float64Array.from(height),
        links: linksOf(parent, half, links),
        half,
        facing: [...facing, ...facingSiblings(parent, half)]
      };
    });
});

describe.each(LAYOUTS)('%s', (name, grow, more) => {
  const layout: Layout = (boxes) => grow({ ...boxes, ...more });
  const everywhere = (law: (boxes: Boxes, arranged: Arrangement) => void, runs = seed) =>
    fc.assert(
      fc.property(forests, (boxes) => {
        law({ ...boxes, ...more }, layout(boxes));
      }),
      runs
    );
  const across = name === 'top down' ? 'x' : 'y';
  const isTwoSided = name.startsWith('two-sided');

  test('no two boxes overlap, nor come nearer than the gaps', () => {
    everywhere((boxes, arranged) => {
      const all = rectangles(boxes, arranged);
      const clear = (a: Rectangle, b: Rectangle) => {
        if (a.tree !== b.tree) return apart(a, b, 'y') >= GAP.tree - 1;
        if (isTwoSided && a.root) return apart(a, b, name === 'two-sided' ? 'x' : 'y') >= GAP.generation - 1;
        const along = across === 'x' ? 'y' : 'x';
        return apart(a, b, across) >= GAP.sibling - 1 || apart(a, b, along) >= GAP.generation - 1;
      };
      const near = all.flatMap((a) => all.slice(a.at + 1).flatMap((b) => (clear(a, b) ? [] : [[a, b]])));
      expect(near).toEqual([]);
    });
  });

  test('everything is at whole px, from 0 to the width and height', () => {
    everywhere((boxes, arranged) => {
      const all = rectangles(boxes, arranged);
      const most = (values: number[]) => Math.max(0, ...values);
      expect(all.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
      expect(Math.min(...all.map(({ x }) => x))).toBe(0);
      expect(Math.min(...all.map(({ y }) => y))).toBe(0);
      expect(most(all.map(({ right }) => right))).toBe(arranged.width);
      expect(most(all.map(({ bottom }) => bottom))).toBe(arranged.height);
    });
  });

  test('a parent stands in the middle of its children', () => {
    everywhere((boxes, arranged) => {
      const all = rectangles(boxes, arranged);
      for (const { at, root, ...box } of all) {
        const children = all.filter((child) => boxes.parent[child.at] === at);
        if (!children.length || (isTwoSided && root)) continue;
        const [first, last] = [children[0]!, children.at(-1)!];
        const [low, high] = across === 'x' ? ([first.x, last.right] as const) : [first.y, last.bottom];
        const centre = across === 'x' ? (box.x + box.right) / 2 : (box.y + box.bottom) / 2;
        expect(Math.abs((low + high) / 2 - centre)).toBeLessThanOrEqual(1);
      }
    });
  });

  test('a link starts in the middle of the near edge of each of its boxes, and ends on its target', () => {
    everywhere((boxes, arranged) => {
      const route = routing(boxes, arranged);
      for (const [at, { from, to }] of boxes.links.entries()) {
        const { paths, end, joint } = route(at);
        expect(paths.length).toBe(from.length > 1 ? from.length + 1 : 1);
        for (const [nth, box] of from.entries()) {
          expectNear(points(paths[nth]!)[0]!, port(boxes, arranged, box, name), 0.6);
          if (joint) expectNear(points(paths[nth]!).at(-1)!, joint, 0.1);
        }
        if (joint) expectNear(points(paths.at(-1)!)[0]!, joint, 0.1);
        expectNear(points(paths.at(-1)!).at(-1)!, end, 0.1);
        expect(Math.hypot(end.dx, end.dy)).toBe(1);
        if ('box' in to) expect(onEdge(rectangles(boxes, arranged)[to.box]!, end)).toBe(true);
      }
    });
  });

  test('an undercut ends on the link that it hits, apart from all others there', () => {
    everywhere((boxes, arranged) => {
      const route = routing(boxes, arranged);
      const ends = new Map<number, { x: number; y: number }[]>();
      for (const [at, { to }] of boxes.links.entries()) {
        if ('box' in to) continue;
        const { end } = route(at);
        const hit = route(to.link);
        const own = hit.paths.slice(-1).flatMap(points);
        expect(Math.min(...own.map((point) => distance(point, end)))).toBeLessThan(2);
        for (const other of ends.get(to.link) ?? []) expect(distance(other, end)).toBeGreaterThan(0.5);
        ends.set(to.link, [...(ends.get(to.link) ?? []), end]);
      }
    });
  });

  test('links run the same in whatever order they are asked for', () => {
    everywhere((boxes, arranged) => {
      const route = routing(boxes, arranged);
      const backwards = boxes.links.map((_, at) => route(boxes.links.length - 1 - at)).reverse();
      expect(backwards).toEqual(routesOf(boxes, arranged));
    });
  });

  test('no link runs through a box, nor far outside the picture', () => {
    everywhere((boxes, arranged) => {
      const all = rectangles(boxes, arranged);
      const way = routesOf(boxes, arranged).flatMap(({ paths }) => paths.flatMap(points));
      const astray = way.filter(
        ({ x, y }) =>
          Math.max(-x, -y, x - arranged.width, y - arranged.height) >= GAP.sibling ||
          all.some((box) => box.x + 1 < x && x < box.right - 1 && box.y + 1 < y && y < box.bottom - 1)
      );
      expect(astray).toEqual([]);
    });
  });

  test('a new box or a new size never swaps two others', () => {
    const kept = fc.property(forests, fc.nat(), fc.nat(), size, size, (boxes, at, up, width, height) => {
      const before = { ...boxes, links: [] };
      const grown = inserted(before, at % (boxes.parent.length + 1), up, width, height);
      expectOrder(across, before, layout(before), grown.boxes, layout(grown.boxes), grown.now);
      const resized = { ...before, width: boxes.width.slice(), height: boxes.height.slice() };
      resized.width[at % boxes.parent.length] = width;
      resized.height[at % boxes.parent.length] = height;
      expectOrder(across, before, layout(before), resized, layout(resized), (box) => box);
    });
    fc.assert(kept, seed);
  });

  test('the same boxes give the same arrangement', () => {
    everywhere((boxes, arranged) => {
      expect(layout(boxes)).toEqual(arranged);
    });
  });

  test.each([
    ['a root with 5,000 children', 5001, (at: number) => Math.min(0, at - 1)],
    ['a chain of 10,000', 10_000, (at: number) => at - 1],
    ['5,000 roots', 5000, () => -1]
  ])('%s', (_, count, parentOf) => {
    const parent = Int32Array.from({ length: count }, (_, at) => parentOf(at));
    const boxes: Boxes = {
      parent,
      width: new Float64Array(count).fill(264),
      height: new Float64Array(count).fill(98),
      half: Array.from({ length: count }, (_, at) => (at % 2 ? 'left' : 'right')),
      facing: [[1, 2]],
      links: [...parent.entries()].flatMap(([at, box]): LinkEnds[] =>
        box < 0 ? [] : [{ from: [at], to: { box } }]
      )
    };
    const arranged = layout(boxes);
    const { x, y, width, height } = arranged;
    const routes = routesOf({ ...boxes, ...more }, arranged);
    const all = [...x, ...y, width, height];
    expect(all.every(Number.isFinite)).toBe(true);
    expect(routes.every(({ paths }) => paths.length === 1 && !/NaN|Infinity/.test(paths[0]!))).toBe(true);
  });

  test('no box, nothing', () => {
    const none = new Float64Array(0);
    const empty = { parent: new Int32Array(0), width: none, height: none, links: [] };
    expect(layout(empty)).toEqual({ x: none, y: none, growth: [], width: 0, height: 0 });
  });
});

const twoSides = (law: (boxes: Boxes, all: Rectangle[]) => void, rootAbove: boolean) =>
  fc.assert(
    fc.property(forests, (boxes) => {
      law(boxes, rectangles(boxes, twoSided({ ...boxes, rootAbove })));
    }),
    seed
  );

test.each([false, true])('two-sided: each half lies on its side of the root (root above: %s)', (above) => {
  twoSides((boxes, all) => {
    for (const box of all) {
      if (box.root) continue;
      const root = all[box.tree]!;
      const middle = (root.x + root.right) / 2;
      if (halfOf(boxes, box.at) === 'left') expect(box.right).toBeLessThan(above ? middle : root.x);
      else expect(box.x).toBeGreaterThan(above ? middle : root.right);
    }
  }, above);
});

test.each([false, true])('two-sided: boxes that face each other share a row (root above: %s)', (above) => {
  twoSides((boxes, all) => {
    for (const [a, b] of facingPairs(boxes)) {
      expect(Math.abs(all[a]!.y + all[a]!.bottom - all[b]!.y - all[b]!.bottom) / 2).toBeLessThanOrEqual(1);
    }
  }, above);
});

test('two-sided: what faces nothing shares no row with what does', () => {
  twoSides((boxes, all) => {
    const paired = facingPairs(boxes).flat();
    for (const a of all) {
      for (const b of all) {
        const siblings = a.at !== b.at && !a.root && !b.root && a.level === 1 && b.level === 1;
        if (!siblings || a.tree !== b.tree || !paired.includes(a.at) || paired.includes(b.at)) continue;
        expect(Math.max(a.y - b.bottom, b.y - a.bottom)).toBeGreaterThanOrEqual(GAP.sibling - 1);
      }
    }
  }, false);
});

test('two-sided: the left half is in the order of the tree, the right one too where no pairs cross', () => {
  twoSides((boxes, all) => {
    const crossed = facingPairs(boxes).some(([a, b], _, pairs) =>
      pairs.some(([c, d]) => all[a]!.tree === all[c]!.tree && a < c !== b < d)
    );
    for (const half of ['left', 'right'] as const) {
      if (crossed && half === 'right') continue;
      for (const { start } of trees(boxes)) {
        const pillars = all.filter(({ at }) => boxes.parent[at] === start && boxes.half?.[at] === half);
        for (const [nth, box] of pillars.slice(1).entries())
          expect(box.y).toBeGreaterThan(pillars[nth]!.bottom);
      }
    }
  }, false);
});

test('two-sided: a root may stand above all that is its own', () => {
  twoSides((_, all) => {
    for (const box of all) if (!box.root) expect(box.y).toBeGreaterThan(all[box.tree]!.bottom);
  }, true);
});

test('an undercut of a step with several premises keeps clear of their joint', () => {
  const boxes: Boxes = {
    parent: Int32Array.of(-1, 0, 1, 1, 0),
    width: new Float64Array(5).fill(100),
    height: new Float64Array(5).fill(40),
    links: [
      { from: [1, 4], to: { box: 0 } },
      { from: [2], to: { box: 1 } },
      { from: [3], to: { link: 0 } }
    ]
  };
  const arranged = leftRight(boxes);
  const { y } = arranged;
  const routes = routesOf(boxes, arranged);
  const { joint } = routes[0]!;
  const beside = routes[2]!.paths.flatMap(points).filter((point) => point.x >= joint!.x - 1);
  expect(beside.length).toBeGreaterThan(10);
  expect(beside.every((point) => point.y <= y[1]! || point.x > 250)).toBe(true);
});

test('facing pairs that cross keep their rows', () => {
  const four = {
    parent: Int32Array.of(-1, 0, 0, 0, 0),
    width: new Float64Array(5).fill(100),
    height: new Float64Array(5).fill(40),
    links: [],
    half: ['right', 'left', 'left', 'right', 'right'] as const,
    facing: [
      [1, 4],
      [2, 3]
    ] as const
  };
  const { y } = twoSided(four);
  expect([y[1]! < y[2]!, y[1] === y[4], y[2] === y[3]]).toEqual([true, true, true]);
});

function preorder(ups: readonly number[]): Int32Array {
  const parent = [-1];
  const path = [0];
  ups.forEach((up, i) => {
    path.length = Math.max(0, path.length - up);
    parent.push(path.at(-1) ?? -1);
    path.push(i + 1);
  });
  return Int32Array.from(parent);
}

interface LinkChoices {
  joined: readonly boolean[];
  hits: readonly boolean[];
  offset: readonly (number | undefined)[];
}

/**
 * One link for each box, or for several neighbouring siblings together; below the first box of a link it may hit that
 * link instead of its box, to any depth.
 */
function linksOf(
  parent: Int32Array,
  half: readonly Half[],
  { joined, hits, offset }: LinkChoices
): LinkEnds[] {
  const links: { from: number[]; to: LinkEnds['to'] }[] = [];
  const linkFrom = new Map<number, number>();
  const lastChild = new Map<number, number>();
  for (const [at, box] of parent.entries()) {
    if (box < 0) continue;
    const before = lastChild.get(box);
    lastChild.set(box, at);
    const together = before !== undefined && joined[at] && (half[at] === half[before] || parent[box]! >= 0);
    if (together) {
      const link = links.find(({ from }) => from.includes(before))!;
      link.from.push(at);
      continue;
    }
    const hit = hits[at] ? linkFrom.get(box) : undefined;
    linkFrom.set(at, links.length);
    links.push({ from: [at], to: hit === undefined ? { box, offset: offset[at] } : { link: hit } });
  }
  return links;
}

/** Some of the first children of the root that stand on different sides. */
function facingSiblings(parent: Int32Array, half: readonly Half[]): [number, number][] {
  const children = [...parent.keys()].filter((at) => parent[at] === 0);
  return children
    .slice(1, 5)
    .flatMap((at, nth): [number, number][] =>
      half[at] !== half[children[nth]!] ? [[at, children[nth]!]] : []
    );
}

/** The pairs that count, as [left, right]. */
function facingPairs(boxes: Boxes): [number, number][] {
  const taken = new Set<number>();
  const pairs: [number, number][] = [];
  for (const [a, b] of boxes.facing ?? []) {
    const root = boxes.parent[a]!;
    const siblings = root >= 0 && boxes.parent[root]! < 0 && boxes.parent[b] === root;
    if (!siblings || boxes.half![a] === boxes.half![b] || taken.has(a) || taken.has(b)) continue;
    taken.add(a).add(b);
    pairs.push(boxes.half![a] === 'left' ? [a, b] : [b, a]);
  }
  return pairs;
}

interface Rectangle {
  at: number;
  tree: number;
  level: number;
  root: boolean;
  x: number;
  y: number;
  right: number;
  bottom: number;
}

function rectangles({ parent, width, height }: Boxes, { x, y }: Pick<Arrangement, 'x' | 'y'>): Rectangle[] {
  const all: Rectangle[] = [];
  for (const [at, above] of parent.entries()) {
    all.push({
      at,
      tree: above < 0 ? at : all[above]!.tree,
      level: above < 0 ? 0 : all[above]!.level + 1,
      root: above < 0,
      x: x[at]!,
      y: y[at]!,
      right: x[at]! + width[at]!,
      bottom: y[at]! + height[at]!
    });
  }
  return all;
}

/** Px between two boxes in one direction, below 0 where they overlap in it. */
function apart(a: Rectangle, b: Rectangle, direction: 'x' | 'y'): number {
  return direction === 'x'
    ? Math.max(a.x - b.right, b.x - a.right)
    : Math.max(a.y - b.bottom, b.y - a.bottom);
}

function halfOf({ parent, half }: Boxes, at: number): Half {
  let box = at;
  while (parent[parent[box]!]! >= 0) box = parent[box]!;
  return half?.[box] ?? 'right';
}

/** The middle of the edge that faces the parent. */
function port(boxes: Boxes, arranged: Arrangement, at: number, name: string) {
  const { x, y, right, bottom } = rectangles(boxes, arranged)[at]!;
  if (name === 'top down') return { x: (x + right) / 2, y };
  const left = name !== 'left to right' && halfOf(boxes, at) === 'left';
  return { x: left ? right : x, y: (y + bottom) / 2 };
}

function onEdge({ x, y, right, bottom }: Rectangle, point: { x: number; y: number }): boolean {
  const [beside, above] = [Math.min(point.x - x, right - point.x), Math.min(point.y - y, bottom - point.y)];
  return Math.min(beside, above) > -0.6 && Math.min(beside, above) < 0.6;
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function expectNear(a: { x: number; y: number }, b: { x: number; y: number }, most: number): void {
  expect(distance(a, b)).toBeLessThanOrEqual(most);
}

const STEPS = 16;

/** Points along a path, the ends of its parts among them; it may hold moves, lines and curves in absolute numbers. */
function points(path: string): { x: number; y: number }[] {
  expect(path).toMatch(/^M([\d.,-]|[LQC](?=-?\d))+$/);
  const all: { x: number; y: number }[] = [];
  for (const [, kind, numbers] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const values = numbers!.split(',').map(Number);
    const corners = [all.at(-1)!];
    for (let at = 0; at < values.length; at += 2) corners.push({ x: values[at]!, y: values[at + 1]! });
    if (kind === 'M') all.push(corners[1]!);
    else for (let step = 1; step <= STEPS; step++) all.push(between(corners, step / STEPS));
  }
  return all;
}

/** The point of a Bézier curve, by de Casteljau. */
function between(corners: readonly { x: number; y: number }[], t: number): { x: number; y: number } {
  if (corners.length === 1) return corners[0]!;
  const next = corners.slice(1).map(({ x, y }, at) => {
    const from = corners[at]!;
    return { x: from.x + t * (x - from.x), y: from.y + t * (y - from.y) };
  });
  return between(next, t);
}

/** The boxes with one more at a place in their order, and the index that each has now. */
function inserted(boxes: Boxes, place: number, up: number, width: number, height: number) {
  const now = (box: number) => (box < place ? box : box + 1);
  const above: number[] = [];
  const end = place < boxes.parent.length ? boxes.parent[place]! : -1;
  for (let at = place - 1; at > end; at = boxes.parent[at]!) above.push(at);
  above.push(end);
  const put = <T>(all: readonly T[], value: T) => [...all.slice(0, place), value, ...all.slice(place)];
  const grown: Boxes = {
    ...boxes,
    parent: Int32Array.from(
      put(
        [...boxes.parent].map((box) => (box < 0 ? -1 : now(box))),
        above[up % above.length]!
      )
    ),
    width: Float64Array.from(put([...boxes.width], width)),
    height: Float64Array.from(put([...boxes.height], height)),
    half: put(boxes.half!, up % 2 ? 'left' : 'right'),
    facing: boxes.facing!.map(([a, b]) => [now(a), now(b)])
  };
  return { boxes: grown, now };
}

/** Siblings of one side, and boxes of one tree and side that stand beside each other, keep their order. */
function expectOrder(
  across: 'x' | 'y',
  before: Boxes,
  first: Arrangement,
  after: Boxes,
  second: Arrangement,
  now: (box: number) => number
): void {
  const [old, fresh] = [rectangles(before, first), rectangles(after, second)];
  const order = (a: Rectangle, b: Rectangle) => ({
    x: a.right <= b.x ? -1 : b.right <= a.x ? 1 : 0,
    y: a.bottom <= b.y ? -1 : b.bottom <= a.y ? 1 : 0
  });
  for (const a of old) {
    for (const b of old.slice(a.at + 1)) {
      if (a.tree !== b.tree || (!a.root && halfOf(before, a.at) !== halfOf(before, b.at))) continue;
      const was = order(a, b);
      const is = order(fresh[now(a.at)]!, fresh[now(b.at)]!);
      if (before.parent[a.at] === before.parent[b.at]) expect(is[across]).toBe(was[across]);
      // Beside each other in one direction, before and after: in the other one neither has passed.
      if (was.x === 0 && is.x === 0) expect(is.y).toBe(was.y);
      if (was.y === 0 && is.y === 0) expect(is.x).toBe(was.x);
    }
  }
}

function routesOf(boxes: Boxes, arranged: Arrangement): Route[] {
  const route = routing(boxes, arranged);
  return boxes.links.map((_, at) => route(at));
}
