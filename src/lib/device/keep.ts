import * as Y from 'yjs';
import type { Saved } from '../editor/editing.svelte.ts';
import { type History, NOTHING } from '../editor/history.ts';
import { Mirror } from '../editor/mirror.ts';
import { check, type Problem } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { CannotKeep, type Catalog, entryFor } from './catalog.ts';
import { askToStay } from './room.ts';

export interface Listener {
  /** Another tab has changed the map. */
  onmap(map: ArgumentMap): void;
  onsaved(saved: Saved): void;
}

/** Ms between two writings: what is typed meanwhile is written together. */
const BETWEEN = 300;
/** Ms until what could not be written is tried again. */
const AGAIN = 3000;
/** With more changes than these in store a map is written anew as one. */
const MANY = 100;

/** What came of opening a map: it is there, it is not, or what is kept of it cannot be used as it is. */
export type Opening =
  | { keep: Keep; map: ArgumentMap; history: History | undefined }
  | { keep?: undefined; missing: true }
  | ({ keep?: undefined; missing?: undefined } & Damage);

export interface Damage {
  problems: Problem[];
  /** All of it that can be read. */
  value: unknown;
  /** The same, where that is a map. */
  rest: ArgumentMap | undefined;
}

interface Written {
  map: ArgumentMap;
  history: History;
  at: number;
}

/** What tabs tell each other of a map: a change, or what they know of it, to be told what they do not. */
type Message = { update: Uint8Array } | { known: Uint8Array };

/**
 * A map that is kept on this device while it is edited: what changes is written within a fraction of a second, other
 * tabs are told, and what they change is taken over. What could not be written is tried again until it is.
 */
export class Keep {
  readonly #catalog: Catalog;
  readonly id: string;
  readonly #mirror: Mirror;
  readonly #channel: BroadcastChannel;
  readonly #made: number;
  #listener: Listener | undefined;
  /** Changes that are not yet in store, and what is to be written with them. */
  #updates: Uint8Array[] = [];
  #next: Written | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Why the last writing failed, where it did. */
  #failure: CannotKeep | undefined;
  #written = Number.NEGATIVE_INFINITY;
  #stays = false;
  #closed = false;

  private constructor(
    catalog: Catalog,
    id: string,
    mirror: Mirror,
    channel: BroadcastChannel,
    made: number,
    early: readonly Message[]
  ) {
    this.#catalog = catalog;
    this.id = id;
    this.#mirror = mirror;
    this.#channel = channel;
    this.#made = made;
    mirror.doc.on('update', (update: Uint8Array, origin: unknown) => {
      // What another tab has changed is written again with the next change here, which may build on it.
      this.#updates.push(update);
      if (origin !== channel) this.#tell({ update });
      else this.#listener?.onmap(mirror.read());
    });
    channel.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data);
    for (const message of early) this.#hear(message);
    this.#tell({ known: Y.encodeStateVector(mirror.doc) });
    addEventListener('pagehide', this.#hidden);
  }

  /** Keeps a new map, in place of what has its id; throws `CannotKeep`. With `removed` it can be put back. */
  static async create(catalog: Catalog, map: ArgumentMap, now: number, removed?: number): Promise<void> {
    const doc = new Y.Doc();
    new Mirror(doc).write(map);
    const update = stateOf(doc);
    doc.destroy();
    try {
      const transaction = catalog.transaction(['maps', 'changes', 'histories'], 'readwrite');
      const changes = transaction.objectStore('changes');
      const before = await changes.index('map').getAllKeys(map.id);
      await Promise.all([
        ...before.map((key) => changes.delete(key)),
        changes.add({ map: map.id, update }),
        transaction.objectStore('histories').delete(map.id),
        transaction
          .objectStore('maps')
          .put({ ...entryFor(map, now, now), ...(removed !== undefined && { removed }) }),
        transaction.done
      ]);
    } catch (problem) {
      throw CannotKeep.because(problem);
    }
    void askToStay();
  }

  /** Opens a map that is kept here; throws `CannotKeep` where the store itself fails. */
  static async open(catalog: Catalog, id: string): Promise<Opening> {
    const channel = new BroadcastChannel(`warrant map ${id}`);
    const early: Message[] = [];
    channel.onmessage = ({ data }) => early.push(data);
    const stored = await storedOf(catalog, id).catch((problem) => {
      channel.close();
      throw CannotKeep.because(problem);
    });
    const { entry, keys, changes, history } = stored;
    const doc = new Y.Doc();
    const mirror = new Mirror(doc);
    const lost = changes.filter(({ update }) => !isApplied(doc, update)).length;
    const value = contentsOf(mirror);
    const { map, problems } = check(value);
    if (!entry || !map || lost) {
      channel.close();
      if (!entry) return { missing: true };
      const all = lost ? [unreadable(lost, changes.length), ...problems] : problems;
      return { problems: all, value, rest: map };
    }
    const keep = new Keep(catalog, id, mirror, channel, entry.made, early);
    if (keys.length > MANY) void keep.#asOne(keys);
    return { keep, map, history };
  }

  listen(listener: Listener): void {
    this.#listener = listener;
    // Other tabs may have told of changes while this one was opened.
    listener.onmap(this.#mirror.read());
  }

  /** Writes a map as it is after a change made at a time in ms since 1970, and the history that goes with it. */
  write(map: ArgumentMap, history: History, at: number): void {
    if (!this.#failure) this.#listener?.onsaved({ state: 'saving' });
    this.#mirror.write(map);
    this.#next = { map, history, at };
    this.#timer ??= setTimeout(this.#due, performance.now() - this.#written > BETWEEN ? 0 : BETWEEN);
  }

  /** Writes at once what is not yet in store; the page or the store may close directly after. */
  flush(): Promise<void> {
    return this.#flush(true);
  }

  /** Closes it when all is written. Gives why something was not, which is then lost; never throws. */
  async close(): Promise<CannotKeep | undefined> {
    if (this.#closed) return this.#failure;
    this.#closed = true;
    removeEventListener('pagehide', this.#hidden);
    await this.#flush(false);
    // What was under way may have failed meanwhile.
    await this.#flush(false);
    this.#listener = undefined;
    this.#channel.close();
    this.#mirror.doc.destroy();
    return this.#failure;
  }

  readonly #hidden = () => void this.#flush(true);
  readonly #due = () => void this.#flush(false);

  #flush(isLast: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#next) this.#writing = this.#write(this.#next, isLast);
    return this.#writing;
  }

  async #write(next: Written, isLast: boolean): Promise<void> {
    const updates = this.#updates;
    this.#updates = [];
    this.#next = undefined;
    this.#written = performance.now();
    try {
      await this.#put(next, updates, isLast);
    } catch (problem) {
      // The changes after these build on them: none may be missing.
      this.#updates = [...updates, ...this.#updates];
      this.#next ??= next;
      this.#failure = CannotKeep.because(problem);
      this.#listener?.onsaved({ state: 'failed', full: this.#failure.reason === 'full' });
      if (!this.#closed) this.#timer ??= setTimeout(this.#due, AGAIN);
      return;
    }
    this.#failure = undefined;
    if (!this.#next) this.#listener?.onsaved({ state: 'saved' });
    if (!this.#stays) void askToStay();
    this.#stays = true;
  }

  /**
   * All at once or nothing. Every request is made before anything is waited for; the last time nobody may be there to
   * hear the answers, so the store is told not to wait for more.
   */
  async #put({ map, history, at }: Written, updates: readonly Uint8Array[], isLast: boolean): Promise<void> {
    const { id } = this;
    const transaction = this.#catalog.transaction(['maps', 'changes', 'histories'], 'readwrite');
    const [maps, changes] = [transaction.objectStore('maps'), transaction.objectStore('changes')];
    const add = (update: Uint8Array) => changes.add({ map: id, update: update as Uint8Array<ArrayBuffer> });
    const addAll = async () => {
      // Another tab may have erased it.
      if ((await maps.getKey(id)) === undefined) await add(stateOf(this.#mirror.doc));
    };
    const requests = [
      isLast ? undefined : addAll(),
      updates.length ? add(Y.mergeUpdates([...updates])) : undefined,
      maps.put({ ...entryFor(map, this.#made, at), id }),
      transaction.objectStore('histories').put(history, id),
      transaction.done
    ];
    if (isLast) transaction.commit();
    await Promise.all(requests);
  }

  /** Puts one change that says all in place of many. */
  async #asOne(keys: readonly number[]): Promise<void> {
    try {
      const { store: changes, done } = this.#catalog.transaction('changes', 'readwrite');
      const all = { map: this.id, update: stateOf(this.#mirror.doc) };
      await Promise.all([changes.add(all), ...keys.map((key) => changes.delete(key)), done]);
    } catch {
      // The many say the same.
    }
  }

  #tell(message: Message): void {
    if (!this.#closed) this.#channel.postMessage(message);
  }

  #hear(message: Message): void {
    const { doc } = this.#mirror;
    if ('update' in message) Y.applyUpdate(doc, message.update, this.#channel);
    else this.#tell({ update: Y.encodeStateAsUpdate(doc, message.known) });
  }
}

/**
 * Keeps a map in place of what has its id, which is taken out of the list under the id `aside` and can be put back.
 * Where that is open in a tab, the tab shows the new one. Throws `CannotKeep`.
 */
export async function replace(catalog: Catalog, map: ArgumentMap, aside: string, now: number): Promise<void> {
  const opening = await Keep.open(catalog, map.id);
  if (opening.keep) {
    const { keep } = opening;
    await Keep.create(catalog, { ...opening.map, id: aside }, now, now);
    keep.write(map, NOTHING, now);
    const failure = await keep.close();
    if (failure) throw failure;
    return;
  }
  if (!opening.missing) await moveAside(catalog, map.id, aside, now);
  await Keep.create(catalog, map, now);
}

/** Takes what is kept of a map out of the list as it is, readable or not, under another id. */
async function moveAside(catalog: Catalog, id: string, aside: string, now: number): Promise<void> {
  try {
    const transaction = catalog.transaction(['maps', 'changes', 'histories'], 'readwrite');
    const [maps, changes] = [transaction.objectStore('maps'), transaction.objectStore('changes')];
    const entry = await maps.get(id);
    const keys = await changes.index('map').getAllKeys(id);
    const values = await changes.index('map').getAll(id);
    await Promise.all([
      entry && maps.put({ ...entry, id: aside, removed: now }),
      ...values.map((change, at) => changes.put({ ...change, map: aside }, keys[at])),
      maps.delete(id),
      transaction.objectStore('histories').delete(id),
      transaction.done
    ]);
  } catch (problem) {
    throw CannotKeep.because(problem);
  }
}

/**
 * Changes the title of a map that is kept; what is written meanwhile in another tab stays. False where the map cannot
 * be opened; throws `CannotKeep`.
 */
export async function rename(catalog: Catalog, id: string, title: string, now: number): Promise<boolean> {
  const opening = await Keep.open(catalog, id);
  if (!opening.keep) return false;
  const { keep, map, history } = opening;
  keep.write({ ...map, title }, history ?? NOTHING, now);
  const failure = await keep.close();
  if (failure) throw failure;
  return true;
}

/** The map that is kept under an id, as it is now; nothing where it cannot be opened. Throws `CannotKeep`. */
export async function contentOf(catalog: Catalog, id: string): Promise<ArgumentMap | undefined> {
  const opening = await Keep.open(catalog, id);
  await opening.keep?.close();
  return opening.keep && opening.map;
}

async function storedOf(catalog: Catalog, id: string) {
  const transaction = catalog.transaction(['maps', 'changes', 'histories']);
  const changesOf = transaction.objectStore('changes').index('map');
  const [entry, keys, changes, history] = await Promise.all([
    transaction.objectStore('maps').get(id),
    changesOf.getAllKeys(id),
    changesOf.getAll(id),
    transaction.objectStore('histories').get(id)
  ]);
  return { entry, keys, changes, history };
}

function stateOf(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  return Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>;
}

function isApplied(doc: Y.Doc, update: unknown): boolean {
  if (!(update instanceof Uint8Array)) return false;
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}

/** What is kept, as a map or as what is left of one. */
function contentsOf(mirror: Mirror): unknown {
  try {
    return mirror.isEmpty ? undefined : mirror.read();
  } catch {
    return mirror.doc.toJSON();
  }
}

function unreadable(lost: number, all: number): Problem {
  const message = `${lost} of the ${all} parts in which it is kept cannot be read`;
  return { code: 'kept', severity: 'error', place: '', message };
}
