import type { Session } from '$lib/editor/session.svelte.ts';
import type { Tree } from '$lib/model/tree.ts';

/** Where the claims that match the filter are whole, in the whole debate or in the branch that is shown, in their order. */
export function matchesIn({ matched, places }: Session): Tree {
  return matched ? places.filter(({ whole, claim }) => whole && matched.has(claim)) : [];
}
