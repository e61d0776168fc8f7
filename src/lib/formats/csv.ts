import type { Checked } from '../model/check.ts';
import type { Citation, Claim, ClaimId, Reason, Source } from '../model/map.ts';
import { Assembly, isLanguage } from './assembly.ts';
import { type Header, headerOf, SOURCE_COLUMNS } from './csv-columns.ts';
import { fieldOf } from './csv-sources.ts';
import { type Row, rowsOf, tagsOf } from './csv-table.ts';

export { write } from './csv-write.ts';

/** What a person may call the side of a reason. */
const SIDES: Readonly<Record<Reason['side'], readonly string[]>> = {
  pro: [...['pro', 'for', 'support', 'supports', 'supporting', 'supported by', 'in favour', 'in favor'], '+'],
  con: [
    ...['con', 'against', 'attack', 'attacks', 'attacking', 'oppose', 'opposes', 'opposing', 'objection'],
    ...['rebuttal', 'undercut', 'undercuts', 'contra', '-', '−', '–']
  ]
};
const OF_SIDE = new Map(
  Object.entries(SIDES).flatMap(([side, names]) => names.map((name) => [name, side as Reason['side']]))
);
/** What stands in the column of sides for the motion, or a claim that is no reason. */
const MOTION = 'motion';
const ROOTS: ReadonlySet<string> = new Set(['thesis', 'root', 'claim', 'question', 'main claim', 'none']);
const MOVES: readonly string[] = ['denies', 'mitigates', 'outweighs', 'turns', 'concedes'];
const BASES: readonly string[] = ['source', 'inference', 'reasoning', 'own knowledge'];

/** A row whose cells are known by the names of their columns. */
interface Line {
  line: number;
  cell(name: string): string;
}

/** A claim in a reason, as a row says it. */
interface Use extends Line {
  claim: ClaimId;
  order: number;
}

/**
 * Reads a table of claims, or of sources, or one after the other with an empty row between them: a header, whose columns may
 * stand in any order, and rows. Each row of claims says up to three things of the claim whose `id` it has: its words; that it
 * is a reason (`side`) for a `target`, a claim by its id or its words, or a reason by its id; and that a `source` says so. What
 * more there is to say stands in further rows of that id. Rows that share a `reason` are premises that hold only together. A
 * row without an id is a claim of its own. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly();
  const rows = rowsOf(text, (line) => assembly.fault('has a quotation mark that is never closed', { line }));
  const { claims, sources, names } = tables(rows, assembly);
  const known = readSources(sources, assembly);
  const uses = readClaims(claims, known, assembly);
  readReasons(uses, assembly, !names.has('reason'));
  return assembly.checked();
}

/** More rows than these are not read of a file. */
const MOST_ROWS = 100_000;

/** The rows of each kind of table. */
function tables(rows: readonly Row[], assembly: Assembly) {
  const found = { claims: [] as Line[], sources: [] as Line[], names: new Set<string>() };
  let header: Header | undefined;
  let columns: ReadonlyMap<string, number> = new Map();
  let isAfterEmpty = true;
  for (const [at, { cells, line }] of rows.entries()) {
    if (at === MOST_ROWS) {
      assembly.fault(`is more than the ${MOST_ROWS} rows that are read; this and the rest are left out`, {
        line
      });
      break;
    }
    if (cells.every((cell) => cell === '')) {
      isAfterEmpty = true;
      continue;
    }
    const next = isAfterEmpty ? headerOf(cells) : undefined;
    isAfterEmpty = false;
    if (next) {
      header = next;
      columns = new Map(next.columns.flatMap((name, at) => (name === undefined ? [] : [[name, at]])));
      for (const [at, name] of header.columns.entries()) {
        if (name !== undefined && header.of === 'claims') found.names.add(name);
        if (name === undefined && cells[at]!.trim())
          assembly.omit(`the column “${cells[at]!.trim().slice(0, 50)}” is left out`, { line });
      }
      continue;
    }
    if (!header) {
      assembly.fault('stands before a row that names the columns', { line });
      continue;
    }
    for (let at = header.columns.length; at < cells.length; at++)
      if (cells[at]) assembly.omit('has more cells than there are columns', { line });
    const places = columns;
    found[header.of].push({ line, cell: (name) => cells[places.get(name) ?? -1] ?? '' });
  }
  return found;
}

/** Ids of the sources that the file tells of. */
function readSources(lines: readonly Line[], assembly: Assembly): Set<string> {
  const ids = new Set(lines.map(({ cell }) => cell('id')));
  const used = new Set<string>();
  const unnamed = idsBy('source', (id) => ids.has(id));
  for (const { line, cell } of lines) {
    const id = cell('id') || unnamed(line);
    if (used.has(id)) {
      assembly.fault(`gives the id “${id}” to a second source, which is left out`, { line });
      continue;
    }
    used.add(id);
    assembly.source(sourceOf(id, { line, cell }, assembly));
  }
  return used;
}

function sourceOf(id: string, { line, cell }: Line, assembly: Assembly): Source {
  const fields = new Map<string, unknown>([
    ['id', id],
    ['type', cell('type') || 'document']
  ]);
  for (const field of SOURCE_COLUMNS) {
    const written = cell(field);
    if (!written || fields.has(field)) continue;
    const value = fieldOf(field, written);
    if (value === undefined)
      assembly.omit(`the ${field} “${written.slice(0, 50)}” of a source is left out`, { line });
    else fields.set(field, value);
  }
  return Object.fromEntries(fields) as unknown as Source;
}

/** Takes over claims and what they cite; gives what they are reasons for. */
function readClaims(lines: readonly Line[], sources: ReadonlySet<string>, assembly: Assembly): Use[] {
  const ids = new Set(lines.map(({ cell }) => cell('id')));
  const claims = new Map<string, Claim>();
  const uses: Use[] = [];
  const tags = new Map<Claim, Set<string>>();
  const unnamed = idsBy('c', (id) => ids.has(id));
  for (const each of lines) {
    const { line, cell } = each;
    const id = cell('id') || unnamed(line);
    const known = claims.get(id);
    const claim = known ?? assembly.add(claimOf(id, each, assembly));
    claims.set(id, claim);
    if (known) tellMore(known, each, assembly);
    const own = tagsOf(cell('tags'));
    if (known && own.length) {
      const all = tags.get(known) ?? new Set(known.tags);
      for (const tag of own) all.add(tag);
      tags.set(known, all);
    }
    const citation = citationOf(each, sources, assembly);
    if (citation) {
      claim.citations ??= [];
      claim.citations.push(citation);
    }
    const side = cell('side').trim().toLowerCase();
    if (side === MOTION) {
      if (assembly.motion === undefined) assembly.motion = id;
      else if (assembly.motion !== id) assembly.fault('names a second motion', { line });
      if (cell('target') || cell('target reason'))
        assembly.fault('is the motion; that it has a target too belongs into a further row', { line });
    } else if (cell('target') || cell('target reason') || cell('reason') || (side && !ROOTS.has(side))) {
      const order = Number(cell('order').trim() || Number.NaN);
      uses.push({ ...each, claim: id, order: Number.isFinite(order) ? order : Number.MAX_VALUE });
    }
  }
  for (const [claim, all] of tags) claim.tags = [...all];
  return uses.sort((a, b) => a.order - b.order);
}

/** Gives ids by the lines of rows without one, which do not fall; none of them twice, and none that is taken. */
function idsBy(prefix: string, isTaken: (id: string) => boolean): (line: number) => string {
  let last = 0;
  return (line) => {
    last = Math.max(line, last + 1);
    while (isTaken(`${prefix}${last}`)) last++;
    return `${prefix}${last}`;
  };
}

function claimOf(id: ClaimId, { line, cell }: Line, assembly: Assembly): Claim {
  const claim: Claim = { id, text: cell('text') };
  if (cell('heading')) claim.heading = cell('heading');
  if (cell('note')) claim.note = cell('note');
  const tags = tagsOf(cell('tags'));
  if (tags.length) claim.tags = tags;
  const basis = cell('basis');
  if (BASES.includes(basis)) claim.basis = basis as NonNullable<Claim['basis']>;
  else if (basis) assembly.omit(`the basis “${basis.slice(0, 50)}” of a claim is left out`, { line });
  return claim;
}

/** Tells what a further row of a claim says otherwise: it would be lost. */
function tellMore(claim: Claim, { line, cell }: Line, assembly: Assembly): void {
  for (const field of ['text', 'heading', 'note', 'basis'] as const) {
    const said = cell(field);
    if (said && said !== claim[field])
      assembly.fault(
        `gives the claim “${claim.id}” another ${field}, “${said.slice(0, 50)}”, which is left out`,
        { line }
      );
  }
}

function citationOf({ line, cell }: Line, sources: ReadonlySet<string>, assembly: Assembly) {
  const named = cell('source');
  const rest = ['locator', 'quote', 'quote before', 'quote after', 'quote language', 'translation'];
  if (!named) {
    if (rest.some((name) => cell(name))) assembly.fault('has a quotation without its source', { line });
    return undefined;
  }
  const id = [named, named.trim()].find((each) => sources.has(each));
  const other = named.trim();
  const source = id ?? (/^https?:/i.test(other) ? assembly.sourceAt(other) : assembly.sourceNamed(other)).id;
  const citation: Citation = { source };
  if (cell('locator')) citation.locator = cell('locator');
  const language = cell('quote language');
  if (language && !isLanguage(language))
    assembly.omit(`the language “${language.slice(0, 50)}” of a quotation is left out`, { line });
  const quote = {
    exact: cell('quote'),
    ...(cell('quote before') && { prefix: cell('quote before') }),
    ...(cell('quote after') && { suffix: cell('quote after') }),
    ...(isLanguage(language) && { language }),
    ...(cell('translation') && { translation: cell('translation') })
  };
  if (quote.exact || Object.keys(quote).length > 1) citation.quote = quote;
  return citation;
}

/** Takes over reasons: rows of one id are one reason, and every row without an id is one. */
function readReasons(uses: readonly Use[], assembly: Assembly, infersMotion: boolean): void {
  const rows = new Map<string, Use[]>();
  const named = new Set(uses.map(({ cell }) => cell('reason')));
  let count = 0;
  for (const use of uses) {
    let id = use.cell('reason');
    while (!id || (!use.cell('reason') && named.has(id))) id = `r${++count}`;
    if (!use.cell('reason')) named.add(id);
    const known = rows.get(id);
    if (known) known.push(use);
    else rows.set(id, [use]);
  }
  for (const [id, premises] of rows) {
    const reason = reasonOf(id, premises, rows, assembly);
    if (reason) assembly.step(reason, { line: premises[0]!.line });
  }
  if (infersMotion && assembly.motion === undefined) assembly.motion = assembly.onlyRoot();
}

function reasonOf(
  id: string,
  [first, ...others]: readonly Use[],
  reasons: ReadonlyMap<string, unknown>,
  assembly: Assembly
): Reason | undefined {
  const { line, cell } = first!;
  const target = targetOf(first!, reasons, assembly);
  if (!target) return undefined;
  const said = cell('side').trim().toLowerCase();
  const side = OF_SIDE.get(said);
  if (said && !side) {
    assembly.fault(`says “${cell('side').slice(0, 50)}”, which is no side: pro or con`, { line });
    return undefined;
  }
  if (!said) assembly.understand('has a target and no side; it is read as a reason for it', { line });
  const reason: Reason = { id, side: side ?? 'pro', premises: [first!.claim], target };
  for (const other of others) {
    const isOther = ['side', 'target', 'target reason'].some(
      (name) => other.cell(name) && other.cell(name) !== cell(name)
    );
    if (isOther) assembly.fault(`differs from other rows of the reason “${id}”`, { line: other.line });
    else reason.premises.push(other.claim);
  }
  const all = [first!, ...others];
  const move = all.map((use) => use.cell('move')).find(Boolean);
  if (move && MOVES.includes(move)) reason.move = move as NonNullable<Reason['move']>;
  else if (move) assembly.omit(`the move “${move.slice(0, 50)}” is left out`, { line });
  const note = all.map((use) => use.cell('reason note')).find(Boolean);
  if (note) reason.note = note;
  return reason;
}

function targetOf(
  { line, cell }: Use,
  reasons: ReadonlyMap<string, unknown>,
  assembly: Assembly
): Reason['target'] | undefined {
  const named = cell('target');
  const step = cell('target reason');
  if (!named && !step) {
    assembly.dangling('has a side, or a reason, and no target', { line });
    return undefined;
  }
  const claim = named && [named, named.trim()].find((each) => assembly.has(each));
  if (claim) return { claim };
  const reason = [step, step.trim(), named, named.trim()].find((each) => each && reasons.has(each));
  if (reason) return { reason };
  const worded = assembly.worded(named.trim());
  if (named && worded !== undefined) return { claim: worded };
  assembly.dangling(`names “${(named || step).slice(0, 50)}”, which is no claim of this table`, { line });
  return undefined;
}
