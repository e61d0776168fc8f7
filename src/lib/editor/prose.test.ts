import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { LANGUAGES, type Language, loadMessages } from '../messages.ts';
import type { ArgumentMap, ClaimId } from '../model/map.ts';
import { wordsOf } from '../model/translate.ts';
import { tree } from '../model/tree.ts';
import { sourceLabel } from '../sources/label.ts';
import { wordsFrom } from '../words.ts';
import { type Paragraph, type ProseOptions, type ProseWords, prose, proseWords } from './prose.ts';
import { study } from './study.ts';

const seed = { seed: 20261127, numRuns: 150 };

async function load(language: Language): Promise<ProseWords> {
  const say = await loadMessages(language);
  return proseWords(say, wordsFrom(say, language));
}
const WORDS: Record<Language, ProseWords> = { en: await load('en'), lt: await load('lt') };

const textOf = ({ parts }: Paragraph) => parts.map(({ text }) => text).join('');
const claimsIn = (paragraphs: readonly Paragraph[]) =>
  paragraphs.flatMap(({ parts }) => parts).filter((part) => 'claim' in part);
const told = (paragraphs: readonly Paragraph[]) =>
  claimsIn(paragraphs)
    .filter(({ brief }) => !brief)
    .map(({ claim }) => claim);

/** A map whose claims all rest on the source S. */
function sourced(...lines: string[]): ArgumentMap {
  const map = notation(...lines);
  return {
    ...map,
    claims: map.claims.map((claim) => ({ ...claim, citations: [{ source: 's' }] })),
    sources: [{ id: 's', type: 'report', shortName: 'S', issued: { 'date-parts': [[2024]] } }]
  };
}

function said(map: ArgumentMap, options: ProseOptions = {}, language: Language = 'en'): string[] {
  return prose(study(map), WORDS[language], options).map(
    (paragraph) => '#'.repeat(paragraph.heading ?? 0) + textOf(paragraph).replaceAll(' (S 2024)', '')
  );
}

/** What is said of the first reason for the motion. */
const first = (map: ArgumentMap, language: Language = 'en') => said(map, {}, language).slice(4);

describe('a reason is told after what it bears on', () => {
  test.each<[string[], string[]]>([
    [['A + M'], ['First: A.']],
    [['A + M', 'B + A', 'C + B'], ['First: A. This is supported by: B. This is supported by: C.']],
    [['A + M', 'B - A', 'C - B'], ['First: A. Against it: B. To which the answer is: C.']],
    [
      ['A + M', 'B + A', 'C - A'],
      ['First: A. This is supported by: B.', 'Against “A.”: C.']
    ],
    [
      ['A + M', 'B - A', 'C - B', 'D - B'],
      ['First: A. Against it: B. To which the answer is: C.', 'In answer to “B.”: D.']
    ],
    [
      ['A & B + M', 'C - B'],
      ['First: A. This holds only together with: B.', 'Against “B.”: C.']
    ],
    [['A & B & C + M'], ['First: A. This holds only together with: B. And: C.']],
    [['A + M', 'U - r1'], ['First: A. The step from “A.” to “M.” is undercut: U.']],
    [
      ['A & B + M', 'U - r1'],
      ['First: A. This holds only together with: B.', 'The step from “A.” and 1 more to “M.” is undercut: U.']
    ],
    [['A + M', 'V + r1'], ['First: A. The step from “A.” to “M.” is supported: V.']],
    [
      ['A + M', 'B + A', 'B - M'],
      [
        'First: A. This is supported by: B.',
        '##The case against the motion',
        'The case against the motion rests on one reason.',
        'First: “B.” (as said above).'
      ]
    ],
    [
      ['A + M', 'B + A', 'A + B'],
      ['First: A. This is supported by: B. This is supported by: “A.” (as said above).']
    ],
    [
      ['A + M', 'B + M'],
      ['First: A.', 'Second: B.']
    ]
  ])('%j', (lines, expected) => {
    const opening = ['#M.', '(S 2024)', '##The case for the motion'];
    expect(said(sourced(...lines)).slice(0, 3)).toEqual(opening);
    expect(first(sourced(...lines))).toEqual(expected);
  });

  test('in Lithuanian', () =>
    expect(said(sourced('A + M', 'B - A', 'C - B', 'D - B', 'U - r1', 'X - M'), {}, 'lt')).toEqual([
      '#M.',
      '(S 2024)',
      '##Argumentai už tezę',
      'Už tezę pateikiamas vienas argumentas.',
      'Pirma: A. Tam prieštarauja: B. Į tai atsakoma: C.',
      'Į teiginį „B.“ atsakoma: D.',
      'Žingsnis nuo „A.“ prie „M.“ pakertamas: U.',
      '##Argumentai prieš tezę',
      'Prieš tezę pateikiamas vienas argumentas.',
      'Pirma: X.'
    ]));

  test('what is told later says so', () => {
    const text = said(sourced('A + M', 'X - M', 'B + X', 'B + A'), { negativeFirst: false });
    expect(text).toContain('First: A. This is supported by: “B.” (more on this below).');
  });
});

test('numbers and ordinals have words up to ten', () => {
  const pillars = (count: number) => Array.from({ length: count }, (_, at) => `c${at} + M`);
  const counted = (count: number, language: Language) => said(sourced(...pillars(count)), {}, language)[3];
  expect([1, 7, 11].map((count) => counted(count, 'en'))).toEqual([
    'The case for the motion rests on one reason.',
    'The case for the motion rests on seven reasons.',
    'The case for the motion rests on 11 reasons.'
  ]);
  expect([1, 7, 10, 21].map((count) => counted(count, 'lt'))).toEqual([
    'Už tezę pateikiamas vienas argumentas.',
    'Už tezę pateikiami septyni argumentai.',
    'Už tezę pateikiama dešimt argumentų.',
    'Už tezę pateikiamas 21 argumentas.'
  ]);
  const starts = first(sourced(...pillars(13))).map((text) => text.split(':')[0]);
  expect(starts.slice(8)).toEqual(['Ninth', 'Tenth', 'Next', 'Further', 'Next']);
});

describe('both sides in order', () => {
  const headings = (map: ArgumentMap, options: ProseOptions) =>
    said(map, options).filter((text) => /^##[^#]/.test(text));
  const map = sourced('A + M', 'X - M', 'B + X', 'C - X', 'D + A', 'E - A');
  const [pro, con] = ['##What supports it', '##What answers it'];
  test.each<[ClaimId | undefined, boolean, string[]]>([
    [undefined, false, ['##The case for the motion', '##The case against the motion']],
    [undefined, true, ['##The case against the motion', '##The case for the motion']],
    ['A', false, [pro!, con!]],
    ['A', true, [con!, pro!]],
    ['X', false, [pro!, con!]],
    ['X', true, [pro!, con!]]
  ])('under %s, the negative first: %s', (root, negativeFirst, expected) =>
    expect(headings(map, { root, negativeFirst })).toEqual(expected)
  );
});

test('sources stand after their claim, each once; what has none says so, but for the motion', () => {
  const map = sourced('A + M', 'B + A');
  const citations = [{ source: 's' }, { source: 't' }, { source: 's' }];
  const debate: ArgumentMap = {
    ...map,
    claims: map.claims.map(({ id }) => (id === 'A' ? { id, text: 'A', citations } : { id, text: `${id}.` })),
    sources: [...map.sources, { id: 't', type: 'book', shortName: 'T' }]
  };
  expect(prose(study(debate), WORDS.en).map(textOf)).toEqual([
    'M.',
    'The case for the motion',
    'The case for the motion rests on one reason.',
    'First: A. (S 2024; T) This is supported by: B. (no source)'
  ]);
});

const cases = fc.record({
  map: maps(),
  pick: fc.nat(),
  depth: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  negativeFirst: fc.boolean(),
  language: fc.constantFrom(...LANGUAGES)
});
const law = (holds: (map: ArgumentMap, options: ProseOptions, language: Language) => void, any = maps()) =>
  fc.assert(
    fc.property(any, cases, (map, { pick, depth, negativeFirst, language }) => {
      const ids = [undefined, ...map.claims.map(({ id }) => id)];
      holds(map, { root: ids[pick % ids.length], depth, negativeFirst }, language);
    }),
    seed
  );

describe('in every map', () => {
  test('each claim is told once where the map draws it whole, and mentioned wherever else it stands', () =>
    law((map, options, language) => {
      const debate = study(map);
      const places = tree(debate.relations, debate.sides, options);
      const paragraphs = prose(debate, WORDS[language], options);
      const whole = places.filter((place) => place.whole).map(({ claim }) => claim);
      expect(told(paragraphs).sort()).toEqual(whole.sort());
      expect(claimsIn(paragraphs)).toHaveLength(places.length);
    }));

  test('it is told in its own words, with the labels of its sources', () =>
    law((map, options, language) => {
      const { relations } = study(map);
      for (const { parts } of prose(study(map), WORDS[language], options))
        for (const part of parts) {
          if ('source' in part) expect(part.text).toBe(sourceLabel(relations.source.get(part.source)!));
          if (!('claim' in part) || part.brief) continue;
          const { text, textLanguage } = wordsOf(map, relations.claim.get(part.claim)!, language);
          expect(part).toEqual({ claim: part.claim, text, language: textLanguage });
        }
      expect(map).toBeDefined();
    }));

  test('every paragraph says something, whatever stands in the map', () =>
    law(
      (map, options, language) => {
        const paragraphs = prose(study(map), WORDS[language], options);
        for (const { parts } of paragraphs) expect(parts.length).toBeGreaterThan(0);
        expect(paragraphs.length > 0).toBe(map.claims.length > 0);
      },
      maps({ hostile: true })
    ));
});

test('the bundled debate is told whole in both languages', () => {
  const map: ArgumentMap = JSON.parse(
    readFileSync(new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url), 'utf8')
  );
  for (const language of LANGUAGES) {
    const paragraphs = prose(study(map), WORDS[language]);
    expect(told(paragraphs)).toHaveLength(map.claims.length);
    for (const paragraph of paragraphs) expect(textOf(paragraph)).not.toMatch(/undefined| {2}|\.\./);
  }
});

test.each<[string, (at: number) => string]>([
  ['attacks', (at) => `c${at + 1} - c${at}`],
  ['undercuts', (at) => `c${at + 1} - r${at + 1}`]
])('a chain of 10,000 %s is told', (_, line) => {
  const map = notation('c0 + M', ...Array.from({ length: 10_000 }, (_, at) => line(at)));
  expect(told(prose(study(map), WORDS.en))).toHaveLength(10_002);
});
