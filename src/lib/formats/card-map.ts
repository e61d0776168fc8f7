import type { Checked } from '../model/check.ts';
import type { Citation, Claim, ClaimId, Source } from '../model/map.ts';
import { passageOf } from '../preparation/card.ts';
import type { Mark } from '../preparation/marks.ts';
import { Assembly } from './assembly.ts';
import { citePieces, parseCite, sourceKey, textOf } from './card-cite.ts';
import {
  CLAIM,
  type Content,
  contentOf,
  type Entry,
  entriesOf,
  isBlank,
  MOTION,
  RANKS,
  wordsOf
} from './card-entries.ts';
import type { Document, Paragraph } from './docx-paragraphs.ts';

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
/** 'AT: Deterrence', 'A2 – Deterrence', 'Answers to: Deterrence'. */
const ANSWERS =
  /^\s*(?:(?:AT|At|at|A2|a2|A\/T)(?:\s*:+|\s+-+(?=\s)|\s*(?:[–—]+|--+))|(?:AT|A2|A\/T)(?=\s)|[Aa]nswers? [Tt]o\b\s*[:–—-]*)\s*(?=\S)/;
const ANSWERS_OWN = /^\s*AT:\s/;
/** So much of a text that is left out is told. */
const SHORT = 60;

/** A heading under which other paragraphs stand: which claim it is, and what is under it does. */
interface Section {
  claim: ClaimId;
  side: 'pro' | 'con';
}

/**
 * The map of a file of evidence cards: every heading and tag is a claim, for what it stands under. A heading that answers
 * something, `AT: X`, is X, and what stands under it is against X. Cite and text of a card are a citation of its claim.
 */
export function mapOf(file: Document): Checked {
  const assembly = new Assembly();
  const { paragraphs, title, language, besides, fault } = file;
  assembly.title = title;
  if (language !== undefined && LANGUAGE.test(language)) assembly.head.language = language;
  if (fault !== undefined) assembly.fault(fault);
  const { entries, before } = entriesOf(paragraphs);
  if (!isVerbatim(paragraphs)) {
    assembly.fault('has no Verbatim structure: no paragraph is a tag, and no text is a cite, by its style');
    return assembly.checked();
  }
  for (const paragraph of before)
    assembly.omit(`“${short(wordsOf(paragraph))}” stands before the first heading and is left out`, {
      line: paragraph.at
    });
  for (const { at, what } of besides) assembly.omit(`${what} is left out`, { line: at });
  new Cards(assembly).add(entries);
  return assembly.checked();
}

/** A title and headings alone are any document. */
function isVerbatim(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some(
    ({ level, runs, bookmarks }) =>
      level === 'tag' ||
      level === 'analytic' ||
      bookmarks.some((name) => CLAIM.test(name)) ||
      runs.some(({ cite }) => cite)
  );
}

/** An entry that is a claim of its own, or says again one that stands elsewhere. */
interface Known {
  entry: Entry;
  content: Content;
  claim: ClaimId;
  isAgain: boolean;
  answers: boolean;
}

class Cards {
  readonly #assembly: Assembly;
  readonly #sources = new Map<string, Source>();
  readonly #claims = new Map<ClaimId, Claim>();
  readonly #reports: (() => void)[] = [];
  #count = { cards: 0, headings: 0, bare: 0 };

  constructor(assembly: Assembly) {
    this.#assembly = assembly;
  }

  add(entries: readonly Entry[]): void {
    const known = this.#known(entries);
    let at = 0;
    /** By rank; one that stands deeper ends with a new one above it. */
    let path: (Section | undefined)[] = [];
    for (const entry of entries) {
      const rank = RANKS[entry.head.level]!;
      const each = known[at]?.entry === entry ? known[at++]! : undefined;
      if (rank < 3) path = path.slice(0, rank);
      if (!each) {
        // An empty heading parts files that were joined to one.
        this.#tellStray(entry);
        continue;
      }
      const above = path.slice(0, rank).findLast((section) => section !== undefined);
      const isCard = this.#cite(each);
      if (above && !each.isAgain) this.#relate(above, each);
      if (above && each.isAgain && rank === 3 && !isCard) this.#relate(above, each);
      if (rank < 3) path[rank] = { claim: each.claim, side: each.answers ? 'con' : 'pro' };
    }
    const { cards, headings, bare } = this.#count;
    this.#assembly.understand(
      `holds ${counted(cards, 'card')}, ${counted(bare, 'tag')} without a card and ${counted(headings, 'heading')}`
    );
    for (const report of this.#reports) report();
  }

  /** What answers a heading is against it, also where it is itself an answer. */
  #relate(above: Section, { claim, answers }: Known): void {
    this.#assembly.reason(answers ? 'con' : above.side, [claim], above.claim);
  }

  /** Every entry that says something with its claim. A link may lead on, and what is answered stand behind its answer. */
  #known(entries: readonly Entry[]): Known[] {
    const contents = new Map(entries.map((entry) => [entry, contentOf(entry.content)]));
    const said = entries.filter((entry) => isSaid(entry, contents.get(entry)!));
    const names = new Set(said.flatMap(({ head }) => head.bookmarks.filter((name) => CLAIM.test(name))));
    const roles = new Map(said.map((entry) => [entry, roleOf(entry, names)]));
    /** How many claims have these words. */
    const having = new Map<string, number>();
    for (const [{ head }, role] of roles) {
      const words = folded(wordsOf(head));
      if (role === 'new') having.set(words, (having.get(words) ?? 0) + 1);
    }
    const claims = new Map<Entry, ClaimId>();
    const byBookmark = new Map<string, ClaimId>();
    const byWords = new Map<string, ClaimId>();
    for (const [entry, role] of roles) {
      const { head } = entry;
      const text = role === 'answer' ? wordsOf(head).replace(ANSWERS, '') : wordsOf(head);
      const words = folded(text);
      if (role === 'again' || (role === 'answer' && (byWords.has(words) || having.get(words) === 1)))
        continue;
      const own = head.bookmarks.filter((name) => CLAIM.test(name));
      const id = this.#claim(entry, contents.get(entry)!, own.length ? text : text.trim());
      claims.set(entry, id);
      for (const name of own) if (!byBookmark.has(name)) byBookmark.set(name, id);
      if (head.bookmarks.includes(MOTION)) this.#assembly.motion ??= id;
      if (role === 'answer' || having.get(words) === 1) byWords.set(words, id);
    }
    return said.map((entry): Known => {
      const role = roles.get(entry)!;
      const own = claims.get(entry);
      const words = wordsOf(entry.head);
      const linked =
        role === 'again'
          ? byBookmark.get(linkOf(entry.head)!)
          : byWords.get(folded(words.replace(ANSWERS, '')));
      return {
        entry,
        content: contents.get(entry)!,
        claim: own ?? linked!,
        isAgain: own === undefined,
        answers: role === 'answer' || (role === 'again' && ANSWERS_OWN.test(beforeLink(entry.head)))
      };
    });
  }

  #claim({ head }: Entry, { note }: Content, text: string): ClaimId {
    const id = `c${this.#claims.size + 1}`;
    this.#claims.set(id, this.#assembly.add({ id, text, ...(note && { note }) }));
    if (head.level !== 'tag' && head.level !== 'analytic') this.#count.headings++;
    return id;
  }

  /** Adds what stands under a claim to it. Whether it is a card. */
  #cite({ entry, content, claim: id, isAgain }: Known): boolean {
    const claim = this.#claims.get(id)!;
    const { cite, rule, text, marks, at, note } = content;
    const line = cite[0]?.at ?? at ?? entry.head.at;
    if (isAgain && note) claim.note = joined(claim.note, note);
    if (!rule && !marks.length) {
      if (text) {
        claim.note = joined(claim.note, text);
        this.#assembly.understand('has text without a cite under it, which becomes a note', {
          line: entry.head.at
        });
      } else if (RANKS[entry.head.level] === 3 && !isAgain) this.#count.bare++;
      return false;
    }
    this.#count.cards++;
    if (rule) this.#reports.push(() => this.#assembly.understand(`is a cite by ${rule}`, { line }));
    else this.#assembly.understand('is the text of a card without a cite', { line });
    claim.citations ??= [];
    claim.citations.push({ ...this.#sourced(cite), ...quotedIn(text, marks) });
    return true;
  }

  /** The source of a cite, each once, and the cite itself where it says more than the source. */
  #sourced(cite: readonly Paragraph[]): Pick<Citation, 'source' | 'locator'> & { cite?: string } {
    const runs = cite.flatMap(({ runs }, at) => (at ? [{ text: '\n' }, ...runs] : runs));
    const pieces = runs.map(({ text, cite, heading, address }) => ({
      text,
      ...((cite || heading) && { spoken: true }),
      ...(address !== undefined && { address })
    }));
    const line = textOf(pieces).trim();
    const parsed = parseCite(pieces);
    const { locator } = parsed;
    const key = line ? sourceKey(parsed.source, line) : `\n${this.#sources.size}`;
    let source = this.#sources.get(key);
    const isNew = source === undefined;
    source ??= this.#assembly.source({ id: `s${this.#sources.size + 1}`, ...parsed.source });
    const isSaid = line === '' || textOf(citePieces(source, locator)) === line;
    if (isNew && !isSaid) source.note = line;
    this.#sources.set(key, source);
    const isOwn = !isNew && !isSaid && source.note !== line;
    return { source: source.id, ...(locator !== undefined && { locator }), ...(isOwn && { cite: line }) };
  }

  #tellStray({ content }: Entry): void {
    for (const paragraph of content)
      if (!isBlank(paragraph))
        this.#assembly.omit(`“${short(wordsOf(paragraph))}” stands under an empty heading and is left out`, {
          line: paragraph.at
        });
  }
}

/**
 * The text of a card as a quotation, where it is one that stands in its text, all underlined and read; else as a passage with
 * its marks, and a quotation where one part is read.
 */
function quotedIn(text: string, marks: Mark[]): Pick<Citation, 'quote' | 'passage'> {
  if (!text) return {};
  const read = marks.filter(({ level }) => level === 'read');
  const [only] = read;
  if (!only || read.length > 1) return { passage: { text, marks } };
  const exact = text.slice(only.start, only.end);
  const prefix = text.slice(0, only.start).trimEnd();
  const suffix = text.slice(only.end).trimStart();
  const quote = { exact, ...(prefix && { prefix }), ...(suffix && { suffix }) };
  const alone = passageOf({ quote });
  if (alone.text === text && JSON.stringify(alone.marks) === JSON.stringify(marks)) return { quote };
  return { quote: { exact }, passage: { text, marks } };
}

/** Whether a heading or tag is one: an empty tag is, where it has a card or Warrant wrote it. */
function isSaid({ head }: Entry, { rule, text }: Content): boolean {
  if (!isBlank(head) || head.bookmarks.some((name) => CLAIM.test(name)) || linkOf(head)) return true;
  return RANKS[head.level] === 3 && (rule !== undefined || text !== '');
}

/** The claim to which a heading or tag is linked. */
function linkOf({ runs }: Paragraph): string | undefined {
  return runs.find(({ anchor }) => CLAIM.test(anchor ?? ''))?.anchor;
}

function beforeLink({ runs }: Paragraph): string {
  return runs
    .filter(({ anchor }) => !CLAIM.test(anchor ?? ''))
    .map(({ text }) => text)
    .join('');
}

/** Whether an entry is a claim of its own, says again one to which it is linked, or is a heading that answers something. */
function roleOf({ head }: Entry, bookmarks: ReadonlySet<string>): 'new' | 'again' | 'answer' {
  if (head.bookmarks.some((name) => CLAIM.test(name))) return 'new';
  if (bookmarks.has(linkOf(head) ?? '')) return 'again';
  return RANKS[head.level]! < 3 && ANSWERS.test(wordsOf(head)) ? 'answer' : 'new';
}

function folded(words: string): string {
  return words.toLowerCase().replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
}

function joined(before: string | undefined, more: string): string {
  return before ? `${before}\n${more}` : more;
}

function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}

function short(text: string): string {
  const line = text
    .slice(0, 2 * SHORT)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > SHORT ? `${line.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
