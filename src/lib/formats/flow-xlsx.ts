import writeSheets, { type Feature as FeatureOf } from 'write-excel-file/universal';
import type { ClaimId } from '../model/map.ts';
import type { OwnSide } from '../preparation/debate-format.ts';
import { type Cell, cellsOf, type Entry, type Flow, rowName } from '../preparation/flow.ts';
import type { Column } from '../preparation/saying.ts';

/** The words of a flow as a workbook, in the reader's language. */
export interface FlowWords {
  claim(id: ClaimId): string;
  side(side: OwnSide): string;
  /** What an answer does. */
  does(entry: Entry): string;
  /** Beside an arrow: it is said again. */
  again: string;
  /** Beside an arrow: its claim stands in another row. */
  asIn(row: string): string;
  /** In the cell of a drop; of one whose speech is not over. */
  dropped: string;
  due: string;
  /** The name of the sheet of words that belong to no claim. */
  besides: string;
}

/** What a sheet's name may be: Excel takes so many letters, and not these. */
const LONGEST = 31;
const FORBIDDEN = /[\\/?*[\]:]/g;
/** A cell holds no more letters than 32,767. */
const MOST = 32_000;
/** Widths of columns in letters. */
const WIDTH = 28;
const NARROW = 6;
/** Height of a line in points; not every program finds out how high a row of several is. */
const LINE = 13.5;
const INK = '#000000';

/** Printed, a sheet is as wide as its page, and as many pages long as it takes. */
const FITS: FeatureOf<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('<pageSetup ', '<pageSetup fitToHeight="0" ')
      }
    }
  }
};

/**
 * A flow as an Excel workbook (ECMA-376): a sheet for each main claim, a column for each speech, arrows for what is said
 * again, and an outlined cell where an answer was due. Written by write-excel-file.
 */
export async function flowWorkbook(flow: Flow, words: FlowWords): Promise<Uint8Array<ArrayBuffer>> {
  const cells = cellsOf(flow);
  const sheets = flow.positions.map(({ claim, row, rows }, at) => ({
    sheet: sheetName(`${at + 1} ${claim === undefined ? words.besides : words.claim(claim)}`),
    columns: [{ width: NARROW }, ...flow.columns.map(() => ({ width: WIDTH }))],
    orientation: 'landscape' as const,
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    data: [
      [null, ...flow.columns.map((column) => headCell(column, words))],
      ...cells.slice(row, row + rows).map((line, under) => {
        const said = line.map((cell) => sheetCell(cell, flow, words));
        const lines = Math.max(1, ...said.map((cell) => (cell ? linesIn(cell.value) : 0)));
        return [{ ...text(rowName(flow, row + under)), height: LINE * lines + 4 }, ...said];
      })
    ]
  }));
  const empty = { sheet: words.besides.slice(0, LONGEST), data: [[]] };
  const options = { fontFamily: 'Calibri', fontSize: 10, features: [FITS] };
  const blob = await writeSheets(sheets.length ? sheets : [empty], options).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function headCell({ step, side }: Column, words: FlowWords) {
  return {
    ...text(`${step.name} · ${words.side(side)}`),
    fontWeight: 'bold' as const,
    bottomBorderStyle: side === 'affirmative' ? ('medium' as const) : ('double' as const),
    bottomBorderColor: INK
  };
}

function sheetCell({ entries, drop }: Cell, flow: Flow, words: FlowWords) {
  const said = entries.map((entry) => entryWords(entry, flow, words));
  if (!drop) return said.length ? text(said.join('\n')) : null;
  return {
    ...text([...said, drop.isDue ? words.due : words.dropped].join('\n')),
    fontStyle: 'italic' as const,
    borderStyle: drop.isDue ? ('dotted' as const) : ('dashed' as const),
    borderColor: INK
  };
}

function entryWords(entry: Entry, flow: Flow, words: FlowWords): string {
  const { kind, claim, does, home, row } = entry;
  const said = does ? `${words.does(entry)}: ` : '';
  if (kind === 'stands') return `${said}${entry.words ?? words.claim(claim!)}`;
  const where = home!.row === row ? words.again : words.asIn(rowName(flow, home!.row));
  return `${kind === 'extended' ? '→' : '↑'} ${where}`;
}

function text(words: string) {
  const value = words.length > MOST ? `${words.slice(0, MOST).replace(/[\ud800-\udbff]$/, '')}…` : words;
  return { value, type: String, wrap: true, alignVertical: 'top' as const };
}

/** How many lines a text takes in a column, and rather one more: letters differ in width. */
function linesIn(text: string): number {
  const long = ({ length }: string) => Math.max(1, Math.ceil((length * 1.15) / WIDTH));
  return text.split('\n').reduce((sum, line) => sum + long(line), 0);
}

function sheetName(name: string): string {
  const plain = name
    .replace(FORBIDDEN, ' ')
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '');
  // Excel takes no apostrophe at either end.
  return plain.trim().replace(/^'+|'+$/g, '');
}
