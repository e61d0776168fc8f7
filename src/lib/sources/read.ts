import type { Source } from '../model/map.ts';
import { webAddress } from './address.ts';
import { readBibtex } from './bibtex.ts';
import { readCslJson } from './csl-json.ts';
import { doiOf } from './duplicates.ts';
import { bareDoi } from './label.ts';
import { type Pasted, type PastedProblem, tidied } from './pasted.ts';
import { readRis } from './ris.ts';

/** In what the references are written: one of three formats, or addresses and DOIs alone, one to a line. */
export type ReferenceKind = 'csl-json' | 'bibtex' | 'ris' | 'addresses';

/** Sources with their ids, and what could not be read; no kind where the text is nothing that is known. */
export interface ReadReferences {
  kind: ReferenceKind | undefined;
  sources: Source[];
  problems: PastedProblem[];
}

/** The longest text that is read, in UTF-16 units: some thousands of references. */
export const LONGEST = 4_000_000;

const READERS: Readonly<Record<ReferenceKind, (text: string) => Pasted>> = {
  'csl-json': readCslJson,
  bibtex: readBibtex,
  ris: readRis,
  addresses: readAddresses
};

const BIBTEX = /^[ \t]*@[ \t]*[a-z]\w*\s*[{(]/im;
const RIS = /^\uFEFF?[ \t]*TY[ \t]{1,3}-/m;

/**
 * Reads references that were pasted, whatever they are written in, which it tells by their content. `proposeId` names
 * each source, whose `id` is the key in the text or empty; `proposedId` does for most. The sources are fit for a map; what
 * is wrong is told in a sentence. Never throws, and takes time in proportion to the text.
 */
export function read(text: string, proposeId: (source: Source) => string): ReadReferences {
  if (text.length > LONGEST)
    return none('large', 'This is too long: paste at most 4 million characters at a time.');
  const kind = kindOf(text);
  if (!kind) return text.trim() ? none('unknown', UNKNOWN) : none('empty', 'There is nothing to read.');
  const { sources, problems } = READERS[kind](text);
  if (!sources.length && !problems.length)
    return { kind, sources, problems: none('empty', NOTHING).problems };
  return { kind, sources: sources.map((source) => ({ ...source, id: proposeId(source) })), problems };
}

const UNKNOWN =
  'These are no references that Warrant reads: it reads CSL-JSON, BibTeX and RIS, which Zotero and most libraries and publishers write, and addresses or DOIs, one to a line.';
const NOTHING = 'No reference stands in it.';

function none(code: PastedProblem['code'], message: string): ReadReferences {
  return { kind: undefined, sources: [], problems: [{ code, message }] };
}

function kindOf(text: string): ReferenceKind | undefined {
  if (/^\uFEFF?\s*[[{]/.test(text)) return 'csl-json';
  const [bibtex, ris] = [text.search(BIBTEX), text.search(RIS)];
  if (bibtex >= 0 && (ris < 0 || bibtex < ris)) return 'bibtex';
  if (ris >= 0) return 'ris';
  return text.split(/\r\n?|\n/, 1000).some((row) => addressOf(row)) ? 'addresses' : undefined;
}

/** Reads a web address or DOI from each line; other lines are told, empty ones are passed over. */
function readAddresses(text: string): Pasted {
  const sources: Source[] = [];
  const problems: PastedProblem[] = [];
  for (const [at, row] of text.split(/\r\n?|\n/).entries()) {
    const found = addressOf(row);
    if (found) sources.push({ id: '', ...found });
    else if (row.trim()) {
      const about = tidied(row).slice(0, 60);
      const message = `"${about}" is no web address and no DOI.`;
      problems.push({ code: 'line', message, about, line: at + 1 });
    }
  }
  return { sources, problems };
}

/** A line that is an address or DOI and nothing else, but for a bullet, a number or brackets around it. */
function addressOf(row: string): Omit<Source, 'id'> | undefined {
  if (row.length > 4000) return undefined;
  const [, , bare = ''] = /^\s*((?:[-*•–]|\[?\d+[.)\]])\s+)?<?([^\s<>"]+)>?\s*$/.exec(row) ?? [];
  const address = tidied(bare);
  if (/^(doi:)?10\.\d{4,9}\/\S+$/i.test(address)) return { type: 'document', DOI: bareDoi(address) };
  // A host alone may be a word of a search.
  const isNamed = /^(https?:\/\/|www\.)|^[^/\s]+\//i.test(address);
  const URL = isNamed ? webAddress(address) : undefined;
  if (!URL || !/^https?:\/\/[^/\s]+\.[^/\s]+/i.test(URL)) return undefined;
  const DOI = doiOf({ URL });
  return DOI ? { type: 'document', DOI } : { type: 'webpage', URL };
}

/**
 * The id that a new source would have were it the only one: 's-', its first author or publication and its year, in small
 * letters without accents. `numberedIds` makes it one that no other has.
 */
export function proposedId(source: Source): string {
  const author = source.author?.[0];
  const host = /^https?:\/\/(?:www\.)?([^/:]+)/i.exec(source.URL ?? '')?.[1];
  const name =
    author?.family ??
    author?.literal ??
    source['container-title'] ??
    source.publisher ??
    source.title ??
    host ??
    source.DOI;
  const year = source.issued?.['date-parts']?.[0]?.[0] ?? '';
  const plain = `${name ?? ''} ${year}`
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return `s-${
    plain
      .replace(/^-|-$/g, '')
      .slice(0, 40)
      .replace(/[-\uD800-\uDBFF]$/, '') || 'source'
  }`;
}
