import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { SourceText } from '../editor/source-texts.svelte.ts';
import type { ArgumentMap } from '../model/map.ts';

/** What is known of a map that is kept on this device, without opening it. */
export interface Kept {
  id: string;
  title: string;
  claims: number;
  /** Bytes of the map as a file. */
  bytes: number;
  /** When it was changed last and when it was made, in ms since 1970. */
  edited: number;
  made: number;
  /** When it was taken out of the list, after which it can be put back for a while. */
  removed?: number;
}

/** A version of a map that was set aside: by name, or by itself once a day. */
export interface Version {
  map: string;
  id: string;
  name?: string;
  /** In ms since 1970. */
  on: number;
  content: ArgumentMap;
}

/** The text of a source of a map; it never leaves this device. */
export interface KeptText extends SourceText {
  map: string;
  source: string;
}

interface Schema extends DBSchema {
  maps: { key: string; value: Kept };
  versions: { key: [string, string]; value: Version; indexes: { map: string } };
  texts: {
    key: [string, string];
    value: KeptText;
    indexes: { map: string; hash: [string, string, string] };
  };
  settings: { key: string; value: unknown };
}

export type Catalog = IDBPDatabase<Schema>;

const NAME = 'warrant';
const VERSION = 1;

/** Why nothing can be kept here. */
export class CannotKeep extends Error {
  readonly reason: 'refused' | 'newer' | 'waiting';
  constructor(reason: CannotKeep['reason'], cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/**
 * Opens the list of what is kept on this device. Throws `CannotKeep`: 'refused' where the browser keeps nothing, as in
 * some private windows; 'newer' where a newer Warrant has kept maps here; 'waiting' where an older one is still open in
 * another tab. `onolder` is told when a newer Warrant wants to open the list in another tab.
 */
export async function openCatalog(onolder?: () => void): Promise<Catalog> {
  if (typeof indexedDB === 'undefined') throw new CannotKeep('refused');
  try {
    return await new Promise<Catalog>((resolve, reject) => {
      openDB<Schema>(NAME, VERSION, {
        upgrade(database, _before, _now, transaction) {
          database.createObjectStore('maps', { keyPath: 'id' });
          for (const [store, keyPath] of [
            ['versions', ['map', 'id']],
            ['texts', ['map', 'source']]
          ] as const)
            database.createObjectStore(store, { keyPath: [...keyPath] }).createIndex('map', 'map');
          transaction.objectStore('texts').createIndex('hash', ['map', 'source', 'hash']);
          database.createObjectStore('settings');
        },
        blocked: () => reject(new CannotKeep('waiting')),
        blocking(_current, _next, { target }) {
          (target as IDBDatabase).close();
          onolder?.();
        }
      }).then(resolve, reject);
    });
  } catch (problem) {
    if (problem instanceof CannotKeep) throw problem;
    const isNewer = problem instanceof DOMException && problem.name === 'VersionError';
    throw new CannotKeep(isNewer ? 'newer' : 'refused', problem);
  }
}

/** The maps on this device, the last edited first; those that were taken out apart. */
export async function listed(catalog: Catalog): Promise<{ maps: Kept[]; removed: Kept[] }> {
  const all = (await catalog.getAll('maps')).sort((a, b) => b.edited - a.edited);
  return {
    maps: all.filter(({ removed }) => removed === undefined),
    removed: all.filter(({ removed }) => removed !== undefined)
  };
}

/** What the list says of a map. */
export function entryFor(map: ArgumentMap, made: number, edited: number): Kept {
  const bytes = new TextEncoder().encode(JSON.stringify(map)).length;
  return { id: map.id, title: map.title, claims: map.claims.length, bytes, edited, made };
}
