import { forgettingNotes, movingNotes } from './annotate.ts';
import { cite } from './citing.ts';
import { all, type Edit } from './edit.ts';
import type { ArgumentMap, Citation, ClaimId, Reason, ReasonId, Source, SourceId } from './map.ts';
import { type Refusal, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { same } from './same.ts';
import { newlyForItself, supportsItself } from './support.ts';
import { fieldsFor, translationEdits, translationOf } from './wording.ts';

/** The edit that makes one claim of two, and what it leaves out. */
export interface United {
  edit: Edit;
  /** Reasons that said the same as another one, which stays. */
  folded: ReasonId[];
  /** Reasons that would be the claim's reasons for itself, and what was aimed at them. */
  dropped: ReasonId[];
}

/**
 * Makes one claim of two that say the same. The first keeps its words; the second's reasons, uses, citations, tags,
 * note and translations go over to it, as do fields that it has not itself. Where reasons come to be the same, the
 * earliest stays in the same way, and what is aimed at the others is aimed at it. Of a reason with more premises that would have its
 * own target among them, the rest stays. Refused: claims that would come to support themselves around a circle.
 */
export function uniteClaims(
  relations: Relations,
  { keep, gone }: { keep: ClaimId; gone: ClaimId }
): United | Refusal {
  const strange = unknown(relations, { claims: [keep, gone] });
  if (strange) return strange;
  if (keep === gone) return { refused: 'unchanged' };
  const { map } = relations;
  const joined = joinReasons(relations, keep, gone);
  const removed = [...joined.folded.keys(), ...joined.dropped];
  const altered = new Map<ReasonId, Reason | undefined>(joined.changed);
  for (const id of removed) altered.set(id, undefined);
  if (![keep, gone].some((id) => supportsItself(relations, id))) {
    const circle = supportsItself(relations, keep, altered);
    if (circle) return { refused: 'circle', claims: circle };
  }
  const fields = fieldsFor(relations.claim.get(keep)!, joinedClaim(relations, keep, gone));
  const edits: Edit[] = fields.length ? [{ do: 'set', at: ['claims', keep], fields }] : [];
  edits.push(...mentions(map, keep, gone), ...movingNotes(map, { claim: gone }, { claim: keep }));
  edits.push(...forgettingNotes(map, { reasons: new Set(joined.dropped) }));
  for (const [id, reason] of joined.folded) edits.push(...movingNotes(map, { reason: id }, { reason }));
  for (const [id, reason] of joined.changed) {
    const fields = fieldsFor(relations.reason.get(id)!, reason);
    edits.push({ do: 'set', at: ['reasons', id], fields });
  }
  for (const id of removed) edits.push({ do: 'remove', list: 'reasons', id });
  edits.push({ do: 'remove', list: 'claims', id: gone });
  return { edit: all(edits), folded: [...joined.folded.keys()], dropped: joined.dropped };
}

/** Fields that say something about another one: each holds only for the words beside which it stands. */
const SAID_OF: Readonly<Record<string, keyof Source>> = {
  'title-short': 'title',
  titleFrom: 'title',
  accessNote: 'access'
};

/**
 * A source with what it lacks itself taken from others that are the same, the earlier first. What it says stays as it
 * is; a field that says something about another one comes only with that one.
 */
export function completed(kept: Source, others: readonly Source[]): Source {
  const source = { ...kept };
  for (const other of others) {
    const taken = Object.entries(other).filter(
      ([name, value]) => saysNothing(source[name as keyof Source]) && !saysNothing(value)
    );
    const names = new Set(taken.map(([name]) => name));
    const fit = taken.filter(([name]) => {
      const of = SAID_OF[name];
      return of === undefined || names.has(of) || same(source[of], other[of]);
    });
    Object.assign(source, Object.fromEntries(fit));
  }
  return source;
}

/** Of a date or a list of names too, in which there are no words. */
function saysNothing(value: unknown): boolean {
  if (typeof value === 'string') return !value.trim();
  if (typeof value !== 'object' || value === null) return value === undefined || value === null;
  return Object.values(value).every(saysNothing);
}

/**
 * Makes one source of several that are the same: what rests on the others rests on the one that is kept, which takes
 * from them what it lacks. Citations that come to be the same are folded.
 */
export function uniteSources(
  relations: Relations,
  { keep, gone }: { keep: SourceId; gone: readonly SourceId[] }
): Edit | Refusal {
  const others = new Set(gone);
  others.delete(keep);
  const strange = unknown(relations, { sources: [keep, ...others] });
  if (strange) return strange;
  if (!others.size) return { refused: 'unchanged' };
  const { claims, background } = relations.map;
  const kept = (id: SourceId) => (others.has(id) ? keep : id);
  const edits: Edit[] = [];
  for (const claim of claims) {
    if (!claim.citations?.some(({ source }) => others.has(source))) continue;
    const citations = claim.citations.map((each) => ({ ...each, source: kept(each.source) }));
    edits.push(cite(claim, distinct(citations)));
  }
  if (background?.sources?.some((id) => others.has(id))) {
    const sources = [...new Set(background.sources.map(kept))];
    edits.push({ do: 'set', at: ['background'], fields: fieldsFor(background, { sources }) });
  }
  const source = relations.source.get(keep)!;
  const twins = relations.map.sources.filter(({ id }) => others.has(id));
  const fields = fieldsFor(source, completed(source, twins));
  if (fields.length) edits.push({ do: 'set', at: ['sources', keep], fields });
  for (const id of others) {
    edits.push(...movingNotes(relations.map, { source: id }, { source: keep }));
    edits.push({ do: 'remove', list: 'sources', id });
  }
  return all(edits);
}

/** What becomes of the reasons that name either claim; each that is folded with the one that stays for it. */
function joinReasons(relations: Relations, keep: ClaimId, gone: ClaimId) {
  const { reasons } = relations.map;
  const now = new Map(reasons.map((reason) => [reason.id, renamed(reason, keep, gone)]));
  const find = (id: ReasonId) => now.get(id);
  const folded = new Map<ReasonId, ReasonId>();
  const dropped: ReasonId[] = [];
  const drop = (id: ReasonId) => {
    const going = [id];
    for (const each of going) {
      if (!now.delete(each)) continue;
      dropped.push(each);
      for (const { id } of relations.onStep(each)) going.push(id);
    }
  };
  for (const { id } of reasons) {
    const reason = now.get(id);
    if (!reason?.premises.includes(keep)) continue;
    if (!newlyForItself(relations, reason, find).includes(keep)) continue;
    const premises = reason.premises.filter((premise) => premise !== keep);
    if (premises.length) now.set(id, { ...reason, premises });
    else drop(id);
  }
  // Folding two reasons may make those aimed at them the same in turn.
  for (let again = true; again; ) {
    again = false;
    const first = new Map<string, ReasonId>();
    for (const { id } of reasons) {
      const reason = now.get(id);
      if (!reason) continue;
      const says = JSON.stringify([reason.side, [...new Set(reason.premises)].sort(), reason.target]);
      const before = first.get(says);
      if (before === undefined) first.set(says, id);
      else if (reason !== relations.reason.get(id) || now.get(before) !== relations.reason.get(before)) {
        now.delete(id);
        folded.set(id, before);
        for (const [each, other] of now)
          if ('reason' in other.target && other.target.reason === id)
            now.set(each, { ...other, target: { reason: before } });
        again = true;
      }
    }
  }
  for (const [id, into] of folded) {
    let stays = into;
    while (folded.has(stays)) stays = folded.get(stays)!;
    folded.set(id, stays);
    now.set(stays, joinedReason(now.get(stays)!, relations.reason.get(id)!));
  }
  const changed = new Map([...now].filter(([id, reason]) => reason !== relations.reason.get(id)));
  return { changed, folded, dropped };
}

/** A reason with one claim in the place of another; the same value where it names only others. */
function renamed(reason: Reason, keep: ClaimId, gone: ClaimId): Reason {
  const isTarget = 'claim' in reason.target && reason.target.claim === gone;
  if (!isTarget && !reason.premises.includes(gone)) return reason;
  const premises = [...new Set(reason.premises.map((premise) => (premise === gone ? keep : premise)))];
  return { ...reason, premises, target: isTarget ? { claim: keep } : reason.target };
}

/** A reason with what is said of another one that says the same. */
function joinedReason(kept: Reason, other: Reason): Reason {
  const note = joinedNotes(kept, other);
  return { ...other, ...kept, ...(note && { note }) };
}

function joinedNotes(...said: readonly { note?: string | undefined }[]): string {
  const notes = said.map(({ note }) => note).filter((note) => note?.trim());
  return [...new Set(notes)].join('\n\n');
}

function joinedClaim(relations: Relations, keep: ClaimId, gone: ClaimId): object {
  const kept = relations.claim.get(keep)!;
  const other = relations.claim.get(gone)!;
  const sourced = !kept.citations?.length && other.citations?.length && other.basis !== undefined;
  const only = Object.entries(other).filter(([name]) => !Object.hasOwn(kept, name));
  return {
    ...Object.fromEntries(only),
    ...(sourced && { basis: other.basis }),
    note: joinedNotes(kept, other),
    tags: [...new Set([...(kept.tags ?? []), ...(other.tags ?? [])])],
    citations: distinct([...(kept.citations ?? []), ...(other.citations ?? [])])
  };
}

function distinct(citations: readonly Citation[]): Citation[] {
  return citations.filter((each, at) => citations.findIndex((other) => same(each, other)) === at);
}

/** What the map says of a claim besides its lists, said of another one. */
function mentions(map: ArgumentMap, keep: ClaimId, gone: ClaimId): Edit[] {
  const edits: Edit[] = [];
  const kept = (id: ClaimId) => (id === gone ? keep : id);
  if (map.facing?.flat().includes(gone)) {
    const pairs = map.facing.map(([one, other]): [ClaimId, ClaimId] => [kept(one), kept(other)]);
    const facing = pairs.filter(
      ([one, other], at) => one !== other && pairs.findIndex((pair) => same(pair, [one, other])) === at
    );
    edits.push({ do: 'set', at: [], fields: fieldsFor(map, { facing }) });
  }
  if (map.motion === gone) edits.push({ do: 'set', at: [], fields: [{ name: 'motion', value: keep }] });
  for (const language of Object.keys(map.translations ?? {})) {
    const other = translationOf(map, language, gone);
    if (!other) continue;
    const joined = { ...other, ...translationOf(map, language, keep) };
    edits.push(...translationEdits(map, language, keep, joined));
    edits.push(...translationEdits(map, language, gone, undefined));
  }
  return edits;
}
