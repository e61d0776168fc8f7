import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { baseDirection, covered, type Face, measure, RANGES, type Subset, subsetOf } from './measure.ts';

const FACES: readonly [face: Face, family: string, weight: number][] = [
  ['serif', 'source-serif-4', 400],
  ['serif-semibold', 'source-serif-4', 600],
  ['sans', 'source-sans-3', 400],
  ['sans-semibold', 'source-sans-3', 600]
];

const PANGRAMS = {
  English: 'The quick brown fox jumps over the lazy dog; “Sphinx of black quartz, judge my vow!”',
  Lithuanian: 'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą.',
  Polish: 'Pchnąć w tę łódź jeża lub ośm skrzyń fig. Zażółć gęślą jaźń.',
  Ukrainian: 'Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів! Жебракують філософи при ґанку церкви.',
  Turkish: 'Pijamalı hasta yağız şoföre çabucak güvendi. Öküz ajan hapse düştü yavrum.',
  Vietnamese: 'Do bạch kim rất quý nên sẽ dùng để lắp vô xương. Giữ gìn đạo đức cũng là điều khó.'
};

/** The width that fontkit lays a text out to, each run of one subset in its own file. */
function layOut(text: string, family: string, weight: number, size: number): number {
  const runs: { subset: Subset; text: string }[] = [];
  for (const character of text) {
    const subset = subsetOf(character.codePointAt(0)!)!;
    const last = runs.at(-1);
    if (last?.subset === subset) last.text += character;
    else runs.push({ subset, text: character });
  }
  const units = runs.map(
    (run) => fontOf(family, run.subset, weight).layout(run.text, { liga: false }).advanceWidth
  );
  return (units.reduce((sum, width) => sum + width, 0) * size) / 1000;
}

const fonts = new Map();
function fontOf(family: string, subset: string, weight: number) {
  const file = `node_modules/@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff2`;
  if (!fonts.has(file)) fonts.set(file, create(readFileSync(file)));
  return fonts.get(file);
}

describe.each(FACES)('%s', (face, family, weight) => {
  test('holds the advance of every code point of its files', () => {
    let count = 0;
    for (const subset of Object.keys(RANGES) as Subset[]) {
      if (family === 'source-serif-4' && subset === 'greek-ext') continue;
      const font = fontOf(family, subset, weight);
      for (const codePoint of font.characterSet) {
        if (subsetOf(codePoint) !== subset || [0xad, 0x200b, 0xfeff].includes(codePoint)) continue;
        const { advanceWidth } = font.glyphForCodePoint(codePoint);
        expect([codePoint, measure(String.fromCodePoint(codePoint), { face, size: 1000 })]).toEqual([
          codePoint,
          advanceWidth
        ]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(800);
  });

  test.each(Object.entries(PANGRAMS))('measures %s as fontkit lays it out', (_, text) => {
    const expected = layOut(text, family, weight, 15);
    expect(Math.abs(measure(text, { face, size: 15 }) - expected)).toBeLessThan(expected * 0.005);
    expect(covered(text, face)).toBe(true);
  });

  test.each([
    'Yes',
    'Today',
    'Vilnius',
    'Kodėl?',
    'Łódź',
    'Książka',
    'Україна',
    'Гроші',
    'off',
    'NATO',
    '“Why?”'
  ])('measures the word %s within 0.3 px', (word) => {
    const deviation = measure(word, { face, size: 15 }) - layOut(word, family, weight, 15);
    expect(Math.abs(deviation)).toBeLessThan(0.3);
  });
});

test.each([
  ['', 0],
  ['\u0301\u200D\uFE0F\u200E\u2060\u00AD\u200B', 0],
  ['日本', 20],
  ['ｶﾅ', 12],
  ['한국', 20],
  ['👍', 14],
  ['👍🏽', 14],
  ['👨‍👩‍👧‍👦', 14],
  ['🏳️‍🌈', 14],
  ['🇱🇹🇺🇦', 28],
  ['1️⃣', 14],
  ['❤️', 14],
  ['→', 10],
  ['\uE000', 10],
  ['\uD800', 10],
  ['שלום', 24]
])('outside of the fonts, %j is estimated', (text, width) => {
  expect(measure(text, { face: 'serif', size: 10 })).toBeCloseTo(width, 9);
});

test.each([
  ['e\u0301', 'é'],
  ['s\u030C', 'š'],
  ['q\u0304', 'q'],
  ['а\u0301', 'а'],
  ['a\tb\r\nc', 'a b c']
])('%j is as wide as %j', (text, other) => {
  const font = { face: 'serif', size: 15 } as const;
  expect(measure(text, font)).toBe(measure(other, font));
});

test('kerning stays inside a font file', () => {
  const font = { face: 'serif', size: 1000 } as const;
  const kerning = (pair: string) =>
    measure(pair, font) - [...pair].reduce((sum, c) => sum + measure(c, font), 0);
  expect(kerning('Ta')).toBeLessThan(-30);
  expect(kerning('Tą')).toBe(0);
});

test.each([
  ['Ar tai tiesa? – „Taip“ …', true],
  ['a\tb\nc\u00A0d', true],
  ['soft\u00ADhyphen\u200Bspace\u200E', true],
  ['e\u0301 а\u0301 q\u0304', true],
  ['s\u030C', false],
  ['ė\u0301', false],
  ['a → b', false],
  ['日本', false],
  ['שלום', false],
  ['fine 👍', false],
  ['©️', false]
])('covered(%j) is %s', (text, expected) => {
  expect(covered(text, 'serif')).toBe(expected);
});

test.each<[string, Subset | undefined]>([
  ['a', 'latin'],
  ['„', 'latin'],
  ['ą', 'latin-ext'],
  ['ư', 'latin-ext'],
  ['\u0303', 'vietnamese'],
  ['\u0304', 'latin'],
  ['ω', 'greek'],
  ['ᾳ', 'greek-ext'],
  ['ї', 'cyrillic'],
  ['ѣ', 'cyrillic-ext'],
  ['日', undefined]
])('%j is in the file %s', (character, subset) => {
  expect(subsetOf(character.codePointAt(0)!)).toBe(subset);
});

test('with a face, subsetOf knows what the face lacks', () => {
  expect(subsetOf(0x1fb3, 'sans')).toBe('greek-ext');
  expect(subsetOf(0x1fb3, 'serif')).toBeUndefined();
});

test('the ranges are those of the style sheets, where the last rule wins', () => {
  const order = Object.keys(RANGES);
  for (const family of ['source-serif-4', 'source-sans-3']) {
    const css = readFileSync(`node_modules/@fontsource/${family}/400.css`, 'utf8');
    const rules = Array.from(
      css.matchAll(/-\d-(\S+)-400-normal \*\/[^}]+?unicode-range: ([^;]+);/g)
    ).reverse();
    const shared = rules.map(([, subset]) => subset).filter((subset) => subset !== 'greek-ext');
    expect(order.filter((subset) => subset !== 'greek-ext')).toEqual(shared);
    for (const [, subset, range] of rules) expect(RANGES[subset as Subset]).toBe(range);
  }
});

test.each([
  ['', 'ltr'],
  ['123 – !?', 'ltr'],
  ['Lietuva', 'ltr'],
  ['(12) שלום abc', 'rtl'],
  ['«مرحبا»', 'rtl'],
  ['١٢٣ abc', 'ltr'],
  ['ܫܠܡܐ', 'rtl'],
  ['ދިވެހި', 'rtl'],
  ['ߒߞߏ', 'rtl'],
  ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
  ['👍 日本 שלום', 'ltr'],
  ['\u200Fabc', 'rtl'],
  ['\uD800', 'ltr']
])('baseDirection(%j) is %s', (text, direction) => {
  expect(baseDirection(text)).toBe(direction);
});
