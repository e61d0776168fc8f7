import { languageOf } from '$lib/editor/path.ts';
import { loadMessages } from '$lib/messages.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ url }) => {
  const language = languageOf(url.pathname);
  return { language, say: await loadMessages(language) };
};
