import { browser } from '$app/environment';
import { languageOf } from '$lib/editor/path.ts';
import { loadFirstMessages, loadMessages } from '$lib/messages.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ url }) => {
  const language = languageOf(url.pathname);
  return { language, say: await (browser ? loadFirstMessages : loadMessages)(language) };
};
