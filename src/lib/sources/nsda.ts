import { directName, surname } from './names.ts';
import type { CalendarDate } from './reference.ts';
import { joined, type Parts, plain, type Run, signedBy, withP } from './styled.ts';

/** What a cite of a card holds besides the source. */
export interface CardCite {
  qualifications?: string;
  /** The page or place of the quotation. */
  locator?: string;
  /** The initials of who cut the card. */
  cutter?: string;
}

/**
 * The cite of an evidence card as the National Speech and Debate Association asks for it (Unified Manual, 7.1.C): author,
 * qualifications, date, "title", publication, page, address, day of access, `// initials`, in the order and with the
 * straight quotation marks of Verbatim, whose readers of files look for them. Surname and year, which are said aloud
 * (7.1.B), are marked. Days are `7-18-2024`, month first.
 */
export function nsda(parts: Parts, { qualifications, locator, cutter }: CardCite = {}): Run[] {
  const { kind, title, container, publisher, page, link, accessed } = parts;
  const authors = parts.authors.length ? parts.authors : kind === 'chapter' ? [] : parts.editors;
  const unsigned = authors.length ? undefined : (container ?? publisher);
  const names: Run[][] = authors.slice(0, authors.length > 2 ? 1 : 2).map((name) => {
    const last = surname(name);
    const whole = directName(name);
    const at = whole.lastIndexOf(last);
    return [
      ...plain(whole.slice(0, at)),
      { text: last, spoken: true },
      ...plain(whole.slice(at + last.length))
    ];
  });
  const lead = unsigned ? [{ text: unsigned, spoken: true as const }] : joined(names, ' and ');
  if (authors.length > 2) lead.push({ text: ' et al.' });
  const where = [container, publisher].filter(
    (name) => name && name !== unsigned && !signedBy(authors, name)
  );
  const quoted = title && `"${title.replace(/["“”]/g, "'")}`;
  const rest = joined(
    [
      ...where.map(plain),
      plain(locator ?? withP(page)),
      plain(link),
      plain(accessed && `accessed ${numbers(accessed)}`)
    ],
    ', '
  );
  const named = plain(quoted && (rest.length && !/[?!]$/.test(quoted) ? `${quoted},"` : `${quoted}"`));
  const cite = joined(
    [joined([lead, plain(qualifications), dateOf(parts), named], ', '), rest],
    named.length ? ' ' : ', '
  );
  return cutter ? [...cite, { text: ` // ${cutter}` }] : cite;
}

/** The year is said aloud, the day is not. */
function dateOf({ issued, issuedWords }: Parts): Run[] {
  if (!issued) return [{ text: issuedWords ?? 'no date', spoken: true }];
  const before = [issued.month, issued.day].filter((part) => part !== undefined).join('-');
  return [...plain(before && `${before}-`), { text: String(issued.year), spoken: true }];
}

function numbers({ year, month, day }: CalendarDate): string {
  return [month, day, year].filter((part) => part !== undefined).join('-');
}
