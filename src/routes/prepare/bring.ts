import type { Preparation } from '$lib/preparation/preparation.ts';

let brought: Preparation | undefined;
let broughtFile: File | undefined;

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

/** Hands a file that was opened elsewhere over to the list of preparations. */
export function bringFile(file: File): void {
  broughtFile = file;
}

/** The file that was handed over, once. */
export function takeBroughtFile(): File | undefined {
  const taken = broughtFile;
  broughtFile = undefined;
  return taken;
}
