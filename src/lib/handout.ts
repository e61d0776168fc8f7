import { howToCite } from './cite-map.ts';
import { containing } from './contained-words.ts';
import { type AroundHandout, type Handout, type HandoutWords, outline } from './handout/outline.ts';
import { type Language, loadMessages, type Messages } from './messages.ts';
import type { ArgumentMap } from './model/map.ts';
import { relate } from './model/relations.ts';
import { type Selection, selected } from './model/selection.ts';
import { sides } from './model/sides.ts';
import type { Words } from './scene/words.ts';
import type { CitingStyle } from './sources/citing.ts';
import { type WordOptions, wordsFrom } from './words.ts';

/** What a handout can be written as, by the end of a file's name. */
export type HandoutKind = 'md' | 'html' | 'docx';

export interface HandoutOptions extends Selection, WordOptions {
  language: Language;
  /** Of the list of sources; 'here' is that of pictures. Where it is missing, 'nsda' in English, else 'here'. */
  style?: CitingStyle | 'here';
  /** What is told besides the claims; how to cite the map is worked out. */
  around?: Omit<AroundHandout, 'cite'> & { cite?: boolean };
}

/**
 * A map, or what is chosen of it, as a text for paper: its claims as an outline with numbers, by which people speak of
 * them, and the list of their sources, in which each has the number that it has in a picture with numbers. The same
 * bytes in every host for the same map. The text is Markdown (CommonMark), one HTML file, or a Word document.
 */
export async function handout(
  map: ArgumentMap,
  options: HandoutOptions,
  kind: 'md' | 'html'
): Promise<string>;
export function handout(map: ArgumentMap, options: HandoutOptions, kind: 'docx'): Promise<Uint8Array>;
export function handout(
  map: ArgumentMap,
  options: HandoutOptions,
  kind: HandoutKind
): Promise<string | Uint8Array>;
export async function handout(
  map: ArgumentMap,
  options: HandoutOptions,
  kind: HandoutKind
): Promise<string | Uint8Array> {
  return WRITERS[kind](await outlined(map, options));
}

/** The same before it is written. */
export async function outlined(map: ArgumentMap, options: HandoutOptions): Promise<Handout> {
  const { language, negativeFirst, around: { cite, ...around } = {} } = options;
  const say = await loadMessages(language);
  const motionless = map.motion === undefined;
  const words = handoutWords(say, containing(wordsFrom(say, language, { ...options, motionless })));
  const relations = relate(map);
  const served = sides(relations);
  return outline(selected(relations, served, options), relations, served, words, {
    style: options.style ?? (language === 'en' ? 'nsda' : 'here'),
    around: { ...around, ...(cite && { cite: await howToCite(map, words, language) }) },
    ...(negativeFirst && { negativeFirst })
  });
}

const WRITERS: Record<HandoutKind, (handout: Handout) => Promise<string | Uint8Array>> = {
  md: async (handout) => (await import('./handout/markdown.ts')).markdown(handout),
  html: async (handout) => (await import('./handout/html.ts')).html(handout),
  docx: async (handout) => (await import('./handout/docx.ts')).docx(handout)
};

function handoutWords(say: Messages, words: Words): HandoutWords {
  return {
    ...words,
    case(side, ofMotion) {
      if (ofMotion) return side === 'pro' ? say.prose_case_for({}) : say.prose_case_against({});
      return side === 'pro' ? say.support({}) : say.answers({});
    },
    apart: say.handout_apart({}),
    together: (deed) => say.handout_together({ deed }),
    level: (level, deed) => `${say.outline_level({ level })} · ${deed}`,
    above: (number) => say.handout_above({ number }),
    below: (number) => say.handout_below({ number }),
    elsewhere: say.handout_elsewhere({}),
    leftOut: (count) => say.handout_left_out({ count }),
    resting: say.claims_of_source({}),
    archived: say.archived({})
  };
}
