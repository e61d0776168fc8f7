import { type Aspect, type Change, compare } from './compare.ts';
import type { ArgumentMap, Claim, ClaimId, Reason, Source, SourceId } from './map.ts';
import type { Wording } from './wording.ts';

/** One thing that somebody did between two versions of a map, with the changes that it is made of. */
export type Difference = {
  changes: Change[];
} /** A claim that is new or gone, with the reason by which it serves where there is one. */ & (
  | { kind: 'added' | 'removed'; claim: ClaimId; entry: Claim; reason?: Reason }
  /** Its words, in translation where there is a language. */
  | { kind: 'reworded'; claim: ClaimId; before?: Wording; after?: Wording; language?: string }
  /** It hangs elsewhere, or in another place among its siblings. */
  | { kind: 'moved' | 'reordered'; claim: ClaimId; before: Reason; after: Reason }
  | { kind: 'reversed' | 'premises'; claim: ClaimId; before: Reason; after: Reason }
  /** It serves in one more place, or in one less. */
  | { kind: 'used' | 'unused'; claim: ClaimId; reason: Reason }
  | { kind: 'cited'; claim: ClaimId; before: Claim; after: Claim }
  /** What is said besides: basis, note and tags, or how its reason works. */
  | { kind: 'described'; claim: ClaimId; before: Claim | Reason; after: Claim | Reason }
  | { kind: 'source added' | 'source removed'; source: SourceId; entry: Source }
  | { kind: 'source changed'; source: SourceId; before: Source; after: Source }
  | { kind: 'map'; field: string; before?: unknown; after?: unknown }
);

/** What makes a map a copy, and says nothing of the debate. */
const APART: readonly string[] = ['id', 'edited', 'copyOf'];

/**
 * What changed from one version of a map to another as a person sees it: a new claim is one difference with its reason and its
 * translations, a branch that was moved is one too. Every change of `compare` stands in one of them, but for those of
 * the order in which claims and sources are listed and of what makes a map a copy, which say nothing to a reader. In the order of
 * the later version. Each can be taken alone (`withNeeded`).
 */
export function differences(a: ArgumentMap, b: ArgumentMap, changes = compare(a, b)): Difference[] {
  const found: Difference[] = [];
  const added = new Map<ClaimId, Difference & { kind: 'added' | 'removed' }>();
  const removed = new Map<ClaimId, Difference & { kind: 'added' | 'removed' }>();
  for (const change of changes) {
    if ((change.what !== 'added' && change.what !== 'removed') || change.list !== 'claims') continue;
    const entry = change.entry as Claim;
    const difference = { kind: change.what, claim: entry.id, entry, changes: [change] };
    (change.what === 'added' ? added : removed).set(entry.id, difference);
  }
  const used: (Difference & { kind: 'used' | 'unused' })[] = [];
  for (const change of changes) {
    switch (change.what) {
      case 'added':
      case 'removed': {
        const { what, entry } = change;
        if (change.list === 'claims') found.push((what === 'added' ? added : removed).get(entry.id)!);
        else if (change.list === 'sources') {
          const kind = what === 'added' ? ('source added' as const) : ('source removed' as const);
          found.push({ kind, source: entry.id, entry: entry as Source, changes: [change] });
        } else {
          const reason = entry as Reason;
          const owners = what === 'added' ? added : removed;
          const owner = reason.premises.map((id) => owners.get(id)).find(Boolean);
          if (owner) {
            owner.reason ??= reason;
            owner.changes.push(change);
          } else {
            const kind = what === 'added' ? ('used' as const) : ('unused' as const);
            used.push({ kind, claim: reason.premises[0]!, reason, changes: [change] });
          }
        }
        break;
      }
      case 'changed': {
        const owner = ownerOf(change, added, removed);
        if (owner) owner.changes.push(change);
        else found.push(...ofEntry(change));
        break;
      }
      case 'translated': {
        const { claim, before, after, language } = change;
        const owner = added.get(claim) ?? removed.get(claim);
        if (owner) owner.changes.push(change);
        else found.push({ kind: 'reworded', claim, before, after, language, changes: [change] });
        break;
      }
      case 'map':
        if (!APART.includes(change.field)) {
          const { field, before, after } = change;
          found.push({ kind: 'map', field, before, after, changes: [change] });
        }
    }
  }
  return [...found, ...paired(used)];
}

/** The new or removed claim on whose account a reason has other premises. */
function ownerOf(
  change: Extract<Change, { what: 'changed' }>,
  added: ReadonlyMap<ClaimId, Difference & { kind: 'added' | 'removed' }>,
  removed: typeof added
) {
  if (change.list !== 'reasons' || change.aspect !== 'premises') return undefined;
  const [before, after] = [change.before as Reason, change.after as Reason];
  const owner =
    after.premises.map((id) => added.get(id)).find(Boolean) ??
    before.premises.map((id) => removed.get(id)).find(Boolean);
  if (owner) owner.reason ??= owner.kind === 'added' ? after : before;
  return owner;
}

const KINDS: Readonly<
  Partial<Record<Aspect, 'moved' | 'reordered' | 'reversed' | 'premises' | 'described'>>
> = {
  target: 'moved',
  order: 'reordered',
  side: 'reversed',
  premises: 'premises',
  details: 'described'
};

function ofEntry(change: Extract<Change, { what: 'changed' }>): Difference[] {
  const { list, aspect } = change;
  const changes = [change];
  if (list === 'reasons') {
    const [before, after] = [change.before as Reason, change.after as Reason];
    const kind = KINDS[aspect];
    return kind ? [{ kind, claim: after.premises[0]!, before, after, changes }] : [];
  }
  if (aspect === 'order') return [];
  if (list === 'sources') {
    const [before, after] = [change.before as Source, change.after as Source];
    return [{ kind: 'source changed', source: after.id, before, after, changes }];
  }
  const [before, after] = [change.before as Claim, change.after as Claim];
  const claim = after.id;
  if (aspect === 'words') return [{ kind: 'reworded', claim, before, after, changes }];
  if (aspect === 'citations') return [{ kind: 'cited', claim, before, after, changes }];
  return [{ kind: 'described', claim, before, after, changes }];
}

/** A claim that lost one place and got another has moved. */
function paired(used: readonly (Difference & { kind: 'used' | 'unused' })[]): Difference[] {
  const left = new Set(used);
  const found: Difference[] = [];
  for (const gone of used) {
    if (gone.kind !== 'unused') continue;
    const come = used.find((each) => each.kind === 'used' && each.claim === gone.claim && left.has(each));
    if (!come) continue;
    left.delete(gone);
    left.delete(come);
    const { claim, reason: before } = gone;
    const changes = [...gone.changes, ...come.changes];
    found.push({ kind: 'moved', claim, before, after: come.reason, changes });
  }
  return [...found, ...left];
}
