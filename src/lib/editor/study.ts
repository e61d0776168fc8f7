import type { ArgumentMap, ClaimId, Reason } from '../model/map.ts';
import type { Texts } from '../model/outdated.ts';
import { type Relations, relate } from '../model/relations.ts';
import { type Sides, sides } from '../model/sides.ts';
import { type Spanning, span } from '../model/spanning.ts';
import { type Forest, forest, pathTo, type Tree, unfold, type View } from '../model/tree.ts';

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
  return root === undefined ? debate.spanning : branchIn(debate, root).spanning;
}

/**
 * The reason under which a claim is drawn whole in the branch of a root: the root itself, and what is not there, where it
 * stands in the whole debate; none for the motion and other roots.
 */
export function homeIn(debate: Study, root: ClaimId | undefined, claim: ClaimId): Reason | undefined {
  return spanningIn(debate, root).home.get(claim) ?? debate.spanning.home.get(claim);
}

/** Every place of a debate that a view shows. */
export function placesIn(debate: Study, view: View): Tree {
  const branch = branchIn(debate, view.root);
  branch.forest ??= forest(debate.relations, debate.sides, branch.spanning);
  const { depth = Number.POSITIVE_INFINITY, closed } = view;
  if (depth < Number.POSITIVE_INFINITY || closed?.length) return unfold(branch.forest, view);
  branch.all ??= unfold(branch.forest, {});
  return branch.all;
}

/** The whole debate, or the branch of a root. */
interface Branch {
  root: ClaimId | undefined;
  spanning: Spanning;
  forest?: Forest;
  /** All its places, with everything open. */
  all?: Tree;
}

/** The branch that was looked at last is asked for again by every link on a page, and the whole debate at every fold. */
const KNOWN = new WeakMap<Study, { whole: Branch; last: Branch }>();

function branchIn(debate: Study, root: ClaimId | undefined): Branch {
  let known = KNOWN.get(debate);
  if (!known) {
    const whole: Branch = { root: undefined, spanning: debate.spanning };
    known = { whole, last: whole };
    KNOWN.set(debate, known);
  }
  if (root === undefined) return known.whole;
  if (known.last.root !== root) known.last = { root, spanning: span(debate.relations, root) };
  return known.last;
}

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
