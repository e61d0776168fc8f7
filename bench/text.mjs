// How many times as long as a bare pass over a table of widths, which breaks at spaces only, wrapping takes.
// Run it with: node bench/text.mjs. The aim is at most 2.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROCESSES = 9;
const WARM_UP = 100;
const ROUNDS = 100;
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

/** The time that a pass takes, in microseconds per claim. */
function time(pass) {
  let lines = 0;
  const start = performance.now();
  for (let i = 0; i < REPEATS; i++) for (const claim of CLAIMS) lines += pass(claim).length;
  const took = performance.now() - start;
  if (lines === 0) throw new Error('nothing was wrapped');
  return (took * 1000) / (REPEATS * CLAIMS.length);
}

/** In a process of its own: prints the median times of the two passes, taken in turn, and of their ratio. */
async function compare(bundle) {
  const { measure, wrap } = await import(bundle);
  const advances = new Float64Array(0x2300);
  for (const letter of new Set(CLAIMS.join(''))) advances[letter.charCodeAt(0)] = measure(letter, FONT);
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => {
    const bareTime = time((text) => bare(text, advances, WIDTH));
    const wrapTime = time((text) => wrap(text, FONT, WIDTH));
    return { bare: bareTime, wrap: wrapTime, ratio: wrapTime / bareTime };
  }).slice(WARM_UP);
  const of = (name) => median(rounds.map((round) => round[name]));
  console.log(JSON.stringify({ bare: of('bare'), wrap: of('wrap'), ratio: of('ratio') }));
}

/** Bundles the TypeScript, runs the processes and prints what they found. */
async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const cache = `${root}node_modules/.cache`;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(`${cache}/bench-text-`);
  try {
    const { build } = await import('vite');
    const entry = `${folder}/entry.ts`;
    const sources = ['measure', 'wrap'].map((name) => `export * from '${root}src/lib/text/${name}.ts';`);
    writeFileSync(entry, sources.join('\n'));
    const lib = { entry, formats: ['es'], fileName: 'text' };
    const options = { lib, outDir: `${folder}/out`, minify: false };
    await build({ root, configFile: false, publicDir: false, logLevel: 'error', build: options });
    const script = fileURLToPath(import.meta.url);
    const bundle = `${pathToFileURL(folder)}/out/text.js`;
    const results = Array.from({ length: PROCESSES }, () =>
      JSON.parse(execFileSync(process.execPath, [script, bundle], { encoding: 'utf8' }))
    );
    for (const name of ['bare', 'wrap', 'ratio']) {
      const found = results.map((result) => result[name]);
      const unit = name === 'ratio' ? '' : ' µs per claim';
      const range = `${Math.min(...found).toFixed(2)} to ${Math.max(...found).toFixed(2)}`;
      console.log(`${name.padEnd(5)} ${median(found).toFixed(2)}${unit} (${range})`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [, , bundle] = process.argv;
await (bundle ? compare(bundle) : main());
