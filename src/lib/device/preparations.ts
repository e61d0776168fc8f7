import * as v from 'valibot';
import { check } from '../formats/preparation.ts';
import { DebateFormat, debateFormats, formatFaults } from '../preparation/debate-format.ts';
import { merge } from '../preparation/merge.ts';
import type { Preparation } from '../preparation/preparation.ts';
import type { Step } from '../preparation/step.ts';
import { CannotKeep, type Catalog, type KeptPreparation } from './catalog.ts';
import { drillingKey } from './drilling.ts';
import { roundTiming, timingKey } from './timing.ts';

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

/** Keeps a new preparation, never in the place of another; `now` is in ms since 1970. Throws `CannotKeep`. */
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
  await trying(() => catalog.add('preparations', entry));
}

/** Takes a preparation away, with its timer and drills; what it gives puts all of it back. Both throw `CannotKeep`. */
export async function removePreparation(catalog: Catalog, id: string): Promise<() => Promise<void>> {
  return trying(async () => {
    const entry = await catalog.get('preparations', id);
    const beside: [key: string, kept: unknown][] = [];
    const rounds = entry?.content.rounds?.map((round) => timingKey(roundTiming(id, round.id))) ?? [];
    for (const key of [timingKey(id), drillingKey(id), ...rounds]) {
      const kept = await catalog.get('settings', key);
      if (kept !== undefined) beside.push([key, kept]);
      await catalog.delete('settings', key);
    }
    await catalog.delete('preparations', id);
    tell(id);
    return async () => {
      await trying(async () => {
        // Where it is open it may have been written again since.
        const isThere = (await catalog.getKey('preparations', id)) !== undefined;
        if (entry && !isThere) await catalog.add('preparations', entry);
        for (const [key, kept] of beside)
          if ((await catalog.getKey('settings', key)) === undefined) await catalog.put('settings', kept, key);
      });
      tell(id);
    };
  });
}

/** Tells the tabs in which a preparation is open that it is another now, or gone. */
function tell(id: string): void {
  const channel = channelOf(id);
  channel.postMessage(true);
  channel.close();
}

function channelOf(id: string): BroadcastChannel {
  return new BroadcastChannel(`warrant preparation ${id}`);
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
  /** What waits to be written, as it will be then: what other tabs write comes in before. */
  #waiting: (() => Written) | undefined;
  /** What is not known to be written. */
  #unwritten: (() => Written) | undefined;
  readonly #leaving = () => this.#leave();
  ontaken: (theirs: Preparation, base: Preparation) => void = () => {};
  /** Whether it is still kept: another tab may have deleted it, or put it back. */
  onthere: (isThere: boolean) => void = () => {};
  /** How the last writing went. */
  onsaved: (problem?: CannotKeep) => void = () => {};

  private constructor(catalog: Catalog, { id, made, content }: KeptPreparation) {
    this.#catalog = catalog;
    this.#id = id;
    this.#made = made;
    this.#common = content;
    this.#channel = channelOf(id);
    addEventListener('pagehide', this.#leaving);
    this.#channel.onmessage = () => {
      this.#writing = this.#writing.then(() => this.#hear());
    };
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

  /** Writes what is there then, at once or after what is being written. */
  write(written: () => Written): void {
    const isWaiting = this.#waiting !== undefined;
    this.#waiting = written;
    this.#unwritten = written;
    if (!isWaiting) this.#writing = this.#writing.then(() => this.#put());
  }

  /** When all is written, or could not be. */
  flush(): Promise<void> {
    return this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    removeEventListener('pagehide', this.#leaving);
    this.#channel.close();
  }

  /**
   * The page may be gone before what is kept has been read: what is not written yet is put in its place at once. What
   * another tab wrote in that very moment is in that tab still.
   */
  #leave(): void {
    if (!this.#unwritten) return;
    try {
      const transaction = this.#catalog.transaction('preparations', 'readwrite');
      Promise.all([transaction.store.put(this.#entry(this.#unwritten())), transaction.done]).catch(() => {});
      transaction.commit();
    } catch {
      // The store was closed.
    }
  }

  #entry(written: Written): KeptPreparation {
    const map = written.content.map.id;
    return { ...written, id: this.#id, map, made: this.#made, edited: Date.now() };
  }

  async #put(): Promise<void> {
    if (!this.#waiting) return;
    const waiting = this.#waiting;
    const written = waiting();
    this.#waiting = undefined;
    try {
      const transaction = this.#catalog.transaction('preparations', 'readwrite');
      const found = await transaction.store.get(this.#id);
      const content = found
        ? merge(this.#common, written.content, found.content).preparation
        : written.content;
      await Promise.all([transaction.store.put(this.#entry({ ...written, content })), transaction.done]);
      this.#common = content;
      if (this.#unwritten === waiting) this.#unwritten = undefined;
      if (content !== written.content) this.ontaken(content, written.content);
      this.#channel.postMessage(true);
      this.onthere(true);
      this.onsaved();
    } catch (problem) {
      this.onsaved(CannotKeep.because(problem));
    }
  }

  async #hear(): Promise<void> {
    const found = await this.#catalog.get('preparations', this.#id).catch(() => undefined);
    this.onthere(found !== undefined);
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

/** Under this name the formats that somebody has made are kept. */
const FORMATS = 'debate formats';

/** The formats that were made on this device, and those of its preparations, each name once. Never throws. */
export async function ownFormats(catalog: Catalog): Promise<DebateFormat[]> {
  try {
    const kept = v.safeParse(v.array(DebateFormat), await catalog.get('settings', FORMATS));
    const all = [
      ...(kept.success ? kept.output : []),
      ...(await preparationsOf(catalog)).map((each) => each.content.debate)
    ];
    const usable = all.filter((each) => !formatFaults(each).length);
    const brought = new Set(debateFormats().map(({ name }) => name));
    return [...new Map(usable.map((each) => [each.name, each])).values()].filter(
      ({ name }) => !brought.has(name)
    );
  } catch {
    return [];
  }
}

/** Keeps a format that somebody has made, so that it can be taken again. Never throws: the preparation has it too. */
export async function keepFormat(catalog: Catalog, format: DebateFormat): Promise<void> {
  const others = (await ownFormats(catalog)).filter(({ name }) => name !== format.name);
  await catalog.put('settings', [...others, format], FORMATS).catch(() => {});
}
