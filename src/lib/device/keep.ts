import * as Y from 'yjs';
import type { Saved } from '../editor/editing.svelte.ts';
import { type History, joined, NOTHING, type Progress, progress } from '../editor/history.ts';
import { Mirror } from '../editor/mirror.ts';
import { pause } from '../editor/pause.ts';
import { check, type Problem } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { CannotKeep, type Catalog, channelOf, entryFor, type Kept, newId, takingAway } from './catalog.ts';
import { askToStay } from './room.ts';
import { keepDay } from './versions.ts';

export interface Listener {
  /** Another tab has changed the map. */
  onmap(map: ArgumentMap): void;
  onsaved(saved: Saved): void;
}

/** Ms between two writings: what is typed meanwhile is written together. */
const BETWEEN = 300;
/** Ms after which a frame is not waited for any more. */
const LATE = 100;
/** Ms until what could not be written is tried again. */
const AGAIN = 3000;
/** With more changes than these a map in store is written anew as one; so many that wait are put together. */
const MANY = 100;

/** Calls after the next frame has been painted, or soon where none is, as in a page that is not seen. */
async function afterFrame(call: () => void): Promise<void> {
  await new Promise<unknown>((done) => {
    requestAnimationFrame(done);
    setTimeout(done, LATE);
  });
  await pause();
  call();
}

/** What came of opening a map: it is there, it is not, or what is kept of it cannot be used as it is. */
export type Opening =
  | { keep: Keep; map: ArgumentMap; history: History }
  | { keep?: undefined; missing: true }
  | ({ keep?: undefined; missing?: undefined } & Damage);

export interface Damage {
  problems: Problem[];
  /** All of it that can be read. */
  value: unknown;
  /** The same, where that is a map. */
  rest: ArgumentMap | undefined;
}

/**
 * What tabs tell each other of a map: a change of it or of its history, what they know of it, to be told what they do
 * not, or that nothing of it is in store any more.
 */
type Message = { update: Uint8Array } | { history: Progress } | { known: Uint8Array } | { erased: true };

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
  /** The map as it is now, and when it was changed here last, in ms since 1970. */
  #map: ArgumentMap;
  #changed = 0;
  /** What can be taken back here; and what can be in all tabs together, which is what is kept, as it is and as it is in store. */
  #own: History;
  #history: History;
  #stored: History;
  /** What was changed and is not yet written down. */
  #waiting: { map: ArgumentMap; history: History } | undefined;
  /** Changes that are not yet in store, and whether it is time to write them. */
  #updates: Uint8Array[] = [];
  #isDue = false;
  /** Whether the store has lost all that it had of the map. */
  #isErased = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Why the last writing failed, where it did. */
  #failure: CannotKeep | undefined;
  #written = Number.NEGATIVE_INFINITY;
  #stays = false;
  #closed = false;

  private constructor(
    catalog: Catalog,
    mirror: Mirror,
    channel: BroadcastChannel,
    { id, made }: Kept,
    { map, history }: { map: ArgumentMap; history: History },
    early: readonly Message[]
  ) {
    this.#catalog = catalog;
    this.id = id;
    this.#mirror = mirror;
    this.#channel = channel;
    this.#made = made;
    this.#map = map;
    this.#own = history;
    this.#history = history;
    this.#stored = history;
    mirror.doc.on('update', (update: Uint8Array, origin: unknown) => {
      // What another tab has changed is written again with the next change here, which may build on it.
      if (this.#updates.push(update) > MANY) this.#updates = [Y.mergeUpdates(this.#updates)];
      if (origin !== channel) this.#tell({ update });
      else if (this.#listener) this.#show(mirror.read());
    });
    channel.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data);
    for (const message of early) this.#hear(message);
    this.#tell({ known: Y.encodeStateVector(mirror.doc) });
    addEventListener('pagehide', this.#hidden);
  }

  /**
   * Keeps a new map; where something has its id, that stays as it is, and the list's line for it is given. With `removed`
   * the map can be put back. Throws `CannotKeep`.
   */
  static async create(
    catalog: Catalog,
    map: ArgumentMap,
    now: number,
    removed?: number
  ): Promise<Kept | undefined> {
    const updates = await firstOf(map);
    try {
      const transaction = catalog.transaction(['maps', 'changes', 'histories'], 'readwrite');
      const [maps, changes] = [transaction.objectStore('maps'), transaction.objectStore('changes')];
      const kept = await maps.get(map.id);
      if (kept) return kept;
      // What a tab wrote last while the map was erased may still lie there.
      const before = await changes.index('map').getAllKeys(map.id);
      await Promise.all([
        ...before.map((key) => changes.delete(key)),
        ...updates.map((update) => changes.add({ map: map.id, update })),
        transaction.objectStore('histories').delete(map.id),
        maps.add({ ...entryFor(map, now, now), ...(removed !== undefined && { removed }) }),
        transaction.done
      ]);
    } catch (problem) {
      throw CannotKeep.because(problem);
    }
    void askToStay();
    return undefined;
  }

  /** Opens a map that is kept here; throws `CannotKeep` where the store itself fails. */
  static async open(catalog: Catalog, id: string): Promise<Opening> {
    const channel = channelOf(id);
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
    const opened = { map, history: history ?? NOTHING };
    const keep = new Keep(catalog, mirror, channel, entry, opened, early);
    if (keys.length > MANY) void keep.#asOne(keys);
    return { keep, ...opened };
  }

  listen(listener: Listener): void {
    this.#listener = listener;
    // Other tabs may have told of changes while this one was opened.
    this.#show(this.#mirror.read());
  }

  /**
   * Writes a map as it is after a change made at a time in ms since 1970, and the history that goes with it. The change is
   * shown before it is written down, so that nobody who changes a large map waits for that.
   */
  write(map: ArgumentMap, history: History, at: number): void {
    if (!this.#failure) this.#listener?.onsaved({ state: 'saving' });
    if (this.#waiting === undefined) afterFrame(this.#writeDown);
    this.#waiting = { map, history };
    this.#changed = at;
  }

  /** Takes what was written last into the document, and tells other tabs; before these tell anything, and before it is kept. */
  readonly #writeDown = () => {
    if (!this.#waiting) return;
    const { map, history } = this.#waiting;
    this.#waiting = undefined;
    const now = this.#mirror.write(map);
    const step = progress(this.#own, history);
    this.#own = history;
    this.#history = joined(this.#history, step);
    this.#tell({ history: step });
    this.#isDue = true;
    if (now === map) this.#map = map;
    else this.#show(now);
    this.#timer ??= setTimeout(this.#due, performance.now() - this.#written > BETWEEN ? 0 : BETWEEN);
  };

  /** Writes at once what is not yet in store; the page or the store may close directly after. */
  flush(): Promise<void> {
    return this.#flush(true);
  }

  /** Closes it when all is written. Gives why something was not, which is then lost; never throws. */
  async close(): Promise<CannotKeep | undefined> {
    if (this.#closed) return this.#failure;
    // Other tabs are told before this one says nothing any more.
    this.#writeDown();
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
    this.#writeDown();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isDue) this.#writing = Promise.all([this.#writing, this.#write(isLast)]).then(() => {});
    return this.#writing;
  }

  async #write(isLast: boolean): Promise<void> {
    const [updates, history, isErased] = [this.#updates, this.#history, this.#isErased];
    this.#updates = [];
    this.#isErased = false;
    this.#isDue = false;
    this.#written = performance.now();
    try {
      await this.#put(updates, isErased, isLast);
    } catch (problem) {
      // The changes after these build on them: none may be missing. The map is written as it is then.
      this.#updates = [...updates, ...this.#updates];
      this.#isErased ||= isErased;
      this.#isDue = true;
      this.#failure = CannotKeep.because(problem);
      this.#listener?.onsaved({ state: 'failed', full: this.#failure.reason === 'full' });
      if (!this.#closed) this.#timer ??= setTimeout(this.#due, AGAIN);
      return;
    }
    this.#stored = history;
    this.#failure = undefined;
    if (!this.#isDue) this.#listener?.onsaved({ state: 'saved' });
    if (!this.#stays) void askToStay();
    this.#stays = true;
  }

  /**
   * All at once or nothing. Every request is made before anything is waited for; the last time nobody may be there to
   * hear the answers, so the store is told not to wait for more.
   */
  async #put(updates: readonly Uint8Array[], isErased: boolean, isLast: boolean): Promise<void> {
    const { id } = this;
    const transaction = this.#catalog.transaction(['maps', 'changes', 'histories'], 'readwrite');
    const [maps, changes] = [transaction.objectStore('maps'), transaction.objectStore('changes')];
    const add = (update: Uint8Array) => changes.add({ map: id, update: update as Uint8Array<ArrayBuffer> });
    const addAll = () => add(stateOf(this.#mirror.doc));
    const addMissing = async () => {
      // Another tab may have erased it just now.
      if ((await maps.getKey(id)) === undefined) await addAll();
    };
    const requests = [
      isErased ? addAll() : isLast ? undefined : addMissing(),
      updates.length ? add(Y.mergeUpdates([...updates])) : undefined,
      maps.put({ ...entryFor(this.#map, this.#made, this.#changed), id }),
      transaction.objectStore('histories').put(this.#history, id),
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
    this.#writeDown();
    const { doc } = this.#mirror;
    if ('update' in message) Y.applyUpdate(doc, message.update, this.#channel);
    else if ('history' in message) this.#history = joined(this.#history, message.history);
    else if ('erased' in message) this.#isErased = true;
    else {
      this.#tell({ update: Y.encodeStateAsUpdate(doc, message.known) });
      this.#tell({ history: progress(this.#stored, this.#history) });
    }
  }

  #show(map: ArgumentMap): void {
    this.#map = map;
    this.#listener?.onmap(map);
  }
}

/**
 * Keeps a map in place of what has its id, which is taken out of the list under another id and can be put back.
 * Where that is open in a tab, the tab shows the new one. Throws `CannotKeep`.
 */
export async function replace(catalog: Catalog, map: ArgumentMap, now: number): Promise<void> {
  const aside = newId();
  const opening = await Keep.open(catalog, map.id);
  if (opening.keep) {
    const { keep } = opening;
    await Keep.create(catalog, { ...opening.map, id: aside }, now, now);
    keep.write(map, NOTHING, now);
    const failure = await keep.close();
    if (failure) throw failure;
    return;
  }
  if (!opening.missing) await takingAway(map.id, () => moveAside(catalog, map.id, aside, now));
  // Another tab may have kept one meanwhile.
  if (await Keep.create(catalog, map, now)) await replace(catalog, map, now);
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
  keep.write({ ...map, title }, history, now);
  const failure = await keep.close();
  if (failure) throw failure;
  // It is only for comparing with copies that were made before: where there is no room for it, the title is another.
  await keepDay(catalog, id, map, now).catch(() => {});
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

/** The changes that make a new map, worked out in steps: a large one takes a while, in which the page has to answer. */
async function firstOf(map: ArgumentMap): Promise<Uint8Array<ArrayBuffer>[]> {
  const doc = new Y.Doc();
  const updates: Uint8Array<ArrayBuffer>[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update as Uint8Array<ArrayBuffer>));
  for (const _ of new Mirror(doc).begin(map)) await pause();
  doc.destroy();
  return updates;
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
