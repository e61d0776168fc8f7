import type { Font } from '../text/measure.ts';

/** What a line of text is, hence how it is set. */
export type Role =
  | 'motion'
  | 'heading'
  | 'pillar'
  | 'claim'
  | 'source'
  | 'standing'
  | 'reference'
  | 'fold'
  | 'half'
  | 'title'
  | 'section'
  | 'note'
  | 'caption';

export type Tone = 'ink' | 'secondary' | 'side';

/** A role's font, its line height in px and its ink. */
export interface Style extends Font {
  line: number;
  tone: Tone;
}

/** The type scale: one serif for what is argued, one sans for everything said about it, on a grid of 2 px. */
export const TYPE: Readonly<Record<Role, Style>> = {
  motion: { face: 'serif-semibold', size: 20, line: 26, tone: 'ink' },
  heading: { face: 'sans-semibold', size: 14, line: 18, tone: 'side' },
  pillar: { face: 'serif', size: 14, line: 19, tone: 'ink' },
  claim: { face: 'serif', size: 15, line: 20, tone: 'ink' },
  source: { face: 'sans', size: 11, line: 14, tone: 'secondary' },
  standing: { face: 'sans', size: 11, line: 14, tone: 'secondary' },
  reference: { face: 'sans', size: 12, line: 16, tone: 'ink' },
  fold: { face: 'sans-semibold', size: 12, line: 14, tone: 'ink' },
  half: { face: 'sans-semibold', size: 12, line: 16, tone: 'side' },
  title: { face: 'serif-semibold', size: 24, line: 30, tone: 'ink' },
  section: { face: 'sans-semibold', size: 12, line: 18, tone: 'ink' },
  note: { face: 'sans', size: 11, line: 15, tone: 'secondary' },
  caption: { face: 'sans', size: 14, line: 19, tone: 'ink' }
};

/** Distance of the baseline from the top of a role's line box. */
export function baseline({ size, line }: Pick<Style, 'size' | 'line'>): number {
  return Math.round((line - size) / 2 + size * 0.79);
}
