import { MONTHS } from './dates.ts';
import type { PastedProblem } from './pasted.ts';

/** An entry as it is written: values are LaTeX, without their outer braces or quotes, macros put in. */
export interface Entry {
  /** In small letters, as all names of fields. */
  type: string;
  key: string;
  fields: Map<string, string>;
  line: number;
}

/** Where an entry may begin: entries that start a line are read whatever is wrong with those before them. */
const START = /^[ \t]*@[ \t]*[a-z]\w*\s*[{(]/gim;
const OPEN = /@\s*([a-z]\w*)\s*([{(])/giy;
const NAME = /\s*([^\s"#%'(),={}]+)\s*/y;
const BARE = /[^\s"#%'(),={}]+/y;
const SPACE = /\s*/y;

/**
 * Reads the entries of a BibTeX or BibLaTeX file with their `@string` macros and `#` joints; `@comment` and `@preamble`
 * are passed over (Patashnik, BibTeXing, 1988; https://ctan.org/pkg/biblatex). What is broken is told with its line and
 * ends no later than the next line on which an entry begins. Linear in the length; never throws.
 */
export function entriesOf(text: string): { entries: Entry[]; problems: PastedProblem[] } {
  const entries: Entry[] = [];
  const problems: PastedProblem[] = [];
  const macros = new Map(MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month]));
  const starts = [...text.matchAll(START)].map(({ index }) => index);
  /** Macros of macros could make a short text endless. */
  let room = 1_000_000;
  const expand = (name: string) => {
    const value = macros.get(name.toLowerCase()) ?? name;
    room -= value.length;
    return room < 0 ? name : value;
  };
  let line = 1;
  let counted = 0;
  const lineAt = (at: number) => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      counted = next + 1;
      line++;
    }
    return line;
  };

  for (const [nth, start] of starts.entries()) {
    const part = text.slice(start, starts[nth + 1] ?? text.length);
    for (let at = part.indexOf('@'); at >= 0; at = part.indexOf('@', at)) {
      OPEN.lastIndex = at;
      const open = OPEN.exec(part);
      if (!open) {
        at++;
        continue;
      }
      const scan = new Scan(part, OPEN.lastIndex, open[2] === '{' ? '}' : ')', expand);
      const here = lineAt(start + at);
      const fault = take(open[1]!.toLowerCase(), scan, here);
      if (fault) {
        problems.push({ code: 'entry', message: fault, about: `@${open[1]}`, line: here });
        break;
      }
      at = scan.at;
    }
  }
  return { entries, problems };

  /** Reads what stands in the braces; says what is wrong where it does not end as it should. */
  function take(type: string, scan: Scan, line: number): string | undefined {
    if (type === 'comment' || type === 'preamble') {
      if (scan.skip() || type === 'comment') return undefined;
      return 'The @preamble is not closed.';
    }
    if (type === 'string') {
      for (const [name, value] of scan.fields()) macros.set(name, value);
      return scan.closed ? undefined : 'The @string is not closed or lacks "name = value".';
    }
    const entry: Entry = { type, key: scan.key(), fields: new Map(), line };
    for (const [name, value] of scan.fields()) if (!entry.fields.has(name)) entry.fields.set(name, value);
    if (entry.fields.size) entries.push(entry);
    const named = entry.key ? `The entry "${entry.key.slice(0, 60)}"` : `This @${type.slice(0, 40)}`;
    if (scan.closed) return undefined;
    return `${named} breaks off: a brace, quotation mark or comma is missing.${entry.fields.size ? ' What stands before is taken.' : ''}`;
  }
}

/** A place in the text of one entry, on its way to the entry's end. */
class Scan {
  closed = false;

  constructor(
    readonly text: string,
    public at: number,
    readonly end: string,
    readonly expand: (name: string) => string
  ) {}

  /** The key, up to its comma; empty where the first thing is a field. */
  key(): string {
    const from = this.at;
    NAME.lastIndex = from;
    const name = NAME.exec(this.text);
    const after = name ? NAME.lastIndex : from;
    if (name && this.text[after] === '=') return '';
    let stop = from;
    while (stop < this.text.length && !/[,\s"={}]/.test(this.text[stop]!)) stop++;
    const key = this.text.slice(from, stop);
    SPACE.lastIndex = from;
    SPACE.exec(this.text);
    if (!key && SPACE.lastIndex > from) {
      this.at = SPACE.lastIndex;
      return this.key();
    }
    this.at = stop;
    this.pass(',');
    return key;
  }

  /** Fields until the end of the entry, or until one is broken. */
  *fields(): Generator<[string, string]> {
    for (;;) {
      while (this.pass(','));
      if (this.pass(this.end)) {
        this.closed = true;
        return;
      }
      NAME.lastIndex = this.at;
      const name = NAME.exec(this.text);
      if (!name || this.text[NAME.lastIndex] !== '=') return;
      this.at = NAME.lastIndex + 1;
      const value = this.value();
      if (value === undefined) return;
      yield [name[1]!.toLowerCase(), value];
    }
  }

  /** Passes over anything up to the end of the entry; false where it has none. */
  skip(): boolean {
    const text = this.balanced(this.end);
    return text !== undefined;
  }

  private value(): string | undefined {
    let whole = '';
    do {
      SPACE.lastIndex = this.at;
      SPACE.exec(this.text);
      this.at = SPACE.lastIndex;
      const sign = this.text[this.at];
      let part: string | undefined;
      if (sign === '{' || sign === '"') {
        this.at++;
        part = this.balanced(sign === '{' ? '}' : '"');
      } else {
        BARE.lastIndex = this.at;
        part = BARE.exec(this.text)?.[0];
        if (part !== undefined) {
          this.at += part.length;
          part = this.expand(part);
        }
      }
      if (part === undefined) return undefined;
      whole += part;
    } while (this.pass('#'));
    return whole;
  }

  /** The text up to an end outside of braces, which is passed; a sign after a backslash counts as text. */
  private balanced(end: string): string | undefined {
    const sign = /\\.|[{}"()]/gsu;
    sign.lastIndex = this.at;
    let depth = 0;
    for (let found = sign.exec(this.text); found; found = sign.exec(this.text)) {
      if (!depth && found[0] === end) {
        const text = this.text.slice(this.at, found.index);
        this.at = found.index + 1;
        return text;
      }
      if (found[0] === '{') depth++;
      if (found[0] === '}' && --depth < 0) return undefined;
    }
    return undefined;
  }

  private pass(sign: string): boolean {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    if (this.text[SPACE.lastIndex] !== sign) return false;
    this.at = SPACE.lastIndex + 1;
    return true;
  }
}
