import { browser } from '$app/environment';
import { ANYTHING, readAddress } from '$lib/editor/address.ts';
import { languageOf, withWords } from '$lib/editor/language.ts';
import { FIRST, type Reading } from '$lib/editor/sight.ts';
import type { Language } from '$lib/messages.ts';
import { isEmpty } from '$lib/model/filter.ts';
import type { ArgumentMap } from '$lib/model/map.ts';

/** Of a larger map a page without scripts holds only the reading that is asked for. */
const WHOLE = 1000;

/** The parts of an address that say which parts are in sight: those alone are read, since each is looked at anew when one changes. */
const PARAMETERS = 'view claim walk from serves effect tag source since only'.split(' ');

/**
 * The parts of the page that are not always in sight. The server renders the outline and the list of sources in any
 * case, for readers without scripts; in the browser each part is loaded when it is first looked at. `changing` is for a
 * map that can be changed, `mapAlone` for a page that shows no other reading.
 */
export async function partsFor(map: ArgumentMap, url: URL, { changing = false, mapAlone = false } = {}) {
  const sight = readAddress(
    new URLSearchParams(
      PARAMETERS.flatMap((name) => url.searchParams.getAll(name).map((value) => [name, value]))
    ),
    { ...ANYTHING, claim: (id) => map.claims.some((each) => each.id === id) }
  ).sight;
  const { claim, filter } = sight;
  const { reading, walk } = mapAlone ? FIRST : sight;
  /** Whether a reading is asked for, or is there for readers without scripts. */
  const isRead = (each: Reading) => reading === each || (!browser && !mapAlone && map.claims.length <= WHOLE);
  const { loaded, failed } = await arrived(languageOf(url.pathname), {
    Panel: claim !== undefined && !walk && import('./Panel.svelte'),
    Trail: claim !== undefined && !mapAlone && import('./Trail.svelte'),
    FilterNotice: !isEmpty(filter) && import('./FilterNotice.svelte'),
    Outline: isRead('outline') && import('./Outline.svelte'),
    SourceList: isRead('sources') && import('./SourceList.svelte'),
    ProsTable: reading === 'table' && import('./ProsTable.svelte'),
    Prose: reading === 'text' && import('./Prose.svelte'),
    Clashes: reading === 'clashes' && import('./Clashes.svelte'),
    Walk: walk !== undefined && import('./Walk.svelte'),
    Making: changing && import('./Making.svelte'),
    MakingBar: changing && import('./MakingBar.svelte'),
    Differing: changing && import('./Differing.svelte'),
    DeskDialogs: changing && import('./DeskDialogs.svelte')
  });
  return { ...loaded, failed };
}

type Loaded<T> = {
  [K in keyof T]: T[K] extends false | Promise<{ default: infer C }> ? C | undefined : never;
};

/** The parts that are wanted. One that does not arrive is missed; what is there stays. */
async function arrived<T extends Record<string, false | Promise<{ default: unknown }>>>(
  language: Language,
  wanted: T
): Promise<{ loaded: Loaded<T>; failed: boolean }> {
  let failed = false;
  const entries = Object.entries(wanted).map(async ([name, part]) => {
    if (!part) return [name, undefined] as const;
    try {
      return [name, (await withWords(part, language)).default] as const;
    } catch {
      failed = true;
      return [name, undefined] as const;
    }
  });
  const loaded = Object.fromEntries(await Promise.all(entries)) as Loaded<T>;
  return { loaded, failed };
}

export type Parts = Awaited<ReturnType<typeof partsFor>>;
