import { all, type Edit } from './edit.ts';
import type { ArgumentMap, ClaimId, Note, NoteId, ReasonId, SourceId } from './map.ts';
import { type NoteOn, notesOf } from './notes.ts';
import { type Refusal, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { change, fieldsFor } from './wording.ts';

/** Writes a note on a claim, a reason or a source; white space at its ends falls away. `by` is a name, `at` a day. */
export function addNote(
  relations: Relations,
  { id, on, text, by, at }: { id: NoteId; on: NoteOn; text: string; by?: string; at?: string }
): Edit | Refusal {
  const strange = unknown(relations, {
    claims: 'claim' in on ? [on.claim] : [],
    reasons: 'reason' in on ? [on.reason] : [],
    sources: 'source' in on ? [on.source] : []
  });
  if (strange) return strange;
  if (noteOf(relations.map, id)) return { refused: 'taken', list: 'notes', id };
  if (!text.trim()) return { refused: 'empty' };
  const value: Note = { on, text: text.trim(), ...(by?.trim() && { by: by.trim() }), ...(at && { at }) };
  return all([
    ...(relations.map.notes ? [] : [room(true)]),
    { do: 'set', at: ['notes'], fields: [{ name: id, value }] }
  ]);
}

/** Gives a note other words, or says that what it asks for is done or open. */
export function changeNote(
  { map }: Relations,
  { id, text, done }: { id: NoteId; text?: string; done?: boolean }
): Edit | Refusal {
  const note = noteOf(map, id);
  if (!note) return { refused: 'unknown', list: 'notes', id };
  if (text !== undefined && !text.trim()) return { refused: 'empty' };
  const { done: was, ...open } = { ...note, text: text?.trim() ?? note.text };
  return change(['notes'], map.notes!, { [id]: (done ?? was) ? { ...open, done: true } : open });
}

export function removeNote({ map }: Relations, id: NoteId): Edit | Refusal {
  if (!noteOf(map, id)) return { refused: 'unknown', list: 'notes', id };
  return all(removing([id]));
}

/** Takes away the notes on what goes. */
export function forgettingNotes(map: ArgumentMap, { claims, reasons, sources }: Partial<Gone>): Edit[] {
  const going = notesOf(map).filter(
    ([, { on }]) =>
      ('claim' in on && claims?.has(on.claim)) ||
      ('reason' in on && reasons?.has(on.reason)) ||
      ('source' in on && sources?.has(on.source))
  );
  return removing(going.map(([id]) => id));
}

/** Puts the notes on one claim or source on another that stands for it now. */
export function movingNotes(map: ArgumentMap, from: NoteOn, to: NoteOn): Edit[] {
  const moved = notesOf(map, from).map(([id, note]) => [id, { ...note, on: to }]);
  if (!moved.length) return [];
  return [{ do: 'set', at: ['notes'], fields: fieldsFor(map.notes!, Object.fromEntries(moved)) }];
}

interface Gone {
  claims: ReadonlySet<ClaimId>;
  reasons: ReadonlySet<ReasonId>;
  sources: ReadonlySet<SourceId>;
}

function noteOf({ notes = {} }: ArgumentMap, id: NoteId): Note | undefined {
  return Object.hasOwn(notes, id) ? notes[id] : undefined;
}

function removing(ids: readonly NoteId[]): Edit[] {
  if (!ids.length) return [];
  return [{ do: 'set', at: ['notes'], fields: ids.map((name) => ({ name })) }, room(false)];
}

/** Makes the field in which notes stand, where there is none, or takes it away when it is empty. */
function room(made: boolean): Edit {
  const name = 'notes';
  return {
    do: 'set',
    at: [],
    fields: [made ? { name, value: {}, only: 'absent' } : { name, only: 'empty' }]
  };
}
