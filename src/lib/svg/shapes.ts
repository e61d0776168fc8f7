import type { SceneCard, SceneLink } from '../scene/scene.ts';

/** Path of the quotation mark beside a source, 8 x 7 px, its top left corner at 0, 0. */
export const QUOTATION_MARK =
  'M3.5.3C1.5.9.3 2.4.3 4.5A1.6 1.6 0 1 0 1.9 2.9C2.1 2.1 2.7 1.4 3.7 1ZM8 .3C6 .9 4.8 2.4 4.8 4.5A1.6 1.6 0 1 0 6.4 2.9C6.6 2.1 7.2 1.4 8.2 1Z';

/** Path of the arrow on a card that is drawn elsewhere, 9 x 9 px. */
export const ELSEWHERE = 'M1 8L8 1M3 1H8V6';

/** Path of a link's end: an arrow where it supports, a flat bar where it attacks, a bar on the link that it undercuts. */
export function linkEnd({ effect, end: { x, y, dx, dy } }: Pick<SceneLink, 'effect' | 'end'>): string {
  const at = (forward: number, aside: number): Point => [
    x + forward * dx - aside * dy,
    y + forward * dy + aside * dx
  ];
  if (effect === 'supports') return outline(at(-0.5, 0), at(-8, 4), at(-8, -4));
  const [near, far, half] = effect === 'attacks' ? [-1, -4, 5.5] : [1.5, -1.5, 4.5];
  return outline(at(near, -half), at(near, half), at(far, half), at(far, -half));
}

type Point = [x: number, y: number];

/** A closed path, each corner from the one before. */
function outline(...[first, ...others]: [Point, ...Point[]]): string {
  let path = `M${round(first[0])} ${round(first[1])}`;
  let [x, y] = first.map(round) as Point;
  for (const corner of others) {
    const [dx, dy] = [round(round(corner[0]) - x), round(round(corner[1]) - y)];
    path += dx === 0 ? `v${dy}` : dy === 0 ? `h${dx}` : `l${dx} ${dy}`;
    [x, y] = [round(x + dx), round(y + dy)];
  }
  return `${path}z`;
}

/** The stripe on the edge that faces the motion: one rule for the affirmative, two for the negative, a thin and a thick one for both. */
export function stripeRules({
  stripe,
  side,
  width,
  height
}: Pick<SceneCard, 'stripe' | 'side' | 'width' | 'height'>): Box[] {
  if (!stripe) return [];
  const rules =
    side === 'negative'
      ? [
          [0, 1.5],
          [2.5, 1.5]
        ]
      : side === 'both'
        ? [
            [0, 2.5],
            [3.5, 0.75]
          ]
        : [[0, 4]];
  return rules.map(([from, thick]): Box => {
    if (stripe === 'top') return { x: 0, y: from!, width, height: thick! };
    const x = stripe === 'left' ? from! : width - from! - thick!;
    return { x, y: 0, width: thick!, height };
  });
}

/** A rule of the stripe as a line, to be dashed: its path and its thickness. */
export function ruleLine(
  { stripe }: Pick<SceneCard, 'stripe'>,
  { x, y, width, height }: Box
): { d: string; thick: number } {
  return stripe === 'top'
    ? { d: `M${x} ${y + height / 2}h${width}`, thick: height }
    : { d: `M${x + width / 2} ${y}v${height}`, thick: width };
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
