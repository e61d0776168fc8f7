import { browser } from '$app/environment';
import { ANYTHING, readAddress } from '$lib/editor/address.ts';
import { languageOf, withWords } from '$lib/editor/language.ts';
import type { Reading } from '$lib/editor/sight.ts';
import { isEmpty } from '$lib/model/filter.ts';
import type { ArgumentMap } from '$lib/model/map.ts';

/** Of a larger map a page without scripts holds only the reading that is asked for. */
const WHOLE = 1000;

/** The parts of an address that say which parts are in sight: those alone are read, since each is looked at anew when one changes. */
const PARAMETERS = 'view claim walk from serves effect tag source since only'.split(' ');

/**
 * The parts of the page that are not always in sight. The server renders the outline and the list of sources in any
 * case, for readers without scripts; in the browser each part is loaded when it is first looked at.
 */
export async function partsFor(map: ArgumentMap, url: URL, changing = false) {
  const { reading, claim, walk, filter } = readAddress(
    new URLSearchParams(PARAMETERS.map((name) => [name, url.searchParams.get(name) ?? ''])),
    { ...ANYTHING, claim: (id) => map.claims.some((each) => each.id === id) }
  ).sight;
  /** Whether a reading is asked for, or is there for readers without scripts. */
  const isRead = (each: Reading) => reading === each || (!browser && map.claims.length <= WHOLE);
  let failed = false;
  /** A part that does not arrive is missed; what is there stays. */
  const arriving = <T>(part: Promise<{ default: T }>) =>
    withWords(part, languageOf(url.pathname)).then(
      (module) => module.default,
      () => {
        failed = true;
        return undefined;
      }
    );
  const [
    Panel,
    Trail,
    FilterNotice,
    Outline,
    SourceList,
    ProsTable,
    Prose,
    Clashes,
    Walk,
    Making,
    MakingBar,
    Differing,
    DeskDialogs
  ] = await Promise.all([
    claim !== undefined && !walk ? arriving(import('./Panel.svelte')) : undefined,
    claim !== undefined ? arriving(import('./Trail.svelte')) : undefined,
    isEmpty(filter) ? undefined : arriving(import('./FilterNotice.svelte')),
    isRead('outline') ? arriving(import('./Outline.svelte')) : undefined,
    isRead('sources') ? arriving(import('./SourceList.svelte')) : undefined,
    reading === 'table' ? arriving(import('./ProsTable.svelte')) : undefined,
    reading === 'text' ? arriving(import('./Prose.svelte')) : undefined,
    reading === 'clashes' ? arriving(import('./Clashes.svelte')) : undefined,
    walk ? arriving(import('./Walk.svelte')) : undefined,
    changing ? arriving(import('./Making.svelte')) : undefined,
    changing ? arriving(import('./MakingBar.svelte')) : undefined,
    changing ? arriving(import('./Differing.svelte')) : undefined,
    changing ? arriving(import('./DeskDialogs.svelte')) : undefined
  ]);
  return {
    Panel,
    Trail,
    FilterNotice,
    Outline,
    SourceList,
    ProsTable,
    Prose,
    Clashes,
    Walk,
    Making,
    MakingBar,
    Differing,
    DeskDialogs,
    failed
  };
}

export type Parts = Awaited<ReturnType<typeof partsFor>>;
