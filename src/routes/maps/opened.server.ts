import { error } from '@sveltejs/kit';
import { version } from '$app/environment';
import { env } from '$env/dynamic/private';
import { mapOf } from './shelf.server.ts';

/** What a page that shows a map is given. */
export async function opened(id: string, request: Request) {
  const map = await mapOf(id);
  if (!map) error(404, 'no map');
  return {
    map,
    version,
    /** Where 'report an error' goes: an address of mail or of a form; the reader's own choice where it is not set. */
    reportTo: env.WARRANT_REPORT_TO ?? '',
    handheld: isHandheld(request.headers)
  };
}

/** A guess at the screen, for the picture in the first HTML; the page corrects it once it is live. */
function isHandheld(headers: Headers): boolean {
  const hint = headers.get('sec-ch-ua-mobile');
  return hint === null ? /\bMobi|iPhone|Android/i.test(headers.get('user-agent') ?? '') : hint === '?1';
}
