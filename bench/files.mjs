// From a map file to a PNG and a PDF file, whole process: Warrant's command line beside Argdown's, which makes no PNG.
// Run it with: node bench/files.mjs, after `npm run build:cli`. Medians over fresh processes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { argdown, debate } from './debate.mjs';

const SIZES = [50, 500, 2000];
const PROCESSES = 3;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const warrant = here('../dist/warrant.cjs');
const argdownCli = here('node_modules/@argdown/cli/dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'warrant-bench-'));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function measure(...args) {
  return median(
    Array.from({ length: PROCESSES }, () => {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
      return performance.now() - start;
    })
  );
}

const row = (cells) => console.log(cells.map((cell, at) => String(cell).padStart(at ? 12 : 7)).join(''));
const kb = (file) => Math.round(statSync(join(folder, file)).size / 1024);

try {
  console.log('Map file to PNG (3,000 px wide) and PDF (one page), whole process (ms)\n');
  row(['claims', 'PNG', 'PNG kB', 'PDF', 'argdown', 'faster', 'PDF kB', 'argdown kB', 'leaflet']);
  for (const size of SIZES) {
    const map = debate(size);
    writeFileSync(join(folder, `${size}.json`), JSON.stringify(map));
    writeFileSync(join(folder, `${size}.argdown`), argdown(map));
    const draw = (...how) => measure(warrant, 'render', `${size}.json`, ...how);
    const png = draw('-o', `${size}.png`, '--size', '3000px', '--scale', '1');
    // All of it has to fit on one page, which may be 200 inches long.
    const pdf = draw('-o', `${size}.pdf`, ...(size > 50 ? ['--size', size > 500 ? '500mm' : '1000mm'] : []));
    const theirs = measure(argdownCli, 'map', '-f', 'pdf', '--silent', `${size}.argdown`, 'out');
    const leaflet = draw('-o', `${size}-leaflet.pdf`, '--leaflet', 'a4');
    row([
      size,
      png.toFixed(0),
      kb(`${size}.png`),
      pdf.toFixed(0),
      theirs.toFixed(0),
      `${(theirs / pdf).toFixed(1)}x`,
      kb(`${size}.pdf`),
      kb(`out/${size}.pdf`),
      leaflet.toFixed(0)
    ]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
