// Changing a generated debate of 10,000 claims, all of it open, in headless Chromium: letters while words are typed
// beside a page with nothing but a field, and changes of its shape beside drawing all of it anew.
// Run it with: node bench/edit.mjs [claims], after `npm run build`.
import { debate } from './debate.mjs';
import { at95, freshPage, median, served } from './served.mjs';

const CLAIMS = Number(process.argv[2] ?? 10_000);
const RUNS = 12;
/** How often all of it is drawn anew. */
const ANEW = 5;
const WORDS = 'that this would hold in practice is not shown by any study of it, and ';
const map = { ...debate(CLAIMS), id: 'large' };

await served(4177, async (browser, origin) => {
  const page = await freshPage(browser);
  await page.addInitScript(observeKeys);
  await page.goto(`${origin}/my`);
  await page.getByRole('button', { name: 'Copy to change it' }).first().waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'large.warrant.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(map))
    });
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForURL(/\/my\/[^/]+$/, { timeout: 60_000 });
  await page.waitForSelector('svg.live');
  await page.waitForTimeout(2000);

  const address = page.url();
  const times = [];
  for (let run = 0; run < ANEW; run++) {
    if (run) {
      await page.goto(address);
      await page.waitForSelector('svg.live');
      await page.waitForTimeout(2000);
    }
    times.push(await drawnAnew(page));
  }
  const anew = median(times);
  console.log(`A debate of ${CLAIMS} claims, everything open, on the page on which it is changed\n`);
  console.log(`Laid out and drawn anew                ${anew.toFixed(0)} ms, median of ${ANEW}`);

  const claim = amongMany();
  const item = page.locator(`#map-${claim}`);
  await page.goto(`${address}?depth=all&claim=${claim}`);
  await item.waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3000);
  await item.focus();
  const took = { add: [], move: [], undo: [] };
  for (let run = 0; run < RUNS; run++) {
    await page.keyboard.press('Shift+F');
    await page.getByRole('textbox').first().fill(`A reason that is new, and the ${run}th.`);
    took.add.push(await changed(page, 'Enter', claim));
    await page.waitForTimeout(400);
    // From the new claim back to the one that it answers.
    await page.keyboard.press('ArrowLeft');
    await item.waitFor();
    await page.waitForTimeout(400);
    took.move.push(await changed(page, 'Alt+ArrowUp', claim));
    await page.waitForTimeout(400);
    took.undo.push(await changed(page, 'Control+z', claim));
    await page.waitForTimeout(400);
  }
  for (const [name, times] of Object.entries(took)) {
    const time = median(times);
    console.log(
      `  ${name.padEnd(8)} ${time.toFixed(0).padStart(5)} ms median of ${RUNS}, ${(anew / time).toFixed(1)} times as fast (asked: 5)`
    );
  }

  await page.keyboard.press('F2');
  await page.getByRole('textbox').first().waitFor();
  const ours = await typed(page);
  await page.keyboard.press('Escape');
  const empty = await freshPage(browser);
  await empty.addInitScript(observeKeys);
  await empty.goto('data:text/html,<textarea rows="2"></textarea>');
  await empty.locator('textarea').focus();
  const bare = await typed(empty);
  console.log(
    '\nFrom a key to the frame with its letter, p95 (asked: one frame, 16.7 ms, over an empty page)'
  );
  console.log(`  empty page    ${at95(bare).toFixed(1)} ms`);
  console.log(`  on the card   ${at95(ours).toFixed(1)} ms, ${(at95(ours) - at95(bare)).toFixed(1)} over it`);
});

/** A claim in the middle of the debate with siblings before and after it. */
function amongMany() {
  const under = new Map();
  for (const { target, premises } of map.reasons)
    under.set(target.claim, [...(under.get(target.claim) ?? []), premises[0]]);
  return [...under.values()].filter((each) => each.length > 3).at(100)[2];
}

/** Notes how long it takes from each key until the frame after it was shown. */
function observeKeys() {
  if (globalThis.letters) return;
  globalThis.letters = [];
  // Asked for in a frame: until that frame was painted.
  globalThis.painted = () =>
    new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(undefined);
    });
  addEventListener(
    'keydown',
    (event) => {
      const pressed = event.timeStamp;
      requestAnimationFrame(async () => {
        await globalThis.painted();
        globalThis.letters.push(performance.now() - pressed);
      });
    },
    true
  );
}

async function typed(page) {
  await page.evaluate(() => {
    globalThis.letters.length = 0;
  });
  await page.keyboard.type(WORDS.repeat(3), { delay: 60 });
  await page.waitForTimeout(600);
  return page.evaluate(() => globalThis.letters);
}

/** Until the first frame with another picture was shown. */
async function changed(page, key, claim) {
  await page.evaluate((claim) => {
    const shown = () => {
      const { content } = document.querySelector('meta[name="description"]');
      return `${content} ${document.getElementById(`map-${claim}`)?.getAttribute('aria-posinset')}`;
    };
    const before = shown();
    let pressed;
    addEventListener('keydown', (event) => (pressed ??= event.timeStamp), { capture: true, once: true });
    globalThis.change = new Promise((done) => {
      const look = async () => {
        if (shown() === before) return requestAnimationFrame(look);
        await globalThis.painted();
        done(performance.now() - pressed);
      };
      requestAnimationFrame(look);
    });
  }, claim);
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.change);
}

async function drawnAnew(page) {
  const link = await page
    .getByRole('link', { name: 'Open all branches', includeHidden: true })
    .getAttribute('href');
  return page.evaluate(async (href) => {
    const said = () => document.querySelector('meta[name="description"]').content;
    const before = said();
    const start = performance.now();
    document.querySelector(`a[href="${href}"]`).click();
    while (said() === before) await new Promise((done) => requestAnimationFrame(done));
    await globalThis.painted();
    return performance.now() - start;
  }, link);
}
