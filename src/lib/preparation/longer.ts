import { type Mark, placed, type Range } from './marks.ts';

/** A text with one space for every run of white space, and where each of its units stands in the text. */
interface Folded {
  text: string;
  at: number[];
}

/** How two texts lie on each other: units `from` to `to` of the one, folded, are those of the other from `onto` on. */
export interface Alignment {
  short: Folded;
  long: Folded;
  from: number;
  to: number;
  onto: number;
}

/**
 * Lays a text on a longer one in which its quoted part is found word by word; white space counts as one space. What stands
 * around the quoted part goes along as far as both have it. Nothing where the quoted part is not found.
 */
export function aligned(text: string, quoted: Range, longer: string): Alignment | undefined {
  const [short, long] = [folded(text), folded(longer)];
  const words = folded(text.slice(quoted.start, quoted.end)).text.trim();
  const found = words ? long.text.indexOf(words) : -1;
  if (found < 0) return undefined;
  let from = short.text.indexOf(words, folded(text.slice(0, quoted.start)).text.trimEnd().length);
  let onto = found;
  let to = from + words.length;
  while (from > 0 && onto > 0 && short.text[from - 1] === long.text[onto - 1]) {
    from--;
    onto--;
  }
  while (to < short.text.length && short.text[to] === long.text[onto + to - from]) to++;
  return { short, long, from, to, onto };
}

/** The marks of the shorter text as they stand on the longer one: on the same words. */
export function carried({ short, long, from, to, onto }: Alignment, marks: readonly Mark[], longer: string) {
  return moved(marks, short, long, longer, { start: from, end: to }, onto - from);
}

/** The marks of the longer text as far as the shorter one has their words. */
export function carriedBack(
  { short, long, from, to, onto }: Alignment,
  marks: readonly Mark[],
  text: string
) {
  return moved(marks, long, short, text, { start: onto, end: onto + to - from }, from - onto);
}

function moved(
  marks: readonly Mark[],
  from: Folded,
  to: Folded,
  text: string,
  shared: Range,
  by: number
): Mark[] {
  const next = marks.flatMap((mark): Mark[] => {
    const start = Math.max(shared.start, unitAt(from, mark.start));
    const end = Math.min(shared.end, unitAt(from, mark.end));
    return start < end ? [{ ...mark, start: to.at[start + by]!, end: to.at[end + by - 1]! + 1 }] : [];
  });
  return placed(text, next);
}

/** The first folded unit that stands at a unit of the text or after it. */
function unitAt({ at }: Folded, unit: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function folded(text: string): Folded {
  const at: number[] = [];
  let units = '';
  for (const { 0: run, index } of text.matchAll(/\s+|\S+/g)) {
    if (/\s/.test(run[0]!)) {
      units += ' ';
      at.push(index);
    } else {
      units += run;
      for (let unit = 0; unit < run.length; unit++) at.push(index + unit);
    }
  }
  return { text: units, at };
}
