import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { DebateFormat, debateFormats, formatFaults, sideOf, speechesOf } from './debate-format.ts';

const formats = new Map(debateFormats().map((format) => [format.id, format]));
const known = (id: string) => formats.get(id)!;
/** '1AC 8, CX 3' */
const table = (id: string) =>
  known(id)
    .steps.map(({ name, seconds }) => `${name} ${seconds / 60}`)
    .join(', ');

/** As the rules of each have them, in minutes. */
const TABLES: [id: string, steps: string, preparation: number][] = [
  ['wsdc', 'P1 8, O1 8, P2 8, O2 8, P3 8, O3 8, O reply 4, P reply 4', 0],
  ['wsdc-short', 'P1 5, O1 5, P2 5, O2 5, P3 5, O3 5, O reply 3, P reply 3', 0],
  ['kp-classic', 'A1 6, N3>A1 3, N1 6, A3>N1 3, A2 5, N1>A2 3, N2 5, A1>N2 3, A3 5, N3 5', 8],
  ['kp-cz', 'A1 6, N3>A1 3, N1 6, A3>N1 3, A2 6, N1>A2 3, N2 6, A1>N2 3, A3 6, N3 6', 5],
  ['bp', 'PM 7, LO 7, DPM 7, DLO 7, MG 7, MO 7, GW 7, OW 7', 0],
  ['policy', '1AC 8, CX 3, 1NC 8, CX 3, 2AC 8, CX 3, 2NC 8, CX 3, 1NR 5, 1AR 5, 2NR 5, 2AR 5', 8],
  ['policy-college', '1AC 9, CX 3, 1NC 9, CX 3, 2AC 9, CX 3, 2NC 9, CX 3, 1NR 6, 1AR 6, 2NR 6, 2AR 6', 10],
  ['ld', 'AC 6, CX 3, NC 7, CX 3, 1AR 4, NR 6, 2AR 3', 4],
  [
    'pf',
    '1C 1 4, 1C 2 4, Crossfire 3, Rebuttal 1 4, Rebuttal 2 4, Crossfire 3, Summary 1 3, Summary 2 3, Grand crossfire 3, Final focus 1 2, Final focus 2 2',
    3
  ]
];

test('every format stands in the table', () => {
  expect([...formats.keys()].sort()).toEqual(TABLES.map(([id]) => id).sort());
});

describe.each(TABLES)('%s', (id, steps, preparation) => {
  test('its speeches and times', () => {
    expect(table(id)).toBe(steps);
    expect(known(id).preparation).toBe(preparation * 60);
  });

  test('it can be used, and each step is named apart', () => {
    const { steps, ...rest } = known(id);
    expect(v.safeParse(DebateFormat, { ...rest, steps }).success).toBe(true);
    expect(formatFaults(known(id))).toEqual([]);
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
  });
});

test('who speaks last, and in which speeches nothing new may be said', () => {
  const last = ([id, side]: ['wsdc' | 'policy' | 'bp' | 'kp-classic', 'affirmative' | 'negative']) =>
    speechesOf(known(id), side)
      .map(({ name, noNew }) => name + (noNew ? '*' : ''))
      .join(' ');
  expect(last(['wsdc', 'affirmative'])).toBe('P1 P2 P3 P reply*');
  expect(last(['policy', 'negative'])).toBe('1NC 2NC 1NR* 2NR*');
  expect(last(['bp', 'negative'])).toBe('LO DLO MO OW*');
  expect(last(['kp-classic', 'affirmative'])).toBe('A1 A2* A3*');
});

test('who asks in cross-examination is whose step it is; in a crossfire both ask', () => {
  const { steps, teams } = known('kp-classic');
  expect(sideOf(steps[1]!, teams)).toBe('negative');
  const crossfire = known('pf').steps.find(({ kind }) => kind === 'crossfire')!;
  expect(sideOf(crossfire, known('pf').teams)).toBeUndefined();
});

test('points of information and grace', () => {
  expect(known('wsdc').points).toEqual([60, 420]);
  expect(known('bp').points).toEqual([60, 360]);
  expect(known('bp').grace).toBe(15);
  expect(known('bp').impromptu).toBe(900);
});

describe('a format of one’s own is refused', () => {
  const sound = known('wsdc');
  const [first, ...others] = sound.steps;
  test.each([
    ['without a name', { name: ' ' }, [{ code: 'no-name' }]],
    ['without a speech', { steps: [] }, [{ code: 'no-speech' }]],
    [
      'with a speech of 0 minutes',
      { steps: [{ ...first!, seconds: 0 }, ...others] },
      [{ code: 'no-time', step: 0 }]
    ],
    [
      'with a negative time',
      { steps: [{ ...first!, seconds: -60 }, ...others] },
      [{ code: 'no-time', step: 0 }]
    ],
    ['without a speech of one side', { steps: [first!] }, [{ code: 'no-side', side: 'negative' }]],
    [
      'with a speech of nobody',
      { steps: [...sound.steps, { id: 'x', name: 'X', kind: 'speech' as const, seconds: 60 }] },
      [{ code: 'no-team', step: 8 }]
    ],
    [
      'with points that end before they begin',
      { points: [60, 30] as [number, number] },
      [{ code: 'points' }]
    ],
    ['with less than no time to prepare', { preparation: -1 }, [{ code: 'preparation' }]]
  ])('%s', (_, change, faults) => expect(formatFaults({ ...sound, ...change })).toEqual(faults));
});
