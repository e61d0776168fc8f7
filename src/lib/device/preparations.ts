import { check } from '../formats/preparation.ts';
import { merge } from '../preparation/merge.ts';
import type { Preparation } from '../preparation/preparation.ts';
import type { Step } from '../preparation/step.ts';
import { CannotKeep, type Catalog, type KeptPreparation } from './catalog.ts';
import { timingKey } from './timing.ts';

/** What of a preparation is written: itself, and what can be taken back and done again. */
export interface Written {
  content: Preparation;
  past: readonly Step[];
  future: readonly Step[];
}

/** The preparations on this device, the last edited first. Throws `CannotKeep`. */
export async function preparationsOf(catalog: Catalog): Promise<KeptPreparation[]> {
  return trying(async () => {
    const all = await catalog.getAll('preparations');
    return all.sort((a, b) => b.edited - a.edited);
  });
}

/** Keeps a new preparation; `now` is in ms since 1970. Throws `CannotKeep`. */
export async function keepPreparation(catalog: Catalog, content: Preparation, now: number): Promise<void> {
  const entry = {
    id: content.id,
    map: content.map.id,
    edited: now,
    made: now,
    content,
    past: [],
    future: []
  };
  await trying(() => catalog.put('preparations', entry));
}

/** Takes a preparation away, with its timer; what it gives puts the preparation back. Both throw `CannotKeep`. */
export async function removePreparation(catalog: Catalog, id: string): Promise<() => Promise<void>> {
  return trying(async () => {
    const entry = await catalog.get('preparations', id);
    await catalog.delete('preparations', id);
    await catalog.delete('settings', timingKey(id));
    return async () => {
      if (entry) await trying(() => catalog.put('preparations', entry));
    };
  });
}

/**
 * One preparation while it is open. What is written is merged with what other tabs have written since, and they are told;
 * what they write comes to `ontaken`.
 */
export class PreparationKeep {
  readonly #catalog: Catalog;
  readonly #id: string;
  readonly #made: number;
  readonly #channel: BroadcastChannel;
  /** What the store and this tab had in common last. */
  #common: Preparation;
  #writing: Promise<void> = Promise.resolve();
  #waiting: Written | undefined;
  ontaken: (theirs: Preparation, base: Preparation) => void = () => {};
  /** How the last writing went. */
  onsaved: (problem?: CannotKeep) => void = () => {};

  private constructor(catalog: Catalog, { id, made, content }: KeptPreparation) {
    this.#catalog = catalog;
    this.#id = id;
    this.#made = made;
    this.#common = content;
    this.#channel = new BroadcastChannel(`warrant preparation ${id}`);
    this.#channel.onmessage = () => void this.#hear();
  }

  /**
   * Opens what is kept under an id: none where there is none, and only its value where it is damaged. Throws
   * `CannotKeep`.
   */
  static async open(
    catalog: Catalog,
    id: string
  ): Promise<{ keep: PreparationKeep; entry: KeptPreparation } | { damaged: unknown } | undefined> {
    const entry = await trying(() => catalog.get('preparations', id));
    if (!entry) return undefined;
    if (!check(entry.content).preparation) return { damaged: entry.content };
    return { keep: new PreparationKeep(catalog, entry), entry };
  }

  /** Writes at once, or after what is being written. */
  write(written: Written): void {
    const isWaiting = this.#waiting !== undefined;
    this.#waiting = written;
    if (!isWaiting) this.#writing = this.#writing.then(() => this.#put());
  }

  /** When all is written, or could not be. */
  flush(): Promise<void> {
    return this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    this.#channel.close();
  }

  async #put(): Promise<void> {
    const written = this.#waiting;
    this.#waiting = undefined;
    if (!written) return;
    try {
      const transaction = this.#catalog.transaction('preparations', 'readwrite');
      const found = await transaction.store.get(this.#id);
      const base = this.#common;
      const content = found ? merge(base, written.content, found.content).preparation : written.content;
      const entry = { ...written, content, id: this.#id, map: content.map.id, made: this.#made };
      await Promise.all([transaction.store.put({ ...entry, edited: Date.now() }), transaction.done]);
      this.#common = content;
      if (content !== written.content) this.ontaken(content, written.content);
      this.#channel.postMessage(true);
      this.onsaved();
    } catch (problem) {
      this.onsaved(CannotKeep.because(problem));
    }
  }

  async #hear(): Promise<void> {
    await this.#writing;
    const found = await this.#catalog.get('preparations', this.#id).catch(() => undefined);
    if (!found) return;
    const base = this.#common;
    this.#common = found.content;
    this.ontaken(found.content, base);
  }
}

async function trying<T>(deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (problem) {
    throw CannotKeep.because(problem);
  }
}
