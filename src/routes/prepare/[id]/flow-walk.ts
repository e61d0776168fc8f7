/** Something in a cell of a flow to which the keyboard can go. */
export interface Spot {
  row: number;
  column: number;
}

/**
 * The spot to which a key leads from another, by their places in a list that is in reading order: along the row, or to the
 * nearest column of the next row in which there is something. The same place where it leads nowhere; nothing for another key.
 */
export function spotAfter(
  spots: readonly Spot[],
  from: number,
  key: string,
  isFar: boolean
): number | undefined {
  const at = spots[from];
  if (!at) return undefined;
  const inRow = spots.flatMap(({ row }, place) => (row === at.row ? place : []));
  switch (key) {
    case 'ArrowRight':
      return inRow.find((place) => place > from) ?? from;
    case 'ArrowLeft':
      return inRow.findLast((place) => place < from) ?? from;
    case 'Home':
      return isFar ? 0 : inRow[0];
    case 'End':
      return isFar ? spots.length - 1 : inRow.at(-1);
    case 'ArrowDown':
      return nearest(spots, from, spots.find(({ row }) => row > at.row)?.row);
    case 'ArrowUp':
      return nearest(spots, from, spots.findLast(({ row }) => row < at.row)?.row);
    default:
      return undefined;
  }
}

function nearest(spots: readonly Spot[], from: number, row: number | undefined): number {
  const { column } = spots[from]!;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, spot] of spots.entries()) {
    const away = Math.abs(spot.column - column);
    if (spot.row !== row || away >= least) continue;
    least = away;
    best = place;
  }
  return best;
}
