import type { Checked } from '../model/check.ts';
import { read as readSvg } from './svg.ts';
import { read as readWarrant } from './warrant.ts';

/**
 * Reads a map from the bytes of a file of any kind that can hold one, whatever its name: a map's own file, or a picture
 * with its map inside. Never throws: what is wrong comes back as problems.
 */
export function readAny(bytes: Uint8Array): Checked {
  const kind = foreign(bytes);
  if (kind !== undefined) {
    const message = `is a ${kind}, which holds no map; open the file of the map itself, or an SVG picture of it`;
    return { problems: [{ code: 'picture', severity: 'error', place: '', message }] };
  }
  return beginsLikeXml(bytes) ? readSvg(bytes) : readWarrant(bytes);
}

/** What files begin with that people take for their map: a map was drawn as them. */
const BEGINNINGS: readonly [kind: string, bytes: readonly number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['Word file or an archive', [0x50, 0x4b, 0x03, 0x04]]
];

function foreign(bytes: Uint8Array): string | undefined {
  return BEGINNINGS.find(([, begin]) => begin.every((byte, at) => bytes[at] === byte))?.[0];
}

/** Whether the first character, after a byte order mark and white space, is '<'. */
function beginsLikeXml(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => ![0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d].includes(byte));
  return first === 0x3c;
}
