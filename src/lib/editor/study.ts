import type { ArgumentMap, ClaimId } from '../model/map.ts';
import type { Texts } from '../model/outdated.ts';
import { type Relations, relate } from '../model/relations.ts';
import { type Sides, sides } from '../model/sides.ts';
import { type Spanning, span } from '../model/spanning.ts';
import { pathTo, type View } from '../model/tree.ts';

/** A map and everything that is asked of it again and again while it is read. */
export interface Study {
  map: ArgumentMap;
  relations: Relations;
  sides: Sides;
  spanning: Spanning;
}

export function study(map: ArgumentMap, texts?: Texts): Study {
  const relations = relate(map, texts);
  return { map, relations, sides: sides(relations), spanning: span(relations) };
}

/** Where each claim is drawn whole: in the whole debate, or in the branch of a root. */
export function spanningIn(debate: Study, root: ClaimId | undefined): Spanning {
  if (root === undefined) return debate.spanning;
  const last = LAST.get(debate);
  if (last?.root === root) return last.spanning;
  const spanning = span(debate.relations, root);
  LAST.set(debate, { root, spanning });
  return spanning;
}

/** The branch that was looked at last is asked for again by every link on a page. */
const LAST = new WeakMap<Study, { root: ClaimId; spanning: Spanning }>();

/** The claims that must be open for another to be seen in a view, the root first; none where it is not in the view. */
export function pathIn(debate: Study, root: ClaimId | undefined, claim: ClaimId): ClaimId[] {
  return pathTo(debate.relations, spanningIn(debate, root), claim) ?? [];
}

/** A view of what is there, with the branches open that would hide a claim. */
export function viewShowing(debate: Study, view: View, claim: ClaimId | undefined): View {
  const { relations } = debate;
  const { root: wanted, ...rest } = view;
  const known = (id: ClaimId | undefined): id is ClaimId => id !== undefined && relations.claim.has(id);
  const root = known(wanted) ? wanted : undefined;
  if (!known(claim)) return { ...rest, root };
  const path = pathIn(debate, root, claim);
  if (root !== undefined && claim !== root && !path.length) return viewShowing(debate, rest, claim);
  const { open = [], depth = Number.POSITIVE_INFINITY } = view;
  return {
    ...rest,
    root,
    open: [...open, ...path.filter((id, level) => level >= depth && !open.includes(id))],
    closed: view.closed?.filter((id) => !path.includes(id))
  };
}
