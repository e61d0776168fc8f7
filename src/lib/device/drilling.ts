import * as v from 'valibot';
import { DRILLS, DrillHistory } from '../preparation/drills.ts';
import type { Catalog } from './catalog.ts';

const Seconds = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(600));

/** How somebody drills. */
const DrillWays = v.object({
  /** All kinds where none is said. */
  kind: v.optional(v.picklist(DRILLS)),
  /** To extend a claim, and for everything else. */
  extend: Seconds,
  others: Seconds,
  seed: v.string()
});

/** What is remembered of the drills of a preparation on this device. */
const KeptDrilling = v.object({ history: DrillHistory, ways: DrillWays });

export type DrillWays = v.InferOutput<typeof DrillWays>;
export type KeptDrilling = v.InferOutput<typeof KeptDrilling>;

export const USUAL: DrillWays = { extend: 15, others: 60, seed: '1' };

/**
 * Where the drills of a preparation are remembered while they are shown: beside the preparation, of which they are no part.
 * Where nothing can be kept, one drills all the same.
 */
export class DrillingKeep {
  readonly #catalog: Catalog;
  readonly #key: string;
  readonly #channel: BroadcastChannel;

  /** `ontaken` is told what another tab has written. */
  constructor(catalog: Catalog, preparation: string, ontaken: (kept: KeptDrilling) => void) {
    this.#catalog = catalog;
    this.#key = drillingKey(preparation);
    this.#channel = new BroadcastChannel(`warrant ${this.#key}`);
    this.#channel.onmessage = ({ data }) => {
      const kept = checked(data);
      if (kept) ontaken(kept);
    };
  }

  /** What is kept: nothing where there is none, or what is there cannot be used. Never throws. */
  async read(): Promise<KeptDrilling | undefined> {
    try {
      return checked(await this.#catalog.get('settings', this.#key));
    } catch {
      return undefined;
    }
  }

  /** Writes at once, and tells other tabs. */
  write(kept: KeptDrilling): void {
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
export function drillingKey(preparation: string): string {
  return `drills ${preparation}`;
}

function checked(value: unknown): KeptDrilling | undefined {
  const { success, output } = v.safeParse(KeptDrilling, value);
  return success ? output : undefined;
}
