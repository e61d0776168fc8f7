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
    ]),
    () => true
  );
  let failed = false;
  /** A part that does not arrive is missed; what is there stays. */
  const arriving = <T>(part: Promise<{ default: T }>) =>
    part.then(
      (module) => module.default,
      () => {
        failed = true;
        return undefined;
      }
    );
  const [Panel, Outline, SourceList] = await Promise.all([
    claim === undefined ? undefined : arriving(import('./Panel.svelte')),
    !browser || reading === 'outline' ? arriving(import('./Outline.svelte')) : undefined,
    !browser || reading === 'sources' ? arriving(import('./SourceList.svelte')) : undefined
  ]);
  return { ...data, Panel, Outline, SourceList, failed };
};
