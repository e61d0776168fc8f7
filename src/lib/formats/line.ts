import type { TextPlace } from './assembly.ts';

/** Control characters but tab and line ends, which no text for people holds, and halves of letters. */
const UNREADABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text as a file for people can hold it: without control characters; half a letter becomes U+FFFD. */
export function readable(text: string): string {
  return text.replace(UNREADABLE, (found) => (/[\uD800-\uDFFF]/.test(found) ? '\uFFFD' : ''));
}

/** A text in one line: each white space, line ends too, is one space. */
export function oneLine(text: string): string {
  return readable(text)
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
}

/** A text whose lines have no white space around them; there are no empty ones before or after it. */
export function trimmedLines(text: string): string {
  return readable(text)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** Says line and column of places in a text; faster where each is behind the one before. */
export function placesIn(text: string): (at: number) => TextPlace {
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n?|\n/g)) starts.push(index + found.length);
  let line = 0;
  return (at) => {
    if (starts[line]! > at) line = 0;
    // From one place to the next it is a line or two.
    for (let steps = 0; steps < 8 && (starts[line + 1] ?? Infinity) <= at; steps++) line++;
    if ((starts[line + 1] ?? Infinity) <= at) {
      let high = starts.length;
      while (high - line > 1) {
        const middle = (line + high) >> 1;
        if (starts[middle]! <= at) line = middle;
        else high = middle;
      }
    }
    return { line: line + 1, column: at - starts[line]! + 1 };
  };
}
