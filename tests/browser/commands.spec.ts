import { expect, MAP, openMap, test } from './fixtures.ts';

const CONTROL = process.platform === 'darwin' ? 'Meta' : 'Control';

test.describe('the list of all commands', () => {
  test('is opened by keys, finds by words, and does what is chosen', async ({ page }) => {
    await openMap(page, '?claim=P1');
    const card = page.getByRole('treeitem', { selected: true });
    await card.focus();
    await page.keyboard.press(`${CONTROL}+k`);
    const palette = page.getByRole('dialog', { name: 'All commands' });
    const field = palette.getByRole('combobox', { name: 'Find a command' });
    await expect(field).toBeFocused();
    await field.fill('colours dark');
    await expect(palette.getByRole('option')).toHaveText(['Dark']);
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(page).toHaveURL(/theme=dark/);
    await expect(card).toBeFocused();
  });

  test('is walked by arrow keys and closed by Escape, which closes nothing else', async ({ page }) => {
    await openMap(page, '?claim=P1');
    await page.keyboard.press(`${CONTROL}+k`);
    const palette = page.getByRole('dialog');
    const options = palette.getByRole('option');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await expect(page.getByRole('complementary', { name: 'Selected claim' })).toBeVisible();
  });

  test('holds every entry of the menus', async ({ page }) => {
    await openMap(page);
    const offered: string[] = [];
    for (const menu of ['Filter', 'View', 'File']) {
      const sheet = page.locator('details', { hasText: menu });
      offered.push(...(await sheet.locator('a, button').allTextContents()));
    }
    await page.keyboard.press(`${CONTROL}+k`);
    const options = page.getByRole('dialog').getByRole('option');
    await expect(options.first()).toBeVisible();
    const listed = (await options.allTextContents()).map((text) => text.replace(/^[\s✓]+/, '').trim());
    const known = offered.map((text) => text.trim()).filter((text) => text !== 'All commands');
    expect(known.length).toBeGreaterThan(25);
    expect(known.filter((name) => !listed.some((each) => each.startsWith(name)))).toEqual([]);
  });

  test('says where nothing is called so', async ({ page }) => {
    await openMap(page);
    await page.getByText('View', { exact: true }).click();
    await page.getByRole('button', { name: 'All commands' }).click();
    await page.getByRole('combobox').fill('qqq');
    await expect(page.getByText('No command is called that.')).toBeVisible();
  });

  test('searches, opens the sunburst, and leads to the panel', async ({ page }) => {
    await openMap(page, '?claim=P1');
    const run = async (words: string) => {
      await page.keyboard.press(`${CONTROL}+k`);
      await page.getByRole('combobox', { name: 'Find a command' }).fill(words);
      await page.keyboard.press('Enter');
    };
    await run('sunburst');
    await expect(page.getByRole('region', { name: 'Sunburst' })).toBeVisible();
    await run('read on');
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
    await run('search this');
    await expect(page.getByRole('combobox', { name: 'Search this debate' })).toBeFocused();
  });
});

test('what a command opens has the keyboard then, wherever it was', async ({ page }) => {
  await openMap(page);
  const run = async (words: string) => {
    await page.keyboard.press(`${CONTROL}+k`);
    await page.getByRole('combobox', { name: 'Find a command' }).fill(words);
    await page.keyboard.press('Enter');
  };
  await run('sunb');
  await expect(page.getByRole('region', { name: 'Sunburst' }).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await run('zoom in');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});

test('the palette opens the list of shortcuts, again and again', async ({ page }) => {
  await openMap(page);
  for (const _ of [1, 2, 3]) {
    await page.keyboard.press(`${CONTROL}+k`);
    await page.getByRole('combobox').fill('keyboard short');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('the list of shortcuts opens by ?, tells every part, and gives the keyboard back', async ({ page }) => {
  await openMap(page);
  const motion = page.getByRole('treeitem').first();
  await motion.focus();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByRole('heading', { level: 3 })).toHaveText([
    'Anywhere',
    'On the map and in the outline',
    'Map',
    'Search',
    'On a walk',
    'Sunburst'
  ]);
  await page.keyboard.press('Escape');
  await expect(motion).toBeFocused();
});

test.describe('the outline is a tree for the keyboard', () => {
  test('arrows, Home, End, type-ahead and star', async ({ page }) => {
    await page.goto(`${MAP}?view=outline`);
    const outline = page.getByRole('region', { name: 'Outline' });
    const tree = outline.getByRole('tree');
    const first = tree.getByRole('treeitem').first();
    await first.focus();
    await expect(first).toHaveAttribute('aria-level', '1');
    await expect(first).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowLeft');
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowDown');
    const second = tree.locator('[role="treeitem"][aria-level="1"]').nth(1);
    await expect(second).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('*');
    await expect(first).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(tree.locator('[role="treeitem"][aria-level="2"]').first()).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(first).toBeFocused();
    await page.keyboard.press('End');
    await expect(tree.getByRole('treeitem').last()).toBeFocused();
    await page.keyboard.press('Home');
    await expect(first).toBeFocused();
    const name = (await second.getByRole('heading').first().textContent())!.trim();
    await page.keyboard.press(name.charAt(0));
    await expect(page.locator(':focus')).toContainText(new RegExp(`\\b${name.charAt(0)}`));
  });

  test('Enter selects, once more reads on in the panel, Escape comes back', async ({ page }) => {
    await page.goto(`${MAP}?view=outline`);
    const first = page.getByRole('region', { name: 'Outline' }).getByRole('treeitem').first();
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2 }).last()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toBeHidden();
    await expect(first).toBeFocused();
  });

  test('the Tab key stops at one item and at its sources', async ({ page }) => {
    await page.goto(`${MAP}?view=outline`);
    const outline = page.getByRole('region', { name: 'Outline' });
    await outline.getByRole('treeitem').first().focus();
    expect(await outline.locator('[role="treeitem"][tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Tab');
    const item = page.locator(':focus').locator('xpath=ancestor::*[@role="treeitem"][1]');
    await expect(item).toHaveAttribute('tabindex', '0');
  });
});

test('what a filter finds is walked through one by one', async ({ page }) => {
  await page.goto(`${MAP}?only=unsourced`);
  await page.getByRole('link', { name: 'Next match' }).click();
  const panel = page.getByRole('complementary', { name: 'Selected claim' });
  const one = await panel.getByRole('heading', { level: 2 }).textContent();
  await page.getByRole('link', { name: 'Next match' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(one!);
  await page.getByRole('link', { name: 'Previous match' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(one!);
});
