// From a map file to an SVG file, whole process: Warrant's command line beside Argdown's, Node's bare start beside both.
// Run it with: node bench/render.mjs. Medians over fresh processes. Bytes a claim are those of a picture without font and
// map beside Argdown's, which Graphviz writes and which holds of a claim its id and its text, and no sources.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { argdown, debate } from './debate.mjs';

const SIZES = [50, 500, 2000];
const PROCESSES = 7;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const warrant = here('../dist/warrant.cjs');
const argdownCli = here('node_modules/@argdown/cli/dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'warrant-bench-'));
const peakFile = join(folder, 'peak');

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function measure(args) {
  const runs = Array.from({ length: PROCESSES }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const ms = performance.now() - start;
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
    return ms;
  });
  const env = { ...process.env, BENCH_PEAK: peakFile };
  const peaks = Array.from({ length: 3 }, () => {
    spawnSync(process.execPath, ['--require', here('peak.cjs'), ...args], { cwd: folder, env });
    return Number(readFileSync(peakFile, 'utf8')) / 1024;
  });
  return { ms: median(runs), mb: median(peaks) };
}

const row = (cells) => console.log(cells.map((cell, at) => String(cell).padStart(at ? 12 : 7)).join(''));

try {
  console.log(
    'Map file to SVG file, whole process (ms, peak MB), and how many times as fast and as small as Argdown\n'
  );
  writeFileSync(join(folder, 'nothing.mjs'), '');
  const bare = measure(['nothing.mjs']);
  row([
    'claims',
    'warrant',
    'argdown',
    'faster',
    'warrant MB',
    'argdown MB',
    'memory',
    'SVG kB',
    'argdown kB',
    'B a claim',
    'argdown B'
  ]);
  for (const size of SIZES) {
    const map = debate(size);
    writeFileSync(join(folder, `${size}.json`), JSON.stringify(map));
    writeFileSync(join(folder, `${size}.argdown`), argdown(map));
    const ours = measure([warrant, 'render', `${size}.json`, '-o', `${size}.svg`]);
    const theirs = measure([argdownCli, 'map', '-f', 'svg', '--silent', `${size}.argdown`, 'out']);
    const plain = ['--letters', 'plain', '--no-map', '-o', 'plain.svg'];
    spawnSync(process.execPath, [warrant, 'render', `${size}.json`, ...plain], { cwd: folder });
    const each = (file) => Math.round(statSync(join(folder, file)).size / size);
    const kb = (file) => Math.round(statSync(join(folder, file)).size / 1024);
    row([
      size,
      ours.ms.toFixed(0),
      theirs.ms.toFixed(0),
      `${(theirs.ms / ours.ms).toFixed(1)}x`,
      ours.mb.toFixed(0),
      theirs.mb.toFixed(0),
      `${(ours.mb / theirs.mb).toFixed(2)}`,
      kb(`${size}.svg`),
      kb(`out/${size}.svg`),
      each('plain.svg'),
      each(`out/${size}.svg`)
    ]);
  }
  console.log(`\nNode's bare start: ${bare.ms.toFixed(0)} ms, ${bare.mb.toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
