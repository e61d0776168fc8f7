import { isEdge, isInWord, isTogether, type Letters, SIGN } from './letters.ts';

/** A stretch of units of `Letters`. */
export interface Span {
  start: number;
  end: number;
}

/** A step of an alignment: a word of the quotation, one of the text, or both, by their numbers. */
export interface Step {
  kind: 'paired' | 'added' | 'removed' | 'omitted';
  /** The word or the ellipsis of the quotation. */
  ours?: Part;
  /** The words of the text from `theirs` up to, but not with, `until`. */
  theirs: number;
  until: number;
}

/** A part of a quotation: a word, a word in brackets, which may stand for others, or an ellipsis. */
export interface Part extends Span {
  kind: 'word' | 'bracketed' | 'ellipsis';
  id: number;
}

export interface Words {
  start: Int32Array;
  end: Int32Array;
}

export interface Alignment {
  steps: Step[];
  words: Words;
  parts: Part[];
}

/** Letters that an ellipsis may leave out: about half a page. */
export const LONGEST_GAP = 1000;
/** Words of the longest quotation of which a close match is looked for. */
export const LONGEST = 2000;
/** One word in so many may differ. */
const PER_CHANGE = 5;
/** Places as close as each other that are told apart by what stands around them. */
const MOST_TIES = 64;
/** Steps that are weighed for them. */
const MOST_TRACED = 1 << 25;

/** A changed word is dearer than half of an added and a removed one, so that words are paired where they can be. */
const CHANGED = 4;
const ADDED = 5;
const REMOVED = 5;
/** Of a word in brackets, which stands for others by its author's own account. */
const STAND_IN = 1;
/** Words that one in brackets may stand for. */
const STANDS_FOR = 10;

export const ELLIPSIS = /\[\.\.\.\]|\(\.\.\.\)|\.{3,}/g;
const BRACKETED = /\[[^[\]]*\]/g;

/** The stretches of a quotation between its ellipses. */
export function betweenEllipses({ text }: Letters): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, 0: dots } of text.matchAll(ELLIPSIS)) {
    spans.push({ start, end: index });
    start = index + dots.length;
  }
  spans.push({ start, end: text.length });
  return spans;
}

/**
 * Where a text comes closest to a quotation, word by word, with at most one word in five changed, added or removed:
 * capitals, punctuation and hyphens do not count here, words in brackets may stand for any others, and an ellipsis for
 * up to `LONGEST_GAP` letters. Of places that are equally close the one with the highest `rank`, then the first.
 *
 * Semi-global alignment by dynamic programming (Sellers, The theory and computation of evolutionary distances, J.
 * Algorithms 1, 1980), in the stretches of the text where an exact run of words makes a match possible (the pigeonhole
 * filter of Wu and Manber, Fast text searching allowing errors, CACM 35, 1992). Worst case: the product of both numbers
 * of words.
 */
export function closest(
  ours: Letters,
  theirs: Letters,
  rank: (words: Span) => number
): Alignment | undefined {
  const ids = new Map<string, number>();
  const parts = partsOf(ours, ids);
  const plain = parts.filter(({ kind }) => kind === 'word').length;
  if (plain === 0 || parts.length > LONGEST) return undefined;
  const { words, id } = wordsIn(theirs, ids);
  const most = Math.floor(plain / PER_CHANGE);
  const ellipses = parts.filter(({ kind }) => kind === 'ellipsis').length;
  // A word and the space after it have two letters at least.
  const slack = most + STANDS_FOR * (parts.length - plain - ellipses) + (LONGEST_GAP / 2) * ellipses;

  let least = most * REMOVED + STAND_IN * STANDS_FOR * (parts.length - plain - ellipses);
  let ends: { end: number; from: number }[] = [];
  for (const { start, end } of windows(parts, id, most, slack)) {
    const costs = align(parts, id, words, start, end);
    for (let at = 1; at <= end - start; at++) {
      const cost = costs[at]!;
      if (cost > least) continue;
      if (cost < least) ends = [];
      least = cost;
      if (ends.length < MOST_TIES) ends.push({ end: start + at, from: start });
    }
  }

  let best: { steps: Step[]; rank: number } | undefined;
  let room = MOST_TRACED;
  for (const { end, from } of ends) {
    const start = Math.max(from, end - parts.length - slack);
    room -= (end - start) * parts.length;
    if (room < 0 && best) break;
    const steps = trace(parts, id, words, start, end);
    if (changesOf(steps, id) > most) continue;
    const first = steps.find(({ until, theirs }) => until > theirs)!;
    const score = rank({ start: words.start[first.theirs]!, end: words.end[end - 1]! });
    if (!best || score > best.rank) best = { steps, rank: score };
    if (score === Number.POSITIVE_INFINITY) break;
  }
  return best && { steps: best.steps, words, parts };
}

/** Words changed, added and removed, but for what stands in brackets and the words beside it. */
function changesOf(steps: readonly Step[], id: Int32Array): number {
  return steps.filter(({ kind, ours, theirs }, at) => {
    if (kind === 'omitted' || ours?.kind === 'bracketed') return false;
    if (kind !== 'removed') return kind === 'added' || id[theirs] !== ours!.id;
    let before = at;
    while (steps[before]?.kind === 'removed') before--;
    return steps[before]?.ours?.kind !== 'bracketed';
  }).length;
}

/** The words, bracketed words and ellipses of a quotation in their order; equal words get equal ids. */
function partsOf(letters: Letters, ids: Map<string, number>): Part[] {
  const { text, kind } = letters;
  const own = Uint8Array.from(kind);
  const bracketed: Span[] = [];
  for (const { index, 0: group } of text.matchAll(BRACKETED)) {
    const last = index + group.length - 1;
    const inWord =
      !group.includes(' ') &&
      ((isInWord(kind[index - 1]) && isTogether(letters, index - 1)) ||
        (isInWord(kind[last + 1]) && isTogether(letters, last)));
    if (inWord) own[index] = own[last] = INNER_BRACKET;
    else bracketed.push({ start: index, end: last });
  }
  const parts: Part[] = [];
  const { start, end } = wordSpans({ ...letters, kind: own });
  const gaps = [...text.matchAll(ELLIPSIS)].map(({ index, 0: dots }) => ({
    start: index,
    end: index + dots.length
  }));
  let gap = 0;
  let group = 0;
  for (let at = 0; at < start.length; at++) {
    const span = { start: start[at]!, end: end[at]! };
    let omits: Span | undefined;
    for (; gap < gaps.length && gaps[gap]!.start < span.start; gap++) omits = gaps[gap];
    if (omits && parts.length) parts.push({ ...omits, kind: 'ellipsis', id: -1 });
    const word = folded(text.slice(span.start, span.end));
    if (!ids.has(word)) ids.set(word, ids.size);
    while (group < bracketed.length && bracketed[group]!.end < span.start) group++;
    const isBracketed = group < bracketed.length && bracketed[group]!.start < span.start;
    parts.push({ ...span, kind: isBracketed ? 'bracketed' : 'word', id: ids.get(word)! });
  }
  return parts;
}

/** The kind of a bracket in '[T]he' is that of a hyphen in a word. */
const INNER_BRACKET = 3;

/** The words of a text, and for each its id where it is one of `ids`, else -1. */
function wordsIn(letters: Letters, ids: ReadonlyMap<string, number>): { words: Words; id: Int32Array } {
  const words = wordSpans(letters);
  const known = new Map<string, number>();
  const id = words.start.map((start, at) => {
    const word = letters.text.slice(start, words.end[at]);
    let found = known.get(word);
    if (found === undefined) {
      found = ids.get(folded(word)) ?? -1;
      known.set(word, found);
    }
    return found;
  });
  return { words, id };
}

function wordSpans(letters: Letters): Words {
  const { text, kind, from } = letters;
  const start = new Int32Array(text.length);
  const end = new Int32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const first = at++;
    if (isInWord(kind[first])) while (at < text.length && !isEdge(letters, at)) at++;
    else if (kind[first] === SIGN) while (kind[at] === SIGN && from[at] === from[first]) at++;
    else continue;
    start[count] = first;
    end[count++] = at;
  }
  return { start: start.slice(0, count), end: end.slice(0, count) };
}

/** A word without capitals, hyphens, apostrophes and brackets. */
function folded(word: string): string {
  return word.toLowerCase().replace(/[-'[\]]/g, '');
}

/**
 * The stretches of a text, as numbers of words, outside which no match is possible: of `most + 1` runs of the
 * quotation's words that do not overlap, one at least must stand there as it is.
 */
function windows(parts: readonly Part[], id: Int32Array, most: number, slack: number): Span[] {
  const runs: Span[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (parts[at]!.kind !== 'word') continue;
    const start = at;
    while (parts[at + 1]?.kind === 'word') at++;
    runs.push({ start, end: at + 1 });
  }
  const seedsOf = (length: number) =>
    runs.reduce((sum, { start, end }) => sum + Math.floor((end - start) / length), 0);
  let length = Math.max(...runs.map(({ start, end }) => end - start));
  while (seedsOf(length) <= most) length--;

  const seeds = new Map<number, { first: number; last: number }>();
  for (const { start, end } of runs) {
    for (let at = start; at + length <= end; at += length) {
      let hash = 0;
      for (let i = at; i < at + length; i++) hash = Math.imul(hash, 31) + parts[i]!.id + 1;
      const same = seeds.get(hash);
      if (same) same.last = at;
      else seeds.set(hash, { first: at, last: at });
    }
  }
  const found: Span[] = [];
  for (let at = 0; at + length <= id.length; at++) {
    let hash = 0;
    let i = at;
    for (; i < at + length && id[i]! >= 0; i++) hash = Math.imul(hash, 31) + id[i]! + 1;
    if (i < at + length) continue;
    const seed = seeds.get(hash);
    if (!seed) continue;
    let start = Math.max(0, at - seed.last - slack);
    let end = Math.min(id.length, at - seed.first + parts.length + slack);
    for (let before = found.at(-1); before && start <= before.end; before = found.at(-1)) {
      start = Math.min(start, before.start);
      end = Math.max(end, before.end);
      found.pop();
    }
    found.push({ start, end });
  }
  return found;
}

const PAIR = 0;
const ADD = 1;
const REMOVE = 2;

/**
 * The least cost of the whole quotation against what ends after each word of a stretch of the text, beginning anywhere
 * in it. `ways`, where given, takes the last step to each place; for an ellipsis, where it began.
 */
function align(
  parts: readonly Part[],
  id: Int32Array,
  words: Words,
  from: number,
  to: number,
  ways?: (Uint8Array | Int32Array)[]
): Int32Array {
  const width = to - from + 1;
  let last = new Int32Array(width);
  let next = new Int32Array(width);
  for (const part of parts) {
    if (part.kind === 'ellipsis') {
      const way = ways && new Int32Array(width);
      bridge(last, next, words, from, way);
      if (way) ways.push(way);
    } else {
      const way = ways && new Uint8Array(width);
      const isWord = part.kind === 'word';
      const changed = isWord ? CHANGED : STAND_IN;
      const added = isWord ? ADDED : STAND_IN;
      const removed = isWord ? REMOVED : STAND_IN;
      const own = part.id;
      let left = last[0]! + added;
      next[0] = left;
      if (way) way[0] = ADD;
      for (let at = 1; at < width; at++) {
        let cost = last[at - 1]! + (id[from + at - 1] === own ? 0 : changed);
        let step = PAIR;
        if (last[at]! + added < cost) {
          cost = last[at]! + added;
          step = ADD;
        }
        if (left + removed < cost) {
          cost = left + removed;
          step = REMOVE;
        }
        next[at] = left = cost;
        if (way) way[at] = step;
      }
      if (way) ways.push(way);
    }
    [last, next] = [next, last];
  }
  return last;
}

/** An ellipsis: the least cost within reach before each word, the nearest of equal ones. */
function bridge(last: Int32Array, next: Int32Array, words: Words, from: number, way?: Int32Array): void {
  const queue = new Int32Array(last.length);
  let head = 0;
  let tail = 0;
  for (let at = 0; at < last.length; at++) {
    while (tail > head && last[queue[tail - 1]!]! >= last[at]!) tail--;
    queue[tail++] = at;
    // The words from + queue[head] up to from + at - 1 are left out.
    const reaches = (start: number) =>
      start === at || words.end[from + at - 1]! - words.start[from + start]! <= LONGEST_GAP;
    while (!reaches(queue[head]!)) head++;
    next[at] = last[queue[head]!]!;
    if (way) way[at] = queue[head]!;
  }
}

/** The steps of a cheapest alignment that ends before the word `to`. */
function trace(parts: readonly Part[], id: Int32Array, words: Words, from: number, to: number): Step[] {
  const ways: (Uint8Array | Int32Array)[] = [];
  align(parts, id, words, from, to, ways);
  const steps: Step[] = [];
  let at = to - from;
  for (let row = parts.length - 1; row >= 0; ) {
    const ours = parts[row]!;
    const way = ways[row]![at]!;
    if (ours.kind === 'ellipsis') {
      steps.push({ kind: 'omitted', ours, theirs: from + way, until: from + at });
      at = way;
      row--;
    } else if (way === REMOVE) {
      steps.push({ kind: 'removed', theirs: from + at - 1, until: from + at });
      at--;
    } else {
      const step = way === PAIR ? 1 : 0;
      const kind = step ? 'paired' : 'added';
      steps.push({ kind, ours, theirs: from + at - step, until: from + at });
      at -= step;
      row--;
    }
  }
  return steps.reverse();
}
