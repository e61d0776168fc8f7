import type { ArgumentMap, Note, NoteId } from './map.ts';

export type NoteOn = Note['on'];

/** The notes of a map with their ids, in the order in which they were written; those of one part, if wished. */
export function notesOf({ notes = {} }: ArgumentMap, on?: NoteOn): [NoteId, Note][] {
  const all = Object.entries(notes);
  return on ? all.filter(([, note]) => isOn(note, on)) : all;
}

/** How many notes are open. */
export function openNotes({ notes = {} }: ArgumentMap): number {
  return Object.values(notes).filter(({ done }) => !done).length;
}

/** The map without its notes, as it is given away; the map itself where it has none. */
export function withoutNotes(map: ArgumentMap): ArgumentMap {
  if (!map.notes) return map;
  const { notes: _, ...rest } = map;
  return rest;
}

function isOn({ on }: Note, part: NoteOn): boolean {
  if ('claim' in part) return 'claim' in on && on.claim === part.claim;
  if ('reason' in part) return 'reason' in on && on.reason === part.reason;
  return 'source' in on && on.source === part.source;
}
