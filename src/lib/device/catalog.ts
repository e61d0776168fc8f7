import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { History } from '../editor/history.ts';
import type { SourceText } from '../editor/source-texts.svelte.ts';
import type { ArgumentMap } from '../model/map.ts';
import type { Preparation } from '../preparation/preparation.ts';
import type { Step } from '../preparation/step.ts';
import type { Parts } from './link.ts';

/** What is known of a map that is kept on this device, without opening it. */
export interface Kept {
  id: string;
  title: string;
  /** Besides the motion. */
  claims: number;
  /** Bytes of the map as a file. */
  bytes: number;
  /** When it was changed last and when it was made, in ms since 1970. */
  edited: number;
  made: number;
  /** When it was taken out of the list, after which it can be put back for a while. */
  removed?: number;
}

/** A version of a map that was set aside. */
export interface Version {
  map: string;
  id: string;
  /** By itself before the first change of a day, by a name, or when a copy was given away. */
  kind: 'day' | 'named' | 'given';
  name?: string;
  /** In ms since 1970. */
  on: number;
  claims: number;
  /** By which a copy of it is known: that of what was given of it. */
  fingerprint: string;
  /** What of it was given away, besides the debate itself, where not all was. */
  parts?: Parts;
  /** The map as JSON, compressed. */
  content: Uint8Array<ArrayBuffer>;
}

/** The text of a source of a map; it never leaves this device. */
export interface KeptText extends SourceText {
  map: string;
  source: string;
}

/** Some changes of a map, as Yjs writes them (https://docs.yjs.dev/api/document-updates): all of a map's give the map. */
export interface Change {
  map: string;
  update: Uint8Array<ArrayBuffer>;
}

/** A preparation, with what can be taken back of it and done again. */
export interface KeptPreparation {
  id: string;
  /** The map that it is for. */
  map: string;
  /** When it was changed last and when it was made, in ms since 1970. */
  edited: number;
  made: number;
  content: Preparation;
  past: readonly Step[];
  future: readonly Step[];
}

interface Schema extends DBSchema {
  preparations: { key: string; value: KeptPreparation; indexes: { map: string } };
  maps: { key: string; value: Kept };
  changes: { key: number; value: Change; indexes: { map: string } };
  histories: { key: string; value: History };
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
const VERSION = 2;

/**
 * Why something cannot be kept here. 'refused': the browser keeps nothing, as in some private windows; 'newer': a newer
 * Warrant has kept maps here; 'waiting': an older one is still open in another tab; 'full': there is no room left;
 * 'broken': anything else.
 */
export class CannotKeep extends Error {
  readonly reason: 'refused' | 'newer' | 'waiting' | 'full' | 'broken';
  constructor(reason: CannotKeep['reason'], cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }

  /** What a failure of the browser's storage means. */
  static because(problem: unknown): CannotKeep {
    if (problem instanceof CannotKeep) return problem;
    return new CannotKeep(isFull(problem) ? 'full' : 'broken', problem);
  }
}

function isFull(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === 'QuotaExceededError';
}

/**
 * Opens the list of what is kept on this device; throws `CannotKeep`. `onolder` is told when a newer Warrant wants to
 * open the list in another tab: what it begins to write at once is still written, and nothing after it.
 */
export async function openCatalog(onolder?: () => void): Promise<Catalog> {
  if (typeof indexedDB === 'undefined') throw new CannotKeep('refused');
  try {
    return await new Promise<Catalog>((resolve, reject) => {
      openDB<Schema>(NAME, VERSION, {
        upgrade(database, before, _now, transaction) {
          if (before < 1) {
            database.createObjectStore('maps', { keyPath: 'id' });
            database.createObjectStore('changes', { autoIncrement: true }).createIndex('map', 'map');
            database.createObjectStore('histories');
            for (const [store, keyPath] of [
              ['versions', ['map', 'id']],
              ['texts', ['map', 'source']]
            ] as const)
              database.createObjectStore(store, { keyPath: [...keyPath] }).createIndex('map', 'map');
            transaction.objectStore('texts').createIndex('hash', ['map', 'source', 'hash']);
            database.createObjectStore('settings');
          }
          database.createObjectStore('preparations', { keyPath: 'id' }).createIndex('map', 'map');
        },
        blocked: () => reject(new CannotKeep('waiting')),
        blocking(_current, _next, { target }) {
          onolder?.();
          (target as IDBDatabase).close();
        }
      }).then(resolve, reject);
    });
  } catch (problem) {
    if (problem instanceof CannotKeep) throw problem;
    const isNewer = problem instanceof DOMException && problem.name === 'VersionError';
    throw new CannotKeep(isNewer ? 'newer' : isFull(problem) ? 'full' : 'refused', problem);
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

/** How many claims a map has besides its motion. */
export function claimsOf({ claims, motion }: ArgumentMap): number {
  return claims.length - (motion === undefined ? 0 : 1);
}

/** What the list says of a map. */
export function entryFor(map: ArgumentMap, made: number, edited: number): Kept {
  return { id: map.id, title: map.title, claims: claimsOf(map), bytes: bytesOf(map), edited, made };
}

const encoder = new TextEncoder();
/** The bytes of claims, reasons and sources: from one change of a map to the next most of them stay as they are. */
const KNOWN = new WeakMap<object, number>();

/** So many bytes a map takes as JSON. */
function bytesOf({ claims, reasons, sources, ...rest }: ArgumentMap): number {
  const lists = [claims, reasons, sources];
  let bytes = written({ ...rest, claims: [], reasons: [], sources: [] });
  for (const list of lists) {
    // A comma between each two.
    bytes += Math.max(0, list.length - 1);
    for (const entry of list) {
      const known = KNOWN.get(entry) ?? written(entry);
      KNOWN.set(entry, known);
      bytes += known;
    }
  }
  return bytes;
}

function written(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}

/** Days for which a map that was taken out of the list can be put back. */
export const DAYS_TO_PUT_BACK = 30;

/** Takes a map out of the list, to be put back or erased later. */
export async function remove(catalog: Catalog, id: string, now: number): Promise<void> {
  await changeEntry(catalog, id, (entry) => ({ ...entry, removed: now }));
}

export async function putBack(catalog: Catalog, id: string): Promise<void> {
  await changeEntry(catalog, id, ({ removed: _, ...entry }) => entry);
}

async function changeEntry(catalog: Catalog, id: string, change: (entry: Kept) => Kept): Promise<void> {
  const transaction = catalog.transaction('maps', 'readwrite');
  const entry = await transaction.store.get(id);
  await Promise.all([entry && transaction.store.put(change(entry)), transaction.done]);
}

/** Where the store has what is typed on its pages into the forms of a map; with no id, outside of any. */
export function typedIn(map: string): IDBKeyRange {
  const start = `typed ${JSON.stringify(map)} `;
  return IDBKeyRange.bound(start, `${start}\uffff`);
}

/** The key in the store of settings of the text that stands beside a map. */
export function ownTextKey(map: string): string {
  return `text ${map}`;
}

/** Where the tabs in which a map is open tell each other of it. */
export function channelOf(id: string): BroadcastChannel {
  return new BroadcastChannel(`warrant map ${id}`);
}

/**
 * Does what takes all that is kept of a map away. Tabs in which it is open are told: they write all of it with their
 * next change. They may write while it is taken away, so they are told before and after.
 */
export async function takingAway(id: string, deed: () => Promise<void>): Promise<void> {
  const channel = channelOf(id);
  channel.postMessage({ erased: true });
  try {
    await deed();
  } finally {
    channel.postMessage({ erased: true });
    channel.close();
  }
}

/** Erases all that is kept of a map that was taken out of the list, unless it was put back meanwhile. */
export function erase(catalog: Catalog, id: string): Promise<void> {
  return eraseBefore(catalog, id, Number.POSITIVE_INFINITY);
}

/** Erases what was taken out of the list so long ago that it can no longer be put back. */
export async function eraseRemoved(catalog: Catalog, now: number): Promise<void> {
  const before = now - DAYS_TO_PUT_BACK * 24 * 60 * 60 * 1000;
  const { removed } = await listed(catalog);
  for (const each of removed) if (each.removed! < before) await eraseBefore(catalog, each.id, before);
}

function eraseBefore(catalog: Catalog, id: string, before: number): Promise<void> {
  return takingAway(id, () => eraseIf(catalog, id, before));
}

async function eraseIf(catalog: Catalog, id: string, before: number): Promise<void> {
  const transaction = catalog.transaction(
    ['maps', 'changes', 'histories', 'versions', 'texts', 'settings'],
    'readwrite'
  );
  const maps = transaction.objectStore('maps');
  const entry = await maps.get(id);
  // Another tab may have put it back since it was listed.
  const isMeant = entry?.removed !== undefined && entry.removed < before;
  const all: Promise<unknown>[] = [transaction.done];
  if (isMeant) {
    all.push(
      maps.delete(id),
      transaction.objectStore('histories').delete(id),
      transaction.objectStore('settings').delete(typedIn(id)),
      transaction.objectStore('settings').delete(ownTextKey(id))
    );
    for (const name of ['changes', 'versions', 'texts'] as const) {
      const store = transaction.objectStore(name);
      const keys = await store.index('map').getAllKeys(id);
      all.push(...keys.map((key) => store.delete(key as never)));
    }
  }
  await Promise.all(all);
}

/** An id that nothing has; also where the page came without encryption, when browsers make none. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0')
  ).join('');
}
