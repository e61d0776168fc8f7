import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/**
 * The page that the service worker puts at any address when there is no network: nothing but the script, which then
 * draws what the address asks for. At its own address there is nothing to draw.
 */
export const ssr = false;

export const load: PageLoad = () => redirect(307, '/');
