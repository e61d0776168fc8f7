import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corpus, hasCorpora } from '../../../tests/corpora.ts';
import { lines } from '../../../tests/map-notation.ts';
import { read } from './argunet.ts';
import { readAny, recognised } from './recognise.ts';

const node = (id: string, inside: string) => `<node id="${id}"><data key="d2">${inside}</data></node>`;
const thesis = (id: string, content: string, title = 'Untitled') =>
  node(
    `n${id}`,
    `<arg:thesis id="${id}"><arg:title>${title}</arg:title><arg:content>${content}</arg:content></arg:thesis>`
  );
/** An argument of propositions: 'p1' is a premise, 'c1' a conclusion, 'i1' one on the way. */
const argument = (id: string, propositions = '', title = 'Untitled', description = '') => {
  const types: Record<string, string> = { p: 'premise', c: 'conclusion', i: 'prelimary-conclusion' };
  const all = propositions
    .split(' ')
    .filter(Boolean)
    .map(
      (each) =>
        `<arg:proposition id="${each}" type="${types[each[0]!]}"><arg:supportReference refersToNode="n1"/><arg:content>${each}.</arg:content></arg:proposition>`
    );
  return node(
    `n${id}`,
    `<arg:argument id="${id}"><arg:title>${title}</arg:title><arg:description>${description}</arg:description>${all.join('')}</arg:argument>`
  );
};
const edge = (source: string, type: string, target: string, more = '') =>
  `<edge source="n${source}" target="n${target}"><data key="d4"><arg:edge type="${type}" ${more}/></data></edge>`;
const file = (inside: string, head = '') =>
  `<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:arg="http://www.argunet.org/xml/argml">${head}\n<graph id="G">${inside}</graph></graphml>`;

function told(text: string) {
  const { map, problems } = read(text);
  const found = problems.filter(({ code }) => !['loose', 'circle', 'empty'].includes(code));
  return { map: map && lines(map), problems: found.map(({ message }) => message) };
}

describe('Argunet', () => {
  test.each([
    ['premises and a conclusion', argument('a', 'p1 p2 c1'), 'r1: p1 & p2 + c1', []],
    ['a conclusion on the way', argument('a', 'p1 i1 p2 c1'), 'r1: p1 + i1, r2: i1 & p2 + c1', []],
    [
      'a proposition that two arguments share',
      argument('a', 'p1 c1') + argument('b', 'p2 c1'),
      'r1: p1 + c1, r2: p2 + c1',
      []
    ],
    [
      'no conclusion',
      argument('a', 'p1 p2'),
      'r1: p1 & p2 + a',
      ['has premises and no conclusion; they become a reason for it']
    ],
    ['a conclusion alone', argument('a', 'c1'), 'c1', ['is a conclusion without a premise']],
    [
      'premises after it',
      argument('a', 'p1 c1 p2'),
      'r1: p1 + c1, p2',
      ['has premises after its conclusion, which are no reason for it']
    ],
    [
      'theses and arguments that are drawn',
      thesis('t', 'T') + argument('a') + edge('a', 'sketchedSupport', 't') + edge('t', 'sketchedAttack', 'a'),
      'r1: a + t, r2: t - a',
      []
    ],
    [
      'an attack on an argument is one on its last step',
      thesis('t', 'T') + argument('a', 'p1 c1') + edge('t', 'sketchedAttack', 'a'),
      'r1: p1 + c1, r2: t - r1',
      []
    ],
    [
      'a relation of propositions, which two edges tell',
      argument('a', 'p1 c1') +
        argument('b', 'p2 c2') +
        edge('a', 'attack', 'b', 'sourcePropositionId="c1" targetPropositionId="p2"').repeat(2),
      'r1: p1 + c1, r2: p2 + c2, r3: c1 - p2',
      []
    ],
    [
      'a conclusion that is the thesis',
      thesis('c1', 'c1.') +
        argument('a', 'p1 c1') +
        edge('a', 'support', 'c1', 'sourcePropositionId="c1" targetPropositionId="c1"'),
      'r1: p1 + c1',
      []
    ],
    [
      'what is wrong',
      thesis('t', 'T') + thesis('t', 'U') + edge('t', 'odd', 't') + edge('t', 'support', 'x'),
      't',
      [
        'has the id “nt” of a node before it',
        'is no relation: “odd”',
        'names the node “nx”, which is no argument or thesis'
      ]
    ],
    [
      'other words for a proposition',
      thesis('p1', 'Words') + argument('a', 'p1 c1'),
      'r1: p1 + c1',
      ['has other words than “p1” has before it, which are left out: “p1.”']
    ]
  ])('%s', (_, inside, map, problems) => expect(told(file(inside))).toEqual({ map, problems }));

  test('titles, groups in groups, what the map says of itself', () => {
    const group = (title: string, inside: string) =>
      `<node id="g${title}" yfiles.foldertype="group"><data key="d2"><arg:group><arg:title>${title}</arg:title></arg:group></data><graph id="g:">${inside}</graph></node>`;
    const head =
      '<key id="d2"/><data key="d0"><arg:map><arg:mapTitle>End</arg:mapTitle><arg:mapDescription>About</arg:mapDescription><arg:debate><arg:title>Buses &amp; trams</arg:title><arg:language> de - German </arg:language></arg:debate></arg:map></data>';
    const inside = group(
      'Cost',
      group('Night', argument('a', 'p1 c1', 'Wages', 'They rise.')) + thesis('t', 'Too &lt;dear&gt;', 'Dear')
    );
    const { map } = read(file(inside, head));
    expect(map).toMatchObject({ title: 'Buses & trams', language: 'de', background: { text: 'About' } });
    expect(map!.claims).toEqual([
      { id: 't', text: 'Too <dear>', heading: 'Dear', tags: ['Cost'] },
      { id: 'p1', text: 'p1.', tags: ['Cost', 'Night'] },
      { id: 'c1', text: 'c1.', tags: ['Cost', 'Night'] }
    ]);
    expect(map!.reasons[0]!.note).toBe('Wages: They rise.');
  });

  test('is known by its namespace; other GraphML is told to be no map', async () => {
    expect(recognised(file(''))).toBe('argunet');
    const other = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph/></graphml>';
    expect(recognised(other)).toBe('graphml');
    const { map, problems } = await readAny(new TextEncoder().encode(other));
    expect([map, problems.map(({ message }) => message)]).toEqual([
      undefined,
      ['is GraphML, which is written by Warrant but not read']
    ]);
    expect(recognised('digraph "A" {\n}')).toBe('dot');
  });

  test('whatever prefix the namespace has', () => {
    expect(
      told(file(argument('a', 'p1 c1')).replace('xmlns:arg', 'xmlns:x').replaceAll('arg:', 'x:')).map
    ).toBe('r1: p1 + c1');
  });

  test('what is not closed is told where it stands, and no entity is expanded', () => {
    const { problems } = read(file(argument('a', 'p1 c1')).replace('</node>', ''));
    expect(problems[0]).toMatchObject({
      code: 'syntax',
      line: 3,
      message: 'the element “node” is not closed'
    });
    const bomb = `<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${file(thesis('t', '&b;'))}`;
    expect(read(bomb).map!.claims[0]!.text).toBe('&b;');
  });

  test('whatever is cut out or put in, a map comes out', () => {
    const whole = file(thesis('t', 'T') + argument('a', 'p1 i1 p2 c1') + edge('a', 'support', 't'));
    const junk = fc.oneof(
      fc.string(),
      fc.constantFrom('<', '</node>', '<node>', '"', '<![CDATA[', '<!--', '__proto__', '&#0;')
    );
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), junk, (at, length, put) => {
        expect(read(whole.slice(0, at) + put + whole.slice(at + length)).map).toBeDefined();
      }),
      { seed: 7, numRuns: 400 }
    );
  });

  test('large files are read to an end', { timeout: 60_000 }, () => {
    const head = file('').slice(0, -'</graph></graphml>'.length);
    const texts = [
      head + '<node>'.repeat(100_000) + '</edge>'.repeat(20_000),
      head + '<'.repeat(500_000),
      file(argument('a').repeat(1)) + '&'.repeat(500_000),
      file(Array.from({ length: 2000 }, (_, at) => argument('a', 'p1 c1').replace('na', `n${at}`)).join(''))
    ];
    for (const text of texts) expect(read(text).map).toBeDefined();
    expect(read(texts[0]!).problems[0]!.message).toBe(
      'is nested more than 250 levels deep; what follows is not read'
    );
  });
});

describe.skipIf(!hasCorpora)('files of other programs', () => {
  test('hold the theses, arguments and relations that are listed', async () => {
    expect(corpus('argunet-graphml').length).toBeGreaterThan(0);
    for (const { name, bytes, expected } of corpus('argunet-graphml')) {
      const { map, problems, format } = await readAny(bytes);
      expect([name, format, problems.filter(({ severity }) => severity === 'error')]).toEqual([
        name,
        'argunet',
        []
      ]);
      const text = new TextDecoder().decode(bytes);
      const ids = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, id]) => id));
      const propositions = ids(/<arg:(?:thesis|proposition)\b[^>]*\bid="(\d+)"/g);
      const sketched = [...text.matchAll(/<arg:argument\b[\s\S]*?<\/arg:argument>/g)].filter(
        ([each]) => !/type="(prelimary-)?conclusion"/.test(each)
      );
      expect([name, map!.claims.length]).toEqual([name, propositions.size + sketched.length]);
      const { sketchedSupport, sketchedAttack } = expected.edges;
      expect(map!.reasons.length).toBeGreaterThanOrEqual(
        sketchedSupport + sketchedAttack + expected.propositions.conclusion
      );
    }
  });
});
