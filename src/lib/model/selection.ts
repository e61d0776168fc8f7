import { alongWays } from './along-way.ts';
import type { ClaimId } from './map.ts';
import type { Relations } from './relations.ts';
import type { Sides } from './sides.ts';
import { span } from './spanning.ts';
import { pathTo, type Tree, tree, type View } from './tree.ts';

/** What of a map goes into a file. */
export interface Selection {
  view?: View;
  /** Only the ways from the motion, or from the root of the view, to these claims, whatever of the view is open. */
  path?: readonly ClaimId[] | undefined;
}

/** The places of a selection. Of a path to claims that the view's branch does not hold, only the root. */
export function selected(relations: Relations, sides: Sides, { view = {}, path }: Selection): Tree {
  if (!path) return tree(relations, sides, view);
  const { root } = view;
  const spanning = span(relations, root);
  const open = path.flatMap((claim) => pathTo(relations, spanning, claim) ?? []);
  return alongWays(tree(relations, sides, { ...(root && { root }), depth: 0, open }), path);
}
