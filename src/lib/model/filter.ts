import type { ArgumentMap, Claim, ClaimId, Source, SourceId } from './map.ts';
import { isFound } from './outdated.ts';
import { type Effect, effect, type Relations } from './relations.ts';
import type { Side, Sides } from './sides.ts';
import { isUnsourced, unanswered } from './standing.ts';

/** What a reader wants to see; all that is set must hold. */
export interface Filter {
  /** The side that the claim serves; one that serves both is found under 'both' alone. */
  side?: Side;
  /** What the claim does by some reason. */
  effect?: Effect;
  tag?: string;
  /** It cites this source. */
  source?: SourceId;
  /** It cites a source issued then or later: '2024', '2024-07' or '2024-07-18'. */
  since?: string;
  unsourced?: true;
  /** One of its quotations was not found word for word in the source, or not looked for. */
  unfound?: true;
  /** It is a premise of an attack or undercut that nothing answers. */
  unanswered?: true;
  /** It serves in more than one reason. */
  shared?: true;
}

/** Whether a filter asks for nothing, so that every claim matches. */
export function isEmpty(filter: Filter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

/** The claims that match, in the order of the map. The motion, which is the question, matches an empty filter only. */
export function matching(relations: Relations, sides: Sides, filter: Filter): Set<ClaimId> {
  const { map } = relations;
  const tests: ((claim: Claim) => boolean)[] = [];
  if (!isEmpty(filter)) tests.push(({ id }) => id !== map.motion);
  const { side, tag, source } = filter;
  if (side !== undefined) tests.push(({ id }) => sides.claim.get(id) === side);
  if (filter.effect !== undefined)
    tests.push(({ id }) => relations.uses(id).some((reason) => effect(reason) === filter.effect));
  if (tag !== undefined) tests.push(({ tags }) => tags?.includes(tag) === true);
  if (source !== undefined)
    tests.push(({ citations = [] }) => citations.some((citation) => citation.source === source));
  if (filter.since !== undefined) {
    const recent = issuedSince(map, filter.since);
    tests.push(({ citations = [] }) => citations.some((citation) => recent.has(citation.source)));
  }
  if (filter.unsourced) tests.push((claim) => isUnsourced(claim, map));
  if (filter.unfound)
    tests.push(({ citations = [] }) =>
      citations.some((citation) => citation.quote && !isFound(citation, relations.texts))
    );
  if (filter.unanswered) {
    const open = unanswered(relations);
    tests.push(({ id }) => relations.uses(id).some((reason) => open.has(reason.id)));
  }
  if (filter.shared) tests.push(({ id }) => relations.uses(id).length > 1);
  const found = map.claims.filter((claim) => tests.every((holds) => holds(claim)));
  return new Set(found.map(({ id }) => id));
}

/** Every tag and how many claims besides the motion carry it, the most frequent first, then in the order of the map. */
export function tagsOf({ claims, motion }: ArgumentMap): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { id, tags } of claims) {
    if (id === motion || !tags?.length) continue;
    for (const tag of tags.length > 1 ? new Set(tags) : tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count);
}

/** Year, month and day; what is not known of them counts as the first, so that nothing passes for later than it is. */
type Day = readonly [number, number, number];

function issuedSince({ sources }: ArgumentMap, since: string): Set<SourceId> {
  const from = dayOf(since.split('-'));
  const recent = sources.filter(({ issued }) => {
    const day = issuedOn(issued);
    return day && from && isFrom(day, from);
  });
  return new Set(recent.map(({ id }) => id));
}

/** The first day of a date in numbers; a date in words is not understood. */
function issuedOn(issued: Source['issued']): Day | undefined {
  return dayOf(issued?.['date-parts']?.[0] ?? []);
}

function dayOf(parts: readonly (number | string)[]): Day | undefined {
  const [year, month = Number.NaN, day = Number.NaN] = parts.map((part) =>
    part === '' ? Number.NaN : Number(part)
  );
  return year === undefined || Number.isNaN(year) ? undefined : [year, month || 1, day || 1];
}

function isFrom(day: Day, from: Day): boolean {
  const differing = day.findIndex((part, at) => part !== from[at]);
  return differing < 0 || day[differing]! > from[differing]!;
}
