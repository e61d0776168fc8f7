import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, focused, type Locator, MAP, MAP_FILE, openMap, type Page, ROOT, test } from './fixtures.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const box = (page: Page, name: string) => dialogOf(page).getByRole('combobox', { name });
const preview = (page: Page) => dialogOf(page).getByRole('img', { name: 'Preview of the picture' });

async function openDialog(page: Page, query = ''): Promise<Locator> {
  await openMap(page, query);
  await page.getByText('File', { exact: true }).click();
  await page.getByRole('button', { name: 'Choose and preview …' }).click();
  await expect(preview(page)).toBeVisible();
  return dialogOf(page);
}

/** What the preview shows, when it shows what is chosen. */
async function previewed(page: Page): Promise<string> {
  await expect(dialogOf(page).locator('.stale')).toHaveCount(0);
  const source = (await preview(page).getAttribute('src'))!;
  return decodeURIComponent(source.replace(/^data:image\/svg\+xml,/, ''));
}

async function saved(page: Page): Promise<string> {
  const button = dialogOf(page).getByRole('button', { name: 'Save SVG' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await download.path(), 'utf8');
}

function commandLine(...options: string[]): string {
  return execFileSync(process.execPath, ['dist/warrant.cjs', 'render', MAP_FILE, ...options], {
    cwd: ROOT,
    maxBuffer: 2 ** 26,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore']
  });
}

test('the preview is the file, and so is what the command line draws', async ({ page }) => {
  const dialog = await openDialog(page);
  await box(page, 'What is drawn').selectOption('The whole map');
  await box(page, 'Levels').selectOption('1 level');
  await box(page, 'Layout').selectOption('Top down');
  await box(page, 'Colours').selectOption('High contrast');
  await box(page, 'Size').selectOption('Text column, 160 mm wide');
  for (const name of [
    'Quotations in the list',
    'How to cite the map',
    'Numbers of sources in place of links'
  ])
    await dialog.getByLabel(name).check();
  await box(page, 'Letters').selectOption('Text, without the font');
  for (const name of ['Legend', 'Licence']) await dialog.getByLabel(name).uncheck();
  await dialog.getByLabel('Caption').fill('Figure 1. <The> case & its answers');
  const shown = await previewed(page);
  expect(await saved(page)).toBe(shown);
  const options =
    '--depth 1 --layout top-down --theme contrast --size 160mm --quotations --cite --numbers --no-legend --no-licence --letters plain';
  expect(commandLine(...options.split(' '), '--caption', 'Figure 1. <The> case & its answers')).toBe(shown);
});

test('the way to a claim and its branch are drawn alone', async ({ page }) => {
  await openDialog(page, '?claim=P1.2.2');
  await box(page, 'What is drawn').selectOption({ index: 3 });
  expect(await previewed(page)).toBe(commandLine('--path', 'P1.2.2'));
  await box(page, 'What is drawn').selectOption({ index: 2 });
  expect(await previewed(page)).toBe(commandLine('--root', 'P1.2.2'));
});

test('the ways to several claims are drawn together, and are there again', async ({ page }) => {
  const dialog = await openDialog(page, '?claim=P1.2.2');
  const ways = dialog.getByRole('group', { name: 'Ways to these claims' });
  const find = ways.getByRole('textbox', { name: 'Find another claim' });
  await expect(ways).toHaveCount(0);
  await box(page, 'What is drawn').selectOption({ index: 3 });
  await expect(ways.getByRole('checkbox').first()).toBeDisabled();
  await expect(ways.getByRole('checkbox').first()).toBeChecked();
  await find.focus();
  await page.keyboard.type('c2.1');
  // It saves nothing.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await find.fill('P3');
  const name = (await ways.getByRole('checkbox').nth(2).locator('..').innerText()).trim();
  await ways.getByRole('checkbox', { name, exact: true }).check();
  const drawn = /^The ways to “.*” and 2 others$/;
  await expect(box(page, 'What is drawn').locator('option:checked')).toHaveText(drawn);
  const shown = await previewed(page);
  expect(shown).toBe(commandLine('--path', 'C2.1,P3,P1.2.2'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save SVG' }).click()
  ]);
  expect(download.suggestedFilename()).toBe('lithuania-cluster-munitions-P1.2.2-C2.1-P3.svg');
  expect(readFileSync(await download.path(), 'utf8')).toBe(shown);

  await openDialog(page, '?claim=P1.2.2');
  await box(page, 'What is drawn').selectOption({ index: 3 });
  expect(await previewed(page)).toBe(shown);
  // One that is taken away stays where it is while the keyboard is on it.
  await ways.getByRole('checkbox', { name, exact: true }).press('Space');
  await expect(ways.getByRole('checkbox', { name, exact: true })).toBeFocused();
  expect(await previewed(page)).toBe(commandLine('--path', 'C2.1,P1.2.2'));
  await find.fill('no such words anywhere');
  await expect(ways.getByRole('status')).toHaveText('Nothing found');
});

test('letters that are too small are told, with what would help', async ({ page }) => {
  const dialog = await openDialog(page);
  await expect(dialog).toContainText('smallest letter 8.3 points');
  await box(page, 'What is drawn').selectOption('The whole map');
  await box(page, 'Size').selectOption('Hand-out, A4');
  await expect(dialog).toContainText('Letters of fewer than 7 points are hard to read');
  await expect(dialog).toContainText('draw a branch alone');
  await dialog.getByLabel('List of sources', { exact: true }).uncheck();
  await box(page, 'Size').selectOption('A3');
  await dialog.getByRole('button', { name: 'Draw only 1 level' }).click();
  await expect(box(page, 'Levels')).toBeFocused();
  await expect(dialog).not.toContainText('hard to read');
  await box(page, 'Size').selectOption('Hand-out, A4');
  await dialog.getByRole('button', { name: 'Take A3' }).click();
  await expect(box(page, 'Size')).toBeFocused();
  await expect(dialog).not.toContainText('hard to read');
});

test('a branch that is shown alone stays so where fewer levels of it are drawn', async ({ page }) => {
  const dialog = await openDialog(page, '?root=P2&depth=9');
  await box(page, 'Size').selectOption('A2');
  await expect(dialog).toContainText('hard to read');
  await dialog.getByRole('button', { name: /^Draw only/ }).click();
  await expect(dialog).not.toContainText('hard to read');
  await expect(box(page, 'What is drawn')).toHaveValue('shown');
});

test("a width of one's own is checked where it is typed", async ({ page }) => {
  const dialog = await openDialog(page);
  await box(page, 'Size').selectOption('Another width');
  await dialog.getByRole('textbox', { name: 'Width' }).fill('wide');
  await expect(dialog.getByRole('textbox', { name: 'Width' })).toHaveAccessibleDescription(
    /The width is a number/
  );
  await dialog.getByRole('button', { name: 'Save SVG' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Width' })).toBeFocused();
  await dialog.getByRole('textbox', { name: 'Width' }).fill('80,0');
  await expect(dialog.getByText(/^80 × [\d.]+ mm/)).toBeVisible();
});

test('numbers and quotations go with the list of sources', async ({ page }) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('Numbers of sources').check();
  expect(await previewed(page)).toMatch(/ \[\d+\]<\/text>/);
  await dialog.getByLabel('List of sources', { exact: true }).uncheck();
  await expect(dialog.getByLabel('Numbers of sources')).toBeDisabled();
  expect(await previewed(page)).not.toMatch(/ \[\d+\]<\/text>/);
});

test('the last choice is there again, and what was kept and is none does no harm', async ({ page }) => {
  const dialog = await openDialog(page);
  await box(page, 'Size').selectOption('Slide, 16:9');
  await dialog.getByLabel('Legend').uncheck();
  await page.keyboard.press('Escape');
  expect((await focused(page)).trim()).toBe('File');
  await openDialog(page);
  await expect(box(page, 'Size')).toHaveValue('slide');
  await expect(dialog.getByLabel('Legend')).not.toBeChecked();
  await page.evaluate(() =>
    localStorage.setItem('warrant picture', '{"size":7,"title":"yes","theme":"sepia"}')
  );
  await openDialog(page);
  await expect(box(page, 'Size')).toHaveValue('fit');
  await expect(dialog.getByLabel('Title')).toBeChecked();
});

test('it is copied as SVG and as HTML', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const dialog = await openDialog(page);
  const svg = await previewed(page);
  await dialog.getByRole('button', { name: 'Copy as SVG' }).click();
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(pasted).toBe(svg);
  await openDialog(page);
  await dialog.getByLabel('Caption').fill('<Figure>');
  await dialog.getByRole('button', { name: 'Copy as HTML' }).click();
  await expect
    .poll(pasted)
    .toMatch(/^<figure>\n<svg [\s\S]*<\/svg>\n<figcaption>&lt;Figure&gt;<\/figcaption>\n<\/figure>\n$/);
});

for (const [name, width, height, path] of [
  ['desktop', 1280, 800, MAP],
  ['phone, in Lithuanian and dark', 390, 844, `/lt${MAP}`]
] as const) {
  test(`it fits and axe finds nothing: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openMap(page, '?theme=dark&claim=P1.2.2', path);
    await page.getByText(/^(File|Failas)$/).click();
    await page.getByRole('button', { name: /^(Choose and preview|Pasirinkti ir peržiūrėti)/ }).click();
    await expect(dialogOf(page).getByRole('img')).toBeVisible();
    await dialogOf(page).getByRole('combobox').nth(1).selectOption('path');
    const ways = dialogOf(page).getByRole('group', { name: /^(Ways to these|Keliai iki)/ });
    await ways.getByRole('checkbox').nth(1).check();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      []
    );
    const content = dialogOf(page).locator('.content');
    expect(await content.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
    const last = dialogOf(page).locator('input[type=checkbox]').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport();
  });
}
