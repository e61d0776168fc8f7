import type { Catalog } from '$lib/device/catalog.ts';
import type { Keep } from '$lib/device/keep.ts';
import type { Parts } from '$lib/device/link.ts';
import type { Typed } from '$lib/device/typed.svelte.ts';
import { keepGiven } from '$lib/device/versions.ts';
import type { Asking, Citing, Writing } from '$lib/editor/maker.svelte.ts';
import type { ArgumentMap, ClaimId, NoteId } from '$lib/model/map.ts';

/** Claims that are others than in a version, each with what was done to it in a word. */
export interface Shown {
  name: string;
  badges: ReadonlyMap<ClaimId, string>;
  /** Where all differences are listed. */
  address: string;
}

/** A form of the page in which something is typed. */
export type Form = Writing | Asking | Citing | { kind: 'noted'; note: NoteId } | { kind: 'version' };

/** What a person does with a kept map as a whole, besides changing it. */
export class Desk {
  readonly catalog: Catalog;
  readonly keep: Keep;
  /** What is typed into the forms of the page. */
  readonly typed: Typed<Form>;
  /** Writes down what is being typed, before the map is written for the last time. */
  putDown: (() => void) | undefined;
  /** A copy that was dropped on the map, to be looked through where copies are. */
  brought: File | undefined;
  /** What is marked on the map. */
  shown = $state.raw<Shown>();
  /** What a person is asked about now. */
  asking = $state<'version' | 'link' | 'notes'>();
  /** Whether the map stands as a text beside the picture. */
  isTyping = $state(false);

  constructor(catalog: Catalog, keep: Keep, typed: Typed<Form>) {
    this.catalog = catalog;
    this.keep = keep;
    this.typed = typed;
  }

  /**
   * Sets aside a map of which all is given away, or only some parts, so that what comes back is compared with that. It
   * is only for that: where there is no room for it, the map is still given.
   */
  async given(map: ArgumentMap, name: 'link' | 'file', parts?: Parts): Promise<void> {
    const { catalog, keep } = this;
    await keepGiven(catalog, keep.id, { map, name, parts, now: Date.now() }).catch(() => {});
  }
}
