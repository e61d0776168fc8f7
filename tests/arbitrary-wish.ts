import fc from 'fast-check';
import { addClaim, addPremise, addReason, addUndercut, splitClaim } from '../src/lib/model/author.ts';
import { moveBranch, moveReason, placeReason, reorder, reverse } from '../src/lib/model/branch.ts';
import {
  addCitation,
  addSource,
  changeCitation,
  changeSource,
  moveCitation,
  removeCitation,
  removeSource
} from '../src/lib/model/citing.ts';
import type { Edit } from '../src/lib/model/edit.ts';
import type { Claim, Reason } from '../src/lib/model/map.ts';
import type { Refusal } from '../src/lib/model/refusal.ts';
import type { Relations } from '../src/lib/model/relations.ts';
import { removeClaim, removeUse } from '../src/lib/model/removal.ts';
import { type United, uniteClaims, uniteSources } from '../src/lib/model/unite.ts';
import { describeClaim, describeMap, describeReason, reword } from '../src/lib/model/wording.ts';

/** What somebody wishes to do, to be made sense of in whatever map there is when its turn comes. */
export interface Wish {
  what: keyof typeof WISHES;
  /** Which claim, reason, source and so on. */
  picks: readonly number[];
  side: Reason['side'];
  /** Of two ways to wish it. */
  other: boolean;
}

type Result = Edit | Refusal | United;

/** Picks what there is; 'none' where there is nothing. */
interface Picked {
  relations: Relations;
  claim: string;
  second: string;
  reason: string;
  target: Reason['target'];
  source: string;
  at: number;
  to: number;
  fresh: string;
  side: Reason['side'];
  other: boolean;
}

const added = ({ fresh, relations, source, other }: Picked): Claim => ({
  id: `c-${fresh}`,
  text: ` New ${fresh}. `,
  ...(other && relations.source.has(source) && { citations: [{ source }], basis: 'source' })
});

const WISHES = {
  addClaim: (p: Picked) => addClaim(p.relations, { claim: added(p), motion: p.other }),
  addReason: (p: Picked) => addReason(p.relations, { ...newReason(p), claim: added(p), move: 'denies' }),
  reuse: (p: Picked) => addReason(p.relations, { ...newReason(p), claim: p.claim }),
  addUndercut: (p: Picked) =>
    addUndercut(p.relations, { ...newReason(p), claim: p.other ? added(p) : p.claim, undercut: p.reason }),
  addPremise: (p: Picked) =>
    addPremise(p.relations, {
      reason: p.reason,
      claim: p.other ? added(p) : p.claim,
      before: p.second
    }),
  splitClaim: (p: Picked) =>
    splitClaim(p.relations, { claim: p.claim, first: { text: 'First half.' }, second: added(p) }),
  reword: (p: Picked) =>
    reword(p.relations, {
      claim: p.claim,
      text: p.other ? ' ' : `Says ${p.fresh}.`,
      heading: p.other ? null : 'Head'
    }),
  translate: (p: Picked) =>
    reword(p.relations, {
      claim: p.claim,
      language: p.other ? 'lt' : 'de',
      text: p.at % 3 ? `Sako ${p.fresh}.` : null,
      heading: p.at % 2 ? 'Galva' : ''
    }),
  describeMap: (p: Picked) =>
    describeMap(p.relations, {
      title: p.other ? '' : p.fresh,
      motion: p.at % 2 ? p.claim : null,
      background: p.at % 3 ? { text: 'Since.', sources: [p.source] } : null,
      facing: p.at % 3 ? [[p.claim, p.second]] : []
    }),
  describeClaim: (p: Picked) =>
    describeClaim(p.relations, {
      claim: p.claim,
      note: p.other ? null : p.fresh,
      tags: [p.fresh],
      basis: 'inference'
    }),
  describeReason: (p: Picked) =>
    describeReason(p.relations, { reason: p.reason, move: p.other ? null : 'turns', note: p.fresh }),
  moveReason: (p: Picked) => moveReason(p.relations, { reason: p.reason, target: p.target, ...beside(p) }),
  moveBranch: (p: Picked) => {
    const reason = p.relations.reason.get(p.reason);
    const claim = reason?.premises[p.at % reason.premises.length] ?? p.claim;
    return moveBranch(p.relations, { ...newReason(p), claim, reason: p.reason, newReason: `r-${p.fresh}` });
  },
  reverse: (p: Picked) => reverse(p.relations, p),
  reorder: (p: Picked) => reorder(p.relations, { reason: p.reason, by: p.other ? 1 : -1 }),
  placeReason: (p: Picked) => placeReason(p.relations, { reason: p.reason, ...beside(p) }),
  removeClaim: (p: Picked) => (p.at % 3 ? { refused: 'unchanged' as const } : removeClaim(p.relations, p)),
  removeUse: (p: Picked) => {
    const claim = p.relations.reason.get(p.reason)?.premises[0] ?? p.claim;
    return removeUse(p.relations, { claim, reason: p.reason });
  },
  uniteClaims: (p: Picked) => uniteClaims(p.relations, { keep: p.claim, gone: p.second }),
  addCitation: (p: Picked) => {
    const id = `s-${p.fresh}`;
    return p.other
      ? addCitation(p.relations, { claim: p.claim, citation: { source: p.source }, at: p.at })
      : addCitation(p.relations, { claim: p.claim, citation: { source: id }, source: { id, type: 'book' } });
  },
  changeCitation: (p: Picked) =>
    changeCitation(p.relations, {
      claim: p.claim,
      at: p.at % 2,
      citation: {
        ...p.relations.claim.get(p.claim)?.citations?.[p.at % 2],
        source: p.source,
        locator: p.fresh
      }
    }),
  removeCitation: (p: Picked) => removeCitation(p.relations, { claim: p.claim, at: p.at % 2 }),
  moveCitation: (p: Picked) => moveCitation(p.relations, { claim: p.claim, at: p.at % 3, to: p.to % 3 }),
  addSource: (p: Picked) =>
    addSource(p.relations, { source: { id: `s-${p.fresh}`, type: 'map' }, before: p.source }),
  changeSource: (p: Picked) =>
    changeSource(p.relations, { source: p.source, fields: { title: p.fresh, publisher: null } }),
  removeSource: (p: Picked) => removeSource(p.relations, { source: p.source, withCitations: p.other }),
  uniteSources: (p: Picked) => {
    const { sources } = p.relations.map;
    return uniteSources(p.relations, {
      keep: p.source,
      gone: [sources[p.at % (sources.length || 1)]?.id ?? 'none']
    });
  }
} satisfies Record<string, (picked: Picked) => Result>;

export const KINDS = Object.keys(WISHES) as (keyof typeof WISHES)[];

export const wishes: fc.Arbitrary<Wish> = fc.record({
  what: fc.constantFrom(...KINDS),
  picks: fc.array(fc.nat({ max: 1000 }), { minLength: 8, maxLength: 8 }),
  side: fc.constantFrom('pro', 'con'),
  other: fc.boolean()
});

/** What comes of a wish in a map; `fresh` names what is new. */
export function wish(relations: Relations, { what, picks, side, other }: Wish, fresh: string): Result {
  const { claims, reasons, sources } = relations.map;
  const [a, b, c, d, e, at, to] = picks as [number, number, number, number, number, number, number];
  const pick = (list: readonly { id: string }[], at: number) => list[at % (list.length || 1)]?.id ?? 'none';
  const target = d % 4 && claims.length ? { claim: pick(claims, d) } : { reason: pick(reasons, d) };
  return WISHES[what]({
    relations,
    claim: pick(claims, a),
    second: pick(claims, b),
    reason: pick(reasons, c),
    target,
    source: pick(sources, e),
    at,
    to,
    fresh,
    side,
    other
  });
}

function newReason(p: Picked) {
  return { reason: `r-${p.fresh}`, target: p.target, ...beside(p) };
}

function beside({ relations, target, at, side, other }: Picked) {
  const siblings = 'claim' in target ? relations.on(target.claim) : relations.onStep(target.reason);
  const before = siblings[at % (siblings.length + 1)]?.id;
  return { side, ...(other && before !== undefined && { before }) };
}
