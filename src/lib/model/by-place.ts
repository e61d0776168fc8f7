const PLACES = new WeakMap<readonly { id: string }[], ReadonlyMap<string, number>>();

/** The place of each entry in a list that nobody changes: most edits leave most lists of a map as they are. */
export function placesOf(entries: readonly { id: string }[]): ReadonlyMap<string, number> {
  const places = PLACES.get(entries);
  // A list that grew was not finished when it was first asked for.
  if (places?.size !== entries.length) {
    const found = new Map<string, number>();
    for (let at = 0; at < entries.length; at++) found.set(entries[at]!.id, at);
    PLACES.set(entries, found);
    return found;
  }
  return places;
}

/** What is known of each entry of a list that has ids, kept at the places of that list and found by id. */
export class ByPlace<T> implements ReadonlyMap<string, T> {
  readonly #places: ReadonlyMap<string, number>;
  readonly #known: readonly (T | undefined)[];

  /** `known` has an entry for each place; undefined where nothing is known of it. */
  constructor(places: ReadonlyMap<string, number>, known: readonly (T | undefined)[]) {
    this.#places = places;
    this.#known = known;
  }

  get(id: string): T | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#known[place];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get size(): number {
    let size = 0;
    for (const place of this.#places.values()) if (this.#known[place] !== undefined) size++;
    return size;
  }

  forEach(callback: (value: T, id: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [id, value] of this) callback(value, id, this);
  }

  *entries(): MapIterator<[string, T]> {
    for (const [id, place] of this.#places) {
      const value = this.#known[place];
      if (value !== undefined) yield [id, value];
    }
  }

  *keys(): MapIterator<string> {
    for (const [id] of this) yield id;
  }

  *values(): MapIterator<T> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }
}
