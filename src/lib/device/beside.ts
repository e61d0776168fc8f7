import * as v from 'valibot';
import type { Catalog } from './catalog.ts';

/**
 * Something that is kept on this device beside a map or a preparation, of which it is no part, under a key of the store of
 * settings.
 * What is read is checked; where nothing can be kept, the page goes on without.
 */
export class BesideKeep<T> {
  readonly #catalog: Catalog;
  readonly #key: string;
  readonly #schema: v.GenericSchema<unknown, T>;
  readonly #channel: BroadcastChannel;

  /** `ontaken` is told what another tab has written. */
  constructor(
    catalog: Catalog,
    key: string,
    schema: v.GenericSchema<unknown, T>,
    ontaken: (kept: T) => void
  ) {
    this.#catalog = catalog;
    this.#key = key;
    this.#schema = schema;
    this.#channel = new BroadcastChannel(`warrant ${this.#key}`);
    this.#channel.onmessage = ({ data }) => {
      const kept = this.#checked(data);
      if (kept) ontaken(kept);
    };
  }

  /** What is kept: nothing where there is none, or what is there cannot be used. Never throws. */
  async read(): Promise<T | undefined> {
    try {
      return this.#checked(await this.#catalog.get('settings', this.#key));
    } catch {
      return undefined;
    }
  }

  /** Writes at once, and tells other tabs. */
  write(kept: T): void {
    try {
      const transaction = this.#catalog.transaction('settings', 'readwrite');
      Promise.all([transaction.store.put(kept, this.#key), transaction.done]).catch(() => {});
      // The page may be gone before it is answered.
      transaction.commit();
    } catch {
      // The store was closed.
    }
    this.#channel.postMessage(kept);
  }

  close(): void {
    this.#channel.close();
  }

  #checked(value: unknown): T | undefined {
    const { success, output } = v.safeParse(this.#schema, value);
    return success ? output : undefined;
  }
}
