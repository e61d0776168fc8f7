import type { ClaimId, ReasonId } from '../model/map.ts';
import type { Effect } from '../model/relations.ts';
import type { Side } from '../model/sides.ts';
import type { Role } from './type.ts';

/** One line of text. Coordinates are px; `y` is the baseline, `x` the edge at which reading starts. */
export interface SceneText {
  role: Role;
  x: number;
  y: number;
  text: string;
  /** Advance width by the bundled fonts' tables. */
  width: number;
  anchor?: 'end';
  href?: string;
  /** Goes on what the line before says: one link leads from both. */
  goesOn?: boolean;
  /** What the line means, told on hover and to a screen reader. */
  title?: string;
  language?: string;
  rightToLeft?: boolean;
  /** Has letters that the bundled fonts lack, so that its width is an estimate. */
  foreign?: boolean;
  side?: Side | undefined;
}

/** The quotation mark beside a source: filled when the quotation stands in the source word for word. */
export interface SceneMark {
  x: number;
  y: number;
  filled: boolean;
  title: string;
}

/** The control that folds a branch: how many places it hides, and where it is pressed. */
export interface SceneFold {
  x: number;
  y: number;
  width: number;
  height: number;
  open: boolean;
  text: SceneText;
  label: string;
}

export type CardKind = 'motion' | 'pillar' | 'claim' | 'reference';

/** A card; what is inside it is placed relative to its top left corner. */
export interface SceneCard {
  /** Differs for each place in which a claim is drawn. */
  key: string;
  claim: ClaimId;
  kind: CardKind;
  x: number;
  y: number;
  width: number;
  height: number;
  side?: Side | undefined;
  /** The edge that faces the motion. */
  stripe?: 'left' | 'right' | 'top';
  /** Without a source, the stripe is dashed. */
  sourced: boolean;
  title: string;
  /** The title's, where it is not that of the picture. */
  titleLanguage?: string | undefined;
  description: string;
  /** Depth in the tree and place among siblings, counted from 1, as assistive technology wants them. */
  level: number;
  position: number;
  siblings: number;
  /** Index of the card it hangs under, -1 for none. */
  parent: number;
  texts: SceneText[];
  marks: SceneMark[];
  fold?: SceneFold;
}

export interface SceneLink {
  key: string;
  reason: ReasonId;
  /** Indexes of the cards of its premises. */
  from: readonly number[];
  side?: Side | undefined;
  effect: Effect;
  /** Whether it ends on the link of a step, not on a card. */
  onStep: boolean;
  /** One path per premise, and one on from the joint where there are several. */
  paths: string[];
  /** Where the arrow or bar stands, and the direction in which the link arrives there. */
  end: { x: number; y: number; dx: number; dy: number };
  joint?: { x: number; y: number } | undefined;
  title: string;
}

/** Anything around the map in an exported picture: title, legend, list of sources. */
export interface SceneFrame {
  texts: SceneText[];
  rules: { x: number; y: number; width: number }[];
  legend: {
    x: number;
    y: number;
    sample: 'affirmative' | 'negative' | 'both' | Effect | 'exact' | 'unproven' | 'unsourced' | 'reference';
  }[];
}

export interface Scene {
  x: number;
  y: number;
  width: number;
  height: number;
  language: string;
  title: string;
  description: string;
  cards: SceneCard[];
  links: SceneLink[];
  /** Headings of the two halves. */
  labels: SceneText[];
  frame?: SceneFrame;
}
