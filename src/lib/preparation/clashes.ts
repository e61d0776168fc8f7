import type { ClaimId } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { RESPECTS, type Respect } from './clash-sheet.ts';
import type { Clash, Preparation, Weighing } from './preparation.ts';
import { removed } from './speeches.ts';

/** More clashes than these no speech can weigh. A preparation that takes in a teammate's may have more. */
export const MOST_CLASHES = 4;

/** Whether one more clash may be added. */
export function hasRoom({ clashes = [] }: Preparation): boolean {
  return clashes.length < MOST_CLASHES;
}

/** Sets a claim of one's own against one of theirs, after the other clashes; the same where there is no room. */
export function withClash(
  preparation: Preparation,
  relations: Relations,
  { id, ours, theirs }: { id: string; ours: ClaimId; theirs: ClaimId }
): Preparation {
  const { clashes = [] } = preparation;
  const isThere = clashes.some((each) => each.ours === ours && each.theirs === theirs);
  if (isThere || !hasRoom(preparation)) return preparation;
  return having(preparation, [...clashes, named({ id, ours, theirs }, relations)]);
}

/** Writes the name of a clash, or its even-if line; an empty one is none. */
export function writtenClash(
  preparation: Preparation,
  relations: Relations,
  id: string,
  words: { name?: string; evenIf?: string }
): Preparation {
  return changed(preparation, id, (clash) => {
    const { name, evenIf, ...rest } = { ...clash, ...words };
    return named({ ...rest, ...(name?.trim() && { name }), ...(evenIf?.trim() && { evenIf }) }, relations);
  });
}

/** Says who weighs more in a respect, or why; what says neither is none. */
export function weighed(
  preparation: Preparation,
  relations: Relations,
  id: string,
  respect: Respect,
  words: { who?: Weighing['who']; why?: string }
): Preparation {
  return changed(preparation, id, ({ weighing = {}, ...clash }) => {
    const { who, ...rest } = { why: '', ...weighing[respect], ...words };
    const says = who || rest.why.trim() ? { ...rest, ...(who && { who }) } : undefined;
    const { [respect]: _, ...others } = weighing;
    const next: NonNullable<Clash['weighing']> = says ? { ...others, [respect]: says } : others;
    const isWeighed = RESPECTS.some((each) => next[each]);
    return named({ ...clash, ...(isWeighed && { weighing: next }) }, relations);
  });
}

/** Moves a clash among the others; at an end it stays. */
export function movedClash(preparation: Preparation, id: string, by: -1 | 1): Preparation {
  const { clashes = [] } = preparation;
  const at = clashes.findIndex((clash) => clash.id === id);
  const moved = clashes[at];
  if (!moved || !clashes[at + by]) return preparation;
  const next = clashes.filter((clash) => clash !== moved);
  next.splice(at + by, 0, moved);
  return having(preparation, next);
}

/** Takes a clash away, out of the speeches too in which it was planned. */
export function withoutClash(preparation: Preparation, id: string): Preparation {
  const { clashes = [] } = preparation;
  const planned = Object.values(preparation.speeches ?? {})
    .flatMap(({ items }) => items)
    .filter(({ kind, ref }) => kind === 'clash' && ref === id);
  const rest = planned.reduce((next, item) => removed(next, item.id), preparation);
  return having(
    rest,
    clashes.filter((clash) => clash.id !== id)
  );
}

/** Takes the words that one of the claims of a clash has now as those that are known. */
export function rewordedClash(
  preparation: Preparation,
  id: string,
  claim: 'ours' | 'theirs',
  now: string
): Preparation {
  return changed(preparation, id, (clash) =>
    claim === 'ours' ? { ...clash, wasOurs: now } : { ...clash, wasTheirs: now }
  );
}

/** With the words that its claims have now; those of a claim that is gone stay. */
function named(clash: Clash, { claim }: Relations): Clash {
  const wasOurs = claim.get(clash.ours)?.text ?? clash.wasOurs;
  const wasTheirs = claim.get(clash.theirs)?.text ?? clash.wasTheirs;
  return { ...clash, ...(wasOurs && { wasOurs }), ...(wasTheirs && { wasTheirs }) };
}

function changed(preparation: Preparation, id: string, change: (clash: Clash) => Clash): Preparation {
  const { clashes = [] } = preparation;
  return having(
    preparation,
    clashes.map((clash) => (clash.id === id ? change(clash) : clash))
  );
}

function having(preparation: Preparation, clashes: Clash[]): Preparation {
  const { clashes: _, ...others } = preparation;
  return clashes.length ? { ...others, clashes } : others;
}
