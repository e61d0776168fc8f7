import * as v from 'valibot';
import { Timing } from '../preparation/timer.ts';
import type { Catalog } from './catalog.ts';

/** The timer of a preparation as it is kept on this device; moments are in ms since 1970. */
const KeptTiming = v.object({
  timing: Timing,
  /** Signals up to this moment were rung. */
  heard: v.pipe(v.number(), v.finite())
});

export type KeptTiming = v.InferOutput<typeof KeptTiming>;

/**
 * Where the timer of a preparation is kept while it is shown. It is no part of the preparation. Where nothing can be
 * kept, the timer runs all the same.
 */
export class TimingKeep {
  readonly #catalog: Catalog;
  readonly #key: string;
  readonly #channel: BroadcastChannel;

  /** `ontaken` is told what another tab has written. */
  constructor(catalog: Catalog, preparation: string, ontaken: (kept: KeptTiming) => void) {
    this.#catalog = catalog;
    this.#key = timingKey(preparation);
    this.#channel = new BroadcastChannel(`warrant ${this.#key}`);
    this.#channel.onmessage = ({ data }) => {
      const kept = checked(data);
      if (kept) ontaken(kept);
    };
  }

  /** What is kept: nothing where there is none, or what is there cannot be used. Never throws. */
  async read(): Promise<KeptTiming | undefined> {
    try {
      return checked(await this.#catalog.get('settings', this.#key));
    } catch {
      return undefined;
    }
  }

  /** Writes at once, and tells other tabs. */
  write(kept: KeptTiming): void {
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
}

/** The key in the store of settings. */
export function timingKey(preparation: string): string {
  return `timer ${preparation}`;
}

function checked(value: unknown): KeptTiming | undefined {
  const { success, output } = v.safeParse(KeptTiming, value);
  return success ? output : undefined;
}
