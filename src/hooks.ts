import type { Reroute } from '@sveltejs/kit';
import { withoutLanguage } from '$lib/editor/language.ts';

export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);
