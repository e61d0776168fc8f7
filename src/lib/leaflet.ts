import { howToCite } from './cite-map.ts';
import { containing } from './contained-words.ts';
import { inOrder, type Leaf, leaves, letterOf } from './leaves.ts';
import { loadMessages } from './messages.ts';
import type { ArgumentMap, ClaimId } from './model/map.ts';
import { relate } from './model/relations.ts';
import { sides } from './model/sides.ts';
import { type Tree, tree } from './model/tree.ts';
import { leadLine, put, putPage, roomOf } from './pdf/pages.ts';
import { type Bookmark, type Page, type Paged, type Part, pdfOf } from './pdf/pdf.ts';
import { aboutOf, namedIn, numbersOf, type PictureOptions } from './picture.ts';
import { draw } from './scene/draw.ts';
import { type Around, frame, SIGNS, signsIn, sourceSheets } from './scene/frame.ts';
import type { Scene } from './scene/scene.ts';
import { inksOf } from './scene/theme.ts';
import type { SheetName } from './scene/tiles.ts';
import { boxedIn } from './svg/outlines.ts';
import { wordsIn } from './words.ts';

/**
 * Pages to leaf through: the root and what hangs directly under it, then each of these with its branch, as deep as its
 * letters can be read on the sheet; what hangs deeper is drawn by itself, under the name of what it bears on. Short
 * branches share a page, cards say on which page they go on, and the sources are at the end.
 */
export async function leafletOf(map: ArgumentMap, options: PictureOptions, sheet: SheetName): Promise<Paged> {
  const relations = relate(map);
  const served = sides(relations);
  const motionless = map.motion === undefined;
  const words = containing(await wordsIn(options.language, { ...options, motionless }));
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
    draw(branch, relations, served, words, { ...options, layout, numbers, named, leads: 'branches' });
  const citationText = cite ? await howToCite(map, words, options.language) : '';
  const citation = cite ? { cite: citationText } : {};
  const headed = (scene: Scene, signs: Around['signs']) =>
    frame(scene, relations, words, { ...around, sources: false, ...citation, signs });
  /** What first pages show, without what stands around. */
  const bare = new Map<Scene, Scene>();
  const first = leaves({
    places,
    top: tree(relations, served, { ...(root !== undefined && { root }), depth: 1 }),
    layout: options.layout,
    room,
    drawn,
    // Which signs there are is known only when all is drawn: there is room for each.
    framed(branch, layout) {
      const scene = drawn(branch, layout);
      const framed = headed(scene, SIGNS);
      bare.set(framed, scene);
      return framed;
    }
  });
  first.scene = headed(bare.get(first.scene)!, signsIn([...inOrder(first)].map(({ scene }) => scene)));
  const all = [...inOrder(first)];
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
  const pieces = [...all.map(({ scene }) => scene), ...sheets];
  const putAt = put(
    pieces.map((item) => ({ item, width: item.width, height: item.height })),
    room
  );
  const pageOf = new Map(putAt.map(({ item, page }) => [item, page]));
  /** The page on which a claim stands whole. */
  const wholeOn = new Map<ClaimId, number>();
  for (const { item, page } of putAt)
    for (const { kind, claim } of item.cards) if (kind !== 'reference') wholeOn.set(claim, page);
  const goesOnOf = new Map(all.map(({ scene, goesOn }) => [scene, goesOn]));
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
    const on = parts.filter(({ page }) => page === at);
    const page = (title: string) => say.page_of({ at: at + 1, count: pageCount, title });
    return putPage(sheet, on, painted, { page, title: first.scene.title });
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
