import { type Checked, check, type Problem, type ProblemCode } from '../model/check.ts';
import { fingerprint, printOfText } from '../model/fingerprint.ts';
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
/** No more problems than these are told of one file. */
const MOST = 1000;

/** A place in a text: lines and columns count from 1, columns in UTF-16 units. */
export interface TextPlace {
  line: number;
  column?: number;
}

/**
 * A map that is put together from a file of another program, with what of the file could not be taken over. Ids of claims
 * are the file's own where a map can have them.
 */
export class Assembly {
  readonly #text: string | undefined;
  readonly #claims = new Map<ClaimId, Claim>();
  readonly #reasons: Reason[] = [];
  readonly #sources = new Map<string, Source>();
  readonly #byAddress = new Map<string, Source>();
  readonly #relations = new Set<string>();
  readonly #problems: Problem[] = [];
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

  /** Adds a claim under an id that is free; gives the claim. */
  add(claim: Claim): Claim {
    this.#claims.set(claim.id, claim);
    return claim;
  }

  /** Adds a reason that bears on a claim. */
  reason(side: Reason['side'], premises: readonly ClaimId[], target: ClaimId): void {
    const id = `r${this.#reasons.length + 1}`;
    this.#reasons.push({ id, side, premises: [...premises], target: { claim: target } });
  }

  /** Adds a reason whose premises and target are there, or will be, under an id that is free. */
  addReason(reason: Reason): void {
    this.#reasons.push(reason);
  }

  /** Adds a source under an id that is free. */
  addSource(source: Source): void {
    this.#sources.set(source.id, source);
  }

  hasSource(id: SourceId): boolean {
    return this.#sources.has(id);
  }

  /** The same with one premise, where that is not said already: relations of a framework are a set. */
  relate(side: Reason['side'], from: ClaimId, to: ClaimId): void {
    const relation = JSON.stringify([side, from, to]);
    if (this.#relations.has(relation)) return;
    this.#relations.add(relation);
    this.reason(side, [from], to);
  }

  /** The source of an address, each once. */
  sourceAt(address: string): Source {
    const known = this.#byAddress.get(address);
    if (known) return known;
    let number = this.#sources.size + 1;
    while (this.#sources.has(`s${number}`)) number++;
    const source: Source = { id: `s${number}`, type: 'webpage', URL: address };
    this.#sources.set(source.id, source);
    this.#byAddress.set(address, source);
    return source;
  }

  /** Tells what is not written as its format says, so that it was not taken over, and where it stands. */
  fault(message: string, place?: TextPlace): void {
    this.#tell('syntax', 'error', message, place);
  }

  /** Tells what was understood but has no place in a map, or is worth knowing, and where it stands. */
  omit(message: string, place?: TextPlace): void {
    this.#tell('omitted', 'warning', message, place);
  }

  /** Tells that a name means nothing in the file. */
  dangling(message: string, place?: TextPlace): void {
    this.#tell('dangling', 'error', message, place);
  }

  #tell(code: ProblemCode, severity: Problem['severity'], message: string, place?: TextPlace): void {
    if (this.#problems.length >= MOST) {
      this.#more = true;
      return;
    }
    const at = place && { line: place.line, column: place.column ?? 1 };
    this.#problems.push({
      code,
      severity,
      place: at ? `line ${at.line}, column ${at.column}` : '',
      message,
      ...at
    });
  }

  /** Reasons that lead round in a circle, each aimed at the next, bear on nothing: one of them is aimed at a claim instead. */
  #straighten(): void {
    const byId = new Map(this.#reasons.map((reason) => [reason.id, reason]));
    const sound = new Set<ReasonId>();
    for (const start of this.#reasons) {
      const chain = new Set<Reason>();
      let reason: Reason | undefined = start;
      while (reason && 'reason' in reason.target && !sound.has(reason.id)) {
        chain.add(reason);
        const aim = byId.get(reason.target.reason);
        if (aim && chain.has(aim)) {
          reason.target = { claim: aim.premises[0]! };
          this.omit(
            `the reasons ${aim.id} and ${reason.id} undercut each other in a circle; ${reason.id} bears on a claim instead`
          );
          break;
        }
        reason = aim;
      }
      for (const { id } of chain) sound.add(id);
    }
  }

  /** The map, checked as any other, with all problems. Never throws. */
  checked(): Checked {
    const { motion } = this;
    this.#straighten();
    const [first] = this.#claims.values();
    const value: ArgumentMap = {
      format: FORMAT,
      id: '',
      title: this.title || (motion === undefined ? first : this.#claims.get(motion))?.text || '',
      language: UNKNOWN,
      ...this.head,
      ...(motion !== undefined && { motion }),
      claims: [...this.#claims.values()],
      reasons: this.#reasons,
      sources: [...this.#sources.values()]
    };
    value.id ||= `imported-${this.#text === undefined ? fingerprint(value) : printOfText(this.#text)}`;
    const { map, problems } = check(inOrder('map', value));
    const more: Problem[] = this.#more
      ? [{ code: 'more', severity: 'warning', place: '', message: `has more problems than these ${MOST}` }]
      : [];
    const all = [...this.#problems, ...more, ...problems];
    return map ? { map, problems: all } : { problems: all };
  }
}

/** The lines of a text, without a byte order mark, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
}
