import type { ClaimId, ReasonId } from '../model/map.ts';
import { type LineInText, readWithLines } from './argdown.ts';

/** A text with the ids of the claims and the reasons that it tells of, in its order. */
export interface Named {
  text: string;
  claims: ClaimId[];
  reasons: ReasonId[];
}

/** A line of a text, in pieces that make it again, with the lines that are indented under it. */
export interface Entry {
  kind: LineInText['kind'];
  /** The lines before it on which nothing stands: comments and empty ones. */
  lead: string;
  pad: string;
  /** What tells its place: `+`, `(1)`. */
  mark: string;
  title: string;
  words: string;
  data: string;
  /** What follows on its line: a comment. */
  rest: string;
  /** Comments amidst it. */
  comments: readonly { text: string; isInWords: boolean }[];
  fields: Record<string, unknown>;
  claim: ClaimId | undefined;
  reasons: readonly ReasonId[];
  isReference: boolean;
  /** Of a statement, an argument, an inference: which it is. */
  node: LineInText['node'];
  argument: LineInText['argument'];
  above: Entry | undefined;
  under: Entry[];
  isGone: boolean;
}

/** A text as its lines. */
export class Lines {
  readonly roots: Entry[] = [];
  readonly read: ReturnType<typeof readWithLines>;
  /** Ids of the map by those that were read. */
  readonly ids: ReadonlyMap<ClaimId, ClaimId>;
  readonly reasonIds: ReadonlyMap<ReasonId, ReasonId>;
  tail = '';
  /** Whether it tells of just the claims and reasons that it is said to: what was kept long ago may be read otherwise by now. */
  readonly isKnown: boolean;
  /** Whether no line holds two things. */
  isPlain = true;
  readonly #endsOpen: boolean;

  constructor({ text, claims, reasons }: Named) {
    this.read = readWithLines(text);
    this.ids = new Map(this.read.claims.map(({ id }, at) => [id, claims[at]!]));
    this.reasonIds = new Map((this.read.checked.map?.reasons ?? []).map(({ id }, at) => [id, reasons[at]!]));
    const { map } = this.read.checked;
    this.isKnown = this.read.claims.length === claims.length && map?.reasons.length === reasons.length;
    this.#endsOpen = !text.endsWith('\n');
    this.#cut(text);
  }

  #cut(text: string): void {
    const { lines, comments } = this.read;
    /** The first comment that does not end before the line that is looked at. */
    let first = 0;
    const from = (stop: number) => {
      let last = first;
      while (last < comments.length && comments[last]!.from < stop) last++;
      return comments.slice(first, last);
    };
    const around = (at: number) => from(at).find(({ to }) => at < to);
    const entries = new Map<object, Entry>();
    let end = 0;
    for (const line of lines) {
      while (first < comments.length && comments[first]!.to <= end) first++;
      let start = text.lastIndexOf('\n', line.from - 1) + 1;
      for (let one = around(start); one; one = around(start)) start = text.lastIndexOf('\n', one.from) + 1;
      let stop = lineEnd(text, line.to);
      for (let one = around(stop); one; one = around(stop)) stop = lineEnd(text, one.to);
      if (start < end) this.isPlain = false;
      // Spaces before a comment are the comment's.
      const to = line.from + text.slice(line.from, line.to).trimEnd().length;
      const dataStart = Math.min(line.dataStart, to);
      const pad = /^[ \t]*/.exec(text.slice(start, line.start))![0];
      const { kind, node, argument, member } = line;
      const above = line.above && entries.get(line.above);
      const entry: Entry = {
        kind,
        lead: text.slice(end, start),
        pad,
        mark: text.slice(start + pad.length, line.start),
        title: text.slice(line.start, Math.min(line.titleEnd, to)),
        words: text.slice(Math.min(line.titleEnd, to), dataStart),
        data: text.slice(dataStart, to),
        rest: text.slice(to, stop),
        comments: from(stop)
          .filter((comment) => comment.from >= start)
          .map(({ from, to }) => ({
            text: text.slice(from, to),
            isInWords: from >= line.titleEnd && from < dataStart
          })),
        fields: member?.data ?? {},
        claim: line.claim === undefined ? undefined : this.ids.get(line.claim),
        reasons: line.reasons.map((id) => this.reasonIds.get(id)!),
        isReference: member?.isReference ?? false,
        node,
        argument,
        above,
        under: [],
        isGone: false
      };
      entries.set(line, entry);
      (above?.under ?? this.roots).push(entry);
      end = Math.min(stop + 1, text.length);
    }
    this.tail = text.slice(end);
  }

  /** All lines, each before those under it. */
  all(): Entry[] {
    const found: Entry[] = [];
    const left = [...this.roots].reverse();
    for (let entry = left.pop(); entry; entry = left.pop()) {
      found.push(entry);
      left.push(...[...entry.under].reverse());
    }
    return found;
  }

  /** The claims in the order in which they first stand in the text. */
  claims(): ClaimId[] {
    const standing = this.all().filter(({ isGone }) => !isGone);
    return [...new Set(standing.flatMap(({ claim }) => claim ?? []))];
  }

  text(): string {
    let text = '';
    for (const entry of this.all()) {
      text += entry.lead;
      if (entry.isGone) for (const { text: comment } of entry.comments) text += `${entry.pad}${comment}\n`;
      else text += `${lineOf(entry)}\n`;
    }
    if (this.tail) return text + this.tail;
    return this.#endsOpen ? text.replace(/\n$/, '') : text;
  }
}

function lineOf({ pad, mark, title, words, data, rest }: Entry): string {
  return (pad + mark + title + words + data + rest).trimEnd();
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The lines of a text that are not empty. */
export function commentsIn(lead: string): string[] {
  return lead
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

export function entryOf(kind: Entry['kind'], more: Partial<Entry>): Entry {
  return {
    kind,
    lead: '',
    pad: '',
    mark: '',
    title: '',
    words: '',
    data: '',
    rest: '',
    comments: [],
    fields: {},
    claim: undefined,
    reasons: [],
    isReference: false,
    node: undefined,
    argument: undefined,
    above: undefined,
    under: [],
    isGone: false,
    ...more
  };
}

/** Indents a line, and those under it, as this says. */
export function indent(entry: Entry, pad: string): void {
  const before = entry.pad;
  const moved = (line: string) => (line.startsWith(before) ? pad + line.slice(before.length) : line);
  const left = [entry];
  for (let one = left.pop(); one; one = left.pop()) {
    one.pad = moved(one.pad);
    one.lead = one.lead
      .split('\n')
      .map((line) => (line ? moved(line) : line))
      .join('\n');
    left.push(...one.under);
  }
}

/** A title that has words behind it. */
export function asDefinition(title: string): string {
  return title && !title.endsWith(':') ? `${title}:` : title;
}

/** Gives a line its title, also one that had none. */
export function entitle(entry: Entry, title: string): void {
  const shape = /^([[<]).*([\]>]:?)\s*$/.exec(entry.title);
  if (shape) entry.title = `${shape[1]}${title}${shape[2]}`;
  else if (entry.isReference === false) {
    entry.title = `[${title}]:`;
    entry.words = ` ${entry.words.trimStart()}`;
  }
}
