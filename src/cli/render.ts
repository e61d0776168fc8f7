import { isLanguage } from '../lib/messages.ts';
import { sayProblem } from '../lib/model/check.ts';
import { relate } from '../lib/model/relations.ts';
import { span } from '../lib/model/spanning.ts';
import { pathTo } from '../lib/model/tree.ts';
import { fileOf, type Picture, pictured } from '../lib/picture.ts';
import { LEAST_POINTS } from '../lib/scene/paper.ts';
import type { Kind, RenderCall } from './arguments.ts';
import { Failure, isSameFile, readMap, writeWhole } from './files.ts';

/** What to say of letters that are hard to read on paper; on a screen a picture is seen at any size. */
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
  const picture = await pictured(map, {
    ...call.picture,
    view: { root, depth },
    language
  });
  if (picture.unit === 'mm' && picture.letter < LEAST_POINTS)
    process.stderr.write(`${call.map}: ${tooSmall(picture.letter)}\n`);
  await WRITERS[call.kind](picture, call.output);
}

/** How each kind of file is written, to standard output where no file is named. */
const WRITERS: Record<Kind, (picture: Picture, output: string | undefined) => void | Promise<void>> = {
  svg(picture, output) {
    if (output === undefined) process.stdout.write(fileOf(picture));
    else writeWhole(output, picture.parts());
  }
};
