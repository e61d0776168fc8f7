import type { ArgumentMap, Claim, Reason } from '../model/map.ts';

/** A map as nodes and edges between two of them: reasons that no edge can be are nodes of their own. */
export interface Graph {
  nodes: ({ id: string; claim: Claim; isMotion: boolean } | { id: string; reason: Reason })[];
  edges: { id: string; source: string; target: string; reason: Reason; isPremise: boolean }[];
}

/**
 * The graph of a map, its nodes and edges named in their order. A reason is an edge where it has one premise and no reason
 * is aimed at it, and otherwise a node, as edges have two ends and none of them can be an edge.
 */
export function graphOf({ claims, reasons, motion }: ArgumentMap): Graph {
  const aimedAt = new Set(reasons.flatMap(({ target }) => ('reason' in target ? [target.reason] : [])));
  const isNode = ({ id, premises }: Reason) => aimedAt.has(id) || new Set(premises).size > 1;
  const ofClaims = new Map(claims.map(({ id }, at) => [id, `c${at + 1}`]));
  const ofReasons = new Map(reasons.filter(isNode).map(({ id }, at) => [id, `r${at + 1}`]));
  const edges: Graph['edges'] = [];
  const join = (source: string, target: string, reason: Reason, isPremise: boolean) =>
    edges.push({ id: `e${edges.length + 1}`, source, target, reason, isPremise });
  for (const reason of reasons) {
    const { target } = reason;
    const aim = 'claim' in target ? ofClaims.get(target.claim)! : ofReasons.get(target.reason)!;
    const node = ofReasons.get(reason.id);
    const premises = [...new Set(reason.premises)].map((premise) => ofClaims.get(premise)!);
    for (const premise of premises) join(premise, node ?? aim, reason, node !== undefined);
    if (node !== undefined) join(node, aim, reason, false);
  }
  return {
    nodes: [
      ...claims.map((claim) => ({ id: ofClaims.get(claim.id)!, claim, isMotion: claim.id === motion })),
      ...reasons.filter(isNode).map((reason) => ({ id: ofReasons.get(reason.id)!, reason }))
    ],
    edges
  };
}

/** What a reason does, in a word. */
export function relationOf({ side, target }: Reason): 'support' | 'attack' | 'undercut' {
  return side === 'pro' ? 'support' : 'claim' in target ? 'attack' : 'undercut';
}
