import type { Source } from '../model/map.ts';
import { sourceLink } from './label.ts';
import { named } from './names.ts';
import { calendarDate } from './reference.ts';

/** What a judge may ask of a source, in the order of a cite (NSDA Unified Manual, 7.1.C). */
export type Gap = 'author' | 'qualifications' | 'date' | 'title' | 'address' | 'access date';

/** Kinds that a reader finds on paper. */
const PRINTED: ReadonlySet<string> = new Set(['book', 'chapter', 'classic', 'pamphlet', 'periodical']);

/**
 * What a source lacks. Qualifications are asked of persons, not of bodies; an address of all but books and what has
 * pages; the day of access of what has an address, but for a DOI's, whose text does not change.
 */
export function gaps(source: Source): Gap[] {
  const authors = named(source.author);
  const filled = (text: string | undefined) => Boolean(text?.trim());
  const link = sourceLink(source);
  const { issued, DOI } = source;
  const lacks: Record<Gap, boolean> = {
    author: !authors.length,
    qualifications: authors.some(({ literal }) => !literal) && !filled(source.qualifications),
    date: !calendarDate(issued) && !filled(issued?.literal ?? issued?.raw),
    title: !filled(source.title),
    address: !link && !PRINTED.has(source.type) && source.page === undefined,
    'access date': link !== undefined && !filled(DOI) && !calendarDate(source.accessed)
  };
  return (Object.keys(lacks) as Gap[]).filter((gap) => lacks[gap]);
}
