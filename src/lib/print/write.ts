import { opened } from '../pdf/file.ts';
import { type Letters, lettersIn, type Pdf } from '../pdf/letters.ts';
import { fontBytesFor } from '../svg/fonts.ts';
import { type Inked, strangersIn } from '../svg/outlines.ts';
import { contained } from '../text/contained.ts';
import { covered, measure } from '../text/measure.ts';
import { clip } from '../text/wrap.ts';
import type { Placed } from './columns.ts';
import type { Piece } from './lines.ts';
import type { Printed, Run } from './printed.ts';
import type { Row, Tag } from './rows.ts';
import { MARGIN, PAPER, type Sheet, sheetsOf } from './sheets.ts';

const INK = '#000000';
/** The header, and what counts its pages at its right. */
const HEADER = { face: 'sans', size: 8.5, y: 38, rule: 45, number: 60 } as const;
/** The number of a page to which something leads. */
const NUMBER = { face: 'serif', size: 10.5 } as const;

/** What is seen above a place to which something leads. */
const ABOVE = 6;

type Element = ReturnType<Pdf['struct']>;

/** A place on a page, counted from 0, by the name that the file has for it. */
interface Place {
  name: string;
  page: number;
  y: number;
}

/**
 * Writes what is printed as a PDF of A4 pages, black on white: the bundled fonts, tags for screen readers, bookmarks, and
 * links with the numbers of the pages to which they lead. The same words give the same bytes.
 */
export async function printedPdf(printed: Printed): Promise<Uint8Array> {
  const { sheets, tag } = sheetsOf(printed);
  const { title, language } = printed;
  const headers = sheets.map((_, at) => headerOf(printed, at + 1, sheets.length));
  const texts = [...textsOf(sheets), ...headers.flat().map(inked)];
  const [fonts, shapeOf] = await Promise.all([fontBytesFor(texts), strangersIn(texts)]);
  const { pdf, bytes } = opened({ title, language });
  const letters = lettersIn(pdf, fonts, shapeOf);
  const elements = elementsOf(pdf, tag);
  const marked = sheets.flatMap(({ rows }, page) => rows.map(({ row, y }) => ({ row, page, y })));
  const places = new Map(
    marked
      .filter(({ row }) => row.place !== undefined)
      .map(({ row, page, y }, at) => [row.place!, { page, y, name: numbered(at) }] as const)
  );
  for (const [at, sheet] of sheets.entries()) {
    pdf.addPage({ size: [PAPER.width, PAPER.height], margin: 0 });
    const page: Page = { pdf, letters, elements, places };
    for (const { name, y, page } of places.values())
      if (page === at) pdf.addNamedDestination(name, 'XYZ', 0, y - ABOVE, 0);
    pdf.fillColor(INK).strokeColor(INK);
    aside(pdf, () => {
      if (sheet.isCut) drawCuts(pdf);
      else drawHeader(page, headers[at]!);
      drawFrames(pdf, sheet.rows);
    });
    for (const placed of sheet.rows) drawRow(placed, page);
  }
  addBookmarks(pdf, marked);
  pdf.end();
  return bytes;
}

interface Page {
  pdf: Pdf;
  letters: Letters;
  elements: ReadonlyMap<Tag, Element>;
  /** Where what is named stands. */
  places: ReadonlyMap<string, Place>;
}

/** Names of places are found by their order, which programs compute in different ways; digits have one. */
function numbered(at: number): string {
  return `p${String(at).padStart(6, '0')}`;
}

function elementsOf(pdf: Pdf, tag: Tag): Map<Tag, Element> {
  const elements = new Map<Tag, Element>();
  const add = (each: Tag, parent?: Element) => {
    const { type, language, alt, children } = each;
    const element = pdf.struct(type, {
      ...(language && { lang: language }),
      ...(alt !== undefined && { alt: contained(alt) })
    });
    if (parent) parent.add(element);
    else pdf.addStructure(element);
    elements.set(each, element);
    for (const child of children) add(child, element);
  };
  add(tag);
  return elements;
}

/** Drawn, but not told. */
function aside(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  pdf.endMarkedContent();
}

function tell({ pdf, elements }: Page, tag: Tag | undefined, draw: () => void): void {
  if (tag) elements.get(tag)!.add(draw);
  else aside(pdf, draw);
}

function headerOf({ running, page }: Printed, at: number, count: number): Piece<Run>[] {
  const right = MARGIN.left + PAPER.width - MARGIN.left - MARGIN.right;
  const piece = (text: string, x: number): Piece<Run> => ({
    ...HEADER,
    text,
    x,
    width: measure(text, HEADER),
    isForeign: !covered(text, HEADER.face),
    of: { text }
  });
  const number = page(at, count);
  const { text } = clip(running, HEADER, right - MARGIN.left - HEADER.number);
  return [piece(text, MARGIN.left), piece(number, right - measure(number, HEADER))];
}

function drawHeader({ pdf, letters }: Page, pieces: readonly Piece<Run>[]): void {
  for (const { text, x, width, isForeign } of pieces)
    if (text) letters.set({ ...HEADER, text, x, width, foreign: isForeign });
  ruled(pdf, MARGIN.left, HEADER.rule, PAPER.width - MARGIN.left - MARGIN.right, 0.5);
}

function drawCuts(pdf: Pdf): void {
  const { width, height } = PAPER;
  pdf.save().lineWidth(0.5).dash(4, { space: 3 });
  pdf.moveTo(width / 2, 0).lineTo(width / 2, height);
  pdf
    .moveTo(0, height / 2)
    .lineTo(width, height / 2)
    .stroke();
  pdf.restore();
}

/** One frame around all rows of a page that it holds. */
function drawFrames(pdf: Pdf, rows: readonly Placed[]): void {
  const framed = rows.filter(({ row }) => row.frame);
  for (const [at, { row, x, y: top }] of framed.entries()) {
    const frame = row.frame!;
    if (framed[at - 1]?.row.frame === frame) continue;
    const last = framed.findLast((each) => each.row.frame === frame)!;
    pdf.lineWidth(0.75);
    pdf.rect(frame.x + x, top, frame.width, last.y + last.row.height - top).stroke();
  }
}

function ruled(pdf: Pdf, x: number, y: number, width: number, thick: number): void {
  pdf
    .lineWidth(thick)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke();
}

function drawRow({ row, x: moved, y }: Placed, page: Page): void {
  const { pdf, letters } = page;
  const { ink, width, height, labels = [], line, baseline = 0 } = row;
  const left = row.x + moved;
  if (ink === 'over') aside(pdf, () => ruled(pdf, left, y + 1, width, 1.25));
  if (ink === 'under') aside(pdf, () => ruled(pdf, left, y + height, width, 0.4));
  if (ink === 'box') tell(page, row.tag, () => pdf.lineWidth(0.75).rect(left, y, width, height).stroke());
  for (const { piece, tag } of labels) {
    const { text, face, size, x, width } = piece;
    tell(page, tag, () => letters.set({ text, face, size, width, x: x + moved, y: y + baseline }, ' '));
  }
  if (!line) return;
  const { rightToLeft, pieces } = line;
  const base = y + baseline;
  /** Where something stands on its line, from where reading starts, on the page. */
  const across = (from: number, wide: number) => (rightToLeft ? left + width - from - wide : left + from);
  if (pieces.some(({ of }) => of.isFramed || of.isUnderlined))
    aside(pdf, () => {
      for (const { x, wide, size } of framedIn(pieces))
        pdf
          .lineWidth(0.6)
          .rect(across(x, wide) - 1.5, base - size * 0.92, wide + 3, size * 1.28)
          .stroke();
      for (const { of, x, size, text, face } of pieces) {
        const wide = measure(text.trimEnd(), { face, size });
        if (of.isUnderlined) ruled(pdf, across(x, wide), base + size * 0.17, wide, of.isStrong ? 1.1 : 0.6);
      }
    });
  for (const [at, { text, face, size, isForeign, x, width: wide }] of pieces.entries()) {
    const isLast = at === pieces.length - 1;
    const after = isLast && row.goesOn && !/[-/\u2010–—]$/.test(text) ? ' ' : '';
    const start = across(x, wide) + (rightToLeft ? wide : 0);
    const set = { text, face, size, width: wide, foreign: isForeign, rightToLeft, x: start, y: base };
    tell(page, row.tag, () => letters.set(set, after));
  }
  if (row.leadsTo !== undefined) drawLead(row, left, y, page);
}

/** What is framed of a line: one frame around pieces that only look otherwise. */
function framedIn(pieces: readonly Piece<Run>[]): { x: number; wide: number; size: number }[] {
  const frames: { x: number; wide: number; size: number }[] = [];
  for (const [at, { of, x, text, face, size }] of pieces.entries()) {
    if (!of.isFramed) continue;
    const wide = measure(text.trimEnd(), { face, size });
    const last = frames.at(-1);
    if (last && pieces[at - 1]?.of.isFramed) last.wide = x + wide - last.x;
    else frames.push({ x, wide, size });
  }
  return frames;
}

/** A line of dots and the number of the page, where the text of an entry ends; all of it is the link. */
function drawLead(row: Row, left: number, y: number, page: Page): void {
  const { pdf, letters, places, elements } = page;
  const to = places.get(row.leadsTo!);
  if (to === undefined) return;
  const { width, height, baseline = 0, line } = row;
  const number = String(to.page + 1);
  const wide = measure(number, NUMBER);
  if (!row.goesOn) {
    aside(pdf, () => {
      const from = left + (line?.rightToLeft ? 0 : (line?.width ?? 0)) + 6;
      const until = left + width - wide - 6;
      pdf.save().lineWidth(0.6).dash(0.8, { space: 3 });
      if (until > from)
        pdf
          .moveTo(from, y + baseline)
          .lineTo(until, y + baseline)
          .stroke();
      pdf.restore();
    });
    tell(page, row.tag, () =>
      letters.set({ ...NUMBER, text: number, width: wide, x: left + width - wide, y: y + baseline })
    );
  }
  const text = line?.pieces.map((piece) => piece.text).join('') ?? '';
  pdf.goTo(left, y, width, height, to.name, {
    structParent: elements.get(row.tag!)!,
    Contents: new String(contained(text)) as string
  });
}

function* textsOf(sheets: readonly Sheet[]): Generator<Inked> {
  // With which what is drawn as shapes is written too, and the numbers of pages.
  yield { face: 'sans', text: ' ' };
  yield { face: NUMBER.face, text: '0' };
  for (const { rows } of sheets) {
    for (const { row } of rows) {
      for (const { piece } of row.labels ?? []) yield inked(piece);
      for (const piece of row.line?.pieces ?? []) yield inked(piece);
    }
  }
}

function inked({ face, text, isForeign }: Piece<Run>): Inked {
  return { face, text, foreign: isForeign };
}

interface Outline {
  addItem(title: string, options?: object): Outline;
  dictionary: { data: Record<string, unknown[]> };
}

/** Each under the last one that is less deep. */
function addBookmarks(pdf: Pdf, marked: readonly { row: Row; page: number; y: number }[]): void {
  const root = pdf.outline as Outline;
  let part = root;
  for (const { row, page, y } of marked) {
    if (!row.bookmark) continue;
    const { title, depth } = row.bookmark;
    const above = depth === 1 ? root : part;
    const item = above.addItem(contained(title), { pageNumber: page, expanded: depth === 1 });
    // pdfkit takes the left edge of a place from the right one of the page.
    const { data } = item.dictionary;
    data.Dest = [data.Dest![0], 'XYZ', 0, PAPER.height - y + ABOVE, 0];
    if (depth === 1) part = item;
  }
}
