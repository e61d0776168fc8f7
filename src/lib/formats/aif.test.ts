import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike } from '../../../tests/alike.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { corpus, hasCorpora } from '../../../tests/corpora.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { mutated } from '../../../tests/mutate.ts';
import { read, write, written } from './aif.ts';
import { readAny, recognised } from './recognise.ts';
import * as xaif from './xaif.ts';

/** AIF in a line: 'I a' for a node named after its place or its name, 'a > r > b' for edges. */
function aif(nodes: string, edges: string, more: object = {}): string {
  return JSON.stringify({
    nodes: nodes.split(', ').map((each) => {
      const [type, nodeID, ...text] = each.split(' ');
      return { nodeID, type, text: text.join(' ') || nodeID };
    }),
    edges: edges
      .split(', ')
      .filter(Boolean)
      .flatMap((way) => {
        const ends = way.split(' > ');
        return ends.slice(1).map((toID, at) => ({ fromID: ends[at], toID }));
      }),
    ...more
  });
}

function told(text: string) {
  const { map, problems } = read(text);
  const found = problems.filter(({ code }) => code !== 'loose' && code !== 'circle');
  return {
    map: map && lines(map),
    problems: found.map(({ place, message }) => (place ? `${place}: ${message}` : message))
  };
}

const DEBATE = aif(
  'I 1 Run night buses, I 2 Workers get home, RA 3 Expert Opinion, L 4 Ann Lee : workers get home, YA 5 Asserting, ' +
    'TA 6 Default Transition, YA 7 Arguing, MA 8 Default Rephrase, L 9 Bo: She says so, YA 10 Asserting',
  '2 > 3 > 1, 4 > 5 > 2, 6 > 7 > 3, 2 > 8 > 1, 9 > 10 > 4, 9 > 3, 1 > 10',
  { locutions: [{ nodeID: '4', personID: '1' }] }
);

describe('AIF', () => {
  test.each([
    [
      'several premises of one inference hold together',
      'I a, I b, I c, RA r',
      'a > r > c, b > r',
      'r: a & b + c'
    ],
    [
      'several inferences stand each alone',
      'I a, I b, I c, RA r, RA s',
      'a > r > c, b > s > c',
      'r: a + c, s: b + c'
    ],
    [
      'a conflict with an inference, and with a conflict',
      'I a, I b, I c, I d, RA r, CA s, CA t',
      'a > r > b, c > s > r, d > t > s',
      'r: a + b, s: c - r, t: d - s'
    ],
    [
      'an inference to an inference',
      'I a, I b, I c, RA s, RA r',
      'a > r > b, c > s > r',
      's: c + r, r: a + b'
    ],
    ['claims in a circle', 'I a, I b, RA r, RA s', 'a > r > b > s > a', 'r: a + b, s: b + a'],
    ['an edge that stands twice', 'I a, I b, RA r', 'a > r > b, a > r > b', 'r: a + b']
  ])('%s', (_, nodes, edges, map) => expect(told(aif(nodes, edges))).toEqual({ map, problems: [] }));

  test.each([
    [
      'without a premise',
      'I a, RA r',
      'r > a',
      'a',
      ['nodes[1]: is an inference without a premise; it is kept']
    ],
    [
      'without a conclusion',
      'I a, CA r',
      'a > r',
      'a',
      ['nodes[1]: is a conflict without a conclusion; it is kept']
    ],
    [
      'in a circle of their own, and one that hangs on it',
      'I a, RA r, CA s, CA t',
      'a > r > s > r, a > s, a > t > r',
      'a',
      [
        'nodes[1]: is an inference that leads to no claim; it is kept',
        'nodes[2]: is a conflict that leads to no claim; it is kept',
        'nodes[3]: is a conflict that leads to no claim; it is kept'
      ]
    ],
    [
      'with two conclusions, one of which stands in a circle',
      'I a, I b, I c, RA r, CA s',
      'a > r > b, r > c, r > s > r, c > s',
      'r: a + b, r~2: a + c, r~3: a + s, s: c - r',
      ['nodes[3]: has 3 conclusions; it becomes a reason for each of them']
    ]
  ])('steps %s are told, and in the file again', (_, nodes, edges, map, problems) => {
    const text = aif(nodes, edges);
    expect(told(text)).toEqual({ map, problems });
    const again = write(read(text).map!).text as string;
    expect(read(again).map).toEqual(read(text).map);
    for (const { nodeID } of JSON.parse(text).nodes) expect(again).toContain(`"nodeID": "${nodeID}"`);
  });

  test('what is wrong is told where it stands', () => {
    const nodes = [
      { nodeID: 1, text: 'A', type: 'I' },
      { nodeID: '1', text: 'B', type: 'I' },
      { nodeID: 1, text: 'A', type: 'I' },
      { text: 'C', type: 'I' },
      { nodeID: '', type: 'I' },
      null,
      { nodeID: 'x', type: 'EN' },
      { nodeID: 'y' },
      { nodeID: '2', text: ['D'], type: 'I' }
    ];
    const edges = [{ fromID: 1, toID: '2' }, { fromID: '1', toID: 'nowhere' }, { fromID: 1 }, 5];
    expect(told(JSON.stringify({ nodes, edges })).problems.slice(0, 11)).toEqual([
      'nodes[1]: has the nodeID “1” of a node before it',
      'nodes[3]: has no nodeID',
      'nodes[4]: has no nodeID',
      'nodes[5]: is no object',
      'nodes[6]: is of the type “EN”, which has no place in a map; it is kept',
      'nodes[7]: has no type; it is kept',
      'nodes[8]: has a text that is none',
      'edges[0]: runs from a claim to a claim, with no inference or conflict between them',
      'edges[1]: names the node “nowhere”, which is not in the file',
      'edges[2]: is an edge with one end',
      'edges[3]: is no object'
    ]);
  });

  test('ids are compared as text, and lists may be null or missing', () => {
    const text = JSON.stringify({
      nodes: [
        { nodeID: 1, text: 'A', type: 'I' },
        { nodeID: '2_9', text: 7, type: 'I' },
        { nodeID: 3, text: null, type: 'RA' }
      ],
      edges: [
        { fromID: '1', toID: '3' },
        { fromID: 3, toID: '2_9' }
      ],
      locutions: null
    });
    expect(told(text)).toEqual({ map: '3: 1 + 2_9', problems: [] });
    expect(read(text).map!.claims.map(({ text }) => text)).toEqual(['A', '7']);
    for (const empty of ['{"nodes":null,"edges":null}', '{"nodes":[],"edges":[],"locutions":[]}']) {
      expect(recognised(empty)).toBe('aif');
      expect(told(empty)).toEqual({ map: '', problems: [] });
    }
    expect(told('{"nodes":5,"edges":{}}').problems).toEqual(['nodes: is no list', 'edges: is no list']);
    expect(told('[]').problems).toEqual(['is no object with nodes and edges']);
    expect(told('{"nodes":[').problems).toEqual(['line 1, column 11: the JSON ends too early']);
  });

  test('who says a claim stands in its note, and all of the dialogue is in the file again', () => {
    const { map } = read(DEBATE);
    expect(told(DEBATE)).toEqual({
      map: '3: 2 + 1',
      problems: [
        '2 locutions are kept, but not drawn, but for who says a claim',
        '3 illocutions are kept, but not drawn',
        'a transition is kept, but not drawn',
        'a rephrase is kept, but not drawn'
      ]
    });
    expect(map!.claims.map(({ note }) => note)).toEqual([undefined, 'Ann Lee: workers get home']);
    expect(map!.reasons[0]!.note).toBe('Expert Opinion');
    const { text, losses } = write(map!);
    expect(losses.map(({ field }) => field)).toEqual(['title']);
    const [before, after] = [JSON.parse(DEBATE), JSON.parse(text as string)];
    const byId = (list: { nodeID: string }[]) => [...list].sort((a, b) => (a.nodeID < b.nodeID ? -1 : 1));
    expect(byId(after.nodes)).toEqual(byId(before.nodes));
    const ends = (list: { fromID: string; toID: string }[]) =>
      list.map(({ fromID, toID }) => `${fromID}>${toID}`);
    expect(ends(after.edges).sort()).toEqual(ends(before.edges).sort());
    expect(after.locutions).toEqual(before.locutions);
  });

  test.each([
    ['the participant', 'Ann : words', 'Ann Lee: words', [{ nodeID: 'l', personID: 1 }]],
    ['whatever the type of the id', 'words', 'Ann Lee: words', [{ nodeID: 'l', personID: '1' }]],
    ['a row that stands twice', 'words', 'Ann Lee: words', Array(3).fill({ nodeID: 'l', personID: '1' })],
    ['a person who is not in the file', 'Bo: words', 'Bo: words', [{ nodeID: 'l', personID: 'BO:' }]],
    ['nobody', 'words', 'words', []],
    ['words that have a colon', 'note: words', 'Ann Lee: note: words', [{ nodeID: 'l', personID: 1 }]]
  ])('the speaker is %s', (_, words, note, locutions) => {
    const participants = [{ participantID: 1, firstname: 'Ann', surname: 'Lee' }];
    const text = aif(`I i, L l ${words}, YA y`, 'l > y > i', { locutions, participants });
    expect(read(text).map!.claims[0]!.note).toBe(note);
  });

  test('a note that was changed is no longer that of the locution, and is told; what was removed is not named', () => {
    const { map: whole } = read(DEBATE);
    const one = structuredClone(whole!);
    one.claims[1]!.note = 'Ask Ona.';
    expect(write(one).losses.map(({ message }) => message)).toContain(
      'the note of the claim “Workers get home” is left out'
    );
    const less = { ...whole!, claims: whole!.claims.slice(0, 1), reasons: [] };
    const { nodes, edges } = JSON.parse(write(less).text as string);
    const ids = new Set(nodes.map(({ nodeID }: { nodeID: string }) => nodeID));
    for (const { fromID, toID } of edges) expect([ids.has(fromID), ids.has(toID)]).toEqual([true, true]);
    // A claim has now the name of a locution: what was kept could not be told from it.
    const clash = { ...whole!, claims: [...whole!.claims, { id: '4', text: 'New' }] };
    expect(write(clash).losses.map(({ field }) => field)).toContain('aif');
  });

  test('a claim and a reason of one id stay apart', () => {
    const one = map('A + M', 'B - r1');
    one.claims.push({ id: 'r1', text: 'R' });
    expect(alike(read(write(one).text as string).map!)).toMatchObject({ reasons: alike(one).reasons });
  });
});

describe('xAIF', () => {
  const text = JSON.stringify({
    AIF: {
      ...JSON.parse(DEBATE),
      schemefulfillments: null,
      participants: [{ participantID: 1, firstname: 'Ann', surname: 'Lee' }]
    },
    text: '<span id="node2" class="highlighted">workers get home</span>',
    dialog: true,
    OVA: { nodes: [{ nodeID: '1', x: 1, y: 2 }] },
    evidences: ['kept']
  });

  test('is AIF with a text, which is in the file again', async () => {
    expect(recognised(text)).toBe('xaif');
    const { map, problems } = xaif.read(text);
    expect(lines(map!)).toBe('3: 2 + 1');
    expect(problems.map(({ severity }) => severity)).not.toContain('error');
    const { AIF, ...others } = JSON.parse(xaif.write(map!).text as string);
    const { AIF: before, ...rest } = JSON.parse(text);
    expect(others).toEqual(rest);
    expect(AIF.participants).toEqual(before.participants);
    expect((await readAny(new TextEncoder().encode(xaif.write(map!).text as string))).map).toEqual(map);
    // AIF alone has no place for the text.
    expect(write(map!).losses.map(({ field }) => field)).toEqual(['title', 'xaif']);
  });

  test('says where in it something is wrong', () => {
    expect(xaif.read('{"AIF":{"nodes":[{}],"edges":[]}}').problems.map(({ place }) => place)).toEqual([
      'AIF.nodes[0]'
    ]);
    expect(xaif.read('{"AIF":[]}').problems).toHaveLength(1);
  });
});

test.each([
  ['aif', read, write],
  ['xaif', xaif.read, xaif.write]
] as const)('%s: what is written is what the losses leave', (_, read, write) => {
  fc.assert(
    fc.property(maps({ hostile: true }), (any) => {
      const { title: _, motion: __, ...held } = alike(written(any).map);
      const text = write(any).text as string;
      const { title: ___, motion: ____, ...found } = alike(read(text).map!);
      expect(found).toEqual(held);
      expect(write(any).text).toBe(text);
    }),
    { seed: 7, numRuns: 120 }
  );
});

/** Nodes and edges of any kind between few ids, with rows of locutions. */
const nodesets = fc.record({
  nodes: fc.array(
    fc.record({
      nodeID: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 9 }).map(String)),
      type: fc.constantFrom('I', 'I', 'I', 'RA', 'RA', 'CA', 'L', 'YA', 'MA', 'X'),
      text: fc.constantFrom('Ann : words', 'Expert Opinion', 'RA', '', 'Default Inference'),
      scheme: fc.constantFrom('Position To Know', null, '__proto__')
    }),
    { maxLength: 12 }
  ),
  edges: fc.array(
    fc.record({ edgeID: fc.nat(), fromID: fc.nat({ max: 10 }).map(String), toID: fc.nat({ max: 10 }) }),
    { maxLength: 24 }
  ),
  locutions: fc.array(fc.record({ nodeID: fc.nat({ max: 9 }), personID: fc.nat({ max: 2 }) }), {
    maxLength: 3
  }),
  participants: fc.constantFrom(null, [{ participantID: '1', firstname: 'Ann', surname: 'Lee' }])
});

test('a nodeset that is written again is the same map, and nothing of the debate is lost', () => {
  fc.assert(
    fc.property(nodesets, (nodeset) => {
      const { map } = read(JSON.stringify(nodeset));
      const { text, losses } = write(map!);
      expect(losses.filter(({ field }) => field !== 'title')).toEqual([]);
      expect(read(text as string).map).toEqual(map);
      expect(xaif.read(xaif.write(map!).text as string).map).toEqual(map);
    }),
    { seed: 7, numRuns: 500 }
  );
});

test('whatever is changed in a file, reading does not throw, and a map comes out', () => {
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(undefined, null, [], {}, JSON.parse('{"__proto__":{"a":1},"constructor":[]}'))
  );
  fc.assert(
    fc.property(nodesets, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), junk, (nodeset, way, value) => {
      const changed = mutated(nodeset, way, value);
      const text = JSON.stringify(changed) ?? 'null';
      const { map } = read(text);
      expect(map).toBeDefined();
      expect(read(write(map!).text as string).map).toEqual(map);
      expect(xaif.read(JSON.stringify({ AIF: changed })).map).toBeDefined();
    }),
    { seed: 7, numRuns: 400 }
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(text).problems.length + xaif.read(text).problems.length).toBeGreaterThan(0);
    }),
    { seed: 7 }
  );
});

test('what a map may hold is not taken for what was kept', () => {
  fc.assert(
    fc.property(maps(), fc.jsonValue(), (any, value) => {
      const claims = any.claims.map((claim) => ({ ...claim, aif: value }));
      const odd = { ...any, aif: value, xaif: value, claims };
      expect(read(write(odd).text as string).map).toBeDefined();
      expect(xaif.read(xaif.write(odd).text as string).map).toBeDefined();
    }),
    { seed: 7, numRuns: 120 }
  );
});

test('large files that nobody would write are read to an end', { timeout: 60_000 }, () => {
  const node = (at: number, type: string) => ({ nodeID: at, type, text: 'A : b' });
  const many = 4000;
  // One illocution that joins all locutions with all claims, and inferences each with all the others.
  const hub = {
    nodes: [node(0, 'YA'), ...Array.from({ length: many }, (_, at) => node(at + 1, at % 2 ? 'I' : 'L'))],
    edges: Array.from({ length: many }, (_, at) =>
      at % 2 ? { fromID: 0, toID: at + 1 } : { fromID: at + 1, toID: 0 }
    )
  };
  const chain = {
    nodes: [node(0, 'I'), ...Array.from({ length: many }, (_, at) => node(at + 1, 'RA'))],
    edges: Array.from({ length: many }, (_, at) => [
      { fromID: at + 1, toID: at },
      { fromID: 0, toID: at + 1 }
    ]).flat()
  };
  for (const text of [
    JSON.stringify(hub),
    JSON.stringify(chain),
    '['.repeat(3e6),
    `{"nodes":${'['.repeat(2e5)}${']'.repeat(2e5)},"edges":[]}`,
    `{"nodes":[{"nodeID":{},"type":"I"}],"edges":[${'{},'.repeat(2e5)}{}]}`
  ]) {
    const { map: found, problems } = read(text);
    expect(found !== undefined || problems.length > 0).toBe(true);
  }
});

describe.skipIf(!hasCorpora)('files of other programs', () => {
  test.each(['aif', 'xaif'])(
    '%s: all nodes that are listed, and again when it is written',
    async (format) => {
      expect(corpus(format).length).toBeGreaterThan(0);
      for (const { name, bytes, expected } of corpus(format)) {
        const read = await readAny(bytes);
        const { map, problems } = read;
        expect([name, read.format]).toEqual([name, format]);
        expect([name, problems.filter(({ severity }) => severity === 'error')]).toEqual([name, []]);
        const { nodes, edges, types } = expected;
        const steps = (types.RA ?? 0) + (types.CA ?? 0);
        expect([name, map!.claims.length, map!.reasons.length]).toEqual([name, types.I ?? 0, steps]);
        const { AIF } = JSON.parse(xaif.write(map!).text as string);
        expect([name, AIF.nodes.length, AIF.edges.length]).toEqual([name, nodes, edges]);
      }
    }
  );
});
