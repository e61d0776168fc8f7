import { error } from '@sveltejs/kit';
import { fileName } from '$lib/formats/file-name.ts';
import { write } from '$lib/formats/warrant.ts';
import { mapOf } from '../../shelf.server.ts';
import type { RequestHandler } from './$types';

/** A debate as its file. */
export const GET: RequestHandler = async ({ params }) => {
  const map = await mapOf(params.id);
  if (!map) error(404, 'no map');
  const name = encodeURIComponent(fileName(map.title, '.warrant.json'));
  return new Response(write(map) as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      'Cache-Control': 'public, max-age=300'
    }
  });
};
