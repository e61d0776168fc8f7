import { basename, join } from 'node:path';
import { isLanguage, type Language } from '../lib/messages.ts';
import { sayProblem } from '../lib/model/check.ts';
import type { ArgumentMap } from '../lib/model/map.ts';
import { relate } from '../lib/model/relations.ts';
import { span } from '../lib/model/spanning.ts';
import { pathTo } from '../lib/model/tree.ts';
import { fileNameFor, namesFile, type RenderCall } from './arguments.ts';
import { Failure, forEach, isFolder, isSameFile, makeFolder, readMap } from './files.ts';
import { WRITERS } from './writers.ts';

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
  // What cannot be read or written, or is not there, is no better after a change of the map.
  if (!call.watch || code === 2) return code;
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

function drawingsOf({ maps, output, kind, picture }: RenderCall): Drawing[] {
  if (output === undefined) return maps.map((map) => ({ map }));
  const isMade = /[\\/]$/.test(output);
  const isInto = isMade || (isFolder(output) && (maps.length > 1 || !namesFile(output)));
  if (maps.length > 1 && !isInto)
    throw new Failure(`${output} is no folder; several maps are drawn into one: -o DIR/`, 2);
  if (isMade) makeFolder(output);
  const pages = picture.tile ? 'sheets' : picture.leaflet ? 'leaflet' : undefined;
  return maps.map((map) => ({ map, output: isInto ? join(output, fileNameFor(map, kind, pages)) : output }));
}

async function renderFile(call: RenderCall, { map: path, output }: Drawing): Promise<0> {
  if (output !== undefined && call.maps.some((map) => isSameFile(map, output))) {
    throw new Failure(`${output} is the map itself; name another file for its picture.`, 2);
  }
  const { map, problems } = await readMap(path);
  const { root, depth } = call;
  const ways = call.path === undefined ? [] : claimsOf(call.path, map);
  for (const id of root === undefined ? ways : [root, ...ways]) {
    if (!map.claims.some((claim) => claim.id === id))
      throw new Failure(`${path}: there is no claim "${id}" to draw.`, 2);
  }
  if (root !== undefined && ways.length) {
    const relations = relate(map);
    const spanning = span(relations, root);
    const outside = ways.find((id) => !pathTo(relations, spanning, id));
    if (outside !== undefined)
      throw new Failure(`${path}: the claim "${outside}" is not in the branch of "${root}".`, 2);
  }
  for (const problem of problems) process.stderr.write(`${path}: ${sayProblem(problem)}\n`);
  const language = call.language ?? languageOf(map);
  const { picture, scale } = call;
  const options = {
    ...picture,
    view: { root, depth },
    ...(ways.length && { path: ways }),
    language,
    ...(scale !== undefined && { scale })
  };
  await WRITERS[call.kind](map, options, { path, output });
  return 0;
}

/** The language of a picture's own words: the map's, where it is one of ours. */
export function languageOf({ language }: ArgumentMap): Language {
  const own = language.split('-')[0]!.toLowerCase();
  return isLanguage(own) ? own : 'en';
}

/** The claims that an option names, between commas; an id may have commas itself. */
function claimsOf(named: string, { claims }: ArgumentMap): string[] {
  if (claims.some(({ id }) => id === named)) return [named];
  const ids = named.split(',').map((id) => id.trim());
  return ids.filter(Boolean).length ? ids.filter(Boolean) : ids;
}
