import type { ArgumentMap, Claim, Reason } from '../src/lib/model/map.ts';

/**
 * A map from a line for each reason, named r1, r2, … in this order: 'A + M' for A supports M, 'B - A' for B attacks
 * A, 'U - r1' for U undercuts the first step, 'A & B + M' for two premises that hold only together, 'X' for a claim
 * without a reason. Claims stand in the order in which they are named; the motion is M where there is one.
 */
export function map(...lines: string[]): ArgumentMap {
  const claims = new Map<string, Claim>();
  const reasons: Reason[] = [];
  const name = (id: string) => {
    if (!claims.has(id)) claims.set(id, { id, text: `${id}.` });
    return id;
  };
  for (const line of lines) {
    const [, premises, sign, target] = /^(.+?)(?: ([+-]) (\S+))?$/.exec(line)!;
    const named = premises!.split(' & ').map(name);
    if (target === undefined) continue;
    reasons.push({
      id: `r${reasons.length + 1}`,
      side: sign === '+' ? 'pro' : 'con',
      premises: named,
      target: /^r\d+$/.test(target) ? { reason: target } : { claim: name(target) }
    });
  }
  return {
    format: 'warrant/1',
    id: 'test',
    title: 'Test',
    language: 'en',
    ...(claims.has('M') && { motion: 'M' }),
    claims: [...claims.values()],
    reasons,
    sources: []
  };
}

/** The lines of a map with the ids of its reasons, in their order, then its claims without a reason. */
export function lines({ claims, reasons }: ArgumentMap): string {
  const named = new Set(
    reasons.flatMap(({ premises, target }) => [...premises, 'claim' in target ? target.claim : ''])
  );
  const said = reasons.map(({ id, side, premises, target }) => {
    const aim = 'claim' in target ? target.claim : target.reason;
    return `${id}: ${premises.join(' & ')} ${side === 'pro' ? '+' : '-'} ${aim}`;
  });
  return [...said, ...claims.flatMap(({ id }) => (named.has(id) ? [] : id))].join(', ');
}
