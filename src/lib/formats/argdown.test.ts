import { readdirSync, readFileSync } from 'node:fs';
import { argdown } from '@argdown/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents } from '../../../tests/arbitrary-argdown.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { CORPORA, hasCorpora } from '../../../tests/corpora.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import { read } from './argdown.ts';
import { readDocument } from './argdown-document.ts';
import { write } from './argdown-write.ts';

/** What two readers of a document should agree on. */
interface Said {
  statements: string[];
  arguments: string[];
  relations: string[];
  tags: string[];
  sections: string[];
}

type CoreNode = {
  type: string;
  title: string;
  members: { text?: string; isReference?: boolean }[];
  pcs?: unknown[];
  argumentTitle?: string;
};

/** All that is said under a title. */
function wordings(members: readonly { text?: string; isReference?: boolean }[]): string {
  const texts = members.flatMap(({ text = '', isReference }) => (isReference ? [] : text.trim()));
  return texts.sort().join(' | ');
}

function saidOf(type: string, from: string, to: string): string {
  const ends = [from, to];
  return (/^contra/.test(type) ? ends.sort() : ends).join(` ${type} `);
}

/** A document as @argdown/core reads it; nothing where it has errors. */
function byCore(input: string): Said | undefined {
  const response = argdown.run({
    process: ['parse-input', 'build-model'],
    input,
    logExceptions: false
  }) as unknown as {
    parserErrors?: unknown[];
    exceptions?: unknown[];
    statements: Record<string, CoreNode>;
    arguments: Record<string, CoreNode>;
    relations: { relationType: string; from: CoreNode; to: CoreNode }[];
    tags?: Record<string, unknown>;
    sections?: CoreSection[];
  };
  if (response.parserErrors?.length || response.exceptions?.length) return undefined;
  const name = (node: CoreNode): string => {
    if (node.type === 'inference') return `step of ${name(response.arguments[node.argumentTitle!]!)}`;
    const words = wordings(node.members);
    return /^Untitled \d+$/.test(node.title) ? `“${words}”` : `${node.title}: ${words}`;
  };
  return {
    statements: Object.values(response.statements).map(name).sort(),
    arguments: Object.values(response.arguments)
      .map((each) => `${name(each)} ${each.pcs?.length ?? 0}`)
      .sort(),
    relations: response.relations
      .filter(({ from, to }) => from !== to)
      .map(({ relationType, from, to }) => saidOf(relationType, name(from), name(to)))
      .sort(),
    tags: Object.keys(response.tags ?? {}).sort(),
    sections: (response.sections ?? []).flatMap(titlesIn)
  };
}

type CoreSection = { title: string; children: CoreSection[] };
const titlesIn = ({ title, children }: CoreSection): string[] => [title, ...children.flatMap(titlesIn)];

/** The same as we read it. */
function byOurs(input: string): Said & { faults: number } {
  const document = readDocument(input);
  type Node = Parameters<typeof name>[0];
  function name(node: (typeof document.relations)[number]['to']): string {
    if (node.kind === 'inference') return `step of ${name(node.argument)}`;
    const words = wordings(node.members);
    return node.isTitled ? `${node.title}: ${words}` : `“${words}”`;
  }
  const nodes = (all: Iterable<Node>) => [...all].map(name).sort();
  return {
    statements: nodes(document.statements.values()),
    arguments: [...document.arguments.values()]
      .map((each) => {
        const { premises = [], inferences = [] } = each;
        return `${name(each)} ${premises.length + inferences.length}`;
      })
      .sort(),
    relations: document.relations.map(({ type, from, to }) => saidOf(type, name(from), name(to))).sort(),
    tags: [...document.tags].sort(),
    sections: document.sections.map(({ title }) => title),
    faults: document.faults.length
  };
}

describe('a document of Argdown', () => {
  test('is read as @argdown/core reads it, wherever that finds no fault', { timeout: 120_000 }, () => {
    let both = 0;
    fc.assert(
      fc.property(documents, (text) => {
        const core = byCore(text);
        if (!core) return;
        both++;
        expect(byOurs(text)).toEqual({ ...core, faults: 0 });
      }),
      { seed: 20261130, numRuns: 1500 }
    );
    expect(both).toBeGreaterThan(700);
  });
});

/** The lines of a map, and what was told of its text. */
function told(text: string) {
  const { map, problems } = read(text);
  const found = problems.filter(({ code }) => ['syntax', 'omitted', 'dangling'].includes(code));
  return { map: map && lines(map), problems: found.map(({ place, message }) => `${place}: ${message}`) };
}

describe('a text of Argdown as a map', () => {
  test.each([
    ['relations both ways', '[A]: a\n  + [B]: b\n  +> [C]: c', 'r1: B + A, r2: A + C'],
    ['attacks both ways', '[A]: a\n  <- [B]: b\n  -> [C]: c', 'r1: B - A, r2: A - C'],
    ['nested', '[A]: a\n  + [B]: b\n    - [C]: c\n  - [D]: d', 'r1: B + A, r2: C - B, r3: D - A'],
    ['a contradiction is two attacks', '[A]: a\n  >< [B]: b', 'r1: A - B, r2: B - A'],
    [
      'contraries, in strict mode',
      '===\nmodel: {mode: strict}\n===\n\n[A]: a\n  - [B]: b',
      'r1: B - A, r2: A - B'
    ],
    ['an argument without premises is a claim', '[A]: a\n  + <B>: b\n    - <C>: c', 'r1: B + A, r2: C - B'],
    ['namespaces are apart', '[A]: a\n  + <A>: b', 'r1: <A> + A'],
    [
      'an undercut of an argument is one of its step',
      '[A]: a\n  + <B>: b\n    <_ [C]: c',
      'r1: B + A, r2: C - r1'
    ],
    ['an inference is a reason', '(1) [A]: a\n(2) [B]: b\n----\n(3) [C]: c', 'r1: A & B + C'],
    [
      'steps go by what they use, or by what is new',
      '(1) [A]: a\n(2) [B]: b\n----\n(3) [C]: c\n(4) [D]: d\n----\n(5) [E]: e\n-- {uses: [1, 5]} --\n(6) [F]: f',
      'r1: A & B + C, r2: C & D + E, r3: A & E + F'
    ],
    [
      'what bears on an argument with premises bears on its last step',
      '<X>\n  - [U]: u\n  + [V]: v\n  _ [W]: w\n\n(1) [A]: a\n----\n(2) [B]: b',
      'r1: U - r4, r2: V + r4, r3: W - r4, r4: A + B'
    ],
    [
      'an undercut under the line of inference',
      '(1) [A]: a\n----\n  <_ [U]: u\n(2) [B]: b',
      'r1: A + B, r2: U - r1'
    ],
    [
      'an undercut under a conclusion',
      '(1) [A]: a\n----\n(2) [B]: b\n    <_ [U]: u',
      'r1: A + B, r2: U - r1'
    ],
    [
      'an argument bears by its conclusion',
      '<X>\n  - [M]: m\n\n(1) [A]: a\n----\n(2) [B]: b\n\n[T]: t\n  - <X>',
      'r1: M - r2, r2: A + B, r3: B - T'
    ],
    [
      'an argument for a claim, said twice',
      '[B]: b\n  + <X>\n\n<X>\n\n(1) [A]: a\n----\n(2) [B]',
      'r1: A + B'
    ],
    ['what is said twice counts once', '[A]: a\n  + [B]: b\n\n[A]\n  <+ [B]\n\n[B]\n  +> [A]', 'r1: B + A'],
    ['under nothing at all', '[A]\n\n[B]', 'A, B'],
    ['after a byte order mark, with other line ends', '\uFEFF[A]: a\r\n  + [B]: b\r\n', 'r1: B + A'],
    [
      'in blocks of Markdown',
      '# Words\n\n- [no]: claim\n\n```argdown\n[A]: a\n  + [B]: b\n```\n\n~~~ argdown-map\n[B]\n  - [C]: c\n~~~\n\n[D]: d',
      'r1: B + A, r2: C - B'
    ]
  ])('%s', (_, text, map) => expect(told(text)).toEqual({ map, problems: [] }));

  test.each([
    [
      'words over lines, comments, symbols',
      '[A]: so\n  it /* or not */ goes // well\n  on .->. done',
      'so it goes on → done'
    ],
    ['an address is cut where a comment begins', '[A]: see https://x.org/a\n', 'see https:'],
    [
      'escaped marks',
      '[A]: \\[sic\\] \\#1 \\<b\\> https:\\/\\/x.org a\\\\b',
      '[sic] #1 <b> https://x.org a\\b'
    ],
    ['emphasis and links', '[A]: **b** _i_ [link](https://x.org) on', 'b i link on'],
    ['tags at the end are no words', '[A]: so #in it is #pro #(for us)', 'so #in it is'],
    ['the last wording', '[A]: first\n\n[A]: second\n\n[A]', 'second'],
    ['a wording that is marked', '[A]: first {isCanonical: true}\n\n[A]: second', 'first'],
    ['brackets amidst it', '[A]: so [sic] it is', 'so [sic] it is'],
    ['a title alone', '[A]\n  + [B]: b', 'A'],
    ['our own data', '[A]: words {text: "Words\\n of two lines"}', 'Words\n of two lines']
  ])('has %s', (_, text, words) => expect(read(text).map!.claims[0]!.text).toBe(words));

  test('has headings, tags, data and sections as fields', () => {
    const { map } = read(
      '# Debate\n\n## Policy\n\n[Night buses]: Buses should run. #pro {credence: 0.8, note: "Ask.", basis: no, date: 2030-01-02}\n'
    );
    expect(map).toMatchObject({ title: 'Debate', language: 'und' });
    expect(map!.claims[0]).toEqual({
      id: 'Night buses',
      heading: 'Night buses',
      text: 'Buses should run.',
      tags: ['pro'],
      section: 'Debate / Policy',
      credence: 0.8,
      note: 'Ask.',
      date: '2030-01-02'
    });
  });

  test('has what an argument says of itself with its last step', () => {
    const { map } = read(
      '<Safety>: Workers get home. #pro {source: "C1"}\n\n(1) [A]: a\n--\nModus ponens, Other {logic: ["deductive"]}\n--\n(2) [B]: b\n'
    );
    expect(map!.reasons[0]).toEqual({
      id: 'r1',
      side: 'pro',
      premises: ['A'],
      target: { claim: 'B' },
      argument: 'Safety',
      note: 'Workers get home.',
      tags: ['pro'],
      source: 'C1',
      rules: ['Modus ponens', 'Other'],
      logic: ['deductive']
    });
  });

  test('has links and listed addresses as sources', () => {
    const { map, problems } = read(
      '[A]: as [the city](https://x.org/a) says {sources: [{title: "Budget", url: "https://x.org/b"}, "https://x.org/a", {title: "No address"}]}\n'
    );
    expect(map!.sources).toEqual([
      { id: 's1', type: 'webpage', URL: 'https://x.org/b', title: 'Budget' },
      { id: 's2', type: 'webpage', URL: 'https://x.org/a', title: 'the city' }
    ]);
    expect(map!.claims[0]!.citations).toEqual([{ source: 's1' }, { source: 's2' }]);
    expect(problems.map(({ message }) => message)).toEqual(['a source of “A” has no address']);
  });

  test('has a motion where all bears on one claim', () => {
    expect(read('[A]: a\n  + [B]: b').map!.motion).toBe('A');
    expect(read('[A]: a\n  + [B]: b\n\n[C]: c\n  + [D]: d').map!.motion).toBeUndefined();
  });

  test.each([
    ['[A]: a [sic] b', 'A', ['line 1, column 8: “[sic]” cannot stand amidst a text; write \\[sic]']],
    [
      '[A]: a <b>x</b> c',
      'A',
      [
        'line 1, column 8: “<b>” cannot stand amidst a text; write \\<b>',
        'line 1, column 12: “</b>” cannot stand amidst a text; write \\</b>'
      ]
    ],
    ['[A]: a *b c', 'A', ['line 1, column 8: “*” begins an emphasis that does not end; write \\*']],
    ['[A]: a\n[B]: b', 'A, B', ['line 2, column 1: an empty line is missing before this']],
    [
      '[A]: a\n- [B]: b',
      'r1: B - A',
      ['line 2, column 1: a line that bears on another is indented more than that']
    ],
    ['- [A]: a', 'A', ['line 1, column 1: stands under nothing that it could bear on']],
    ['[A]: a\n  +\n  - [B]: b', 'r1: B - A', ['line 2, column 1: “+” has nothing after it']],
    ['[A]: a\n  >< <B>', 'A, B', ['line 2, column 1: only statements contradict each other (><)']],
    [
      '[A]: a {b: [}\n\n[C]: c',
      'A, C',
      ['line 1, column 8: the data are not YAML: missed comma between flow collection entries']
    ],
    [
      '===\na: [\n===\n\n[C]: c',
      'C',
      [
        'line 3, column 1: the front matter is not YAML: unexpected end of the stream within a flow collection'
      ]
    ],
    [
      '(1) [A]: a\n---\n(2) [B]: b',
      'r1: A + B',
      ['line 2, column 1: an inference is closed by a line of hyphens']
    ],
    ['(1) [A]: a\n(2) [B]: b', 'A, B', ['line 1, column 1: premises have no conclusion']],
    [
      '(1) [A]: a\n----\n',
      'A',
      [
        'line 1, column 1: an inference has no conclusion after it',
        'line 1, column 1: premises have no conclusion'
      ]
    ],
    [
      '(1) [A]: a\n-- {uses: [1, 7]} --\n(2) [B]: b',
      'r1: A + B',
      ['line 3, column 1: the inference uses (7), which does not stand before it']
    ],
    ['[A]: a {id: x}\n\n[B]: b {id: x}', 'x, B', ['line 3, column 1: the id “x” is that of another claim']],
    [
      '[A]: a {citations: [{source: s}]}',
      'A',
      ['line 1, column 1: cites the source “s”, which is not listed']
    ],
    [
      '[A]: a {__proto__: {id: "B"}}',
      'A',
      ['line 1, column 1: “__proto__” of “A” is not what a claim has under this name']
    ]
  ])('tells what is no Argdown, and reads the rest: %j', (text, map, problems) =>
    expect(told(text)).toEqual({ map, problems })
  );
});

describe('a map as Argdown', () => {
  test('is text that a person can read', () => {
    const one = map('M', 'A + M', 'D + M', 'B & C - A', 'U - r3');
    one.claims[1]!.heading = 'Workers';
    one.claims[1]!.tags = ['safety', 'for us'];
    one.claims[0]!.citations = [{ source: 's', locator: 'p. 3' }];
    one.sources.push({ id: 's', type: 'book', title: 'Weapons' });
    expect(write(one).text).toBe(`===
title: "Test"
warrant: {"id": "test", "language": "en", "motion": "M"}
sources:
  - {"id": "s", "type": "book", "title": "Weapons"}
===

[M.]: M. {id: "M", citations: [{"source": "s", "locator": "p. 3"}]}
  + [Workers]: A. #safety #(for us) {id: "A"}
  + [D.]: D. {id: "D"}

<B.>

(1) [B.]: B. {id: "B"}
(2) [C.]: C. {id: "C"}
-- {side: "con"} --
  <_ [U.]: U. {id: "U"}
(3) Against @[Workers] {aim: true}
    -> [Workers]
`);
  });

  test('is the same map when it is read, and Argdown for @argdown/core, whatever its words', {
    timeout: 120_000
  }, () => {
    const same = fc.property(maps({ hostile: true, notes: true }), (any) => {
      const { text, losses } = write(any);
      expect(losses).toEqual([]);
      const { map: again, problems } = read(text as string);
      expect(again).toEqual(any);
      expect(problems.filter(({ code }) => ['syntax', 'omitted'].includes(code))).toEqual([]);
      expect(byCore(text as string)).toBeDefined();
    });
    fc.assert(same, { seed: 20261130, numRuns: 600 });
  });

  test('keeps fields that this program does not know, whatever their names', () => {
    const any = map('A + M', 'B & C - M');
    const fields = {
      id2: 1,
      reason: { id: 'x' },
      more: [1],
      aim: true,
      sources: ['y'],
      section: 'z',
      uses: [1],
      text2: null
    };
    Object.assign(any.claims[0]!, { ...fields });
    Object.assign(any.reasons[0]!, { ...fields, argument: 'X', rules: ['a', 'b'] });
    Object.assign(any.reasons[1]!, { ...fields, argument: '<X>', rules: [1] });
    Object.assign(any, { more: fields, order: 2 });
    expect(read(write(any).text as string).map).toEqual(any);
  });

  test('and the bundled debates', () => {
    const folder = new URL('../../../static/maps/', import.meta.url);
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const one = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ArgumentMap;
      const text = write(one).text as string;
      const again = read(text);
      expect(again).toMatchObject({ map: one, problems: [] });
      // Fields in their order, too.
      expect(JSON.stringify(again.map)).toBe(JSON.stringify(one));
      expect(byCore(text)).toBeDefined();
    }
  });
});

test('nothing that is read throws or hangs', { timeout: 60_000 }, () => {
  const parts = [
    '[',
    ']:',
    '<',
    '>:',
    '(1) ',
    '\n----\n',
    '\n  + ',
    '\n    - ',
    '{a: ',
    '}',
    '*',
    '__',
    '#(',
    '===\n',
    '//',
    '/*',
    '\\',
    '\n\n',
    '`',
    '@['
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 5 }))), (pieces) => {
      expect(read(pieces.join('')).map).toBeDefined();
    }),
    { seed: 7, numRuns: 1000 }
  );
  for (const part of [
    ...parts,
    'a',
    '[a] ',
    '{}',
    '{},',
    ' ',
    '\n',
    '[A]\n  + [B]\n\n',
    '.a',
    ':',
    '(1) a\n'
  ])
    expect(read(part.repeat(20_000)).map).toBeDefined();
});

// Beside a checkout of those who make Warrant, and in no other: files of other programs, with what must be found in them.
const FOLDER = `${CORPORA}argdown/`;

describe.skipIf(!hasCorpora)('files of other people', () => {
  test('have what is listed', () => {
    const manifest = readFileSync(`${CORPORA}MANIFEST.tsv`, 'utf8');
    const names = readdirSync(FOLDER);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const row = manifest.split('\n').find((line) => line.startsWith(`argdown/${name}`))!;
      const expected = JSON.parse(row.slice(row.indexOf('{')));
      const text = readFileSync(`${FOLDER}${name}`, 'utf8');
      const document = readDocument(text);
      const all = [...document.arguments.values()];
      const relations: Record<string, number> = {};
      for (const { type } of document.relations) relations[type] = (relations[type] ?? 0) + 1;
      const found = {
        statements: document.statements.size,
        titled: [...document.statements.values()].filter(({ isTitled }) => isTitled).length,
        arguments: all.length,
        pcs: all.filter(({ inferences }) => inferences).length,
        premises: all.reduce((sum, { premises = [] }) => sum + premises.length, 0),
        relations,
        sections: document.sections.length,
        tags: document.tags.size
      };
      const { parserErrors, ...listed } = expected;
      // Where that parser gives up, more is read.
      if (parserErrors === 0) expect([name, found]).toEqual([name, listed]);
      else expect(document.faults.length).toBeGreaterThan(0);
      const { map } = read(text);
      expect([name, map!.claims.length]).toEqual([name, found.statements + found.arguments - found.pcs]);
      expect(read(write(map!).text as string).map).toEqual(map);
    }
  });
});
