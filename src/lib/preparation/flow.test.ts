import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { relate } from '../model/relations.ts';
import { debateFormats } from './debate-format.ts';
import { type Entry, type Flow, flow } from './flow.ts';
import { begin, type Item, type Preparation, withPicks } from './preparation.ts';
import { ALL_OF_THE_MAP, asPlanned, columnsOf, type Saying } from './saying.ts';
import { placed } from './speeches.ts';

const format = (id: string) => debateFormats().find((each) => each.id === id)!;
const world = format('wsdc');

/** A flow as a table: a line for each row, cells between bars, '→' before arrows, '?' where an answer was due. */
function drawn({ columns, rows, entries, drops }: Flow): string[] {
  const SIGNS = { stands: '', extended: '→', again: '↑' };
  return Array.from({ length: rows }, (_, row) =>
    columns
      .map((_, column) => {
        const isHere = (each: { row: number; column: number }) => each.row === row && each.column === column;
        const said = entries.filter(isHere).map(({ kind, claim, words }) => SIGNS[kind] + (claim ?? words));
        const missed = drops.filter(isHere).map(({ isDue }) => (isDue ? '…' : '?'));
        return [...said, ...missed].join(',');
      })
      .join('|')
      .replace(/\|+$/, '')
  );
}

/** What is said in which speeches, by the map's ids: 'A: P1 P2'. What is not named is not said. */
function only(...lines: string[]): Saying {
  const steps = new Map(lines.map((line) => line.split(': ')).map(([id, said]) => [id, said!.split(' ')]));
  return { steps: (claim) => steps.get(claim) ?? [] };
}

describe('a flow', () => {
  // A is answered by B, that by C and D; S supports A; N is the other side's.
  const debate = relate(map('A + M', 'N - M', 'B - A', 'C - B', 'D - B', 'S + A', 'T - S', 'U - r3'));

  test('has a column for each speech, and what answers stands beside', () => {
    const all = flow(debate, world, ALL_OF_THE_MAP);
    expect(all.columns.map(({ step }) => step.name).join(' ')).toBe('P1 O1 P2 O2 P3 O3 O reply P reply');
    expect(drawn(all)).toEqual(['A|B|C|?', '||D|?', '||U|?', 'S|T|?', '|N|?']);
    expect(all.positions).toEqual([
      { claim: 'A', row: 0, rows: 4 },
      { claim: 'N', row: 4, rows: 1 }
    ]);
  });

  test.each<[string, Saying, string[]]>([
    ['says again what it says by an arrow', only('A: P1 P2 P3', 'B: O1'), ['A|B|→A,?||→A']],
    ['lets what is not said lend its place', only('S: P1', 'T: O2'), ['S|||T|?']],
    ['has for answers to what nobody says a line of its own', only('B: O1', 'N: O1'), ['|B|?', '|N|?']],
    ['tells what was answered before it was said, and not again', only('A: P2', 'B: O1'), ['|B|A,?|?']],
    ['takes such an answer where it is said again', only('A: P2', 'B: O1 O2'), ['|B|A,?|→B']],
    ['has no answer due where no speech is left', only('A: P3', 'N: O3'), ['||||A|?', '|||||N']]
  ])('%s', (_, saying, rows) => expect(drawn(flow(debate, world, saying))).toEqual(rows));

  test('goes as far as the debate has come', () => {
    const saying = only('A: P1', 'S: P1', 'B: O1');
    expect(drawn(flow(debate, world, { ...saying, until: 'O1' }))).toEqual(['A|B|…', 'S|…']);
    expect(drawn(flow(debate, world, { ...saying, until: 'P2' }))).toEqual(['A|B|…', 'S|?']);
  });

  test('holds words that the map has not', () => {
    const loose = [
      { step: 'O1', words: 'new', to: 'A' },
      { step: 'P2', words: 'else' }
    ];
    const told = flow(debate, world, { ...only('A: P1'), loose });
    expect(drawn(told)).toEqual(['A|new|?', '||else']);
    expect(told.positions).toEqual([
      { claim: 'A', row: 0, rows: 1 },
      { row: 1, rows: 1 }
    ]);
  });

  test('has a shared claim once, and arrows for its other answers', () => {
    const shared = relate(map('A + M', 'B + M', 'C - A', 'C - B', 'D - C', 'E - D'));
    expect(drawn(flow(shared, world, ALL_OF_THE_MAP))).toEqual(['A|C|D|E|?', 'B|↑C']);
    expect(
      drawn(flow(relate(map('A + M', 'C - A', 'D - C', 'C - D', 'E - C')), world, ALL_OF_THE_MAP))
    ).toEqual(['A|C|D|→C', '||E|?']);
  });

  test('has the plan of our side, and what the map has against it', () => {
    const item = (kind: Item['kind'], ref: string): Item => ({ id: `${kind} ${ref}`, kind, ref });
    let preparation: Preparation = begin(debate.map, {
      id: 'p',
      kept: false,
      side: 'affirmative',
      debate: world
    });
    preparation = placed(preparation, item('claim', 'A'), 'P1');
    const planned = () => drawn(flow(debate, world, asPlanned(preparation, debate)));
    // We do not say S, so that nobody answers it.
    expect(planned()).toEqual(['A|B|?', '|N|?']);
    preparation = placed(withPicks(preparation, debate, 'B', ['r4'], []), item('block', 'B'), 'P3');
    preparation = placed(preparation, { id: 'w', kind: 'words', text: 'Mr Speaker' }, 'P1');
    expect(planned()).toEqual(['A|B|||C|?', '|N|?', 'Mr Speaker']);
  });

  test('has no evidence for an answer that nobody gives', () => {
    const idle = relate(map('A + M', 'P + M', 'Q - P', 'E + Q'));
    const preparation = placed(
      begin(idle.map, { id: 'p', kept: false, side: 'affirmative', debate: world }),
      { id: 'A', kind: 'claim', ref: 'A' },
      'P1'
    );
    expect(drawn(flow(idle, world, asPlanned(preparation, idle)))).toEqual(['A|?']);
  });

  test('of a map of nothing, or of a format of one side, is empty', () => {
    expect(drawn(flow(relate(map()), world, ALL_OF_THE_MAP))).toEqual([]);
    const alone = { ...world, steps: world.steps.slice(0, 1) };
    expect(drawn(flow(debate, alone, ALL_OF_THE_MAP))).toEqual(['A', 'S']);
    expect(flow(debate, alone, ALL_OF_THE_MAP).late).toEqual(['B', 'T', 'N']);
  });
});

const anyFormat = fc.constantFrom(...debateFormats());
/** Who says what when, for some of a map's claims. */
const anySaying = (claims: readonly string[], steps: readonly string[]) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat({ max: Math.max(0, claims.length - 1) }), fc.subarray([...steps])), {
        maxLength: 12
      }),
      fc.boolean()
    )
    .map(([said, rest]): Saying => {
      const known = new Map(said.map(([at, where]) => [claims[at], where]));
      return { steps: (claim) => known.get(claim) ?? (rest ? undefined : []) };
    });

const anyFlow = fc.tuple(maps({ largest: 14 }), anyFormat).chain(([raw, debate]) => {
  const steps = columnsOf(debate).map(({ step }) => step.id);
  return anySaying(
    raw.claims.map(({ id }) => id),
    steps
  ).map((saying) => ({ raw, debate, saying }));
});

const law = (name: string, holds: (told: Flow, saying: Saying) => void) =>
  test(name, () =>
    fc.assert(
      fc.property(anyFlow, ({ raw, debate, saying }) => holds(flow(relate(raw), debate, saying), saying)),
      { seed: 7, numRuns: 300 }
    )
  );

const stood = (told: Flow) => told.entries.filter(({ kind }) => kind === 'stands');
const isLater = (one: Entry, other: Entry) => one.column > other.column;

describe('in any flow', () => {
  law('a claim stands in one column only', (told) => {
    const ids = stood(told).map(({ claim }) => claim);
    expect(ids).toEqual([...new Set(ids)]);
  });

  law('an arrow comes from a claim that stands', (told) => {
    const standing = new Map(stood(told).map((entry) => [entry.claim, entry]));
    for (const { kind, claim, column } of told.entries) {
      expect(standing.has(claim)).toBe(true);
      if (kind === 'again') expect(standing.get(claim)!.column).toBe(column);
      if (kind === 'extended') expect(standing.get(claim)!.column).not.toBe(column);
    }
  });

  law('each stands in a speech of its own side', (told) => {
    for (const { side, column } of told.entries) expect(told.columns[column]!.side).toBe(side);
  });

  law('what stands has its cell for itself, in rows without a gap', (told) => {
    const cells = stood(told).map(({ row, column }) => `${row} ${column}`);
    expect(new Set(cells).size).toBe(cells.length);
    const used = new Set(told.entries.map(({ row }) => row));
    expect([...used].sort((a, b) => a - b)).toEqual(Array.from({ length: told.rows }, (_, row) => row));
  });

  law('an answer beside what it answers stands in its row or under it', (told) => {
    for (const { of, row } of told.entries) if (of) expect(row).toBeGreaterThanOrEqual(of.row);
  });

  law('what is dropped is what no later speech of the other side answers, and could', (told) => {
    const dropped = new Set(told.drops.map(({ of }) => of));
    for (const entry of stood(told)) {
      const isAnswered = told.entries.some(
        (each) => each.of === entry && each.side !== entry.side && isLater(each, entry)
      );
      const isPossible = told.columns.some(
        ({ side, step }, at) => side !== entry.side && at > entry.column && step.kind !== 'reply'
      );
      expect(dropped.has(entry)).toBe(!isAnswered && isPossible);
    }
  });

  law('the positions are all rows, one after the other', (told) => {
    let row = 0;
    for (const position of told.positions) {
      expect(position.row).toBe(row);
      row += position.rows;
    }
    expect(row).toBe(told.rows);
  });

  law('what is said in known speeches stands in the first of them', (told, saying) => {
    for (const { claim, side, column } of stood(told)) {
      const known = saying
        .steps(claim!, side)
        ?.filter((id) => told.columns.some((each) => each.side === side && each.step.id === id));
      if (known)
        expect(column).toBe(
          Math.min(...known.map((id) => told.columns.findIndex(({ step }) => step.id === id)))
        );
    }
  });
});
