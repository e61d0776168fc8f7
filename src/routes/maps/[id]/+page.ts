import { browser } from '$app/environment';
import { readAddress } from '$lib/editor/address.ts';
import type { PageLoad } from './$types';

/**
 * The parts of the page that are not always in sight. The server renders the outline and the list of sources in any
 * case, for readers without scripts; in the browser each part is loaded when it is first looked at.
 */
export const load: PageLoad = async ({ data, url }) => {
  const { reading, claim } = readAddress(
    new URLSearchParams([
      ['view', url.searchParams.get('view') ?? ''],
      ['claim', url.searchParams.get('claim') ?? '']
    ])
  );
  const [Panel, Outline, SourceList] = await Promise.all([
    claim === undefined ? undefined : import('./Panel.svelte'),
    !browser || reading === 'outline' ? import('./Outline.svelte') : undefined,
    !browser || reading === 'sources' ? import('./SourceList.svelte') : undefined
  ]);
  return { ...data, Panel: Panel?.default, Outline: Outline?.default, SourceList: SourceList?.default };
};
