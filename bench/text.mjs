// How much longer wrapping takes than a bare pass over a table of widths that breaks at spaces only.
// Run it with: node bench/text.mjs. Prints the median of several fresh processes, aim: at most 2.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROCESSES = 7;
const ROUNDS = 60;
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

/** The median time of a round, in ms. */
function time(run) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < 200; i++)
      for (const claim of CLAIMS) if (run(claim).length < 2) throw new Error('too few lines');
    times.push(performance.now() - start);
  }
  return median(times);
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measureOnce(bundle) {
  const { measure, wrap } = await import(bundle);
  const advances = new Float64Array(0x2300);
  for (const letter of new Set(CLAIMS.join(''))) advances[letter.charCodeAt(0)] = measure(letter, FONT);
  const passes = { bare: (text) => bare(text, advances, WIDTH), wrap: (text) => wrap(text, FONT, WIDTH) };
  const [first, second] = Math.random() < 0.5 ? ['bare', 'wrap'] : ['wrap', 'bare'];
  const took = { [first]: time(passes[first]), [second]: time(passes[second]) };
  console.log(JSON.stringify(took));
}

async function bundleText(folder) {
  const { build } = await import('vite');
  const root = fileURLToPath(new URL('..', import.meta.url));
  const entry = join(folder, 'entry.ts');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(
    entry,
    `export { measure } from '${root}src/lib/text/measure.ts';\nexport { wrap } from '${root}src/lib/text/wrap.ts';\n`
  );
  return entry;
}
