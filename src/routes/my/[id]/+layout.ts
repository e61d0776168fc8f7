import { error } from '@sveltejs/kit';
import { CannotKeep, openCatalog } from '$lib/device/catalog.ts';
import { textStore } from '$lib/device/texts.ts';
import { Typed } from '$lib/device/typed.svelte.ts';
import { Days } from '$lib/device/versions.ts';
import { Editing } from '$lib/editor/editing.svelte.ts';
import { SourceTexts } from '$lib/editor/source-texts.svelte.ts';
import type { LayoutLoad } from './$types';
import { Desk } from './desk.svelte.ts';

// What is kept on a device is not known to the server.
export const ssr = false;

/** Opens the map once, whatever of it is looked at. */
export const load: LayoutLoad = async ({ params }) => {
  const { Keep } = await import('$lib/device/keep.ts');
  let older = () => {};
  try {
    const catalog = await openCatalog(() => older());
    const opening = await Keep.open(catalog, params.id);
    if (!opening.keep) {
      catalog.close();
      if (opening.missing) error(404, 'no map');
      return { damaged: opening };
    }
    const { keep, map, history } = opening;
    const days = new Days(catalog, params.id, map);
    const editing = new Editing(map, history, {
      write: (next, history) => {
        const now = Date.now();
        days.changed(next, now);
        keep.write(next, history, now);
      }
    });
    keep.listen({
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
    const desk = new Desk(catalog, keep, new Typed(catalog, params.id));
    return {
      opened: {
        editing,
        desk,
        keep,
        texts,
        catalog,
        /** Says what is to be told when a newer Warrant was opened in another tab, after which nothing is written. */
        whenOlder(tell: () => void) {
          older = () => {
            desk.putDown?.();
            void keep.flush();
            tell();
          };
        },
        async close() {
          await keep.close();
          desk.typed.close();
          catalog.close();
        }
      }
    };
  } catch (problem) {
    if (problem instanceof CannotKeep) return { cannot: problem };
    throw problem;
  }
};
