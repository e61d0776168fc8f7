import fc from 'fast-check';
import { collectGraphemes } from 'unicode-segmenter/grapheme';
import { describe, expect, test } from 'vitest';
import { type Font, measure } from './measure.ts';
import { clip, wrap } from './wrap.ts';

const SERIF: Font = { face: 'serif', size: 15 };
const WHITE = /[\t\n\v\f\r \u0085\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]+/g;

const linesOf = (text: string, width: number, font = SERIF) =>
  wrap(text, font, width).map((line) => line.text);

const PIECES = [
  ...['a', 'W', 'fi', 'Ta', 'į', 'ж', 'ґ', '1', '.', ',', '?', '“', '”', '(', ')', '[', '%'],
  ...[' ', ' ', ' ', '  ', '\t', '\n', '\r\n', '\u2003', '\u3000', '\u00A0', '\u202F', '\u2060', '\uFEFF'],
  ...['-', '--', '/', '–', '—', '…', '\u2011', 'word', 'Žodis', 'слово', 'internationalisation'],
  ...['e\u0301', 's\u030C', '\u0301', 'Z\u0351\u036B\u0343\u036A', '\u200D', '\uFE0F', '\u200E', '\u200F'],
  ...['👍', '👍🏽', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇱🇹', '🇺', '1️⃣', '日', '本', '。', '「', 'ー', '한', 'ᄒ', 'ᅡ', 'ᆫ'],
  ...['ש', 'م', 'क्षि', 'ไทย', 'ำ', '\uD83D', '\uDE00', '\0', '\uFFFD', '\uFFFF', '\uE000']
];
const INVISIBLE = ['\u00AD', '\u200B'];

const textOf = (pieces: string[]) =>
  fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units))
  );
const anyText = textOf([...PIECES, ...INVISIBLE]);
const visibleText = textOf(PIECES).map((text) => text.replace(/[\u00AD\u200B]/g, ''));
const plainText = fc
  .array(
    fc.constantFrom(
      'a',
      'Wa',
      'T',
      'f',
      'ž',
      'ж',
      '1',
      ' ',
      ' ',
      '.',
      '-',
      '/',
      '–',
      '“',
      '(',
      ')',
      '\u00A0'
    ),
    { maxLength: 60 }
  )
  .map((parts) => parts.join('').trim().replace(/ +/g, ' '))
  .filter(Boolean);
const anyFont: fc.Arbitrary<Font> = fc.record({
  face: fc.constantFrom('serif', 'serif-semibold', 'sans', 'sans-semibold'),
  size: fc.constantFrom(11, 12.5, 15, 20)
});
const anyWidth = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 300, noNaN: true }));

function law(
  name: string,
  texts: fc.Arbitrary<string>,
  holds: (text: string, font: Font, width: number) => void
) {
  test(name, () => fc.assert(fc.property(texts, anyFont, anyWidth, holds), { seed: 1, numRuns: 1500 }));
}

describe('laws', () => {
  law('no line is wider than the width, but for a lone grapheme', anyText, (text, font, width) => {
    const wide = wrap(text, font, width).filter((line) => line.width > width);
    expect(wide.filter((line) => collectGraphemes(line.text).length !== 1)).toEqual([]);
  });

  law('a line is as wide as its text measures', visibleText, (text, font, width) => {
    const lines = wrap(text, font, width);
    expect(lines.map((line) => line.width)).toEqual(lines.map((line) => measure(line.text, font)));
  });

  law('the lines joined are the text, white space aside', visibleText, (text, font, width) => {
    const bare = (string: string) => string.replace(WHITE, '').normalize('NFD');
    expect(
      bare(
        wrap(text, font, width)
          .map((line) => line.text)
          .join('')
      )
    ).toBe(bare(text));
  });

  law('no grapheme is broken', visibleText, (text, font, width) => {
    const graphemes = (string: string) =>
      collectGraphemes(string.replace(WHITE, ' ').normalize('NFC')).filter((grapheme) => grapheme !== ' ');
    expect(wrap(text, font, width).flatMap((line) => graphemes(line.text))).toEqual(graphemes(text));
  });

  law('lines neither start nor end with a space, and none is empty', anyText, (text, font, width) => {
    const ends = wrap(text, font, width).flatMap((line) =>
      collectGraphemes(line.text).filter((_, i, all) => i === 0 || i === all.length - 1)
    );
    expect(ends.filter((grapheme) => grapheme.replace(WHITE, '') === '')).toEqual([]);
    expect(wrap(text, font, width).filter((line) => line.text === '')).toEqual([]);
  });

  law('plain text breaks as in the general way', plainText, (text, font, anyWidth) => {
    const width = Math.max(anyWidth, 40);
    const general = wrap(`${text}\u2060`, font, width); // which this word joiner, 0 wide, forces
    expect(wrap(text, font, width)).toEqual(
      general.map((line) => ({ ...line, text: line.text.replace('\u2060', '') }))
    );
  });

  law('at most maxLines lines, the last of which tells of the rest', anyText, (text, font, width) => {
    for (const maxLines of [1, 2, 3]) {
      const all = wrap(text, font, width);
      const some = wrap(text, font, width, { maxLines });
      if (all.length <= maxLines) expect(some).toEqual(all);
      else {
        expect(some.slice(0, -1)).toEqual(all.slice(0, maxLines - 1));
        expect(some).toHaveLength(maxLines);
        const last = some.at(-1)!;
        expect(last.text.endsWith('…')).toBe(true);
        expect(last.width <= width || last.text === '…').toBe(true);
      }
    }
  });

  law('a text fits into the width that it measures', visibleText, (text, font) => {
    const [line] = wrap(text, font, 1e6);
    if (line) expect(wrap(text, font, line.width)).toEqual([line]);
    expect(wrap(text, font, Infinity)).toEqual(line ? [line] : []);
  });

  law('the same text breaks the same way', anyText, (text, font, width) => {
    expect(wrap(text, font, width)).toEqual(wrap(text, font, width));
    expect(clip(text, font, width)).toEqual(clip(text, font, width));
  });

  test('a line is full: the next word does not fit behind it', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-ząžЖя]{1,9}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, anyFont, fc.integer({ min: 120, max: 300 }), (found, font, width) => {
        const lines = linesOf(found.join(' '), width, font);
        const fuller = lines.slice(1).map((line, index) => `${lines[index]} ${line.split(' ')[0]}`);
        expect(fuller.filter((text) => measure(text, font) <= width)).toEqual([]);
      }),
      { seed: 1, numRuns: 500 }
    );
  });
});

describe('where lines break', () => {
  test.each<[what: string, text: string, width: number, lines: string[]]>([
    ['nothing', '', 100, []],
    ['only spaces', ' \t\n\u2003 ', 100, []],
    ['only what is not seen', '\u00AD\u200B \u00AD', 100, []],
    ['white space', '  one \t two\n\n\nthree  ', 200, ['one two three']],
    ['spaces', 'one two three', 60, ['one two', 'three']],
    ['hyphens', 'well-known pro-choice', 83, ['well-', 'known pro-', 'choice']],
    ['slashes', 'either/or', 50, ['either/', 'or']],
    ['dashes', 'word—word 1914–1918', 50, ['word—', 'word', '1914–', '1918']],
    ['a hyphen before a digit', 'in 2019-20', 55, ['in', '2019-20']],
    ['a hyphen before a word', 'is -5 –x', 22, ['is', '-5', '–x']],
    ['a hyphen before a stop', '(re-), so', 40, ['(re-),', 'so']],
    ['no-break space', 'a 10\u00A0000 b', 50, ['a', '10\u00A0000', 'b']],
    ['narrow no-break space', 'a 10\u202F000 b', 50, ['a', '10\u202F000', 'b']],
    ['word joiner', 'either/\u2060or', 45, ['either', '/\u2060or']],
    ['zero-width space', 'Donau\u200Bdampf', 60, ['Donau', 'dampf']],
    ['zero-width space, unused', 'Donau\u200Bdampf', 200, ['Donaudampf']],
    ['soft hyphen', 'Donau\u00ADdampf\u00ADschiff', 98, ['Donaudampf-', 'schiff']],
    ['soft hyphen, unused', 'Donau\u00ADdampf', 200, ['Donaudampf']],
    ['soft hyphen without room for the hyphen', 'nau\u00ADtik', 28, ['nau', 'tik']],
    ['ideographs', '日本語の文章', 45, ['日本語', 'の文章']],
    ['ideographs and brackets', '日本「語」です。', 45, ['日本', '「語」', 'です。']],
    ['ideographs and letters', '日本Tokyo日本', 75, ['日本Tokyo', '日本']],
    ['emoji', '👍👍🏽👨‍👩‍👧‍👦🇱🇹', 45, ['👍👍🏽', '👨‍👩‍👧‍👦🇱🇹']],
    ['flags', '🇱🇹🇺🇦🇵🇱', 22, ['🇱🇹', '🇺🇦', '🇵🇱']],
    ['a lone wide grapheme', 'a👨‍👩‍👧‍👦b', 10, ['a', '👨‍👩‍👧‍👦', 'b']],
    ['marks', 'Z\u0351\u036B\u036AZ\u0351Z', 15, ['Z\u0351\u036B\u036A', 'Z\u0351', 'Z']],
    ['letters with marks, composed', 's\u030Cuo e\u0301', 200, ['šuo é']],
    ['Hebrew', 'כל בני האדם נולדו', 100, ['כל בני האדם', 'נולדו']],
    ['Arabic', 'يولد جميع الناس أحراراً', 90, ['يولد جميع', 'الناس', 'أحراراً']],
    ['a word wider than the line', 'a internationalisation b', 60, ['a', 'internat', 'ionalisa', 'tion b']]
  ])('%s', (_, text, width, lines) => {
    expect(linesOf(text, width)).toEqual(lines);
  });

  test('an address breaks behind a single slash, else anywhere', () => {
    const address = `https://example.org/archive/2024/${'x'.repeat(60)}?query=1&page=2`;
    const lines = linesOf(address, 120);
    expect(lines.slice(0, 2)).toEqual(['https://example.', 'org/']);
    expect(linesOf(`See ${address}`, 140)[0]).toBe('See');
    expect(lines.join('')).toBe(address);
  });
});

describe('cut text', () => {
  const sentence = 'A fine for staying at home punishes the poor first';
  test.each<[what: string, line: string, expected: string]>([
    ['enough room', clip(sentence, SERIF, 500).text, sentence],
    ['too little room', clip(sentence, SERIF, 100).text, 'A fine for st…'],
    ['a cut behind a word', clip(sentence, SERIF, 62).text, 'A fine…'],
    ['no room for the dots', clip(sentence, SERIF, 3).text, '…'],
    ['a cut between graphemes', clip('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', SERIF, 40).text, '👨‍👩‍👧‍👦…'],
    ['white space', clip('  a \n b ', SERIF, 100).text, 'a b'],
    ['nothing', clip('', SERIF, 100).text, '']
  ])('%s', (_, line, expected) => {
    expect(line).toBe(expected);
  });

  test('the last of several lines', () => {
    const lines = wrap(sentence, SERIF, 100, { maxLines: 2 }).map((line) => line.text);
    expect(lines).toEqual(['A fine for', 'staying at h…']);
    expect(wrap(sentence, SERIF, 100, { maxLines: 0 })).toEqual([]);
  });
});
