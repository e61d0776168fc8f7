import { preloadData } from '$app/navigation';
import type { Catalog } from '$lib/device/catalog.ts';
import { inAddress } from '$lib/editor/address.ts';
import { inLanguage } from '$lib/editor/language.ts';
import type { Language } from '$lib/messages.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import type { PageData as HomeData } from '../$types';
import type { Debate } from '../debates.server.ts';
import type { PageData as MapData } from '../maps/[id]/$types';

/** What another page has, which a browser that was here before keeps for when there is no network. */
async function dataOf<Data extends object>(path: string, locale: Language): Promise<Data | undefined> {
  const found = await preloadData(inLanguage(path, locale)).catch(() => undefined);
  return found?.type === 'loaded' && found.status === 200 ? (found.data as Data) : undefined;
}

/** The debates of the site; nothing where they cannot be reached. */
export async function siteDebates(locale: Language): Promise<Debate[] | undefined> {
  return (await dataOf<HomeData>('/', locale))?.debates;
}

/** A map of the site, or one that is kept on the device; nothing where it is not there. */
export async function mapOf(
  catalog: Catalog,
  { id, kept }: { id: string; kept?: boolean | undefined },
  locale: Language
): Promise<ArgumentMap | undefined> {
  if (!kept) return (await dataOf<MapData>(`/maps/${inAddress(id)}`, locale))?.map;
  const { contentOf } = await import('$lib/device/keep.ts');
  const entry = await catalog.get('maps', id).catch(() => undefined);
  if (!entry || entry.removed !== undefined) return undefined;
  return contentOf(catalog, id).catch(() => undefined);
}

/** Where a map is read. */
export function mapAddress(
  { id, kept }: { id: string; kept?: boolean | undefined },
  locale: Language
): string {
  return inLanguage(`/${kept ? 'my' : 'maps'}/${inAddress(id)}`, locale);
}
