import type { At, Entry, List } from './edit.ts';
import type { ArgumentMap, Reason } from './map.ts';

/** An entry as others name it: its list and its id in one word. */
export function nameOf(list: List, id: string): string {
  return `${list} ${id}`;
}

/** The entries that an entry names, each as `nameOf` says it. */
export function namesIn(list: List, entry: Entry): string[] {
  return Object.entries(entry).flatMap(([field, value]) => namesInField([list, entry.id], field, value));
}

/** The entries that a field of the map, the background or an entry names, where it has a value. */
export function namesInField([place]: At, field: string, value: unknown): string[] {
  if (value === undefined) return [];
  const claims = (ids: readonly string[]) => ids.map((id) => nameOf('claims', id));
  const sources = (ids: readonly string[]) => ids.map((id) => nameOf('sources', id));
  switch (place === undefined ? field : `${place}.${field}`) {
    case 'motion':
      return claims([value as string]);
    case 'facing':
      return claims((value as string[][]).flat());
    case 'background':
      return sources((value as NonNullable<ArgumentMap['background']>).sources ?? []);
    case 'background.sources':
      return sources(value as string[]);
    case 'claims.citations':
      return sources((value as { source: string }[]).map(({ source }) => source));
    case 'reasons.premises':
      return claims(value as string[]);
    case 'reasons.target': {
      const target = value as Reason['target'];
      return 'claim' in target ? claims([target.claim]) : [nameOf('reasons', target.reason)];
    }
    default:
      return [];
  }
}
