import { alongWay } from './along-way.ts';
import type { ClaimId } from './map.ts';
import type { Relations } from './relations.ts';
import type { Sides } from './sides.ts';
import { span } from './spanning.ts';
import { pathTo, type Tree, tree, type View } from './tree.ts';

/** What of a map goes into a file. */
export interface Selection {
  view?: View;
  /** Only the way from the motion, or from the root of the view, to this claim, whatever of the view is open. */
  path?: ClaimId | undefined;
}

/** The places of a selection. Of a path to a claim that the view's branch does not hold, only the root. */
export function selected(relations: Relations, sides: Sides, { view = {}, path }: Selection): Tree {
  if (path === undefined) return tree(relations, sides, view);
  const { root } = view;
  const open = pathTo(relations, span(relations, root), path) ?? [];
  return alongWay(tree(relations, sides, { ...(root && { root }), depth: 0, open }), path);
}
