import type { Face } from '../text/measure.ts';

/** A part of a paragraph in one look; the looks are told apart without colour. */
export interface Run {
  text: string;
  /** The small sans of what is said about the text. */
  isAside?: boolean;
  isStrong?: boolean;
  isUnderlined?: boolean;
  /** In a frame of its own. */
  isFramed?: boolean;
}

export interface Heading {
  kind: 'heading';
  rank: 1 | 2 | 3;
  text: string;
  /** Where an entry leads. */
  id?: string;
  /** How deep it stands among the file's bookmarks, from 1; in none without it. */
  bookmark?: 1 | 2;
  language?: string | undefined;
}

export interface Paragraph {
  kind: 'paragraph';
  runs: readonly Run[];
  isSmall?: boolean;
  /** With more room between its lines, for frames and lines under words. */
  isOpen?: boolean;
  language?: string | undefined;
}

export interface List {
  kind: 'list';
  items: readonly { label: string; blocks: readonly Block[] }[];
}

/** What leads to a heading, with the number of its page. */
export interface Entries {
  kind: 'entries';
  entries: readonly { text: string; to: string; language?: string | undefined }[];
}

/** Room to write in, as high as there is place for it; `means` is told to those who do not see it. */
export interface Room {
  kind: 'room';
  means: string;
}

/** Blocks that stay on one page where one holds them; in a frame, or without. */
export interface Together {
  kind: 'together';
  isFramed?: boolean;
  blocks: readonly Block[];
}

export type Block = Heading | Paragraph | List | Entries | Room | Together;

/**
 * Blocks from the head of a page on, a little smaller where else hardly anything stood on the last page; where `isFitted`,
 * wherever they take fewer pages so.
 */
export interface Pages {
  kind: 'pages';
  isFitted?: boolean;
  blocks: readonly Block[];
}

/** What lies open side by side: the one on left pages, which are even, the other on right ones. */
export interface Facing {
  kind: 'facing';
  left: readonly Block[];
  right: readonly Block[];
}

export interface Card {
  heading: string;
  language?: string | undefined;
  blocks: readonly Block[];
}

/** Cards of a quarter of a page, to be cut out. */
export interface Quarters {
  kind: 'quarters';
  cards: readonly Card[];
  /** Says of one of several cards which it is. */
  nth(at: number, count: number): string;
}

export type Part = Pages | Facing | Quarters;

/** What is printed: nothing of it says where on paper it stands but what its parts are. */
export interface Printed {
  title: string;
  language: string;
  /** Stands over every page; cards that are cut out have none. */
  running: string;
  /** The page of how many. */
  page(at: number, count: number): string;
  /** Over the lines of a page that only keeps two sides facing each other. */
  notes: string;
  parts: readonly Part[];
}

/** How a text is set, in points. */
export interface Setting {
  face: Face;
  size: number;
  line: number;
}
