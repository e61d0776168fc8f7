import type { Filter } from '../model/filter.ts';
import type { ClaimId } from '../model/map.ts';
import { EFFECTS } from '../model/relations.ts';
import { LAYOUTS, type LayoutName } from '../scene/draw.ts';
import { FIRST, MOST_OPEN, READINGS, type Sight, type Walk } from './sight.ts';
import { THEME_NAMES } from './theme.ts';

/** What an address may name. */
export interface Named {
  claim(id: string): boolean;
  source(id: string): boolean;
  tag(name: string): boolean;
}

/** For who does not have the map at hand. */
export const ANYTHING: Named = { claim: () => true, source: () => true, tag: () => true };

/** A sight as an address asks for it, and the parameters that name nothing: those are as if they were not there. */
export interface Asked {
  sight: Sight;
  unknown: { name: string; value: string }[];
}

const SIDES = ['affirmative', 'negative', 'both'] as const;
const WALKS = ['branch', 'path', 'clashes'] as const satisfies readonly Walk['by'][];
/** Filters that an address switches on by their name: `only=unsourced`. */
const ONLY = ['unsourced', 'unfound', 'unanswered', 'shared'] as const;

/** Reads the parameters of an address. Parameters that this program does not use are not looked at. */
export function readAddress(parameters: URLSearchParams, named: Named): Asked {
  const unknown: Asked['unknown'] = [];
  const read = <T>(name: string, known: (value: string) => T | undefined): T[] => {
    const values = parameters.getAll(name).filter((value) => value !== '');
    return [...new Set(values)].flatMap((value) => {
      const found = known(value);
      if (found === undefined) unknown.push({ name, value });
      return found ?? [];
    });
  };
  const claimOf = (value: string) => (named.claim(value) ? value : undefined);

  const [reading = FIRST.reading] = read('view', oneOf(READINGS));
  const [claim] = read('claim', claimOf);
  const [root] = read('root', claimOf);
  const [depth] = read('depth', depthOf);
  const open = read('open', claimOf);
  const closed = read('closed', claimOf);
  const [layout = FIRST.layout] = read('layout', oneOf(Object.keys(LAYOUTS) as LayoutName[]));
  const [left] = read('left', oneOf(['affirmative', 'negative']));
  const [theme] = read('theme', oneOf(THEME_NAMES));
  const [by] = read('walk', oneOf(WALKS));
  const [from] = read('from', claimOf);
  // A walk has a start: one without the other leads nowhere, which is told once.
  if (by && !parameters.get('from')) unknown.push({ name: 'walk', value: by });
  if (from && !parameters.get('walk')) unknown.push({ name: 'from', value: from });
  const [side] = read('serves', oneOf(SIDES));
  const [effect] = read('effect', oneOf(EFFECTS));
  const [tag] = read('tag', (value) => (named.tag(value) ? value : undefined));
  const [source] = read('source', (value) => (named.source(value) ? value : undefined));
  const [since] = read('since', dateOf);
  const filter: Filter = {
    ...(side && { side }),
    ...(effect && { effect }),
    ...(tag && { tag }),
    ...(source && { source }),
    ...(since && { since }),
    ...Object.fromEntries(read('only', oneOf(ONLY)).map((name) => [name, true]))
  };
  const sight: Sight = {
    reading,
    ...(claim && { claim }),
    view: {
      ...(depth !== undefined && { depth }),
      ...(root && { root }),
      ...(open.length && { open: last(open) }),
      ...(closed.length && { closed: last(closed) })
    },
    layout,
    ...(left === 'negative' && { negativeFirst: true as const }),
    ...(theme && { theme }),
    filter,
    ...(by && from && { walk: { by, from } })
  };
  return { sight, unknown };
}

/** Writes what a reader looks at as the parameters of an address, first values left out: `?claim=P1&open=P1`, or nothing. */
export function writeAddress({
  reading,
  claim,
  view,
  layout,
  negativeFirst,
  theme,
  filter,
  walk
}: Sight): string {
  const parameters = new URLSearchParams();
  if (reading !== FIRST.reading) parameters.set('view', reading);
  if (claim) parameters.set('claim', claim);
  if (view.root) parameters.set('root', view.root);
  if (view.depth !== undefined)
    parameters.set('depth', Number.isFinite(view.depth) ? String(view.depth) : 'all');
  for (const id of view.open ?? []) parameters.append('open', id);
  for (const id of view.closed ?? []) parameters.append('closed', id);
  if (layout !== FIRST.layout) parameters.set('layout', layout);
  if (negativeFirst) parameters.set('left', 'negative');
  if (theme) parameters.set('theme', theme);
  if (filter.side) parameters.set('serves', filter.side);
  for (const name of ['effect', 'tag', 'source', 'since'] as const)
    if (filter[name]) parameters.set(name, filter[name]);
  for (const name of ONLY) if (filter[name]) parameters.append('only', name);
  if (walk) {
    parameters.set('walk', walk.by);
    parameters.set('from', walk.from);
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

/** A text as part of an address, whatever it holds. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function oneOf<T extends string>(known: readonly T[]): (value: string) => T | undefined {
  return (value) => known.find((each) => each === value);
}

function depthOf(value: string): number | undefined {
  if (value === 'all') return Number.POSITIVE_INFINITY;
  return /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** A year, a month or a day, as in ISO 8601. */
function dateOf(value: string): string | undefined {
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(value)) return undefined;
  if (value.length < 10) return value;
  const day = new Date(`${value}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : undefined;
}

/** An address may not be any length: of more branches than these the last opened stay open. */
function last(open: readonly ClaimId[]): ClaimId[] {
  return open.slice(-MOST_OPEN);
}
