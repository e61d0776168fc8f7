import { fieldsBetween, placesIn } from './compare.ts';
import {
  type At,
  all,
  type Edit,
  type EditProblem,
  type Entry,
  type Field,
  faultsAfter,
  type List
} from './edit.ts';
import type { ArgumentMap } from './map.ts';
import { nameOf, namesIn, namesInField } from './naming.ts';
import { same } from './same.ts';
import { translationEdits, translationOf } from './wording.ts';

/** What two people did that does not go together; ours stands until somebody chooses. */
export type Conflict = {
  /** Theirs instead; what was removed may need more to be there, or to go. */
  edit: Edit;
} & (
  | { conflict: 'field'; at: At; field: string; base?: unknown; ours?: unknown; theirs?: unknown }
  /** We removed an entry; they changed it or built on it. `at` is what they changed or added. */
  | { conflict: 'removed here'; list: List; id: string; at: At }
  /** They removed an entry; we changed it or built on it. */
  | { conflict: 'removed there'; list: List; id: string }
  /** With what we did the reason would lead round in a circle of reasons. */
  | { conflict: 'circle'; reason: string }
);

export interface Merged {
  /** Brings to our map what they did and does not conflict; it always applies to ours. */
  edit: Edit;
  conflicts: Conflict[];
}

/** One thing that they did and that our map does not say already. */
interface Deed {
  does: 'add' | 'remove' | 'set' | 'move';
  at: At;
  edit: Edit;
  /** What must be there for it. */
  names: readonly string[];
  /** The premises among them. */
  uses: readonly string[];
  /** Claims that it takes out of where they were named. */
  forgets: readonly string[];
}

const NOTHING = { names: [], uses: [], forgets: [] };

const LISTS = ['claims', 'reasons', 'sources'] as const;

/**
 * Merges two copies of a map that were made from one. What they changed since, field by field of each entry, and what
 * they added, removed and moved comes to ours, unless we changed the same field otherwise, or one removed what the other
 * changed or built on: then ours stands and a conflict is told. A claim that so stays, stays where it hung; what they
 * built on a claim that is gone is left out, with the new claims that served there alone. Where both moved an entry,
 * it stays where we put it; of two days of editing the later one is kept. Linear but for sorting and conflicts.
 */
export function merge(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap): Merged {
  const conflicts: Conflict[] = [];
  let deeds = [
    ...ofMap(base, ours, theirs, conflicts),
    ...LISTS.flatMap((list) => ofList(list, base, ours, theirs, conflicts)),
    ...ofTranslations(base, ours, theirs, conflicts)
  ];
  /** What stays although they removed it. */
  const restored = new Set<string>();
  for (const each of conflicts)
    if (each.conflict === 'removed there') restored.add(nameOf(each.list, each.id));
  for (;;) {
    const kept: Deed[] = [];
    for (const deed of deeds) {
      if (!deed.forgets.some((name) => restored.has(name))) kept.push(deed);
      else if (deed.does === 'remove') restored.add(deed.at.join(' '));
    }
    const edit = all(kept.map((deed) => deed.edit));
    const faults = faultsAfter(ours, edit);
    if (!faults.length) return { edit, conflicts };
    const left = leftOut(faults, kept, base, restored, conflicts);
    deeds = kept.filter((deed) => !left.has(deed));
  }
}

/** The deeds that cannot stay because of faults; tells the conflicts, but of what follows from others. */
function leftOut(
  faults: readonly EditProblem[],
  deeds: readonly Deed[],
  base: ArgumentMap,
  restored: Set<string>,
  conflicts: Conflict[]
): Set<Deed> {
  const left = new Set<Deed>();
  const removing = new Map<string, Deed>();
  const naming = new Map<string, Deed[]>();
  for (const deed of deeds) {
    if (deed.does === 'remove') removing.set(nameOf(...(deed.at as [List, string])), deed);
    for (const name of deed.names) {
      const others = naming.get(name);
      if (others) others.push(deed);
      else naming.set(name, [deed]);
    }
  }
  for (const { at, missing } of faults) {
    if (!missing) continue;
    const { list, id } = missing;
    const name = nameOf(list, id);
    const removal = removing.get(name);
    if (removal) {
      const follows = restored.has(at.join(' '));
      if (!left.has(removal) && !follows)
        conflicts.push({ conflict: 'removed there', list, id, edit: removal.edit });
      left.add(removal);
      restored.add(name);
      continue;
    }
    const isOld = base[list].some((entry) => entry.id === id);
    for (const deed of naming.get(name) ?? []) {
      if (isOld && !left.has(deed))
        conflicts.push({ conflict: 'removed here', list, id, at: deed.at, edit: deed.edit });
      left.add(deed);
    }
  }
  if (!left.size) {
    const [list, id] = faults[0]!.at;
    const aims = deeds.filter(({ at, names }) => at[0] === list && at[1] === id && names.length);
    if (aims[0]) conflicts.push({ conflict: 'circle', reason: id!, edit: aims[0].edit });
    for (const deed of aims.length ? aims : deeds) left.add(deed);
  }
  for (const deed of orphans(deeds, left)) left.add(deed);
  return left;
}

/** Added claims of which every use is left out. */
function orphans(deeds: readonly Deed[], left: ReadonlySet<Deed>): Deed[] {
  const lost = new Set([...left].flatMap(({ uses }) => uses));
  for (const deed of deeds) if (!left.has(deed)) for (const name of deed.uses) lost.delete(name);
  return deeds.filter(({ does, at }) => does === 'add' && lost.has(at.join(' ')));
}

function ofMap(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap, conflicts: Conflict[]): Deed[] {
  const apart = ['format', 'id', 'copyOf', 'translations', 'notes', 'edited', ...LISTS];
  if (base.background && ours.background && theirs.background) apart.push('background');
  const fields = ofFields([], base, ours, theirs, conflicts, apart);
  if (apart.includes('background'))
    fields.push(
      ...ofFields(['background'], base.background!, ours.background!, theirs.background!, conflicts)
    );
  const notes = [base, ours, theirs].map((map) => map.notes ?? {});
  const noted = ofFields(['notes'], notes[0]!, notes[1]!, notes[2]!, conflicts);
  const room = (field: Field): Deed[] => [
    { ...NOTHING, does: 'set', at: [], edit: { do: 'set', at: [], fields: [field] } }
  ];
  if (theirs.notes && !ours.notes) fields.push(...room({ name: 'notes', value: {}, only: 'absent' }));
  fields.push(...noted);
  if (base.notes && !theirs.notes) fields.push(...room({ name: 'notes', only: 'empty' }));
  const { edited } = theirs;
  if (edited !== undefined && edited > (ours.edited ?? '')) {
    const edit: Edit = { do: 'set', at: [], fields: [{ name: 'edited', value: edited }] };
    fields.push({ ...NOTHING, does: 'set', at: [], edit });
  }
  return fields;
}

function ofList(
  list: List,
  base: ArgumentMap,
  ours: ArgumentMap,
  theirs: ArgumentMap,
  conflicts: Conflict[]
): Deed[] {
  const byId = (map: ArgumentMap) => new Map(map[list].map((entry) => [entry.id, entry]));
  const before = byId(base);
  const here = byId(ours);
  const there = byId(theirs);
  const ourPlaces = placesIn(base[list], ours[list]);
  const places = anchored(list, base, ours, theirs);
  const deeds: Deed[] = [];
  for (const entry of theirs[list]) {
    const { id } = entry;
    const at: At = [list, id];
    const was = before.get(id);
    const mine = here.get(id);
    const anchor = places.get(id);
    if (!mine) {
      const edit = { do: 'add', list, entry, ...anchor } as Edit;
      if (!was)
        deeds.push({
          ...NOTHING,
          does: 'add',
          at,
          edit,
          names: namesIn(list, entry),
          uses: premisesOf(list, entry)
        });
      else if (!same(was, entry)) conflicts.push({ conflict: 'removed here', list, id, at, edit });
      continue;
    }
    deeds.push(...ofFields(at, was ?? {}, mine, entry, conflicts));
    if (was && anchor && !ourPlaces.has(id))
      deeds.push({ ...NOTHING, does: 'move', at, edit: { do: 'move', list, id, ...anchor } });
  }
  for (const was of base[list]) {
    const { id } = was;
    const mine = here.get(id);
    if (there.has(id) || !mine) continue;
    const edit: Edit = { do: 'remove', list, id };
    if (same(was, mine))
      deeds.push({ ...NOTHING, does: 'remove', at: [list, id], edit, forgets: premisesOf(list, was) });
    else conflicts.push({ conflict: 'removed there', list, id, edit });
  }
  return deeds;
}

function premisesOf(list: List, entry: Entry): string[] {
  return list === 'reasons' ? namesInField([list, entry.id], 'premises', fieldOf(entry, 'premises')) : [];
}

/** Where in our list goes what they added or moved: before what next to it stays and is in ours. */
function anchored(
  list: List,
  base: ArgumentMap,
  ours: ArgumentMap,
  theirs: ArgumentMap
): Map<string, { before?: string }> {
  const places = placesIn(base[list], theirs[list]);
  const here = new Set(ours[list].map(({ id }) => id));
  let anchor: { before?: string } = {};
  for (const { id } of [...theirs[list]].reverse()) {
    if (places.has(id)) places.set(id, anchor);
    else if (here.has(id)) anchor = { before: id };
  }
  return places;
}

function ofTranslations(
  base: ArgumentMap,
  ours: ArgumentMap,
  theirs: ArgumentMap,
  conflicts: Conflict[]
): Deed[] {
  const deeds: Deed[] = [];
  const here = new Set(ours.claims.map(({ id }) => id));
  const before = new Set(base.claims.map(({ id }) => id));
  const tables = [base.translations ?? {}, theirs.translations ?? {}];
  for (const language of new Set(tables.flatMap((each) => Object.keys(each)))) {
    const told = tables.flatMap((each) =>
      Object.hasOwn(each, language) ? Object.keys(each[language]!) : []
    );
    for (const claim of new Set(told)) {
      const [was, mine, other] = [base, ours, theirs].map((map) => translationOf(map, language, claim));
      if (same(was, other) || same(mine, other)) continue;
      const at: At = ['translations', language];
      const edit = (value: object | undefined) => all(translationEdits(ours, language, claim, value));
      const name = nameOf('claims', claim);
      if (other && before.has(claim) && !here.has(claim)) {
        conflicts.push({ conflict: 'removed here', list: 'claims', id: claim, at, edit: edit(other) });
        continue;
      }
      const { fields, clashes } = threeWay(was ?? {}, mine ?? {}, other ?? {});
      const words: Record<string, unknown> = { ...mine };
      for (const { name, value } of [...fields, ...clashes]) {
        if (value === undefined) delete words[name];
        else words[name] = value;
      }
      const isTold = other !== undefined || Object.keys(words).length > 0;
      if (clashes.length) {
        const values = { base: was, ours: mine, theirs: other };
        const instead = edit(isTold ? words : undefined);
        conflicts.push({ conflict: 'field', at, field: claim, ...values, edit: instead });
        continue;
      }
      deeds.push({
        ...NOTHING,
        does: 'set',
        at,
        edit: edit(isTold ? words : undefined),
        names: isTold ? [name] : [],
        forgets: isTold ? [] : [name]
      });
    }
  }
  return deeds;
}

/** What they did to the fields of an object, as deeds; what goes against ours is a conflict. */
function ofFields(
  at: At,
  was: object,
  mine: object,
  other: object,
  conflicts: Conflict[],
  apart: readonly string[] = []
): Deed[] {
  const { fields, clashes } = threeWay(was, mine, other);
  const isHere = ({ name }: Field) => !apart.includes(name);
  for (const field of clashes.filter(isHere)) {
    const [before, ours, theirs] = [was, mine, other].map((object) => fieldOf(object, field.name));
    const edit: Edit = { do: 'set', at, fields: [field] };
    conflicts.push({ conflict: 'field', at, field: field.name, base: before, ours, theirs, edit });
  }
  return fields.filter(isHere).map((field): Deed => {
    const names = namesInField(at, field.name, field.value);
    const named = namesInField(at, field.name, fieldOf(was, field.name));
    const forgets = named.filter((name) => name.startsWith('claims ') && !names.includes(name));
    const uses = field.name === 'premises' ? names : [];
    return { does: 'set', at, edit: { do: 'set', at, fields: [field] }, names, uses, forgets };
  });
}

/** The fields that they changed and we did not, and those that both changed, each otherwise; all as theirs. */
function threeWay(was: object, mine: object, other: object): { fields: Field[]; clashes: Field[] } {
  const fields: Field[] = [];
  const clashes: Field[] = [];
  for (const field of fieldsBetween(was, other)) {
    const ours = fieldOf(mine, field.name);
    if (same(ours, field.value)) continue;
    if (same(ours, fieldOf(was, field.name))) fields.push(field);
    else clashes.push(field);
  }
  return { fields, clashes };
}

function fieldOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name as keyof object] : undefined;
}
