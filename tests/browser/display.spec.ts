import {
  card,
  claimOf,
  expect,
  expectInSight,
  foldOf,
  isInside,
  type Locator,
  MAP,
  openMap,
  openMenu,
  type Page,
  panelOf,
  roomOf,
  test
} from './fixtures.ts';

const walk = (page: Page) => page.getByRole('region', { name: /^Walk through the branch/ });
const sunburst = (page: Page) => page.getByRole('region', { name: 'Sunburst', exact: true });

/** The contrast between two colours of computed style, by WCAG 2.2: 1 for the same, 21 for black on white. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, 1)?\)$/.exec(colour);
    if (!parts) throw new Error(`${colour} is no full colour`);
    const [red, green, blue] = parts
      .slice(1)
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright! + 0.05) / (dark! + 0.05);
}

const style = (part: Locator, name: string): Promise<string> =>
  part.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);

async function search(page: Page, words: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Search' }).press('Enter');
  await page.getByRole('combobox', { name: 'Search this debate' }).fill(words);
  const hits = page.getByRole('listbox', { name: 'Claims found' }).getByRole('option');
  await expect(hits.first()).toBeVisible();
  return hits;
}

for (const colorScheme of ['dark', 'light'] as const)
  test.describe(`colours forced by the device, ${colorScheme}`, () => {
    test.use({ contextOptions: { forcedColors: 'active' }, colorScheme });

    for (const theme of ['auto', 'light', 'dark', 'mono'])
      test(`the map stands out from the page: ${theme}`, async ({ page }) => {
        await openMap(page, `?theme=${theme}&open=P1`);
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const cross = page.getByRole('button', { name: 'Fit to screen' }).locator('path');
        for (const [what, part, name] of [
          ['a way between claims', page.locator('[data-reason] .way'), 'stroke'],
          ['the end of a way', page.locator('[data-reason] .end'), 'fill'],
          ['what a half is called', page.locator('text.half'), 'fill'],
          ['the stripe of a side', card(page, 'C1').locator('.stripe'), 'fill'],
          ['the edge of a card', card(page, 'P2').locator('.box'), 'stroke'],
          ['the sign on a button', cross, 'stroke']
        ] as const)
          expect(contrast(await style(part, name), ground), what).toBeGreaterThan(7);
        const box = await style(card(page, 'P1').locator('.box'), 'fill');
        for (const role of ['claim', 'heading', 'standing', 'source'])
          expect(
            contrast(await style(page.locator(`text.${role}`), 'fill'), box),
            `the ${role} of a card`
          ).toBeGreaterThan(7);
        const dashes = (side: string) =>
          style(page.locator(`[data-side="${side}"] .way`), 'stroke-dasharray');
        expect(await dashes('affirmative'), 'the sides differ without colour').not.toBe(
          await dashes('negative')
        );
      });

    test('the words found, the way in the sunburst and what cannot be pressed can be told', async ({
      page
    }) => {
      await openMap(page);
      const hits = await search(page, 'deterrence');
      const found = hits.first().locator('mark');
      expect(contrast(await style(found, 'color'), await style(found, 'background-color'))).toBeGreaterThan(
        7
      );
      await page.keyboard.press('ArrowDown');
      await expect(hits.first()).toHaveCSS('outline-style', 'solid');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Sunburst' }).press('Enter');
      const ground = await style(sunburst(page), 'background-color');
      const arc = sunburst(page).locator('.arc[data-side="affirmative"]');
      expect(contrast(await style(arc, 'fill'), ground)).toBeGreaterThan(7);
      const shape = sunburst(page).locator('.over .selected');
      expect(contrast(await style(shape, 'stroke'), ground)).toBeGreaterThan(7);

      await openMap(page, '?walk=branch&from=P1');
      const [back, next] = ['Back', 'Next'].map((name) => walk(page).getByText(name, { exact: true }));
      expect(await style(back!, 'color')).not.toBe(await style(next!, 'color'));
    });
  });

test.describe('less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves by itself on the way through a debate', async ({ page }) => {
    await openMap(page);
    await page.evaluate(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      for (const kind of ['animationstart', 'transitionrun'])
        document.addEventListener(
          kind,
          ({ target }) => moved.push((target as Element).outerHTML.slice(0, 80)),
          true
        );
    });
    await foldOf(page, 'P1').click();
    await expect(card(page, 'P1.1')).toBeAttached();
    await card(page, 'P1').press('Enter');
    await expect(panelOf(page)).toBeVisible();
    await page.getByRole('button', { name: 'Sunburst' }).press('Enter');
    await expect(sunburst(page)).toBeVisible();
    await page.keyboard.press('Escape');
    const hits = await search(page, 'deterrence');
    await page.keyboard.press('ArrowDown');
    await expect(hits.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await panelOf(page).getByRole('link', { name: 'Walk through it' }).press('Enter');
    await expect(walk(page)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(walk(page)).toContainText('2 of');
    await expectInSight(page, card(page, 'P1.1'));
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
  });
});

/** Controls of a part that are cut off by the window, lie under something else, or hide some of their own words. */
function outOfReach(part: Locator): Promise<string[]> {
  return part.evaluate((region) =>
    [...region.querySelectorAll<HTMLElement>('a[href], button, summary, input')]
      .filter((each) => !each.closest('svg') && each.checkVisibility({ visibilityProperty: true }))
      .flatMap((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        const name = each.getAttribute('aria-label') ?? each.textContent!.trim();
        if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight)
          return [`${name}: off the screen`];
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (!each.contains(over)) return [`${name}: under ${over?.className}`];
        return each.scrollWidth > each.clientWidth + 1 && each.clientWidth ? [`${name}: cut`] : [];
      })
  );
}

test.describe('a window half as large, as at 200 %', () => {
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  const bar = (page: Page) => page.getByRole('banner');

  test('bar, what is read and panel lie apart, with every control in reach', async ({ page }) => {
    for (const query of ['', '?claim=P1.2&open=P1', '?view=table&claim=P1', '?only=unanswered&claim=P1']) {
      await page.goto(`${MAP}${query}`);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), query).toBeLessThanOrEqual(640);
      expect(await outOfReach(bar(page)), query).toEqual([]);
      const [top, main] = await Promise.all(
        [bar(page), page.getByRole('main')].map(async (part) => (await part.boundingBox())!)
      );
      expect(main!.y, query).toBeGreaterThanOrEqual(top!.y + top!.height - 1);
      if (!query.includes('claim')) continue;
      const panel = (await panelOf(page).locator('..').boundingBox())!;
      expect(panel.x, query).toBeGreaterThanOrEqual(main!.x + main!.width - 1);
      expect(panel.y, query).toBeGreaterThanOrEqual(top!.y + top!.height - 1);
      expect(await outOfReach(panelOf(page).locator('.top')), query).toEqual([]);
      expect(panel.width, 'wide enough to be read').toBeGreaterThan(200);
    }
    await openMap(page);
    expect((await roomOf(page)).height, 'more map than bar').toBeGreaterThan(200);
    expect(await outOfReach(page.getByRole('region', { name: 'Map' }))).toEqual([]);
  });

  test('the menus end on the screen, and lead to their last choice', async ({ page }) => {
    await openMap(page);
    const screen = { x: 0, y: 0, width: 640, height: 400 };
    for (const [name, last] of [
      ['Filter', (menu: Locator) => menu.getByLabel('Source newer than')],
      ['View', (menu: Locator) => menu.getByRole('button', { name: 'Keyboard shortcuts' })],
      ['File', (menu: Locator) => menu.getByRole('link', { name: 'Your maps' })]
    ] as const) {
      const menu = await openMenu(page, name);
      expect(isInside((await menu.locator('.sheet').boundingBox())!, screen), name).toBe(true);
      await last(menu).scrollIntoViewIfNeeded();
      await expect(last(menu)).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
    }
  });

  test('what is found is listed on the screen, and the field stays above it', async ({ page }) => {
    await openMap(page);
    const hits = await search(page, 'deterrence');
    await page.keyboard.press('ArrowUp');
    const chosen = hits.and(page.locator('[aria-selected="true"]'));
    await expect(chosen).toBeInViewport({ ratio: 0.9 });
    expect(await outOfReach(page.getByRole('search'))).toEqual([]);
  });

  test('a walk keeps its sentence and its ways on in sight', async ({ page }) => {
    await openMap(page, '?walk=branch&from=P1');
    await expect(walk(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1').text);
    await expect(walk(page).getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });
    expect(await outOfReach(walk(page).locator('.controls'))).toEqual([]);
    expect(await outOfReach(bar(page))).toEqual([]);
    await walk(page).getByRole('link', { name: 'Next' }).click();
    await expect(walk(page)).toContainText('2 of');
    await expect(card(page, 'P1.1')).toBeInViewport();
  });

  test('the sunburst lies on the screen with its cross', async ({ page }) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Sunburst' }).click();
    await expect(sunburst(page)).toBeInViewport({ ratio: 1 });
    expect(await outOfReach(sunburst(page))).toEqual([]);
  });
});
