import { type Checked, check, type Problem } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { jsonFault } from './json-fault.ts';

/** The largest file that is read, in bytes; a map of 10,000 claims with its sources has about a fifth of it. */
export const LARGEST = 64 * 1024 * 1024;

/** Reads a Warrant map from the bytes of a file. Never throws: what is wrong comes back as problems. */
export function read(bytes: Uint8Array): Checked {
  const { text, problems } = textOf(bytes);
  return text === undefined ? { problems } : readText(text);
}

/** The same from text. */
export function readText(text: string): Checked {
  if (!text.trim()) return { problems: [problem('json', '', 'is empty')] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [notJson(text)] };
  }
  return check(value);
}

/** The text of a file in UTF-8, or UTF-16 where its first bytes say so, or why it is not read: because of its size or its encoding. Never throws. */
export function textOf(
  bytes: Uint8Array
): { text: string; problems?: undefined } | { text?: undefined; problems: Problem[] } {
  if (bytes.length > LARGEST) return { problems: [tooLarge(bytes.length)] };
  const text = decoded(bytes);
  if (text !== undefined) return { text };
  return { problems: [problem('encoding', '', 'is not text in UTF-8; save it as UTF-8 and try again')] };
}

/** Nothing where the bytes are no text. Hosts decode far slower when told to refuse, so that comes second. */
function decoded(bytes: Uint8Array): string | undefined {
  // What spreadsheets call Unicode text says so in its first two bytes.
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder().decode(bytes);
  if (!text.includes('\uFFFD')) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Writes a map as a file: the same map gives the same bytes. */
export function write(map: ArgumentMap): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(map, null, 1)}\n`) as Uint8Array<ArrayBuffer>;
}

/** What to say of a file that is too large to read. */
export function tooLarge(bytes: number): Problem {
  const megabytes = (size: number) => `${Math.ceil(size / 1024 / 1024)} MB`;
  return problem('size', '', `is ${megabytes(bytes)} large; maps of up to ${megabytes(LARGEST)} are read`);
}

/** Says where a text stops being JSON. */
export function notJson(text: string): Problem {
  const at = jsonFault(text) ?? text.length;
  const before = text.slice(0, at).split(/\r\n?|\n/);
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  const message = at >= text.length ? 'the JSON ends too early' : 'is not JSON from here on';
  return { ...problem('json', `line ${line}, column ${column}`, message), line, column };
}

function problem(code: Problem['code'], place: string, message: string): Problem {
  return { code, severity: 'error', place, message };
}
