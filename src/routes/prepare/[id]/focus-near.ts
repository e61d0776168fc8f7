import { tick } from 'svelte';

/**
 * Gives the keyboard back after something was removed from a place in a list, with what held the keyboard: to what
 * stands at that place now, else to the last of the list, else to what is never removed. Both are selectors, since
 * the list may go with its last item.
 */
export async function focusNear(left: string, place: number, otherwise: string): Promise<void> {
  await tick();
  const found = document.querySelectorAll<HTMLElement>(left);
  (found[Math.min(place, found.length - 1)] ?? document.querySelector<HTMLElement>(otherwise))?.focus();
}
