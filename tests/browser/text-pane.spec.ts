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
  // What the cursor is in is selected, also what was just begun.
  const isSelected = () =>
    cards(page)
      .filter({ hasText: 'Trains stop at ten.' })
      .evaluate(
        (card) => new URL(location.href).searchParams.get('claim') === (card as SVGElement).dataset.claim
      );
  await expect.poll(isSelected).toBe(true);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
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

test('a file is there as its author wrote it, one with a fault too', async ({ page }) => {
  const own = `// by Ona\n# Buses\n\n<Quiet>\n  +> [Buses]\n\n${TEXT}`;
  await openPane(page, own);
  await expect(field(page)).toContainText('// by Ona# Buses<Quiet>  +> [Buses][Buses]: The city');
  await expect(pane(page).getByRole('status')).toBeEmpty();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await page.getByRole('treeitem', { name: /Too dear/ }).click();
  await page.getByRole('button', { name: 'Turn round: for or against' }).click();
  await expect(field(page)).toContainText('+ [Dear]: Too dear.');
  await expect(field(page)).toContainText('// by Ona# Buses<Quiet>');
  await page.goto('/my');
  await openPane(page, `${own}\n[sic] so\n`);
  await expect(field(page)).toContainText('// by Ona# Buses<Quiet>');
  await expect(pane(page).getByRole('status')).toContainText('has words after it');
});

test('the text follows the map, and keeps remarks, order and empty lines', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(
    '\n\n// a remark of mine\n[Trains]: Trains stop at ten. // so says Ona\n  +> [Buses]'
  );
  await expect(cards(page).filter({ hasText: 'Trains stop at ten.' })).toHaveCount(1);
  await page.getByRole('treeitem', { name: /Too dear/ }).click();
  await page.getByRole('button', { name: 'Turn round: for or against' }).click();
  await expect(field(page)).toContainText('+ [Dear]: Too dear.');
  await expect(field(page)).toContainText(
    '// a remark of mine[Trains]: Trains stop at ten. // so says Ona  +> [Buses]'
  );
  // What is taken back in the page is taken back in the text; what was typed before it stays.
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(field(page)).toContainText('- [Dear]: Too dear.');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(field(page)).not.toContainText('[Trains]');
  await expect(field(page)).toContainText('// a remark of mine');
  await expect(field(page)).toContainText('// so says Ona');
});

test('what is being typed and what is changed in the page meanwhile are both kept', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n[sic] x');
  await expect(pane(page).getByRole('status')).toContainText('line');
  await page.getByRole('treeitem', { name: /Too dear/ }).click();
  await page.getByRole('button', { name: 'Turn round: for or against' }).click();
  await expect(field(page)).toContainText('+ [Dear]: Too dear.');
  await expect(field(page)).toContainText('[sic] x');
});

test('a title is changed everywhere by a key', async ({ page }) => {
  await openPane(page, `${TEXT}\n[Night]: At night.\n  + [Safe]\n`);
  await page.keyboard.press('Control+Home');
  await field(page).getByText('[Safe]').first().dblclick();
  await page.keyboard.type('Home');
  await expect(
    pane(page).getByRole('button', { name: /Write \[Home\] instead of \[Safe\] everywhere/ })
  ).toBeVisible();
  await page.keyboard.press('F2');
  await expect(field(page)).toContainText('[Night]: At night.  + [Home]');
  await expect(pane(page).getByRole('status')).toBeEmpty();
  await expect(cards(page).filter({ hasText: 'Home' }).first()).toBeVisible();
});

test('remarks are there on another day, and the map may have changed meanwhile', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// a remark of mine\n\n');
  await page.waitForTimeout(600);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('half a [');
  await pane(page).getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await page.getByRole('treeitem', { name: /Too dear/ }).click();
  await page.getByRole('button', { name: 'Turn round: for or against' }).click();
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await openByKey(page);
  await expect(field(page)).toContainText('// a remark of mine');
  await expect(field(page)).toContainText('+ [Dear]: Too dear.');
  await expect(field(page)).toContainText('half a [');
});

test('an empty line leads back to the margin, so that the next block is begun there', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('  + [More]: More.\n\n[Trains]: Trains stop at ten.\n+> [Buses]');
  await page.keyboard.press('Home');
  await page.keyboard.type('  ');
  await expect(cards(page).filter({ hasText: 'Trains stop at ten.' })).toHaveCount(1);
  await expect(field(page)).toContainText(/\+ \[More\]: More\.\[Trains\]/);
});

test('what is typed is there after the page was left in the midst of it', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// the last words');
  await page.reload();
  await openByKey(page);
  await expect(field(page)).toContainText('// the last words');
});

test('two tabs of one map have one text, with what is typed in both', async ({ page, context }) => {
  await openPane(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(cards(other)).not.toHaveCount(0);
  await openByKey(other);
  await page.bringToFront();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n// a remark of mine\n[Trains]: Trains stop at ten. // why\n  +> [Buses]\n');
  await expect(field(other)).toContainText(
    '// a remark of mine[Trains]: Trains stop at ten. // why  +> [Buses]'
  );
  await expect(cards(other).filter({ hasText: 'Trains stop at ten.' })).toHaveCount(1);
  await other.bringToFront();
  await other.keyboard.press('Control+End');
  await other.keyboard.type('\n// another\n[sic] x');
  await expect(field(page)).toContainText(/\/\/ another *\[sic\] x/);
  await expect(pane(page).getByRole('status')).toContainText('line');
  await other.close();
  await page.bringToFront();
  await page.reload();
  await openByKey(page);
  await expect(field(page)).toContainText(/\/\/ another *\[sic\] x/);
  await expect(field(page)).toContainText('// a remark of mine');
  await expect(cards(page).filter({ hasText: 'Trains stop at ten.' })).toHaveCount(1);
});

test('the cursor is in the claim in which it stands, also while the text is not right', async ({ page }) => {
  await openPane(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('\n\n\n\n\n[sic] x\n\n');
  await expect(pane(page).getByRole('status')).toContainText('line');
  await field(page).getByText('[Small]').click();
  await expect(page).toHaveURL(/claim=Small/);
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
  // A title that stands there whole is no question any more, and one that is mended keeps one bracket.
  await page.keyboard.press('Enter');
  await page.keyboard.type('+ [Dear]');
  await page.keyboard.press('Enter');
  await expect(field(page)).toContainText('+ [Small]  + [Dear]  ');
  await page.keyboard.type('+ []');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('Saf');
  await expect(page.getByRole('option', { name: '[Safe]' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(field(page)).toContainText('+ [Safe]');
  await expect(field(page)).not.toContainText(']]');
  await page.keyboard.type(' {cite: ');
  await expect(page.getByRole('option', { name: /^s1.*example/ })).toBeVisible();
});

test('the pane has no faults for assistive technology, and is closed by keyboard', async ({ page }) => {
  await openPane(page);
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(pane(page)).toHaveCount(0);
  await expect(page.locator('#content')).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 } });
  test('the text has the screen, and gives it back', async ({ page }) => {
    await openPane(page);
    const box = (await page.getByRole('main', { name: 'Text beside the map' }).boundingBox())!;
    expect(Math.round(box.width)).toBe(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('tree').first()).toBeVisible();
  });
});
