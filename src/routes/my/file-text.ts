import { type Catalog, ownTextKey } from '$lib/device/catalog.ts';
import type { OwnText } from '$lib/device/own-text.ts';
import { asRead } from '$lib/formats/argdown-beside.ts';
import { textOf } from '$lib/formats/warrant.ts';
import type { ArgumentMap } from '$lib/model/map.ts';

/** Characters of a longer text take the page too long to look at once more. */
const LONGEST = 300_000;

/**
 * Keeps the text of a file beside the map that was read from it, so that it is found in the text pane as its author wrote it. Where
 * it cannot be, the pane writes the map anew.
 */
export async function keepFileText(catalog: Catalog, map: ArgumentMap, file: File): Promise<void> {
  if (file.size > LONGEST) return;
  const { text } = textOf(new Uint8Array(await file.arrayBuffer()));
  const kept: OwnText | undefined = text === undefined ? undefined : asRead(text, map);
  if (kept) await catalog.put('settings', kept, ownTextKey(map.id));
}
