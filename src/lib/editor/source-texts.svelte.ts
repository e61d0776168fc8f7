import type { SourceId } from '../model/map.ts';
import type { Texts } from '../model/outdated.ts';

/** The text of a source, with which its quotations are compared. */
export interface SourceText {
  /** Name of the file; nothing where the text was pasted. */
  name: string;
  text: string;
  /** SHA-256 of the text in UTF-8, in hexadecimal; nothing where the browser works out none. */
  hash: string;
  /** In ms since 1970. */
  on: number;
}

/** Where the texts of a map's sources are kept. */
export interface TextStore {
  hashes(): Promise<Texts>;
  read(source: SourceId): Promise<SourceText | undefined>;
  write(source: SourceId, text: SourceText): Promise<void>;
  remove(source: SourceId): Promise<void>;
}

/** The texts of a map's sources while the map is open: which there are is known at once, what they say when asked for. */
export class SourceTexts {
  readonly #store: TextStore;
  #hashes: Texts;

  constructor(store: TextStore, hashes: Texts) {
    this.#store = store;
    this.#hashes = $state.raw(hashes);
  }

  /** SHA-256 of each text that is here. */
  get hashes(): Texts {
    return this.#hashes;
  }

  read(source: SourceId): Promise<SourceText | undefined> {
    return this.#store.read(source);
  }

  /** Keeps a text in place of the one that is there; fails where the device has no room. */
  async keep(source: SourceId, text: SourceText): Promise<void> {
    await this.#store.write(source, text);
    this.#hashes = new Map(this.#hashes).set(source, text.hash);
  }

  async remove(source: SourceId): Promise<void> {
    await this.#store.remove(source);
    const hashes = new Map(this.#hashes);
    hashes.delete(source);
    this.#hashes = hashes;
  }

  /** Gives a source that has no text the text of one that is the same. */
  async hand(from: SourceId, to: SourceId): Promise<void> {
    if (this.#hashes.has(to) || !this.#hashes.has(from)) return;
    const text = await this.read(from);
    if (text) await this.keep(to, text);
  }
}
