import type { Drawing } from '$lib/editor/drawing.ts';
import { pause } from '$lib/editor/pause.ts';
import { placesIn, type Study, study } from '$lib/editor/study.ts';
import type { Language } from '$lib/messages.ts';
import type { ClaimId } from '$lib/model/map.ts';
import { type Plan, planning } from '$lib/scene/draw.ts';
import { entriesOf } from '$lib/search/entries.ts';
import { type Hit, indexEntries, type Searcher } from '$lib/search/search.ts';
import { wordsIn } from '$lib/words.ts';
import { assembled, type Piece } from './pieces.ts';

/**
 * A piece of the map, of which the first begins another map, and the last ends it; a language that will be needed; a
 * question; or one that is dropped.
 */
export type Request =
  | { piece: Piece; first: boolean; last: boolean }
  | { language: Language }
  | { turn: number; drawing: Drawing }
  | { turn: number; query: string }
  | { dropped: number };

/** The share of an answer that is done, the answer, or that there is none. */
export type Answer =
  | { turn: number; done: number }
  | { turn: number; plan: Plan }
  | { turn: number; found: Found }
  | { turn: number; failed: true };

export interface Found {
  /** The best of what was found. */
  hits: readonly Hit[];
  /** All that was found, the best first. */
  ids: readonly ClaimId[];
}

/** A list that is longer is not read. */
const MOST = 100;
/** After so many ms of work what was asked meanwhile is heard. */
const SLICE = 16;

let pieces: Piece[] = [];
let debate: Study;
let searcher: Searcher | undefined;
/** The drawing that is worked out. */
let current: number | undefined;

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if ('piece' in data) take(data);
  else if ('language' in data) wordsIn(data.language).catch(() => {});
  else if (!('dropped' in data)) answer(data).catch(() => tell({ turn: data.turn, failed: true }));
  else if (current === data.dropped) current = undefined;
});

function take({ piece, first, last }: Extract<Request, { piece: Piece }>): void {
  if (first) pieces = [];
  pieces.push(piece);
  if (!last) return;
  debate = study(assembled(pieces));
  // What every view of the whole debate is unfolded from, before one is asked for.
  placesIn(debate, { depth: 0 });
  pieces = [];
  searcher = current = undefined;
}

async function answer(
  question: { turn: number } & ({ drawing: Drawing } | { query: string })
): Promise<void> {
  const { turn } = question;
  if ('drawing' in question) await draw(turn, question.drawing);
  else tell({ turn, found: find(question.query) });
}

function tell(answer: Answer, transfer: Transferable[] = []): void {
  postMessage(answer, { transfer });
}

function find(query: string): Found {
  searcher ??= indexEntries(entriesOf(debate.relations));
  const found = searcher.find(query);
  return { hits: found.slice(0, MOST), ids: found.map(({ id }) => id) };
}

/** Works out a drawing, unless another is asked for meanwhile. */
async function draw(turn: number, drawing: Drawing): Promise<void> {
  current = turn;
  const { relations, sides, map } = debate;
  const words = await wordsIn(drawing.language, { ...drawing, motionless: map.motion === undefined });
  if (current !== turn) return;
  const steps = planning(placesIn(debate, drawing.view), relations, sides, words, drawing);
  let rested = performance.now();
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    if (performance.now() - rested < SLICE) continue;
    tell({ turn, done: step.value });
    await pause();
    if (current !== turn) return;
    rested = performance.now();
  }
  current = undefined;
  const { x, y } = step.value.arrangement;
  tell({ turn, plan: step.value }, [step.value.heights.buffer, x.buffer, y.buffer] as ArrayBuffer[]);
}
