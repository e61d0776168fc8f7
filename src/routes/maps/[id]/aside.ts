import { createContext } from 'svelte';
import type { Drawing } from '$lib/editor/drawing.ts';
import { pause } from '$lib/editor/pause.ts';
import type { Language } from '$lib/messages.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import type { Plan } from '$lib/scene/draw.ts';
import type { Answer, Found, Request } from './aside.worker.ts';
import { piecesOf } from './pieces.ts';

type Question = { drawing: Drawing } | { query: string };

/** After so many ms of handing over, the page is heard. */
const SLICE = 5;

/** What waits for an answer. */
interface Asker {
  take(answer: Answer): void;
  fail(reason: unknown): void;
}

/**
 * What is worked out beside the page, in one worker that has the page's map: plans of large drawings, and the search.
 * The worker starts at the first question, and is handed the map in pieces, so that the page answers meanwhile. Where
 * it cannot start or breaks, questions are refused, and the next one starts another.
 */
export class Aside {
  readonly #map: () => ArgumentMap;
  #worker: Worker | undefined;
  /** The map that the worker has, or is being handed. */
  #handed: ArgumentMap | undefined;
  #handing: Promise<Worker> | undefined;
  #turn = 0;
  readonly #askers = new Map<number, Asker>();

  constructor(map: () => ArgumentMap) {
    this.#map = map;
  }

  /** Starts the worker and hands it the map, and the language in which it will be drawn, before anything is asked. */
  prepare(language: Language): void {
    this.#ready().then(
      (worker) => post(worker, { language }),
      () => {}
    );
  }

  /** Whether the worker has the map of this id, though it be as it was before some changes. */
  knows(id: string): boolean {
    return this.#handed?.id === id;
  }

  /** Works out a drawing, and tells the share that is done. A plan that is not wanted any more is given up. */
  async plan(drawing: Drawing, signal: AbortSignal, told: (share: number) => void): Promise<Plan> {
    const answer = await this.#ask({ drawing }, signal, told);
    if ('plan' in answer) return answer.plan;
    throw new Error('The drawing was not worked out.');
  }

  /** The claims that a query finds. The first query makes the map ready to be searched, though it be empty. */
  async find(query: string): Promise<Found> {
    const answer = await this.#ask({ query });
    if ('found' in answer) return answer.found;
    throw new Error('The search failed.');
  }

  /** Lets go of a map that is no longer the page's. */
  forget(): void {
    if (this.#handed !== this.#map()) this.close();
  }

  /** Ends the worker, and with it all that it holds. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = this.#handed = this.#handing = undefined;
    for (const { fail } of this.#askers.values()) fail(new Error('The worker has ended.'));
    this.#askers.clear();
  }

  async #ask(question: Question, signal?: AbortSignal, told?: (share: number) => void): Promise<Answer> {
    const worker = await this.#ready();
    signal?.throwIfAborted();
    const turn = ++this.#turn;
    return new Promise((resolve, reject) => {
      this.#askers.set(turn, {
        take: (answer) => {
          if ('done' in answer) told?.(answer.done);
          else {
            this.#askers.delete(turn);
            resolve(answer);
          }
        },
        fail: reject
      });
      signal?.addEventListener('abort', () => {
        if (!this.#askers.delete(turn)) return;
        post(worker, { dropped: turn });
        reject(signal.reason);
      });
      post(worker, { ...question, turn });
    });
  }

  #ready(): Promise<Worker> {
    const map = this.#map();
    if (this.#handed !== map || !this.#handing) {
      this.#handed = map;
      const handing = this.#hand(map);
      this.#handing = handing;
      handing.catch(() => {
        if (this.#handing === handing) this.#handing = undefined;
      });
    }
    return this.#handing;
  }

  async #hand(map: ArgumentMap): Promise<Worker> {
    const worker = this.#started();
    const pieces = [...piecesOf(map)];
    let rested = performance.now();
    for (const [at, piece] of pieces.entries()) {
      post(worker, { piece, first: at === 0, last: at === pieces.length - 1 });
      if (performance.now() - rested < SLICE) continue;
      await pause();
      rested = performance.now();
      if (this.#handed !== map || this.#worker !== worker) throw new Error('The map is another by now.');
    }
    return worker;
  }

  #started(): Worker {
    if (!this.#worker) {
      const worker = new Worker(new URL('./aside.worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#askers.get(data.turn)?.take(data);
      worker.onerror = () => {
        if (this.#worker === worker) this.close();
      };
      this.#worker = worker;
    }
    return this.#worker;
  }
}

function post(worker: Worker, request: Request): void {
  worker.postMessage(request);
}

const [useAside, provideAside] = createContext<Aside>();

export { provideAside, useAside };
