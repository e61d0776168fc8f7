import { sameVersion } from '../../same-version.ts';
import type { PageLoad } from './$types';
import { partsFor } from './parts.ts';

export const load: PageLoad = async ({ data: given, url }) => {
  const data = await sameVersion(given, url);
  return { ...data, ...(await partsFor(data.map, url)) };
};
