/** How somebody wants a timer shown. */
export interface TimerWays {
  /** The time that is used is counted, not what is left. */
  up: boolean;
  /** Signals are rung, and not only seen. */
  sound: boolean;
  /** Keys of single letters do something. */
  keys: boolean;
}

const NAME = 'warrant timer';
const USUAL: TimerWays = { up: false, sound: true, keys: true };

/** What was chosen last in this browser; the usual where nothing was, or nothing can be kept. */
export function waysKept(): TimerWays {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    const way = (name: keyof TimerWays) => (typeof kept[name] === 'boolean' ? kept[name] : USUAL[name]);
    return { up: way('up'), sound: way('sound'), keys: way('keys') };
  } catch {
    return USUAL;
  }
}

export function keepWays(ways: TimerWays): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(ways));
  } catch {
    // It is chosen again.
  }
}
