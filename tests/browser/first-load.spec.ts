import { gzipSync } from 'node:zlib';
import { expect, MAP, openMap, test } from './fixtures.ts';

/** What a reader waits for, in bytes of script gzipped. */
const MOST = 110_000;

test('the page of a debate loads no more script than a reader of the map needs', async ({ page }) => {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.set(response.url(), response.body());
  });
  await openMap(page);
  await page.waitForLoadState('networkidle');
  const bodies = await Promise.all(scripts.values());
  expect(bodies.length).toBeGreaterThan(1);
  expect(bodies.reduce((bytes, body) => bytes + gzipSync(body, { level: 9 }).length, 0)).toBeLessThan(MOST);
});

test('the words of a part come with the part, in the language that is read then', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(`${MAP}?claim=P1`);
  await page.getByRole('link', { name: 'Lietuvių' }).click();
  await expect(page.getByRole('complementary')).toContainText('Šaltini');
  await page.goto(`/lt${MAP}?view=table&serves=negative`);
  await expect(page.getByText('Atitinka 96 teiginiai')).toBeVisible();
});
