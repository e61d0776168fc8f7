import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Citation, Claim, Source } from '../model/map.ts';
import { passageOf } from '../preparation/card.ts';
import { LEVELS } from '../preparation/marks.ts';
import { mapOf } from './card-map.ts';
import { paragraphsOf } from './card-paragraphs.ts';
import { packed, Unreadable, unpacked } from './docx-package.ts';
import { type Paragraph, readDocument } from './docx-paragraphs.ts';
import { partsOf } from './docx-write.ts';
import type { Loss, Written } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { LARGEST, tooLarge } from './warrant.ts';

/** What a cite can say of a source is found out for each; here is what none can. */
const HOLDS: Holds = {
  map: ['title', 'language', 'motion'],
  claim: ['note'],
  citation: ['locator', 'quote', 'passage', 'cite'],
  source: [
    'title',
    'author',
    'editor',
    'issued',
    'accessed',
    'container-title',
    'publisher',
    'page',
    'URL',
    'DOI',
    'note',
    'qualifications'
  ],
  supports: true,
  words: drawable
};

/**
 * Reads evidence cards from a Word document made with Verbatim (https://docs.paperlessdebate.com), by its styles only: tags
 * become claims with their cites as sources and their texts as passages, headings the branches above them. Each cite is told
 * with the rule that found it. Never throws.
 */
export function readBytes(bytes: Uint8Array): Checked {
  if (bytes.length > LARGEST) return { problems: [tooLarge(bytes.length)] };
  try {
    return mapOf(readDocument(unpacked(bytes)));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problems: [{ code: 'format', severity: 'error', place: '', message: error.message }] };
  }
}

/** The words of a document, a line for each paragraph: the lines that its problems name. Throws where it cannot be read. */
export function paragraphsIn(bytes: Uint8Array): string {
  const { paragraphs } = readDocument(unpacked(bytes));
  return paragraphs
    .map(({ runs }) => runs.map(({ text }) => text.replace(/[\r\n]+/g, ' ')).join(''))
    .join('\n');
}

/** Writes a map as a file of evidence cards that Verbatim's macros work on. The same map gives the same bytes. */
export function write(map: ArgumentMap): Written {
  const { map: whole, losses, paragraphs } = laid(map);
  return { text: packed(partsOf(paragraphs, whole)), losses };
}

/** A map as such a file holds it, and what is lost: what `readBytes` gives of what `write` writes, but for its reports. */
export function held(map: ArgumentMap): { map: ArgumentMap; losses: Loss[] } {
  const { map: whole, losses } = laid(map);
  return { map: whole, losses };
}

/**
 * Which fields of a source come back from its cite is known when the cite is read: so the paragraphs are read here as they
 * would be from the file, and what is not the same is a loss.
 */
function laid(map: ArgumentMap): { map: ArgumentMap; losses: Loss[]; paragraphs: Paragraph[] } {
  const { map: whole, losses } = hold(map, HOLDS);
  const { paragraphs, claims } = paragraphsOf(whole);
  const { title, language } = whole;
  const read = mapOf({ title, language, paragraphs, besides: [] }).map!;
  return { map: read, losses: [...losses, ...lossesOf(whole, claims, read)], paragraphs };
}

/** What is not the same in a map when it is read again. Its claims stand in the same order as `claims`. */
function lossesOf(map: ArgumentMap, claims: readonly Claim[], read: ArgumentMap): Loss[] {
  const losses: Loss[] = [];
  const [before, after] = [map, read].map(({ sources }) => new Map(sources.map((each) => [each.id, each])));
  const told = new Set<string>();
  for (const [at, claim] of claims.entries()) {
    for (const [place, citation] of (claim.citations ?? []).entries()) {
      const source = before!.get(citation.source)!;
      const same = read.claims[at]!.citations![place]!;
      for (const field of fieldsLost(source, after!.get(same.source)!)) {
        if (told.has(`${source.id} ${field}`)) continue;
        told.add(`${source.id} ${field}`);
        const message = `the ${field} of the source “${nameOf(source)}” does not come back from its cite`;
        losses.push({ code: 'source-field', message, field, source: source.id });
      }
      for (const field of partsLost(citation, same)) {
        const message = `the ${field} of a citation of the claim “${nameOf({ ...claim, title: claim.text })}” is left out`;
        losses.push({ code: 'citation-field', message, field, claim: claim.id, source: source.id });
      }
    }
  }
  const cited = new Set(claims.flatMap(({ citations = [] }) => citations.map(({ source }) => source)));
  for (const source of map.sources) {
    const message = `the source “${nameOf(source)}”, which is cited nowhere, is left out`;
    if (!cited.has(source.id)) losses.push({ code: 'source', message, source: source.id });
  }
  return losses;
}

function fieldsLost({ id: _, ...before }: Source, after: Source): string[] {
  return Object.entries(before).flatMap(([field, value]) =>
    isSame(value, after[field as keyof Source]) ? [] : [field]
  );
}

function partsLost(before: Citation & { cite?: unknown }, after: Citation & { cite?: unknown }): string[] {
  const { quote, passage } = before;
  const words = passageOf(before);
  const lost: [name: string, isLost: boolean][] = [
    ['locator', before.locator !== after.locator],
    ['cite', before.cite !== undefined && before.cite !== after.cite],
    ['quote', quote !== undefined && quote.exact.trim() !== (after.quote?.exact ?? '')],
    ['prefix', quote?.prefix !== undefined && !words.text.includes(quote.prefix.trim())],
    ['suffix', quote?.suffix !== undefined && !words.text.includes(quote.suffix.trim())],
    ['translation', quote?.translation !== undefined],
    ['language', quote?.language !== undefined],
    ['marks', passage?.marks.some(({ level }) => !LEVELS.some((known) => known === level)) ?? false],
    ['passage', words.text.trim() !== passageOf(after).text]
  ];
  return lost.flatMap(([name, isLost]) => (isLost ? [name] : []));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** So many characters tell which it is. */
const SHORT = 60;

function nameOf({ id, title }: { id: string; title?: string }): string {
  const line = (title?.trim() || id).replace(/\s+/g, ' ');
  return line.length > SHORT ? `${line.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/** As many letters as before, so that marks stay on theirs; what XML cannot hold is a sign for it. */
function drawable(text: string): string {
  return text
    .replace(/\r(?=\n)/g, ' ')
    .replace(/\r/g, '\n')
    .replace(UNDRAWABLE, '\uFFFD');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const UNDRAWABLE = /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/gu;
