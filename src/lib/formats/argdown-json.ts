import { type Checked, placeOf } from '../model/check.ts';
import type { Claim, ClaimId, Reason } from '../model/map.ts';
import { Assembly } from './assembly.ts';
import { type Fields, idOf, isBlank, isFields, keepable, parsed, wordsOf } from './json.ts';

/** What the relations of Argdown become; what holds both ways becomes two attacks. */
const RELATIONS: ReadonlyMap<unknown, Reason['side']> = new Map([
  ['support', 'pro'],
  ['entails', 'pro'],
  ['attack', 'con'],
  ['undercut', 'con'],
  ['contrary', 'con'],
  ['contradictory', 'con']
]);
const MUTUAL: ReadonlySet<unknown> = new Set(['contrary', 'contradictory']);

/** What stands behind a title: a claim, or the last step of an argument that is reconstructed, with all its steps. */
interface Meant {
  claim: ClaimId | undefined;
  step?: string;
  /** The steps by the places of their conclusions. */
  steps?: Map<number, string>;
}

interface Debate {
  assembly: Assembly;
  statements: Map<string, Meant>;
  arguments: Map<string, Meant>;
  sections: Map<string, string>;
}

/**
 * Reads the JSON that Argdown exports (https://argdown.org): a claim for each class of statements and for each argument
 * that is only described, a reason for each inference of one that is reconstructed. What is drawn from these, such as
 * `map`, is not needed. Never throws.
 */
export function read(text: string): Checked {
  const { value, problems } = parsed(text);
  if (problems) return { problems };
  const assembly = new Assembly();
  if (!isFields(value)) {
    assembly.fault('is no object with statements and arguments');
    return assembly.checked();
  }
  const debate: Debate = { assembly, statements: new Map(), arguments: new Map(), sections: new Map() };
  readSections(listOf(value.sections), debate.sections);
  for (const [title, entry, place] of entriesOf(value, 'statements', assembly))
    debate.statements.set(title, { claim: addClaim(title, entry, place, debate) });
  const titled = [...entriesOf(value, 'arguments', assembly)];
  for (const [title, entry, place] of titled) readArgument(title, entry, place, debate);
  if (!isBlank(value.relations) && !Array.isArray(value.relations)) assembly.fault('is no list', 'relations');
  for (const [at, relation] of listOf(value.relations).entries())
    readRelation(relation, `relations[${at}]`, debate);
  return assembly.checked();
}

/** The entries of a table by their titles. */
function* entriesOf(
  value: Fields,
  name: string,
  assembly: Assembly
): Generator<[title: string, entry: Fields, place: string]> {
  const table = value[name];
  if (!isFields(table)) {
    if (!isBlank(table)) assembly.fault('is no table of titles', name);
    return;
  }
  for (const [title, entry] of Object.entries(table)) {
    const place = placeOf([name, title]);
    if (!isFields(entry)) assembly.fault('is no object', place);
    else if (!title) assembly.fault('has no title', place);
    else yield [title, entry, place];
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The titles of sections by their ids, however deep they are. */
function readSections(list: unknown[], titles: Map<string, string>): void {
  const open = [...list];
  for (const section of open) {
    if (!isFields(section)) continue;
    const id = idOf(section.id);
    if (id !== undefined && !titles.has(id)) titles.set(id, wordsOf(section.title).trim());
    for (const child of listOf(section.children)) open.push(child);
  }
}

/** Adds a claim under its title, which a statement and an argument may share. */
function addClaim(title: string, entry: Fields, place: string, { assembly, sections }: Debate): ClaimId {
  let id = title;
  while (assembly.has(id)) id = `<${id}>`;
  const { text, others, links } = wordingOf(entry);
  if (others.length)
    assembly.omit(
      `has ${others.length + 1} wordings; one is its text, ${others.length > 1 ? 'the others stand' : 'the other stands'} in its note`,
      place
    );
  const section = sections.get(idOf(entry.section) ?? '');
  const tags = [...new Set([...tagsOf(entry), ...(section ? [section] : [])])];
  const citations = links.flatMap((url) => {
    if (/^https?:/i.test(url)) return { source: assembly.sourceAt(url).id };
    assembly.omit(`the link to “${url}” is left out`, place);
    return [];
  });
  const claim: Claim & { argdown?: Fields } = { id, text: text || title };
  if (text && !/^Untitled \d+$/.test(title)) claim.heading = title;
  if (others.length) claim.note = others.join('\n');
  if (tags.length) claim.tags = tags;
  if (citations.length) claim.citations = citations;
  if (!isBlank(entry.data)) claim.argdown = { data: kept(entry.data, place, assembly) };
  return assembly.add(claim).id;
}

function tagsOf(entry: Fields): string[] {
  return listOf(entry.tags).filter((tag): tag is string => typeof tag === 'string' && tag.trim() !== '');
}

function kept(value: unknown, place: string, assembly: Assembly): unknown {
  return keepable(value, (what) => assembly.omit(what, place));
}

/**
 * The words of the member that stands for all, which is the last that is no reference where none is marked, the other
 * wordings, and the addresses to which any of them links.
 */
function wordingOf(entry: Fields): { text: string; others: string[]; links: string[] } {
  const members = listOf(entry.members).filter(isFields);
  const worded = members
    .map((member) => ({
      ...plainOf(member),
      isMarked: isFields(member.data) && member.data.isCanonical === true
    }))
    .filter(({ text }, at) => text && members[at]!.isReference !== true);
  const chosen = worded.findLast(({ isMarked }) => isMarked) ?? worded.at(-1);
  const texts = new Set(worded.map(({ text }) => text));
  if (chosen) texts.delete(chosen.text);
  return {
    text: chosen?.text ?? '',
    others: [...texts],
    links: [...new Set(worded.flatMap(({ links }) => links))]
  };
}

/** The text of a statement without its tags, which the file has apart; start and stop of a range are both inside. */
function plainOf(statement: Fields): { text: string; links: string[] } {
  const text = wordsOf(statement.text);
  const ranges = listOf(statement.ranges).filter(isFields);
  const links = ranges.flatMap(({ type, url }) => (type === 'link' ? wordsOf(url) || [] : []));
  const tags = ranges
    .filter(({ type }) => type === 'tag')
    .map(({ start, stop }) => [Number(start), Number(stop)] as const)
    .filter(([start, stop]) => text[start] === '#' && stop > start)
    .sort(([a], [b]) => a - b);
  if (!tags.length) return { text: text.trim(), links };
  let plain = '';
  let from = 0;
  for (const [start, stop] of tags) {
    if (start < from) continue;
    plain += text.slice(from, start);
    from = stop + 1;
  }
  return { text: (plain + text.slice(from)).replace(/ {2,}/g, ' ').trim(), links };
}

/** Adds an argument: a claim where it is only described, a reason for each of its inferences where it is reconstructed. */
function readArgument(title: string, entry: Fields, place: string, debate: Debate): void {
  const { assembly } = debate;
  const steps = stepsOf(entry, place, debate);
  const last = steps.at(-1);
  const [reached] = last ? [] : [premisesOf(entry, place, debate)];
  if (!last) {
    const claim = addClaim(title, entry, place, debate);
    debate.arguments.set(title, { claim });
    if (reached?.length) {
      assembly.omit('has premises and no conclusion; they become a reason for it', place);
      assembly.reason('pro', reached, claim);
    }
    return;
  }
  const ids = new Map<number, string>();
  for (const step of steps) {
    const about = step === last ? aboutOf(title, entry) : [];
    const note = [...about, ...step.rules].join('\n');
    const data = {
      ...(step === last && argumentData(entry)),
      ...(!isBlank(step.data) && { inference: step.data })
    };
    const argdown = kept(data, place, assembly);
    const id = assembly.reason('pro', step.premises, step.conclusion, {
      ...(note && { note }),
      ...(!isBlank(argdown) && { argdown })
    } as Partial<Reason>);
    ids.set(step.at, id);
  }
  const tags = tagsOf(entry);
  if (tags.length)
    assembly.omit(
      `is an argument with the tags ${tags.map((tag) => `“${tag}”`).join(', ')}; a reason has none`,
      place
    );
  debate.arguments.set(title, { claim: last.conclusion, step: ids.get(last.at)!, steps: ids });
}

/** The title of an argument and what describes it. */
function aboutOf(title: string, entry: Fields): string[] {
  const { text, others } = wordingOf(entry);
  const name = /^Untitled \d+$/.test(title) ? '' : title;
  return [[name, text].filter(Boolean).join(': '), ...others].filter(Boolean);
}

function argumentData({ tags, data }: Fields): Fields {
  return { ...(!isBlank(tags) && { tags }), ...(!isBlank(data) && { data }) };
}

interface Step {
  premises: ClaimId[];
  conclusion: ClaimId;
  /** The place of the conclusion. */
  at: number;
  rules: string[];
  data: unknown;
}

/** The claims of a premise-conclusion structure in their places. */
function claimsOf(entry: Fields, place: string, debate: Debate): [statement: Fields, claim: ClaimId][] {
  return listOf(entry.pcs).flatMap((statement, at): [Fields, ClaimId][] => {
    const title = isFields(statement) ? wordsOf(statement.title) : '';
    if (!isFields(statement) || !title) {
      debate.assembly.fault('is no statement with a title', `${place}.pcs[${at}]`);
      return [];
    }
    let meant = debate.statements.get(title);
    if (!meant) {
      debate.assembly.dangling(
        `names the statement “${title}”, which is not in the file`,
        `${place}.pcs[${at}]`
      );
      meant = { claim: addClaim(title, { members: [statement] }, place, debate) };
      debate.statements.set(title, meant);
    }
    return [[statement, meant.claim!]];
  });
}

function premisesOf(entry: Fields, place: string, debate: Debate): ClaimId[] {
  return [...new Set(claimsOf(entry, place, debate).map(([, claim]) => claim))];
}

/** The inferences of an argument: what they use is said, or is all since the inference before, with its conclusion. */
function stepsOf(entry: Fields, place: string, debate: Debate): Step[] {
  const steps: Step[] = [];
  const all = listOf(entry.pcs).some((statement) => isFields(statement) && isFields(statement.inference))
    ? claimsOf(entry, place, debate)
    : [];
  let since: ClaimId[] = [];
  for (const [at, [statement, conclusion]] of all.entries()) {
    const { inference } = statement;
    if (!isFields(inference)) {
      since.push(conclusion);
      continue;
    }
    const { uses, ...data } = isFields(inference.data) ? inference.data : {};
    const said = usedOf(uses, at, `${place}.pcs[${at}]`, all, debate.assembly);
    const premises = [...new Set(said ?? since)];
    since = [conclusion];
    if (!premises.length) {
      debate.assembly.omit('is a conclusion without a premise', `${place}.pcs[${at}]`);
      continue;
    }
    const rules = listOf(inference.inferenceRules).map(wordsOf).filter(Boolean);
    steps.push({ premises, conclusion, at, rules, data });
  }
  return steps;
}

/** The claims that an inference says it uses, by the numbers of the statements. */
function usedOf(
  uses: unknown,
  before: number,
  place: string,
  all: readonly [Fields, ClaimId][],
  assembly: Assembly
): ClaimId[] | undefined {
  if (!Array.isArray(uses)) return undefined;
  const used = uses.flatMap((number: unknown) => {
    const at = Number(number) - 1;
    if (Number.isInteger(at) && at >= 0 && at < before) return all[at]![1];
    assembly.dangling(`uses ${wordsOf(number) || 'something'}, which is no statement before it`, place);
    return [];
  });
  return used.length ? used : undefined;
}

function readRelation(relation: unknown, place: string, debate: Debate): void {
  const { assembly } = debate;
  if (!isFields(relation)) {
    assembly.fault('is no object', place);
    return;
  }
  const { relationType, from, fromType, to, toType, conclusionIndex } = relation;
  const side = RELATIONS.get(relationType);
  if (!side) {
    assembly.fault(`is no relation: “${wordsOf(relationType)}”`, place);
    return;
  }
  const source = meantBy(from, fromType, place, debate);
  const target = meantBy(to, toType, place, debate);
  if (source?.claim === undefined || !target) return;
  const step = typeof conclusionIndex === 'number' ? target.steps?.get(conclusionIndex) : undefined;
  const aim = step ?? target.step;
  if (aim !== undefined) {
    assembly.relate(side, source.claim, { reason: aim });
    return;
  }
  if (relationType === 'undercut')
    assembly.omit(
      `undercuts “${wordsOf(to)}”, whose inference is not in the file; it attacks it instead`,
      place
    );
  assembly.relate(side, source.claim, target.claim!);
  if (MUTUAL.has(relationType)) assembly.relate(side, target.claim!, source.claim);
}

function meantBy(title: unknown, type: unknown, place: string, debate: Debate): Meant | undefined {
  const name = wordsOf(title);
  const tables = [debate.statements, debate.arguments];
  if (type === 'argument' || type === 'inference') tables.reverse();
  const meant = tables[0]!.get(name) ?? (type === undefined ? tables[1]!.get(name) : undefined);
  if (!meant) debate.assembly.dangling(`names “${name}”, which is not in the file`, place);
  return meant;
}
