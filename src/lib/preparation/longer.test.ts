import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aligned, carried, carriedBack } from './longer.ts';
import { LEVELS, type Mark, marked, placed } from './marks.ts';

const laws = { seed: 11, numRuns: 400 };
const word = fc.constantFrom('word', 'ąžuolas', '👩‍👩‍👧', '𐐷', 'น้ำ', 'it', 'it,', 'a', '“so”');
const space = fc.constantFrom(' ', '\n', '  ', '\u00A0', ' \r\n\t');
/** Words, each with a space after it as one may have it and as another may. */
const words = (min: number) => fc.array(fc.tuple(word, space, space), { minLength: min, maxLength: 8 });
const one = (all: [string, string, string][]) => all.map(([each, here]) => each + here).join('');
const other = (all: [string, string, string][]) => all.map(([each, , there]) => each + there).join('');
const marks = fc.array(fc.record({ start: fc.nat(60), end: fc.nat(60), level: fc.constantFrom(...LEVELS) }), {
  maxLength: 6
});
const wordsOf = (text: string, all: readonly Mark[]) =>
  all.map(({ start, end, level }) => `${level}: ${text.slice(start, end).replace(/\s+/g, ' ')}`);
const whole = (text: string) => ({ start: 0, end: text.length });

describe('marks', () => {
  test('keep their words in a longer text, and come back to where they were', () =>
    fc.assert(
      fc.property(words(0), words(1), words(0), marks, (before, quoted, after, raw) => {
        const text = one(quoted);
        const longer = `${one(before)}${other(quoted)}${one(after)}`;
        const set = placed(text, raw);
        const found = aligned(text, whole(text), longer)!;
        const there = carried(found, set, longer);
        expect(wordsOf(longer, there)).toEqual(wordsOf(text, set));
        expect(carriedBack(found, there, text)).toEqual(set);
      }),
      laws
    ));

  test('of what stands around the quoted part go along as far as both texts have it', () =>
    fc.assert(
      fc.property(words(0), words(1), words(0), marks, fc.nat(6), (before, quoted, after, raw, cut) => {
        const text = `${one(before)}${one(quoted)}${one(after)}`;
        const start = one(before).length;
        const set = placed(text, raw);
        // A passage that begins and ends inside of what stands around.
        const longer = `Other. ${other(before.slice(cut))}${other(quoted)}${other(after.slice(0, cut))}Else.`;
        const found = aligned(text, { start, end: start + one(quoted).length }, longer)!;
        for (const { start, end, level } of carried(found, set, longer)) {
          const words = longer.slice(start, end).replace(/\s+/g, ' ');
          expect(wordsOf(text, set).some((each) => each.startsWith(level) && each.includes(words))).toBe(
            true
          );
        }
      }),
      laws
    ));
});

describe('a text is laid on another', () => {
  const lies = (text: string, longer: string) => {
    const set = marked(text, [], whole(text), 'read');
    const found = aligned(text, whole(text), longer);
    return found && carried(found, set, longer).map(({ start, end }) => longer.slice(start, end));
  };
  test.each([
    ['duds kill', 'Many duds kill.', 'duds kill'],
    ['duds kill', 'Many duds\n\nkill.', 'duds\n\nkill'],
    [' duds  kill ', 'duds kill', 'duds kill'],
    ['a a', 'a b a a', 'a a']
  ])('%j on %j', (text, longer, words) => expect(lies(text, longer)).toEqual([words]));

  test.each([
    ['duds kill', 'Many dudskill.'],
    ['duds kill', 'Duds kill.'],
    ['duds kill', ''],
    ['', 'duds'],
    [' ', 'duds kill']
  ])('%j not on %j', (text, longer) => expect(lies(text, longer)).toBeUndefined());
});
