import { withoutArchive } from './duplicates.ts';
import { safeLink } from './label.ts';
import type { CalendarDate } from './reference.ts';

/** Two addresses of the Internet Archive's Wayback Machine for a page. */
export interface Archived {
  /** The copy nearest to the day that was asked for, or the newest. */
  copy: string;
  /** Where a new copy is made on the spot. */
  save: string;
}

/**
 * Where a page is kept, or can be: copies stand at `/web/YYYYMMDD/address`, as exactly as the date is known. Nothing for
 * what is no web address; of an archived address the page itself is meant.
 */
export function archived(address: string, date?: CalendarDate): Archived | undefined {
  const page = safeLink(withoutArchive(address));
  if (!page || !/^https?:/i.test(page)) return undefined;
  const parts = date ? [date.year, date.month, date.month && date.day] : [];
  const day = parts.flatMap((part, at) => (part ? [String(part).padStart(at ? 2 : 4, '0')] : [])).join('');
  return {
    copy: `https://web.archive.org/web/${day || '2'}/${page}`,
    save: `https://web.archive.org/save/${page}`
  };
}
