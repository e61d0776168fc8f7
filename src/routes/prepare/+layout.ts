import { languageOf } from '$lib/editor/path.ts';
import { loadPreparing } from '$lib/preparation-words.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ url }) => {
  await loadPreparing(languageOf(url.pathname));
};
