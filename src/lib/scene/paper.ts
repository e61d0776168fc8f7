import type { Scene, SceneText } from './scene.ts';
import { TYPE } from './type.ts';

/** Sheets that a picture is fitted to, in mm, the longer side first. */
export const PAPERS = {
  slide: [338.67, 190.5],
  a4: [297, 210],
  a3: [420, 297],
  a2: [594, 420],
  a0: [1189, 841],
  letter: [279.4, 215.9]
} as const;

export type PaperName = keyof typeof PAPERS;

/** How large a picture is: as large as it is drawn, so wide in px or mm, or fitted to a sheet. */
export type Size = 'fit' | PaperName | { width: number; unit: 'px' | 'mm' };

/** A scene and the size at which it is shown. */
export interface Sized {
  scene: Scene;
  /** Of the whole picture, in `unit`. */
  width: number;
  height: number;
  unit: 'px' | 'mm';
  /** Mm of the picture to a px of the scene. */
  scale: number;
}

/** CSS has 96 px to the inch. */
export const MM = 25.4 / 96;
const POINTS = 72 / 25.4;
/** Mm at the edges of a sheet on which printers and projectors may print nothing. */
const EDGE = 8;
/** Letters of fewer points are hard to read on paper. */
export const LEAST_POINTS = 7;

/**
 * A scene at a size. On a sheet it stands in the middle, as large as it may, on whichever way of holding the sheet
 * makes it larger; a slide lies.
 */
export function sized(scene: Scene, size: Size = 'fit'): Sized {
  if (size === 'fit') return { scene, width: scene.width, height: scene.height, unit: 'px', scale: MM };
  if (typeof size === 'object') {
    const { width, unit } = size;
    const height = round((width * scene.height) / scene.width);
    return { scene, width, height, unit, scale: (width * (unit === 'px' ? MM : 1)) / scene.width };
  }
  const [long, short] = PAPERS[size];
  const lying = fitted(scene, long, short);
  const standing = fitted(scene, short, long);
  return size === 'slide' || lying.scale >= standing.scale ? lying : standing;
}

function fitted(scene: Scene, width: number, height: number): Sized {
  const scale = Math.min((width - 2 * EDGE) / scene.width, (height - 2 * EDGE) / scene.height);
  const [across, down] = [width / scale, height / scale].map(round) as [number, number];
  return {
    scene: {
      ...scene,
      x: round(scene.x - (across - scene.width) / 2),
      y: round(scene.y - (down - scene.height) / 2),
      width: across,
      height: down
    },
    width,
    height,
    unit: 'mm',
    scale
  };
}

/** The smallest letter of a picture, in points; none where nothing is written on it. */
export function smallestLetter({ scene, scale }: Pick<Sized, 'scene' | 'scale'>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { role } of textsOf(scene)) least = Math.min(least, TYPE[role].size);
  return least * scale * POINTS;
}

/** Every line that a picture of a scene shows. */
export function* textsOf({ cards, labels, frame }: Scene): Generator<SceneText> {
  for (const { texts, fold } of cards) {
    yield* texts;
    if (fold && !fold.open) yield fold.text;
  }
  yield* labels;
  if (frame) yield* frame.texts;
}

/** A size as it is written: `fit`, `a4`, `160mm`, `1200px`, `1200`, `12,5 mm`; nothing where it is none. */
export function readSize(text: string): Size | undefined {
  const name = text.trim().toLowerCase();
  if (name === 'fit' || Object.hasOwn(PAPERS, name)) return name as Size;
  const [, digits, unit = 'px'] = /^(\d+(?:[.,]\d+)?)\s*(px|mm)?$/.exec(name) ?? [];
  const width = Number(digits?.replace(',', '.'));
  return width >= LEAST && width <= MOST[unit as 'px' | 'mm']
    ? { width, unit: unit as 'px' | 'mm' }
    : undefined;
}

/** Narrower than this nothing is seen, in either unit; wider than these, ten metres, it is of no use to anybody. */
const LEAST = 5;
const MOST = { px: 100_000, mm: 10_000 };

/** A size as `readSize` reads it. */
export function writeSize(size: Size): string {
  return typeof size === 'object' ? `${size.width}${size.unit}` : size;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
