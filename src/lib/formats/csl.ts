import type { Checked } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { readCslJson, writeCslJson } from '../sources/csl-json.ts';
import type { Written } from './format.ts';
import { parsed } from './json.ts';
import { mapOf, writtenSources } from './references.ts';

/** Reads CSL-JSON as a map of sources alone. Never throws. */
export function read(text: string): Checked {
  const { problems } = parsed(text);
  return problems ? { problems } : mapOf(text, readCslJson);
}

/** Writes the sources of a map as CSL-JSON. */
export function write(map: ArgumentMap): Written {
  return writtenSources(map, writeCslJson, readCslJson);
}
