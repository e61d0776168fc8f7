/** A copy of a JSON value in which one field, found by a way down from the root, is changed to junk or removed. */
export function mutated<T>(value: T, way: readonly number[], junk: unknown): T {
  const copy = structuredClone(value);
  let holder: Record<string, unknown> | undefined;
  let key = '';
  let at: unknown = copy;
  for (const step of way) {
    const keys = typeof at === 'object' && at !== null ? Object.keys(at) : [];
    if (!keys.length) break;
    holder = at as Record<string, unknown>;
    key = keys[step % keys.length]!;
    at = holder[key];
  }
  if (Array.isArray(holder) && junk === undefined) holder.splice(Number(key), 1);
  else if (holder && junk === undefined) delete holder[key];
  else if (holder) holder[key] = junk;
  return copy;
}
