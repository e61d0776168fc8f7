import { onDestroy, untrack } from 'svelte';
import { type Catalog, newId, typedIn } from './catalog.ts';

/** A form in which something is typed, said by what it is for, and what stands in its fields. */
export interface Entry<F extends object = object> {
  readonly form: F;
  fields?: object;
}

/** Under this name a tab knows the place of the page before. */
const BEFORE = 'warrant typed';
/** Ms after which that page is gone, when it is being left. */
const GOING = 1000;

/**
 * What is typed into the forms of an open map and is not yet part of it: each letter is written at once, so that it
 * outlives the page. Every page has a place of its own in the store and holds a lock by its name as long as it is
 * there, by which another knows what was left by a page that is gone, and takes it over. Where nothing can be kept,
 * the text stands in its field all the same.
 */
export class Typed<F extends object = object> {
  readonly #catalog: Catalog;
  readonly #map: string;
  /** Its place in the store, and its lock. */
  readonly #name: string;
  readonly #open = new Set<Entry<F>>();
  #letGo: (() => void) | undefined;
  /** What was typed into forms that are not open now, the last left last. */
  left = $state.raw<readonly Entry<F>[]>([]);

  /** `map` is the map's id; nothing where none is open. */
  constructor(catalog: Catalog, map: string) {
    this.#catalog = catalog;
    this.#map = map;
    this.#name = typedIn(map).lower + newId();
  }

  /** Takes over what pages that are gone have left; never throws. */
  async take(): Promise<void> {
    try {
      const names = await this.#catalog.getAllKeys('settings', typedIn(this.#map));
      const others = names.filter((name) => name !== this.#name);
      const before = sessionStorage.getItem(BEFORE);
      await Promise.all(others.map((name) => ifGone(name, name === before, () => this.#takeOver(name))));
    } catch {
      // It is there the next time.
    }
  }

  /** A form is opened: with what was typed into the same before, where there is something. */
  open(form: F): Entry<F> {
    const found = this.left.findLast((each) => isSame(each.form, form));
    const entry = found ?? { form };
    this.left = this.left.filter((each) => each !== found);
    this.#open.add(entry);
    return entry;
  }

  keep(entry: Entry<F>, fields: object): void {
    entry.fields = fields;
    this.#write();
  }

  /** What was typed there is part of the map by now, or is not wanted. */
  forget(entry: Entry<F>): void {
    const isLeft = this.left.includes(entry);
    if (!isLeft && !entry.fields) return;
    if (isLeft) this.left = this.left.filter((each) => each !== entry);
    delete entry.fields;
    this.#write();
  }

  /** The forms that are open, or some of them, are done with, or are left on purpose. */
  done(isDone: (form: F) => boolean = () => true): void {
    for (const entry of this.#open) if (isDone(entry.form)) this.forget(entry);
  }

  /** A form is on the page no more. What was typed there and not done with is left. */
  leave(entry: Entry<F>): void {
    if (this.#open.delete(entry) && entry.fields) this.left = [...this.left, entry];
  }

  /** Another page may take over what is left. */
  close(): void {
    this.#letGo?.();
  }

  #write(): void {
    const all = [...this.left, ...this.#open].filter(({ fields }) => fields);
    try {
      const transaction = this.#catalog.transaction('settings', 'readwrite');
      const { store, done } = transaction;
      const request = all.length ? store.put(all, this.#name) : store.delete(this.#name);
      Promise.all([request, done]).catch(() => {});
      // The page may be gone before it is answered.
      transaction.commit();
      this.#hold();
    } catch {
      // The store was closed.
    }
  }

  async #takeOver(name: string): Promise<void> {
    this.#hold();
    const { store, done } = this.#catalog.transaction('settings', 'readwrite');
    const kept = (await store.get(name)) as readonly Entry<F>[] | undefined;
    if (kept) this.left = [...kept, ...this.left];
    const all = [...this.left, ...this.#open].filter(({ fields }) => fields);
    await Promise.all([kept && store.put(all, this.#name), store.delete(name), done]);
  }

  #hold(): void {
    // Where the page came without encryption there are no locks: what others left is taken over in any case.
    if (this.#letGo || !navigator.locks) return;
    const held = new Promise<void>((done) => {
      this.#letGo = done;
    });
    navigator.locks.request(this.#name, () => held).catch(() => {});
    sessionStorage.setItem(BEFORE, this.#name);
  }
}

/** Does something if the page with this lock is gone; of one that is being left it is waited for that. */
async function ifGone(name: string, isLeaving: boolean, deed: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return deed();
  const how = isLeaving ? { signal: AbortSignal.timeout(GOING) } : { ifAvailable: true };
  await navigator.locks.request(name, how, async (lock) => lock && deed()).catch(() => {});
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Keeps what is typed into a form from now on, and gives back what was typed into the same form when the page was left;
 * `read` and `write` are its fields. To be called while the form is made; gives what forgets it.
 */
export function keepTyped<F extends object, Fields extends object>(
  typed: Typed<F> | undefined,
  form: F,
  read: () => Fields,
  write: (fields: Fields) => void
): () => void {
  if (!typed) return () => {};
  return untrack(() => {
    const entry = typed.open(form);
    const isGivenBack = entry.fields !== undefined;
    if (isGivenBack) write({ ...read(), ...entry.fields });
    /** The fields before anything is typed, and as they were last. */
    let first: string | undefined;
    let last: string | undefined;
    $effect(() => {
      const fields = $state.snapshot(read()) as object;
      const now = JSON.stringify(fields);
      if (last === undefined) first = isGivenBack ? undefined : now;
      else if (now !== last) untrack(() => (now === first ? typed.forget(entry) : typed.keep(entry, fields)));
      last = now;
    });
    onDestroy(() => typed.leave(entry));
    return () => typed.forget(entry);
  });
}
