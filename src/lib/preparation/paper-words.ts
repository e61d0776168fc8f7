import type { Claim, Source } from '../model/map.ts';
import type { Does } from './block.ts';
import type { OwnSide } from './debate-format.ts';
import type { Slot, TemplateName } from './templates.ts';

/** The words of a claim, and the language in which they are. */
export interface Worded {
  text: string;
  language?: string | undefined;
}

/** What stands on paper besides the words of the debate, in the reader's language. */
export interface PaperWords {
  /** Whole, as it is said. */
  claim(claim: Claim): Worded;
  /** By its heading, where it has one. */
  named(claim: Claim): Worded;
  reference(source: Source): string;
  does(does: Does): string;
  template(name: TemplateName): string;
  slot(slot: Slot): string;
  /** 'AT: …' */
  at(words: string): string;
  wanted(words: string): string;
  followUp(words: string): string;
  /** Of a card that is one of several, and of a page. */
  nth(at: number, count: number): string;
  page(at: number, count: number): string;
  /** Whose case it is. */
  cases: Readonly<Record<OwnSide, string>>;
  /** The side and the format, as they stand under a title and over every page. */
  side: string;
  format: string;
  language: string;
  /** In which order names stand in that language. */
  compare(one: string, other: string): number;
  /** The language of the map. */
  written?: string | undefined;
  background: string;
  contents: string;
  answers: string;
  index: string;
  cards: string;
  sources: string;
  notes: string;
  questions: string;
  theirReply: string;
  ourReply: string;
  noSource: string;
  gaps: string;
  key: string;
}
