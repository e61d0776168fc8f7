import { same } from '../model/same.ts';
import { type Clash, entryOf, type Item, type Preparation } from './preparation.ts';

/** Where two have changed the same otherwise; ours stands. */
export interface Conflict {
  /** As in `slots.motion.model`: the fields that lead there. */
  path: string[];
  base: unknown;
  ours: unknown;
  theirs: unknown;
}

/** These stand or fall as a whole. */
const WHOLE: ReadonlySet<string> = new Set(['debate', 'map']);

/**
 * Brings to one preparation what was changed in another since both were the same, field by field: what only one has changed
 * is taken; of what both have changed ours stands, and a conflict is told; what one has taken away and the other changed
 * stays. Lists keep our order, with what is new of theirs after what stood before it. Taking a change back is the same:
 * the base is what it left, theirs what was before it.
 */
export function merge(
  base: Preparation,
  ours: Preparation,
  theirs: Preparation
): { preparation: Preparation; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const ids = clashesOfBoth(ours, theirs);
  const known = (each: Preparation) => withClashIds(each, ids);
  const preparation = field([], known(base), known(ours), known(theirs), conflicts) as Preparation;
  return { preparation, conflicts };
}

/**
 * Two that have set the same claims against each other mean one clash: its id is the lesser of the two, so that both come to
 * the same whoever merges first.
 */
function clashesOfBoth({ clashes: ours = [] }: Preparation, { clashes: theirs = [] }: Preparation) {
  const ids = new Map<string, string>();
  const has = (all: readonly Clash[], id: string) => all.some((clash) => clash.id === id);
  for (const one of ours) {
    const other = theirs.find((each) => each.ours === one.ours && each.theirs === one.theirs);
    if (!other || has(ours, other.id) || has(theirs, one.id)) continue;
    const [stays, goes] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
    ids.set(goes, stays);
  }
  return ids;
}

/** With other ids of clashes, also where they are planned. */
function withClashIds(preparation: Preparation, ids: ReadonlyMap<string, string>): Preparation {
  if (!ids.size) return preparation;
  const { clashes, speeches, ...rest } = preparation;
  const known = (id: string) => ids.get(id) ?? id;
  const item = (each: Item): Item =>
    each.kind === 'clash' && each.ref !== undefined ? { ...each, ref: known(each.ref) } : each;
  return {
    ...rest,
    ...(clashes && { clashes: clashes.map((clash) => ({ ...clash, id: known(clash.id) })) }),
    ...(speeches && {
      speeches: Object.fromEntries(
        Object.entries(speeches).map(([step, speech]) => [step, { ...speech, items: speech.items.map(item) }])
      )
    })
  };
}

type Fields = Record<string, unknown>;

function field(
  path: string[],
  base: unknown,
  ours: unknown,
  theirs: unknown,
  conflicts: Conflict[]
): unknown {
  if (same(theirs, base) || same(ours, theirs)) return ours;
  if (same(ours, base)) return theirs;
  if (!WHOLE.has(path.join('.')) && !isOtherCard(path, base, ours, theirs) && !isWeighing(path)) {
    // What both have made anew is merged as if it had been there, empty.
    if (isFields(ours) && isFields(theirs))
      return fields(path, isFields(base) ? base : {}, ours, theirs, conflicts);
    if (Array.isArray(ours) && Array.isArray(theirs)) {
      const known = Array.isArray(base) ? base : [];
      if (ours.every(isId) && theirs.every(isId)) return list(known.filter(isId), ours, theirs);
      if (ours.every(isEntry) && theirs.every(isEntry))
        return entries(path, known.filter(isEntry), ours, theirs, conflicts);
    }
  }
  conflicts.push({ path, base, ours, theirs });
  return ours === undefined ? theirs : ours;
}

/**
 * Marks are of the words in which they were set: a card on which both have marked, each in other words, stands or falls as
 * a whole.
 */
function isOtherCard(
  [field, ...key]: readonly string[],
  base: unknown,
  ours: unknown,
  theirs: unknown
): boolean {
  if (field !== 'cards' || key.length !== 1 || !isFields(ours) || !isFields(theirs)) return false;
  if (ours.was === theirs.was && ours.passage === theirs.passage) return false;
  const ofWords = ({ was, passage, marks }: Fields) => [was, passage, marks];
  const before = ofWords(isFields(base) ? base : {});
  return !same(ofWords(ours), before) && !same(ofWords(theirs), before);
}

/** Why something weighs more belongs to what weighs more. */
function isWeighing([field, , within, respect, ...deeper]: readonly string[]): boolean {
  return field === 'clashes' && within === 'weighing' && respect !== undefined && !deeper.length;
}

function fields(path: string[], base: Fields, ours: Fields, theirs: Fields, conflicts: Conflict[]): Fields {
  const merged: [string, unknown][] = [];
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const of = (all: Fields) => entryOf(all, name);
    const value = field([...path, name], of(base), of(ours), of(theirs), conflicts);
    if (value !== undefined) merged.push([name, value]);
  }
  return Object.fromEntries(merged);
}

function list(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const merged = ours.filter((each) => theirs.includes(each) || !base.includes(each));
  if (same(ours, base)) return [...theirs];
  for (const [at, each] of theirs.entries()) {
    if (merged.includes(each) || base.includes(each)) continue;
    const before = theirs.slice(0, at).findLast((other) => merged.includes(other));
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, each);
  }
  return merged;
}

interface Entry extends Fields {
  id: string;
}

function entries(
  path: string[],
  base: readonly Entry[],
  ours: readonly Entry[],
  theirs: readonly Entry[],
  conflicts: Conflict[]
): Entry[] {
  const byId = (all: readonly Entry[]) => Object.fromEntries(all.map((each) => [each.id, each]));
  const merged = fields(path, byId(base), byId(ours), byId(theirs), conflicts);
  const ids = (all: readonly Entry[]) => all.map(({ id }) => id);
  const order = list(ids(base), ids(ours), ids(theirs));
  // What one has taken away and the other changed stays, at the end.
  for (const id of Object.keys(merged)) if (!order.includes(id)) order.push(id);
  return order.flatMap((id) => (entryOf(merged, id) as Entry | undefined) ?? []);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string';
}

function isEntry(value: unknown): value is Entry {
  return isFields(value) && typeof value.id === 'string';
}

/**
 * Takes in what a teammate wrote, where nobody knows what both began with: everything of either is there, and a conflict is
 * told where both say something else.
 */
export function joining(
  ours: Preparation,
  theirs: Preparation
): { preparation: Preparation; conflicts: Conflict[] } {
  const { id, title, map, side, debate } = ours;
  const nothing = { templates: [], slots: {}, claims: {}, answers: {}, blocks: {} };
  const common = { format: ours.format, id, map, debate, title, side, ...nothing };
  // What is one's own to choose is not a place where two write.
  const found = merge(common, ours, { ...theirs, id, title, map, side, debate });
  // Nobody has written what the map's words were.
  const isWritten = ({ path }: Conflict) => !['was', 'wasOurs', 'wasTheirs'].includes(path.at(-1)!);
  return { ...found, conflicts: found.conflicts.filter(isWritten) };
}

/** Theirs in place of ours, where there was a conflict. */
export function resolved(ours: Preparation, { path, theirs }: Conflict): Preparation {
  const put = (value: unknown, [name, ...deeper]: readonly string[]): unknown => {
    if (name === undefined) return theirs;
    if (Array.isArray(value))
      return value.map((each) => (isEntry(each) && each.id === name ? put(each, deeper) : each));
    const known: Fields = isFields(value) ? value : {};
    const { [name]: _, ...others } = known;
    const inner = put(entryOf(known, name), deeper);
    return inner === undefined ? others : { ...known, [name]: inner };
  };
  return put(ours, path) as Preparation;
}
