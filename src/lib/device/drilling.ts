import * as v from 'valibot';
import { DRILLS, DrillHistory } from '../preparation/drills.ts';
import { BesideKeep } from './beside.ts';
import type { Catalog } from './catalog.ts';

const Seconds = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(600));

/** How somebody drills. */
const DrillWays = v.object({
  /** All kinds where none is said. */
  kind: v.optional(v.picklist(DRILLS)),
  /** To extend a claim, and for everything else. */
  extend: Seconds,
  others: Seconds,
  seed: v.string()
});

/** What is remembered of the drills of a preparation on this device. */
const KeptDrilling = v.object({ history: DrillHistory, ways: DrillWays });

export type DrillWays = v.InferOutput<typeof DrillWays>;
export type KeptDrilling = v.InferOutput<typeof KeptDrilling>;

export const USUAL: DrillWays = { extend: 15, others: 60, seed: '1' };

/**
 * Where the drills of a preparation are remembered while they are shown: beside the preparation, of which they are no part.
 * Where nothing can be kept, one drills all the same.
 */
export class DrillingKeep extends BesideKeep<KeptDrilling> {
  /** `ontaken` is told what another tab has written. */
  constructor(catalog: Catalog, preparation: string, ontaken: (kept: KeptDrilling) => void) {
    super(catalog, drillingKey(preparation), KeptDrilling, ontaken);
  }
}

/** The key in the store of settings. */
export function drillingKey(preparation: string): string {
  return `drills ${preparation}`;
}
