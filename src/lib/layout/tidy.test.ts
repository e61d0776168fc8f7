import { flextree } from 'd3-flextree';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { facing, type TidyPlaces, type TidyTree, tidy } from './tidy.ts';

type Rows = readonly (readonly [number, number])[];

// Each takes about a second, more where other processes compete.
vi.setConfig({ testTimeout: 60_000 });

const seed = { seed: 20140601, numRuns: 300 };

/** Few different sizes, so that edges often fall together, or any; in eighths, so that ends add up exactly. */
const size = fc.oneof(
  fc.constantFrom(10, 20, 40),
  fc.integer({ min: 1, max: 1600 }).map((eighths) => eighths / 8)
);

/** How many levels up from the node before each further node hangs: none makes it a child, one a sibling. */
const ups = fc.oneof(
  fc.array(fc.nat({ max: 3 }), { maxLength: 12 }),
  fc.array(fc.nat({ max: 2 }), { minLength: 12, maxLength: 80, size: 'max' }),
  fc.array(fc.constantFrom(0, 0, 1, 1, 1, 2, 4), { minLength: 12, maxLength: 80, size: 'max' }),
  fc.array(fc.constantFrom(0, 0, 1, 9), { minLength: 12, maxLength: 80, size: 'max' })
);

const trees: fc.Arbitrary<TidyTree> = fc
  .record({ ups, siblingGap: fc.nat({ max: 40 }), cousinGap: fc.nat({ max: 40 }) })
  .chain(({ ups, ...gaps }) => {
    const sizes = fc.array(size, { minLength: ups.length + 1, maxLength: ups.length + 1 });
    return fc.tuple(sizes, sizes).map(([breadth, depth]) => ({
      parent: preorder(ups),
      breadth: Float64Array.from(breadth),
      depth: Float64Array.from(depth),
      ...gaps
    }));
  });

/** A tree with its root's children on two sides: some alone in their row, some facing each other. */
const facings: fc.Arbitrary<{ tree: TidyTree; rows: Rows }> = fc
  .tuple(trees, fc.infiniteStream(fc.nat({ max: 2 })), fc.infiniteStream(fc.boolean()))
  .map(([tree, kinds, lefts]) => {
    const sides: [number[], number[]] = [[], []];
    for (const child of childrenOf(tree, 0)) sides[lefts.next().value ? 0 : 1].push(child);
    const rows: [number, number][] = [];
    while (sides[0].length + sides[1].length > 0) {
      const kind = sides[0].length === 0 ? 1 : sides[1].length === 0 ? 0 : kinds.next().value;
      rows.push([kind === 1 ? -1 : sides[0].shift()!, kind === 0 ? -1 : sides[1].shift()!]);
    }
    return { tree, rows };
  });

test('places every node where d3-flextree does', () => {
  const both = fc.property(trees, (tree) => expectSame(tidy(tree), peer(tree)));
  fc.assert(both, { ...seed, numRuns: 600 });
});

test('keeps the gap between any two nodes', () => {
  fc.assert(
    fc.property(trees, (tree) => expectClear(tree, tidy(tree), all(tree))),
    seed
  );
});

test('puts a parent over the middle of its children', () => {
  const centred = fc.property(trees, (tree) => {
    const { across } = tidy(tree);
    for (const node of all(tree)) {
      const children = childrenOf(tree, node);
      if (children.length === 0) continue;
      const [first, last] = [children[0]!, children.at(-1)!];
      const left = across[first]! - tree.breadth[first]! / 2;
      const right = across[last]! + tree.breadth[last]! / 2;
      expect(across[node]).toBeCloseTo((left + right) / 2, 6);
    }
  });
  fc.assert(centred, seed);
});

test('draws a subtree alike wherever it hangs', () => {
  const alike = fc.property(trees, fc.nat(), (tree, pick) => {
    const node = pick % tree.parent.length;
    expectSame(cut(tidy(tree), tree, node), tidy(subtree(tree, node)));
  });
  fc.assert(alike, seed);
});

test('a single node is at 0', () => {
  const one = {
    parent: Int32Array.of(-1),
    breadth: Float64Array.of(9),
    depth: Float64Array.of(7),
    ...gaps(5)
  };
  const zero = { across: Float64Array.of(0), along: Float64Array.of(0) };
  expect([tidy(one), facing(one, [])]).toEqual([zero, zero]);
});

test('no node, no place', () => {
  const none = {
    parent: new Int32Array(0),
    breadth: new Float64Array(0),
    depth: new Float64Array(0),
    ...gaps(5)
  };
  expect(tidy(none)).toEqual({ across: new Float64Array(0), along: new Float64Array(0) });
});

test('a chain of 100,000 nodes is a line', () => {
  const chain = uniform(100_000, (i) => i - 1);
  const line = { across: new Float64Array(100_000), along: chain.parent.map((p) => 8 * (p + 1)) };
  expectSame(tidy(chain), line);
  expectSame(facing(chain, leftOnly(1)), line);
});

test('a star of 100,000 nodes is a row', () => {
  const star = uniform(100_000, (i) => (i === 0 ? -1 : 0));
  const row = {
    across: star.parent.map((p, i) => (p < 0 ? 0 : 15 * (i - 50_000))),
    along: star.parent.map((p) => 8 * (p + 1))
  };
  expectSame(tidy(star), row);
  expectSame(facing(star, leftOnly(...childrenOf(star, 0))), row);
});

test('facing pillars share a centre', () => {
  const shared = fc.property(facings, ({ tree, rows }) => {
    const { across } = facing(tree, rows);
    for (const [left, right] of rows)
      if (left > 0 && right > 0) expect(across[left]).toBeCloseTo(across[right]!, 6);
  });
  fc.assert(shared, seed);
});

test('rows are in order, none shares a line with another', () => {
  const ordered = fc.property(facings, ({ tree, rows }) => {
    const { across } = facing(tree, rows);
    for (let k = 1; k < rows.length; k++) {
      const [above, below] = [rows[k - 1]!, rows[k]!];
      const apart = halfOf(tree, above) + tree.siblingGap + halfOf(tree, below);
      expect(across[Math.max(...below)]! - across[Math.max(...above)]!).toBeGreaterThan(apart - 1e-6);
    }
  });
  fc.assert(ordered, seed);
});

test('keeps the gap between any two nodes of a side', () => {
  const clear = fc.property(facings, ({ tree, rows }) => {
    const places = facing(tree, rows);
    for (const side of [0, 1]) expectClear(tree, places, sideOf(tree, rows, side));
  });
  fc.assert(clear, seed);
});

test('lays out each pillar as tidy does', () => {
  const same = fc.property(facings, ({ tree, rows }) => {
    const places = facing(tree, rows);
    for (const pillar of childrenOf(tree, 0))
      expectSame(cut(places, tree, pillar), tidy(subtree(tree, pillar)));
  });
  fc.assert(same, seed);
});

test('brings each row as near as the boxes on both sides allow', () => {
  const near = fc.property(facings, ({ tree, rows }) => expectSame(facing(tree, rows), stacked(tree, rows)));
  fc.assert(near, { ...seed, numRuns: 600 });
});

test('the root is at the middle between the first and the last row', () => {
  const middle = fc.property(facings, ({ tree, rows }) => {
    fc.pre(rows.length > 0);
    const { across } = facing(tree, rows);
    expect(across[0]).toBe(0);
    expect(across[Math.max(...rows[0]!)]! + across[Math.max(...rows.at(-1)!)]!).toBeCloseTo(0, 6);
  });
  fc.assert(middle, seed);
});

test('a branch opened where there is room moves no row', () => {
  const closed = uniform(5, (i) => [-1, 0, 1, 0, 3][i]!);
  const opened = uniform(6, (i) => [-1, 0, 1, 2, 0, 4][i]!);
  const before = facing(closed, leftOnly(1, 3)).across;
  const after = facing(opened, leftOnly(1, 4)).across;
  expect([after[1], after[4]]).toEqual([before[1], before[3]]);
});

test('a new node and new sizes never swap two siblings', () => {
  const kept = fc.property(trees, fc.nat(), fc.infiniteStream(size), (tree, at, sizes) => {
    const { tree: grown, now } = grow(tree, at % tree.parent.length, sizes);
    expectOrder(tidy(tree), tidy(grown), now, siblings(tree));
  });
  fc.assert(kept, seed);
});

test('a new node and new sizes never swap two rows', () => {
  const kept = fc.property(facings, fc.nat(), fc.infiniteStream(size), ({ tree, rows }, at, sizes) => {
    fc.pre(rows.length > 1);
    const { tree: grown, now } = grow(tree, 1 + (at % (tree.parent.length - 1)), sizes);
    const move = (pillar: number) => (pillar < 0 ? -1 : now(pillar));
    const later = facing(
      grown,
      rows.map(([left, right]) => [move(left), move(right)])
    );
    const across = rows.flatMap((row, k) =>
      rows.slice(k + 1).map((below) => [Math.max(...row), Math.max(...below)] as const)
    );
    expectOrder(facing(tree, rows), later, now, [
      ...across,
      ...siblings(tree).filter(([a]) => tree.parent[a]! > 0)
    ]);
  });
  fc.assert(kept, seed);
});

function preorder(ups: readonly number[]): Int32Array {
  const parent = [-1];
  const path = [0];
  ups.forEach((up, i) => {
    path.length = Math.max(1, path.length - up);
    parent.push(path.at(-1)!);
    path.push(i + 1);
  });
  return Int32Array.from(parent);
}

function gaps(gap: number) {
  return { siblingGap: gap, cousinGap: gap };
}

function leftOnly(...pillars: number[]): Rows {
  return pillars.map((pillar) => [pillar, -1]);
}

/** Nodes of 10 by 8 px with gaps of 5 px. */
function uniform(n: number, parent: (i: number) => number): TidyTree {
  const sizes = { breadth: new Float64Array(n).fill(10), depth: new Float64Array(n).fill(8) };
  return { parent: Int32Array.from({ length: n }, (_, i) => parent(i)), ...sizes, ...gaps(5) };
}

function all(tree: TidyTree): number[] {
  return [...tree.parent.keys()];
}

function childrenOf(tree: TidyTree, node: number): number[] {
  return all(tree).filter((i) => tree.parent[i] === node);
}

function siblings(tree: TidyTree): (readonly [number, number])[] {
  const later = (a: number) => all(tree).filter((b) => b > a && tree.parent[b] === tree.parent[a]);
  return all(tree).flatMap((a) => later(a).map((b) => [a, b] as const));
}

/** Where the subtree of a node ends in the arrays. */
function endOf(tree: TidyTree, node: number): number {
  const after = all(tree).find((i) => i > node && tree.parent[i]! < node);
  return after ?? tree.parent.length;
}

function subtree(tree: TidyTree, node: number): TidyTree {
  const end = endOf(tree, node);
  return {
    ...tree,
    parent: tree.parent.slice(node, end).map((p, i) => (i === 0 ? -1 : p - node)),
    breadth: tree.breadth.slice(node, end),
    depth: tree.depth.slice(node, end)
  };
}

/** The places of a node's subtree, seen from the node. */
function cut({ across, along }: TidyPlaces, tree: TidyTree, node: number): TidyPlaces {
  const end = endOf(tree, node);
  return {
    across: across.slice(node, end).map((a) => a - across[node]!),
    along: along.slice(node, end).map((a) => a - along[node]!)
  };
}

/** The tree with new sizes and one more child of `at`, its last, and the index that a node has in it. */
function grow(tree: TidyTree, at: number, sizes: fc.Stream<number>) {
  const end = endOf(tree, at);
  const now = (i: number) => (i < end ? i : i + 1);
  const parent = [...tree.parent].map((p) => (p < 0 ? -1 : now(p)));
  parent.splice(end, 0, at);
  const drawn = () => Float64Array.from(parent, () => sizes.next().value!);
  return { tree: { ...tree, parent: Int32Array.from(parent), breadth: drawn(), depth: drawn() }, now };
}

function halfOf(tree: TidyTree, row: readonly number[]): number {
  return Math.max(...row.map((pillar) => (pillar < 0 ? 0 : tree.breadth[pillar]! / 2)));
}

function sideOf(tree: TidyTree, rows: Rows, side: number): number[] {
  const pillars = rows.map((row) => row[side]!).filter((pillar) => pillar > 0);
  return pillars.flatMap((pillar) => all(tree).slice(pillar, endOf(tree, pillar)));
}

function peer(tree: TidyTree): TidyPlaces {
  interface Datum {
    size: [number, number];
    children: Datum[];
  }
  const data = all(tree).map((i): Datum => ({ size: [tree.breadth[i]!, tree.depth[i]!], children: [] }));
  for (const i of all(tree)) data[tree.parent[i]!]?.children.push(data[i]!);
  const spacing = (a: { parent: unknown }, b: { parent: unknown }) =>
    a.parent === b.parent ? tree.siblingGap : tree.cousinGap;
  const layout = flextree<Datum>({ spacing });
  const nodes = new Map(
    layout(layout.hierarchy(data[0]!))
      .descendants()
      .map((node) => [node.data, node])
  );
  return {
    across: Float64Array.from(data, (datum) => nodes.get(datum)!.x - nodes.get(data[0]!)!.x),
    along: Float64Array.from(data, (datum) => nodes.get(datum)!.y)
  };
}

function gapOf(tree: TidyTree, a: number, b: number): number {
  return tree.parent[a] === tree.parent[b] ? tree.siblingGap : tree.cousinGap;
}

/** Whether two nodes are in each other's way across the growth. */
function passing(tree: TidyTree, along: Float64Array, a: number, b: number): boolean {
  return along[a]! < along[b]! + tree.depth[b]! && along[b]! < along[a]! + tree.depth[a]!;
}

/** `facing` by its definition: each row kept clear of every box above it, in quadratic time. */
function stacked(tree: TidyTree, rows: Rows): TidyPlaces {
  const along = new Float64Array(tree.parent.length);
  for (let i = 1; i < along.length; i++) along[i] = along[tree.parent[i]!]! + tree.depth[tree.parent[i]!]!;
  const across = new Float64Array(tree.parent.length);
  const placed: [number[], number[]] = [[], []];
  let centre = 0;
  rows.forEach((row, k) => {
    if (k > 0) centre += halfOf(tree, rows[k - 1]!) + tree.siblingGap + halfOf(tree, row);
    row.forEach((pillar, side) => {
      if (pillar < 0) return;
      across.set(tidy(subtree(tree, pillar)).across, pillar);
      for (const a of placed[side]!) {
        for (let b = pillar; b < endOf(tree, pillar); b++) {
          if (!passing(tree, along, a, b)) continue;
          const apart = (tree.breadth[a]! + tree.breadth[b]!) / 2 + gapOf(tree, a, b);
          centre = Math.max(centre, across[a]! + apart - across[b]!);
        }
      }
    });
    row.forEach((pillar, side) => {
      if (pillar < 0) return;
      for (let b = pillar; b < endOf(tree, pillar); b++) {
        across[b]! += centre;
        placed[side]!.push(b);
      }
    });
  });
  return { across: across.map((a, i) => (i === 0 ? 0 : a - centre / 2)), along };
}

function expectSame(actual: TidyPlaces, expected: { [key in keyof TidyPlaces]: ArrayLike<number> }) {
  for (const key of ['across', 'along'] as const) {
    const off = Array.from(expected[key], (place, i) => Math.abs(place - actual[key][i]!));
    expect(
      off.every((px) => px < 1e-6),
      key
    ).toBe(true);
    expect(actual[key].length).toBe(expected[key].length);
  }
}

function expectClear(tree: TidyTree, { across, along }: TidyPlaces, nodes: readonly number[]) {
  for (const a of nodes) {
    for (const b of nodes) {
      if (a >= b || !passing(tree, along, a, b)) continue;
      const apart = (tree.breadth[a]! + tree.breadth[b]!) / 2 + gapOf(tree, a, b);
      expect(Math.abs(across[a]! - across[b]!)).toBeGreaterThan(apart - 1e-6);
    }
  }
}

/** The pairs stand in the same order before and after, and apart. */
function expectOrder(
  before: TidyPlaces,
  after: TidyPlaces,
  now: (i: number) => number,
  pairs: readonly (readonly [number, number])[]
) {
  for (const [a, b] of pairs) {
    const sign = Math.sign(before.across[a]! - before.across[b]!);
    expect(sign).not.toBe(0);
    expect(Math.sign(after.across[now(a)]! - after.across[now(b)]!)).toBe(sign);
  }
}
