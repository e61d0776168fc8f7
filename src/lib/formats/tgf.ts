import type { Checked } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { Assembly, linesOf } from './assembly.ts';
import { addArgument, addRelation, framework } from './attacks.ts';
import type { Written } from './format.ts';

/** Reads an argumentation framework in Trivial Graph Format, as in ICCMA: every edge is an attack. Never throws. */
export function read(text: string): Checked {
  const assembly = new Assembly(text);
  let isEdge = false;
  for (const [at, raw] of linesOf(text).entries()) {
    const line = raw.trim();
    if (!line) continue;
    const [first = '', second, ...rest] = line.split(/\s+/);
    if (line === '#') isEdge = true;
    else if (!isEdge) addArgument(assembly, first, line.slice(first.length).trim() || first);
    else if (second === undefined) assembly.fault('is an edge with one end', { line: at + 1 });
    else {
      if (rest.length)
        assembly.omit(`the words “${rest.join(' ')}” of an edge are left out`, { line: at + 1 });
      addRelation(assembly, 'con', [first, second], at + 1);
    }
  }
  return assembly.checked();
}

/** Writes the attacks of a map in Trivial Graph Format; the words of a claim are the label of its node. */
export function write(map: ArgumentMap): Written {
  const { arguments: all, attacks, losses } = framework(map, (id) => id.replace(/[^\p{L}\p{N}_.-]+/gu, '_'));
  const nodes = all.map(({ name, words }) => (name === words ? name : `${name} ${words}`));
  const edges = attacks.map(([from, to]) => `${all[from]!.name} ${all[to]!.name}`);
  return { text: `${[...nodes, '#', ...edges].join('\n')}\n`, losses };
}
