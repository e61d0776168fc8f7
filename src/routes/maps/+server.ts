import { json } from '@sveltejs/kit';
import { isLanguage, LANGUAGES, loadMessages } from '$lib/messages.ts';
import { debates } from '../debates.server.ts';
import type { RequestHandler } from './$types';

/** A debate that can be read here, and copied from `/maps/ID/map.json`. */
export interface Listed {
  id: string;
  /** The motion's sentence, or the title of a debate without a motion, in the language asked for where there is one. */
  name: string;
  language: string;
  /** Besides the motion. */
  claims: number;
  sources: number;
}

/** Lists the debates that can be read here; `?language=lt` names them in a language. What cannot be read is left out. */
export const GET: RequestHandler = async ({ url }) => {
  const asked = url.searchParams.get('language') ?? '';
  const language = isLanguage(asked) ? asked : LANGUAGES[0];
  const listed = await debates(language, await loadMessages(language));
  return json(
    listed.map(
      ({ id, name, nameLanguage, claims, sources }): Listed => ({
        id,
        name,
        language: nameLanguage,
        claims,
        sources
      })
    )
  );
};
