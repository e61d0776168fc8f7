import * as v from 'valibot';
import { Timing } from '../preparation/timer.ts';
import { BesideKeep } from './beside.ts';
import type { Catalog } from './catalog.ts';

/** The timer of a preparation, or of a round of it, as it is kept on this device; moments are in ms since 1970. */
const KeptTiming = v.object({
  timing: Timing,
  /** Signals up to this moment were rung. */
  heard: v.pipe(v.number(), v.finite())
});

export type KeptTiming = v.InferOutput<typeof KeptTiming>;

/**
 * Where the timer of a preparation is kept while it is shown. It is no part of the preparation. Where nothing can be
 * kept, the timer runs all the same.
 */
export class TimingKeep extends BesideKeep<KeptTiming> {
  /** `ontaken` is told what another tab has written. */
  constructor(catalog: Catalog, name: string, ontaken: (kept: KeptTiming) => void) {
    super(catalog, timingKey(name), KeptTiming, ontaken);
  }
}

/** The key in the store of settings: of a preparation's own timer by its id. */
export function timingKey(name: string): string {
  return `timer ${name}`;
}

/** The name of the timer of a practice round: each has its own. */
export function roundTiming(preparation: string, round: string): string {
  return `${preparation} ${round}`;
}
