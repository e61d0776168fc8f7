import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checked, type Found, findQuotation } from './quotation.ts';

const SPEECH = `The minister told parliament on 18 July: “It would be a mistake for a country, which is pre-
paring to defend itself, to say in advance – before any war – which weapons it will not use.” He can’t agree with
the 1.5 million non-state signatories. Well-
known experts see it otherwise: “the convention works…”, they wrote, and ﬁve states\u00A0agree.`;

const find = (exact: string, text = SPEECH, around: { prefix?: string; suffix?: string } = {}) =>
  findQuotation({ exact, ...around }, text);
/** Where it was found, as it is written. */
const place = ({ at }: Found, text = SPEECH) => at && text.slice(at.start, at.end);

describe('exact in spite of', () => {
  test.each([
    ['nothing', 'told parliament on 18 July'],
    ['a word that a line divides', 'which is preparing to defend'],
    ['a hyphen at the end of a line that belongs to its word', 'Well-known experts'],
    ['a hyphen at the end of its own line', 'see it other-\nwise: "the conven-\n  tion works'],
    ['white space', '  told\n\nparliament\ton 18\u00A0July '],
    ['the shape of quotation marks', 'July: "It would be'],
    ['the shape of apostrophes', "He can't agree"],
    ['the shape of dashes', 'in advance — before any war—which weapons'],
    ['ligatures', 'and five states agree'],
    [
      'soft hyphens and other invisible characters',
      'told par\u00ADlia\u200Bment \u2066on\u2069 18 July\uFEFF'
    ],
    ['an ellipsis written in three', 'the convention works...", they'],
    ['punctuation of the source before and after it', 'It would be a mistake for a country']
  ])('%s', (_, exact) => {
    expect(find(exact)).toMatchObject({ result: 'exact' });
    expect(find(exact)).not.toHaveProperty('differences');
  });

  test.each([
    ['composed letters', 'Ginti Lietuvą žmonėms', 'G\u0069nti Lietuva\u0328 z\u030Cmone\u0307ms.'],
    ['decomposed letters', 'Lietuva\u0328 z\u030Cmone\u0307ms', 'Ginti Lietuvą žmonėms.'],
    ['Ukrainian apostrophes', "п'ять років", '— П’ять, пʼять років'],
    ['right-to-left marks', 'אמר השר אתמול', '\u200Fאמר השר\u200F אתמול.'],
    ['Arabic presentation forms', 'سلام', '\uFEB3\uFEFC\uFEE1'],
    ['lines of a script without spaces', '我们不能事先', '他说：我们不\n能事先告诉敌人。']
  ])('%s', (_, exact, text) => expect(find(exact, text).result).toBe('exact'));

  test('and says where, with what stands around', () => {
    const found = find('is preparing to');
    expect(place(found)).toBe('is pre-\nparing to');
    expect(found.context).toEqual({
      before: 'told parliament on 18 July: “It would be a mistake for a country, which ',
      after: ' defend itself, to say in advance – before any war – which weapons it will not'
    });
  });
});

describe('not exact', () => {
  test.each([
    ['a capital', 'it would be a mistake', 'close'],
    ['punctuation inside', 'It would be a mistake for a country which is', 'close'],
    ['punctuation at the end', 'the 1.5 million non-state signatories!', 'close'],
    ['a number', 'with the 1.6 million non-state signatories', 'close'],
    ['part of a number', '5 million', 'absent'],
    ['part of a word', 'liament on', 'absent'],
    ['a word without its apostrophe', 'He can', 'absent'],
    ['a word without its hyphen', 'state signatories', 'absent'],
    ['part of a word that a line divides', 'paring to', 'absent'],
    ['one word of five', 'the minister informed parliament on', 'close'],
    ['one word of four', 'minister informed parliament on', 'absent'],
    ['two words of nine', 'The prime minister told the whole parliament on 18 July', 'absent'],
    ['no word', '…', 'absent'],
    ['nothing', '', 'absent']
  ])('%s', (_, exact, result) => expect(find(exact).result).toBe(result));
});

describe('differences are shown in words', () => {
  const runs = (exact: string, text?: string) =>
    find(exact, text).differences?.map(({ kind, ours, theirs }) =>
      kind === 'same' ? ours : `${kind} ${ours} > ${theirs}`
    );
  test.each<[string, ...string[]]>([
    [
      'It would be an error for a country, which is preparing',
      'It would be',
      'changed an error > a mistake',
      'for a country, which is preparing'
    ],
    ['it would be a mistake', 'changed it > It', 'would be a mistake'],
    [
      'It would be a mistake for a country which',
      'It would be a mistake for a',
      'changed country > country,',
      'which'
    ],
    [
      'It would be a very grave mistake for a country, which is preparing to',
      'It would be a',
      'added very grave > ',
      'mistake for a country, which is preparing to'
    ],
    [
      'It would be mistake for a country, which',
      'It would be',
      'removed  > a',
      'mistake for a country, which'
    ],
    [
      'It would be a mistake for [it] to say in advance',
      'It would be a mistake for',
      'changed [it] > a country, which is preparing to defend itself,',
      'to say in advance'
    ],
    ['[i]t would be a mistake', 'changed [i]t > It', 'would be a mistake'],
    ['they wrote [in 2024], and', 'they wrote', 'added [in 2024], > ', 'and']
  ])('%s', (exact, ...expected) => {
    const found = find(exact);
    expect(found.result).toBe('close');
    expect(runs(exact)).toEqual(expected);
  });

  test('brackets that the source has are no difference', () => {
    expect(find('change [the battlefield] now', 'They change [the battlefield] now.').result).toBe('exact');
    expect(find('change [the battlefield] now', 'They change the battlefield now.').result).toBe('close');
  });
});

describe('ellipses', () => {
  test('leave out words between parts in order, and show which', () => {
    const found = find('It would be a mistake […] to say in advance');
    expect(place(found)).toMatch(/^It would[\s\S]*advance$/);
    expect(found).toMatchObject({
      result: 'exact',
      differences: [
        { kind: 'same', ours: 'It would be a mistake' },
        { kind: 'omitted', ours: '[…]', theirs: 'for a country, which is preparing to defend itself,' },
        { kind: 'same', ours: 'to say in advance' }
      ]
    });
  });
  test.each([
    ['three parts', 'The minister … a mistake ... which weapons', 'exact'],
    ['at the ends', '… would be a mistake …', 'exact'],
    ['with a changed word', 'It would be a mistake (...) to tell in advance', 'close'],
    ['parts in another order', 'to say in advance … It would be a mistake', 'absent'],
    ['a part that is not there', 'It would be a mistake … unless they are attacked first', 'absent']
  ])('%s', (_, exact, result) => expect(find(exact).result).toBe(result));
  test.each([
    ['near', 140, 'exact'],
    ['too far apart', 150, 'absent']
  ])('%s', (_, count, result) =>
    expect(find('first words … last words', `first words ${'filler '.repeat(count)}last words`).result).toBe(
      result
    )
  );
  test('the nearest of parts that stand in several places', () => {
    const text = 'We agree. We agree that it is so. It is so.';
    expect(place(find('We agree … it is so', text), text)).toBe('We agree that it is so');
  });
});

describe('of several places', () => {
  const text = 'Yes, we can. No, we can not. Perhaps we can, they said.';
  test.each([
    ['the first', {}, 5],
    ['the one with the prefix', { prefix: 'No, ' }, 17],
    ['the one with the suffix', { suffix: ', they said' }, 37],
    ['the one with more of both', { prefix: 'Alas no,', suffix: '!' }, 17]
  ])('%s', (_, around, start) => expect(find('we can', text, around).at?.start).toBe(start));
  test('the same among close ones', () => {
    const twice = 'One two three four five six. But one two three four five six!';
    expect(find('one two three four five SEVEN', twice, { prefix: 'But' }).at?.start).toBe(33);
  });
});

// Words of several alphabets, none of which is part of another's differences.
const word = fc.constantFrom(
  ...'the of convention munitions state žmogus įstatymas ąžuolas Київ перемога їжак שלום שר مجلس 18 2,5 ﬁre a\u0301me 😀x'.split(
    ' '
  )
);
const words = (minLength: number, maxLength: number) => fc.array(word, { minLength, maxLength });
const gap = fc.constantFrom(' ', '\n', '  ', '\u00A0', ', ', '. ', ' – ');

/** A text of words with what stands between them, and a slice of it. */
const slices = fc
  .tuple(fc.array(fc.tuple(word, gap), { minLength: 2, maxLength: 60 }), fc.nat(), fc.nat())
  .map(([pairs, a, b]) => {
    const [start, end] = [a % pairs.length, b % pairs.length].sort((x, y) => x - y) as [number, number];
    const join = (list: string[][]) => list.map((pair) => pair.join('')).join('');
    const slice = join(pairs.slice(start, end)) + pairs[end]![0];
    return { text: join(pairs), slice };
  });

/** The words of a text, for comparison. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}\p{N}😀]+/u)
    .filter(Boolean);

test('a slice of a text is exact, at a place with the same words', () => {
  const holds = fc.property(slices, ({ text, slice }) => {
    const found = find(slice, text);
    expect(found.result).toBe('exact');
    expect(bare(place(found, text)!)).toEqual(bare(slice));
  });
  fc.assert(holds, { seed: 11, numRuns: 200 });
});

test('other white space keeps it exact', () => {
  const space = fc.constantFrom(' ', '\n', '\t ', '\u2003', '\r\n', ' \u200B');
  const holds = fc.property(slices, fc.array(space, { minLength: 1 }), ({ text, slice }, spaces) => {
    let at = 0;
    const again = slice.replace(/\s+/g, () => spaces[at++ % spaces.length]!);
    expect(find(again, text).result).toBe('exact');
  });
  fc.assert(holds, { seed: 12, numRuns: 200 });
});

test('changed words are shown, all and no others, while at most one in five is', () => {
  const holds = fc.property(
    fc.integer({ min: 5, max: 60 }).chain((length) =>
      fc.record({
        length: fc.constant(length),
        changed: fc.uniqueArray(fc.nat(length - 1), { maxLength: Math.floor(length / 5) + 2 })
      })
    ),
    words(0, 10),
    ({ length, changed }, around) => {
      const own = Array.from({ length }, (_, at) => `word${at}x`);
      const text = [...around, ...own, ...around].join(' ');
      const exact = own.map((each, at) => (changed.includes(at) ? `other${at}x` : each)).join(' ');
      const found = find(exact, text);
      const within = changed.length <= Math.floor(length / 5);
      expect(found.result).toBe(changed.length ? (within ? 'close' : 'absent') : 'exact');
      if (found.result !== 'close') return;
      const differing = found.differences!.filter(({ kind }) => kind !== 'same');
      expect(differing.every(({ kind }) => kind === 'changed')).toBe(true);
      const numbers = (side: 'ours' | 'theirs') =>
        differing.flatMap((run) => run[side].match(/\d+/g)!.map(Number)).join();
      const expected = changed.sort((a, b) => a - b).join();
      expect([numbers('ours'), numbers('theirs')]).toEqual([expected, expected]);
    }
  );
  fc.assert(holds, { seed: 13, numRuns: 200 });
});

test('the runs of a quotation are the quotation', () => {
  const holds = fc.property(words(5, 40), words(5, 40), (ours, theirs) => {
    const exact = ours.join(' ');
    const { differences } = find(exact, [...theirs, ...ours.slice(1), ...theirs].join(' '));
    if (differences)
      expect(
        differences
          .map((run) => run.ours)
          .filter(Boolean)
          .join(' ')
      ).toBe(exact);
    else expect(ours.length).toBeGreaterThan(0);
  });
  fc.assert(holds, { seed: 14, numRuns: 200 });
});

test('what has no word in common is absent', () => {
  const holds = fc.property(words(1, 30), words(0, 60), (ours, text) => {
    expect(find(ours.map((each) => `${each}other`).join(' '), text.join(' '))).toEqual({ result: 'absent' });
  });
  fc.assert(holds, { seed: 15, numRuns: 200 });
});

test('never throws, and a place never parts a surrogate pair', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('-\n', '[', ']', '…', '\uD83D', '\uDE00', '\u0301', '\u00AD\n', "'", '.', 'a', '1', 'ﷺ')
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  const holds = fc.property(text, text, fc.nat(), fc.nat(), text, (before, after, a, b, prefix) => {
    const whole = `${before} one two three four five ${after}`;
    const [start, end] = [a % whole.length, b % whole.length].sort((x, y) => x - y) as [number, number];
    for (const exact of [whole.slice(start, end), before, `${after} one two three four six`]) {
      const found = findQuotation({ exact, prefix, suffix: after }, whole);
      expect(found.at !== undefined).toBe(found.result !== 'absent');
      if (!found.at) continue;
      expect(found.at.start).toBeLessThan(found.at.end);
      for (const at of [found.at.start, found.at.end]) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(whole.length);
        expect(/[\uD800-\uDBFF]/.test(whole[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(whole[at] ?? '')).toBe(
          false
        );
      }
    }
  });
  fc.assert(holds, { seed: 16, numRuns: 300 });
});

test('never throws for a quotation that is a whole book', () => {
  const exact = `${'a'.repeat(200_000)}-b ${'x-y '.repeat(200_000)}`;
  expect(find(exact, exact.replaceAll(' ', '\n')).result).toBe('exact');
  expect(find(exact, 'x-\ny z').result).toBe('absent');
}, 60_000);

test('a long passage in a long text', () => {
  const filler = (from: number) =>
    Array.from({ length: 2000 }, (_, at) => `w${(from + at * 7) % 997}`).join(' ');
  const passage = Array.from({ length: 900 }, (_, at) => `p${at}`);
  const text = `${filler(1)} ${passage.join(' ')} ${filler(2)}`;
  expect(find(passage.join('\n'), text).result).toBe('exact');
  const changed = passage.map((each, at) => (at % 6 === 0 ? 'x' : each)).join(' ');
  expect(find(changed, text).differences?.filter(({ kind }) => kind === 'changed').length).toBe(150);
});

test('a check says what was found, when and how, and for which words', () => {
  const how = { on: '2026-11-24', how: 'compared by script with the article', snapshot: 'ab12' };
  const check = checked({ exact: 'the words' }, find('the words'), how);
  expect(check).toEqual({ result: 'absent', ...how, words: 'the words' });
});
