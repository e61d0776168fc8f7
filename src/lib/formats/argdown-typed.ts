import type {
  ArgumentMap,
  Citation,
  Claim,
  ClaimId,
  Reason,
  ReasonId,
  Source,
  SourceId
} from '../model/map.ts';
import { same } from '../model/same.ts';
import type { ClaimInText } from './argdown.ts';
import { tokensOf } from './argdown-tokens.ts';
import { isFields } from './json.ts';
import { readYaml } from './yaml.ts';

/** What a text says of a map, by the ids of that. */
export interface Said {
  motion: ClaimId | undefined;
  claims: ReadonlyMap<ClaimId, Claim>;
  reasons: ReadonlyMap<ReasonId, Reason>;
  /** Those of the front matter alone. */
  sources: ReadonlyMap<SourceId, Source>;
}

/**
 * What was typed away, which may be about to be typed or put in again elsewhere; then it is what it was, with its
 * quotations, its notes and its translations.
 */
export interface Gone {
  /** With the last map in which it was. */
  claims: ReadonlyMap<ClaimId, { name: string; claim: Claim; map: ArgumentMap }>;
  reasons: ReadonlyMap<ReasonId, Reason>;
  citations: ReadonlyMap<ClaimId, readonly Citation[]>;
}

export const NOTHING_GONE: Gone = { claims: new Map(), reasons: new Map(), citations: new Map() };

/** What stands beside a text, as far as it tells what a changed text means. */
export interface Before {
  map: ArgumentMap;
  claims: readonly ClaimInText[];
  reasons: readonly ReasonId[];
  said: Said;
  gone: Gone;
}

/** What was read in a text. */
export interface InText {
  map: ArgumentMap;
  claims: readonly ClaimInText[];
  head: Head;
}

/** The map as a changed text says it, with what the text does not say as it was. */
export interface Followed {
  map: ArgumentMap;
  /** The ids that the claims of the text have in the map. */
  ids: ReadonlyMap<ClaimId, ClaimId>;
  reasons: ReasonId[];
  said: Said;
  gone: Gone;
}

/** What the front matter of a text says. */
export interface Head {
  isThere: boolean;
  title: string | undefined;
  /** Ids of the sources that it lists. */
  sources: ReadonlySet<SourceId>;
}

export function headOf(text: string): Head {
  const front = tokensOf(text, 4).find(({ kind }) => kind === 'front matter');
  const { value } = readYaml(front ? front.says.replace(/^=+/, '').replace(/=+$/, '') : '');
  const { title, sources } = isFields(value) ? value : {};
  const listed = Array.isArray(sources) ? sources : [];
  return {
    isThere: front !== undefined,
    title: typeof title === 'string' ? title : undefined,
    sources: new Set(listed.flatMap((one) => (isFields(one) && typeof one.id === 'string' ? one.id : [])))
  };
}

/** The map as a text that was changed says it. `newId` gives an id that nothing has. */
export function follow(before: Before, read: InText, newId: () => string): Followed {
  const { map, claims: shown, said, gone } = before;
  const ids = identities(before, read, newId);
  const sources = joined(map.sources, said.sources, read, newId);
  const known = new Map([...gone.claims].map(([id, { claim }]) => [id, claim]));
  for (const claim of map.claims) known.set(claim.id, claim);
  const names = new Map([...gone.claims].map(([id, { name }]) => [id, name]));
  for (const claim of shown) names.set(claim.id, nameOf(claim));
  const namesNow = new Map(read.claims.map((claim) => [claim.id, nameOf(claim)]));
  const claims = read.map.claims.map((claim): Claim => {
    const id = ids.get(claim.id)!;
    const was = known.get(id);
    const lost = gone.citations.get(id) ?? [];
    const isRetitled = names.get(id) !== namesNow.get(claim.id);
    return claimOf({ ...claim, id }, was, said.claims.get(id), lost, isRetitled, sources.ids);
  });
  const there = new Map(claims.map((claim) => [claim.id, claim]));
  const steps = stepsOf([...map.reasons, ...absent(gone.reasons, map.reasons)], said, read.map, ids, newId);
  const reasons = [...steps.values()];
  const saidNow = saidIn(read, ids, steps, sources.ids);
  const back = [...gone.claims].filter(([id]) => there.has(id));
  const { motion, facing, translations, title, ...rest } = joinedAgain(map, back);
  const isSaidAnew = saidNow.motion !== said.motion;
  const first = motion !== undefined && there.has(motion) ? motion : isSaidAnew ? saidNow.motion : undefined;
  const begun = map.claims.length ? title : title || read.map.title;
  return {
    map: {
      ...rest,
      title: read.head.title ?? begun,
      ...(first !== undefined && { motion: first }),
      claims: put(map.claims, claims),
      reasons: placed(map.reasons, reasons, before.reasons),
      sources: sources.all,
      ...(facing && { facing: facing.filter((pair) => pair.every((id) => there.has(id))) }),
      ...(translations && { translations: ofThose(translations, there) })
    },
    ids,
    reasons: reasons.map(({ id }) => id),
    said: saidNow,
    gone: goneAfter(before, there, reasons)
  };
}

/** What a text says of a map, by the ids that its claims, reasons and sources have in that. */
export function saidIn(
  { map, head }: InText,
  ids: ReadonlyMap<ClaimId, ClaimId>,
  steps: ReadonlyMap<ReasonId, Reason>,
  sourceIds?: ReadonlyMap<SourceId, SourceId>
): Said {
  const listed = map.sources.filter(({ id }) => head.sources.has(id));
  return {
    motion: map.motion === undefined ? undefined : ids.get(map.motion),
    claims: new Map(map.claims.map((claim) => [ids.get(claim.id)!, claim])),
    reasons: new Map(
      map.reasons.flatMap((reason) => (steps.has(reason.id) ? [[steps.get(reason.id)!.id, reason]] : []))
    ),
    sources: new Map(listed.map((source) => [sourceIds?.get(source.id) ?? source.id, source]))
  };
}

/**
 * Which claim of the map each claim of a text is, by the id that it has in what was read: it is known by its title, by its
 * words, or by where it stands between others; new ones have new ids.
 */
function identities(
  { claims: before, map, gone }: Before,
  { claims: now, map: read }: InText,
  newId: () => string
): Map<ClaimId, ClaimId> {
  const ids = new Map<ClaimId, ClaimId>();
  const wordsOf = new Map(map.claims.map(({ id, text }) => [id, text]));
  const known = before.map((claim) => ({ id: claim.id, name: nameOf(claim), text: wordsOf.get(claim.id)! }));
  // What is there comes before what was there once.
  for (const [id, { name, claim }] of gone.claims)
    if (!wordsOf.has(id)) known.push({ id, name, text: claim.text });
  const left = new Set(known.map(({ id }) => id));
  const take = (claim: ClaimInText, id: ClaimId | undefined) => {
    if (id === undefined || !left.delete(id)) return;
    ids.set(claim.id, id);
  };
  const said = new Map(read.claims.map(({ id, text }) => [id, text]));
  const byName = listed(known, ({ name }) => name);
  for (const claim of now) take(claim, byName(nameOf(claim)));
  const others = known.filter(({ id }) => left.has(id));
  const byWords = listed(others, ({ text }) => text);
  for (const claim of now) if (!ids.has(claim.id)) take(claim, byWords(said.get(claim.id)!));
  // What stands where another stood, between the same neighbours, is that one with other words.
  const places = new Map(before.map(({ id }, at) => [id, at]));
  let last = -1;
  for (const claim of now) {
    if (!ids.has(claim.id)) take(claim, before[last + 1]?.id);
    const id = ids.get(claim.id);
    if (id === undefined) ids.set(claim.id, newId());
    else last = places.get(id) ?? last;
  }
  return ids;
}

/** By what a claim is known: its title; one that has none, its words, which are no title. */
function nameOf({ key, isTitled }: ClaimInText): string {
  return isTitled ? key : ` ${key}`;
}

/** Gives the entries of a list by what they are called, each once, those of one name in their order. */
function listed<T extends { id: string }>(
  all: readonly T[],
  nameOf: (one: T) => string
): (name: string) => string | undefined {
  const byName = grouped(all, nameOf);
  for (const group of byName.values()) group.reverse();
  return (name) => byName.get(name)?.pop()?.id;
}

/** The reasons that were there once and are not now. */
function absent(gone: ReadonlyMap<ReasonId, Reason>, now: readonly Reason[]): Reason[] {
  const there = new Set(now.map(({ id }) => id));
  return [...gone.values()].filter(({ id }) => !there.has(id));
}

/** A map with what others of its parts said of claims that are in it again: what they face, their translations, the motion. */
function joinedAgain(map: ArgumentMap, back: readonly [ClaimId, { map: ArgumentMap }][]): ArgumentMap {
  let { motion, facing, translations } = map;
  for (const [id, { map: was }] of back) {
    if (motion === undefined && was.motion === id) motion = id;
    const pairs = was.facing?.filter(
      (pair) => pair.includes(id) && !facing?.some((each) => same(each, pair))
    );
    if (pairs?.length) facing = [...(facing ?? []), ...pairs];
    for (const [language, table] of Object.entries(was.translations ?? {})) {
      const now = translations && Object.hasOwn(translations, language) ? translations[language]! : {};
      if (Object.hasOwn(table, id) && !Object.hasOwn(now, id))
        translations = { ...translations, [language]: { ...now, [id]: table[id]! } };
    }
  }
  return {
    ...map,
    ...(motion !== undefined && { motion }),
    ...(facing && { facing }),
    ...(translations && { translations })
  };
}

/** What is gone, when a text has been followed. */
function goneAfter(
  { map, claims: shown, gone }: Before,
  there: ReadonlyMap<ClaimId, Claim>,
  reasons: readonly Reason[]
): Gone {
  const before = new Map(map.claims.map((claim) => [claim.id, claim]));
  const claims = new Map([...gone.claims].filter(([id]) => !there.has(id)));
  const citations = new Map(gone.citations);
  for (const claim of shown) {
    const { id } = claim;
    const was = before.get(id)!;
    const now = there.get(id);
    if (!now) claims.set(id, { name: nameOf(claim), claim: was, map });
    else if (was.citations?.length) {
      const cited = new Set(now.citations?.map(({ source }) => source));
      const lost = [...was.citations, ...(gone.citations.get(id) ?? [])].filter(
        ({ source }) => !cited.has(source)
      );
      if (lost.length) citations.set(id, lost);
    }
  }
  const steps = new Map(gone.reasons);
  for (const reason of map.reasons) steps.set(reason.id, reason);
  for (const { id } of reasons) steps.delete(id);
  return { claims, reasons: steps, citations };
}

function ofThose(
  translations: NonNullable<ArgumentMap['translations']>,
  there: ReadonlyMap<ClaimId, Claim>
): NonNullable<ArgumentMap['translations']> {
  return Object.fromEntries(
    Object.entries(translations).map(([language, table]) => [
      language,
      Object.fromEntries(Object.entries(table).filter(([id]) => there.has(id)))
    ])
  );
}

/** What data say of a claim besides its words, its title, its tags and its sources. */
export function detailsOf(said: Claim): Record<string, unknown> {
  const { id: _, text: __, heading: ___, tags: ____, citations: _____, ...rest } = said;
  const { cite: ______, section: _______, ...details } = rest as Record<string, unknown>;
  return details;
}

function claimOf(
  said: Claim & { cite?: unknown },
  before: Claim | undefined,
  saidBefore: Claim | undefined,
  lost: readonly Citation[],
  isRetitled: boolean,
  sourceIds: ReadonlyMap<SourceId, SourceId>
): Claim {
  const { id, text, heading, tags, cite, citations: linked = [] } = said;
  const { heading: headingBefore, tags: tagsBefore, citations = [], ...rest } = before ?? { id, text: '' };
  const title = before && !isRetitled ? headingBefore : heading;
  const cited = new Set([...citedIn(cite), ...linked.map(({ source }) => sourceIds.get(source)!)]);
  const kept = citations.filter(({ source }) => cited.has(source));
  for (const { source } of kept) cited.delete(source);
  const again = lost.filter(({ source }) => cited.has(source));
  for (const { source } of again) cited.delete(source);
  const all: Citation[] = [...kept, ...again, ...[...cited].map((source) => ({ source }))];
  const isNone = before?.citations !== undefined && !citations.length;
  return {
    ...renewed(rest, saidBefore && detailsOf(saidBefore), detailsOf(said)),
    id,
    text,
    ...(title !== undefined && { heading: title }),
    ...((tags ?? (tagsBefore?.length ? undefined : tagsBefore)) && { tags: tags ?? tagsBefore! }),
    ...((all.length || isNone) && { citations: all })
  };
}

/** The ids of sources that the data of a claim name. */
export function citedIn(cite: unknown): SourceId[] {
  const all = Array.isArray(cite) ? cite : [cite];
  return all.filter((each): each is string => typeof each === 'string');
}

/** Something as it was, with what a text says of it otherwise than it did before. */
function renewed<T extends object>(was: T, before: object | undefined, now: object): T {
  const fieldOf = (one: object, name: string) =>
    Object.hasOwn(one, name) ? one[name as keyof object] : undefined;
  const stays = Object.entries(was).filter(
    ([name]) => !before || !Object.hasOwn(before, name) || Object.hasOwn(now, name)
  );
  const said = Object.entries(now).filter(([name, value]) => !before || !same(fieldOf(before, name), value));
  return { ...Object.fromEntries(stays), ...Object.fromEntries(said) } as T;
}

/** All sources, with those that a text lists or names by their addresses; and by which ids of those they are known. */
function joined(
  before: readonly Source[],
  said: Said['sources'],
  { map: read, head }: InText,
  newId: () => string
) {
  const byAddress = new Map(before.flatMap(({ id, URL }) => (URL === undefined ? [] : [[URL, id]])));
  const all = new Map(before.map((source) => [source.id, source]));
  const ids = new Map<SourceId, SourceId>();
  for (const source of read.sources) {
    const isListed = head.sources.has(source.id);
    const address = source.URL === undefined ? undefined : byAddress.get(source.URL);
    const id = isListed ? source.id : (address ?? newId());
    const known = all.get(id);
    ids.set(source.id, id);
    if (!known) all.set(id, { ...source, id });
    else if (isListed && said.has(id)) all.set(id, renewed(known, said.get(id), source));
  }
  return { all: [...all.values()], ids };
}

/** The reasons of a text as those of the map that they are, by the ids that were read: what they join tells which. */
export function stepsOf(
  known: readonly Reason[],
  said: Said | undefined,
  read: ArgumentMap,
  ids: ReadonlyMap<ClaimId, ClaimId>,
  newId: () => string
): Map<ReasonId, Reason> {
  const left = new Set(known);
  const made = new Map<ReasonId, Reason>();
  const waiting = new Set(claimsRenamed(read.reasons, ids));
  while (waiting.size) {
    // What is aimed at a reason comes after that, as it is known by its id.
    const ready = [...waiting].flatMap((reason): Reason[] => {
      if ('claim' in reason.target) return [reason];
      const aim = made.get(reason.target.reason);
      return aim ? [{ ...reason, target: { reason: aim.id } }] : [];
    });
    if (!ready.length) break;
    for (const nameOf of LIKENESS) {
      const next = listed([...left], nameOf);
      const byId = new Map([...left].map((reason) => [reason.id, reason]));
      for (const reason of ready) {
        if (made.has(reason.id)) continue;
        const one = byId.get(next(nameOf(reason)) ?? '');
        if (!one) continue;
        left.delete(one);
        const { id: _, ...now } = reason;
        const { id: __, ...before } = said?.reasons.get(one.id) ?? reason;
        made.set(reason.id, {
          ...renewed(one, before, now),
          side: now.side,
          premises: now.premises,
          target: now.target
        });
      }
    }
    for (const reason of ready) if (!made.has(reason.id)) made.set(reason.id, { ...reason, id: newId() });
    for (const reason of waiting) if (made.has(reason.id)) waiting.delete(reason);
  }
  return new Map(read.reasons.flatMap(({ id }) => (made.has(id) ? [[id, made.get(id)!]] : [])));
}

function claimsRenamed(reasons: readonly Reason[], ids: ReadonlyMap<ClaimId, ClaimId>): Reason[] {
  return reasons.map((reason) => ({
    ...reason,
    premises: reason.premises.map((id) => ids.get(id)!),
    target: 'claim' in reason.target ? { claim: ids.get(reason.target.claim)! } : reason.target
  }));
}

/** By what a reason is the one that it was: all that it joins, that but for its side, what it starts from. */
const LIKENESS: readonly ((reason: Reason) => string)[] = [
  ({ side, premises, target }) => JSON.stringify([side, premises, target]),
  ({ premises, target }) => JSON.stringify([premises, target]),
  ({ side, target, premises }) => JSON.stringify([side, target, premises[0]]),
  ({ premises }) => JSON.stringify(premises)
];

/** Entries in the order in which they were, with new ones behind those that they stand behind. */
function put<T extends { id: string }>(before: readonly T[], now: readonly T[]): T[] {
  const byId = new Map(now.map((entry) => [entry.id, entry]));
  const known = new Set(before.map(({ id }) => id));
  const behind = new Map<string | undefined, T[]>();
  let last: string | undefined;
  for (const entry of now) {
    if (known.has(entry.id)) last = entry.id;
    else if (behind.has(last)) behind.get(last)!.push(entry);
    else behind.set(last, [entry]);
  }
  return [
    ...(behind.get(undefined) ?? []),
    ...before.flatMap(({ id }) => [...(byId.has(id) ? [byId.get(id)!] : []), ...(behind.get(id) ?? [])])
  ];
}

/** Reasons in the order in which they were, but where those on one target stand in another order in the text than before. */
function placed(before: readonly Reason[], now: readonly Reason[], order: readonly ReasonId[]): Reason[] {
  const all = put(before, now);
  const aimOf = ({ target }: Reason) => JSON.stringify(target);
  const rank = new Map(order.map((id, at) => [id, at]));
  const groups = grouped(now, aimOf);
  const slots = grouped([...all.keys()], (at) => aimOf(all[at]!));
  const result = [...all];
  for (const [aim, group] of groups) {
    const ranks = group.flatMap(({ id }) => rank.get(id) ?? []);
    const isAsBefore =
      ranks.length === group.length && ranks.every((each, at) => at === 0 || ranks[at - 1]! < each);
    if (isAsBefore) continue;
    for (const [at, slot] of slots.get(aim)!.entries()) result[slot] = group[at]!;
  }
  return result;
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = nameOf(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
