import {
  type Box,
  boxOf,
  card,
  childrenOf,
  claimOf,
  debate,
  expect,
  foldOf,
  MAP,
  type Page,
  PHONE,
  PILLARS,
  panelOf,
  test
} from './fixtures.ts';

const CLAIMS = debate.claims.filter(({ id }) => id !== debate.motion);

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
      const width = await page.evaluate(() => [document.scrollingElement!.scrollWidth, innerWidth]);
      expect(width[0]).toBeLessThanOrEqual(width[1]!);
    });

    test('nothing lies on anything else: bar, picture, outline, sources, panel', async ({ page }) => {
      for (const query of ['', '?claim=P1.1']) {
        await page.goto(MAP + query);
        const parts: [string, Box][] = [];
        for (const name of ['Map', 'Outline', 'Sources'])
          parts.push([name, (await page.getByRole('region', { name }).boundingBox())!]);
        if (query) parts.push(['panel', (await panelOf(page).boundingBox())!]);
        for (const [at, [one, a]] of parts.entries()) {
          for (const [other, b] of parts.slice(at + 1)) {
            const apart =
              a.x + a.width <= b.x + 1 ||
              b.x + b.width <= a.x + 1 ||
              a.y + a.height <= b.y + 1 ||
              b.y + b.height <= a.y + 1;
            expect(apart, `${one} and ${other}`).toBe(true);
          }
        }
      }
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
      expect(y, 'within two screens').toBeLessThan(2 * page.viewportSize()!.height);
      await panelOf(page)
        .getByRole('link', { name: claimOf('P1.2.2.1').text })
        .click();
      await expect(page).toHaveURL(/claim=P1\.2\.2\.1$/);
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2.1').text);
      await panelOf(page).getByRole('link', { name: 'Close' }).click();
      await expect(panelOf(page)).toHaveCount(0);
    });

    test('folds, cards, readings and languages are links that work', async ({ page }) => {
      await page.goto(MAP);
      await foldOf(page, 'P1').click();
      await expect(page).toHaveURL(/\?open=P1$/);
      for (const id of childrenOf('P1')) await expect(card(page, id)).toBeAttached();
      await foldOf(page, 'P1').click();
      await expect(page.getByRole('treeitem')).toHaveCount(14);
      await card(page, 'P2').locator('a').first().click();
      await expect(page).toHaveURL(/claim=P2\b/);
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P2').text);
      await page.getByRole('navigation').getByRole('link', { name: 'Sources' }).click();
      await expect(page).toHaveURL(/view=sources/);
      await page.getByRole('link', { name: 'Lietuvi' }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', 'lt');
      await expect(page).toHaveURL(/view=sources/);
    });

    test('a source in the panel leads to that source in the list', async ({ page }) => {
      await page.goto(`${MAP}?claim=P7.2.1`);
      await panelOf(page).getByRole('link', { name: 'Claims that rest on it' }).click();
      await expect(page).toHaveURL(/#source-s-cmc$/);
      await expect(
        page.locator('#source-s-cmc').getByRole('heading', { name: 'CMC 2024', exact: true })
      ).toBeInViewport();
    });

    test('the menus open, and the picture can be saved', async ({ page }) => {
      await page.goto(`${MAP}?open=P1`);
      await page.getByText('Save SVG', { exact: true }).click();
      const link = page.getByRole('link', { name: 'The whole map' });
      await expect(link).toBeInViewport();
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toMatch(/\.svg$/);
      const shown = page.getByRole('link', { name: 'What is shown' });
      const answer = await page.request.get((await shown.getAttribute('href'))!);
      expect(await answer.text()).toContain('data-claim="P1.1"');
    });
  });
}
