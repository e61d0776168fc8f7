import { isEdge, LETTER, lettersOf, SIGN, written } from './letters.ts';
import type { Quote } from './quotation.ts';

/** Units of the text around words that stand in it more than once. */
const AROUND = 32;
/** Units in which a word that a place cuts surely begins or ends. */
const REACH = 300;

/**
 * The words of a text between two places as they are quoted: no word is cut, white space is one space, and words that a
 * line divides are whole. Places count UTF-16 units. Nothing where there is no word.
 */
export function quotable(
  text: string,
  { start, end }: { start: number; end: number }
): { exact: string; start: number; end: number } | undefined {
  const before = Math.max(0, start - REACH);
  const letters = lettersOf(text.slice(before, end + REACH));
  const { from, to, kind } = letters;
  const { length } = letters.text;
  let first = 0;
  while (first < length && before + to[first]! <= start) first++;
  let last = first;
  while (last < length && before + from[last]! < end) last++;
  if (!kind.subarray(first, last).some((each) => each === LETTER || each === SIGN)) return undefined;
  while (first > 0 && !isEdge(letters, first)) first--;
  while (last < length && !isEdge(letters, last)) last++;
  const exact = written(letters, first, last);
  return { exact, start: before + from[first]!, end: before + to[last - 1]! };
}

/** What stands before and after a place in a text, to tell it from others of the same words. */
export function around(
  text: string,
  { start, end }: { start: number; end: number }
): Pick<Quote, 'prefix' | 'suffix'> {
  const before = quotable(text.slice(0, start), { start: Math.max(0, start - AROUND), end: start })?.exact;
  const after = quotable(text.slice(end), { start: 0, end: AROUND })?.exact;
  return { ...(before && { prefix: before }), ...(after && { suffix: after }) };
}
