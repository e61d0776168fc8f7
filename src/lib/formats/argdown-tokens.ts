import type { Outline } from './argdown-parts.ts';
import { symbolOf } from './argdown-symbols.ts';

/** What stands in a text of Argdown. Line breaks are tokens; spaces between tokens and comments are not. */
export type TokenKind =
  | 'front matter'
  | 'empty line'
  | 'line break'
  | 'relation'
  | 'inference start'
  | 'inference end'
  | 'comma'
  | 'heading'
  | 'number'
  | 'item'
  | 'data'
  | 'definition'
  | 'reference'
  | 'argument definition'
  | 'argument reference'
  | 'mention'
  | 'link'
  | 'tag'
  | 'emphasis start'
  | 'emphasis end'
  | 'escaped'
  | 'words';

export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  /** Of a title, a tag, a relation, a piece of words: what it says. */
  says: string;
  /** Of what may be indented: characters before it. */
  indent: number | undefined;
  /** Of a link: its address. */
  address: string | undefined;
}

/** So many tokens behind the last that was asked for can still be seen: more than any part of a text looks back to. */
const WINDOW = 64;

/** The tokens of a text, cut as they are asked for: few are there at a time, as making many is what takes long. */
export class Tokens {
  readonly #next: () => Token | undefined;
  readonly #most: number;
  readonly #last: Token[] = [];
  #count = 0;

  /** Of a longer text no more than `most` are there. Places of comments go into `comments`. */
  constructor(text: string, most: number, comments?: Outline['comments']) {
    this.#next = lexer(text, comments);
    this.#most = most;
  }

  /** The token of this number; nothing behind the last. */
  at(number: number): Token | undefined {
    while (this.#count <= number) {
      const token = this.#count < this.#most ? this.#next() : undefined;
      if (!token) return undefined;
      this.#last[this.#count++ % WINDOW] = token;
    }
    return this.#last[number % WINDOW];
  }

  /** Whether there are as many as may be. */
  get isCut(): boolean {
    return this.#count >= this.#most;
  }
}

/** All tokens of a text, or the first of them; places of comments go into `comments`. */
export function tokensOf(
  text: string,
  most = Number.POSITIVE_INFINITY,
  comments?: Outline['comments']
): Token[] {
  const next = lexer(text, comments);
  const tokens: Token[] = [];
  for (let token = next(); token && tokens.length < most; token = next()) tokens.push(token);
  return tokens;
}

/** Characters that may begin something else than words, by their codes; all others are below or above. */
const SPECIAL = codes('\\@#*_[],.:</>(){}\r\n;-');
/** Of these, what is words where nothing else is made of it: a space after it is taken with it. */
const SOFT = codes('],>()};-');
/** What may begin something at the start of a line. */
const STARTS = codes(' \t+-<>_#(');
const EMPTY_LINE = /(?:[ \t]*(?:\r\n|\n|\r(?!\n))){2,}/y;
const LINE_BREAK = /[ \t]*(?:\r\n|\n|\r)/y;
const RELATION = /[ \t]*(\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))/y;
const INFERENCE = /[ \t]*--/y;
const HEADING = /(#+) /y;
const NUMBER = /[ \t]*\(\d+\)/y;
const ITEM = /([ \t]+)(?:\d+\.|\*)(?=\s)/y;
const SHORTCODE = /\.[^\s]+?\.[ \t]?|:[^\s]+?:[ \t]?/y;
const ESCAPED = /\\[^\r\n\u2028\u2029] */y;
const WORD_TAG = /#[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+/y;
/** What may follow the end of emphasis. */
const AFTER_EMPHASIS = /[ \t]|(?=[\n\r)}_.,!?;:*-])|$/y;

/**
 * Cuts a text of Argdown into tokens as @argdown/core 2 does (its lexer is the specification of what is what), but for any
 * text: what that lexer refuses is words here. Gives one after the other. Linear in the length of the text.
 */
function lexer(text: string, comments?: Outline['comments']): () => Token | undefined {
  const next = finder(text);
  const dataEnd = dataFinder(text);
  /** The token that was cut last, to which words may come, and the one before it while it is not given yet. */
  let latest: Token | undefined;
  let ready: Token | undefined;
  let isGiven = false;
  /** How many there are, and whether any is no break. */
  let count = 0;
  let isBegun = false;
  /** Open emphasis, by its marks. */
  let emphasis: string[] = [];
  let isInference = false;
  let at = 0;

  /** Words that follow each other are one token. */
  const say = (end: number, says: string) => {
    if (latest?.kind === 'words' && latest.end === at) {
      latest.says += says;
      latest.end = end;
      at = end;
    } else push('words', end, says);
  };
  const push = (kind: TokenKind, end: number, says = '', indent?: number, address?: string) => {
    ready = latest;
    latest = { kind, start: at, end, says, indent, address };
    count++;
    isBegun ||= kind !== 'line break' && kind !== 'empty line';
    at = end;
  };
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  return () => {
    while (!ready && at < text.length) cut();
    if (ready) {
      const token = ready;
      ready = undefined;
      return token;
    }
    if (isGiven) return undefined;
    isGiven = true;
    return latest;
  };

  /** Cuts one token, or goes on where there is none. */
  function cut(): void {
    const code = text.charCodeAt(at);
    const last = latest?.kind;
    if ((code === SLASH || code === LESS) && comment(last)) return;
    if (isInference ? inferred() : stated(code, last)) return;
    words(code);
  }

  /** Skips a comment, and the line break after it where it has its line to itself. */
  function comment(last: TokenKind | undefined): boolean {
    const end = commentEnd();
    if (end === undefined) return false;
    comments?.push({ from: at, to: end });
    at = end;
    if (last === 'empty line') at += /^(?:[ \t]*\r\n|\n|\r)*/.exec(text.slice(at, at + 1000))![0].length;
    else if (last === 'line break') {
      const one = match(LINE_BREAK);
      const two = one && match(EMPTY_LINE);
      if (one && !two) at += one[0].length;
    }
    return true;
  }

  function commentEnd(): number | undefined {
    const two = text.slice(at, at + 2);
    if (two === '//') return lineEnd(at);
    const close = two === '/*' ? '*/' : text.startsWith('<!--', at) ? '-->' : undefined;
    const end = close && next(close, at + 2);
    return end === undefined ? undefined : end + close!.length;
  }

  function inferred(): boolean {
    // An empty line or a numbered statement ends an inference that is not closed.
    if (match(EMPTY_LINE)) {
      isInference = false;
      return false;
    }
    const line = match(LINE_BREAK);
    if (line) {
      push('line break', at + line[0].length);
      if (match(NUMBER)) isInference = false;
      return true;
    }
    const hyphens = /-{2,}/y;
    const end = match(hyphens);
    if (end) {
      push('inference end', at + end[0].length);
      isInference = false;
      return true;
    }
    if (text[at] === '{' && data()) return true;
    if (text[at] === ',') {
      push('comma', at + 1, ',');
      return true;
    }
    return false;
  }

  function data(): boolean {
    const end = dataEnd(at);
    if (end === undefined) return false;
    push('data', end, text.slice(at, end));
    return true;
  }

  function stated(code: number, last: TokenKind | undefined): boolean {
    const afterBreak = last === undefined || last === 'line break' || last === 'empty line';
    if (afterBreak && frontMatter(code)) return true;
    if (code === SPACE || code === TAB || code === LINE || code === RETURN) {
      if (breaks(last)) return true;
    }
    if (afterBreak && STARTS[code] && structure(last)) return true;
    if (!SPECIAL[code]) return false;
    switch (text[at]) {
      case '{':
        return data();
      case '*':
      case '_':
        return emphasised(text[at]!);
      case '[':
        return bracketed();
      case '<':
        return pointed();
      case '@':
        return mentioned();
      case '#':
        return tagged();
      default:
        return false;
    }
  }

  function frontMatter(code: number): boolean {
    if (code !== EQUALS || count > 2 || isBegun) return false;
    const end = frontMatterEnd();
    if (end === undefined) return false;
    push('front matter', end, text.slice(at, end));
    return true;
  }

  function frontMatterEnd(): number | undefined {
    if (!text.startsWith('===', at)) return undefined;
    let from = at;
    while (text[from] === '=') from++;
    let end = text.indexOf('===', from);
    if (end < 0) return undefined;
    while (text[end] === '=') end++;
    return end;
  }

  function breaks(last: TokenKind | undefined): boolean {
    let end = at;
    while (isSpace(end)) end++;
    const code = text.charCodeAt(end);
    if (code !== LINE && code !== RETURN) return false;
    end += code === RETURN && text.charCodeAt(end + 1) === LINE ? 2 : 1;
    const empty = last === 'empty line' ? null : match(EMPTY_LINE);
    if (empty) {
      emphasis = [];
      push('empty line', at + empty[0].length);
    } else push('line break', end);
    return true;
  }

  /** What a line may begin with; its first letter says which of them it could be. */
  function structure(last: TokenKind | undefined): boolean {
    let first = at;
    while (isSpace(first)) first++;
    switch (text[first]) {
      case '-':
        return (last !== 'empty line' && inference()) || relation();
      case '+':
      case '<':
      case '>':
      case '_':
        return relation();
      case '#':
        return heading();
      case '(':
        return number();
      default:
        return first > at && item();
    }
  }

  function inference(): boolean {
    const found = match(INFERENCE);
    if (!found) return false;
    push('inference start', at + found[0].length);
    isInference = true;
    return true;
  }

  function relation(): boolean {
    const found = match(RELATION);
    if (!found) return false;
    const [all, symbol = ''] = found;
    push('relation', at + all.length, symbol, all.length - symbol.length);
    return true;
  }

  function heading(): boolean {
    const found = match(HEADING);
    if (found) push('heading', at + found[0].length, found[1]);
    return found !== null;
  }

  function number(): boolean {
    const found = match(NUMBER);
    if (found) push('number', at + found[0].length);
    return found !== null;
  }

  function item(): boolean {
    const found = match(ITEM);
    if (found) push('item', at + found[0].length, '', found[1]!.length + 1);
    return found !== null;
  }

  function emphasised(letter: string): boolean {
    const double = letter + letter;
    const isDouble = text.startsWith(double, at);
    const open = emphasis.at(-1);
    const isClose = latest?.end === at;
    for (const mark of isDouble ? [double, letter] : [letter]) {
      if (!isClose || open !== mark) continue;
      AFTER_EMPHASIS.lastIndex = at + mark.length;
      const after = AFTER_EMPHASIS.exec(text);
      if (!after) continue;
      emphasis.pop();
      push('emphasis end', at + mark.length + after[0].length, after[0]);
      return true;
    }
    const mark = isDouble && !/\s/.test(text[at + 2] ?? '') ? double : letter;
    if (/\s/.test(text[at + mark.length] ?? '')) return false;
    emphasis.push(mark);
    push('emphasis start', at + mark.length, mark);
    return true;
  }

  /** Where a character stands next, on the same line. */
  function onLine(sought: string, from: number): number | undefined {
    const found = next(sought, from);
    return found !== undefined && found < lineEnd(from) ? found : undefined;
  }

  function bracketed(): boolean {
    const close = next(']', at + 2);
    if (close !== undefined && text[close + 1] === '(' && text[at + 1] !== ']') {
      const end = next(')', close + 3);
      if (end !== undefined) {
        const says = text.slice(at + 1, close);
        const space = spaceAt(end + 1);
        push('link', end + 1 + space.length, says + space, undefined, text.slice(close + 2, end));
        return true;
      }
    }
    const defined = onLine(']:', at + 2);
    if (defined !== undefined) {
      push('definition', defined + 2, text.slice(at + 1, defined));
      return true;
    }
    const end = text[at + 1] === '-' ? undefined : onLine(']', at + 2);
    if (end !== undefined) push('reference', end + 1, text.slice(at + 1, end));
    return end !== undefined;
  }

  function pointed(): boolean {
    const defined = onLine('>:', at + 2);
    if (defined !== undefined) {
      push('argument definition', defined + 2, text.slice(at + 1, defined));
      return true;
    }
    const end = text[at + 1] === '-' ? undefined : onLine('>', at + 2);
    if (end !== undefined) push('argument reference', end + 1, text.slice(at + 1, end));
    return end !== undefined;
  }

  function mentioned(): boolean {
    const close = { '[': ']', '<': '>' }[text[at + 1] ?? ''];
    const end = close && onLine(close, at + 3);
    if (end === undefined || end === '') return false;
    const space = spaceAt(end + 1);
    push('mention', end + 1 + space.length, text.slice(at, end + 1 + space.length));
    return true;
  }

  function tagged(): boolean {
    if (text[at + 1] === '(') {
      const end = next(')', at + 3);
      if (end === undefined) return false;
      push('tag', end + 1 + spaceAt(end + 1).length, text.slice(at + 2, end));
      return true;
    }
    const tag = match(WORD_TAG);
    if (!tag) return false;
    const end = at + tag[0].length;
    push('tag', end + spaceAt(end).length, tag[0].slice(1));
    return true;
  }

  function lineEnd(from: number): number {
    return Math.min(next('\n', from) ?? text.length, next('\r', from) ?? text.length);
  }

  function isSpace(place: number): boolean {
    const code = text.charCodeAt(place);
    return code === SPACE || code === TAB;
  }

  function spaceAt(place: number): string {
    return isSpace(place) ? text[place]! : '';
  }

  /** Words up to what may be something else; spaces that are between tokens are none. */
  function words(code: number): void {
    if (code === SPACE || code === TAB) {
      while (isSpace(at)) at++;
      return;
    }
    if (code === BACKSLASH) {
      const escaped = match(ESCAPED);
      if (escaped) push('escaped', at + escaped[0].length, escaped[0].slice(1));
      else say(at + 1, '\\');
      return;
    }
    if (code === DOT || code === COLON) {
      const found = match(SHORTCODE);
      if (found) {
        say(at + found[0].length, symbolOf(found[0]));
        return;
      }
    }
    const end = SPECIAL[code] ? softEnd(at) : wordsEnd(at);
    say(end, text.slice(at, end));
  }

  /** The end of words that go on through marks of no meaning. */
  function wordsEnd(from: number): number {
    let end = from;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (!SPECIAL[code]) end++;
      // A comma parts the rules of an inference, and hyphens end it.
      else if (isInference && (code === COMMA || code === HYPHEN)) return end;
      else if (!SOFT[code] && !isSoftHere(code, end)) return end;
      else {
        end = softEnd(end);
        if (isSpace(end)) return end;
      }
    }
    return end;
  }

  function softEnd(from: number): number {
    return isSpace(from + 1) ? from + 2 : from + 1;
  }

  /** A dot or colon at the end of a word, or a slash that begins no comment. */
  function isSoftHere(code: number, place: number): boolean {
    const after = text.charCodeAt(place + 1);
    if (code === SLASH) return after !== SLASH && after !== ASTERISK;
    return (
      (code === DOT || code === COLON) &&
      (after === SPACE || after === LINE || after === RETURN || Number.isNaN(after))
    );
  }
}

const [TAB, LINE, RETURN, SPACE, ASTERISK, COMMA, HYPHEN, DOT, SLASH, COLON, LESS, EQUALS, BACKSLASH] = [
  9, 10, 13, 32, 42, 44, 45, 46, 47, 58, 60, 61, 92
] as const;

/** Which of all characters are among these. */
function codes(letters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const letter of letters) table[letter.charCodeAt(0)] = 1;
  return table;
}

/** Finds the next place of a string; asked for places that grow, it looks at each character once for each string. */
function finder(text: string): (sought: string, from: number) => number | undefined {
  const known = new Map<string, number>();
  return (sought, from) => {
    let found = known.get(sought) ?? -2;
    if (found !== -1 && found < from) {
      found = text.indexOf(sought, from);
      known.set(sought, found);
    }
    return found < from ? undefined : found;
  };
}

/**
 * Where data end that begin at a brace: at the last brace before one that white space and other words follow. So it is for
 * @argdown/core, by the pattern of its token.
 */
function dataFinder(text: string): (from: number) => number | undefined {
  /** The stretch that was looked at: no data that begin in it end behind `stop`. */
  let stop = -1;
  let last = -1;
  const look = (from: number) => {
    last = -1;
    for (stop = text.indexOf('}', from); stop >= 0; stop = text.indexOf('}', stop + 1)) {
      const after = /\s*/y;
      after.lastIndex = stop + 1;
      const space = after.exec(text)![0].length;
      const follows = text[stop + 1 + space];
      if (follows !== ',' && follows !== '}') last = stop;
      if (space && !/[,}]/.test(text[stop + 2] ?? ',')) return;
    }
    stop = text.length;
  };
  return (from) => {
    if (from > stop) look(from);
    return last > from ? last + 1 : undefined;
  };
}
