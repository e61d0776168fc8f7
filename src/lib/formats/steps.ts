import type { ArgumentMap, ClaimId, Reason, ReasonId } from '../model/map.ts';
import type { Assembly } from './assembly.ts';

/** No more premises than these are said again, for a second conclusion of their step and further ones. */
const MOST = 100_000;

/** An inference or conflict that is a node of its own, with the nodes at its ends. */
export interface Step {
  id: string;
  side: Reason['side'];
  /** Where it stands in the file. */
  place: string;
  premises: Set<ClaimId>;
  /** What it bears on, claims and steps, in the order of the file. */
  conclusions: Set<string>;
  /** Those of its conclusions at which a reason can be aimed. */
  placed: Set<string>;
  /** Whether more of them would say too many premises again. */
  isCut?: boolean;
}

export function isLoose({ placed }: Step): boolean {
  return !placed.size;
}

/**
 * Aims steps at what they bear on, those that bear on claims first, and then those that bear on these: so none leads round
 * in a circle.
 */
export function placeSteps(steps: ReadonlyMap<string, Step>, isClaim: (id: string) => boolean): void {
  const waiting = new Map<string, Step[]>();
  const ready: Step[] = [];
  const place = (step: Step, conclusion: string) => {
    step.placed.add(conclusion);
    if (step.placed.size === 1) ready.push(step);
  };
  for (const step of steps.values()) {
    if (!step.premises.size) continue;
    for (const conclusion of step.conclusions) {
      if (isClaim(conclusion)) place(step, conclusion);
      else if (conclusion !== step.id) {
        const list = waiting.get(conclusion);
        if (list) list.push(step);
        else waiting.set(conclusion, [step]);
      }
    }
  }
  for (const step of ready) for (const above of waiting.get(step.id) ?? []) place(above, step.id);
  let again = 0;
  for (const step of steps.values()) {
    const more = (step.placed.size - 1) * step.premises.size;
    if (step.placed.size < 2) continue;
    if (again + more <= MOST) again += more;
    else {
      step.placed = new Set([...step.placed].slice(0, 1));
      step.isCut = true;
    }
  }
}

/** Tells of steps that are no reason, or several; `fate` is what becomes of those that are none. */
export function tellSteps(steps: ReadonlyMap<string, Step>, assembly: Assembly, fate: string): void {
  for (const { side, place, premises, conclusions, placed, isCut } of steps.values()) {
    const what = side === 'pro' ? 'an inference' : 'a conflict';
    if (!premises.size) assembly.omit(`is ${what} without a premise; ${fate}`, place);
    else if (!conclusions.size) assembly.omit(`is ${what} without a conclusion; ${fate}`, place);
    else if (!placed.size) assembly.omit(`is ${what} that leads to no claim; ${fate}`, place);
    else if (placed.size > 1)
      assembly.understand(`has ${placed.size} conclusions; it becomes a reason for each of them`, place);
    else if (isCut)
      assembly.omit('has too many premises and conclusions; only one of its conclusions is read', place);
  }
}

/** Adds the reasons that steps are, under their ids; `more` gives other fields of one. */
export function putSteps<T extends Step>(
  steps: ReadonlyMap<string, T>,
  assembly: Assembly,
  more: (step: T) => object
): void {
  const taken = new Set(steps.keys());
  for (const step of steps.values()) {
    let nth = 1;
    for (const aim of step.placed) {
      let free = step.id;
      while (nth > 1 && taken.has(free)) free = `${step.id}~${nth++}`;
      if (nth === 1) nth++;
      taken.add(free);
      assembly.step({
        id: free,
        side: step.side,
        premises: [...step.premises],
        target: steps.has(aim) ? { reason: aim } : { claim: aim },
        ...more(step)
      });
    }
  }
}

/** The ids of the nodes that reasons are: their own, but for those that a claim has too. */
export function nodeIds({ claims, reasons }: ArgumentMap): Map<ReasonId, string> {
  const taken = new Set([...claims, ...reasons].map(({ id }) => id));
  const ofClaims = new Set(claims.map(({ id }) => id));
  return new Map(
    reasons.map(({ id }) => {
      let free = id;
      if (ofClaims.has(id)) while (taken.has(free)) free += '~';
      taken.add(free);
      return [id, free];
    })
  );
}

/** The edges of a map whose reasons are nodes: from premises to a reason, and from it to what it bears on. */
export function edgesOf(
  { reasons }: ArgumentMap,
  ids: ReadonlyMap<ReasonId, string>
): [from: string, to: string][] {
  return reasons.flatMap(({ id, premises, target }): [string, string][] => [
    ...[...new Set(premises)].map((premise): [string, string] => [premise, ids.get(id)!]),
    [ids.get(id)!, 'claim' in target ? target.claim : ids.get(target.reason)!]
  ]);
}
