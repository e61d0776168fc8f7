import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  debate,
  expect,
  focused,
  MAP_FILE,
  openMap,
  type Page,
  PHONE,
  ROOT,
  test,
  violationsOn
} from './fixtures.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const box = (page: Page) => dialogOf(page).getByRole('combobox', { name: 'File' });

const BUSES = [
  '[Buses]: Buses run all night.',
  '  + [Home]: Workers get home. {tags: [work]}',
  '  - [Empty]: They are empty. {tags: [work}',
  '      <+ [Sure]: It was counted.',
  ''
].join('\n');

const KIALO = [
  'Discussion Title: Buses',
  '',
  '1. Buses run all night.',
  '1.1. Pro: Workers get home.',
  '1.2. Con: -> See 4.1.',
  ''
].join('\n');

/** Chooses a file on the page of kept maps. */
async function open(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.goto('/my');
  await expect(page.getByRole('button', { name: 'New debate' })).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file…' }).click();
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(content) });
}

async function openExport(page: Page, query = ''): Promise<void> {
  await openMap(page, query);
  await page.getByText('File', { exact: true }).click();
  await page.getByRole('button', { name: 'Choose and preview' }).click();
  await expect(dialogOf(page).getByRole('img')).toBeVisible();
}

async function saved(page: Page, kind: string): Promise<{ name: string; bytes: Buffer }> {
  const button = dialogOf(page).getByRole('button', { name: `Save ${kind}` });
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** What the command line makes of the bundled debate. */
function converted(format: string, file: string): Buffer {
  execFileSync(process.execPath, ['dist/warrant.cjs', 'convert', MAP_FILE, '--to', format, '-o', file], {
    cwd: ROOT,
    stdio: 'ignore'
  });
  return readFileSync(file);
}

test.describe('a file is opened', () => {
  test('Argdown with a fault: what was read, the line of the fault, and then the map', async ({ page }) => {
    await open(page, 'buses.argdown', BUSES);
    const dialog = dialogOf(page);
    await expect(dialog.getByRole('heading', { name: 'Open “buses.argdown”?' })).toBeFocused();
    await expect(dialog).toContainText('Argdown · motion and 3 claims · 3 reasons · 0 sources');
    await expect(dialog).toContainText(
      'Not as its format says. Parts of the file may be missing in the map:'
    );
    expect(await violationsOn(page)).toEqual([]);

    const problem = dialog.getByRole('button', { name: /^line 3, / });
    await problem.click();
    await expect(dialog.getByRole('heading', { name: 'Line 3 of “buses.argdown”' })).toBeVisible();
    const lines = dialog.getByRole('region', { name: 'Lines of the file' });
    await expect(lines.getByRole('listitem')).toHaveCount(5);
    await expect(lines.locator('[aria-current="true"]')).toContainText('[Empty]: They are empty.');
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Back to the report' }).click();
    await expect(problem).toBeFocused();

    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL(/\/my\/imported-[\da-f]{16}/);
    await expect(page.getByRole('treeitem', { name: /Workers get home/ })).toBeVisible();
  });

  test('by the keyboard alone', async ({ page }) => {
    await open(page, 'buses.argdown', BUSES);
    await expect(dialogOf(page).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(async () => {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toMatch(/^line 3, /);
    }).toPass();
    await page.keyboard.press('Enter');
    await expect(dialogOf(page).getByRole('button', { name: 'Back to the report' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^line 3, /);
    await expect(async () => {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Open');
    }).toPass();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/my\/imported-/);
  });

  test('Escape leads from a line back to the report, again and again, and then closes', async ({ page }) => {
    await open(page, 'buses.argdown', BUSES);
    const dialog = dialogOf(page);
    const problem = dialog.getByRole('button', { name: /^line 3, / });
    for (let time = 0; time < 3; time++) {
      await problem.focus();
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('button', { name: 'Back to the report' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(problem).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Open a file…' })).toBeFocused();
  });

  test('of many problems of one kind those of others are seen too', async ({ page }) => {
    const rows = Array.from({ length: 30 }, (_, at) => `${at + 2},Claim ${at},1`).join('\n');
    await open(page, 'rows.csv', `id,text,target\n1,Motion,\n${rows}\n90,Last,1,more\n`);
    const dialog = dialogOf(page);
    await expect(dialog).toContainText('This is how it was read.');
    await expect(dialog).toContainText('and 25 more');
    await expect(
      dialog.getByRole('button', { name: /has more cells than there are columns$/ })
    ).toBeVisible();
  });

  test('a paragraph of a Word document is seen too', async ({ page }, info) => {
    await open(page, 'cards.docx', converted('docx', info.outputPath('cards.docx')));
    const dialog = dialogOf(page);
    await dialog.getByRole('button', { name: /^line 6, / }).click({ timeout: 30_000 });
    const line = dialog.locator('[aria-current="true"]');
    await expect(line).toContainText(/^6\s+Euromaidan Press/);
    await expect(line).toBeInViewport({ ratio: 0.9 });
    await expect(dialog.getByRole('alert')).toHaveCount(0);
  });

  for (const [name, content, said] of [
    ['empty.argdown', '', 'Nothing was found in it: the map would be empty.'],
    ['sources.bib', '@book{a, title = {Buses}}', 'It holds sources alone.'],
    ['words.txt', 'Only a sentence.', 'is in no format that Warrant knows']
  ] as const)
    test(`${name}: what is not in it is said`, async ({ page }) => {
      await open(page, name, content);
      await expect(dialogOf(page)).toContainText(said);
      expect(await violationsOn(page)).toEqual([]);
    });

  test('what was read is named by its title when it is saved, and small files have a size', async ({
    page
  }) => {
    await open(page, 'buses.txt', KIALO);
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL(/\/my\/imported-/);
    await page.getByText('File', { exact: true }).click();
    await page.getByRole('button', { name: 'Choose and preview' }).click();
    await box(page).selectOption('CSV');
    await expect(
      dialogOf(page)
        .getByRole('status')
        .filter({ hasText: /^\s*\d+ B\s*$/ })
    ).toBeVisible();
    expect((await saved(page, 'CSV')).name).toBe('Buses.csv');
  });

  test('Kialo: what it would lose when it is saved again is found out when that is asked', async ({
    page
  }) => {
    await open(page, 'buses.txt', KIALO);
    const dialog = dialogOf(page);
    await expect(dialog).toContainText('Kialo · motion and 1 claim · 1 reason · 0 sources');
    await dialog.getByText('What would be lost if this map were saved as Kialo again').click();
    await expect(dialog).toContainText('Nothing of the map is lost.');
    expect(await violationsOn(page)).toEqual([]);
  });

  test('one that is refused says so, with the line, and offers nothing to take', async ({ page }) => {
    await open(page, 'broken.json', '{\n "format": "warrant/1",\n oops\n}\n');
    const dialog = dialogOf(page);
    await expect(dialog.getByRole('heading', { name: '“broken.json” cannot be opened' })).toBeFocused();
    await expect(dialog).not.toContainText('Not as its format says.');
    await dialog.getByRole('button', { name: /^line 3, / }).click();
    await expect(dialog.locator('[aria-current="true"]')).toContainText('oops');
    await dialog.getByRole('button', { name: 'Back to the report' }).click();
    await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toHaveCount(0);
  });

  test('the chooser offers every kind of file that is read', async ({ page }) => {
    await page.goto('/my');
    const accept = await page.locator('input[type=file]').getAttribute('accept');
    for (const end of [
      '.argdown',
      '.txt',
      '.csv',
      '.opml',
      '.md',
      '.mup',
      '.graphml',
      '.bib',
      '.docx',
      '.i23'
    ])
      expect(accept!.split(',')).toContain(end);
  });

  test('a large one is read beside the page and can be given up', async ({ page }, info) => {
    const large = info.outputPath('large.argdown');
    const line = (at: number) => `[C${at}]: Claim number ${at} says that buses should run all night.\n`;
    writeFileSync(
      large,
      `[M]: The motion.\n${Array.from({ length: 320_000 }, (_, at) => line(at)).join('\n')}`
    );
    await page.goto('/my');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file…' }).click();
    const worker = page.waitForEvent('worker');
    await (await chooser).setFiles(large);
    const reader = await worker;
    const ended = reader.waitForEvent('close');
    const dialog = dialogOf(page);
    await expect(dialog.getByRole('progressbar', { name: 'Reading “large.argdown” …' })).toBeVisible();
    await expect(dialog).toContainText('MB · looking for claims, reasons and sources …');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    await ended;
    expect(page.workers()).toHaveLength(0);
    await expect(page.getByRole('button', { name: 'Open a file…' })).toBeFocused();
  });
});

test.describe('a file of another program is saved', () => {
  for (const [label, kind, format, end] of [
    ['Argdown', 'Argdown', 'argdown', '.argdown'],
    ['CSV', 'CSV', 'csv', '.csv'],
    ['AIF', 'AIF', 'aif', '-aif.json'],
    ['Verbatim cards', 'Verbatim', 'docx', '-verbatim.docx']
  ] as const) {
    test(`${label}: as the command line writes it, of the whole map`, async ({ page }, info) => {
      await openExport(page, '?claim=P1.2');
      await box(page).selectOption(label);
      await expect(box(page)).toBeFocused();
      await expect(dialogOf(page)).toContainText('The whole map is written');
      const { name, bytes } = await saved(page, kind);
      expect(name).toBe(`lithuania-cluster-munitions${end}`);
      expect(bytes.equals(converted(format, info.outputPath(`own${end}`)))).toBe(true);
    });
  }

  test('Argdown that is opened again is the map with all its claims', async ({ page }) => {
    await openExport(page);
    await box(page).selectOption('Argdown');
    const { name, bytes } = await saved(page, 'Argdown');
    await open(page, name, bytes);
    const { claims, reasons, sources } = debate;
    await expect(dialogOf(page)).toContainText(
      `Argdown · motion and ${claims.length - 1} claims · ${reasons.length} reasons · ${sources.length} sources`,
      { timeout: 30_000 }
    );
  });

  test('to Kialo: the text is seen, and what is lost, by kinds that can be opened', async ({ page }) => {
    await openExport(page);
    await box(page).selectOption('Kialo');
    const dialog = dialogOf(page);
    const file = dialog.getByRole('region', { name: 'Beginning of the file' });
    await expect(file).toContainText('Discussion Name: Lithuania');
    await expect(dialog).toContainText(/[\d,]+ things of the map are lost:/);
    const kind = page.getByText(/^Left out of \d+ claims: short heading$/);
    await kind.click();
    const items = dialog.getByRole('listitem').filter({ has: kind }).getByRole('listitem');
    expect(await items.count()).toBe(50);
    await expect(dialog).toContainText(/and \d+ more/);
    expect(await violationsOn(page)).toEqual([]);
    await expect(dialog.getByRole('combobox')).toHaveCount(1);
    await box(page).selectOption('SVG picture');
    await expect(dialog.getByRole('img')).toBeVisible();
  });

  test('a text can be copied; cards in a Word document cannot', async ({ page }) => {
    await openExport(page);
    await box(page).selectOption('TGF');
    await dialogOf(page).getByRole('button', { name: 'Copy the text' }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('\n#\n');
    await page.getByText('File', { exact: true }).click();
    await page.getByRole('button', { name: 'Choose and preview' }).click();
    await box(page).selectOption('Verbatim cards');
    await expect(dialogOf(page)).toContainText('citations as evidence cards');
    await expect(dialogOf(page).getByRole('button', { name: 'Copy the text' })).toHaveCount(0);
  });
});

test('what comes back in another format is compared with what that format holds', async ({ page }) => {
  await open(page, 'debate.json', readFileSync(`${ROOT}/${MAP_FILE}`));
  await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  const files = [];
  for (const kind of ['Argdown', 'CSV', 'SADFace']) {
    await page.getByText('File', { exact: true }).click();
    await page.getByRole('button', { name: 'Choose and preview' }).click();
    await box(page).selectOption(kind);
    const { name, bytes } = await saved(page, kind);
    const text = bytes.toString().replace('Russia can no longer count on', 'Moscow can no longer count on');
    files.push({ name, mimeType: '', buffer: Buffer.from(text) });
    await expect(dialogOf(page)).toHaveCount(0);
  }
  // The numbers of its claims are those of no claims of ours.
  files.push({ name: 'other.csv', mimeType: '', buffer: Buffer.from('id,text\nP1,Something else\n') });
  await page.goto(`${new URL(page.url()).pathname}/collect`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open files …' }).click();
  await (await chooser).setFiles(files);
  const named = (end: RegExp) => page.getByRole('listitem').getByRole('button', { name: end });
  await expect(named(/other\.csv/)).toBeVisible({ timeout: 30_000 });
  await expect(named(/\.argdown 1 change$/)).toBeVisible();
  await expect(named(/munitions\.csv 1 change$/)).toBeVisible();
  await expect(named(/SADFace does not say which claim is which$/)).toBeVisible();
  await expect(named(/other\.csv This is another map/)).toBeVisible();
  await named(/munitions\.csv 1 change$/).click();
  await page.getByRole('button', { name: /^Take/ }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'Taken over from' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use(PHONE);

  test('nothing is wider than the screen', async ({ page }) => {
    await open(page, 'buses.argdown', BUSES);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect(dialogOf(page)).toContainText('Not as its format says.');
    expect(await width()).toBeLessThanOrEqual(390);
    await dialogOf(page)
      .getByRole('button', { name: /^line 3, / })
      .click();
    expect(await width()).toBeLessThanOrEqual(390);
    expect(await violationsOn(page)).toEqual([]);
  });
});
