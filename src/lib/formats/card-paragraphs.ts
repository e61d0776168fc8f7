import type { ArgumentMap, Citation, Claim, ClaimId, Reason, Source } from '../model/map.ts';
import { passageOf } from '../preparation/card.ts';
import { runsOf } from '../preparation/marks.ts';
import { type CitePiece, citePieces, parseCite, piecesOf, textOf } from './card-cite.ts';
import { MOTION } from './card-entries.ts';
import type { Paragraph, TextRun } from './docx-paragraphs.ts';
import type { Level } from './docx-styles.ts';

/**
 * A map as the paragraphs of a file of evidence cards. A claim that is a reason for none is a pocket, and the reasons for it
 * are tags below; those against it stand under a block `AT: …`. A reason that has reasons of its own gets a hat, deeper ones a
 * block, linked to the tag where it stands with its cards. `claims` are in the order in which they stand. The map has no
 * undercuts and no joint premises.
 */
export function paragraphsOf(map: ArgumentMap): { paragraphs: Paragraph[]; claims: Claim[] } {
  const layout = new Layout(map);
  return { paragraphs: layout.paragraphs, claims: layout.claims };
}

type Bare = Omit<Paragraph, 'at'>;

class Layout {
  readonly paragraphs: Paragraph[] = [];
  readonly claims: Claim[] = [];
  readonly #byId: ReadonlyMap<ClaimId, Claim>;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #reasons = new Map<ClaimId, Reason[]>();
  /** The bookmarks of the claims that stand in the file so far. */
  readonly #bookmarks = new Map<ClaimId, string>();
  #texts = 0;

  constructor({ claims, reasons, sources, motion }: ArgumentMap) {
    this.#byId = new Map(claims.map((claim) => [claim.id, claim]));
    this.#sources = new Map(sources.map((source) => [source.id, source]));
    const used = new Set<ClaimId>();
    for (const reason of reasons) {
      const { target, premises } = reason;
      if (!('claim' in target)) continue;
      used.add(premises[0]!);
      const known = this.#reasons.get(target.claim);
      if (known) known.push(reason);
      else this.#reasons.set(target.claim, [reason]);
    }
    const first = motion === undefined ? [] : [this.#byId.get(motion)!];
    // Claims in a circle are reasons for each other, so that one of them must stand alone.
    for (const root of [...first, ...claims.filter(({ id }) => !used.has(id)), ...claims])
      if (!this.#bookmarks.has(root.id)) this.#pocket(root, root.id === motion);
  }

  /** A claim with all that leads to it, depth first. */
  #pocket(root: Claim, isMotion: boolean): void {
    this.#define(root, 'pocket', isMotion);
    const waiting = this.#section(root).map((claim): [Claim, Level] => [claim, 'hat']);
    waiting.reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [claim, level] = next;
      const reasons = this.#reasons.get(claim.id) ?? [];
      if (level === 'hat' || reasons.some(({ side }) => side === 'pro')) this.#linked(claim, level);
      const below = this.#section(claim).map((each): [Claim, Level] => [each, 'block']);
      for (const each of below.reverse()) waiting.push(each);
    }
  }

  /** The reasons for a claim, then those against it. Gives those of them that stand here first and have reasons. */
  #section(claim: Claim): Claim[] {
    const reasons = this.#reasons.get(claim.id) ?? [];
    const parents: Claim[] = [];
    const tag = ({ premises }: Reason) => {
      const premise = this.#byId.get(premises[0]!)!;
      if (this.#bookmarks.has(premise.id)) this.#linked(premise, 'tag');
      else {
        this.#define(premise, 'tag');
        if (this.#reasons.has(premise.id)) parents.push(premise);
      }
    };
    for (const reason of reasons) if (reason.side === 'pro') tag(reason);
    const against = reasons.filter(({ side }) => side === 'con');
    if (against.length) this.#linked(claim, 'block', 'AT: ');
    for (const reason of against) tag(reason);
    return parents;
  }

  /** A claim where it stands first, with its note and its cards. */
  #define(claim: Claim, level: Level, isMotion = false): void {
    this.claims.push(claim);
    const name = `claim_${this.claims.length}`;
    this.#bookmarks.set(claim.id, name);
    const bookmarks = isMotion ? [name, MOTION] : [name];
    this.#add({ level, runs: [{ text: claim.text }], bookmarks });
    for (const text of claim.note?.trim() ? claim.note.split('\n') : [])
      this.#add({ level: 'undertag', runs: [{ text }], bookmarks: [] });
    for (const [at, citation] of (claim.citations ?? []).entries()) {
      // A card needs a tag above it, so that Verbatim can take it up.
      if (at || level !== 'tag') this.#linked(claim, 'tag');
      this.#card(citation);
    }
  }

  #linked({ id, text }: Claim, level: Level, before = ''): void {
    const run: TextRun = { text, anchor: this.#bookmarks.get(id)! };
    this.#add({ level, runs: before ? [{ text: before }, run] : [run], bookmarks: [] });
  }

  #card(citation: Citation): void {
    const pieces = citeOf(citation, this.#sources.get(citation.source)!);
    this.#add({
      level: 'text',
      runs: pieces.map(({ text, spoken }) => ({ text, ...(spoken && { cite: true }) })),
      bookmarks: []
    });
    const lines = linesOf(citation);
    // Where the text begins, no rule need find out.
    for (const [at, runs] of lines.entries())
      this.#add({ level: 'text', runs, bookmarks: at ? [] : [`text_${++this.#texts}`] });
  }

  #add(paragraph: Bare): void {
    this.paragraphs.push({ at: this.paragraphs.length + 1, ...paragraph });
  }
}

/** The cite as it stood in the file from which it comes, as long as the source says the same; else a new one. */
function citeOf(citation: Citation & { cite?: unknown }, source: Source): CitePiece[] {
  const { id: _, note, ...fields } = source;
  if (typeof citation.cite === 'string' && citation.cite.trim()) {
    const pieces = piecesOf(citation.cite, fields);
    const { source: said, locator } = parseCite(pieces);
    const same = Object.entries(said).every(([field, value]) =>
      isSame(value, fields[field as keyof typeof fields])
    );
    if (same && locator === citation.locator) return pieces;
  }
  if (note?.trim()) {
    const pieces = piecesOf(note, fields);
    const { source: said, locator } = parseCite(pieces);
    const names = new Set([...Object.keys(said), ...Object.keys(fields)]) as Set<keyof typeof fields>;
    if (locator === citation.locator && [...names].every((name) => isSame(said[name], fields[name])))
      return pieces;
  }
  const pieces = citePieces(source, citation.locator);
  return textOf(pieces).trim() ? pieces : [{ text: source.id, spoken: true }];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The text of a card in paragraphs. */
function linesOf(citation: Citation): TextRun[][] {
  const { text, marks } = passageOf(citation);
  if (!text.trim()) return [];
  const lines: TextRun[][] = [[]];
  for (const { text: part, levels } of runsOf(text, marks)) {
    const look = {
      ...(levels.includes('underlined') && { underlined: true }),
      ...(levels.includes('emphasised') && { emphasised: true }),
      ...(levels.includes('read') && { read: true })
    };
    for (const [at, line] of part.split('\n').entries()) {
      if (at) lines.push([]);
      if (line) lines.at(-1)!.push({ ...look, text: line });
    }
  }
  return lines;
}
