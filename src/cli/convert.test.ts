import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../vite.cli.config.ts';
import { READ, WRITTEN } from '../lib/formats/registry.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, 'test-results', 'cli-convert');
const FOLDER = mkdtempSync(join(tmpdir(), 'warrant-'));
const WARRANT = join(OUT, 'warrant.cjs');

/** The shipped build, but for the messages, which vitest has made already. */
beforeAll(async () => {
  await build({
    ...config,
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [],
    build: { ...config.build, outDir: OUT }
  });
  copyFileSync(join(ROOT, 'static/maps/compulsory-voting.json'), join(FOLDER, 'map.json'));
}, 120_000);
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** Runs the built command line in a folder of its own, and says how it ended. */
function warrant(args: readonly string[], input?: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [WARRANT, ...args], {
    cwd: FOLDER,
    maxBuffer: 2 ** 28,
    ...(input !== undefined && { input })
  });
  expect(stderr.toString()).not.toMatch(/^ +at /m);
  return { status, bytes: stdout, stdout: stdout.toString(), stderr: stderr.toString() };
}

function file(name: string, content: string): string {
  writeFileSync(join(FOLDER, name), content);
  return name;
}

const inside = (name: string) => join(FOLDER, name);

/** What the command line tells a program of a file. */
interface Report {
  format: string;
  claims: number;
  reasons: number;
  sources: number;
  problems: { code: string; severity: string; line: number | null; claim: string | null }[];
  losses: { code: string; message: string; field: string | null }[];
}
const reported = (stdout: string) => JSON.parse(stdout) as Report;

const SOUND = '[A]: a\n  + [B]: b\n  - [C]: c\n';
/** Of this the last line is read only in part. */
const PARTLY = '[A]: a\n  + [B]: b\n  - [C]: c [sic] d\n';
/** Of this all is read that a map can hold. */
const WARNED = '[A]: a [there](#top)\n  + [B]: b\n';

describe('a map becomes another format and is read of that', { timeout: 120_000 }, () => {
  const whole = () => reported(warrant(['check', 'map.json', '--json']).stdout);

  test.each(WRITTEN.map((format) => [format]))('%s', (format) => {
    const name = `of-${format}`;
    const { status, stdout } = warrant(['convert', 'map.json', '--to', format, '-o', name, '--json']);
    expect([status, existsSync(inside(name))]).toEqual([0, true]);
    const { losses, ...read } = reported(stdout);
    expect(read).toMatchObject({ format: 'warrant', problems: [] });
    const back = warrant(['check', name, '--json']);
    const found = reported(back.stdout);
    expect([back.status, found.format]).toEqual([READ.includes(format) ? 0 : 1, format]);
    if (!READ.includes(format)) return;
    const { claims, reasons, sources } = whole();
    const lost = (code: string) => losses.some((loss) => loss.code === code);
    if (!lost('claims')) expect(found.claims).toBe(claims);
    if (!['claims', 'support', 'joint'].some(lost)) expect(found.reasons).toBe(reasons);
    if (!['source', 'citation'].some(lost)) expect(found.sources).toBe(sources);
    // What is not lost is as it was.
    if (!losses.length) {
      const again = warrant(['convert', name]);
      expect(JSON.parse(again.stdout)).toEqual(JSON.parse(readFileSync(inside('map.json'), 'utf8')));
    }
  });

  test('through pipes, also when it is no text', () => {
    const { status, bytes } = warrant(['convert', '-', '--to', 'docx'], readFileSync(inside('map.json')));
    expect([status, bytes.subarray(0, 2).toString()]).toEqual([0, 'PK']);
    const back = warrant(['convert', '-', '--to', 'markdown', '-o', '-'], new Uint8Array(bytes));
    expect([back.status, back.stdout.startsWith('# ')]).toEqual([0, true]);
  });

  test.skipIf(process.platform === 'win32')('through a pipe that is slow', () => {
    const command = `(printf '[A]: a\\n'; sleep 1; printf '  + [B]: b\\n') | "${process.execPath}" "${WARRANT}" convert - --to tgf`;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `${command} && printf end`], {
      encoding: 'utf8'
    });
    expect([status, stdout]).toEqual([0, 'A a\nB b\n#\nend']);
    expect(stderr).toContain('TGF cannot hold all of the map');
  });
});

describe('the format', { timeout: 60_000 }, () => {
  test.each([
    ['o.argdown', '==='],
    ['o.AD', '==='],
    ['o.md', '# '],
    ['o.opml', '<?xml'],
    ['o.mup', '{'],
    ['o.csv', '\uFEFFid,'],
    ['o.tgf', 'A'],
    ['o.txt', 'Discussion'],
    ['o.graphml', '<?xml'],
    ['o.gv', 'digraph'],
    ['o.svg', '<?xml'],
    ['o.json', '{'],
    ['o', '{']
  ])('is told by the end of %s', (name, start) => {
    expect(warrant(['convert', file('sound.argdown', SOUND), '-o', name]).status).toBe(0);
    expect(readFileSync(inside(name), 'utf8').slice(0, start.length)).toBe(start);
  });
  test('that is named counts', () => {
    expect(warrant(['convert', 'sound.argdown', '--to', 'csv', '-o', 'named.json']).status).toBe(0);
    expect(readFileSync(inside('named.json'), 'utf8')).toContain('A,a,');
  });
});

describe('what is not read or would be lost', { timeout: 60_000 }, () => {
  test.each([
    ['all is read and held', SOUND, 'argdown', [], 0, true],
    ['all is read and held, strictly', SOUND, 'argdown', ['--strict'], 0, true],
    ['part is not read', PARTLY, 'argdown', [], 1, true],
    ['part is not read, strictly', PARTLY, 'argdown', ['--strict'], 1, false],
    ['something is left out, with a warning', WARNED, 'argdown', [], 0, true],
    ['something is lost', SOUND, 'tgf', [], 0, true],
    ['something is lost, strictly', SOUND, 'tgf', ['--strict'], 1, false]
  ])('%s', (_, content, to, more, status, isWritten) => {
    rmSync(inside('written'), { force: true });
    const args = ['convert', file('given.argdown', content), '--to', to, '-o', 'written', ...more];
    expect([warrant(args).status, existsSync(inside('written'))]).toEqual([status, isWritten]);
    rmSync(inside('written'), { force: true });
    const { status: again, stdout } = warrant([...args, '--json']);
    expect([again, existsSync(inside('written'))]).toEqual([status, isWritten]);
    const report = reported(stdout);
    expect(Object.keys(report)).toEqual(['format', 'claims', 'reasons', 'sources', 'problems', 'losses']);
    expect([report.format, report.losses.length > 0]).toEqual(['argdown', to === 'tgf']);
  });

  test('is said with its place, and nothing else on standard output', () => {
    const { stdout, stderr } = warrant(['convert', file('given.argdown', PARTLY), '--to', 'apx']);
    expect(stdout.replace(/^%.*\n/gm, '')).toBe('arg(aA).\narg(aB).\narg(aC).\natt(aC,aA).\n');
    expect(stderr).toContain('given.argdown: line 3, column 12: “[sic]” cannot stand amidst a text');
    expect(stderr).toContain('the support by “B” is left out');
  });

  test.each([
    ['PARTLY', PARTLY, 1],
    ['WARNED', WARNED, 0],
    ['SOUND', SOUND, 0]
  ])('check tells of it by its exit code: %s', (_, content, status) => {
    const name = file('checked.argdown', content);
    expect(warrant(['check', name]).status).toBe(status);
    const report = warrant(['check', name, '--json']);
    const { problems } = reported(report.stdout);
    expect(report.status).toBe(status);
    for (const problem of problems)
      expect(Object.keys(problem)).toEqual([
        ...['code', 'severity', 'message', 'place', 'line', 'column', 'claim']
      ]);
    expect(problems.some(({ severity }) => severity === 'error')).toBe(status === 1);
  });

  test('of several files is a list, each with its name', () => {
    file('one.argdown', SOUND);
    file('two.argdown', PARTLY);
    const { status, stdout } = warrant(['check', 'one.argdown', 'missing', 'two.argdown', '--json']);
    const list = JSON.parse(stdout) as (Report & { file: string })[];
    expect([status, ...list.map(({ file, claims }) => [file, claims])]).toEqual([
      2,
      ['one.argdown', 3],
      ['two.argdown', 3]
    ]);
  });
});

describe('a call that cannot be done', { timeout: 60_000 }, () => {
  test.each([
    [['missing.argdown'], 2, 'missing.argdown cannot be read: there is no such file or folder.'],
    [['.'], 2, '. cannot be read: it is a folder.'],
    [['sound.argdown', '--to', 'klingon'], 2, '--to is one of warrant, argdown, '],
    [['sound.argdown', '--to', 'argdown-json'], 2, '--to is one of warrant, argdown, '],
    [['sound.argdown', '-o', 'o.xyz'], 2, 'No format is known by the end of o.xyz'],
    [
      ['sound.argdown', '-o', 'none/o.md'],
      2,
      'none/o.md cannot be written: there is no such file or folder.'
    ],
    [['sound.argdown', '-o', 'folder'], 2, 'folder cannot be written: '],
    [
      ['sound.argdown', '-o', 'sound.argdown/o.md'],
      2,
      'sound.argdown/o.md cannot be written: part of its path is not a folder.'
    ],
    [
      ['sound.argdown', '-o', `${'x'.repeat(300)}.md`],
      2,
      `${'x'.repeat(300)}.md cannot be written: its name is too long.`
    ],
    [['sound.argdown', '-o', 'sound.argdown'], 2, 'sound.argdown is the file itself'],
    [['sound.argdown', '-o', '../x/../sound.argdown'], 2, ''],
    [['sound.argdown', 'map.json'], 2, 'Convert takes one file at a time.'],
    [['empty'], 1, 'empty: is empty'],
    [['prose'], 1, 'prose: is in no format that Warrant knows'],
    [['of.gv', '--to', 'csv'], 1, 'of.gv: is DOT, which is written by Warrant but not read']
  ])('%j', (args, status, message) => {
    file('sound.argdown', SOUND);
    file('empty', '');
    file('prose', 'Should we?\nyes\nno\n');
    file('of.gv', 'digraph {\n}\n');
    mkdirSync(inside('folder'), { recursive: true });
    const found = warrant(['convert', ...args]);
    expect([found.status, found.stdout]).toEqual([status, '']);
    expect(found.stderr).toContain(message);
    expect(readFileSync(inside('sound.argdown'), 'utf8')).toBe(SOUND);
  });
});

test('a file of another program is drawn', { timeout: 60_000 }, () => {
  const { status } = warrant(['render', file('sound.argdown', SOUND), '-o', 'drawn.svg']);
  expect(status).toBe(0);
  expect(readFileSync(inside('drawn.svg'), 'utf8').match(/data-claim="/g)?.length).toBeGreaterThan(2);
});
