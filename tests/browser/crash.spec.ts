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

/** A browser that keeps what it keeps in a folder of its own, in which it can be started again. */
async function withProfile(
  options: Parameters<typeof chromium.launchPersistentContext>[1],
  deed: (start: () => Promise<{ context: BrowserContext; page: Page }>) => Promise<void>
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'warrant-crash-'));
  try {
    await deed(async () => {
      const context = await chromium.launchPersistentContext(profile, options);
      return { context, page: context.pages()[0]! };
    });
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** A new debate with nothing but a motion. */
async function newDebate(page: Page): Promise<void> {
  await page.goto('/my');
  await page.getByRole('button', { name: 'New debate' }).first().click();
  await page.getByRole('textbox', { name: 'Motion' }).fill('School should begin at ten.');
  await page.keyboard.press('Enter');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(1);
}

test('a browser that is killed at any moment loses nothing that is older than a second', async ({
  baseURL,
  launchOptions
}) => {
  test.slow();
  await withProfile({ ...launchOptions, baseURL }, async (start) => {
    let { context, page } = await start();
    await newDebate(page);
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
  });
});

for (const [what, key, name] of [
  ['a claim is reworded', 'F2', /^Words of/],
  ['a reason is written', 'Shift+F', /^Reason for/]
] as const)
  test(`nor a letter where ${what} without a space or a rest`, async ({ baseURL, launchOptions }) => {
    test.slow();
    await withProfile({ ...launchOptions, baseURL }, async (start) => {
      const { context, page } = await start();
      await newDebate(page);
      const address = page.url();
      await tree(page).getByRole('treeitem').first().focus();
      await page.keyboard.press(key);
      await page.getByRole('textbox', { name }).fill('');
      const typed: { text: string; at: number }[] = [{ text: '', at: 0 }];
      let over = false;
      const typing = (async () => {
        while (!over) {
          const text = typed.at(-1)!.text + String.fromCharCode(97 + (typed.length % 26));
          await page.keyboard.type(text.at(-1)!);
          typed.push({ text, at: performance.now() });
          await page.waitForTimeout(60);
        }
      })().catch(() => {});
      await page.waitForTimeout(3000);
      const killed = performance.now();
      await kill(context);
      over = true;
      await typing;
      const old = typed.findLast(({ at }) => at < killed - 1000)!.text;
      expect(old.length).toBeGreaterThan(5);

      const again = await start();
      await again.page.goto(address);
      await expect(again.page.getByRole('textbox', { name })).toHaveValue(new RegExp(`^${old}`));
      await again.context.close();
    });
  });
