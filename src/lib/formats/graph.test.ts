import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { alike } from '../../../tests/alike.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import * as dot from './dot.ts';
import * as graphml from './graphml.ts';
import { hold } from './holding.ts';

type Data = Record<string, string>;
interface Row {
  id: string;
  source?: string;
  target?: string;
  data: Data;
}

/** The map that nodes and edges say. */
function mapOf(nodes: Row[], edges: Row[], head: Data): ArgumentMap {
  const isClaim = (id: string) => id.startsWith('c');
  const field = (data: Data, ...names: [string, string][]) =>
    Object.fromEntries(names.flatMap(([name, to]) => (data[name] === undefined ? [] : [[to, data[name]]])));
  const reason = (id: string, from: string[], target: string, data: Data) => ({
    id,
    premises: from,
    target: isClaim(target) ? { claim: target } : { reason: target },
    ...field(data, ['side', 'side'], ['move', 'move'], ['note', 'note'])
  });
  const premises = (id: string) =>
    edges
      .filter(({ target, data }) => target === id && data.relation === 'premise')
      .map(({ source }) => source!);
  const reified = nodes
    .filter(({ id }) => !isClaim(id))
    .map(({ id, data }) =>
      reason(id, premises(id), edges.find(({ source }) => source === id)!.target!, data)
    );
  const single = edges
    .filter(({ source, data }) => isClaim(source!) && data.relation !== 'premise')
    .map(({ id, source, target, data }) => reason(id, [source!], target!, data));
  return {
    ...head,
    claims: nodes
      .filter(({ id }) => isClaim(id))
      .map(({ id, data }) => ({
        id,
        text: '',
        ...field(data, ['text', 'text'], ['heading', 'heading'], ['basis', 'basis'], ['note', 'note'])
      })),
    reasons: [...reified, ...single],
    sources: [],
    motion: nodes.find(({ data }) => data.kind === 'motion')?.id
  } as unknown as ArgumentMap;
}

function readGraphml(text: string): ArgumentMap {
  const rows: Record<string, Row[]> = { node: [], edge: [], graph: [] };
  let key = '';
  let row: Row | undefined;
  const declared = new Set<string>();
  const parser = new Parser(
    {
      onopentag(name, { id = '', ...more }) {
        if (name === 'key') declared.add(id);
        if (rows[name]) {
          row = { id, ...more, data: {} };
          rows[name].push(row);
        }
        if (name !== 'data') return;
        expect(declared).toContain(more.key);
        key = more.key!.replace(/^\w+-/, '');
        row!.data[key] = '';
      },
      ontext(part) {
        if (key) row!.data[key] += part;
      },
      onclosetag() {
        key = '';
      }
    },
    { xmlMode: true }
  );
  parser.end(text);
  return mapOf(rows.node!, rows.edge!, rows.graph![0]!.data);
}

/** One statement a line, as it is written; a quoted string as Graphviz reads it. */
function readDot(text: string): ArgumentMap {
  const plain = (quoted: string) =>
    quoted.replaceAll('\\n', ' ').replace(/\\(.)/g, '$1').replaceAll('&amp;', '&');
  const nodes: Row[] = [];
  const edges: Row[] = [];
  const sides: Data = { '#2e7d32': 'pro', '#b3261e': 'con' };
  for (const line of text.split('\n')) {
    const [, node, attributes = ''] = /^ {2}([cr]\d+) \[(.*)\];$/.exec(line) ?? [];
    const [, source, target, more = ''] = /^ {2}([cr]\d+) -> ([cr]\d+) \[(.*)\];$/.exec(line) ?? [];
    const label = /label="((?:\\.|[^"\\])*)"$/.exec(attributes)?.[1];
    const side = sides[/color="(#\w+)"/.exec(attributes + more)?.[1] ?? '']!;
    if (node)
      nodes.push({
        id: node,
        data:
          label === undefined
            ? { side }
            : { text: plain(label), kind: attributes.startsWith('p') ? 'motion' : 'claim' }
      });
    if (source)
      edges.push({
        id: `e${edges.length}`,
        source,
        target: target!,
        data: { side, relation: more.includes('arrowhead=none') ? 'premise' : 'other' }
      });
  }
  return mapOf(nodes, edges, { title: plain(/^digraph "((?:\\.|[^"\\])*)" \{/.exec(text)![1]!) });
}

test.each([
  ['GraphML', graphml, readGraphml],
  ['DOT', dot, readDot]
] as const)('%s: what is written is what the losses leave', (_, { write, HOLDS }, read) => {
  fc.assert(
    fc.property(maps({ hostile: true, notes: true }), (any) => {
      const { map: held, losses } = hold(any, HOLDS);
      const written = write(any);
      expect(written.losses).toEqual(losses);
      expect(alike(read(written.text as string))).toEqual(alike(held));
      expect(write(any)).toEqual(written);
    }),
    { seed: 7, numRuns: 200 }
  );
});

const DEBATE = map('A & B + M', 'U - r1', 'C - M');

describe('a reason', () => {
  test('is an edge in GraphML, or a node where it has several premises or is undercut', () => {
    const text = graphml.write(DEBATE).text as string;
    expect(text.match(/<(node|edge)[^>]*>/g)).toEqual([
      ...['c1', 'c2', 'c3', 'c4', 'c5', 'r1'].map((id) => `<node id="${id}">`),
      '<edge id="e1" source="c1" target="r1">',
      '<edge id="e2" source="c2" target="r1">',
      '<edge id="e3" source="r1" target="c3">',
      '<edge id="e4" source="c4" target="r1">',
      '<edge id="e5" source="c5" target="c3">'
    ]);
    expect(text.indexOf('<key')).toBeLessThan(text.indexOf('<graph id'));
    expect(text).toContain('<data key="edge-relation">undercut</data>');
  });

  test('is an edge in DOT, or a dot', () => {
    const text = dot.write(DEBATE).text as string;
    expect(text).toContain('c3 [peripheries=2, label="M."];');
    expect(text).toContain('r1 [shape=point, color="#2e7d32", fillcolor="#2e7d32"];');
    expect(text).toContain('c4 -> r1 [color="#b3261e", label="undercut"];');
  });
});

test('a claim is shown in GraphML by its heading, else by its words', () => {
  const any = map('A + M');
  any.claims[0]!.heading = 'Short';
  const text = graphml.write(any).text as string;
  expect(text.match(/<data key="node-label">[^<]*/g)).toEqual(
    ['Short', 'M.'].map((label) => `<data key="node-label">${label}`)
  );
  expect(text.match(/node-heading">[^<]*/g)).toEqual(['node-heading">Short']);
});

test('the title of a map is drawn above it, where it has one', () => {
  const any = { ...map('A + M'), title: 'A "title" & \\N' };
  expect(dot.write(any).text).toContain('  graph [label="A \\"title\\" &amp; \\\\N", labelloc=t, ');
  expect(dot.write({ ...any, title: '' }).text).not.toContain('labelloc');
});

test('words are escaped as Graphviz reads them, and stand in lines', () => {
  const one = map('A + M');
  one.claims[0]!.text = '<b> "quoted" \\N &lt; {x|y}\nand a line of more than thirty characters\u0000';
  expect(dot.write(one).text).toContain(
    'label="<b> \\"quoted\\" \\\\N &amp;lt; {x|y} and\\na line of more than thirty\\ncharacters"'
  );
  expect(dot.write(one).losses.map(({ code }) => code)).toContain('words');
});
