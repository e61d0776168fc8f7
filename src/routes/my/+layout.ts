import { languageOf } from '$lib/editor/path.ts';
import { loadMessages } from '$lib/messages.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ url }) => {
  await loadMessages(languageOf(url.pathname));
};
