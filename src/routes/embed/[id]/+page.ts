import { languageOf, withWords } from '$lib/editor/language.ts';
import { sameVersion } from '../../same-version.ts';
import type { PageLoad } from './$types';

/** A claim's panel is loaded with the first claim that is selected; where it does not arrive, the map stays. */
export const load: PageLoad = async ({ data: given, url }) => {
  const data = await sameVersion(given, url);
  const panel = url.searchParams.has('claim')
    ? withWords(import('../../maps/[id]/Panel.svelte'), languageOf(url.pathname))
    : undefined;
  const Panel = await panel?.then(
    (module) => module.default,
    () => undefined
  );
  return { ...data, Panel };
};
