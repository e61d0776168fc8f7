import { read } from '../formats/warrant.ts';
import type { Checked, Problem } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { withoutNotes } from '../model/notes.ts';
import { packed, unpacked } from './packed.ts';

/** Some programs cut links that have more characters. */
export const LONG = 8000;
/** Links with more characters are not made. */
export const LONGEST = 100_000;
/** Bytes of a map that a link brings; its letters could stand for a thousand times as many. */
const MOST = 8 * 1024 * 1024;

const NAME = '#map=';

/** What goes into a link or a file besides the debate itself. */
export interface Parts {
  notes: boolean;
  translations: boolean;
  /** What comparisons of quotations with their sources found. */
  checks: boolean;
}

/** The map with the parts that are wished; the map itself where it has no others. */
export function withParts(map: ArgumentMap, { notes, translations, checks }: Parts): ArgumentMap {
  let given = notes ? map : withoutNotes(map);
  if (!translations && given.translations) {
    const { translations: _, ...rest } = given;
    given = rest;
  }
  if (checks || !given.claims.some(({ citations }) => citations?.some(({ check }) => check))) return given;
  const claims = given.claims.map((claim) =>
    claim.citations?.some(({ check }) => check)
      ? { ...claim, citations: claim.citations.map(({ check: _, ...citation }) => citation) }
      : claim
  );
  return { ...given, claims };
}

/**
 * What stands after an address to hold a map: a fragment, which no browser sends to a server. JSON, compressed, in the
 * letters of base64url (RFC 4648), all of which stand in a link as they are.
 */
export async function fragmentOf(map: ArgumentMap): Promise<string> {
  return NAME + lettersOf(await packed(JSON.stringify(map)));
}

/** Whether a fragment says that it holds a map. */
export function holdsMap(fragment: string): boolean {
  return fragment.startsWith(NAME);
}

/** Reads the map that a fragment holds. Never throws: what is wrong comes back as problems. */
export async function readFragment(fragment: string): Promise<Checked> {
  if (fragment.length > LONGEST + NAME.length)
    return { problems: [fault('size', `has more than ${LONGEST} characters; a file can hold such a map`)] };
  const bytes = bytesOf(fragment.slice(NAME.length));
  const content = bytes ? await unpacked(bytes, MOST) : 'broken';
  if (content === 'broken')
    return { problems: [fault('link', 'is damaged or cut short; ask for it again, or for a file')] };
  if (content === 'large') return { problems: [fault('size', `holds more than ${MOST / 1024 / 1024} MB`)] };
  return read(content);
}

function fault(code: Problem['code'], message: string): Problem {
  return { code, severity: 'error', place: 'link', message };
}

function lettersOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(letters)) return undefined;
  try {
    const text = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
