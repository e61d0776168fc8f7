import type { ClaimId } from '../model/map.ts';
import type { View } from '../model/tree.ts';
import { LAYOUTS, type LayoutName } from '../scene/draw.ts';
import type { ThemeName } from '../scene/theme.ts';
import { themeOf } from './theme.ts';

/** Which reading of the debate is open. */
export const READINGS = ['map', 'outline', 'sources'] as const;
export type Reading = (typeof READINGS)[number];

/** What a reader looks at, all of it in the address. */
export interface Sight {
  reading: Reading;
  claim?: ClaimId;
  view: View & { depth: number };
  layout: LayoutName;
  theme?: ThemeName;
}

/** A map opens at its pillars. */
export const FIRST: Sight = { reading: 'map', view: { depth: 1 }, layout: 'two-sided' };

/**
 * Reads the parameters of an address; what it does not know it leaves at its first value. Branches of claims that are
 * not there are left out: every link of a page repeats what is open.
 */
export function readAddress(parameters: URLSearchParams, isThere: (id: ClaimId) => boolean): Sight {
  const depth = parameters.get('depth');
  const theme = themeOf(parameters);
  const claim = parameters.get('claim');
  const root = parameters.get('root');
  const open = listed(parameters, 'open', isThere);
  const closed = listed(parameters, 'closed', isThere);
  return {
    reading: oneOf(READINGS, parameters.get('view')) ?? FIRST.reading,
    ...(claim && { claim }),
    view: {
      depth: depth === 'all' ? Number.POSITIVE_INFINITY : /^\d{1,6}$/.test(depth ?? '') ? Number(depth) : 1,
      ...(root && { root }),
      ...(open.length && { open }),
      ...(closed.length && { closed })
    },
    layout: oneOf(Object.keys(LAYOUTS) as LayoutName[], parameters.get('layout')) ?? FIRST.layout,
    ...(theme && { theme })
  };
}

/** Writes what a reader looks at as the parameters of an address, first values left out: `?claim=P1&open=P1`, or nothing. */
export function writeAddress({ reading, claim, view, layout, theme }: Sight): string {
  const parameters = new URLSearchParams();
  if (reading !== FIRST.reading) parameters.set('view', reading);
  if (claim) parameters.set('claim', claim);
  if (view.root) parameters.set('root', view.root);
  if (view.depth !== 1) parameters.set('depth', Number.isFinite(view.depth) ? String(view.depth) : 'all');
  for (const id of view.open ?? []) parameters.append('open', id);
  for (const id of view.closed ?? []) parameters.append('closed', id);
  if (layout !== FIRST.layout) parameters.set('layout', layout);
  if (theme) parameters.set('theme', theme);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** The same sight with the branch of a claim at a level opened or closed; what is so by itself is not written down. */
export function folded(sight: Sight, { claim, level }: Foldable, open: boolean): Sight {
  const { open: opened = [], closed = [], ...view } = sight.view;
  const openByItself = level < view.depth;
  const others = (list: readonly ClaimId[]) => list.filter((id) => id !== claim);
  const nowOpen = open && !openByItself ? [...others(opened), claim] : others(opened);
  const nowClosed = !open && openByItself ? [...others(closed), claim] : others(closed);
  return {
    ...sight,
    view: {
      ...view,
      ...(nowOpen.length && { open: nowOpen }),
      ...(nowClosed.length && { closed: nowClosed })
    }
  };
}

/** A claim and its level below the root. */
export interface Foldable {
  claim: ClaimId;
  level: number;
}

/** An address may not be any length: of more branches than these the last opened stay open. */
const MOST = 400;

function listed(parameters: URLSearchParams, name: string, isThere: (id: ClaimId) => boolean): ClaimId[] {
  return [...new Set(parameters.getAll(name))].filter(isThere).slice(-MOST);
}

/** A text as part of an address, whatever it holds. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((each) => each === value);
}
