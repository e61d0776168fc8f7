// How many times as fast as @argdown/core a text of Argdown is read: statements, arguments and relations, which is what that
// reads, and all of it as a checked map. And how long the readers take for files of 3 MB, made to be slow to read.
// Run it with: node bench/formats.mjs. The aim is at least 10 times for the first.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

// The one of the tests: beside this bench lies an older one.
const { argdown } = await import('../node_modules/@argdown/core/dist/index.js');

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = `${ROOT}test-results/bench-formats/`;
/** Bytes of what is made to be slow. */
const LARGE = 3_000_000;
const ROUNDS = 9;

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
      input: { document: 'src/lib/formats/argdown-document.ts', any: 'src/lib/formats/recognise.ts' },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }
    }
  }
});
const { readDocument } = await import(pathToFileURL(`${OUT}document.mjs`).href);
const { readAs, readAny } = await import(pathToFileURL(`${OUT}any.mjs`).href);

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

async function fastest(act) {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await act();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const rows = [];
for (const statements of [500, 2000, 10_000]) {
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
console.table(rows);

/** Beginnings that say which format it is, and what is said again and again after them. */
const SLOW = {
  argdown: [
    '[A]: a\n\n',
    ['[', '<', '{a: ', '{},', '*', '_', '#(', '/*', '\n----\n', '\n  - ', '(1) a\n', '[A]: a {b: 1}\n\n']
  ],
  kialo: ['Discussion Name:\nT\n\n1. Thesis:\n', ['1.', ' [1]', '[x](', '\\', '\n1.1. Pro:\n', 'Sources:\n']],
  tgf: ['a\n#\n', ['a b ', 'a b\n']],
  apx: ['arg(a).\n', ['att(', 'arg(a). ', 'att(a,b).\n']],
  af: ['p af 200000\n', ['1 2\n', '# 1 = a\n']],
  csv: ['id,text,side,target\n', [',b,pro,c\n', 'a,b,pro,a\n', '"', ',', ',"b",pro,b\n']],
  markdown: ['- a\n', ['- a\n', '  - Pro: b [c](d) {#e}\n', '[1]: a\n', '[', '[[']],
  opml: ['<opml><body>', ['<outline text="a"/>', '<outline text="a">', '<outline text="&lt;b>a&lt;/b>"/>']],
  mindmup: ['{"formatVersion":3,"id":1,"ideas":{"1":{"title":"', ['a', '{', '\\n']],
  aif: ['{"edges":[],"nodes":[', ['{"nodeID":"1","type":"I"},', '[']],
  sadface: ['{"resources":[],"edges":[],"nodes":[', ['{"id":"1","type":"atom"},', '[']],
  'argdown-json': ['{"statements":{', ['"a":{"members":[]},', '{"a":']],
  argunet: [
    '<graphml xmlns:arg="http://www.argunet.org/xml/argml">',
    ['<node id="a"/>', '<graph><node>', '<edge source="a" target="b"/>']
  ],
  bibtex: ['@book{a,\n', ['title = {', '@book{b, title={c}}\n', '{', '"', 'author={a and b},\n']],
  ris: ['TY  - BOOK\n', ['TI  - a\n', 'AU  - a\n', 'ER  - \nTY  - BOOK\n']]
};
const slow = [];
for (const [format, [start, parts]] of Object.entries(SLOW)) {
  for (const part of parts) {
    const bytes = new TextEncoder().encode(start + part.repeat(LARGE / part.length));
    const began = performance.now();
    const read = await readAny(bytes);
    slow.push({
      format: read.format,
      meant: format,
      part: JSON.stringify(part),
      ms: Math.round(performance.now() - began)
    });
  }
}
console.table(slow);
