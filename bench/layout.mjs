/**
 * Time and size of the tree layout beside its peers: node bench/layout.mjs [nodes ...]
 *
 * - tidy: src/lib/layout/tidy.ts, translated as the build does it
 * - bare: the same algorithm as plainly as typed arrays allow: without gaps, one function, fresh arrays every time,
 *   whereas tidy keeps its working arrays from one layout to the next
 * - d3-flextree: variable sizes, the same positions
 * - d3 tree: d3-hierarchy's `tree` on cells of one fixed size, thus another drawing
 *
 * Every figure is the median over fresh processes of the median over many runs in each. Only the layout is timed: the
 * typed arrays and the d3 hierarchies are built before. Garbage is collected when the engine wants to.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { random } from './debate.mjs';

const GAP = 12;
const COLUMN = 264 + 64;
const PROCESSES = 5;
/** How much each lays out in a process, which is to take about a second or two. */
const nodesPerProcess = { tidy: 4e6, bare: 4e6, 'd3-flextree': 4e5, 'd3 tree': 2e6 };
const peers = Object.keys(nodesPerProcess);
const bundle = fileURLToPath(new URL('../node_modules/.cache/bench/tidy.mjs', import.meta.url));

/** A tree like a debate: n nodes, up to six answers to each, grown evenly at its leaves, numbered in preorder. */
function debate(n, seed = 20140601) {
  const next = random(seed);
  const children = [[]];
  const open = [0];
  while (children.length < n) {
    // Drawn at random; without an answer it stays a leaf, unless nothing else is open.
    const k = Math.floor(next() * open.length);
    const node = open[k];
    const answers = Math.floor(next() * 7);
    if (answers === 0 && open.length === 1) continue;
    open[k] = open[open.length - 1];
    open.pop();
    for (let i = 0; i < answers && children.length < n; i++) {
      children[node].push(children.length);
      open.push(children.length);
      children.push([]);
    }
  }
  const tree = {
    parent: new Int32Array(n),
    breadth: new Float64Array(n),
    depth: new Float64Array(n).fill(COLUMN),
    siblingGap: GAP,
    cousinGap: GAP
  };
  const stack = [[0, -1]];
  for (let i = 0; i < n; i++) {
    const [node, parent] = stack.pop();
    tree.parent[i] = parent;
    tree.breadth[i] = 60 + Math.floor(next() * 81);
    for (const child of children[node].reverse()) stack.push([child, i]);
  }
  return tree;
}

/** van der Ploeg's algorithm as it stands in the paper, over typed arrays: no gaps, no sides, one function. */
function bare({ parent, breadth, depth }) {
  const n = parent.length;
  const along = new Float64Array(n);
  const bottom = new Float64Array(n);
  const prelim = new Float64Array(n);
  const mod = new Float64Array(n);
  const shift = new Float64Array(n);
  const change = new Float64Array(n);
  const msel = new Float64Array(n);
  const mser = new Float64Array(n);
  const lowY = new Float64Array(n);
  const tl = new Int32Array(n);
  const tr = new Int32Array(n);
  const el = new Int32Array(n);
  const er = new Int32Array(n);
  const sibling = new Int32Array(n);
  const index = new Int32Array(n);
  const iyl = new Int32Array(n);
  bottom[0] = depth[0];
  for (let t = 1; t < n; t++) {
    along[t] = bottom[parent[t]];
    bottom[t] = along[t] + depth[t];
  }
  for (let t = n - 1; t >= 0; t--) {
    const first = tl[t];
    if (first === 0) {
      el[t] = t;
      er[t] = t;
    } else {
      let ih = first;
      iyl[first] = 0;
      lowY[first] = bottom[el[first]];
      let left = first;
      for (let cur = sibling[first]; cur !== 0; cur = sibling[cur]) {
        index[cur] = index[left] + 1;
        const low = bottom[er[cur]];
        let sr = left;
        let cl = cur;
        let mssr = mod[sr];
        let mscl = mod[cl];
        let h = ih;
        while (sr !== 0 && cl !== 0) {
          if (bottom[sr] > lowY[h]) h = iyl[h];
          const dist = mssr + prelim[sr] - mscl - prelim[cl] + (breadth[sr] + breadth[cl]) / 2;
          if (dist > 0) {
            mscl += dist;
            mod[cur] += dist;
            msel[cur] += dist;
            mser[cur] += dist;
            const steps = index[cur] - index[h];
            if (steps > 1) {
              const delta = dist / steps;
              shift[sibling[h]] += delta;
              shift[cur] -= delta;
              change[cur] -= dist - delta;
            }
          }
          const sy = bottom[sr];
          const cy = bottom[cl];
          if (sy <= cy) {
            sr = tr[sr];
            mssr += mod[sr];
          }
          if (sy >= cy) {
            cl = tl[cl];
            mscl += mod[cl];
          }
        }
        if (cl !== 0) {
          const e = el[first];
          const diff = mscl - mod[cl] - msel[first];
          tl[e] = cl;
          mod[e] += diff;
          prelim[e] -= diff;
          el[first] = el[cur];
          msel[first] = msel[cur];
        } else if (sr !== 0) {
          const e = er[cur];
          const diff = mssr - mod[sr] - mser[cur];
          tr[e] = sr;
          mod[e] += diff;
          prelim[e] -= diff;
          er[cur] = er[left];
          mser[cur] = mser[left];
        }
        while (ih !== 0 && low >= lowY[ih]) ih = iyl[ih];
        iyl[cur] = ih;
        lowY[cur] = low;
        ih = cur;
        left = cur;
      }
      let d = 0;
      let sum = 0;
      for (let c = first; c !== 0; c = sibling[c]) {
        d += shift[c];
        sum += d + change[c];
        mod[c] += sum;
      }
      prelim[t] =
        (prelim[first] + mod[first] - breadth[first] / 2 + prelim[left] + mod[left] + breadth[left] / 2) / 2;
      el[t] = el[first];
      msel[t] = msel[first];
      er[t] = er[left];
      mser[t] = mser[left];
    }
    if (t > 0) {
      const p = parent[t];
      if (tl[p] === 0) tr[p] = t;
      sibling[t] = tl[p];
      tl[p] = t;
    }
  }
  mod[0] = -prelim[0];
  prelim[0] = 0;
  for (let t = 1; t < n; t++) {
    mod[t] += mod[parent[t]];
    prelim[t] += mod[t];
  }
  return { across: prelim, along };
}

/** The layout of one peer, ready to run, and how to read its positions. */
async function layouter(peer, tree) {
  const n = tree.parent.length;
  if (peer === 'bare') return [() => bare(tree), (places) => places];
  if (peer === 'tidy') {
    const { tidy } = await import(pathToFileURL(bundle).href);
    return [() => tidy(tree), (places) => places];
  }
  const data = Array.from(tree.parent, (_, i) => ({
    i,
    size: [tree.breadth[i], tree.depth[i]],
    children: []
  }));
  for (let i = 1; i < n; i++) data[tree.parent[i]].children.push(data[i]);
  const read = (root) => {
    const across = new Float64Array(n);
    const along = new Float64Array(n);
    root.each((node) => {
      across[node.data.i] = node.x;
      along[node.data.i] = node.y;
    });
    return { across, along };
  };
  if (peer === 'd3-flextree') {
    const { flextree } = await import('d3-flextree');
    const layout = flextree({
      spacing: (a, b) => (a.parent === b.parent ? tree.siblingGap : tree.cousinGap)
    });
    const root = layout.hierarchy(data[0]);
    return [() => layout(root), read];
  }
  const d3 = await import('d3-hierarchy');
  const layout = d3
    .tree()
    .nodeSize([140 + GAP, COLUMN])
    .separation(() => 1);
  const root = d3.hierarchy(data[0]);
  return [() => layout(root), read];
}

/** Area of the bounding box and mean length of the straight links, from a parent's end to its child's start. */
function measure({ parent, breadth, depth }, { across, along }) {
  let low = 0;
  let high = 0;
  let end = 0;
  let length = 0;
  for (let i = 0; i < parent.length; i++) {
    low = Math.min(low, across[i] - breadth[i] / 2);
    high = Math.max(high, across[i] + breadth[i] / 2);
    end = Math.max(end, along[i] + depth[i]);
    if (i > 0) length += Math.hypot(across[i] - across[parent[i]], COLUMN - 264);
  }
  return { area: (high - low) * end, link: length / (parent.length - 1) };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** One process: warm up, then the median of many runs. */
async function run(peer, n) {
  const tree = debate(n);
  const [layout, read] = await layouter(peer, tree);
  const runs = Math.ceil(nodesPerProcess[peer] / n) + 4;
  const warm = runs >> 1;
  for (let i = 0; i < warm; i++) layout();
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    layout();
    times.push(performance.now() - start);
  }
  return { ms: median(times), ...measure(tree, read(layout())) };
}

async function translate() {
  const { transformWithOxc } = await import('vite');
  const source = fileURLToPath(new URL('../src/lib/layout/tidy.ts', import.meta.url));
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  mkdirSync(new URL('.', pathToFileURL(bundle)), { recursive: true });
  writeFileSync(bundle, code);
}

if (process.argv[2] === '--one') {
  console.log(JSON.stringify(await run(process.argv[3], Number(process.argv[4]))));
} else {
  await translate();
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000, 100_000];
  console.log(`Node ${process.version}, ${cpus()[0]?.model}; median of ${PROCESSES} processes\n`);
  console.log('|   nodes | layout      |         ms |   / tidy |   / bare |  area, Mpx² | mean link, px |');
  console.log('|--------:|:------------|-----------:|---------:|---------:|------------:|--------------:|');
  for (const n of sizes) {
    // One process of each peer in turn, so that a slow spell of the machine meets all of them.
    const results = peers.map(() => []);
    for (let i = 0; i < PROCESSES; i++) {
      peers.forEach((peer, k) => {
        const args = [fileURLToPath(import.meta.url), '--one', peer, String(n)];
        results[k].push(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
      });
    }
    const ms = results.map((of) => median(of.map((result) => result.ms)));
    peers.forEach((peer, k) => {
      const { area, link } = results[k][0];
      const cells = [
        String(n).padStart(7),
        peer.padEnd(11),
        ms[k].toFixed(3).padStart(10),
        (ms[k] / ms[0]).toFixed(2).padStart(8),
        (ms[k] / ms[1]).toFixed(2).padStart(8),
        (area / 1e6).toFixed(2).padStart(11),
        link.toFixed(2).padStart(13)
      ];
      console.log(`| ${cells.join(' | ')} |`);
    });
  }
}
