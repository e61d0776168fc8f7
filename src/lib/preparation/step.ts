import { same } from '../model/same.ts';
import { merge } from './merge.ts';
import type { Preparation } from './preparation.ts';

/** One field that a change has set: the fields that lead there, and what stood and stands there. */
interface Touched {
  path: string[];
  before?: unknown;
  after?: unknown;
}

/** A change that can be taken back, in the fields that it touched: as JSON it is as small as the change. */
export type Step = readonly Touched[];

/** What was changed between two states, down to the fields of each entry; lists are told whole. */
export function stepBetween(before: Preparation, after: Preparation): Step {
  const touched: Touched[] = [];
  differences([], before, after, touched);
  return touched;
}

/** Takes a step back from how things are now; what was changed otherwise since stays. */
export function taken(now: Preparation, step: Step): Preparation {
  return merge(having(now, step, 'after'), now, having(now, step, 'before')).preparation;
}

/** Does a step that was taken back once more. */
export function redone(now: Preparation, step: Step): Preparation {
  return merge(having(now, step, 'before'), now, having(now, step, 'after')).preparation;
}

type Fields = Record<string, unknown>;

function differences(path: string[], before: unknown, after: unknown, touched: Touched[]): void {
  if (same(before, after)) return;
  if (!isFields(before) || !isFields(after)) {
    touched.push({ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
    return;
  }
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const own = (all: Fields) => (Object.hasOwn(all, name) ? all[name] : undefined);
    differences([...path, name], own(before), own(after), touched);
  }
}

function having(now: Preparation, step: Step, when: 'before' | 'after'): Preparation {
  return step.reduce<unknown>(
    (value, touched) => put(value, touched.path, touched[when]),
    now
  ) as Preparation;
}

function put(value: unknown, [name, ...deeper]: readonly string[], to: unknown): unknown {
  if (name === undefined) return to;
  const fields = isFields(value) ? value : {};
  const inner = put(Object.hasOwn(fields, name) ? fields[name] : undefined, deeper, to);
  if (inner !== undefined) return { ...fields, [name]: inner };
  const { [name]: _, ...others } = fields;
  return others;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
