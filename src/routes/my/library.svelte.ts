import {
  type Catalog,
  erase,
  eraseRemoved,
  type Kept,
  listed,
  newId,
  openCatalog,
  putBack,
  remove
} from '$lib/device/catalog.ts';
import { fullness } from '$lib/device/room.ts';
import { Typed } from '$lib/device/typed.svelte.ts';
import { keepGiven } from '$lib/device/versions.ts';
import type { Tongue } from '$lib/editor/language.ts';
import { copied } from '$lib/model/fingerprint.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import { sayCannot } from './copy.ts';
import { offerMap } from './map-file.ts';

/** Ms after which what was said '5 minutes ago' is said anew. */
const MINUTE = 60_000;

/** A form of this page in which something is typed. */
export type Form = { kind: 'debate' } | { kind: 'title'; map: string };

/** The maps on this device while they are looked at, and what can be done with them. */
export class Library {
  readonly #tongue: Tongue;
  #catalog: Catalog | undefined;
  /** Nothing before they are listed, or where they cannot be. */
  maps = $state.raw<readonly Kept[]>();
  removed = $state.raw<readonly Kept[]>([]);
  /** Why nothing can be kept here, as a sentence. */
  cannot = $state('');
  /** What was done last, as a sentence. */
  told = $state('');
  /** The map that was deleted last and can be put back. */
  undoable = $state<string>();
  /** What a person is asked about now. */
  renaming = $state.raw<Kept>();
  erasing = $state.raw<Kept>();
  /** What is typed of a new debate, or of a new title. */
  typed = $state.raw<Typed<Form>>();
  /** The share of the room that is taken. */
  fullness = $state<number>();
  /** The moment from which times are told, in ms since 1970. */
  now = $state(0);

  constructor(tongue: Tongue) {
    this.#tongue = tongue;
  }

  /** Lists the maps; gives what ends it. */
  open(): () => void {
    let isOpen = true;
    this.now = Date.now();
    const clock = setInterval(() => {
      this.now = Date.now();
    }, MINUTE);
    const { say } = this.#tongue;
    openCatalog(() => {
      this.cannot = say.cannot_newer({});
    })
      .then(async (catalog) => {
        if (!isOpen) return catalog.close();
        this.#catalog = catalog;
        this.typed = new Typed(catalog, '');
        void this.typed.take().then(() => this.#forgetErased());
        await eraseRemoved(catalog, Date.now());
        await this.refresh();
      })
      .catch((problem) => {
        this.cannot = sayCannot(problem, say);
      });
    return () => {
      isOpen = false;
      clearInterval(clock);
      this.typed?.close();
      this.#catalog?.close();
    };
  }

  /** Lists them anew: other tabs may have changed them. */
  async refresh(): Promise<void> {
    if (!this.#catalog || this.cannot) return;
    try {
      const { maps, removed } = await listed(this.#catalog);
      this.maps = maps;
      this.removed = removed;
      this.now = Date.now();
      this.#forgetErased();
      this.fullness = await fullness();
    } catch (problem) {
      this.cannot = sayCannot(problem, this.#tongue.say);
    }
  }

  /** Keeps a new map; throws `CannotKeep`. */
  async make(map: ArgumentMap): Promise<void> {
    const { Keep } = await import('$lib/device/keep.ts');
    // It may be asked for before the maps are listed.
    const listing = this.#catalog;
    const catalog = listing ?? (await openCatalog());
    try {
      await Keep.create(catalog, map, Date.now());
    } finally {
      if (!listing) catalog.close();
    }
    await this.refresh();
  }

  async duplicate(entry: Kept): Promise<void> {
    await this.#doing(async (catalog) => {
      const { contentOf } = await import('$lib/device/keep.ts');
      const map = await contentOf(catalog, entry.id);
      if (!map) return this.#tongue.say.damaged_title({});
      const title = this.#tongue.say.my_copy_of({ title: map.title });
      await this.make({ ...copied(map, newId()), title });
      // As with a file: it is only for comparing with what is made of the copy.
      await keepGiven(catalog, entry.id, { map, name: 'copy', now: Date.now() }).catch(() => {});
      return '';
    });
  }

  async rename(id: string, title: string): Promise<void> {
    await this.#doing(async (catalog) => {
      const { rename } = await import('$lib/device/keep.ts');
      return (await rename(catalog, id, title, Date.now())) ? '' : this.#tongue.say.damaged_title({});
    });
  }

  async save(entry: Kept): Promise<void> {
    await this.#doing(async (catalog) => {
      const { contentOf } = await import('$lib/device/keep.ts');
      const map = await contentOf(catalog, entry.id);
      const { say } = this.#tongue;
      if (!map) return say.damaged_title({});
      const name = offerMap(map);
      // Only for comparing with what comes back: the file is given in any case.
      await keepGiven(catalog, entry.id, { map, name: 'file', now: Date.now() }).catch(() => {});
      return say.saved({ name });
    });
  }

  async remove(id: string): Promise<void> {
    const title = this.maps?.find((entry) => entry.id === id)?.title ?? '';
    await this.#doing(async (catalog) => {
      await remove(catalog, id, Date.now());
      return this.#tongue.say.my_deleted({ title });
    });
    this.undoable = id;
  }

  /** Puts back what was deleted last. */
  async undo(): Promise<void> {
    if (this.undoable !== undefined) await this.putBack(this.undoable);
  }

  async putBack(id: string): Promise<void> {
    await this.#doing(async (catalog) => {
      await putBack(catalog, id);
      return '';
    });
  }

  async erase(id: string): Promise<void> {
    await this.#doing(async (catalog) => {
      await erase(catalog, id);
      return '';
    });
  }

  /** Of a map that is erased nothing stays that was typed for it. */
  #forgetErased(): void {
    const { typed, maps } = this;
    if (!typed || !maps) return;
    const known = new Set([...maps, ...this.removed].map(({ id }) => id));
    for (const entry of typed.left)
      if (entry.form.kind === 'title' && !known.has(entry.form.map)) typed.forget(entry);
  }

  /** Does something, says what came of it, and lists the maps anew. */
  async #doing(deed: (catalog: Catalog) => Promise<string>): Promise<void> {
    if (!this.#catalog) return;
    this.undoable = undefined;
    const { say } = this.#tongue;
    try {
      this.told = await deed(this.#catalog);
    } catch (problem) {
      this.told = say.my_failed({ why: sayCannot(problem, say) });
    }
    await this.refresh();
  }
}
