/** One item of a tree, in the order in which they are read. */
export interface Row {
  /** Index of the row it hangs under, -1 for none. */
  parent: number;
  /** Where something hangs under it: whether that is shown. */
  fold?: { open: boolean } | undefined;
}

/** What a key asks of a tree, the map or the outline, by the WAI-ARIA tree pattern (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/). */
export type Wish =
  | { go: number }
  | { fold: number; open: boolean }
  | { openSiblings: number }
  | { select: number }
  | { zoom: 'in' | 'out' | 'whole' }
  | { pan: [number, number] };

const STEP = 80;

/**
 * The wish of a key pressed while the row at `at` has the focus; undefined when the key means nothing here. Typing
 * ahead goes by the names of the rows.
 */
export function wishOf(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  rows: readonly Row[],
  at: number,
  nameOf: (at: number) => string
): Wish | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === '+' || key === '=') return { zoom: 'in' };
  if (key === '-' || key === '_') return { zoom: 'out' };
  if (key === '0') return { zoom: 'whole' };
  if (shiftKey && PANS[key]) return { pan: PANS[key] };
  const row = rows[at];
  if (!row) return undefined;
  switch (key) {
    case 'ArrowDown':
      return goTo(at + 1);
    case 'ArrowUp':
      return goTo(at - 1);
    case 'ArrowRight':
      if (row.fold && !row.fold.open) return { fold: at, open: true };
      return rows[at + 1]?.parent === at ? { go: at + 1 } : undefined;
    case 'ArrowLeft':
      if (row.fold?.open) return { fold: at, open: false };
      return row.parent >= 0 ? { go: row.parent } : undefined;
    case 'Home':
      return { go: 0 };
    case 'End':
      return goTo(rows.length - 1);
    case 'Enter':
    case ' ':
      return { select: at };
    case '*':
      return { openSiblings: at };
  }
  // Letters with Shift are commands where a map can be changed.
  return key.length === 1 && !shiftKey ? goTo(startingWith(key, rows.length, at, nameOf)) : undefined;

  function goTo(next: number): Wish | undefined {
    return next >= 0 && next < rows.length ? { go: next } : undefined;
  }
}

const PANS: Readonly<Record<string, [number, number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP]
};

/** The next row, round the end, whose name starts with a letter. */
function startingWith(letter: string, count: number, at: number, nameOf: (at: number) => string): number {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= count; step++) {
    const next = (at + step) % count;
    if (nameOf(next).toLocaleLowerCase().startsWith(wanted)) return next;
  }
  return -1;
}
