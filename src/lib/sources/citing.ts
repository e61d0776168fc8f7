import type { Source } from '../model/map.ts';
import { apa } from './apa.ts';
import { chicago, chicagoNote } from './chicago.ts';
import { sourceName } from './label.ts';
import { mla } from './mla.ts';
import { named, surname } from './names.ts';
import { type CardCite, nsda } from './nsda.ts';
import { calendarDate } from './reference.ts';
import { merged, partsOf, type Run, textOf } from './styled.ts';

/** The styles in which sources are cited, all in English. */
export const STYLES = ['nsda', 'apa', 'mla', 'chicago', 'chicago-note'] as const;

export type CitingStyle = (typeof STYLES)[number];

/** A citation as runs of one look each, and the same as plain text. */
export interface Cited {
  runs: Run[];
  text: string;
}

/**
 * One source in a style: the cite of a debater's card (`nsda`), or an entry of the list at the end of a paper. `cutter`
 * stands in a card's cite only, `locator` there and in a note. The record's qualifications stand in a card's cite.
 * Titles are given as the record has them, in their own language and capitals. Never empty, never throws.
 */
export function cite(source: Source, style: CitingStyle, card: Omit<CardCite, 'qualifications'> = {}): Cited {
  const parts = partsOf(source);
  const { qualifications } = source;
  const written = {
    nsda: () => nsda(parts, { ...card, ...(qualifications && { qualifications }) }),
    apa: () => apa(parts),
    mla: () => mla(parts),
    chicago: () => chicago(parts),
    'chicago-note': () => chicagoNote(parts, card.locator)
  };
  const runs = merged(written[style]());
  return { runs, text: textOf(runs) };
}

/** What is said aloud before a card: 'Lee 2024', 'Lee and Ray 2024', 'Lee et al. 2024', 'Reuters, no date'. */
export function spokenCite(source: Source): string {
  const names = named(source.author).map(surname);
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(' and ') || sourceName(source);
  const year = calendarDate(source.issued)?.year;
  return year === undefined ? `${who}, no date` : `${who} ${year}`;
}
