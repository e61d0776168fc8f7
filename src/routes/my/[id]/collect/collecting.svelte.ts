import type { Version } from '$lib/device/catalog.ts';
import { readBeside, writtenBeside } from '$lib/device/convert.ts';
import { readFile } from '$lib/device/read-file.ts';
import { givenOf, versionsOf } from '$lib/device/versions.ts';
import type { Editing } from '$lib/editor/editing.svelte.ts';
import { COLLECTED_FROM, type Past } from '$lib/editor/history.ts';
import type { FormatName } from '$lib/formats/format.ts';
import { FORMATS } from '$lib/formats/registry.ts';
import type { Problem } from '$lib/model/check.ts';
import {
  credited,
  insteadOfOurs,
  isKin,
  mergedWith,
  namesOf,
  nearest,
  origin,
  type Proposal,
  proposed
} from '$lib/model/collect.ts';
import type { Difference } from '$lib/model/difference.ts';
import { all, apply, type Edit } from '$lib/model/edit.ts';
import { fingerprint } from '$lib/model/fingerprint.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import { same } from '$lib/model/same.ts';
import type { Desk } from '../desk.svelte.ts';

/** So many of the last versions are looked into for the one that a copy is most like. */
const MOST_LIKE = 20;

/** Files of other programs that say which claim is which, so that what was changed in them can be told. */
const NAMING: readonly FormatName[] = ['argdown', 'csv'];
/** Formats that hold all of a map. */
const OWN: readonly FormatName[] = ['warrant', 'svg'];
/** How the names of files end that may be a copy. */
export const COPY_ENDINGS = [...OWN, ...NAMING].flatMap((name) => FORMATS[name].endings);

export type Decision = 'taken' | 'left';

/** What was found in a file. */
interface Found {
  map?: ArgumentMap;
  problems?: readonly Problem[];
  isOther?: boolean;
  nameless?: FormatName;
  proposal?: Proposal;
  version?: Version | undefined;
  isNear?: boolean;
}

/** Somebody's copy, and what was decided about what they did. */
export class Copy {
  readonly file: string;
  /** Which it is of the files of that name, from 1. */
  readonly number: number;
  readonly map: ArgumentMap | undefined;
  /** Why there is nothing to take: it cannot be read, or is no copy of this map. */
  readonly problems: readonly Problem[];
  readonly isOther: boolean;
  /** The format of a file that does not say which claim is which. */
  readonly nameless: FormatName | undefined;
  readonly proposal: Proposal | undefined;
  /** The version that it is compared with; nothing where that is the map as it was when it was opened. */
  readonly version: Version | undefined;
  /** It does not say from which version it comes, and is compared with the one most like it. */
  readonly isNear: boolean;
  readonly names: readonly string[];
  readonly name: string;
  decided = $state.raw<ReadonlyMap<Difference, Decision>>(new Map());

  constructor(file: string, number: number, found: Found) {
    this.file = file;
    this.number = number;
    this.map = found.map;
    this.problems = found.problems ?? [];
    this.isOther = found.isOther ?? false;
    this.nameless = found.nameless;
    this.proposal = found.proposal;
    this.version = found.version;
    this.isNear = found.isNear ?? false;
    const numbered = number > 1 ? `${file} (${number})` : file;
    this.names = found.proposal ? namesOf(found.proposal, numbered) : [];
    this.name = this.names.join(', ') || numbered;
  }

  /** What is not yet decided. */
  get left(): Difference[] {
    return this.proposal?.differences.filter((each) => !this.decided.has(each)) ?? [];
  }

  decide(some: readonly Difference[], decision: Decision | undefined): void {
    const next = new Map(this.decided);
    for (const each of some) {
      if (decision) next.set(each, decision);
      else next.delete(each);
    }
    this.decided = next;
  }
}

/** Several people's copies of a map, and what of them comes into it. */
export class Collecting {
  readonly #editing: Editing;
  readonly #desk: Desk;
  /** Versions that were looked into. */
  readonly #contents = new Map<string, ArgumentMap>();
  copies = $state.raw<readonly Copy[]>([]);
  /** What was taken last, and the change of the map that it made; none where the map had it already. */
  last = $state.raw<{ copy: Copy; some: readonly Difference[]; change: Past | undefined }>();
  /** How many of the files that were opened together are read. */
  reading = $state.raw<{ done: number; count: number }>();

  constructor(editing: Editing, desk: Desk) {
    this.#editing = editing;
    this.#desk = desk;
  }

  /** Reads files one after the other, so that the page goes on answering. Throws `CannotKeep`. */
  async open(files: readonly File[]): Promise<void> {
    const versions = await versionsOf(this.#desk.catalog, this.#desk.keep.id);
    for (const [done, file] of files.entries()) {
      this.reading = { done, count: files.length };
      await new Promise((resolve) => setTimeout(resolve));
      this.#put(file.name, await this.#read(file, versions));
    }
    this.reading = undefined;
  }

  /** Brings some of what somebody did into the map; false where it does not fit it any more. */
  take(copy: Copy, some: readonly Difference[]): boolean {
    const { map } = this.#editing;
    const merged = copy.proposal && mergedWith(map, copy.proposal, some);
    return merged !== undefined && !merged.conflicts.length && this.#does(copy, merged.edit, some);
  }

  /** Brings what does not go against what was done here, as one change; false where nothing can be brought. */
  takeAll(copy: Copy): boolean {
    const { map } = this.#editing;
    let now = map;
    const edits: Edit[] = [];
    const taken: Difference[] = [];
    for (const each of copy.left) {
      const merged = copy.proposal && mergedWith(now, copy.proposal, [each]);
      const next = merged && !merged.conflicts.length && apply(now, merged.edit).map;
      if (!next) continue;
      edits.push(merged.edit);
      taken.push(each);
      now = next;
    }
    return taken.length > 0 && this.#does(copy, all(edits), taken);
  }

  /** Brings what they did, theirs where both changed the same; false where it does not fit. */
  takeTheirs(copy: Copy, difference: Difference): boolean {
    const edit = copy.proposal && insteadOfOurs(this.#editing.map, copy.proposal, [difference]);
    return edit !== undefined && this.#does(copy, edit, [difference]);
  }

  /** Does what was chosen where both changed the same. */
  settle(copy: Copy, difference: Difference, edit: Edit): boolean {
    return this.#does(copy, edit, [difference]);
  }

  conflictsOf(copy: Copy, difference: Difference) {
    return (copy.proposal && mergedWith(this.#editing.map, copy.proposal, [difference])?.conflicts) ?? [];
  }

  /** Whether what was taken last can be taken back here: the map has not been changed otherwise since. */
  get undoable(): boolean {
    return this.last !== undefined && (!this.last.change || this.last.change === this.#editing.last);
  }

  /** Takes back what was taken last; false where that cannot be. */
  undo(): boolean {
    const { last, undoable } = this;
    this.last = undefined;
    if (!last || !undoable || (last.change && !this.#editing.undo())) return false;
    last.copy.decide(last.some, undefined);
    return true;
  }

  putAway(copy: Copy): void {
    this.copies = this.copies.filter((each) => each !== copy);
  }

  #does(copy: Copy, edit: Edit, some: readonly Difference[]): boolean {
    const { map } = this.#editing;
    // What others' copies have brought already need not be brought again.
    const isNew = apply(map, edit).map !== map;
    if (isNew) {
      const outcome = this.#editing.do(credited(map, edit, copy.names), COLLECTED_FROM + copy.name);
      if (!outcome.done) return false;
    }
    this.last = { copy, some, change: isNew ? this.#editing.last : undefined };
    copy.decide(some, 'taken');
    return true;
  }

  /** Pupils' files often have one name: only the same map in a file of that name takes a copy's place. */
  #put(file: string, found: Found): void {
    const namesakes = this.copies.filter((each) => each.file === file);
    const again = namesakes.find(({ map }) => map && found.map && same(map, found.map));
    const numbers = new Set(namesakes.map(({ number }) => number));
    let number = again?.number ?? 1;
    while (!again && numbers.has(number)) number++;
    const copy = new Copy(file, number, found);
    if (again && this.last?.copy === again) this.last = undefined;
    this.copies = again ? this.copies.map((each) => (each === again ? copy : each)) : [...this.copies, copy];
  }

  async #read(file: File, versions: readonly Version[]): Promise<Found> {
    const { map: theirs, problems, format = 'warrant' } = await readFile(file);
    const ours = this.#editing.map;
    if (!theirs) return { problems };
    const isForeign = !OWN.includes(format);
    if (isForeign && !NAMING.includes(format)) return { map: theirs, nameless: format };
    if (isForeign ? !sharesClaim(ours, theirs) : !isKin(ours, theirs)) return { map: theirs, isOther: true };
    const known = await this.#baseOf(theirs, versions);
    const { version, base = ours, isNear } = known;
    const before = isForeign ? await heldIn(format, base) : base;
    return { map: theirs, proposal: proposed(before, ours, theirs), version, isNear };
  }

  /** The version from which a copy says that it comes, or the one that is most like it. */
  async #baseOf(
    theirs: ArgumentMap,
    versions: readonly Version[]
  ): Promise<{ version?: Version; base?: ArgumentMap; isNear: boolean }> {
    const ours = this.#editing.map;
    const given = versions.filter(({ kind }) => kind === 'given');
    // Of several that say the same, it was made from what was given away.
    const known = new Map<string, Version | undefined>([
      [fingerprint(ours), undefined],
      ...[...given, ...versions].reverse().map((version): [string, Version] => [version.fingerprint, version])
    ]);
    const print = origin(theirs, known);
    if (print !== undefined) {
      const version = known.get(print);
      const base = version && (await this.#contentOf(version));
      return { ...(version && base && { version, base }), isNear: false };
    }
    const candidates = new Map<ArgumentMap, Version>();
    for (const version of [...given, ...versions].slice(0, MOST_LIKE)) {
      const content = await this.#contentOf(version);
      if (content) candidates.set(content, version);
    }
    // Of maps that are as near, it was more likely made from what was given away.
    const base = nearest(theirs, [...candidates.keys(), ours]);
    const version = base && candidates.get(base);
    return version ? { version, base, isNear: true } : { isNear: true };
  }

  async #contentOf(version: Version): Promise<ArgumentMap | undefined> {
    const content = this.#contents.get(version.id) ?? (await givenOf(version)).map;
    if (content) this.#contents.set(version.id, content);
    return content;
  }
}

/** Ids alone say little in a file of another program: many count their claims. */
function sharesClaim(ours: ArgumentMap, theirs: ArgumentMap): boolean {
  const words = new Map(ours.claims.map(({ id, text }) => [id, text]));
  return theirs.claims.some(({ id, text }) => words.get(id) === text);
}

/** A map as a format holds it: what the format cannot hold was not deleted by who wrote a file in it. */
async function heldIn(format: FormatName, map: ArgumentMap): Promise<ArgumentMap> {
  const { text } = await writtenBeside(map, format);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { map: held } = await readBeside(bytes.buffer, `map${FORMATS[format].endings[0]}`);
  return held ?? map;
}
