import { type Checked, placeOf } from '../model/check.ts';
import type { ArgumentMap, Citation, Claim, Reason, Source } from '../model/map.ts';
import { Assembly } from './assembly.ts';
import type { Written } from './format.ts';
import { hold } from './holding.ts';
import { type Fields, idOf, isBlank, isFields, isKeepable, keepable, parsed, wordsOf } from './json.ts';
import { edgesOf, nodeIds, placeSteps, putSteps, type Step, tellSteps } from './steps.ts';

/** The version of the format that is written. */
const VERSION = '0.5.4';
/** What steps are called that have no scheme of their own. */
const PLAIN = { pro: 'support', con: 'attack' } as const;
const NAMELESS: ReadonlySet<string> = new Set(['support', 'attack', 'conflict', 'disagree', 'defeat', '']);
const AGAINST = /conflict|attack|disagree|defeat|rebut|undercut/i;
/** So many members of one conflict attack each other. */
const MOST_MUTUAL = 50;
/** No more attacks than these become of all of them. */
const MOST_ATTACKS = 100_000;
/** The longest words, in characters, that are taken from the text of a resource by their place; and all of them together. */
const LONGEST = 5000;
const MOST_WORDS = 5_000_000;

/** What is kept of a part of the file in the field `sadface`. */
type Loose<T> = T & { sadface?: unknown };
interface Named extends Step {
  kept: Fields;
}

/**
 * Reads SADFace (https://github.com/Open-Argumentation/SADFace) as it was in versions 0.1, 0.2 and 0.5: atoms are claims,
 * schemes, inferences and conflicts reasons, resources sources. Never throws.
 */
export function read(text: string): Checked {
  const { value, problems } = parsed(text);
  if (problems) return { problems };
  const assembly = new Assembly();
  if (!isFields(value)) {
    assembly.fault('is no object with nodes and edges');
    return assembly.checked();
  }
  readHead(value, assembly);
  const texts = { of: readResources(value, assembly), left: MOST_WORDS };
  const claims = new Set<string>();
  const steps = new Map<string, Named>();
  for (const [node, id, place] of entriesOf(value, 'nodes', assembly)) {
    if (claims.has(id) || steps.has(id)) assembly.fault(`has the id “${id}” of a node before it`, place);
    else if (sideOf(node)) steps.set(id, stepOf(node, id, place, assembly));
    else {
      if (node.type !== 'atom') assembly.fault(`is of no type that is known: “${wordsOf(node.type)}”`, place);
      claims.add(id);
      assembly.add(claimOf(node, id, place, assembly, texts));
    }
  }
  readEdges(value, claims, steps, assembly);
  const room = { left: MOST_ATTACKS };
  for (const each of [...steps.values()]) splitMutual(each, steps, claims, assembly, room);
  placeSteps(steps, (id) => claims.has(id));
  tellSteps(steps, assembly, 'it is left out');
  putSteps(steps, assembly, ({ kept }) => {
    const name = wordsOf(kept.name);
    return { ...(name && { note: name }), ...(!isBlank(kept) && { sadface: kept }) };
  });
  return assembly.checked();
}

/** The entries of a list that have an id, with their places. */
function* entriesOf(value: Fields, name: string, assembly: Assembly): Generator<[Fields, string, string]> {
  const list = value[name];
  if (!Array.isArray(list)) {
    if (!isBlank(list)) assembly.fault('is no list', name);
    return;
  }
  for (const [at, entry] of list.entries()) {
    const place = placeOf([name, at]);
    const id = isFields(entry) ? idOf(entry.id) : undefined;
    if (!isFields(entry)) assembly.fault('is no object', place);
    else if (id === undefined && name !== 'edges') assembly.fault('has no id', place);
    else yield [entry, id ?? '', place];
  }
}

/** What says who made the file and what it is about: in 0.1 at the top, later in `metadata.core`. */
function readHead(value: Fields, assembly: Assembly): void {
  const { nodes: _, edges: __, resources: ___, metadata, ...top } = value;
  const others = isFields(metadata) ? metadata : {};
  const core: Fields = isFields(others.core) ? { ...top, ...others.core } : top;
  const { title, version: ____, ...rest } = core;
  assembly.title = wordsOf(title).trim();
  const kept = keepable({ ...others, core: withoutBlank(rest) }, (what) =>
    assembly.omit(what, 'metadata')
  ) as Fields;
  const said = Object.values(kept).some((each) => !isBlank(each));
  if (said) Object.assign(assembly.head, { sadface: kept });
}

/** Adds the resources as sources; gives their texts by their ids, in characters as Python counts them. */
function readResources(value: Fields, assembly: Assembly): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const [resource, id, place] of entriesOf(value, 'resources', assembly)) {
    if (texts.has(id)) {
      assembly.fault(`has the id “${id}” of a resource before it`, place);
      continue;
    }
    const content = wordsOf(resource.content);
    texts.set(id, [...content]);
    const bib = isFields(resource.metadata) && isFields(resource.metadata.bib) ? resource.metadata.bib : {};
    const URL = wordsOf(bib.url);
    const title = wordsOf(bib.title);
    const type = wordsOf(bib.type) || (URL ? 'webpage' : 'document');
    const source: Loose<Source> = { id, type, ...(title && { title }), ...(URL && { URL }) };
    const kept = keepable(restOf(resource, bib), (what) => assembly.omit(what, place));
    if (!isBlank(kept)) source.sadface = kept;
    assembly.source(source);
  }
  return texts;
}

/** What a source has no field for: the text of a resource, and what else is known of it. */
function restOf({ id: _, type, metadata, ...rest }: Fields, bib: Fields): Fields {
  const { url: __, title: ___, type: ____, ...others } = bib as Fields;
  const namespaces: Fields = isFields(metadata) ? { ...metadata, bib: others } : {};
  const kept = withoutBlank(namespaces);
  return withoutBlank({
    ...rest,
    ...(type !== 'text' && { type }),
    ...(!isBlank(kept) && { metadata: kept })
  });
}

function withoutBlank(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}

function sideOf({ type, name }: Fields): Reason['side'] | undefined {
  if (type === 'inference') return 'pro';
  if (type === 'conflict') return 'con';
  if (type !== 'scheme') return undefined;
  return AGAINST.test(wordsOf(name).slice(0, 200)) ? 'con' : 'pro';
}

function stepOf(node: Fields, id: string, place: string, assembly: Assembly): Named {
  const name = wordsOf(node.name);
  const metadata = metadataOf(node, place, assembly);
  const kept = {
    ...(!NAMELESS.has(name.trim().toLowerCase()) && { name }),
    ...(metadata && { metadata })
  };
  const ends = { premises: new Set<string>(), conclusions: new Set<string>(), placed: new Set<string>() };
  return { id, side: sideOf(node)!, place, ...ends, kept };
}

function metadataOf({ metadata }: Fields, place: string, assembly: Assembly): Fields | undefined {
  if (!isFields(metadata) || Object.values(metadata).every(isBlank)) return undefined;
  return keepable(metadata, (what) => assembly.omit(what, place)) as Fields;
}

function claimOf(
  node: Fields,
  id: string,
  place: string,
  assembly: Assembly,
  texts: { of: Map<string, string[]>; left: number }
): Claim {
  const claim: Loose<Claim> = { id, text: wordsOf(node.text) };
  const citations: Citation[] = [];
  for (const cited of Array.isArray(node.sources) ? node.sources : []) {
    const source = isFields(cited) ? idOf(cited.resource_id) : undefined;
    if (!isFields(cited) || source === undefined) {
      assembly.fault('has a source without a resource', place);
      continue;
    }
    const { text, offset, length } = cited;
    let content = texts.of.get(source);
    if (!content) {
      assembly.dangling(`names the resource “${source}”, which is not in the file`, place);
      content = [];
      texts.of.set(source, content);
      assembly.source({ id: source, type: 'document' });
    }
    const [start, count] = [Number(offset), Math.min(Number(length), LONGEST)];
    let exact = wordsOf(text);
    if (!exact && start >= 0 && count > 0 && start < content.length) {
      texts.left -= count;
      if (texts.left >= 0) exact = content.slice(start, start + count).join('');
      else
        assembly.omit(
          `quotes more of the resources than ${MOST_WORDS} characters; the words are left out`,
          place
        );
    }
    citations.push({ source, ...(exact && { quote: { exact } }) });
  }
  if (citations.length) claim.citations = citations;
  const metadata = metadataOf(node, place, assembly);
  if (metadata) claim.sadface = { metadata };
  return claim;
}

function readEdges(
  value: Fields,
  claims: ReadonlySet<string>,
  steps: ReadonlyMap<string, Step>,
  assembly: Assembly
): void {
  for (const [{ source_id, target_id }, , place] of entriesOf(value, 'edges', assembly)) {
    const [from, to] = [idOf(source_id), idOf(target_id)];
    if (from === undefined || to === undefined) {
      assembly.fault('is an edge with one end', place);
      continue;
    }
    const missing = [from, to].find((id) => !claims.has(id) && !steps.has(id));
    if (missing !== undefined) {
      assembly.dangling(`names the node “${missing}”, which is not in the file`, place);
      continue;
    }
    if (claims.has(from) && claims.has(to)) assembly.fault('runs from an atom to an atom', place);
    if (claims.has(from)) steps.get(to)?.premises.add(from);
    else steps.get(from)!.conclusions.add(to);
  }
}

/** A conflict that holds both ways is one node, with edges from each member and to each: an attack for each pair. */
function splitMutual(
  step: Named,
  steps: Map<string, Named>,
  claims: ReadonlySet<string>,
  assembly: Assembly,
  room: { left: number }
): void {
  const { side, premises, conclusions } = step;
  if (side !== 'con' || conclusions.size < 2) return;
  const members = [...premises].filter((id) => conclusions.has(id));
  if (members.length < 2) return;
  if (members.length > MOST_MUTUAL) {
    assembly.omit(`is a conflict of more than ${MOST_MUTUAL} members; it is left out`, step.place);
    steps.delete(step.id);
    return;
  }
  room.left -= members.length * (members.length - 1);
  if (room.left < 0) {
    assembly.omit(`makes more than ${MOST_ATTACKS} attacks with those before it; it is left out`, step.place);
    steps.delete(step.id);
    return;
  }
  const pairs = members.flatMap((one) =>
    members.filter((other) => other !== one).map((other) => [one, other] as const)
  );
  const others = [...conclusions].filter((id) => !premises.has(id));
  steps.delete(step.id);
  let nth = 0;
  const add = (from: Iterable<string>, to: Iterable<string>) => {
    let id = nth ? `${step.id}~${nth + 1}` : step.id;
    nth++;
    while (steps.has(id) || claims.has(id)) id += '~';
    steps.set(id, { ...step, id, premises: new Set(from), conclusions: new Set(to), placed: new Set() });
  };
  for (const [one, other] of pairs) add([one], [other]);
  if (others.length) add(premises, others);
}

/**
 * Writes a map as SADFace of version 0.5. A source is a resource, its text left out, and a citation has the words that are
 * quoted; what came from a file in SADFace goes back into it.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = held5(map);
  const ids = nodeIds(held);
  const { metadata = {} } = { metadata: (held as Loose<ArgumentMap>).sadface as Fields | undefined };
  const blank = { analyst_email: '', analyst_name: '', created: '', edited: '' };
  const core = { ...blank, id: held.id, ...(metadata.core as Fields), title: held.title, version: VERSION };
  const nodes = [
    ...held.claims.map(({ id, text, citations = [], sadface }: Loose<Claim>) => ({
      id,
      type: 'atom',
      text,
      sources: citations.map(({ source, quote }) => ({
        resource_id: source,
        text: quote?.exact ?? '',
        offset: -1,
        length: -1
      })),
      metadata: { core: {} },
      ...(sadface as Fields)
    })),
    ...held.reasons.map(({ id, side, note: _, sadface }: Loose<Reason>) => ({
      id: ids.get(id)!,
      type: side === 'pro' ? 'inference' : 'conflict',
      name: PLAIN[side],
      metadata: { core: {} },
      ...(sadface as Fields)
    }))
  ];
  const resources = held.sources.map(({ id, type, title, URL, sadface }: Loose<Source>) => {
    const kept = sadface as { metadata?: Fields } | undefined;
    const bib = {
      ...(kept?.metadata?.bib as Fields),
      type,
      ...(title && { title }),
      ...(URL && { url: URL })
    };
    return { id, type: 'text', content: '', ...kept, metadata: { core: {}, ...kept?.metadata, bib } };
  });
  const edges = edgesOf(held, ids).map(([source_id, target_id], at) => ({
    id: `e${at + 1}`,
    source_id,
    target_id
  }));
  const value = { metadata: { ...metadata, core }, resources, nodes, edges };
  return { text: `${JSON.stringify(value, null, 1)}\n`, losses };
}

/** A map as the file holds it; a quotation is its words alone. */
export function held5(map: ArgumentMap): ReturnType<typeof hold> {
  const { sadface } = map as Loose<ArgumentMap>;
  const isHead =
    isWhole(sadface) && isFields(sadface.core) && !('version' in sadface.core) && !('title' in sadface.core);
  const found = hold(map, {
    map: isHead ? ['title', 'sadface'] : ['title'],
    claim: ({ sadface }: Loose<Claim>) => (isMetadata(sadface, ['metadata']) ? ['sadface'] : []),
    reason: ({ side, note, sadface }: Loose<Reason>) => {
      if (!isMetadata(sadface, ['name', 'metadata'])) return [];
      const { name } = sadface;
      const isName =
        name === undefined || (typeof name === 'string' && !NAMELESS.has(name.trim().toLowerCase()));
      return !isName || !side ? [] : name !== undefined && note === name ? ['note', 'sadface'] : ['sadface'];
    },
    citation: ['quote'],
    source: ({ title, URL, sadface }: Loose<Source>) => [
      ...(title ? ['title'] : []),
      ...(URL ? ['URL'] : []),
      ...(isResource(sadface) ? ['sadface'] : [])
    ],
    supports: true,
    undercuts: true,
    joint: true
  });
  for (const claim of found.map.claims) {
    claim.citations = claim.citations?.map(({ source, quote }) => {
      const { exact, ...rest } = quote ?? { exact: '' };
      for (const field of Object.keys(rest))
        found.losses.push({
          code: 'citation-field',
          message: `the ${field} of a quotation is left out`,
          field,
          claim: claim.id,
          source
        });
      return { source, ...(exact && { quote: { exact } }) };
    });
    if (!claim.citations?.length) delete claim.citations;
  }
  return found;
}

function isWhole(value: unknown): value is Fields {
  return isFields(value) && !isBlank(value) && isKeepable(value);
}

/** Whether a value is what reading keeps of a node. */
function isMetadata(value: unknown, names: readonly string[]): value is Fields {
  if (!isWhole(value) || !Object.keys(value).every((name) => names.includes(name))) return false;
  const { metadata } = value;
  return metadata === undefined || (isFields(metadata) && !Object.values(metadata).every(isBlank));
}

/** The same of a resource. */
function isResource(value: unknown): value is Fields {
  if (!isWhole(value) || 'id' in value || Object.values(value).some(isBlank)) return false;
  const { type, metadata } = value;
  if (type === 'text') return false;
  if (metadata === undefined) return true;
  if (!isFields(metadata) || Object.values(metadata).some(isBlank)) return false;
  const { bib } = metadata;
  return bib === undefined || (isFields(bib) && !['url', 'title', 'type'].some((name) => name in bib));
}
