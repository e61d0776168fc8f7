import type { Reroute } from '@sveltejs/kit';
import { withoutLanguage } from '$lib/editor/path.ts';

export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);
