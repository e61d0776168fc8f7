import { languageOf } from '$lib/editor/language.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ url }) => ({ language: languageOf(url.pathname) });
