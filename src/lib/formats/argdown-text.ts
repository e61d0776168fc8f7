import { isSymbol } from './argdown-symbols.ts';

/** What means something in Argdown wherever it stands. */
const MARKS = /[\\@#*_[\]<>{}]/;
/** Names that every object has: @argdown/core cannot tell them from titles. */
const OBJECTS = new Set(Object.getOwnPropertyNames(Object.prototype));
/** The longest title, in characters, where it is made from the words of a claim. */
const LONGEST = 60;

/** Words as Argdown has them, on one line. */
export function escaped(words: string): string {
  let out = '';
  for (let at = 0; at < words.length; at++) {
    const letter = words[at]!;
    if (letter === '.' || letter === ':') {
      const end = nameEnd(words, at);
      const name = end < 0 ? '' : words.slice(at + 1, end);
      if (name && !MARKS.test(name) && !/\/[/*]/.test(name) && !name.includes('===') && !isSymbol(name)) {
        out += words.slice(at, end + 1);
        at = end;
        continue;
      }
      out += name ? `\\${letter}` : letter;
      continue;
    }
    const isMark =
      MARKS.test(letter) ||
      (letter === '/' && /[/*]/.test(words[at + 1] ?? '')) ||
      (letter === '=' && words.startsWith('==', at + 1)) ||
      (letter === ',' && at === 0);
    out += isMark ? `\\${letter}` : letter;
  }
  return out;
}

/** Where the name of a symbol would end that begins with a dot or colon; -1 where it is none. */
function nameEnd(words: string, at: number): number {
  const end = words.indexOf(words[at]!, at + 2);
  return end > 0 && !/\s/.test(words.slice(at + 1, end)) ? end : -1;
}

/** Whether words can stand in a text as they are, once they are escaped. */
export function isPlain(words: string): boolean {
  return (
    words.trim() === words && /^[^\p{Cc}\p{Cs}\u2028\u2029\uFEFF]+$/u.test(words) && !words.includes('  ')
  );
}

/** Words on one line that can be read. */
export function flat(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\s\uFEFF]+/gu, ' ')
    .trim();
}

/**
 * A title of these words, or of those after them, that no other has; it is remembered in `taken`. `numbers` remembers how far it
 * was counted for each name, for who asks often.
 */
export function titleOf(words: readonly string[], taken: Set<string>, numbers?: Map<string, number>): string {
  const [first = ''] = words.map(asTitle).filter(Boolean);
  const name = first || 'Untitled';
  let title = OBJECTS.has(name) ? `${name} (1)` : name;
  let number = numbers?.get(name) ?? 2;
  for (; taken.has(title); number++) title = `${name} (${number})`;
  numbers?.set(name, number);
  taken.add(title);
  return title;
}

function asTitle(words: string): string {
  const title = flat(words)
    .replace(/[[\]<>{}]/g, '')
    .replace(/^[-_+!\s]+/, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const letters = [...title];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trim()}…`
    : title;
}

/** A tag as it stands after a text; nothing where it can stand there in no way. */
export function tagOf(tag: string): string | undefined {
  if (/^[a-zA-Z0-9-]+$/.test(tag)) return `#${tag}`;
  return isPlain(tag) && !tag.includes(')') ? `#(${tag})` : undefined;
}

/** Data in braces: YAML on one line that @argdown/core finds the end of; nothing where there are none. */
export function dataOf(fields: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (!entries.length) return '';
  const said = entries.map(([name, value]) => `${BARE.test(name) ? name : flow(name)}: ${flow(value)}`);
  return `{${said.join(', ')}}`;
}

/** Names that YAML reads as they are. */
const BARE = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][\w-]*$/i;

/** JSON that is YAML on one line too, without what would end the data or the front matter. */
export function flow(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value).replace(UNSAFE, coded);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries.map(([name, each]) => `${flow(name)}: ${flow(each)}`).join(', ')}}`;
}

/** Of a string: what YAML does not hold, and what looks like an end. */
const UNSAFE = /[{}\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|===+/g;

function coded(found: string): string {
  return [...found].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
