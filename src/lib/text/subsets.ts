import { type Face, tableOf } from './faces.ts';
import { RANGES } from './metrics.ts';

/** A file of a bundled font, named by the part of Unicode that it holds. */
export type Subset = keyof typeof RANGES;

const BOUNDS = Object.entries(RANGES).map(([subset, ranges]) => ({
  subset: subset as Subset,
  bounds: Array.from(ranges.matchAll(/U\+(\w+)(?:-(\w+))?/g), ([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16)
  ])
}));

type Bounds = (typeof BOUNDS)[number]['bounds'];

const holds = (bounds: Bounds, codePoint: number) =>
  bounds.some(([from, to]) => from! <= codePoint && codePoint <= to!);

/**
 * The file that a browser takes for a code point by the unicode ranges of the packages' style sheets. Some
 * ranges overlap; then the rule that stands last in the style sheet wins: latin before latin-ext, vietnamese,
 * greek, greek-ext, cyrillic, cyrillic-ext. Undefined for a code point in no range and, when a face is
 * given, for one that the face lacks (the serif has no greek-ext at all).
 */
export function subsetOf(codePoint: number, face?: Face): Subset | undefined {
  if (face && !tableOf(face).advances.has(codePoint)) return undefined;
  return BOUNDS.find(({ bounds }) => holds(bounds, codePoint))?.subset;
}

/** Whether one file can draw all of these code points; a browser draws a grapheme from one file. */
export function inOneFile(codePoints: readonly number[]): boolean {
  return codePoints.length < 2 || subsetHolding(codePoints) !== undefined;
}

/** The first file that can draw all of these code points. */
export function subsetHolding(codePoints: readonly number[]): Subset | undefined {
  return BOUNDS.find(({ bounds }) => codePoints.every((codePoint) => holds(bounds, codePoint)))?.subset;
}
