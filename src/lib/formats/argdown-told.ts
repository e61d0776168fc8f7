import type { ArgumentMap, Claim, ClaimId, Reason, ReasonId, SourceId } from '../model/map.ts';
import { type Relations, relate } from '../model/relations.ts';
import { same } from '../model/same.ts';
import {
  asDefinition,
  commentsIn,
  type Entry,
  entitle,
  entryOf,
  indent,
  Lines,
  type Named
} from './argdown-lines.ts';
import { dataOf, flow, titleOf } from './argdown-text.ts';
import { citedIn, detailsOf, headOf } from './argdown-typed.ts';
import { bareWords } from './argdown-write.ts';

/** What was taken out of its place and has another: the words of a claim, the lines under a claim or a reason. */
interface Loose {
  definition?: Entry;
  under: Entry[];
}

/** As much as one level is indented. */
const STEP = '  ';

/**
 * A text with what it does not say of a map, and without what it says that is not so; else with its comments, its order and its
 * empty lines as they are. Nothing where it stands in a way in which that cannot be done line by line. The text is right:
 * it has been read without a problem. What comes is to be read again before it is trusted.
 */
export function retold(
  named: Named,
  map: ArgumentMap
): { text: string; claims: readonly ClaimId[] } | undefined {
  return new Retelling(named, map).told();
}

/** A text with the comments of another on the same claims, each before the line on which its claim first stands. */
export function withComments(named: Named, from: Named): string {
  const old = new Lines(from);
  const lines = new Lines(named);
  const places = new Map<ClaimId, Entry>();
  for (const entry of lines.all())
    if (entry.claim && !places.has(entry.claim)) places.set(entry.claim, entry);
  const ends: string[] = [];
  for (const entry of old.all()) {
    const comments = [...commentsIn(entry.lead), ...entry.comments.map(({ text }) => text)];
    const place = entry.claim === undefined ? undefined : places.get(entry.claim);
    if (place) place.lead += comments.map((comment) => `${place.pad}${comment}\n`).join('');
    else ends.push(...comments);
  }
  ends.push(...commentsIn(old.tail));
  if (ends.length) lines.tail += `\n${ends.map((comment) => `${comment}\n`).join('')}`;
  return lines.text();
}

class Retelling {
  readonly #lines: Lines;
  readonly #relations: Relations;
  /** What the text says, by the ids of the map. */
  readonly #saidClaims = new Map<ClaimId, Claim>();
  readonly #saidReasons = new Map<ReasonId, Reason>();
  /** Addresses of the sources that the text names, and the sources of the map by theirs. */
  readonly #addresses: ReadonlyMap<SourceId, string | undefined>;
  readonly #sources: ReadonlyMap<string | undefined, SourceId>;
  readonly #titles = new Map<ClaimId, string>();
  /** Claims that stand as arguments without premises. */
  readonly #described = new Set<ClaimId>();
  readonly #taken = new Set<string>();
  readonly #argumentTitles = new Set<string>();
  /** The lines on which a claim stands, and the inferences that a reason is. */
  readonly #places = new Map<ClaimId, Set<Entry>>();
  readonly #steps = new Map<ReasonId, Entry>();
  readonly #loose = new Map<ClaimId, Loose>();
  readonly #looseSteps = new Map<ReasonId, Entry[]>();
  /** Whether the text has claims without titles. */
  #isUntitled = false;
  #isUnsure = false;

  constructor(named: Named, map: ArgumentMap) {
    this.#relations = relate(map);
    this.#lines = new Lines(named);
    const { checked, claims } = this.#lines.read;
    const { ids, reasonIds } = this.#lines;
    this.#addresses = new Map(checked.map?.sources.map(({ id, URL }) => [id, URL]));
    this.#sources = new Map(map.sources.map(({ id, URL }) => [URL, id]));
    for (const claim of checked.map?.claims ?? []) this.#saidClaims.set(ids.get(claim.id)!, claim);
    for (const { id, premises, target, side } of checked.map?.reasons ?? [])
      this.#saidReasons.set(reasonIds.get(id)!, {
        id: reasonIds.get(id)!,
        side,
        premises: premises.map((premise) => ids.get(premise)!),
        target:
          'claim' in target ? { claim: ids.get(target.claim)! } : { reason: reasonIds.get(target.reason)! }
      });
    for (const { id, key, isTitled } of claims) {
      if (isTitled) this.#titles.set(ids.get(id)!, key.slice(1, -1));
      else this.#isUntitled = true;
      if (isTitled && key.startsWith('<')) this.#described.add(ids.get(id)!);
    }
    for (const title of this.#titles.values()) this.#taken.add(title);
    for (const { title, node } of this.#lines.all())
      if (node?.kind === 'argument' && title) this.#argumentTitles.add(node.title);
  }

  told(): ReturnType<typeof retold> {
    const { all, reasons } = { all: this.#lines.all(), reasons: this.#relations.map.reasons };
    if (!this.#lines.isPlain || !this.#lines.isKnown || !this.#lines.read.checked.map) return undefined;
    this.#retitle(all);
    this.#reword(all);
    for (const entry of all) if (this.#isOver(entry)) entry.isGone = true;
    this.#endArguments(all);
    for (const entry of all) if (!entry.isGone) this.#note(entry);
    for (const entry of [...all].reverse()) if (entry.isGone) this.#takeOut(entry);
    const isSaid = new Set(all.flatMap((entry) => (entry.isGone ? [] : entry.reasons)));
    this.#place(reasons.filter(({ id }) => !isSaid.has(id)));
    for (const { id } of this.#relations.map.claims) if (!this.#places.has(id)) this.#root(id);
    this.#order();
    this.#head();
    return this.#isUnsure ? undefined : { text: this.#lines.text(), claims: this.#lines.claims() };
  }

  #note(entry: Entry): void {
    const { claim, kind, reasons } = entry;
    if (kind === 'inference') for (const reason of reasons) this.#steps.set(reason, entry);
    if (claim === undefined) return;
    const places = this.#places.get(claim) ?? new Set();
    this.#places.set(claim, places.add(entry));
  }

  /** The line of a claim under which others stand: that on which it has its words. */
  #placeOf(claim: ClaimId): Entry | undefined {
    const places = [...(this.#places.get(claim) ?? [])].filter((place) => this.#stands(place));
    return places.findLast(({ isReference }) => !isReference) ?? places[0];
  }

  /** Whether a line is in the text, not under one that waits for its place. */
  #stands(place: Entry): boolean {
    let root = place;
    while (root.above) root = root.above;
    return this.#lines.roots.includes(root);
  }

  #isDefined(claim: ClaimId): boolean {
    return [...(this.#places.get(claim) ?? [])].some(({ isReference }) => !isReference);
  }

  /** Gives titles to what has another now, in all places. */
  #retitle(all: readonly Entry[]): void {
    const renamed = new Map<string, string>();
    for (const [id, title] of this.#titles) if (!this.#relations.claim.has(id)) this.#taken.delete(title);
    for (const claim of this.#relations.map.claims) {
      const title = this.#titles.get(claim.id);
      const said = this.#saidClaims.get(claim.id);
      if (!said || (title === undefined && claim.heading === undefined)) continue;
      if (title !== undefined && this.#isTitle(title, claim, said)) continue;
      if (title !== undefined) this.#taken.delete(title);
      const next = titleOf([claim.heading ?? '', claim.text, claim.id], this.#taken);
      this.#titles.set(claim.id, next);
      if (title !== undefined) renamed.set(title, next);
      for (const entry of all) if (entry.claim === claim.id) entitle(entry, next);
    }
    for (const entry of all)
      if (entry.claim === undefined && entry.fields.aim === true)
        entry.words = entry.words.replace(/(?<=@\[)[^\]]+(?=\])/, (title) => renamed.get(title) ?? title);
  }

  /** Whether a title is still that of a claim: its heading, or what was made of its words. */
  #isTitle(title: string, { heading, text, id }: Claim, said: Claim): boolean {
    const bare = title.replace(/ \(\d+\)$/, '');
    const isOf = (words: string) => [title, bare].includes(titleOf([words, id], new Set()));
    if (heading !== undefined) return heading === title || isOf(heading);
    return said.text === text || isOf(text) || !isOf(said.text);
  }

  /** Gives words, tags and sources to what has others now. */
  #reword(all: readonly Entry[]): void {
    const canonical = new Map<ClaimId, Entry>();
    for (const entry of all)
      if (entry.claim !== undefined && !entry.isReference) canonical.set(entry.claim, entry);
    // What has words nowhere, as in many files, has its title for them.
    for (const entry of all)
      if (entry.claim !== undefined && !canonical.has(entry.claim)) canonical.set(entry.claim, entry);
    for (const [id, entry] of canonical) {
      const claim = this.#relations.claim.get(id);
      const said = this.#saidClaims.get(id) as (Claim & { cite?: unknown }) | undefined;
      if (!claim || !said) continue;
      const now = bareWords(claim);
      const cites = [...new Set(claim.citations?.map(({ source }) => source))];
      const linked = this.#linked(said);
      const isSame =
        claim.text === said.text &&
        same(claim.tags ?? [], said.tags ?? []) &&
        linked.every((source) => source !== undefined && cites.includes(source));
      if (!isSame) {
        entry.lead += this.#commentsOf(entry);
        entry.title = asDefinition(entry.title);
        entry.isReference = false;
        entry.words = `${entry.title && ' '}${now.words}`;
      }
      const cite = isSame ? cites.filter((source) => !linked.includes(source)) : cites;
      const details = this.#detailsOf(entry, claim, said);
      if (isSame && same(cite, citedIn(said.cite)) && same(details, entry.fields)) continue;
      const { cite: _, text: __, tags: ___, sources, ...others } = details;
      entry.words = entry.words.trimEnd();
      const data = dataOf({
        ...others,
        ...(isSame && sources !== undefined && { sources }),
        ...now.fields,
        cite: cite.length ? cite : undefined
      });
      entry.data = data && ` ${data}`;
    }
  }

  /** The data of a line, with what the claim has otherwise than the text says. */
  #detailsOf({ fields }: Entry, claim: Claim, said: Claim): Record<string, unknown> {
    const now = claim as Record<string, unknown>;
    const before = detailsOf(said);
    const isChanged = (name: string) => Object.hasOwn(before, name) && !same(before[name], now[name]);
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => {
        if (!isChanged(name)) return [[name, value]];
        return now[name] === undefined ? [] : [[name, now[name]]];
      })
    );
  }

  /** The sources of the map to which the words of a claim have links, or its data addresses; nothing for those that it has not. */
  #linked({ citations = [] }: Claim): (SourceId | undefined)[] {
    return citations.map(({ source }) => this.#sources.get(this.#addresses.get(source)));
  }

  /** The comments amidst the words of a line, as lines before it; they are no longer amidst them. */
  #commentsOf(entry: Entry): string {
    const [moved, others] = [true, false].map((where) =>
      entry.comments.filter(({ isInWords }) => isInWords === where)
    );
    entry.comments = others!;
    return moved!.map(({ text }) => `${entry.pad}${text}\n`).join('');
  }

  /** Whether what a line says is not so any more; of a reason that only changed sides its sign is another. */
  #isOver(entry: Entry): boolean {
    const { kind, claim, reasons, node } = entry;
    if (kind === 'front matter' || kind === 'heading') return false;
    if (kind === 'inference' || kind === 'number') return false;
    if (claim !== undefined && !this.#relations.claim.has(claim)) return true;
    if (reasons.some((id) => !this.#isAsSaid(id))) return true;
    if (kind !== 'relation') return false;
    // Only of an argument can the step be undercut; of a sign with a point that stands above.
    const from = entry.mark.trimEnd().endsWith('>') ? entry.above?.node : node;
    if (from?.kind === 'statement' && reasons.some((id) => this.#relations.onStep(id).length)) return true;
    const turned = reasons.filter(
      (id) => this.#relations.reason.get(id)!.side !== this.#saidReasons.get(id)!.side
    );
    if (!turned.length) return false;
    const sign = /^(<?)([+-])(>?)(?=\s|[[<])/.exec(entry.mark || '+');
    if (!sign || reasons.length > 1) return true;
    entry.mark = entry.mark.replace(/[+-]/, (one) => (one === '+' ? '-' : '+'));
    return false;
  }

  /** Whether a reason joins what the text says that it joins. */
  #isAsSaid(id: ReasonId): boolean {
    const now = this.#relations.reason.get(id);
    const said = this.#saidReasons.get(id);
    return (
      now !== undefined &&
      said !== undefined &&
      same([now.premises, now.target], [said.premises, said.target])
    );
  }

  /** Arguments of which an inference is not so any more are written anew as a whole. */
  #endArguments(all: readonly Entry[]): void {
    const over = new Set<object | undefined>();
    for (const { kind, argument, reasons } of all) {
      const [id] = reasons;
      if (kind !== 'inference' || id === undefined) continue;
      const isTurned = this.#relations.reason.get(id)?.side !== this.#saidReasons.get(id)?.side;
      if (isTurned || !this.#isAsSaid(id)) over.add(argument);
    }
    for (const entry of all) {
      const isPart = entry.argument !== undefined && over.has(entry.argument);
      const isHead = entry.kind === 'element' && over.has(entry.node) && !entry.under.length;
      // The aim of a conclusion that only names it is part of that.
      const isAim = entry.above?.fields.aim === true && over.has(entry.above.argument);
      if (isPart || isHead || isAim) entry.isGone = true;
      if (isHead && entry.node?.kind === 'argument') this.#argumentTitles.delete(entry.node.title);
    }
  }

  /** Leaves of a line its comments; what hangs on it and is still so waits for another place. */
  #takeOut(entry: Entry): void {
    const { claim, kind, reasons, isReference } = entry;
    const under = entry.under.filter(({ isGone }) => !isGone);
    entry.under = entry.under.filter(({ isGone }) => isGone);
    for (const each of under) each.above = undefined;
    if (!commentsIn(entry.lead).length && !entry.comments.length) entry.lead = '';
    if (kind === 'inference') {
      for (const id of reasons) this.#looseSteps.set(id, under);
      return;
    }
    const isKnown = claim !== undefined && this.#relations.claim.has(claim);
    if (!isKnown) {
      if (under.length) this.#isUnsure = true;
      return;
    }
    const loose = this.#loose.get(claim) ?? { under: [] };
    loose.under.push(...under);
    this.#loose.set(claim, loose);
    if (isReference || this.#isDefined(claim)) return;
    const lead = commentsIn(entry.lead)
      .map((comment) => `${entry.pad}${comment}\n`)
      .join('');
    loose.definition = { ...entry, lead, isGone: false, reasons: [], under: [], above: undefined };
    entry.lead = '';
    entry.comments = [];
  }

  /** Gives a place to reasons that have none in the text. */
  #place(missing: readonly Reason[]): void {
    const moved = new Set(missing.flatMap(({ premises }) => premises));
    for (const claim of this.#loose.keys()) if (!moved.has(claim)) this.#settle(claim);
    let left = missing;
    while (left.length) {
      const waiting = left.filter((reason) => !this.#put(reason));
      if (waiting.length === left.length) {
        const [{ target } = left[0]!] = left.filter((each) => 'claim' in each.target);
        if (!('claim' in target)) {
          this.#isUnsure = true;
          return;
        }
        this.#root(target.claim);
      }
      left = waiting;
    }
    for (const claim of this.#loose.keys()) this.#settle(claim);
  }

  /** What waits of a claim goes where the claim stands; else it stands by itself. */
  #settle(claim: ClaimId): void {
    const place = this.#placeOf(claim);
    if (!place) {
      this.#root(claim);
      return;
    }
    const loose = this.#loose.get(claim);
    this.#loose.delete(claim);
    if (!loose) return;
    const { definition, under } = loose;
    if (definition) {
      indent(definition, place.pad);
      const { title, words, data, rest, lead, comments, fields } = definition;
      Object.assign(place, { title: asDefinition(title), words, data, fields, isReference: false });
      place.rest = rest || place.rest;
      place.comments = [...place.comments, ...comments];
      place.lead += lead;
    }
    for (const entry of under) this.#hang(entry, place);
  }

  #hang(entry: Entry, place: Entry, at = place.under.length): void {
    const beside = place.under.find((each) => !each.isGone && each !== entry);
    const deeper = place.pad + (/^[*\d]/.test(place.mark) && place.kind === 'element' ? STEP + STEP : STEP);
    place.under.splice(at, 0, entry);
    entry.above = place;
    indent(entry, beside?.pad ?? deeper);
  }

  /** Writes a reason where it belongs; false where that is not there yet. */
  #put(reason: Reason): boolean {
    const { id, side, premises, target } = reason;
    const step = 'reason' in target ? this.#stepOf(target.reason) : undefined;
    const place = 'claim' in target ? this.#placeOf(target.claim) : step;
    if (!place) return false;
    const isUndercut = 'reason' in target;
    if (premises.length > 1 || this.#relations.onStep(id).length || (isUndercut && side === 'pro')) {
      this.#argument(reason, place);
      return true;
    }
    const premise = premises[0]!;
    const mark = isUndercut ? '<_ ' : side === 'pro' ? '+ ' : '- ';
    const on = 'claim' in target ? this.#relations.on(target.claim).map((each) => each.id) : [];
    const rank = on.indexOf(id);
    const ranks = place.under.map(({ reasons, isGone }) => (isGone ? -1 : on.indexOf(reasons[0] ?? '')));
    const before = ranks.findLastIndex((each) => each >= 0 && each < rank);
    const after = ranks.findIndex((each) => each > rank);
    const at = before >= 0 ? before + 1 : after >= 0 ? after : place.under.length;
    const entry = this.#statement(premise, 'relation', mark);
    entry.reasons = [id];
    this.#hang(entry, place, at);
    this.#note(entry);
    return true;
  }

  /** The line under which a reason is undercut: its inference, or the argument that it is. */
  #stepOf(reason: ReasonId): Entry | undefined {
    const step = this.#steps.get(reason);
    if (step) return step;
    const premise = this.#relations.reason.get(reason)?.premises[0];
    return [...(this.#places.get(premise ?? '') ?? [])].find(({ node }) => node?.kind === 'argument');
  }

  /** A claim on a line: with its words where it has none yet, else by its title. */
  #statement(claim: ClaimId, kind: Entry['kind'], mark: string): Entry {
    if (this.#isDefined(claim))
      return entryOf(kind, { mark, claim, title: this.#named(claim), isReference: true });
    const loose = this.#loose.get(claim);
    if (loose?.definition) {
      this.#loose.delete(claim);
      const entry = { ...loose.definition, kind, mark, title: asDefinition(loose.definition.title) };
      for (const each of loose.under) this.#hang(each, entry);
      return entry;
    }
    const one = this.#relations.claim.get(claim)!;
    const { words, fields } = bareWords(one);
    const data = dataOf(fields);
    const isOnce = this.#relations.uses(claim).length < 2;
    const title = this.#isUntitled && isOnce && one.heading === undefined ? '' : `[${this.#titled(claim)}]:`;
    const entry = entryOf(kind, {
      mark,
      claim,
      title,
      words: title && ` ${words}`,
      data: data && ` ${data}`,
      fields
    });
    if (!title) entry.words = words;
    return entry;
  }

  /** A claim by its title, in its brackets. */
  #named(claim: ClaimId): string {
    const title = this.#titled(claim);
    return this.#described.has(claim) ? `<${title}>` : `[${title}]`;
  }

  /** Makes a statement of what stands as an argument: only statements are premises and conclusions. */
  #asStatement(claim: ClaimId): void {
    if (!this.#described.delete(claim)) return;
    this.#argumentTitles.delete(this.#titled(claim));
    for (const entry of [...(this.#places.get(claim) ?? []), this.#loose.get(claim)?.definition])
      if (entry) entry.title = entry.title.replace(/^<(.*)>(:?\s*)$/s, '[$1]$2');
  }

  /** The title of a claim, which has one from now on. */
  #titled(claim: ClaimId): string {
    const known = this.#titles.get(claim);
    if (known !== undefined) return known;
    const { heading = '', text, id } = this.#relations.claim.get(claim)!;
    const title = titleOf([heading, text, id], this.#taken);
    this.#titles.set(claim, title);
    const loose = this.#loose.get(claim)?.definition;
    for (const entry of [...(this.#places.get(claim) ?? []), ...(loose ? [loose] : [])])
      entitle(entry, title);
    return title;
  }

  /** A claim at the margin, behind all else. */
  #root(claim: ClaimId): void {
    const loose = this.#loose.get(claim);
    const entry = this.#statement(claim, 'element', '');
    indent(entry, '');
    entry.lead = `${this.#lines.roots.length ? '\n' : ''}${entry.lead}`;
    this.#lines.roots.push(entry);
    this.#note(entry);
    if (!loose?.definition) this.#settle(claim);
  }

  /** A reason with premises and conclusion, in a block of its own behind that in which its target stands. */
  #argument(reason: Reason, place: Entry): void {
    const { id, side, premises, target } = reason;
    const numbered = [...premises, ...('claim' in target && side === 'pro' ? [target.claim] : [])];
    for (const claim of numbered) this.#asStatement(claim);
    const named = 'argument' in reason && typeof reason.argument === 'string' ? reason.argument : '';
    const title = titleOf([named, this.#titled(premises[0]!)], this.#argumentTitles);
    const entries = [entryOf('element', { lead: '\n', title: `<${title}>` })];
    for (const [at, premise] of premises.entries()) {
      const entry = this.#statement(premise, 'number', `(${at + 1}) `);
      indent(entry, '');
      this.#note(entry);
      entries.push(entry);
    }
    entries[1]!.lead = `\n${entries[1]!.lead}`;
    const isCon = side === 'con';
    const step = entryOf('inference', { words: isCon ? '-- {side: "con"} --' : '----', reasons: [id] });
    for (const entry of this.#looseSteps.get(id) ?? []) this.#hang(entry, step);
    this.#looseSteps.delete(id);
    const mark = `(${premises.length + 1}) `;
    const last =
      'claim' in target && !isCon ? this.#statement(target.claim, 'number', mark) : this.#aim(reason, mark);
    entries.push(step, last);
    if (last.claim !== undefined) this.#note(last);
    this.#note(step);
    const { roots } = this.#lines;
    // Where it stood before it stands again, behind the comments that it had.
    const before = roots.find((each) => each.kind === 'inference' && each.isGone && each.reasons[0] === id);
    const head = before && roots.find(({ node, isGone }) => isGone && node === before.argument);
    if (head?.lead) {
      entries[0]!.lead = head.lead;
      head.lead = '';
    }
    roots.splice(this.#blockEnd(before ?? place), 0, ...entries);
  }

  /** A conclusion that only says what a reason is against, or for which other reason it is. */
  #aim({ side, target }: Reason, mark: string): Entry {
    const aim = 'claim' in target ? this.#named(target.claim) : `<${this.#argumentOf(target.reason)}>`;
    const sign = 'reason' in target && side === 'con' ? '_>' : side === 'con' ? '->' : '+>';
    const words = `${side === 'con' ? 'Against' : 'For'} @${aim}`;
    const last = entryOf('number', { mark, words, data: ' {aim: true}', fields: { aim: true } });
    const claim = 'claim' in target ? target.claim : undefined;
    const entry = entryOf('relation', {
      pad: STEP + STEP,
      mark: `${sign} `,
      title: aim,
      claim,
      isReference: true,
      above: last
    });
    last.under.push(entry);
    if (claim !== undefined) this.#note(entry);
    return last;
  }

  /** The title of the argument in whose inference a reason stands. */
  #argumentOf(reason: ReasonId): string {
    const { roots } = this.#lines;
    const step = this.#steps.get(reason);
    const at = step ? roots.indexOf(step) : -1;
    const head = roots.slice(0, Math.max(at, 0)).findLast(({ kind }) => kind === 'element');
    if (!head || !/^<.*>:?$/.test(head.title)) this.#isUnsure = true;
    return head?.title.replace(/^<|>:?$/g, '') ?? '';
  }

  /** Behind the block in which a line stands. */
  #blockEnd(place: Entry): number {
    let root = place;
    while (root.above) root = root.above;
    const { roots } = this.#lines;
    let at = roots.indexOf(root) + 1;
    if (!at) return roots.length;
    while (roots[at] && (roots[at]!.kind === 'number' || roots[at]!.kind === 'inference')) at++;
    return at;
  }

  /** Puts lines on one claim in the order of their reasons. */
  #order(): void {
    for (const place of this.#lines.all()) {
      const { claim, under } = place;
      if (claim === undefined || under.length < 2 || !this.#relations.claim.has(claim)) continue;
      const ranks = new Map(this.#relations.on(claim).map(({ id }, at) => [id, at]));
      const rankOf = ({ isGone, reasons }: Entry) => (isGone ? undefined : ranks.get(reasons[0] ?? ''));
      const slots = [...under.keys()].filter((at) => rankOf(under[at]!) !== undefined);
      const sorted = slots.map((at) => under[at]!).sort((a, b) => rankOf(a)! - rankOf(b)!);
      for (const [at, slot] of slots.entries()) under[slot] = sorted[at]!;
    }
  }

  /** The title of the map, where the front matter says one. */
  #head(): void {
    const { title } = this.#relations.map;
    const front = this.#lines.roots.find(({ kind }) => kind === 'front matter');
    const said = front && headOf(front.words + front.data).title;
    if (!front || said === undefined || said === title) return;
    front.data = '';
    front.words = front.words.replace(/^title[ \t]*:.*(\n[ \t]+\S.*)*$/m, () => `title: ${flow(title)}`);
  }
}
