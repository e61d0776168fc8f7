import { clip } from '../text/wrap.ts';
import { filled, heightOf, type Placed, stacked } from './columns.ts';
import type { Block, Card, Facing, Heading, Pages, Printed, Quarters } from './printed.ts';
import { type Measures, type Row, rowsOf, type Tag, tagged } from './rows.ts';

/** A4 in points, its margins, and the room within. */
export const PAPER = { width: 595.28, height: 841.89 };
export const MARGIN = { left: 57, right: 57, top: 66, bottom: 54 };
const INSIDE = {
  x: MARGIN.left,
  width: PAPER.width - MARGIN.left - MARGIN.right,
  height: PAPER.height - MARGIN.top - MARGIN.bottom
};
/** Points of a millimetre. */
const MM = 72 / 25.4;
/** What is written in is as high as this, and grows with the room that a page has left. */
const ROOM = { least: 12 * MM, most: 28 * MM };
/** How far something is set smaller to take fewer pages. */
const SCALES = [1, 0.96, 0.92, 0.88];
/** A last page that is less full than this looks left over. */
const LEFT_OVER = INSIDE.height / 4;
/** Between the lines of a page for notes. */
const NOTE = 9 * MM;
/** From the edge of a card that is cut out to its words. */
const CARD = { margin: 8 * MM, scale: 0.93, foot: 12 };

/** A card to be cut out, and what its letters are measured by where it has none. */
const QUARTER = { width: PAPER.width / 2, height: PAPER.height / 2 };
const UNSET = { face: 'sans', size: 10 } as const;
/** Between what a card goes on with and its words. */
const GOES_ON = 4;

/** A page. What is cut out has no header, but lines to cut at. */
export interface Sheet {
  rows: Placed[];
  isCut: boolean;
}

/** What is printed, on pages, with what it is for those who do not see it. */
export interface Sheets {
  sheets: Sheet[];
  tag: Tag;
}

/** Lays out what is printed on sheets of A4. */
export function sheetsOf(printed: Printed): Sheets {
  const tag: Tag = { type: 'Document', language: printed.language, children: [] };
  const sheets: Sheet[] = [];
  for (const part of printed.parts) {
    if (part.kind === 'pages') sheets.push(...pageSheets(part, tag));
    else if (part.kind === 'quarters') sheets.push(...quarterSheets(part, tag));
    else {
      if (sheets.length % 2 === 0) sheets.push(notesSheet(printed, tag));
      sheets.push(...facingSheets(part, printed, tag));
    }
  }
  return { sheets, tag };
}

const USUAL: Measures = { x: INSIDE.x, width: INSIDE.width, scale: 1, room: ROOM.least };

function sheet(rows: readonly Row[]): Sheet {
  return { rows: stacked(rows, MARGIN.top), isCut: false };
}

function pageSheets({ blocks, isFitted }: Pages, root: Tag): Sheet[] {
  const tag = tagged(root, 'Sect');
  const set = (measures: Measures) => {
    // What was tried before says nothing.
    tag.children = [];
    return filled(rowsOf(blocks, measures, tag), () => INSIDE.height);
  };
  if (!isFitted) {
    const at = SCALES.map((scale) => () => set({ ...USUAL, scale }));
    const tidy = at.find((each) => isTidy(each())) ?? at[0]!;
    return tidy().map(sheet);
  }
  const scale = fewest((each) => set({ ...USUAL, scale: each }).length);
  const columns = set({ ...USUAL, scale });
  const rooms = columns[0]?.filter(({ ink }) => ink === 'box').length ?? 0;
  if (columns.length !== 1 || !rooms) return columns.map(sheet);
  const more = Math.floor((INSIDE.height - heightOf(columns[0]!)) / rooms);
  return set({ ...USUAL, scale, room: Math.min(ROOM.most, ROOM.least + more) }).map(sheet);
}

function isTidy(columns: readonly Row[][]): boolean {
  return columns.length < 2 || heightOf(columns.at(-1)!) > LEFT_OVER;
}

/** The largest scale at which something takes as few pages as it does at the smallest. */
function fewest(pagesAt: (scale: number) => number): number {
  const least = pagesAt(SCALES.at(-1)!);
  return SCALES.find((scale) => pagesAt(scale) === least)!;
}

/** The pages of both sides by turns; where one side ends, a page for notes keeps the other in its place. */
function facingSheets({ left, right }: Facing, printed: Printed, root: Tag): Sheet[] {
  const tags = [tagged(root, 'Sect'), tagged(root, 'Sect')] as const;
  const set = (blocks: readonly Block[], tag: Tag, scale: number) => {
    tag.children = [];
    return filled(rowsOf(blocks, { ...USUAL, scale }, tag), () => INSIDE.height);
  };
  const both = (scale: number) => [set(left, tags[0], scale), set(right, tags[1], scale)] as const;
  const spreads = (scale: number) => Math.max(...both(scale).map(({ length }) => length));
  const [lefts, rights] = both(fewest(spreads));
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, at) => [
    lefts[at],
    rights[at]
  ]).flatMap((two) => two.map((rows) => (rows ? sheet(rows) : notesSheet(printed, root))));
}

function notesSheet({ notes }: Printed, root: Tag): Sheet {
  const heading = rowsOf([{ kind: 'heading', rank: 3, text: notes }], USUAL, tagged(root, 'Sect'));
  const count = Math.floor((INSIDE.height - heightOf(heading)) / NOTE);
  const { x, width } = USUAL;
  const line: Row = { gap: 0, height: NOTE, holds: 'no', x, width, ink: 'under' };
  return sheet([...heading, ...Array.from({ length: count }, () => line)]);
}

/** Cards of A6, four to a page. */
function quarterSheets({ cards, nth }: Quarters, root: Tag): Sheet[] {
  const all = cards.flatMap((card) => cardRows(card, nth, tagged(root, 'Sect')));
  return Array.from({ length: Math.ceil(all.length / 4) }, (_, at) => ({
    isCut: true,
    rows: all.slice(at * 4, at * 4 + 4).flatMap((placed, quarter) => {
      const x = (quarter % 2) * QUARTER.width;
      const down = Math.floor(quarter / 2) * QUARTER.height;
      return placed.map(({ row, y }) => ({ row, x, y: y + down }));
    })
  }));
}

/** A card, and as many more as it takes: each says which of them it is and, in a line, what it goes on with. */
function cardRows({ heading, language, blocks }: Card, nth: Quarters['nth'], tag: Tag): Placed[][] {
  const { width, height } = QUARTER;
  const measures = { x: CARD.margin, width: width - 2 * CARD.margin, scale: CARD.scale, room: 0 };
  const head: Heading = { kind: 'heading', rank: 3, text: heading, language };
  const rows = rowsOf([head, ...blocks], measures, tag);
  const { text } = clip(heading, rows[0]?.line?.pieces[0] ?? UNSET, measures.width);
  // It was told on the first card.
  const again = rowsOf([{ ...head, text }], measures, { type: '', children: [] }).map(
    ({ tag: _, ...row }): Row => row
  );
  const inside = height - 2 * CARD.margin - CARD.foot;
  const after = GOES_ON + heightOf(again);
  const columns = filled(rows, (at) => (at ? inside - after : inside));
  if (columns.length === 1) return [stacked(rows, CARD.margin)];
  return columns.map((column, at) => {
    const said = [
      { kind: 'paragraph', isSmall: true, runs: [{ text: nth(at + 1, columns.length) }] }
    ] as const;
    const foot = stacked(rowsOf(said, measures, tag), height - CARD.margin - CARD.foot);
    const body = at
      ? [...stacked(again, CARD.margin), ...stacked(column, CARD.margin + after)]
      : stacked(column, CARD.margin);
    return [...body, ...foot];
  });
}
