import { apply, type Edit } from '../model/edit.ts';
import type { ArgumentMap } from '../model/map.ts';
import { isRefusal, type Refusal } from '../model/refusal.ts';
import { type History, isAsLeft, NOTHING, type Past, recorded, redone, undone, without } from './history.ts';

/** Where a map is kept while it is edited. */
export interface Store {
  write(map: ArgumentMap, history: History): void;
}

/** Whether all is kept, some is on its way, or it could not be kept: for want of room, or for another reason. */
export type Saved = { state: 'saved' | 'saving' } | { state: 'failed'; full: boolean };

/** What came of a wish to change the map. */
export type Outcome = { done: true } | { done: false; refusal?: Refusal };

/** A map while it is edited: the one place in which it changes, with the way back. */
export class Editing {
  #map: ArgumentMap;
  #history: History;
  readonly #store: Store;
  /** Names its changes; other tabs name theirs. */
  readonly #author = Math.random().toString(36).slice(2);
  #changes = 0;
  saved = $state.raw<Saved>({ state: 'saved' });

  constructor(map: ArgumentMap, history: History | undefined, store: Store) {
    this.#map = $state.raw(map);
    this.#history = $state.raw(history ?? NOTHING);
    this.#store = store;
  }

  get map(): ArgumentMap {
    return this.#map;
  }

  /** The change that would be taken back next; each is a value of its own. */
  get last(): Past | undefined {
    return this.#history.past.at(-1);
  }

  /** What would be taken back, and done again, next. */
  get undoable(): string | undefined {
    return this.last?.what;
  }

  get redoable(): string | undefined {
    return this.#history.future.at(-1)?.what;
  }

  /** Changes the map, or says why not; `what` names the change for who wants it back. */
  do(wish: Edit | Refusal, what: string): Outcome {
    if (isRefusal(wish)) return { done: false, refusal: wish };
    const applied = apply(this.#map, wish);
    if (!applied.map) return { done: false };
    const id = `${this.#author}-${++this.#changes}`;
    this.#become(applied.map, recorded(this.#history, applied.map, { id, edit: applied.inverse, what }));
    return { done: true };
  }

  /**
   * Takes the last change back; false where what it changed is not there any more, or was changed by somebody else since,
   * and it is given up.
   */
  undo(): boolean {
    return this.#go('past', undone);
  }

  /** Does again what was taken back last; false as for `undo`. */
  redo(): boolean {
    return this.#go('future', redone);
  }

  /** Takes over what somebody else has changed. */
  take(map: ArgumentMap): void {
    this.#map = map;
  }

  #go(
    which: 'past' | 'future',
    after: (history: History, map: ArgumentMap, inverse: Edit) => History
  ): boolean {
    const next = this.#history[which].at(-1);
    if (!next) return false;
    const applied = isAsLeft(next, this.#map) ? apply(this.#map, next.edit) : undefined;
    if (!applied?.map) {
      this.#become(this.#map, without(this.#history, which));
      return false;
    }
    this.#become(applied.map, after(this.#history, applied.map, applied.inverse));
    return true;
  }

  #become(map: ArgumentMap, history: History): void {
    this.#map = map;
    this.#history = history;
    this.#store.write(map, history);
  }
}
