import { createContext } from 'svelte';
import type { Editing } from '$lib/editor/editing.svelte.ts';
import type { Session } from '$lib/editor/session.svelte.ts';
import type { SourceTexts } from '$lib/editor/source-texts.svelte.ts';
import type { Study } from '$lib/editor/study.ts';
import type { ClaimId } from '$lib/model/map.ts';
import type { Words } from '$lib/scene/words.ts';
import type { Desk } from '../../my/[id]/desk.svelte.ts';
import type { Deed } from './commands.ts';
import type { Bench } from './making.ts';

/** What a page has besides its session. */
export interface Host {
  /** Where 'report an error' goes. */
  readonly reportTo: string;
  /** Where the map can be changed; nothing where it can only be read. */
  readonly editing?: Editing | undefined;
  /** What changes are made with there. */
  readonly bench?: Bench | undefined;
  /** What stands after # in the address of a map that came in a link. */
  readonly fragment?: string | undefined;
  /** What is done there with the map as a whole. */
  readonly desk?: Desk | undefined;
  /** The texts of the sources, on this device, with which quotations are compared there. */
  readonly texts?: SourceTexts | undefined;
  /** Tells the reader, on screen and to assistive technology, that something happened. */
  tell(message: string): void;
}

/** What every part of the page needs to speak of the debate that is open. */
export interface Reader extends Host {
  readonly session: Session;
  readonly debate: Study;
  readonly words: Words;
  /** What the parts that are on the page can do. */
  readonly deeds: Map<Deed, () => void>;
  /** The address at which a claim is selected, all else as it is. */
  claimAddress(claim: ClaimId): string;
  /** The address of a claim's table of pros and cons. */
  tableAddress(claim: ClaimId): string;
  /** The address of the list of sources at one of them. */
  sourceAddress(source: string): string;
}

/** Lends what a part can do to all others, as long as it is on the page. */
export function lend(reader: Reader, deeds: Partial<Record<Deed, () => void>>): () => void {
  const all = Object.entries(deeds) as [Deed, () => void][];
  for (const [deed, run] of all) reader.deeds.set(deed, run);
  return () => {
    for (const [deed, run] of all) if (reader.deeds.get(deed) === run) reader.deeds.delete(deed);
  };
}

const [useReader, provide] = createContext<Reader>();

function provideReader(session: Session, host: Host): void {
  provide({
    session,
    deeds: new Map(),
    get debate() {
      return session.debate;
    },
    get words() {
      return session.words;
    },
    get reportTo() {
      return host.reportTo;
    },
    get editing() {
      return host.editing;
    },
    get bench() {
      return host.bench;
    },
    get fragment() {
      return host.fragment;
    },
    get desk() {
      return host.desk;
    },
    get texts() {
      return host.texts;
    },
    claimAddress: (id) => session.claimAddress(id),
    tableAddress: (id) => session.readingAddress('table', id),
    sourceAddress: (id) => session.sourceAddress(id),
    tell: host.tell
  });
}

/** The numbers that sources have in what is printed. */
export interface Notes {
  numberOf(source: string): number | undefined;
}

const [useNotes, provideNotes] = createContext<Notes>();

export { provideNotes, provideReader, useNotes, useReader };
