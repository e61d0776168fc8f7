import type { QuoteCheck, Reason } from '../model/map.ts';
import type { Effect } from '../model/relations.ts';
import type { Side } from '../model/sides.ts';
import type { Standing } from '../model/tree.ts';
import type { CiteWords } from '../sources/cite.ts';

/** Every word that a picture says, in one language. The host makes it from the message catalogue. */
export interface Words extends CiteWords {
  language: string;
  motion: string;
  /** 'for the motion' */
  side(side: Side | undefined): string;
  /** '92 for the motion' */
  half(side: Side, claims: number): string;
  /** '12 for, 9 against, 5 unanswered' */
  standing(standing: Standing): string;
  /** The same for a person who does not see where it stands. */
  standingBelow(standing: Standing): string;
  effect(effect: Effect): string;
  /** 'denies it' */
  move(move: NonNullable<Reason['move']>): string;
  /** 'attacks “Deterrence”, denies it' */
  reason(effect: Effect, target: string, move?: Reason['move']): string;
  /** 'attacks the motion, outweighs it' */
  onMotion(effect: Effect, move?: Reason['move']): string;
  /** 'undercuts the step from “…” to “…”' */
  undercut(from: string, to: string, move?: Reason['move']): string;
  backsStep(from: string, to: string): string;
  /** 'the step to “…”', which is what a reason against an undercut leads to */
  stepTo(to: string): string;
  together(others: string): string;
  /** '“A”, “B” and 7 more' */
  andMore(names: string, count: number): string;
  /** A text in this language's quotation marks. */
  quoted(text: string): string;
  /** What a comparison found; with `outdated`, that there has to be another one. */
  check(check: QuoteCheck | undefined, outdated?: boolean): string;
  basis(basis: 'inference' | 'reasoning' | 'own knowledge'): string;
  noSource: string;
  drawnElsewhere: string;
  unfold(count: number): string;
  fold: string;
  picture(title: string, claims: number, sources: number): string;
  /** What a picture of one branch is called. */
  partOf(name: string, title: string): string;
  quotationFound: string;
  quotationOpen: string;
  sources: string;
  edited(date: string): string;
  authors(names: string): string;
  licence(name: string): string;
}
