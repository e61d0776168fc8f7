import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { HandoutKind } from '../lib/handout.ts';
import type { ArgumentMap } from '../lib/model/map.ts';
import type { PagedOptions } from '../lib/paged.ts';
import { fileOf, pictured } from '../lib/picture.ts';
import { AS_PNG, pngSize, pngTooLarge, SCALES } from '../lib/png/size.ts';
import { LEAST_POINTS } from '../lib/scene/paper.ts';
import { TooLarge } from '../lib/scene/too-large.ts';
import type { Kind } from './arguments.ts';
import { Failure, writeWhole } from './files.ts';

/** From which file a map is, and into which it is written: to standard output where none is named. */
export interface Way {
  path: string;
  output: string | undefined;
}

/** What is drawn; of a PNG, at how many pixels to a px. */
export type WriteOptions = PagedOptions & { scale?: number };

type Writer = (map: ArgumentMap, options: WriteOptions, way: Way) => Promise<void>;

/** How a map is written as each kind of file. What is to know of it is said on standard error. */
export const WRITERS: Record<Kind, Writer> = {
  async svg(map, options, { path, output }) {
    const picture = await pictured(map, options);
    if (picture.unit === 'mm') sayOfLetters(picture.letter, path);
    sayOfLacking(picture.lacking, options.letters === 'outlines', path);
    if (output === undefined) process.stdout.write(fileOf(picture));
    else writeWhole(output, picture.parts());
  },
  async png(map, { scale = SCALES.usual, ...options }, { path, output }) {
    const picture = await pictured(map, { ...options, ...AS_PNG });
    const limit = pngTooLarge(picture, scale);
    if (limit) {
      const { width, height } = pngSize(picture, scale);
      const most =
        'scale' in limit ? `--scale ${limit.scale}` : `--scale ${SCALES.least} --size ${limit.width}px`;
      throw new Failure(`${path}: a PNG of ${width} x ${height} pixels is too large; at most: ${most}.`, 2);
    }
    if (picture.unit === 'mm') sayOfLetters(picture.letter, path);
    sayOfLacking(picture.lacking, true, path);
    const { png } = await import('../lib/png/png.ts');
    const wasm = () =>
      readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
    const { about } = picture;
    write(await png({ svg: fileOf(picture), about, shown: picture, scale }, wasm), output);
  },
  async pdf(map, options, { path, output }) {
    const { paged } = await import('../lib/paged.ts');
    try {
      const pages = await paged(map, options);
      sayOfLetters(pages.letter, path, options.leaflet && 'take a larger sheet, or draw a branch (--root)');
      sayOfLacking(pages.lacking, true, path);
      write(await pages.bytes(), output);
    } catch (error) {
      throw error instanceof TooLarge ? new Failure(`${path}: ${error.message}`, 2) : error;
    }
  },
  md: text('md'),
  html: text('html'),
  docx: text('docx')
};

function text(kind: HandoutKind): Writer {
  return async (map, options, { output }) => {
    const { handout } = await import('../lib/handout.ts');
    write(await handout(map, options, kind), output);
  };
}

function write(file: string | Uint8Array, output: string | undefined): void {
  if (output === undefined) process.stdout.write(file);
  else writeWhole(output, [file]);
}

/** On paper only: on a screen a picture is seen at any size. */
function sayOfLetters(
  points: number,
  path: string,
  way = 'take a larger --size, or draw less (--root, --depth, --no-sources)'
): void {
  if (points >= LEAST_POINTS) return;
  process.stderr.write(
    `${path}: the smallest letter has ${points.toFixed(1)} points, which is hard to read: ${way} (warning)\n`
  );
}

/** So many letters are named. */
const NAMED = 8;

function sayOfLacking(letters: readonly string[], isBoxed: boolean, path: string): void {
  if (!letters.length) return;
  const named = letters.slice(0, NAMED).map((letter) => `"${letter}"`);
  const more = letters.length > NAMED ? ` and ${letters.length - NAMED} more` : '';
  const drawn = isBoxed
    ? 'they are drawn as boxes with their numbers'
    : 'another font of the reader draws them';
  process.stderr.write(`${path}: the bundled fonts lack ${named.join(', ')}${more}: ${drawn} (warning)\n`);
}
