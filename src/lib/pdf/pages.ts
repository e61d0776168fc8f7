import { PAPERS, type Sized } from '../scene/paper.ts';
import type { Scene, SceneCard } from '../scene/scene.ts';
import { INSET } from '../scene/sheet.ts';
import { type Box, type Cut, hasCentreIn, type SheetName, type Tile, type Tiling } from '../scene/tiles.ts';
import { TYPE } from '../scene/type.ts';
import { measure } from '../text/measure.ts';
import { clip, wrap } from '../text/wrap.ts';
import type { Line } from './letters.ts';
import type { Bookmark, Over, Page, Part } from './pdf.ts';

/** Points and px of 96 to the inch, of a millimetre. */
const POINTS = 72 / 25.4;
const PX = 96 / 25.4;

/** How a scene stands on a page that is as large as it. */
export function onePage({ scene, scale }: Pick<Sized, 'scene' | 'scale'>, painted: boolean): Page {
  const points = scale * POINTS;
  const { x, y, width, height } = scene;
  return {
    width: width * points,
    height: height * points,
    parts: [{ scene, scale: points, view: { x, y, width, height }, left: 0, top: 0 }],
    painted
  };
}

/** What is said on sheets that join. */
export interface TileWords {
  /** Under the overview: how many sheets there are and how they are joined. */
  joined: string;
  /** Beside the name of a sheet: of which picture it is, and the how many'th page. */
  page(at: number, count: number, title: string): string;
  /** On a reference: on which sheet its claim is drawn. */
  elsewhere(sheet: string): string;
}

/**
 * The pages of sheets that join, with their names, with marks where they are cut, and with arrows that say on which sheet
 * a link ends that goes on. The first is an overview where there are several.
 */
export function tilePages(scene: Scene, tiling: Tiling, painted: boolean, words: TileWords): Page[] {
  const { tiles } = tiling;
  const before = tiles.length > 1 ? 1 : 0;
  const leads = leadsOf(scene, tiles, before, words);
  const sheets = tiles.map((tile, at): Page => {
    const page = (title: string) => words.page(at + before + 1, tiles.length + before, title);
    return {
      ...sheet(scene, tiling, tile, leads),
      painted,
      over: tiles.length > 1 ? overTile(tiling, tile, { page, title: scene.title }) : { lines: [], paths: [] }
    };
  });
  return tiles.length > 1 ? [overview(scene, tiling, painted, words.joined), ...sheets] : sheets;
}

/** What references say whose claim is drawn on another sheet; `before` pages stand before the sheets. */
function leadsOf(
  { cards }: Scene,
  tiles: readonly Tile[],
  before: number,
  words: TileWords
): NonNullable<Part['leads']> {
  const tileOf = (card: SceneCard) => tiles.findIndex(({ own }) => hasCentreIn(card, own));
  const whole = new Map(
    cards.flatMap((card) => (card.kind === 'reference' ? [] : [[card.claim, card] as const]))
  );
  return new Map(
    cards.flatMap((card, at) => {
      const there = card.kind === 'reference' ? whole.get(card.claim) : undefined;
      const tile = there ? tileOf(there) : -1;
      if (tile < 0 || tile === tileOf(card)) return [];
      return [
        [at, { page: tile + before, line: leadLine(card, words.elsewhere(tiles[tile]!.name)) }] as const
      ];
    })
  );
}

function sheet(
  scene: Scene,
  { sheet, margin, scale }: Tiling,
  { view, own }: Tile,
  leads: NonNullable<Part['leads']>
): Omit<Page, 'painted'> {
  return {
    width: sheet.width * POINTS,
    height: sheet.height * POINTS,
    parts: [{ scene, scale: scale * POINTS, view, own, left: margin * POINTS, top: margin * POINTS, leads }]
  };
}

/** Mm from what is drawn to its cut marks, and their length. */
const MARK = { gap: 1.5, length: 5 };

function overTile(tiling: Tiling, tile: Tile, foot: Foot): Over {
  const { sheet, margin, overlap, columns, rows } = tiling;
  const [left, top] = [margin * PX, margin * PX];
  const [right, bottom] = [(sheet.width - margin) * PX, (sheet.height - margin) * PX];
  const [from, to] = [MARK.gap * PX, (MARK.gap + MARK.length) * PX];
  const paths: string[] = [];
  const across = (x: number) =>
    paths.push(`M${x} ${top - from}V${top - to}M${x} ${bottom + from}V${bottom + to}`);
  const down = (y: number) =>
    paths.push(`M${left - from} ${y}H${left - to}M${right + from} ${y}H${right + to}`);
  // A sheet is cut at its left and its top, and laid over the strip that its neighbour has in common with it.
  if (tile.column > 0) across(left);
  if (tile.column < columns - 1) across(right - overlap * PX);
  if (tile.row > 0) down(top);
  if (tile.row < rows - 1) down(bottom - overlap * PX);
  const lines = [
    line('motion', tile.name, left + 8, bottom + 8.5 * PX),
    line('note', fitted(foot, right - left - 56), left + 56, bottom + 8.5 * PX)
  ];
  for (const cut of apart(tile.cuts)) {
    const { paths: arrow, name } = arrowOf(tiling, tile, cut);
    paths.push(arrow);
    lines.push(name);
  }
  return { lines, paths };
}

/** What stands at the foot of a page. */
interface Foot {
  /** Of which picture it is, and the how many'th page. */
  page(title: string): string;
  title: string;
}

/** The foot of a page in so many px: where it would be wider, the title is cut, so that the number stays. */
function fitted({ page, title }: Foot, width: number): string {
  const over = measure(page(title), TYPE.note) - width;
  return over > 0 ? page(clip(title, TYPE.note, measure(title, TYPE.note) - over).text) : page(title);
}

/** Cuts that end on one sheet and would be told in one place are told once. */
function apart(cuts: readonly Cut[]): Cut[] {
  const told: Cut[] = [];
  for (const cut of cuts) {
    const near = (other: Cut) =>
      other.to === cut.to && other.dx === cut.dx && Math.hypot(other.x - cut.x, other.y - cut.y) < 24;
    if (!told.some(near)) told.push(cut);
  }
  return told;
}

/** An arrow out of the sheet where a link leaves it, and the name of the sheet where it ends. */
function arrowOf({ margin, scale }: Tiling, { view }: Tile, { x, y, dx, dy, to }: Cut) {
  const at = {
    x: (margin + (x - view.x) * scale) * PX,
    y: (margin + (y - view.y) * scale) * PX
  };
  const [sx, sy] = [at.x + dx * 4, at.y + dy * 4];
  const [ex, ey] = [at.x + dx * 14, at.y + dy * 14];
  const head = `M${ex - dx * 4 - dy * 3} ${ey - dy * 4 - dx * 3}L${ex} ${ey}L${ex - dx * 4 + dy * 3} ${ey - dy * 4 + dx * 3}`;
  const width = measure(to, TYPE.note);
  const left = dx > 0 ? ex + 3 : dx < 0 ? ex - 3 - width : ex + 5;
  return {
    paths: `M${sx} ${sy}L${ex} ${ey}${head}`,
    name: line('note', to, left, ey + (dy > 0 ? 2 : dy < 0 ? 6 : 4))
  };
}

/** The whole picture on one sheet, held as it is larger, with the sheets that join over it. */
function overview(
  scene: Scene,
  { sheet: { width, height }, margin, tiles, scale }: Tiling,
  painted: boolean,
  joined: string
): Page {
  const all = boundsOf([scene, ...tiles.map(({ view }) => view)]);
  const ways = [
    { width, height },
    { width: height, height: width }
  ].map((sheet) => {
    const room = { width: (sheet.width - 2 * margin) * PX, height: (sheet.height - 2 * margin - 14) * PX };
    return { sheet, room, fit: Math.min(room.width / all.width, room.height / all.height, scale * PX) };
  });
  const { sheet, room, fit } = ways.reduce((best, way) => (way.fit > best.fit ? way : best));
  const [left, top] = [margin * PX + (room.width - all.width * fit) / 2, margin * PX];
  const place = ({ x, y }: Box) => ({ x: left + (x - all.x) * fit, y: top + (y - all.y) * fit });
  const paths: string[] = [];
  const lines: Line[] = [];
  const plates: Box[] = [];
  for (const { view, name } of tiles) {
    const { x, y } = place(view);
    paths.push(`M${x} ${y}h${view.width * fit}v${view.height * fit}h${-view.width * fit}Z`);
    const named = line('section', name, x + 3, y + 12);
    lines.push(named);
    plates.push({ x, y, width: named.width + 6, height: 16 });
  }
  const said = wrap(joined, TYPE.note, room.width);
  for (const [at, { text }] of said.entries()) {
    const below = (said.length - 1 - at) * TYPE.note.line;
    lines.push(line('note', text, margin * PX, (sheet.height - margin) * PX - 4 - below));
  }
  return {
    width: sheet.width * POINTS,
    height: sheet.height * POINTS,
    parts: [
      {
        scene,
        scale: fit * (POINTS / PX),
        view: all,
        // All is told on the sheets themselves.
        own: { x: all.x, y: all.y, width: 0, height: 0 },
        left: left * (POINTS / PX),
        top: top * (POINTS / PX)
      }
    ],
    painted,
    over: { lines, paths, plates }
  };
}

function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y
  };
}

function line(role: Line['role'], text: string, x: number, y: number): Line {
  return { role, text, x, y, width: measure(text, TYPE[role]) };
}

/** A scene that is put on a page. */
export interface Piece<T> {
  item: T;
  /** At its own size, in px. */
  width: number;
  height: number;
}

/** Where a piece stands: on which page, in px of the page, and so much smaller than it is. */
export interface Put<T> {
  item: T;
  page: number;
  x: number;
  y: number;
  scale: number;
}

/** Mm at the edges of a page that is read, more at its foot, where its number stands. */
const EDGE = { side: 10, foot: 14 };

/** The room of a sheet that lies, in px. */
export function roomOf(sheet: SheetName): { width: number; height: number } {
  const [width, height] = PAPERS[sheet];
  return { width: (width - 2 * EDGE.side) * PX, height: (height - EDGE.side - EDGE.foot) * PX };
}

/** Puts pieces one after the other on pages, from left to right and from top to bottom; the first has a page alone. */
export function put<T>(pieces: readonly Piece<T>[], room: { width: number; height: number }): Put<T>[] {
  const result: Put<T>[] = [];
  let [page, x, y, tall] = [0, 0, 0, 0];
  for (const [at, { item, width, height }] of pieces.entries()) {
    const scale = Math.min(1, room.width / width, room.height / height);
    const size = { width: width * scale, height: height * scale };
    if (x > 0 && x + size.width > room.width + 0.01) [x, y, tall] = [0, y + tall, 0];
    if (y + size.height > room.height + 0.01 || at === 1) [page, x, y, tall] = [page + 1, 0, 0, 0];
    const isAlone = at === 0;
    const left = isAlone ? (room.width - size.width) / 2 : x;
    result.push({ item, page, x: left, y, scale });
    x += size.width;
    tall = Math.max(tall, size.height);
  }
  return result;
}

/** A page of a sheet that lies, with what was put on it and its foot. */
export function putPage(
  sheet: SheetName,
  parts: readonly (Pick<Part, 'scene' | 'leads'> & Pick<Put<unknown>, 'x' | 'y' | 'scale'>)[],
  painted: boolean,
  foot: Foot
): Page {
  const [width, height] = PAPERS[sheet];
  const [right, bottom] = [(width - EDGE.side) * PX, (height - 6) * PX];
  const number = line('note', fitted(foot, roomOf(sheet).width), right, bottom);
  return {
    width: width * POINTS,
    height: height * POINTS,
    painted,
    parts: parts.map(({ scene, leads, x, y, scale }) => ({
      scene,
      scale: scale * (POINTS / PX),
      view: { x: scene.x, y: scene.y, width: scene.width, height: scene.height },
      left: EDGE.side * POINTS + x * (POINTS / PX),
      top: EDGE.side * POINTS + y * (POINTS / PX),
      ...(leads && { leads })
    })),
    over: { lines: [{ ...number, anchor: 'end' }], paths: [] }
  };
}

/** Where a card goes on, at the right of its foot, in px of the card. */
export function leadLine({ width, height }: Pick<SceneCard, 'width' | 'height'>, text: string): Line {
  return { ...line('standing', text, width - INSET, height - 9), anchor: 'end' };
}

/** Bookmarks of one scene: its root, and under it what hangs directly under that, each with its branch. */
export function bookmarksOf({ cards }: Scene, pages: readonly Page[]): Bookmark[] {
  const branches = branchesOf(cards);
  const only = pages.length === 1 ? pages[0]!.parts[0] : undefined;
  const bookmark = (index: number, isRoot: boolean): Bookmark => {
    const card = cards[index]!;
    const page = pages.findIndex(({ parts }) =>
      parts.some(({ own, view }) => hasCentreIn(card, own ?? view))
    );
    const inside = isRoot
      ? cards.flatMap(({ parent }, below) => (parent === index ? [bookmark(below, false)] : []))
      : [];
    return {
      title: card.title,
      page: Math.max(0, page),
      ...(only && !isRoot && { at: { part: only, box: branches[index]! } }),
      inside
    };
  };
  return cards.flatMap(({ parent }, index) => (parent < 0 ? [bookmark(index, true)] : []));
}

/** For each card the box around it and all that hangs under it. */
function branchesOf(cards: readonly SceneCard[]): Box[] {
  const boxes: Box[] = cards.map(({ x, y, width, height }) => ({ x, y, width, height }));
  for (let at = cards.length - 1; at >= 0; at--) {
    const { parent } = cards[at]!;
    if (parent >= 0) boxes[parent] = boundsOf([boxes[parent]!, boxes[at]!]);
  }
  return boxes;
}
