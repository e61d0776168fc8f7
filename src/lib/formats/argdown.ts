import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Citation, Claim, ClaimId, Reason, ReasonId } from '../model/map.ts';
import { readDocument } from './argdown-document.ts';
import type {
  ArgdownDocument,
  Argument,
  Inference,
  Line,
  Member,
  Outline,
  Relation,
  Section,
  Statement
} from './argdown-parts.ts';
import { Assembly, type Place, type TextPlace } from './assembly.ts';
import { fieldsOf, inOrder } from './fields.ts';
import { isFields } from './json.ts';

/** A block of Argdown in Markdown. */
const FENCE = /^[ \t]*(`{3,}|~{3,})[ \t]*argdown(-map)?\b/m;

/**
 * Reads a text of Argdown, or what of a Markdown text stands in blocks of Argdown. All statements of one title are one claim,
 * an argument without premises is a claim too; each inference of an argument with premises is a reason. What bears on such
 * an argument bears on its last inference. Contradictions are two attacks. Data become fields of claims and reasons, as
 * `write` writes them; others are kept as fields that a map does not know. Never throws.
 */
export function read(text: string): Checked {
  const argdown = readDocument(fenced(text));
  return mapOf(argdown, new Assembly(text));
}

/** What a document of Argdown is as a map, put together with what is told of it already. Never throws. */
export function mapOf(argdown: ArgdownDocument, assembly: Assembly): Checked {
  return new Reading(argdown, assembly).checked();
}

/** A claim of a text with the titles and places that it has there. */
export interface ClaimInText {
  id: ClaimId;
  /** As it stands in the text, in its brackets; of what has no title its words. */
  key: string;
  isTitled: boolean;
  /** Whether it has words of its own somewhere, not only references. */
  isDefined: boolean;
  places: readonly TextPlace[];
}

/** The same as `read`, with where each claim stands in the text. */
export function readWithPlaces(text: string): { checked: Checked; claims: ClaimInText[] } {
  const reading = new Reading(readDocument(text), new Assembly(text));
  return { checked: reading.checked(), claims: reading.claims() };
}

/** A line of a text with what of the map stands there. */
export interface LineInText extends Line {
  claim: ClaimId | undefined;
  /** What it says of what is above it: nothing, a reason, of a contradiction two. */
  reasons: readonly ReasonId[];
}

/** The same as `readWithPlaces`, with all that stands in the text line by line. */
export function readWithLines(text: string) {
  const outline: Outline = { lines: [], comments: [] };
  const reading = new Reading(readDocument(text, outline), new Assembly(text));
  const checked = reading.checked();
  return { checked, claims: reading.claims(), lines: reading.lines(outline), comments: outline.comments };
}

/** Whether a text is Markdown with blocks of Argdown in it. */
export function isFenced(text: string): boolean {
  return FENCE.test(text);
}

/** Of a Markdown text what stands in its blocks of Argdown, each on the line on which it is; else the text. */
function fenced(text: string): string {
  const bare = text.replace(/^\uFEFF/, '');
  if (!isFenced(bare)) return bare;
  const lines = bare.split(/(?<=\n|\r(?!\n))/);
  let fence: string | undefined;
  return lines
    .map((line) => {
      const blank = line.replace(/[^\r\n]/g, '');
      if (fence === undefined) {
        fence = FENCE.exec(line)?.[1];
        return blank;
      }
      const isEnd = line.trim().startsWith(fence) && /^(`+|~+)$/.test(line.trim());
      if (isEnd) fence = undefined;
      return isEnd ? blank : line;
    })
    .join('');
}

/** What a map makes of a document of Argdown. */
class Reading {
  readonly #document: ArgdownDocument;
  readonly #assembly: Assembly;
  /** Of our own: what of the map is no claim, reason or source. */
  readonly #own: Record<string, unknown>;
  readonly #isOurs: boolean;
  readonly #ids = new Map<Statement | Argument, ClaimId>();
  readonly #used = new Set<string>();
  readonly #claims: Claim[] = [];
  /** Ids of the reasons that a step becomes: of a contradiction two. */
  readonly #names = new Map<Relation | Inference, readonly [ReasonId, ReasonId]>();
  readonly #reasons: Reason[] = [];
  /** How an argument without premises bears on the first of what it bears on, in the order of the text, not of relations. */
  readonly #firstOf = new Map<Argument, Relation>();
  /** What conclusions of ours, which only say so, are aimed at. */
  readonly #aims = new Map<Statement, Relation>();

  constructor(argdown: ArgdownDocument, assembly: Assembly) {
    this.#document = argdown;
    this.#assembly = assembly;
    const { warrant } = argdown.frontMatter;
    this.#isOurs = isFields(warrant);
    this.#own = isFields(warrant) ? warrant : {};
    const conclusions = new Set<object | undefined>(
      argdown.steps.map((step) => ('rules' in step ? step.conclusion : undefined))
    );
    for (const relation of argdown.relations) {
      const { from } = relation;
      if (from.kind !== 'statement' || from.isTitled || from.members.length > 1) continue;
      if (conclusions.has(from) && dataOf(from).aim === true) this.#aims.set(from, relation);
    }
  }

  checked(): Checked {
    for (const { message, place } of this.#document.faults) this.#assembly.fault(message, place);
    this.#sources();
    this.#nameClaims();
    for (const node of this.#ids.keys()) this.#claim(node);
    this.#nameReasons();
    this.#orderRelations();
    for (const step of this.#document.steps) this.#step(step);
    for (const claim of ordered(this.#claims, this.#order('claims')))
      this.#assembly.add(inOrder('claim', claim));
    for (const reason of ordered(this.#reasons, this.#order('reasons')))
      this.#assembly.step(inOrder('reason', reason));
    this.#head();
    return this.#assembly.checked();
  }

  /** The claims in the order of the text. */
  claims(): ClaimInText[] {
    return [...this.#ids].map(([node, id]) => ({
      id,
      key: keyOf(node),
      isTitled: node.isTitled,
      isDefined: node.members.some(({ isReference }) => !isReference),
      places: node.members.flatMap(({ place }) => (typeof place === 'string' ? [] : place))
    }));
  }

  /** The lines of the text with the claims and reasons of the map. */
  lines({ lines }: Outline): LineInText[] {
    const keyOf = ({ type, from, to }: Relation) => `${type} ${from.number} ${to.number}`;
    const said = new Map(this.#document.relations.map((relation) => [keyOf(relation), relation]));
    const reasonsOf = (step: Relation | Inference | undefined): ReasonId[] => {
      if (!step) return [];
      const names = this.#names.get(step) ?? ('type' in step && this.#names.get(said.get(keyOf(step))!));
      return names ? [...new Set(names)] : [];
    };
    const claimOf = (node: Line['node']) =>
      node && node.kind !== 'inference' ? this.#ids.get(node) : undefined;
    return lines.map((line) =>
      Object.assign(line, { claim: claimOf(line.node), reasons: reasonsOf(line.step) })
    );
  }

  /** Those that our own front matter lists; others are met where they are cited. */
  #sources(): void {
    const { sources } = this.#document.frontMatter;
    if (!Array.isArray(sources)) return;
    for (const source of sources) {
      if (!isFields(source) || typeof source.id !== 'string' || !source.id) continue;
      const { fields, refused } = fieldsOf('source', source);
      for (const name of refused)
        this.#assembly.omit(`the ${name} of the source “${source.id}” is none that a source has`);
      if (!this.#assembly.hasSource(source.id))
        this.#assembly.source({
          ...fields,
          id: source.id,
          type: typeof fields.type === 'string' ? fields.type : 'document'
        });
    }
  }

  #nameClaims(): void {
    const nodes = [
      ...this.#document.statements.values(),
      ...[...this.#document.arguments.values()].filter(({ inferences }) => !inferences)
    ].filter((node) => !this.#aims.has(node as Statement));
    nodes.sort((a, b) => a.number - b.number);
    const wanted = nodes.map((node) => dataOf(node).id);
    for (const [at, node] of nodes.entries()) {
      const id = wanted[at];
      if (typeof id !== 'string' || !id) continue;
      if (this.#used.has(id)) {
        this.#assembly.fault(`the id “${id}” is that of another claim`, node.members[0]?.place);
        continue;
      }
      this.#used.add(id);
      this.#ids.set(node, id);
    }
    const named = new Map(nodes.map((node) => [node, this.#ids.get(node)]));
    this.#ids.clear();
    let untitled = 0;
    for (const [node, id] of named) {
      if (id !== undefined) {
        this.#ids.set(node, id);
        continue;
      }
      const names = node.isTitled ? [node.title, `<${node.title}>`] : [];
      let name = names.find((each) => !this.#used.has(each));
      while (name === undefined || this.#used.has(name)) name = `u${++untitled}`;
      this.#used.add(name);
      this.#ids.set(node, name);
    }
  }

  #claim(node: Statement | Argument): void {
    const id = this.#ids.get(node)!;
    const member = canonical(node);
    const {
      id: _,
      reason,
      text,
      heading,
      tags,
      more,
      sources,
      isInGroup: __,
      isCanonical: ___,
      ...rest
    } = dataOf(node);
    const words = member ? member.text.slice(0, member.tagsAt).trim() : '';
    const claim: Claim = { id, text: typeof text === 'string' ? text : words || node.title };
    if (typeof heading === 'string') claim.heading = heading;
    else if (heading !== null && node.isTitled && node.title !== claim.text) claim.heading = node.title;
    const written = node.members.flatMap((each) => each.tags);
    if (isTexts(tags)) claim.tags = tags;
    else if (written.length) claim.tags = [...new Set(written)];
    const path = pathOf(node.section);
    if (path) Object.assign(claim, { section: path });
    const foreign = typeof reason === 'string' || typeof reason === 'number' ? { reason } : {};
    const { fields, refused } = fieldsOf('claim', { ...rest, ...foreign, ...(isFields(more) && more) });
    Object.assign(claim, fields, { id, text: claim.text });
    for (const name of refused)
      this.#assembly.omit(
        `“${name}” of “${node.title}” is not what a claim has under this name`,
        member?.place
      );
    this.#cite(claim, node, sources);
    this.#tellWordings(node, claim.text);
    this.#claims.push(claim);
  }

  /** Of several wordings a claim has one. */
  #tellWordings({ title, members }: Statement | Argument, text: string): void {
    if (this.#isOurs) return;
    const worded = members.filter(({ isReference }) => !isReference);
    const words = worded.map((each) => each.text.slice(0, each.tagsAt).trim());
    const others = new Set(words.filter((each) => each && each !== text));
    if (!others.size || !words.includes(text)) return;
    const last = worded[words.lastIndexOf(text)]!;
    this.#assembly.omit(
      `“${title}” has ${others.size + 1} wordings; this is the one that is read`,
      last.place
    );
  }

  /** What a claim cites: by our own data, by data as others write them, and by links in its text. */
  #cite(claim: Claim, node: Statement | Argument, sources: unknown): void {
    const citations: Citation[] = [...(claim.citations ?? [])];
    const cited = new Set(citations.map(({ source }) => source));
    for (const { source } of citations) {
      if (this.#assembly.hasSource(source)) continue;
      this.#assembly.dangling(`cites the source “${source}”, which is not listed`, node.members[0]?.place);
      this.#assembly.source({ id: source, type: 'document' });
    }
    const cite = (address: string, title?: unknown) => {
      const source = this.#assembly.sourceAt(address);
      if (typeof title === 'string' && title && source.title === undefined) source.title = title;
      if (!cited.has(source.id)) citations.push({ source: source.id });
      cited.add(source.id);
    };
    for (const source of Array.isArray(sources) ? sources : [sources]) {
      if (typeof source === 'string' && /^https?:/i.test(source)) cite(source);
      else if (isFields(source) && typeof source.url === 'string') cite(source.url, source.title);
      else if (source !== undefined)
        this.#assembly.omit(`a source of “${node.title}” has no address`, node.members[0]?.place);
    }
    for (const { links, place } of node.members)
      for (const { text, address } of links)
        if (/^https?:/i.test(address)) cite(address, text);
        else this.#assembly.omit(`the link to “${address}” is left out`, place);
    if (citations.length) claim.citations = citations;
  }

  /** Reasons have the ids that data give them; others are counted in the order of the text. */
  #nameReasons(): void {
    const { steps } = this.#document;
    const wanted = new Set(steps.map((step) => reasonData(step).id));
    const given = new Set<unknown>();
    let count = 0;
    const counted = () => {
      do count++;
      while (wanted.has(`r${count}`));
      return `r${count}`;
    };
    for (const step of steps) {
      if (!('rules' in step) && this.#aims.has(step.from as Statement)) continue;
      const { id } = reasonData(step);
      const isFree = typeof id === 'string' && id !== '' && !given.has(id);
      if (!isFree && id !== undefined)
        this.#assembly.fault(`the id “${String(id)}” is none for another reason`, step.place);
      given.add(id);
      const isMutual = !('rules' in step) && (step.type === 'contradictory' || step.type === 'contrary');
      const name = isFree ? id : counted();
      this.#names.set(step, [name, isMutual ? counted() : name]);
    }
  }

  #step(step: Relation | Inference): void {
    if ('rules' in step) this.#inferred(step);
    else this.#related(step);
  }

  #inferred(inference: Inference): void {
    const { argument, rules, premises, conclusion } = inference;
    const [id] = this.#names.get(inference)!;
    const isLast = argument.inferences!.at(-1) === inference;
    const data = { ...(isLast && dataOf(argument)), ...reasonData(inference) };
    const {
      id: _,
      side,
      uses: __,
      argument: title = this.#isOurs || !argument.isTitled ? null : argument.title,
      more,
      ...rest
    } = data;
    const member = isLast ? canonical(argument) : undefined;
    const described = member?.text.slice(0, member.tagsAt).trim();
    const tags = isLast ? [...new Set(argument.members.flatMap((each) => each.tags))] : [];
    const { fields } = fieldsOf('reason', {
      ...(title !== null && { argument: title }),
      ...(rules.length && { rules }),
      ...(described && { note: described }),
      ...(tags.length && { tags }),
      ...rest,
      ...(isFields(more) && more)
    });
    const aim = this.#aims.get(conclusion!);
    this.#reasons.push({
      ...fields,
      id,
      side: side === 'con' || aim?.type === 'attack' || aim?.type === 'undercut' ? 'con' : 'pro',
      premises: premises.map((premise) => this.#ids.get(premise)!),
      target: aim ? this.#target(aim) : { claim: this.#ids.get(conclusion!)! }
    });
  }

  #related(relation: Relation): void {
    const { type, from, to } = relation;
    const premise = this.#ids.get(from as Statement);
    // The conclusion of an argument of ours: said with that.
    if (premise === undefined) return;
    const { id: _, more, ...rest } = reasonData(relation);
    const { fields } = fieldsOf('reason', { ...rest, ...(isFields(more) && more) });
    const side = type === 'support' || type === 'entails' ? 'pro' : 'con';
    const [id, other] = this.#names.get(relation)!;
    this.#reasons.push({ ...fields, id, side, premises: [premise], target: this.#target(relation) });
    if (type !== 'contradictory' && type !== 'contrary') return;
    const back = this.#ids.get(to as Statement)!;
    this.#reasons.push({ id: other, side, premises: [back], target: { claim: premise } });
  }

  #tellNoInference({ title }: Statement | Argument, place: Place): void {
    this.#assembly.understand(`undercuts “${title}”, which has no inference; it attacks that instead`, place);
  }

  #target({ type, to, place }: Relation): Reason['target'] {
    if (to.kind === 'inference') return { reason: this.#names.get(to)![0] };
    if (to.kind === 'argument' && to.inferences)
      return { reason: this.#names.get(to.inferences.at(-1)!)![0] };
    const claim = this.#ids.get(to)!;
    if (type !== 'undercut') return { claim };
    if (to.kind !== 'argument') {
      this.#tellNoInference(to, place);
      return { claim };
    }
    // What is undercut is the step from an argument to what it bears on.
    const step = this.#firstOf.get(to);
    if (step) return { reason: this.#names.get(step)![0] };
    this.#tellNoInference(to, place);
    return { claim };
  }

  /** Finds what each argument without premises bears on first; undercuts never lead round to one another so. */
  #orderRelations(): void {
    for (const relation of this.#document.relations) {
      const { type, from, to } = relation;
      if (from.kind !== 'argument' || (type === 'undercut' && to.number >= from.number)) continue;
      const first = this.#firstOf.get(from);
      const isBefore = !first || to.number < first.to.number;
      if (isBefore || (to === first.to && type === 'support')) this.#firstOf.set(from, relation);
    }
  }

  #order(list: string): readonly unknown[] {
    const { order } = this.#own;
    const ids = isFields(order) ? order[list] : undefined;
    return Array.isArray(ids) ? ids : [];
  }

  #head(): void {
    const { title, subTitle: _, author, lang, language = lang } = this.#document.frontMatter;
    const { order: _o, motion, claims: _c, reasons: _r, sources: _s, format: _f, more, ...own } = this.#own;
    const authors = typeof author === 'string' ? [author] : author;
    const { fields, refused } = fieldsOf('map', {
      ...(typeof language === 'string' && { language }),
      ...(isTexts(authors) && { authors }),
      ...own,
      ...(isFields(more) && more)
    });
    for (const name of refused)
      this.#assembly.omit(`“${name}” of the map is not what a map has under this name`);
    if (typeof title === 'string') fields.title = title;
    this.#assembly.head = this.#joined(fields);
    this.#assembly.title = this.#document.sections[0]?.title ?? '';
    if (motion === undefined) this.#assembly.motion = this.#root();
    else if (typeof motion === 'string' && this.#assembly.has(motion)) this.#assembly.motion = motion;
    else if (motion !== null) this.#assembly.dangling(`the motion is “${String(motion)}”, which is no claim`);
  }

  /** Without what names claims and sources that are not there, as somebody may have taken them out of the text. */
  #joined(head: Partial<ArgumentMap>): Partial<ArgumentMap> {
    const { facing, translations, background } = head;
    const isThere = (id: ClaimId) => this.#assembly.has(id);
    if (facing) head.facing = facing.filter((pair) => pair.every(isThere));
    if (translations)
      head.translations = Object.fromEntries(
        Object.entries(translations).map(([language, claims]) => [
          language,
          Object.fromEntries(Object.entries(claims).filter(([id]) => isThere(id)))
        ])
      );
    if (background?.sources)
      head.background = {
        ...background,
        sources: background.sources.filter((id) => this.#assembly.hasSource(id))
      };
    return head;
  }

  /** The one claim on which all bears, if there is one. */
  #root(): ClaimId | undefined {
    const premises = new Set(this.#reasons.flatMap((reason) => reason.premises));
    const aimed = new Set(this.#reasons.flatMap(({ target }) => ('claim' in target ? target.claim : [])));
    const roots = [...aimed].filter((id) => !premises.has(id));
    return roots.length === 1 ? roots[0] : undefined;
  }
}

function keyOf(node: Statement | Argument): string {
  if (!node.isTitled) return node.members[0]?.text.trim() ?? '';
  return node.kind === 'statement' ? `[${node.title}]` : `<${node.title}>`;
}

/** The wording that counts: the last, unless one is marked. */
function canonical({ members }: Statement | Argument): Member | undefined {
  const worded = members.filter(({ isReference }) => !isReference);
  return (
    worded.findLast(({ data }) => data?.isCanonical === true) ??
    worded.at(-1) ??
    // Words after a title without a colon.
    members.findLast(({ text, tagsAt }) => text.slice(0, tagsAt).trim())
  );
}

type Fields = Record<string, unknown>;

const NO_DATA: Fields = {};

/** The data of all places at which something stands, later ones over earlier. */
function dataOf({ members }: Statement | Argument): Fields {
  const all = members.map(({ data }) => data).filter((data) => data !== undefined);
  return all.length < 2 ? (all[0] ?? NO_DATA) : merged(all);
}

/** Several tables as one, table by table; what is in the last counts. */
function merged(tables: readonly Fields[]): Fields {
  const values = new Map<string, unknown[]>();
  for (const table of tables)
    for (const [name, value] of Object.entries(table)) {
      const before = values.get(name);
      if (before && isFields(value) && isFields(before.at(-1))) before.push(value);
      else values.set(name, [value]);
    }
  const both: Record<string, unknown> = {};
  for (const [name, all] of values) {
    const value = all.length > 1 ? merged(all as Fields[]) : all[0];
    Object.defineProperty(both, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return both;
}

/** What data say of a reason itself. */
function reasonData(step: Relation | Inference): Record<string, unknown> {
  if ('rules' in step) return step.data ?? {};
  const reason = step.member.data?.reason;
  return isFields(reason) ? reason : {};
}

function pathOf(section: Section | undefined): string {
  const titles: string[] = [];
  for (let each = section; each; each = each.parent) titles.unshift(each.title);
  return titles.join(' / ');
}

/** In the order of a list of ids; what is not listed stays behind what it was behind. */
function ordered<T extends { id: string }>(items: readonly T[], ids: readonly unknown[]): readonly T[] {
  if (!ids.length) return items;
  const places = new Map(ids.map((id, at) => [id, at]));
  let last = -1;
  const ranked = items.map((item) => {
    last = places.get(item.id) ?? last;
    return { item, rank: last };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
