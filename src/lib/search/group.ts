import type { ClaimId, Source } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import type { Spanning } from '../model/spanning.ts';
import { pathTo } from '../model/tree.ts';
import { authorWords, sourceWords, termsOf } from './entries.ts';
import type { Hit } from './search.ts';

/** A hit with the claims between its root and itself, the pillar first. */
export interface Found {
  hit: Hit;
  path: readonly ClaimId[];
}

/** The hits in one branch of the debate, the best first. */
export interface Group {
  /** The pillar; the root itself for a root, and for all that hangs in a tree beside the motion's. */
  head: ClaimId;
  found: readonly Found[];
}

/** Hits by the pillar over them, in the order of the map. What the map does not hold is left out. */
export function groupByPillar(relations: Relations, spanning: Spanning, hits: readonly Hit[]): Group[] {
  const { motion } = relations.map;
  const rank = new Map(spanning.roots.map((root, at) => [root, at]));
  const groups = new Map<ClaimId, { place: number[]; head: ClaimId; found: Found[] }>();
  for (const hit of hits) {
    const above = pathTo(relations, spanning, hit.id);
    if (!above) continue;
    const [root, pillar] = [...above, hit.id];
    const head = motion === undefined || root === motion ? (pillar ?? root!) : root!;
    const reason = spanning.home.get(head);
    const group = groups.get(head) ?? {
      place: [
        rank.get(root!)!,
        reason ? relations.order.get(reason.id)! : -1,
        reason ? reason.premises.indexOf(head) : 0
      ],
      head,
      found: []
    };
    group.found.push({ hit, path: above.slice(1) });
    groups.set(head, group);
  }
  return [...groups.values()].sort(byPlace).map(({ head, found }) => ({ head, found }));
}

function byPlace(a: { place: number[] }, b: { place: number[] }): number {
  const at = a.place.findIndex((number, index) => number !== b.place[index]);
  return at < 0 ? 0 : a.place[at]! - b.place[at]!;
}

/** The first source of a claim in whose names, titles or authors a hit was found. */
export function sourceFound(relations: Relations, hit: Hit): Source | undefined {
  const terms = new Set(hit.terms);
  const words = hit.field === 'authors' ? authorWords : sourceWords;
  return relations.claim
    .get(hit.id)
    ?.citations?.map(({ source }) => relations.source.get(source)!)
    .find((source) => termsOf(words(source)).some(({ term }) => terms.has(term)));
}

/** A text in pieces, with the words that were found apart. */
export function marked(text: string, terms: Iterable<string>): { text: string; found: boolean }[] {
  const wanted = new Set(terms);
  const pieces: { text: string; found: boolean }[] = [];
  let done = 0;
  for (const { term, from, to } of termsOf(text)) {
    if (!wanted.has(term)) continue;
    if (from > done) pieces.push({ text: text.slice(done, from), found: false });
    pieces.push({ text: text.slice(from, to), found: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), found: false });
  return pieces;
}
