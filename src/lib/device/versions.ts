import { LARGEST, read } from '../formats/warrant.ts';
import type { Checked } from '../model/check.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { ArgumentMap } from '../model/map.ts';
import { CannotKeep, type Catalog, claimsOf, newId, type Version } from './catalog.ts';
import { dayOf } from './day.ts';
import { type Parts, withParts } from './link.ts';
import { packed, unpacked } from './packed.ts';

/** So many versions of days, and so many that were given away, are kept; then the oldest go. Named ones stay. */
export const MOST = 60;

/** The versions of a map, the latest first. Throws `CannotKeep`. */
export async function versionsOf(catalog: Catalog, map: string): Promise<Version[]> {
  try {
    const found = await catalog.getAllFromIndex('versions', 'map', map);
    return found.sort((a, b) => b.on - a.on);
  } catch (problem) {
    throw CannotKeep.because(problem);
  }
}

/** Sets a map aside under a name; gives the version. `now` is in ms since 1970. Throws `CannotKeep`. */
export function keepNamed(
  catalog: Catalog,
  of: string,
  { map, name, now }: { map: ArgumentMap; name: string; now: number }
): Promise<Version> {
  return keep(catalog, map, { map: of, id: newId(), kind: 'named', name, on: now });
}

/**
 * Sets a map aside that was given away, so that what comes back is compared with it; not again where the same was. It is
 * kept whole, so that nothing is missing when it is restored; `parts` says what of it was given, where not all was, and
 * `name` how. Throws `CannotKeep`.
 */
export async function keepGiven(
  catalog: Catalog,
  of: string,
  { map, name, parts, now }: { map: ArgumentMap; name: string; parts?: Parts | undefined; now: number }
): Promise<void> {
  const print = fingerprint(given(map, parts));
  const known = await versionsOf(catalog, of);
  if (known.some(({ kind, fingerprint }) => kind === 'given' && fingerprint === print)) return;
  await keep(catalog, map, {
    map: of,
    id: newId(),
    kind: 'given',
    name,
    on: now,
    ...(parts && { parts })
  });
}

/**
 * Sets a map aside as it was before the first change of a day; not again where one of that day is. `now` is in ms since
 * 1970. Throws `CannotKeep`.
 */
export async function keepDay(catalog: Catalog, of: string, map: ArgumentMap, now: number): Promise<void> {
  const id = `day ${dayOf(now)}`;
  try {
    if (await catalog.getKey('versions', [of, id])) return;
  } catch (problem) {
    throw CannotKeep.because(problem);
  }
  await keep(catalog, map, { map: of, id, kind: 'day', on: now });
}

/** Takes a version away; `putVersion` puts it back. Both throw `CannotKeep`. */
export async function removeVersion(catalog: Catalog, { map, id }: Version): Promise<void> {
  try {
    await catalog.delete('versions', [map, id]);
  } catch (problem) {
    throw CannotKeep.because(problem);
  }
}

export async function putVersion(catalog: Catalog, version: Version): Promise<void> {
  try {
    await catalog.put('versions', version);
  } catch (problem) {
    throw CannotKeep.because(problem);
  }
}

/** The map that was set aside. Never throws: what is wrong comes back as problems. */
export async function contentOf({ content }: Version): Promise<Checked> {
  const bytes = await unpacked(content, LARGEST);
  return read(typeof bytes === 'string' ? new Uint8Array() : bytes);
}

/** The map as a copy was made of it: without what was not given. Never throws, as `contentOf`. */
export async function givenOf(version: Version): Promise<Checked> {
  const found = await contentOf(version);
  return found.map ? { ...found, map: given(found.map, version.parts) } : found;
}

function given(map: ArgumentMap, parts: Parts | undefined): ArgumentMap {
  return parts ? withParts(map, parts) : map;
}

/** Sets a map aside as it was before the first change of each day. */
export class Days {
  readonly #catalog: Catalog;
  readonly #of: string;
  #last: ArgumentMap;
  #day: string | undefined;

  constructor(catalog: Catalog, of: string, map: ArgumentMap) {
    this.#catalog = catalog;
    this.#of = of;
    this.#last = map;
  }

  /** The map is another now, in ms since 1970. */
  changed(map: ArgumentMap, now: number): void {
    const before = this.#last;
    this.#last = map;
    const day = dayOf(now);
    if (day === this.#day) return;
    this.#day = day;
    keepDay(this.#catalog, this.#of, before, now).catch(() => {
      // The next change tries again.
      this.#day = undefined;
      this.#last = before;
    });
  }

  /** Another tab has changed it, which has seen to its version. */
  taken(map: ArgumentMap): void {
    this.#last = map;
  }
}

async function keep(
  catalog: Catalog,
  map: ArgumentMap,
  about: Omit<Version, 'claims' | 'fingerprint' | 'content'>
): Promise<Version> {
  const version = {
    ...about,
    claims: claimsOf(map),
    fingerprint: fingerprint(given(map, about.parts)),
    content: await packed(JSON.stringify(map))
  };
  try {
    const { store, done } = catalog.transaction('versions', 'readwrite');
    const all = about.kind === 'named' ? [] : await store.index('map').getAll(about.map);
    const old = all
      .filter(({ kind, id }) => kind === about.kind && id !== about.id)
      .sort((a, b) => b.on - a.on)
      .slice(MOST - 1);
    await Promise.all([store.put(version), ...old.map(({ map, id }) => store.delete([map, id])), done]);
  } catch (problem) {
    throw CannotKeep.because(problem);
  }
  return version;
}
