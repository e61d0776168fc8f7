import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Source } from '../model/map.ts';
import { numberedIds } from '../sources/numbered-ids.ts';
import type { Pasted, PastedProblem } from '../sources/pasted.ts';
import { LONGEST, proposedId } from '../sources/read.ts';
import { Assembly } from './assembly.ts';
import type { Loss, Written } from './format.ts';
import { hold } from './holding.ts';

/** What is told of a source that was read all the same. */
const IN_PART: ReadonlySet<PastedProblem['code']> = new Set(['field', 'names', 'address', 'scheme']);

/** A map of sources alone, as a list of references holds them. Never throws. */
export function mapOf(text: string, read: (text: string) => Pasted): Checked {
  const assembly = new Assembly();
  if (text.length > LONGEST) {
    assembly.fault('is too long; up to 4 million characters of references are read');
    return assembly.checked();
  }
  const { sources, problems } = read(text);
  for (const { code, message, line } of problems) {
    const place = line === undefined ? undefined : { line };
    const words = message.replace(/\.$/, '');
    if (IN_PART.has(code)) assembly.omit(words, place);
    else assembly.fault(words, place);
  }
  if (!sources.length && !problems.length) assembly.fault('holds no reference');
  const free = numberedIds();
  for (const source of sources) assembly.source({ ...source, id: free(source.id || proposedId(source)) });
  return assembly.checked();
}

/**
 * The sources of a map as a list of references. Claims and reasons are one loss; what is lost of a source is found by reading
 * it again.
 */
export function writtenSources(
  map: ArgumentMap,
  write: (sources: readonly Source[]) => string,
  read: (text: string) => Pasted
): Written {
  const { claims, reasons, motion: _, facing: __, translations: ___, notes: ____, ...head } = map;
  const losses: Loss[] = hold({ ...head, claims: [], reasons: [], sources: [] }, {}).losses;
  if (claims.length || reasons.length) {
    const message = `the file holds sources alone: ${counted(claims.length, 'claim')} and ${counted(reasons.length, 'reason')} are left out`;
    losses.unshift({ code: 'claims', message });
  }
  for (const source of map.sources) losses.push(...lossesOf(source, read(write([source])).sources[0]));
  return { text: write(map.sources), losses };
}

function lossesOf(source: Source, found: Source | undefined): Loss[] {
  const words = (source['title-short'] ?? source.title ?? source.URL ?? source.id)
    .replace(/\s+/g, ' ')
    .trim();
  const name = `“${[...words.slice(0, 120)].slice(0, 60).join('')}”`;
  const place = { source: source.id };
  if (!found) return [{ code: 'source', message: `the source ${name} is left out`, ...place }];
  const fields = found as unknown as Record<string, unknown>;
  return Object.entries(source).flatMap(([field, value]): Loss[] => {
    if (field === 'id' || isEmpty(value) || isSame(value, fields[field])) return [];
    const fate = fields[field] === undefined ? 'is left out' : 'is changed in the file';
    return [{ code: 'source-field', message: `the ${field} of the source ${name} ${fate}`, field, ...place }];
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && !value.length);
}

/** Whether two values are the same, in whatever order their fields stand; a number may be written as text. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return one === other || String(one) === String(other);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const [a, b] = [one, other] as Record<string, unknown>[];
  return (
    Array.isArray(one) === Array.isArray(other) && [...names].every((name) => isSame(a![name], b![name]))
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
