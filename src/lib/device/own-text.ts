import * as v from 'valibot';
import { BesideKeep } from './beside.ts';
import { type Catalog, ownTextKey } from './catalog.ts';

const Ids = v.array(v.string());

/** The text that somebody has written beside a map, with the claims and reasons of which it tells, in its order. */
const OwnText = v.object({
  text: v.string(),
  claims: Ids,
  reasons: Ids,
  /** The text as it was typed last, where the map does not follow it yet. */
  words: v.optional(v.string())
});

export type OwnText = v.InferOutput<typeof OwnText>;

/** Where the text beside a map is kept on this device, with comments and an order that the map has no place for. */
export class OwnTextKeep extends BesideKeep<OwnText> {
  constructor(catalog: Catalog, map: string, ontaken: (kept: OwnText) => void) {
    super(catalog, ownTextKey(map), OwnText, ontaken);
  }
}
