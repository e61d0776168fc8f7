import { NoText } from './no-text.ts';

/**
 * The text that bytes spell: by a byte order mark; else in the encoding that the file itself names; else UTF-16 where
 * every second byte is zero; UTF-8 where it is that; else a Windows encoding, guessed from its letters: 1251 for
 * Cyrillic, 1257 for Lithuanian and Latvian, 1252 for the rest. Throws `NoText` for bytes that are no text.
 */
export function decoded(bytes: Uint8Array, named?: string): string {
  const marked = markOf(bytes);
  if (marked) return decodedAs(marked, bytes)!;
  const spaced = zerosOf(bytes);
  if (spaced) return decodedAs(spaced, bytes)!;
  if (!isText(bytes)) {
    throw new NoText('kind', 'is not text, HTML, .docx or PDF; save the source as one of these');
  }
  // What is read as single bytes so far is no UTF-16, whatever it says.
  const asNamed = named === undefined || /^utf-?16/i.test(named) ? undefined : decodedAs(named, bytes);
  if (asNamed !== undefined && !asNamed.includes('\uFFFD')) return asNamed;
  return decodedAs('utf-8', bytes, true) ?? decodedAs(guessed(bytes), bytes)!;
}

/** Nothing for an encoding that the host does not know, or for bytes that are not in it, where `strict`. */
function decodedAs(encoding: string, bytes: Uint8Array, strict = false): string | undefined {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: strict });
  } catch {
    return undefined;
  }
  try {
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252'
      ? text.replace(CONTROLS, (unit) => SIGNS[unit.charCodeAt(0) - 0x80]!)
      : text;
  } catch {
    return undefined;
  }
}

/** Some versions of Node read windows-1252 as Latin-1, which has control characters for its quotation marks. */
const CONTROLS = /[\x80-\x9F]/g;
const SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

function markOf([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a mark, for texts in letters of which many are Latin. */
function zerosOf(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  const start = bytes.subarray(0, 4096);
  for (let at = 0; at < start.length; at++) if (start[at] === 0) zeros[at % 2]!++;
  const many = start.length / 8;
  if (zeros[1]! > many && zeros[0]! === 0) return 'utf-16le';
  return zeros[0]! > many && zeros[1]! === 0 ? 'utf-16be' : undefined;
}

/** Texts hold hardly any control characters; a form feed ends a page. */
function isText(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 && byte !== 0x0c) controls++;
  }
  return controls <= bytes.length / 1000;
}

/** š, ž, Š, Ž: letters of Lithuanian and Latvian where windows-1252 has Icelandic ones. */
const BALTIC = new Set([0xf0, 0xfe, 0xd0, 0xde]);
/** Letters that stand for the same in both. */
const SHARED = new Set([
  0xc4, 0xc5, 0xc9, 0xd3, 0xd5, 0xd6, 0xdc, 0xdf, 0xe4, 0xe5, 0xe9, 0xf3, 0xf5, 0xf6, 0xfc
]);

function guessed(bytes: Uint8Array): string {
  let latin = 0;
  let high = 0;
  let telling = 0;
  let baltic = 0;
  for (const byte of bytes) {
    if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) latin++;
    if (byte < 0xc0) continue;
    high++;
    if (!SHARED.has(byte)) telling++;
    if (BALTIC.has(byte)) baltic++;
  }
  if (high > latin) return 'windows-1251';
  return baltic > telling / 20 ? 'windows-1257' : 'windows-1252';
}
