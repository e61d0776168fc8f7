import { version } from '$app/environment';
import type { PageServerLoad } from './$types';
import { mapIds, mapOf } from './maps/shelf.server.ts';

export const load: PageServerLoad = async () => {
  const read = await Promise.allSettled(mapIds().flatMap((id) => mapOf(id) ?? []));
  const maps = read.flatMap((each) => {
    if (each.status === 'fulfilled') return each.value;
    console.error(each.reason);
    return [];
  });
  return {
    version,
    debates: maps.map(({ id, language, motion, title, claims, sources, translations }) => ({
      id,
      language,
      title: claims.find((claim) => claim.id === motion)?.text ?? title,
      titles: Object.fromEntries(
        Object.entries(translations ?? {}).map(([key, table]) => [key, table[motion ?? '']?.text ?? ''])
      ),
      claims: claims.length - (motion === undefined ? 0 : 1),
      sources: sources.length,
      quotations: claims.flatMap(({ citations }) => citations ?? []).filter(({ quote }) => quote).length
    }))
  };
};
