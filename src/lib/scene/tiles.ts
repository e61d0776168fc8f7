import { PAPERS, type Sized } from './paper.ts';
import type { Scene, SceneLink } from './scene.ts';
import { TooLarge } from './too-large.ts';

/** Sheets that most printers print. */
export const SHEETS = ['a4', 'a3', 'letter'] as const;
export type SheetName = (typeof SHEETS)[number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a link leaves a tile, in px of the scene, and the tile in which the end of it stands that is not here. */
export interface Cut {
  x: number;
  y: number;
  /** The way in which it leaves. */
  dx: -1 | 0 | 1;
  dy: -1 | 0 | 1;
  to: string;
}

export interface Tile {
  /** Its column as a letter and its row as a number: B3. */
  name: string;
  column: number;
  row: number;
  /** What of the scene is on it, in px. */
  view: Box;
  /** Of that, what is on no tile before it: each point of the scene is in one. */
  own: Box;
  cuts: Cut[];
}

/** A picture on sheets that join. */
export interface Tiling {
  /** Mm. */
  sheet: { width: number; height: number };
  /** Mm around what is drawn on a sheet. */
  margin: number;
  /** Mm that two neighbours share. */
  overlap: number;
  /** Mm of the sheet to a px of the scene. */
  scale: number;
  columns: number;
  rows: number;
  /** Those on which something is drawn, row by row. */
  tiles: Tile[];
}

/** Mm at the edges of a sheet, for printers that print none, for marks and names. */
const MARGIN = 12;
const OVERLAP = 10;
/** No room needs more sheets than these; a larger picture is refused. */
export const MOST_TILES = 400;

/**
 * Cuts a picture of its own size into sheets that join with some overlap, held in the way that needs fewer. Sheets on
 * which nothing would stand are left out. Throws `TooLarge` where it would take more than `MOST_TILES`.
 */
export function tiled({ scene, scale }: Pick<Sized, 'scene' | 'scale'>, sheet: SheetName): Tiling {
  const [long, short] = PAPERS[sheet];
  const ways = [
    { width: short, height: long },
    { width: long, height: short }
  ].map((held) => ({ held, ...gridOf(scene, scale, held) }));
  const { held, columns, rows } = ways.reduce((best, way) =>
    way.columns * way.rows < best.columns * best.rows ? way : best
  );
  if (columns * rows > MOST_TILES) throw new TooLarge(columns * rows, MOST_TILES, 'sheets');
  const room = { width: (held.width - 2 * MARGIN) / scale, height: (held.height - 2 * MARGIN) / scale };
  const step = { x: room.width - OVERLAP / scale, y: room.height - OVERLAP / scale };
  // What is over is shared by both ends, so that the picture stands in the middle of its sheets.
  const start = {
    x: scene.x - (columns * step.x + OVERLAP / scale - scene.width) / 2,
    y: scene.y - (rows * step.y + OVERLAP / scale - scene.height) / 2
  };
  const tiles: Tile[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = { x: start.x + column * step.x, y: start.y + row * step.y };
      tiles.push({
        name: nameOf(column, row),
        column,
        row,
        view: { ...at, ...room },
        own: {
          ...at,
          width: column === columns - 1 ? room.width : step.x,
          height: row === rows - 1 ? room.height : step.y
        },
        cuts: []
      });
    }
  }
  const used = tiles.filter(({ view }) => hasAnything(scene, view));
  for (const link of scene.links) cut(link, used, tiles);
  return { sheet: held, margin: MARGIN, overlap: OVERLAP, scale, columns, rows, tiles: used };
}

/** Whether two boxes have a point in common. */
export function meet(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Whether the middle of a box is in another, which of two that touch is in one. */
export function hasCentreIn({ x, y, width, height }: Box, box: Box): boolean {
  const [across, down] = [x + width / 2 - box.x, y + height / 2 - box.y];
  return across >= 0 && across < box.width && down >= 0 && down < box.height;
}

function gridOf(scene: Scene, scale: number, held: { width: number; height: number }) {
  const count = (size: number, side: number) =>
    Math.max(1, Math.ceil((size * scale - OVERLAP) / (side - 2 * MARGIN - OVERLAP)));
  return { columns: count(scene.width, held.width), rows: count(scene.height, held.height) };
}

function nameOf(column: number, row: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1)
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  return `${letters}${row + 1}`;
}

function hasAnything({ cards, links, labels, frame }: Scene, view: Box): boolean {
  const isIn = (x: number, y: number) => meet(view, { x, y, width: 0, height: 0 });
  return (
    cards.some((card) => meet(view, card)) ||
    [...labels, ...(frame?.texts ?? [])].some(({ x, y, width }) =>
      meet(view, { x: x - width, y: y - 20, width: 2 * width, height: 24 })
    ) ||
    (frame?.rules ?? []).some((rule) => meet(view, { ...rule, height: 0 })) ||
    links.some(
      (link) =>
        meet(view, reachOf(link)) && pathsOf(link).some((points) => points.some(([x, y]) => isIn(x, y)))
    )
  );
}

/** Tells the tiles that a link leaves where it goes on. */
function cut(link: SceneLink, used: readonly Tile[], all: readonly Tile[]): void {
  const near = used.filter(({ view }) => meet(view, reachOf(link)));
  for (const points of pathsOf(link)) {
    const [first, last] = [points[0]!, points.at(-1)!];
    const [from, to] = [first, last].map(([x, y]) => all.find(({ own }) => holds(own, x, y)));
    if (!from || !to) continue;
    for (const tile of near) {
      for (let at = 1; at < points.length; at++) {
        const [a, b] = [points[at - 1]!, points[at]!];
        const [inA, inB] = [holds(tile.view, ...a), holds(tile.view, ...b)];
        if (inA === inB) continue;
        const goesTo = inA ? to : from;
        if (goesTo === tile || holds(tile.view, ...(inA ? last : first))) continue;
        tile.cuts.push({ ...edgeOf(tile.view, inA ? a : b, inA ? b : a), to: goesTo.name });
      }
    }
  }
}

/** Where the way from a point in a box to one outside of it leaves. */
function edgeOf({ x, y, width, height }: Box, [ax, ay]: Point, [bx, by]: Point): Omit<Cut, 'to'> {
  const ways: [share: number, dx: Cut['dx'], dy: Cut['dy']][] = [];
  if (bx < x) ways.push([(x - ax) / (bx - ax), -1, 0]);
  if (bx > x + width) ways.push([(x + width - ax) / (bx - ax), 1, 0]);
  if (by < y) ways.push([(y - ay) / (by - ay), 0, -1]);
  if (by > y + height) ways.push([(y + height - ay) / (by - ay), 0, 1]);
  const [share, dx, dy] = ways.reduce((least, way) => (way[0] < least[0] ? way : least));
  return { x: ax + share * (bx - ax), y: ay + share * (by - ay), dx, dy };
}

type Point = [x: number, y: number];

function holds({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height;
}

/** The points of a link's paths, which every sheet asks for. */
const PATHS = new WeakMap<SceneLink, Point[][]>();

function pathsOf(link: SceneLink): Point[][] {
  const paths = PATHS.get(link) ?? link.paths.map(pointsOf);
  PATHS.set(link, paths);
  return paths;
}

/** Px that a link's mark and line take around its way. */
const MARK = 8;

/** The box of a link with its mark. */
export function reachOf(link: SceneLink): Box {
  const points = pathsOf(link).flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs) - MARK, Math.min(...ys) - MARK];
  return { x, y, width: Math.max(...xs) + MARK - x, height: Math.max(...ys) + MARK - y };
}

/** Points into which a curve is divided. */
const FINE = 12;

/** Points along a link's path, which has straight lines and Bézier curves (M, L, Q, C) with absolute coordinates. */
function pointsOf(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, list] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const numbers = (list!.match(/-?[\d.]+/g) ?? []).map(Number);
    const ends: Point[] = [];
    for (let at = 0; at < numbers.length; at += 2) ends.push([numbers[at]!, numbers[at + 1]!]);
    if (command === 'M' || command === 'L') points.push(...ends);
    else {
      const curve = [points.at(-1)!, ...ends];
      for (let part = 1; part <= FINE; part++) points.push(along(curve, part / FINE));
    }
  }
  return points;
}

/** De Casteljau's point of a Bézier curve. */
function along(curve: readonly Point[], share: number): Point {
  let points = curve;
  while (points.length > 1) {
    points = points
      .slice(1)
      .map(([x, y], at): Point => [mixed(points[at]![0], x, share), mixed(points[at]![1], y, share)]);
  }
  return points[0]!;
}

function mixed(from: number, to: number, share: number): number {
  return from + share * (to - from);
}
