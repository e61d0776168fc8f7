import { Inflate, strToU8, zipSync } from 'fflate';
import { Parser } from 'htmlparser2';

/** Most bytes of XML that the parts of a document may unpack to. */
const MOST_XML = 50 * 1024 * 1024;
/** Packed bytes that are unpacked at once: they make at most a thousand times as many. */
const PIECE = 1 << 14;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** When files in a ZIP archive can have been changed first; local time, as ZIP has it. */
const FIRST = '1980-01-01T00:00:00';

/** Other packed files that people take for their document, by a part that they have. */
const OTHERS: readonly (readonly [part: string, sentence: string])[] = [
  ['xl/workbook.xml', 'is a spreadsheet, not a Word document'],
  ['ppt/presentation.xml', 'is a presentation, not a Word document'],
  ['content.xml', 'is an OpenDocument file; save it as .docx'],
  ['META-INF/container.xml', 'is an e-book, not a Word document']
];

/** Why a file cannot be read, in words that go on from its name. */
export class Unreadable extends Error {}

/** The parts of a Word document that hold its words, as XML; empty where it has none. */
export interface DocumentParts {
  document: string;
  styles: string;
  links: string;
  properties: string;
}

/**
 * Unpacks a Word document (Office Open XML, ECMA-376, in a ZIP archive as in PKWARE APPNOTE 6.3, without ZIP64 and
 * encryption). What an archive says of its sizes is not believed. Throws `Unreadable`.
 */
export function unpacked(bytes: Uint8Array): DocumentParts {
  const entries = entriesOf(bytes);
  let left = MOST_XML;
  const read = (name: string): string => {
    const entry = entries.get(name);
    if (!entry) return '';
    const whole = inflated(entry, left);
    left -= whole.length;
    return decoded(whole);
  };
  const main = entries.has('word/document.xml') ? 'word/document.xml' : mainPart(read('_rels/.rels'));
  if (main === undefined || !entries.has(main)) {
    const other = OTHERS.find(([part]) => entries.has(part));
    throw new Unreadable(other?.[1] ?? 'is an archive, not a Word document; unpack it first');
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  return {
    document: read(main),
    styles: read(`${folder}styles.xml`),
    links: read(`${folder}_rels/${main.slice(folder.length)}.rels`),
    properties: read('docProps/core.xml')
  };
}

/** Packs parts as one file; the same parts give the same bytes. */
export function packed(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, { mtime: FIRST }) as Uint8Array<ArrayBuffer>;
}

interface Entry {
  isStored: boolean;
  bytes: Uint8Array;
}

function inflated({ isStored, bytes }: Entry, room: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array) => {
    length += part.length;
    if (length > room)
      throw new Unreadable(`unpacks to more than ${MOST_XML / 1024 / 1024} MB of text; it is not opened`);
    parts.push(part);
  };
  if (isStored) take(bytes);
  else {
    const inflate = new Inflate(take);
    try {
      for (let at = 0; at < bytes.length; at += PIECE)
        inflate.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    } catch (error) {
      throw error instanceof Unreadable ? error : damaged();
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The files of an archive by their names, as its directory lists them. */
function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END) throw damaged();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged();
    if (view.getUint16(at + 8, true) & 1)
      throw new Unreadable('is locked with a password; save it without one');
    const method = view.getUint16(at + 10, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const header = view.getUint32(at + 42, true);
    if (header + 30 > bytes.length) throw damaged();
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
    if (method === 0 || method === 8) {
      const size = view.getUint32(at + 20, true);
      entries.set(name, { isStored: method === 0, bytes: bytes.subarray(start, start + size) });
    }
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function damaged(): Unreadable {
  return new Unreadable('is damaged; open it in Word and save it again');
}

/** XML is in UTF-8, or in UTF-16 with a byte order mark. */
function decoded(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The part that a package names as its document; Word itself does not always call it by the same name. */
function mainPart(relationships: string): string | undefined {
  let target: string | undefined;
  const onopentag = (_: string, { Type = '', Target = '' }: Record<string, string>) => {
    if (Type.endsWith('/officeDocument') && /^\/?word\//.test(Target)) target ??= Target.replace(/^\//, '');
  };
  new Parser({ onopentag }, { xmlMode: true }).end(relationships);
  return target;
}
