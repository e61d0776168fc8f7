import type { PageServerLoad } from './$types';
import { bundledIds, bundledMap } from './maps/bundled.server.ts';

export const load: PageServerLoad = async () => {
  const maps = await Promise.all(bundledIds().map((id) => bundledMap(id)!));
  return {
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
