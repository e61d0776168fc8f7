import { dev, version } from '$app/environment';

const HOUR = 3_600_000;

/**
 * Keeps the program in the browser, so that it works without a network, and says when a newer version is ready; `load`
 * then loads the page anew in that version. Nothing is said where the browser refuses to keep anything. Gives a
 * function that ends it.
 */
export function keepProgram(onnewer: (load: () => void) => void): () => void {
  const ended = new AbortController();
  if (dev) return () => {};
  // The first view comes first.
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { signal: ended.signal });
  return () => ended.abort();

  function start(): void {
    register(onnewer, ended.signal).catch(() => {});
  }
}

async function register(onnewer: (load: () => void) => void, signal: AbortSignal): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register('/service-worker.js');
  /** Tells a worker that waits which version runs here: it takes over where it is the same, and answers otherwise. */
  const greet = () => registration.waiting?.postMessage(version);
  const follow = () => registration.installing?.addEventListener('statechange', greet, { signal });

  function load(): void {
    const { waiting } = registration;
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    if (waiting) waiting.postMessage('take over');
    // Another page has let it take over.
    else location.reload();
  }

  serviceWorker.addEventListener(
    'message',
    ({ data }) => {
      if (data === 'newer version') onnewer(load);
    },
    { signal }
  );
  registration.addEventListener('updatefound', follow, { signal });
  follow();
  greet();

  let asked = performance.now();
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden' || performance.now() - asked < HOUR) return;
      asked = performance.now();
      registration.update().catch(() => {});
    },
    { signal }
  );
}
