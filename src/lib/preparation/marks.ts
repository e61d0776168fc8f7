import { graphemeSegments } from 'unicode-segmenter/grapheme';

/** How the words of a passage are set off; by practice each stands inside the one before, but none has to. */
export const LEVELS = ['underlined', 'emphasised', 'read'] as const;
/** `underlined` carries the argument, `emphasised` are its key words, `read` is read aloud. */
export type Level = (typeof LEVELS)[number];

/** A part of a text, in UTF-16 units. */
export interface Range {
  start: number;
  end: number;
}

export interface Mark extends Range {
  level: Level;
}

/** A part of a passage in which the same levels hold throughout. */
export interface Run extends Range {
  text: string;
  levels: readonly Level[];
}

/**
 * Marks as they can be shown on a text, whatever they come from: of known levels, inside the text, no letter cut, in order,
 * without white space at their ends, and in one level none that only white space parts.
 */
export function placed(text: string, marks: readonly (Range & { level: string })[]): Mark[] {
  const edges = edgesOf(text);
  return LEVELS.flatMap((level) => {
    const ranges = marks.filter((mark) => mark.level === level).map((mark) => words(text, mark, edges));
    return united(text, ranges).map((range) => ({ ...range, level }));
  }).sort(inOrder);
}

/** Sets a level over a range. */
export function marked(text: string, marks: readonly Mark[], range: Range, level: Level): Mark[] {
  return placed(text, [...marks, { ...range, level }]);
}

/** Takes a level, or all of them, from a range. */
export function cleared(text: string, marks: readonly Mark[], range: Range, level?: Level): Mark[] {
  const { start, end } = whole(text, range, edgesOf(text));
  if (start >= end) return [...marks];
  const left = marks.flatMap((mark): Mark[] => {
    if (level !== undefined && mark.level !== level) return [mark];
    const before = { ...mark, end: Math.min(mark.end, start) };
    const after = { ...mark, start: Math.max(mark.start, end) };
    return [before, after].filter((part) => part.start < part.end);
  });
  return placed(text, left);
}

/** Whether a level holds over all words of a range. */
export function isMarked(text: string, marks: readonly Mark[], range: Range, level: Level): boolean {
  const { start, end } = words(text, range, edgesOf(text));
  return start < end && marks.some((mark) => mark.level === level && mark.start <= start && mark.end >= end);
}

/** A text in runs, one after the other, that join to all of it. `marks` are `placed`. */
export function runsOf(text: string, marks: readonly Mark[]): Run[] {
  const edges = new Set([0, text.length]);
  for (const { start, end } of marks) edges.add(start).add(end);
  const at = [...edges].sort((a, b) => a - b);
  const holding = LEVELS.map((level) => ({
    level,
    marks: marks.filter((mark) => mark.level === level),
    next: 0
  }));
  return at.slice(0, -1).map((start, index): Run => {
    const end = at[index + 1]!;
    const levels = holding.flatMap((each) => {
      while (each.next < each.marks.length && each.marks[each.next]!.end <= start) each.next++;
      const mark = each.marks[each.next];
      return mark && mark.start <= start ? each.level : [];
    });
    return { start, end, text: text.slice(start, end), levels };
  });
}

/** What is read aloud of a text, piece by piece. */
export function piecesRead(text: string, marks: readonly Mark[]): string[] {
  return marks.filter(({ level }) => level === 'read').map(({ start, end }) => text.slice(start, end));
}

/** A range without the white space at its ends, no letter cut. */
function words(text: string, range: Range, edges: readonly number[] | undefined): Range {
  let { start, end } = whole(text, range, edges);
  while (start < end && /\s/.test(text[start]!)) start++;
  while (start < end && /\s/.test(text[end - 1]!)) end--;
  return whole(text, { start, end }, edges);
}

/** Texts in which every unit is a letter of its own. */
const PLAIN = /^[\n\t\u0020-\u02FF\u0370-\u0482\u048A-\u0590\u2010-\u2027\u2030-\u205E]*$/;

/** Where the letters of a text begin, and its end; nothing where that is at every unit. */
function edgesOf(text: string): number[] | undefined {
  if (PLAIN.test(text)) return undefined;
  const edges = Array.from(graphemeSegments(text), ({ index }) => index);
  edges.push(text.length);
  return edges;
}

/** A range inside a text, widened to whole letters. */
function whole(text: string, range: Range, edges: readonly number[] | undefined): Range {
  const inside = (at: number) => Math.min(Math.max(0, Math.trunc(at) || 0), text.length);
  const [start, end] = [inside(range.start), inside(range.end)];
  if (!edges || start >= end) return { start, end };
  return { start: edges[placeOf(edges, start, true)]!, end: edges[placeOf(edges, end, false)]! };
}

/** The place of the last edge up to a unit, or of the first from it on. */
function placeOf(edges: readonly number[], unit: number, before: boolean): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = before ? Math.ceil((low + high) / 2) : Math.floor((low + high) / 2);
    if (before) {
      if (edges[middle]! <= unit) low = middle;
      else high = middle - 1;
    } else if (edges[middle]! >= unit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Ranges in order, as one where they overlap or only white space stands between. */
function united(text: string, ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const range of ranges.filter(({ start, end }) => start < end).sort(inOrder)) {
    const last = all.at(-1);
    if (last && !text.slice(last.end, range.start).trim()) last.end = Math.max(last.end, range.end);
    else all.push({ start: range.start, end: range.end });
  }
  return all;
}

function inOrder(a: Range & { level?: Level }, b: Range & { level?: Level }): number {
  return a.start - b.start || a.end - b.end || levelPlace(a) - levelPlace(b);
}

function levelPlace({ level }: { level?: Level }): number {
  return level === undefined ? 0 : LEVELS.indexOf(level);
}
