import { languageOf } from '$lib/editor/path.ts';
import { loadMessages } from '$lib/messages.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
  await loadMessages(languageOf(url.pathname));
};
