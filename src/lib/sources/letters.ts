/** What a unit of `Letters` is to words. */
export const APART = 0;
/** A letter, digit or mark; words are runs of these. */
export const LETTER = 1;
/** A sign of a script that is written without spaces: a word of its own. */
export const SIGN = 2;
/** A hyphen, apostrophe, point or comma inside a word or number: part of it. */
export const INNER = 3;

/** What of a text counts when words are compared, unit by unit, and where it stands in the text. */
export interface Letters {
  /** The text itself. */
  of: string;
  text: string;
  /** `of.slice(from[i], to[i])` is what the unit `text[i]` stands for. */
  from: Int32Array;
  to: Int32Array;
  kind: Uint8Array;
}

const UNKNOWN = 0;
const WORD = 1;
const UNSPACED = 2;
const MARK = 3;
const SPACE = 4;
const HIDDEN = 5;
const HYPHEN = 6;
const DASH = 7;
const SINGLE = 8;
const DOUBLE = 9;
const DOTS = 10;
const LIGATURE = 11;
/** Joins with the letter before it into one: marks, and the vowels and finals of Hangul. */
const JOINING = 12;

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[A-Za-z0-9À-ÖØ-öø-ɏЀ-ҁ]/, WORD],
  [/[\u02BB\u02BC'`´‘’‚‛‹›′‵׳]/, SINGLE],
  [/["“”„‟«»″‶〝〞＂״]/, DOUBLE],
  [/[-\u2010\u2011]/, HYPHEN],
  [/[\p{Pd}\u2212\u2043]/u, DASH],
  [/…/, DOTS],
  [/[\uFB00-\uFDFB\uFE70-\uFEFC]/, LIGATURE],
  [/\uFEFF/, HIDDEN],
  [/[\u0600-\u0605\u06DD\u070F\u08E2]/, MARK],
  [/[\s\u0085]/, SPACE],
  [/\p{Cf}|\p{Cc}|[\uFE00-\uFE0F]|\u034F|\u115F|\u1160|\u3164|\uFFA0/u, HIDDEN],
  [/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u, UNSPACED],
  [/[\p{M}\u1161-\u11FF]/u, JOINING],
  [/[\p{L}\p{N}]/u, WORD]
];

const HYPHENS = /^[-\u2010\u2011]$/;
/** A hyphen at a line's end, and what follows up to the next line. */
const DIVIDES = /^[-\u2010\u2011\xAD].*[\n\r\v\f\u0085\u2028\u2029]/;
const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * Reads a text for comparison of its words. Letters, their case, digits and punctuation count. These do not:
 * how much white space there is, and any beside punctuation; line ends, with a hyphen that divides a word there;
 * soft hyphens and other invisible characters; the shape of quotation marks, apostrophes and dashes; ligatures;
 * composed or decomposed letters (NFC, Unicode Standard Annex 15).
 *
 * A hyphen at a line's end is taken for a division unless `hyphens` holds the letters around it, as `well-known`:
 * then it belongs to the word. Linear in the length of the text.
 */
export function lettersOf(of: string, hyphens: ReadonlySet<string> = new Set()): Letters {
  const out = growing(of.length + 16);
  const classes = new Uint8Array(0x10000);
  const composed = of.normalize('NFC') === of;
  // No word is longer, and what is compared at each hyphen stays short.
  const longest = [...hyphens].reduce((most, { length }) => Math.min(1000, Math.max(most, length)), 0);
  let spacedFrom = -1;
  let at = 0;
  const classAt = (index: number): number => {
    const unit = of.charCodeAt(index);
    const known = classes[unit]!;
    if (known !== UNKNOWN) return known;
    const point = of.codePointAt(index)!;
    const found = classOf(String.fromCodePoint(point));
    if (!isSurrogate(unit)) classes[unit] = found;
    return found;
  };
  const put = (unit: number, from: number, to: number, kind: number) => {
    if (spacedFrom >= 0 && kind === LETTER && out.last() === LETTER) out.add(0x20, spacedFrom, from, APART);
    spacedFrom = -1;
    out.add(unit, from, to, kind);
  };

  while (at < of.length) {
    const unit = of.charCodeAt(at);
    const sort = classAt(at);
    if (sort === WORD && composed && !isSurrogate(unit)) {
      const start = at;
      do at++;
      while (at < of.length && classes[of.charCodeAt(at)] === WORD);
      if (spacedFrom >= 0 && out.last() === LETTER) out.add(0x20, spacedFrom, start, APART);
      spacedFrom = -1;
      out.addWord(of, start, at);
    } else if (sort === SPACE) {
      if (spacedFrom < 0) spacedFrom = at;
      at++;
    } else if (sort === HIDDEN) {
      const next = unit === 0xad ? afterLineEnd(at) : -1;
      at = next >= 0 ? next : at + (of.codePointAt(at)! > 0xffff ? 2 : 1);
    } else if (sort === HYPHEN || sort === DASH) {
      const next = sort === HYPHEN && out.touches(at) ? afterLineEnd(at) : -1;
      if (next >= 0 && !hyphens.has(around(next))) at = next;
      else {
        if (next >= 0) put(0x2d, at, next, INNER);
        else if (out.endsInDash()) {
          out.stretch(at + 1);
          spacedFrom = -1;
        } else put(0x2d, at, at + 1, APART);
        at = next >= 0 ? next : at + 1;
      }
    } else if (sort === SINGLE || sort === DOUBLE) {
      put(sort === SINGLE ? 0x27 : 0x22, at, at + 1, APART);
      at++;
    } else if (sort === DOTS || sort === LIGATURE) {
      const letters = sort === DOTS ? '...' : of[at]!.normalize('NFKC').replaceAll(' ', '');
      const kind = sort === DOTS ? APART : LETTER;
      for (let i = 0; i < letters.length; i++) put(letters.charCodeAt(i), at, at + 1, kind);
      at++;
    } else {
      const end = composed ? at + (isPair(at) ? 2 : 1) : clusterEnd(at);
      const kind = isLetter(sort) ? LETTER : sort === UNSPACED ? SIGN : APART;
      if (composed) for (let i = at; i < end; i++) put(of.charCodeAt(i), at, end, kind);
      else {
        const letters = of.slice(at, end).normalize('NFC');
        for (let i = 0; i < letters.length; i++) put(letters.charCodeAt(i), at, end, kind);
      }
      at = end;
    }
  }
  const letters = out.done(of);
  markInner(letters);
  return letters;

  function isPair(index: number): boolean {
    return of.codePointAt(index)! > 0xffff;
  }

  function clusterEnd(start: number): number {
    let end = start + (isPair(start) ? 2 : 1);
    while (end < of.length && classAt(end) === JOINING) end += isPair(end) ? 2 : 1;
    return end;
  }

  /** Where the word goes on in the next line after a hyphen at a line's end, or -1. */
  function afterLineEnd(hyphen: number): number {
    let next = hyphen + 1;
    let lineEnds = false;
    for (; next < of.length; next++) {
      const sort = classAt(next);
      if (sort !== SPACE && (sort !== HIDDEN || isPair(next))) break;
      lineEnds ||= LINE_END.test(of[next]!);
    }
    return lineEnds && next < of.length && classAt(next) === WORD ? next : -1;
  }

  /** The letters before the hyphen and those after it, as `hyphens` has them; those that are longer do not matter. */
  function around(next: number): string {
    let end = next;
    while (end < of.length && end - next <= longest && isLetter(classAt(end))) end++;
    return `${out.lastWord(longest + 1)}-${of.slice(next, end).normalize('NFC')}`;
  }
}

/** The letters around each hyphen or dash of a text, as `lettersOf` takes them. */
export function hyphensOf({ text, kind }: Letters): Set<string> {
  const found = new Set<string>();
  for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
    let start = at;
    let end = at + 1;
    while (start > 0 && kind[start - 1] === LETTER) start--;
    while (end < text.length && kind[end] === LETTER) end++;
    if (start < at && end > at + 1) found.add(text.slice(start, end));
  }
  return found;
}

/** Whether a word may begin or end before the unit at `index`: not inside a word or number. */
export function isEdge({ kind }: Letters, index: number): boolean {
  return !isInWord(kind[index - 1]) || !isInWord(kind[index]);
}

/** Whether a unit of this kind is part of a word with its neighbours. */
export function isInWord(kind: number | undefined): boolean {
  return kind === LETTER || kind === INNER;
}

/** Whether nothing stands between two neighbours in the text itself. */
export function isTogether({ from, to }: Letters, index: number): boolean {
  const next = from[index + 1];
  return to[index] === next || from[index] === next;
}

/** What a stretch of units stands for, as it is written: white space as one space, words that a line divides whole. */
export function written({ of, from, to }: Letters, start: number, end: number): string {
  let text = '';
  let done = from[start]!;
  for (let at = start; at < end; at++) {
    const gap = of.slice(to[at], from[at + 1]);
    const divides = at + 1 < end && DIVIDES.test(gap);
    const hyphen = DIVIDES.test(of.slice(from[at], to[at]));
    if (!divides && !hyphen) continue;
    text += of.slice(done, hyphen ? from[at]! + 1 : to[at]);
    done = divides ? from[at + 1]! : to[at]!;
  }
  if (start < end) text += of.slice(done, to[end - 1]);
  return spaced(text).trim();
}

/** White space as one space. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** An apostrophe or hyphen between letters, a point or comma between digits: "can" is no word of "can't". */
function markInner(letters: Letters): void {
  const { of, text, from, to, kind } = letters;
  for (let at = 1; at < text.length - 1; at++) {
    if (kind[at] !== APART || kind[at - 1] !== LETTER || kind[at + 1] !== LETTER) continue;
    const unit = text[at]!;
    if (unit === ' ' || !isTogether(letters, at - 1) || !isTogether(letters, at)) continue;
    const isInner =
      unit === "'" ||
      (unit === '-' && HYPHENS.test(of.slice(from[at], to[at]))) ||
      ((unit === '.' || unit === ',') && /\p{N}/u.test(text[at - 1]!) && /\p{N}/u.test(text[at + 1]!));
    if (isInner) kind[at] = INNER;
  }
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isLetter(sort: number): boolean {
  return sort === WORD || sort === JOINING;
}

function classOf(character: string): number {
  return CLASSES.find(([characters]) => characters.test(character))?.[1] ?? MARK;
}

/** Typed arrays that grow together. */
function growing(size: number) {
  let room = size;
  let units = new Uint16Array(room);
  let from = new Int32Array(room);
  let to = new Int32Array(room);
  let kinds = new Uint8Array(room);
  let length = 0;
  const make = (least: number) => {
    room = Math.max(2 * room, length + least);
    units = grown(units, new Uint16Array(room));
    from = grown(from, new Int32Array(room));
    to = grown(to, new Int32Array(room));
    kinds = grown(kinds, new Uint8Array(room));
  };
  return {
    add(unit: number, start: number, end: number, kind: number): void {
      if (length === room) make(1);
      units[length] = unit;
      from[length] = start;
      to[length] = end;
      kinds[length++] = kind;
    },
    /** Letters that stand for themselves. */
    addWord(of: string, start: number, end: number): void {
      if (length + end - start > room) make(end - start);
      kinds.fill(LETTER, length, length + end - start);
      for (let at = start; at < end; length++) {
        units[length] = of.charCodeAt(at);
        from[length] = at;
        to[length] = ++at;
      }
    },
    last: () => (length ? kinds[length - 1]! : APART),
    endsInDash: () => length > 0 && units[length - 1] === 0x2d && kinds[length - 1] === APART,
    stretch(end: number): void {
      to[length - 1] = end;
    },
    /** Whether a letter ends where `at` begins. */
    touches: (at: number) => length > 0 && kinds[length - 1] === LETTER && to[length - 1] === at,
    lastWord(most: number): string {
      let start = length;
      while (start > 0 && length - start < most && kinds[start - 1] === LETTER) start--;
      return String.fromCharCode(...units.subarray(start, length));
    },
    done(of: string): Letters {
      const parts: string[] = [];
      for (let at = 0; at < length; at += 8192) {
        parts.push(String.fromCharCode(...units.subarray(at, Math.min(length, at + 8192))));
      }
      return {
        of,
        text: parts.join(''),
        from: from.subarray(0, length),
        to: to.subarray(0, length),
        kind: kinds.subarray(0, length)
      };
    }
  };
}

function grown<T extends Uint8Array | Uint16Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
