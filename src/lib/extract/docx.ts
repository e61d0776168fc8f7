import { Parser } from 'htmlparser2';
import { type Archive, ArchiveFault, openZip } from '../archive/zip.ts';
import { decoded } from './encoding.ts';
import { NoText } from './no-text.ts';

/** Most bytes of XML that a document may hold. */
const MOST_XML = 50 * 1024 * 1024;

/** What has no place in the text: settings, field codes, what was deleted or moved away, a second form of a drawing. */
const UNSEEN = new Set('pPr rPr tblPr sectPr instrText delText delInstrText moveFrom Fallback'.split(' '));

const OTHERS: readonly (readonly [string, string])[] = [
  ['xl/workbook.xml', 'is a spreadsheet; save what is quoted as text'],
  ['ppt/presentation.xml', 'is a presentation; save it as PDF'],
  ['content.xml', 'is an OpenDocument file; save it as .docx or PDF'],
  ['META-INF/container.xml', 'is an e-book; save what is quoted as text']
];

/**
 * The text of a Word document (Office Open XML, ECMA-376 part 1, WordprocessingML): paragraphs as lines, tabs, line
 * breaks, then footnotes and endnotes. Changes that are tracked count as accepted.
 */
export function docxText(bytes: Uint8Array): string {
  try {
    return textOf(openZip(bytes, MOST_XML));
  } catch (error) {
    throw error instanceof ArchiveFault ? new NoText(error.fault, FAULTS[error.fault]) : error;
  }
}

const FAULTS: Readonly<Record<ArchiveFault['fault'], string>> = {
  damaged: 'is damaged; open it in its own program and save it again',
  locked: 'is locked with a password; save it without',
  swollen: `unpacks to more than ${MOST_XML / 1024 / 1024} MB of text; it is not opened`
};

function textOf(archive: Archive): string {
  const main = mainPart(archive);
  if (main === undefined) {
    const other = OTHERS.find(([name]) => archive.has(name));
    throw new NoText('kind', other?.[1] ?? 'is a packed file, not a Word document; unpack it first');
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const parts = [main, `${folder}footnotes.xml`, `${folder}endnotes.xml`];
  return parts
    .filter((name) => archive.has(name))
    .map((name) => paragraphs(decoded(archive.read(name))))
    .join('')
    .trim();
}

/** The part that the package names as its document; Word itself does not always call it by the same name. */
function mainPart(archive: Archive): string | undefined {
  if (archive.has('word/document.xml')) return 'word/document.xml';
  if (!archive.has('_rels/.rels')) return undefined;
  let target: string | undefined;
  const parser = new Parser(
    {
      onopentag(_, { Type = '', Target }) {
        if (Type.endsWith('/officeDocument')) target ??= Target?.replace(/^\//, '');
      }
    },
    { xmlMode: true }
  );
  parser.end(decoded(archive.read('_rels/.rels')));
  return target?.startsWith('word/') && archive.has(target) ? target : undefined;
}

function paragraphs(xml: string): string {
  const text: string[] = [];
  let unseen = 0;
  let inText = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const local = name.slice(name.indexOf(':') + 1);
        if (UNSEEN.has(local)) unseen++;
        if (local === 't') inText++;
        if (unseen) return;
        if (local === 'tab') text.push('\t');
        else if (local === 'br' || local === 'cr') text.push('\n');
        else if (local === 'noBreakHyphen') text.push('\u2011');
        else if (local === 'softHyphen') text.push('\u00AD');
        else if (local === 'sym') text.push(symbol(attributes['w:char']));
      },
      ontext(data) {
        if (inText && !unseen) text.push(data);
      },
      onclosetag(name) {
        const local = name.slice(name.indexOf(':') + 1);
        if (UNSEEN.has(local)) unseen--;
        if (local === 't') inText--;
        else if (local === 'p' && !unseen) text.push('\n');
      }
    },
    { xmlMode: true }
  );
  parser.end(xml);
  return text.join('');
}

/** A sign of a symbol font; those of the private area mean nothing outside it. */
function symbol(code = ''): string {
  const point = Number.parseInt(code, 16);
  return point > 0x20 && point < 0xd800 ? String.fromCharCode(point) : '';
}
