// How many times as fast as @argdown/core a text of Argdown is read: statements, arguments and relations, which is what that
// reads, and all of it as a checked map: the aim is at least 10 times. And how long all readers take for files of 1.5 and 3 MB
// that are made to be slow to read: twice as long for the second is linear, and fails above three times, or 15 seconds.
// Run it with: node bench/formats.mjs; with names of formats after it, only their files are read.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { HOSTILE } from './hostile.mjs';

// The one of the tests: beside this bench lies an older one.
const { argdown } = await import('../node_modules/@argdown/core/dist/index.js');

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = `${ROOT}test-results/bench-formats/`;
/** Bytes of what is made to be slow. */
const LARGE = 3_000_000;
/** No such file takes longer, in ms of the processor; one that takes this long is told. */
const LIMIT = 15_000;
const LONG = 5000;
/** How many times as long twice as much may take; below so many ms it says nothing. */
const WORSE = 3;
const NOTICED = 150;
const WIDTHS = [14, 48, 6, 9, 9, 6, 7, 9, 9];
const ROUNDS = 9;
/** Ms after which there were rounds enough. */
const ENOUGH = 1500;

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: OUT,
    rolldownOptions: {
      input: {
        document: 'src/lib/formats/argdown-document.ts',
        any: 'src/lib/formats/recognise.ts',
        registry: 'src/lib/formats/registry.ts'
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }
    }
  }
});
const { readDocument } = await import(pathToFileURL(`${OUT}document.mjs`).href);
const { readAs } = await import(pathToFileURL(`${OUT}any.mjs`).href);
const { READ } = await import(pathToFileURL(`${OUT}registry.mjs`).href);

/** A debate as people write it: four statements or arguments a block, with emphasis, tags, links, data and premises. */
function debate(statements) {
  const blocks = ['===\ntitle: Night buses\n===\n'];
  for (let at = 0; at * 4 < statements; at++) {
    blocks.push(`[Claim ${at}]: The city should run night buses on line ${at}, since **many** people work at night. #pro
  + <Argument ${at}>: Workers get home safely, says [the city](https://example.org/${at}).
    - The survey asked only day workers; its sample was small (see p. 3).
  - [Claim ${at + 1}]
`);
    if (at % 8 === 0)
      blocks.push(`<Steps ${at}>: Why line ${at} pays. {source: "C${at}"}\n
(1) [Cheap ${at}]: Running line ${at} costs little.
(2) Lines that cost little pay.
-- Modus ponens {uses: [1, 2]} --
(3) Line ${at} pays.
    +> [Claim ${at}]
`);
  }
  return blocks.join('\n');
}

/** Of so many rounds, and more where they are short: the machine has something else to do now and then. */
async function fastest(act) {
  const begun = performance.now();
  let best = Infinity;
  for (let round = 0; round < ROUNDS || performance.now() - begun < ENOUGH; round++) {
    const start = performance.now();
    await act();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const rows = [];
for (const statements of process.argv.length > 2 ? [] : [500, 2000, 10_000]) {
  const text = debate(statements);
  const core = await fastest(() =>
    argdown.run({ process: ['parse-input', 'build-model'], input: text, logExceptions: false })
  );
  const ours = await fastest(() => readDocument(text));
  const map = await fastest(() => readAs('argdown', text));
  rows.push({
    statements,
    kB: Math.round(text.length / 1000),
    'core, ms': core.toFixed(1),
    'ours, ms': ours.toFixed(1),
    'times as fast': (core / ours).toFixed(1),
    'as a map, ms': map.toFixed(1),
    'times as fast, as a map': (core / map).toFixed(1)
  });
}
if (rows.length) console.table(rows);

process.exitCode = (await hostile()) ? 0 : 1;

/** Each file that is made to be slow, in a thread that can be ended, at half its size and whole. Whether none was too slow. */
async function hostile() {
  const asked = process.argv.slice(2);
  let thread;
  const read = (format, name, size) =>
    new Promise((resolve) => {
      thread ??= new Worker(new URL('hostile-reader.mjs', import.meta.url), { argv: [`${OUT}any.mjs`] });
      const end = (result) => {
        clearTimeout(limit);
        thread.off('message', end).off('error', failed);
        if (!result.ms) {
          thread.terminate();
          thread = undefined;
        }
        resolve(result);
      };
      // Others may be at work on the machine, so that what hangs is found late.
      const limit = setTimeout(() => end({ is: 'TOO SLOW' }), 3 * LIMIT);
      const failed = ({ message }) => end({ is: message });
      thread.on('message', end).on('error', failed);
      thread.postMessage({ format, name, size });
    });
  const row = (cells) =>
    console.log(
      cells.map((cell = '', at) => String(cell).padStart(WIDTHS[at]).slice(0, WIDTHS[at])).join(' ')
    );
  row(['format', 'file', 'kB', 'half, ms', 'whole, ms', 'ratio', 'claims', 'problems', '']);
  let isWell = true;
  for (const format of asked.length ? asked : Object.keys(HOSTILE)) {
    for (const name of Object.keys(HOSTILE[format])) {
      await read(format, name, LARGE / 16);
      let [half, whole] = [await read(format, name, LARGE / 2), await read(format, name, LARGE)];
      // Once more where it may have been something else that took so long.
      if (whole.ms > NOTICED && whole.ms > WORSE * half.ms) {
        const [again, wholeAgain] = [await read(format, name, LARGE / 2), await read(format, name, LARGE)];
        if (wholeAgain.ms / again.ms < whole.ms / half.ms) [half, whole] = [again, wholeAgain];
      }
      const ratio = whole.ms / half.ms;
      const isSlow = !whole.ms || whole.ms > LIMIT || (whole.ms > NOTICED && ratio > WORSE);
      const is = whole.is ?? (isSlow ? 'SLOW' : whole.ms > LONG ? 'long' : '');
      row([
        whole.format && whole.format !== format ? `${format} (${whole.format})` : format,
        name,
        Math.round((whole.bytes ?? 0) / 1000),
        half.ms,
        whole.ms,
        whole.ms > NOTICED ? ratio.toFixed(1) : '',
        whole.claims,
        whole.problems,
        is
      ]);
      isWell &&= !isSlow;
    }
  }
  await thread?.terminate();
  const missing = READ.filter((format) => !(format in HOSTILE));
  if (missing.length) console.log(`No files for: ${missing}`);
  return isWell && !missing.length;
}
