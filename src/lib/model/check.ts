import * as v from 'valibot';
import { ArgumentMap, type ClaimId, FORMAT, type ReasonId } from './map.ts';
import { relate } from './relations.ts';
import { circles } from './standing.ts';

export type ProblemCode =
  | 'file'
  | 'link'
  | 'size'
  | 'encoding'
  | 'json'
  | 'picture'
  | 'kept'
  | 'format'
  | 'newer'
  | 'depth'
  | 'name'
  | 'shape'
  | 'duplicate'
  | 'dangling'
  | 'circle'
  | 'character'
  | 'empty'
  | 'loose'
  | 'address'
  | 'syntax'
  | 'omitted'
  | 'understood'
  | 'more';

/**
 * One thing that is wrong with a document or worth knowing (a warning). An error: the document cannot be used, or, of a file
 * in another format, that part of it.
 */
export interface Problem {
  code: ProblemCode;
  severity: 'error' | 'warning';
  /** The field, as in `claims[17].citations[0].source`; empty for the whole document. */
  place: string;
  /** What is wrong, in a few words. */
  message: string;
  /** The first words of the claim or the source in which it is. */
  near?: string;
  /** In a text that is not JSON: where it is, from 1; columns in UTF-16 units. */
  line?: number;
  column?: number;
  /** The claim that is concerned, where the map has one. */
  claim?: ClaimId;
}

export type Checked = { map: ArgumentMap; problems: Problem[] } | { map?: undefined; problems: Problem[] };

const DEEPEST = 100;
/** No more problems than these are told: who has so many has another one. */
const MOST = 1000;
/** In a document with more values than these, each claim, reason and source tells only its first problem. */
const VAST = 500_000;

/** The document without what is in its lists, which are checked one entry at a time. */
const OUTSIDE = v.object({
  ...ArgumentMap.entries,
  claims: v.array(v.unknown()),
  reasons: v.array(v.unknown()),
  sources: v.array(v.unknown())
});

/** Names that mean something to JavaScript's own objects, where an entry could be overlooked or do harm. */
const UNUSABLE: ReadonlySet<unknown> = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * Checks any value against the format and reports every problem, not only the first. A map is returned when there
 * is no error; it is the value itself, so fields that this program does not know survive. Never throws.
 */
export function check(value: unknown): Checked {
  const { refused, told, values } = walk(value);
  if (refused.length) return { problems: first(refused, value) };
  const version = formatOf(value);
  if (version) return { problems: [version] };
  const errors = shapes(value as Loose, values > VAST).concat(names(value as Loose));
  if (errors.length) return { problems: first(errors, value) };
  const map = value as ArgumentMap;
  const problems = first(meaning(map).concat(told), value);
  return problems.some(({ severity }) => severity === 'error') ? { problems } : { map, problems };
}

/** The problems that are told, each with the words near it: errors before warnings, where there are more. */
function first(problems: Problem[], value: unknown): Problem[] {
  if (problems.length <= MOST) return problems.map((problem) => located(problem, value));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const listed = errors.concat(problems.filter(({ severity }) => severity === 'warning')).slice(0, MOST);
  const message = `has more problems than these ${MOST}`;
  return [
    ...listed.map((problem) => located(problem, value)),
    { code: 'more', severity: listed[0]!.severity, place: '', message }
  ];
}

/** Characters of a claim or title that tell which one it is. */
const NEAR = 60;

function located(problem: Problem, value: unknown): Problem {
  const [, list, at] = /^(claims|sources)\[(\d+)\]/.exec(problem.place) ?? [];
  const entries = list === undefined ? undefined : record(value)?.[list];
  const entry = Array.isArray(entries) ? record(entries[Number(at)]) : undefined;
  const words = [entry?.heading, entry?.text, entry?.title].find(
    (each): each is string => typeof each === 'string' && each.trim() !== ''
  );
  return words ? { ...problem, near: cut(words) } : problem;
}

function cut(text: string): string {
  // Not in the middle of a letter that has two units.
  return text.length > NEAR ? `${text.slice(0, NEAR - 3).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

/** Whether a value holds what no honest file holds, wherever it stands: such names, or so many levels. Never throws. */
export function isHostile(value: object): boolean {
  return walk(value).refused.length > 0;
}

/** What is not as the format says, until there is more of it than is told. */
function shapes(value: Loose, abortEarly: boolean): Problem[] {
  const problems: Problem[] = [];
  const tell = (schema: v.GenericSchema, part: unknown, path: Key[]) => {
    for (const issue of v.safeParse(schema, part, { abortEarly }).issues ?? []) {
      const place = placeOf([...path, ...(issue.path?.map(({ key }) => key) ?? [])]);
      problems.push(error('shape', place, wordsFor(issue)));
    }
  };
  tell(OUTSIDE, value, []);
  for (const list of ['claims', 'reasons', 'sources'] as const) {
    const { item } = ArgumentMap.entries[list];
    for (const [at, entry] of items(value[list])) {
      tell(item, entry, [list, at]);
      if (problems.length > MOST) return problems;
    }
  }
  return problems;
}

/** `place: message`, or the message alone when the whole document is meant. */
export function sayProblem({ place, message, severity }: Problem): string {
  const words = severity === 'warning' ? `${message} (warning)` : message;
  return place ? `${place}: ${words}` : words;
}

/**
 * One way through everything in a document, known or not: refuses what no honest file holds, before anything else
 * looks at it, and tells of characters that cannot be drawn.
 */
function walk(value: unknown): { refused: Problem[]; told: Problem[]; values: number } {
  const refused: Problem[] = [];
  const told: Problem[] = [];
  const path: Key[] = [];
  let values = 0;
  if (record(value)) visit(value as object);
  else refused.push(error('shape', '', `expected an object with a "format" field, found ${kind(value)}`));
  return { refused, told, values };

  function visit(parent: object): void {
    if (path.length > DEEPEST) {
      refused.push(error('depth', placeOf(path.slice(0, 3)), `is nested more than ${DEEPEST} levels deep`));
      return;
    }
    if (Array.isArray(parent)) {
      for (let at = 0; at < parent.length; at++) enter(at, parent[at]);
      return;
    }
    for (const key of Object.keys(parent)) {
      if (UNUSABLE.has(key))
        refused.push(error('name', placeOf([...path, key]), 'is not a name that a map may use'));
      enter(key, (parent as Loose)[key]);
    }
  }

  function enter(key: Key, child: unknown): void {
    values++;
    if (refused.length > MOST) return;
    if (typeof child !== 'string' && (typeof child !== 'object' || child === null)) return;
    path.push(key);
    if (typeof child === 'string') character(child);
    else visit(child);
    path.pop();
  }

  function character(text: string): void {
    const found = DRAWABLE.test(text) ? undefined : UNDRAWABLE.exec(text)?.[0];
    if (found === undefined || told.length > MOST) return;
    const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    told.push(warning('character', placeOf(path), `holds U+${code}, which is drawn as \uFFFD`));
  }
}

function formatOf(value: unknown): Problem | undefined {
  const { format } = value as { format?: unknown };
  if (format === FORMAT) return undefined;
  if (typeof format !== 'string') {
    return error(
      'format',
      'format',
      `expected "${FORMAT}", found ${kind(format)}; this is not a Warrant map`
    );
  }
  const number = /^warrant\/(\d+)$/.exec(format)?.[1];
  const isNewer = number !== undefined && Number(number) > 1;
  return error(
    isNewer ? 'newer' : 'format',
    'format',
    isNewer
      ? `the file is in "${format}", which is newer than "${FORMAT}", the newest that this program reads; update Warrant to open it`
      : `expected "${FORMAT}", found ${quoted(format)}; this is not a Warrant map`
  );
}

type Key = string | number;
type Loose = Record<string, unknown>;

/** Ids that stand twice and references to nothing. Looks only at fields whose shape is right. */
function names(map: Loose): Problem[] {
  const problems: Problem[] = [];
  const claims = known('claims', 'claim');
  const reasons = known('reasons', 'reason');
  const sources = known('sources', 'source');

  need(claims, map.motion, ['motion'], 'claim');
  for (const [at, id] of items(record(map.background)?.sources)) {
    need(sources, id, ['background', 'sources', at], 'source');
  }
  for (const [at, claim] of items(map.claims)) {
    for (const [c, citation] of items(record(claim)?.citations)) {
      need(sources, record(citation)?.source, ['claims', at, 'citations', c, 'source'], 'source');
    }
  }
  for (const [at, reason] of items(map.reasons)) {
    for (const [p, id] of items(record(reason)?.premises))
      need(claims, id, ['reasons', at, 'premises', p], 'claim');
    const target = record(record(reason)?.target);
    if (target && 'claim' in target && 'reason' in target) {
      problems.push(error('shape', placeOf(['reasons', at, 'target']), 'names both a claim and a reason'));
    }
    need(claims, target?.claim, ['reasons', at, 'target', 'claim'], 'claim');
    if (target?.claim === undefined)
      need(reasons, target?.reason, ['reasons', at, 'target', 'reason'], 'reason');
  }
  for (const [at, pair] of items(map.facing)) {
    for (const [p, id] of items(pair)) need(claims, id, ['facing', at, p], 'claim');
  }
  for (const [language, table] of Object.entries(record(map.translations) ?? {})) {
    for (const id of Object.keys(record(table) ?? {}))
      need(claims, id, ['translations', language, id], 'claim');
  }
  return problems;

  function known(list: string, word: string): Map<unknown, number> {
    const found = new Map<unknown, number>();
    for (const [at, item] of items(map[list])) {
      const id = record(item)?.id;
      if (typeof id !== 'string') continue;
      const before = found.get(id);
      if (before === undefined) found.set(id, at);
      else {
        const message = `the ${word} ${quoted(id)} is already at ${list}[${before}]`;
        problems.push(error('duplicate', placeOf([list, at, 'id']), message));
      }
    }
    return found;
  }

  function need(ids: Map<unknown, number>, id: unknown, path: Key[], word: string): void {
    if (typeof id !== 'string' || !id || ids.has(id)) return;
    problems.push(error('dangling', placeOf(path), `no ${word} ${quoted(id)}`));
  }
}

/** What a well-formed map says that cannot be drawn (errors) or is drawn otherwise than written (warnings). */
function meaning(map: ArgumentMap): Problem[] {
  const problems: Problem[] = [];
  const relations = relate(map);
  const circular: ReasonId[] = [];
  for (const [at, reason] of map.reasons.entries()) {
    if (relations.host(reason) === undefined) {
      circular.push(reason.id);
      problems.push(
        error('circle', placeOf(['reasons', at, 'target']), 'leads round in a circle of reasons')
      );
    }
    if (new Set(reason.premises).size < reason.premises.length) {
      problems.push(
        warning('duplicate', placeOf(['reasons', at, 'premises']), 'names a claim twice; it counts once')
      );
    }
  }
  if (circular.length) return problems;
  const places = new Map(map.claims.map(({ id }, at) => [id, at]));
  for (const circle of circles(relations)) {
    const at = places.get(circle[0]!)!;
    const others = circle.slice(1, 4).map(quoted).join(', ');
    problems.push(
      warning(
        'circle',
        placeOf(['claims', at]),
        circle.length === 1
          ? `the claim ${quoted(circle[0]!)} is a reason for itself; it is drawn once, then as a reference`
          : `the claim ${quoted(circle[0]!)} stands in a circle with ${others}${circle.length > 4 ? ' and others' : ''}; where it closes, a reference is drawn`
      )
    );
  }
  for (const [at, claim] of map.claims.entries()) {
    if (!claim.text.trim()) problems.push(warning('empty', placeOf(['claims', at, 'text']), 'is empty'));
    const { id } = claim;
    if (id !== map.motion && map.claims.length > 1 && !relations.uses(id).length && !relations.on(id).length)
      problems.push(
        warning('loose', placeOf(['claims', at]), `the claim ${quoted(id)} is joined to nothing`)
      );
  }
  for (const [at, source] of map.sources.entries()) {
    if (source.URL !== undefined && !/^(https?|mailto):/i.test(source.URL)) {
      problems.push(
        warning(
          'address',
          placeOf(['sources', at, 'URL']),
          `${quoted(source.URL)} is not a web address; it is not linked`
        )
      );
    }
  }
  const known = { claim: relations.claim, reason: relations.reason, source: relations.source };
  for (const [id, { on }] of Object.entries(map.notes ?? {})) {
    for (const [word, part] of Object.entries(on)) {
      const ids = Object.hasOwn(known, word) ? known[word as keyof typeof known] : undefined;
      if (ids && !ids.has(part))
        problems.push(warning('dangling', placeOf(['notes', id, 'on']), `no ${word} ${quoted(part)}`));
    }
  }
  return problems;
}

/** Most text; a quick test that spares the exact one. */
const DRAWABLE = /^[\t\n\r -~\u00A0-\uD7FF\uE000-\uFFFD]*$/;

/** Control characters, lone surrogates and non-characters: what XML cannot hold. Tab and line ends are spaces. */
const UNDRAWABLE = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function wordsFor(issue: v.BaseIssue<unknown>): string {
  const { input, message } = issue;
  if (issue.received === 'undefined') return 'is missing';
  if (issue.expected === 'never') return 'is one too many';
  if (issue.kind === 'validation')
    return input && typeof input === 'string' ? `${message}: ${quoted(input)}` : message;
  if (message.startsWith('expected')) return `${message}, found ${kind(input)}`;
  const kinds = (issue.expected ?? 'nothing').replace(/^\((.*)\)$/, '$1').split(' | ');
  return `expected ${kinds.map((name) => KINDS[name] ?? name).join(' or ')}, found ${kind(input)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false'
};

function kind(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? quoted(value) : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(cut(text)).replace(/[\u007F-\u009F]/g, '\uFFFD');
}

/** The path of a field as a person would write it: `claims[17].text`, `translations["lt"]` where a dot will not do. */
export function placeOf(path: readonly unknown[]): string {
  let place = '';
  for (const key of path) {
    if (typeof key === 'number') place += `[${key}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(String(key))) place += place ? `.${key}` : key;
    else place += `[${quoted(String(key))}]`;
  }
  return place;
}

function items(value: unknown): Iterable<[number, unknown]> {
  return Array.isArray(value) ? value.entries() : [];
}

function record(value: unknown): Loose | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : undefined;
}

function error(code: ProblemCode, place: string, message: string): Problem {
  return { code, severity: 'error', place, message };
}

function warning(code: ProblemCode, place: string, message: string): Problem {
  return { code, severity: 'warning', place, message };
}
