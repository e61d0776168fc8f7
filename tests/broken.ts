import { Buffer } from 'node:buffer';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a format could take for something that it is not. */
const JUNK = [
  ...[
    '"',
    "'",
    '\n',
    '\r',
    '\n\n',
    '\t',
    '  ',
    '\\',
    ',',
    ';',
    ':',
    '#',
    '<',
    '>',
    '&',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')'
  ],
  ...[
    '+',
    '-',
    '*',
    '_',
    '`',
    '|',
    '=',
    '===\n',
    '----\n',
    '->',
    '<-',
    '><',
    '  - ',
    '* ',
    '(1) ',
    '@{',
    '%'
  ],
  ...[
    '</',
    '<!--',
    ']]>',
    '&#x0;',
    '<outline ',
    '</node>',
    '__proto__',
    'constructor',
    'null',
    '-1',
    '1e999',
    '{}',
    '[]'
  ],
  ...[
    '"id":',
    '"claims":',
    'TY  - BOOK\n',
    'ER  - \n',
    'att(',
    'p af 9\n',
    '1.1. Pro: ',
    'Sources:\n',
    '[1]',
    '{#c0}'
  ],
  ...['\u0000', '\u2028', '\uFEFF', '\uD800', '\u0000\u0001', 'é', '\u202E', '\uFFFD', '0'.repeat(40)]
];

/** A file that somebody, or some program, has broken at a few places: pieces left out, doubled, moved, put in, or cut off. */
export function broken(file: Uint8Array, random: () => number): Uint8Array {
  let bytes: Buffer = Buffer.from(file);
  const below = (count: number) => Math.floor(random() * count);
  const pick = () => {
    const at = below(bytes.length + 1);
    // Mostly small pieces, at times large ones.
    const length = random() < 0.8 ? below(30) : below(bytes.length + 1);
    return [at, Math.min(bytes.length, at + length)] as const;
  };
  const replace = (from: number, to: number, ...parts: Uint8Array[]) => {
    bytes = Buffer.concat([bytes.subarray(0, from), ...parts, bytes.subarray(to)]);
  };
  for (let left = 1 + below(4); left > 0; left--) {
    const [from, to] = pick();
    const piece = bytes.subarray(from, to);
    switch (below(7)) {
      case 0:
        replace(from, to);
        break;
      case 1:
        replace(from, from, piece);
        break;
      case 2: {
        const at = below(bytes.length + 1);
        replace(at, at, piece);
        break;
      }
      case 3:
        if (random() < 0.3) bytes = bytes.subarray(0, from);
        else replace(from, from, Uint8Array.of(below(256)));
        break;
      case 4:
        if (from < bytes.length) bytes[from] = below(256);
        break;
      case 5: {
        const line = bytes.indexOf(10, from);
        const next = line < 0 ? -1 : bytes.indexOf(10, line + 1);
        if (next > 0) replace(line, next, bytes.subarray(line, next), bytes.subarray(line, next));
        break;
      }
      default:
        replace(from, random() < 0.5 ? from : to, Buffer.from(JUNK[below(JUNK.length)]!));
    }
  }
  return new Uint8Array(bytes);
}
