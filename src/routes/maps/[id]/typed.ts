/** What was being typed, and where, when a page was left. */
export interface Typed<W> {
  writing: W;
  text: string;
}

const nameFor = (map: string) => `warrant typed ${map}`;

/** Keeps what is typed but not yet part of the map, so that it survives the page; where nothing can be kept, not. */
export function keepTyped(map: string, typed: Typed<unknown>): void {
  try {
    localStorage.setItem(nameFor(map), JSON.stringify(typed));
  } catch {
    // The text stands in its field all the same.
  }
}

export function forgetTyped(map: string): void {
  try {
    localStorage.removeItem(nameFor(map));
  } catch {
    // Nothing was kept.
  }
}

/** What was typed before the page was left last. */
export function typedBefore<W>(map: string): Typed<W> | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameFor(map)) ?? 'null');
    return typeof kept?.text === 'string' && typeof kept.writing?.beside === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}
