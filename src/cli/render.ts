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
import type { Kind, RenderCall } from './arguments.ts';
import { Failure, isSameFile, readMap, writeWhole } from './files.ts';

/** What to say of letters that are hard to read on paper. */
const tooSmall = (points: number) =>
  `the smallest letter has ${points.toFixed(1)} points, which is hard to read: take a larger --size, or draw less (--root, --depth, --no-sources) (warning)`;

/** Draws a map into a file, or to standard output. */
export async function renderFile(call: RenderCall): Promise<void> {
  if (call.output !== undefined && isSameFile(call.map, call.output)) {
    throw new Failure(`${call.output} is the map itself; name another file for its picture.`, 2);
  }
  const { map, warnings } = readMap(call.map);
  const { root, depth } = call;
  for (const id of [root, call.picture.path]) {
    if (id !== undefined && !map.claims.some((claim) => claim.id === id))
      throw new Failure(`${call.map}: there is no claim "${id}" to draw.`, 2);
  }
  const { path } = call.picture;
  if (root !== undefined && path !== undefined) {
    const relations = relate(map);
    if (!pathTo(relations, span(relations, root), path))
      throw new Failure(`${call.map}: the claim "${path}" is not in the branch of "${root}".`, 2);
  }
  for (const warning of warnings) process.stderr.write(`${call.map}: ${sayProblem(warning)}\n`);
  const own = map.language.split('-')[0]!.toLowerCase();
  const language = call.language ?? (isLanguage(own) ? own : 'en');
  const options = { ...call.picture, view: { root, depth }, language };
  await WRITERS[call.kind](map, options, call);
}

type Writer = (map: ArgumentMap, options: PagedOptions, call: RenderCall) => Promise<void>;

/** How each kind of file is written, to standard output where no file is named. */
const WRITERS: Record<Kind, Writer> = {
  async svg(map, options, call) {
    const picture = await pictured(map, options);
    if (picture.unit === 'mm') warnOfLetters(picture.letter, call);
    if (call.output === undefined) process.stdout.write(fileOf(picture));
    else writeWhole(call.output, picture.parts());
  },
  async pdf(map, options, call) {
    const { paged } = await import('../lib/paged.ts');
    try {
      const pages = await paged(map, options);
      warnOfLetters(pages.letter, call);
      const bytes = await pages.bytes();
      if (call.output === undefined) process.stdout.write(bytes);
      else writeWhole(call.output, [bytes]);
    } catch (error) {
      throw error instanceof TooLarge ? new Failure(`${call.map}: ${error.message}`, 2) : error;
    }
  }
};

/** On paper only: on a screen a picture is seen at any size. */
function warnOfLetters(points: number, { map }: RenderCall): void {
  if (points < LEAST_POINTS) process.stderr.write(`${map}: ${tooSmall(points)}\n`);
}
