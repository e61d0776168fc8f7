/** Calls once every so many ms, also while the page is not seen, until what this gives is called. */
export function beat(ms: number, call: () => void): () => void {
  const worker = new Worker(new URL('./beat.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = call;
  worker.postMessage(ms);
  return () => worker.terminate();
}
