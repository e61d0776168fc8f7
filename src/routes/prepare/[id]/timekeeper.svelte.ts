import { beat } from '$lib/device/beat.ts';
import type { Catalog } from '$lib/device/catalog.ts';
import { TimingKeep } from '$lib/device/timing.ts';
import type { DebateFormat } from '$lib/preparation/debate-format.ts';
import {
  beginTiming,
  fits,
  isFresh,
  pause,
  type Shown,
  type Signal,
  shownAt,
  signalsBetween,
  type Timing,
  together,
  untilOther
} from '$lib/preparation/timer.ts';

/** Ms by which a second is looked for after it has begun, so that it is not missed by a hair. */
const AFTER = 5;
/** Ms between two looks while the page is not seen. */
const UNSEEN = 1000;
/** Ms for which a signal is shown most strongly. */
const STANDS = 5000;

/** Signals that are rung together, and the team whose time to prepare they are of, if not of the stage. */
export interface Rung {
  signals: readonly Signal[];
  pool?: string | undefined;
}

/** The timer of a preparation while it is shown: looks at the clock once a second while something runs, else never. */
export class Timekeeper {
  readonly #format: () => DebateFormat;
  readonly #onring: (rung: Rung) => void;
  #keep: TimingKeep | undefined;
  /** As it was made or read last: it may not belong to the format any more. */
  #kept = $state.raw<Timing>();
  #moment = $state.raw(Date.now());
  /** Signals up to this moment were rung. */
  #heard = Date.now();
  #look: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #stopBeat: (() => void) | undefined;

  /** What is rung just now. */
  ringing = $state.raw<Rung>();
  /** What was kept is read: only then anything is shown, or changed. */
  readonly isReady: boolean = $derived(this.#kept !== undefined);
  readonly #isMeant: boolean = $derived.by(
    () => this.#kept !== undefined && fits(this.#kept, this.#format())
  );
  /** Something was timed, but the format is another now. */
  readonly isAnew: boolean = $derived(this.isReady && !this.#isMeant && !isFresh(this.#kept!));
  readonly timing: Timing = $derived.by(() => (this.#isMeant ? this.#kept! : beginTiming(this.#format())));
  readonly shown: Shown = $derived.by(() => shownAt(this.timing, this.#format(), this.#moment));

  constructor(format: () => DebateFormat, onring: (rung: Rung) => void) {
    this.#format = format;
    this.#onring = onring;
  }

  /** Reads what is kept and goes on from there, until what this gives is called. */
  open(catalog: Catalog, preparation: string): () => void {
    let isOpen = true;
    const keep = new TimingKeep(catalog, preparation, ({ timing, heard }) => {
      this.#kept = timing;
      this.#heard = Math.max(this.#heard, heard);
      this.look();
    });
    this.#keep = keep;
    void keep.read().then((found) => {
      if (!isOpen || this.#kept) return;
      this.#kept = found?.timing ?? beginTiming(this.#format());
      this.#heard = found?.heard ?? Date.now();
      this.look();
    });
    const seen = () => this.look();
    document.addEventListener('visibilitychange', seen);
    return () => {
      isOpen = false;
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(this.#look);
      clearTimeout(this.#quiet);
      this.#stopBeat?.();
      keep.close();
    };
  }

  /** Looks at the clock: rings what has come since it was looked at last. */
  look(): void {
    if (!this.isReady) return;
    const now = Date.now();
    const format = this.#format();
    const timing = this.timing;
    const signals = together(signalsBetween(timing, format, this.#heard, now));
    this.#heard = now;
    this.#moment = now;
    // A team has used up its time to prepare.
    if (timing.running && untilOther(timing, format, now) === undefined)
      this.#kept = pause(timing, format, now);
    if (signals.length) {
      this.#ring({ signals, pool: timing.running?.pool });
      this.#write();
    }
    this.#follow();
  }

  /** Changes the timer at this moment. */
  do(change: (timing: Timing, format: DebateFormat, moment: number) => Timing): void {
    if (!this.isReady) return;
    this.look();
    const next = change(this.timing, this.#format(), this.#moment);
    if (next === this.#kept) return;
    this.#hush();
    this.#kept = next;
    this.#write();
    this.#follow();
  }

  #write(): void {
    this.#keep?.write({ timing: this.timing, heard: this.#heard });
  }

  #ring(rung: Rung): void {
    this.#hush();
    this.ringing = rung;
    this.#quiet = setTimeout(() => this.#hush(), STANDS);
    this.#onring(rung);
  }

  #hush(): void {
    clearTimeout(this.#quiet);
    this.ringing = undefined;
  }

  /** Sees to it that it is looked again when other seconds are shown. */
  #follow(): void {
    clearTimeout(this.#look);
    const ms = untilOther(this.timing, this.#format(), this.#moment);
    if (ms !== undefined) this.#look = setTimeout(() => this.look(), ms + AFTER);
    const isUnseen = ms !== undefined && document.hidden;
    if (isUnseen) this.#stopBeat ??= beat(UNSEEN, () => this.look());
    else {
      this.#stopBeat?.();
      this.#stopBeat = undefined;
    }
  }
}
