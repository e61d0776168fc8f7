import type { Checked } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { readBibtex, writeBibtex } from '../sources/bibtex.ts';
import type { Written } from './format.ts';
import { mapOf, writtenSources } from './references.ts';

/** Reads BibTeX as a map of sources alone. Never throws. */
export function read(text: string): Checked {
  return mapOf(text, readBibtex);
}

/** Writes the sources of a map as BibTeX. */
export function write(map: ArgumentMap): Written {
  return writtenSources(map, writeBibtex, readBibtex);
}
