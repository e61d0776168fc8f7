import type { ArgumentMap } from '../model/map.ts';
import type { Written } from './format.ts';
import { graphOf, relationOf } from './graph.ts';
import { type Holds, hold } from './holding.ts';

/** About so many characters stand in a line of a box. */
const WIDTH = 30;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no picture can show
const UNDRAWN = /[\0-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** What DOT holds of a map: what can be drawn of it. */
export const HOLDS: Holds = {
  map: ['title', 'motion'],
  supports: true,
  undercuts: true,
  joint: true,
  words: (text) => text.replace(/\s+/g, ' ').replace(UNDRAWN, '').replace(/ +/g, ' ').trim()
};

const COLOURS = { pro: '#2e7d32', con: '#b3261e' } as const;

/**
 * Writes a map in DOT (https://graphviz.org/doc/info/lang.html) for Graphviz to draw, what is argued for above its reasons:
 * an edge for a reason, by way of a dot where it has several premises or is undercut.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = hold(map, HOLDS);
  const { nodes, edges } = graphOf(held);
  const lines = [
    `digraph ${quoted(held.title)} {`,
    '  rankdir=BT;',
    '  node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="Helvetica"];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...(held.title
      ? [`  graph [label=${quoted(held.title)}, labelloc=t, fontname="Helvetica", fontsize=18];`]
      : []),
    ...nodes.map((node) =>
      'reason' in node
        ? `  ${node.id} [shape=point, color="${COLOURS[node.reason.side]}", fillcolor="${COLOURS[node.reason.side]}"];`
        : `  ${node.id} [${node.isMotion ? 'peripheries=2, ' : ''}label=${quoted(wrapped(node.claim.text))}];`
    ),
    ...edges.map(({ source, target, reason, isPremise }) => {
      const label = isPremise ? 'arrowhead=none' : `label="${relationOf(reason)}"`;
      return `  ${source} -> ${target} [color="${COLOURS[reason.side]}", ${label}];`;
    }),
    '}',
    ''
  ];
  return { text: lines.join('\n'), losses };
}

/** In lines of whole words. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\n');
}

/** In quotes; Graphviz resolves references of HTML in them. */
function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replaceAll('&', '&amp;').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}
