import type { Preparation } from '$lib/preparation/preparation.ts';

let brought: Preparation | undefined;

/** Hands a file of a preparation over to the page on which that preparation is open. */
export function bring(preparation: Preparation): void {
  brought = preparation;
}

/** What was handed over for a preparation, once. */
export function takeBrought(id: string): Preparation | undefined {
  if (brought?.id !== id) return undefined;
  const taken = brought;
  brought = undefined;
  return taken;
}
