import type { Checked } from '../model/check.ts';
import { Assembly, linesOf } from './assembly.ts';
import { addArgument, addRelation } from './attacks.ts';

const FACT = /\s*([a-z]+)\s*\(([^(),]*)(?:,([^(),]*))?\)\s*\.?/y;

/** Reads an argumentation framework as facts: `arg(a).`, `att(a,b).`, and `support(a,b).` where it has supports. Never throws. */
export function read(text: string): Checked {
  const assembly = new Assembly(text);
  const relations: [side: 'pro' | 'con', ends: [string, string], line: number][] = [];
  for (const [at, line] of linesOf(text).entries()) {
    const facts = line.replace(/%.*$/, '').trimEnd();
    let from = 0;
    while (from < facts.length) {
      FACT.lastIndex = from;
      const found = FACT.exec(facts);
      const place = { line: at + 1, column: from + 1 };
      if (!found) {
        assembly.fault('is no fact', place);
        break;
      }
      from = FACT.lastIndex;
      const name = found[1];
      const [one = '', other] = found.slice(2).map((end?: string) => end?.trim());
      if (name === 'arg' && one && other === undefined) addArgument(assembly, one);
      else if (name === 'att' && one && other) relations.push(['con', [one, other], at + 1]);
      else if ((name === 'sup' || name === 'support') && one && other)
        relations.push(['pro', [one, other], at + 1]);
      else assembly.omit(`the fact “${name}” is left out`, place);
    }
  }
  // Facts may come in any order.
  for (const relation of relations) addRelation(assembly, ...relation);
  return assembly.checked();
}
