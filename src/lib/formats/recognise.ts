import type { Checked, Problem } from '../model/check.ts';
import { headerOf } from './csv-columns.ts';
import { rowsOf } from './csv-table.ts';
import type { FormatName, Read } from './format.ts';
import { FORMATS } from './registry.ts';
import { readText as readWarrant, textOf } from './warrant.ts';

/**
 * Reads a map from the bytes of a file of any kind that can hold one, whatever its name: a map's own file, a picture with
 * its map inside, or a file of another program. Only where the content could be anything does the name say what it is.
 * Never throws: what is wrong comes back as problems.
 */
export async function readAny(bytes: Uint8Array, name = ''): Promise<Read> {
  // Which archive it is, and whether it is one of evidence cards, is told by what is in it.
  if (begins(bytes, ARCHIVE)) return readAs('docx', bytes);
  const kind = foreign(bytes);
  if (kind !== undefined) {
    const message = `is a ${kind}, which holds no map; open the file of the map itself, or an SVG picture of it`;
    return { problems: [{ code: 'picture', severity: 'error', place: '', message }] };
  }
  const { text, problems } = textOf(bytes);
  if (text === undefined) return { problems };
  const format = recognised(text) ?? named(name);
  if (format !== undefined) return readAs(format, text);
  if (/^\s*[{[]/.test(text) || /\.json$/i.test(name)) return { ...readWarrant(text), format: 'warrant' };
  return { problems: [text.trim() ? unknown() : readWarrant(text).problems[0]!] };
}

function unknown(): Problem {
  const message = 'is in no format that Warrant knows';
  return { code: 'format', severity: 'error', place: '', message };
}

/** Reads a file in a format that is known. Never throws. */
export async function readAs(format: FormatName, file: string | Uint8Array): Promise<Read> {
  const { read, readBytes } = await FORMATS[format].load();
  return { ...(await checked()), format };

  async function checked(): Promise<Checked> {
    if (typeof file !== 'string') {
      if (readBytes) return readBytes(file);
      const { text, problems } = textOf(file);
      if (text === undefined) return { problems };
      file = text;
    }
    if (read) return read(file);
    return { problems: [unreadable(format)] };
  }
}

/** The format of plain text by the end of a file's name. */
function named(name: string): FormatName | undefined {
  const end = /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';
  return TEXTS.find(([format]) => FORMATS[format].endings.includes(end) && end !== '.txt')?.[0];
}

function unreadable(format: FormatName): Problem {
  const message = `is ${FORMATS[format].title}, which is written by Warrant but not read`;
  return { code: 'format', severity: 'error', place: '', message };
}

const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];

/** What files begin with that people take for their map: a map was drawn as them. */
const BEGINNINGS: readonly [kind: string, bytes: readonly number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]]
];

function foreign(bytes: Uint8Array): string | undefined {
  return BEGINNINGS.find(([, begin]) => begins(bytes, begin))?.[0];
}

function begins(bytes: Uint8Array, begin: readonly number[]): boolean {
  return begin.every((byte, at) => bytes[at] === byte);
}

/** So much of a text is looked at to know its format. */
const BEGINNING = 20_000;

/** The format of a text by what stands in it; nothing where it is none that Warrant knows. */
export function recognised(text: string): FormatName | undefined {
  const start = text.slice(0, BEGINNING).replace(/^\uFEFF/, '');
  const first = start.trimStart();
  if (first.startsWith('<')) {
    const xml = ofXml(first, text);
    // Argdown may begin so too: <Title>: words.
    if (xml || /^<[!?]|<\/[a-z]/i.test(first)) return xml;
  }
  if (first.startsWith('{') || first.startsWith('[')) {
    const json = ofJson(text, first);
    if (json !== undefined) return json;
  }
  return TEXTS.find(([, is]) => is(start, text))?.[0];
}

/** What tells the GraphML of Argunet from any other. */
const ARGUNET = 'http://www.argunet.org/xml/argml';

function ofXml(start: string, text: string): FormatName | undefined {
  const root = /<(?:[\w.-]+:)?(svg|opml|graphml)[\s/>]/i.exec(start)?.[1]?.toLowerCase();
  if (root === 'svg') return 'svg';
  if (root === 'opml') return 'opml';
  if (root === 'graphml') return text.includes(ARGUNET) ? 'argunet' : 'graphml';
  // A picture may stand after a long declaration; that it has no map inside is then said.
  return /^<(\?xml|!DOCTYPE svg)/.test(start) ? 'svg' : undefined;
}

function ofJson(text: string, start: string): FormatName | undefined {
  // Almost every file is one of ours, and parsing takes its time.
  if (/^\{\s*"format"\s*:\s*"warrant\//.test(start)) return 'warrant';
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Argdown may begin so too: [Title]: words.
    return first(start) === '{' || /^\[\s*[{["\]]/.test(start) ? 'warrant' : undefined;
  }
  if (Array.isArray(value)) return isReference(value[0]) ? 'csl' : 'warrant';
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.items) && isReference(value.items[0])) return 'csl';
  if (isObject(value.AIF)) return 'xaif';
  if (isObject(value.ideas) || ('formatVersion' in value && 'id' in value)) return 'mindmup';
  if (isObject(value.statements) || (isObject(value.arguments) && Array.isArray(value.relations)))
    return 'argdown-json';
  if (isList(value.nodes) && isList(value.edges)) {
    const [node, edge] = [value.nodes, value.edges].map((list) => (list as unknown[] | null)?.[0]);
    const isSadface =
      ['resources', 'metadata', 'analyst_name'].some((name) => name in value) ||
      (isObject(node) && 'id' in node && !('nodeID' in node)) ||
      (isObject(edge) && 'source_id' in edge);
    return isSadface ? 'sadface' : 'aif';
  }
  return 'warrant';
}

function isReference(value: unknown): boolean {
  return isObject(value) && 'type' in value && !('claims' in value);
}

/** Some programs write null for a list without entries. */
function isList(value: unknown): boolean {
  return Array.isArray(value) || value === null;
}

function first(start: string): string {
  return start[0] ?? '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first line that says something, past comments. */
function firstLine(start: string, comment: string): string | undefined {
  return start.split(/\r\n?|\n/).find((line) => line.trim() && !line.trimStart().startsWith(comment));
}

/** Formats of plain text, the surest first: by their beginning, or by all of a text. */
const TEXTS: readonly [name: FormatName, is: (start: string, text: string) => boolean][] = [
  ['kialo', (start) => /^\s*Discussion (?:Title|Name):/.test(start)],
  ['af', (start) => /^p\s+af\s+\d+\s*$/.test(firstLine(start, '#') ?? '')],
  ['apx', (start) => /^\s*(arg|att)\s*\([^()]*\)/.test(firstLine(start, '%') ?? '')],
  ['dot', (start) => /^\s*(?:strict\s+)?digraph\b[^{\n]*\{/i.test(start)],
  ['bibtex', (start) => /^\s*@\s*[a-z]+\s*[{(]/i.test(firstLine(start, '%') ?? '')],
  ['ris', (start) => /^\s*TY {1,3}-/.test(start)],
  ['csv', (start) => isTable(start)],
  ['tgf', (_, text) => isGraph(text)],
  ['argdown', isArgdown],
  ['markdown', isOutline]
];

/** Argdown in a block of Markdown. */
const FENCED = /^[ \t]*(`{3,}|~{3,})[ \t]*argdown(-map)?\b/m;
/** Titles, relations, numbered statements and lines of inference, at the start of a line. */
const TITLED =
  /^[ \t]*(?:(?:[+*-]|\d+\.|<[+_-]|[+_-]>|><|\(\d+\))[ \t]+)?(?:\[[^\]\n-][^\]\n]*\](?!\()|<[^<>\n/!-][^<>\n]*>)(?::[ \t]*(?!https?:|[ \t]*<?https?:)|[ \t]*(?:\{|#|$))/m;
const RELATED = /^[ \t]+(?:<[+_-]|[+_-]>|><|_)[ \t]/m;
const NUMBERED = /^[ \t]*\(\d+\)[ \t]/m;
const INFERRED = /^[ \t]*--/m;
/** Claims that others are indented under with + or -, where they have no mark themselves. */
const SIGNED = /^(?!\d+[.)][ \t])[^\s+*>#-][^\n]*\r?\n[ \t]+[+-][ \t]/m;

function isArgdown(start: string, text: string): boolean {
  if (FENCED.test(text)) return true;
  if (/^\s*===+\r?\n/.test(start)) return true;
  if (NUMBERED.test(start) && INFERRED.test(start)) return true;
  return [TITLED, RELATED, SIGNED].some((pattern) => pattern.test(start));
}

/** A table whose first row names columns that are known. */
function isTable(start: string): boolean {
  const [header] = rowsOf(start.slice(0, start.search(/[\r\n]/) + 2000), () => {});
  return header !== undefined && headerOf(header.cells) !== undefined;
}

/** An outline: a list, or lines under which others are indented. */
function isOutline(start: string): boolean {
  return (
    /(?:^|[\r\n])[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+\S/.test(start) ||
    /^\s*\S.*(?:[\r\n]+)[ \t]+\S/.test(start)
  );
}

/** Trivial Graph Format: nodes, a line of `#`, edges of two names. */
function isGraph(text: string): boolean {
  const hash = /(?:^|[\r\n])[ \t]*#[ \t]*(?=[\r\n]|$)/.exec(text);
  if (!hash?.index) return false;
  const edges = text.slice(hash.index + hash[0].length).trimStart();
  const lines = edges.slice(0, BEGINNING).split(/\r\n?|\n/, 50);
  return lines.every((line) => line.trim() === '' || /^\s*\S+\s+\S+(\s|$)/.test(line));
}
