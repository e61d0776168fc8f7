import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleared, isMarked, LEVELS, type Mark, marked, piecesRead, placed, runsOf } from './marks.ts';

const text = fc
  .array(
    fc.constantFrom(
      'word',
      ' ',
      '. ',
      '\n',
      'ąžuolas',
      'e\u0301',
      '👩‍👩‍👧',
      '𐐷',
      '\uD800',
      'น้ำ',
      '한',
      '“',
      '🇱🇹'
    ),
    { maxLength: 14 }
  )
  .map((parts) => parts.join(''));
const range = fc.record({ start: fc.integer({ min: -3, max: 60 }), end: fc.integer({ min: -3, max: 60 }) });
const level = fc.constantFrom(...LEVELS);
const raw = fc.array(
  fc
    .record({
      start: fc.integer({ min: -9, max: 60 }),
      end: fc.double(),
      level: fc.constantFrom(...LEVELS, 'x')
    })
    .chain((mark) => fc.constantFrom(mark, { ...mark, end: mark.start + 7 })),
  { maxLength: 8 }
);
const laws = { seed: 7, numRuns: 400 };

const graphemes = (all: string) =>
  new Set([...new Intl.Segmenter('en').segment(all)].map(({ index }) => index).concat(all.length));

/** The levels of every unit. */
const units = (all: string, marks: readonly Mark[]) =>
  Array.from({ length: all.length }, (_, at) =>
    LEVELS.filter((each) => marks.some((mark) => mark.level === each && mark.start <= at && at < mark.end))
  );

describe('marks of any origin', () => {
  test('are in order, inside, cut no letter, and meet in no level', () =>
    fc.assert(
      fc.property(text, raw, (all, marks) => {
        const found = placed(all, marks);
        const edges = graphemes(all);
        for (const { start, end } of found) {
          expect(start).toBeLessThan(end);
          expect(edges.has(start) && edges.has(end)).toBe(true);
        }
        for (const each of LEVELS) {
          const own = found.filter((mark) => mark.level === each);
          for (const [at, mark] of own.slice(1).entries())
            expect(all.slice(own[at]!.end, mark.start).trim()).not.toBe('');
        }
        expect(placed(all, found)).toEqual(found);
        expect(found.map(({ start }) => start)).toEqual(
          found.map(({ start }) => start).sort((a, b) => a - b)
        );
      }),
      laws
    ));
});

describe('runs', () => {
  test('join to the text, and each has the levels of its units', () =>
    fc.assert(
      fc.property(text, raw, (all, marks) => {
        const found = placed(all, marks);
        const runs = runsOf(all, found);
        expect(runs.map((run) => run.text).join('')).toBe(all);
        expect(runs.flatMap((run) => Array(run.end - run.start).fill(run.levels))).toEqual(units(all, found));
        for (const [at, run] of runs.slice(1).entries()) expect(run.levels).not.toEqual(runs[at]!.levels);
      }),
      laws
    ));

  test('of nothing are none', () => expect(runsOf('', [])).toEqual([]));
});

describe('setting and clearing', () => {
  test('a level that is cleared where it was set leaves what was', () =>
    fc.assert(
      fc.property(text, raw, range, level, (all, marks, over, each) => {
        const was = cleared(all, placed(all, marks), over, each);
        const set = marked(all, was, over, each);
        expect(cleared(all, set, over, each)).toEqual(was);
        expect(marked(all, set, over, each)).toEqual(set);
        if (JSON.stringify(set) !== JSON.stringify(was)) expect(isMarked(all, set, over, each)).toBe(true);
      }),
      laws
    ));

  test('touches no other level, and nothing outside', () =>
    fc.assert(
      fc.property(text, raw, range, level, (all, marks, over, each) => {
        const was = placed(all, marks);
        for (const now of [marked(all, was, over, each), cleared(all, was, over, each)]) {
          const others = (list: readonly Mark[]) => list.filter((mark) => mark.level !== each);
          expect(others(now)).toEqual(others(was));
          expect(placed(all, now)).toEqual(now);
        }
        const none = cleared(all, was, { start: 0, end: all.length });
        expect(none).toEqual([]);
      }),
      laws
    ));

  test.each([
    ['white space at the ends is not marked', 'a big dog', { start: 1, end: 6 }, 'big'],
    ['no pair is split', 'x𐐷y', { start: 2, end: 3 }, '𐐷'],
    ['no letter is split', 'xe\u0301y', { start: 2, end: 4 }, 'e\u0301y'],
    ['neither a family', '👩‍👩‍👧!', { start: 3, end: 4 }, '👩‍👩‍👧'],
    ['nothing of nothing', 'a b', { start: 1, end: 2 }, undefined],
    ['what lies outside', 'ab', { start: 5, end: 9 }, undefined],
    ['the wrong way round', 'ab', { start: 2, end: 0 }, undefined]
  ])('%s', (_, all, over, read) =>
    expect(piecesRead(all, marked(all, [], over, 'read'))).toEqual(read === undefined ? [] : [read])
  );

  test('word by word is as all at once', () => {
    const all = 'one two\n three';
    const each = [...all.matchAll(/\S+/g)].reduce<Mark[]>(
      (marks, { index, 0: word }) =>
        marked(all, marks, { start: index, end: index + word.length }, 'underlined'),
      []
    );
    expect(each).toEqual([{ start: 0, end: all.length, level: 'underlined' }]);
  });

  test('ranges that meet become one, a hole parts them', () => {
    const all = 'one two three';
    const set = marked(all, marked(all, [], { start: 0, end: 7 }, 'read'), { start: 4, end: 13 }, 'read');
    expect(piecesRead(all, set)).toEqual([all]);
    expect(piecesRead(all, cleared(all, set, { start: 3, end: 8 }, 'read'))).toEqual(['one', 'three']);
  });
});
