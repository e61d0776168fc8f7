const SPACE = /[ \t\n\r]*/y;
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses them in strings
const IN_STRING = /[^"\\\u0000-\u001F]+|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/**
 * Where a text stops being JSON (RFC 8259), counted in UTF-16 units: its length where the rest is missing, nothing
 * where it is JSON. Hosts word their own errors differently, and not all of them name a position.
 */
export function jsonFault(text: string): number | undefined {
  /** The brackets that are open, by what closes them. */
  const open: (']' | '}')[] = [];
  let wanted: 'value' | 'value or end' | 'name' | 'name or end' | ':' | 'comma or end' = 'value';
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length > 0;
  };
  for (;;) {
    take(SPACE);
    const next = text[at];
    const end = open.at(-1);
    if (wanted === 'comma or end' && end === undefined) return next === undefined ? undefined : at;
    const isName: boolean = wanted === 'name' || wanted === 'name or end';
    if (next === end && wanted.endsWith('or end')) {
      at++;
      open.pop();
      wanted = 'comma or end';
    } else if (wanted === 'comma or end') {
      if (next !== ',') return at;
      at++;
      wanted = end === '}' ? 'name' : 'value';
    } else if (wanted === ':') {
      if (next !== ':') return at;
      at++;
      wanted = 'value';
    } else if (next === '"') {
      for (at++; take(IN_STRING); );
      if (text[at] !== '"') return at;
      at++;
      wanted = isName ? ':' : 'comma or end';
    } else if (isName) {
      return at;
    } else if (next === '[' || next === '{') {
      at++;
      open.push(next === '[' ? ']' : '}');
      wanted = next === '[' ? 'value or end' : 'name or end';
    } else {
      if (!take(LITERAL)) return at;
      wanted = 'comma or end';
    }
  }
}
