// First load of the bundled debate in a real Chromium: script in bytes gzipped, time to the picture, time to live.
// Run it with: node bench/load.mjs, after `npm run build`.
import { gzipSync } from 'node:zlib';
import { freshPage, median, served } from './served.mjs';

const LOADS = 7;

await served(4174, async (browser, origin) => {
  const loads = [];
  for (let load = 0; load < LOADS; load++) loads.push(await firstLoad(browser, origin));
  const of = (name) => median(loads.map((each) => each[name]));
  console.log('First load of the bundled debate, empty cache, medians of fresh browser contexts\n');
  console.log(`script          ${(of('script') / 1000).toFixed(1)} kB gzipped in ${of('scripts')} files`);
  console.log(`page            ${(of('page') / 1000).toFixed(1)} kB gzipped`);
  console.log(`first paint     ${of('painted').toFixed(0)} ms: the picture is in the page itself`);
  console.log(`finished        ${of('finished').toFixed(0)} ms: its largest part, in its own font`);
  console.log(`live            ${of('live').toFixed(0)} ms: the script has taken over`);
});

async function firstLoad(browser, origin) {
  const page = await freshPage(browser);
  const sizes = [];
  let html = 0;
  page.on('response', async (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script' || response.url().endsWith('.js'))
      sizes.push(gzipSync(await response.body(), { level: 9 }).length);
    if (kind === 'document') html = gzipSync(await response.body(), { level: 9 }).length;
  });
  await page.goto(`${origin}/maps/lithuania-cluster-munitions`);
  await page.waitForSelector('svg.live');
  const live = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  const { painted, finished } = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
        new PerformanceObserver((list) =>
          resolve({ painted, finished: list.getEntries().at(-1)?.startTime ?? painted })
        ).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve({ painted, finished: painted }), 1000);
      })
  );
  await page.context().close();
  return {
    script: sizes.reduce((a, b) => a + b, 0),
    scripts: sizes.length,
    page: html,
    painted,
    finished,
    live
  };
}
