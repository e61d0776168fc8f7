import { CannotKeep, type Catalog, openCatalog } from '$lib/device/catalog.ts';
import { PreparationKeep } from '$lib/device/preparations.ts';
import { Preparing } from '$lib/editor/preparing.svelte.ts';
import type { Language } from '$lib/messages.ts';
import { mapOf } from '../the-map.ts';
import Work from './Work.svelte';

/** How many loads have begun: the last is the one that is waited for. */
let begun = 0;
/** Closes what the last load has opened, until the page takes it over. */
let closeUntaken: (() => Promise<void>) | undefined;

/** Opens a preparation with its map, once, whatever of it is looked at; says why where it cannot. */
export async function openPreparation(id: string, locale: Language) {
  const turn = ++begun;
  void closeUntaken?.();
  closeUntaken = undefined;
  let catalog: Catalog | undefined;
  let keep: PreparationKeep | undefined;
  let older = () => {};
  const close = async () => {
    await keep?.close();
    catalog?.close();
  };
  try {
    catalog = await openCatalog(() => older());
    const opening = await PreparationKeep.open(catalog, id);
    if (!opening || 'damaged' in opening) {
      await close();
      return opening ? { damaged: opening.damaged } : {};
    }
    const one = opening.keep;
    keep = one;
    const { content, past, future } = opening.entry;
    const map = await mapOf(catalog, content.map, locale);
    const preparing = new Preparing(content, { past, future }, map, () => one.write(() => preparing.written));
    one.ontaken = (theirs, base) => preparing.take(theirs, base);
    // Nobody waits for this one any more.
    if (turn !== begun) throw new CannotKeep('broken');
    closeUntaken = close;
    return {
      opened: {
        Work,
        preparing,
        keep: one,
        catalog,
        close,
        /** Takes it over, to be closed when it is no longer shown. */
        take(tellOlder: () => void) {
          if (closeUntaken === close) closeUntaken = undefined;
          older = tellOlder;
        }
      }
    };
  } catch (problem) {
    await close();
    if (problem instanceof CannotKeep || problem instanceof DOMException)
      return { cannot: CannotKeep.because(problem) };
    throw problem;
  }
}
