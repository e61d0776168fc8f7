import { strToU8, zipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { ArchiveFault, openZip } from '../archive/zip.ts';

/** Most bytes of XML that the parts of a document may unpack to. */
const MOST_XML = 50 * 1024 * 1024;
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

const FAULTS: Readonly<Record<ArchiveFault['fault'], string>> = {
  damaged: 'is damaged; open it in Word and save it again',
  locked: 'is locked with a password; save it without one',
  swollen: `unpacks to more than ${MOST_XML / 1024 / 1024} MB of text; it is not opened`
};

/** Unpacks a Word document (Office Open XML, ECMA-376). Throws `Unreadable`. */
export function unpacked(bytes: Uint8Array): DocumentParts {
  try {
    return partsIn(bytes);
  } catch (error) {
    throw error instanceof ArchiveFault ? new Unreadable(FAULTS[error.fault]) : error;
  }
}

function partsIn(bytes: Uint8Array): DocumentParts {
  const archive = openZip(bytes, MOST_XML);
  const read = (name: string) => (archive.has(name) ? decoded(archive.read(name)) : '');
  const main = archive.has('word/document.xml') ? 'word/document.xml' : mainPart(read('_rels/.rels'));
  if (main === undefined || !archive.has(main)) {
    const other = OTHERS.find(([part]) => archive.has(part));
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
