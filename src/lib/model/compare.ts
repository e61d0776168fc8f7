import { type At, all, type Edit, type Entry, type Field, type List } from './edit.ts';
import type { ArgumentMap, ClaimId } from './map.ts';
import { nameOf, namesIn, namesInField } from './naming.ts';
import { same } from './same.ts';
import { translationEdits, translationOf, type Wording } from './wording.ts';

/** In what respect an entry is another one: a source has details and order only. */
export type Aspect = 'words' | 'citations' | 'side' | 'target' | 'premises' | 'details' | 'order';

/** One difference between two versions of a map, as a person sees it, and the edit of the earlier one that takes it. */
export type Change = { edit: Edit } & (
  | { what: 'added'; list: List; entry: Entry }
  | { what: 'removed'; list: List; entry: Entry }
  | { what: 'changed'; list: List; aspect: Aspect; before: Entry; after: Entry }
  | { what: 'translated'; language: string; claim: ClaimId; before?: Wording; after?: Wording }
  /** A field of the map; for `translations` the languages there are. */
  | { what: 'map'; field: string; before?: unknown; after?: unknown }
);

const LISTS = ['claims', 'reasons', 'sources'] as const;

/**
 * What changed from one version of a map to another: the map itself, then claims, reasons and sources as they stand in
 * the later one and what was removed, then translations. Entries are the same by their ids. Only the order of reasons
 * says something to a reader; that of claims and sources is told too, so that all of the edits together, in this order,
 * make the earlier map equal to the later one. Each can be taken alone, with what it needs (`withNeeded`).
 */
export function compare(a: ArgumentMap, b: ArgumentMap): Change[] {
  return [
    ...ofMap(a, b),
    ...LISTS.flatMap((list) => ofList(list, a[list], b[list])),
    ...ofTranslations(a, b)
  ];
}

/** Several changes taken as one edit of the earlier map. */
export function taking(changes: readonly Change[]): Edit {
  return all(changes.map(({ edit }) => edit));
}

function ofMap(a: ArgumentMap, b: ArgumentMap): Change[] {
  return fieldsBetween(a, b).flatMap((field): Change[] => {
    const { name } = field;
    if ((LISTS as readonly string[]).includes(name) || name === 'translations' || name === 'format')
      return [];
    const before = a[name as keyof ArgumentMap];
    const after = b[name as keyof ArgumentMap];
    const at = (name === 'background' || name === 'notes') && a[name] && b[name] && name;
    const edit: Edit = at
      ? { do: 'set', at: [at], fields: fieldsBetween(a[at]!, b[at]!) }
      : { do: 'set', at: [], fields: [field] };
    return [{ what: 'map', field: name, before, after, edit }];
  });
}

function ofList(list: List, a: readonly Entry[], b: readonly Entry[]): Change[] {
  const old = new Map(a.map((entry) => [entry.id, entry]));
  const kept = new Set(b.map(({ id }) => id));
  const places = placesIn(a, b);
  const changes: Change[] = [];
  for (const after of b) {
    const { id } = after;
    const before = old.get(id);
    const place = places.get(id);
    if (!before) {
      changes.push({
        what: 'added',
        list,
        entry: after,
        edit: { do: 'add', list, entry: after, ...place } as Edit
      });
      continue;
    }
    for (const [aspect, fields] of byAspect(list, fieldsBetween(before, after)))
      changes.push({
        what: 'changed',
        list,
        aspect,
        before,
        after,
        edit: { do: 'set', at: [list, id], fields }
      });
    if (place)
      changes.push({
        what: 'changed',
        list,
        aspect: 'order',
        before,
        after,
        edit: { do: 'move', list, id, ...place }
      });
  }
  for (const entry of a)
    if (!kept.has(entry.id))
      changes.push({ what: 'removed', list, entry, edit: { do: 'remove', list, id: entry.id } });
  return changes;
}

const ASPECTS: Readonly<Record<List, Readonly<Record<string, Aspect>>>> = {
  claims: { text: 'words', heading: 'words', citations: 'citations' },
  reasons: { side: 'side', target: 'target', premises: 'premises' },
  sources: {}
};

function byAspect(list: List, fields: readonly Field[]): [Aspect, Field[]][] {
  const aspectOf = ({ name }: Field) =>
    Object.hasOwn(ASPECTS[list], name) ? ASPECTS[list][name]! : 'details';
  const aspects: readonly Aspect[] = ['words', 'citations', 'side', 'target', 'premises', 'details'];
  return aspects.flatMap((aspect): [Aspect, Field[]][] => {
    const found = fields.filter((field) => aspectOf(field) === aspect);
    return found.length ? [[aspect, found]] : [];
  });
}

function ofTranslations(a: ArgumentMap, b: ArgumentMap): Change[] {
  if (same(a.translations, b.translations)) return [];
  const old = Object.keys(a.translations ?? {});
  const now = Object.keys(b.translations ?? {});
  const changes: Change[] = [];
  for (const language of new Set([...old, ...now])) {
    const tables = [a, b].map(({ translations }) =>
      translations && Object.hasOwn(translations, language) ? translations[language]! : {}
    );
    for (const claim of new Set(tables.flatMap((table) => Object.keys(table)))) {
      const before = translationOf(a, language, claim);
      const after = translationOf(b, language, claim);
      if (same(before, after)) continue;
      const edit = all(translationEdits(a, language, claim, after));
      changes.push({ what: 'translated', language, claim, before, after, edit });
    }
  }
  const only = (some: string[], others: string[]) => some.filter((language) => !others.includes(language));
  const edits: Edit[] = [];
  const set = (at: At, field: Field) => edits.push({ do: 'set', at, fields: [field] });
  if (b.translations) set([], { name: 'translations', value: {}, only: 'absent' });
  for (const name of only(now, old)) set(['translations'], { name, value: {}, only: 'absent' });
  for (const name of only(old, now)) set(['translations'], { name, only: 'empty' });
  if (!b.translations) set([], { name: 'translations', only: 'empty' });
  if (!same(old, now) || !a.translations !== !b.translations)
    changes.push({ what: 'map', field: 'translations', before: old, after: now, edit: all(edits) });
  return changes;
}

/** The fields in which an object is not as another one, so that set in this order they make it so. */
export function fieldsBetween(a: object, b: object): Field[] {
  const value = (object: object, name: string): unknown =>
    Object.hasOwn(object, name) ? object[name as keyof object] : undefined;
  const fields: Field[] = [];
  for (const name of Object.keys(a))
    if (value(a, name) !== undefined && value(b, name) === undefined) fields.push({ name });
  const names = Object.keys(b).filter((name) => value(b, name) !== undefined);
  for (let at = names.length - 1; at >= 0; at--) {
    const name = names[at]!;
    if (same(value(a, name), value(b, name))) continue;
    const next = value(a, name) === undefined ? names[at + 1] : undefined;
    fields.push({ name, value: value(b, name), ...(next !== undefined && { before: next }) });
  }
  return fields;
}

/**
 * Where entries go that are new or moved, as few as can be: before which entry that is in both lists and stays in its
 * order. Put there one by one, in the order of the later list, they make that order.
 */
export function placesIn(
  a: readonly { id: string }[],
  b: readonly { id: string }[]
): Map<string, { before?: string }> {
  const position = new Map(a.map(({ id }, at) => [id, at]));
  const common = b.filter(({ id }) => position.has(id));
  const rising = longestRising(common.map(({ id }) => position.get(id)!));
  const stays = new Set(rising.map((at) => common[at]!.id));
  const places: [string, { before?: string }][] = [];
  let before: string | undefined;
  for (let at = b.length - 1; at >= 0; at--) {
    const { id } = b[at]!;
    if (stays.has(id)) before = id;
    else places.push([id, before === undefined ? {} : { before }]);
  }
  return new Map(places.reverse());
}

/** Indexes of a longest rising subsequence (Fredman 1975, by patience sorting). */
function longestRising(numbers: readonly number[]): number[] {
  const tops: number[] = [];
  const under: number[] = [];
  for (let at = 0; at < numbers.length; at++) {
    let from = 0;
    let to = tops.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (numbers[tops[middle]!]! < numbers[at]!) from = middle + 1;
      else to = middle;
    }
    under[at] = from ? tops[from - 1]! : -1;
    tops[from] = at;
  }
  const rising: number[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = under[at]!) rising.push(at);
  return rising.reverse();
}

/**
 * The chosen changes and those without which they would leave a map that names what is not there: a new reason comes
 * with its new claims, a claim goes with the reasons that named it. In the order of all changes.
 */
export function withNeeded(changes: readonly Change[], chosen: Iterable<Change>): Change[] {
  const giving = new Map<string, Change>();
  const naming = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.what === 'added') giving.set(nameOf(change.list, change.entry.id), change);
    for (const name of namesBefore(change)) {
      const others = naming.get(name);
      if (others) others.push(change);
      else naming.set(name, [change]);
    }
  }
  const taken = new Set(chosen);
  for (const change of taken) {
    for (const name of namesAfter(change)) if (giving.has(name)) taken.add(giving.get(name)!);
    if (change.what !== 'removed') continue;
    for (const other of naming.get(nameOf(change.list, change.entry.id)) ?? []) taken.add(other);
  }
  return changes.filter((change) => taken.has(change));
}

/** What the earlier map names in what a change is of. */
function namesBefore(change: Change): string[] {
  if (change.what === 'added') return [];
  if (change.what === 'removed') return namesIn(change.list, change.entry);
  if (change.what === 'changed') return namesInAspect(change, change.before);
  if (change.what === 'translated') return change.before ? [nameOf('claims', change.claim)] : [];
  return namesInField([], change.field, change.before);
}

/** What the later map names in what a change is of. */
function namesAfter(change: Change): string[] {
  if (change.what === 'removed') return [];
  if (change.what === 'added') return namesIn(change.list, change.entry);
  if (change.what === 'changed') return namesInAspect(change, change.after);
  if (change.what === 'translated') return change.after ? [nameOf('claims', change.claim)] : [];
  return namesInField([], change.field, change.after);
}

function namesInAspect({ list, aspect }: Extract<Change, { what: 'changed' }>, entry: Entry): string[] {
  return namesInField([list, entry.id], aspect, entry[aspect as keyof Entry]);
}
