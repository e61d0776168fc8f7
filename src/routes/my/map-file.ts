import { fileName } from '$lib/formats/file-name.ts';
import { write } from '$lib/formats/warrant.ts';
import { asGiven } from '$lib/model/fingerprint.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import { withoutNotes } from '$lib/model/notes.ts';
import { offerFile } from '../offer-file.ts';

/** Offers a map as its own file, with its notes only where that is wished; gives the name of the file. */
export function offerMap(map: ArgumentMap, notes = false): string {
  const name = fileName(map.title, '.warrant.json');
  offerFile(
    name,
    write(asGiven(notes ? map : withoutNotes(map))) as Uint8Array<ArrayBuffer>,
    'application/json'
  );
  return name;
}
