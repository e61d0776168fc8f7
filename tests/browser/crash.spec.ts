import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { expect, type Page, test } from './fixtures.ts';

const tree = (page: Page) => page.getByRole('tree', { name: 'Argument map of the debate' });

/** Ends the browser's process as a power cut would: no page is told. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const gone = new Promise((done) => context.once('close', done));
  process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
  await gone;
}

test('a browser that is killed at any moment loses nothing that is older than a second', async ({
  baseURL,
  launchOptions
}) => {
  test.slow();
  const profile = mkdtempSync(join(tmpdir(), 'warrant-crash-'));
  const start = async () => {
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL });
    return { context, page: context.pages()[0]! };
  };
  try {
    let { context, page } = await start();
    await page.goto('/my');
    await page.getByRole('button', { name: 'New debate' }).first().click();
    await page.getByRole('textbox', { name: 'Motion' }).fill('School should begin at ten.');
    await page.keyboard.press('Enter');
    await expect(tree(page).getByRole('treeitem')).toHaveCount(1);
    const address = page.url();
    let sure = 0;

    for (const [round, wait] of [2300, 1450, 3100].entries()) {
      await page.goto(`${address}?depth=all`);
      const motion = tree(page).getByRole('treeitem').first();
      const made: { words: string; at: number }[] = [];
      let over = false;
      const writing = (async () => {
        for (let at = 0; !over; at++) {
          const words = `Reason ${round}.${at} for it`;
          await motion.focus();
          await page.keyboard.press('Shift+F');
          await page.getByRole('textbox').first().fill(words);
          await page.keyboard.press('Enter');
          await expect(tree(page).getByRole('treeitem', { name: words })).toBeFocused();
          made.push({ words, at: performance.now() });
        }
      })().catch(() => {});
      await expect.poll(() => made.length).toBeGreaterThan(0);
      await page.waitForTimeout(wait);
      const killed = performance.now();
      await kill(context);
      over = true;
      await writing;

      ({ context, page } = await start());
      await page.goto(`${address}?depth=all`);
      const old = made.filter(({ at }) => at < killed - 1000);
      expect(old).not.toEqual([]);
      sure += old.length;
      await expect(tree(page).getByRole('treeitem').nth(sure)).toBeAttached();
      for (const { words } of old)
        await expect(tree(page).getByRole('treeitem', { name: words })).toBeAttached();
      sure = (await tree(page).getByRole('treeitem').count()) - 1;
    }
    await context.close();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
