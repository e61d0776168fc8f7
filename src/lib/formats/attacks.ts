import type { Assembly } from './assembly.ts';

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
