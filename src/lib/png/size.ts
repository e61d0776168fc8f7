/** How a picture is drawn that becomes a PNG: it has no letters, and nothing travels inside. */
export const AS_PNG = { letters: 'outlines', map: false } as const;

/** Pixels to the px of a picture, at least and at most; in between any number will do. */
export const SCALES = { least: 1, most: 4, usual: 2 } as const;

/** How large a picture is shown. */
export interface Shown {
  width: number;
  height: number;
  unit: 'px' | 'mm';
}

/** CSS has 96 px to the inch. */
export const INCH = { px: 96, mm: 25.4 } as const;
/** Pixels along an edge and in all: what most programs open, and what fits the memory of a page. */
const LONGEST = 32_767;
const MOST = 200_000_000;

/** How many pixels a picture has as a PNG. */
export function pngSize({ width, height, unit }: Shown, scale: number): { width: number; height: number } {
  const pixels = (length: number) => Math.max(1, Math.round((length / INCH[unit]) * INCH.px * scale));
  return { width: pixels(width), height: pixels(height) };
}

/**
 * The largest scale at which a picture can become a PNG, with one decimal; of a picture that is too large at any, the
 * greatest width that it may have, in px; nothing where it can be made.
 */
export function pngTooLarge(shown: Shown, scale: number): { scale: number } | { width: number } | undefined {
  const isIn = ({ width, height }: ReturnType<typeof pngSize>) =>
    Math.max(width, height) <= LONGEST && width * height <= MOST;
  if (isIn(pngSize(shown, scale))) return undefined;
  const { width, height } = pngSize(shown, 1);
  const least = Math.min(LONGEST / Math.max(width, height), Math.sqrt(MOST / (width * height)));
  let tenths = Math.floor(least * 10);
  while (tenths >= 10 * SCALES.least && !isIn(pngSize(shown, tenths / 10))) tenths--;
  return tenths >= 10 * SCALES.least ? { scale: tenths / 10 } : { width: Math.floor(width * least) - 1 };
}
