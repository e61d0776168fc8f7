import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike } from '../../../tests/alike.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { mutated } from '../../../tests/mutate.ts';
import { readAny, recognised } from './recognise.ts';
import { held5, read, write } from './sadface.ts';

const atom = (id: string, more: object = {}) => ({ id, type: 'atom', text: `${id}.`, ...more });
const edges = (...ways: string[]) =>
  ways.flatMap((way) => {
    const ends = way.split(' > ');
    return ends.slice(1).map((target_id, at) => ({ id: `e${at}`, source_id: ends[at], target_id }));
  });
const file = (nodes: unknown[], ways: string[], more: object = {}) =>
  JSON.stringify({ metadata: { core: {} }, resources: [], nodes, edges: edges(...ways), ...more });

function told(text: string) {
  const { map, problems } = read(text);
  const found = problems.filter(({ code }) => code !== 'loose' && code !== 'circle');
  return { map: map && lines(map), problems: found.map(({ place, message }) => `${place}: ${message}`) };
}

const abc = ['a', 'b', 'c'].map((id) => atom(id));
const without = (text: string) => alike(read(text).map!);

describe('SADFace', () => {
  test.each([
    ['0.1 and 0.2', { type: 'scheme', name: 'support' }, 'r: a & b + c'],
    ['0.1 and 0.2, against', { type: 'scheme', name: 'conflict' }, 'r: a & b - c'],
    ['0.5', { type: 'inference', name: 'support' }, 'r: a & b + c'],
    ['0.5, against', { type: 'conflict', name: 'attack' }, 'r: a & b - c'],
    ['a scheme of its own name', { type: 'scheme', name: 'Expert Opinion' }, 'r: a & b + c']
  ])('%s', async (_, node, lines) => {
    const text = file([...abc, { id: 'r', ...node }], ['a > r > c', 'b > r']);
    expect(recognised(text)).toBe('sadface');
    expect(told(text)).toEqual({ map: lines, problems: [] });
    const isNamed = 'name' in node && node.name === 'Expert Opinion';
    expect(read(text).map!.reasons[0]!.note).toBe(isNamed ? 'Expert Opinion' : undefined);
    expect(
      (await readAny(new TextEncoder().encode(write(read(text).map!).text as string))).map!.reasons
    ).toEqual(read(text).map!.reasons);
  });

  test.each([
    ['a conflict that holds both ways', ['a > r > b', 'b > r > a'], 'r: a - b, r~2: b - a, c'],
    [
      'of three',
      ['a > r > b', 'b > r > a', 'c > r > c'],
      'r: a - b, r~2: a - c, r~3: b - a, r~4: b - c, r~5: c - a, r~6: c - b'
    ]
  ])('%s is an attack each way', (_, ways, lines) => {
    expect(told(file([...abc, { id: 'r', type: 'conflict', name: 'disagree' }], ways))).toEqual({
      map: lines,
      problems: []
    });
  });

  test('an undercut', () => {
    const nodes = [...abc, { id: 'r', type: 'inference' }, { id: 's', type: 'conflict' }];
    expect(told(file(nodes, ['a > r > b', 'c > s > r'])).map).toBe('r: a + b, s: c - r');
  });

  test('quoted words, which are counted in characters, become citations of their resource', () => {
    const resources = [
      {
        id: 'r1',
        type: 'text',
        content: 'So 🚌 run at night.',
        metadata: { core: {}, bib: { url: 'https://example.org', isbn: 1 } }
      }
    ];
    const sources = [
      { resource_id: 'r1', text: 'run at night', offset: 5, length: 12 },
      { resource_id: 'r1', text: '', offset: 3, length: 5 },
      { resource_id: 'gone', text: 'words' },
      {}
    ];
    const text = file([atom('a', { sources })], [], { resources });
    const { map } = read(text);
    expect(map!.sources).toEqual([
      {
        id: 'r1',
        type: 'webpage',
        URL: 'https://example.org',
        sadface: { content: 'So 🚌 run at night.', metadata: { bib: { isbn: 1 } } }
      },
      { id: 'gone', type: 'document' }
    ]);
    expect(map!.claims[0]!.citations).toEqual([
      { source: 'r1', quote: { exact: 'run at night' } },
      { source: 'r1', quote: { exact: '🚌 run' } },
      { source: 'gone', quote: { exact: 'words' } }
    ]);
    expect(told(text).problems).toEqual([
      'nodes[0]: names the resource “gone”, which is not in the file',
      'nodes[0]: has a source without a resource'
    ]);
    expect(without(write(map!).text as string)).toEqual(alike(map!));
  });

  test('what says who made it, in 0.1 at the top, is in the file again', () => {
    const old = JSON.stringify({ analyst_name: 'Ann', id: 'x', metadata: {}, nodes: [], edges: [] });
    expect(recognised(old)).toBe('sadface');
    const core = { analyst_name: 'Ann', id: 'x', title: 'Buses', description: 'By night', version: '0.2' };
    const newer = file([], [], { metadata: { core, seen: { by: 'Bo' } } });
    expect(read(newer).map!.title).toBe('Buses');
    for (const text of [old, newer]) {
      const { metadata } = JSON.parse(write(read(text).map!).text as string);
      expect(metadata.core).toMatchObject({ analyst_name: 'Ann', id: 'x', version: '0.5.4' });
    }
    const { metadata } = JSON.parse(write(read(newer).map!).text as string);
    expect(metadata).toMatchObject({ core: { title: 'Buses', description: 'By night' }, seen: { by: 'Bo' } });
  });

  test('what is wrong is told where it stands', () => {
    const nodes = [
      atom('a'),
      atom('a'),
      { type: 'atom' },
      null,
      { id: 'x', type: 'odd', text: 'Words' },
      { id: 'r', type: 'inference' }
    ];
    const more = { edges: [...edges('a > x', 'a > nowhere', 'a > r'), { source_id: 'a' }, 5] };
    expect(told(file(nodes, [], more)).problems).toEqual([
      'nodes[1]: has the id “a” of a node before it',
      'nodes[2]: has no id',
      'nodes[3]: is no object',
      'nodes[4]: is of no type that is known: “odd”',
      'edges[0]: runs from an atom to an atom',
      'edges[1]: names the node “nowhere”, which is not in the file',
      'edges[3]: is an edge with one end',
      'edges[4]: is no object',
      'nodes[5]: is an inference without a conclusion; it is left out'
    ]);
    expect(told('[]').problems).toHaveLength(1);
    expect(told('{"nodes":null,"edges":null,"resources":null}').problems).toEqual([]);
  });

  test('a quotation is written as its words, and what else there is of it is told', () => {
    const one = map('A + M');
    one.sources.push({ id: 's', type: 'book', title: 'T', publisher: 'P' });
    one.claims[0]!.citations = [{ source: 's', locator: 'p. 1', quote: { exact: 'words', prefix: 'some ' } }];
    expect(write(one).losses.map(({ field }) => field)).toEqual([
      'language',
      'motion',
      'publisher',
      'locator',
      'prefix'
    ]);
  });

  test('what is written is what the losses leave', () => {
    fc.assert(
      fc.property(maps({ hostile: true }), (any) => {
        const { title, motion: _, ...held } = alike(held5(any).map);
        const { title: found, motion: __, ...rest } = alike(read(write(any).text as string).map!);
        expect(rest).toEqual(held);
        if (title?.trim()) expect(found).toBe(title.trim());
      }),
      { seed: 7, numRuns: 120 }
    );
  });

  test('whatever is in a file, a map comes out, and the same again when it is written', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'r', 's', 't', 4, '__proto__');
    const any = fc.record({
      metadata: fc.constantFrom(null, { core: { title: 'T', x: [] } }),
      resources: fc.constantFrom(null, [
        { id: 'r1', content: 'abc', metadata: { bib: { url: 'https://e.org', title: 'T' } } }
      ]),
      nodes: fc.array(
        fc.record({
          id: ids,
          type: fc.constantFrom('atom', 'atom', 'scheme', 'inference', 'conflict', 'x'),
          name: fc.constantFrom('support', 'Expert Opinion', 'disagree', null),
          text: fc.constantFrom('A', '', null),
          sources: fc.constantFrom(undefined, null, [
            { resource_id: 'r1', offset: 1, length: 9 },
            { resource_id: 7 }
          ]),
          metadata: fc.constantFrom({ core: {} }, { x: { y: 1 } }, null)
        })
      ),
      edges: fc.array(fc.record({ source_id: ids, target_id: ids }), { maxLength: 20 })
    });
    fc.assert(
      fc.property(
        any,
        fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        fc.jsonValue(),
        (value, way, odd) => {
          for (const each of [value, mutated(value, way, odd)]) {
            const { map } = read(JSON.stringify(each));
            expect(without(write(map!).text as string)).toEqual(alike(map!));
          }
        }
      ),
      { seed: 7, numRuns: 400 }
    );
    fc.assert(
      fc.property(maps(), fc.jsonValue(), (any, sadface) => {
        const claims = any.claims.map((claim) => ({ ...claim, sadface }));
        const sources = any.sources.map((source) => ({ ...source, sadface }));
        expect(
          read(write({ ...any, sadface, claims, sources } as typeof any).text as string).map
        ).toBeDefined();
      }),
      { seed: 7, numRuns: 100 }
    );
  });

  test('a conflict of very many is not read', () => {
    const many = Array.from({ length: 2000 }, (_, at) => atom(`a${at}`));
    const ways = many.map(({ id }) => `${id} > r > ${id}`);
    expect(told(file([...many, { id: 'r', type: 'conflict' }], ways)).problems[0]).toBe(
      'nodes[2000]: is a conflict of more than 50 members; it is left out'
    );
  });
});
