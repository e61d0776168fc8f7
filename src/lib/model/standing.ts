import type { ArgumentMap, Claim, ClaimId, Reason, ReasonId, SourceId } from './map.ts';
import type { Relations } from './relations.ts';
import type { Lists } from './ways.ts';

/** Attacks and undercuts that nothing answers: no reason against one of their premises, no undercut of the step. */
export function unanswered(relations: Relations): Set<ReasonId> {
  const isOpen = openSteps(relations);
  return new Set(relations.map.reasons.flatMap(({ id }, at) => (isOpen[at] ? id : [])));
}

/** The same by place: 1 for each reason that nothing answers. */
export function openSteps({
  map: { claims, reasons },
  ways: { against, premises, on, onStep }
}: Relations): Uint8Array {
  const isHit = ({ start, all }: Lists, at: number) => {
    for (let i = start[at]!; i < start[at + 1]!; i++) if (against[all[i]!]) return true;
    return false;
  };
  const isAttacked = new Uint8Array(claims.length);
  for (let at = 0; at < claims.length; at++) isAttacked[at] = Number(isHit(on, at));
  const isOpen = new Uint8Array(reasons.length);
  for (let at = 0; at < reasons.length; at++) {
    if (!against[at] || isHit(onStep, at)) continue;
    let i = premises.start[at]!;
    while (i < premises.start[at + 1]! && !isAttacked[premises.all[i]!]) i++;
    isOpen[at] = Number(i === premises.start[at + 1]);
  }
  return isOpen;
}

/** Whether a claim names no source; the motion, which is the question itself, needs none. */
export function isUnsourced({ id, citations }: Claim, { motion }: ArgumentMap): boolean {
  return id !== motion && !citations?.length;
}

/** The claims that rest on each source, in the order of the map. A source that none rests on is not listed. */
export function restingOn({ claims }: ArgumentMap): Map<SourceId, Claim[]> {
  const resting = new Map<SourceId, Claim[]>();
  for (const claim of claims) {
    for (const source of new Set(claim.citations?.map((citation) => citation.source))) {
      const list = resting.get(source);
      if (list) list.push(claim);
      else resting.set(source, [claim]);
    }
  }
  return resting;
}

/** Where else a claim serves: the reasons that use it, besides the one under which it is drawn whole. */
export function alsoServes(relations: Relations, claim: ClaimId, home: Reason | undefined): Reason[] {
  return relations.uses(claim).filter((reason) => reason !== home);
}

/**
 * Circles: each group of claims that support or attack one another around a circle, in the order of the map
 * (strongly connected components, Tarjan 1972, without recursion). A claim that is a reason for itself is a circle
 * of one.
 */
export function circles(relations: Relations): ClaimId[][] {
  const index = new Map<ClaimId, number>();
  const low = new Map<ClaimId, number>();
  const onStack = new Set<ClaimId>();
  const stack: ClaimId[] = [];
  const found: ClaimId[][] = [];
  const hosts = (id: ClaimId) => relations.uses(id).flatMap((reason) => relations.host(reason) ?? []);

  for (const { id: start } of relations.map.claims) {
    if (index.has(start)) continue;
    const frames = [enter(start)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const { id, next } = frame;
      if (frame.at < next.length) {
        const to = next[frame.at++]!;
        if (!index.has(to)) frames.push(enter(to));
        else if (onStack.has(to)) low.set(id, Math.min(low.get(id)!, index.get(to)!));
        continue;
      }
      frames.pop();
      const above = frames.at(-1);
      if (above) low.set(above.id, Math.min(low.get(above.id)!, low.get(id)!));
      if (low.get(id) !== index.get(id)) continue;
      const group = stack.splice(stack.lastIndexOf(id));
      for (const each of group) onStack.delete(each);
      if (group.length > 1 || next.includes(id)) found.push(group);
    }
  }
  const place = new Map(relations.map.claims.map(({ id }, at) => [id, at]));
  const inOrder = (a: ClaimId, b: ClaimId) => place.get(a)! - place.get(b)!;
  return found.map((group) => group.sort(inOrder)).sort((a, b) => inOrder(a[0]!, b[0]!));

  function enter(id: ClaimId) {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    stack.push(id);
    onStack.add(id);
    return { id, next: hosts(id), at: 0 };
  }
}
