import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, expectKept, MAP_FILE, openMap, type Page, ROOT, test } from './fixtures.ts';

const box = (page: Page, name: string) => page.getByRole('dialog').getByRole('combobox', { name });

async function openDialog(page: Page, query = ''): Promise<void> {
  await openMap(page, query);
  await page.getByText('File', { exact: true }).click();
  await page.getByRole('button', { name: 'Choose and preview …' }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  await box(page, 'File').selectOption('PNG picture');
}

async function saved(page: Page): Promise<Buffer> {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Save PNG' });
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  return readFileSync(await download.path());
}

test('a PNG is the same, byte for byte, from the page and from the command line', async ({ page }, info) => {
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
  });
  await openDialog(page, '?claim=P1.2.2');
  await box(page, 'What is drawn').selectOption({ index: 2 });
  await box(page, 'Colours').selectOption('Black and white');
  await box(page, 'Pixels to a px').selectOption('3 ×');
  const file = info.outputPath('branch.png');
  const options = ['--root', 'P1.2.2', '--theme', 'mono', '--scale', '3', '-o', file];
  execFileSync(process.execPath, ['dist/warrant.cjs', 'render', MAP_FILE, ...options], { cwd: ROOT });
  const bytes = readFileSync(file);
  expect((await saved(page)).equals(bytes)).toBe(true);
  expect(blocked).toEqual([]);
});

test('what is being drawn ends with the dialog', async ({ page }) => {
  await openDialog(page, '?depth=2');
  await box(page, 'Pixels to a px').selectOption('3 ×');
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await page.getByRole('dialog').getByRole('button', { name: 'Save PNG' }).click();
  await expect(page.getByText('The file is being made …')).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(0);
  expect(downloads).toEqual([]);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', provoked: [/net::ERR_INTERNET_DISCONNECTED/] });

  test('a PNG is drawn all the same', async ({ page, context }) => {
    await page.goto('/');
    await expectKept(page);
    await context.setOffline(true);
    await openDialog(page, '?claim=P1.2.2');
    await box(page, 'What is drawn').selectOption({ index: 2 });
    expect((await saved(page)).toString('latin1', 1, 4)).toBe('PNG');
  });
});

test('the page itself may still run no WebAssembly', async ({ page }) => {
  await openMap(page);
  const empty = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const tried = page.evaluate((bytes) => WebAssembly.compile(new Uint8Array(bytes)).then(() => 'ran'), empty);
  await expect(tried).rejects.toThrow(/Content Security Policy|unsafe-eval/);
});

test('one that is too large is refused, with what can be made', async ({ page }) => {
  await openDialog(page);
  await box(page, 'Size').selectOption('Another width');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Width' }).fill('60000');
  await box(page, 'Unit').selectOption('px');
  await page.getByRole('dialog').getByRole('button', { name: 'Save PNG' }).click();
  await expect(page.getByRole('alert')).toContainText(/take a width of at most \d+ px/);
});
