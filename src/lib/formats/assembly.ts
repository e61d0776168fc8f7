import { type Checked, check, type Problem, type ProblemCode } from '../model/check.ts';
import { fingerprint, printOf } from '../model/fingerprint.ts';
import {
  type ArgumentMap,
  type Claim,
  type ClaimId,
  FORMAT,
  type Reason,
  type ReasonId,
  type Source,
  type SourceId
} from '../model/map.ts';
import { inOrder } from './fields.ts';

/** A language that a file does not name (BCP 47). */
const UNKNOWN = 'und';
/** More claims than these are not read of a file: no map has as many. */
export const MOST_CLAIMS = 200_000;
/** No more problems than these are told of one file. */
const MOST = 1000;

/** A place in a text: lines and columns count from 1, columns in UTF-16 units. In JSON a place is a path in words. */
export interface TextPlace {
  line: number;
  column?: number;
}

/** A place in a file of text, or in words. */
export type Place = TextPlace | string;

/**
 * A map that is put together from a file of another program, with what of the file could not be taken over. Ids of claims
 * are the file's own where a map can have them.
 */
export class Assembly {
  readonly #text: string | undefined;
  readonly #claims = new Map<ClaimId, Claim>();
  readonly #reasons: Reason[] = [];
  readonly #sources = new Map<string, Source>();
  readonly #places = new Map<Reason, TextPlace>();
  readonly #relations = new Set<string>();
  #words: Map<string, ClaimId> | undefined;
  readonly #problems: Problem[] = [];
  #lastSource = 0;
  #more = false;
  title = '';
  motion: ClaimId | undefined;
  /** Further fields of the map, such as its language. */
  head: Partial<ArgumentMap> = {};

  /** With the text of the file the same file is the same map when it is opened once more; else what was read says that. */
  constructor(text?: string) {
    this.#text = text;
  }

  /** Whether a claim of this id is there. */
  has(id: ClaimId): boolean {
    return this.#claims.has(id);
  }

  get(id: ClaimId): Claim | undefined {
    return this.#claims.get(id);
  }

  /** Adds a claim under an id that is free; gives the claim. */
  add(claim: Claim): Claim {
    this.#claims.set(claim.id, claim);
    return claim;
  }

  /** Adds a reason that bears on a claim, or on what is given as its target; gives its id. */
  reason(
    side: Reason['side'],
    premises: readonly ClaimId[],
    target: ClaimId | Reason['target'],
    more: Partial<Reason> = {}
  ): ReasonId {
    const id = `r${this.#reasons.length + 1}`;
    const aim = typeof target === 'string' ? { claim: target } : target;
    this.#reasons.push({ id, side, premises: [...premises], target: aim, ...more });
    return id;
  }

  /** Adds a reason as it is, with an id that is free. The reason that it is aimed at may come after it. */
  step(reason: Reason, place?: TextPlace): void {
    this.#reasons.push(reason);
    if (place) this.#places.set(reason, place);
  }

  /** The claim that is a reason for nothing, where there is but one. */
  onlyRoot(): ClaimId | undefined {
    const premises = new Set(this.#reasons.flatMap((reason) => reason.premises));
    const roots = [...this.#claims.keys()].filter((id) => !premises.has(id));
    return roots.length === 1 ? roots[0] : undefined;
  }

  hasSource(id: SourceId): boolean {
    return this.#sources.has(`id ${id}`);
  }

  /** Adds a source as it is, with an id that is free; gives the source. */
  source(source: Source): Source {
    this.#sources.set(`id ${source.id}`, source);
    return source;
  }

  /** The claim that has these words, the first of several; for files that name claims so. */
  worded(text: string): ClaimId | undefined {
    if (!this.#words) {
      this.#words = new Map();
      for (const claim of this.#claims.values())
        if (!this.#words.has(claim.text)) this.#words.set(claim.text, claim.id);
    }
    return this.#words.get(text);
  }

  /** The same with one premise, where that is not said already: relations of a framework are a set. */
  relate(side: Reason['side'], from: ClaimId, to: ClaimId | Reason['target']): void {
    const relation = JSON.stringify([side, from, to]);
    if (this.#relations.has(relation)) return;
    this.#relations.add(relation);
    this.reason(side, [from], to);
  }

  /** The source of an address, each once. */
  sourceAt(address: string): Source {
    return this.#source(`at ${address}`, { type: 'webpage', URL: address });
  }

  /** The source of which only the title is known, each once. */
  sourceNamed(title: string): Source {
    return this.#source(`named ${title}`, { type: 'document', title });
  }

  #source(key: string, fields: Omit<Source, 'id'>): Source {
    const known = this.#sources.get(key);
    if (known) return known;
    // No id becomes free again, so that none before the last is looked at once more.
    this.#lastSource = Math.max(this.#sources.size, this.#lastSource) + 1;
    while (this.#sources.has(`id s${this.#lastSource}`)) this.#lastSource++;
    const source: Source = { id: `s${this.#lastSource}`, ...fields };
    this.#sources.set(key, source);
    return source;
  }

  /** Tells what is not written as its format says, so that it was not taken over, and where it stands. */
  fault(message: string, place?: Place): void {
    this.#tell('syntax', 'error', message, place);
  }

  /** Tells what was understood but has no place in a map, and where it stands. */
  omit(message: string, place?: Place): void {
    this.#tell('omitted', 'warning', message, place);
  }

  /** Tells how something was understood, where that is worth knowing, and where it stands. */
  understand(message: string, place?: Place): void {
    this.#tell('understood', 'warning', message, place);
  }

  /** Tells that a name means nothing in the file. */
  dangling(message: string, place?: Place): void {
    this.#tell('dangling', 'error', message, place);
  }

  #tell(code: ProblemCode, severity: Problem['severity'], message: string, place?: Place): void {
    if (this.#problems.length >= MOST) {
      this.#more = true;
      return;
    }
    const at = typeof place === 'object' ? { line: place.line, column: place.column ?? 1 } : undefined;
    this.#problems.push({
      code,
      severity,
      place: at ? `line ${at.line}, column ${at.column}` : typeof place === 'string' ? place : '',
      message,
      ...at
    });
  }

  /** The reasons that lead to a claim; others are told. */
  #grounded(): Reason[] {
    const byId = new Map(this.#reasons.map((reason) => [reason.id, reason]));
    const grounded = new Map<Reason, boolean>();
    for (const start of this.#reasons) {
      const way: Reason[] = [];
      let reason: Reason | undefined = start;
      while (reason && 'reason' in reason.target && !grounded.has(reason)) {
        grounded.set(reason, false);
        way.push(reason);
        reason = byId.get(reason.target.reason);
      }
      const leads = reason !== undefined && ('claim' in reason.target || grounded.get(reason) === true);
      for (const step of way) grounded.set(step, leads);
    }
    return this.#reasons.filter((reason) => {
      const leads = grounded.get(reason) !== false;
      if (!leads) this.fault('is aimed at a reason that leads to no claim', this.#places.get(reason));
      return leads;
    });
  }

  /** The map, checked as any other, with all problems. Never throws. */
  checked(): Checked {
    const { motion } = this;
    const [first] = this.#claims.values();
    const value: ArgumentMap = {
      format: FORMAT,
      id: '',
      title: this.title || (motion === undefined ? first : this.#claims.get(motion))?.text || '',
      language: UNKNOWN,
      ...this.head,
      ...(motion !== undefined && { motion }),
      claims: [...this.#claims.values()],
      reasons: this.#grounded(),
      sources: [...this.#sources.values()]
    };
    value.id ||= `imported-${this.#text === undefined ? fingerprint(value) : printOf([this.#text])}`;
    const { map, problems } = check(inOrder('map', value));
    const more: Problem[] = this.#more
      ? [{ code: 'more', severity: 'warning', place: '', message: `has more problems than these ${MOST}` }]
      : [];
    const all = [...this.#problems, ...more, ...problems];
    return map ? { map, problems: all } : { problems: all };
  }
}

/** Whether a map may say that something is in this language. */
export function isLanguage(tag: string): boolean {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag);
}

/** The lines of a text, without a byte order mark, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
}
