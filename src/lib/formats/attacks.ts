import type { ArgumentMap, ClaimId } from '../model/map.ts';
import type { Assembly } from './assembly.ts';
import type { Loss } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { oneLine } from './line.ts';

/** Adds an argument that is known by a name alone. */
export function addArgument(assembly: Assembly, name: string, words = name): void {
  if (!assembly.has(name)) assembly.add({ id: name, text: words });
}

/** Adds an attack or a support; arguments that were not declared are added, and told. */
export function addRelation(
  assembly: Assembly,
  side: 'pro' | 'con',
  [from, to]: readonly [string, string],
  line: number
): void {
  for (const name of [from, to]) {
    if (assembly.has(name)) continue;
    assembly.dangling(`names “${name}”, which is not declared before it`, { line });
    addArgument(assembly, name);
  }
  assembly.relate(side, from, to);
}

/**
 * What an argumentation framework holds: arguments with their words, and attacks. A support has no place in it, and no attack
 * is put in its stead; an undercut attacks the argument that the step begins with. An argument without words has dots.
 */
export const HOLDS: Holds = { words: (text) => oneLine(text) || '…' };

export interface Framework {
  arguments: { name: string; words: string }[];
  /** Places of those who attack and are attacked in the list, each pair once. */
  attacks: [number, number][];
  losses: Loss[];
}

/** A map as a framework. Each argument has a name of its own, made of the id of its claim as far as the format allows. */
export function framework(map: ArgumentMap, nameFor: (id: ClaimId) => string): Framework {
  const { map: held, losses } = hold(map, HOLDS);
  const places = new Map(held.claims.map(({ id }, at) => [id, at]));
  const used = new Set<string>();
  const last = new Map<string, number>();
  const free = (name: string) => {
    let count = last.get(name) ?? 1;
    let found = name;
    while (used.has(found)) found = `${name}_${++count}`;
    last.set(name, count);
    used.add(found);
    return found;
  };
  const attacks = new Map<string, [number, number]>();
  for (const { premises, target } of held.reasons) {
    if (!('claim' in target)) continue;
    const ends: [number, number] = [places.get(premises[0]!)!, places.get(target.claim)!];
    attacks.set(ends.join(' '), ends);
  }
  return {
    arguments: held.claims.map(({ id, text }) => ({ name: free(nameFor(id)), words: text })),
    attacks: [...attacks.values()],
    losses
  };
}
