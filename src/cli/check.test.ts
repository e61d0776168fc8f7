import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docx, paragraph, pdf } from '../../tests/source-files.ts';
import config from '../../vite.cli.config.ts';
import { askAll } from './links.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, 'test-results', 'cli-check');
const FOLDER = mkdtempSync(join(tmpdir(), 'warrant-'));

/** A server with an address for each way to answer; under /head it minds being asked for the head alone. */
const server: Server = createServer(({ url = '', method }, response) => {
  const [, first = '', second = ''] = url.split('/');
  if (first === 'silent') return;
  if (first === 'to') response.writeHead(302, { Location: `/${second}` });
  else if (first === 'round') response.writeHead(302, { Location: '/round' });
  else if (first === 'head') response.writeHead(method === 'HEAD' ? Number(second) : 200);
  else response.writeHead(Number(first));
  response.end(method === 'HEAD' ? undefined : 'some text');
});
let site = '';
/** An address where nothing listens. */
let shut = '';

/** The shipped build, but for the messages, which vitest has made already. */
beforeAll(async () => {
  await build({
    ...config,
    configFile: false,
    root: ROOT,
    plugins: [],
    build: { ...config.build, outDir: OUT }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = addressOf(server);
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  shut = addressOf(other);
  await new Promise((resolve) => other.close(resolve));
}, 120_000);
afterAll(() => {
  rmSync(FOLDER, { recursive: true });
  server.closeAllConnections();
  server.close();
});

function addressOf(listening: Server): string {
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

/** Runs the built command line in a folder of its own, and says how it ended. */
async function warrant(...args: string[]) {
  const child = spawn(process.execPath, [join(OUT, 'warrant.cjs'), ...args], { cwd: FOLDER });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (part) => (said[stream] += part));
  }
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(said.stderr).not.toMatch(/^ +at /m);
  return { status, lines: said.stdout.trimEnd().split('\n').slice(1), stderr: said.stderr };
}

/** A map of one claim for each quotation, of sources that have these addresses. */
function mapOf(
  name: string,
  quotes: [source: string, exact: string][],
  addresses: Record<string, string> = {}
) {
  const ids = [...new Set([...quotes.map(([source]) => source), ...Object.keys(addresses)])];
  const map = {
    format: 'warrant/1',
    id: 'test',
    title: 'Test',
    language: 'en',
    motion: 'M',
    claims: [
      { id: 'M', text: 'The motion.' },
      ...quotes.map(([source, exact], at) => ({
        id: `C${at + 1}`,
        text: 'A claim.',
        citations: [{ source, quote: { exact } }]
      }))
    ],
    reasons: quotes.map((_, at) => ({
      id: `r${at}`,
      side: 'pro',
      premises: [`C${at + 1}`],
      target: { claim: 'M' }
    })),
    sources: ids.map((id) => ({ id, type: 'webpage', ...(addresses[id] && { URL: addresses[id] }) }))
  };
  writeFileSync(join(FOLDER, name), JSON.stringify(map));
  return name;
}

/** A folder of files. */
function folderOf(name: string, files: Record<string, string | Uint8Array>) {
  mkdirSync(join(FOLDER, name));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(FOLDER, name, file), content);
  return name;
}

describe('check --sources', { timeout: 60_000 }, () => {
  test('finds quotations in texts of every kind', async () => {
    const texts = folderOf('kinds', {
      'a.pdf': pdf([['He said: it would be a mis-', 'take for a country.']]),
      'b.docx': docx(paragraph('Conventions are important, when all adhere to them.')),
      'c.html': '<!doctype html><p>We cannot tell our <b>enemy</b> in advance.',
      'd.txt': 'Lietuvos žmonės gynė šalį.'
    });
    const map = mapOf('kinds.json', [
      ['a', 'would be a mistake for a country'],
      ['b', 'Conventions are important'],
      ['c', 'tell our enemy in advance'],
      ['d', 'žmonės gynė']
    ]);
    expect(await warrant('check', map, '--sources', texts)).toEqual({
      status: 0,
      lines: [
        'C1 (a): found',
        'C2 (b): found',
        'C3 (c): found',
        'C4 (d): found',
        'kinds.json: 4 quotations: 4 found, 0 close, 0 not found, 0 without a text of their source.'
      ],
      stderr: ''
    });
  });

  test('says in which words a quotation differs, and fails', async () => {
    const texts = folderOf('differ', {
      's.txt': 'The treaty was signed by one hundred and eleven states in Oslo, not in Dublin.'
    });
    const map = mapOf('differ.json', [
      ['s', 'The treaty was signed by one hundred and twelve states'],
      ['s', 'the treaty was signed'],
      ['s', 'The treaty … in Oslo'],
      ['s', 'The treaty was never signed by anybody at all']
    ]);
    expect(await warrant('check', map, '--sources', texts)).toEqual({
      status: 1,
      lines: [
        "C1 (s): close: “twelve” for the source's “eleven”",
        "C2 (s): close: “the” for the source's “The”",
        'C3 (s): found, with words left out',
        'C4 (s): not found: “The treaty was never signed by anybody at all”',
        'differ.json: 4 quotations: 1 found, 2 close, 1 not found, 0 without a text of their source.'
      ],
      stderr: ''
    });
  });

  test('tells of texts that are missing, and does not fail', async () => {
    const texts = folderOf('missing', { 'other.txt': 'x', '.hidden': 'x' });
    mkdirSync(join(FOLDER, texts, 'below'));
    expect(await warrant('check', mapOf('missing.json', [['s', 'words']]), '--sources', texts)).toEqual({
      status: 0,
      lines: [
        'C1 (s): no text of this source',
        'missing.json: 1 quotation: 0 found, 0 close, 0 not found, 1 without a text of their source.'
      ],
      stderr: 'missing/other.txt belongs to no source of the map.\n'
    });
  });

  test('takes the best of several texts, and names that a file cannot have', async () => {
    const texts = folderOf('several', {
      's.1.pdf': pdf([['nothing of it']]),
      's.1.txt': 'the words are here',
      'a%2Fb.txt': 'and here'
    });
    const map = mapOf('several.json', [
      ['s.1', 'the words'],
      ['a/b', 'and here']
    ]);
    const { status, lines } = await warrant('check', map, '--sources', texts);
    expect([status, ...lines.slice(0, 2)]).toEqual([0, 'C1 (s.1): found', 'C2 (a/b): found']);
  });

  test('says which texts cannot be read', async () => {
    const texts = folderOf('unread', { 'a.pdf': '%PDF-1.4\nand no more', 'b.txt': '', 'c.txt': 'the words' });
    truncateSync(join(FOLDER, texts, 'b.txt'), 101 * 1024 * 1024);
    const map = mapOf('unread.json', [
      ['a', 'words'],
      ['b', 'words'],
      ['c', 'the words']
    ]);
    expect(await warrant('check', map, '--sources', texts)).toEqual({
      status: 2,
      lines: [
        'C1 (a): no text of this source',
        'C2 (b): no text of this source',
        'C3 (c): found',
        'unread.json: 3 quotations: 1 found, 0 close, 0 not found, 2 without a text of their source.'
      ],
      stderr:
        'unread/a.pdf is damaged; open it in its own program and save it again.\n' +
        'unread/b.txt is 101 MB large; sources of up to 100 MB are read.\n'
    });
  });

  test.each([
    ['nowhere', 'nowhere cannot be read: there is no such file or folder.\n'],
    ['file.json', 'file.json cannot be read: part of its path is not a folder.\n']
  ])('refuses %s', async (folder, stderr) => {
    mapOf('file.json', [['s', 'words']]);
    expect(await warrant('check', 'file.json', '--sources', folder)).toEqual({
      status: 2,
      lines: [],
      stderr
    });
  });

  test('the same twice', async () => {
    const texts = folderOf('twice', { 'b.txt': 'one two', 'a.txt': 'three four', 'c.txt': 'five' });
    const map = mapOf('twice.json', [
      ['c', 'five'],
      ['a', 'three'],
      ['b', 'two three']
    ]);
    const first = await warrant('check', map, '--sources', texts);
    expect(first.lines[0]).toBe('C1 (c): found');
    expect(await warrant('check', map, '--sources', texts)).toEqual(first);
  });
});

describe('an address', { timeout: 60_000 }, () => {
  const asked = async (...paths: string[]) => {
    const replies = await askAll(
      paths.map((path) => (path === 'shut' ? shut : `${site}/${path}`)),
      { patience: 1000, atOnce: 2 }
    );
    return [...replies.values()];
  };

  test.each([
    ['200', 'alive', 'answers'],
    ['to/200', 'alive', 'answers'],
    ['head/405', 'alive', 'answers'],
    ['head/404', 'alive', 'answers'],
    ['404', 'dead', 'is gone (404)'],
    ['410', 'dead', 'is gone (410)'],
    ['to/404', 'dead', 'is gone (404)'],
    ['silent', 'dead', 'does not answer within 1 second'],
    ['shut', 'dead', 'has a server that refuses to answer'],
    ['403', 'unclear', 'does not let itself be asked (403); look at it in a browser'],
    ['429', 'unclear', 'does not let itself be asked (429); look at it in a browser'],
    ['503', 'unclear', 'answers with a fault (503); try again later'],
    ['round', 'unclear', 'could not be asked: redirect count exceeded']
  ])('%s is %s: it %s', async (path, kind, words) => expect(await asked(path)).toEqual([{ kind, words }]));

  test('of several each has its own reply', async () => {
    const replies = await asked('200', '404', '200/2', '410', '403');
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['alive', 'alive', 'dead', 'dead', 'unclear']);
  });
});

describe('check --links', { timeout: 60_000 }, () => {
  test('says of every source whether its address answers', async () => {
    const map = mapOf('links.json', [], {
      a: `${site}/200`,
      b: `${site}/404`,
      c: `${site}/403`,
      d: 'mailto:x@y.z'
    });
    expect(await warrant('check', map, '--links')).toEqual({
      status: 1,
      lines: [
        `a: ${site}/200 answers. To archive it: https://web.archive.org/save/${site}/200`,
        `b: ${site}/404 is gone (404). An archived copy, if there is one: https://web.archive.org/web/${site}/404 To try to archive it: https://web.archive.org/save/${site}/404`,
        `c: ${site}/403 does not let itself be asked (403); look at it in a browser. To archive it: https://web.archive.org/save/${site}/403`,
        'links.json: 3 addresses: 1 answer, 1 dead, 1 could not be asked.'
      ],
      stderr: ''
    });
  });

  test('does not fail where none is dead', async () => {
    const map = mapOf('alive.json', [], { a: `${site}/200`, b: `${site}/500` });
    expect(await warrant('check', map, '--links')).toMatchObject({ status: 0, stderr: '' });
  });

  test('says once that there is no network, or of each that it is dead', async () => {
    const map = mapOf('nowhere.json', [], { a: 'https://a.invalid/', b: 'https://b.invalid/' });
    const { status, lines, stderr } = await warrant('check', map, '--links');
    const online = await lookup('web.archive.org').catch(() => undefined);
    if (online) {
      expect([status, lines.at(-1), stderr]).toEqual([
        1,
        'nowhere.json: 2 addresses: 0 answer, 2 dead, 0 could not be asked.',
        ''
      ]);
    } else {
      const told = 'No address could be asked: there is no network here. Try again with one.\n';
      expect({ status, lines, stderr }).toEqual({ status: 2, lines: [], stderr: told });
    }
  });

  test('goes with --sources', async () => {
    const map = mapOf('both.json', [['s', 'words']], { s: `${site}/200` });
    const { status, lines } = await warrant(
      'check',
      map,
      '--links',
      '--sources',
      folderOf('both', { 's.txt': 'none' })
    );
    expect([status, ...lines]).toEqual([
      1,
      'C1 (s): not found: “words”',
      'both.json: 1 quotation: 0 found, 0 close, 1 not found, 0 without a text of their source.',
      `s: ${site}/200 answers. To archive it: https://web.archive.org/save/${site}/200`,
      'both.json: 1 address: 1 answer, 0 dead, 0 could not be asked.'
    ]);
  });
});
