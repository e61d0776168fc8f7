/**
 * The dialog in which a file is opened. It is asked for through this module, so that the first script of a page names one
 * file in its place and not all those that the dialog needs.
 */
export function openingDialog(): Promise<typeof import('./OpenFile.svelte')> {
  return import('./OpenFile.svelte');
}
