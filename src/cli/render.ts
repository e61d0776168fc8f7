import { basename, extname, join } from 'node:path';
import { isLanguage } from '../lib/messages.ts';
import { sayProblem } from '../lib/model/check.ts';
import type { ArgumentMap } from '../lib/model/map.ts';
import { relate } from '../lib/model/relations.ts';
import { span } from '../lib/model/spanning.ts';
import { pathTo } from '../lib/model/tree.ts';
import type { PagedOptions } from '../lib/paged.ts';
import { fileOf, pictured } from '../lib/picture.ts';
import { LEAST_POINTS } from '../lib/scene/paper.ts';
import { TooLarge } from '../lib/scene/too-large.ts';
import { fileNameFor, isText, type PictureKind, type RenderCall } from './arguments.ts';
import { Failure, forEach, isFolder, isSameFile, makeFolder, readMap, writeWhole } from './files.ts';

/** What to say of letters that are hard to read on paper. */
const tooSmall = (points: number) =>
  `the smallest letter has ${points.toFixed(1)} points, which is hard to read: take a larger --size, or draw less (--root, --depth, --no-sources) (warning)`;

/** So many letters are named. */
const NAMED = 8;

/** What to say of letters that the bundled fonts lack. */
function lacks(letters: readonly string[], isBoxed: boolean): string {
  const named = letters.slice(0, NAMED).map((letter) => `"${letter}"`);
  const more = letters.length > NAMED ? ` and ${letters.length - NAMED} more` : '';
  const drawn = isBoxed
    ? 'they are drawn as boxes with their numbers'
    : 'another font of the reader draws them';
  return `the bundled fonts lack ${named.join(', ')}${more}: ${drawn} (warning)`;
}

/**
 * Draws each map of a call into its file, or one to standard output; where that is asked for, again at each change of a
 * map. Returns the exit code.
 */
export async function render(call: RenderCall): Promise<0 | 1 | 2> {
  const drawings = drawingsOf(call);
  const code = await forEach(drawings, (drawing, at) => {
    if (drawings.length > 1)
      process.stderr.write(`${at + 1} of ${drawings.length}: ${basename(drawing.output!)}\n`);
    return renderFile(call, drawing);
  });
  if (!call.watch) return code;
  const { watchFiles } = await import('./watch.ts');
  return watchFiles(call.maps, async (changed) => {
    const again = drawings.filter(({ map }) => changed.includes(map));
    await forEach(again, async (drawing) => {
      const ended = await renderFile(call, drawing);
      process.stderr.write(`${drawing.output} is drawn again.\n`);
      return ended;
    });
  });
}

/** A map and the file that it becomes, none for standard output. */
interface Drawing {
  map: string;
  output?: string;
}

function drawingsOf({ maps, output, kind }: RenderCall): Drawing[] {
  if (output === undefined) return maps.map((map) => ({ map }));
  const isMade = /[\\/]$/.test(output);
  const isInto = isMade || (isFolder(output) && (maps.length > 1 || !extname(output)));
  if (maps.length > 1 && !isInto)
    throw new Failure(`${output} is no folder; several maps are drawn into one: -o DIR/`, 2);
  if (isMade) makeFolder(output);
  return maps.map((map) => ({ map, output: isInto ? join(output, fileNameFor(map, kind)) : output }));
}

async function renderFile(call: RenderCall, { map: path, output }: Drawing): Promise<0> {
  if (output !== undefined && call.maps.some((map) => isSameFile(map, output))) {
    throw new Failure(`${output} is the map itself; name another file for its picture.`, 2);
  }
  const { map, warnings } = readMap(path);
  const { root, depth } = call;
  for (const id of [root, call.picture.path]) {
    if (id !== undefined && !map.claims.some((claim) => claim.id === id))
      throw new Failure(`${path}: there is no claim "${id}" to draw.`, 2);
  }
  if (root !== undefined && call.picture.path !== undefined) {
    const relations = relate(map);
    if (!pathTo(relations, span(relations, root), call.picture.path))
      throw new Failure(`${path}: the claim "${call.picture.path}" is not in the branch of "${root}".`, 2);
  }
  for (const warning of warnings) process.stderr.write(`${path}: ${sayProblem(warning)}\n`);
  const own = map.language.split('-')[0]!.toLowerCase();
  const language = call.language ?? (isLanguage(own) ? own : 'en');
  const options = { ...call.picture, view: { root, depth }, language };
  if (isText(call.kind)) {
    const { handout } = await import('../lib/handout.ts');
    const text = await handout(map, options, call.kind);
    if (output === undefined) process.stdout.write(text);
    else writeWhole(output, [text]);
    return 0;
  }
  await WRITERS[call.kind](map, options, { path, output });
  return 0;
}

/** From which file a map is, and into which its picture goes: to standard output where none is named. */
interface Way {
  path: string;
  output: string | undefined;
}

type Writer = (map: ArgumentMap, options: PagedOptions, way: Way) => Promise<void>;

const WRITERS: Record<PictureKind, Writer> = {
  async svg(map, options, { path, output }) {
    const picture = await pictured(map, options);
    if (picture.unit === 'mm') warnOfLetters(picture.letter, path);
    if (picture.lacking.length)
      process.stderr.write(`${path}: ${lacks(picture.lacking, options.letters === 'outlines')}\n`);
    if (output === undefined) process.stdout.write(fileOf(picture));
    else writeWhole(output, picture.parts());
  },
  async pdf(map, options, { path, output }) {
    const { paged } = await import('../lib/paged.ts');
    try {
      const pages = await paged(map, options);
      warnOfLetters(pages.letter, path);
      const bytes = await pages.bytes();
      if (output === undefined) process.stdout.write(bytes);
      else writeWhole(output, [bytes]);
    } catch (error) {
      throw error instanceof TooLarge ? new Failure(`${path}: ${error.message}`, 2) : error;
    }
  }
};

/** On paper only: on a screen a picture is seen at any size. */
function warnOfLetters(points: number, path: string): void {
  if (points < LEAST_POINTS) process.stderr.write(`${path}: ${tooSmall(points)}\n`);
}
