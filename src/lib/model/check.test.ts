import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { mutated } from '../../../tests/mutate.ts';
import { clean } from '../text/clean.ts';
import { check, placeOf, sayProblem } from './check.ts';
import { relate } from './relations.ts';
import { sides } from './sides.ts';
import { tree } from './tree.ts';

const seed = { seed: 17, numRuns: 300 };

const sound = { ...map('A + M', 'B - A'), sources: [{ id: 's', type: 'report' }] };

/** The sound map with some fields changed, or with the first claim, reason or source changed. */
const doc = (fields: object) => ({ ...sound, ...fields });
const claim = (fields: object) =>
  doc({ claims: [{ ...sound.claims[0], ...fields }, ...sound.claims.slice(1)] });
const reason = (fields: object) =>
  doc({ reasons: [{ ...sound.reasons[0], ...fields }, ...sound.reasons.slice(1)] });
const source = (fields: object) => doc({ sources: [{ ...sound.sources[0], ...fields }] });
const citation = (fields: object) => claim({ citations: [{ source: 's', ...fields }] });
const without = (field: string) => Object.fromEntries(Object.entries(sound).filter(([key]) => key !== field));
const json = (text: string): unknown => JSON.parse(text);
const says = (value: unknown) => check(value).problems.map(sayProblem);

/** A test for each row: what is said of a value, which is let through when these are warnings only. */
function said(rows: readonly [unknown, ...string[]][]): void {
  for (const [value, ...problems] of rows) {
    test(problems.join('; '), () => {
      expect(says(value)).toEqual(problems);
      expect(check(value).map).toBe(
        problems.every((words) => words.endsWith('(warning)')) ? value : undefined
      );
    });
  }
}

test('a sound map has no problems', () => expect(check(sound)).toEqual({ map: sound, problems: [] }));

const date = 'is not a date like 2026-11-23';
const tag = 'is not a language tag like "lt" or "pt-BR"';
const bases = '"source" or "inference" or "reasoning" or "own knowledge"';
const moves = '"denies" or "mitigates" or "outweighs" or "turns" or "concedes"';
const accesses = '"original" or "syndicated copy" or "mirror" or "second-hand" or "not seen"';
const results = '"exact" or "close" or "absent" or "unseen"';
const aim = 'expected {"claim": …} or {"reason": …}, found';

describe('an error names the field and what is wrong with it', () => {
  said([
    [doc({ id: '' }), 'id: is empty'],
    [doc({ id: 5 }), 'id: expected text, found 5'],
    [without('id'), 'id: is missing'],
    [without('title'), 'title: is missing'],
    [doc({ title: null }), 'title: expected text, found null'],
    [doc({ language: 'in Lithuanian' }), `language: ${tag}: "in Lithuanian"`],
    [doc({ motion: '' }), 'motion: is empty'],
    [doc({ motion: 'Z' }), 'motion: no claim "Z"'],
    [doc({ motion: ['M'] }), 'motion: expected text, found a list'],
    [doc({ background: {} }), 'background.text: is missing'],
    [doc({ background: { text: '', sources: ['s', 't'] } }), 'background.sources[1]: no source "t"'],
    [doc({ authors: 'me' }), 'authors: expected a list, found "me"'],
    [doc({ authors: ['me', true] }), 'authors[1]: expected text, found true'],
    [doc({ licence: {} }), 'licence: expected text, found an object'],
    [doc({ edited: 'today' }), `edited: ${date}: "today"`],
    [doc({ edited: '2026-13-01' }), `edited: ${date}: "2026-13-01"`],
    [doc({ edited: '2026-11-32' }), `edited: ${date}: "2026-11-32"`],
    [doc({ edited: '2026-02-30' }), `edited: ${date}: "2026-02-30"`],

    [without('claims'), 'claims: is missing', 'motion: no claim "M"', ...danglingEverywhere()],
    [
      doc({ claims: {} }),
      'claims: expected a list, found an object',
      'motion: no claim "M"',
      ...danglingEverywhere()
    ],
    [doc({ claims: [...sound.claims, 7] }), 'claims[3]: expected an object, found 7'],
    [claim({ text: undefined }), 'claims[0].text: is missing'],
    [claim({ text: ['A.'] }), 'claims[0].text: expected text, found a list'],
    [claim({ heading: 1 }), 'claims[0].heading: expected text, found 1'],
    [claim({ basis: 'hearsay' }), `claims[0].basis: expected ${bases}, found "hearsay"`],
    [claim({ note: 1 }), 'claims[0].note: expected text, found 1'],
    [claim({ tags: [1] }), 'claims[0].tags[0]: expected text, found 1'],
    [claim({ citations: {} }), 'claims[0].citations: expected a list, found an object'],
    [
      doc({ claims: [...sound.claims, sound.claims[1]] }),
      'claims[3].id: the claim "M" is already at claims[1]'
    ],

    [citation({ source: undefined }), 'claims[0].citations[0].source: is missing'],
    [citation({ source: 's-kam2' }), 'claims[0].citations[0].source: no source "s-kam2"'],
    [citation({ locator: 4 }), 'claims[0].citations[0].locator: expected text, found 4'],
    [citation({ quote: 'words' }), 'claims[0].citations[0].quote: expected an object, found "words"'],
    [citation({ quote: {} }), 'claims[0].citations[0].quote.exact: is missing'],
    [citation({ quote: { exact: '', language: '' } }), `claims[0].citations[0].quote.language: ${tag}`],
    [
      citation({ check: { result: 'found', on: '', how: 0 } }),
      `claims[0].citations[0].check.result: expected ${results}, found "found"`,
      `claims[0].citations[0].check.on: ${date}`,
      'claims[0].citations[0].check.how: expected text, found 0'
    ],
    [
      citation({ check: { result: 'exact', on: '2026-11-23', how: '', sameAddress: 'no' } }),
      'claims[0].citations[0].check.sameAddress: expected true or false, found "no"'
    ],
    [
      citation({ passage: { text: '', marks: [{ start: 0.5, end: 'x', level: 'read' }] } }),
      'claims[0].citations[0].passage.marks[0].start: is not a whole number',
      'claims[0].citations[0].passage.marks[0].end: expected a number, found "x"'
    ],

    [reason({ id: undefined }), 'reasons[0].id: is missing'],
    [reason({ id: 'r2' }), 'reasons[1].id: the reason "r2" is already at reasons[0]'],
    [reason({ side: 'for' }), 'reasons[0].side: expected "pro" or "con", found "for"'],
    [reason({ premises: [] }), 'reasons[0].premises: names no claim'],
    [reason({ premises: ['A', 'Z'] }), 'reasons[0].premises[1]: no claim "Z"'],
    [reason({ premises: [''] }), 'reasons[0].premises[0]: is empty'],
    [reason({ target: undefined }), 'reasons[0].target: is missing'],
    [reason({ target: 'M' }), `reasons[0].target: ${aim} "M"`],
    [reason({ target: {} }), `reasons[0].target: ${aim} an object`],
    [reason({ target: { claim: 'Z' } }), 'reasons[0].target.claim: no claim "Z"'],
    [reason({ target: { reason: 'r9' } }), 'reasons[0].target.reason: no reason "r9"'],
    [reason({ target: { claim: 'M', reason: 'r2' } }), 'reasons[0].target: names both a claim and a reason'],
    [reason({ target: { claim: 5, reason: 'r2' } }), 'reasons[0].target: names both a claim and a reason'],
    [reason({ target: { reason: 'r1' } }), 'reasons[0].target: leads round in a circle of reasons'],
    [reason({ move: 'wins' }), `reasons[0].move: expected ${moves}, found "wins"`],

    [without('sources'), 'sources: is missing'],
    [source({ type: undefined }), 'sources[0].type: is missing'],
    [source({ author: [{ family: 1 }] }), 'sources[0].author[0].family: expected text, found 1'],
    [source({ issued: 2024 }), 'sources[0].issued: expected an object, found 2024'],
    [
      source({ issued: { 'date-parts': [2024] } }),
      'sources[0].issued.date-parts[0]: expected a list, found 2024'
    ],
    [source({ volume: true }), 'sources[0].volume: expected text or a number, found true'],
    [source({ access: 'seen' }), `sources[0].access: expected ${accesses}, found "seen"`],
    [source({ corrections: [{}] }), 'sources[0].corrections[0].field: is missing'],
    [
      doc({ sources: [sound.sources[0], sound.sources[0]] }),
      'sources[1].id: the source "s" is already at sources[0]'
    ],

    [doc({ facing: [['A']] }), 'facing[0][1]: is missing'],
    [doc({ facing: [['A', 'B', 'M']] }), 'facing[0][2]: is one too many'],
    [doc({ facing: [['A', 'Z']] }), 'facing[0][1]: no claim "Z"'],
    [doc({ translations: { lt: 'A' } }), 'translations.lt: expected an object, found "A"'],
    [doc({ translations: { lt: { A: { text: 5 } } } }), 'translations.lt.A.text: expected text, found 5'],
    [doc({ translations: { lt: { Z: {} } } }), 'translations.lt.Z: no claim "Z"'],
    [doc({ translations: { 'lt LT': { 'a.b': {} } } }), 'translations["lt LT"]["a.b"]: no claim "a.b"']
  ]);
});

function danglingEverywhere(): string[] {
  return [
    'reasons[0].premises[0]: no claim "A"',
    'reasons[0].target.claim: no claim "M"',
    'reasons[1].premises[0]: no claim "B"',
    'reasons[1].target.claim: no claim "A"'
  ];
}

test('every problem is said, not only the first', () => {
  const value = { ...claim({ text: 1 }), title: 2, motion: 'Y', facing: [['A', 'Z']] };
  expect(says(value)).toEqual([
    'title: expected text, found 2',
    'claims[0].text: expected text, found 1',
    'motion: no claim "Y"',
    'facing[0][1]: no claim "Z"'
  ]);
});

describe('what is no map at all', () => {
  const found = (what: string) => `expected an object with a "format" field, found ${what}`;
  const other = 'this is not a Warrant map';
  said([
    [undefined, found('nothing')],
    [null, found('null')],
    [7, found('7')],
    ['text', found('"text"')],
    [[sound], found('a list')],
    [{}, `format: expected "warrant/1", found nothing; ${other}`],
    [doc({ format: 1 }), `format: expected "warrant/1", found 1; ${other}`],
    [doc({ format: 'argdown' }), `format: expected "warrant/1", found "argdown"; ${other}`],
    [doc({ format: 'warrant/0' }), `format: expected "warrant/1", found "warrant/0"; ${other}`],
    [doc({ format: 'warrant/1.5' }), `format: expected "warrant/1", found "warrant/1.5"; ${other}`],
    [
      doc({ format: 'warrant/2' }),
      'format: the file is in "warrant/2", which is newer than "warrant/1", the newest that this program reads; update Warrant to open it'
    ]
  ]);
});

describe('what no honest file holds', () => {
  const use = 'is not a name that a map may use';
  said([
    [json('{ "__proto__": { "polluted": true } }'), `__proto__: ${use}`],
    [
      json('{ "claims": [{ "__proto__": 1 }], "x": { "constructor": 1 } }'),
      `claims[0].__proto__: ${use}`,
      `x.constructor: ${use}`
    ],
    [json('{ "translations": { "prototype": {} } }'), `translations.prototype: ${use}`],
    [
      json(`{ "claims": ${'['.repeat(200)}${']'.repeat(200)} }`),
      'claims[0][0]: is nested more than 100 levels deep'
    ],
    [
      json(`{ "a": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)} }`),
      'a.a.a: is nested more than 100 levels deep'
    ]
  ]);
  test('a hundred levels are let through', () => {
    const nested = JSON.parse(`${'['.repeat(99)}${']'.repeat(99)}`);
    expect(says(doc({ nested }))).toEqual([]);
    expect(says(doc({ nested: [[nested]] }))).toEqual(['nested[0][0]: is nested more than 100 levels deep']);
  });
});

describe('a warning lets the map through', () => {
  const drawn = (code: string) => `holds U+${code}, which is drawn as \uFFFD (warning)`;
  const closes = 'where it closes, a reference is drawn (warning)';
  said([
    [claim({ text: ' \n' }), 'claims[0].text: is empty (warning)'],
    [claim({ text: 'a\u0007b\u0000' }), `claims[0].text: ${drawn('0007')}`],
    [claim({ heading: '\uD800' }), `claims[0].heading: ${drawn('D800')}`],
    [doc({ title: '\u0085', licence: '\uFFFF' }), `title: ${drawn('0085')}`, `licence: ${drawn('FFFF')}`],
    [doc({ translations: { lt: { A: { text: '\u001B' } } } }), `translations.lt.A.text: ${drawn('001B')}`],
    [
      source({ title: '\u007F', author: [{ family: '\b' }] }),
      `sources[0].title: ${drawn('007F')}`,
      `sources[0].author[0].family: ${drawn('0008')}`
    ],
    [
      source({ URL: 'javascript:x' }),
      'sources[0].URL: "javascript:x" is not a web address; it is not linked (warning)'
    ],
    [reason({ premises: ['A', 'A'] }), 'reasons[0].premises: names a claim twice; it counts once (warning)'],
    [
      map('A + A'),
      'claims[0]: the claim "A" is a reason for itself; it is drawn once, then as a reference (warning)'
    ],
    [map('A + M', 'B + A', 'A - B'), `claims[0]: the claim "A" stands in a circle with "B"; ${closes}`],
    [
      map('A + B', 'B + C', 'C + D', 'D + E', 'E + A'),
      `claims[0]: the claim "A" stands in a circle with "B", "C", "D" and others; ${closes}`
    ],
    [
      map('A + A', 'B + C', 'C + B'),
      'claims[0]: the claim "A" is a reason for itself; it is drawn once, then as a reference (warning)',
      `claims[1]: the claim "B" stands in a circle with "C"; ${closes}`
    ]
  ]);
});

test('warns of exactly the characters that are drawn as U+FFFD', () => {
  const AT_ONCE = 0x100;
  for (let from = 0; from < 0x11000; from += AT_ONCE) {
    const characters = Array.from({ length: AT_ONCE }, (_, at) => String.fromCodePoint(from + at));
    const claims = characters.map((character, at) => ({ id: `${at}`, text: `A${character}` }));
    const { problems } = check({ ...sound, motion: undefined, claims, reasons: [] });
    const drawn = characters.flatMap((character, at) =>
      clean(character) === '\uFFFD' && character !== '\uFFFD' ? [`claims[${at}].text`] : []
    );
    expect(problems.filter(({ code }) => code === 'character').map(({ place }) => place)).toEqual(drawn);
  }
});

test('of very many problems the first are told, and that there are more', () => {
  const { problems } = check(doc({ claims: Array.from({ length: 5000 }, () => 1) }));
  expect(problems.length).toBe(1001);
  expect(problems.slice(0, 2).map(sayProblem)).toEqual([
    'claims[0]: expected an object, found 1',
    'claims[1]: expected an object, found 1'
  ]);
  expect(sayProblem(problems.at(-1)!)).toBe('has more problems than these 1000');
});

test('of very many problems the errors are told first', () => {
  const warned = Array.from({ length: 1500 }, (_, at) => ({
    id: `w${at}`,
    side: 'pro',
    premises: ['A', 'A'],
    target: { claim: 'M' }
  }));
  const circular = ['x', 'y'].map((id, at) => ({
    id,
    side: 'con',
    premises: ['A'],
    target: { reason: 'yx'[at] }
  }));
  const { map: none, problems } = check(doc({ reasons: [...warned, ...circular] }));
  expect(none).toBeUndefined();
  expect(problems.slice(0, 2).map(({ code }) => code)).toEqual(['circle', 'circle']);
});

test('a vast document tells the first problem of each claim', () => {
  const wrong = { id: 'x', text: 'X.', citations: Array.from({ length: 500_001 }, () => 1) };
  const { problems } = check(doc({ claims: [...sound.claims, wrong] }));
  expect(problems.map(({ place }) => place)).toEqual([`claims[${sound.claims.length}].citations[0]`]);
});

test('a long value is cut in what is said of it', () => {
  expect(says(doc({ motion: 'x'.repeat(1000) }))).toEqual([`motion: no claim "${'x'.repeat(57)}…"`]);
});

test('what is said holds no control character', () => {
  expect(says(doc({ motion: '\u001B[2J\u009B' }))).toEqual(['motion: no claim "\\u001b[2J\uFFFD"']);
});

test.each<[(string | number)[], string]>([
  [[], ''],
  [['title'], 'title'],
  [['claims', 17, 'citations', 0, 'source'], 'claims[17].citations[0].source'],
  [['translations', 'pt-BR', 'P1.2'], 'translations.pt-BR["P1.2"]'],
  [['', 0], '[""][0]']
])('the place %j is written %j', (path, place) => expect(placeOf(path)).toBe(place));

describe('for any value', () => {
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(undefined, null, '', 'M', 'r1', -1, [], {}, [[]], { claim: 'M' })
  );
  const way = fc.array(fc.nat(), { minLength: 1, maxLength: 7 });
  const bundled = JSON.parse(
    readFileSync(new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url), 'utf8')
  );
  /** The map is drawn whole or problems are said; nothing throws. */
  const holds = (value: unknown) => {
    const { map, problems } = check(value);
    expect(map === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    if (!map) return;
    expect(map).toBe(value);
    const relations = relate(map);
    tree(relations, sides(relations));
  };
  const any = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true
  });
  test('JSON', () => fc.assert(fc.property(fc.jsonValue(), holds), seed));
  test('not JSON', () => fc.assert(fc.property(any, holds), seed));
  test('in every field', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(sound), 'facing'), any), (fields) =>
        holds(doc(fields))
      ),
      seed
    ));
  test('in one field of a map', () =>
    fc.assert(
      fc.property(maps({ hostile: true }), way, junk, (map, way, junk) => holds(mutated(map, way, junk))),
      seed
    ));
  test('in one field of the bundled debate', () =>
    fc.assert(
      fc.property(way, junk, (way, junk) => holds(mutated(bundled, way, junk))),
      { ...seed, numRuns: 100 }
    ));
  test('generated maps are sound', () =>
    fc.assert(
      fc.property(maps({ hostile: true }), (map) => {
        expect(check(map).map).toBe(map);
      }),
      seed
    ));
});

test('fields that are not known survive', () => {
  const extra = { 'x-warrant': [{ deep: { er: null } }], y: 1 };
  const value = {
    ...sound,
    ...extra,
    claims: sound.claims.map((each) => ({ ...each, ...extra, citations: [{ source: 's', ...extra }] })),
    reasons: sound.reasons.map((each) => ({ ...each, ...extra, target: { ...each.target, ...extra } })),
    sources: sound.sources.map((each) => ({ ...each, ...extra }))
  };
  expect(check(value)).toEqual({ map: value, problems: [] });
  expect(check(value).map).toBe(value);
});

test('what is wrong is told with the first words of the claim or source in which it is', () => {
  const long = `Deterrence ${'x'.repeat(80)}`;
  const near = (value: unknown) => check(value).problems.map(({ near }) => near);
  expect(near(claim({ text: long, citations: [{ source: 'z' }] }))).toEqual([`${long.slice(0, 57)}…`]);
  expect(near(source({ title: 'A report', URL: 'nowhere' }))).toEqual(['A report']);
  const emoji = `${'x'.repeat(56)}😀${'y'.repeat(20)}`;
  expect(near(claim({ heading: '', text: emoji, citations: [{ source: 'z' }] }))).toEqual([
    `${'x'.repeat(56)}…`
  ]);
  expect(near(doc({ motion: 'Z' }))).toEqual([undefined]);
  expect(near([])).toEqual([undefined]);
});
