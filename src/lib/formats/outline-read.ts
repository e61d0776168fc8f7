import type { Claim, ClaimId, Reason } from '../model/map.ts';
import { type Assembly, MOST_CLAIMS } from './assembly.ts';

/** One line of an outline as it was found in a file. */
export interface Item {
  /** Place of the item under which it stands, -1 for none. */
  above: number;
  line: number;
  text: string;
  side?: Reason['side'];
  /** What a root says of itself. */
  root?: 'motion' | 'thesis';
  /** The file's own name of the claim, or that of another item whose claim this is. */
  id?: string;
  ref?: string;
  /** What more is known of the claim. */
  more?: Omit<Claim, 'id' | 'text'>;
}

/**
 * Puts a map together from an outline: each item is a claim, and a reason for or against the claim under which it stands. An
 * item that refers to another is its claim once more. What has no side is read as a reason for, and that is told.
 */
export function assemble(all: readonly Item[], assembly: Assembly): void {
  const items = all.slice(0, MOST_CLAIMS);
  if (items.length < all.length)
    assembly.fault(`is more than the ${MOST_CLAIMS} claims that are read; this and the rest are left out`, {
      line: all[MOST_CLAIMS]!.line
    });
  const own = new Map<string, number>();
  for (const [at, { id, line, ref }] of items.entries()) {
    if (!id || ref !== undefined) continue;
    if (own.has(id)) assembly.fault(`has the name “${id.slice(0, 50)}” of another claim`, { line });
    else own.set(id, at);
  }
  const claims: ClaimId[] = [];
  const texts = new Map<ClaimId, string>();
  let count = 0;
  const named = (at: number) => {
    const { id } = items[at]!;
    if (id && own.get(id) === at) return id;
    do count++;
    while (own.has(`c${count}`));
    return `c${count}`;
  };
  for (const [at, { ref, text, line, more }] of items.entries()) {
    const meant = ref === undefined ? undefined : own.get(ref);
    if (meant !== undefined && ref !== undefined) {
      claims.push(ref);
      continue;
    }
    if (ref !== undefined)
      assembly.dangling(`refers to “${ref.slice(0, 50)}”, which is nowhere in the file`, { line });
    const { id } = assembly.add({ id: named(at), text, ...more });
    texts.set(id, text);
    claims.push(id);
  }
  tellOtherWords(items, claims, texts, assembly);
  let unsided = 0;
  for (const [at, { above, side, line }] of items.entries()) {
    if (above < 0) continue;
    if (!side && !unsided++)
      assembly.understand('has no side; this and others like it are read as reasons for', { line });
    assembly.reason(side ?? 'pro', [claims[at]!], claims[above]!);
  }
  const roots = items.flatMap(({ above }, at) => (above < 0 ? [at] : []));
  const motion = roots.find((at) => items[at]!.root === 'motion');
  const isSaid = roots.some((at) => items[at]!.root !== undefined);
  if (motion !== undefined) assembly.motion = claims[motion];
  else if (!isSaid && roots.length === 1) assembly.motion = claims[roots[0]!];
}

/** What stands where a claim is referred to is there for people; where it says something else, it would be lost. */
function tellOtherWords(
  items: readonly Item[],
  claims: readonly ClaimId[],
  texts: ReadonlyMap<ClaimId, string>,
  assembly: Assembly
): void {
  for (const [at, { ref, text, line, more }] of items.entries()) {
    const said = texts.get(claims[at]!);
    if (ref === undefined || claims[at] !== ref) continue;
    if (text && text !== said)
      assembly.omit(`the words “${text.slice(0, 50)}” are left out for those of the claim referred to`, {
        line
      });
    if (more && Object.keys(more).length)
      assembly.omit('what else is said where a claim is referred to is left out', { line });
  }
}

const PRO = ['pro', 'for', 'support', 'supports', 'because', 'reason'];
const CON = ['con', 'against', 'attack', 'attacks', 'but', 'objection', 'rebuttal', 'undercut'];
const SIDE = new RegExp(
  `^(\\*\\*|__)?(${[...PRO, ...CON, 'motion', 'thesis'].join('|')})(\\*\\*|__)?:(.*)$`,
  'is'
);

/** What a text says before its first colon of the side on which it stands, and the rest. */
export function sided(text: string): Pick<Item, 'side' | 'root' | 'text'> {
  const [, before = '', word = '', between = '', after = ''] = SIDE.exec(text) ?? [];
  // The signs of bold letters stand on both sides of the word, or of its colon.
  const isBold = before && !between && after.startsWith(before);
  if (!word || (before !== between && !isBold)) return { text };
  const rest = (isBold ? after.slice(before.length) : after).trim();
  const said = word.toLowerCase();
  if (said === 'motion' || said === 'thesis') return { root: said, text: rest };
  return { side: PRO.includes(said) ? 'pro' : 'con', text: rest };
}

/** The word for a side as it stands before a text. */
export function wordFor(reason: Reason | undefined, isMotion: boolean): string {
  if (!reason) return isMotion ? 'Motion' : 'Thesis';
  return reason.side === 'pro' ? 'Pro' : 'Con';
}
