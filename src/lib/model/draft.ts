import type { ArgumentMap, ClaimId, Reason, ReasonId } from './map.ts';

/** The lists of a map, whose entries have ids. */
export type List = 'claims' | 'reasons' | 'sources';
export type Entry<L extends List = List> = ArgumentMap[L][number];

/** Why an edit does not apply. */
export interface EditProblem {
  /**
   * 'gone': what is to be changed is not there. 'taken': an entry with this id is there. 'dangling': something would
   * name what is not there. 'circle': a reason would lead round in a circle of reasons. 'shape': the format has no such
   * thing.
   */
  code: 'gone' | 'taken' | 'dangling' | 'circle' | 'shape';
  /** What is to be changed, or what would dangle. */
  at: readonly string[];
  /** What a dangling reference names. */
  missing?: { list: List; id: string };
}

/** A map in the making, and what must be looked at again before it is one. */
export interface Draft {
  map: ArgumentMap;
  /** Lists that are copies already. */
  copied: Set<List>;
  /** Claims whose citations, and reasons whose premises or target, may name what is not there. */
  claims: Set<ClaimId>;
  reasons: Set<ReasonId>;
  /** Fields of the map that are set. */
  fields: Set<string>;
  /** Languages and claims of translations that are set. */
  translated: [language: string, claim: ClaimId][];
  removed: Readonly<Record<List, Set<string>>>;
  /** Where an entry was last found: what is asked for next often stands there. */
  last: Record<List, number>;
  /** The ids of a list in which much was added. */
  ids: Partial<Record<List, Set<string>>>;
  added: Record<List, number>;
}

/** A draft that is still as the map, all of which it shares. */
export function draftOf(map: ArgumentMap): Draft {
  return {
    map,
    copied: new Set(),
    claims: new Set(),
    reasons: new Set(),
    fields: new Set(),
    translated: [],
    removed: { claims: new Set(), reasons: new Set(), sources: new Set() },
    last: { claims: 0, reasons: 0, sources: 0 },
    ids: {},
    added: { claims: 0, reasons: 0, sources: 0 }
  };
}

/** Puts a new entry before another, last where that is not there; false where its id is taken. */
export function add(draft: Draft, list: List, entry: Entry, before: string | undefined): boolean {
  if (isTaken(draft, list, entry.id)) return false;
  insert(draft, list, entry, before);
  draft.ids[list]?.add(entry.id);
  draft.removed[list].delete(entry.id);
  if (list === 'claims') draft.claims.add(entry.id);
  if (list === 'reasons') draft.reasons.add(entry.id);
  return true;
}

/** Takes out the entry at a place. */
export function remove(draft: Draft, list: List, at: number): Entry {
  const entry = own(draft, list).splice(at, 1)[0]!;
  draft.ids[list]?.delete(entry.id);
  draft.removed[list].add(entry.id);
  return entry;
}

/** Puts the entry at a place before another one, last where that is not there. */
export function move(draft: Draft, list: List, at: number, before: string | undefined): void {
  insert(draft, list, own(draft, list).splice(at, 1)[0]!, before);
}

/** Puts another value in the place of the entry at a place. */
export function replace(draft: Draft, list: List, at: number, entry: Entry): void {
  own(draft, list)[at] = entry;
}

/** Place of an entry in its list, -1 where it is not there. */
export function positionOf({ map, last }: Draft, list: List, id: string): number {
  const entries: readonly Entry[] = map[list];
  const start = last[list];
  for (let step = 0; step < entries.length; step++) {
    const at = (start + step) % entries.length;
    if (entries[at]!.id !== id) continue;
    last[list] = at;
    return at;
  }
  return -1;
}

function isTaken(draft: Draft, list: List, id: string): boolean {
  if (draft.added[list]++ < FEW) return positionOf(draft, list, id) >= 0;
  draft.ids[list] ??= new Set(draft.map[list].map((entry) => entry.id));
  return draft.ids[list].has(id);
}

/** A list of the draft that may be written: a copy from the first time on. */
function own(draft: Draft, list: List): Entry[] {
  if (!draft.copied.has(list)) {
    draft.copied.add(list);
    draft.map = { ...draft.map, [list]: [...draft.map[list]] };
  }
  return draft.map[list];
}

function insert(draft: Draft, list: List, entry: Entry, before: string | undefined): void {
  const at = before === undefined ? -1 : positionOf(draft, list, before);
  if (at < 0) own(draft, list).push(entry);
  else own(draft, list).splice(at, 0, entry);
}

/**
 * What in a draft names what is not there, or leads round in a circle of reasons, given that all was well before: only
 * what was touched, and what may name an entry that was removed, is looked at.
 */
export function* faults(draft: Draft): Generator<EditProblem, undefined> {
  const { map, removed } = draft;
  const claim = finder(map.claims);
  const source = finder(map.sources);
  const known = { claims: claim, sources: source };
  const missing = (at: readonly string[], list: 'claims' | 'sources', ids: readonly string[]) =>
    ids.filter((id) => !known[list](id)).map((id) => dangling(at, list, id));
  const losing = (list: List) => removed[list].size > 0;

  if (draft.fields.has('motion') || losing('claims'))
    yield* missing(['motion'], 'claims', map.motion === undefined ? [] : [map.motion]);
  if (draft.fields.has('background') || losing('sources'))
    yield* missing(['background'], 'sources', map.background?.sources ?? []);
  if (draft.fields.has('facing') || losing('claims'))
    yield* missing(['facing'], 'claims', map.facing?.flat() ?? []);
  for (const [language, id] of draft.translated) yield* untold(draft, language, id, claim(id));
  for (const language of losing('claims') ? Object.keys(map.translations ?? {}) : [])
    for (const id of removed.claims) yield* untold(draft, language, id, undefined);

  for (const id of draft.claims) {
    const cited = claim(id)?.citations?.map((citation) => citation.source);
    yield* missing(['claims', id], 'sources', cited ?? []);
  }
  if (losing('sources')) {
    for (const { id, citations } of map.claims)
      for (const { source } of citations ?? [])
        if (removed.sources.has(source)) yield dangling(['claims', id], 'sources', source);
  }

  const reason = finder(map.reasons);
  const grounded = new Set<ReasonId>();
  for (const id of draft.reasons) {
    const each = reason(id);
    if (!each) continue;
    const at = ['reasons', id];
    yield* missing(at, 'claims', each.premises);
    if ('claim' in each.target && 'reason' in each.target) yield { code: 'shape', at: [...at, 'target'] };
    else if ('claim' in each.target) yield* missing(at, 'claims', [each.target.claim]);
    else if (!reason(each.target.reason)) yield dangling(at, 'reasons', each.target.reason);
    else if (leadsRound(each, reason, grounded)) yield { code: 'circle', at };
  }
  if (!losing('claims') && !losing('reasons')) return;
  for (const { id, premises, target } of map.reasons) {
    const at = ['reasons', id];
    for (const premise of premises) if (removed.claims.has(premise)) yield dangling(at, 'claims', premise);
    if ('claim' in target && removed.claims.has(target.claim)) yield dangling(at, 'claims', target.claim);
    if ('reason' in target && removed.reasons.has(target.reason))
      yield dangling(at, 'reasons', target.reason);
  }
}

function dangling(at: readonly string[], list: List, id: string): EditProblem {
  return { code: 'dangling', at, missing: { list, id } };
}

/** A translation of a claim that is not there. */
function* untold(
  { map: { translations } }: Draft,
  language: string,
  id: ClaimId,
  claim: unknown
): Generator<EditProblem, undefined> {
  if (claim || !translations || !Object.hasOwn(translations, language)) return;
  if (Object.hasOwn(translations[language]!, id)) yield dangling(['translations', language], 'claims', id);
}

/** Follows a reason to its claim; `grounded` are reasons known to lead to one. */
function leadsRound(
  start: Reason,
  reason: (id: ReasonId) => Reason | undefined,
  grounded: Set<ReasonId>
): boolean {
  const way = new Set<ReasonId>();
  for (let at: Reason | undefined = start; at && !grounded.has(at.id); ) {
    if (way.has(at.id)) return true;
    way.add(at.id);
    at = 'claim' in at.target ? undefined : reason(at.target.reason);
  }
  for (const id of way) grounded.add(id);
  return false;
}

/** More questions than these are worth an index. */
const FEW = 16;

/** Finds entries by their ids: by looking through the list as long as little is asked. */
function finder<T extends { id: string }>(list: readonly T[]): (id: string) => T | undefined {
  let asked = 0;
  let byId: Map<string, T> | undefined;
  return (id) => {
    asked++;
    if (asked <= FEW) return list.find((entry) => entry.id === id);
    byId ??= new Map(list.map((entry) => [entry.id, entry]));
    return byId.get(id);
  };
}
