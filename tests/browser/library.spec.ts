import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { ArgumentMap } from '../../src/lib/model/map.ts';
import {
  debate,
  expect,
  type Locator,
  MAP,
  MAP_FILE,
  manyWords,
  openMap,
  type Page,
  ROOT,
  test
} from './fixtures.ts';

const MOTION = 'The city should close its centre to cars';
const sound: ArgumentMap = {
  format: 'warrant/1',
  id: 'cars',
  title: MOTION,
  language: 'en',
  motion: 'M',
  claims: [
    { id: 'M', text: MOTION },
    { id: 'A', text: 'The air gets cleaner' }
  ],
  reasons: [{ id: 'r', side: 'pro', premises: ['A'], target: { claim: 'M' } }],
  sources: []
};

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const dialogOf = (page: Page) => page.getByRole('dialog');
/** A map in the list of those that are kept. */
const entryOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });
const titles = (page: Page) => page.getByRole('heading', { level: 2 }).getByRole('link').allTextContents();

async function openLibrary(page: Page): Promise<void> {
  await page.goto('/my');
  await expect(page.getByRole('button', { name: 'Copy to change it' })).not.toHaveCount(0);
}

/** Makes a map and comes back to the list. */
async function make(page: Page, motion = MOTION): Promise<void> {
  await page.getByRole('button', { name: 'New debate' }).click();
  await dialogOf(page).getByLabel('The motion, in one sentence').fill(motion);
  await dialogOf(page).getByRole('button', { name: 'Begin' }).click();
  await expect(page).toHaveURL(/\/my\/[\da-f-]{36}(\?claim=[\da-f-]{36})?$/);
  await page.getByRole('link', { name: 'Your maps' }).click();
  await expect(entryOf(page, motion)).toHaveCount(1);
}

/** Drags a file over the page and drops it; a number is so many bytes of nothing. */
async function drop(page: Page, name: string, content: string | number): Promise<void> {
  const parts = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      const bytes = typeof content === 'number' ? new Uint8Array(content) : content;
      transfer.items.add(new File([bytes], name));
      return transfer;
    },
    [name, content] as const
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: parts });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: parts });
  await expect(page.getByText('Drop the file to open it')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: parts });
  await expect(page.getByText('Drop the file to open it')).toBeHidden();
}

/** Presses what saves a file, and reads it. */
async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** The map in a file, without what names the version that was given away. */
function mapIn(text: string): ArgumentMap {
  const { copyOf: _, ...map } = JSON.parse(text);
  return map;
}

/** Does something to the store of maps from outside, as a fault would. */
function tamper(page: Page, store: string, value: unknown): Promise<void> {
  return page.evaluate(
    ([store, value]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('warrant');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction(store, 'readwrite');
          transaction.objectStore(store).add(value);
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    [store, value] as const
  );
}

test('a discussion of Kialo is dropped, told and opened as a map', async ({ page }) => {
  await page.goto('/my');
  await expect(page.getByRole('button', { name: 'New debate' })).toBeVisible();
  await drop(
    page,
    'export.txt',
    'Discussion Title: Buses\n\n1. Buses run all night.\n1.1. Pro: Workers get home.\n1.2. Con: -> See 4.1.\n'
  );
  await expect(dialogOf(page)).toContainText(
    'Not as its format says. Parts of the file may be missing in the map:'
  );
  await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL(/\/my\/imported-[\da-f]{16}/);
  await expect(page.getByRole('treeitem', { name: /Workers get home/ })).toBeVisible();
});

test.describe('the list', () => {
  test('is empty at first, says so, and offers the debates of this site', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('banner').getByRole('link', { name: 'Your maps' }).click();
    await expect(heading(page)).toHaveText('Your maps');
    await expect(page.getByText('No maps are kept on this device yet.')).toBeVisible();
    const templates = page.getByRole('region', { name: 'Debates to start from' });
    await expect(templates.getByRole('link', { name: debate.claims[0]!.text })).toHaveAttribute('href', MAP);
  });

  test('a new debate has its motion, and is there when one comes back', async ({ page }) => {
    await openLibrary(page);
    await make(page);
    await expect(entryOf(page, MOTION)).toContainText('0 claims · 1 kB · edited now');
    await page.reload();
    await entryOf(page, MOTION).getByRole('link', { name: MOTION }).click();
    await expect(page.getByRole('treeitem')).toHaveCount(1);
    await expect(page).toHaveTitle(`${MOTION} · Warrant`);
  });

  test('a motion needs words', async ({ page }) => {
    await openLibrary(page);
    await page.getByRole('button', { name: 'New debate' }).click();
    const motion = dialogOf(page).getByLabel('The motion, in one sentence');
    await expect(motion).toBeFocused();
    await motion.fill('  ');
    await expect(dialogOf(page).getByRole('button', { name: 'Begin' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'New debate' })).toBeFocused();
  });

  test('duplicates and renames; what was edited last stands first; HTML is text', async ({ page }) => {
    await openLibrary(page);
    await make(page);
    await entryOf(page, MOTION).getByRole('button', { name: 'Duplicate' }).click();
    const copy = `${MOTION} (copy)`;
    await expect(entryOf(page, copy)).toHaveCount(1);
    await entryOf(page, MOTION).getByRole('button', { name: 'Rename' }).click();
    const title = dialogOf(page).getByLabel('Title');
    await expect(title).toHaveValue(MOTION);
    const hostile = '<img src=x onerror="document.title=1"> & <b>cars</b>';
    await title.fill(hostile);
    await page.keyboard.press('Enter');
    await expect(entryOf(page, hostile)).toHaveCount(1);
    await expect.poll(() => titles(page)).toEqual([hostile, copy]);
    await page.reload();
    await expect.poll(() => titles(page)).toEqual([hostile, copy]);
    await expect(page.locator('main img, main b')).toHaveCount(0);
  });

  test('deletes with a way back, at once or later, and erases when told twice', async ({ page }) => {
    await openLibrary(page);
    await make(page);
    const remove = () => entryOf(page, MOTION).getByRole('button', { name: 'Delete' }).click();
    await remove();
    await expect(page.getByText(`“${MOTION}” was deleted.`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(entryOf(page, MOTION)).toHaveCount(1);

    await remove();
    await page.reload();
    const removed = page.getByRole('group').filter({ hasText: 'Recently deleted (1)' });
    await removed.getByText('Recently deleted').click();
    await expect(removed).toContainText('deleted now; will be erased in 30 days');
    await removed.getByRole('button', { name: 'Put back' }).click();
    await expect(entryOf(page, MOTION)).toHaveCount(1);

    await remove();
    await removed.getByText('Recently deleted').click();
    await removed.getByRole('button', { name: 'Erase for good' }).click();
    await dialogOf(page).getByRole('button', { name: 'Erase for good' }).click();
    await expect(page.getByText('Recently deleted')).toBeHidden();
    await page.reload();
    await expect(page.getByText('No maps are kept on this device yet.')).toBeVisible();
  });

  test('what was deleted long ago is erased', async ({ page }) => {
    await openLibrary(page);
    const old = {
      id: 'old',
      title: 'Old',
      claims: 0,
      bytes: 1,
      edited: 1,
      made: 1,
      removed: Date.now() - 31 * 864e5
    };
    await tamper(page, 'maps', old);
    await tamper(page, 'maps', { ...old, id: 'new', title: 'New', removed: Date.now() - 25 * 864e5 });
    await page.reload();
    await page.getByText('Recently deleted (1)').click();
    await expect(page.getByText('deleted 25 days ago; will be erased in 5 days')).toBeVisible();
  });

  test('another tab, in which a map is open, sees it replaced', async ({ page, context }) => {
    await openLibrary(page);
    const put = (text: string, button: string) =>
      drop(page, 'cars.json', text).then(() =>
        dialogOf(page).getByRole('button', { name: button, exact: true }).click()
      );
    await put(JSON.stringify(sound), 'Open');
    await expect(page).toHaveURL('/my/cars');
    const other = await context.newPage();
    await other.goto('/my/cars');
    await expect(other.getByRole('treeitem')).toHaveCount(2);
    await page.goto('/my');
    await put(JSON.stringify(sound).replaceAll('cleaner', 'better'), 'Replace the one kept');
    await expect(other.getByRole('treeitem').filter({ hasText: 'The air gets better' })).toHaveCount(1);
  });

  test('without scripts it says why it is empty', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/my');
    await expect(page.getByText('Your maps are kept on this device by a script.')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await context.close();
  });

  test('axe finds nothing, with maps, dialogs and files', async ({ page }) => {
    const violations = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    };
    await openLibrary(page);
    await make(page);
    await make(page, 'Another');
    await entryOf(page, MOTION).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Recently deleted').click();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'New debate' }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await drop(page, 'broken.json', '{}');
    await expect(dialogOf(page).getByRole('code')).toHaveCount(1);
    expect(await violations()).toEqual([]);
    await page.goto('/lt/my?theme=dark');
    await expect(page.getByRole('button', { name: 'Kopijuoti ir keisti' })).not.toHaveCount(0);
    expect(await violations()).toEqual([]);
  });
});

test.describe('a file', () => {
  test('that is saved and opened again is the same map, beside or in place of the one kept', async ({
    page
  }) => {
    await openLibrary(page);
    await drop(page, 'cars.json', JSON.stringify(sound));
    const dialog = dialogOf(page);
    await expect(dialog).toContainText('1 claim · 1 reason · 0 sources');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL('/my/cars');
    await expect(page.getByRole('treeitem')).toHaveCount(2);

    await page.goto('/my');
    const { name, text } = await saved(
      page,
      entryOf(page, MOTION).getByRole('button', { name: 'Save as a file' })
    );
    expect(name).toBe('The-city-should-close-its-centre-to-cars.warrant.json');
    expect(mapIn(text)).toEqual(sound);

    await drop(page, name, text);
    await expect(dialog).toContainText(`kept on this device already: “${MOTION}”, edited now`);
    await dialog.getByRole('button', { name: 'Keep both' }).click();
    await expect(page).toHaveURL(/\/my\/[\da-f-]{36}$/);
    await page.goto('/my');
    await expect.poll(() => titles(page)).toEqual([MOTION, MOTION]);
    const [first] = await Promise.all([
      saved(page, entryOf(page, MOTION).first().getByRole('button', { name: 'Save as a file' }))
    ]);
    const copy = mapIn(first.text);
    expect(copy.id).not.toBe(sound.id);
    expect({ ...copy, id: sound.id }).toEqual(sound);

    await drop(page, name, text.replaceAll('cleaner', 'better'));
    await dialog.getByRole('button', { name: 'Replace the one kept' }).click();
    await expect(page).toHaveURL('/my/cars');
    await expect(page.getByRole('treeitem').filter({ hasText: 'The air gets better' })).toHaveCount(1);
    await page.goto('/my');
    await page.getByText('Recently deleted (1)').click();
    await page.getByRole('button', { name: 'Put back' }).click();
    await expect.poll(() => titles(page)).toEqual([MOTION, MOTION, MOTION]);
  });

  test('that another tab has kept meanwhile is asked about anew', async ({ page, context }) => {
    const other = await context.newPage();
    for (const each of [page, other]) {
      await openLibrary(each);
      await drop(each, 'cars.json', JSON.stringify(sound));
      await expect(dialogOf(each).getByRole('button', { name: 'Open', exact: true })).toBeVisible();
    }
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL('/my/cars');
    await expect(page.getByText('Saved on this device')).toBeVisible();
    // The page that has just come takes the keyboard to its beginning.
    await expect(async () => {
      await page.getByRole('treeitem').first().focus();
      await page.keyboard.press('Shift+F');
      await expect(page.getByRole('textbox').first()).toBeFocused({ timeout: 1000 });
    }).toPass();
    await page.keyboard.type('Streets are quiet');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('treeitem')).toHaveCount(3);
    await expect(page.getByText('Saved on this device')).toBeVisible();

    await dialogOf(other).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialogOf(other)).toContainText('kept on this device already');
    await expect(dialogOf(other).getByRole('button', { name: 'Keep both' })).toBeFocused();
    await dialogOf(other).getByRole('button', { name: 'Open the one kept' }).click();
    await expect(other.getByRole('treeitem')).toHaveCount(3);
  });

  test('whose map was deleted here is opened beside that, or that is put back', async ({ page }) => {
    await openLibrary(page);
    const better = JSON.stringify(sound).replaceAll('cleaner', 'better');
    await drop(page, 'cars.json', JSON.stringify(sound));
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL('/my/cars');
    const deleted = async () => {
      await page.goto('/my');
      await entryOf(page, MOTION).getByRole('button', { name: 'Delete' }).click();
      await expect(entryOf(page, MOTION)).toHaveCount(0);
      await drop(page, 'cars.json', better);
      await expect(dialogOf(page)).toContainText(`was deleted here: “${MOTION}”`);
    };
    await deleted();
    await dialogOf(page).getByRole('button', { name: 'Put back the deleted one' }).click();
    await expect(page.getByRole('treeitem').filter({ hasText: 'The air gets cleaner' })).toHaveCount(1);
    await page.goto('/my');
    await expect.poll(() => titles(page)).toEqual([MOTION]);

    await deleted();
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByRole('treeitem').filter({ hasText: 'The air gets better' })).toHaveCount(1);
    await page.goto('/my');
    await expect.poll(() => titles(page)).toEqual([MOTION]);
    await expect(page.getByText('Recently deleted (1)')).toBeVisible();
  });

  test('is chosen by a button too', async ({ page }) => {
    await openLibrary(page);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Open a file…' }).click()
    ]);
    await chooser.setFiles(`${ROOT}${MAP_FILE}`);
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL('/my/lithuania-cluster-munitions');
    await expect(page.getByRole('treeitem')).toHaveCount(14);
  });

  test('that is damaged replaces nothing: its problems are told with their place', async ({ page }) => {
    await openMap(page);
    const broken = {
      ...sound,
      motion: 'Z',
      claims: [...sound.claims, { id: 'B' }, { id: 'A', text: '<b>A</b>' }]
    };
    await drop(page, '<i>broken</i>.json', JSON.stringify(broken));
    const dialog = dialogOf(page);
    await expect(dialog.getByRole('heading')).toHaveText('“<i>broken</i>.json” cannot be opened');
    await expect(dialog.getByRole('listitem').filter({ hasNot: page.getByRole('list') })).toHaveText([
      'claims[2].text: is missing',
      'claims[3].id: the claim "A" is already at claims[1] “<b>A</b>”',
      'motion: no claim "Z"'
    ]);
    await expect(dialog).toContainText('Something is named that is not in the file.');
    await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toHaveCount(0);
    const report = await saved(page, dialog.getByRole('button', { name: 'Save the whole list' }));
    expect(report.text).toContain('motion: no claim "Z"\n');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(MAP);
    await expect(page.getByRole('treeitem')).toHaveCount(14);

    const many = { ...sound, reasons: Array.from({ length: 50 }, (_, at) => ({ id: `r${at}` })) };
    await drop(page, 'many.json', JSON.stringify(many));
    await expect(dialog.getByRole('code')).toHaveCount(20);
    await expect(dialog).toContainText(/and \d+ more/);
    await page.keyboard.press('Escape');
    await page.goto('/lt/my');
    await expect(page.getByRole('button', { name: 'Kopijuoti ir keisti' })).not.toHaveCount(0);
    const newer = Buffer.from(JSON.stringify({ ...sound, format: 'warrant/9' }));
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'newer.json', mimeType: 'application/json', buffer: newer });
    await expect(dialog).toContainText('Failas sukurtas naujesne „Warrant“ versija.');
  });

  test('that holds no map is told for what it is once, in the language of the page', async ({ page }) => {
    await page.goto('/lt/my');
    await expect(page.getByRole('button', { name: 'Kopijuoti ir keisti' })).not.toHaveCount(0);
    const dialog = dialogOf(page);
    for (const [name, bytes, said] of [
      ['map.pdf', Buffer.from('%PDF-1.7\n'), 'Šiame faile žemėlapio nėra.'],
      ['map.json', Buffer.from([0x7b, 0xff, 0x7d]), 'Failas nėra UTF-8 tekstas.']
    ] as const) {
      const input = page.locator('input[type=file]').first();
      await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
      await expect(dialog.getByRole('listitem')).toHaveCount(1);
      await expect(dialog.getByRole('listitem')).toContainText(said);
      await expect(dialog.getByRole('code')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  });

  test('is read, and the keyboard is on what is asked for, or on the title where problems are listed', async ({
    page
  }) => {
    await openLibrary(page);
    const dialog = dialogOf(page);
    await drop(page, 'cars.json', JSON.stringify(sound));
    await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/my/cars');
    await page.goto('/my');
    await drop(page, 'cars.json', JSON.stringify(sound));
    await expect(dialog.getByRole('button', { name: 'Keep both' })).toBeFocused();
    await page.keyboard.press('Escape');
    const loose = { ...sound, id: 'loose', claims: [...sound.claims, { id: 'L', text: 'Loose' }] };
    for (const [name, map, title] of [
      ['loose.json', loose, 'Open “loose.json”?'],
      ['broken.json', {}, '“broken.json” cannot be opened']
    ] as const) {
      await drop(page, name, JSON.stringify(map));
      await expect(dialog.getByRole('heading', { name: title })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  });

  test('with things worth knowing can be opened all the same', async ({ page }) => {
    await openLibrary(page);
    const loose = { ...sound, claims: [...sound.claims, { id: 'L', text: 'Loose' }] };
    await drop(page, 'loose.json', JSON.stringify(loose));
    await expect(dialogOf(page).getByRole('code')).toHaveText(/^claims\[2\]: .*joined to nothing/);
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL('/my/cars');
  });

  test('of 100 MB is refused by its size; one of some MB is read aside', async ({ page }) => {
    await openLibrary(page);
    await drop(page, 'large.json', 100 * 1024 * 1024);
    await expect(dialogOf(page)).toContainText('is 100 MB large; maps of up to 64 MB are read');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'New debate' })).toBeVisible();
    await drop(page, 'some.json', JSON.stringify({ ...sound, more: 'x'.repeat(3 * 1024 * 1024) }));
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL('/my/cars');
  });

  test('that is a picture is opened as its map; one without a map says so', async ({ page }) => {
    await openMap(page);
    const sheet = page.locator('details', { hasText: 'File' });
    const item = async (name: string) => {
      await sheet.locator('summary').click();
      return saved(page, sheet.getByRole('link', { name, exact: true }));
    };
    const { name, text } = await item('What is shown');
    await expect(page.getByText('with the whole map inside')).toBeVisible();
    await drop(page, name, text);
    await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL(`/my/${debate.id}`);
    await expect(page.getByRole('treeitem')).toHaveCount(14);
    await page.goto('/my');
    const again = await saved(page, page.getByRole('button', { name: 'Save as a file' }));
    expect(mapIn(again.text)).toEqual(debate);

    await openMap(page);
    await sheet.locator('summary').click();
    await page.getByRole('button', { name: 'Choose and preview …' }).click();
    await dialogOf(page).getByLabel('The map, so that').uncheck();
    const alone = await saved(page, dialogOf(page).getByRole('button', { name: 'Save SVG' }));
    expect(alone.text).not.toContain('urn:warrant:map');
    await drop(page, alone.name, alone.text);
    await expect(dialogOf(page)).toContainText('No map is inside this file.');
  });
});

test.describe('without a connection', () => {
  test.use({ provoked: [/ERR_INTERNET_DISCONNECTED/] });

  test('the notice that a file could not be opened is closed by its button and by Escape', async ({
    page
  }) => {
    await openLibrary(page);
    await page.context().setOffline(true);
    const notice = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    const close = page.getByRole('button', { name: 'Close', exact: true });
    const open = page.getByRole('button', { name: 'Open a file…' });
    await open.focus();
    await drop(page, 'cars.json', JSON.stringify(sound));
    await expect(notice).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await close.focus();
    await page.keyboard.press('Enter');
    await expect(notice).toHaveCount(0);
    await expect(open, 'the keyboard is back').toBeFocused();

    await drop(page, 'cars.json', JSON.stringify(sound));
    await expect(notice).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(notice).toHaveCount(0);
    await expect(open).toBeFocused();
  });
});

test.describe('a copy of a debate', () => {
  test('is made from its page and from the list, and is kept', async ({ page }) => {
    await openMap(page, '?theme=dark');
    await page.getByText('File', { exact: true }).click();
    await page.getByRole('button', { name: 'Edit a copy' }).click();
    await expect(page).toHaveURL(/\/my\/[\da-f-]{36}\?theme=dark$/);
    await expect(page.getByRole('treeitem')).toHaveCount(14);
    await openLibrary(page);
    await page.getByRole('button', { name: 'Copy to change it' }).first().click();
    await expect(page).toHaveURL(/\/my\/[\da-f-]{36}$/);
    await expect(page.getByRole('treeitem').first()).toBeVisible();
    await page.goto('/my');
    await expect(page.getByRole('button', { name: 'Duplicate' })).toHaveCount(2);
  });

  test('and its file are among all commands', async ({ page }) => {
    await openMap(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('map file');
    const { text } = await saved(page, page.getByRole('option', { name: 'Save as a map file' }));
    expect(text === readFileSync(`${ROOT}${MAP_FILE}`, 'utf8')).toBe(true);
  });
});

test.describe('where nothing can be kept', () => {
  test('a private window is told, and what was typed can be saved', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await openLibrary(page);
    await expect(page.getByRole('alert')).toContainText(
      'No maps can be kept here. This browser keeps nothing'
    );
    await page.getByRole('button', { name: 'New debate' }).click();
    await dialogOf(page).getByLabel('The motion, in one sentence').fill(MOTION);
    await dialogOf(page).getByRole('button', { name: 'Begin' }).click();
    await expect(dialogOf(page).getByRole('alert')).toContainText(
      'It could not be kept. This browser keeps nothing'
    );
    const { text } = await saved(page, dialogOf(page).getByRole('button', { name: 'Save as a file' }));
    expect(JSON.parse(text).claims[0].text).toBe(MOTION);
    await page.keyboard.press('Escape');
    await drop(page, 'cars.json', JSON.stringify(sound));
    await expect(dialogOf(page).getByRole('alert')).toContainText('This browser keeps nothing');
    await page.goto('/my/cars');
    await expect(heading(page)).toHaveText('No maps can be kept here');
    await openMap(page);
    await page.getByText('File', { exact: true }).click();
    await page.getByRole('button', { name: 'Edit a copy' }).click();
    await expect(page.getByText('That could not be done. This browser keeps nothing')).toBeVisible();
  });

  test('a full store is told, nothing is lost, and the file is offered', async ({ page, baseURL }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 300_000 });
    await openLibrary(page);
    await make(page);
    await page.getByRole('button', { name: 'New debate' }).click();
    const long = manyWords(500_000);
    await dialogOf(page).getByLabel('The motion, in one sentence').fill(long);
    await dialogOf(page).getByRole('button', { name: 'Begin' }).click();
    await expect(dialogOf(page).getByRole('alert')).toContainText('There is no more room for this site');
    const { text } = await saved(page, dialogOf(page).getByRole('button', { name: 'Save as a file' }));
    expect(JSON.parse(text).title).toBe(long);
    await page.keyboard.press('Escape');
    await entryOf(page, MOTION).getByRole('button', { name: 'Rename' }).click();
    await dialogOf(page).getByLabel('Title').fill(long);
    await page.keyboard.press('Enter');
    await expect(page.getByText('That could not be done. There is no more room')).toBeVisible();
    await page.reload();
    await expect.poll(() => titles(page)).toEqual([MOTION]);
  });

  test('a store that is nearly full is told', async ({ page }) => {
    // What Chromium tells of the room is not the room that there is.
    await page.addInitScript(() => {
      navigator.storage.estimate = async () => ({ usage: 85, quota: 100 });
    });
    await openLibrary(page);
    await expect(page.getByText('85% of the room that this browser gives the site is taken.')).toBeVisible();
  });

  test('a newer Warrant in another tab is told; then it is reloaded', async ({ page, context }) => {
    await openLibrary(page);
    await make(page);
    await entryOf(page, MOTION).getByRole('link').click();
    await expect(page.getByRole('treeitem')).toHaveCount(1);
    await page.getByRole('treeitem').focus();
    await page.keyboard.press('Shift+N');
    await dialogOf(page).getByRole('textbox').first().fill('Who says so?');
    await dialogOf(page).getByRole('button', { name: 'Add a note' }).click();
    await page.getByRole('treeitem').focus();
    await page.keyboard.press('F2');
    const newer = await context.newPage();
    await newer.goto('/');
    // What is typed at that moment is kept too.
    await page.getByRole('textbox', { name: /^Words of/ }).fill('All');
    const histories = await newer.evaluate(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const request = indexedDB.open('warrant', 3);
          request.onsuccess = () => {
            const all = request.result.transaction('histories').objectStore('histories').getAll();
            all.onsuccess = () => {
              request.result.close();
              resolve(all.result);
            };
          };
          request.onblocked = () => reject(new Error('an older tab is in the way'));
        })
    );
    expect(JSON.stringify(histories)).toContain('reworded');
    await expect(dialogOf(page).getByRole('heading')).toHaveText('A newer Warrant was opened in another tab');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toBeVisible();
    const { text } = await saved(page, dialogOf(page).getByRole('button', { name: 'Save as a file' }));
    const map: ArgumentMap = JSON.parse(text);
    expect(map.title).toBe(MOTION);
    expect(map.claims[0]!.text).toBe('All');
    expect(Object.values(map.notes ?? {}).map(({ text }) => text)).toEqual(['Who says so?']);
    await dialogOf(page).getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByText('A newer Warrant has kept maps on this device.')).toBeVisible();
  });
});

test('a store that fails while a map is opened is told in a sentence', async ({ page }) => {
  await openLibrary(page);
  await make(page);
  const address = await entryOf(page, MOTION).getByRole('link').getAttribute('href');
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const before = await done(indexedDB.open('warrant'));
    const reading = before.transaction(['maps', 'changes']);
    const maps = await done(reading.objectStore('maps').getAll());
    const changes = await done(reading.objectStore('changes').getAll());
    before.close();
    await done(indexedDB.deleteDatabase('warrant'));
    // As it was, but that the texts of sources cannot be looked up.
    const opening = indexedDB.open('warrant', 2);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      result.createObjectStore('maps', { keyPath: 'id' });
      result.createObjectStore('changes', { autoIncrement: true }).createIndex('map', 'map');
      for (const name of ['histories', 'versions', 'texts', 'settings']) result.createObjectStore(name);
    };
    const after = await done(opening);
    const writing = after.transaction(['maps', 'changes'], 'readwrite');
    await Promise.all([
      ...maps.map((each) => done(writing.objectStore('maps').add(each))),
      ...changes.map((each) => done(writing.objectStore('changes').add(each)))
    ]);
    after.close();
  });
  await page.goto(address!);
  await expect(page.getByText('The browser’s storage failed.')).toBeVisible();
});

test.describe('a damaged record', () => {
  test('is told, can be saved, and what can be read of it opened as a copy', async ({ page }) => {
    await openLibrary(page);
    await make(page);
    const address = await entryOf(page, MOTION).getByRole('link').getAttribute('href');
    const map = address!.slice('/my/'.length);
    await page.evaluate((map) => {
      return new Promise<void>((resolve) => {
        const request = indexedDB.open('warrant');
        request.onsuccess = () => {
          const transaction = request.result.transaction('changes', 'readwrite');
          transaction.objectStore('changes').add({ map, update: new Uint8Array([7, 250, 3, 9, 9, 9]) });
          transaction.objectStore('changes').add({ map, update: 'words' });
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      });
    }, map);
    await page.goto(address!);
    await expect(heading(page)).toHaveText('This map is damaged');
    await expect(page.getByRole('code')).toHaveText(['2 of the 3 parts in which it is kept cannot be read']);
    const { text } = await saved(page, page.getByRole('button', { name: 'Save what is kept as a file' }));
    expect(JSON.parse(text).title).toBe(MOTION);
    await page.getByRole('button', { name: 'Open what can be read, as a copy' }).click();
    await expect(page.getByRole('treeitem')).toHaveCount(1);
    await page.goto('/my');
    await expect(page.getByRole('button', { name: 'Duplicate' })).toHaveCount(2);
  });

  test('of which nothing can be read does not stop the others', async ({ page }) => {
    await openLibrary(page);
    await make(page);
    await tamper(page, 'maps', { id: 'gone', title: 'Gone', claims: 0, bytes: 1, edited: 1, made: 1 });
    await tamper(page, 'changes', { map: 'gone', update: 'nothing' });
    await page.reload();
    await expect.poll(() => titles(page)).toEqual([MOTION, 'Gone']);
    await entryOf(page, 'Gone').getByRole('button', { name: 'Duplicate' }).click();
    await expect(page.getByText('This map is damaged')).toBeVisible();
    await drop(page, 'gone.json', JSON.stringify({ ...sound, id: 'gone' }));
    await dialogOf(page).getByRole('button', { name: 'Replace the one kept' }).click();
    await expect(page.getByRole('treeitem')).toHaveCount(2);
  });
});

test('on a phone the bar of a kept map has two rows, says that it is saved, and leads to the list', async ({
  page
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openLibrary(page);
  const noted = { ...sound, notes: { n: { on: { claim: 'A' }, text: 'Ask for figures', by: 'Ona' } } };
  await drop(page, 'cars.json', JSON.stringify(noted));
  await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL('/my/cars');
  await expect(page.getByTitle('Saved on this device').getByText('✓')).toBeVisible();
  const bar = (await page.getByRole('banner').boundingBox())!;
  expect(bar.height).toBeLessThan(80);
  await page.getByText('File', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'All notes' })).toBeVisible();
  await page.getByRole('link', { name: 'Your maps' }).last().click();
  await expect(entryOf(page, MOTION)).toHaveCount(1);
});
