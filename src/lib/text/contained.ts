// Marks that set the direction of what follows: those that open an embedding or an override, those that open an isolate,
// and those that end the one or the other.
const SET = /[\u202A-\u202E\u2066-\u2069]/g;
const POP = '\u202C';
const POP_ISOLATE = '\u2069';

/**
 * The text with what it opens of the bidirectional algorithm's embeddings, overrides and isolates closed at its end, so
 * that it turns nothing round that stands after it. A text that opens none, or closes what it opens, comes back as it is.
 */
export function contained(text: string): string {
  /** What ends each that is open, and how many of these are isolates. */
  const open: string[] = [];
  let isolates = 0;
  for (const [mark] of text.matchAll(SET)) {
    if (mark === POP_ISOLATE) {
      // It ends what was opened within the isolate too.
      if (isolates > 0) open.length = open.lastIndexOf(POP_ISOLATE);
      isolates = Math.max(0, isolates - 1);
    } else if (mark === POP) {
      if (open.at(-1) === POP) open.pop();
    } else {
      const isIsolate = mark >= '\u2066';
      open.push(isIsolate ? POP_ISOLATE : POP);
      if (isIsolate) isolates++;
    }
  }
  return text + open.reverse().join('');
}
