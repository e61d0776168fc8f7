import { fromLatex, toLatex } from './latex.ts';
import { directName, type Name } from './names.ts';

/** The braces, spaces and commas outside of braces into which a list of names falls. */
const SIGN = /\\.|[{},]|[\s~]+/gsu;

/**
 * Reads names as BibTeX does (Patashnik, Designing BibTeX Styles, 1988, section 4): joined by `and`, each 'First von
 * Last', 'von Last, First' or 'von Last, Jr, First'; a name in braces is a body. `others` tells of `and others`.
 */
export function readNames(latex: string): { names: Name[]; others: boolean } {
  const lists = listsOf(latex);
  const all = lists.filter((name) => name.length);
  const others = all.length > 1 && all.at(-1)!.length === 1 && all.at(-1)![0] === 'others';
  return { names: (others ? all.slice(0, -1) : all).map(nameOf), others };
}

/** Each name as its words and commas, `and` outside of braces between them. */
function listsOf(latex: string): string[][] {
  const names: string[][] = [[]];
  let word = '';
  let depth = 0;
  let from = 0;
  const end = () => {
    if (/^and$/i.test(word)) names.push([]);
    else if (word) names.at(-1)!.push(word);
    word = '';
  };
  for (const { 0: sign, index } of latex.matchAll(SIGN)) {
    word += latex.slice(from, index);
    from = index + sign.length;
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (depth > 0 || sign === '}' || sign.startsWith('\\')) word += sign;
    else if (sign === '{') word += sign;
    else {
      end();
      if (sign === ',') names.at(-1)!.push(',');
    }
  }
  word += latex.slice(from);
  end();
  return names;
}

function nameOf(words: readonly string[]): Name {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === ',') parts.push([]);
    else parts.at(-1)!.push(word);
  }
  const [first = [], second = [], ...more] = parts;
  if (parts.length === 1) {
    if (first.length === 1 && /^\{.*\}$/s.test(first[0]!)) return { literal: text(first) };
    const von = first.findIndex((word, at) => at < first.length - 1 && isSmall(word));
    if (von < 0) return person(first.slice(0, -1), [], first.slice(-1));
    let last = first.length - 1;
    while (last > von + 1 && !isSmall(first[last - 1]!)) last--;
    return person(first.slice(0, von), first.slice(von, last), first.slice(last));
  }
  let last = first.length - 1;
  while (last > 0 && !isSmall(first[last - 1]!)) last--;
  const von = first.slice(0, Math.max(last, 0));
  const family = first.slice(Math.max(last, 0));
  return more.length ? person(more.flat(), von, family, second) : person(second, von, family);
}

function person(given: string[], von: string[], family: string[], suffix: string[] = []): Name {
  const name: Name = {};
  if (family.length) name.family = text(family);
  if (given.length) name.given = text(given);
  if (von.length) name['non-dropping-particle'] = text(von);
  if (suffix.length) name.suffix = text(suffix);
  return name;
}

/** Whether a word belongs to a 'von': its first letter outside of braces is small. */
function isSmall(word: string): boolean {
  return !word.startsWith('{') && /^\p{Ll}/u.test(fromLatex(word));
}

const text = (words: readonly string[]) => fromLatex(words.join(' ')).trim();

/** Names that `readNames` reads as they were; nothing for nobody. */
export function writeNames(names: readonly Name[] = []): string | undefined {
  return names.map(writeName).filter(Boolean).join(' and ') || undefined;
}

function writeName(name: Name): string {
  const { family, given, suffix } = name;
  if (name.literal || !family) {
    const whole = directName(name);
    return whole && `{${toLatex(whole)}}`;
  }
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const von = particle && (particle.split(/\s/).every((word) => isSmall(word)) ? toLatex(particle) : '');
  const last = von || !particle ? guarded(family) : guarded(`${particle} ${family}`);
  const parts = [
    von ? `${von} ${last}` : last,
    ...(suffix ? [guarded(suffix)] : []),
    given ? guarded(given) : ''
  ];
  return parts.join(', ').trim();
}

/** In braces where a comma, an `and` or a small first letter would mean something else. */
function guarded(part: string): string {
  const written = toLatex(part);
  const safe = !/,|(^|\s)and(\s|$)/i.test(part) && part.split(/\s+/).every((word) => !isSmall(word));
  return safe && !/^\{/.test(written) ? written : `{${written}}`;
}
