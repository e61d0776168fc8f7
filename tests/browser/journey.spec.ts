import {
  card,
  childrenOf,
  claimOf,
  debate,
  drawn,
  expect,
  expectClaim,
  expectInSight,
  focused,
  type Locator,
  MAP,
  openMap,
  type Page,
  PILLARS,
  panelOf,
  seen,
  test
} from './fixtures.ts';

const bar = (page: Page) => page.getByRole('banner');
const tree = (page: Page) => page.getByRole('tree', { name: 'Argument map of the debate' });
const reading = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const trail = (page: Page) => page.getByRole('navigation', { name: 'Way from the motion' });
const walk = (page: Page) => page.getByRole('region', { name: /^Walk through the branch/ });
const hits = (page: Page) => page.getByRole('listbox', { name: 'Claims found' });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

interface Focus {
  /** In which of the parts that were asked about. */
  inside: boolean;
  inSight: boolean;
  /** An outline, or the ring of a card; a heading that is only read from needs none. */
  marked: boolean;
}

/** Waits until the keyboard is in a part of the page, on something that is in sight and marked as having it. */
async function expectKeyboardIn(part: Locator, what: string): Promise<void> {
  const place = (): Promise<Focus> =>
    part.evaluate((region) => {
      const at = document.activeElement ?? document.body;
      const { left, right, top, bottom, width, height } = at.getBoundingClientRect();
      const ring = at.matches('[role="treeitem"]') ? at.querySelector('.ring.keyboard') : null;
      // An item of the outline shows it on its own sentence.
      const { outlineStyle, outlineWidth } = getComputedStyle(at.querySelector(':scope > .claim') ?? at);
      return {
        inside: at !== document.body && region.contains(at),
        inSight:
          at.checkVisibility() &&
          width > 0 &&
          height > 0 &&
          right > 0 &&
          bottom > 0 &&
          left < innerWidth &&
          top < innerHeight,
        marked:
          at.matches('h2, main') ||
          (ring
            ? getComputedStyle(ring).strokeOpacity === '1'
            : outlineStyle !== 'none' && outlineWidth !== '0px')
      };
    });
  await expect.poll(place, what).toEqual({ inside: true, inSight: true, marked: true });
}

/** Presses Tab until something with this name has the keyboard. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  const isThere = (words: string) => (typeof name === 'string' ? words === name : name.test(words));
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press(key);
    const words = (await focused(page)).replace(/\s+/g, ' ').trim();
    expect(words, `Tab stop ${stops + 1} on the way to ${name}`).not.toBe('');
    if (isThere(words)) return;
    passed.push(words);
  }
  throw new Error(`Tab does not lead to ${name}; it leads to ${passed.join(' | ')}`);
}

async function press(page: Page, key: string, times = 1): Promise<string> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
  return focused(page);
}

test('a debate is read from the start page to its end by the keyboard alone, which is never lost', async ({
  page,
  context
}) => {
  test.setTimeout(180_000);
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>A source</title>' })
  );
  await page.goto('/');

  await test.step('from the start page into the debate', async () => {
    await tabTo(page, claimOf(debate.motion!).text);
    await expectKeyboardIn(page.getByRole('main'), 'on the link to the debate');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(MAP);
    await expect(page.locator('[role="treeitem"][tabindex="0"]')).toHaveCount(1);
    // A page that is newly opened is begun at its top.
    expect(await press(page, 'Tab')).toBe('Skip to the debate');
    await page.keyboard.press('Enter');
    expect(await press(page, 'Tab')).toBe('M');
    await expectKeyboardIn(tree(page), 'on the motion');
  });

  await test.step('about the map', async () => {
    const order = await drawn(page);
    expect(await press(page, 'ArrowDown')).toBe(order[1]);
    await expectKeyboardIn(tree(page), 'after an arrow');
    expect(await press(page, 'End')).toBe(order.at(-1));
    await expectKeyboardIn(tree(page), 'after End');
    expect(await press(page, 'Home')).toBe('M');
    expect(await press(page, 'u'), 'the first that starts with the letter').toBe('C4');
    await expectKeyboardIn(tree(page), 'after a letter');
    expect(await press(page, '*')).toBe('C4');
    for (const id of PILLARS) await expect(card(page, id)).toHaveAttribute('aria-expanded', 'true');
    await expectKeyboardIn(tree(page), 'after all branches beside it are open');
    expect(await press(page, 'ArrowRight')).toBe(childrenOf('C4')[0]);
    await expectInSight(page, card(page, childrenOf('C4')[0]!));
    expect(await press(page, 'ArrowLeft')).toBe('C4');
    expect(await press(page, 'Home')).toBe('M');
    expect(await press(page, 'd')).toBe('P1');
    await expectKeyboardIn(tree(page), 'on the first pillar');
  });

  await test.step('to a source and back', async () => {
    await page.keyboard.press('Enter');
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1').text);
    await expectKeyboardIn(tree(page), 'the card keeps it');
    await tabTo(page, 'Close');
    await expectKeyboardIn(panelOf(page), 'in the panel');
    await tabTo(page, /^“Lithuania’s parliament backs pullout/);
    const [source] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
    await source.close();
    await page.bringToFront();
    await expectKeyboardIn(panelOf(page), 'on the link that was followed');

    await tabTo(page, 'Claims that rest on it');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/view=sources.*#source-/);
    const entry = page.locator(new URL(page.url()).hash);
    await expect(entry.getByRole('heading').first()).toBeInViewport();
    // The browser goes on from the place that an address names, though nothing there has the keyboard yet.
    await expect.poll(() => focused(page)).toBe('nothing');
    await page.keyboard.press('Tab');
    await expectKeyboardIn(entry, 'at the source itself');
    // Alt and the left arrow are the window's own, and there is no window here.
    await page.goBack();
    await expect(reading(page, 'Map')).toBeVisible();
    await expectClaim(page, 'P1');
    await expectKeyboardIn(panelOf(page), 'and back');

    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toHaveCount(0);
    await expectKeyboardIn(tree(page), 'where the panel was opened');
    expect(await focused(page)).toBe('P1');
  });

  await test.step('search', async () => {
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Search this debate' });
    await expect(field).toBeFocused();
    await page.keyboard.insertText('deterrence');
    await expect(hits(page).getByRole('option').first()).toBeVisible();
    const chosen: (string | null)[] = [];
    for (let hit = 0; hit < 2; hit++) {
      await page.keyboard.press('ArrowDown');
      await expect(hits(page).getByRole('option', { selected: true })).toHaveCount(1);
      await expect.poll(() => parameter(page, 'claim')).not.toBe(chosen.at(-1) ?? null);
      chosen.push(parameter(page, 'claim'));
      await expectKeyboardIn(page.getByRole('search'), 'while hits are walked through');
    }
    expect(new Set(chosen).size).toBe(2);
    await page.keyboard.press('Enter');
    await expect(hits(page).getByRole('option')).toHaveCount(0);
    await expectClaim(page, chosen[1]!);
    await expectInSight(page, card(page, chosen[1]!));
    await expectKeyboardIn(page.getByRole('search'), 'after a hit is picked');
    await press(page, 'Escape', 2);
    await expect(field).toHaveCount(0);
    await expectKeyboardIn(bar(page), 'after the search is closed');
    expect(await focused(page)).toBe('Search');
    await expectClaim(page, chosen[1]!);
  });

  await test.step('filter', async () => {
    await tabTo(page, 'Filter');
    await page.keyboard.press('Enter');
    await tabTo(page, 'unanswered attacks');
    await expectKeyboardIn(bar(page), 'in the menu');
    await page.keyboard.press('Enter');
    await expect(seen(page, /^\s*\d+ claims match\s*$/)).toBeVisible();
    await expectKeyboardIn(bar(page), 'on the menu’s name');
    expect((await focused(page)).trim()).toBe('Filter');
    await page.keyboard.press('Enter');
    await tabTo(page, 'for the motion');
    await page.keyboard.press('Escape');
    await expectKeyboardIn(bar(page), 'after the menu is left');
    expect((await focused(page)).trim()).toBe('Filter');
    await expect(panelOf(page), 'Escape closes one thing at a time').toBeVisible();
    await tabTo(page, 'Remove the filter');
    await expectKeyboardIn(page.getByRole('main'), 'in the notice');
    await page.keyboard.press('Enter');
    await expect(seen(page, /^\s*\d+ claims match\s*$/)).toHaveCount(0);
    await expectKeyboardIn(panelOf(page), 'after it');
  });

  await test.step('one branch alone, and back by the trail', async () => {
    await tree(page).locator('[tabindex="0"]').waitFor();
    await tabTo(page, 'Show it alone');
    await expectKeyboardIn(panelOf(page), 'in the panel');
    await page.keyboard.press('Enter');
    await expect.poll(() => parameter(page, 'root')).not.toBeNull();
    await expect(card(page, 'M')).toHaveCount(0);
    await expectKeyboardIn(panelOf(page), 'alone');
    await tabTo(page, 'The motion', 'Shift+Tab');
    await expectKeyboardIn(trail(page), 'on the trail');
    await page.keyboard.press('Enter');
    await expect(card(page, 'M')).toHaveCount(1);
    await expectClaim(page, 'M');
    await expectKeyboardIn(panelOf(page), 'whole');
  });

  await test.step('every reading, the same claim', async () => {
    await tabTo(page, /^Map$/, 'Shift+Tab');
    for (const name of ['Outline', 'Table', 'Text', 'Clashes', 'Sources']) {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
      await expect(reading(page, name)).toBeVisible();
      await expectClaim(page, 'M');
      await expectKeyboardIn(bar(page), `after ${name} is opened`);
      expect(await focused(page)).toBe(name);
    }
    await tabTo(page, 'Map', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(reading(page, 'Map')).toBeVisible();
    await expectInSight(page, card(page, 'M'));
    await expectKeyboardIn(bar(page), 'back on the map');
  });

  await test.step('the sides change places', async () => {
    await tabTo(page, 'View');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Against the motion');
    await page.keyboard.press('Enter');
    await expect.poll(() => parameter(page, 'left')).toBe('negative');
    await expectKeyboardIn(bar(page), 'after the choice');
    expect((await focused(page)).trim()).toBe('View');
  });

  await test.step('a walk', async () => {
    await tabTo(page, claimOf('P1').text);
    await expectKeyboardIn(panelOf(page), 'among what supports the motion');
    await page.keyboard.press('Enter');
    await expectClaim(page, 'P1');
    await expectKeyboardIn(panelOf(page), 'followed');
    await tabTo(page, 'Walk through it');
    await page.keyboard.press('Enter');
    const step = walk(page).getByRole('heading', { level: 2 });
    await expect(step).toHaveText(claimOf('P1').text);
    await expectKeyboardIn(walk(page), 'on the first step');
    await page.keyboard.press('ArrowRight');
    await expect(step).toHaveText(claimOf('P1.1').text);
    await expectKeyboardIn(walk(page), 'on the second');
    await page.keyboard.press('ArrowLeft');
    await expect(step).toHaveText(claimOf('P1').text);
    await expectKeyboardIn(walk(page), 'on the first again');
    await page.keyboard.press('Escape');
    await expect(walk(page)).toHaveCount(0);
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1').text);
    await expectKeyboardIn(tree(page), 'after it');
    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toHaveCount(0);
    await expectKeyboardIn(tree(page), 'back on the map');
    expect(await focused(page)).toBe('P1');
  });
});

test.describe('closing the panel gives the keyboard to the claim', () => {
  for (const [name, id] of [
    ['Outline', 'P1'],
    ['Outline', 'C1.5'],
    ['Table', 'P1'],
    ['Text', 'C1.5'],
    ['Clashes', 'C4.3'],
    ['Sources', 'C5']
  ] as const)
    test(`in the ${name.toLowerCase()}: ${id}`, async ({ page }) => {
      await openMap(page, `?claim=${id}`);
      await bar(page).getByRole('link', { name, exact: true }).press('Enter');
      await expect(reading(page, name)).toBeVisible();
      await panelOf(page).getByRole('link', { name: 'Close', exact: true }).press('Enter');
      await expect(panelOf(page)).toHaveCount(0);
      await expectKeyboardIn(reading(page, name), 'in what is read');
      // An item of the outline is named by its claim, a link by its words.
      await expect.poll(() => focused(page)).toBe(name === 'Outline' ? id : claimOf(id).text);
      await expectKeyboardIn(reading(page, name), 'and in sight');
    });
});

test('the branch alone, asked for at the foot of a long panel, keeps the keyboard in sight', async ({
  page
}) => {
  await openMap(page, '?claim=P1');
  const link = panelOf(page).getByRole('link', { name: 'Show it alone' });
  await link.focus();
  expect(await page.evaluate(() => document.activeElement!.closest('.panel')!.scrollTop)).toBeGreaterThan(
    100
  );
  await page.keyboard.press('Enter');
  await expect(link).toHaveCount(0);
  await expectKeyboardIn(panelOf(page), 'on its heading');
});

test('a hit that is walked to before the search has answered the last letters stays', async ({ page }) => {
  await openMap(page);
  await page.keyboard.press('/');
  await page.keyboard.insertText('leaving');
  const found = page.getByRole('search').getByRole('status');
  await expect(found).toHaveText('24 claims found');
  await page.getByRole('combobox', { name: 'Search this debate' }).evaluate((field: HTMLInputElement) => {
    field.value = 'leaving strengthens';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
  });
  await expect(found).toHaveText('1 claim found');
  await expect(hits(page).getByRole('option', { selected: true })).toHaveCount(1);
  await expect(hits(page).getByRole('option', { selected: true })).toContainText(claimOf('P1').text);
});
