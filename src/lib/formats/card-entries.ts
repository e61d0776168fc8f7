import { type Mark, placed } from '../preparation/marks.ts';
import type { Paragraph, TextRun } from './docx-paragraphs.ts';
import type { Level } from './docx-styles.ts';

/** Bookmarks of a file that Warrant wrote: a claim where it stands first, the motion, the text under a cite. */
export const CLAIM = /^claim_\d+$/;
export const MOTION = 'motion';
export const TEXT = /^text_\d+$/;

/** How deep a heading or tag stands. */
export const RANKS: Readonly<Partial<Record<Level, number>>> = {
  pocket: 0,
  hat: 1,
  block: 2,
  tag: 3,
  analytic: 3
};

/** By what a cite was found, in words; the rules are those of Verbatim's own macros. */
export type Rule = (typeof RULES)[number][0];

/** A heading or tag with all that stands under it up to the next. */
export interface Entry {
  head: Paragraph;
  content: Paragraph[];
}

/** What stands under a tag. */
export interface Content {
  /** Notes under the tag, and text without a cite. */
  note: string;
  cite: Paragraph[];
  rule?: Rule;
  text: string;
  marks: Mark[];
  /** Where the text begins. */
  at?: number;
}

/** Headings and tags with what stands under each, and the paragraphs before the first that say something. */
export function entriesOf(paragraphs: readonly Paragraph[]): { entries: Entry[]; before: Paragraph[] } {
  const entries: Entry[] = [];
  const before: Paragraph[] = [];
  let open: Entry | undefined;
  for (const paragraph of paragraphs) {
    if (RANKS[paragraph.level] !== undefined) {
      open = { head: paragraph, content: [] };
      entries.push(open);
    } else if (open) open.content.push(paragraph);
    else if (!isBlank(paragraph)) before.push(paragraph);
  }
  return { entries, before };
}

/** A tag's cite, from the tag on, as long as a rule finds one; all below it is the text of the card. */
export function contentOf(content: readonly Paragraph[]): Content {
  const notes: Paragraph[] = [];
  let at = 0;
  for (; at < content.length && content[at]!.level === 'undertag'; at++) notes.push(content[at]!);
  while (at < content.length && isBlank(content[at]!) && !begins(content[at]!)) at++;
  const cite: Paragraph[] = [];
  let rule: Rule | undefined;
  for (; at < content.length; at++) {
    const found = begins(content[at]!) ? undefined : ruleOf(content[at]!);
    if (!found) break;
    rule ??= found;
    cite.push(content[at]!);
  }
  const { text, marks } = passageOf(content.slice(at));
  const first = content.slice(at).find((paragraph) => !isBlank(paragraph))?.at;
  const note = notes.map(wordsOf).join('\n').trim();
  return { note, cite, ...(rule && { rule }), text, marks, ...(first !== undefined && { at: first }) };
}

/** The text of paragraphs as it stands, each on a line, and what of it is set off. */
function passageOf(paragraphs: readonly Paragraph[]): { text: string; marks: Mark[] } {
  const pieces: string[] = [];
  const marks: Mark[] = [];
  let end = 0;
  const add = (text: string, run?: TextRun) => {
    const range = { start: end, end: end + text.length };
    if (run?.underlined) marks.push({ ...range, level: 'underlined' });
    if (run?.emphasised) marks.push({ ...range, level: 'emphasised' });
    if (run?.read) marks.push({ ...range, level: 'read' });
    pieces.push(text);
    end = range.end;
  };
  for (const [at, { runs }] of paragraphs.entries()) {
    if (at) add('\n');
    for (const run of runs) add(run.text, run);
  }
  const whole = pieces.join('');
  const text = whole.trim();
  const cut = whole.length - whole.trimStart().length;
  const moved = marks.map((mark) => ({
    ...mark,
    start: Math.max(0, mark.start - cut),
    end: Math.max(0, mark.end - cut)
  }));
  return { text, marks: placed(text, moved) };
}

export function wordsOf({ runs }: Paragraph): string {
  return runs.map(({ text }) => text).join('');
}

export function isBlank({ runs }: Paragraph): boolean {
  return runs.every(({ text }) => !text.trim());
}

function begins({ bookmarks }: Paragraph): boolean {
  return bookmarks.some((name) => TEXT.test(name));
}

/** A longer paragraph without the Cite style is text. */
const LONGEST = 1500;
const SHORT = 50;

const RULES = [
  ['the Cite style', ({ runs, level }) => level === 'cite' || has(runs, 'cite')],
  ['the style of a heading', ({ runs }) => has(runs, 'heading')],
  ['the bracket or star that it begins with', (_, words) => /^\s*[[(<*]/.test(words)],
  [
    'its web address',
    ({ runs }, words) =>
      /https?:\/\//i.test(words) || runs.some(({ address }) => /^http/i.test(address ?? ''))
  ],
  [
    'a word such as “omitted” in a short line',
    (_, words) => words.length < SHORT && /\b(?:omitted|edited|modified|sic)\b/i.test(words)
  ],
  [
    'a surname and a year',
    (_, words) =>
      /^\s*\p{Lu}[\p{L}'’-]*(?: et al\.?| (?:and|&) \p{Lu}[\p{L}'’-]*)?,? ?['’‘]?(?:\d{4}|\d{2})(?!\d)/u.test(
        words
      )
  ]
] as const satisfies readonly (readonly [string, (paragraph: Paragraph, words: string) => boolean])[];

/** The rule by which a paragraph is a cite. What is highlighted is never one: it is read aloud as evidence. */
function ruleOf(paragraph: Paragraph): Rule | undefined {
  const { runs } = paragraph;
  if (isBlank(paragraph) || runs.some(({ read, text }) => read && text.trim())) return undefined;
  const words = wordsOf(paragraph);
  const [first] = RULES;
  if (first[1](paragraph)) return first[0];
  if (words.length > LONGEST || runs.some(isSetOff)) return undefined;
  return RULES.find(([, finds]) => finds(paragraph, words))?.[0];
}

/** Underlined or emphasised as only the text of a card is; a link is underlined anywhere. */
function isSetOff({ text, underlined, emphasised, heading, address }: TextRun): boolean {
  if (!text.trim() || heading || address !== undefined || /https?:\/\//i.test(text)) return false;
  return underlined === true || emphasised === true;
}

function has(runs: readonly TextRun[], style: 'cite' | 'heading'): boolean {
  return runs.some((run) => run[style] && run.text.trim());
}
