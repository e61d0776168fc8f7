import type { ClaimId } from '../model/map.ts';
import { textsOf } from '../scene/paper.ts';
import type { Scene, SceneCard } from '../scene/scene.ts';
import type { Theme } from '../scene/theme.ts';
import { type Box, hasCentreIn } from '../scene/tiles.ts';
import { TYPE } from '../scene/type.ts';
import { fontBytesFor } from '../svg/fonts.ts';
import type { About } from '../svg/map-inside.ts';
import { type Inked, strangersIn } from '../svg/outlines.ts';
import { contained } from '../text/contained.ts';
import { opened } from './file.ts';
import { drawScene } from './ink.ts';
import { type Line, lettersIn } from './letters.ts';
import { tagsFor } from './tags.ts';

/** A page and what is drawn on it. Lengths are in points but for those of a scene, in px. */
export interface Page {
  width: number;
  height: number;
  parts: readonly Part[];
  /** Whether the page is painted in the theme's paper. */
  painted: boolean;
  /** What is drawn over it, in px of the page at 96 to the inch. */
  over?: Over;
}

/** Lines and paths, and under the lines the boxes that part some of them from what they stand on. */
export interface Over {
  lines: readonly Line[];
  paths: readonly string[];
  plates?: readonly Box[];
}

/** A scene, or some of it, on a page. */
export interface Part {
  scene: Scene;
  /** Points to a px of the scene. */
  scale: number;
  /** What of the scene is seen, and where its corner lies on the page. */
  view: Box;
  left: number;
  top: number;
  /** What of the scene is told here to those who do not see it; all of it where no other page shows the scene. */
  own?: Box;
  /** Pages, counted from 0, to which some cards lead, by their index, and what says so, in px of the card. */
  leads?: ReadonlyMap<number, { page: number; line: Line }>;
}

export interface Bookmark {
  title: string;
  page: number;
  /** What of it is shown: a box of a part's scene, in px; the whole page without it. */
  at?: { part: Part; box: Box };
  inside: Bookmark[];
}

export interface Book {
  pages: readonly Page[];
  bookmarks: readonly Bookmark[];
  theme: Theme;
  about: About;
}

/** A map on pages that can be written. */
export interface Paged {
  /** How many pages there are. */
  count: number;
  /** The smallest letter, in points. */
  letter: number;
  /** Letters that the bundled fonts lack, which are drawn as boxes with their numbers: each once, as they come. */
  lacking: readonly string[];
  /** What the first page, or its sheets together, show. */
  first: Scene;
  /** The PDF file. */
  bytes(): Promise<Uint8Array>;
}

/** Px at 96 to the inch, as points. */
const PX = 0.75;
/** Points by which a page is painted over its edges. */
const BLEED = 2;
/** Points of a page's longer side, 200 inches: more than this no program has to show. */
export const LONGEST = 14_400;

/**
 * Writes pages as a PDF file (ISO 32000): vectors, text that can be searched, with the letters of the bundled fonts that
 * it needs, live links, bookmarks, and tags for screen readers. The same book gives the same bytes everywhere. No side of
 * a page may be over `LONGEST`.
 */
export async function pdfOf({ pages, bookmarks, theme, about }: Book): Promise<Uint8Array> {
  const parts = pages.flatMap((page) => page.parts);
  const scenes = new Set(parts.map(({ scene }) => scene));
  const fonts = await fontBytesFor(written(scenes, pages));
  const shapeOf = await strangersIn(written(scenes, pages));
  const { pdf, bytes } = opened(about);
  const letters = lettersIn(pdf, fonts, shapeOf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const places = placesOf(scenes);
  const tags = new Map(
    [...scenes].map((scene, nth) => {
      const { leads } = parts.find((each) => each.scene === scene)!;
      const leadsTo = ({ kind, claim }: SceneCard, at: number) => {
        const to = leads?.get(at);
        if (to !== undefined) return pageName(to.page);
        return kind === 'reference' ? places.get(claim)?.name : undefined;
      };
      return [scene, tagsFor(pdf, scene, { root, rank: nth === 0 ? 1 : 2, leadsTo })];
    })
  );
  const aside = [...tags.values()][0]!.aside;
  for (const [at, page] of pages.entries()) {
    const { width, height, painted, over } = page;
    pdf.addPage({ size: [width, height], margin: 0 });
    pdf.addNamedDestination(pageName(at), 'Fit');
    if (painted) {
      // Over its edges, so that no program mixes them with what lies under the page.
      aside(() => pdf.rect(-BLEED, -BLEED, width + 2 * BLEED, height + 2 * BLEED).fill(theme.paper));
    }
    for (const part of page.parts) {
      const { scene, scale, view, left, top, own = view, leads } = part;
      pdf.save().translate(left, top).scale(scale);
      pdf.rect(0, 0, view.width, view.height).clip();
      pdf.translate(-view.x, -view.y);
      drawScene(scene, { pdf, letters, theme, tags: tags.get(scene)!, leads }, view, own);
      pdf.restore();
      for (const { name, card, on } of places.values()) {
        if (on === scene && hasCentreIn(card, own))
          pdf.addNamedDestination(name, 'FitR', ...rectangle(page, part, around(card)));
      }
    }
    if (!over) continue;
    aside(() => {
      const ink = painted ? theme.ink : '#000000';
      pdf.save().scale(PX).lineWidth(0.75);
      for (const path of over.paths) pdf.path(path).stroke(ink);
      for (const { x, y, width, height } of over.plates ?? [])
        pdf.rect(x, y, width, height).fillAndStroke(painted ? theme.paper : '#FFFFFF', ink);
      pdf.fillColor(ink);
      for (const line of over.lines) letters.write(line);
      pdf.restore();
    });
  }
  for (const each of bookmarks) addBookmark(pdf.outline, each, pages);
  pdf.end();
  return bytes;
}

function* written(scenes: Iterable<Scene>, pages: readonly Page[]): Generator<Inked> {
  // With which what is drawn as shapes is written too.
  yield { face: 'sans', text: ' ' };
  for (const line of linesOn(scenes, pages)) {
    const { role, text, foreign } = line;
    yield { face: TYPE[role].face, text, foreign };
  }
}

function* linesOn(scenes: Iterable<Scene>, pages: readonly Page[]): Generator<Line> {
  for (const scene of scenes) yield* textsOf(scene);
  for (const { over, parts } of pages) {
    if (over) yield* over.lines;
    for (const { leads } of parts) for (const { line } of leads?.values() ?? []) yield line;
  }
}

interface Destination {
  name: string;
  card: SceneCard;
  on: Scene;
}

/** Where each claim is drawn whole that is drawn elsewhere too. */
function placesOf(scenes: Iterable<Scene>): Map<ClaimId, Destination> {
  const all = [...scenes].flatMap((on) => on.cards.map((card) => ({ card, on })));
  const wanted = new Set(all.filter(({ card }) => card.kind === 'reference').map(({ card }) => card.claim));
  const places = new Map<ClaimId, Destination>();
  for (const { card, on } of all) {
    if (card.kind === 'reference' || !wanted.has(card.claim) || places.has(card.claim)) continue;
    places.set(card.claim, { name: numbered('c', places.size), card, on });
  }
  return places;
}

function pageName(at: number): string {
  return numbered('p', at);
}

/** Names of places are found by their order, which programs compute in different ways; digits have one. */
function numbered(letter: string, at: number): string {
  return letter + String(at).padStart(6, '0');
}

function addBookmark(above: Outline, { title, page, at, inside }: Bookmark, pages: readonly Page[]): void {
  const item = above.addItem(contained(title), { pageNumber: page, fit: true, expanded: true } as never);
  if (at) {
    // pdfkit knows no bookmark that shows a part of a page.
    const { data } = item.dictionary;
    data.Dest = [data.Dest![0], 'FitR', ...rectangle(pages[page]!, at.part, at.box)];
  }
  for (const each of inside) addBookmark(item, each, pages);
}

interface Outline {
  addItem(title: string, options?: object): Outline;
  dictionary: { data: Record<string, unknown[]> };
}

/** A box of the scene on its page, as PDF counts, from below. */
function rectangle(
  { height }: Page,
  { left, top, scale, view }: Part,
  box: Box
): [number, number, number, number] {
  const x = left + (box.x - view.x) * scale;
  const y = top + (box.y - view.y) * scale;
  return [x, height - y - box.height * scale, x + box.width * scale, height - y];
}

/** A card with room around it, so that it does not fill the view that leads to it. */
function around({ x, y, width, height }: Box): Box {
  return { x: x - width / 2, y: y - height / 2, width: 2 * width, height: 2 * height };
}
