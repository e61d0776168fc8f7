import { argdown } from '@argdown/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike } from '../../../tests/alike.ts';
import { documents } from '../../../tests/arbitrary-argdown.ts';
import { corpus, hasCorpora } from '../../../tests/corpora.ts';
import { lines } from '../../../tests/map-notation.ts';
import { mutated } from '../../../tests/mutate.ts';
import { read as readText } from './argdown.ts';
import { read } from './argdown-json.ts';
import { readAny, recognised } from './recognise.ts';

const statement = (title: string, text?: string, more: object = {}) => ({
  type: 'statement',
  title,
  ...(text === undefined ? { isReference: true } : { text }),
  ...more
});
const stated = (title: string, ...members: object[]) => [
  title,
  {
    type: 'equivalence-class',
    title,
    relations: [],
    members: members.length ? members : [statement(title, `${title}.`)]
  }
];
const described = (title: string, more: object = {}) => [
  title,
  { type: 'argument', title, members: [statement(title, `${title} is so.`)], relations: [], ...more }
];
/** A relation as 'A support B'; a name in angle brackets is that of an argument. */
const related = (line: string, more: object = {}) => {
  const [, from, relationType, to] = /^(\S+) (\S+) (\S+)$/.exec(line)!;
  const name = (each: string) => each.replace(/[<>]/g, '');
  const type = (each: string) => (each.startsWith('<') ? 'argument' : 'equivalence-class');
  return {
    relationType,
    from: name(from!),
    fromType: type(from!),
    to: name(to!),
    toType: type(to!),
    ...more
  };
};

function file(statements: unknown[][], args: unknown[][], relations: object[], more: object = {}): string {
  return JSON.stringify({
    arguments: Object.fromEntries(args),
    statements: Object.fromEntries(statements),
    relations,
    ...more
  });
}

function told(text: string) {
  const { map, problems } = read(text);
  const found = problems.filter(({ code }) => code !== 'loose' && code !== 'circle');
  return { map: map && lines(map), problems: found.map(({ place, message }) => `${place}: ${message}`) };
}

describe('relations', () => {
  test.each([
    ['a claim for a claim', ['A support B'], 'r1: A + B', []],
    ['entails, as strict Argdown has it', ['A entails B'], 'r1: A + B', []],
    ['a contrary holds both ways', ['A contrary B'], 'r1: A - B, r2: B - A', []],
    [
      'a contradiction, which two members tell',
      ['A contradictory B', 'B contradictory A'],
      'r1: A - B, r2: B - A',
      []
    ],
    ['one that stands twice', ['A attack B', 'A attack B'], 'r1: A - B', []],
    [
      'an argument that is only described is a claim',
      ['<S> support A', 'B attack <S>'],
      'r1: S + A, r2: B - S',
      []
    ],
    [
      'an undercut of what has no inference',
      ['A undercut B'],
      'r1: A - B',
      ['relations[0]: undercuts “B”, which has no inference; it attacks that instead']
    ],
    ['of a name in vain', ['A support X'], '', ['relations[0]: names “X”, which is not in the file']],
    ['of an argument in vain', ['<A> support B'], '', ['relations[0]: names “A”, which is not in the file']],
    ['of another kind', ['A likes B'], '', ['relations[0]: is no relation: “likes”']]
  ])('%s', (_, relations, map, problems) => {
    const args = [described('S')];
    const found = told(
      file(
        [stated('A'), stated('B')],
        args,
        relations.map((line) => related(line))
      )
    );
    const reasons = found.map!.split(', ').filter((part) => part.includes(':'));
    expect({ map: reasons.join(', '), problems: found.problems }).toEqual({ map, problems });
  });
});

const pcs = (...titles: (string | [string, object])[]) =>
  titles.map((each) =>
    typeof each === 'string'
      ? statement(each, `${each}.`, { role: 'premise' })
      : statement(each[0], `${each[0]}.`, {
          inference: { type: 'inference', inferenceRules: [], ...each[1] }
        })
  );
const all = ['A', 'B', 'C', 'D', 'E'].map((title) => stated(title));

describe('an argument that is reconstructed', () => {
  test.each([
    ['one inference', pcs('A', 'B', ['C', {}]), 'r1: A & B + C', []],
    [
      'an intermediate conclusion is a premise of the next',
      pcs('A', ['B', {}], 'C', ['D', {}]),
      'r1: A + B, r2: B & C + D',
      []
    ],
    [
      'uses what it says',
      pcs('A', 'B', ['C', { data: { uses: [2] } }], ['D', { data: { uses: [1, '3'] } }]),
      'r1: B + C, r2: A & C + D',
      []
    ],
    ['a premise twice', pcs('A', 'A', ['C', {}]), 'r1: A + C', []],
    [
      'uses what is not before it',
      pcs('A', ['C', { data: { uses: [1, 5, null] } }]),
      'r1: A + C',
      [
        'arguments.S.pcs[1]: uses 5, which is no statement before it',
        'arguments.S.pcs[1]: uses something, which is no statement before it'
      ]
    ],
    [
      'a conclusion of nothing',
      pcs(['A', {}], 'B', ['C', {}]),
      'r1: A & B + C',
      ['arguments.S.pcs[0]: is a conclusion without a premise']
    ],
    [
      'a statement in vain',
      pcs('X', ['C', {}]),
      'r1: X + C',
      ['arguments.S.pcs[0]: names the statement “X”, which is not in the file']
    ],
    ['no conclusion', pcs('A', 'B'), '', ['arguments.S: has premises and no conclusion']]
  ])('%s', (_, pcs, map, problems) => {
    const found = told(file(all, [described('S', { pcs })], []));
    expect({
      ...found,
      map: found
        .map!.split(', ')
        .filter((part) => part.includes(':'))
        .join(', ')
    }).toEqual({
      map,
      problems
    });
  });

  test.each([
    [related('E undercut <S>'), 'r3: E - r2'],
    [related('E attack <S>'), 'r3: E - r2'],
    [related('E support <S>'), 'r3: E + r2'],
    [related('E undercut <S>', { toType: 'inference', conclusionIndex: 1 }), 'r3: E - r1'],
    [related('E undercut <S>', { toType: 'inference', conclusionIndex: 3 }), 'r3: E - r2'],
    [related('<S> support E'), 'r3: D + E']
  ])('what bears on it bears on an inference %#', (relation, line) => {
    const args = [described('S', { pcs: pcs('A', ['B', {}], 'C', ['D', {}]) })];
    expect(told(file(all, args, [relation])).map).toBe(
      ['r1: A + B', 'r2: B & C + D', line, ...(line.includes('E') ? [] : ['E'])].join(', ')
    );
  });

  test('what it says of itself is said with its last step', () => {
    const inference = { inferenceRules: ['Modus ponens'], data: { uses: [1], sure: true } };
    const args = [described('S', { tags: ['pro'], data: { x: 1 }, pcs: pcs('A', ['B', inference]) })];
    const { map, problems } = read(file(all, args, []));
    expect(map!.reasons[0]).toEqual({
      id: 'r1',
      side: 'pro',
      premises: ['A'],
      target: { claim: 'B' },
      argument: 'S',
      note: 'S is so.',
      rules: ['Modus ponens'],
      tags: ['pro'],
      sure: true,
      x: 1
    });
    expect(problems.filter(({ code }) => code !== 'loose')).toEqual([]);
  });
});

describe('claims', () => {
  test.each([
    [
      'the last member that is no reference',
      [statement('A', 'One.'), statement('A', 'Two.'), statement('A')],
      'Two.',
      '“A” has 2 wordings; this is the one that is read'
    ],
    [
      'the member that is marked',
      [statement('A', 'One.', { data: { isCanonical: true } }), statement('A', 'Two.')],
      'One.',
      '“A” has 2 wordings; this is the one that is read'
    ],
    ['the same words twice', [statement('A', 'One.'), statement('A', 'One. ')], 'One.', undefined],
    ['the title where there are no words', [statement('A')], 'A', undefined]
  ])('have the words of %s', (_, members, text, told) => {
    const { map, problems } = read(file([stated('A', ...members)], [], []));
    const [claim] = map!.claims;
    const [problem] = problems.filter(({ code }) => code === 'omitted');
    expect([claim!.text, problem?.message, claim!.heading]).toEqual([
      text,
      told,
      text === 'A' ? undefined : 'A'
    ]);
  });

  test('a statement and an argument of one title stay apart; a title that was made up is no heading', () => {
    const { map } = read(
      file([stated('A'), stated('Untitled 1')], [described('A')], [related('<A> support A')])
    );
    expect(lines(map!)).toBe('r1: <A> + A, u1');
    expect(map!.claims.map(({ heading }) => heading)).toEqual(['A', undefined, 'A']);
  });

  test('tags at the end are taken out of the words, links become sources, sections and data fields', () => {
    const text = 'Run #buses at night, as here. #(all night)';
    const ranges = [
      { type: 'tag', start: 30, stop: 41, tag: 'all night' },
      { type: 'tag', start: 4, stop: 9, tag: 'buses' },
      { type: 'link', start: 25, stop: 28, url: 'https://example.org/a' },
      { type: 'link', start: 25, stop: 28, url: '#top' }
    ];
    const [title, entry] = stated('A', statement('A', text, { ranges }));
    const one = {
      ...(entry as object),
      tags: ['buses', 'all night'],
      data: { credence: 0.8 },
      section: 's2'
    };
    const sections = [{ id: 's1', title: 'Policy', children: [{ id: 's2', title: 'Cities', children: [] }] }];
    const { map, problems } = read(file([[title, one]], [], [], { sections }));
    expect(map!.claims[0]).toEqual({
      id: 'A',
      text: 'Run #buses at night, as here.',
      heading: 'A',
      tags: ['buses', 'all night'],
      section: 'Policy / Cities',
      citations: [{ source: 's1' }],
      credence: 0.8
    });
    expect(problems.map(({ message }) => message)).toEqual(['the link to “#top” is left out']);
  });
});

test('is known by its content; what is wrong is told', () => {
  expect(recognised(file([], [], []))).toBe('argdown-json');
  expect(recognised('{"arguments":{},"relations":[]}')).toBe('argdown-json');
  expect(told('{"statements":5,"arguments":{"":{},"B":5},"relations":{"a":1}}').problems).toEqual([
    'statements: is no table of titles',
    'arguments[""]: has no title',
    'arguments.B: is no object',
    'relations: is no list'
  ]);
  expect(told('[]').problems).toHaveLength(1);
});

const titles = fc.constantFrom('A', 'B', 'C', '1', '__proto__', 'constructor', 'Untitled 1');
const statements = fc.record({
  title: titles,
  text: fc.constantFrom('Words #x', undefined, '', '[a](b)'),
  isReference: fc.constantFrom(true, undefined),
  ranges: fc.constantFrom(
    undefined,
    [{ type: 'tag', start: 6, stop: 7 }],
    [{ type: 'link', url: 'https://a.example' }]
  ),
  inference: fc.option(
    fc.record({
      inferenceRules: fc.constantFrom(null, ['MP']),
      data: fc.constantFrom({ uses: [1, 2] }, null)
    })
  )
});
const files = fc
  .record({
    statements: fc.array(
      fc.tuple(
        titles,
        fc.record({ members: fc.array(statements, { maxLength: 3 }), tags: fc.constantFrom(['x'], null) })
      )
    ),
    arguments: fc.array(
      fc.tuple(
        titles,
        fc.record({ members: fc.array(statements, { maxLength: 2 }), pcs: fc.array(statements) })
      )
    ),
    relations: fc.array(
      fc.record({
        relationType: fc.constantFrom(
          'support',
          'attack',
          'undercut',
          'contrary',
          'contradictory',
          'entails',
          'x'
        ),
        from: titles,
        fromType: fc.constantFrom('argument', 'equivalence-class', undefined),
        to: titles,
        toType: fc.constantFrom('argument', 'equivalence-class', 'inference'),
        conclusionIndex: fc.constantFrom(undefined, 1, 99)
      })
    )
  })
  .map(({ statements, arguments: args, relations }) => ({
    statements: Object.fromEntries(statements),
    arguments: Object.fromEntries(args),
    relations
  }));

test('whatever stands in a file, reading does not throw, and a map comes out with all its statements', {
  timeout: 60_000
}, () => {
  const junk = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(undefined, null, [], {}));
  fc.assert(
    fc.property(files, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), junk, (value, way, odd) => {
      const { map } = read(JSON.stringify(value));
      expect(map!.claims.length).toBeGreaterThanOrEqual(Object.keys(value.statements).length);
      expect(read(JSON.stringify(mutated(value, way, odd))).map).toBeDefined();
    }),
    { seed: 7, numRuns: 500 }
  );
});

test('large files are read to an end', { timeout: 60_000 }, () => {
  const many = 5000;
  const names = Array.from({ length: many }, (_, at) => `s${at}`);
  const ranges = Array.from({ length: many }, () => ({ type: 'tag', start: 0, stop: many }));
  const texts = [
    file(
      names.map((name) => stated(name)),
      [described('S', { pcs: pcs(...names.map((name): [string, object] => [name, {}])) })],
      []
    ),
    file([stated('A', statement('A', '#'.repeat(many), { ranges }))], [], []),
    `{"statements":{},"arguments":{},"sections":${'[{"children":'.repeat(50_000)}[]${'}]'.repeat(50_000)}}`
  ];
  for (const text of texts) expect(read(text).map).toBeDefined();
});

describe.skipIf(!hasCorpora)('files of other programs', () => {
  test('hold the statements, arguments and relations that are listed', async () => {
    expect(corpus('argdown-json').length).toBeGreaterThan(0);
    for (const { name, bytes, expected } of corpus('argdown-json')) {
      const { map, problems, format } = await readAny(bytes);
      expect([name, format]).toEqual([name, 'argdown-json']);
      expect([name, problems.filter(({ severity }) => severity === 'error')]).toEqual([name, []]);
      const value = JSON.parse(new TextDecoder().decode(bytes));
      const args: { pcs?: { inference?: object }[] }[] = Object.values(value.arguments);
      const sketched = args.filter(({ pcs }) => !pcs?.length).length;
      const inferences = args.flatMap(({ pcs = [] }) => pcs.filter(({ inference }) => inference)).length;
      const { support = 0, attack = 0, undercut = 0, contradictory = 0 } = expected.relations;
      expect([name, map!.claims.length]).toEqual([name, expected.statements + sketched]);
      expect([name, map!.reasons.length]).toEqual([
        name,
        inferences + support + attack + undercut + 2 * contradictory
      ]);
    }
  });
});

/** What @argdown/core exports of a text; nothing where it has errors. */
function exported(input: string): string | undefined {
  const { json, parserErrors, exceptions } = argdown.run({
    process: ['parse-input', 'build-model', 'export-json'],
    input,
    logExceptions: false
  });
  return parserErrors?.length || exceptions?.length ? undefined : json;
}

/** What a map says but for what only the front matter of Argdown has. */
function saidIn({ map }: ReturnType<typeof read>) {
  return alike({ ...map!, title: '' });
}

describe('the same document as text and as JSON', () => {
  test('is the same map, whatever stands in it', { timeout: 120_000 }, () => {
    let both = 0;
    fc.assert(
      fc.property(documents, (text) => {
        const json = exported(text);
        if (json === undefined) return;
        both++;
        expect(saidIn(read(json))).toEqual(saidIn(readText(text)));
      }),
      { seed: 20261130, numRuns: Number(process.env.DOCUMENTS ?? 600) }
    );
    expect(both).toBeGreaterThan(250);
  });

  test.skipIf(!hasCorpora)('in files of other people', () => {
    const texts = new Map(corpus('argdown').map(({ name, bytes }) => [titleOf(name), bytes]));
    let pairs = 0;
    for (const { name, bytes } of corpus('argdown-json')) {
      const text = texts.get(titleOf(name));
      if (!text) continue;
      pairs++;
      const [one, other] = [bytes, text].map((each) => new TextDecoder().decode(each));
      // Of one, the headings were other ones when it was exported.
      const [json, written] = [read(one!), readText(other!)].map(({ map }) => {
        for (const claim of map!.claims) delete (claim as { section?: string }).section;
        return saidIn({ map: map!, problems: [] });
      });
      expect([name, json]).toEqual([name, written]);
    }
    expect(pairs).toBeGreaterThan(3);
  });
});

function titleOf(name: string): string {
  return name.replace(/^.*__/, '').replace(/\.\w+$/, '');
}
