import {
  card,
  childrenOf,
  claimOf,
  drawn,
  expect,
  expectInSight,
  focused,
  foldOf,
  openMap,
  openMenu,
  type Page,
  PILLARS,
  panelOf,
  test
} from './fixtures.ts';

/** Presses a key and says what has the keyboard then. */
async function press(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key);
  return focused(page);
}

/** By Tab from the bar, past the way from the motion where one is shown. */
async function intoTree(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Lietuvi' }).focus();
  const inTree = page.locator('[role="treeitem"]:focus');
  for (let stops = 0; stops < 12 && !(await inTree.count()); stops++) await page.keyboard.press('Tab');
}

test.describe('the map is a tree', () => {
  test('Tab goes once into the tree, and once more out of it to the buttons', async ({ page }) => {
    await openMap(page);
    expect(await press(page, 'Tab')).toBe('Skip to the debate');
    const stops: string[] = [];
    for (let at = 0; at < 15; at++) stops.push(await press(page, 'Tab'));
    expect(stops.map((stop) => stop.trim())).toEqual([
      'Warrant',
      'Your maps',
      'Map',
      'Outline',
      'Table',
      'Text',
      'Clashes',
      'Sources',
      'Search',
      'Filter',
      'View',
      'File',
      'LT, Lietuvių',
      'M',
      'Zoom in'
    ]);
    expect(await press(page, 'Shift+Tab')).toBe('M');
  });

  test('Enter on what is drawn elsewhere leads there, and the keyboard with it', async ({ page }) => {
    await openMap(page, '?depth=2');
    const claim = (await page.locator('[data-reference]').first().getAttribute('data-reference'))!;
    await card(page, 'M').focus();
    await page.keyboard.press('End');
    while ((await page.locator(':focus').getAttribute('data-reference')) !== claim)
      await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(card(page, claim)).toBeFocused();
    await expect(card(page, claim)).toBeInViewport();
  });

  test('the card that has the keyboard is marked', async ({ page }) => {
    await openMap(page);
    const ring = card(page, 'M').locator('.ring.keyboard');
    await expect(ring).toHaveCSS('stroke-opacity', '0');
    await intoTree(page);
    await expect(ring).toHaveCSS('stroke-opacity', '1');
  });

  test('up, down, Home and End go through what is drawn, in its order', async ({ page }) => {
    await openMap(page);
    const order = await drawn(page);
    await intoTree(page);
    expect(await focused(page)).toBe(order[0]);
    expect(await press(page, 'ArrowUp')).toBe(order[0]);
    for (const id of order.slice(1)) expect(await press(page, 'ArrowDown')).toBe(id);
    expect(await press(page, 'ArrowDown')).toBe(order.at(-1));
    expect(await press(page, 'ArrowUp')).toBe(order.at(-2));
    expect(await press(page, 'Home')).toBe(order[0]);
    expect(await press(page, 'End')).toBe(order.at(-1));
  });

  test('right opens, then goes in; left goes out, then closes', async ({ page }) => {
    await openMap(page);
    const [first] = childrenOf('P1');
    await intoTree(page);
    expect(await press(page, 'ArrowRight'), 'from the motion to its first pillar').toBe('P1');
    await expect(card(page, 'P1')).toHaveAttribute('aria-expanded', 'false');
    expect(await press(page, 'ArrowRight')).toBe('P1');
    await expect(card(page, 'P1')).toHaveAttribute('aria-expanded', 'true');
    expect(await press(page, 'ArrowRight')).toBe(first);
    await expectInSight(page, card(page, first!));
    expect(await press(page, 'ArrowLeft')).toBe('P1');
    expect(await press(page, 'ArrowLeft')).toBe('P1');
    await expect(card(page, 'P1')).toHaveAttribute('aria-expanded', 'false');
    expect(await press(page, 'ArrowLeft')).toBe('M');
    expect(await press(page, 'ArrowLeft')).toBe('M');
  });

  test('a letter goes to the next claim that starts with it, round the end', async ({ page }) => {
    await openMap(page);
    await intoTree(page);
    expect(await press(page, 'r')).toBe('P6');
    expect(await press(page, 'r')).toBe('P3');
    expect(await press(page, 'r')).toBe('P6');
    expect(await press(page, 'U')).toBe('C2');
    expect(await press(page, 'x'), 'nothing starts with it').toBe('C2');
  });

  test('* opens all branches beside the one that has the keyboard', async ({ page }) => {
    await openMap(page);
    await intoTree(page);
    await page.keyboard.press('ArrowDown');
    expect(await press(page, '*')).toBe('P1');
    for (const id of PILLARS) await expect(card(page, id)).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('treeitem')).toHaveCount(14 + PILLARS.flatMap(childrenOf).length);
    await expectInSight(page, card(page, 'P1'));
  });

  test('wherever the keyboard goes, its card comes into sight', async ({ page }) => {
    await openMap(page, '?open=P1&open=C1');
    await intoTree(page);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe((await drawn(page)).at(-1));
    await expectInSight(page, page.locator('[role="treeitem"]:focus'));
    await page.keyboard.press('Home');
    await expectInSight(page, card(page, 'M'));
  });

  test('a parent whose children are drawn says that it is open, and only a parent says so', async ({
    page
  }) => {
    await openMap(page, '?depth=all');
    const wrong = await page.getByRole('treeitem').evaluateAll((cards) =>
      cards.flatMap((each, at) => {
        const level = (one?: Element) => Number(one?.getAttribute('aria-level') ?? 0);
        const parent = level(cards[at + 1]) > level(each);
        const said = each.getAttribute('aria-expanded');
        return said === (parent ? 'true' : null) ? [] : [`${(each as SVGElement).dataset.claim}: ${said}`];
      })
    );
    expect(wrong).toEqual([]);
  });

  test('level, place and number of siblings are right for every card', async ({ page }) => {
    await openMap(page, '?depth=all');
    const cards = await page.getByRole('treeitem').evaluateAll((all) =>
      all.map((each) => ({
        id: (each as SVGElement).dataset.claim!,
        level: Number(each.getAttribute('aria-level')),
        place: Number(each.getAttribute('aria-posinset')),
        of: Number(each.getAttribute('aria-setsize'))
      }))
    );
    const path: typeof cards = [];
    for (const [at, each] of cards.entries()) {
      expect(each.level).toBeLessThanOrEqual(path.length + 1);
      const elder = path[each.level - 1];
      path.length = each.level - 1;
      const parent = path.at(-1);
      const beside = elder && cards.indexOf(elder) < at ? elder : undefined;
      expect(each.place, each.id).toBe(beside ? beside.place + 1 : 1);
      if (beside) expect(each.of, each.id).toBe(beside.of);
      if (parent && !beside) expect(childrenOf(parent.id)[0], each.id).toBe(each.id);
      path.push(each);
    }
    expect(cards[0]).toMatchObject({ id: 'M', level: 1, place: 1, of: 1 });
    expect(cards.find(({ id }) => id === 'P1')).toMatchObject({ level: 2, place: 1, of: 13 });
  });
});

test.describe('selecting without a mouse', () => {
  test('Enter and Space select; Escape lets go; the keyboard stays on the card', async ({ page }) => {
    await openMap(page);
    await intoTree(page);
    for (const key of ['Enter', ' ']) {
      expect(await press(page, 'ArrowDown')).toMatch(/^P\d$/);
      const id = await focused(page);
      await page.keyboard.press(key);
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf(id).text);
      await expect(card(page, id)).toHaveAttribute('aria-selected', 'true');
      expect(await focused(page)).toBe(id);
      await page.keyboard.press('Escape');
      await expect(panelOf(page)).toHaveCount(0);
      expect(await focused(page)).toBe(id);
    }
  });

  test('a page opened at a claim takes the keyboard to that claim first', async ({ page }) => {
    await openMap(page, '?claim=C5');
    await intoTree(page);
    expect(await focused(page)).toBe('C5');
  });

  test('the keys mean the card that has the keyboard, however it came there', async ({ page }) => {
    await openMap(page, '?claim=C5');
    await card(page, 'P4').focus();
    expect(await press(page, 'ArrowDown')).toBe((await drawn(page))[(await drawn(page)).indexOf('P4') + 1]);
    await card(page, 'P1').focus();
    await page.keyboard.press('Enter');
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1').text);
  });

  test('the panel is reached by Tab, its links by Enter', async ({ page }) => {
    await openMap(page, '?claim=P1.2.2');
    await page.getByRole('button', { name: 'Fit to screen' }).focus();
    expect(await press(page, 'Tab')).toBe('Close');
    await panelOf(page)
      .getByRole('link', { name: claimOf('P1.2.2.1').text })
      .focus();
    await page.keyboard.press('Enter');
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2.1').text);
  });

  test('only the selected claim is said to be selected', async ({ page }) => {
    await openMap(page, '?claim=P4');
    await expect(page.getByRole('treeitem', { selected: true })).toHaveCount(1);
    await expect(card(page, 'P4')).toHaveAttribute('aria-selected', 'true');
  });
});

test.describe('the keyboard is never lost', () => {
  test('after opening and closing a branch with the mouse', async ({ page }) => {
    await openMap(page);
    for (const expanded of ['true', 'false']) {
      await foldOf(page, 'P3').click();
      await expect(card(page, 'P3')).toHaveAttribute('aria-expanded', expanded);
      expect(await focused(page)).toBe('P3');
    }
  });

  test('after closing the panel, it is on the claim that was selected', async ({ page }) => {
    await openMap(page);
    for (const [what, close] of [
      ['by its cross', () => panelOf(page).getByRole('link', { name: 'Close' }).press('Enter')],
      [
        'by Escape inside it',
        () => panelOf(page).getByRole('button', { name: 'Copy citation' }).first().press('Escape')
      ]
    ] as const) {
      await card(page, 'P3').locator('text').first().click();
      await close();
      await expect(panelOf(page)).toHaveCount(0);
      await expect.soft.poll(() => focused(page), what).toBe('P3');
    }
  });

  test('after following a link in the panel', async ({ page }) => {
    await openMap(page, '?claim=P1.2.2');
    await panelOf(page)
      .getByRole('link', { name: claimOf('P1.2.2.1').text })
      .focus();
    await page.keyboard.press('Enter');
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2.1').text);
    await expect.poll(() => focused(page)).not.toBe('nothing');
  });

  test('after closing a branch in which the selected claim stands', async ({ page }) => {
    await openMap(page, '?claim=P1.2.2');
    await intoTree(page);
    expect(await press(page, 'ArrowLeft')).toBe('P1.2');
    expect(await press(page, 'ArrowLeft')).toBe('P1.2');
    await expect(card(page, 'P1.2.2')).toHaveCount(0);
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2').text);
    expect(await focused(page)).toBe('P1.2');
    await expectInSight(page, card(page, 'P1.2'));
  });

  test('after choosing a layout, and after closing a menu by Escape', async ({ page }) => {
    await openMap(page, '?claim=P1');
    const menu = await openMenu(page, 'View');
    await menu.getByRole('link', { name: 'Top down' }).focus();
    await page.keyboard.press('Escape');
    await expect(menu.getByRole('link', { name: 'Top down' })).toBeHidden();
    expect((await focused(page)).trim()).toBe('View');
    await expect(panelOf(page), 'Escape closes one thing at a time').toBeVisible();
    await page.keyboard.press('Enter');
    await menu.getByRole('link', { name: 'Top down' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/layout=top-down/);
    expect(await focused(page)).not.toBe('nothing');
  });

  test('between the readings of the debate', async ({ page }) => {
    await openMap(page);
    for (const reading of ['Outline', 'Sources', 'Map']) {
      await page.getByRole('navigation').getByRole('link', { name: reading }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('region', { name: reading })).toBeVisible();
      expect(await focused(page)).toBe(reading);
    }
  });

  test('the link that skips the bar leads into the debate', async ({ page }) => {
    await openMap(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the debate' })).toBeInViewport();
    await page.keyboard.press('Enter');
    expect(await press(page, 'Tab')).toBe('M');
  });
});
