import { createContext } from 'svelte';
import { page } from '$app/state';
import { inAddress } from '$lib/editor/address.ts';
import type { Preparing } from '$lib/editor/preparing.svelte.ts';
import { inColours, themeOf } from '$lib/editor/theme.ts';
import type { Claim, ClaimId } from '$lib/model/map.ts';
import { wordsOf } from '$lib/model/translate.ts';
import { entryOf } from '$lib/preparation/preparation.ts';
import { mapAddress } from '../the-map.ts';
import type { PreparingTongue } from '../words.ts';

/** The parts of a preparation, in the order in which one goes through them. */
export const VIEWS = [
  'motion',
  'blocks',
  'cards',
  'clash',
  'gaps',
  'speeches',
  'flow',
  'timer',
  'drills',
  'paper',
  'format'
] as const;
/** What can be printed of it. */
export const PAPERS = ['book', 'cues', 'handout'] as const;
export type View = (typeof VIEWS)[number];

/** What the parts of a preparation's page share. */
export interface Here {
  readonly preparing: Preparing;
  readonly tongue: PreparingTongue;
  /** What is typed into fields and not taken over yet, by the name of its field, while the preparation is shown. */
  readonly drafts: Map<string, string>;
}

export const [useHere, provideHere] = createContext<Here>();

/** The part of the preparation that an address asks for. */
export function viewOf(parameters: URLSearchParams): View {
  const asked = parameters.get('view');
  return VIEWS.find((view) => view === asked) ?? 'motion';
}

/** Where a part of the preparation is, or the sheet of a claim or a card, in the colours of the page. */
export function viewAddress(
  view: View,
  at: {
    claim?: ClaimId | undefined;
    slot?: string;
    speaker?: string;
    card?: string;
    paper?: string;
    /** Of the flow: all of the map, or a round, in place of the plan. */
    of?: 'map' | undefined;
    round?: string | undefined;
  } = {}
): string {
  const parameters = [
    `view=${view}`,
    at.claim !== undefined && `claim=${inAddress(at.claim)}`,
    at.speaker !== undefined && `speaker=${inAddress(at.speaker)}`,
    at.card !== undefined && `card=${inAddress(at.card)}`,
    at.paper !== undefined && `paper=${at.paper}`,
    at.of !== undefined && `of=${at.of}`,
    at.round !== undefined && `round=${inAddress(at.round)}`,
    themeOf(page.url.searchParams) && `theme=${themeOf(page.url.searchParams)}`
  ];
  return `?${parameters.filter(Boolean).join('&')}${at.slot === undefined ? '' : `#${at.slot}`}`;
}

/** Where a claim stands on its map, or a source in its list. */
export function onMap({ preparing, tongue }: Here, at: { claim?: ClaimId; source?: string }): string {
  const path = inColours(mapAddress(preparing.now.map, tongue.locale), page.url.searchParams);
  const query = at.source === undefined ? `claim=${inAddress(at.claim ?? '')}` : 'view=sources';
  const place = at.source === undefined ? '' : `#source-${inAddress(at.source)}`;
  return `${path}${path.includes('?') ? '&' : '?'}${query}${place}`;
}

/** The words of a claim in the reader's language, where they are translated. */
export function claimWords({ preparing, tongue }: Here, claim: Claim): { text: string; language: string } {
  const map = preparing.map;
  if (!map) return { text: claim.text, language: '' };
  const { text, textLanguage } = wordsOf(map, claim, tongue.locale);
  return { text, language: textLanguage };
}

/** A short name of a claim: its heading where it has one, else its words; of one that is gone nothing. */
export function claimName(here: Here, id: ClaimId): { text: string; language: string } {
  const { preparing, tongue } = here;
  const claim = preparing.relations.claim.get(id);
  if (!claim || !preparing.map) return { text: entryOf(preparing.now.claims, id)?.was ?? '', language: '' };
  const { heading, headingLanguage, text, textLanguage } = wordsOf(preparing.map, claim, tongue.locale);
  return heading ? { text: heading, language: headingLanguage! } : { text, language: textLanguage };
}

/** The first words of an answer, by which it is named. */
export function answerName(here: Here, claims: readonly Claim[]): string {
  return claims.map((claim) => claimWords(here, claim).text).join(' ');
}
