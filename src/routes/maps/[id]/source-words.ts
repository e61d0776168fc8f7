import type { Messages } from '$lib/messages.ts';
import type { Source } from '$lib/model/map.ts';
import type { Words } from '$lib/scene/words.ts';
import { writeDate } from '$lib/sources/dates.ts';
import { directName } from '$lib/sources/names.ts';
import { calendarDate } from '$lib/sources/reference.ts';
import { typeName } from './source-types.ts';

/** How a source can have been seen. */
export const ACCESSES: readonly NonNullable<Source['access']>[] = [
  'original',
  'syndicated copy',
  'mirror',
  'second-hand',
  'not seen'
];

export function accessWords(kind: Source['access'], say: Messages): string | undefined {
  if (kind === 'original') return say.access_original({});
  if (kind === 'syndicated copy') return say.access_copy({});
  if (kind === 'mirror') return say.access_mirror({});
  if (kind === 'second-hand') return say.access_second({});
  return kind === 'not seen' ? say.access_none({}) : undefined;
}

export function correctionWords({ field, to, note }: NonNullable<Source['corrections']>[number]): string {
  return [field, to, note].filter(Boolean).join(': ');
}

/** The fields that a person knows by a name, in the order in which they are read, each with its name. */
export function fieldNames(say: Messages): ReadonlyMap<string, string> {
  const names: Partial<Record<keyof Source, string>> = {
    author: say.field_authors({}),
    issued: say.field_date({}),
    title: say.field_title({}),
    'title-short': say.field_title_short({}),
    shortName: say.field_short_name({}),
    type: say.field_type({}),
    qualifications: say.field_qualifications({}),
    role: say.field_role({}),
    'container-title': say.field_published_in({}),
    editor: say.field_editors({}),
    publisher: say.field_publisher({}),
    'publisher-place': say.field_place({}),
    'event-title': say.field_event({}),
    genre: say.field_genre({}),
    edition: say.field_edition({}),
    volume: say.field_volume({}),
    issue: say.field_issue({}),
    number: say.field_number({}),
    page: say.field_page({}),
    URL: say.field_url({}),
    archive: say.field_archive_name({}),
    archive_location: say.field_archive({}),
    accessed: say.field_accessed({}),
    access: say.field_access({}),
    accessNote: say.field_access_note({}),
    titleFrom: say.field_title_from({}),
    language: say.field_language({}),
    note: say.field_note({}),
    corrections: say.corrections({})
  };
  return new Map(Object.entries(names));
}

/** What a source says in a field, as it is read; nothing where it says nothing. */
export function fieldWords(source: Source, field: string, words: Words, say: Messages): string | undefined {
  const { type, issued, accessed, author, editor, access, corrections } = source;
  const known: Readonly<Record<string, string | undefined>> = {
    type: typeName(type, say),
    issued: dateWords(issued, words),
    accessed: dateWords(accessed, words),
    author: author?.map(directName).join(', '),
    editor: editor?.map(directName).join(', '),
    access: accessWords(access, say),
    corrections: corrections?.map(correctionWords).join('; ')
  };
  if (Object.hasOwn(known, field)) return known[field] || undefined;
  const value: unknown = source[field as keyof Source];
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '') || undefined;
}

function dateWords(date: Source['issued'], words: Words): string | undefined {
  const isSpan = (date?.['date-parts']?.length ?? 0) > 1;
  const day = isSpan ? undefined : calendarDate(date);
  return day ? words.date(day) : writeDate(date);
}
