import type { Loss, Read } from '../lib/formats/format.ts';
import type { Problem } from '../lib/model/check.ts';
import type { ArgumentMap } from '../lib/model/map.ts';

/** What a program is told of a file, as JSON. What is not known is null. */
export function reportOf({ map, problems, format }: Read, losses: readonly Loss[] = []): object {
  return {
    format: format ?? null,
    claims: map?.claims.length ?? 0,
    reasons: map?.reasons.length ?? 0,
    sources: map?.sources.length ?? 0,
    problems: problems.map((problem) => problemOf(problem, map)),
    losses: losses.map(({ code, message, field = null, claim = null, reason = null, source = null }) => ({
      code,
      message,
      field,
      claim,
      reason,
      source
    }))
  };
}

function problemOf({ code, severity, place, message, line, column, claim }: Problem, map?: ArgumentMap) {
  const at = /^claims\[(\d+)\]/.exec(place)?.[1];
  const named = claim ?? (at === undefined ? undefined : map?.claims[Number(at)]?.id);
  return {
    code,
    severity,
    message,
    place,
    line: line ?? null,
    column: column ?? null,
    claim: named ?? null
  };
}
