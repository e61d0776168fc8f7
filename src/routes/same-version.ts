import { browser, version } from '$app/environment';

/**
 * Data for a page, where it was made by the version of the program that runs; otherwise the page is loaded anew, with
 * the program that belongs to the data.
 */
export async function sameVersion<T extends { version: string }>(data: T, url: URL): Promise<T> {
  if (!browser || data.version === version) return data;
  // Going to the address at which one is already, with a fragment, would load nothing.
  if (url.href === location.href) location.reload();
  else location.assign(url.href);
  // The page is on its way out.
  return new Promise(() => {});
}
