// Preparing a generated debate of 3,000 claims in headless Chromium: from a click on a claim to its block sheet, in frames
// and ms. Run it with: node bench/prepare.mjs [claims], after `npm run build`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debate } from './debate.mjs';
import { at95, freshPage, median, served } from './served.mjs';

const CLAIMS = Number(process.argv[2] ?? 3000);
const SHEETS = 40;
const folder = mkdtempSync(join(tmpdir(), 'warrant-bench-'));
const large = debate(CLAIMS);
large.claims.find(({ id }) => id === large.motion).text = 'A large debate';
writeFileSync(join(folder, 'large.json'), JSON.stringify({ ...large, id: 'large' }));

await served(4177, measure, { WARRANT_MAPS: folder });
rmSync(folder, { recursive: true, force: true });

async function measure(browser, origin) {
  const page = await freshPage(browser);
  await page.goto(`${origin}/prepare`);
  await page.getByRole('button', { name: 'Prepare a debate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Debate').selectOption('A large debate');
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/prepare\/./);
  await page.goto(`${page.url()}?view=blocks`);
  await page.locator('.list li a').first().waitFor();
  // The links are the router's from here on.
  while (!(await page.evaluate(() => history.scrollRestoration === 'manual').catch(() => false)))
    await page.waitForTimeout(20);
  await page.waitForTimeout(500);
  const lines = await page.locator('.list li a').count();
  const found = await page.evaluate(async (sheets) => {
    const rest = () => new Promise((done) => setTimeout(done, 300));
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const links = [...document.querySelectorAll('.list li a')];
    const times = [];
    const frames = [];
    const empty = [];
    for (let at = 0; at < sheets; at++) {
      const link = links[(at * 7919) % links.length];
      const wanted = link.textContent.trim();
      await rest();
      await frame();
      // A frame in which nothing happens, from the same moment on.
      let start = performance.now();
      await frame();
      empty.push(performance.now() - start);
      await frame();
      start = performance.now();
      link.click();
      let count = 0;
      do {
        await frame();
        count++;
      } while (document.querySelector('.sheet h2')?.textContent.trim() !== wanted && count < 60);
      times.push(performance.now() - start);
      frames.push(count);
    }
    return { times, frames, empty };
  }, SHEETS);
  const { times, frames, empty } = found;
  console.log(`A debate of ${CLAIMS} claims, ${lines} of them listed; ${SHEETS} block sheets\n`);
  console.log(`  frames after the click: median ${median(frames)}, 95 % ${at95(frames)} (asked: 1)`);
  console.log(
    `  ms to the frame that shows it: median ${median(times).toFixed(1)}, 95 % ${at95(times).toFixed(1)}, an empty frame ${median(empty).toFixed(1)}`
  );
  await page.close();
}
