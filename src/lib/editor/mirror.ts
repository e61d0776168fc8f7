import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { ArgumentMap } from '../model/map.ts';
import { mend } from '../model/mend.ts';
import { same } from '../model/same.ts';

const LISTS = ['claims', 'reasons', 'sources'] as const;
type List = (typeof LISTS)[number];
type Entry = ArgumentMap[List][number];
type Fields = Y.Map<unknown>;

/** So many entries of a first map are written at once. */
const STEP = 400;

/**
 * A map kept in a Yjs document (https://docs.yjs.dev), where changes that are made apart come together: each field of
 * an entry on its own, of which the last writer's stands. Lists have no order there; each entry has a key between those
 * of its neighbours (fractional indexing). What is read is mended where two people's changes do not fit each other, and
 * the same documents give the same map.
 */
export class Mirror {
  readonly doc: Y.Doc;
  readonly #about: Fields;
  readonly #translations: Fields;
  readonly #notes: Fields;
  readonly #entries: Readonly<Record<List, Y.Map<Fields>>>;
  readonly #order: Readonly<Record<List, Y.Map<string>>>;
  /** The map that was read or written last. */
  #map: ArgumentMap | undefined;
  /** Whether the document says more than that map, which was mended. */
  #isMended = false;
  /** The entries as the document says them, not mended, as far as they are known. */
  readonly #said: Record<List, Map<string, Entry>> = {
    claims: new Map(),
    reasons: new Map(),
    sources: new Map()
  };

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.#about = doc.getMap('about');
    this.#translations = doc.getMap('translations');
    this.#notes = doc.getMap('notes');
    this.#entries = {
      claims: doc.getMap('claims'),
      reasons: doc.getMap('reasons'),
      sources: doc.getMap('sources')
    };
    this.#order = {
      claims: doc.getMap('order of claims'),
      reasons: doc.getMap('order of reasons'),
      sources: doc.getMap('order of sources')
    };
    for (const list of LISTS) {
      this.#entries[list].observeDeep((events) => {
        for (const event of events) {
          const [id] = event.path;
          if (id !== undefined) this.#said[list].delete(String(id));
          else for (const key of event.keys.keys()) this.#said[list].delete(key);
        }
      });
    }
  }

  /** Whether nothing was written yet. */
  get isEmpty(): boolean {
    return !this.#about.size;
  }

  /** The map as it stands now, with every entry shared that did not change since it was read or written last. */
  read(): ArgumentMap {
    const map: Record<string, unknown> = {};
    const about = this.#about.toJSON();
    for (const name of inOrder(Object.keys(about), Object.keys(ArgumentMap.entries))) {
      if (name === 'translations') map[name] = this.#readTranslations(about[name]);
      else if (name === 'notes') map[name] = this.#notes.toJSON();
      else if (name === 'claims' || name === 'reasons' || name === 'sources')
        map[name] = this.#readList(name);
      else map[name] = about[name];
    }
    const mended = mend(map as ArgumentMap);
    this.#isMended = mended !== map;
    this.#map = sharing(mended, this.#map);
    return this.#map;
  }

  /** Writes the first map, in steps between which other things can be done; until the last one it is not whole. */
  *begin(map: ArgumentMap): Generator<void> {
    const [claims, reasons, sources] = LISTS.map((list) => map[list].slice(0, STEP));
    this.write({ ...map, claims, reasons, sources } as ArgumentMap);
    for (const list of LISTS) {
      const order = this.#order[list];
      for (let start = STEP; start < map[list].length; start += STEP) {
        yield;
        const some: readonly Entry[] = map[list].slice(start, start + STEP);
        const keys = generateNKeysBetween(order.get(map[list][start - 1]!.id), null, some.length);
        this.doc.transact(() => {
          for (const [at, entry] of some.entries()) {
            this.#entries[list].set(entry.id, fieldsOf(entry));
            order.set(entry.id, keys[at]!);
          }
        });
      }
    }
    this.#map = map;
  }

  /**
   * Writes what is another in this map than in the one that was read or written last. Gives the map as it stands then:
   * this one, unless it brings back what others' changes name.
   */
  write(map: ArgumentMap, origin?: unknown): ArgumentMap {
    const before = this.#map;
    this.doc.transact(() => {
      for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(map)])) {
        const value = map[name as keyof ArgumentMap];
        if (value === before?.[name as keyof ArgumentMap]) continue;
        if (value === undefined) this.#about.delete(name);
        else if (name === 'claims' || name === 'reasons' || name === 'sources') {
          if (!this.#about.has(name)) this.#about.set(name, true);
          this.#writeList(name, before?.[name] ?? [], map[name]);
        } else if (name === 'translations') {
          this.#about.set(name, Object.keys(value));
        } else this.#about.set(name, name === 'notes' ? true : value);
      }
      if (before?.notes !== map.notes) writeFields(this.#notes, before?.notes ?? {}, map.notes ?? {});
      this.#writeTranslations(before?.translations ?? {}, map.translations ?? {});
    }, origin);
    this.#map = map;
    return this.#isMended ? this.read() : map;
  }

  #readList(list: List): readonly Entry[] {
    const order = this.#order[list];
    const said = this.#said[list];
    const shape = Object.keys(ArgumentMap.entries[list].item.entries);
    const entries = [...this.#entries[list]].map(([id, fields]) => {
      const entry = said.get(id) ?? entryOf(id, fields, shape);
      said.set(id, entry);
      return { key: order.get(id) ?? '', entry };
    });
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.entry.id < b.entry.id ? -1 : 1));
    return entries.map(({ entry }) => entry);
  }

  #writeList(list: List, before: readonly Entry[], after: readonly Entry[]): void {
    const entries = this.#entries[list];
    const order = this.#order[list];
    if (before.length === after.length && after.every(({ id }, at) => id === before[at]!.id)) {
      // Most changes are of words.
      for (const [at, entry] of after.entries()) {
        const fields = entry === before[at] ? undefined : entries.get(entry.id);
        if (fields) writeFields(fields, before[at]!, entry);
      }
      return;
    }
    // What stands before and after the change stays, where its keys leave room between.
    let start = 0;
    while (start < after.length && before[start] === after[start]) start++;
    let end = 0;
    while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
      end++;
    const lower = start ? order.get(after[start - 1]!.id) : null;
    const upper = end ? order.get(after.at(-end)!.id) : null;
    const hasRoom = lower !== undefined && upper !== undefined && (!lower || !upper || lower < upper);
    const room = hasRoom ? { lower, upper } : { lower: null, upper: null };
    const changed = hasRoom ? after.slice(start, after.length - end) : after;
    const old = new Map(
      (hasRoom ? before.slice(start, before.length - end) : before).map((entry) => [entry.id, entry])
    );
    const left = new Set(old.keys());
    for (const entry of changed) {
      left.delete(entry.id);
      const was = old.get(entry.id);
      if (was === entry) continue;
      const fields = entries.get(entry.id);
      if (fields && was) writeFields(fields, was, entry);
      else entries.set(entry.id, fieldsOf(entry));
    }
    for (const id of left) {
      entries.delete(id);
      order.delete(id);
    }
    const ids = changed.map(({ id }) => id);
    for (const [id, key] of keysFor(ids, (id) => order.get(id), room)) order.set(id, key);
  }

  #readTranslations(languages: unknown): ArgumentMap['translations'] {
    const tables = new Map<string, Record<string, unknown>>();
    for (const language of Array.isArray(languages) ? languages : []) tables.set(String(language), {});
    for (const [key, value] of this.#translations) {
      const [language, claim] = partsOf(key);
      const table = tables.get(language);
      if (table) table[claim] = value;
    }
    return Object.fromEntries(tables) as ArgumentMap['translations'];
  }

  #writeTranslations(
    before: NonNullable<ArgumentMap['translations']>,
    after: NonNullable<ArgumentMap['translations']>
  ): void {
    if (before === after) return;
    for (const language of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [old, now] = [own(before, language) ?? {}, own(after, language) ?? {}];
      if (old === now) continue;
      for (const claim of new Set([...Object.keys(old), ...Object.keys(now)])) {
        const [was, is] = [own(old, claim), own(now, claim)];
        if (was === is) continue;
        const key = `${language}\n${claim}`;
        if (is === undefined) this.#translations.delete(key);
        else this.#translations.set(key, is);
      }
    }
  }
}

/** A map with every part of the one before that says the same; that one itself where all does. */
function sharing(map: ArgumentMap, before: ArgumentMap | undefined): ArgumentMap {
  if (!before) return map;
  const shared: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(map)) {
    const was = before[name as keyof ArgumentMap];
    const isList = name === 'claims' || name === 'reasons' || name === 'sources';
    if (isList) shared[name] = sharingEntries(map[name], before[name]);
    else shared[name] = same(value, was) ? was : value;
  }
  const names = Object.keys(shared);
  const isSame =
    names.length === Object.keys(before).length &&
    names.every((name) => shared[name] === before[name as keyof ArgumentMap]);
  return isSame ? before : (shared as unknown as ArgumentMap);
}

function sharingEntries(entries: readonly Entry[], before: readonly Entry[]): readonly Entry[] {
  let known: Map<string, Entry> | undefined;
  const shared = entries.map((entry, at) => {
    if (entry === before[at]) return entry;
    known ??= new Map(before.map((each) => [each.id, each]));
    const was = known.get(entry.id);
    return was && same(was, entry) ? was : entry;
  });
  const isSame = shared.length === before.length && shared.every((entry, at) => entry === before[at]);
  return isSame ? before : shared;
}

function partsOf(key: string): [string, string] {
  const at = key.indexOf('\n');
  return [key.slice(0, at), key.slice(at + 1)];
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function entryOf(id: string, fields: Fields, shape: readonly string[]): Entry {
  const entry: Record<string, unknown> = {};
  for (const name of inOrder(['id', ...fields.keys()], shape))
    entry[name] = name === 'id' ? id : fields.get(name);
  return entry as unknown as Entry;
}

function fieldsOf(entry: Entry): Fields {
  return new Y.Map<unknown>(Object.entries(entry).filter(([name]) => name !== 'id'));
}

function writeFields(fields: Fields, before: object, after: object): void {
  const [old, now] = [Object.entries(before), Object.entries(after)];
  const was = new Map<string, unknown>(old);
  const is = new Map<string, unknown>(now);
  for (const [name] of old) if (!is.has(name)) fields.delete(name);
  for (const [name, value] of now) if (was.get(name) !== value) fields.set(name, value);
}

/** Names as the format orders them, those that it does not know last. */
function inOrder(names: readonly string[], shape: readonly string[]): string[] {
  const place = (name: string) => {
    const at = shape.indexOf(name);
    return at < 0 ? shape.length : at;
  };
  return [...names].sort((a, b) => place(a) - place(b));
}

/**
 * New keys for those ids whose key does not lie between those of their neighbours: as few as can be (the others are a
 * longest increasing run, Fredman 1975).
 */
function keysFor(
  ids: readonly string[],
  keyOf: (id: string) => string | undefined,
  room: { lower: string | null; upper: string | null }
): readonly [id: string, key: string][] {
  const keys = ids.map((id) => {
    const key = keyOf(id);
    const isInside = key && (!room.lower || room.lower < key) && (!room.upper || key < room.upper);
    return isInside ? key : undefined;
  });
  const kept = longestRun(keys);
  const changed: [string, string][] = [];
  let start = 0;
  for (const end of [...kept, ids.length]) {
    if (end > start) {
      const lower = start > 0 ? keys[start - 1]! : room.lower;
      const upper = end < ids.length ? keys[end]! : room.upper;
      const between = generateNKeysBetween(lower, upper, end - start);
      for (const [step, key] of between.entries()) changed.push([ids[start + step]!, key]);
    }
    start = end + 1;
  }
  return changed;
}

/** Places of a longest strictly increasing run among what has a key. */
function longestRun(keys: readonly (string | undefined)[]): number[] {
  const tails: number[] = [];
  const before = new Int32Array(keys.length).fill(-1);
  for (const [at, key] of keys.entries()) {
    if (key === undefined) continue;
    let low = 0;
    let high = tails.length;
    // Most lists are in order already: then each comes last.
    if (high && keys[tails[high - 1]!]! < key) low = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[tails[middle]!]! < key) low = middle + 1;
      else high = middle;
    }
    if (low) before[at] = tails[low - 1]!;
    tails[low] = at;
  }
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(at);
  return run.reverse();
}
