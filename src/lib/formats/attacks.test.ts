import { describe, expect, test } from 'vitest';
import { alike } from '../../../tests/alike.ts';
import { expectHeld, expectSteady } from '../../../tests/format-law.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import * as af from './af.ts';
import * as apx from './apx.ts';
import { HOLDS } from './attacks.ts';
import type { Format } from './format.ts';
import { recognised } from './recognise.ts';
import * as tgf from './tgf.ts';

const FORMATS: [name: string, format: Format][] = [
  ['tgf', tgf],
  ['apx', apx],
  ['af', af]
];

/** What a framework says: attacks are a set, and nothing has a title of its own. */
const said = (framework: ArgumentMap) => {
  const { claims, reasons } = alike(framework);
  return { claims, reasons: new Set(reasons) };
};

const buses = map('cost - M', 'A + M', '1.1 - cost', 'U - r1', 'cost - M');

test.each([
  ['tgf', 'cost cost.\nM M.\nA A.\n1.1 1.1.\nU U.\n#\ncost M\n1.1 cost\nU cost\n'],
  [
    'apx',
    `arg(cost).\n% cost = cost.\narg(aM).\n% aM = M.\narg(aA).\n% aA = A.\narg(a1_1).\n% a1_1 = 1.1.\narg(aU).\n% aU = U.
att(cost,aM).\natt(a1_1,cost).\natt(aU,cost).\n`
  ],
  ['af', 'p af 5\n# 1 = cost.\n# 2 = M.\n# 3 = A.\n# 4 = 1.1.\n# 5 = U.\n1 2\n4 1\n5 1\n']
])('%s is written with its attacks alone', async (name, text) => {
  const format = Object.fromEntries(FORMATS)[name]!;
  const written = await format.write!(buses);
  expect(written.text).toBe(text);
  expect(written.losses.map(({ code }) => code)).toEqual([
    ...['map-field', 'map-field', 'map-field', 'support', 'undercut']
  ]);
  expect(recognised(text)).toBe(name);
});

describe.each(FORMATS)('%s', (_, format) => {
  test('keeps the law of formats', async () => {
    await expectHeld(format, HOLDS, said);
    await expectSteady(format, said);
  }, 60_000);

  test.each([
    'a',
    '#',
    '# 2 = x',
    'one, 2 = two',
    '1 = one, 2 = two',
    '"one, 2 = two\\"',
    '% x = y',
    'arg(a).',
    '1 2',
    'p af 3',
    'ąžuolas',
    ''
  ])('has the words %j as a name and as words', async (words) => {
    const one = map('x - y');
    one.claims = [
      { id: words || ' ', text: words },
      { id: `${words || ' '} `, text: 'x' }
    ];
    one.reasons[0] = { ...one.reasons[0]!, premises: [words || ' '], target: { claim: `${words || ' '} ` } };
    const back = format.read!((await format.write!(one)).text as string);
    expect(back.map!.claims.map(({ text }) => text)).toEqual([words || '…', 'x']);
    expect(lines(back.map!)).toBe(`r1: ${back.map!.claims[0]!.id} - ${back.map!.claims[1]!.id}`);
  });
});
