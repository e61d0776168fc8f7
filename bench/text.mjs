// How many times as long as a bare pass over a table of widths, which breaks at spaces only, wrapping takes.
// Run it with: node bench/text.mjs. The aim is at most 2.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROCESSES = 9;
const ROUNDS = 50;
const REPEATS = 300;
const WIDTH = 236;
const FONT = { face: 'serif', size: 15 };
const CLAIMS = [
  'Compulsory voting makes parties speak to every citizen, not only to those who are certain to turn up.',
  'A fine for staying at home punishes the poor first; the rich pay it and stay at home – “freely”, as they say.',
  'Privalomas balsavimas verčia partijas kalbėti su visais piliečiais, ne tik su tais, kurie tikrai ateis.',
  'Обов’язкове голосування змушує партії говорити з усіма громадянами, а не лише з тими, хто напевно прийде.',
  'Obowiązkowe głosowanie zmusza partie, by mówiły do wszystkich obywateli, a nie tylko do pewnych wyborców.',
  'Cluster munitions leave unexploded bomblets behind that kill farmers, shepherds and children for decades.'
];

/** Greedy lines from a table of widths: no kerning, no hyphens, no graphemes. */
function bare(text, advances, limit) {
  const lines = [];
  let start = 0;
  let space = 0;
  let pen = 0;
  let penAtSpace = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 32) {
      space = i;
      penAtSpace = pen;
    }
    pen += advances[code];
    if (pen > limit && space > start) {
      lines.push({ text: text.slice(start, space), width: penAtSpace });
      start = space + 1;
      pen -= penAtSpace + advances[32];
    }
  }
  lines.push({ text: text.slice(start), width: pen });
  return lines;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The median time of a round, in microseconds per claim. */
function time(run) {
  const times = [];
  let lines = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < REPEATS; i++) for (const claim of CLAIMS) lines += run(claim).length;
    times.push(((performance.now() - start) * 1000) / (REPEATS * CLAIMS.length));
  }
  if (lines < ROUNDS) throw new Error('nothing was wrapped');
  return median(times);
}

/** In a process of its own: prints the two times. */
async function compare(folder) {
  const { measure } = await import(new URL('measure.js', folder));
  const { wrap } = await import(new URL('wrap.js', folder));
  const advances = new Float64Array(0x2300);
  for (const letter of new Set(CLAIMS.join(''))) advances[letter.charCodeAt(0)] = measure(letter, FONT);
  const passes = [
    ['bare', (text) => bare(text, advances, WIDTH)],
    ['wrap', (text) => wrap(text, FONT, WIDTH)]
  ];
  if (process.pid % 2) passes.reverse();
  console.log(JSON.stringify(Object.fromEntries(passes.map(([name, run]) => [name, time(run)]))));
}

/** Bundles the TypeScript, runs the processes and prints what they found. */
async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const cache = `${root}node_modules/.cache`;
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(`${cache}/bench-text-`);
  try {
    const { build } = await import('vite');
    const entry = { measure: `${root}src/lib/text/measure.ts`, wrap: `${root}src/lib/text/wrap.ts` };
    const options = { lib: { entry, formats: ['es'] }, outDir, minify: false };
    await build({ root, configFile: false, publicDir: false, logLevel: 'error', build: options });
    const results = Array.from({ length: PROCESSES }, () =>
      JSON.parse(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), `${pathToFileURL(outDir)}/`], {
          encoding: 'utf8'
        })
      )
    );
    const ratios = results.map(({ bare, wrap }) => wrap / bare);
    console.log(`bare ${median(results.map(({ bare }) => bare)).toFixed(2)} µs per claim`);
    console.log(`wrap ${median(results.map(({ wrap }) => wrap)).toFixed(2)} µs per claim`);
    console.log(
      `ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`
    );
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

const [, , folder] = process.argv;
await (folder ? compare(folder) : main());
