import type { Checked } from '../model/check.ts';
import { isAf, read as readAf } from './af.ts';
import { isApx, read as readApx } from './apx.ts';
import { isKialo, read as readKialo } from './kialo.ts';
import { read as readSvg } from './svg.ts';
import { isTgf, read as readTgf } from './tgf.ts';
import { read as readWarrant, textOf } from './warrant.ts';

/** Formats of other programs, each known by its content. */
const OTHERS: readonly [isIt: (text: string) => boolean, read: (text: string) => Checked][] = [
  [isKialo, readKialo],
  [isAf, readAf],
  [isApx, readApx],
  [isTgf, readTgf]
];

/**
 * Reads a map from the bytes of a file of any kind that can hold one, whatever its name: a map's own file, a picture with
 * its map inside, or a file of another program. Never throws: what is wrong comes back as problems.
 */
export function readAny(bytes: Uint8Array): Checked {
  const kind = foreign(bytes);
  if (kind !== undefined) {
    const message = `is a ${kind}, which holds no map; open the file of the map itself, or an SVG picture of it`;
    return { problems: [{ code: 'picture', severity: 'error', place: '', message }] };
  }
  const first = firstOf(bytes);
  if (first === '<') return readSvg(bytes);
  if (first === '{' || first === '[') return readWarrant(bytes);
  const { text } = textOf(bytes);
  const other = text === undefined ? undefined : OTHERS.find(([isIt]) => isIt(text));
  return other ? other[1](text!) : readWarrant(bytes);
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

/** The first character, after a byte order mark and white space, where it is one of ASCII. */
function firstOf(bytes: Uint8Array): string {
  const first = bytes.find((byte) => ![0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d].includes(byte));
  return first === undefined ? '' : String.fromCharCode(first);
}
