import type { Checked } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { Assembly, linesOf } from './assembly.ts';
import { addArgument, addRelation, framework } from './attacks.ts';
import type { Written } from './format.ts';

const FACT = /\s*([a-z]+)\s*\(([^(),]*)(?:,([^(),]*))?\)\s*\.?/y;

/**
 * Reads an argumentation framework as facts: `arg(a).`, `att(a,b).`, and `support(a,b).` where it has supports. What a comment
 * says of a name alone in its line (`% a = words`) are its words. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly(text);
  const relations: [side: 'pro' | 'con', ends: [string, string], line: number][] = [];
  const lines = linesOf(text);
  const words = new Map<string, string>();
  for (const line of lines) {
    const [, name, label = ''] = /^%\s*([^\s=%]+)\s*=(.*)$/s.exec(line) ?? [];
    if (name !== undefined && label.trim()) words.set(name, label.trim());
  }
  for (const [at, line] of lines.entries()) {
    const comment = line.indexOf('%');
    const facts = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
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
      if (name === 'arg' && one && other === undefined) addArgument(assembly, one, words.get(one));
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

/**
 * Writes the attacks of a map as facts. Names are such that every program reads them; what each stands for is said in a
 * comment. Supports are left out: programs that solve frameworks refuse what is no attack.
 */
export function write(map: ArgumentMap): Written {
  const {
    arguments: all,
    attacks,
    losses
  } = framework(map, (id) => {
    const name = id.replace(/[^A-Za-z0-9]+/g, '_');
    return /^[a-z]/.test(name) ? name : `a${name}`;
  });
  const lines = [
    // A fact comes first: by it the format is known.
    ...all.map(({ name, words }) => `arg(${name}).\n% ${name} = ${words}`),
    ...attacks.map(([from, to]) => `att(${all[from]!.name},${all[to]!.name}).`)
  ];
  return { text: lines.map((line) => `${line}\n`).join(''), losses };
}
