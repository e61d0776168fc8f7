import type { ClaimId, Reason } from '../model/map.ts';
import { effect } from '../model/relations.ts';
import { pathTo } from '../model/tree.ts';
import { depthIn, MOST_OPEN, type Sight, viewIn, viewing } from './sight.ts';
import { pathIn, placesIn, type Study, spanningIn, viewShowing } from './study.ts';

/** The branch of a claim open down to a number of levels below it. */
export function branchOpenTo(debate: Study, sight: Sight, claim: ClaimId, levels: number): Sight {
  const { home } = spanningIn(debate, viewShowing(debate, sight.view, claim).root);
  const below = (host: ClaimId) =>
    hanging(debate, home.get(host), host).flatMap((reason) =>
      debate.relations.premises(reason).filter((premise) => home.get(premise) === reason)
    );
  const next = withBranch(debate, sight, claim, levels, below);
  const { open = [], root } = next.view;
  const spanning = spanningIn(debate, root);
  const way = pathTo(debate.relations, spanning, claim) ?? [];
  // What was open deeper down is closed.
  const isDeeper = (id: ClaimId) => {
    const over = pathTo(debate.relations, spanning, id) ?? [];
    return over.includes(claim) && over.length - way.length >= levels;
  };
  return { ...next, view: { ...next.view, open: open.filter((id) => !isDeeper(id)) } };
}

/** Opens what answers a claim, what answers the answers, and so on to the end of the exchange. */
export function answersOpen(debate: Study, sight: Sight, claim: ClaimId): Sight {
  const { home } = spanningIn(debate, viewShowing(debate, sight.view, claim).root);
  const below = (host: ClaimId) =>
    hanging(debate, home.get(host), host).flatMap((reason) =>
      effect(reason) === 'supports' ? [] : debate.relations.premises(reason)
    );
  return withBranch(debate, sight, claim, Number.POSITIVE_INFINITY, below);
}

/** Closes everything but a claim, what is open below it, and the way to it. */
export function restClosed(debate: Study, sight: Sight, claim: ClaimId): Sight {
  const { root } = sight.view;
  const depth = Math.min(1, depthIn(debate, sight));
  const way = pathIn(debate, root, claim);
  const places = placesIn(debate, viewIn(debate, sight, claim));
  const at = places.findIndex((place) => place.whole && place.claim === claim);
  const level = places[at]?.level ?? 0;
  const end = places.findIndex((place, other) => other > at && place.level <= level);
  // A claim that is only referred to here would be opened where it stands, which is elsewhere.
  const below = places.slice(at + 1, end < 0 ? undefined : end).filter(({ open, whole }) => open && whole);
  const open = [...new Set([...way.slice(1), claim, ...below.map((place) => place.claim)])];
  return viewing(debate, sight, { depth, ...(root && { root }), open: open.slice(0, MOST_OPEN) });
}

/** Opens the branches that hold some claims, as many as an address may hold. */
export function matchesOpen(debate: Study, sight: Sight, claims: ReadonlySet<ClaimId>): Sight {
  const { relations } = debate;
  const { root, open: opened = [], closed = [] } = sight.view;
  const depth = depthIn(debate, sight);
  const spanning = spanningIn(debate, root);
  const open = new Set(opened);
  for (const claim of claims) {
    const way = (pathTo(relations, spanning, claim) ?? []).slice(depth).filter((id) => !open.has(id));
    for (const id of way) if (open.size < MOST_OPEN) open.add(id);
  }
  const left = closed.filter((id) => !open.has(id));
  return viewing(debate, sight, {
    depth,
    ...(root && { root }),
    open: [...open],
    ...(left.length && { closed: left })
  });
}

/** The reasons that hang under a claim where it is drawn whole: on it, and on the step of which it is the first premise. */
function hanging({ relations }: Study, home: Reason | undefined, claim: ClaimId): Reason[] {
  const onStep = home?.premises[0] === claim ? relations.onStep(home.id) : [];
  return [...relations.on(claim), ...onStep];
}

function withBranch(
  debate: Study,
  sight: Sight,
  claim: ClaimId,
  levels: number,
  below: (host: ClaimId) => readonly ClaimId[]
): Sight {
  const shown = viewIn(debate, sight, claim);
  const way = pathIn(debate, shown.root, claim);
  const room = MOST_OPEN - way.length;
  const branch = new Set([claim]);
  let edge: ClaimId[] = [claim];
  for (let level = 1; level < levels && edge.length && branch.size < room; level++) {
    edge = edge.flatMap(below).filter((id) => !branch.has(id));
    for (const id of edge) if (branch.size < room) branch.add(id);
  }
  // The last stay open where they are too many: the branch, and before it the way to it.
  const others = (shown.open ?? []).filter((id) => !branch.has(id) && !way.includes(id));
  const needed = way.filter((id, level) => level >= shown.depth && !branch.has(id));
  const open = [...others, ...needed, ...branch].slice(-MOST_OPEN);
  const closed = shown.closed?.filter((id) => !branch.has(id));
  const { closed: _, ...view } = shown;
  return viewing(debate, sight, { ...view, open, ...(closed?.length && { closed }) });
}
