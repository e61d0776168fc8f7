import type { Language, Messages } from '$lib/messages.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import { relate } from '$lib/model/relations.ts';
import { sides } from '$lib/model/sides.ts';
import { wordsOf } from '$lib/model/translate.ts';
import { tree } from '$lib/model/tree.ts';
import { isoDate } from '$lib/sources/reference.ts';
import { wordsFrom } from '$lib/words.ts';
import { mapIds, mapOf } from './maps/shelf.server.ts';
import { type Miniature, miniature } from './miniature.ts';

/** What the shelf says of a debate before it is opened. */
export interface Debate extends Glance {
  id: string;
  /** The motion's sentence, or the title of a debate without a motion. */
  name: string;
  nameLanguage: string;
  /** The day of the map's last change, in words. */
  edited?: string;
}

/** What is the same in every language. */
interface Glance {
  claims: number;
  sources: number;
  quotations: number;
  /** How many claims serve each side, as the map counts them; without a motion there are no sides. */
  serve?: { affirmative: number; negative: number };
  picture?: Miniature;
}

/** Worked out once for each version of a map: a file that has changed is read as another map. */
const GLANCES = new WeakMap<ArgumentMap, Glance>();
const TOLD = new WeakSet<object>();

/**
 * The debates that can be read here, in a language: those edited last come first, the larger first of those edited on
 * one day. What cannot be read is left out, and the log says why, once for each version of its file.
 */
export async function debates(language: Language, say: Messages): Promise<Debate[]> {
  const { date } = wordsFrom(say, language);
  const maps = (await Promise.all(mapIds().map(readable))).flatMap((map) => map ?? []);
  return maps
    .sort((a, b) => (b.edited ?? '').localeCompare(a.edited ?? '', 'en') || b.claims.length - a.claims.length)
    .map((map) => {
      const motion = map.claims.find(({ id }) => id === map.motion);
      const words = motion && wordsOf(map, motion, language);
      return {
        id: map.id,
        name: words?.text ?? map.title,
        nameLanguage: words?.textLanguage ?? map.language,
        ...(map.edited && { edited: say.edited({ date: date(isoDate(map.edited)) }) }),
        ...glance(map)
      };
    });
}

async function readable(id: string): Promise<ArgumentMap | undefined> {
  try {
    return await mapOf(id);
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error));
    if (!TOLD.has(reason)) console.error(`The debate "${id}" is left out: ${reason.message}`);
    TOLD.add(reason);
    return undefined;
  }
}

function glance(map: ArgumentMap): Glance {
  const known = GLANCES.get(map);
  if (known) return known;
  const relations = relate(map);
  const served = sides(relations);
  const places = tree(relations, served);
  const below = map.motion === undefined ? undefined : places[0]?.below;
  const seen: Glance = {
    claims: map.claims.length - (map.motion === undefined ? 0 : 1),
    sources: map.sources.length,
    quotations: map.claims.flatMap(({ citations }) => citations ?? []).filter(({ quote }) => quote).length,
    ...(below && { serve: { affirmative: below.affirmative, negative: below.negative } }),
    picture: miniature(places, served)
  };
  GLANCES.set(map, seen);
  return seen;
}
