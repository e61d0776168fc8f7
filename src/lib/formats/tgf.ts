import type { Checked } from '../model/check.ts';
import { Assembly, linesOf } from './assembly.ts';
import { addArgument, addRelation } from './attacks.ts';

/** Whether a text is a graph in Trivial Graph Format: nodes, a line of `#`, edges of two names. */
export function isTgf(text: string): boolean {
  const lines = linesOf(text).map((line) => line.trim());
  const at = lines.indexOf('#');
  if (at < 1) return false;
  return lines.slice(at + 1, at + 50).every((line) => line === '' || /^\S+\s+\S+(\s|$)/.test(line));
}

/** Reads an argumentation framework in Trivial Graph Format, as in ICCMA: every edge is an attack. Never throws. */
export function read(text: string): Checked {
  const assembly = new Assembly();
  let isEdge = false;
  for (const [at, raw] of linesOf(text).entries()) {
    const line = raw.trim();
    if (!line) continue;
    const [first = '', second, ...rest] = line.split(/\s+/);
    if (line === '#') isEdge = true;
    else if (!isEdge) addArgument(assembly, first, line.slice(first.length).trim() || first);
    else if (second === undefined) assembly.tell('is an edge with one end', { line: at + 1 });
    else {
      if (rest.length)
        assembly.tell(`the words “${rest.join(' ')}” of an edge are left out`, { line: at + 1 });
      addRelation(assembly, 'con', [first, second], at + 1);
    }
  }
  return assembly.checked();
}
