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
