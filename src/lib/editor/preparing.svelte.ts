import type { ArgumentMap } from '../model/map.ts';
import { type Relations, relate } from '../model/relations.ts';
import { same } from '../model/same.ts';
import { type Sides, sides } from '../model/sides.ts';
import { type Change, changesUnder } from '../preparation/changes.ts';
import { type Gap, gapsOf } from '../preparation/gaps.ts';
import { merge } from '../preparation/merge.ts';
import type { Preparation } from '../preparation/preparation.ts';
import { redone, type Step, stepBetween, taken } from '../preparation/step.ts';

/** No more steps than these can be taken back. */
const MOST = 300;

interface History {
  past: readonly Step[];
  future: readonly Step[];
}

/** A map of which nothing is known, for a preparation whose map is not there. */
const NO_MAP: ArgumentMap = {
  format: 'warrant/1',
  id: '',
  title: '',
  language: 'en',
  claims: [],
  reasons: [],
  sources: []
};

/** A preparation while it is worked on, beside its map: the one place in which it changes. */
export class Preparing {
  readonly #changed: () => void;
  #now: Preparation;
  #past: readonly Step[];
  #future: readonly Step[];
  /** Where the last change was typed, and how things were before: what is typed on there is the same step. */
  #typing: { place: string; before: Preparation } | undefined;
  /** The map, which may change; nothing where it is not there. */
  map = $state.raw<ArgumentMap>();
  /** Whether all is kept, or why it could not be, as the caller says it. */
  failed = $state('');

  readonly relations: Relations = $derived(relate(this.map ?? NO_MAP));
  readonly sides: Sides = $derived(sides(this.relations));
  readonly gaps: Gap[] = $derived.by(() => gapsOf(this.#now, this.relations, this.sides));
  /** What the map no longer has, or has in other words. */
  readonly changes: Change[] = $derived.by(() => (this.map ? changesUnder(this.#now, this.relations) : []));

  constructor(
    preparation: Preparation,
    { past, future }: History,
    map: ArgumentMap | undefined,
    changed: () => void
  ) {
    this.#now = $state.raw(preparation);
    this.#past = $state.raw(past);
    this.#future = $state.raw(future);
    this.map = map;
    this.#changed = changed;
  }

  /** The preparation as it is now. */
  get now(): Preparation {
    return this.#now;
  }

  /** All of it that is kept. */
  get written(): { content: Preparation; past: readonly Step[]; future: readonly Step[] } {
    return { content: this.#now, past: this.#past, future: this.#future };
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Changes the preparation. What is typed names its place, so that a word is not as many steps as it has letters. */
  do(next: Preparation, place?: string): void {
    if (same(next, this.#now)) return;
    const goesOn = place !== undefined && this.#typing?.place === place;
    const before = goesOn ? this.#typing!.before : this.#now;
    const past = goesOn ? this.#past.slice(0, -1) : this.#past.slice(1 - MOST);
    this.#past = [...past, stepBetween(before, next)];
    this.#future = [];
    this.#typing = place === undefined ? undefined : { place, before };
    this.#become(next);
  }

  /** What is typed from here on is a step of its own. */
  rest(): void {
    this.#typing = undefined;
  }

  undo(): void {
    const step = this.#past.at(-1);
    if (!step) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, step];
    this.#typing = undefined;
    this.#become(taken(this.#now, step));
  }

  redo(): void {
    const step = this.#future.at(-1);
    if (!step) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, step];
    this.#typing = undefined;
    this.#become(redone(this.#now, step));
  }

  /** Takes over what another tab has changed since both had the same. */
  take(theirs: Preparation, base: Preparation): void {
    this.#typing = undefined;
    this.#now = merge(base, this.#now, theirs).preparation;
  }

  #become(next: Preparation): void {
    this.#now = next;
    this.#changed();
  }
}
