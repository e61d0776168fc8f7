import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Reason } from '../model/map.ts';
import { DEFAULT, readLayer, schemeOf } from './aif-read.ts';
import { notesOf } from './aif-speakers.ts';
import { Assembly } from './assembly.ts';
import type { Loss, Written } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { type Fields, idOf, isBlank, isFields, isKeepable, parsed } from './json.ts';
import { edgesOf, nodeIds } from './steps.ts';

/**
 * Reads the JSON of AIFdb (https://github.com/johnlawrence/AIFdb): information nodes are claims, inferences and conflicts
 * reasons. What a map has no place for (locutions, illocutions, transitions, rephrases, preferences) is kept in the field
 * `aif`, and who says a claim stands in its note. Never throws.
 */
export function read(text: string): Checked {
  const { value, problems } = parsed(text);
  if (problems) return { problems };
  const assembly = new Assembly();
  if (isFields(value)) readLayer(value, assembly, '');
  else assembly.fault('is no object with nodes and edges');
  return assembly.checked();
}

/** Writes a map as AIFdb does. What came from a file in AIF goes back into it; citations and sources are left out. */
export function write(map: ArgumentMap): Written {
  const { layer, losses } = written(map);
  return { text: `${JSON.stringify(layer, null, 1)}\n`, losses };
}

/** The argument layer of a map, with what was kept of a file in AIF. */
export function written(
  map: ArgumentMap,
  more: readonly string[] = []
): { layer: Fields; map: ArgumentMap; losses: Loss[] } {
  const ids = nodeIds(map);
  const { map: held, losses } = hold(map, holdsOf(map, ids, more));
  const { nodes = [], edges = [], ...rest } = (held as { aif?: Fields }).aif ?? {};
  const own = [
    ...held.claims.map(({ id, text, aif }: Loose<ArgumentMap['claims'][number]>) => ({
      nodeID: id,
      text,
      type: 'I',
      ...aif
    })),
    ...held.reasons.map(({ id, side, aif }: Loose<Reason>) => ({
      nodeID: ids.get(id)!,
      text: DEFAULT[side],
      type: side === 'pro' ? 'RA' : 'CA',
      ...aif
    }))
  ];
  const all: Fields[] = [...own, ...(nodes as Fields[])];
  const known = new Set(all.map(({ nodeID }) => idOf(nodeID)));
  // What was kept may tell of a claim that has been removed since.
  const kept = (edges as Fields[]).filter(
    ({ fromID, toID }) => known.has(idOf(fromID)) && known.has(idOf(toID))
  );
  const rows = [...edgesOf(held, ids).map(([fromID, toID]) => ({ fromID, toID })), ...kept].map(
    (edge, at) => ({
      edgeID: String(at + 1),
      formEdgeID: null,
      ...edge
    })
  );
  return { layer: { nodes: all, edges: rows, locutions: [], ...rest }, map: held, losses };
}

type Loose<T> = T & { aif?: Fields };

function holdsOf(map: ArgumentMap, ids: ReadonlyMap<string, string>, more: readonly string[]): Holds {
  const kept = (map as { aif?: unknown }).aif;
  const taken = new Set([...map.claims.map(({ id }) => id), ...ids.values()]);
  const isHeld = isLayer(kept, taken);
  const notes = isHeld ? notesOf(kept) : new Map<string, string>();
  return {
    map: isHeld ? ['aif', ...more] : more,
    claim: ({ id, note, aif }: Loose<ArgumentMap['claims'][number]>) => [
      ...(note !== undefined && note === notes.get(id) ? ['note'] : []),
      ...(isRest(aif, ['nodeID', 'text', 'type']) ? ['aif'] : [])
    ],
    reason: ({ side, note, aif }: Loose<Reason>) => {
      const isHeld = isRest(aif, ['nodeID', 'type']) && isScheme(aif.text, side);
      return isHeld ? (note !== undefined && note === schemeOf(aif) ? ['aif', 'note'] : ['aif']) : [];
    },
    supports: true,
    undercuts: true,
    joint: true
  };
}

function isScheme(text: unknown, side: Reason['side']): boolean {
  return text === undefined || (typeof text === 'string' && text !== DEFAULT[side]);
}

/** Whether a value can be the other fields of a node, as reading gives them. */
function isRest(value: unknown, others: readonly string[]): value is Fields {
  if (!isFields(value) || isBlank(value)) return false;
  const isOwn = Object.entries(value).every(([name, each]) => !others.includes(name) && !isBlank(each));
  return isOwn && isKeepable(value);
}

/** Whether a value can be what is kept of a file besides its claims and reasons, whose ids are taken. */
function isLayer(value: unknown, taken: ReadonlySet<string>): value is Fields {
  if (!isFields(value) || !isRest(value, [])) return false;
  const { nodes = [], edges = [] } = value;
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return false;
  const seen = new Set(taken);
  const isFree = (id: string | undefined) => id !== undefined && !seen.has(id) && seen.add(id);
  return (
    nodes.every((node: unknown) => isFields(node) && node.type !== 'I' && isFree(idOf(node.nodeID))) &&
    edges.every((edge: unknown) => isFields(edge))
  );
}
