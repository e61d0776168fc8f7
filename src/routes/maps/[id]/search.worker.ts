import type { ClaimId } from '$lib/model/map.ts';
import type { Entry } from '$lib/search/entries.ts';
import { type Hit, indexEntries, type Searcher } from '$lib/search/search.ts';

/** What is to be searched, then what is looked for. */
export type Request = { entries: readonly Entry[] } | { query: string; turn: number };

export interface Answer {
  turn: number;
  /** The best of what was found. */
  hits: readonly Hit[];
  /** All that was found, the best first. */
  ids: readonly ClaimId[];
}

/** A list that is longer is not read. */
const MOST = 100;

let searcher: Searcher | undefined;

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if ('entries' in data) {
    searcher = indexEntries(data.entries);
    return;
  }
  const found = searcher?.find(data.query) ?? [];
  const answer: Answer = { turn: data.turn, hits: found.slice(0, MOST), ids: found.map(({ id }) => id) };
  postMessage(answer);
});
