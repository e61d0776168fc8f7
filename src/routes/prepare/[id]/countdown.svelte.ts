/** Ms by which a second is looked for after it has begun, so that it is not missed by a hair. */
const AFTER = 5;
/** So many seconds before the end it is told once. */
const WARN = 10;

/** Counts seconds down from the moment at which it begins: what is left is known by the clock, however rarely it is looked at. */
export class Countdown {
  readonly #onsign: (sign: 'warn' | 'end') => void;
  #end = 0;
  #look: ReturnType<typeof setTimeout> | undefined;
  /** Whole seconds; 0 when time is up. */
  left = $state(0);

  constructor(onsign: (sign: 'warn' | 'end') => void) {
    this.#onsign = onsign;
  }

  begin(seconds: number): void {
    this.#end = Date.now() + seconds * 1000;
    this.left = seconds;
    this.#follow();
  }

  /** Looks at the clock, and tells the last of what has come since it was looked at. */
  look(): void {
    if (this.#look === undefined) return;
    const before = this.left;
    this.left = Math.min(before, Math.max(0, Math.ceil((this.#end - Date.now()) / 1000)));
    if (this.left === 0) {
      this.stop();
      this.#onsign('end');
      return;
    }
    if (before > WARN && this.left <= WARN) this.#onsign('warn');
    this.#follow();
  }

  /** What is left stands. */
  stop(): void {
    clearTimeout(this.#look);
    this.#look = undefined;
  }

  #follow(): void {
    clearTimeout(this.#look);
    const ms = this.#end - Date.now() - (this.left - 1) * 1000;
    this.#look = setTimeout(() => this.look(), Math.max(0, ms) + AFTER);
  }
}
