import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { copied } from '../../src/lib/model/fingerprint.ts';
import type { ArgumentMap, Claim } from '../../src/lib/model/map.ts';
import { expect, type Page, PHONE, test } from './fixtures.ts';

const claim = (id: string, text: string): Claim => ({ id, text });
const sound: ArgumentMap = {
  format: 'warrant/1',
  id: 'cars',
  title: 'The city should close its centre to cars',
  language: 'en',
  motion: 'M',
  claims: [
    claim('M', 'The city should close its centre to cars'),
    { ...claim('A', 'The air gets cleaner'), citations: [{ source: 's' }] },
    claim('B', 'Shops lose customers'),
    claim('C', 'Shops in other cities gained')
  ],
  reasons: [
    { id: 'a', side: 'pro', premises: ['A'], target: { claim: 'M' } },
    { id: 'b', side: 'con', premises: ['B'], target: { claim: 'M' } },
    { id: 'c', side: 'con', premises: ['C'], target: { claim: 'B' } }
  ],
  sources: [{ id: 's', type: 'report', title: 'Air in cities', shortName: 'Air report' }]
};

const dialogOf = (page: Page) => page.getByRole('dialog');
const card = (page: Page, id: string) => page.locator(`[data-claim="${id}"]:not([data-reference])`);

/** Opens a map's file as a person would, and waits until its page is live. */
async function keep(page: Page, map: ArgumentMap = sound): Promise<void> {
  await page.goto('/my');
  await expect(page.getByRole('button', { name: 'Copy to change it' })).not.toHaveCount(0);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'cars.warrant.json', mimeType: 'application/json', buffer: bytesOf(map) });
  await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL(/\/my\/cars$/);
  await live(page);
}

async function live(page: Page): Promise<void> {
  await expect(page.locator('[role="treeitem"][tabindex="0"]')).toHaveCount(1);
}

function bytesOf(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

async function select(page: Page, id: string): Promise<void> {
  await page.goto(`/my/cars?claim=${id}`);
  await expect(page.getByRole('complementary', { name: 'Selected claim' })).toBeVisible();
  await live(page);
}

async function reword(page: Page, id: string, text: string): Promise<void> {
  await select(page, id);
  await page.keyboard.press('F2');
  const form = page.getByRole('form', { name: /^Words of/ });
  await form.getByRole('textbox').first().fill(text);
  await form.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { level: 2, name: text })).toBeVisible();
  await expect(page.getByText('Saved on this device')).toBeVisible();
}

/** Presses an item of the menu of the map as a whole. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByText('File', { exact: true }).click();
  await page.getByRole('group').getByText(name, { exact: true }).click();
}

async function saved(page: Page, name: string): Promise<ArgumentMap> {
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, name)]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test.describe('versions', () => {
  test('one is kept by name and one before the first change; what changed is told, shown and taken back', async ({
    page
  }) => {
    await keep(page);
    await page.keyboard.press('Control+s');
    await dialogOf(page).getByLabel('Name of the version').fill('First <b>draft</b>');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The version “First <b>draft</b>” is kept.')).toBeVisible();
    await reword(page, 'A', 'The air gets much cleaner');

    await choose(page, 'Versions');
    const names = page.getByRole('main').getByRole('listitem').getByRole('heading', { level: 2 });
    await expect(names).toHaveText([/^Before the changes of \d+ \w+ \d{4}$/, 'First <b>draft</b>']);
    await page.getByRole('button', { name: 'Compare with now' }).last().click();
    await expect(page.getByText('1 difference', { exact: true })).toBeVisible();
    await expect(page.getByRole('deletion')).toHaveText('The air gets cleaner');
    await expectClean(page);

    await page.getByRole('button', { name: 'Show on the map' }).click();
    await expect(page.getByText('1 claim differs from “First <b>draft</b>”')).toBeVisible();
    await expect(card(page, 'A').getByText('reworded', { exact: true })).toBeVisible();
    await expect(card(page, 'B').getByText('reworded', { exact: true })).toHaveCount(0);
    await expectClean(page);
    await page.getByRole('link', { name: 'All that changed' }).click();

    await page.getByRole('button', { name: 'Restore' }).last().click();
    await expect(page.getByText('The map is as it was then: First <b>draft</b>.')).toBeVisible();
    await expect(page.getByText('Nothing differs.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('deletion')).toHaveText('The air gets cleaner');
    await page.getByRole('button', { name: 'Restore' }).last().click();
    await expect(page.getByText('Nothing differs.')).toBeVisible();

    await page.getByRole('button', { name: 'Delete' }).first().click();
    await expect(names).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(names).toHaveCount(2);

    await page.getByRole('link', { name: 'Back to the map' }).click();
    await expect(card(page, 'A')).toContainText('The air gets cleaner');
    await page.keyboard.press('Control+z');
    await expect(card(page, 'A')).toContainText('The air gets much cleaner');
  });

  test('only the first change of a day sets one aside', async ({ page }) => {
    await keep(page);
    await reword(page, 'A', 'Once');
    await reword(page, 'A', 'Twice');
    await page.goto('/my/cars/versions');
    await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Compare with now' }).click();
    await expect(page.getByRole('deletion')).toHaveText('The air gets cleaner');
  });
});

test('what was given in part is restored whole, and what comes back is compared with that part', async ({
  page
}) => {
  const check = { result: 'exact', on: '2026-11-20', how: 'read' } as const;
  const whole: ArgumentMap = {
    ...sound,
    claims: sound.claims.map((each) =>
      each.id === 'A' ? { ...each, citations: [{ source: 's', quote: { exact: 'Air' }, check }] } : each
    ),
    translations: { lt: { A: { text: 'Oras švarėja' } } },
    notes: { n: { on: { claim: 'B' }, text: 'Who says so?' } }
  };
  await keep(page, whole);
  await choose(page, 'Share as a link …');
  for (const part of ['translations', 'what checks of quotations found'])
    await dialogOf(page).getByRole('checkbox', { name: part }).uncheck();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialogOf(page).getByRole('button', { name: 'Save as a file' }).click()
  ]);
  const given: ArgumentMap = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(given).not.toHaveProperty('translations');
  await reword(page, 'A', 'Our air');

  await choose(page, 'Collect changes …');
  const theirs = given.claims.map((each) => (each.id === 'B' ? { ...each, text: 'Shops close' } : each));
  await page.locator('input[type=file]').setInputFiles({
    name: 'Ona.warrant.json',
    mimeType: 'application/json',
    buffer: bytesOf({ ...copied(given, 'ona'), claims: theirs })
  });
  await expect(page.getByRole('button', { name: /^▸?▾?\s*Ona/ })).toContainText(/1 change$/);
  await expect(
    page.getByText('Compared with the version that was copied: Given away as a file')
  ).toBeVisible();

  await page.goto('/my/cars/versions');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Given away as a file' })
    .getByRole('button', { name: 'Restore' })
    .click();
  await expect(page.getByText('The map is as it was then: Given away as a file.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the map' }).click();
  await live(page);
  const now = await saved(page, 'Save as a map file, with notes');
  expect([now.claims, now.translations, now.notes]).toEqual([whole.claims, whole.translations, whole.notes]);
});

test('a picture with the map inside is given away too, and one without is not', async ({ page }) => {
  await keep(page);
  for (const isInside of [false, true]) {
    await page.goto('/my/cars/versions');
    await expect(page.getByText('No version is kept yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the map' }).click();
    await live(page);
    await page.getByText('File', { exact: true }).click();
    await page.getByRole('button', { name: 'Choose and preview …' }).click();
    await dialogOf(page).getByLabel('The map, so that').setChecked(isInside);
    const item = dialogOf(page).getByRole('button', { name: 'Save SVG' });
    await Promise.all([page.waitForEvent('download'), item.click()]);
    await expect(page.getByText(/^Saved cars\.svg/)).toBeVisible();
  }
  await page.goto('/my/cars/versions');
  await expect(page.getByRole('heading', { name: 'Given away as a file' })).toBeVisible();
});

test.describe('notes', () => {
  test('stand at their claim and in a list, open or done, and leave the device only when asked', async ({
    page
  }) => {
    await keep(page);
    await select(page, 'A');
    await page.keyboard.press('Shift+N');
    await dialogOf(page).getByLabel('Note', { exact: true }).fill('Is this <i>newer</i>?');
    await dialogOf(page).getByLabel('About').selectOption('the source Air report');
    await dialogOf(page).getByLabel('Your name, if you wish').fill('Ona');
    await expectClean(page);
    await dialogOf(page).getByRole('button', { name: 'Add a note' }).click();
    const panel = page.getByRole('complementary', { name: 'Selected claim' });
    await expect(panel.getByRole('button', { name: 'Add a note' })).toHaveCount(1);
    await expect(panel.getByText('Is this <i>newer</i>?')).toBeVisible();

    await page.getByRole('button', { name: '1 open note' }).click();
    await expect(dialogOf(page).getByRole('link', { name: 'Air report (source)' })).toBeVisible();
    await expectClean(page);
    await dialogOf(page).getByRole('button', { name: 'Change' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Is there a newer one?');
    await page.keyboard.press('Control+Enter');
    await expect(dialogOf(page).getByText('Is there a newer one?')).toBeVisible();
    await dialogOf(page).getByLabel('Done: Is there a newer one?', { exact: true }).click();
    await expect(dialogOf(page).getByText('There are no such notes.')).toBeVisible();
    await dialogOf(page).getByLabel('Done (1)').check();
    await expect(dialogOf(page).getByText('Is there a newer one?')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /open note/ })).toHaveCount(0);

    expect(await saved(page, 'Save as a map file')).not.toHaveProperty('notes');
    const [note] = Object.values((await saved(page, 'Save as a map file, with notes')).notes!);
    expect(note).toMatchObject({ on: { source: 's' }, text: 'Is there a newer one?', by: 'Ona', done: true });

    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: '1 open note' })).toBeVisible();
  });
});

test.describe('a link', () => {
  test('holds the whole map after #, of which no server hears; it is read, or kept as a copy', async ({
    page
  }) => {
    await keep(page, { ...sound, authors: ['Ona'] });
    await choose(page, 'Share as a link …');
    await expect(dialogOf(page).getByText(/^The link has [\d,]+ characters\.$/)).toBeVisible();
    await expectClean(page);
    await dialogOf(page).getByRole('button', { name: 'Copy the link' }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const heard: string[] = [];
    page.on('request', (request) => heard.push(request.url(), request.postData() ?? ''));
    await page.goto('/');
    await page.goto(link);
    await expect(page.getByText(sound.title)).toBeVisible();
    await expect(page.getByText('· With work by Ona')).toBeVisible();
    await expectClean(page);
    await page.getByRole('button', { name: 'Read it' }).click();
    await card(page, 'B').click();
    await expect(page).toHaveURL(/\/link\?claim=B$/);
    await expect(page.getByRole('heading', { level: 2, name: 'Shops lose customers' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 2, name: 'Shops lose customers' })).toBeVisible();
    expect(heard.filter((each) => each.includes(link.split('#map=')[1]!.slice(0, 20)))).toEqual([]);

    await page.goto('/');
    await page.goto(link);
    await page.getByRole('button', { name: 'Keep a copy' }).click();
    await expect(page).toHaveURL(/\/my\/[\da-f-]{36}$/);
    await expect(page.getByText('Saved on this device')).toBeVisible();
  });

  test('that is copied by hand is given away too', async ({ page }) => {
    await keep(page);
    await choose(page, 'Share as a link …');
    await dialogOf(page).getByRole('textbox').focus();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Escape');
    await choose(page, 'Versions');
    await expect(page.getByRole('heading', { name: 'Given away as a link' })).toBeVisible();
  });

  test('that is cut or damaged says so, and that is too long is not made', async ({ page }) => {
    await page.goto('/link#map=3VLB');
    await expect(
      page.getByText('link: is damaged or cut short; ask for it again, or for a file')
    ).toBeVisible();
    await page.goto('/link');
    await expect(page.getByText(/^The part of the link after # is missing/)).toBeVisible();

    const noise = (at: number) =>
      Array.from({ length: 40 }, (_, n) => ((at * 7919 + n * 104_729) ** 2).toString(36)).join(' ');
    const long = {
      ...sound,
      claims: sound.claims.map((each, at) => ({
        ...each,
        note: Array.from({ length: 120 }, (_, n) => noise(at * 1000 + n)).join(' ')
      }))
    };
    await keep(page, long);
    await choose(page, 'Share as a link …');
    await expect(dialogOf(page).getByText(/A link may have 100,000 characters at most/)).toBeVisible();
    await expect(dialogOf(page).getByRole('button', { name: 'Copy the link' })).toBeDisabled();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialogOf(page).getByRole('button', { name: 'Save as a file' }).click()
    ]);
    expect(JSON.parse(readFileSync(await download.path(), 'utf8')).claims).toEqual(long.claims);
  });
});

test.describe('what others changed', () => {
  const rewording = (map: ArgumentMap, id: string, text: string) =>
    map.claims.map((each) => (each.id === id ? { ...each, text } : each));

  test('thirty copies at once: each change is taken or left, conflicts stand side by side, names are kept', async ({
    page
  }) => {
    await keep(page);
    const given = await saved(page, 'Save as a map file');
    await reword(page, 'A', 'Our air');
    const copies = Array.from(
      { length: 30 },
      (_, at): ArgumentMap => ({
        ...given,
        claims: [
          ...(at === 7 ? rewording(given, 'A', 'Their air') : given.claims),
          claim(`p${at}`, `What pupil ${at} says`)
        ],
        reasons: [
          ...given.reasons,
          { id: `rp${at}`, side: 'pro', premises: [`p${at}`], target: { claim: 'M' } }
        ]
      })
    );
    await choose(page, 'Collect changes …');
    await page.locator('input[type=file]').setInputFiles([
      ...copies.map((map, at) => ({
        name: `Pupil ${at}.warrant.json`,
        mimeType: 'application/json',
        buffer: bytesOf(map)
      })),
      { name: 'torn.json', mimeType: 'application/json', buffer: bytesOf('{"format":') }
    ]);
    const people = page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('button');
    await expect(people).toHaveCount(31);
    await expect(people.nth(30)).toHaveText(/torn\.json\s+Cannot be read/);
    await people.nth(7).click();
    await expect(people.nth(7)).toContainText('2 changes · 1 conflict');
    await expect(page.getByText(/^From the file “Pupil 7\.warrant\.json”\. The version/)).toBeVisible();
    await expect(page.getByText('Our air', { exact: true })).toBeVisible();
    await expectClean(page);
    await page.getByRole('button', { name: /^Keep both/ }).click();
    await page.getByRole('button', { name: /^Take: What pupil 7 says/ }).click();
    await expect(page.getByText('✓ Taken')).toHaveCount(2);
    await people.nth(8).click();
    await page.getByRole('button', { name: /^Take: What pupil 8 says/ }).click();
    await expect(page.getByText('Taken over from Pupil 8.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^Leave: What pupil 8 says/ }).click();
    await expect(page.getByText('Left', { exact: true })).toBeVisible();

    await page.getByRole('link', { name: 'Back to the map' }).click();
    await live(page);
    await expect(page.getByRole('button', { name: 'Undo: taken over from Pupil 7' })).toBeVisible();
    const now = await saved(page, 'Save as a map file');
    expect(now.authors).toEqual(['Pupil 7']);
    expect(now.claims.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Our air', 'Their air', 'What pupil 7 says'])
    );
    expect(now.claims).toHaveLength(sound.claims.length + 2);
  });

  const open = (page: Page, ...files: readonly [string, ArgumentMap][]) =>
    page
      .locator('input[type=file]')
      .setInputFiles(
        files.map(([name, map]) => ({ name, mimeType: 'application/json', buffer: bytesOf(map) }))
      );
  const peopleOf = (page: Page) =>
    page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('button');

  test('pupils whose files have one name stand one beside the other', async ({ page }) => {
    await keep(page);
    const one = { ...sound, claims: rewording(sound, 'A', 'Same air') };
    const other = { ...one, claims: rewording(one, 'B', 'Shops close') };
    const name = 'debate.warrant.json';
    await choose(page, 'Collect changes …');
    const both = [/debate\s+1 change$/, /debate \(2\)\s+2 changes$/];
    await open(page, [name, one], [name, other]);
    await expect(peopleOf(page)).toHaveText(both);
    await open(page, [name, other]);
    await expect(page.getByText('1 of 1 read')).toHaveCount(0);
    await expect(peopleOf(page)).toHaveText(both);
  });

  test('what the map has already is not taken twice, and taking that back takes back nothing else', async ({
    page
  }) => {
    await keep(page);
    const theirs = { ...sound, claims: rewording(sound, 'A', 'Same air') };
    await choose(page, 'Collect changes …');
    await open(page, ['Ona.json', theirs], ['Jonas.json', theirs]);
    const take = page.getByRole('button', { name: /^Take: Same air/ });
    await take.click();
    await expect(page.getByText('Taken over from Ona.', { exact: true })).toBeVisible();
    await peopleOf(page).nth(1).click();
    await take.click();
    await expect(page.getByText('✓ Taken')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(take).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await take.click();
    await expect(page.getByText(/^The map has this already/)).toBeVisible();
    await page.getByRole('link', { name: 'Back to the map' }).click();
    await expect(card(page, 'A')).toContainText('Same air');
  });

  test('a copy that is dropped on the map is looked through, and kept nowhere unless one wishes', async ({
    page
  }) => {
    await keep(page);
    const given = await saved(page, 'Save as a map file');
    await reword(page, 'A', 'Our air');
    const theirs = {
      ...copied(given, 'ona'),
      claims: rewording(given, 'B', 'Shops close'),
      authors: ['Ona', 'Jonas']
    };
    const drop = async (name: string, map: ArgumentMap) => {
      const dataTransfer = await page.evaluateHandle(
        ([name, text]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], name));
          return transfer;
        },
        [name, JSON.stringify(map)] as const
      );
      for (const event of ['dragenter', 'dragover', 'drop'])
        await page.dispatchEvent('body', event, { dataTransfer });
    };
    const actions = dialogOf(page).getByRole('button').filter({ hasText: /\w/ });

    await drop('ona.warrant.json', { ...theirs, id: 'cars' });
    await expect(dialogOf(page)).toContainText('This is a copy of the map that is open, “The city');
    await expect(actions).toHaveText([
      'See what it changes',
      'Open as a map of its own',
      'Replace the one kept',
      'Cancel'
    ]);
    await expectClean(page);
    await page.keyboard.press('Escape');

    await drop('ona.warrant.json', theirs);
    await expect(actions).toHaveText(['See what it changes', 'Open as a map of its own', 'Cancel']);
    await actions.first().click();
    await expect(page).toHaveURL(/\/my\/cars\/collect$/);
    await expect(peopleOf(page)).toHaveText([/Ona, Jonas\s+1 change$/]);
    await expect(
      page.getByText(
        'From the file “ona.warrant.json”, which names as further authors: Ona, Jonas. It does not say who made which change. Compared with the version that was copied: Given away as a file'
      )
    ).toBeVisible();
    await page.getByRole('button', { name: 'Put away: Ona, Jonas' }).click();
    await page.getByRole('link', { name: 'Back to the map' }).click();
    await live(page);

    await drop('ona.warrant.json', theirs);
    await dialogOf(page).getByRole('button', { name: 'Open as a map of its own' }).click();
    await expect(page).toHaveURL(/\/my\/ona$/);
    await live(page);
    // There it is no copy of what is open, but that itself.
    await drop('other.json', {
      ...sound,
      id: 'other',
      claims: [claim('X', 'Other')],
      motion: 'X',
      reasons: []
    });
    await expect(actions).toHaveText(['Open', 'Cancel']);
  });

  test('a copy that was made before the map was renamed is compared with what it was made from', async ({
    page
  }) => {
    await keep(page);
    const rename = async (from: string, to: string) => {
      await page.getByRole('button', { name: `Rename: ${from}`, exact: true }).click();
      await dialogOf(page).getByLabel('Title').fill(to);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('link', { name: to, exact: true })).toBeVisible();
    };
    const collect = async (map: ArgumentMap, base: string) => {
      await page.goto('/my/cars/collect');
      await open(page, ['Ona.json', map]);
      await expect(peopleOf(page)).toHaveText([/1 change$/]);
      await expect(page.getByText(`Compared with the version that was copied: ${base}`)).toBeVisible();
      await page.goto('/my');
    };
    const change = (map: ArgumentMap) => ({ ...map, claims: rewording(map, 'B', 'Shops close') });

    // Nothing was given away by a button.
    await page.goto('/my');
    await rename(sound.title, 'Cars');
    await collect(change(copied(sound, 'ona')), 'Before the changes of');

    // Given away, by whatever button, before it was renamed again and after.
    const cars = { ...sound, title: 'Cars' };
    await page.getByRole('button', { name: 'Duplicate: Cars', exact: true }).click();
    await expect(page.getByRole('link', { name: 'Cars (copy)' })).toBeVisible();
    await rename('Cars', 'Cars again');
    await collect(change(copied(cars, 'ona')), 'Duplicated');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file: Cars again', exact: true }).click()
    ]);
    const given: ArgumentMap = JSON.parse(readFileSync(await download.path(), 'utf8'));
    await collect(change(copied(given, 'ona')), 'Given away as a file');
    await rename('Cars again', 'No cars');
    await collect(change(copied(given, 'ona')), 'Given away as a file');
  });

  test('a copy of another map is told from one of this', async ({ page }) => {
    await keep(page);
    await choose(page, 'Collect changes …');
    const other = { ...sound, motion: 'X', claims: [claim('X', 'Other')], reasons: [] };
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: bytesOf(other) });
    await expect(page.getByText(/^This is another map/)).toBeVisible();
  });
});

test.describe('on a phone, in the dark and in Lithuanian', () => {
  test.use({ ...PHONE, colorScheme: 'dark' });

  test('the pages fit', async ({ page }) => {
    await keep(page);
    for (const path of ['versions', 'collect']) {
      await page.goto(`/lt/my/cars/${path}`);
      await expect(page.getByRole('link', { name: 'Atgal į žemėlapį' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await expectClean(page);
    }
  });
});
