import * as v from 'valibot';

/** A whole number of seconds, at least one. */
const Seconds = v.pipe(
  v.number(),
  v.integer('is not a whole number'),
  v.minValue(1, 'is not longer than nothing')
);
const Waiting = v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is less than nothing'));
const Words = v.pipe(v.string(), v.minLength(1, 'is empty'));

const Team = v.object({
  id: Words,
  /** As judges call it: 'A', 'Proposition', 'OG'. */
  name: Words,
  side: v.picklist(['affirmative', 'negative'])
});

const Step = v.object({
  id: Words,
  /** As it is written on a flow: '1AC', 'N2>A1'. */
  name: Words,
  /** A speech; a short one that ends a debate; one side asks the other; both ask each other. */
  kind: v.picklist(['speech', 'reply', 'cross-examination', 'crossfire']),
  /** Who speaks, or asks; none where both do. */
  team: v.optional(v.string()),
  seconds: Seconds,
  /** No new arguments may be brought. */
  noNew: v.optional(v.boolean())
});

/**
 * How a debate runs: who speaks when and for how long. Times are in seconds. A preparation holds its format whole, so that
 * a changed one goes with it.
 */
export const DebateFormat = v.object({
  id: Words,
  /** The format that it was made from. */
  base: v.optional(Words),
  name: Words,
  teams: v.array(Team),
  steps: v.array(Step),
  /** Time to prepare that each team may spend between speeches; none where 0. */
  preparation: Waiting,
  /** Time between the motion and the first speech, where it is told on the spot. */
  impromptu: v.optional(Waiting),
  /** Points of information are offered from the first of these moments of a speech to the second. */
  points: v.optional(v.strictTuple([Waiting, Waiting])),
  /** After its time a speech may go on for so long. */
  grace: v.optional(Waiting),
  /** Words a minute that its speakers usually read aloud. */
  pace: v.pipe(v.number(), v.minValue(40, 'is too slow'), v.maxValue(500, 'is too fast'))
});

export type DebateFormat = v.InferOutput<typeof DebateFormat>;
export type Step = v.InferOutput<typeof Step>;
export type Team = v.InferOutput<typeof Team>;
export type OwnSide = Team['side'];

/** An ordinary speaker reads so many words a minute aloud; in policy debate Verbatim counts with 250. */
const ORDINARY = 150;
const POLICY = 250;

type Row = readonly [
  name: string,
  kind: 's' | 'r' | 'x' | 'f',
  team: string,
  minutes: number,
  noNew?: 'no new'
];

const KINDS = { s: 'speech', r: 'reply', x: 'cross-examination', f: 'crossfire' } as const;
const BOTH = '';

function steps(rows: readonly Row[]): Step[] {
  const seen = new Map<string, number>();
  return rows.map(([name, kind, team, minutes, noNew]) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return {
      id: times > 1 ? `${name} ${times}` : name,
      name,
      kind: KINDS[kind],
      ...(team && { team }),
      seconds: minutes * 60,
      ...(noNew && { noNew: true })
    };
  });
}

const TWO: readonly Team[] = [
  { id: 'A', name: 'A', side: 'affirmative' },
  { id: 'N', name: 'N', side: 'negative' }
];

function policy(constructive: number, rebuttal: number): Step[] {
  return steps([
    ['1AC', 's', 'A', constructive],
    ['CX', 'x', 'N', 3],
    ['1NC', 's', 'N', constructive],
    ['CX', 'x', 'A', 3],
    ['2AC', 's', 'A', constructive],
    ['CX', 'x', 'N', 3],
    ['2NC', 's', 'N', constructive],
    ['CX', 'x', 'A', 3],
    ['1NR', 's', 'N', rebuttal, 'no new'],
    ['1AR', 's', 'A', rebuttal, 'no new'],
    ['2NR', 's', 'N', rebuttal, 'no new'],
    ['2AR', 's', 'A', rebuttal, 'no new']
  ]);
}

function worldSchools(speech: number, reply: number): Step[] {
  return steps([
    ['P1', 's', 'P', speech],
    ['O1', 's', 'O', speech],
    ['P2', 's', 'P', speech],
    ['O2', 's', 'O', speech],
    ['P3', 's', 'P', speech],
    ['O3', 's', 'O', speech],
    ['O reply', 'r', 'O', reply, 'no new'],
    ['P reply', 'r', 'P', reply, 'no new']
  ]);
}

function karlPopper(first: number, later: number): Step[] {
  return steps([
    ['A1', 's', 'A', first],
    ['N3>A1', 'x', 'N', 3],
    ['N1', 's', 'N', first],
    ['A3>N1', 'x', 'A', 3],
    ['A2', 's', 'A', later, 'no new'],
    ['N1>A2', 'x', 'N', 3],
    ['N2', 's', 'N', later, 'no new'],
    ['A1>N2', 'x', 'A', 3],
    ['A3', 's', 'A', later, 'no new'],
    ['N3', 's', 'N', later, 'no new']
  ]);
}

const WORLD_TEAMS: readonly Team[] = [
  { id: 'P', name: 'P', side: 'affirmative' },
  { id: 'O', name: 'O', side: 'negative' }
];

/**
 * The formats that Warrant brings, in the order in which they are offered; each may be changed and named anew. Speeches
 * and times: World Schools, WSDC rules; Karl Popper, IDEA, and the Czech league's rules of 2026; British Parliamentary,
 * WUDC; policy, Lincoln-Douglas and Public Forum, as timed at tournaments of the NSDA (policy: eight minutes to prepare
 * in practice, five by the rule).
 */
export function debateFormats(): DebateFormat[] {
  return [
    {
      id: 'wsdc',
      name: 'World Schools',
      teams: [...WORLD_TEAMS],
      steps: worldSchools(8, 4),
      preparation: 0,
      impromptu: 3600,
      points: [60, 420],
      pace: ORDINARY
    },
    {
      id: 'wsdc-short',
      name: 'World Schools, juniors',
      teams: [...WORLD_TEAMS],
      steps: worldSchools(5, 3),
      preparation: 0,
      impromptu: 3600,
      points: [60, 240],
      pace: ORDINARY
    },
    {
      id: 'kp-classic',
      name: 'Karl Popper',
      teams: [...TWO],
      steps: karlPopper(6, 5),
      preparation: 480,
      pace: ORDINARY
    },
    {
      id: 'kp-cz',
      name: 'Karl Popper, Czech (2026)',
      teams: [...TWO],
      steps: karlPopper(6, 6),
      preparation: 300,
      pace: ORDINARY
    },
    {
      id: 'bp',
      name: 'British Parliamentary',
      teams: [
        { id: 'OG', name: 'OG', side: 'affirmative' },
        { id: 'OO', name: 'OO', side: 'negative' },
        { id: 'CG', name: 'CG', side: 'affirmative' },
        { id: 'CO', name: 'CO', side: 'negative' }
      ],
      steps: steps([
        ['PM', 's', 'OG', 7],
        ['LO', 's', 'OO', 7],
        ['DPM', 's', 'OG', 7],
        ['DLO', 's', 'OO', 7],
        ['MG', 's', 'CG', 7],
        ['MO', 's', 'CO', 7],
        ['GW', 's', 'CG', 7, 'no new'],
        ['OW', 's', 'CO', 7, 'no new']
      ]),
      preparation: 0,
      impromptu: 900,
      points: [60, 360],
      grace: 15,
      pace: ORDINARY
    },
    {
      id: 'policy',
      name: 'Policy, high school',
      teams: [...TWO],
      steps: policy(8, 5),
      preparation: 480,
      pace: POLICY
    },
    {
      id: 'policy-college',
      name: 'Policy, college',
      teams: [...TWO],
      steps: policy(9, 6),
      preparation: 600,
      pace: POLICY
    },
    {
      id: 'ld',
      name: 'Lincoln-Douglas',
      teams: [...TWO],
      steps: steps([
        ['AC', 's', 'A', 6],
        ['CX', 'x', 'N', 3],
        ['NC', 's', 'N', 7],
        ['CX', 'x', 'A', 3],
        ['1AR', 's', 'A', 4, 'no new'],
        ['NR', 's', 'N', 6, 'no new'],
        ['2AR', 's', 'A', 3, 'no new']
      ]),
      preparation: 240,
      pace: ORDINARY
    },
    {
      id: 'pf',
      name: 'Public Forum',
      // A coin decides who begins; the side of each team is changed by whoever speaks second.
      teams: [
        { id: 'first', name: '1', side: 'affirmative' },
        { id: 'second', name: '2', side: 'negative' }
      ],
      steps: steps([
        ['1C 1', 's', 'first', 4],
        ['1C 2', 's', 'second', 4],
        ['Crossfire', 'f', BOTH, 3],
        ['Rebuttal 1', 's', 'first', 4],
        ['Rebuttal 2', 's', 'second', 4],
        ['Crossfire', 'f', BOTH, 3],
        ['Summary 1', 's', 'first', 3, 'no new'],
        ['Summary 2', 's', 'second', 3, 'no new'],
        ['Grand crossfire', 'f', BOTH, 3],
        ['Final focus 1', 's', 'first', 2, 'no new'],
        ['Final focus 2', 's', 'second', 2, 'no new']
      ]),
      preparation: 180,
      pace: ORDINARY
    }
  ];
}

/** What keeps a format from being used, with the place of the step it is about. */
export type FormatFault =
  | { code: 'no-speech' }
  | { code: 'no-name'; step?: number }
  | { code: 'no-time'; step: number }
  | { code: 'no-team'; step: number }
  | { code: 'no-side'; side: OwnSide }
  | { code: 'points' }
  | { code: 'preparation' };

/** What is wrong with a format that somebody has made or changed; nothing where it can be used. */
export function formatFaults({ name, steps, teams, preparation, points }: DebateFormat): FormatFault[] {
  const faults: FormatFault[] = [];
  if (!name.trim()) faults.push({ code: 'no-name' });
  const speeches = steps.filter(({ kind }) => isSpeech(kind));
  if (!speeches.length) faults.push({ code: 'no-speech' });
  for (const [step, { name, seconds, team, kind }] of steps.entries()) {
    if (!name.trim()) faults.push({ code: 'no-name', step });
    if (!Number.isInteger(seconds) || seconds < 1) faults.push({ code: 'no-time', step });
    if (isSpeech(kind) && !teams.some(({ id }) => id === team)) faults.push({ code: 'no-team', step });
  }
  if (speeches.length)
    for (const side of ['affirmative', 'negative'] as const)
      if (!speeches.some((step) => sideOf(step, teams) === side)) faults.push({ code: 'no-side', side });
  if (points && !(points[0] >= 0 && points[0] < points[1])) faults.push({ code: 'points' });
  if (!(preparation >= 0)) faults.push({ code: 'preparation' });
  return faults;
}

/** The side whose step this is: who speaks, or asks; none where both do. */
export function sideOf({ team }: Step, teams: readonly Team[]): OwnSide | undefined {
  return teams.find(({ id }) => id === team)?.side;
}

/** The speeches of a side, in their order. */
export function speechesOf({ steps, teams }: DebateFormat, side: OwnSide): Step[] {
  return steps.filter((step) => isSpeech(step.kind) && sideOf(step, teams) === side);
}

/** Whether a step is a speech of one team. */
export function isSpeech(kind: Step['kind']): boolean {
  return kind === 'speech' || kind === 'reply';
}

/** Who speaks against a side. */
export function otherSide(side: OwnSide): OwnSide {
  return side === 'affirmative' ? 'negative' : 'affirmative';
}
