import type { Source, SourceId } from '../model/map.ts';
import { same } from '../model/same.ts';
import { writeDate } from './dates.ts';
import { sourceLabel } from './label.ts';

/** What tells sources of one label apart, what is recognised soonest first. */
const MARKS: readonly ((source: Source) => string | undefined)[] = [
  ({ title }) => title,
  ({ issued }) => writeDate(issued),
  (source) => source['container-title'],
  ({ publisher }) => publisher,
  ({ URL }) => URL,
  ({ DOI }) => DOI
];

/**
 * A name for each source of a list, by its id: its label; of those that share one also the title, the date or what else
 * is not the same of them; a number where all of that is.
 */
export function namesApart(sources: readonly Source[]): Map<SourceId, string> {
  const names = new Map(sources.map((source) => [source.id, sourceLabel(source)]));
  const sharing = (): Source[][] => {
    const groups = new Map<string, Source[]>();
    for (const source of sources) {
      const name = names.get(source.id)!;
      groups.set(name, [...(groups.get(name) ?? []), source]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  };
  for (const mark of MARKS) {
    for (const group of sharing()) {
      if (new Set(group.map(mark)).size === 1) continue;
      for (const source of group)
        names.set(source.id, [names.get(source.id), mark(source)].filter(Boolean).join(', '));
    }
  }
  for (const group of sharing())
    for (const [at, { id }] of group.entries()) names.set(id, `${names.get(id)} (${at + 1})`);
  return names;
}

/** The fields in which sources of a list are not the same, but for their ids, in the order in which they say them. */
export function fieldsApart(sources: readonly Source[]): string[] {
  const names = new Set(sources.flatMap((source) => Object.keys(source)));
  names.delete('id');
  const said = (source: Source, name: string) => source[name as keyof Source];
  return [...names].filter((name) =>
    sources.some((source) => !same(said(source, name), said(sources[0]!, name)))
  );
}
