import * as v from 'valibot';
import { isHostile } from './check.ts';
import {
  add,
  type Draft,
  draftOf,
  type EditProblem,
  type Entry,
  faults,
  type List,
  move,
  positionOf,
  remove,
  replace
} from './draft.ts';
import { ArgumentMap } from './map.ts';

export type { EditProblem, Entry, List };

/**
 * Where fields are set: on the map itself, an entry, the background, the notes (each a field), the translations or those
 * into one language.
 */
export type At =
  | readonly []
  | readonly [List, string]
  | readonly ['background']
  | readonly ['notes']
  | readonly ['translations']
  | readonly ['translations', string];

/** One field as it is to be: with this value, or gone where there is none. */
export interface Field {
  name: string;
  value?: unknown;
  /** The field that a new one stands before; without it, or where that is not there, a new one is the last. */
  before?: string;
  /** 'absent': set only where there is no such field. 'empty': taken away only where it is an object without fields. */
  only?: 'absent' | 'empty';
}

/** The smallest edits. An entry without `before`, or whose `before` is not there, becomes the last of its list. */
export type Step =
  | { do: 'set'; at: At; fields: readonly Field[] }
  | { [L in List]: { do: 'add'; list: L; entry: Entry<L>; before?: string } }[List]
  | { do: 'remove'; list: List; id: string }
  | { do: 'move'; list: List; id: string; before?: string };

/** A change of a map as a plain JSON value, which can be kept, sent and undone. */
export type Edit = Step | { do: 'all'; edits: readonly Edit[] };

export type Applied =
  | { map: ArgumentMap; inverse: Edit; problem?: undefined }
  | { problem: EditProblem; map?: undefined };

/**
 * Applies an edit to a map that `check` passes. Gives the new map, with every part that did not change shared, and the
 * edit that takes it back, to the last place in a list and of a field; or says why it cannot be, and nothing has
 * changed. Of an edit of several, all or none is done, and what they name is looked at when all are done. Never throws,
 * whatever the edit holds, and never gives a map that `check` refuses. Costs a copy of the lists that change and a
 * search through them.
 */
export function apply(map: ArgumentMap, edit: Edit): Applied {
  const done = attempt(map, edit);
  if ('code' in done) return { problem: done };
  const problem = faults(done.draft).next().value;
  return problem ? { problem } : { map: done.draft.map, inverse: all(done.inverse) };
}

/** Everything that would be wrong after an edit; where a step of it cannot be done, that alone. */
export function faultsAfter(map: ArgumentMap, edit: Edit): EditProblem[] {
  const done = attempt(map, edit);
  return 'code' in done ? [done] : [...faults(done.draft)];
}

/** Several edits as one. */
export function all(edits: readonly Edit[]): Edit {
  return edits.length === 1 ? edits[0]! : { do: 'all', edits };
}

const FieldShape = v.object({
  name: v.string(),
  value: v.optional(v.unknown()),
  before: v.optional(v.string()),
  only: v.optional(v.picklist(['absent', 'empty']))
});
const ListName = v.picklist(['claims', 'reasons', 'sources']);
const StepShape = v.variant('do', [
  v.object({ do: v.literal('set'), at: v.array(v.string()), fields: v.array(FieldShape) }),
  v.object({
    do: v.literal('add'),
    list: ListName,
    entry: v.looseObject({ id: v.string() }),
    before: v.optional(v.string())
  }),
  v.object({ do: v.literal('remove'), list: ListName, id: v.string() }),
  v.object({ do: v.literal('move'), list: ListName, id: v.string(), before: v.optional(v.string()) })
]);

function attempt(map: ArgumentMap, edit: Edit): { draft: Draft; inverse: Step[] } | EditProblem {
  const draft = draftOf(map);
  const inverse: Step[] = [];
  const waiting: Edit[] = [edit];
  while (waiting.length) {
    const next = waiting.pop()!;
    if (next?.do === 'all' && Array.isArray(next.edits)) {
      for (let at = next.edits.length - 1; at >= 0; at--) waiting.push(next.edits[at]!);
      continue;
    }
    if (!v.is(StepShape, next)) return { code: 'shape', at: [] };
    const back = perform(draft, next as Step);
    if (back && 'code' in back) return back;
    if (back) inverse.push(back);
  }
  return { draft, inverse: inverse.reverse() };
}

/** Does one step; gives what takes it back, nothing where it changed nothing. */
function perform(draft: Draft, step: Step): Step | EditProblem | undefined {
  if (step.do === 'set') return set(draft, step.at, step.fields);
  const { list } = step;
  if (step.do === 'add') {
    const { entry, before } = step;
    if (!v.is(ArgumentMap.entries[list].item, entry) || isHostile({ [list]: [entry] }))
      return { code: 'shape', at: [list, entry.id] };
    if (!add(draft, list, entry, before)) return { code: 'taken', at: [list, entry.id] };
    return { do: 'remove', list, id: entry.id };
  }
  const { id } = step;
  const at = positionOf(draft, list, id);
  if (at < 0) return { code: 'gone', at: [list, id] };
  const next = draft.map[list][at + 1]?.id;
  const anchor = next === undefined ? {} : { before: next };
  if (step.do === 'remove') return { do: 'add', list, entry: remove(draft, list, at), ...anchor } as Step;
  if (step.before === id || step.before === next) return undefined;
  move(draft, list, at, step.before);
  return { do: 'move', list, id, ...anchor };
}

function set(draft: Draft, at: At, fields: readonly Field[]): Step | EditProblem | undefined {
  const found = objectAt(draft, at);
  if (!found) return { code: 'gone', at };
  const { object } = found;
  const names = Object.keys(object);
  const now = new Map<string, unknown>();
  const back: Field[] = [];
  for (const field of fields) {
    const { name, value, before, only } = field;
    if (!allows(at, field)) return { code: 'shape', at: [...at, name] };
    const place = names.indexOf(name);
    const had = place >= 0;
    const was = now.has(name) ? now.get(name) : object[name];
    if (only === 'absent' && had) continue;
    if (only === 'empty' && !(had && isEmpty(was))) continue;
    if (had ? was === value : value === undefined) continue;
    if (value === undefined) {
      const next = names[place + 1];
      const anchor = next === undefined ? {} : { before: next };
      back.push({ name, value: was, ...anchor, ...(only && { only: 'absent' }) });
      names.splice(place, 1);
    } else if (had) back.push({ name, value: was });
    else {
      back.push({ name, ...(isEmpty(value) && { only: 'empty' }) });
      const anchor = before === undefined ? -1 : names.indexOf(before);
      names.splice(anchor < 0 ? names.length : anchor, 0, name);
    }
    now.set(name, value);
    touch(draft, at, name, value);
  }
  if (!back.length) return undefined;
  const result: Record<string, unknown> = {};
  for (const name of names) result[name] = now.has(name) ? now.get(name) : object[name];
  found.put(result);
  return { do: 'set', at, fields: back.reverse() };
}

type Loose = Readonly<Record<string, unknown>>;

/** The object that a path leads to, and how to put another in its place; undefined where there is none. */
function objectAt(draft: Draft, at: At): { object: Loose; put(object: Loose): void } | undefined {
  const [first, second] = at;
  const { map } = draft;
  if (first === undefined) {
    return {
      object: map,
      put: (object) => {
        draft.map = object as ArgumentMap;
      }
    };
  }
  if (at.length > 2) return undefined;
  if (first === 'claims' || first === 'reasons' || first === 'sources') {
    const position = second === undefined ? -1 : positionOf(draft, first, second);
    if (position < 0) return undefined;
    return {
      object: map[first][position]!,
      put: (object) => {
        replace(draft, first, position, object as Entry);
      }
    };
  }
  if (first !== 'background' && first !== 'notes' && first !== 'translations') return undefined;
  const object = map[first];
  const put = (changed: Loose) => {
    draft.map = { ...map, [first]: changed };
  };
  if (!object) return undefined;
  if (second === undefined) return { object, put };
  if (first !== 'translations' || !Object.hasOwn(object, second)) return undefined;
  return {
    object: (object as Record<string, Loose>)[second]!,
    put: (table) => put({ ...object, [second]: table })
  };
}

/** Whether the format lets a field have this value, or be gone. Ids and lists are changed by other edits. */
function allows(at: At, { name, value, only }: Field): boolean {
  const { entries } = ArgumentMap;
  const [first] = at;
  if (value === undefined ? only === 'absent' : only === 'empty') return false;
  if (first === undefined) {
    if (name === 'claims' || name === 'reasons' || name === 'sources') return false;
    return fits(entries, name, value) && !isHostile({ [name]: value });
  }
  if (first === 'background') {
    const fields = entries.background.wrapped.entries;
    return fits(fields, name, value) && !isHostile({ background: { [name]: value } });
  }
  if (first === 'notes') {
    const note = v.optional(entries.notes.wrapped.value);
    return v.is(note, value) && !isHostile({ notes: { [name]: value } });
  }
  if (first === 'translations') {
    const language = entries.translations.wrapped.value;
    const schema = v.optional(at.length === 1 ? language : language.value);
    const wrapped = at.length === 1 ? { [name]: value } : { language: { [name]: value } };
    return v.is(schema, value) && !isHostile({ translations: wrapped });
  }
  if (name === 'id') return false;
  return fits(entries[first].item.entries, name, value) && !isHostile({ [first]: [{ [name]: value }] });
}

function fits(fields: Readonly<Record<string, v.GenericSchema>>, name: string, value: unknown): boolean {
  return !Object.hasOwn(fields, name) || v.is(fields[name]!, value);
}

/** Notes what a field that is set may name. */
function touch(draft: Draft, [first, second]: At, name: string, value: unknown): void {
  if (first === undefined) draft.fields.add(name);
  if (first === 'background') draft.fields.add(first);
  if (first === 'claims' && name === 'citations') draft.claims.add(second!);
  if (first === 'reasons' && (name === 'premises' || name === 'target')) draft.reasons.add(second!);
  if (first === undefined && name === 'translations') {
    for (const [language, table] of Object.entries(value ?? {})) {
      for (const claim of Object.keys(table)) draft.translated.push([language, claim]);
    }
  }
  if (first !== 'translations') return;
  if (second !== undefined) draft.translated.push([second, name]);
  else for (const claim of Object.keys(value ?? {})) draft.translated.push([name, claim]);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.keys(value).length;
}
