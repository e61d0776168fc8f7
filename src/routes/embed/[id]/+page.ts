import { partsFor } from '../../maps/[id]/parts.ts';
import { sameVersion } from '../../same-version.ts';
import type { PageLoad } from './$types';

/** Of the parts of a debate's page only those that say what the map shows. */
export const load: PageLoad = async ({ data: given, url }) => {
  const data = await sameVersion(given, url);
  return { ...data, ...(await partsFor(data.map, url, { mapAlone: true })) };
};
