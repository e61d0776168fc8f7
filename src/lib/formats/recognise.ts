import type { Checked } from '../model/check.ts';
import { read as readSvg } from './svg.ts';
import { read as readWarrant } from './warrant.ts';

/**
 * Reads a map from the bytes of a file of any kind that can hold one, whatever its name: a map's own file, or a picture
 * with its map inside. Never throws: what is wrong comes back as problems.
 */
export function readAny(bytes: Uint8Array): Checked {
  return beginsLikeXml(bytes) ? readSvg(bytes) : readWarrant(bytes);
}

/** Whether the first character, after a byte order mark and white space, is '<'. */
function beginsLikeXml(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => ![0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d].includes(byte));
  return first === 0x3c;
}
