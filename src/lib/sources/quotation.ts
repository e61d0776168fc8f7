import type { Citation, QuoteCheck } from '../model/map.ts';
import { betweenEllipses, closest, LONGEST_GAP, type Span } from './closest.ts';
import { type Run, runsOf } from './differences.ts';
import { hyphensOf, isEdge, LETTER, type Letters, lettersOf, SIGN, spaced, written } from './letters.ts';

export type Quote = NonNullable<Citation['quote']>;

/** What a search for a quotation found. */
export interface Found {
  result: 'exact' | 'close' | 'absent';
  /** Where, in UTF-16 units of the text that was searched. */
  at?: { start: number; end: number };
  /** The whole quotation in runs, where anything differs or an ellipsis leaves something out. */
  differences?: Run[];
  /** Some words of the text before and after, white space as one space. */
  context?: { before: string; after: string };
}

/** Places of the same words that are told apart by what stands around them. */
const MOST_PLACES = 10_000;
/** Places of the parts of a quotation with ellipses, over all parts; more than any real quotation has. */
const MOST_LINKS = 2_000_000;
/** Units of context on each side. */
const CONTEXT = 80;

/**
 * Looks for a quotation in the text of its source.
 *
 * - `exact`: the same words. `lettersOf` says what counts (letters, case, digits, punctuation) and what does not. The
 *   quotation does not begin or end inside a word: "able" is not found in "unable", "1" not in "1.5". An ellipsis
 *   ('…', '...', also in brackets), where the source has none, leaves out at most `LONGEST_GAP` letters: the parts
 *   stand in their order, and `differences` shows what was left out.
 * - `close`: at most one word in five differs (`closest`), or only capitals and punctuation do. Words in square
 *   brackets that the source does not have are an alteration, so never exact. Of a quotation of more than 2,000 words
 *   no close match is looked for.
 * - `absent`: neither, and for a quotation without a word.
 *
 * Of several places the one is taken before and after which most of `prefix` and `suffix` stands, then the first.
 * Never throws; linear in the length of the text but for texts made of the quotation's own words.
 */
export function findQuotation(quote: Quote, text: string): Found {
  // A hyphen at the end of one of the quotation's own lines may divide a word or belong to it.
  const undivided = quote.exact.replace(/([-\u2010\u2011])[^\S\n\r]*[\n\r]\s*/g, '$1');
  const readings = [...new Set([quote.exact, undivided])].map((exact) => {
    const ours = lettersOf(exact);
    const theirs = lettersOf(text, hyphensOf(ours));
    return { ours, theirs, rank: rankBy(quote, theirs) };
  });
  for (const { ours, theirs, rank } of readings) {
    if (!hasWord(ours, { start: 0, end: ours.text.length })) return { result: 'absent' };
    const whole = bestOf(occurrences(theirs, ours.text), rank);
    if (whole) return foundAt(theirs, whole, { result: 'exact' });
    const elided = findParts(ours, theirs, rank);
    if (elided) return elided;
  }
  for (const { ours, theirs, rank } of readings) {
    const alignment = closest(ours, theirs, rank);
    if (!alignment) continue;
    const { at, differences } = runsOf(ours, theirs, alignment);
    const differs = differences.some(({ kind }) => kind !== 'same' && kind !== 'omitted');
    return foundAt(theirs, at, { result: differs ? 'close' : 'exact', differences });
  }
  return { result: 'absent' };
}

/** How the check is stored in a citation: what was found, when, how, in which text, and for which words. */
export function checked(
  quote: Quote,
  { result }: { result: QuoteCheck['result'] },
  how: Pick<QuoteCheck, 'on' | 'how'> &
    Partial<Pick<QuoteCheck, 'seenAt' | 'sameAddress' | 'note' | 'snapshot'>>
): QuoteCheck {
  return { result, ...how, words: quote.exact };
}

/** Every place of `needle` that begins and ends at the edge of a word. */
function* occurrences(theirs: Letters, needle: string, from = 0): Generator<Span> {
  for (let at = theirs.text.indexOf(needle, from); at >= 0; at = theirs.text.indexOf(needle, at)) {
    if (isEdge(theirs, at) && isEdge(theirs, at + needle.length))
      yield { start: at, end: at + needle.length };
    do at++;
    while (at < theirs.text.length && !isEdge(theirs, at));
  }
}

function bestOf<T extends Span>(places: Iterable<T>, rank: (place: Span) => number): T | undefined {
  let best: T | undefined;
  let highest = -1;
  let count = 0;
  for (const place of places) {
    const score = rank(place);
    if (score > highest) {
      highest = score;
      best = place;
    }
    if (highest === Number.POSITIVE_INFINITY || ++count === MOST_PLACES) break;
  }
  return best;
}

/** How many letters of the quotation's prefix and suffix stand around a place; infinite where all do. */
function rankBy({ prefix = '', suffix = '' }: Quote, { text }: Letters): (place: Span) => number {
  const before = lettersOf(prefix).text;
  const after = lettersOf(suffix).text;
  const all = before.length + after.length;
  return ({ start, end }) => {
    let left = 0;
    let at = text[start - 1] === ' ' ? start - 1 : start;
    while (left < before.length && text[at - 1 - left] === before[before.length - 1 - left]) left++;
    let right = 0;
    at = text[end] === ' ' ? end + 1 : end;
    while (right < after.length && text[at + right] === after[right]) right++;
    return left + right === all ? Number.POSITIVE_INFINITY : left + right;
  };
}

/** Where a part of a quotation with ellipses stands within reach of the part before. */
interface Row {
  start: number[];
  /** The nearest place of the part before, as its number. */
  before: number[];
  /** Where the first part stands. */
  first: number[];
  length: number;
}

/** A quotation with ellipses: its parts in order, none of them too far from the one before. */
function findParts(ours: Letters, theirs: Letters, rank: (place: Span) => number): Found | undefined {
  const spans = betweenEllipses(ours);
  if (spans.length === 1) return undefined;
  const parts = spans.filter((span) => hasWord(ours, span));
  const rows: Row[] = [];
  let places = 0;
  for (const part of parts) {
    const row: Row = { start: [], before: [], first: [], length: part.end - part.start };
    const last = rows.at(-1);
    let near = 0;
    const from = last && last.start[0]! + last.length;
    for (const { start } of occurrences(theirs, ours.text.slice(part.start, part.end), from)) {
      if (last) {
        while (near + 1 < last.start.length && last.start[near + 1]! + last.length <= start) near++;
        if (start - last.start[near]! - last.length > LONGEST_GAP) continue;
      }
      if (++places > MOST_LINKS) return undefined;
      row.start.push(start);
      row.before.push(near);
      row.first.push(last ? last.first[near]! : start);
    }
    if (!row.start.length) return undefined;
    rows.push(row);
  }
  return chained(ours, theirs, parts, rows, rank);
}

function chained(
  ours: Letters,
  theirs: Letters,
  parts: readonly Span[],
  rows: readonly Row[],
  rank: (place: Span) => number
): Found {
  const last = rows.at(-1)!;
  const wholes = last.start.slice(0, MOST_PLACES).map((start, number) => ({
    number,
    start: last.first[number]!,
    end: start + last.length
  }));
  const best = bestOf(wholes, rank)!;
  const found = foundAt(theirs, best, { result: 'exact' });
  if (rows.length === 1) return found;
  let at = best.number;
  const differences: Run[] = [];
  let next: Span | undefined;
  for (let number = rows.length - 1; number >= 0; number--) {
    const row = rows[number]!;
    const part = parts[number]!;
    const start = row.start[at]!;
    const end = start + row.length;
    if (next) {
      differences.push({
        kind: 'omitted',
        ours: written(ours, part.end, parts[number + 1]!.start),
        theirs: written(theirs, end, next.start)
      });
    }
    const [own, other] = [written(ours, part.start, part.end), written(theirs, start, end)];
    differences.push({ kind: 'same', ours: own, theirs: other });
    next = { start, end };
    at = row.before[at]!;
  }
  return { ...found, differences: differences.reverse() };
}

function hasWord({ kind }: Letters, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (kind[at] === LETTER || kind[at] === SIGN) return true;
  return false;
}

function foundAt(theirs: Letters, { start, end }: Span, found: Pick<Found, 'result' | 'differences'>): Found {
  const { of } = theirs;
  const at = { start: theirs.from[start]!, end: theirs.to[end - 1]! };
  const before = of.slice(Math.max(0, at.start - CONTEXT), at.start);
  const after = of.slice(at.end, at.end + CONTEXT);
  return {
    ...found,
    at,
    context: {
      before:
        at.start > CONTEXT
          ? spaced(before.replace(/^(\S+(?=\s)|[\uDC00-\uDFFF])/, '')).trimStart()
          : spaced(before),
      after:
        at.end + CONTEXT < of.length
          ? spaced(after.replace(/((?<=\s)\S+|[\uD800-\uDBFF])$/, '')).trimEnd()
          : spaced(after)
    }
  };
}
