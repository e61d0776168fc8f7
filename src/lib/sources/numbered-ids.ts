/**
 * Gives each id as it is, or with the next number where it is taken: by `taken`, or because it was given before. Ids whose
 * `folded` forms are the same count as the same. Thousands that want one id take time in proportion.
 */
export function numberedIds(
  taken: Iterable<string> = [],
  folded = (id: string): string => id
): (id: string) => string {
  const used = new Set<string>();
  for (const id of taken) used.add(folded(id));
  /** The last number that was tried of each: no id becomes free again. */
  const last = new Map<string, number>();
  return (id) => {
    let nth = last.get(folded(id)) ?? 1;
    let free = nth > 1 ? `${id}-${nth}` : id;
    while (used.has(folded(free))) free = `${id}-${++nth}`;
    last.set(folded(id), nth);
    used.add(folded(free));
    return free;
  };
}
