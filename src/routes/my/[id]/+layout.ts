import { error } from '@sveltejs/kit';
import { CannotKeep, type Catalog, openCatalog } from '$lib/device/catalog.ts';
import type { Keep } from '$lib/device/keep.ts';
import { textStore } from '$lib/device/texts.ts';
import { Typed } from '$lib/device/typed.svelte.ts';
import { Days } from '$lib/device/versions.ts';
import { Editing } from '$lib/editor/editing.svelte.ts';
import { SourceTexts } from '$lib/editor/source-texts.svelte.ts';
import type { LayoutLoad } from './$types';
import { Desk } from './desk.svelte.ts';

// What is kept on a device is not known to the server.
export const ssr = false;

/** How many loads have begun, and what closes what the last one has opened, until a page takes it over. */
let begun = 0;
let closeUntaken: (() => Promise<void>) | undefined;

/** Opens the map once, whatever of it is looked at. */
export const load: LayoutLoad = async ({ params }) => {
  const turn = ++begun;
  // The way to what was opened before was given up.
  void closeUntaken?.();
  closeUntaken = undefined;
  let older = () => {};
  let catalog: Catalog | undefined;
  let keep: Keep | undefined;
  let typed: Typed | undefined;
  const close = async () => {
    await keep?.close();
    typed?.close();
    catalog?.close();
  };
  try {
    const { Keep } = await import('$lib/device/keep.ts');
    catalog = await openCatalog(() => older());
    const opening = await Keep.open(catalog, params.id);
    if (!opening.keep) {
      if (opening.missing) error(404, 'no map');
      catalog.close();
      return { damaged: opening };
    }
    const one = opening.keep;
    keep = one;
    const { map, history } = opening;
    const days = new Days(catalog, params.id, map);
    const editing = new Editing(map, history, {
      write: (next, history) => {
        const now = Date.now();
        days.changed(next, now);
        one.write(next, history, now);
      }
    });
    one.listen({
      onmap: (next) => {
        days.taken(next);
        editing.take(next);
      },
      onsaved: (saved) => {
        editing.saved = saved;
      }
    });
    const store = textStore(catalog, map.id);
    const texts = new SourceTexts(store, await store.hashes());
    // Nobody waits for this one any more.
    if (turn !== begun) throw new CannotKeep('broken');
    const desk = new Desk(catalog, one, new Typed(catalog, params.id));
    typed = desk.typed;
    closeUntaken = close;
    return {
      opened: {
        editing,
        desk,
        keep: one,
        texts,
        catalog,
        /**
         * Takes it over, to be closed when it is no longer shown. Says what is to be told when a newer Warrant was opened
         * in another tab, after which nothing is written.
         */
        take(tellOlder: () => void) {
          if (closeUntaken === close) closeUntaken = undefined;
          older = () => {
            desk.putDown?.();
            void one.flush();
            tellOlder();
          };
        },
        close
      }
    };
  } catch (problem) {
    await close();
    if (problem instanceof CannotKeep || problem instanceof DOMException)
      return { cannot: CannotKeep.because(problem) };
    throw problem;
  }
};
