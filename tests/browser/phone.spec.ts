import {
  type Box,
  boxOf,
  card,
  childrenOf,
  claimOf,
  expect,
  expectInSight,
  foldOf,
  isInside,
  MAP,
  openMap,
  openMenu,
  type Page,
  PHONE,
  PILLARS,
  panelOf,
  roomOf,
  scaleOf,
  test
} from './fixtures.ts';

const overflow = (page: Page) =>
  page.evaluate(() => document.scrollingElement!.scrollWidth - window.innerWidth);

/** The smallest letters on the map, in px on the screen. */
async function smallestLetters(page: Page): Promise<number> {
  const sizes = await page.getByRole('treeitem').evaluateAll((cards) =>
    cards.flatMap((each) => {
      const scale = (each as SVGGElement).getScreenCTM()!.a;
      return [...each.querySelectorAll('text')].map(
        (line) => Number.parseFloat(getComputedStyle(line).fontSize) * scale
      );
    })
  );
  return Math.min(...sizes);
}

test.describe('phone, 390 x 844', () => {
  test.use({ ...PHONE });

  test('the first view: motion and pillars over the width of the screen, to be read', async ({ page }) => {
    await openMap(page);
    const room = await roomOf(page);
    expect(await scaleOf(card(page, 'M'))).toBeGreaterThanOrEqual(0.9);
    expect(await smallestLetters(page)).toBeGreaterThanOrEqual(10);
    for (const id of ['M', ...PILLARS]) {
      expect(isInside(await boxOf(card(page, id)), room), `${id} is in sight`).toBe(true);
      if (id !== 'M') {
        await expect(card(page, id)).toContainText(claimOf(id).heading!.split(' ')[0]!);
        await expect(card(page, id)).toContainText(/\d+\sfor,\s\d+\sagainst/);
      }
    }
    const boxes = await Promise.all(PILLARS.map((id) => boxOf(card(page, id))));
    expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeGreaterThan(360);
  });

  test('a tap on a fold opens the pillar and keeps it in sight; so does the address', async ({ page }) => {
    for (const pillar of ['P1', 'C1']) {
      await openMap(page);
      await foldOf(page, pillar).tap();
      await expect(card(page, pillar)).toHaveAttribute('aria-expanded', 'true');
      await expectInSight(page, card(page, pillar));
      await expect(page.locator(`[data-claim="${childrenOf(pillar)[0]}"]`).first()).toBeInViewport({
        ratio: 0.2
      });
    }
    await openMap(page, '?open=P1');
    await expectInSight(page, card(page, 'P1'));
  });

  test('a tap on a card opens its sheet, the card stays in sight above it', async ({ page }) => {
    await openMap(page);
    await card(page, 'C6').locator('text').first().tap();
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('C6').text);
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toBeInViewport();
    await expectInSight(page, card(page, 'C6'));
    const sheet = (await panelOf(page).boundingBox())!;
    const box = await boxOf(card(page, 'C6'));
    expect(box.y + box.height).toBeLessThanOrEqual(sheet.y + 1);
    expect(sheet.width).toBeCloseTo(390, -1);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await panelOf(page).getByRole('link', { name: 'Close' }).tap();
    await expect(panelOf(page)).toHaveCount(0);
  });

  test('nothing is wider than the screen', async ({ page }) => {
    for (const address of [
      '/',
      '/lt',
      MAP,
      `/lt${MAP}`,
      `${MAP}?view=outline`,
      `${MAP}?view=sources`,
      `/lt${MAP}?view=sources`,
      `${MAP}?claim=P6.1.1.1`,
      `${MAP}?claim=P99`
    ]) {
      await page.goto(address);
      expect(await overflow(page), address).toBeLessThanOrEqual(0);
      const wide = await page
        .locator('header, main, aside, section:visible')
        .evaluateAll((parts) =>
          parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className)
        );
      expect(wide, `${address}: nothing scrolls sideways`).toEqual([]);
    }
  });

  test('what is tapped is at least 24 px high and wide', async ({ page }) => {
    const small: string[] = [];
    const measure = async (what: string, boxes: Promise<(Box | null)[]>) => {
      const found = await boxes;
      expect(found.length, what).toBeGreaterThan(0);
      for (const box of found)
        if (box && (box.width < 24 || box.height < 24)) small.push(`${what} ${box.width} x ${box.height}`);
    };
    for (const [map, labels] of [
      [MAP, ['View', 'File']],
      [`/lt${MAP}`, ['Rodymas', 'Failas']]
    ] as const) {
      await openMap(page, '', map);
      const boxes = async (locator: ReturnType<Page['locator']>) =>
        Promise.all((await locator.all()).filter(Boolean).map((each) => each.boundingBox()));
      await measure('fold', boxes(page.locator('a[data-fold] rect')));
      await measure('reading', boxes(page.getByRole('navigation').getByRole('link')));
      await measure('button', boxes(page.getByRole('button')));
      await measure('language', boxes(page.locator('header').getByRole('link', { name: /^(LT|EN), / })));
      for (const label of labels) {
        const menu = await openMenu(page, label);
        await measure(`item of ${label}`, boxes(menu.getByRole('link')));
        await measure(label, boxes(menu.locator('summary')));
        const room = { x: 0, y: 0, width: 390, height: 844 };
        for (const box of await boxes(menu.getByRole('link')))
          expect(isInside(box!, room), `${label} is on the screen`).toBe(true);
        await page.keyboard.press('Escape');
      }
      await card(page, 'P1').locator('text').first().tap();
      await expect(page.getByRole('complementary')).toBeVisible();
      await measure('copy', boxes(page.getByRole('complementary').getByRole('button')));
      await measure(
        'close',
        boxes(page.getByRole('complementary').getByRole('link', { name: /Close|Užverti/ }))
      );
    }
    expect(small).toEqual([]);
  });

  test('menus stay on the screen, and what is in them stands in one line', async ({ page }) => {
    await openMap(page, '', `/lt${MAP}`);
    for (const name of ['Filtras', 'Rodymas', 'Failas']) {
      await page.locator('summary', { hasText: name }).tap();
      const sheet = page.locator('details[open] > div');
      expect(isInside((await sheet.boundingBox())!, { x: 0, y: 0, width: 390, height: 844 }), name).toBe(
        true
      );
      const starts = await sheet
        .locator('a, button')
        .evaluateAll((all) => all.map((each) => getComputedStyle(each).paddingLeft));
      expect(new Set(starts).size, name).toBe(1);
      await page.keyboard.press('Escape');
    }
  });

  test('the readings that need a second row share it', async ({ page }) => {
    await openMap(page, '', `/lt${MAP}`);
    const rows = await page
      .getByRole('navigation', { name: 'Skaitymo būdai' })
      .getByRole('link')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(rows.map((top) => rows.indexOf(top))).toEqual([0, 0, 0, 3, 3, 3]);
  });

  test('the outline and the sources are read by scrolling', async ({ page }) => {
    await page.goto(`${MAP}?view=outline`);
    const last = page.getByRole('region', { name: 'Outline' }).getByRole('link').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport();
    await page.getByRole('navigation').getByRole('link', { name: 'Sources' }).tap();
    await expect(page.getByRole('heading', { name: 'Sources (131 sources)' })).toBeInViewport();
  });
});

test.describe('tablet, 820 x 1180', () => {
  test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true });

  test('the first view can be read', async ({ page }) => {
    await openMap(page);
    const room = await roomOf(page);
    for (const id of ['M', ...PILLARS])
      expect(isInside(await boxOf(card(page, id)), room), `${id} is in sight`).toBe(true);
    expect(await smallestLetters(page)).toBeGreaterThanOrEqual(10);
  });

  test('map and panel stand side by side, the claim between them to be read', async ({ page }) => {
    await openMap(page);
    await foldOf(page, 'P4').tap();
    await expect(card(page, 'P4.3')).toBeVisible();
    await expectInSight(page, card(page, 'P4'));
    await card(page, 'P4').locator('text').first().tap();
    await expect(panelOf(page)).toBeVisible();
    await expectInSight(page, card(page, 'P4'));
    const panel = (await panelOf(page).boundingBox())!;
    const box = await boxOf(card(page, 'P4'));
    expect(box.x + box.width).toBeLessThanOrEqual(panel.x);
    expect(panel.width).toBeGreaterThan(300);
    expect(await smallestLetters(page)).toBeGreaterThanOrEqual(7);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});

test.describe('text twice as large: 640 x 400', () => {
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  test('nothing is wider than the screen, and map and panel are both to be used', async ({ page }) => {
    for (const address of ['/', `${MAP}?view=outline`, `${MAP}?view=sources`, MAP]) {
      await page.goto(address);
      expect(await overflow(page), address).toBeLessThanOrEqual(0);
    }
    await openMap(page, '?claim=P1.1');
    await expectInSight(page, card(page, 'P1.1'));
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toBeInViewport();
    const panel = panelOf(page).getByRole('link', { name: 'Report an error' });
    await panel.scrollIntoViewIfNeeded();
    await expect(panel).toBeInViewport();
  });
});
