import { partsFor } from '../../maps/[id]/parts.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url }) => {
  const { opened } = await parent();
  return opened && { parts: await partsFor(opened.editing.map, url, { changing: true }) };
};
