import type { PageLoad } from './$types';
import { sameVersion } from './same-version.ts';

export const load: PageLoad = ({ data, url }) => sameVersion(data, url);
