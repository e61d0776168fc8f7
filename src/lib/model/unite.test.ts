import { describe, expect, test } from 'vitest';
import { lines, map } from '../../../tests/map-notation.ts';
import { check } from './check.ts';
import { apply } from './edit.ts';
import type { ArgumentMap, Claim, Source } from './map.ts';
import { isRefusal } from './refusal.ts';
import { relate } from './relations.ts';
import { completed, uniteClaims, uniteSources } from './unite.ts';

function united(map: ArgumentMap, keep = 'A', gone = 'B') {
  const result = uniteClaims(relate(map), { keep, gone });
  if (isRefusal(result)) return { said: Object.values(result).flat().join(' ') };
  const { map: after, problem } = apply(map, result.edit);
  if (problem) throw new Error(JSON.stringify(problem));
  expect(check(after).map).toBe(after);
  const told = [result.folded, result.dropped].map((ids) => ids.join(' ')).join(' | ');
  return { after, said: `${lines(after)} | ${told}` };
}

/** B goes over to A; then the reasons folded | the reasons dropped. */
describe('of two claims that say the same one stays', () => {
  test.each<[string[], string]>([
    [['A + M', 'C + B', 'B - D'], 'r1: A + M, r2: C + A, r3: A - D |  | '],
    [['A + M', 'B + M'], 'r1: A + M | r2 | '],
    [['A + M', 'B - M'], 'r1: A + M, r2: A - M |  | '],
    [['A & B + M'], 'r1: A + M |  | '],
    [['A & C + M', 'C & B + M'], 'r1: A & C + M | r2 | '],
    [['B + M', 'A + M', 'U - r2', 'V - r1'], 'r1: A + M, r3: U - r1, r4: V - r1 | r2 | '],
    [['A + M', 'U - r1', 'B + M', 'U - r3', 'V - r4'], 'r1: A + M, r2: U - r1, r5: V - r2 | r3 r4 | '],
    [['C + A', 'C + B'], 'r1: C + A | r2 | '],
    [['B + A', 'A + M'], 'r2: A + M |  | r1'],
    [['B - A', 'U - r1', 'V + r2'], 'A, U, V |  | r1 r2 r3'],
    [['B & C - A'], 'r1: C - A |  | '],
    [['A + M', 'B - r1'], 'r1: A + M |  | r2'],
    [['C + A', 'B - r1'], 'r1: C + A |  | r2'],
    [['A + C', 'C + B'], 'circle C A'],
    [['A - C', 'C + B'], 'r1: A - C, r2: C + A |  | '],
    [['A + C', 'C + A', 'D + B'], 'r1: A + C, r2: C + A, r3: D + A |  | ']
  ])('%j: %s', (said, found) => expect(united(map('A', 'B', ...said)).said).toBe(found));

  test.each([
    ['A', 'A', 'unchanged'],
    ['A', 'Z', 'unknown claims Z']
  ])('%s and %s: %s', (keep, gone, found) => expect(united(map('A', 'B'), keep, gone).said).toBe(found));
});

test('what was said of a folded reason is said of the one that stays', () => {
  const said: Record<string, object> = {
    r1: { note: 'One.' },
    r2: { note: 'Two.', move: 'denies' },
    r3: { note: 'One.', move: 'turns' },
    r4: { move: 'outweighs', weight: 3 }
  };
  const start = map('A - M', 'B - M', 'U - r2', 'U - r1');
  const noted: ArgumentMap = {
    ...start,
    reasons: start.reasons.map((each) => ({ ...each, ...said[each.id] })),
    notes: {
      n: { on: { reason: 'r1' }, text: '1' },
      o: { on: { reason: 'r2' }, text: '2' },
      p: { on: { reason: 'r4' }, text: '4' }
    }
  };
  const { after } = united(noted);
  expect(after?.reasons).toEqual([
    { ...start.reasons[0], note: 'One.\n\nTwo.', move: 'denies' },
    { ...start.reasons[2], note: 'One.', move: 'turns', weight: 3, target: { reason: 'r1' } }
  ]);
  expect(after?.notes).toEqual({
    n: { on: { reason: 'r1' }, text: '1' },
    o: { on: { reason: 'r1' }, text: '2' },
    p: { on: { reason: 'r3' }, text: '4' }
  });
});

test('remarks on a reason that is dropped go with it', () => {
  const start = { ...map('B + A', 'A + M'), notes: { n: { on: { reason: 'r1' }, text: 'x' } } };
  expect(united(start).after).not.toHaveProperty('notes');
});

describe('what was said of the other is said of the one', () => {
  const sources = [
    { id: 's', type: 'book' },
    { id: 't', type: 'book' }
  ];
  const one: Claim = { id: 'A', text: 'A.', tags: ['x', 'y'], note: 'Note A.', citations: [{ source: 's' }] };
  const other: Claim = {
    id: 'B',
    text: 'B.',
    heading: 'B',
    tags: ['y', 'z'],
    note: 'Note B.',
    citations: [{ source: 't' }, { source: 's' }]
  };
  const pair = (a: Claim, b: Claim) => ({ ...map('A', 'B'), sources, claims: [a, b] });

  test('its citations, tags, note, and what the one has not', () => {
    expect(united(pair(one, other)).after?.claims).toEqual([
      {
        id: 'A',
        text: 'A.',
        heading: 'B',
        tags: ['x', 'y', 'z'],
        note: 'Note A.\n\nNote B.',
        citations: [{ source: 's' }, { source: 't' }]
      }
    ]);
  });

  test('what it rests on, where the one named no source', () => {
    const sourced = { ...other, basis: 'source' } as const;
    const reasoned = { id: 'A', text: 'A.', basis: 'reasoning' } as const;
    expect(united(pair(reasoned, sourced)).after?.claims[0]?.basis).toBe('source');
    expect(united(pair({ ...one, basis: 'inference' }, sourced)).after?.claims[0]?.basis).toBe('inference');
  });

  test('the motion, facing pairs and translations', () => {
    const start = {
      ...map('A', 'B', 'C', 'D'),
      motion: 'B',
      facing: [
        ['A', 'B'],
        ['C', 'B'],
        ['C', 'A'],
        ['C', 'D']
      ] as [string, string][],
      translations: { lt: { A: { text: 'A' }, B: { text: 'B', heading: 'B' } }, de: { B: { text: 'B' } } }
    };
    expect(united(start).after).toMatchObject({
      motion: 'A',
      facing: [
        ['C', 'A'],
        ['C', 'D']
      ],
      translations: { lt: { A: { text: 'A', heading: 'B' } }, de: { A: { text: 'B' } } }
    });
  });
});

describe('of two sources that are the same, the one that is kept takes what it lacks', () => {
  const issued = { 'date-parts': [[2024]] };
  test.each<[string, Partial<Source>, Partial<Source>, Partial<Source>]>([
    ['a field that it has not', { title: 'A' }, { DOI: '10.1/a' }, { title: 'A', DOI: '10.1/a' }],
    ['not one that it has', { title: 'A' }, { title: 'B', volume: 3 }, { title: 'A', volume: 3 }],
    ['for one without words', { note: ' ' }, { note: 'Seen.' }, { note: 'Seen.' }],
    [
      'for one that says nothing',
      { author: [{}] },
      { author: [{ family: 'Lee' }] },
      { author: [{ family: 'Lee' }] }
    ],
    ['for a date without parts', { issued: { 'date-parts': [[]] } }, { issued }, { issued }],
    ['not nothing for nothing', { publisher: '' }, { publisher: ' ' }, { publisher: '' }],
    ['a zero is something', { volume: 0 }, { volume: 7 }, { volume: 0 }],
    ['not where its title is from', { title: 'A' }, { title: 'B', titleFrom: 'url-slug' }, { title: 'A' }],
    ['with the title', {}, { title: 'B', titleFrom: 'url-slug' }, { title: 'B', titleFrom: 'url-slug' }],
    [
      'how the same was seen',
      { access: 'mirror' },
      { access: 'mirror', accessNote: 'page' },
      { access: 'mirror', accessNote: 'page' }
    ]
  ])('%s', (_, kept, other, found) => {
    const all: Source[] = [kept, other].map((fields, at) => ({ id: 'st'[at]!, type: 'book', ...fields }));
    expect(completed(all[0]!, all.slice(1))).toEqual({ id: 's', type: 'book', ...found });
  });

  test('from the first that has it, and all in one step', () => {
    const start: ArgumentMap = {
      ...map('A + M'),
      sources: [
        { id: 's', type: 'book', title: 'A' },
        { id: 't', type: 'report', title: 'B', publisher: 'One', volume: 1 },
        { id: 'u', type: 'book', publisher: 'Two', page: '7' }
      ]
    };
    start.claims[0] = { id: 'A', text: 'A.', citations: [{ source: 't' }, { source: 'u', locator: '7' }] };
    const edit = uniteSources(relate(start), { keep: 's', gone: ['u', 't'] });
    if (isRefusal(edit)) throw new Error(edit.refused);
    const done = apply(start, edit);
    if (done.problem) throw new Error(done.problem.code);
    const { map: after, inverse } = done;
    expect(after.sources).toEqual([
      { id: 's', type: 'book', title: 'A', publisher: 'One', volume: 1, page: '7' }
    ]);
    expect(after.claims[0]!.citations).toEqual([{ source: 's' }, { source: 's', locator: '7' }]);
    expect(apply(after, inverse).map).toEqual(start);
  });
});
