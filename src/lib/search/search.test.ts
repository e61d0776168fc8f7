import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import type { ArgumentMap, Claim } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { entriesOf, folded, termsOf } from './entries.ts';
import { indexEntries } from './search.ts';

const searcher = (debate: ArgumentMap) => indexEntries(entriesOf(relate(debate)));
const found = (debate: ArgumentMap, query: string) =>
  searcher(debate)
    .find(query)
    .map(({ id }) => id);

/** A map of claims with these texts, named A, B, … */
const saying = (...texts: string[]): ArgumentMap => {
  const claims = texts.map((text, at): Claim => ({ id: String.fromCharCode(65 + at), text }));
  return { ...map(), claims };
};

describe('a word as it is compared', () => {
  test.each([
    ['Saugumą', 'sauguma'],
    ['ŽĄSŲ', 'zasu'],
    ['Łódź', 'lodz'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ẞ', 'ss'],
    ['Æsir', 'aesir'],
    ['Øre', 'ore'],
    ['İstanbul', 'istanbul'],
    ['ISPARTA', 'isparta'],
    ['ısparta', 'isparta'],
    ['ﬁnal', 'final'],
    ['Київ', 'киів'],
    ['ΛΌΓΟΣ', 'λογοσ'],
    ['λόγος', 'λογοσ'],
    ['مُحَمَّد', 'محمد'],
    ['हिन्दी', 'हिन्दी']
  ])('%s: %s', (word, term) => expect(folded(word)).toBe(term));

  test('does not change when it is compared again', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
      { seed: 51, numRuns: 1000 }
    ));
});

test.each<[string, string[]]>([
  ['It is not—“never”—so, 2024!', ['it', 'is', 'not', 'never', 'so', '2024']],
  ["O'Brien’s co-premise", ['o', 'brien', 's', 'co', 'premise']],
  ['平和abc', ['平', '和', 'abc']],
  ['हिन्दी में', ['हिन्दी', 'में']],
  ['\uD800 \u0301 …', []],
  ['x'.repeat(99), ['x'.repeat(40)]]
])('the words of %j', (text, terms) => expect(termsOf(text).map(({ term }) => term)).toEqual(terms));

test('the entry of a claim holds its words in every language, and those of its sources', () => {
  const debate: ArgumentMap = {
    ...map('A + M'),
    claims: [
      { id: 'M', text: 'Motion' },
      {
        id: 'A',
        text: 'Text',
        heading: 'Heading',
        note: 'Note',
        tags: ['one', 'two'],
        citations: [
          { source: 's', quote: { exact: 'Quote', translation: 'Citata' } },
          { source: 's', passage: { text: 'Passage', marks: [] } }
        ]
      }
    ],
    sources: [
      {
        id: 's',
        type: 'report',
        shortName: 'HRW',
        title: 'Title',
        publisher: 'House',
        author: [{ given: 'Ann', family: 'Lee' }, { literal: 'HRW' }],
        issued: { 'date-parts': [[2024]] }
      }
    ],
    translations: { lt: { A: { text: 'Tekstas', heading: 'Antraštė' } }, de: { A: {} } }
  };
  debate.reasons[0]!.note = 'Why';
  expect(entriesOf(relate(debate))[1]).toEqual({
    id: 'A',
    heading: 'Heading\nAntraštė',
    text: 'Text\nTekstas',
    sources: 'HRW 2024\nTitle\nHouse',
    authors: 'Ann\nLee\nHRW',
    quotations: 'Quote\nCitata\nPassage',
    notes: 'Note\nWhy',
    tags: 'one\ntwo'
  });
});

describe('laws', () => {
  const picked = fc
    .record({ debate: maps({ hostile: true }), pick: fc.nat() })
    .filter(({ debate }) => debate.claims.length > 0)
    .map(({ debate, pick }) => ({ debate, claim: debate.claims[pick % debate.claims.length]! }));
  const plain = fc
    .record({ debate: maps(), pick: fc.nat(), at: fc.nat() })
    .filter(({ debate }) => debate.claims.length > 0)
    .map(({ debate, pick, at }) => ({ debate, claim: debate.claims[pick % debate.claims.length]!, at }));

  test('a claim is found by each of its words, as it is and without its marks', () =>
    fc.assert(
      fc.property(picked, ({ debate, claim }) => {
        const { find } = searcher(debate);
        for (const word of claim.text.match(/[\p{L}\p{N}\p{M}]*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []) {
          expect(find(word).map(({ id }) => id)).toContain(claim.id);
          expect(find(folded(word)).map(({ id }) => id)).toContain(claim.id);
        }
      }),
      { seed: 52, numRuns: 100 }
    ));

  test('by the beginnings of its words', () =>
    fc.assert(
      fc.property(plain, ({ debate, claim, at }) => {
        const words = claim.text.match(/\p{L}+/gu)!;
        const word = words[at % words.length]!;
        expect(found(debate, word.slice(0, 1 + (at % word.length)))).toContain(claim.id);
      }),
      { seed: 53, numRuns: 100 }
    ));

  test('by a long word with one letter wrong', () =>
    fc.assert(
      fc.property(plain, ({ debate, claim, at }) => {
        for (const word of claim.text.match(/\p{L}{5,}/gu) ?? []) {
          const wrong = at % word.length;
          const query = `${word.slice(0, wrong)}q${word.slice(wrong + 1)}`;
          expect(found(debate, query)).toContain(claim.id);
        }
      }),
      { seed: 54, numRuns: 100 }
    ));

  test('by its id', () =>
    fc.assert(
      fc.property(picked, ({ debate, claim }) => {
        expect(found(debate, ` ${claim.id} `)).toContain(claim.id);
      }),
      { seed: 55, numRuns: 100 }
    ));

  test('whatever is asked, claims of the map come once, the best first', () =>
    fc.assert(
      fc.property(
        maps({ hostile: true }),
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        (debate, query) => {
          const hits = searcher(debate).find(query);
          const ids = new Set(hits.map(({ id }) => id));
          expect(ids.size).toBe(hits.length);
          for (const { id } of debate.claims) ids.delete(id);
          expect(ids.size).toBe(0);
          const scores = hits.map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
        }
      ),
      { seed: 56, numRuns: 200 }
    ));
});

describe('what is found', () => {
  test.each<[string, string[], string, string[]]>([
    ['a word in another case', ['Mūsų saugumą', 'Kita'], 'saugumas', ['A']],
    ['a word in another number', ['Sprogmenų reikia', 'Kita'], 'sprogmuo', ['A']],
    ['a word with another ending', ['It deterred us', 'Other'], 'deterrence', ['A']],
    ['letters swapped', ['Deterrence holds', 'Other'], 'detrerence', ['A']],
    ['all words, where a claim has them', ['war and peace', 'war', 'peace'], 'peace war', ['A']],
    ['any word, where none has them all', ['war', 'peace', 'other'], 'peace war', ['A', 'B']],
    ['no other short word', ['the arm', 'the art'], 'arm', ['A']],
    ['nothing for spaces', ['war'], ' \t\n ', []],
    ['nothing for signs', ['war!'], '!?', []],
    ['nothing for an empty query', ['war'], '', []],
    ['words of a script without spaces', ['世界和平', '戦争'], '和平', ['A']]
  ])('%s', (_, texts, query, ids) => expect(new Set(found(saying(...texts), query))).toEqual(new Set(ids)));

  test('what is asked for comes before what is like it', () =>
    expect(found(saying('It deterred', 'A deterrence'), 'deterrence')).toEqual(['B', 'A']));

  test('an id comes before a word, in whatever letters', () => {
    const debate = map('P1.2 + M', 'P1.21 + M');
    debate.claims[0]!.text = 'See P1.2';
    expect(found(debate, 'p1.2')[0]).toBe('P1.2');
    expect(searcher(debate).find('P1.21')[0]).toMatchObject({ id: 'P1.21', field: 'id' });
  });

  test('a page that was pasted takes its first words', () =>
    expect(found(saying('war'), `war ${'x'.repeat(1e6)} ${'word '.repeat(1e5)}`)).toEqual(['A']));
});

describe('in the first debate', () => {
  const url = new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url);
  const debate: ArgumentMap = JSON.parse(readFileSync(url, 'utf8'));
  const { find } = searcher(debate);
  const citing = (wanted: RegExp) =>
    debate.claims
      .filter(({ citations = [] }) =>
        citations.some(({ source }) =>
          wanted.test(JSON.stringify(debate.sources.find(({ id }) => id === source)))
        )
      )
      .map(({ id }) => id);

  test('a misspelt heading', () =>
    expect(find('deterence')[0]).toMatchObject({ id: 'P1', field: 'heading' }));

  test.each([
    ['Human Rights Watch', /Human Rights Watch/],
    ['HRW', /"HRW/],
    ['Zeigler', /Zeigler/],
    ['kasčiūnas', /Kasčiūnas"/]
  ])('%s: the claims that cite it', (query, wanted) => {
    const ids = find(query).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(citing(wanted)));
    expect(ids.length).toBeGreaterThan(0);
  });

  test('every claim by its id', () => {
    for (const { id } of debate.claims) expect(find(id)[0]!.id).toBe(id);
  });
});
