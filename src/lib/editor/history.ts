import type { At, Edit, Step } from '../model/edit.ts';
import { printOf } from '../model/fingerprint.ts';
import type { ArgumentMap } from '../model/map.ts';

/** One change that can be taken back: the edit that does so, and what it was, for a person to read. */
export interface Past {
  /** By which tabs that have the same map open tell it from others. */
  id: string;
  edit: Edit;
  /** What was done, as a code that has words in every language. */
  what: string;
  /** A fingerprint of what the change has left where the edit sets or removes something. */
  left: string;
}

/** What a person can take back and do again, the last first to be taken. */
export interface History {
  past: readonly Past[];
  future: readonly Past[];
}

/** What one tab has changed in a history: which changes are no longer in a list of it, and which have come. */
export type Progress = Readonly<Record<keyof History, { gone: readonly string[]; come: readonly Past[] }>>;

/** Before the name of the person from whom changes were taken over, as what was done. */
export const COLLECTED_FROM = 'collected from ';

export const NOTHING: History = { past: [], future: [] };

/** No more changes than these can be taken back. */
const MOST = 1000;

/** After a change to this map, which `inverse` takes back; nothing is left to be done again. */
export function recorded({ past }: History, map: ArgumentMap, change: Omit<Past, 'left'>): History {
  return { past: [...past.slice(1 - MOST), leaving(map, change)], future: [] };
}

/** After the last change was taken back, which led to this map; `inverse` does it again. */
export function undone({ past, future }: History, map: ArgumentMap, inverse: Edit): History {
  const last = past.at(-1);
  return last
    ? { past: past.slice(0, -1), future: [...future, leaving(map, { ...last, edit: inverse })] }
    : NOTHING;
}

/** After it was done again, which led to this map; `inverse` takes it back. */
export function redone({ past, future }: History, map: ArgumentMap, inverse: Edit): History {
  const next = future.at(-1);
  return next
    ? { past: [...past, leaving(map, { ...next, edit: inverse })], future: future.slice(0, -1) }
    : NOTHING;
}

/** After a change that can no longer be taken back, or done again, was given up. */
export function without({ past, future }: History, which: 'past' | 'future'): History {
  return which === 'past' ? { past: past.slice(0, -1), future } : { past, future: future.slice(0, -1) };
}

/** Whether what a change has left is still so: its edit takes nothing away that somebody else has done since. */
export function isAsLeft({ edit, left }: Past, map: ArgumentMap): boolean {
  return printOf(touched(map, edit)) === left;
}

/** What was changed from one history to another. */
export function progress(before: History, after: History): Progress {
  const of = (list: keyof History) => {
    const [old, now] = [new Set(before[list]), new Set(after[list])];
    return {
      gone: before[list].filter((each) => !now.has(each)).map(({ id }) => id),
      come: after[list].filter((each) => !old.has(each))
    };
  };
  return { past: of('past'), future: of('future') };
}

/** A history with what was changed in another one that comes from it too; the same a second time changes nothing. */
export function joined(history: History, change: Progress): History {
  const of = (list: keyof History) => {
    const { gone, come } = change[list];
    if (!gone.length && !come.length) return history[list];
    const out = new Set([...gone, ...come.map(({ id }) => id)]);
    return [...history[list].filter(({ id }) => !out.has(id)), ...come].slice(-MOST);
  };
  return { past: of('past'), future: of('future') };
}

function leaving(map: ArgumentMap, change: Omit<Past, 'left'>): Past {
  return { ...change, left: printOf(touched(map, change.edit)) };
}

/** All that an edit sets or removes without asking, as it is in a map now. */
function touched(map: ArgumentMap, edit: Edit): unknown[] {
  const objectAt = finding(map);
  const found: unknown[] = [];
  const waiting: Edit[] = [edit];
  while (waiting.length) {
    const next: Edit = waiting.pop()!;
    if (next.do === 'all') waiting.push(...next.edits);
    else found.push(...touchedBy(next, objectAt));
  }
  return found;
}

function touchedBy(step: Step, objectAt: ReturnType<typeof finding>): unknown[] {
  if (step.do === 'remove') return [objectAt([step.list, step.id])];
  if (step.do !== 'set') return [];
  const object = objectAt(step.at);
  return step.fields.filter(({ only }) => !only).map(({ name }) => object && own(object, name));
}

type Loose = Readonly<Record<string, unknown>>;

/** Finds the object at a path of a map; of the entries of a list many may be asked for. */
function finding(map: ArgumentMap): (at: At) => Loose | undefined {
  const lists = new Map<string, Map<string, Loose>>();
  return ([first, second]) => {
    const all = map as unknown as Loose;
    if (first === undefined) return all;
    if (first === 'claims' || first === 'reasons' || first === 'sources') {
      const entries =
        lists.get(first) ?? new Map(map[first].map((entry) => [entry.id, entry as unknown as Loose]));
      lists.set(first, entries);
      return entries.get(second!);
    }
    const object = all[first] as Loose | undefined;
    return second === undefined ? object : object && (own(object, second) as Loose | undefined);
  };
}

function own(object: Loose, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
