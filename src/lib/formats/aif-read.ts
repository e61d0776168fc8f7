import type { Claim, Reason } from '../model/map.ts';
import { notesOf } from './aif-speakers.ts';
import type { Assembly } from './assembly.ts';
import { type Fields, idOf, isBlank, isFields, keepable, wordsOf } from './json.ts';
import { isLoose, placeSteps, putSteps, type Step, tellSteps } from './steps.ts';

/** What the file says where an inference or conflict has no scheme. */
export const DEFAULT = { pro: 'Default Inference', con: 'Default Conflict' } as const;
/** Names of schemes that say no more than that it is an inference or a conflict. */
const PLAIN: ReadonlySet<unknown> = new Set([...Object.values(DEFAULT), 'RA', 'CA']);

const SIDES: ReadonlyMap<unknown, Reason['side']> = new Map([
  ['RA', 'pro'],
  ['CA', 'con']
]);

/** What else stands in files, as a person would call it. */
const OTHERS: ReadonlyMap<unknown, string> = new Map([
  ['L', 'locution'],
  ['YA', 'illocution'],
  ['TA', 'transition'],
  ['MA', 'rephrase'],
  ['PA', 'preference']
]);

/** The name of the scheme of a reason, by what is kept of its node: its note. */
export function schemeOf(aif: unknown): string | undefined {
  if (!isFields(aif)) return undefined;
  const name = isBlank(aif.scheme) ? aif.text : aif.scheme;
  return typeof name === 'string' && name.trim() && !PLAIN.has(name) ? name : undefined;
}

interface Inference extends Step {
  node: Fields;
}

/** The nodes of a file by their ids. */
interface Nodes {
  claims: Map<string, Claim>;
  steps: Map<string, Inference>;
  others: Map<string, Fields>;
}

/** Reads nodes and edges in AIF into a map; `at` stands before the places of what is told. */
export function readLayer(layer: Fields, assembly: Assembly, at: string): void {
  const { nodes: _, edges: __, ...rest } = layer;
  const nodes = nodesIn(layer, assembly, at);
  const edges = edgesIn(layer, nodes, assembly, at);
  placeSteps(nodes.steps, (id) => nodes.claims.has(id));
  tellSteps(nodes.steps, assembly, 'it is kept');
  putSteps(nodes.steps, assembly, fieldsOf);
  const other = [
    ...nodes.others.values(),
    ...[...nodes.steps.values()].filter(isLoose).map(({ node }) => node)
  ];
  const keep = (value: unknown) => keepable(value, (what) => assembly.omit(what, at.replace(/\.$/, '')));
  const aif = written({
    nodes: other,
    edges: edges.filter(([from, to]) => !isSaid(nodes, from, to)).map(([, , edge]) => edge),
    ...(keep(rest) as Fields)
  });
  tellOthers(nodes.others, assembly);
  if (!Object.keys(aif).length) return;
  Object.assign(assembly.head, { aif });
  for (const [id, note] of notesOf(aif)) {
    const claim = nodes.claims.get(id);
    if (claim) claim.note = note;
  }
}

/** Without the fields that say nothing. */
export function written(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}

/** The entries of a list with their places. What is missing or null has none, as some programs write it so. */
function* entriesOf(
  layer: Fields,
  name: string,
  assembly: Assembly,
  at: string
): Generator<[Fields, string]> {
  const list = layer[name];
  if (!Array.isArray(list)) {
    if (list !== undefined && list !== null) assembly.fault('is no list', `${at}${name}`);
    return;
  }
  for (const [index, entry] of list.entries()) {
    const place = `${at}${name}[${index}]`;
    if (isFields(entry)) yield [keepable(entry, (what) => assembly.omit(what, place)) as Fields, place];
    else assembly.fault('is no object', place);
  }
}

function nodesIn(layer: Fields, assembly: Assembly, at: string): Nodes {
  const found: Nodes = { claims: new Map(), steps: new Map(), others: new Map() };
  const seen = new Map<string, string>();
  for (const [node, place] of entriesOf(layer, 'nodes', assembly, at)) {
    const id = idOf(node.nodeID);
    if (id === undefined) {
      assembly.fault('has no nodeID', place);
      continue;
    }
    const print = JSON.stringify(node);
    const before = seen.get(id);
    if (before !== undefined) {
      if (before !== print) assembly.fault(`has the nodeID “${id}” of a node before it`, place);
      continue;
    }
    seen.set(id, print);
    addNode(found, id, node, place, assembly);
  }
  return found;
}

function addNode(found: Nodes, id: string, node: Fields, place: string, assembly: Assembly): void {
  const { nodeID: _, type, text, ...rest } = node;
  const side = SIDES.get(type);
  if (type !== 'I' && !side) {
    found.others.set(id, node);
    if (!OTHERS.has(type))
      assembly.omit(
        typeof type === 'string'
          ? `is of the type “${type}”, which has no place in a map; it is kept`
          : 'has no type; it is kept',
        place
      );
    return;
  }
  if (typeof text === 'object' && text !== null) assembly.fault('has a text that is none', place);
  const words = wordsOf(text);
  const aif = written(rest);
  if (side) {
    const own = words && words !== DEFAULT[side] ? { text: words, ...aif } : aif;
    const step = { id, side, node: { nodeID: id, type, ...own }, place };
    found.steps.set(id, { ...step, premises: new Set(), conclusions: new Set(), placed: new Set() });
    return;
  }
  found.claims.set(id, assembly.add({ id, text: words, ...(!isBlank(aif) && { aif }) }));
}

/** The edges between nodes that are there, with what they join noted at the steps. */
function edgesIn(
  layer: Fields,
  { claims, steps, others }: Nodes,
  assembly: Assembly,
  at: string
): [from: string, to: string, edge: Fields][] {
  const edges: [string, string, Fields][] = [];
  for (const [{ edgeID: _, ...edge }, place] of entriesOf(layer, 'edges', assembly, at)) {
    const [from, to] = [idOf(edge.fromID), idOf(edge.toID)];
    if (from === undefined || to === undefined) {
      assembly.fault('is an edge with one end', place);
      continue;
    }
    const missing = [from, to].find((id) => !claims.has(id) && !steps.has(id) && !others.has(id));
    if (missing !== undefined) {
      assembly.dangling(`names the node “${missing}”, which is not in the file`, place);
      continue;
    }
    edges.push([from, to, written(edge)]);
    const source = steps.get(from);
    const target = steps.get(to);
    if (claims.has(from)) target?.premises.add(from);
    if (source && (target || claims.has(to))) source.conclusions.add(to);
    if (claims.has(from) && claims.has(to))
      assembly.fault('runs from a claim to a claim, with no inference or conflict between them', place);
  }
  return edges;
}

/** The other fields of the reason that an inference is: the name of its scheme, and what is kept of its node. */
function fieldsOf({ node: { nodeID: _, type: __, ...aif } }: Inference): object {
  const note = schemeOf(aif);
  return { ...(note !== undefined && { note }), ...(!isBlank(aif) && { aif }) };
}

/** Whether the reasons of the map say what an edge says. */
function isSaid({ claims, steps }: Nodes, from: string, to: string): boolean {
  if (claims.has(from)) return steps.has(to) && !isLoose(steps.get(to)!);
  return steps.get(from)?.placed.has(to) ?? false;
}

function tellOthers(others: ReadonlyMap<string, Fields>, assembly: Assembly): void {
  const counts = new Map<unknown, number>();
  for (const { type } of others.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const [type, name] of OTHERS) {
    const count = counts.get(type);
    if (!count) continue;
    const said = count === 1 ? `a ${name} is` : `${count} ${name}s are`;
    const rest = type === 'L' ? ', but for who says a claim' : '';
    assembly.omit(`${said.replace(/^a i/, 'an i')} kept, but not drawn${rest}`);
  }
}
