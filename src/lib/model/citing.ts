import { forgettingNotes } from './annotate.ts';
import { all, type Edit } from './edit.ts';
import type { ArgumentMap, Citation, Claim, ClaimId, QuoteCheck, Source, SourceId } from './map.ts';
import { type Refusal, taken, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { same } from './same.ts';
import { change, fieldsFor } from './wording.ts';

/** Lets a claim rest on one more source, which may be a new one: in a place among its citations, or last. */
export function addCitation(
  relations: Relations,
  { claim, citation, source, at }: { claim: ClaimId; citation: Citation; source?: Source; at?: number }
): Edit | Refusal {
  const strange = strangeCitation(relations, claim, citation, source);
  if (strange) return strange;
  const { citations = [] } = relations.claim.get(claim)!;
  const cited = cite(relations.claim.get(claim)!, citations.toSpliced(at ?? citations.length, 0, citation));
  return withSource(source, cited);
}

/** What of a wish for a citation is not there, or is there already. */
function strangeCitation(
  relations: Relations,
  claim: ClaimId,
  citation: Citation,
  source: Source | undefined
): Refusal | undefined {
  const isNew = source !== undefined && source.id === citation.source;
  return (
    unknown(relations, { claims: [claim], sources: isNew ? [] : [citation.source] }) ??
    (source && taken(relations, 'sources', source.id))
  );
}

function withSource(source: Source | undefined, cited: Edit): Edit {
  return source ? all([{ do: 'add', list: 'sources', entry: source }, cited]) : cited;
}

/**
 * Puts another citation in the place of one. What a comparison found of the old words says nothing of others: it falls
 * away where the quotation or the source is another, unless there is a new finding. The source may be a new one.
 */
export function changeCitation(
  relations: Relations,
  { claim: id, at, citation, source }: { claim: ClaimId; at: number; citation: Citation; source?: Source }
): Edit | Refusal {
  const strange = strangeCitation(relations, id, citation, source);
  if (strange) return strange;
  const claim = relations.claim.get(id)!;
  const old = claim.citations?.[at];
  if (!old) return { refused: 'unchanged' };
  const { check, ...unchecked } = citation;
  const isOther = old.source !== citation.source || old.quote?.exact !== citation.quote?.exact;
  const next = check && isOther && same(check, old.check) ? unchecked : citation;
  if (same(old, next)) return { refused: 'unchanged' };
  return withSource(source, cite(claim, claim.citations!.with(at, next)));
}

/**
 * Stores what comparisons of quotations found, of any number of claims as one change. A finding about words that the
 * citation does not hold any more is passed over.
 */
export function checkCitations(
  relations: Relations,
  findings: readonly { claim: ClaimId; at: number; check: QuoteCheck }[]
): Edit | Refusal {
  const changed = new Map<ClaimId, Citation[]>();
  for (const { claim, at, check } of findings) {
    const citations = changed.get(claim) ?? relations.claim.get(claim)?.citations;
    const old = citations?.[at];
    if (!old?.quote || (check.words !== undefined && check.words !== old.quote.exact)) continue;
    if (!same(old.check, check)) changed.set(claim, citations!.with(at, { ...old, check }));
  }
  const edits = [...changed].map(([id, citations]) => cite(relations.claim.get(id)!, citations));
  return edits.length ? all(edits) : { refused: 'unchanged' };
}

/** Takes a citation away; a claim that names no source any more does not say that it rests on one. */
export function removeCitation(
  relations: Relations,
  { claim: id, at }: { claim: ClaimId; at: number }
): Edit | Refusal {
  const strange = unknown(relations, { claims: [id] });
  if (strange) return strange;
  const claim = relations.claim.get(id)!;
  return claim.citations?.[at] ? cite(claim, claim.citations.toSpliced(at, 1)) : { refused: 'unchanged' };
}

/** Moves a citation to another place among those of its claim. */
export function moveCitation(
  relations: Relations,
  { claim: id, at, to }: { claim: ClaimId; at: number; to: number }
): Edit | Refusal {
  const strange = unknown(relations, { claims: [id] });
  if (strange) return strange;
  const claim = relations.claim.get(id)!;
  const { citations = [] } = claim;
  const citation = citations[at];
  if (!citation || !citations[to]) return { refused: 'unchanged' };
  const moved = citations.toSpliced(at, 1).toSpliced(to, 0, citation);
  return same(moved, citations) ? { refused: 'unchanged' } : cite(claim, moved);
}

/** Adds a source, before another or last. Refused: an id that is taken. */
export function addSource(
  relations: Relations,
  { source, before }: { source: Source; before?: SourceId }
): Edit | Refusal {
  const refusal = taken(relations, 'sources', source.id);
  return refusal ?? { do: 'add', list: 'sources', entry: source, ...(before !== undefined && { before }) };
}

/** Sets fields of a source, under their names in the format; null, no words or an empty list takes a field away. */
export function changeSource(
  relations: Relations,
  { source: id, fields }: { source: SourceId; fields: Readonly<Record<string, unknown>> }
): Edit | Refusal {
  const strange = unknown(relations, { sources: [id] });
  return strange ?? change(['sources', id], relations.source.get(id)!, fields);
}

/** Removes a source: with the citations of it, where that is wished; else it is refused while any rest on it. */
export function removeSource(
  relations: Relations,
  { source: id, withCitations = false }: { source: SourceId; withCitations?: boolean }
): Edit | Refusal {
  const strange = unknown(relations, { sources: [id] });
  if (strange) return strange;
  const { claims, background } = relations.map;
  const resting = claims.filter(({ citations }) => citations?.some(({ source }) => source === id));
  const inBackground = background?.sources?.includes(id) ?? false;
  if (!withCitations && (resting.length || inBackground))
    return {
      refused: 'cited',
      source: id,
      claims: resting.map((claim) => claim.id),
      background: inBackground
    };
  const edits = resting.map((claim) =>
    cite(
      claim,
      claim.citations!.filter(({ source }) => source !== id)
    )
  );
  if (inBackground) {
    const sources = background!.sources!.filter((source) => source !== id);
    edits.push({ do: 'set', at: ['background'], fields: fieldsFor(background!, { sources }) });
  }
  return all([
    ...edits,
    ...forgettingNotes(relations.map, { sources: new Set([id]) }),
    { do: 'remove', list: 'sources', id }
  ]);
}

/** Sources on which neither a claim nor the background rests, in the order of the map. */
export function unusedSources({ claims, background, sources }: ArgumentMap): SourceId[] {
  const used = new Set(background?.sources);
  for (const { citations } of claims) for (const { source } of citations ?? []) used.add(source);
  return sources.flatMap(({ id }) => (used.has(id) ? [] : id));
}

/** Gives a claim other citations, or none. */
export function cite(claim: Claim, citations: readonly Citation[]): Edit {
  const basis = !citations.length && claim.basis === 'source' ? null : undefined;
  return { do: 'set', at: ['claims', claim.id], fields: fieldsFor(claim, { citations, basis }) };
}
