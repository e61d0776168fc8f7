import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAny } from '../src/lib/formats/recognise.ts';
import { paged } from '../src/lib/paged.ts';
import { fileOf, type PictureOptions, pictured } from '../src/lib/picture.ts';

// Programs that a machine may lack: poppler's, librsvg's, and libxml's.
const has = (program: string) => spawnSync(program, ['-v']).error === undefined;

const { map } = await readAny(readFileSync('static/maps/lithuania-cluster-munitions.json'));
const OPTIONS = { layout: 'two-sided', language: 'lt', view: { root: 'P6' } } as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warrant-rendered-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Light from 0 to 255 of each pixel. */
interface Picture {
  width: number;
  height: number;
  light: Uint8Array;
}

async function drawnByResvg(options: PictureOptions): Promise<Picture> {
  const svg = fileOf(await pictured(map!, { ...options, letters: 'outlines', map: false }));
  return lightOf(svg);
}

function lightOf(svg: string): Picture {
  const { width, height, pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const light = new Uint8Array(width * height);
  for (let at = 0; at < light.length; at++)
    light[at] = (pixels[4 * at]! + pixels[4 * at + 1]! + pixels[4 * at + 2]!) / 3;
  return { width, height, light };
}

async function drawnByLibrsvg(options: PictureOptions): Promise<Picture> {
  const file = join(folder, 'map.svg');
  const png = join(folder, 'map.png');
  writeFileSync(file, fileOf(await pictured(map!, { ...options, letters: 'outlines', map: false })));
  expect(spawnSync('rsvg-convert', [file, '-o', png]).status).toBe(0);
  // A picture in an SVG is read by what draws the others.
  const { width, height } = new Resvg(readFileSync(file, 'utf8')).render();
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${readFileSync(png, 'base64')}"/>`;
  return lightOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`
  );
}

async function drawnByPoppler(options: PictureOptions): Promise<Picture> {
  const file = join(folder, 'map.pdf');
  writeFileSync(file, await (await paged(map!, options)).bytes());
  // A px of the picture is three quarters of a point.
  const { stdout, status } = spawnSync('pdftoppm', ['-r', '96', '-gray', file], { maxBuffer: 2 ** 28 });
  expect(status).toBe(0);
  const head = stdout.subarray(0, 40).toString('latin1');
  const [all, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(head)!;
  return { width: Number(width), height: Number(height), light: stdout.subarray(all.length) };
}

describe.each([
  ['pdftoppm', 'poppler draws a PDF', drawnByPoppler],
  ['rsvg-convert', 'librsvg draws an SVG with outlines', drawnByLibrsvg]
] as const)('%s', { timeout: 60_000 }, (program, does, drawnByOther) => {
  test.skipIf(!has(program)).each(['light', 'dark', 'mono', 'contrast'] as const)(
    `${does} as resvg draws the picture: %s`,
    async (theme) => {
      const [ours, theirs] = [
        await drawnByResvg({ ...OPTIONS, theme }),
        await drawnByOther({ ...OPTIONS, theme })
      ];
      expect(Math.abs(ours.width - theirs.width)).toBeLessThanOrEqual(1);
      expect(Math.abs(ours.height - theirs.height)).toBeLessThanOrEqual(1);
      let difference = 0;
      let far = 0;
      const [width, height] = [
        Math.min(ours.width, theirs.width) - 1,
        Math.min(ours.height, theirs.height) - 1
      ];
      for (let y = 1; y < height; y++) {
        for (let x = 1; x < width; x++) {
          const own = ours.light[y * ours.width + x]!;
          difference += Math.abs(own - theirs.light[y * theirs.width + x]!);
          if (!isNear(own, x, y, theirs)) far++;
        }
      }
      // Edges of letters are smoothed in different ways; a line or a letter in another place would be far from all near it.
      expect(difference / (width * height)).toBeLessThan(4);
      expect(far / (width * height)).toBeLessThan(0.002);
    }
  );
});

/** Whether a pixel is about as light as one beside it in the other picture, or between two of these. */
function isNear(light: number, x: number, y: number, { width, light: other }: Picture): boolean {
  let [least, most] = [255, 0];
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const each = other[(y + dy) * width + x + dx]!;
      least = Math.min(least, each);
      most = Math.max(most, each);
    }
  }
  return light >= least - 40 && light <= most + 40;
}

const PANGRAMS = {
  Lithuanian: 'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą.',
  Polish: 'Pchnąć w tę łódź jeża lub ośm skrzyń fig.',
  Ukrainian: 'Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів!',
  German: 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.',
  Turkish: 'Pijamalı hasta yağız şoföre çabucak güvendi.',
  Vietnamese: 'Do bạch kim rất quý nên sẽ dùng để lắp vô xương.',
  Chinese: '和平 🕊'
};

describe.skipIf(!has('pdftotext'))('pdftotext gives back', () => {
  test.each(Object.entries(PANGRAMS))('all letters of %s', async (_, text) => {
    const claims = [{ id: 'a', text }];
    const debate = {
      ...map!,
      title: text,
      language: 'en',
      motion: 'a',
      claims,
      reasons: [],
      translations: {}
    };
    const file = join(folder, 'words.pdf');
    const options = { layout: 'two-sided', theme: 'light', language: 'en' } as const;
    writeFileSync(file, await (await paged(debate, options)).bytes());
    const { stdout } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
    expect(squeezed(stdout)).toContain(squeezed(text));
  });
});

const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

describe.skipIf(!has('xmllint'))('xmllint accepts', () => {
  test.each(['font', 'outlines', 'plain'] as const)('a picture with letters as %s', async (letters) => {
    const svg = fileOf(await pictured(map!, { ...OPTIONS, theme: 'mono', letters }));
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--huge', '-'], {
      input: svg,
      encoding: 'utf8'
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});
