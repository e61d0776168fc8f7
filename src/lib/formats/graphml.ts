import type { ArgumentMap } from '../model/map.ts';
import { element, escapeXml as escaped } from '../svg/xml.ts';
import type { Written } from './format.ts';
import { graphOf, relationOf } from './graph.ts';
import { type Holds, hold } from './holding.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
const UNHELD = /\r\n?|[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** What GraphML holds of a map as it is written here. */
export const HOLDS: Holds = {
  map: ['title', 'language', 'motion'],
  claim: ['heading', 'basis', 'note'],
  reason: ['move', 'note'],
  supports: true,
  undercuts: true,
  joint: true,
  words: (text) => text.replace(UNHELD, (found) => (found.startsWith('\r') ? '\n' : '\uFFFD'))
};

/** The attributes of graphs, nodes and edges, which must be declared before any of them. */
const KEYS: readonly (readonly [of: 'graph' | 'node' | 'edge', name: string])[] = [
  ['graph', 'title'],
  ['graph', 'language'],
  ...(['kind', 'label', 'text', 'heading', 'basis', 'note', 'side', 'move'] as const).map(
    (name) => ['node', name] as const
  ),
  ...(['relation', 'side', 'move', 'note'] as const).map((name) => ['edge', name] as const)
];

/**
 * Writes a map as GraphML (http://graphml.graphdrawing.org) with plain attributes of text, which programs for graphs read:
 * an edge for a reason, or a node with edges where it has several premises or is undercut. `label` is what they show of a
 * claim: its heading, else its words.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = hold(map, HOLDS);
  const { nodes, edges } = graphOf(held);
  const keys = KEYS.map(([of, name]) =>
    element('key', { id: `${of}-${name}`, for: of, 'attr.name': name, 'attr.type': 'string' })
  );
  const data = (of: string, fields: Readonly<Record<string, string | undefined>>) =>
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `<data key="${of}-${name}">${escaped(value!)}</data>`)
      .join('');
  const lines = [
    data('graph', { title: held.title, language: held.language }),
    ...nodes.map((node) => {
      if ('reason' in node) {
        const { side, move, note } = node.reason;
        return element('node', { id: node.id }, data('node', { kind: 'reason', side, move, note }));
      }
      const { text, heading, basis, note } = node.claim;
      const kind = node.isMotion ? 'motion' : 'claim';
      return element(
        'node',
        { id: node.id },
        data('node', { kind, label: heading ?? text, text, heading, basis, note })
      );
    }),
    ...edges.map(({ id, source, target, reason, isPremise }) => {
      const isAlone = !isPremise && source.startsWith('c');
      const { side, move, note } = reason;
      const relation = isPremise ? 'premise' : relationOf(reason);
      return element(
        'edge',
        { id, source, target },
        data('edge', { relation, ...(isAlone && { side, move, note }) })
      );
    })
  ];
  const graph = `<graph id="map" edgedefault="directed">\n${lines.filter(Boolean).join('\n')}\n</graph>`;
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join('\n')}\n${graph}\n</graphml>\n`,
    losses
  };
}
