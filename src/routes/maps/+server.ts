import { json } from '@sveltejs/kit';
import { isLanguage, LANGUAGES } from '$lib/messages.ts';
import { wordsOf } from '$lib/model/translate.ts';
import type { RequestHandler } from './$types';
import { mapIds, mapOf } from './shelf.server.ts';

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
  const read = await Promise.allSettled(mapIds().flatMap((id) => mapOf(id) ?? []));
  const debates = read.flatMap((each): Listed[] => {
    if (each.status === 'rejected') return [];
    const map = each.value;
    const motion = map.claims.find(({ id }) => id === map.motion);
    const words = motion && wordsOf(map, motion, language);
    return [
      {
        id: map.id,
        name: words?.text ?? map.title,
        language: words?.textLanguage ?? map.language,
        claims: map.claims.length - (motion ? 1 : 0),
        sources: map.sources.length
      }
    ];
  });
  return json(debates);
};
