import type { ArgumentMap, Claim, ClaimId, Reason, ReasonId } from '../model/map.ts';
import { effect, type Relations, relate } from '../model/relations.ts';
import { read } from './argdown.ts';
import { dataOf, escaped, flat, flow, isPlain, tagOf, titleOf } from './argdown-text.ts';
import type { Written } from './format.ts';

/** What bears on a claim is indented under it down to this level; what lies deeper begins anew at the margin. */
const DEEPEST = 8;
/** Names of data that mean something else than a field of a claim or a reason. */
const OF_CLAIM = new Set([
  'id',
  'text',
  'heading',
  'tags',
  'reason',
  'more',
  'sources',
  'aim',
  'isInGroup',
  'isCanonical'
]);
const OF_MAP = new Set(['order', 'more']);
const OF_REASON = new Set(['id', 'side', 'uses', 'more', 'premises', 'target']);

/** How much of a map a text needs to say besides its words. */
interface Detail {
  /** The ids of reasons, where they are not those that are counted. */
  ids: boolean;
  /** The order of claims and reasons, where it is not that of the text. */
  order: boolean;
  /** Only what a person reads and writes: words, tags, and which sources a claim cites. */
  bare?: true;
}

/**
 * Writes a map as a text of Argdown from which `read` gives the same map. Claims are statements, each with its reasons
 * indented under it; a reason with several premises, or one that is undercut, is an argument with premises and conclusion.
 * What Argdown has no words for travels as data: citations with a claim, sources and the map itself in the front matter.
 * Any map is read without error by @argdown/core 2.
 */
export function write(map: ArgumentMap): Written {
  const relations = relate(map);
  for (const detail of [
    { ids: false, order: false },
    { ids: true, order: false }
  ]) {
    const text = new Writing(relations, detail).text();
    if (isSame(map, text)) return { text, losses: [] };
  }
  return { text: new Writing(relations, { ids: true, order: true }).text(), losses: [] };
}

/**
 * A map as a text of Argdown for people, without what only a program needs: of the citations of a claim the ids of their
 * sources (`{cite: [s1]}`), of the map its title. What is left out stays in the map beside which the text stands.
 */
export function writeBare(map: ArgumentMap): { text: string; titles: ReadonlyMap<ClaimId, string> } {
  const writing = new Writing(relate(map), { ids: false, order: false, bare: true });
  return { text: writing.text(), titles: writing.titles };
}

/** What a text for people says of a claim behind its title: words and tags, and in data what these cannot say and the sources. */
export function bareWords({ text, tags, citations }: Claim): {
  words: string;
  fields: Record<string, unknown>;
} {
  const words = isPlain(text) ? text : flat(text) || '…';
  const tagged = tagsOf(tags);
  return {
    words: spaced(escaped(words), ...(tagged ?? [])),
    fields: {
      ...(words !== text && { text }),
      ...(tags?.length && !tagged && { tags }),
      ...(citations?.length && { cite: [...new Set(citations.map(({ source }) => source))] })
    }
  };
}

/** Tags as they stand after words; nothing where they cannot all stand there. */
function tagsOf(tags: readonly string[] | undefined): string[] | undefined {
  const all = tags?.map(tagOf) ?? [];
  const isAll = all.length > 0 && !all.includes(undefined) && new Set(all).size === all.length;
  return isAll ? (all as string[]) : undefined;
}

/** Whether what is read has the claims and reasons of the map under their ids and in their order. */
function isSame(map: ArgumentMap, text: string): boolean {
  const { map: again } = read(text);
  const ids = ({ claims, reasons }: ArgumentMap) =>
    JSON.stringify([claims, reasons].map((list) => list.map(({ id }) => id)));
  return (
    again !== undefined &&
    ids(again) === ids(map) &&
    again.reasons.every(({ premises, target }, at) => {
      const { premises: before, target: aim } = map.reasons[at]!;
      return JSON.stringify([premises, target]) === JSON.stringify([before, aim]);
    })
  );
}

class Writing {
  readonly #map: ArgumentMap;
  readonly #relations: Relations;
  readonly #detail: Detail;
  readonly #lines: string[] = [];
  readonly titles = new Map<ClaimId, string>();
  /** Of reasons that stand as arguments with premises and conclusion: their titles. */
  readonly #arguments = new Map<ReasonId, string>();
  readonly #written = new Set<ClaimId>();
  /** Claims and arguments that have their place at the margin, in their order. */
  readonly #waiting: (() => void)[] = [];

  constructor(relations: Relations, detail: Detail) {
    this.#map = relations.map;
    this.#relations = relations;
    this.#detail = detail;
    const taken = new Set<string>();
    const numbers = new Map<string, number>();
    for (const { id, heading = '', text } of this.#map.claims)
      this.titles.set(id, titleOf([heading, text, id], taken, numbers));
    taken.clear();
    numbers.clear();
    const lines = new Set<string>();
    for (const reason of this.#map.reasons) {
      // What is said twice in lines counts once.
      const line = JSON.stringify([reason.side, reason.premises, reason.target]);
      const isSaid = lines.has(line);
      lines.add(line);
      if (!isSaid && !this.#needsArgument(reason)) continue;
      const named = 'argument' in reason && typeof reason.argument === 'string' ? reason.argument : '';
      this.#arguments.set(reason.id, titleOf([named, this.titles.get(reason.premises[0]!)!], taken, numbers));
    }
  }

  text(): string {
    this.#frontMatter();
    const { motion, claims } = this.#map;
    const roots = claims.filter(({ id }) => !this.#relations.uses(id).length);
    const first = motion === undefined ? undefined : this.#relations.claim.get(motion);
    // What stands in circles alone has no root; any claim of it serves.
    for (const claim of [...(first ? [first] : []), ...roots, ...claims]) {
      if (!this.#written.has(claim.id)) this.#root(claim);
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) next();
    }
    return `${this.#lines.join('\n').trim()}\n`;
  }

  /** Whether a reason cannot be one line under its target. */
  #needsArgument(reason: Reason): boolean {
    if (reason.premises.length > 1 || this.#relations.onStep(reason.id).length > 0) return true;
    return 'reason' in reason.target && reason.side === 'pro';
  }

  #frontMatter(): void {
    const { format: _, title, claims, reasons, sources, authors, motion = null, ...rest } = this.#map;
    const order = this.#detail.order && {
      claims: claims.map(({ id }) => id),
      reasons: reasons.map(({ id }) => id)
    };
    this.#lines.push('===', `title: ${flow(title)}`);
    if (this.#detail.bare) {
      this.#lines.push('===', '');
      return;
    }
    if (authors) this.#lines.push(`author: ${flow(authors)}`);
    this.#lines.push(`warrant: ${flow({ ...apart(rest, OF_MAP), motion, ...(order && { order }) })}`);
    if (sources.length) this.#lines.push('sources:', ...sources.map((source) => `  - ${flow(source)}`));
    this.#lines.push('===', '');
    // A text of no block is none for @argdown/core.
    if (!claims.length) this.#lines.push(`# ${escaped(isPlain(title) ? title : flat(title)) || '…'}`);
  }

  #root(claim: Claim): void {
    this.#lines.push(this.#statement(claim));
    this.#bearing(claim.id, 1);
    this.#lines.push('');
  }

  /** A claim with all that is said of it at the first place, by its title at others. */
  #statement({ id }: Claim, reason?: Reason): string {
    if (this.#written.has(id)) return this.#reference(id, reason);
    this.#written.add(id);
    const title = this.titles.get(id)!;
    const { id: _, text, heading, tags, ...rest } = this.#relations.claim.get(id)!;
    if (this.#detail.bare) {
      const bare = bareWords(this.#relations.claim.get(id)!);
      return spaced(`[${title}]:`, bare.words, dataOf(bare.fields));
    }
    const words = isPlain(text) ? text : flat(text) || '…';
    const usual = title === text ? undefined : title;
    const tagged = tagsOf(tags);
    const data = {
      ...(id !== title && { id }),
      ...(words !== text && { text }),
      ...(heading !== usual && { heading: heading ?? null }),
      ...(tags && !tagged && { tags }),
      ...apart(rest, OF_CLAIM),
      ...this.#about(reason)
    };
    return spaced(`[${title}]:`, escaped(words), ...(tagged ?? []), dataOf(data));
  }

  #reference(id: ClaimId, reason?: Reason): string {
    return spaced(`[${this.titles.get(id)!}]`, dataOf(this.#about(reason)));
  }

  /** Data of a claim that are of the reason in which it stands. */
  #about(reason: Reason | undefined): Record<string, unknown> {
    const said = reason ? this.#said(reason) : {};
    return Object.keys(said).length ? { reason: said } : {};
  }

  /** The reasons on a claim, under it. */
  #bearing(id: ClaimId, level: number): void {
    /** What is to be written, the next last. */
    const left: { reason: Reason; level: number }[] = [];
    const put = (claim: ClaimId, at: number) => {
      for (const reason of [...this.#relations.on(claim)].reverse()) left.push({ reason, level: at });
    };
    put(id, level);
    for (let next = left.pop(); next; next = left.pop()) {
      const { reason, level: at } = next;
      if (this.#arguments.has(reason.id)) {
        this.#waiting.push(() => this.#argument(reason));
        continue;
      }
      const premise = this.#relations.claim.get(reason.premises[0]!)!;
      const isNew = !this.#written.has(premise.id);
      const symbol = reason.side === 'pro' ? '+' : '-';
      if (isNew && at >= DEEPEST && this.#relations.on(premise.id).length) {
        this.#line(at, symbol, this.#reference(premise.id, reason));
        this.#waiting.push(() => {
          if (!this.#written.has(premise.id)) this.#root(premise);
        });
        continue;
      }
      this.#line(at, symbol, this.#statement(premise, reason));
      if (isNew) put(premise.id, at + 1);
    }
  }

  #line(level: number, symbol: string, words: string): void {
    this.#lines.push(`${'  '.repeat(level)}${symbol} ${words}`);
  }

  /** What data say of a reason: fields of its own, and its id. */
  #said({ id, side: _, premises: __, target: ___, ...rest }: Reason): Record<string, unknown> {
    if (this.#detail.bare) return {};
    return { ...(this.#detail.ids && { id }), ...apart(rest, OF_REASON) };
  }

  /** A reason with premises and conclusion; the conclusion of one that is against something only says so. */
  #argument(reason: Reason): void {
    const { id, side } = reason;
    this.#lines.push(`<${this.#arguments.get(id)!}>`, '');
    for (const [at, premise] of reason.premises.entries()) {
      const claim = this.#relations.claim.get(premise)!;
      const isNew = !this.#written.has(premise);
      this.#lines.push(`(${at + 1}) ${this.#statement(claim)}`);
      if (isNew) this.#bearing(premise, 1);
    }
    const data = dataOf({ ...this.#said(reason), ...(side === 'con' && { side }) });
    this.#lines.push(data ? `-- ${data} --` : '----');
    const aimed: Reason[] = [];
    for (const undercut of this.#relations.onStep(id)) {
      if (this.#arguments.has(undercut.id)) {
        aimed.push(undercut);
        continue;
      }
      const claim = this.#relations.claim.get(undercut.premises[0]!)!;
      const isNew = !this.#written.has(claim.id);
      this.#line(1, '<_', this.#statement(claim, undercut));
      if (isNew) this.#bearing(claim.id, 2);
    }
    this.#conclusion(reason, reason.premises.length + 1);
    this.#lines.push('');
    for (const undercut of aimed) this.#waiting.push(() => this.#argument(undercut));
  }

  #conclusion(reason: Reason, number: number): void {
    const { side, target } = reason;
    if ('claim' in target && side === 'pro') {
      const claim = this.#relations.claim.get(target.claim)!;
      const isNew = !this.#written.has(claim.id);
      this.#lines.push(`(${number}) ${this.#statement(claim)}`);
      if (isNew) this.#bearing(claim.id, 1);
      return;
    }
    const aim =
      'claim' in target ? `[${this.titles.get(target.claim)!}]` : `<${this.#arguments.get(target.reason)!}>`;
    const symbol = effect(reason) === 'undercuts' ? '_>' : side === 'con' ? '->' : '+>';
    this.#lines.push(
      `(${number}) ${side === 'con' ? 'Against' : 'For'} @${aim} {aim: true}`,
      `    ${symbol} ${aim}`
    );
  }
}

/** Fields whose names mean something else in data stand apart from the others. */
function apart(
  fields: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>
): Record<string, unknown> {
  const clear: Record<string, unknown> = {};
  const more: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) (names.has(name) ? more : clear)[name] = value;
  return Object.keys(more).length ? { ...clear, more } : clear;
}

function spaced(...words: readonly string[]): string {
  return words.filter(Boolean).join(' ');
}
