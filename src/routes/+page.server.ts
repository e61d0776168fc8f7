import { version } from '$app/environment';
import { languageOf } from '$lib/editor/language.ts';
import { loadMessages } from '$lib/messages.ts';
import type { PageServerLoad } from './$types';
import { debates } from './debates.server.ts';

export const load: PageServerLoad = async ({ url }) => {
  const language = languageOf(url.pathname);
  return { version, debates: await debates(language, await loadMessages(language)) };
};
