import { howToCite } from './cite-map.ts';
import { loadMessages } from './messages.ts';
import { branchAt } from './model/along-way.ts';
import type { ArgumentMap, ClaimId } from './model/map.ts';
import { relate } from './model/relations.ts';
import { sides } from './model/sides.ts';
import { type Place, type Tree, tree } from './model/tree.ts';
import { leadLine, put, putPage, roomOf } from './pdf/pages.ts';
import { type Bookmark, type Page, type Paged, type Part, pdfOf } from './pdf/pdf.ts';
import { aboutOf, numbersOf, type PictureOptions } from './picture.ts';
import { draw, type LayoutName, namedIn } from './scene/draw.ts';
import { frame, sourceSheets } from './scene/frame.ts';
import { LEAST_POINTS, MM, smallestLetter } from './scene/paper.ts';
import type { Scene } from './scene/scene.ts';
import { inksOf } from './scene/theme.ts';
import type { SheetName } from './scene/tiles.ts';
import { TooLarge } from './scene/too-large.ts';
import { boxedIn } from './svg/outlines.ts';
import { wordsIn } from './words.ts';

/** More branches nobody leafs through. */
const MOST_LEAVES = 3000;
/** More cards than these no sheet holds so that they can be read. */
const MOST_CARDS = 200;

type Drawing = (branch: Tree) => Scene;

/** A branch that is drawn by itself. */
interface Leaf {
  scene: Scene;
  /** The branches that go on elsewhere, by the index of their cards. */
  goesOn: Map<number, Leaf>;
  /** What else hangs directly under its root, where that is too much for one sheet. */
  more: Leaf[];
}

/**
 * Pages to leaf through: the root and what hangs directly under it, then each of these with its branch, as deep as its
 * letters can be read on the sheet; what hangs deeper is drawn by itself, under the name of what it bears on. Short
 * branches share a page, cards say on which page they go on, and the sources are at the end.
 */
export async function leafletOf(map: ArgumentMap, options: PictureOptions, sheet: SheetName): Promise<Paged> {
  const relations = relate(map);
  const served = sides(relations);
  const words = await wordsIn(options.language, options);
  const say = await loadMessages(options.language);
  const { root } = options.view ?? {};
  const places = tree(relations, served, root === undefined ? {} : { root });
  const { around: { cite, ...around } = {}, numbered = false } = options;
  const numbers = numbered ? numbersOf(places, relations) : undefined;
  const room = roomOf(sheet);

  // What hangs deeper stands on another sheet under the name of what it bears on.
  const named = new Set([
    ...namedIn(places),
    ...places.flatMap(({ children, claim }) => (children ? [claim] : []))
  ]);
  const drawn = (branch: Tree, layout = options.layout) =>
    draw(branch, relations, served, words, { ...options, layout, numbers, named });
  const isReadable = (scene: Scene) =>
    letterOf(scene) * Math.min(1, room.width / scene.width, room.height / scene.height) >= LEAST_POINTS;
  // A branch has one side of what it bears on, so that two-sided it would have half a page.
  const layout = options.layout === 'two-sided' ? 'left-right' : options.layout;

  let count = 0;
  function leafAt(at: number): Leaf {
    if (++count > MOST_LEAVES) throw new TooLarge(count, MOST_LEAVES, 'branches');
    const inLayout = (branch: Tree) => drawn(branch, layout);
    let depth = 1;
    let branch = branchAt(places, at, depth);
    let scene = inLayout(branch);
    if (!isReadable(scene)) return leafOf(inParts(branch, inLayout, inLayout));
    while (branch.some(isClosed)) {
      const deeper = branchAt(places, at, depth + 1);
      if (deeper.length > MOST_CARDS) break;
      const tried = inLayout(deeper);
      if (!isReadable(tried)) break;
      [branch, scene] = [deeper, tried];
      depth++;
    }
    return withRest(scene, branch);
  }

  /** A root with what hangs directly under it, as much on each sheet as can be read; on the first the root is whole. */
  function inParts(branch: Tree, first: Drawing, next: Drawing): { part: Tree; scene: Scene }[] {
    const hub = branch.findLastIndex(({ open }) => open);
    const reasons = evenly(branch.filter(({ parent }) => parent === hub).map(({ reason }) => reason));
    const parts: { part: Tree; scene: Scene }[] = [];
    let chosen: Place['reason'][] = [];
    const tried = () => {
      const part = only(branch, hub, new Set(chosen), parts.length === 0);
      return { part, scene: (parts.length ? next : first)(part) };
    };
    let fits = tried();
    for (const reason of reasons) {
      chosen.push(reason);
      const more = tried();
      if (chosen.length === 1 || isReadable(more.scene)) {
        fits = more;
        continue;
      }
      parts.push(fits);
      chosen = [reason];
      fits = tried();
    }
    return [...parts, fits];
  }

  function leafOf(parts: readonly { part: Tree; scene: Scene }[]): Leaf {
    const [leaf, ...more] = parts.map(({ part, scene }) => withRest(scene, part));
    return { ...leaf!, more };
  }

  /** A branch with the leaves on which its closed branches go on. */
  function withRest(scene: Scene, branch: Tree): Leaf {
    const goesOn = new Map<number, Leaf>();
    for (const [at, place] of branch.entries()) {
      if (isClosed(place)) goesOn.set(at, leafAt(indexOf.get(place.reason)!.get(place.claim)!));
    }
    return { scene, goesOn, more: [] };
  }

  /** Each place in the whole tree: a reason hangs once, and has a claim once. */
  const indexOf = new Map<Place['reason'], Map<ClaimId, number>>();
  for (const [at, { reason, claim }] of places.entries())
    indexOf.set(reason, (indexOf.get(reason) ?? new Map<ClaimId, number>()).set(claim, at));

  function firstLeaf(): Leaf {
    const citation = cite ? { cite: citationText } : {};
    const framed = (layout: LayoutName) => (branch: Tree) =>
      frame(drawn(branch, layout), relations, words, { ...around, sources: false, ...citation });
    for (const layout of places.length > MOST_CARDS
      ? []
      : new Set([options.layout, 'left-right', 'top-down'] as const)) {
      const whole = framed(layout)(places);
      if (isReadable(whole)) return { scene: whole, goesOn: new Map(), more: [] };
    }
    const branch = tree(relations, served, { ...(root !== undefined && { root }), depth: 1 });
    const scene = framed(options.layout)(branch);
    if (isReadable(scene)) return withRest(scene, branch);
    // The first sheet in the layout with which there are fewer.
    const ways = [options.layout, 'left-right' as const].map((each) =>
      inParts(branch, framed(each), (part) => drawn(part))
    );
    return leafOf(ways.reduce((best, way) => (way.length < best.length ? way : best)));
  }

  const citationText = cite ? await howToCite(map, words, options.language) : '';
  const first = firstLeaf();
  const leaves = [...inOrder(first)];
  const sheets =
    (around.sources ?? true)
      ? sourceSheets(
          places.flatMap(({ whole, claim }) => (whole ? [claim] : [])),
          relations,
          words,
          room,
          { ...(around.quotations && { quotations: true }), numbered }
        )
      : [];
  const pieces = [...leaves.map(({ scene }) => scene), ...sheets];
  const putAt = put(
    pieces.map((item) => ({ item, width: item.width, height: item.height })),
    room
  );
  const pageOf = new Map(putAt.map(({ item, page }) => [item, page]));
  /** The page on which a claim stands whole. */
  const wholeOn = new Map<ClaimId, number>();
  for (const { item, page } of putAt)
    for (const { kind, claim } of item.cards) if (kind !== 'reference') wholeOn.set(claim, page);
  const goesOnOf = new Map(leaves.map(({ scene, goesOn }) => [scene, goesOn]));
  const parts = putAt.map(({ item: scene, page, x, y, scale }) => {
    const leads: NonNullable<Part['leads']> = new Map(
      scene.cards.flatMap((card, at) => {
        const leaf = goesOnOf.get(scene)?.get(at);
        const to = leaf
          ? pageOf.get(leaf.scene)!
          : card.kind === 'reference'
            ? wholeOn.get(card.claim)
            : undefined;
        if (to === undefined || (to === page && !leaf)) return [];
        return [[at, { page: to, line: leadLine(card, say.on_page({ page: to + 1 })) }] as const];
      })
    );
    return { scene, leads, page, x, y, scale };
  });
  const pageCount = putAt.at(-1)!.page + 1;
  const painted = !options.transparent && options.theme === 'dark';
  const pages = Array.from({ length: pageCount }, (_, at): Page => {
    const number = say.page_of({ at: at + 1, count: pageCount, title: map.title });
    return putPage(
      sheet,
      parts.filter(({ page }) => page === at),
      painted,
      number
    );
  });
  const bookmark = ({ scene, goesOn, more }: Leaf, title: string): Bookmark => {
    const page = pageOf.get(scene)!;
    const part = pages[page]!.parts.find((each) => each.scene === scene)!;
    return {
      title,
      page,
      ...(scene !== first.scene && { at: { part, box: scene } }),
      inside: [{ scene, goesOn }, ...more].flatMap((each) =>
        [...each.goesOn].map(([at, leaf]) => bookmark(leaf, each.scene.cards[at]!.title))
      )
    };
  };
  return {
    count: pageCount,
    letter: Math.min(...putAt.map(({ item, scale }) => letterOf(item) * scale)),
    lacking: [...new Set(pieces.flatMap(boxedIn))],
    first: first.scene,
    bytes: () =>
      pdfOf({
        pages,
        bookmarks: [
          bookmark(first, first.scene.cards[0]?.title ?? map.title),
          ...(sheets.length ? [{ title: words.sources, page: pageOf.get(sheets[0]!)!, inside: [] }] : [])
        ],
        theme: inksOf(options.theme, options.transparent),
        about: aboutOf(map, first.scene)
      })
  };
}

function* inOrder(leaf: Leaf): Generator<Leaf> {
  const parts = [leaf, ...leaf.more];
  yield* parts;
  for (const { goesOn } of parts) for (const each of goesOn.values()) yield* inOrder(each);
}

/** Of a branch its hub with some of the reasons under it; the hub is whole or only named. */
function only(branch: Tree, hub: number, reasons: ReadonlySet<Place['reason']>, isWhole: boolean): Tree {
  const placeOf = new Map<number, number>();
  const kept: Place[] = [];
  for (const [at, place] of branch.entries()) {
    if (place.parent === hub && !reasons.has(place.reason)) continue;
    placeOf.set(at, kept.length);
    const as = at === hub && !isWhole ? { whole: false } : {};
    kept.push({ ...place, ...as, parent: placeOf.get(place.parent) ?? -1 });
  }
  return kept;
}

/** Reasons in an order in which those for and those against come in turn, so that both sides of a sheet fill alike. */
function evenly(reasons: readonly Place['reason'][]): Place['reason'][] {
  const all = [...new Set(reasons)];
  const [pro, con] = (['pro', 'con'] as const).map((side) => all.filter((reason) => reason?.side === side));
  const order: Place['reason'][] = [];
  for (let at = 0; at < all.length; at++)
    for (const side of [pro!, con!]) if (at < side.length) order.push(side[at]);
  return order;
}

function isClosed({ open, children }: Place): boolean {
  return !open && children > 0;
}

/** Points of the smallest letter of a scene at its own size. */
function letterOf(scene: Scene): number {
  return smallestLetter({ scene, scale: MM });
}
