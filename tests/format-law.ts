import fc from 'fast-check';
import { expect } from 'vitest';
import type { Format } from '../src/lib/formats/format.ts';
import { hold } from '../src/lib/formats/holding.ts';
import type { ArgumentMap } from '../src/lib/model/map.ts';
import { alike } from './alike.ts';
import { maps } from './arbitrary-map.ts';

/** What is compared of a map. */
type Told = (map: ArgumentMap) => unknown;

/**
 * The law of a format that is written and read: what is read of what was written says what the map says that the format can
 * hold, and when that is written and read once more, nothing changes and nothing is lost. The same map gives the same file.
 */
export async function expectSteady(format: Format, say: Told = alike, runs = 200): Promise<void> {
  const again = async (map: ArgumentMap) => {
    const { text, losses } = await format.write!(map);
    expect((await format.write!(map)).text).toEqual(text);
    const { map: back, problems } =
      typeof text === 'string' ? format.read!(text) : await format.readBytes!(text);
    expect(problems.filter(({ severity, line }) => severity === 'error' || line !== undefined)).toEqual([]);
    return { back: back!, losses, text };
  };
  await fc.assert(
    fc.asyncProperty(fc.oneof(maps(), maps({ hostile: true, notes: true })), async (map) => {
      const first = await again(map);
      const second = await again(first.back);
      expect(say(titled(second.back, first.back))).toEqual(say(first.back));
      // A title that was made for it is none that could be held.
      expect(second.losses.filter(({ field }) => field !== 'title')).toEqual([]);
      // Where no loss is told, nothing was lost.
      if (!first.losses.length) expect(say(titled(first.back, map))).toEqual(say(map));
    }),
    { seed: 7, numRuns: runs }
  );
}

/** That what is read is what `hold` says of a format that can hold so much. */
export async function expectHeld(
  format: Format,
  holds: Parameters<typeof hold>[1] | ((map: ArgumentMap) => Parameters<typeof hold>[1]),
  say: Told = alike,
  runs = 200
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.oneof(maps(), maps({ hostile: true, notes: true })), async (map) => {
      const { text, losses } = await format.write!(map);
      const held = hold(map, typeof holds === 'function' ? holds(map) : holds);
      const read = typeof text === 'string' ? format.read!(text) : await format.readBytes!(text);
      expect(say(titled(read.map!, held.map))).toEqual(say(held.map));
      expect(losses).toEqual(held.losses);
    }),
    { seed: 7, numRuns: runs }
  );
}

/** A map that was read; where what was written has no title, without the one that was made for it. */
function titled(read: ArgumentMap, { title }: ArgumentMap): ArgumentMap {
  return title ? read : { ...read, title };
}

/** A map whose empty fields are left out, as a cell without words is no cell; numbers are their digits. */
export function spare(value: unknown, field = ''): unknown {
  if (typeof value === 'number' && field === 'page') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => spare(each));
  const entries = Object.entries(value)
    .map(([name, content]) => [name, spare(content, name)] as const)
    .filter(([name, content]) => {
      if (['text', 'claims', 'reasons', 'sources', 'exact'].includes(name)) return true;
      if (name === 'quote' && Object.values(content as object).every((part) => part === '')) return false;
      return content !== '' && !(Array.isArray(content) && !content.length);
    });
  return Object.fromEntries(entries);
}

/** What a map says, where an empty field is none. */
export function filled(map: ArgumentMap): ReturnType<typeof alike> {
  return alike({ ...map, ...(spare(map) as ArgumentMap) });
}
