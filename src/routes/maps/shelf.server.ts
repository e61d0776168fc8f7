import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '$env/dynamic/private';
import { read } from '$lib/formats/warrant.ts';
import { sayProblem } from '$lib/model/check.ts';
import type { ArgumentMap } from '$lib/model/map.ts';

const BUNDLED = import.meta.glob<string>('/static/maps/*.json', { query: '?raw', import: 'default' });
/** Maps that were read, with the time at which their file was changed last; those that come with Warrant have none. */
const READ = new Map<string, { changed?: number; map: Promise<ArgumentMap> }>();

/** The ids of the debates that can be read here: those that come with Warrant, and those in the folder WARRANT_MAPS. */
export function mapIds(): string[] {
  const names = [
    ...Object.keys(BUNDLED).map((path) => path.replace(/^.*\//, '')),
    ...filesIn(env.WARRANT_MAPS)
  ];
  return [...new Set(names.map((name) => name.slice(0, -'.json'.length)))];
}

function filesIn(folder: string | undefined): string[] {
  if (!folder) return [];
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    console.error(`WARRANT_MAPS: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}

/** A debate, read and checked once, and again when its file has changed; nothing where there is none of that id. */
export function mapOf(id: string): Promise<ArgumentMap> | undefined {
  const bundled = `/static/maps/${id}.json`;
  if (Object.hasOwn(BUNDLED, bundled)) return reading(id, undefined, BUNDLED[bundled]!);
  if (!env.WARRANT_MAPS || !mapIds().includes(id)) return undefined;
  const path = join(env.WARRANT_MAPS, `${id}.json`);
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return changed === undefined ? undefined : reading(id, changed, async () => readFileSync(path));
}

function reading(
  id: string,
  changed: number | undefined,
  file: () => Promise<string | Uint8Array>
): Promise<ArgumentMap> {
  const known = READ.get(id);
  if (known && known.changed === changed) return known.map;
  const map = file().then((content) => {
    const { map, problems } = read(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    if (!map) throw new Error(`${id}.json: ${problems.map(sayProblem).join('; ')}`);
    // Its address is its file's name.
    return map.id === id ? map : { ...map, id };
  });
  READ.set(id, { changed, map });
  return map;
}
