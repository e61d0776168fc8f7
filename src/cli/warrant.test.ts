import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { map } from '../../tests/map-notation.ts';
import config from '../../vite.cli.config.ts';
import { HELP } from './arguments.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, 'test-results', 'cli');
const FOLDER = mkdtempSync(join(tmpdir(), 'warrant-'));

/** The shipped build, but for the messages, which vitest has made already. */
beforeAll(async () => {
  await build({
    ...config,
    configFile: false,
    root: ROOT,
    plugins: [],
    build: { ...config.build, outDir: OUT }
  });
}, 60_000);
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** Runs the built command line in a folder of its own, and says how it ended. */
function warrant(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(OUT, 'warrant.cjs'), ...args], {
    cwd: FOLDER,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  });
  expect(stderr).not.toMatch(/^ +at /m);
  return { status, stdout, stderr };
}

const said = (status: number, ...lines: string[]) => ({
  status,
  stdout: '',
  stderr: lines.map((line) => `${line}\n`).join('')
});
const file = (name: string, value: unknown) => {
  writeFileSync(join(FOLDER, name), typeof value === 'string' ? value : JSON.stringify(value));
  return name;
};
const chain = (line: (at: number) => string) => ({
  ...map(...Array.from({ length: 9_999 }, (_, at) => line(at))),
  motion: 'c0'
});

const sound = { ...map('A + M', 'B - A'), title: 'Test' };
const hostile = '{ "format": "warrant/1", "claims": [{ "__proto__": { "id": "A" } }] }';
const nested = `{ "format": "warrant/1", "x": ${'['.repeat(200)}${']'.repeat(200)} }`;
const newer =
  'format: the file is in "warrant/2", which is newer than "warrant/1", the newest that this program reads; update Warrant to open it';

describe('a call', { timeout: 60_000 }, () => {
  test('--help', () => expect(warrant('--help')).toEqual({ status: 0, stdout: HELP, stderr: '' }));
  test.each([
    [[], 'Say what to do: render, check or convert.'],
    [['draw'], 'There is no command "draw".'],
    [['render', 'm.json', '--colour'], "Unknown option '--colour'."],
    [
      ['render', 'm.json', '--layout', 'round'],
      '--layout is one of two-sided, left-right, top-down, not "round".'
    ],
    [['render', 'm.json', '--theme', 'sepia'], '--theme is one of light, dark, mono, contrast, not "sepia".']
  ])('%j is not understood', (args, problem) =>
    expect(warrant(...args)).toEqual(said(2, problem, 'See warrant --help.'))
  );
});

describe('what cannot be used', { timeout: 60_000 }, () => {
  test.each<[string, number, unknown, ...string[]]>([
    ['missing.json', 2, undefined, 'missing.json cannot be read: there is no such file or folder.'],
    ['.', 2, undefined, '. cannot be read: it is a folder.'],
    ['empty.json', 1, '', 'empty.json: is empty'],
    ['text.json', 1, 'hello', 'text.json: line 1, column 1: is not JSON from here on'],
    ['cut.json', 1, '{\n "claims": [', 'cut.json: line 2, column 13: the JSON ends too early'],
    ['list.json', 1, [], 'list.json: expected an object with a "format" field, found a list'],
    [
      'argdown.json',
      1,
      { map: {} },
      'argdown.json: format: expected "warrant/1", found nothing; this is not a Warrant map'
    ],
    ['newer.json', 1, { ...sound, format: 'warrant/2' }, `newer.json: ${newer}`],
    ['hostile.json', 1, hostile, 'hostile.json: claims[0].__proto__: is not a name that a map may use'],
    ['nested.json', 1, nested, 'nested.json: x[0][0]: is nested more than 100 levels deep'],
    [
      'dangling.json',
      1,
      {
        ...sound,
        claims: [...sound.claims, sound.claims[0]],
        motion: 'Z',
        reasons: [{ id: 'r', side: 'pro', premises: ['Y'], target: { reason: 'q' } }]
      },
      'dangling.json: claims[3].id: the claim "A" is already at claims[0]',
      'dangling.json: motion: no claim "Z"',
      'dangling.json: reasons[0].premises[0]: no claim "Y"',
      'dangling.json: reasons[0].target.reason: no reason "q"'
    ]
  ])('%s: exit %i', (name, status, content, ...problems) => {
    if (content !== undefined) file(name, content);
    expect(warrant('check', name)).toEqual(said(status, ...problems));
  });

  test('a file of 100 MB', () => {
    truncateSync(join(FOLDER, file('large.json', '')), 100 * 1024 * 1024);
    expect(warrant('check', 'large.json')).toEqual(
      said(2, 'large.json: is 100 MB large; maps of up to 64 MB are read.')
    );
  });
});

describe('check', { timeout: 60_000 }, () => {
  test('counts what is sound', () => {
    expect(warrant('check', file('sound.json', sound))).toEqual({
      status: 0,
      stdout: 'sound.json: a motion, 2 claims, 2 reasons, 0 sources; 2 claims without a source. No errors.\n',
      stderr: ''
    });
  });
  test('counts one as one', () => {
    const { stdout } = warrant('check', file('one.json', { ...map('A'), motion: undefined }));
    expect(stdout).toBe(
      'one.json: no motion, 1 claim, 0 reasons, 0 sources; 1 claim without a source. No errors.\n'
    );
  });
  test('says warnings, and that there is no error', () => {
    const { status, stdout, stderr } = warrant('check', file('warned.json', { ...sound, title: '\u0007' }));
    expect([status, stdout]).toEqual([
      0,
      'warned.json: a motion, 2 claims, 2 reasons, 0 sources; 2 claims without a source. No errors.\n'
    ]);
    expect(stderr).toBe('warned.json: title: holds U+0007, which is drawn as \uFFFD (warning)\n');
  });
});

describe('render', { timeout: 60_000 }, () => {
  /** Draws a map to standard output and says which cards there are, a reference with a star. */
  const cards = (name: string, ...options: string[]) => {
    const { status, stdout, stderr } = warrant('render', name, ...options);
    expect([status, stdout.slice(0, 5), stdout.slice(-7)]).toEqual([0, '<?xml', '</svg>\n']);
    const found = [...stdout.matchAll(/<g [^>]*data-claim="([^"]*)"[^>]*>/g)];
    return {
      stderr,
      cards: found.map(([tag, id]) => (tag.includes('data-reference') ? `${id}*` : id!)),
      svg: stdout
    };
  };

  test('a map', () => {
    expect(cards(file('sound.json', sound))).toMatchObject({ stderr: '', cards: ['M', 'A', 'B'] });
  });
  test.each([
    [
      ['--root', 'A'],
      ['A', 'B']
    ],
    [
      ['--depth', '1'],
      ['M', 'A']
    ],
    [['--depth', '0'], ['M']],
    [
      ['--layout', 'top-down'],
      ['M', 'A', 'B']
    ],
    [
      ['--theme', 'mono'],
      ['M', 'A', 'B']
    ]
  ])('with %j', (options, drawn) =>
    expect(cards(file('sound.json', sound), ...options).cards).toEqual(drawn)
  );

  test('the map from its picture, unless it was left out', () => {
    file('inside.svg', cards(file('sound.json', sound)).svg);
    expect(cards('inside.svg', '--depth', '1').cards).toEqual(['M', 'A']);
    file('alone.svg', cards('sound.json', '--no-map').svg);
    expect(warrant('check', 'alone.svg')).toEqual(
      said(1, 'alone.svg: is a picture without a map inside; open the file of the map itself')
    );
  });

  test('a map with nothing in it', () => expect(cards(file('bare.json', map())).cards).toEqual([]));

  test.each([
    ['missing.json', undefined],
    ['text.json', 'hello'],
    ['dangling.json', { ...sound, motion: 'Z', facing: [['Y', 'A']] }]
  ])('%s is refused as check refuses it', (name, content) => {
    if (content !== undefined) file(name, content);
    const refused = warrant('render', name, '-o', 'refused.svg');
    expect(refused).toEqual(warrant('check', name));
    expect(refused.status).toBeGreaterThan(0);
    expect(existsSync(join(FOLDER, 'refused.svg'))).toBe(false);
  });

  test('from a claim that is not there', () => {
    const problem = 'sound.json: there is no claim "Z" to draw.';
    expect(warrant('render', file('sound.json', sound), '--root', 'Z')).toEqual(said(2, problem));
    expect(warrant('render', 'sound.json', '--path', 'Z')).toEqual(said(2, problem));
    const elsewhere = 'sound.json: the claim "M" is not in the branch of "A".';
    expect(warrant('render', 'sound.json', '--root', 'A', '--path', 'M')).toEqual(said(2, elsewhere));
    expect(warrant('render', 'sound.json', '--path', 'A,Z')).toEqual(said(2, problem));
    expect(warrant('render', 'sound.json', '--root', 'A', '--path', 'A,M')).toEqual(said(2, elsewhere));
  });

  test('as the ways to several claims, in the order of the map, and to one whose id has a comma', () => {
    const name = file('ways.json', map('A + M', 'B + A', 'C - A', 'D - M', 'E + D', 'D,E - E'));
    const ways = (...ids: string[]) => cards(name, '--path', ids.join()).cards;
    expect(ways('E', 'B')).toEqual(['M', 'A', 'B', 'D', 'E']);
    expect(ways('B', ' E ', 'A')).toEqual(['M', 'A', 'B', 'D', 'E']);
    expect(ways('D', 'E')).toEqual(['M', 'D', 'E', 'D,E']);
    expect(cards(name, '--root', 'A', '--path', 'C,B').cards).toEqual(['A', 'B', 'C']);
    expect(warrant('render', name, '--path', 'B,E', '--as', 'md').stdout).toBe(
      warrant('render', name, '--path', 'E, B', '--as', 'md').stdout
    );
  });

  test('a circle, with a reference and a warning', () => {
    const drawn = cards(file('circle.json', map('A + M', 'B - A', 'A + B')));
    expect(drawn.cards).toEqual(['M', 'A', 'B', 'A*']);
    expect(drawn.stderr).toMatch(
      /^circle\.json: claims\[0\]: the claim "A" stands in a circle with "B"; .* \(warning\)\n$/
    );
  });

  test('control characters as U+FFFD, with a warning', () => {
    const claims = [{ id: 'A', text: 'one\u0007two\u0000 \uD800.' }];
    const { svg, stderr } = cards(file('bell.json', { ...map('A'), claims }));
    expect(stderr).toBe(
      'bell.json: claims[0].text: holds U+0007, which is drawn as \uFFFD (warning)\nbell.json: the bundled fonts lack "\uFFFD": another font of the reader draws them (warning)\n'
    );
    expect(svg).toContain('one\uFFFDtwo\uFFFD \uFFFD.');
    expect(svg).not.toMatch(/[^\t\n\r -~\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
  });

  test('letters that the fonts lack, with a warning', () => {
    const claims = [{ id: 'A', text: '文字 and 文 ①②③④⑤⑥⑦⑧' }];
    const name = file('foreign.json', { ...map('A'), claims });
    expect(cards(name).stderr).toBe(
      'foreign.json: the bundled fonts lack "文", "字", "①", "②", "③", "④", "⑤", "⑥" and 2 more: another font of the reader draws them (warning)\n'
    );
    expect(cards(name, '--letters', 'outlines').stderr).toMatch(
      /: they are drawn as boxes with their numbers \(warning\)\n$/
    );
  });

  test('a PNG, or the largest that can be made', () => {
    file('sound.json', sound);
    expect(warrant('render', 'sound.json', '-o', 'sound.png', '--size', 'a4', '--scale', '4')).toEqual(
      said(0)
    );
    const png = readFileSync(join(FOLDER, 'sound.png'));
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([4490, 3175]);
    rmSync(join(FOLDER, 'sound.png'));
    for (const [size, most] of [
      ['20000px', '--scale 1.4'],
      ['30000px', '--scale 1 --size 29890px']
    ] as const) {
      const { status, stderr } = warrant('render', 'sound.json', '-o', 'sound.png', '--size', size);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^sound\.json: a PNG of [46]0000 x \d+ pixels is too large; at most: /);
      expect(stderr.endsWith(`at most: ${most}.\n`)).toBe(true);
    }
    expect(existsSync(join(FOLDER, 'sound.png'))).toBe(false);
  });

  test.each([
    ['claims', (at: number) => `c${at + 1} - c${at}`],
    ['undercuts', (at: number) => (at ? `c${at + 1} - r${at}` : 'c1 - c0')]
  ])('a chain of 10,000 %s', (what, line) => {
    expect(cards(file(`chain-${what}.json`, chain(line))).cards.length).toBe(10_000);
  });

  test('the same map twice gives the same bytes', () => {
    const name = 'debate.json';
    copyFileSync(join(ROOT, 'static/maps/lithuania-cluster-munitions.json'), join(FOLDER, name));
    const first = cards(name);
    expect(first.cards.length).toBeGreaterThan(189);
    expect(cards(name).svg === first.svg).toBe(true);
    expect(warrant('render', name, '-o', 'debate.svg')).toEqual(said(0));
    expect(readFileSync(join(FOLDER, 'debate.svg'), 'utf8') === first.svg).toBe(true);
  });

  describe('writes', () => {
    const made = (name: string) => mkdirSync(join(FOLDER, name), { recursive: true });
    const left = (name: string) => readdirSync(join(FOLDER, name));

    test('a file whole, over one that is there, and leaves nothing beside it', () => {
      made('out');
      file('out/a.svg', 'old');
      expect(warrant('render', file('sound.json', sound), '-o', 'out/a.svg')).toEqual(said(0));
      expect(left('out')).toEqual(['a.svg']);
      expect(readFileSync(join(FOLDER, 'out/a.svg'), 'utf8')).toMatch(/^<\?xml[\s\S]*<\/svg>\n$/);
    });

    test('not over the map itself', () => {
      const name = file('itself.svg', sound);
      expect(warrant('render', name, '-o', './itself.svg')).toEqual(
        said(2, './itself.svg is the map itself; name another file for its picture.')
      );
      expect(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).toEqual(sound);
    });

    test.skipIf(process.platform === 'win32')(
      'with the mode of the file that it replaces, and by a long name',
      () => {
        made('modes');
        const long = `modes/${'a'.repeat(249)}.svg`;
        for (const name of ['modes/a.svg', long]) {
          writeFileSync(join(FOLDER, name), 'old', { mode: 0o600 });
          expect(warrant('render', file('sound.json', sound), '-o', name)).toEqual(said(0));
          expect(statSync(join(FOLDER, name)).mode & 0o777).toBe(0o600);
        }
        expect(left('modes').length).toBe(2);
      }
    );

    test.skipIf(process.platform === 'win32')('through a link to a file that is not there yet', () => {
      made('dangling');
      symlinkSync('to.svg', join(FOLDER, 'dangling/from.svg'));
      expect(warrant('render', file('sound.json', sound), '-o', 'dangling/from.svg')).toEqual(said(0));
      expect(lstatSync(join(FOLDER, 'dangling/from.svg')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(FOLDER, 'dangling/to.svg'), 'utf8')).toMatch(/<\/svg>\n$/);
    });

    test('nothing when the map has problems', () => {
      made('kept');
      file('kept/a.svg', 'old');
      expect(warrant('render', file('text.json', 'hello'), '-o', 'kept/a.svg').status).toBe(1);
      expect(left('kept')).toEqual(['a.svg']);
      expect(readFileSync(join(FOLDER, 'kept/a.svg'), 'utf8')).toBe('old');
    });

    test('not into a folder that is not there', () => {
      const problem = 'nowhere/a.svg cannot be written: there is no such file or folder.';
      expect(warrant('render', file('sound.json', sound), '-o', 'nowhere/a.svg')).toEqual(said(2, problem));
      expect(existsSync(join(FOLDER, 'nowhere'))).toBe(false);
    });

    test('not over a folder', () => {
      made('full/a.svg');
      const problem = 'full/a.svg cannot be written: it is a folder.';
      expect(warrant('render', file('sound.json', sound), '-o', 'full/a.svg')).toEqual(said(2, problem));
      expect(left('full')).toEqual(['a.svg']);
    });

    test.skipIf(process.platform === 'win32')('through a link', () => {
      made('linked');
      file('linked/a.svg', 'old');
      symlinkSync('a.svg', join(FOLDER, 'linked/b.svg'));
      expect(warrant('render', file('sound.json', sound), '-o', 'linked/b.svg')).toEqual(said(0));
      expect(lstatSync(join(FOLDER, 'linked/b.svg')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(FOLDER, 'linked/a.svg'), 'utf8')).toMatch(/<\/svg>\n$/);
    });

    test.skipIf(process.platform === 'win32')('into a pipe, which stays one', async () => {
      made('pipes');
      const pipe = join(FOLDER, 'pipes/a.svg');
      spawnSync('mkfifo', [pipe]);
      const reader = spawn('cat', [pipe]);
      const text = new Promise((resolve) => {
        let all = '';
        reader.stdout.on('data', (part) => (all += part)).on('end', () => resolve(all));
      });
      expect(warrant('render', file('sound.json', sound), '-o', 'pipes/a.svg')).toEqual(said(0));
      expect(await text).toMatch(/<\/svg>\n$/);
      expect(lstatSync(pipe).isFIFO()).toBe(true);
    });
  });

  describe('as a text', () => {
    test('by the name of the file, or as it is asked for', () => {
      file('sound.json', sound);
      for (const kind of ['md', 'html', 'docx'])
        expect(warrant('render', 'sound.json', '-o', `sound.${kind}`)).toEqual(said(0));
      const text = readFileSync(join(FOLDER, 'sound.md'), 'utf8');
      expect(text).toMatch(/^# M\.\n\n## The case for the motion\n\n- {3}\*\*1\*\* Supports the motion/);
      expect(warrant('render', 'sound.json', '--as', 'md')).toEqual({ status: 0, stdout: text, stderr: '' });
      expect(readFileSync(join(FOLDER, 'sound.html'), 'utf8')).toContain('<h1 dir="auto" id="c1">M.</h1>');
      expect(readFileSync(join(FOLDER, 'sound.docx'), 'latin1')).toMatch(/^PK/);
    });

    test('of what is chosen', () => {
      const args = ['--as', 'md', '--root', 'A', '--no-title', '--caption', 'So far.'];
      expect(warrant('render', file('sound.json', sound), ...args).stdout).toBe(
        'A. (no source)\n\n## What answers it\n\n-   **1** Attacks “A.”, against the motion\n\n    B. (no source)\n\nSo far.\n'
      );
    });
  });

  describe('several maps', () => {
    const maps = () => [file('one.json', sound), file('bad.json', 'x'), file('two.json', sound)];
    const left = (name: string) => readdirSync(join(FOLDER, name)).sort();
    const bad = 'bad.json: line 1, column 1: is not JSON from here on';

    test('into a folder that is made, as far as they can be drawn', () => {
      const lines = ['1 of 3: one.svg', '2 of 3: bad.svg', bad, '3 of 3: two.svg'];
      expect(warrant('render', ...maps(), '-o', 'new/drawn/')).toEqual(said(1, ...lines));
      expect(left('new/drawn')).toEqual(['one.svg', 'two.svg']);
    });

    test('into a folder that is there, with the worst exit code', () => {
      mkdirSync(join(FOLDER, 'there.v1'));
      const missing = 'missing.json cannot be read: there is no such file or folder.';
      const lines = ['1 of 3: one.md', '2 of 3: missing.md', missing, '3 of 3: bad.md', bad];
      const [one, wrong] = maps();
      expect(warrant('render', one!, 'missing.json', wrong!, '-o', 'there.v1', '--as', 'md')).toEqual(
        said(2, ...lines)
      );
      expect(left('there.v1')).toEqual(['one.md']);
    });

    test('one into such a folder too, each kind of PDF under a name of its own', () => {
      mkdirSync(join(FOLDER, 'paper.v2'));
      const [one] = maps();
      for (const options of [[], ['--tile', 'a4'], ['--leaflet', 'a4']])
        expect(warrant('render', one!, '-o', 'paper.v2', '--as', 'pdf', ...options).status).toBe(0);
      expect(left('paper.v2')).toEqual(['one-leaflet.pdf', 'one-sheets.pdf', 'one.pdf']);
    });

    test('not into a file, nor over one of them', () => {
      maps();
      expect(warrant('render', 'one.json', 'two.json', '-o', 'nowhere')).toEqual(
        said(2, 'nowhere is no folder; several maps are drawn into one: -o DIR/')
      );
      expect(warrant('render', 'one.json', 'two.json', '-o', 'one.json/')).toEqual(
        said(2, 'one.json/ cannot be made: there is a file of this name.')
      );
      file('three.svg', sound);
      expect(warrant('render', 'three.svg', '-o', './')).toEqual(
        said(2, 'three.svg is the map itself; name another file for its picture.')
      );
    });

    test('are checked one after the other', () => {
      const { status, stdout, stderr } = warrant('check', ...maps());
      expect([status, stderr]).toEqual([1, `${bad}\n`]);
      expect(stdout.split('\n').map((line) => line.split(':')[0])).toEqual(['one.json', 'two.json', '']);
    });
  });

  describe.skipIf(process.platform === 'win32')('watching', () => {
    /** Starts a watch, and gives what it says, line by line. */
    function watching(...args: string[]) {
      const child = spawn(process.execPath, [join(OUT, 'warrant.cjs'), 'render', ...args, '--watch'], {
        cwd: FOLDER
      });
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      let said = '';
      child.stderr.on('data', (part) => (said += part));
      const next = (line: string) =>
        vi.waitFor(
          () => {
            expect(said).toContain(`${line}\n`);
            said = said.slice(said.indexOf(`${line}\n`) + line.length + 1);
          },
          { timeout: 20_000, interval: 50 }
        );
      const end = async () => {
        child.kill('SIGINT');
        expect(await ended).toBe(0);
      };
      onTestFinished(() => void child.kill('SIGKILL'));
      return { next, end };
    }
    const motion = (name: string) => /^# (.*)$/m.exec(readFileSync(join(FOLDER, name), 'utf8'))?.[1];
    const worded = (text: string) => ({
      ...sound,
      claims: [{ id: 'M', text }, ...sound.claims.filter(({ id }) => id !== 'M')]
    });

    test('a map draws it again when it changes, and leaves the last picture while it is damaged', async () => {
      const { next, end } = watching(file('live.json', worded('One.')), '-o', 'live.md');
      await next('Watching live.json; Ctrl-C ends it.');
      expect(motion('live.md')).toBe('One.');
      file('live.json', worded('Two.'));
      await next('live.md is drawn again.');
      expect(motion('live.md')).toBe('Two.');
      file('live.json', '{');
      await next('live.json: line 1, column 2: the JSON ends too early');
      expect(motion('live.md')).toBe('Two.');
      rmSync(join(FOLDER, 'live.json'));
      await next('live.json cannot be read: there is no such file or folder.');
      // As most programs save: another file takes its place.
      renameSync(join(FOLDER, file('beside.json', worded('Three.'))), join(FOLDER, 'live.json'));
      await next('live.md is drawn again.');
      expect(motion('live.md')).toBe('Three.');
      await end();
    });

    test('several maps draws only those that change, one that was damaged at first too', async () => {
      const maps = [file('fine.json', worded('One.')), file('torn.json', '')];
      const { next, end } = watching(...maps, '-o', 'live/', '--as', 'md');
      await next('torn.json: is empty');
      await next('Watching fine.json, torn.json; Ctrl-C ends it.');
      file('torn.json', worded('Mended.'));
      await next('live/torn.md is drawn again.');
      expect(motion('live/torn.md')).toBe('Mended.');
      await end();
    });
  });

  describe('to a standard output', () => {
    test('that closes early, without complaint', async () => {
      const child = spawn(process.execPath, [join(OUT, 'warrant.cjs'), 'render', file('sound.json', sound)], {
        cwd: FOLDER
      });
      child.stdout.destroy();
      let stderr = '';
      child.stderr.on('data', (part) => (stderr += part));
      const status = await new Promise((resolve) => child.on('close', resolve));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    });

    test.skipIf(!existsSync('/dev/full'))('that is full, with a sentence', () => {
      const command = `"${process.execPath}" "${join(OUT, 'warrant.cjs')}" render sound.json > /dev/full`;
      file('sound.json', sound);
      const { status, stderr } = spawnSync(command, { cwd: FOLDER, shell: true, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: 'Standard output cannot be written: the disk is full.\n'
      });
    });
  });
});
