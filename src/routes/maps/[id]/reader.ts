import { createContext } from 'svelte';
import type { Session } from '$lib/editor/session.svelte.ts';
import type { Study } from '$lib/editor/study.ts';
import type { ClaimId } from '$lib/model/map.ts';
import type { Words } from '$lib/scene/words.ts';

/** What every part of the page needs to speak of the debate that is open. */
export interface Reader {
  readonly session: Session;
  readonly debate: Study;
  readonly words: Words;
  readonly reportTo: string;
  /** The address at which a claim is selected, all else as it is. */
  claimAddress(claim: ClaimId): string;
  /** The address of a claim's table of pros and cons. */
  tableAddress(claim: ClaimId): string;
  /** The address of the list of sources at one of them. */
  sourceAddress(source: string): string;
  /** Tells the reader, on screen and to assistive technology, that something happened. */
  tell(message: string): void;
}

const [useReader, provideReader] = createContext<Reader>();

/** The numbers that sources have in what is printed. */
export interface Notes {
  numberOf(source: string): number | undefined;
}

const [useNotes, provideNotes] = createContext<Notes>();

export { provideNotes, provideReader, useNotes, useReader };
