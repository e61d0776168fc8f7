import type { ArgumentMap, ClaimId, Reason } from '../src/lib/model/map.ts';

/**
 * What a map says, without the ids that a format may not hold: claims with their fields, reasons by the words of their
 * premises and targets, citations by the fields of their sources, and all sources, in an order of their own. Two maps that say the same
 * are equal so.
 */
export function alike({ claims, reasons, sources, motion, title }: ArgumentMap) {
  const words = new Map(claims.map(({ id, text }) => [id, text]));
  const cited = new Map(sources.map(({ id, ...source }) => [id, source]));
  const byId = new Map(reasons.map((reason) => [reason.id, reason]));
  const said = (id: ClaimId) => words.get(id)!;
  const step = ({ side, premises, target, id: _, ...rest }: Reason): object => ({
    ...rest,
    side,
    premises: premises.map(said),
    target: 'claim' in target ? said(target.claim) : step(byId.get(target.reason)!)
  });
  return {
    title,
    motion: motion === undefined ? undefined : said(motion),
    claims: ordered(
      claims.map(({ id: _, citations, ...rest }) => ({
        ...rest,
        ...(citations?.length && {
          citations: citations.map(({ source, ...citation }) => ({ ...citation, source: cited.get(source) }))
        })
      }))
    ),
    reasons: ordered(reasons.map(step)),
    // Two that are alike may be one.
    sources: [...new Set(ordered(sources.map(({ id: _, ...source }) => source)))]
  };
}

function ordered(values: readonly object[]): string[] {
  return values.map((value) => JSON.stringify(value, sorted)).sort();
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
