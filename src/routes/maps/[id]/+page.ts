import type { PageLoad } from './$types';
import { partsFor } from './parts.ts';

export const load: PageLoad = async ({ data, url }) => ({ ...data, ...(await partsFor(data.map, url)) });
