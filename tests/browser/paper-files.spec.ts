import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import {
  claimOf,
  debate,
  expect,
  expectKept,
  focused,
  type Locator,
  MAP,
  MAP_FILE,
  openMap,
  type Page,
  PHONE,
  ROOT,
  test
} from './fixtures.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const box = (page: Page, name: string) => dialogOf(page).getByRole('combobox', { name });
const textOf = (page: Page) => dialogOf(page).frameLocator('iframe');

async function openDialog(page: Page, query = '', map = MAP): Promise<Locator> {
  await openMap(page, query, map);
  await page.getByText(/^(File|Failas)$/).click();
  await page.getByRole('button', { name: /^(Choose and preview|Pasirinkti ir peržiūrėti)/ }).click();
  await expect(dialogOf(page).getByRole('img')).toBeVisible();
  return dialogOf(page);
}

async function saved(page: Page, kind: string): Promise<{ name: string; bytes: Buffer }> {
  const button = dialogOf(page).getByRole('button', { name: `Save ${kind}` });
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

function commandLine(file: string, ...options: string[]): Buffer {
  const args = ['dist/warrant.cjs', 'render', MAP_FILE, ...options, '-o', file];
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
  return readFileSync(file);
}

function frameHasKeyboard(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
}

/** Names of what is downloaded, as it begins. */
function downloadsOf(page: Page): string[] {
  const names: string[] = [];
  page.on('download', (download) => names.push(download.suggestedFilename()));
  return names;
}

test.describe('each file is the one of the command line', () => {
  test.describe.configure({ timeout: 120_000 });

  for (const [file, kind, end, options] of [
    ['PDF, one page', 'PDF', 'pdf', ['--theme', 'mono', '--size', 'a3']],
    ['PDF, sheets that join', 'PDF', 'pdf', ['--theme', 'mono', '--tile', 'letter']],
    ['PDF to leaf through', 'PDF', 'pdf', ['--theme', 'mono', '--leaflet', 'letter']],
    ['Web page (HTML)', 'HTML', 'html', ['--cite']],
    ['Word (DOCX)', 'DOCX', 'docx', ['--quotations']],
    ['Markdown', 'Markdown', 'md', []]
  ] as const) {
    test(file, async ({ page }, info) => {
      const dialog = await openDialog(page, '?claim=P1.2');
      await box(page, 'File').selectOption(file);
      await box(page, 'What is drawn').selectOption('branch');
      if (kind === 'PDF') await box(page, 'Colours').selectOption('Black and white');
      if (file === 'PDF, one page') await box(page, 'Size').selectOption('A3');
      else if (kind === 'PDF') await box(page, 'Sheet').selectOption('Letter');
      if (end === 'html') await dialog.getByLabel('How to cite the map').check();
      if (end === 'docx') await dialog.getByLabel('Quotations in the list').check();
      const { name, bytes } = await saved(page, kind);
      const pages = file.includes('sheets') ? '-sheets' : file.includes('leaf') ? '-leaflet' : '';
      expect(name).toBe(`lithuania-cluster-munitions-P1.2${pages}.${end}`);
      const same = commandLine(info.outputPath(`own.${end}`), '--root', 'P1.2', ...options);
      expect(bytes.equals(same)).toBe(true);
      if (kind === 'PDF') expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
      if (end === 'docx')
        expect(strFromU8(unzipSync(bytes)['word/document.xml']!)).toContain(claimOf('P1.2').heading!);
      if (end === 'html' || end === 'md') expect(bytes.toString()).toContain(claimOf('P1.2').text);
      await expect(dialog).toHaveCount(0);
    });
  }
});

test('only fields that mean something for the file are asked for', async ({ page }) => {
  const dialog = await openDialog(page, '?claim=P1.2');
  const names = async () => (await dialog.getByRole('combobox').all()).length;
  expect(await names()).toBe(7);
  for (const [file, fields, hidden] of [
    ['PNG picture', ['Pixels to a px', 'Size', 'Levels'], ['Letters', 'Sheet']],
    ['PDF, one page', ['Size', 'Levels'], ['Letters', 'Sheet', 'Pixels to a px']],
    ['PDF, sheets that join', ['Size', 'Levels', 'Sheet'], ['Letters', 'Pixels to a px']],
    ['PDF to leaf through', ['Sheet', 'Layout', 'Colours'], ['Letters', 'Size', 'Levels']],
    ['Web page (HTML)', ['Levels'], ['Layout', 'Colours', 'Size', 'Sheet', 'Letters']]
  ] as const) {
    await box(page, 'File').selectOption(file);
    await expect(box(page, 'File')).toBeFocused();
    for (const name of fields) await expect(box(page, name), `${file}: ${name}`).toBeVisible();
    for (const name of hidden) await expect(box(page, name), `${file}: ${name}`).toHaveCount(0);
  }
  await expect(dialog.getByLabel('Legend')).toHaveCount(0);
  await expect(dialog.getByLabel('Numbers of sources')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Print …' })).toHaveCount(0);
});

test('sheets and pages are counted before they are written, and seen', async ({ page }) => {
  const dialog = await openDialog(page);
  await box(page, 'What is drawn').selectOption('The whole map');
  await box(page, 'Levels').selectOption('1 level');
  await box(page, 'File').selectOption('PDF, sheets that join');
  await expect(dialog.getByRole('img', { name: 'Preview of the picture with its sheets' })).toBeVisible();
  await expect(dialog).toContainText(/4 sheets of A4 and one that shows how they join · smallest letter 8.3/);
  await box(page, 'Sheet').selectOption('A3');
  await expect(dialog).toContainText(/\d sheets? of A3/);
  await box(page, 'File').selectOption('PDF to leaf through');
  await expect(dialog.getByRole('img', { name: 'Preview of the first page' })).toBeVisible();
  await expect(dialog).toContainText(/\d+ pages of A3/);
});

test.describe('a text', () => {
  // The test's own.
  test.use({ provoked: [/Blocked script execution in 'about:srcdoc'/] });

  test('is seen as it is, and its links open beside the page', async ({ page, context }) => {
    const dialog = await openDialog(page, '?claim=P1.2');
    await box(page, 'File').selectOption('Web page (HTML)');
    const heading = textOf(page).getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(claimOf(debate.motion!).text);
    expect(await heading.evaluate((each) => getComputedStyle(each).marginTop)).toBe('0px');
    const link = textOf(page).locator('a[href^="about:srcdoc#s"]').first();
    await link.click();
    await expect(textOf(page).locator('.sources')).toBeInViewport();
    await box(page, 'File').selectOption('Word (DOCX)');
    await expect(dialog).toContainText('The preview shows the text as a web page');
    await expect(textOf(page).locator('a[target="_blank"]').first()).toHaveAttribute('rel', 'noopener');
    expect(context.pages().length).toBe(1);
  });

  test('all of it goes by keyboard', async ({ page }) => {
    await openDialog(page, '?claim=P1.2.2');
    expect(await box(page, 'File').evaluate((each) => each === document.activeElement)).toBe(true);
    for (let at = 0; at < 5; at++) await page.keyboard.press('ArrowDown');
    await expect(box(page, 'File')).toHaveValue('html');
    await expect(textOf(page).getByRole('heading', { level: 1 })).toBeVisible();
    for (let at = 0; at < 20 && !(await frameHasKeyboard(page)); at++) await page.keyboard.press('Tab');
    // What is seen is made anew where an arrow key was still to be followed, and begins at its top again.
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(textOf(page).locator('.sources li').last()).toBeInViewport({ timeout: 1000 });
    }).toPass();
    const download = page.waitForEvent('download');
    for (let at = 0; at < 20 && (await focused(page)) !== 'Save HTML'; at++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.html$/);
  });
});

test('letters that no font has are named', async ({ page }) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('Caption').fill('Figure 文字');
  await expect(dialog).toContainText('lack 文, 字: another font of the reader draws them');
  await box(page, 'File').selectOption('PDF, one page');
  await expect(dialog).toContainText('lack 文, 字: boxes with their numbers are drawn instead');
});

test('what is too large is refused, with a way out', async ({ page }) => {
  const dialog = await openDialog(page);
  await box(page, 'Size').selectOption('Another width');
  await dialog.getByRole('textbox', { name: 'Width' }).fill('9000');
  await box(page, 'File').selectOption('PDF, sheets that join');
  await expect(page.getByRole('alert')).toContainText(/would be [\d,]+ sheets, and 400 is the most: take/);
  await box(page, 'File').selectOption('PDF, one page');
  await expect(page.getByRole('alert')).toHaveText('');
  await dialog.getByRole('button', { name: 'Save PDF' }).click();
  await expect(page.getByRole('alert')).toContainText(/inches long, and a PDF page may be 200: take/);
  await expect(dialog.getByRole('button', { name: 'Save PDF' })).toBeFocused();
});

test('a PDF that is being made ends with the dialog', async ({ page }) => {
  const dialog = await openDialog(page, '?depth=9');
  await box(page, 'File').selectOption('PDF, sheets that join');
  await expect(dialog).toContainText('sheets of A4', { timeout: 20_000 });
  const downloads = downloadsOf(page);
  await dialog.getByRole('button', { name: 'Save PDF' }).click();
  await expect(dialog.getByRole('button', { name: 'Saving …' })).toBeFocused();
  await expect.poll(() => page.workers().length).toBe(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(0);
  expect(downloads).toEqual([]);
});

test('a picture is copied as PNG, a text in two forms', async ({ page }) => {
  const dialog = await openDialog(page, '?claim=P1.2.2');
  await box(page, 'What is drawn').selectOption('branch');
  await dialog.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  const start = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = new Uint8Array(await (await item!.getType('image/png')).arrayBuffer());
    return [...bytes.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join('');
  });
  expect(start).toBe('PNG');
  await openDialog(page, '?claim=P1.2.2');
  await box(page, 'File').selectOption('Markdown');
  await dialog.getByRole('button', { name: 'Copy the text' }).click();
  await expect(dialog).toHaveCount(0);
  const forms = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item!.getType(type)).text()));
  });
  expect(forms[0]).toMatch(/^# /);
  expect(forms[1]).toContain('<ol');
});

test('a browser that lets nothing be copied is told of', async ({ page }) => {
  const dialog = await openDialog(page, '?claim=P1.2.2');
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await dialog.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect(page.getByRole('alert')).toHaveText(/does not let the page copy: save the file/);
});

test('file and sheet are there again', async ({ page }) => {
  const dialog = await openDialog(page);
  await box(page, 'File').selectOption('PDF, sheets that join');
  await box(page, 'Sheet').selectOption('A3');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await openDialog(page);
  await expect(box(page, 'File')).toHaveValue('tiles');
  await expect(box(page, 'Sheet')).toHaveValue('a3');
});

test.describe('printing', () => {
  test('hands the PDF to the viewer of the browser', async ({ page }) => {
    // A browser without a window may crash on printing itself.
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    const dialog = await openDialog(page, '?claim=P1.2.2');
    await box(page, 'What is drawn').selectOption('branch');
    test.skip(!(await page.evaluate(() => navigator.pdfViewerEnabled)), 'this browser shows no PDF');
    await dialog.getByRole('button', { name: 'Print …' }).click();
    const made = () => page.frames().some((frame) => frame.url().startsWith('blob:'));
    await expect.poll(made, { timeout: 30_000 }).toBe(true);
    await expect(dialog.getByText('The file is being made …')).toHaveCount(0);
    await expect(dialog.getByRole('link', { name: 'Open the PDF' })).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveText('');
  });

  test('offers the PDF where the browser has no viewer', async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => false })
    );
    const dialog = await openDialog(page, '?claim=P1.2.2');
    await box(page, 'What is drawn').selectOption('branch');
    await dialog.getByRole('button', { name: 'Print …' }).click();
    const link = dialog.getByRole('link', { name: 'Open the PDF' });
    await expect(link).toBeFocused({ timeout: 30_000 });
    await expect(link).toHaveAttribute('href', /^blob:/);
  });
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', provoked: [/net::ERR_INTERNET_DISCONNECTED/] });

  test('a PDF is made all the same, and a Word document', async ({ page, context }) => {
    await page.goto('/');
    await expectKept(page);
    await context.setOffline(true);
    await openDialog(page, '?claim=P1.2.2');
    await box(page, 'What is drawn').selectOption('branch');
    await box(page, 'File').selectOption('PDF, one page');
    expect((await saved(page, 'PDF')).bytes.toString('latin1', 0, 5)).toBe('%PDF-');
    await openDialog(page, '?claim=P1.2.2');
    await box(page, 'File').selectOption('Word (DOCX)');
    expect((await saved(page, 'DOCX')).bytes.toString('latin1', 0, 2)).toBe('PK');
  });
});

for (const [name, size, path] of [
  ['desktop', { width: 1280, height: 800 }, MAP],
  ['phone, in Lithuanian and dark', PHONE.viewport, `/lt${MAP}`]
] as const) {
  test(`it fits and axe finds nothing, whatever the file: ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    const dialog = await openDialog(page, '?theme=dark', path);
    for (const file of ['tiles', 'leaflet', 'html']) {
      await dialog.getByRole('combobox').first().selectOption(file);
      await expect(dialog.locator('.preview:not(.stale)').locator('svg, img, iframe')).toBeVisible({
        timeout: 20_000
      });
      const { violations } = await new AxeBuilder({ page }).include('dialog').exclude('iframe').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        file
      ).toEqual([]);
      const content = dialog.locator('.content');
      expect(await content.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
    }
  });
}
