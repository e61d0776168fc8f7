import { measure } from '../text/measure.ts';
import { type Line, linesOf, type Piece } from './lines.ts';
import type { Block, Entries, Heading, List, Run, Setting } from './printed.ts';

/** What a part of the paper is for those who do not see it, as PDF names it; its children are in reading order. */
export interface Tag {
  type: string;
  language?: string | undefined;
  alt?: string;
  children: Tag[];
}

/** A frame around rows that follow each other, on each page on which some of them stand. */
export interface Frame {
  x: number;
  width: number;
}

/** What no page parts: a line of text, or room. Lengths are in points. */
export interface Row {
  /** Above it, but at the head of a page. */
  gap: number;
  height: number;
  /** How firmly it holds to the next row: `whole` as long as a page holds all that is so. */
  holds: 'no' | 'whole' | 'firm';
  x: number;
  width: number;
  /** A line of text with its baseline, from the top. */
  line?: Line<Run> | undefined;
  baseline?: number;
  /** The text goes on in the next row. */
  goesOn?: boolean;
  /** What stands before it on its line. */
  labels?: readonly { piece: Piece<Run>; tag: Tag }[];
  /** A box to write in, or a line across at the top or the bottom. */
  ink?: 'box' | 'over' | 'under';
  tag?: Tag;
  frame?: Frame;
  /** The name of the place that it is. */
  place?: string | undefined;
  bookmark?: { title: string; depth: 1 | 2 };
  /** The name of the place to which it leads; the number of its page stands at the right of the last such row. */
  leadsTo?: string;
}

/** For which column, how large, and how high what is written in is. */
export interface Measures {
  x: number;
  width: number;
  scale: number;
  room: number;
}

const SETTINGS = {
  1: { face: 'serif-semibold', size: 17, line: 21 },
  2: { face: 'serif-semibold', size: 12.5, line: 16 },
  3: { face: 'sans-semibold', size: 10.5, line: 14 },
  text: { face: 'serif', size: 10.5, line: 14.5 },
  open: { face: 'serif', size: 10.5, line: 17.5 },
  small: { face: 'sans', size: 9, line: 12.5 }
} as const satisfies Record<string, Setting>;

/** Over headings, by rank, and what else stands between. */
const GAPS = { 1: 18, 2: 18, 3: 10, text: 4, item: 4, entry: 4, framed: 10 };
const PADDING = 7;
/** For the number of a page. */
const NUMBER = 30;

/** What a run is set in that stands in a text of a setting. */
function settingOf({ isAside, isStrong }: Run, { face, size, line }: Setting): Setting {
  const family = isAside || face.startsWith('sans') ? 'sans' : 'serif';
  return {
    face: isStrong || face.endsWith('semibold') ? `${family}-semibold` : family,
    size: isAside ? size * 0.86 : size,
    line
  };
}

/** Sets blocks one under the other, in rows that pages are made of. What they are goes under `tag`. */
export function rowsOf(blocks: readonly Block[], measures: Measures, tag: Tag): Row[] {
  return blocks.flatMap((block) => rowsOfBlock(block, measures, tag));
}

function rowsOfBlock(block: Block, measures: Measures, tag: Tag): Row[] {
  switch (block.kind) {
    case 'heading':
      return headingRows(block, measures, tag);
    case 'paragraph': {
      const look = block.isSmall ? 'small' : block.isOpen ? 'open' : 'text';
      const setting = scaled(SETTINGS[look], measures);
      const under = tagged(tag, 'P', block.language);
      return textRows(block.runs, setting, measures, under).map((row, at) => ({
        ...row,
        gap: at ? 0 : GAPS.text * measures.scale
      }));
    }
    case 'list':
      return listRows(block, measures, tag);
    case 'entries':
      return entryRows(block, measures, tag);
    case 'room': {
      const under = tagged(tag, 'Figure', undefined, block.means);
      const { room: height, x, width } = measures;
      return [{ gap: 3, height, holds: 'no', x, width, ink: 'box', tag: under }];
    }
    case 'together':
      return block.isFramed
        ? framedRows(block.blocks, measures, tag)
        : whole(rowsOf(block.blocks, measures, tagged(tag, 'Sect')));
  }
}

function headingRows({ rank, text, id, bookmark, language }: Heading, measures: Measures, tag: Tag): Row[] {
  const setting = scaled(SETTINGS[rank], measures);
  const rows = textRows([{ text }], setting, measures, tagged(tag, `H${rank}`, language));
  return rows.map((row, at) => ({
    ...row,
    gap: at ? 0 : GAPS[rank] * measures.scale,
    holds: 'firm',
    ...(at === 0 && {
      place: id,
      ...(rank === 2 && { ink: 'over' as const, height: row.height + 5, baseline: row.baseline! + 5 }),
      ...(bookmark && { bookmark: { title: text, depth: bookmark } })
    })
  }));
}

/** Each item under its label, which stands in a column of its own. */
function listRows({ items }: List, measures: Measures, tag: Tag): Row[] {
  const first = items[0]?.blocks[0];
  const isSmall = first?.kind === 'paragraph' && first.isSmall;
  const { face, size } = scaled(SETTINGS[isSmall ? 'small' : 'text'], measures);
  const labels = items.map(({ label }): Piece<Run> => {
    const font = { face, size };
    const { x } = measures;
    return { text: label, ...font, x, width: measure(label, font), isForeign: false, of: { text: label } };
  });
  const indent = Math.max(...labels.map(({ width }) => width)) + 6;
  const list = tagged(tag, 'L');
  return items.flatMap(({ blocks }, nth) => {
    const item = tagged(list, 'LI');
    const label = { piece: labels[nth]!, tag: tagged(item, 'Lbl') };
    const inside = { ...measures, x: measures.x + indent, width: measures.width - indent };
    const rows = rowsOf(blocks, inside, tagged(item, 'LBody'));
    const labelled = rows.findIndex(({ line }) => line);
    return rows.map((row, at) => ({
      ...row,
      ...(at === 0 && { gap: GAPS.item * measures.scale }),
      ...(at === labelled && { labels: [label, ...(row.labels ?? [])] })
    }));
  });
}

function entryRows({ entries }: Entries, measures: Measures, tag: Tag): Row[] {
  const list = tagged(tag, 'TOC');
  const setting = scaled(SETTINGS.text, measures);
  return entries.flatMap(({ text, to, language }) => {
    const link = tagged(tagged(list, 'TOCI'), 'Link', language);
    const rows = textRows([{ text }], setting, { ...measures, width: measures.width - NUMBER }, link);
    return rows.map((row, at) => ({
      ...row,
      width: measures.width,
      gap: at ? 0 : GAPS.entry * measures.scale,
      leadsTo: to
    }));
  });
}

function framedRows(blocks: readonly Block[], measures: Measures, tag: Tag): Row[] {
  const { x, width } = measures;
  const frame = { x, width };
  const within = { ...measures, x: x + PADDING, width: width - 2 * PADDING };
  const inside = rowsOf(blocks, within, tagged(tag, 'Sect'));
  const edge = { x, width, frame } as const;
  const rows = inside.map(
    (row, at): Row => ({
      ...row,
      frame,
      gap: at ? row.gap : 0,
      holds: at === inside.length - 1 ? 'firm' : row.holds
    })
  );
  return whole([
    { ...edge, gap: GAPS.framed, height: PADDING - 2, holds: 'firm' },
    ...rows,
    { ...edge, gap: 0, height: PADDING, holds: 'no' }
  ]);
}

/** The lines of a text; none is left alone on a page of two lines or more. */
function textRows(
  runs: readonly Run[],
  setting: Setting,
  { x, width }: Pick<Measures, 'x' | 'width'>,
  tag: Tag
): Row[] {
  const styled = runs.map((of) => ({ text: of.text, ...settingOf(of, setting), of }));
  const lines = linesOf(styled, width);
  const { size, line: height } = setting;
  const baseline = (height - size) / 2 + size * 0.79;
  return lines.map((line, at): Row => {
    const isEdge = lines.length > 1 && (at === 0 || at === lines.length - 2);
    const goesOn = at < lines.length - 1;
    return { gap: 0, height, holds: isEdge ? 'firm' : 'no', x, width, line, baseline, goesOn, tag };
  });
}

/** Rows that stay together as long as one page holds them. */
function whole(rows: readonly Row[]): Row[] {
  return rows.map((row, at) => ({
    ...row,
    holds: row.holds === 'no' && at < rows.length - 1 ? 'whole' : row.holds
  }));
}

function scaled({ face, size, line }: Setting, { scale }: Measures): Setting {
  return { face, size: size * scale, line: line * scale };
}

export function tagged(parent: Tag, type: string, language?: string, alt?: string): Tag {
  const tag: Tag = { type, language, children: [], ...(alt !== undefined && { alt }) };
  parent.children.push(tag);
  return tag;
}
