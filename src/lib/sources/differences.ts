import { type Alignment, ELLIPSIS, type Part, type Span, type Step } from './closest.ts';
import { isTogether, type Letters, written } from './letters.ts';

/** A run of words of a quotation beside what its source has in their place. */
export interface Run {
  /**
   * `added` words stand in the quotation only, `removed` ones in the source only; `omitted` is what an ellipsis of the
   * quotation leaves out.
   */
  kind: 'same' | 'changed' | 'added' | 'removed' | 'omitted';
  /** As the quotation writes them. */
  ours: string;
  /** As the source writes them. */
  theirs: string;
}

/** A word with the punctuation that it is shown with. */
interface Piece {
  kind: Run['kind'];
  ours: Span | undefined;
  theirs: Span | undefined;
}

/**
 * An alignment in runs, and where the text that it takes stands. Here capitals and punctuation do count; words in
 * brackets are the same only where the source has the brackets too.
 */
export function runsOf(
  ours: Letters,
  theirs: Letters,
  { steps, words, parts }: Alignment
): { at: Span; differences: Run[] } {
  const first = parts[0]!.start;
  const last = parts.at(-1)!.end;
  const opens = punctuation(ours.text.slice(0, first)) !== '';
  const closes = punctuation(ours.text.slice(last)) !== '';

  const firstWord = steps.find(({ theirs: word, until }) => until > word)!.theirs;
  const lastWord = steps.at(-1)!.until - 1;
  /** A word of the text with the punctuation about it; at the ends only where the quotation has some too. */
  const their = (at: number): Span => {
    const start = words.start[at]!;
    const next = words.start[at + 1];
    const end = words.end[at]!;
    return {
      start: at === firstWord && !opens ? start : openedAt(theirs, start, words.end[at - 1] ?? 0),
      end: at === lastWord ? (closes ? closedAt(theirs, end, next) : end) : openedAt(theirs, next!, end)
    };
  };
  const our = (part: Part): Span => {
    const at = parts.indexOf(part);
    const next = parts[at + 1];
    return {
      start: at ? openedAt(ours, part.start, parts[at - 1]!.end) : 0,
      end: next ? openedAt(ours, next.start, part.end) : ours.text.length
    };
  };

  const pieces = steps.map((step, at): Piece => {
    const { kind, ours: part, theirs: word, until } = step;
    if (kind === 'omitted') {
      const span = word < until ? { start: their(word).start, end: their(until - 1).end } : undefined;
      return { kind, ours: part, theirs: span };
    }
    if (kind !== 'paired') {
      return { kind, ours: part && our(part), theirs: part ? undefined : their(word) };
    }
    const same = isSame(ours, theirs, step, { words, parts, steps }, at);
    return { kind: same ? 'same' : 'changed', ours: our(part!), theirs: their(word) };
  });

  const differences: Run[] = [];
  for (let at = 0; at < pieces.length; ) {
    const group = groupOf(pieces[at]!.kind);
    const start = at;
    while (at < pieces.length && groupOf(pieces[at]!.kind) === group) at++;
    const [own, other] = [spanOf('ours'), spanOf('theirs')];
    const kind = group === 'differs' ? (own ? (other ? 'changed' : 'added') : 'removed') : group;
    const text = (letters: Letters, span: Span | undefined) =>
      span ? written(letters, span.start, span.end) : '';
    differences.push({ kind, ours: text(ours, own), theirs: text(theirs, other) });

    function spanOf(side: 'ours' | 'theirs'): Span | undefined {
      const spans = pieces.slice(start, at).flatMap((piece) => piece[side] ?? []);
      return spans.length ? { start: spans[0]!.start, end: spans.at(-1)!.end } : undefined;
    }
  }
  const taken = pieces.flatMap((piece) => piece.theirs ?? []);
  return { at: { start: taken[0]!.start, end: taken.at(-1)!.end }, differences };
}

function groupOf(kind: Run['kind']): 'same' | 'omitted' | 'differs' {
  return kind === 'same' || kind === 'omitted' ? kind : 'differs';
}

/** Whether two paired words are the same to the letter, with the punctuation about them. */
function isSame(
  ours: Letters,
  theirs: Letters,
  step: Step,
  { steps, words, parts }: Alignment,
  at: number
): boolean {
  const part = step.ours!;
  const start = words.start[step.theirs]!;
  const end = words.end[step.theirs]!;
  if (ours.text.slice(part.start, part.end) !== theirs.text.slice(start, end)) return false;
  const number = parts.indexOf(part);
  const before = ours.text.slice(parts[number - 1]?.end ?? 0, part.start);
  const after = ours.text.slice(part.end, parts[number + 1]?.start ?? ours.text.length);
  if (part.kind === 'bracketed') {
    const bare = !before.endsWith('[') && !after.startsWith(']');
    if (!bare && (before.endsWith('[') ? theirs.text[start - 1] !== '[' : theirs.text[end] !== ']'))
      return false;
  }
  const next = steps[at + 1];
  const gap = theirs.text.slice(end, words.start[step.theirs + 1]);
  if (next?.kind === 'paired') {
    if (punctuation(after) !== punctuation(gap)) return false;
  } else if (next === undefined || next.kind === 'omitted') {
    if (!punctuation(gap).startsWith(punctuation(after))) return false;
  }
  const previous = steps[at - 1];
  if (previous === undefined || previous.kind === 'omitted') {
    const gapBefore = theirs.text.slice(words.end[step.theirs - 1] ?? 0, start);
    if (!punctuation(gapBefore).endsWith(punctuation(before))) return false;
  }
  return true;
}

/** What stands between words, without white space and what the quotation's author put there: ellipses, brackets. */
function punctuation(text: string): string {
  return text.replace(ELLIPSIS, '').replace(/[[\] ]/g, '');
}

/** From where on the punctuation before a word opens with it. */
function openedAt(letters: Letters, word: number, least: number): number {
  let at = word;
  while (at > least && isTogether(letters, at - 1) && !/[.,;:!?)\]}%-]/.test(letters.text[at - 1]!)) at--;
  return at;
}

/** How far the punctuation that touches a word follows it. */
function closedAt(letters: Letters, word: number, most = letters.text.length): number {
  let at = word;
  while (at < most && isTogether(letters, at - 1) && /[.,;:!?)\]}%"'-]/.test(letters.text[at]!)) at++;
  return at;
}
