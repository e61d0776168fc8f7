import { addNote, changeNote, removeNote } from '../model/annotate.ts';
import { addPremise, addReason, splitClaim } from '../model/author.ts';
import { moveBranch, reorder, reverse } from '../model/branch.ts';
import type { Edit } from '../model/edit.ts';
import type { ClaimId, NoteId, Reason, ReasonId, SourceId } from '../model/map.ts';
import type { NoteOn } from '../model/notes.ts';
import type { Refusal } from '../model/refusal.ts';
import type { Relations } from '../model/relations.ts';
import { removeClaim, removeUse } from '../model/removal.ts';
import { uniteClaims } from '../model/unite.ts';
import { describeMap, type MapDetails, reword, type Wording } from '../model/wording.ts';
import type { Editing, Outcome } from './editing.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What is being written: a claim's words, or a new claim and what it is to do. `beside` is the claim it is written at. */
export type Writing = { beside: ClaimId } & (
  | { kind: 'reword' }
  | { kind: 'reason'; side: Reason['side']; target: Reason['target'] }
  | { kind: 'premise'; reason: ReasonId }
  | { kind: 'split' }
);

/** What a person is asked before something is done. */
export type Asking =
  | { kind: 'move'; claim: ClaimId; reason: ReasonId }
  | { kind: 'unite'; claim: ClaimId }
  | { kind: 'remove'; claim: ClaimId }
  | { kind: 'note'; claim: ClaimId };

/** What is looked at about sources: a claim's citation, a source, its text, the claim's basis; new sources. */
export type Citing =
  | { kind: 'cite'; claim: ClaimId; at?: number }
  | { kind: 'details'; claim: ClaimId }
  | { kind: 'source'; source: SourceId }
  | { kind: 'text'; source: SourceId; cited?: Cited }
  | { kind: 'import' };

/** A citation: the claim that rests on it, and its place there. */
export interface Cited {
  claim: ClaimId;
  at: number;
}

/** What changes are called in the history, and in the sentence that says that one was taken back. */
export const DEEDS_OF_MAKING = [
  'reworded',
  'added',
  'reused',
  'moved',
  'reversed',
  'removed',
  'united',
  'split',
  'described',
  'sourced',
  'noted',
  'typed',
  'restored',
  'collected',
  'cited',
  'checked'
] as const;
export type Making = (typeof DEEDS_OF_MAKING)[number];

/** Changes a map as a person asks for it, on the claim that has the keyboard or is selected. */
export class Maker {
  readonly #session: Session;
  readonly #editing: Editing;
  readonly #newId: () => string;
  /** What is being written. */
  writing = $state.raw<Writing>();
  asking = $state.raw<Asking>();
  citing = $state.raw<Citing>();
  /** The branch that was cut, and goes where it is pasted. */
  cut = $state.raw<{ claim: ClaimId; reason: ReasonId }>();

  /** `newId` gives an id that nothing has. */
  constructor(session: Session, editing: Editing, newId: () => string) {
    this.#session = session;
    this.#editing = editing;
    this.#newId = newId;
  }

  get #relations(): Relations {
    return this.#session.debate.relations;
  }

  get undoable(): string | undefined {
    return this.#editing.undoable;
  }

  get redoable(): string | undefined {
    return this.#editing.redoable;
  }

  /** Any edit, or why it is refused. */
  do(wish: Edit | Refusal, what: Making): Outcome {
    return this.#editing.do(wish, what);
  }

  undo(): boolean {
    return this.#editing.undo();
  }

  redo(): boolean {
    return this.#editing.redo();
  }

  write(writing: Writing | undefined): void {
    this.writing = writing;
  }

  /** Writes the words of a claim down while they are typed. */
  reword(claim: ClaimId, wording: Wording, language: string): Outcome {
    return this.do(reword(this.#relations, { claim, ...wording, language }), 'reworded');
  }

  /** Makes a new claim of what was written, or takes one that is there; gives its id. */
  finish(writing: Writing, words: string | { existing: ClaimId }): Outcome & { claim?: ClaimId } {
    const isKnown = typeof words !== 'string';
    const claim = isKnown ? words.existing : this.#newId();
    const entry = isKnown ? claim : { id: claim, text: words.trim() };
    const what = isKnown ? 'reused' : 'added';
    const relations = this.#relations;
    const outcome = this.do(
      writing.kind === 'premise'
        ? addPremise(relations, { reason: writing.reason, claim: entry })
        : writing.kind === 'reason'
          ? addReason(relations, {
              claim: entry,
              reason: this.#newId(),
              side: writing.side,
              target: writing.target
            })
          : { refused: 'unchanged' },
      what
    );
    return outcome.done ? { ...outcome, claim } : outcome;
  }

  /** Makes two premises of a claim, which hold only together. */
  split(claim: ClaimId, first: string, second: string): Outcome {
    return this.do(
      splitClaim(this.#relations, {
        claim,
        first: { text: first },
        second: { id: this.#newId(), text: second }
      }),
      'split'
    );
  }

  /** A branch to another place: its side is kept unless another is given, and it stands last unless before one. */
  moveTo(
    claim: ClaimId,
    reason: ReasonId,
    target: Reason['target'],
    side?: Reason['side'],
    before?: ReasonId
  ): Outcome {
    const where = {
      target,
      ...(side && { side }),
      ...(before !== undefined && { before })
    };
    const outcome = this.do(
      moveBranch(this.#relations, { claim, reason, newReason: this.#newId(), ...where }),
      'moved'
    );
    if (outcome.done) this.cut = undefined;
    return outcome;
  }

  reverse(reason: ReasonId): Outcome {
    return this.do(reverse(this.#relations, { reason }), 'reversed');
  }

  /** One place up or down among what is drawn beside it. */
  shift(reason: ReasonId, by: -1 | 1): Outcome {
    return this.do(reorder(this.#relations, { reason, by }), 'moved');
  }

  /** A claim wholly, or where it serves by one reason. */
  remove(claim: ClaimId, reason?: ReasonId): Outcome {
    const wish =
      reason === undefined
        ? removeClaim(this.#relations, { claim })
        : removeUse(this.#relations, { claim, reason });
    return this.do(wish, 'removed');
  }

  /** Writes a note on a claim, a reason or a source; `by` is a name, `at` a day. */
  note(on: NoteOn, text: string, by: string, at: string): Outcome {
    return this.do(addNote(this.#relations, { id: this.#newId(), on, text, by, at }), 'noted');
  }

  changeNote(id: NoteId, wish: { text?: string; done?: boolean }): Outcome {
    return this.do(changeNote(this.#relations, { id, ...wish }), 'noted');
  }

  removeNote(id: NoteId): Outcome {
    return this.do(removeNote(this.#relations, id), 'noted');
  }

  unite(keep: ClaimId, gone: ClaimId): Outcome {
    const united = uniteClaims(this.#relations, { keep, gone });
    return this.do('edit' in united ? united.edit : united, 'united');
  }

  describe(details: MapDetails): Outcome {
    return this.do(describeMap(this.#relations, details), 'described');
  }
}
