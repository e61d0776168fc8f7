import type { Edit } from '../model/edit.ts';

/** One change that can be taken back: the edit that does so, and what it was, for a person to read. */
export interface Past {
  edit: Edit;
  /** What was done, as a code that has words in every language. */
  what: string;
}

/** What a person can take back and do again, the last first to be taken. */
export interface History {
  past: readonly Past[];
  future: readonly Past[];
}

/** Before the name of the person from whom changes were taken over, as what was done. */
export const COLLECTED_FROM = 'collected from ';

export const NOTHING: History = { past: [], future: [] };

/** No more changes than these can be taken back. */
const MOST = 1000;

/** After a change that `inverse` takes back; nothing is left to be done again. */
export function recorded({ past }: History, inverse: Edit, what: string): History {
  return { past: [...past.slice(1 - MOST), { edit: inverse, what }], future: [] };
}

/** After the last change was taken back; `inverse` does it again. */
export function undone({ past, future }: History, inverse: Edit): History {
  const last = past.at(-1);
  return last
    ? { past: past.slice(0, -1), future: [...future, { edit: inverse, what: last.what }] }
    : NOTHING;
}

/** After it was done again; `inverse` takes it back. */
export function redone({ past, future }: History, inverse: Edit): History {
  const next = future.at(-1);
  return next
    ? { past: [...past, { edit: inverse, what: next.what }], future: future.slice(0, -1) }
    : NOTHING;
}

/** After a change that can no longer be taken back, or done again, was given up. */
export function without({ past, future }: History, which: 'past' | 'future'): History {
  return which === 'past' ? { past: past.slice(0, -1), future } : { past, future: future.slice(0, -1) };
}
