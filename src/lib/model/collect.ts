import { addReason } from './author.ts';
import { type Change, compare, taking, withNeeded } from './compare.ts';
import { type Difference, differences } from './difference.ts';
import { all, apply, type Edit } from './edit.ts';
import { fingerprint } from './fingerprint.ts';
import type { ArgumentMap, Claim, ClaimId, Reason, ReasonId } from './map.ts';
import { type Conflict, type Merged, merge } from './merge.ts';
import { nameOf, namesInField } from './naming.ts';
import { withoutNotes } from './notes.ts';
import type { Refusal } from './refusal.ts';
import { relate } from './relations.ts';
import { same } from './same.ts';
import { translationOf } from './wording.ts';

/** What somebody did with a copy of a map. */
export interface Proposal {
  /** What the copy was made from, as far as is known. */
  base: ArgumentMap;
  theirs: ArgumentMap;
  changes: readonly Change[];
  /** What they did that is not in our map already. */
  differences: readonly Difference[];
  /** How many of their fields we changed otherwise. */
  conflicts: number;
}

/**
 * The fingerprint of the latest of the maps that a copy says it comes from, among those that are known, or its own where
 * it is the same as one of them.
 */
export function origin(copy: ArgumentMap, known: { has(fingerprint: string): boolean }): string | undefined {
  return [...(copy.copyOf ?? []), fingerprint(copy)].findLast((each) => known.has(each));
}

/** Of several maps the one from which a copy differs in the fewest entries: what it was probably made from. */
export function nearest(copy: ArgumentMap, maps: readonly ArgumentMap[]): ArgumentMap | undefined {
  const said = new Set(entriesOf(copy));
  let [least, found]: [number, ArgumentMap | undefined] = [Number.POSITIVE_INFINITY, undefined];
  for (const map of maps) {
    const entries = entriesOf(map);
    const shared = entries.filter((entry) => said.has(entry)).length;
    const apart = said.size + entries.length - 2 * shared;
    if (shared && apart < least) [least, found] = [apart, map];
  }
  return found;
}

function entriesOf({ claims, reasons, sources }: ArgumentMap): string[] {
  return [...claims, ...reasons, ...sources].map((entry) => JSON.stringify(entry));
}

/** Whether two maps have anything in common of which one could say that it changed. */
export function isKin(ours: ArgumentMap, theirs: ArgumentMap): boolean {
  const known = new Set(ours.claims.map(({ id }) => id));
  return theirs.claims.some(({ id }) => known.has(id));
}

/**
 * Whether a map is a copy of ours, by its id or by what it says that it comes from, of which anything is left; `known`
 * has the fingerprints of ours as it is and was.
 */
export function isCopy(
  ours: ArgumentMap,
  theirs: ArgumentMap,
  known: { has(fingerprint: string): boolean }
): boolean {
  return isKin(ours, theirs) && (theirs.id === ours.id || origin(theirs, known) !== undefined);
}

/**
 * What somebody did with a copy, to be taken or left one by one. Notes are not taken from what a copy lacks: copies are
 * given without them. Nor are authors: they are named with what they did (`credited`).
 */
export function proposed(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap): Proposal {
  const start = withoutNotes(base);
  const copy = { ...theirs };
  if (base.authors) copy.authors = base.authors;
  else delete copy.authors;
  const changes = compare(start, copy);
  const proposal = { base: start, theirs, changes };
  const isHere = hereIn(ours);
  const found = differences(start, copy, changes).filter((each) => !each.changes.every(isHere));
  return { ...proposal, differences: found, conflicts: merge(start, ours, copy).conflicts.length };
}

/** Whether what a change makes of a map is so in ours already. */
function hereIn(ours: ArgumentMap): (change: Change) => boolean {
  const entries = new Map(
    (['claims', 'reasons', 'sources'] as const).flatMap((list) =>
      ours[list].map((entry): [string, object] => [nameOf(list, entry.id), entry])
    )
  );
  return (change) => {
    switch (change.what) {
      case 'added':
        return same(entries.get(nameOf(change.list, change.entry.id)), change.entry);
      case 'removed':
        return !entries.has(nameOf(change.list, change.entry.id));
      case 'changed': {
        const entry = entries.get(nameOf(change.list, change.after.id));
        const { edit } = change;
        // Where it stands among others is not looked into.
        if (!entry || edit.do !== 'set') return false;
        return edit.fields.every(({ name, value }) => same(entry[name as keyof object], value));
      }
      case 'translated':
        return same(translationOf(ours, change.language, change.claim), change.after);
      case 'map':
        return change.field === 'translations'
          ? same(Object.keys(ours.translations ?? {}), change.after)
          : same(ours[change.field as keyof ArgumentMap], change.after);
    }
  };
}

/**
 * What some of the differences do to our map, with all that they need, and what of them goes against what we did.
 * Nothing where they cannot be without the others.
 */
export function mergedWith(
  ours: ArgumentMap,
  { base, changes }: Pick<Proposal, 'base' | 'changes'>,
  chosen: readonly Difference[]
): Merged | undefined {
  const needed = withNeeded(
    changes,
    chosen.flatMap((each) => each.changes)
  );
  const partly = apply(base, taking(needed)).map;
  return partly && merge(base, ours, partly);
}

/**
 * What some of the differences do to our map, theirs in the place of ours where both changed the same; all else that we
 * did stays. Nothing where it does not fit our map.
 */
export function insteadOfOurs(
  ours: ArgumentMap,
  proposal: Pick<Proposal, 'base' | 'theirs' | 'changes'>,
  chosen: readonly Difference[]
): Edit | undefined {
  const merged = mergedWith(ours, proposal, chosen);
  if (!merged) return undefined;
  const edits = [merged.edit];
  let now = apply(ours, merged.edit).map;
  for (const conflict of merged.conflicts) {
    if (!now) return undefined;
    const edit = settled(now, proposal.theirs, conflict);
    edits.push(edit);
    now = apply(now, edit).map;
  }
  return now && all(edits);
}

/** Theirs where a conflict is, with what is missing for it. */
function settled(ours: ArgumentMap, theirs: ArgumentMap, conflict: Conflict): Edit {
  const { edit } = conflict;
  if (conflict.conflict === 'circle') return edit;
  const changes = compare(ours, theirs);
  if (conflict.conflict === 'removed there') {
    const { list, id } = conflict;
    const gone = changes.filter(
      (change) => change.what === 'removed' && change.list === list && change.entry.id === id
    );
    return gone.length ? taking(withNeeded(changes, gone)) : edit;
  }
  const names = new Set(namesInEdit(edit));
  /** A claim that comes back does so with where it serves and its translations. */
  let back: ClaimId | undefined;
  if (conflict.conflict === 'removed here') {
    names.add(nameOf(conflict.list, conflict.id));
    if (conflict.list === 'claims') back = conflict.id;
  }
  const missing = changes.filter((change) => {
    if (change.what === 'translated') return change.claim === back;
    if (change.what !== 'added') return false;
    const { list, entry } = change;
    const serves = back !== undefined && list === 'reasons' && (entry as Reason).premises.includes(back);
    return serves || names.has(nameOf(list, entry.id));
  });
  return all([taking(withNeeded(changes, missing)), ...(edit.do === 'add' ? [] : [edit])]);
}

/** The entries that must be there after an edit. */
function namesInEdit(edit: Edit): string[] {
  if (edit.do === 'all') return edit.edits.flatMap(namesInEdit);
  if (edit.do === 'add') return [nameOf(edit.list, edit.entry.id)];
  if (edit.do === 'set') return edit.fields.flatMap(({ name, value }) => namesInField(edit.at, name, value));
  return [];
}

/** Their words of a claim as a claim of its own that serves beside ours; refused where ours serves nowhere. */
export function asTwo(
  ours: ArgumentMap,
  wish: { claim: ClaimId; theirs: Claim; ids: { claim: ClaimId; reason: ReasonId } }
): Edit | Refusal {
  const relations = relate(ours);
  const { claim, theirs, ids } = wish;
  const home = relations.uses(claim)[0];
  if (!home) return { refused: 'loose', claim };
  const { text, heading } = theirs;
  const isOwn = heading !== undefined && heading !== relations.claim.get(claim)?.heading;
  const entry: Claim = { id: ids.claim, text, ...(isOwn && { heading }) };
  const { side, target } = home;
  return addReason(relations, { claim: entry, reason: ids.reason, side, target });
}

/** An edit, and the names of those who did what it takes over among the authors. */
export function credited(ours: ArgumentMap, edit: Edit, names: readonly string[]): Edit {
  const { authors = [] } = ours;
  const others = names.filter((name) => !authors.includes(name));
  if (!others.length) return edit;
  return all([edit, { do: 'set', at: [], fields: [{ name: 'authors', value: [...authors, ...others] }] }]);
}

/** The authors that a copy names and that what it was made from does not. */
export function furtherAuthors({ base, theirs }: Pick<Proposal, 'base' | 'theirs'>): string[] {
  return theirs.authors?.filter((name) => name.trim() && !base.authors?.includes(name)) ?? [];
}

/** Who worked on a copy: its further authors; else by the file's name, after which a number may stand in brackets. */
export function namesOf(proposal: Pick<Proposal, 'base' | 'theirs'>, file: string): string[] {
  const others = furtherAuthors(proposal);
  return others.length ? others : [file.replace(/(\.warrant)?\.(json|svg)(?=( \(\d+\))?$)/i, '')];
}
