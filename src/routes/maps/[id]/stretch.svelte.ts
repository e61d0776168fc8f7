import { flushSync, onMount } from 'svelte';
import { useReader } from './reader.ts';

/** A debate of up to so many claims is in the page whole, so that all of it is found there. */
const SHORT = 250;
/** A page of a debate of more claims than these arrives soon, rather than with as much as it could hold. */
const LONG = 1000;

/**
 * What of a long list is in the page: a stretch of so `few`, and more where a reader asks for it. On paper, and where no
 * script answers who asks, as `many` as a page can hold.
 */
export class Stretch {
  readonly few: number;
  readonly #many: number;
  readonly #length: () => number;
  readonly #reader = useReader();
  #from = $state(0);
  #to = $state(0);
  /** Whether a script answers who asks for more. */
  #live = $state(false);
  #onPaper = $state(false);

  constructor(few: number, many: number, length: () => number) {
    this.few = few;
    this.#many = many;
    this.#to = few;
    this.#length = length;
    onMount(() => {
      this.#live = true;
      const before = () => flushSync(() => (this.#onPaper = true));
      const after = () => (this.#onPaper = false);
      addEventListener('beforeprint', before);
      addEventListener('afterprint', after);
      return () => {
        removeEventListener('beforeprint', before);
        removeEventListener('afterprint', after);
      };
    });
  }

  get live(): boolean {
    return this.#live;
  }

  get #isPart(): boolean {
    return this.#live && !this.#onPaper && this.#reader.debate.map.claims.length > SHORT;
  }

  /** Index of the first that is in the page. */
  get from(): number {
    return this.#isPart ? Math.max(0, Math.min(this.#from, this.#length() - this.few)) : 0;
  }

  /** Index after the last one. */
  get to(): number {
    const isLong = this.#reader.debate.map.claims.length > LONG && !this.#onPaper;
    const many = isLong ? 2 * this.few : this.#many;
    return Math.min(this.#length(), this.#isPart ? this.#to : Math.max(many, this.#to));
  }

  /** How many there are after it. */
  get left(): number {
    return this.#length() - this.to;
  }

  /** Begins anew, at the top. */
  restart(): void {
    this.#from = 0;
    this.#to = this.few;
  }

  /** Has one in the page, and those around it. */
  reveal(at: number): void {
    if (at < 0 || (at >= this.#from && at < this.#to)) return;
    this.#from = Math.max(0, at - Math.floor(this.few / 2));
    this.#to = this.#from + this.few;
  }

  more(): void {
    this.#to += this.few;
  }

  moreAbove(): void {
    this.#from = Math.max(0, this.from - this.few);
  }
}
