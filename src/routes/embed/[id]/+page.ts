import { ANYTHING, readAddress } from '$lib/editor/address.ts';
import type { PageLoad } from './$types';

/** A claim's panel is loaded with the first claim that is selected. */
export const load: PageLoad = async ({ data, url }) => {
  const { claim } = readAddress(
    new URLSearchParams({ claim: url.searchParams.get('claim') ?? '' }),
    ANYTHING
  ).sight;
  if (claim === undefined) return { ...data, Panel: undefined };
  const { default: Panel } = await import('../../maps/[id]/Panel.svelte');
  return { ...data, Panel };
};
