import type { Checked } from '../model/check.ts';
import type { ArgumentMap, Claim, Reason, ReasonId } from '../model/map.ts';
import { Assembly, MOST_CLAIMS } from './assembly.ts';
import type { Written } from './format.ts';
import { type Holds, hold } from './holding.ts';
import { isFields } from './json.ts';
import { readable } from './line.ts';
import { outline } from './outline.ts';
import { readText } from './warrant.ts';

/** What a map of MindMup consists of: claims, groups of claims, and its own beginning. */
interface Idea {
  title?: unknown;
  id?: unknown;
  attr?: unknown;
  ideas?: unknown;
}

/** An idea that is to be read, and what stands above it. */
interface Next {
  idea: Idea;
  /** The claim, or the reason that a group is, under which it stands. */
  claim?: Claim;
  reason?: Reason;
}

/** What a claim is that nobody said (in the attributes of MindMup, a style). */
const IMPLICIT = 'attr_implicit_claim';
const COMMENT = 'sticky_note';

/**
 * Reads a map of MindMup: claims, under them groups that are each a reason for or against, in those its premises. A group in a
 * group is aimed at that reason. What is in no group is read as a reason for, and that is told. A sticky note becomes a note of
 * the claim above it. There is no specification: what is read was found in files and in MindMup's own code. Never throws.
 */
export function read(text: string): Checked {
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return readText(text);
  }
  const assembly = new Assembly();
  if (!isFields(root)) assembly.fault('is no map of MindMup');
  else readRoot(root, assembly);
  return assembly.checked();
}

function readRoot(root: Idea & { formatVersion?: unknown; links?: unknown }, assembly: Assembly): void {
  // Before its third version the beginning was itself a claim.
  const isClaim = typeof root.formatVersion === 'number' && root.formatVersion < 3;
  if (typeof root.title === 'string') assembly.title = root.title.trim();
  const found: Found = { assembly, reasons: [], unsided: 0, pictures: 0, count: 0, last: new Map() };
  const stack: Next[] = (isClaim ? [root] : inOrder(root.ideas)).map((idea) => ({ idea })).reverse();
  const roots: Claim[] = [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (++found.count > MOST_CLAIMS) {
      assembly.fault(`has more than the ${MOST_CLAIMS} ideas that are read; the rest is left out`);
      break;
    }
    const below = take(next, found);
    if (!next.claim && below.claim) roots.push(below.claim);
    for (const idea of inOrder(next.idea.ideas).reverse()) stack.push({ idea, ...below });
  }
  for (const reason of found.reasons) {
    reason.premises = reason.premises.filter((id) => {
      if (!assembly.has(id)) assembly.dangling(`refers to “${id.slice(0, 50)}”, which is nowhere in the map`);
      return assembly.has(id);
    });
    // Groups that are empty are none to MindMup either.
    if (reason.premises.length) assembly.step(reason);
  }
  if (assembly.motion === undefined && !found.isThesis && roots.length === 1) assembly.motion = roots[0]!.id;
  const links = isFields(root.links) || Array.isArray(root.links) ? Object.keys(root.links).length : 0;
  if (links) assembly.omit(`links across the map are left out: ${links}`);
  if (found.pictures) assembly.omit(`pictures are left out: ${found.pictures}`);
}

interface Found {
  assembly: Assembly;
  reasons: Reason[];
  unsided: number;
  pictures: number;
  count: number;
  /** The last number that was tried for each id that several ideas have. */
  last: Map<string, number>;
  /** Whether a root says that it is no motion. */
  isThesis?: boolean;
}

/** Takes over one idea; gives what its own ideas stand under. */
function take({ idea, claim, reason }: Next, found: Found): Omit<Next, 'idea'> {
  const attr = isFields(idea.attr) ? idea.attr : {};
  const words = typeof idea.title === 'string' ? idea.title.trim() : '';
  const styles: unknown[] = Array.isArray(attr.styleNames) ? attr.styleNames : [];
  if (isFields(attr.icon)) found.pictures++;
  if (attr.group !== undefined && claim) return { claim, reason: groupOf(attr, words, claim, reason, found) };
  if (styles.includes(COMMENT) && claim) {
    if (words) claim.note = claim.note ? `${claim.note}\n${words}` : words;
    return { claim, ...(reason && { reason }) };
  }
  const isAgain = typeof attr.sameAs === 'string' && reason !== undefined;
  const own = isAgain ? undefined : claimOf(idea, attr, words, styles, found);
  const id = own?.id ?? (attr.sameAs as string);
  if (reason) reason.premises.push(id);
  else if (claim) {
    if (!found.unsided++)
      found.assembly.omit(
        `the idea “${words.slice(0, 50)}” is in no group; it and others like it are read as reasons for`
      );
    found.reasons.push({ id: `r${found.count}`, side: 'pro', premises: [id], target: { claim: claim.id } });
  } else if (attr.stance === 'motion') found.assembly.motion = id;
  else if (attr.stance === 'thesis') found.isThesis = true;
  // What stands under a claim that stands elsewhere too is a reason there.
  return { claim: own ?? { id, text: '' } };
}

function claimOf(
  idea: Idea,
  attr: Readonly<Record<string, unknown>>,
  words: string,
  styles: readonly unknown[],
  { assembly, count, last }: Found
): Claim {
  const own = typeof idea.id === 'string' || typeof idea.id === 'number' ? `${idea.id}` : '';
  let id = own;
  if (!id || assembly.has(id)) {
    const name = own || 'c';
    let more = Math.max(count, (last.get(name) ?? 0) + 1);
    while (assembly.has(`${name}~${more}`)) more++;
    last.set(name, more);
    id = `${name}~${more}`;
  }
  const note = isFields(attr.note) && typeof attr.note.text === 'string' ? attr.note.text.trim() : '';
  const tags = styles.includes(IMPLICIT) ? ['implicit'] : [];
  return assembly.add({ id, text: words, ...(note && { note }), ...(tags.length && { tags }) });
}

/** The reason that a group is; one in a group is aimed at that reason. */
function groupOf(
  attr: Readonly<Record<string, unknown>>,
  words: string,
  claim: Claim,
  above: Reason | undefined,
  { assembly, reasons, count }: Found
): Reason {
  if (attr.group !== 'supporting' && attr.group !== 'opposing')
    assembly.understand('a group that is neither supporting nor opposing is read as one of reasons for');
  const label = isFields(attr.parentConnector) ? attr.parentConnector.label : undefined;
  const said = [words === 'group' ? '' : words, typeof label === 'string' ? label.trim() : ''];
  const note = said.filter(Boolean).join('\n');
  const reason: Reason = {
    id: `r${count}`,
    side: attr.group === 'opposing' ? 'con' : 'pro',
    premises: [],
    target: above ? { reason: above.id } : { claim: claim.id },
    ...(note && { note })
  };
  reasons.push(reason);
  return reason;
}

/** Ideas by their rank: those to the right first, which have positive ones. */
function inOrder(ideas: unknown): Idea[] {
  if (!isFields(ideas)) return [];
  const ranked = Object.entries(ideas)
    .filter((entry): entry is [string, Record<string, unknown>] => isFields(entry[1]))
    .map(([key, idea]) => ({ rank: Number(key) || 0, idea }));
  const place = (rank: number) => [rank < 0 ? 1 : 0, Math.abs(rank)] as const;
  return ranked
    .sort((a, b) => place(a.rank)[0] - place(b.rank)[0] || place(a.rank)[1] - place(b.rank)[1])
    .map(({ idea }) => idea);
}

/** What a map of MindMup holds: claims with notes, and reasons, also of premises that hold only together, with a label. */
export const HOLDS: Holds = {
  map: ['title', 'motion'],
  claim: ['note'],
  reason: ['note'],
  supports: true,
  joint: true,
  words: (text) => readable(text).trim()
};

interface Node {
  id: string;
  title: string;
  attr: Record<string, unknown>;
  ideas: Record<string, Node>;
}

/**
 * Writes a map as one of MindMup, in which every reason is a group of its premises. A claim stands whole where it is met
 * first; elsewhere its words stand again, with an attribute that says which claim it is.
 */
export function write(map: ArgumentMap): Written {
  const { map: held, losses } = hold(map, HOLDS);
  const entries = outline(held);
  const taken = new Set(['root', ...held.claims.map(({ id }) => id)]);
  let count = 0;
  const free = () => {
    do count++;
    while (taken.has(`${count}`));
    return `${count}`;
  };
  const tops: Record<string, Node> = {};
  const groups = new Map<ReasonId, Node>();
  const ideas: Node[] = [];
  const sizes = new Map<Record<string, Node>, number>();
  const add = (into: Record<string, Node>, idea: Node) => {
    const size = sizes.get(into) ?? 0;
    sizes.set(into, size + 1);
    into[`${size + 1}`] = idea;
    return idea;
  };
  const roots = entries.filter(({ above }) => above < 0).length;
  for (const { claim, reason, above, again } of entries) {
    const stance = claim.id === held.motion ? 'motion' : 'thesis';
    const isPlain = reason || (roots === 1 && stance === 'motion');
    const attr = {
      ...(again ? { sameAs: claim.id } : claim.note ? { note: { index: 1, text: claim.note } } : {}),
      ...(!isPlain && { stance })
    };
    // The beginning of a map has the name that a claim might have.
    const id = again || claim.id === 'root' ? free() : claim.id;
    const idea: Node = { id, title: claim.text, attr, ideas: {} };
    if (!reason) add(tops, idea);
    else {
      const group = groups.get(reason.id) ?? add(ideas[above]!.ideas, groupFor(reason, free()));
      groups.set(reason.id, group);
      add(group.ideas, idea);
    }
    ideas.push(idea);
  }
  const root = {
    title: held.title,
    id: 'root',
    formatVersion: 3,
    attr: { theme: 'argMappingSimple' },
    ideas: tops
  };
  return { text: `${JSON.stringify(root, null, 1)}\n`, losses };
}

function groupFor({ side, note }: Reason, id: string): Node {
  const attr = {
    group: side === 'pro' ? 'supporting' : 'opposing',
    contentLocked: true,
    ...(note && { parentConnector: { label: note } })
  };
  return { id, title: 'group', attr, ideas: {} };
}
