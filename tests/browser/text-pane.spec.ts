import { expect, type Page, test, violationsOn } from './fixtures.ts';

const TEXT = `[Buses]: The city should run night buses.
  + [Safe]: Workers get home safely.
    - [Small]: The survey is small.
  - [Dear]: Too dear.
`;

const field = (page: Page) => page.getByRole('textbox', { name: 'The map as Argdown' });
const pane = (page: Page) => page.getByRole('region', { name: 'Text beside the map' });
const cards = (page: Page) => page.getByRole('treeitem');

/** Opens a text of Argdown as a map of one's own, and the pane beside it, by keyboard alone. */
async function openPane(page: Page, text = TEXT): Promise<void> {
  await page.goto('/my');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'buses.argdown', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(cards(page)).not.toHaveCount(0);
  await openByKey(page);
}

async function openByKey(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Text beside');
  await expect(page.getByRole('option', { name: /Text beside the map/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
}

test('what is typed changes the map, and the cursor selects the claim', async ({ page }) => {
  await openPane(page);
  await expect(field(page)).toContainText('[Safe]: Workers get home safely.');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  // A slash is a letter here, not the search of the page; new lines are indented as the one before.
  await page.keyboard.type(' / too late\n// a remark of mine\n+ Trains stop at ten.');
  await expect(cards(page).filter({ hasText: 'Trains stop at ten.' })).toHaveCount(1);
  await expect(cards(page).filter({ hasText: 'Too dear. / too late' })).toHaveCount(1);
  await expect(page).toHaveURL(/claim=Dear/);
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.reload();
  await expect(cards(page).filter({ hasText: 'Trains stop at ten.' })).toHaveCount(1);
});

test('the map waits while the text is not right, and says why', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.type(' [sic]');
  await expect(pane(page).getByRole('status')).toContainText('“[sic]” cannot stand amidst a text');
  await expect(cards(page).filter({ hasText: 'sic' })).toHaveCount(0);
  for (const _ of ' [sic]') await page.keyboard.press('Backspace');
  await expect(pane(page).getByRole('status')).toBeEmpty();
});

test('what is not right yet is there again when the pane is opened again', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('// mine\n[sic] x');
  await pane(page).getByRole('button', { name: 'Close' }).click();
  await expect(pane(page)).toHaveCount(0);
  await openByKey(page);
  await expect(field(page)).toContainText('[sic] x');
  await expect(pane(page).getByRole('status')).toContainText('line');
});

test('the text follows the map, but for one with remarks of its own', async ({ page }) => {
  await openPane(page);
  await page.getByRole('treeitem', { name: /Too dear/ }).click();
  await page.getByRole('button', { name: 'Turn round: for or against' }).click();
  await expect(field(page)).toContainText('+ [Dear]: Too dear.');
  await field(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n// a remark of mine\n');
  await page.getByRole('button', { name: 'Turn round: for or against' }).click();
  await expect(pane(page).getByRole('status')).toContainText('The map was changed elsewhere');
  await expect(field(page)).toContainText('+ [Dear]: Too dear.');
  await pane(page).getByRole('button', { name: 'Write the text anew' }).click();
  await expect(field(page)).toContainText('- [Dear]: Too dear.');
  await expect(field(page)).not.toContainText('a remark of mine');
});

test('titles and sources are offered', async ({ page }) => {
  await openPane(page, TEXT.replace('safely.', 'safely. {sources: ["https://example.org/b"]}'));
  await page.keyboard.press('Control+End');
  await page.keyboard.type('  + [Sm');
  await expect(page.getByRole('option', { name: '[Small]' })).toBeVisible();
  // What has just come up is not chosen yet by a key that was meant for the text.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await expect(field(page)).toContainText('+ [Small]');
  await page.keyboard.type(' {cite: ');
  await expect(page.getByRole('option', { name: /^s1.*example/ })).toBeVisible();
});

test('the pane has no faults for assistive technology, and is closed by keyboard', async ({ page }) => {
  await openPane(page);
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(pane(page)).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 } });
  test('the text has the screen, and gives it back', async ({ page }) => {
    await openPane(page);
    const box = (await pane(page).boundingBox())!;
    expect(Math.round(box.width)).toBe(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await pane(page).getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('tree').first()).toBeVisible();
  });
});
