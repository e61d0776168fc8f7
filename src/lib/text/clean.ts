// The controls but tab and line feed, the delete character, lone surrogates and two non-characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const BAD = /\r\n?|[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** Most text; a quick test that spares the exact one. */
const CLEAN = /^[\n -~\u00A0-\uD7FF\uE000-\uFFFD]*$/;

/**
 * The text with everything that XML 1.0 forbids or advises against replaced by U+FFFD, so that it can be
 * written into an SVG file. Line ends become '\n', as an XML reader would make them. Accepts any string,
 * returns a well-formed one; text that is clean comes back as it is.
 */
export function clean(text: string): string {
  return CLEAN.test(text) ? text : text.replace(BAD, (found) => (found.startsWith('\r') ? '\n' : '\uFFFD'));
}
