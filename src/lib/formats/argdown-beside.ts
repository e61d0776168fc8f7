import { check, type Problem } from '../model/check.ts';
import { compare } from '../model/compare.ts';
import type { ArgumentMap, Claim, ClaimId, ReasonId, SourceId } from '../model/map.ts';
import { type ClaimInText, isFenced, readWithPlaces } from './argdown.ts';
import type { Named } from './argdown-lines.ts';
import { tokensOf } from './argdown-tokens.ts';
import { retold, withComments } from './argdown-told.ts';
import {
  citedIn,
  follow,
  type Gone,
  headOf,
  NOTHING_GONE,
  type Said,
  saidIn,
  stepsOf
} from './argdown-typed.ts';
import { writeBare } from './argdown-write.ts';

/** A map with the text that stands beside it, and which claim of the one is which of the other. */
export interface Beside {
  map: ArgumentMap;
  text: string;
  /** The claims of the text in its order, by the ids that they have in the map. */
  claims: readonly ClaimInText[];
  /** The ids of reasons in the order of the text. */
  reasons: readonly ReasonId[];
  said: Said;
  gone: Gone;
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
  return besideBy(map, text, ({ key }) => ids.get(key)!)!;
}

/**
 * A text of Argdown from a file, to stand beside the map that was read from it; one that is not right as `words`, which the
 * map follows when they are. Nothing where it is Markdown, or was written for programs, with data that say all of the map.
 */
export function asRead(file: string, map: ArgumentMap): (Named & { words?: string }) | undefined {
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (isFenced(text) || /^warrant:/m.test(text)) return undefined;
  const { checked, claims } = readWithPlaces(text);
  const isRight = checked.problems.every(({ severity }) => severity !== 'error');
  if (!checked.map || !isRight) return { ...namedOf(besideOf(map)), words: text };
  return { text, claims: claims.map(({ id }) => id), reasons: checked.map.reasons.map(({ id }) => id) };
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
  const beside = besideBy(map, text, (_, at) => ids[at]);
  if (beside?.claims.length !== ids.length) return undefined;
  const again = typed(beside, text, () => '').beside?.map;
  return again && !compare(map, again).length ? beside : undefined;
}

/** A map with a text that is said to say it: `idOf` tells which claim one of the text is. */
function besideBy(
  map: ArgumentMap,
  text: string,
  idOf: (claim: ClaimInText, at: number) => ClaimId | undefined
): Beside | undefined {
  const { checked, claims } = readWithPlaces(text);
  const known = new Map(claims.map((claim, at) => [claim.id, idOf(claim, at) ?? '']));
  if (!checked.map) return undefined;
  const read = { map: checked.map, claims, head: headOf(text) };
  const steps = stepsOf(map.reasons, undefined, read.map, known, () => '');
  return {
    map,
    text,
    claims: claims.map((claim) => ({ ...claim, id: known.get(claim.id)! })),
    reasons: [...steps.values()].map(({ id }) => id),
    said: saidIn(read, known, steps),
    gone: NOTHING_GONE
  };
}

/**
 * The map after its text was changed, with what the text does not say as it was: a claim is known by its title, by its words,
 * or by where it stands between others, a reason by what it joins. The map follows only a text that is right; until then the
 * problems say what is not. Of a text that it follows they say what has no place in it. `newId` gives an id that nothing has.
 */
export function typed(beside: Beside, text: string, newId: () => string): Typed {
  const { checked, claims } = readWithPlaces(text);
  const head = headOf(text);
  const problems = checked.problems.filter(({ code }) => code === 'syntax' || code === 'dangling');
  // A file may name what it has no words for; what is typed anew may be half a title.
  const bare = new Set(beside.claims.flatMap(({ key, isDefined }) => (isDefined ? [] : key)));
  for (const { key, isDefined, places } of claims)
    if (!isDefined && !bare.has(key)) problems.push(wordless(key, places[0]!));
  const known = new Set([...beside.map.sources.map(({ id }) => id), ...head.sources]);
  const placesOf = new Map(claims.map(({ id, places }) => [id, places]));
  for (const claim of checked.map?.claims ?? []) {
    const { id, cite } = claim as Claim & { cite?: unknown };
    for (const source of citedIn(cite))
      if (!known.has(source)) problems.push(unknown(source, placesOf.get(id)![0]!));
  }
  problems.push(...unclosedIn(claims, text));
  if (!head.isThere) problems.push(...notFirst(text));
  if (!checked.map || problems.length) {
    const retitled = retitledIn(beside, claims, checked.map, text);
    return retitled ? { problems, retitled } : { problems };
  }
  const { map, ids, ...rest } = follow(beside, { map: checked.map, claims, head }, newId);
  const found = check(map);
  if (!found.map) return { problems: found.problems };
  const named = claims.map((claim) => ({ ...claim, id: ids.get(claim.id)! }));
  return {
    beside: { map: found.map, text, claims: named, ...rest },
    problems: checked.problems.filter(({ code }) => code === 'omitted' || code === 'understood')
  };
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

/** Titles that are begun and have no end yet: to Argdown they are words. */
function unclosedIn(claims: readonly ClaimInText[], text: string): Problem[] {
  const lines = text.split('\n');
  return claims.flatMap(({ isTitled, places }) => {
    if (isTitled) return [];
    const open = places.filter(({ line, column = 1 }) => lines[line - 1]?.[column - 1] === '[');
    return open.map((place) =>
      problemAt('syntax', 'a title is not closed; write ] behind it, or \\[', place)
    );
  });
}

/** A line of front matter where there is none, as something stands before it or one end is missing: to Argdown it is words. */
function notFirst(text: string): Problem[] {
  const at = text.search(/^={3,}[ \t]*$/m);
  if (at < 0) return [];
  const comments: { from: number; to: number }[] = [];
  tokensOf(text, undefined, comments);
  if (comments.some(({ from, to }) => from <= at && at < to)) return [];
  const line = text.slice(0, at).split('\n').length;
  return [
    problemAt(
      'syntax',
      'this is no front matter: that stands before all else, from one such line to the next',
      { line, column: 1 }
    )
  ];
}

function unknown(id: SourceId, place: Place): Problem {
  return problemAt('dangling', `cites the source “${id}”, which the map does not have`, place);
}

function wordless(key: string, place: Place): Problem {
  return problemAt('dangling', `${key} has words nowhere`, place);
}

type Place = ClaimInText['places'][number];

function problemAt(code: Problem['code'], message: string, { line, column = 1 }: Place): Problem {
  return { code, severity: 'error', place: `line ${line}, column ${column}`, message, line, column };
}
