import { check, type Problem } from '../model/check.ts';
import { compare } from '../model/compare.ts';
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
import { type ClaimInText, readWithPlaces } from './argdown.ts';
import type { Named } from './argdown-lines.ts';
import { tokensOf } from './argdown-tokens.ts';
import { citedIn, retold, withComments } from './argdown-told.ts';
import { writeBare } from './argdown-write.ts';

/** A map with the text that stands beside it, and which claim of the one is which of the other. */
export interface Beside {
  map: ArgumentMap;
  text: string;
  /** The claims of the text in its order, by the ids that they have in the map. */
  claims: readonly ClaimInText[];
  /** The ids of reasons in the order of the text. */
  reasons: readonly ReasonId[];
}

/** What came of a text that was typed: what stands beside the map now, or why the map does not follow yet. */
export type Typed =
  | { beside: Beside; problems: Problem[] }
  | { beside?: undefined; problems: Problem[]; retitled?: Retitled };

/** A title that is another where its claim has its words, and still the old one at other places of the text. */
export interface Retitled {
  /** In their brackets. */
  before: string;
  now: string;
  /** Where the old one stands, in UTF-16 units from the start of the text. */
  places: readonly { from: number; to: number }[];
}

/** A map with a text of its own. */
export function besideOf(map: ArgumentMap): Beside {
  const { text, titles } = writeBare(map);
  const ids = new Map([...titles].map(([id, title]) => [`[${title}]`, id]));
  const { checked, claims } = readWithPlaces(text);
  const known = new Map(claims.map(({ id, key }) => [id, ids.get(key)!]));
  const steps = stepsOf(map.reasons, claimsRenamed(checked.map?.reasons ?? [], known), () => '');
  return {
    map,
    text,
    claims: claims.map((claim) => ({ ...claim, id: known.get(claim.id)! })),
    reasons: steps.map(({ id }) => id)
  };
}

/**
 * The text after its map was changed elsewhere: what of it is still so stays as it is, with its comments, its order and its
 * empty lines. Where that cannot be, it is written anew, with its comments.
 */
export function told(named: Named, map: ArgumentMap): Beside {
  const kept = retold(named, map);
  const beside = kept && besideAs(map, kept.text, kept.claims);
  if (beside) return beside;
  const anew = besideOf(map);
  const text = withComments(namedOf(anew), named);
  return besideAs(map, text, namedOf(anew).claims) ?? anew;
}

/** What of a text beside a map tells which claim and which reason is which, and can be kept. */
export function namedOf({ text, claims, reasons }: Beside): Named {
  return { text, claims: claims.map(({ id }) => id), reasons: [...reasons] };
}

/** A map with a text that says just that of it; nothing where the text says something else. */
function besideAs(map: ArgumentMap, text: string, ids: readonly ClaimId[]): Beside | undefined {
  const { checked, claims } = readWithPlaces(text);
  if (claims.length !== ids.length || !checked.map) return undefined;
  const known = new Map(claims.map(({ id }, at) => [id, ids[at]!]));
  const steps = stepsOf(map.reasons, claimsRenamed(checked.map.reasons, known), () => '');
  const named = claims.map((claim) => ({ ...claim, id: known.get(claim.id)! }));
  const beside = { map, text, claims: named, reasons: steps.map(({ id }) => id) };
  const again = typed(beside, text, () => '').beside?.map;
  return again && !compare(map, again).length ? beside : undefined;
}

/**
 * The map after its text was changed, with what the text does not say as it was: a claim is known by its title, by its words,
 * or by where it stands between others, a reason by what it joins. The map follows only a text that is right; until then the
 * problems say what is not. `newId` gives an id that nothing has.
 */
export function typed(beside: Beside, text: string, newId: () => string): Typed {
  const { checked, claims } = readWithPlaces(text);
  const problems = checked.problems.filter(({ code }) => code === 'syntax' || code === 'dangling');
  for (const { key, isDefined, places } of claims) if (!isDefined) problems.push(wordless(key, places[0]!));
  const known = new Set(beside.map.sources.map(({ id }) => id));
  for (const [at, claim] of (checked.map?.claims ?? []).entries()) {
    const { cite } = claim as Claim & { cite?: unknown };
    for (const id of citedIn(cite)) if (!known.has(id)) problems.push(unknown(id, claims[at]!.places[0]!));
  }
  if (!checked.map || problems.length) {
    const retitled = retitledIn(beside, claims, checked.map, text);
    return retitled ? { problems, retitled } : { problems };
  }
  const ids = identities(beside, claims, checked.map, newId);
  const { map, reasons } = followed(beside, checked.map, claims, ids, newId);
  const found = check(map);
  if (!found.map) return { problems: found.problems };
  const named = claims.map((claim) => ({ ...claim, id: ids.get(claim.id)! }));
  return { beside: { map: found.map, text, claims: named, reasons }, problems: [] };
}

/** Finds a title that was changed at one of its places: its words stand under a new one. */
function retitledIn(
  { claims: before, map }: Beside,
  now: readonly ClaimInText[],
  read: ArgumentMap | undefined,
  text: string
): Retitled | undefined {
  const known = new Set(before.map(({ key }) => key));
  const fresh = now.filter(({ key, isTitled, isDefined }) => isTitled && isDefined && !known.has(key));
  const left = now.find(
    ({ key, isTitled, isDefined }) =>
      isTitled && !isDefined && before.some((one) => one.key === key && one.isDefined)
  );
  if (!left || !fresh.length) return undefined;
  const id = before.find(({ key }) => key === left.key)!.id;
  const words = map.claims.find((claim) => claim.id === id)?.text;
  const said = new Map(read?.claims.map((claim) => [claim.id, claim.text]));
  const one =
    fresh.find((each) => said.get(each.id) === words) ?? (fresh.length === 1 ? fresh[0] : undefined);
  if (!one) return undefined;
  const places = tokensOf(text).flatMap(({ kind, start, end }) => {
    const found = text.slice(start, end).trimEnd();
    const isMention = kind === 'mention' && found === `@${left.key}`;
    if (!isMention && !(/reference$/.test(kind) && found === left.key)) return [];
    return [{ from: start + (isMention ? 1 : 0), to: start + found.length }];
  });
  return places.length ? { before: left.key, now: one.key, places } : undefined;
}

function unknown(id: SourceId, { line, column = 1 }: ClaimInText['places'][number]): Problem {
  const place = `line ${line}, column ${column}`;
  return {
    code: 'dangling',
    severity: 'error',
    place,
    message: `cites the source “${id}”, which the map does not have`,
    line,
    column
  };
}

function wordless(key: string, { line, column = 1 }: ClaimInText['places'][number]): Problem {
  const place = `line ${line}, column ${column}`;
  return { code: 'dangling', severity: 'error', place, message: `${key} has words nowhere`, line, column };
}

/** Which claim of the map each claim of a text is, by the id that it has in what was read; new ones have new ids. */
function identities(
  { claims: before, map }: Beside,
  now: readonly ClaimInText[],
  read: ArgumentMap,
  newId: () => string
): Map<ClaimId, ClaimId> {
  const ids = new Map<ClaimId, ClaimId>();
  const left = new Map(before.map((claim, at) => [claim.id, at]));
  const take = (claim: ClaimInText, id: ClaimId | undefined) => {
    if (id === undefined || !left.has(id)) return;
    ids.set(claim.id, id);
    left.delete(id);
  };
  const wordsOf = new Map(map.claims.map(({ id, text }) => [id, text]));
  const said = new Map(read.claims.map(({ id, text }) => [id, text]));
  const byKey = listed(before, ({ key, isTitled }) => (isTitled ? key : ` ${key}`));
  for (const claim of now) take(claim, byKey(claim.isTitled ? claim.key : ` ${claim.key}`));
  const others = before.filter(({ id }) => left.has(id));
  const byWords = listed(others, ({ id }) => wordsOf.get(id)!);
  for (const claim of now) if (!ids.has(claim.id)) take(claim, byWords(said.get(claim.id)!));
  // What stands where another stood, between the same neighbours, is that one with other words.
  const places = new Map(before.map(({ id }, at) => [id, at]));
  let last = -1;
  for (const claim of now) {
    const known = ids.get(claim.id);
    if (known === undefined) take(claim, before[last + 1]?.id);
    const id = ids.get(claim.id);
    if (id === undefined) ids.set(claim.id, newId());
    else last = places.get(id)!;
  }
  return ids;
}

/** Gives the entries of a list by what they are called, each once, those of one name in their order. */
function listed<T extends { id: string }>(
  all: readonly T[],
  nameOf: (one: T) => string
): (name: string) => string | undefined {
  const byName = grouped(all, nameOf);
  return (name) => byName.get(name)?.shift()?.id;
}

/** The map as a text says it, with what the text does not say as it was. */
function followed(
  { map, claims: shown, reasons: order }: Beside,
  read: ArgumentMap,
  now: readonly ClaimInText[],
  ids: ReadonlyMap<ClaimId, ClaimId>,
  newId: () => string
): { map: ArgumentMap; reasons: ReasonId[] } {
  const sources = joined(map.sources, read.sources, newId);
  const before = new Map(map.claims.map((claim) => [claim.id, claim]));
  const keys = new Map(shown.map(({ id, key }) => [id, key]));
  const keysNow = new Map(now.map(({ id, key }) => [id, key]));
  const claims = read.claims.map((claim): Claim => {
    const id = ids.get(claim.id)!;
    const isRetitled = keys.get(id) !== keysNow.get(claim.id);
    return claimOf({ ...claim, id }, before.get(id), isRetitled, sources.ids);
  });
  const steps = stepsOf(map.reasons, claimsRenamed(read.reasons, ids), newId);
  const there = new Set(claims.map(({ id }) => id));
  const { motion, facing, translations, ...rest } = map;
  const root = map.claims.length || read.motion === undefined ? undefined : ids.get(read.motion);
  const first = motion !== undefined && there.has(motion) ? motion : root;
  return {
    map: {
      ...rest,
      title: read.title,
      ...(first !== undefined && { motion: first }),
      claims: put(map.claims, claims),
      reasons: placed(map.reasons, steps, order),
      sources: sources.all,
      ...(facing && { facing: facing.filter((pair) => pair.every((id) => there.has(id))) }),
      ...(translations && { translations: ofThose(translations, there) })
    },
    reasons: steps.map(({ id }) => id)
  };
}

function ofThose(
  translations: NonNullable<ArgumentMap['translations']>,
  there: ReadonlySet<ClaimId>
): NonNullable<ArgumentMap['translations']> {
  return Object.fromEntries(
    Object.entries(translations).map(([language, table]) => [
      language,
      Object.fromEntries(Object.entries(table).filter(([id]) => there.has(id)))
    ])
  );
}

function claimOf(
  {
    cite,
    section: _,
    citations: linked = [],
    heading,
    tags,
    ...said
  }: Claim & { cite?: unknown; section?: unknown },
  before: Claim | undefined,
  isRetitled: boolean,
  sourceIds: ReadonlyMap<SourceId, SourceId>
): Claim {
  const {
    heading: headingBefore,
    tags: tagsBefore,
    citations = [],
    ...rest
  } = before ?? { id: said.id, text: '' };
  const title = before && !isRetitled ? headingBefore : heading;
  const cited = [...citedIn(cite), ...linked.map(({ source }) => sourceIds.get(source)!)];
  const kept = citations.filter(({ source }) => cited.includes(source));
  const missing = cited.filter(
    (source, at) => cited.indexOf(source) === at && !kept.some((each) => each.source === source)
  );
  const all: Citation[] = [...kept, ...missing.map((source) => ({ source }))];
  const isNone = before?.citations !== undefined && !citations.length;
  return {
    ...rest,
    ...said,
    ...(title !== undefined && { heading: title }),
    ...((tags ?? (tagsBefore?.length ? undefined : tagsBefore)) && { tags: tags ?? tagsBefore! }),
    ...((all.length || isNone) && { citations: all })
  };
}

/** All sources, with those that a text names by their addresses; and by which ids of those they are known. */
function joined(before: readonly Source[], read: readonly Source[], newId: () => string) {
  const byAddress = new Map(before.map(({ id, URL }) => [URL, id]));
  const all = [...before];
  const ids = new Map<SourceId, SourceId>();
  for (const source of read) {
    const known = source.URL === undefined ? undefined : byAddress.get(source.URL);
    const id = known ?? newId();
    ids.set(source.id, id);
    if (known === undefined) all.push({ ...source, id });
  }
  return { all, ids };
}

function claimsRenamed(reasons: readonly Reason[], ids: ReadonlyMap<ClaimId, ClaimId>): Reason[] {
  return reasons.map((reason) => ({
    ...reason,
    premises: reason.premises.map((id) => ids.get(id)!),
    target: 'claim' in reason.target ? { claim: ids.get(reason.target.claim)! } : reason.target
  }));
}

/** The reasons of a text, in its order, as those of the map that they are: what they join tells which. */
function stepsOf(before: readonly Reason[], read: readonly Reason[], newId: () => string): Reason[] {
  const left = new Set(before);
  const made = new Map<ReasonId, Reason>();
  const waiting = new Set(read);
  while (waiting.size) {
    // What is aimed at a reason comes after that, as it is known by its id.
    const ready = [...waiting].flatMap((reason): Reason[] => {
      if ('claim' in reason.target) return [reason];
      const aim = made.get(reason.target.reason);
      return aim ? [{ ...reason, target: { reason: aim.id } }] : [];
    });
    if (!ready.length) break;
    for (const nameOf of LIKENESS) {
      const known = grouped([...left], nameOf);
      for (const reason of ready) {
        if (made.has(reason.id)) continue;
        const same = known.get(nameOf(reason))?.shift();
        if (!same) continue;
        left.delete(same);
        const { side, premises, target } = reason;
        made.set(reason.id, { ...same, side, premises, target });
      }
    }
    for (const reason of ready) if (!made.has(reason.id)) made.set(reason.id, { ...reason, id: newId() });
    for (const reason of waiting) if (made.has(reason.id)) waiting.delete(reason);
  }
  return read.flatMap(({ id }) => made.get(id) ?? []);
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
    else behind.set(last, [...(behind.get(last) ?? []), entry]);
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
