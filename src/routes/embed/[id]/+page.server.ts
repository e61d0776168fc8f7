import { opened } from '../../maps/opened.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, request }) => opened(params.id, request);
