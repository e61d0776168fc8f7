import { setPremises } from './author.ts';
import { all, type Edit } from './edit.ts';
import type { ClaimId, Reason, ReasonId } from './map.ts';
import { type Refusal, taken, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { same } from './same.ts';
import { type Altered, circularity, findIn, hostIn } from './support.ts';

/** Where a reason is to go. */
export interface Destination {
  target: Reason['target'];
  /** Its side is kept unless another is given. */
  side?: Reason['side'];
  /** The sibling that it is to stand before; without one it stands after all of them. */
  before?: ReasonId;
}

/**
 * Aims a reason, with all its premises and what hangs from them, at another claim or reason. Refused besides what is
 * circular: a place inside the branch itself, where the branch would hang from nothing but itself.
 */
export function moveReason(
  relations: Relations,
  { reason: id, target, side, before }: Destination & { reason: ReasonId }
): Edit | Refusal {
  const strange = unknown(relations, named(target, [id, before ?? []].flat()));
  if (strange) return strange;
  const reason = relations.reason.get(id)!;
  const moved: Reason = { ...reason, target, side: side ?? reason.side };
  const altered = new Map([[id, moved]]);
  const refusal = leadsInside(relations, moved, altered) ?? circularity(relations, altered);
  if (refusal) return refusal;
  const edits: Edit[] = [];
  if (!same(reason.target, target))
    edits.push({ do: 'set', at: ['reasons', id], fields: [{ name: 'target', value: target }] });
  if (moved.side !== reason.side) edits.push(turned(reason));
  edits.push(...placed(relations, id, siblingsAt(relations, target), before));
  return edits.length ? all(edits) : { refused: 'unchanged' };
}

/**
 * Moves a claim with its branch from one of its places to another. Where it is the only premise of the reason under
 * which it hangs, the reason moves (`moveReason`). Where it is one of several, only the claim moves: it leaves them, and
 * becomes a reason of its own, with the id that is given, on the same side; what undercuts the reason stays behind.
 */
export function moveBranch(
  relations: Relations,
  wish: Destination & { claim: ClaimId; reason: ReasonId; newReason: ReasonId }
): Edit | Refusal {
  const { claim, reason: id, newReason, target, before } = wish;
  const strange =
    unknown(relations, { claims: [claim] }) ?? unknown(relations, named(target, [id, before ?? []].flat()));
  if (strange) return strange;
  const reason = relations.reason.get(id)!;
  const premises = relations.premises(reason);
  if (!premises.includes(claim)) return { refused: 'unknown', list: 'reasons', id };
  if (premises.length === 1) return moveReason(relations, wish);
  const refused = taken(relations, 'reasons', newReason);
  if (refused) return refused;
  const rest = premises.filter((premise) => premise !== claim);
  const side = wish.side ?? reason.side;
  const entry: Reason = { id: newReason, side, premises: [claim], target };
  const altered = new Map([
    [id, { ...reason, premises: rest }],
    [newReason, entry]
  ]);
  const refusal = leadsInside(relations, entry, altered) ?? circularity(relations, altered);
  if (refusal) return refusal;
  const anchor = before ?? after(relations, lastOf(relations, [reason, ...siblingsAt(relations, target)]));
  return all([
    setPremises(id, rest),
    { do: 'add', list: 'reasons', entry, ...(anchor !== undefined && { before: anchor }) }
  ]);
}

/** Turns a reason for its target into one against it, and the other way round; what its attack was called goes. */
export function reverse(relations: Relations, { reason: id }: { reason: ReasonId }): Edit | Refusal {
  const strange = unknown(relations, { reasons: [id] });
  if (strange) return strange;
  const reason = relations.reason.get(id)!;
  const side = reason.side === 'pro' ? 'con' : 'pro';
  return circularity(relations, new Map([[id, { ...reason, side }]])) ?? turned(reason);
}

/**
 * Moves a reason one place up (-1) or down (1) among its siblings, the reasons with the same target, or among those
 * that are given, as they are drawn beside it. Of the two reasons that change places, that one moves in the list which
 * passes no other reason of its premises, so that no claim comes to be drawn whole elsewhere, where this can be.
 */
export function reorder(
  relations: Relations,
  { reason: id, by, among }: { reason: ReasonId; by: -1 | 1; among?: readonly ReasonId[] }
): Edit | Refusal {
  const strange = unknown(relations, { reasons: [id, ...(among ?? [])] });
  if (strange) return strange;
  const reason = relations.reason.get(id)!;
  const group = among ?? siblingsAt(relations, reason.target).map((each) => each.id);
  const neighbour = group.includes(id) ? relations.reason.get(group[group.indexOf(id) + by] ?? id)! : reason;
  if (neighbour === reason) return { refused: 'unchanged' };
  const place = (each: Reason) => relations.order.get(each.id)!;
  const [first, second] = place(reason) < place(neighbour) ? [reason, neighbour] : [neighbour, reason];
  const between = relations.map.reasons.slice(place(first) + 1, place(second));
  const passes = (each: Reason) =>
    between.some(({ premises }) => premises.some((premise) => each.premises.includes(premise)));
  const moving = passes(reason) && !passes(neighbour) ? neighbour : reason;
  const before = moving === first ? after(relations, second) : first.id;
  return { do: 'move', list: 'reasons', id: moving.id, ...(before !== undefined && { before }) };
}

/** Moves a reason before another one with the same target, or after all of them. */
export function placeReason(
  relations: Relations,
  { reason: id, before }: { reason: ReasonId; before?: ReasonId }
): Edit | Refusal {
  const strange = unknown(relations, { reasons: [id, before ?? []].flat() });
  if (strange) return strange;
  const siblings = siblingsAt(relations, relations.reason.get(id)!.target);
  const edits = placed(relations, id, siblings, before);
  return edits.length ? all(edits) : { refused: 'unchanged' };
}

function named(target: Reason['target'], reasons: ReasonId[]) {
  return 'claim' in target
    ? { claims: [target.claim], reasons }
    : { claims: [], reasons: [...reasons, target.reason] };
}

function siblingsAt(relations: Relations, target: Reason['target']): readonly Reason[] {
  return 'claim' in target ? relations.on(target.claim) : relations.onStep(target.reason);
}

function turned({ id, side, move }: Reason): Edit {
  const fields = [
    { name: 'side', value: side === 'pro' ? 'con' : 'pro' },
    ...(side === 'con' && move !== undefined ? [{ name: 'move' }] : [])
  ];
  return { do: 'set', at: ['reasons', id], fields };
}

/** Puts a reason before a sibling, or behind all of them; nothing where it stands there. */
function placed(
  relations: Relations,
  id: ReasonId,
  siblings: readonly Reason[],
  before: ReasonId | undefined
): Edit[] {
  const others = siblings.filter((each) => each.id !== id);
  const place = (reason: ReasonId) => relations.order.get(reason)!;
  if (before === id) return [];
  if (before === undefined) {
    const last = others.at(-1);
    if (!last || place(id) > place(last.id)) return [];
    const next = after(relations, last);
    return [{ do: 'move', list: 'reasons', id, ...(next !== undefined && { before: next }) }];
  }
  const ahead = others.filter((each) => place(each.id) < place(before)).at(-1);
  const isSibling = others.some((each) => each.id === before);
  const stands = isSibling && place(id) < place(before) && (!ahead || place(ahead.id) < place(id));
  if (stands || after(relations, relations.reason.get(id)!) === before) return [];
  return [{ do: 'move', list: 'reasons', id, before }];
}

function lastOf(relations: Relations, reasons: readonly Reason[]): Reason {
  const place = (reason: Reason) => relations.order.get(reason.id)!;
  return reasons.reduce((last, each) => (place(each) > place(last) ? each : last));
}

/** The reason that stands next in the map. */
function after(relations: Relations, { id }: Reason): ReasonId | undefined {
  return relations.map.reasons[relations.order.get(id)! + 1]?.id;
}

/**
 * Whether a reason is aimed at what leads back to it: its own step, or, by any ways, its premises alone. A branch that
 * can still reach the motion, or a claim that is a premise of nothing, by another way hangs from that.
 */
function leadsInside(relations: Relations, moved: Reason, altered: Altered): Refusal | undefined {
  const now = findIn(relations, altered);
  const inside: Refusal = { refused: 'inside', reason: moved.id };
  const start = hostIn(moved, now);
  if (start === undefined) return inside;
  const way = new Set([start]);
  let returns = false;
  for (const claim of way) {
    if (claim === relations.map.motion) return undefined;
    const isMoved = moved.premises.includes(claim);
    returns ||= isMoved;
    const uses = relations.uses(claim).filter(({ id }) => now(id)?.premises.includes(claim));
    if (!uses.length && !isMoved) return undefined;
    for (const { id } of uses) way.add(hostIn(now(id)!, now)!);
  }
  return returns ? inside : undefined;
}
