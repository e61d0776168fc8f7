import { Parser } from 'htmlparser2';
import type { Checked } from '../model/check.ts';
import type { Claim, ClaimId, Reason } from '../model/map.ts';
import { Assembly, type TextPlace } from './assembly.ts';

/** What tells the GraphML of Argunet from any other. */
export const NAMESPACE = 'http://www.argunet.org/xml/argml';
/** More levels than any map has, and so much of a file is parsed before it is seen whether there are more. */
const DEEPEST = 250;
const PART = 64 * 1024;
/** No more tags than these are read: claims that stand in many groups have many. */
const MOST_TAGS = 200_000;

/** A part of an argument as it stands in the file. */
interface Proposition {
  id: string;
  type: string;
  content: string;
  place: TextPlace;
}

/** An argument, or a thesis, which has a content and no propositions. */
interface Entry {
  kind: 'argument' | 'thesis';
  id: string;
  title: string;
  description: string;
  propositions: Proposition[];
  groups: string[];
  place: TextPlace;
}

interface Edge {
  source: string;
  target: string;
  type: string;
  from: string | undefined;
  to: string | undefined;
  place: TextPlace;
}

interface Debate {
  /** By the ids of the nodes of the graph. */
  entries: Map<string, Entry>;
  edges: Edge[];
  title: string;
  description: string;
  language: string;
}

/** What is read so far. */
interface Reading {
  assembly: Assembly;
  /** The claims of propositions and theses by their ids. */
  propositions: Map<string, ClaimId>;
  groups: Map<ClaimId, Set<string>>;
  tags: number;
  /** How often an id was wanted. */
  wanted: Map<string, number>;
}

/** What stands behind a node: a claim, and the last step of an argument that is reconstructed. */
interface Meant {
  claim: ClaimId;
  step?: string;
}

/**
 * Reads the GraphML that Argunet exports (https://github.com/christianvoigt/ArgunetBrowser): theses and propositions are
 * claims, each once however many arguments share it, and an argument with a conclusion is the reasons from its premises to
 * it. The groups in which it stands are tags. How it is drawn is left out. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly();
  const { entries, edges, title, description, language } = parse(text, assembly);
  assembly.title = title;
  const tag = /^\s*([a-z]{2,3})\b/i.exec(language)?.[1];
  if (tag) assembly.head.language = tag.toLowerCase();
  if (description) assembly.head.background = { text: description };
  const reading: Reading = {
    assembly,
    propositions: new Map(),
    groups: new Map(),
    tags: 0,
    wanted: new Map()
  };
  const meant = new Map<string, Meant>();
  for (const [node, entry] of entries)
    if (entry.kind === 'thesis') {
      const claim = stated(entry.id, entry.description || entry.title, entry.place, reading);
      describe(claim, entry.title, entry.groups, reading);
      meant.set(node, { claim: claim.id });
    }
  for (const [node, entry] of entries)
    if (entry.kind === 'argument') meant.set(node, argument(entry, reading));
  for (const edge of edges) relate(edge, meant, reading);
  for (const [claim, tags] of reading.groups) assembly.get(claim)!.tags = [...tags];
  return assembly.checked();
}

/** The claim of a proposition: the same for the same id. Other words under one id are told. */
function stated(id: string, text: string, place: TextPlace, reading: Reading): Claim {
  const { assembly, propositions } = reading;
  const before = propositions.get(id);
  const claim =
    before === undefined ? assembly.add({ id: freeId(id, reading), text }) : assembly.get(before)!;
  propositions.set(id, claim.id);
  if (!claim.text) claim.text = text;
  else if (text && claim.text !== text)
    assembly.omit(`has other words than “${id}” has before it, which are left out: “${text}”`, place);
  return claim;
}

function freeId(id: string, { assembly, wanted }: Reading): ClaimId {
  const name = id || 'claim';
  let nth = (wanted.get(name) ?? 0) + 1;
  let free = nth === 1 ? name : `${name}~${nth}`;
  while (assembly.has(free)) free = `${name}~${++nth}`;
  wanted.set(name, nth);
  return free;
}

function describe(claim: Claim, title: string, groups: readonly string[], reading: Reading): void {
  if (isTitle(title) && title !== claim.text && claim.heading === undefined) claim.heading = title;
  if (!groups.length) return;
  const tags = reading.groups.get(claim.id) ?? new Set();
  if (reading.tags + groups.length > MOST_TAGS) {
    const message = `stands with others in more than ${MOST_TAGS} groups; those of this and others are left out`;
    if (reading.tags <= MOST_TAGS) reading.assembly.omit(message);
    reading.tags = MOST_TAGS + 1;
    return;
  }
  reading.tags += groups.length;
  for (const group of groups) tags.add(group);
  reading.groups.set(claim.id, tags);
}

/** Argunet gives what has no title this one. */
function isTitle(title: string): boolean {
  return title !== '' && title !== 'Untitled';
}

function argument(entry: Entry, reading: Reading): Meant {
  const { assembly } = reading;
  const { id, title, description, groups, place, propositions } = entry;
  const claims = propositions.map((each) => ({
    claim: stated(each.id, each.content, each.place, reading).id,
    isConclusion: /conclusion$/.test(each.type)
  }));
  const last = claims.findLastIndex(({ isConclusion }) => isConclusion);
  if (last < 0) {
    const claim = assembly.add({ id: freeId(id, reading), text: description || title });
    describe(claim, title, groups, reading);
    if (claims.length) {
      assembly.understand('has premises and no conclusion; they become a reason for it', place);
      assembly.reason('pro', [...new Set(claims.map((each) => each.claim))], claim.id);
    }
    return { claim: claim.id };
  }
  let since = new Set<ClaimId>();
  let step: string | undefined;
  const note = [isTitle(title) ? title : '', description].filter(Boolean).join(': ');
  for (const [at, { claim, isConclusion }] of claims.entries()) {
    if (!isConclusion) {
      since.add(claim);
      continue;
    }
    if (since.size) step = assembly.reason('pro', [...since], claim, at === last && note ? { note } : {});
    else assembly.omit('is a conclusion without a premise', propositions[at]!.place);
    since = new Set([claim]);
  }
  if (last < claims.length - 1)
    assembly.omit('has premises after its conclusion, which are no reason for it', place);
  for (const { claim } of claims) describe(assembly.get(claim)!, '', groups, reading);
  return { claim: claims[last]!.claim, ...(step !== undefined && { step }) };
}

const SIDES: ReadonlyMap<string, Reason['side']> = new Map([
  ['support', 'pro'],
  ['sketchedSupport', 'pro'],
  ['attack', 'con'],
  ['sketchedAttack', 'con']
]);

function relate(
  { source, target, type, from, to, place }: Edge,
  meant: ReadonlyMap<string, Meant>,
  { propositions, assembly }: Reading
): void {
  const side = SIDES.get(type);
  if (!side) {
    assembly.fault(`is no relation: “${type}”`, place);
    return;
  }
  const missing = [source, target].find((node) => !meant.has(node));
  if (missing !== undefined) {
    assembly.dangling(`names the node “${missing}”, which is no argument or thesis`, place);
    return;
  }
  const premise = propositions.get(from ?? '') ?? meant.get(source)!.claim;
  const { claim, step } = meant.get(target)!;
  const aimed = propositions.get(to ?? '');
  if (aimed === undefined && step !== undefined) {
    assembly.relate(side, premise, { reason: step });
    return;
  }
  // A conclusion that is the thesis itself: the argument is a reason for it already.
  if (side === 'pro' && premise === (aimed ?? claim)) return;
  assembly.relate(side, premise, aimed ?? claim);
}

/** What stands in the elements of Argunet; of GraphML itself only which node stands in which. */
function parse(text: string, assembly: Assembly): Debate {
  const debate: Debate = { entries: new Map(), edges: [], title: '', description: '', language: '' };
  const prefix = new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${NAMESPACE}["']`).exec(text)?.[1];
  const own = (name: string) =>
    prefix === undefined ? name : name.startsWith(`${prefix}:`) ? name.slice(prefix.length + 1) : undefined;
  const open: string[] = [];
  const nodes: { id: string; group: string; isGroup: boolean }[] = [];
  let words: string[] = [];
  let entry: Entry | undefined;
  let edge: { source: string; target: string } | undefined;
  let depth = 0;
  let isOver = false;
  const placeAt = placesIn(text);

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        if (depth > DEEPEST) isOver = true;
        const place = placeAt(parser.startIndex);
        const { id = '' } = attributes;
        if (name === 'node') nodes.push({ id, group: '', isGroup: false });
        if (name === 'edge') edge = { source: attributes.source ?? '', target: attributes.target ?? '' };
        const local = own(name);
        if (local === undefined) return;
        open.push(local);
        words = [];
        const node = nodes.at(-1);
        if (local === 'group' && node) node.isGroup = true;
        if ((local === 'argument' || local === 'thesis') && node)
          entry = {
            kind: local,
            id,
            title: '',
            description: '',
            propositions: [],
            groups: groupsOf(),
            place
          };
        if (local === 'proposition')
          entry?.propositions.push({ id, type: attributes.type ?? '', content: '', place });
        if (local === 'edge' && edge)
          debate.edges.push({
            ...edge,
            type: attributes.type ?? '',
            from: attributes.sourcePropositionId,
            to: attributes.targetPropositionId,
            place
          });
      },
      ontext(part) {
        words.push(part);
      },
      onclosetag(name, isImplied) {
        depth--;
        if (isImplied && !isOver && !/\/\s*>$/.test(text.slice(parser.startIndex, parser.endIndex + 1)))
          assembly.fault(`the element “${name}” is not closed`, placeAt(parser.startIndex));
        if (name === 'node') nodes.pop();
        if (name === 'edge') edge = undefined;
        const local = own(name);
        if (local === undefined) return;
        open.pop();
        const said = words.join('').replace(/\s+/g, ' ').trim();
        words = [];
        close(local, open.at(-1), said);
      }
    },
    { xmlMode: true, decodeEntities: true }
  );
  for (let at = 0; at < text.length && !isOver; at += PART) parser.write(text.slice(at, at + PART));
  if (isOver)
    assembly.fault(
      `is nested more than ${DEEPEST} levels deep; what follows is not read`,
      placeAt(parser.startIndex)
    );
  else parser.end();
  return debate;

  function groupsOf(): string[] {
    return nodes.flatMap(({ isGroup, group }) => (isGroup && group ? [group] : []));
  }

  function close(name: string, within: string | undefined, said: string): void {
    const node = nodes.at(-1);
    if ((name === 'argument' || name === 'thesis') && entry && node) {
      if (debate.entries.has(node.id))
        assembly.fault(`has the id “${node.id}” of a node before it`, entry.place);
      else debate.entries.set(node.id, entry);
      entry = undefined;
    } else if (name === 'title' && within === 'group' && node) node.group = said;
    else if (name === 'title' && within === 'debate') debate.title = said || debate.title;
    else if (name === 'mapTitle') debate.title ||= said;
    else if (name === 'mapDescription') debate.description = said;
    else if (name === 'language') debate.language = said;
    else if (name === 'title' && entry) entry.title = said;
    else if (name === 'description' && entry) entry.description = said;
    else if (name === 'content' && within === 'proposition') {
      const proposition = entry?.propositions.at(-1);
      if (proposition) proposition.content = said;
    } else if (name === 'content' && entry) entry.description = said;
  }
}

/** The place of an index; indexes are asked for in the order of the text. */
function placesIn(text: string): (index: number) => TextPlace {
  let line = 1;
  let start = 0;
  let next = text.indexOf('\n');
  return (index) => {
    while (next >= 0 && next < index) {
      line++;
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    return { line, column: Math.max(index - start, 0) + 1 };
  };
}
