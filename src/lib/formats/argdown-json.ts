import { type Checked, placeOf } from '../model/check.ts';
import { mapOf } from './argdown.ts';
import {
  type ArgdownDocument,
  type Argument,
  emptyDocument,
  type Inference,
  type Member,
  type Relation,
  type RelationType,
  type Section,
  type Statement
} from './argdown-parts.ts';
import { settle } from './argdown-relations.ts';
import { Assembly } from './assembly.ts';
import { type Fields, idOf, isBlank, isFields, parsed, wordsOf } from './json.ts';

const RELATIONS: ReadonlySet<unknown> = new Set<RelationType>([
  'support',
  'entails',
  'attack',
  'undercut',
  'contrary',
  'contradictory'
]);
/** Titles that Argdown makes up. */
const UNTITLED = /^Untitled \d+$/;

/**
 * Reads the JSON that Argdown exports (https://argdown.org) as the text that it was made of is read, but for the front matter,
 * which is not in it. What is drawn from statements, arguments and relations, such as `map`, is not needed. Never throws.
 */
export function read(text: string): Checked {
  const { value, problems } = parsed(text);
  if (problems) return { problems };
  const assembly = new Assembly();
  if (!isFields(value)) {
    assembly.fault('is no object with statements and arguments');
    return assembly.checked();
  }
  return mapOf(new Export(value, assembly).argdown(), assembly);
}

/** A document of Argdown as its export has it. */
class Export {
  readonly #file: Fields;
  readonly #assembly: Assembly;
  readonly #argdown: ArgdownDocument = emptyDocument();
  readonly #sections = new Map<string, Section>();
  /** Inferences by their arguments and the places of their conclusions. */
  readonly #inferences = new Map<Argument, Map<number, Inference>>();
  /** What has a number, with where it stands in the text. */
  readonly #numbered: { node: Statement | Argument | Inference; line: number; column: number }[] = [];

  constructor(file: Fields, assembly: Assembly) {
    this.#file = file;
    this.#assembly = assembly;
  }

  argdown(): ArgdownDocument {
    const { relations } = this.#file;
    this.#readSections();
    for (const [title, entry, place] of this.#entries('statements')) this.#statement(title, entry, place);
    const reconstructed = [...this.#entries('arguments')].map(
      ([title, entry, place]) => [this.#argument(title, entry, place), entry, place] as const
    );
    for (const [argument, entry, place] of reconstructed) this.#structure(argument, entry, place);
    if (!isBlank(relations) && !Array.isArray(relations)) this.#assembly.fault('is no list', 'relations');
    for (const [at, relation] of listOf(relations).entries()) this.#relation(relation, `relations[${at}]`);
    this.#number();
    settle(this.#argdown, this.#numbered.length);
    return this.#argdown;
  }

  /** The entries of a table by their titles. */
  *#entries(name: string): Generator<[title: string, entry: Fields, place: string]> {
    const table = this.#file[name];
    if (!isFields(table)) {
      if (!isBlank(table)) this.#assembly.fault('is no table of titles', name);
      return;
    }
    for (const [title, entry] of Object.entries(table)) {
      const place = placeOf([name, title]);
      if (!isFields(entry)) this.#assembly.fault('is no object', place);
      else if (!title) this.#assembly.fault('has no title', place);
      else yield [title, entry, place];
    }
  }

  /** Sections by their ids, however deep they are, in the order of the text. */
  #readSections(): void {
    const open: [value: unknown, parent: Section | undefined][] = listOf(this.#file.sections).map((each) => [
      each,
      undefined
    ]);
    open.reverse();
    for (let next = open.pop(); next; next = open.pop()) {
      const [value, parent] = next;
      if (!isFields(value)) continue;
      const id = idOf(value.id);
      const section: Section = {
        title: wordsOf(value.title).trim(),
        level: (parent?.level ?? 0) + 1,
        parent
      };
      this.#argdown.sections.push(section);
      if (id !== undefined && !this.#sections.has(id)) this.#sections.set(id, section);
      const children = listOf(value.children);
      for (let at = children.length - 1; at >= 0; at--) open.push([children[at], section]);
    }
  }

  #statement(title: string, entry: Fields, place: string): Statement {
    const statement: Statement = { kind: 'statement', ...this.#named(title, entry, place) };
    this.#argdown.statements.set(title, statement);
    this.#stand(statement, entry);
    return statement;
  }

  #argument(title: string, entry: Fields, place: string): Argument {
    const argument: Argument = { kind: 'argument', ...this.#named(title, entry, place) };
    this.#argdown.arguments.set(title, argument);
    this.#stand(argument, entry);
    return argument;
  }

  /** What statements and arguments have alike. */
  #named(title: string, entry: Fields, place: string) {
    const members = membersOf(entry).map((member) => memberOf(member, place));
    // Which of its reasons is meant is not in the file.
    if (members.some((member) => isFields(member.data?.reason)))
      this.#assembly.omit('has data of a reason, which are left out', place);
    const said = new Set(members.flatMap(({ tags }) => tags));
    const tags = textsOf(entry.tags).filter((tag) => !said.has(tag));
    const data =
      isFields(entry.data) && !members.some((member) => member.data) && !isBlank(entry.data)
        ? entry.data
        : undefined;
    if (tags.length || data || !members.length) members.push({ ...NOTHING, tags, data, place });
    // Older exports say it only of the places at which something stands.
    const of = idOf(entry.section) ?? idOf(membersOf(entry)[0]?.section);
    const section = this.#sections.get(of ?? '');
    return { title, isTitled: !UNTITLED.test(title), members, section, number: 0 };
  }

  /** Remembers where something stands in the text that was exported. */
  #stand(node: Statement | Argument | Inference, entry: Fields): void {
    const at = [...membersOf(entry), entry].find(({ startLine }) => Number(startLine));
    this.#numbered.push({ node, ...(at ? startOf(at) : { line: 0, column: 0 }) });
  }

  #number(): void {
    this.#numbered.sort((a, b) => a.line - b.line || a.column - b.column);
    for (const [at, { node }] of this.#numbered.entries()) node.number = at;
  }

  /** The statements of a premise-conclusion structure in their places. */
  #numberedIn(entry: Fields, place: string): [Fields, Statement][] {
    return listOf(entry.pcs).flatMap((each, at): [Fields, Statement][] => {
      const title = isFields(each) ? wordsOf(each.title) : '';
      const here = `${place}.pcs[${at}]`;
      if (!isFields(each) || !title) {
        this.#assembly.fault('is no statement with a title', here);
        return [];
      }
      const known = this.#argdown.statements.get(title);
      if (known) return [[each, known]];
      this.#assembly.dangling(`names the statement “${title}”, which is not in the file`, here);
      return [[each, this.#statement(title, { members: [each] }, here)]];
    });
  }

  /** The inferences of an argument: what one uses is said, or is all since the one before, with its conclusion. */
  #structure(argument: Argument, entry: Fields, place: string): void {
    const all = this.#numberedIn(entry, place);
    if (!all.length) return;
    const inferences = new Map<number, Inference>();
    argument.premises = all.filter(([each]) => !isFields(each.inference)).map(([, statement]) => statement);
    let since: Statement[] = [];
    for (const [at, [{ inference }, conclusion]] of all.entries()) {
      if (!isFields(inference)) {
        since.push(conclusion);
        continue;
      }
      const here = `${place}.pcs[${at}]`;
      const data = isFields(inference.data) ? inference.data : undefined;
      const premises = [...new Set(this.#used(data?.uses, at, here, all) ?? since)];
      since = [conclusion];
      if (!premises.length) {
        this.#assembly.omit('is a conclusion without a premise', here);
        continue;
      }
      const rules = listOf(inference.inferenceRules).map(wordsOf).filter(Boolean);
      const step: Inference = {
        ...{ kind: 'inference', number: 0, argument, rules, data, premises, conclusion, place: here }
      };
      this.#stand(step, inference);
      this.#argdown.steps.push(step);
      inferences.set(at, step);
    }
    if (!inferences.size) {
      this.#assembly.omit('has premises and no conclusion', place);
      if (!argument.isTitled) this.#argdown.arguments.delete(argument.title);
      return;
    }
    argument.inferences = [...inferences.values()];
    this.#inferences.set(argument, inferences);
  }

  /** The statements that an inference says it uses, by their numbers. */
  #used(
    uses: unknown,
    before: number,
    place: string,
    all: readonly [Fields, Statement][]
  ): Statement[] | undefined {
    if (!Array.isArray(uses)) return undefined;
    const used = uses.flatMap((number: unknown) => {
      const at = Number(number) - 1;
      if (Number.isInteger(at) && at >= 0 && at < before) return all[at]![1];
      this.#assembly.dangling(
        `uses ${wordsOf(number) || 'something'}, which is no statement before it`,
        place
      );
      return [];
    });
    return used.length ? used : undefined;
  }

  #relation(value: unknown, place: string): void {
    if (!isFields(value)) {
      this.#assembly.fault('is no object', place);
      return;
    }
    const { relationType, conclusionIndex } = value;
    if (!RELATIONS.has(relationType)) {
      this.#assembly.fault(`is no relation: “${wordsOf(relationType)}”`, place);
      return;
    }
    const type = relationType as RelationType;
    const from = this.#meant(value.from, value.fromType, place);
    const target = this.#meant(value.to, value.toType, place);
    if (!from || !target) return;
    const to =
      (target.kind === 'argument' && this.#inferences.get(target)?.get(Number(conclusionIndex))) || target;
    if (/^contra/.test(type) && (from.kind !== 'statement' || to.kind !== 'statement')) {
      this.#assembly.fault('only statements contradict each other', place);
      return;
    }
    // An argument for its own conclusion, whose relations are that conclusion's here.
    if (from === to) return;
    const relation: Relation = { type, from, to, member: { ...NOTHING, place }, place };
    this.#argdown.steps.push(relation);
  }

  #meant(title: unknown, type: unknown, place: string): Statement | Argument | undefined {
    const name = wordsOf(title);
    const tables: ReadonlyMap<string, Statement | Argument>[] = [
      this.#argdown.statements,
      this.#argdown.arguments
    ];
    if (type === 'argument' || type === 'inference') tables.reverse();
    const meant = tables[0]!.get(name) ?? (type === undefined ? tables[1]!.get(name) : undefined);
    if (!meant) this.#assembly.dangling(`names “${name}”, which is not in the file`, place);
    return meant;
  }
}

const NOTHING: Omit<Member, 'place'> = {
  text: '',
  tagsAt: 0,
  isReference: true,
  tags: [],
  links: [],
  data: undefined
};

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter((each): each is string => typeof each === 'string' && each.trim() !== '');
}

/** Where something stands in the text that was exported; 0 where that is not said. */
function startOf({ startLine, startColumn }: Fields): { line: number; column: number } {
  return { line: Number(startLine) || 0, column: Number(startColumn) || 0 };
}

/** The places at which something stands, in the order of the text: in the file, those under it are before it. */
function membersOf({ members }: Fields): Fields[] {
  return listOf(members)
    .filter(isFields)
    .map((member) => ({ member, ...startOf(member) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ member }) => member);
}

/** One place at which something stands; start and stop of a range in its text are both inside. */
function memberOf(value: Fields, place: string): Member {
  const text = wordsOf(value.text);
  const ranges = listOf(value.ranges).filter(isFields);
  return {
    text,
    tagsAt: tagsAt(text, ranges),
    isReference: value.isReference === true || text.trim() === '',
    tags: [...new Set(textsOf(value.tags))],
    links: ranges
      .filter(({ type, url }) => type === 'link' && wordsOf(url))
      .map(({ start, stop, url }) => ({
        text: text.slice(Number(start), Number(stop) + 1).trim(),
        address: wordsOf(url)
      })),
    data: isFields(value.data) ? value.data : undefined,
    place
  };
}

/** Where the tags at the end of a text begin. */
function tagsAt(text: string, ranges: readonly Fields[]): number {
  const tags = ranges
    .filter(({ type }) => type === 'tag')
    .map(({ start, stop }) => [Number(start), Number(stop)] as const)
    .filter(([start, stop]) => text[start] === '#' && stop > start)
    .sort(([a], [b]) => b - a);
  let at = text.length;
  for (const [start, stop] of tags) {
    if (start >= at) continue;
    if (text.slice(stop + 1, at).trim()) break;
    at = start;
  }
  return at;
}
