import type { Version } from '$lib/device/catalog.ts';
import { readFile } from '$lib/device/read-file.ts';
import { contentOf, versionsOf } from '$lib/device/versions.ts';
import type { Editing } from '$lib/editor/editing.svelte.ts';
import { COLLECTED_FROM } from '$lib/editor/history.ts';
import type { Problem } from '$lib/model/check.ts';
import {
  credited,
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
import type { Desk } from '../desk.svelte.ts';

/** So many of the last versions are looked into for the one that a copy is most like. */
const MOST_LIKE = 20;

export type Decision = 'taken' | 'left';

/** Somebody's copy, and what was decided about what they did. */
export class Copy {
  readonly file: string;
  /** Why there is nothing to take: it cannot be read, or is no copy of this map. */
  readonly problems: readonly Problem[];
  readonly isOther: boolean;
  readonly proposal: Proposal | undefined;
  /** The version that it is compared with; nothing where that is the map as it was when it was opened. */
  readonly version: Version | undefined;
  /** It does not say from which version it comes, and is compared with the one most like it. */
  readonly isNear: boolean;
  readonly names: readonly string[];
  decided = $state.raw<ReadonlyMap<Difference, Decision>>(new Map());

  constructor(
    file: string,
    found: {
      problems?: readonly Problem[];
      isOther?: boolean;
      proposal?: Proposal;
      version?: Version | undefined;
      isNear?: boolean;
    }
  ) {
    this.file = file;
    this.problems = found.problems ?? [];
    this.isOther = found.isOther ?? false;
    this.proposal = found.proposal;
    this.version = found.version;
    this.isNear = found.isNear ?? false;
    this.names = found.proposal ? namesOf(found.proposal, file) : [];
  }

  get name(): string {
    return this.names.join(', ') || this.file;
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
      const copy = await this.#read(file, versions);
      this.copies = [...this.copies.filter((each) => each.file !== copy.file), copy];
    }
    this.reading = undefined;
  }

  /** Brings some of what somebody did into the map; false where it does not fit it any more. */
  take(copy: Copy, some: readonly Difference[]): boolean {
    const { map } = this.#editing;
    const merged = copy.proposal && mergedWith(map, copy.proposal, some);
    return merged !== undefined && !merged.conflicts.length && this.#does(copy, merged.edit, some);
  }

  /** Brings what does not go against what was done here, as one change; gives what was brought. */
  takeAll(copy: Copy): Difference[] {
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
    return taken.length && this.#does(copy, all(edits), taken) ? taken : [];
  }

  /** Does what was chosen where both changed the same. */
  settle(copy: Copy, difference: Difference, edit: Edit): boolean {
    return this.#does(copy, edit, [difference]);
  }

  conflictsOf(copy: Copy, difference: Difference) {
    return (copy.proposal && mergedWith(this.#editing.map, copy.proposal, [difference])?.conflicts) ?? [];
  }

  /** Takes the last back, which was about these. */
  undo(copy: Copy, some: readonly Difference[]): void {
    this.#editing.undo();
    copy.decide(some, undefined);
  }

  putAway(copy: Copy): void {
    this.copies = this.copies.filter((each) => each !== copy);
  }

  #does(copy: Copy, edit: Edit, some: readonly Difference[]): boolean {
    const { map } = this.#editing;
    // What others' copies have brought already need not be brought again.
    if (apply(map, edit).map !== map) {
      const outcome = this.#editing.do(credited(map, edit, copy.names), COLLECTED_FROM + copy.name);
      if (!outcome.done) return false;
    }
    copy.decide(some, 'taken');
    return true;
  }

  async #read(file: File, versions: readonly Version[]): Promise<Copy> {
    const { map: theirs, problems } = await readFile(file);
    const ours = this.#editing.map;
    if (!theirs) return new Copy(file.name, { problems });
    if (!isKin(ours, theirs)) return new Copy(file.name, { isOther: true });
    const known = await this.#baseOf(theirs, versions);
    const { version, base = ours, isNear } = known;
    return new Copy(file.name, { proposal: proposed(base, ours, theirs), version, isNear });
  }

  /** The version from which a copy says that it comes, or the one that is most like it. */
  async #baseOf(
    theirs: ArgumentMap,
    versions: readonly Version[]
  ): Promise<{ version?: Version; base?: ArgumentMap; isNear: boolean }> {
    const ours = this.#editing.map;
    const known = new Map<string, Version | undefined>(
      [...versions].reverse().map((version) => [version.fingerprint, version])
    );
    known.set(fingerprint(ours), undefined);
    const print = origin(theirs, known);
    if (print !== undefined) {
      const version = known.get(print);
      const base = version && (await this.#contentOf(version));
      return { ...(version && base && { version, base }), isNear: false };
    }
    const candidates = new Map<ArgumentMap, Version>();
    for (const version of versions.slice(0, MOST_LIKE)) {
      const content = await this.#contentOf(version);
      if (content) candidates.set(content, version);
    }
    const base = nearest(theirs, [ours, ...candidates.keys()]);
    const version = base && candidates.get(base);
    return version ? { version, base, isNear: true } : { isNear: true };
  }

  async #contentOf(version: Version): Promise<ArgumentMap | undefined> {
    const content = this.#contents.get(version.id) ?? (await contentOf(version)).map;
    if (content) this.#contents.set(version.id, content);
    return content;
  }
}
