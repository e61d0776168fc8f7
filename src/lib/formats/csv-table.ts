/** A row of a table, with the line on which it begins. */
export interface Row {
  cells: string[];
  line: number;
}

/** What makes a spreadsheet take a cell for a formula, which could do anything, behind marks that say it is none. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The rows of a text whose cells stand between commas, semicolons or tabs, whichever its first line has most of (RFC 4180, and
 * what spreadsheets make of it). Cells in quotation marks may hold anything. A quotation mark that is never closed is told.
 */
export function rowsOf(text: string, unclosed: (line: number) => void): Row[] {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const named = /^sep=(.)(?:\r\n?|\n)/.exec(text.slice(at, at + 8));
  if (named) at += named[0].length;
  const separator = named?.[1] ?? separatorOf(text, at);
  const rows: Row[] = [];
  let line = named ? 2 : 1;
  let row: Row = { cells: [], line };
  const stop = new RegExp(separator === '\t' ? '[\\t\\r\\n]' : `[\\${separator}\\r\\n]`, 'g');
  while (at < text.length) {
    const parts: string[] = [];
    while (text[at] === '"') {
      const [inside, end] = quotedFrom(text, at + 1);
      if (end < 0) unclosed(line);
      parts.push(inside);
      line += linesIn(inside);
      at = end < 0 ? text.length : end + 1;
      if (text[at] !== '"') break;
    }
    stop.lastIndex = at;
    const end = stop.exec(text)?.index ?? text.length;
    parts.push(text.slice(at, end));
    row.cells.push(asWritten(parts.join('')));
    at = end + 1;
    if (end < text.length && text[end] === separator) {
      if (at === text.length) row.cells.push('');
      continue;
    }
    if (text[end] === '\r' && text[at] === '\n') at++;
    rows.push(row);
    line++;
    row = { cells: [], line };
  }
  if (row.cells.length) rows.push(row);
  return rows;
}

/** What stands in quotation marks, two of which are one, and where they are closed: -1 where they are not. */
function quotedFrom(text: string, from: number): [inside: string, end: number] {
  const parts: string[] = [];
  for (;;) {
    const end = text.indexOf('"', from);
    if (end < 0) return [[...parts, text.slice(from)].join(''), -1];
    if (text[end + 1] !== '"') {
      parts.push(text.slice(from, end));
      return [parts.join(''), end];
    }
    parts.push(text.slice(from, end + 1));
    from = end + 2;
  }
}

function linesIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

function separatorOf(text: string, from: number): string {
  const counts = new Map<string, number>(SEPARATORS.map((each) => [each, 0]));
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const unit = text[at]!;
    if (unit === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (unit === '\n' || unit === '\r')) break;
    else if (!isQuoted && counts.has(unit)) counts.set(unit, counts.get(unit)! + 1);
  }
  const most = Math.max(...counts.values());
  return SEPARATORS.find((each) => counts.get(each) === most)!;
}

/** A cell without the mark that says that it is no formula. */
function asWritten(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Rows as a file: cells that would be formulas have an apostrophe before them. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
}

function written(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Tags between semicolons or commas, or as in JSON. */
export function tagsOf(cell: string): string[] {
  if (cell.startsWith('[')) {
    try {
      const value: unknown = JSON.parse(cell);
      if (Array.isArray(value) && value.every((tag) => typeof tag === 'string')) return value as string[];
    } catch {
      // A tag that begins so.
    }
  }
  return cell
    .split(/[;,]/)
    .map((tag) => tag.trim())
    .filter(Boolean);
}
