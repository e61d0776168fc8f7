// Browsing a generated debate of 10,000 claims in headless Chromium: from a click to a usable map beside markmap and
// Svelte Flow on the same tree, frames while it is moved, elements of the map at rest, and the search.
// Run it with: node bench/browse.mjs [claims], after `npm run build`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { debate } from './debate.mjs';
import { at95, freshPage, median, served } from './served.mjs';

const CLAIMS = Number(process.argv[2] ?? 10_000);
const RUNS = 3;
const FRAMES = 90;
const folder = mkdtempSync(join(tmpdir(), 'warrant-bench-'));
const map = { ...debate(CLAIMS), id: 'large' };
writeFileSync(join(folder, 'large.json'), JSON.stringify(map));

await build({
  root: fileURLToPath(new URL('peers', import.meta.url)),
  configFile: false,
  plugins: [svelte({ configFile: false })],
  build: { outDir: join(folder, 'peers'), emptyOutDir: true },
  logLevel: 'error'
});
const peers = createServer((request, response) => {
  const path = request.url === '/' ? '/index.html' : request.url;
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  try {
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    response.end(readFileSync(join(folder, 'peers', path)));
  } catch {
    response.writeHead(404).end();
  }
}).listen(4176, '127.0.0.1');

await served(4175, measure, { WARRANT_MAPS: folder });
peers.close();
rmSync(folder, { recursive: true, force: true });

async function measure(browser, origin) {
  console.log(`A debate of ${CLAIMS} claims, everything open; medians of ${RUNS} fresh pages, ms\n`);
  const ours = [];
  for (let run = 0; run < RUNS; run++) ours.push(await warrant(browser, origin, run === RUNS - 1));
  console.log('From click to usable map');
  const usable = median(ours);
  console.log(`  Warrant       ${usable.toFixed(0)}`);
  for (const [name, asked] of [
    ['markmap', 5],
    ['flow', 10]
  ]) {
    const times = [];
    for (let run = 0; run < RUNS; run++) times.push(await peer(browser, name));
    const time = median(times);
    console.log(
      `  ${name === 'flow' ? 'Svelte Flow' : name}`.padEnd(16) +
        `${time.toFixed(0)}, ${(time / usable).toFixed(1)} times as long (asked: ${asked})`
    );
  }
}

/** Time until two frames after what an action does have been shown. */
function timed(page, action, handle) {
  return page.evaluate(
    async ([source, argument]) => {
      const run = new Function(`return (${source})`)();
      const start = performance.now();
      await run(argument);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - start;
    },
    [action.toString(), handle]
  );
}

async function peer(browser, name) {
  const page = await freshPage(browser);
  await page.goto('http://127.0.0.1:4176/');
  await page.waitForFunction(() => globalThis.peers);
  await page.evaluate(
    async ([name, map]) => {
      globalThis.open = await globalThis.peers[name](map);
    },
    [name, map]
  );
  const time = await timed(page, async () => globalThis.open());
  await page.context().close();
  return time;
}

async function warrant(browser, origin, measuring) {
  const page = await freshPage(browser);
  await page.goto(`${origin}/maps/large`);
  await page.waitForSelector('svg.live');
  // As those of the others, its scripts have the map, and are at rest, when the reader clicks.
  await page.waitForTimeout(1500);
  const link = await page
    .getByRole('link', { name: 'Open all branches', includeHidden: true })
    .getAttribute('href');
  const time = await timed(
    page,
    async (href) => {
      const said = () => document.querySelector('meta[name="description"]').content;
      const before = said();
      document.querySelector(`a[href="${href}"]`).click();
      // The picture says what it shows: another one is there when it says something else.
      while (said() === before) await new Promise((done) => requestAnimationFrame(done));
    },
    link
  );
  if (measuring) await moved(page);
  await page.context().close();
  return time;
}

/** Frames while the map is moved: whole, where all of it is in sight, and nearer at the sizes that a reader takes. */
async function moved(page) {
  console.log(
    'Frames while the map is moved, p95, and its elements at rest (asked: 16.7 near, 33 whole; 1500)'
  );
  await page.getByRole('button', { name: 'Fit to screen' }).click();
  await report(page, 'whole', `${at95(await framesWhile(page, () => wheel(page))).toFixed(1)} ms zoomed, `);
  for (const scale of [0.1, 0.4, 1]) {
    while ((await scaleOf(page)) < scale * 0.9) {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.waitForTimeout(300);
    }
    // The arrows bring a card into sight, wherever zooming has led.
    await page.locator('[role="treeitem"][tabindex="0"]').focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await report(page, `at ${(await scaleOf(page)).toFixed(2)}`);
  }
  await search(page);
}

async function report(page, name, more = '') {
  await page.waitForTimeout(500);
  const elements = await page.locator('svg.stage *').count();
  const frames = at95(await framesWhile(page, () => drag(page))).toFixed(1);
  console.log(`  ${name}`.padEnd(16), `${frames} ms moved, ${more}${elements} elements`);
}

function scaleOf(page) {
  return page.locator('svg.stage > g').evaluate((world) => world.transform.baseVal.consolidate().matrix.a);
}

async function framesWhile(page, act) {
  const frames = page.evaluate(
    (count) =>
      new Promise((done) => {
        const times = [];
        const frame = (time) => {
          times.push(time);
          if (times.length <= count) requestAnimationFrame(frame);
          else done(times.slice(1).map((each, at) => each - times[at]));
        };
        requestAnimationFrame(frame);
      }),
    FRAMES
  );
  await act();
  return frames;
}

async function drag(page) {
  await page.mouse.move(640, 420);
  await page.mouse.down();
  for (let step = 0; step < 90; step++) {
    await page.mouse.move(640 + 200 * Math.sin(step / 8), 420 + 150 * Math.sin(step / 5));
    await page.waitForTimeout(10);
  }
  await page.mouse.up();
}

async function wheel(page) {
  await page.mouse.move(640, 420);
  for (let step = 0; step < 60; step++) {
    await page.mouse.wheel(0, step % 20 < 10 ? -30 : 30);
    await page.waitForTimeout(14);
  }
}

/** Long tasks of the page while a query is typed, and how soon each letter is answered. */
async function search(page) {
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('warm');
  await page
    .getByRole('status')
    .getByText(/claims? found|Nothing found/)
    .waitFor();
  await page.getByRole('combobox').fill('');
  const frames = await framesWhile(page, () => page.keyboard.type('cluster muniton', { delay: 80 }));
  console.log(
    `Search while typing: frames p95 ${at95(frames).toFixed(1)} ms, longest ${Math.max(...frames).toFixed(1)} ms`
  );
}
