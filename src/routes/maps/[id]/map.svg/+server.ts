import { error } from '@sveltejs/kit';
import { readAddress } from '$lib/editor/address.ts';
import { study } from '$lib/editor/study.ts';
import { shownPicture, wholePicture } from '$lib/editor/export.ts';
import { languageOf } from '$lib/editor/language.ts';
import { bundledMap } from '../../bundled.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url }) => {
  const map = await bundledMap(params.id);
  if (!map) error(404, 'no map');
  const debate = study(map);
  const isThere = (id: string) => debate.relations.claim.has(id);
  const sight = readAddress(url.searchParams, isThere);
  const { root } = sight.view;
  if (root !== undefined && !isThere(root)) error(404, 'no claim');
  const language = languageOf(url.pathname);
  const { name, text } = await (url.searchParams.has('whole')
    ? wholePicture(debate, sight, language)
    : shownPicture(debate, sight, language));
  return new Response(text, {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'",
      'Cache-Control': 'public, max-age=300'
    }
  });
};
