import { languageOf } from '$lib/editor/path.ts';
import { loadMessages } from '$lib/messages.ts';
import type { PageLoad } from './$types';
import { sameVersion } from './same-version.ts';

export const load: PageLoad = async ({ data, url }) => {
  await loadMessages(languageOf(url.pathname));
  return sameVersion(data, url);
};
