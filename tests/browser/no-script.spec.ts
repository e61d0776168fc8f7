import {
  type Box,
  boxOf,
  card,
  childrenOf,
  claimOf,
  debate,
  expect,
  expectClaim,
  foldOf,
  MAP,
  type Page,
  PHONE,
  PILLARS,
  panelOf,
  test
} from './fixtures.ts';

const CLAIMS = debate.claims.filter(({ id }) => id !== debate.motion);

/** No two readings lie on each other, nor the panel on one of them. */
async function expectApart(page: Page, readings: readonly string[]): Promise<void> {
  const parts = readings.map((name) => [name, page.getByRole('region', { name })] as const);
  const boxes: [string, Box][] = [];
  // The panel scrolls in a box of its own.
  for (const [name, part] of [...parts, ['panel', panelOf(page).locator('..')] as const])
    boxes.push([name, (await part.boundingBox())!]);
  for (const [at, [one, a]] of boxes.entries()) {
    for (const [other, b] of boxes.slice(at + 1)) {
      const beside = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1;
      const above = a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
      expect.soft(beside || above, `${one} and ${other} lie apart`).toBe(true);
    }
  }
}

/** Words of links that can be seen: those that take room on the page. */
function visibleLinks(page: Page, region: string): Promise<string[]> {
  return page
    .getByRole('region', { name: region })
    .getByRole('link')
    .evaluateAll((links) =>
      links
        .filter((link) => link.getBoundingClientRect().width > 1 && link.getBoundingClientRect().height > 1)
        .map((link) => link.textContent!.trim())
    );
}

for (const [size, options] of [
  ['desktop', {}],
  ['phone', PHONE]
] as const) {
  test.describe(`without scripts, ${size}`, () => {
    test.use({ ...options, javaScriptEnabled: false, provoked: [/^request failed: .*\.js: csp$/] });

    test('the picture, the whole outline and all sources are on the page', async ({ page }) => {
      await page.goto(MAP);
      const picture = (await page.getByRole('region', { name: 'Map' }).boundingBox())!;
      expect(picture.height).toBeGreaterThan(300);
      for (const id of ['M', ...PILLARS]) await expect(card(page, id)).toBeAttached();
      await expect(card(page, 'M').locator('text').first()).toBeInViewport();
      const scale = (await boxOf(card(page, 'P1'))).width / (size === 'phone' ? 164 : 460);
      expect(scale, 'at reading size').toBeGreaterThan(0.9);

      const outline = new Set(await visibleLinks(page, 'Outline'));
      expect(CLAIMS.filter(({ text }) => !outline.has(text.trim())).map(({ id }) => id)).toEqual([]);
      const sources = page.getByRole('region', { name: 'Sources' });
      await expect(sources.getByRole('heading', { level: 3 })).toHaveCount(131);
      await expect(sources.getByRole('heading', { level: 3 }).last()).toBeVisible();
      await expect(sources.getByRole('button').or(sources.getByRole('combobox'))).toHaveCount(0);
      const width = await page.evaluate(() => [document.scrollingElement!.scrollWidth, innerWidth]);
      expect(width[0]).toBeLessThanOrEqual(width[1]!);
    });

    test('the address of a claim opens its panel, near the top', async ({ page }) => {
      await page.goto(`${MAP}?claim=P1.2.2`);
      await expect(panelOf(page)).toBeVisible();
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2').text);
      await expect(panelOf(page)).toContainText(
        'Undercuts the step from “A strategic message” to “Deterrence”'
      );
      await expect(panelOf(page).getByRole('blockquote')).toContainText('past actions and reputations');
      await expect(panelOf(page).getByRole('button', { name: 'Copy citation' })).toBeHidden();
      const { y } = (await panelOf(page).boundingBox())!;
      expect.soft(y, 'within two screens').toBeLessThan(2 * page.viewportSize()!.height);
      await expectApart(page, ['Map', 'Outline', 'Sources']);
      await panelOf(page)
        .getByRole('link', { name: claimOf('P1.2.2.1').text })
        .click();
      await expectClaim(page, 'P1.2.2.1');
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2.1').text);
      await panelOf(page).getByRole('link', { name: 'Claims that rest on it' }).first().click();
      const source = claimOf('P1.2.2.1').citations![0]!.source;
      await expect(page).toHaveURL(new RegExp(`#source-${source}$`));
      await expect(page.locator(`#source-${source}`).getByRole('heading', { level: 3 })).toBeInViewport();
      await panelOf(page).getByRole('link', { name: 'Close' }).click();
      await expect(panelOf(page)).toHaveCount(0);
    });

    test('folds, cards, readings and languages are links that work', async ({ page }) => {
      await page.goto(MAP);
      await foldOf(page, 'P1').click();
      await expect(page).toHaveURL(/\?open=P1#map-P1$/);
      for (const id of childrenOf('P1')) await expect(card(page, id)).toBeAttached();
      await foldOf(page, 'P1').click();
      await expect(page.getByRole('treeitem')).toHaveCount(14);
      await card(page, 'P2').locator('a').first().click();
      await expectClaim(page, 'P2');
      await expect(card(page, 'P2').locator('text').first(), 'the page comes back to it').toBeInViewport();
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P2').text);
      await page.getByRole('navigation').getByRole('link', { name: 'Sources' }).click();
      await expect(page).toHaveURL(/view=sources/);
      await page.getByRole('link', { name: 'Lietuvi' }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', 'lt');
      await expect(page).toHaveURL(/view=sources/);
    });

    test('the menus open, and the picture can be saved', async ({ page }) => {
      await page.goto(`${MAP}?open=P1`);
      await page.getByText('File', { exact: true }).click();
      const link = page.getByRole('link', { name: 'The whole map', exact: true });
      await expect(link).toBeInViewport();
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toMatch(/\.svg$/);
      const shown = page.getByRole('link', { name: 'What is shown', exact: true });
      const answer = await page.request.get((await shown.getAttribute('href'))!);
      expect(await answer.text()).toContain('data-claim="P1.1"');
    });
  });
}
