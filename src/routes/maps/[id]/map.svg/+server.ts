import { error } from '@sveltejs/kit';
import { readAddress } from '$lib/editor/address.ts';
import { study } from '$lib/editor/study.ts';
import { shownPicture, wholePicture } from '$lib/editor/export.ts';
import { languageOf } from '$lib/editor/path.ts';
import { mapOf } from '../../shelf.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url }) => {
  const map = await mapOf(params.id);
  if (!map) error(404, 'no map');
  const debate = study(map);
  const { sight, unknown } = readAddress(url.searchParams, {
    claim: (id) => debate.relations.claim.has(id),
    source: (id) => debate.relations.source.has(id),
    tag: () => true
  });
  if (unknown.some(({ name }) => name === 'root')) error(404, 'no claim');
  const language = languageOf(url.pathname);
  const made = url.searchParams.has('whole') ? wholePicture : shownPicture;
  const { name, text } = await made(debate, sight, language);
  return new Response(text, {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'",
      'Cache-Control': 'public, max-age=300'
    }
  });
};
