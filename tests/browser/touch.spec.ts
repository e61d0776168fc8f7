import {
  card,
  claimOf,
  debate,
  expect,
  expectClaim,
  expectInSight,
  foldOf,
  type Locator,
  MAP,
  openMap,
  openMenu,
  type Page,
  PHONE,
  panelOf,
  roomOf,
  seen,
  test
} from './fixtures.ts';

const LEAST = 24;

const reading = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const walk = (page: Page) => page.getByRole('region', { name: /^Walk through the branch/ });

/**
 * Controls that are too small for a finger: buttons, fields, the names of menus, what is found, and links but those
 * that stand in a running text. What is on the map grows with it.
 */
function smallControls(page: Page): Promise<string[]> {
  return page.locator('body').evaluate((body, least) => {
    const small: string[] = [];
    for (const each of body.querySelectorAll<HTMLElement>(
      'button, summary, select, input, [role="option"], a[href]'
    )) {
      if (each.closest('svg') || !each.checkVisibility({ visibilityProperty: true })) continue;
      const isInText =
        each.matches('a') && getComputedStyle(each).display === 'inline' && !each.closest('nav');
      const { width, height } = each.getBoundingClientRect();
      if (isInText || (width >= least && height >= least)) continue;
      small.push(`${each.getAttribute('aria-label') ?? each.textContent!.trim()}: ${width} x ${height}`);
    }
    return small;
  }, LEAST);
}

/** Nothing is wider than the screen, and nothing that is tapped is too small. */
async function expectFit(page: Page, where: string): Promise<void> {
  const [wide, screen] = await page.evaluate(
    () => [document.documentElement.scrollWidth, innerWidth] as const
  );
  expect(wide, `${where}: the page does not scroll sideways`).toBeLessThanOrEqual(screen);
  expect(await smallControls(page), `${where}: at least ${LEAST} px`).toEqual([]);
}

async function expectOnScreen(page: Page, part: Locator): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const box = (await part.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(-1);
  expect(box.y).toBeGreaterThanOrEqual(-1);
  expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
  expect(box.y + box.height).toBeLessThanOrEqual(height + 1);
}

test.use({ ...PHONE });

test('a debate is read on a phone by taps alone', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await expectFit(page, 'the start page');
  await page.getByRole('link', { name: claimOf(debate.motion!).text }).tap();
  await expect(page.locator('[role="treeitem"][tabindex="0"]')).toHaveCount(1);
  await expectFit(page, 'the map');

  await test.step('a pillar, and what is said of it', async () => {
    await foldOf(page, 'P1').tap();
    await expect(card(page, 'P1')).toHaveAttribute('aria-expanded', 'true');
    await expectInSight(page, card(page, 'P1'));
    await card(page, 'P1').locator('text').first().tap();
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1').text);
    await expectInSight(page, card(page, 'P1'));
    await expectFit(page, 'the panel');
    await panelOf(page)
      .getByRole('link', { name: claimOf('P1.4').text })
      .tap();
    await expectClaim(page, 'P1.4');
    await expectInSight(page, card(page, 'P1.4'));
    await page
      .getByRole('navigation', { name: 'Way from the motion' })
      .getByRole('link', { name: 'Deterrence', exact: true })
      .tap();
    await expectClaim(page, 'P1');
  });

  await test.step('its table of pros and cons', async () => {
    await panelOf(page).getByRole('link', { name: 'Table of pros and cons' }).tap();
    await expect(reading(page, 'Table').getByRole('heading', { level: 2 })).toContainText(claimOf('P1').text);
    const [pro, con] = await Promise.all(
      ['For', 'Against'].map((name) =>
        reading(page, 'Table').getByRole('heading', { name, exact: true }).boundingBox()
      )
    );
    expect(con!.y, 'one below the other').toBeGreaterThan(pro!.y + 24);
    await expectFit(page, 'the table');
    await panelOf(page).getByRole('link', { name: 'Close', exact: true }).tap();
    await expect(panelOf(page)).toHaveCount(0);
  });

  await test.step('the other readings', async () => {
    for (const name of ['Outline', 'Text', 'Clashes', 'Sources', 'Map']) {
      await page.getByRole('navigation', { name: 'Ways to read' }).getByRole('link', { name }).tap();
      await expect(reading(page, name)).toBeVisible();
      await expectFit(page, name);
    }
  });

  await test.step('the whole of it at a glance', async () => {
    await page.getByRole('button', { name: 'Fit to screen' }).tap();
    await expectInSight(page, card(page, 'M'));
    const button = page.getByRole('button', { name: 'Sunburst' });
    await button.tap();
    await expect(reading(page, 'Sunburst')).toBeVisible();
    await expectOnScreen(page, reading(page, 'Sunburst'));
    await expectFit(page, 'the sunburst');
    await reading(page, 'Sunburst').getByRole('button', { name: 'Close' }).tap();
    await expect(reading(page, 'Sunburst')).toHaveCount(0);
  });

  await test.step('search', async () => {
    await page.getByRole('button', { name: 'Search' }).tap();
    await page.getByRole('combobox', { name: 'Search this debate' }).fill('kaliningrad');
    const hit = page.getByRole('listbox', { name: 'Claims found' }).getByRole('option');
    await expect(hit).toHaveCount(1);
    await expectFit(page, 'what is found');
    await expectOnScreen(page, hit);
    await hit.tap();
    await expectClaim(page, 'P1.3');
    await page.getByRole('search').getByRole('button', { name: 'Close' }).tap();
    await expect(page.getByRole('search')).toHaveCount(0);
    await expectInSight(page, card(page, 'P1.3'));
  });

  await test.step('filter, and the sides the other way round', async () => {
    const filters = await openMenu(page, 'Filter');
    await expectFit(page, 'the filters');
    await expectOnScreen(page, filters.getByRole('link', { name: 'against the motion' }));
    await filters.getByRole('link', { name: 'unanswered attacks' }).tap();
    await expect(seen(page, '50 claims match')).toBeVisible();
    await expectFit(page, 'a filter');
    const { height } = await roomOf(page);
    expect(height, 'the map keeps some room').toBeGreaterThan(200);
    await page.getByRole('link', { name: 'Remove the filter' }).tap();
    await expect(seen(page, '50 claims match')).toHaveCount(0);

    const view = await openMenu(page, 'View');
    await expectFit(page, 'the menu of views');
    await view.getByRole('link', { name: 'Against the motion' }).tap();
    await expect.poll(() => new URL(page.url()).searchParams.get('left')).toBe('negative');
    await expectFit(page, 'the sides the other way round');
  });

  await test.step('a walk', async () => {
    await page
      .getByRole('navigation', { name: 'Way from the motion' })
      .getByRole('link', { name: 'Deterrence', exact: true })
      .tap();
    await expectClaim(page, 'P1');
    await panelOf(page).getByRole('link', { name: 'Walk through it' }).tap();
    const step = walk(page).getByRole('heading', { level: 2 });
    await expect(step).toHaveText(claimOf('P1').text);
    await expectFit(page, 'a walk');
    await walk(page).getByRole('link', { name: 'Next' }).tap();
    await expect(step).toHaveText(claimOf('P1.1').text);
    await expectInSight(page, card(page, 'P1.1'));
    await expectFit(page, 'its second step');
    await walk(page).getByRole('link', { name: 'Back' }).tap();
    await expect(step).toHaveText(claimOf('P1').text);
    await walk(page).getByRole('link', { name: 'Leave the walk' }).tap();
    await expect(walk(page)).toHaveCount(0);
    await expectClaim(page, 'P1');
  });
});

test('in Lithuanian, whose words are longer, all of it fits too', async ({ page }) => {
  for (const query of [
    '',
    '?claim=P1.2',
    '?view=outline',
    '?view=table&claim=P1',
    '?view=clashes',
    '?view=sources',
    '?only=unanswered&since=2024-01-01&serves=negative',
    '?walk=branch&from=P1'
  ]) {
    await page.goto(`/lt${MAP}${query}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'lt');
    await expectFit(page, query);
  }
  await openMap(page, '', `/lt${MAP}`);
  for (const menu of ['Filtras', 'Rodymas', 'Failas']) {
    await openMenu(page, menu);
    await expectFit(page, menu);
    await page.keyboard.press('Escape');
  }
});
