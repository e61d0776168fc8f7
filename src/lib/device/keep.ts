import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Saved } from '../editor/editing.svelte.ts';
import type { History } from '../editor/history.ts';
import { Mirror } from '../editor/mirror.ts';
import { check, type Problem } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { type Catalog, entryFor } from './catalog.ts';

export interface Listener {
  /** Another tab has changed the map. */
  onmap(map: ArgumentMap): void;
  onsaved(saved: Saved): void;
}

/** Ms that the list and the history may be behind the map. */
const BEHIND = 300;

const documentName = (id: string) => `warrant map ${id}`;

/** What came of opening a map: it is there, it is not, or what is kept of it cannot be used. */
export type Opening =
  | { keep: Keep; map: ArgumentMap; history: History | undefined }
  | { keep?: undefined; missing: true }
  | { keep?: undefined; missing?: undefined; problems: Problem[]; value: unknown };

/**
 * A map that is kept on this device while it is edited: each change is written at once, other tabs are told, and what
 * they change is taken over.
 */
export class Keep {
  readonly #catalog: Catalog;
  readonly #mirror: Mirror;
  readonly #stored: IndexeddbPersistence;
  readonly #channel: BroadcastChannel;
  readonly #made: number;
  #listener: Listener | undefined;
  #waiting: { map: ArgumentMap; history: History; at: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  private constructor(
    catalog: Catalog,
    mirror: Mirror,
    stored: IndexeddbPersistence,
    id: string,
    made: number
  ) {
    this.#catalog = catalog;
    this.#mirror = mirror;
    this.#stored = stored;
    this.#made = made;
    this.#channel = new BroadcastChannel(documentName(id));
    this.#channel.onmessage = ({ data }) => Y.applyUpdate(mirror.doc, data as Uint8Array, this.#channel);
    mirror.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this.#channel) this.#channel.postMessage(update);
      else this.#listener?.onmap(mirror.read());
    });
    addEventListener('unhandledrejection', this.#refused);
    addEventListener('pagehide', this.#flushNow);
  }

  /** Keeps a new map, in place of what has its id. */
  static async create(catalog: Catalog, map: ArgumentMap, now: number): Promise<void> {
    await Keep.erase(map.id);
    const doc = new Y.Doc();
    new Mirror(doc).write(map);
    const stored = new IndexeddbPersistence(documentName(map.id), doc);
    await stored.whenSynced;
    // Answers when what was written before is written.
    await stored.set('made', now);
    await catalog.put('maps', entryFor(map, now, now));
    await stored.destroy();
    doc.destroy();
  }

  /** Opens a map that is kept here. */
  static async open(catalog: Catalog, id: string): Promise<Opening> {
    const known = await catalog.get('maps', id);
    if (!known) return { missing: true };
    const doc = new Y.Doc();
    const mirror = new Mirror(doc);
    const stored = new IndexeddbPersistence(documentName(id), doc);
    await stored.whenSynced;
    const value = mirror.isEmpty ? undefined : mirror.read();
    const { map, problems } = check(value);
    if (!map) {
      await stored.destroy();
      return { problems, value };
    }
    const history = (await stored.get('history')) as History | undefined;
    return { keep: new Keep(catalog, mirror, stored, id, known.made), map, history };
  }

  /** Takes away all that is kept of a map but its entry in the list. */
  static async erase(id: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(documentName(id));
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
      request.onblocked = () => resolve();
    });
  }

  listen(listener: Listener): void {
    this.#listener = listener;
  }

  /** Writes a map as it is after a change made at a time in ms since 1970, and the history that goes with it. */
  write(map: ArgumentMap, history: History, at: number): void {
    this.#listener?.onsaved({ state: 'saving' });
    this.#mirror.write(map);
    this.#waiting = { map, history, at };
    this.#timer ??= setTimeout(() => this.#flush(), BEHIND);
  }

  /** Closes it; what was written is kept. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#listener = undefined;
    removeEventListener('unhandledrejection', this.#refused);
    removeEventListener('pagehide', this.#flushNow);
    await this.#flush();
    this.#channel.close();
    await this.#stored.destroy();
    this.#mirror.doc.destroy();
  }

  readonly #flushNow = () => void this.#flush();

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!waiting) return;
    try {
      // Written after the change itself, to the same database: when this is kept, so is that.
      await this.#stored.set('history', waiting.history as never);
      await this.#catalog.put('maps', entryFor(waiting.map, this.#made, waiting.at));
      if (!this.#waiting) this.#listener?.onsaved({ state: 'saved' });
    } catch (problem) {
      this.#fail(problem);
    }
  }

  /** The library that stores the changes lets nobody wait for them. */
  readonly #refused = ({ reason }: PromiseRejectionEvent) => {
    if (reason instanceof DOMException) this.#fail(reason);
  };

  #fail(problem: unknown): void {
    const full = problem instanceof DOMException && problem.name === 'QuotaExceededError';
    this.#listener?.onsaved({ state: 'failed', full });
  }
}
