import { languageOf } from '$lib/editor/path.ts';
import type { PageLoad } from './$types';

// What is kept on a device is not known to the server.
export const ssr = false;

export const load: PageLoad = async ({ params, url, untrack }) => {
  // All of it comes with this: a reader of a map does not even load its names.
  const { openPreparation } = await import('./open.ts');
  // Opened once, whatever of it is looked at, and in whichever language.
  return openPreparation(
    params.id,
    untrack(() => languageOf(url.pathname))
  );
};
