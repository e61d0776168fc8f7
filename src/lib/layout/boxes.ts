/**
 * What a layout is given: boxes of known size in preorder, each with its parent (-1 for a root; a parent stands
 * before its children and every branch is contiguous), and the links to route between them. Sizes are px.
 */
export interface Boxes {
  parent: Int32Array;
  width: Float64Array;
  height: Float64Array;
  links: readonly LinkEnds[];
  /** For children of a root, the half of the picture they lie in; other boxes follow their parent. */
  half?: readonly Half[];
  /** Children of roots that stand opposite each other. */
  facing?: readonly (readonly [number, number])[];
  /** Two-sided only: the root stands above its children, not between them. */
  rootAbove?: boolean;
}

export type Half = 'left' | 'right';

/** A link from one box, or from several that hold only together, to a box or to another link. */
export interface LinkEnds {
  from: readonly number[];
  /** `offset` moves the point of arrival across the growth, in px, so that different marks do not lie on each other. */
  to: { box: number; offset?: number } | { link: number };
}

/** The way in which a box's branch grows. */
export type Growth = 'left' | 'right' | 'down';

/**
 * Positions of the boxes' top left corners, how each branch grows, and the extent of all of it. Whole px, nothing left of
 * or above 0. Plain data.
 */
export interface Arrangement {
  x: Float64Array;
  y: Float64Array;
  growth: Growth[];
  width: number;
  height: number;
}

export interface Route {
  /** SVG path data: one path per box it comes from, and one on from the joint where there are several. */
  paths: string[];
  /** Where it arrives, and in which direction (a unit vector). */
  end: { x: number; y: number; dx: number; dy: number };
  joint?: { x: number; y: number };
}

/** Space in px between neighbours across the direction of growth, and for the links between generations. */
export const GAP = { sibling: 12, cousin: 22, generation: 56, tree: 64 } as const;

/** A layout arranges boxes; there is one file for each. `routing` says how the links run between them. */
export type Layout = (boxes: Boxes) => Arrangement;

/** The ranges of boxes that belong to one root each. */
export function trees({ parent }: Boxes): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (let at = 0; at < parent.length; at++) {
    if (parent[at]! < 0) ranges.push({ start: at, end: at });
    ranges[ranges.length - 1]!.end = at + 1;
  }
  return ranges;
}
