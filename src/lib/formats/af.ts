import type { Checked } from '../model/check.ts';
import { Assembly, linesOf } from './assembly.ts';
import { addArgument, addRelation } from './attacks.ts';

const HEADER = /^p\s+af\s+(\d+)\s*$/;
/** More arguments than these are not read: no map has as many claims. */
const MOST = 200_000;

/**
 * Reads an argumentation framework in the format of ICCMA 2023: a line of two numbers is an attack. What a comment says of a
 * number (`# 1 = name`) is its name. Never throws.
 */
export function read(text: string): Checked {
  const assembly = new Assembly(text);
  const lines = linesOf(text);
  const names = new Map<string, string>();
  for (const line of lines) {
    if (!line.startsWith('#')) continue;
    for (const [, number, name] of line.matchAll(/\b(\d{1,9})\s*=([^,]+)/g)) names.set(number!, name!.trim());
  }
  let count = 0;
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    const place = { line: at + 1 };
    if (!line || line.startsWith('#')) continue;
    const header = HEADER.exec(line);
    if (header && !count) {
      count = Number(header[1]);
      if (count > MOST) {
        assembly.fault(`has ${count} arguments; frameworks of up to ${MOST} are read`, place);
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
