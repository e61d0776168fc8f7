import { type Checked, check, type Problem, type ProblemCode } from '../model/check.ts';
import { fingerprint } from '../model/fingerprint.ts';
import {
  type ArgumentMap,
  type Claim,
  type ClaimId,
  FORMAT,
  type Reason,
  type Source
} from '../model/map.ts';

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
  readonly #claims = new Map<ClaimId, Claim>();
  readonly #reasons: Reason[] = [];
  readonly #sources = new Map<string, Source>();
  readonly #relations = new Set<string>();
  readonly #problems: Problem[] = [];
  #more = false;
  title = '';
  motion: ClaimId | undefined;

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

  /** The same with one premise, where that is not said already: relations of a framework are a set. */
  relate(side: Reason['side'], from: ClaimId, to: ClaimId): void {
    const relation = JSON.stringify([side, from, to]);
    if (this.#relations.has(relation)) return;
    this.#relations.add(relation);
    this.reason(side, [from], to);
  }

  /** The source of an address, each once. */
  sourceAt(address: string): Source {
    const known = this.#sources.get(address);
    if (known) return known;
    const source: Source = { id: `s${this.#sources.size + 1}`, type: 'webpage', URL: address };
    this.#sources.set(address, source);
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

  /** The map, checked as any other, with all problems. Never throws. */
  checked(): Checked {
    const { motion } = this;
    const [first] = this.#claims.values();
    const value: ArgumentMap = {
      format: FORMAT,
      id: '',
      title: this.title || (motion === undefined ? first : this.#claims.get(motion))?.text || '',
      language: UNKNOWN,
      ...(motion !== undefined && { motion }),
      claims: [...this.#claims.values()],
      reasons: this.#reasons,
      sources: [...this.#sources.values()]
    };
    // The same file is the same map when it is opened once more.
    value.id = `imported-${fingerprint(value)}`;
    const { map, problems } = check(value);
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
