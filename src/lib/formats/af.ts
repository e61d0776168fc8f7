import type { Checked } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { Assembly, linesOf, MOST_CLAIMS } from './assembly.ts';
import { addArgument, addRelation, framework } from './attacks.ts';
import type { Written } from './format.ts';

const HEADER = /^p\s+af\s+(\d+)\s*$/;

/**
 * Reads an argumentation framework in the format of ICCMA 2023: a line of two numbers is an attack. What a comment says of a
 * number (`# 1 = name`, or `# 1 = name, 2 = other`, or a name in quotation marks) is its name. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly(text);
  const lines = linesOf(text);
  const names = new Map<string, string>();
  for (const line of lines) {
    if (!line.startsWith('#')) continue;
    for (const [number, name] of namesIn(line)) names.set(number, name);
  }
  let count = 0;
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    const place = { line: at + 1 };
    if (!line || line.startsWith('#')) continue;
    const header = HEADER.exec(line);
    if (header && !count) {
      count = Number(header[1]);
      if (count > MOST_CLAIMS) {
        assembly.fault(`has ${count} arguments; frameworks of up to ${MOST_CLAIMS} are read`, place);
        return assembly.checked();
      }
      for (let number = 1; number <= count; number++)
        addArgument(assembly, String(number), names.get(String(number)));
      continue;
    }
    const [, one, other] = /^(\d+)\s+(\d+)$/.exec(line) ?? [];
    if (one === undefined || other === undefined) assembly.fault('is no attack', place);
    else if (Math.max(Number(one), Number(other)) > count || Math.min(Number(one), Number(other)) < 1)
      assembly.fault(`names an argument that is not one of 1 to ${count}`, place);
    else addRelation(assembly, 'con', [String(Number(one)), String(Number(other))], at + 1);
  }
  return assembly.checked();
}

function* namesIn(comment: string): Iterable<[number: string, name: string]> {
  const [, number, quoted] = QUOTED.exec(comment) ?? [];
  if (number !== undefined) {
    yield [number, quoted!.slice(1, -1).replace(/\\(.)/g, '$1')];
    return;
  }
  const from = comment.search(/\b\d{1,9}\s*=/);
  if (from < 0) return;
  for (const part of comment.slice(from).split(/,\s*(?=\d{1,9}\s*=)/)) {
    const [, number = '', name = ''] = /^(\d+)\s*=(.*)$/s.exec(part) ?? [];
    if (name.trim()) yield [String(Number(number)), name.trim()];
  }
}

/** Words as in JSON, which are nothing but words. */
const QUOTED = /^#\s*(\d{1,9})\s*=\s*("(?:[^"\\]|\\["\\])*")\s*$/;

/** Writes the attacks of a map in the format of ICCMA 2023; what each number stands for is said in a comment. */
export function write(map: ArgumentMap): Written {
  const { arguments: all, attacks, losses } = framework(map, (id) => id);
  const lines = [
    `p af ${all.length}`,
    ...all.map(
      ({ words }, at) => `# ${at + 1} = ${/^"|,\s*\d+\s*=/.test(words) ? JSON.stringify(words) : words}`
    ),
    ...attacks.map(([from, to]) => `${from + 1} ${to + 1}`)
  ];
  return { text: `${lines.join('\n')}\n`, losses };
}
