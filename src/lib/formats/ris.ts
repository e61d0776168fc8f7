import type { Checked } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { readRis, writeRis } from '../sources/ris.ts';
import type { Written } from './format.ts';
import { mapOf, writtenSources } from './references.ts';

/** Reads RIS as a map of sources alone. Never throws. */
export function read(text: string): Checked {
  return mapOf(text, readRis);
}

/** Writes the sources of a map as RIS. */
export function write(map: ArgumentMap): Written {
  return writtenSources(map, writeRis, readRis);
}
