/**
 * Gives a worker of its own one task, and waits for the answer; the worker ends with it. Rejects where it cannot start,
 * and with the signal's reason where that gives up. What is to be transferred is the worker's afterwards.
 */
export function oneTask<Answer>(
  worker: Worker,
  task: unknown,
  signal?: AbortSignal,
  transfer: Transferable[] = []
): Promise<Answer> {
  const done = new AbortController();
  return new Promise<Answer>((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => reject(signal.reason), { signal: done.signal });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker could not start'));
    worker.postMessage(task, transfer);
  }).finally(() => {
    done.abort();
    worker.terminate();
  });
}
