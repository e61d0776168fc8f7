import { EDGES } from '../tools/edge-maps.js';
import { choose, expect, openMap, type Page, panelOf, scaleOf, test } from './fixtures.ts';

test.use({ baseURL: `http://127.0.0.1:${Number(process.env.BROWSER_TEST_PORT ?? 4173) + 1}` });

const READINGS = ['Outline', 'Table', 'Text', 'Clashes', 'Sources', 'Map'] as const;
const elements = (page: Page) => page.locator('svg.stage *').count();

for (const id of Object.keys(EDGES).filter((each) => each !== 'nothing')) {
  test(`the ${id} map is read in every way`, async ({ page }) => {
    await openMap(page, '', `/maps/${id}`);
    await choose(page, 'View', 'Open all branches');
    await expect.poll(() => new URL(page.url()).search).toContain('depth=all');
    await page.getByRole('button', { name: 'Fit to screen' }).click();
    await page.waitForTimeout(400);
    expect(await elements(page)).toBeLessThanOrEqual(1500);
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('claim');
    await expect(page.getByRole('status').first()).not.toBeEmpty();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    for (const name of READINGS) {
      await page.getByRole('navigation', { name: 'Ways to read' }).getByRole('link', { name }).click();
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
    }
    const tree = page.getByRole('treeitem').and(page.locator('[tabindex="0"]'));
    await tree.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(panelOf(page)).toBeVisible();
    await expect.poll(() => scaleOf(page.locator('[aria-selected="true"]'))).toBeGreaterThanOrEqual(0.2);
  });
}

test('a map without claims says nothing wrong', async ({ page }) => {
  for (const view of ['map', 'outline', 'table', 'text', 'clashes', 'sources']) {
    const answer = await page.goto(`/maps/nothing?view=${view}`);
    expect(answer!.status(), view).toBe(200);
  }
});

test('a claim at the end of a chain of 300 has its way and its panel', async ({ page }) => {
  await openMap(page, '?claim=c300', '/maps/deep');
  await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText('Claim c300.');
  await expect(page.getByRole('navigation', { name: 'Way from the motion' })).toContainText('Claim c299.');
});
