/** Why a file gives no text. */
export type TextProblem = 'large' | 'empty' | 'kind' | 'damaged' | 'locked' | 'swollen' | 'stopped';

/** A file that gives no text, in a sentence that goes on from its name. */
export class NoText extends Error {
  readonly problem: TextProblem;
  constructor(problem: TextProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
