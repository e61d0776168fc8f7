import { untrack } from 'svelte';
import { writtenBeside } from '$lib/device/convert.ts';
import { type Leafed, leafed } from '$lib/device/draw-paper.ts';
import { LARGE } from '$lib/editor/drawing.ts';
import type { Tongue } from '$lib/editor/language.ts';
import {
  type Choice,
  deepest,
  formatOf,
  has,
  isOther,
  isText,
  keptOf,
  optionsOf,
  pagesOf,
  type Remedies,
  readKept,
  remedies,
  textOf,
  whatOf,
  whatsOf
} from '$lib/editor/picture-choice.ts';
import type { Sight } from '$lib/editor/sight.ts';
import { placesIn, type Study } from '$lib/editor/study.ts';
import type { Written } from '$lib/formats/format.ts';
import { fileOf, type Picture, pictured } from '$lib/picture.ts';
import { LEAST_POINTS, readSize } from '$lib/scene/paper.ts';
import { type Tiling, tiled } from '$lib/scene/tiles.ts';
import { sentenceOf } from './chosen-file.ts';
import type { Reader } from './reader.ts';

/** Ms for which a choice rests before it is drawn. */
const REST = 200;
/** The name under which the last choice is kept. */
const NAME = 'warrant picture';
export const SIZES = ['fit', '160mm', 'slide', 'a4', 'a3', 'a2', 'a0', 'letter'] as const;

/** What the preview shows, and the choice that it shows. */
export type Seen = { choice: Choice } & (
  | { picture: Picture; svg: string; tiling?: Tiling }
  | { leafed: Leafed }
  | { html: string }
  | { written: Written }
);

/** A file that is being chosen: what is wanted of it, and what it would look like. */
export class Draft {
  readonly debate: Study;
  readonly sight: Sight;
  readonly #tongue: Tongue;

  readonly choice: Choice;
  /** A width that is none of the usual ones, as it is typed. */
  width = $state('120');
  unit = $state<'mm' | 'px'>('mm');
  isOwn = $state(false);

  seen = $state.raw<Seen>();
  /** What would make its letters large enough. */
  offered = $state.raw<Remedies>();
  /** Why there is no preview, or no file, as a sentence. */
  failed = $state('');
  /** Of many claims a preview is asked for. */
  #asked = $state.raw<Choice>();

  /** Begins with the choice that was kept last; follows it with a preview as long as its part is on the page. */
  constructor({ session }: Reader, tongue: Tongue) {
    const { debate, sight, claim } = untrack(() => session);
    this.debate = debate;
    this.sight = { ...sight, claim };
    this.#tongue = tongue;
    const choice = $state<Choice>({ ...lastChoice(), what: 'shown', layout: sight.layout, caption: '' });
    this.choice = choice;
    const size = readSize(untrack(() => choice.size));
    if (typeof size === 'object' && !SIZES.some((usual) => usual === untrack(() => choice.size))) {
      this.isOwn = true;
      this.width = String(size.width);
      this.unit = size.unit;
    }
    $effect(() => this.#follow());
    $effect(() => () => keepChoice(untrack(() => this.chosen)));
  }

  /** Whether the width that is typed is one. */
  readonly isWidth = $derived.by(() => readSize(`${this.width}${this.unit}`) !== undefined);
  /** The choice with all that belongs to it. */
  readonly chosen = $derived.by((): Choice => {
    const { choice, isOwn, isWidth, width, unit } = this;
    return { ...choice, size: isOwn ? (isWidth ? `${width}${unit}` : 'fit') : choice.size };
  });
  readonly options = $derived.by(() => optionsOf(this.chosen, this.debate, this.sight, this.#tongue.locale));
  readonly whats = $derived.by(() => whatsOf(this.choice.file, this.debate, this.sight));
  readonly what = $derived.by(() => whatOf(this.choice, this.debate, this.sight));
  /** How many levels there are to choose from. */
  readonly levels = $derived.by(() =>
    this.what === 'path' || !has(this.choice.file, 'levels')
      ? 0
      : deepest(this.choice, this.debate, this.sight)
  );
  /** Whether it is so much that it is drawn only when that is asked for. */
  readonly isMany = $derived.by(
    () =>
      !isOther(this.choice.file) &&
      placesIn(this.debate, this.options.view).length > LARGE &&
      this.options.path === undefined
  );
  /** Whether what is seen is what is chosen. */
  readonly isDone = $derived.by(() => this.seen?.choice === this.chosen);
  /** The smallest letter of what is seen, in points. */
  readonly letter = $derived.by(() => {
    const { seen } = this;
    if (seen && 'leafed' in seen) return seen.leafed.letter;
    return seen && 'picture' in seen ? seen.picture.letter : Number.POSITIVE_INFINITY;
  });
  readonly isSmall = $derived.by(() => this.letter < LEAST_POINTS);

  /** Whether the width has to be mended first. */
  get isUnclear(): boolean {
    return this.isOwn && !this.isWidth && has(this.choice.file, 'size');
  }

  /** Shows much all the same. */
  ask(): void {
    this.#asked = this.chosen;
  }

  /** The picture of what is chosen now, whatever the preview shows. */
  async picture(): Promise<{ picture: Picture; svg: string }> {
    const { seen, isDone, options } = this;
    if (isDone && seen && 'picture' in seen) return seen;
    const picture = await pictured(this.debate.map, options);
    return { picture, svg: fileOf(picture) };
  }

  /** The file of another program that is chosen now, written beside the page. */
  async written(signal: AbortSignal): Promise<Written> {
    const { seen, isDone, choice, debate } = this;
    if (isDone && seen && 'written' in seen) return seen.written;
    if (!isOther(choice.file)) throw new Error(`${choice.file} is no format of another program`);
    return writtenBeside(debate.map, formatOf(choice.file), signal);
  }

  /** Why something could not be made. */
  refuse(problem: unknown): void {
    this.failed = sentenceOf(problem, this.#tongue);
  }

  #follow(): (() => void) | undefined {
    const { chosen, levels, isMany, options } = this;
    if (isMany && this.#asked !== chosen) {
      this.seen = undefined;
      return undefined;
    }
    const stale = new AbortController();
    const draw = async () => {
      try {
        const seen = await this.#look(chosen, stale.signal);
        if (stale.signal.aborted) return;
        this.seen = seen;
        this.failed = '';
        this.offered = undefined;
        if (!('picture' in seen) || seen.picture.letter >= LEAST_POINTS || isMany) return;
        const isWanted = () => !stale.signal.aborted;
        const found = await remedies(this.debate.map, options, seen.picture, levels, isWanted);
        if (isWanted()) this.offered = found;
      } catch (problem) {
        if (stale.signal.aborted) return;
        this.seen = undefined;
        this.refuse(problem);
      }
    };
    const resting = setTimeout(draw, untrack(() => this.seen) ? REST : 0);
    return () => {
      stale.abort();
      clearTimeout(resting);
    };
  }

  async #look(choice: Choice, signal: AbortSignal): Promise<Seen> {
    const { debate, sight } = this;
    const { locale } = this.#tongue;
    if (isOther(choice.file)) {
      return { choice, written: await writtenBeside(debate.map, formatOf(choice.file), signal) };
    }
    if (isText(choice.file)) {
      const { handout } = await import('$lib/handout.ts');
      return { choice, html: await handout(debate.map, textOf(choice, debate, sight, locale), 'html') };
    }
    if (choice.file === 'leaflet')
      return { choice, leafed: await leafed(debate.map, pagesOf(choice, debate, sight, locale), signal) };
    const picture = await pictured(debate.map, optionsOf(choice, debate, sight, locale));
    const tiling = choice.file === 'tiles' ? tiled(picture, choice.sheet) : undefined;
    return { choice, picture, svg: fileOf(picture), ...(tiling && { tiling }) };
  }
}

function lastChoice() {
  try {
    return readKept(JSON.parse(localStorage.getItem(NAME) ?? '{}'));
  } catch {
    return readKept({});
  }
}

function keepChoice(choice: Choice): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(keptOf(choice)));
  } catch {
    // It is asked for again.
  }
}
