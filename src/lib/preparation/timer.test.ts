import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DebateFormat, debateFormats } from './debate-format.ts';
import {
  beginTiming,
  bellsOf,
  fits,
  goBy,
  goTo,
  IMPROMPTU,
  isFresh,
  pause,
  reset,
  shift,
  shownAt,
  signalsBetween,
  signalsOf,
  stagesOf,
  start,
  type Timing,
  together,
  untilOther,
  usePool
} from './timer.ts';

const formatOf = (id: string) => debateFormats().find((each) => each.id === id)!;
const WORLD = formatOf('wsdc');
const KARL = formatOf('kp-classic');
const BRITISH = formatOf('bp');
const stage = (format: DebateFormat, id: string) => stagesOf(format).find((each) => each.id === id)!;
/** The timer at a stage that runs since the moment 0. */
const running = (format: DebateFormat, id: string) =>
  start(goTo(beginTiming(format), format, id, 0), format, 0);

type Deed = (timing: Timing, format: DebateFormat, moment: number) => Timing;
const deed = (format: DebateFormat): fc.Arbitrary<Deed> =>
  fc.oneof(
    fc.constantFrom<Deed>(start, start, pause, reset),
    fc.constantFrom<Deed>((...all) => goBy(all[0], all[1], 1, all[2])),
    fc.constantFrom<Deed>((...all) => goBy(all[0], all[1], -1, all[2])),
    fc.constantFrom(...format.teams).map<Deed>(
      ({ id }) =>
        (timing, format, moment) =>
          usePool(timing, format, id, moment)
    ),
    fc
      .constantFrom(-30, -10, 10, 30)
      .map<Deed>((seconds) => (timing, format, moment) => shift(timing, format, seconds, moment))
  );
/** A format, and deeds with the ms that go by before each. */
const courses = fc.constantFrom(...debateFormats()).chain((format) =>
  fc.record({
    format: fc.constant(format),
    deeds: fc.array(fc.tuple(fc.nat(400_000), deed(format)), { maxLength: 20 })
  })
);
const SEEDED = { seed: 11, numRuns: 400 };

function run(
  { format, deeds }: { format: DebateFormat; deeds: readonly (readonly [number, Deed])[] },
  look: (timing: Timing, moment: number) => void = () => {}
): { timing: Timing; moment: number } {
  let moment = 1_000;
  let timing = beginTiming(format);
  for (const [ms, deed] of deeds) {
    moment += ms;
    timing = deed(timing, format, moment);
    look(timing, moment);
  }
  return { timing, moment };
}

describe('laws', () => {
  test('a time rings the same signals, however it is divided', () =>
    fc.assert(
      fc.property(
        courses,
        fc.array(fc.nat(900_000), { maxLength: 8 }),
        fc.nat(900_000),
        (course, cuts, ms) => {
          const { timing, moment } = run(course);
          const end = moment + ms;
          const all = cuts.map((cut) => moment + Math.min(cut, ms)).sort((a, b) => a - b);
          let at = moment;
          const parts = [...all, end].flatMap((to) => {
            const found = signalsBetween(timing, course.format, at, to);
            at = to;
            return found;
          });
          expect(parts).toEqual(signalsBetween(timing, course.format, moment, end));
        }
      ),
      SEEDED
    ));

  test('what is used grows while it runs and stands while nothing does', () =>
    fc.assert(
      fc.property(courses, fc.nat(900_000), fc.nat(900_000), (course, one, other) => {
        const { timing, moment } = run(course);
        const [before, after] = [one, one + other].map((ms) => shownAt(timing, course.format, moment + ms));
        if (timing.running && timing.running.pool === undefined)
          expect(after!.used).toBe(
            Math.floor(((timing.used[timing.at] ?? 0) + one + other + moment - timing.running.since) / 1000)
          );
        else expect(after!.used).toBe(before!.used);
        expect(after!.used).toBeGreaterThanOrEqual(before!.used);
        expect(after!.left).toBeLessThanOrEqual(before!.left);
        for (const [at, { left }] of after!.pools.entries())
          expect(left).toBeLessThanOrEqual(before!.pools[at]!.left);
      }),
      SEEDED
    ));

  test('used and left are the whole time, and nothing is used twice', () =>
    fc.assert(
      fc.property(courses, fc.nat(900_000), (course, ms) => {
        const { timing, moment } = run(course);
        const { stage, used, left, over, isOver, pools } = shownAt(timing, course.format, moment + ms);
        expect(used + left).toBe(stage.seconds + over);
        expect(isOver).toBe(left === 0);
        expect(pools.filter(({ isRunning }) => isRunning).length).toBeLessThanOrEqual(1);
      }),
      SEEDED
    ));

  test('no team prepares longer than there is time for it', () =>
    fc.assert(
      fc.property(courses, (course) => {
        const { preparation } = course.format;
        run(course, (timing, moment) => {
          for (const used of Object.values(timing.pools))
            expect(used).toBeLessThanOrEqual(preparation * 1000);
          for (const { left } of shownAt(timing, course.format, moment + 10_000_000).pools) {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left).toBeLessThanOrEqual(preparation);
          }
        });
      }),
      SEEDED
    ));

  test('pausing changes nothing that is seen but that it runs', () =>
    fc.assert(
      fc.property(courses, fc.nat(900_000), (course, ms) => {
        const { timing, moment } = run(course);
        const { running: _, ...before } = shownAt(timing, course.format, moment + ms);
        const paused = pause(timing, course.format, moment + ms);
        const after = shownAt(paused, course.format, moment + ms + 5_000);
        const standing = before.pools.map((pool) => ({ ...pool, isRunning: false }));
        expect(after).toEqual({ ...before, pools: standing });
      }),
      SEEDED
    ));

  test('a timer always belongs to its format, and its signals fall together with what was passed', () =>
    fc.assert(
      fc.property(courses, fc.nat(900_000), (course, ms) => {
        const { timing, moment } = run(course);
        expect(fits(timing, course.format)).toBe(true);
        const rung = together(signalsBetween(timing, course.format, moment, moment + ms));
        const { passed } = shownAt(timing, course.format, moment + ms);
        if (rung.length && timing.running!.pool === undefined) expect(passed).toEqual(rung);
      }),
      SEEDED
    ));
});

describe('stages', () => {
  test('begin with the preparation where the motion is told on the spot', () => {
    expect(stagesOf(WORLD).map(({ id }) => id)).toEqual([IMPROMPTU, ...WORLD.steps.map(({ id }) => id)]);
    expect(stagesOf(KARL).map(({ id }) => id)).toEqual(KARL.steps.map(({ id }) => id));
    expect(beginTiming(WORLD).at).toBe(IMPROMPTU);
    expect(() => beginTiming({ ...WORLD, steps: [], impromptu: 0 })).toThrow(RangeError);
  });

  test('have points of information only in speeches that are long enough', () => {
    expect(stage(WORLD, 'P1').points).toEqual([60, 420]);
    expect(stage(WORLD, 'P reply').points).toBeUndefined();
    expect(stage(WORLD, IMPROMPTU).points).toBeUndefined();
    const short = { ...WORLD, steps: [{ ...WORLD.steps[0]!, seconds: 50 }] };
    expect(stagesOf(short).at(-1)!.points).toBeUndefined();
  });

  test('one goes on to the last and back to the first, and what was used stays', () => {
    let timing = pause(running(KARL, 'A3'), KARL, 30_000);
    timing = goBy(timing, KARL, 1, 40_000);
    expect(timing.at).toBe('N3');
    expect(goBy(timing, KARL, 1, 50_000)).toBe(timing);
    expect(shownAt(goBy(timing, KARL, -1, 60_000), KARL, 70_000).used).toBe(30);
    expect(goBy(beginTiming(KARL), KARL, -1, 0)).toEqual(beginTiming(KARL));
    expect(goTo(timing, KARL, 'no such step', 0)).toBe(timing);
  });
});

test.each<[DebateFormat, string, string[]]>([
  [WORLD, 'P1', ['60 points-open 1', '420 points-close 1', '420 minute 1', '480 end 2', '495 over 3']],
  [WORLD, 'P reply', ['180 minute 1', '240 end 2', '255 over 3']],
  [WORLD, IMPROMPTU, ['3540 minute 1', '3600 end 2']],
  [BRITISH, 'PM', ['60 points-open 1', '360 points-close 1', '360 minute 1', '420 end 2', '435 over 3']],
  [
    { ...BRITISH, grace: 30 },
    'PM',
    ['60 points-open 1', '360 points-close 1', '360 minute 1', '420 end 2', '450 over 3']
  ],
  [{ ...WORLD, points: [0, 600] }, 'P1', ['420 minute 1', '480 end 2', '495 over 3']],
  [KARL, 'N3>A1', ['120 minute 1', '180 end 2', '195 over 3']],
  [formatOf('pf'), 'Final focus 1', ['120 end 2', '135 over 3']]
])('signals of a stage', (format, id, expected) =>
  expect(signalsOf(stage(format, id)).map(({ at, code, bells }) => `${at} ${code} ${bells}`)).toEqual(
    expected
  )
);

test.each([
  [0, 480, 0, 'closed', ''],
  [59_999, 421, 0, 'closed', ''],
  [60_000, 420, 0, 'open', 'points-open'],
  [419_999, 61, 0, 'open', 'points-open'],
  [420_000, 60, 0, 'closed', 'points-close,minute'],
  [479_500, 1, 0, 'closed', 'points-close,minute'],
  [480_000, 0, 0, 'closed', 'end'],
  [487_900, 0, 7, 'closed', 'end'],
  [495_000, 0, 15, 'closed', 'over']
])(
  'a speech of 8 minutes after %i ms: %i s left, %i over, points %s, %s',
  (ms, left, over, points, passed) => {
    const shown = shownAt(running(WORLD, 'P1'), WORLD, ms);
    expect(shown).toMatchObject({
      left,
      over,
      points,
      isOver: ms >= 480_000,
      isGrace: false,
      running: 'stage'
    });
    expect(shown.passed.map(({ code }) => code).join()).toBe(passed);
  }
);

test.each([
  [419_000, false],
  [420_000, true],
  [434_999, true],
  [435_000, false]
])('in British Parliamentary after %i ms it is grace: %s', (ms, isGrace) =>
  expect(shownAt(running(BRITISH, 'PM'), BRITISH, ms).isGrace).toBe(isGrace)
);

test('of signals that were slept through only the last are rung, once, with those that fall together', () => {
  const timing = running(WORLD, 'P1');
  const slept = together(signalsBetween(timing, WORLD, 1_000, 450_000));
  expect(slept.map(({ code }) => code)).toEqual(['points-close', 'minute']);
  expect(bellsOf(slept)).toBe(1);
  expect(signalsBetween(timing, WORLD, 450_000, 479_999)).toEqual([]);
  expect(bellsOf(together(signalsBetween(timing, WORLD, 450_000, 9_000_000)))).toBe(3);
  expect(together([])).toEqual([]);
  expect(bellsOf([])).toBe(0);
});

describe('the preparation of a team', () => {
  test('stops the speech, ends by itself, and is not begun where none is left', () => {
    let timing = usePool(running(KARL, 'A1'), KARL, 'A', 10_000);
    expect(shownAt(timing, KARL, 70_000)).toMatchObject({
      used: 10,
      running: 'pool',
      pools: [
        { left: 420, isRunning: true },
        { left: 480, isRunning: false }
      ]
    });
    expect(signalsBetween(timing, KARL, 10_000, 9_000_000).map(({ code, at }) => `${at} ${code}`)).toEqual([
      '420 minute',
      '480 end'
    ]);
    expect(shownAt(timing, KARL, 490_000).running).toBeUndefined();
    expect(untilOther(timing, KARL, 490_000)).toBeUndefined();
    timing = pause(timing, KARL, 900_000);
    expect(timing.pools).toEqual({ A: 480_000 });
    expect(usePool(timing, KARL, 'A', 900_000).running).toBeUndefined();
    timing = usePool(timing, KARL, 'N', 900_000);
    expect(usePool(timing, KARL, 'N', 905_000)).toMatchObject({ pools: { A: 480_000, N: 5_000 } });
    expect(start(timing, KARL, 905_000)).toMatchObject({ pools: { N: 5_000 }, running: { since: 905_000 } });
  });

  test('is shortened and lengthened while it runs, else the speech is', () => {
    const timing = usePool(beginTiming(KARL), KARL, 'A', 0);
    expect(shownAt(shift(timing, KARL, -10, 5_000), KARL, 6_000).pools[0]!.left).toBe(479);
    expect(shownAt(shift(timing, KARL, 10, 5_000), KARL, 6_000).pools[0]!.left).toBe(464);
    expect(shift(timing, KARL, 600, 5_000).pools).toEqual({ A: 480_000 });
    expect(shownAt(shift(running(KARL, 'A1'), KARL, 10, 5_000), KARL, 6_000)).toMatchObject({ used: 16 });
    expect(shift(beginTiming(KARL), KARL, -10, 0).used).toEqual({ A1: 0 });
  });

  test('there is none where the format gives no time for it, or no such team', () => {
    expect(usePool(beginTiming(WORLD), WORLD, 'P', 0).running).toBeUndefined();
    expect(shownAt(beginTiming(WORLD), WORLD, 0).pools).toEqual([]);
    expect(usePool(beginTiming(KARL), KARL, 'X', 0).running).toBeUndefined();
  });
});

test('the next second is shown when it begins', () => {
  expect(untilOther(running(KARL, 'A1'), KARL, 0)).toBe(1000);
  expect(untilOther(running(KARL, 'A1'), KARL, 2_300)).toBe(700);
  expect(untilOther(beginTiming(KARL), KARL, 2_300)).toBeUndefined();
});

test('a clock that was set back uses nothing', () =>
  expect(shownAt(start(beginTiming(KARL), KARL, 50_000), KARL, 20_000).used).toBe(0));

test('set back, a stage begins anew and stands', () => {
  const timing = reset(running(KARL, 'A1'), KARL, 20_000);
  expect(shownAt(timing, KARL, 90_000)).toMatchObject({ used: 0, left: 360 });
  expect(isFresh(timing)).toBe(true);
  expect(isFresh(running(KARL, 'A1'))).toBe(false);
});

test('a timer does not belong to a format without its step or its team', () => {
  const timing = pause(running(KARL, 'A1'), KARL, 5_000);
  expect(fits(timing, KARL)).toBe(true);
  expect(fits(timing, { ...KARL, steps: KARL.steps.slice(1) })).toBe(false);
  expect(fits(goTo(timing, KARL, 'N1', 0), { ...KARL, steps: KARL.steps.slice(1) })).toBe(false);
  const prepared = usePool(timing, KARL, 'N', 0);
  expect(fits(prepared, { ...KARL, teams: [KARL.teams[0]!] })).toBe(false);
  expect(() => shownAt(timing, WORLD, 0)).toThrow(RangeError);
});

test('ids may be words that every object has', () => {
  const odd = {
    ...KARL,
    steps: [
      { ...KARL.steps[0]!, id: 'constructor' },
      { ...KARL.steps[1]!, id: '__proto__' }
    ]
  };
  expect(shownAt(beginTiming(odd), odd, 0).used).toBe(0);
  const timing = pause(start(goBy(beginTiming(odd), odd, 1, 0), odd, 0), odd, 4_000);
  expect(shownAt(timing, odd, 9_000).used).toBe(4);
});
