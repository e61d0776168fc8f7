import type { Filter } from '../model/filter.ts';
import type { ClaimId } from '../model/map.ts';
import type { View } from '../model/tree.ts';
import type { LayoutName } from '../scene/draw.ts';
import type { ThemeName } from '../scene/theme.ts';
import { pathIn, type Study, viewShowing } from './study.ts';

/** Which reading of the debate is open. */
export const READINGS = ['map', 'outline', 'table', 'text', 'clashes', 'sources'] as const;
export type Reading = (typeof READINGS)[number];

/** One claim after the other: those of a branch, those on the way to a claim, or those in which the sides clash. */
export interface Walk {
  by: 'branch' | 'path' | 'clashes';
  from: ClaimId;
}

/** What a reader looks at, all of it in the address. */
export interface Sight {
  reading: Reading;
  claim?: ClaimId;
  /** Of what is open: only what a reader chose, so that each reading opens as deep as it does by itself. */
  view: View;
  layout: LayoutName;
  /** The negative stands where the affirmative stands by itself: on the left, and first. */
  negativeFirst?: true;
  theme?: ThemeName;
  /** What does not match is dimmed. */
  filter: Filter;
  /** The selected claim is where the walk has come to. */
  walk?: Walk;
}

export const FIRST: Sight = { reading: 'map', view: {}, layout: 'two-sided', filter: {} };

/** A debate of up to so many claims has an outline that is open whole by itself. */
const WHOLE_OUTLINE = 600;

/** How many levels are open by themselves: a map opens at its pillars, an outline whole, where a reader can take it in. */
function ownDepth({ map }: Study, reading: Reading): number {
  return reading === 'outline' && map.claims.length <= WHOLE_OUTLINE ? Number.POSITIVE_INFINITY : 1;
}

/** How many levels below the root are open in the reading that a sight is of. */
export function depthIn(debate: Study, { reading, view }: Sight): number {
  return view.depth ?? ownDepth(debate, reading);
}

/** All that is open in the reading that a sight is of, with the branches that would hide a claim. */
export function viewIn(debate: Study, sight: Sight, claim = sight.claim): View & { depth: number } {
  const depth = depthIn(debate, sight);
  return { ...viewShowing(debate, { ...sight.view, depth }, claim), depth };
}

/** A sight with another view; a depth that is so by itself is not written down, unless it was. */
export function viewing(debate: Study, sight: Sight, { depth, ...view }: View): Sight {
  const isOwn = depth === ownDepth(debate, sight.reading) && sight.view.depth !== depth;
  return { ...sight, view: { ...(depth !== undefined && !isOwn && { depth }), ...view } };
}

/** A claim and its level below the root. */
export interface Foldable {
  claim: ClaimId;
  level: number;
}

/** The same sight with the branch of a claim at a level opened or closed; what is so by itself is not written down. */
export function folded(debate: Study, sight: Sight, { claim, level }: Foldable, open: boolean): Sight {
  const { open: opened = [], closed = [], ...view } = sight.view;
  const openByItself = level < depthIn(debate, sight);
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

/** Another claim, or none, with everything open that is open now. */
export function selecting(debate: Study, sight: Sight, claim: ClaimId | undefined): Sight {
  return { ...viewing(debate, sight, viewIn(debate, sight)), claim };
}

/** Branches opened or closed. One that hides the selected claim takes its place. */
export function folding(debate: Study, sight: Sight, branches: readonly Foldable[], open: boolean): Sight {
  let next = sight;
  for (const branch of branches) next = folded(debate, next, branch, open);
  const { claim } = sight;
  if (open || claim === undefined) return next;
  const holding = new Set(pathIn(debate, sight.view.root, claim));
  const hiding = branches.find((branch) => holding.has(branch.claim));
  return hiding ? { ...next, claim: hiding.claim } : next;
}

/** One branch alone, its claim as the root; without a claim, or with the motion, the whole debate again. */
export function rootedAt(debate: Study, sight: Sight, claim: ClaimId | undefined): Sight {
  const { root: _, ...view } = sight.view;
  return { ...sight, view: claim === debate.map.motion ? view : { ...view, root: claim } };
}

/** Everything open down to a level below the root, and nothing below it. */
export function openTo(debate: Study, sight: Sight, depth: number): Sight {
  const { root } = sight.view;
  const plain = { ...sight, claim: undefined, walk: undefined, view: {} };
  return viewing(debate, plain, { depth, ...(root && { root }) });
}

/** An address may hold so many open branches. */
export const MOST_OPEN = 400;
