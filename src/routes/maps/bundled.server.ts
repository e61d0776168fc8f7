import { read } from '$lib/formats/warrant.ts';
import { sayProblem } from '$lib/model/check.ts';
import type { ArgumentMap } from '$lib/model/map.ts';

const FILES = import.meta.glob<string>('/static/maps/*.json', { query: '?raw', import: 'default' });
const READ = new Map<string, Promise<ArgumentMap>>();

/** The ids of the debates that come with Warrant. */
export function bundledIds(): string[] {
  return Object.keys(FILES).map((path) => path.replace(/^.*\/|\.json$/g, ''));
}

/** A debate that comes with Warrant, read and checked once; nothing where there is none of that id. */
export function bundledMap(id: string): Promise<ArgumentMap> | undefined {
  const file = Object.hasOwn(FILES, `/static/maps/${id}.json`) ? FILES[`/static/maps/${id}.json`] : undefined;
  if (!file) return undefined;
  let reading = READ.get(id);
  if (!reading) {
    reading = file().then((text) => {
      const { map, problems } = read(new TextEncoder().encode(text));
      if (!map) throw new Error(`static/maps/${id}.json: ${problems.map(sayProblem).join('; ')}`);
      return map;
    });
    READ.set(id, reading);
  }
  return reading;
}
