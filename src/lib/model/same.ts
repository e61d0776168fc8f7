/** Whether two JSON values say the same; the order of fields says nothing, and a field without a value is none. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => same(item, b[at]));
  }
  const names = (value: object) =>
    Object.keys(value).filter((name) => value[name as keyof object] !== undefined);
  const mine = names(a);
  return (
    mine.length === names(b).length &&
    mine.every((name) => Object.hasOwn(b, name) && same(a[name as keyof object], b[name as keyof object]))
  );
}
