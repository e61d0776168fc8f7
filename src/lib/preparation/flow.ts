import type { ClaimId, Reason } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { type Spanning, span } from '../model/spanning.ts';
import { type Does, doesOf } from './block.ts';
import { type DebateFormat, type OwnSide, otherSide } from './debate-format.ts';
import { type Column, columnsOf, type Loose, type Saying } from './saying.ts';

/** What is said in a cell of a flow. */
export interface Entry {
  /** A claim of the map, or else words that it has not. */
  claim?: ClaimId;
  words?: string;
  /** It stands here; it is said once more; it stands elsewhere and bears on this line too. The last two are arrows. */
  kind: 'stands' | 'extended' | 'again';
  side: OwnSide;
  /** Place of its speech among the columns. */
  column: number;
  /** Counted over the whole flow, from 0. */
  row: number;
  /** What it answers or supports. */
  of?: Entry;
  /** Of an answer: what it does. */
  does?: Does;
  /** Of an arrow: where its claim stands. */
  home?: Entry;
}

/** An argument that no later speech of the other side answers, and the cell in which the answer was due. */
export interface Drop {
  of: Entry;
  /** Who has no answer. */
  side: OwnSide;
  column: number;
  row: number;
  /** The speech in which it is due is not over. */
  isDue: boolean;
}

/** The rows of a main claim; without one, of words that belong to none. */
export interface Position {
  claim?: ClaimId;
  row: number;
  rows: number;
}

/** A debate as a flow sheet. */
export interface Flow {
  columns: readonly Column[];
  positions: readonly Position[];
  rows: number;
  entries: readonly Entry[];
  drops: readonly Drop[];
  /** Claims for which no speech is left. */
  late: readonly ClaimId[];
}

/**
 * A debate as a flow sheet. A claim stands in one column, where it is said first; said again it is an arrow. What supports
 * a claim stands under it; what answers it, beside it in the first later speech of the other side (replies that end a
 * debate bring no answers). What is not said is passed over, and what is said of it stands with what it belonged to. An
 * argument is dropped where no later speech of the other side answers it.
 */
export function flow(relations: Relations, format: DebateFormat, saying: Saying): Flow {
  const columns = columnsOf(format);
  const { lines, late } = linesOf(relations, columns, saying);
  const entries = placed(lines, columns.length);
  const reached = columns.filter(({ step }) => isBefore(format, step.id, saying.until)).length;
  const last = entries.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const firsts = lines.filter(({ position }, at) => !at || lines[at - 1]!.position !== position);
  const positions = firsts.map(({ position, entry }, at): Position => {
    const { row } = entry!;
    const rows = (firsts[at + 1]?.entry?.row ?? last) - row;
    return { ...(position !== undefined && { claim: position }), row, rows };
  });
  return { columns, positions, rows: last, entries, drops: dropsIn(lines, columns, reached), late };
}

/** What is in a cell of a flow. */
export interface Cell {
  entries: Entry[];
  drop?: Drop;
}

/** The name of a row: the number of its position, and its own within that: '2.1'. */
export function rowName({ positions }: Flow, row: number): string {
  const at = positions.findLastIndex((position) => position.row <= row);
  return `${at + 1}.${row - (positions[at]?.row ?? 0) + 1}`;
}

/** The cells of a flow, row by row, each with a cell for every column. */
export function cellsOf({ columns, rows, entries, drops }: Flow): Cell[][] {
  const cells = Array.from({ length: rows }, () => columns.map((): Cell => ({ entries: [] })));
  for (const entry of entries) cells[entry.row]![entry.column]!.entries.push(entry);
  for (const drop of drops) cells[drop.row]![drop.column]!.drop = drop;
  return cells;
}

/** What is said of something: a claim, by a reason or as words, in the order of the map. */
interface Bearing {
  claim: ClaimId;
  reason: Reason;
  /** Whether this is where the map draws the claim whole. */
  isHome: boolean;
  /** Whether it is said by the other side. */
  turns: boolean;
}

/** Something that is said of something else that is said. */
interface Line {
  claim?: ClaimId;
  words?: string;
  side: OwnSide;
  under: Line | undefined;
  does?: Does | undefined;
  /** An arrow has its column only when all that stands has its own. */
  kind: Entry['kind'];
  column: number;
  /** Where it is said again. */
  more: readonly number[];
  /** The main claim in whose rows it stands. */
  position: ClaimId | undefined;
  entry?: Entry;
}

/** What waits to be looked at, under the next thing above it that is said. */
interface Waiting {
  bearing: Bearing;
  side: OwnSide;
  under: Line | undefined;
  position: ClaimId;
  /** Whether nobody says what it bears on. */
  isIdle: boolean;
}

/** Everything that is said, each before what is said of it: first what answers it, then what supports it. */
function linesOf(relations: Relations, columns: readonly Column[], saying: Saying) {
  const spanning = span(relations);
  const bearings = bearingsOn(relations, spanning);
  const at = new Map(columns.map(({ step }, column) => [step.id, column]));
  const lines: Line[] = [];
  const standing = new Map<ClaimId, Line>();
  const late = new Set<ClaimId>();
  const looseOn = new Map<string | undefined, Loose[]>();
  for (const each of saying.loose ?? []) {
    const others = looseOn.get(each.to) ?? [];
    others.push(each);
    looseOn.set(each.to, others);
  }
  const isPlaced = new Set<Loose>();

  /** The columns in which a claim is said; nothing where that is not known. */
  const saidIn = (claim: ClaimId, side: OwnSide) => {
    const found = saying
      .steps(claim, side)
      ?.flatMap((step) => at.get(step) ?? [])
      .filter((column) => columns[column]!.side === side);
    return found && [...new Set(found)].sort((one, other) => one - other);
  };
  /** Puts words among the lines, each before the words that are said of it. */
  const addLoose = (first: readonly Loose[], over: Line | undefined, position: ClaimId | undefined) => {
    const waiting = first.map((each) => ({ each, under: over })).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { each, under } = next;
      const column = at.get(each.step);
      if (isPlaced.has(each) || column === undefined) continue;
      isPlaced.add(each);
      const { side } = columns[column]!;
      const line: Line = { kind: 'stands', words: each.words, side, under, column, more: [], position };
      lines.push(line);
      const on = each.id === undefined ? [] : (looseOn.get(each.id) ?? []);
      waiting.push(...on.map((other) => ({ each: other, under: line })).reverse());
    }
  };
  /** Puts a claim among the lines; gives under what the claims that bear on it stand, and whether it is said. */
  const add = ({
    bearing,
    side,
    under,
    position,
    isIdle
  }: Waiting): { over: Line | undefined; isSaid: boolean } => {
    const { claim, reason, isHome } = bearing;
    const answers = under !== undefined && under.side !== side;
    const known = saidIn(claim, side);
    // Nobody has an answer, or more evidence, to what nobody says.
    const isSaid = known ? known.length > 0 : !isIdle;
    const line = {
      claim,
      side,
      under,
      does: answers ? doesOf(reason) : undefined,
      more: known ?? [],
      position
    };
    if (!isSaid) return { over: under, isSaid };
    if (!isHome) {
      if (under) lines.push({ ...line, kind: 'again', column: -1 });
      return { over: under, isSaid };
    }
    const column = known?.[0] ?? nextFor(columns, side, under ? under.column + Number(answers) : 0);
    if (column === undefined) {
      late.add(claim);
      return { over: under, isSaid: false };
    }
    const standsHere: Line = { ...line, kind: 'stands', column };
    lines.push(standsHere);
    standing.set(claim, standsHere);
    return { over: standsHere, isSaid };
  };

  const { motion } = relations.map;
  const mains = spanning.roots
    .slice(0, motion === undefined ? undefined : 1)
    .flatMap((root) => bearings(root));
  for (const main of mains) {
    const side: OwnSide = main.turns ? 'negative' : 'affirmative';
    const stack: Waiting[] = [{ bearing: main, side, under: undefined, position: main.claim, isIdle: false }];
    for (let waiting = stack.pop(); waiting; waiting = stack.pop()) {
      const { bearing, position } = waiting;
      const { over, isSaid } = add(waiting);
      if (!bearing.isHome) continue;
      if (isSaid) addLoose(looseOn.get(bearing.claim) ?? [], over, position);
      const below = bearings(bearing.claim).map(
        (each): Waiting => ({
          bearing: each,
          side: each.turns ? otherSide(waiting.side) : waiting.side,
          under: over,
          position,
          isIdle: !isSaid
        })
      );
      const supports = (each: Waiting) => each.side === (over ?? waiting).side;
      stack.push(...below.filter(supports).reverse(), ...below.filter((each) => !supports(each)).reverse());
    }
  }
  const words = new Set(saying.loose?.map(({ id }) => id));
  const all = saying.loose ?? [];
  addLoose(
    all.filter(({ to }) => to === undefined || !words.has(to)),
    undefined,
    undefined
  );
  // What goes round in a circle has no first.
  addLoose(all, undefined, undefined);

  for (const line of lines) if (line.kind === 'again') aim(line, standing.get(line.claim!), columns, saidIn);
  return {
    lines: lines.filter(({ column }) => column >= 0),
    late: [...late].filter((claim) => !standing.has(claim))
  };
}

/** Finds the column of an arrow: where its claim stands if that is late enough, else where it is said again. */
function aim(
  line: Line,
  home: Line | undefined,
  columns: readonly Column[],
  saidIn: (claim: ClaimId, side: OwnSide) => number[] | undefined
): void {
  const { claim, side, under } = line;
  if (!home || !under || under === home || under === home.under) return;
  const from = under.column + Number(under.side !== side);
  const known = saidIn(claim!, side);
  const column = known
    ? known.find((each) => each >= from)
    : home.column >= from && home.side === side
      ? home.column
      : nextFor(columns, side, from);
  line.column = column ?? -1;
  line.kind = column === home.column ? 'again' : 'extended';
  line.more = [];
}

/** The first speech of a side, from a column on, in which something can be answered or brought. */
function nextFor(columns: readonly Column[], side: OwnSide, from: number): number | undefined {
  const found = columns.findIndex(
    (column, at) => at >= from && column.side === side && column.step.kind !== 'reply'
  );
  return found < 0 ? undefined : found;
}

/** Gives every line its row: the first answer to something stands in its row, everything else in one of its own. */
function placed(lines: readonly Line[], width: number): Entry[] {
  const entries: Entry[] = [];
  const isTaken = new Set<number>();
  const isAnswered = new Set<Line>();
  const standing = new Map<ClaimId, Entry>();
  let rows = 0;
  for (const line of lines) {
    const { kind, claim, words, side, under, does, column, more } = line;
    const beside = under && under.side !== side && !isAnswered.has(under) ? under.entry!.row : undefined;
    if (under && under.side !== side) isAnswered.add(under);
    const row = beside !== undefined && !isTaken.has(beside * width + column) ? beside : rows++;
    isTaken.add(row * width + column);
    const entry: Entry = {
      kind,
      side,
      column,
      row,
      ...(claim === undefined ? { words: words! } : { claim }),
      ...(under && { of: under.entry! }),
      ...(does && { does })
    };
    line.entry = entry;
    entries.push(entry);
    for (const again of more)
      if (again !== column) entries.push({ ...entry, kind: 'extended', column: again, home: entry });
    if (kind === 'stands' && claim !== undefined) standing.set(claim, entry);
  }
  for (const entry of entries) if (entry.kind !== 'stands') entry.home ??= standing.get(entry.claim!)!;
  return entries;
}

function dropsIn(lines: readonly Line[], columns: readonly Column[], reached: number): Drop[] {
  const isAnswered = new Set<Line>();
  for (const { under, side, column, more } of lines)
    if (under && under.side !== side && [column, ...more].some((each) => each > under.column))
      isAnswered.add(under);
  return lines.flatMap((line): Drop[] => {
    const side = otherSide(line.side);
    const column = nextFor(columns, side, line.column + 1);
    // Words that are said of nothing may be a greeting.
    const isArgument = line.claim !== undefined || line.under !== undefined;
    if (line.kind !== 'stands' || !isArgument || isAnswered.has(line) || column === undefined) return [];
    return [{ of: line.entry!, side, column, row: line.entry!.row, isDue: column >= reached }];
  });
}

/** Whether a step is over when the debate has come to another. */
function isBefore({ steps }: DebateFormat, step: string, until: string | undefined): boolean {
  if (until === undefined) return true;
  const place = (id: string) => steps.findIndex((each) => each.id === id);
  return place(step) < place(until);
}

/**
 * What bears on each claim. An undercut bears on the claim whose step it undercuts, where that claim is at home, else on
 * what the step bears on.
 */
function bearingsOn(relations: Relations, { home }: Spanning): (claim: ClaimId) => readonly Bearing[] {
  const { map, reason: reasons, host, premises } = relations;
  const found = new Map<ClaimId, Bearing[]>();
  for (const reason of map.reasons) {
    if (host(reason) === undefined) continue;
    let turns = reason.side === 'con';
    let { target } = reason;
    while ('reason' in target) {
      const step = reasons.get(target.reason)!;
      const [first] = premises(step);
      const isHome = first !== undefined && home.get(first) === step;
      if (!isHome) turns = turns !== (step.side === 'con');
      target = isHome ? { claim: first } : step.target;
    }
    const bears = target.claim;
    const all = found.get(bears) ?? [];
    found.set(bears, all);
    for (const claim of premises(reason))
      all.push({ claim, reason, turns, isHome: home.get(claim) === reason });
  }
  return (claim) => found.get(claim) ?? [];
}
