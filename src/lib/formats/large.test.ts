import { expect, test } from 'vitest';
import type { FormatName } from './format.ts';
import { readAs } from './recognise.ts';

/** So many characters; how long they take is measured by `bench/formats.mjs`. */
const MANY = 500_000;
const much = (text: string) => text.repeat(MANY / text.length);

/** What a reader could be slow with, besides the same character over and over. */
const TRAPS: Readonly<Partial<Record<FormatName, readonly string[]>>> = {
  kialo: [
    `Discussion Name:\n${much('a\n')}`,
    `Discussion Name:\n1. A${much('[')}`,
    `Discussion Name:${much(' ')}a\u2028`,
    `Discussion Name:\n1. ${much(' ')}a\u2028`,
    `Discussion Name:\n1. ${much('[](')}`,
    `Discussion Name:\n${much('1.')}`,
    `Discussion Name:\n${much('1')}`,
    `Discussion Name:\n1. A\n${much('1.1. Pro: -> See 1.\n')}`,
    `Discussion Name:\n1. A [1]\nSources:\n[1] e.org\n${much('a\n')}`
  ],
  tgf: [much('a\n'), `a\n#\n${much('a b\n')}`, `a\n#\n${much('a ')}`],
  apx: [
    much('arg(a). '),
    much('att('),
    `arg(a).${much('att(a,a).')}`,
    `${much('%')}\u2028`,
    `% a${much(' ')}`
  ],
  markdown: [
    much('- a\n'),
    much('- a [b](c) {#d}\n'),
    `- ${much('[a](')}`,
    `- ${much('[a]')}`,
    `- ${much(' {#')}}`,
    `- ${much('(see #')})`,
    much('[1]: a\n'),
    `[1]: <${much('\\')}`,
    Array.from({ length: 2400 }, (_, at) => `${' '.repeat(at)}- a\n`).join(''),
    `- ${much('\\')}`,
    `- **pro${much('*')}`
  ],
  opml: [
    `<opml><body>${much('<outline text="a"/>')}`,
    `<opml><body>${much('<outline text="a">')}`,
    `<opml><body>${much('<a>')}${much('</b>')}`,
    `<opml>${'<a>'.repeat(1900)}${much('</b>')}`,
    `<opml><outline ${much('a="b" ')}/>`,
    `<opml><outline text="${much('&a;')}"/>`,
    `<opml><outline _note="${much('Source: a\n')}"/>`,
    `<opml><outline>${much('a<b/>')}`,
    `<!DOCTYPE opml [<!ENTITY a "${much('b')}">]><opml><body><outline text="&a;"/></body></opml>`,
    much('<!--'),
    much('<![CDATA[')
  ],
  mindmup: [
    `{"ideas":${'{"1":{"ideas":'.repeat(200_000)}{}${'}}'.repeat(200_000)}}`,
    `{"ideas":${much('{"1":')}`,
    `{"ideas":{${Array.from({ length: 200_000 }, (_, at) => `"${at}":{}`).join()}}}`,
    `{"ideas":{"1":{"ideas":{${Array.from({ length: 60_000 }, (_, at) => `"${at}":{"title":"a","attr":{"styleNames":["sticky_note"]}}`).join()}}}}}`,
    `{"ideas":{${Array.from({ length: 100_000 }, (_, at) => `"${at}":{"id":1,"title":"a"}`).join()}}}`
  ],
  csv: [
    much('id,text,side,target\n'),
    `id,text,side,target\n${much('"')}`,
    `id,text,side,target\n${much('"",')}`,
    `id,text,side,target\n${much(',')}`,
    `id,text,side,target\n${much('a,b,pro,a\n')}`,
    `id,text,side,target\n${much(',b,pro,b\n')}`,
    `id,text,side,target,reason\n${much('a,,pro,a,b\n')}`,
    `id,text,tags\n${much('a,,b;c\n')}`,
    `id,title,author\n${much(',a,b\n')}`,
    `id,title,author\n1,a,"${much('[')}"`,
    much(','),
    much('"\n')
  ],
  af: [
    `p af 2\n${much('1 2\n')}`,
    `p af 2\n# ${much('1')}`,
    `p af 2\n# ${much('1 =')}`,
    `p af 2\n# 1 = ${much(', ')}`,
    `p af 2\n#${much(' ')}a`,
    `p af 2\n# 1 = "${much('\\')}`
  ]
};

test.each(Object.entries(TRAPS) as [FormatName, string[]][])(
  '%s: every file is read to an end, whatever is in it',
  async (format, traps) => {
    const alike = ['a', ' ', '\n', '\t', '"', '[', '{', '<', '#', '-', '1', '\\', '.', '\u0000', '\u2028'];
    for (const text of [...traps, ...alike.map(much)]) {
      const { map, problems } = await readAs(format, text);
      expect(map !== undefined || problems.length > 0).toBe(true);
    }
  },
  300_000
);

const json = (value: unknown) => JSON.stringify(value);
const nth = <T>(count: number, each: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => each(at));
/** Conflicts each of which holds both ways between all of the same fifty. */
const mutual = (count: number) => ({
  resources: [],
  nodes: [
    ...nth(50, (at) => ({ id: `a${at}`, type: 'atom', text: 'a' })),
    ...nth(count, (at) => ({ id: `c${at}`, type: 'conflict' }))
  ],
  edges: nth(count, (conflict) =>
    nth(50, (at) => [
      { source_id: `a${at}`, target_id: `c${conflict}` },
      { source_id: `c${conflict}`, target_id: `a${at}` }
    ])
  ).flat(2)
});
/** Inferences each of which has the same 200 premises and 200 conclusions. */
const manyToMany = (count: number) => ({
  nodes: [
    ...nth(400, (at) => ({ nodeID: `a${at}`, type: 'I', text: 'a' })),
    ...nth(count, (at) => ({ nodeID: `r${at}`, type: 'RA' }))
  ],
  edges: nth(count, (step) =>
    nth(200, (at) => [
      { fromID: `a${at}`, toID: `r${step}` },
      { fromID: `r${step}`, toID: `a${200 + at}` }
    ])
  ).flat(2)
});
const GROUPS = nth(80, (at) => `<node id="g${at}"><a:group><a:title>g${at}</a:title></a:group>`).join('');

test.each<[FormatName, string, { claims: number; reasons: number; says: string }]>([
  [
    'csv',
    `id,text\n${nth(100_001, (at) => `c${at},a\n`).join('')}`,
    {
      claims: 99_999,
      reasons: 0,
      says: 'is more than the 100000 rows that are read; this and the rest are left out'
    }
  ],
  [
    'argdown',
    `[A]: a${'\n  + b'.repeat(200_010)}`,
    { claims: 200_001, reasons: 200_000, says: 'the text is too long: it is not read from here on' }
  ],
  [
    'argdown',
    '(1) a\n'.repeat(200_010),
    { claims: 200_000, reasons: 0, says: 'the text is too long: it is not read from here on' }
  ],
  [
    'af',
    'p af 200001\n',
    { claims: 0, reasons: 0, says: 'has 200001 arguments; frameworks of up to 200000 are read' }
  ],
  [
    'sadface',
    json(mutual(42)),
    {
      claims: 50,
      reasons: 40 * 50 * 49,
      says: 'makes more than 100000 attacks with those before it; it is left out'
    }
  ],
  [
    'sadface',
    json({
      edges: [],
      resources: [{ id: 's', type: 'text', content: 'a'.repeat(6000) }],
      nodes: [
        {
          id: 'a',
          type: 'atom',
          text: 'a',
          sources: nth(1001, () => ({ resource_id: 's', offset: 0, length: 9000 }))
        }
      ]
    }),
    {
      claims: 1,
      reasons: 0,
      says: 'quotes more of the resources than 5000000 characters; the words are left out'
    }
  ],
  [
    'aif',
    json(manyToMany(4)),
    {
      claims: 400,
      reasons: 2 * 200 + 2,
      says: 'has too many premises and conclusions; only one of its conclusions is read'
    }
  ],
  [
    'argunet',
    `<graphml xmlns:a="http://www.argunet.org/xml/argml">${GROUPS}${nth(2501, (at) => `<node id="n${at}"><a:thesis id="t${at}"/></node>`).join('')}${'</node>'.repeat(80)}</graphml>`,
    {
      claims: 2501,
      reasons: 0,
      says: 'stands with others in more than 200000 groups; those of this and others are left out'
    }
  ]
])(
  '%s: what is more than is read is told (%#)',
  { timeout: 60_000 },
  async (format, text, { claims, reasons, says }) => {
    const { map, problems } = await readAs(format, text);
    expect([map!.claims.length, map!.reasons.length]).toEqual([claims, reasons]);
    expect(problems.map(({ message }) => message)).toContain(says);
  }
);

test.each<[FormatName, string, string[]]>([
  // Rows without an id are named by their lines, past the ids of others.
  ['csv', 'id,text\n,a\n,b\nc2,c\nc3,d\n', ['c4', 'c5', 'c2', 'c3']],
  [
    'mindmup',
    json({ ideas: { 1: { id: '1~3' }, 2: { id: 1 }, 3: { id: 1 }, 4: { id: 1 } } }),
    ['1~3', '1', '1~4', '1~5']
  ]
])('%s: ids that are given pass by those of the file', async (format, text, ids) => {
  const { map } = await readAs(format, text);
  expect(map!.claims.map(({ id }) => id)).toEqual(ids);
});

test('sources without an id are all read, whatever ids others have', async () => {
  const { map, problems } = await readAs('csv', 'id,title,type\n,A,book\n,B,book\nsource2,C,book\n');
  expect(map!.sources.map(({ id, title }) => [id, title])).toEqual([
    ['source3', 'A'],
    ['source4', 'B'],
    ['source2', 'C']
  ]);
  expect(problems).toEqual([]);
});
