import type { CDPSession } from '@playwright/test';
import { LARGE } from '../tools/edge-maps.js';
import { choose, expect, focused, openMap, type Page, scaleOf, test } from './fixtures.ts';

test.use({ baseURL: `http://127.0.0.1:${Number(process.env.BROWSER_TEST_PORT ?? 4173) + 1}` });

const MAP = `/maps/${LARGE.id}`;
const notice = (page: Page) => page.getByRole('progressbar', { name: 'Drawing the map…' });
const search = (page: Page) => new URL(page.url()).search;
/** How many claims the picture says that it shows. */
const claimsDrawn = async (page: Page) => {
  const said = await page.locator('meta[name="description"]').getAttribute('content');
  return Number(/([\d,]+) claims/.exec(said!)![1]!.replace(/\D/g, ''));
};
const openAll = (page: Page) => choose(page, 'View', 'Open all branches');

/** Holds back what the worker gives as an answer, so that a reader has time to look and to change their mind. */
async function withSlowWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Real = globalThis.Worker;
    globalThis.Worker = class extends Real {
      override set onmessage(take: Worker['onmessage']) {
        super.onmessage = (event) => {
          setTimeout(() => take?.call(this, event), 'plan' in event.data ? 3000 : 0);
        };
      }
    };
  });
}

test.describe('everything opened', () => {
  test('is drawn beside the page; going back and forward takes it as it was', async ({ page }) => {
    await openMap(page, '', MAP);
    const first = await claimsDrawn(page);
    await openAll(page);
    await expect.poll(() => claimsDrawn(page)).toBe(LARGE.claims - 1);
    await expect(notice(page)).toHaveCount(0);
    // From here on, nobody would answer.
    await page.evaluate(() => {
      Worker.prototype.postMessage = () => {};
    });
    await page.goBack();
    await expect.poll(() => claimsDrawn(page)).toBe(first);
    await page.goForward();
    await expect.poll(() => claimsDrawn(page)).toBe(LARGE.claims - 1);
    expect(page.workers()).toHaveLength(1);
  });

  test('tells how far it is, and can be cancelled: what was there stands', async ({ page }) => {
    await withSlowWorker(page);
    await openMap(page, '?layout=left-right', MAP);
    const first = await claimsDrawn(page);
    await openAll(page);
    await expect(notice(page)).toBeVisible();
    await expect(page.getByRole('status').getByText('Drawing the map…')).toBeVisible();
    await expect
      .poll(() => notice(page).evaluate((each) => (each as HTMLProgressElement).value))
      .toBeGreaterThan(0.2);
    expect(search(page)).toContain('depth=all');
    expect(await claimsDrawn(page)).toBe(first);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(notice(page)).toHaveCount(0);
    await expect.poll(() => search(page)).toBe('?layout=left-right');
    await expect.poll(() => focused(page)).not.toBe('nothing');
    await page.waitForTimeout(3500);
    expect(await claimsDrawn(page)).toBe(first);
  });

  test('is cancelled by Escape, which leaves the selected claim alone', async ({ page }) => {
    await withSlowWorker(page);
    await openMap(page, '?claim=c1', MAP);
    await page.evaluate(() => {
      const address = new URL(location.href);
      address.searchParams.set('depth', 'all');
      const link = document.createElement('a');
      link.href = address.href;
      document.querySelector('main')!.append(link);
      link.click();
      link.remove();
    });
    await expect(notice(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(notice(page)).toHaveCount(0);
    await expect.poll(() => search(page)).toBe('?claim=c1');
  });

  test('of several asked for in turn, the last is drawn', async ({ page }) => {
    await withSlowWorker(page);
    await openMap(page, '', MAP);
    await openAll(page);
    await expect(notice(page)).toBeVisible();
    await choose(page, 'View', 'Left to right');
    await expect.poll(() => search(page)).toContain('layout=left-right');
    await expect.poll(() => claimsDrawn(page), { timeout: 20_000 }).toBe(LARGE.claims - 1);
    await expect(notice(page)).toHaveCount(0);
    expect(search(page)).toContain('depth=all');
    const [motion, last] = await page.evaluate(() =>
      ['[aria-level="1"]', '[aria-level="2"]'].map(
        (level) => document.querySelector(level)?.getBoundingClientRect().x
      )
    );
    expect(last === undefined || motion === undefined || last > motion).toBe(true);
  });

  test('goes on in an embedded map', async ({ page }) => {
    await openMap(page, '', `/embed/${LARGE.id}`);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '?depth=all';
      document.querySelector('main')!.append(link);
      link.click();
      link.remove();
    });
    // What has grown so large is seen from far away.
    await expect.poll(() => scaleOf(page.getByRole('treeitem').first())).toBeLessThan(0.1);
    expect(page.workers()).toHaveLength(1);
  });
});

test.describe('where no worker starts', () => {
  test.use({ provoked: [/aside\.worker|ERR_FAILED/] });

  test('the page draws itself, and says that the search has failed', async ({ page }) => {
    await page.route(/aside\.worker/, (route) => route.abort());
    await openMap(page, '', MAP);
    await openAll(page);
    await expect.poll(() => claimsDrawn(page)).toBe(LARGE.claims - 1);
    await page.keyboard.press('/');
    await expect(page.getByRole('status').getByText('The search could not start.')).toBeVisible();
  });
});

test('a claim that is found deep in what is open is shown when it is drawn', async ({ page }) => {
  await withSlowWorker(page);
  await openMap(page, '?depth=6', MAP);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('c9999');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-claim="c9999"][aria-selected="true"]')).toBeInViewport({
    timeout: 20_000
  });
});

/** Bytes that the page's scripts hold after what is not needed is gone. */
async function held(client: CDPSession): Promise<number> {
  for (let turn = 0; turn < 3; turn++) await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value;
}

test('a map that is closed is let go, and its worker with it', async ({ page }) => {
  test.setTimeout(240_000);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const heaps: number[] = [];
  const go = (path: string) =>
    page.evaluate((href) => {
      const link = document.createElement('a');
      link.href = href;
      document.body.firstElementChild!.append(link);
      link.click();
      link.remove();
    }, path);
  await page.goto('/');
  for (let turn = 0; turn < 10; turn++) {
    await go(MAP);
    await expect(page.locator('[role="treeitem"][tabindex="0"]')).toHaveCount(1);
    await openAll(page);
    await expect.poll(() => claimsDrawn(page), { timeout: 20_000 }).toBe(LARGE.claims - 1);
    expect(page.workers()).toHaveLength(1);
    await go('/');
    await expect(page.getByRole('treeitem')).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(0);
    heaps.push(await held(client));
  }
  // The second time, what is loaded once is there; a map that was kept would be some ten million bytes more.
  expect(heaps.at(-1)! - heaps[1]!, heaps.join(', ')).toBeLessThan(3_000_000);
});
