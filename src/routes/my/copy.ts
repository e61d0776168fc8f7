import { CannotKeep, newId, openCatalog } from '$lib/device/catalog.ts';
import { inAddress } from '$lib/editor/address.ts';
import { inLanguage } from '$lib/editor/language.ts';
import { inColours, themeOf } from '$lib/editor/theme.ts';
import type { Language, Messages } from '$lib/messages.ts';
import { copied } from '$lib/model/fingerprint.ts';
import type { ArgumentMap, ClaimId } from '$lib/model/map.ts';

/** Keeps a copy of a map on this device, under an id of its own, which it gives; throws `CannotKeep`. */
export async function keepCopy(map: ArgumentMap): Promise<string> {
  const { Keep } = await import('$lib/device/keep.ts');
  const catalog = await openCatalog();
  try {
    const copy = copied(map, newId());
    await Keep.create(catalog, copy, Date.now());
    return copy.id;
  } finally {
    catalog.close();
  }
}

/** Where a map that is kept on this device is, or a claim of it, in the colours that the page at an address has. */
export function keptAddress(id: string, locale: Language, { searchParams }: URL, claim?: ClaimId): string {
  const theme = themeOf(searchParams);
  const parameters = [claim !== undefined && `claim=${inAddress(claim)}`, theme && `theme=${theme}`];
  const search = parameters.filter(Boolean).join('&');
  return inLanguage(`/my/${inAddress(id)}`, locale) + (search ? `?${search}` : '');
}

/** Where a page beside that of a kept map is, in the colours that the page at an address has. */
export function besideAddress(
  id: string,
  name: 'versions' | 'collect',
  locale: Language,
  { searchParams }: URL
): string {
  return inColours(inLanguage(`/my/${inAddress(id)}/${name}`, locale), searchParams);
}

/** Why something could not be kept, and what to do about it. */
export function sayCannot(problem: unknown, say: Messages): string {
  switch (CannotKeep.because(problem).reason) {
    case 'refused':
      return say.cannot_refused({});
    case 'newer':
      return say.cannot_newer({});
    case 'waiting':
      return say.cannot_waiting({});
    case 'full':
      return say.cannot_full({});
    case 'broken':
      return say.cannot_broken({});
  }
}
