import type { ArgumentMap, Citation, Claim, ClaimId, Reason } from '../model/map.ts';
import { CLAIM_COLUMNS, SOURCE_COLUMNS } from './csv-columns.ts';
import { cellOf, sourceHeld } from './csv-sources.ts';
import { tableOf, tagsOf } from './csv-table.ts';
import type { Written } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { readable } from './line.ts';

/** What two tables hold: nearly all that is said, and nothing of the map as a whole but its motion. */
export const HOLDS: Holds = {
  map: ['motion'],
  claim: ['heading', 'basis', 'note', 'tags'],
  citation: ['locator', 'quote'],
  quote: ['prefix', 'suffix', 'language', 'translation'],
  source: sourceHeld,
  reason: ['move', 'note'],
  supports: true,
  undercuts: true,
  joint: true,
  words: readable
};

type Cells = Map<string, string>;

/** Columns that are there though nothing stands in them. */
const USUAL: ReadonlySet<string> = new Set(['id', 'text', 'side', 'target', 'reason']);

/**
 * Writes a map as a table of its claims and, after an empty row, one of its sources, for spreadsheets: in UTF-8 with a byte
 * order mark, by which they know it. The first row of a claim has its words; its reasons and its citations stand in this and
 * further rows of its id. Where the order of rows is not that of the reasons, a column says it.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = hold(map, HOLDS);
  const claims = table(claimRows(held), CLAIM_COLUMNS, USUAL);
  const sources = table(
    held.sources.map((source) => new Map(SOURCE_COLUMNS.map((field) => [field, cellOf(source, field)]))),
    SOURCE_COLUMNS,
    new Set(['id', 'type', 'title'])
  );
  const parts = [
    ...(held.claims.length || !held.sources.length ? [tableOf(claims)] : []),
    ...(held.sources.length ? [tableOf(sources)] : [])
  ];
  return { text: `\uFEFF${parts.join('\r\n')}`, losses };
}

/** The rows of a table under its header, with the columns in which something stands. */
function table(rows: readonly Cells[], columns: readonly string[], usual: ReadonlySet<string>): string[][] {
  const used = new Set(usual);
  for (const row of rows) for (const [name, cell] of row) if (cell) used.add(name);
  const named = columns.filter((name) => used.has(name));
  return [named, ...rows.map((row) => named.map((name) => row.get(name) ?? ''))];
}

/** A premise of a reason, by its place among all of them. */
interface Use {
  reason: Reason;
  place: number;
}

function claimRows({ claims, reasons, motion }: ArgumentMap): Cells[] {
  const uses = new Map<ClaimId, Use[]>();
  let place = 0;
  for (const reason of reasons) {
    for (const premise of reason.premises) {
      const before = uses.get(premise);
      const use = { reason, place: ++place };
      if (before) before.push(use);
      else uses.set(premise, [use]);
    }
  }
  const inRows = claims.flatMap(({ id }) => uses.get(id) ?? []);
  const isInOrder = inRows.every((use, at) => use.place === at + 1);
  const told = new Set<Reason>();
  return claims.flatMap((claim) => {
    const isMotion = claim.id === motion;
    const lines = [...(isMotion ? [undefined] : []), ...(uses.get(claim.id) ?? [])];
    const count = Math.max(1, lines.length, claim.citations?.length ?? 0);
    return Array.from({ length: count }, (_, at) => {
      const row: Cells = new Map([['id', claim.id]]);
      if (at === 0) add(row, claimCells(claim));
      if (at === 0 && isMotion) row.set('side', 'motion');
      const use = lines[at];
      if (use) add(row, useCells(use, !told.has(use.reason), isInOrder));
      if (use) told.add(use.reason);
      const citation = claim.citations?.[at];
      if (citation) add(row, citationCells(citation));
      return row;
    });
  });
}

function add(row: Cells, cells: Readonly<Record<string, string | undefined>>): void {
  for (const [name, cell] of Object.entries(cells)) if (cell) row.set(name, cell);
}

function claimCells({ text, heading, basis, note, tags = [] }: Claim) {
  const plain = tags.join('; ');
  const isPlain = JSON.stringify(tagsOf(plain)) === JSON.stringify(tags);
  return { text, heading, basis, note, tags: isPlain ? plain : JSON.stringify(tags) };
}

function useCells({ reason, place }: Use, isFirst: boolean, isInOrder: boolean) {
  const { id, side, target, move, note } = reason;
  return {
    reason: id,
    side,
    ...('claim' in target ? { target: target.claim } : { 'target reason': target.reason }),
    ...(isFirst && { move, 'reason note': note }),
    ...(!isInOrder && { order: String(place) })
  };
}

function citationCells({ source, locator, quote }: Citation) {
  return {
    source,
    locator,
    quote: quote?.exact,
    'quote before': quote?.prefix,
    'quote after': quote?.suffix,
    'quote language': quote?.language,
    translation: quote?.translation
  };
}
