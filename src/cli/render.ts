import { isLanguage } from '../lib/messages.ts';
import { sayProblem } from '../lib/model/check.ts';
import { pictureParts } from '../lib/picture.ts';
import type { RenderCall } from './arguments.ts';
import { Failure, isSameFile, readMap, writeWhole } from './files.ts';

/** Draws a map into a file, or to standard output. */
export async function renderFile(call: RenderCall): Promise<void> {
  if (call.output !== undefined && isSameFile(call.map, call.output)) {
    throw new Failure(`${call.output} is the map itself; name another file for its picture.`, 2);
  }
  const { map, warnings } = readMap(call.map);
  if (call.root !== undefined && !map.claims.some(({ id }) => id === call.root)) {
    throw new Failure(`${call.map}: there is no claim "${call.root}" to take as the root.`, 2);
  }
  for (const warning of warnings) process.stderr.write(`${call.map}: ${sayProblem(warning)}\n`);
  const { layout, theme, root, depth, noMap } = call;
  const own = map.language.split('-')[0]!.toLowerCase();
  const language = call.language ?? (isLanguage(own) ? own : 'en');
  const parts = await pictureParts(map, {
    view: { root, depth },
    layout,
    theme,
    language,
    map: !noMap
  });
  if (call.output === undefined) process.stdout.write([...parts].join(''));
  else writeWhole(call.output, parts);
}
