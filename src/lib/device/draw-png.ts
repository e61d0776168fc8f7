// Named here, not in the worker: what only a worker needs is not kept for the time without a network.
import wasm from '@resvg/resvg-wasm/index_bg.wasm?url';
import type { PngTask } from '../png/png.ts';
import type { Answer, Request } from './draw-png.worker.ts';
import { oneTask } from './one-task.ts';

/**
 * Draws a picture as a PNG beside the page, in a worker that ends with it. The page's policy of content runs no
 * WebAssembly; a worker has its own. Rejects where it cannot be drawn, and with the signal's reason where that gives up.
 */
export async function pngOf(task: PngTask, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./draw-png.worker.ts', import.meta.url), { type: 'module' });
  const answer = await oneTask<Answer>(worker, { ...task, wasm } satisfies Request, signal);
  if ('bytes' in answer) return answer.bytes;
  throw new Error(answer.problem);
}
