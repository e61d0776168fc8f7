import AxeBuilder from '@axe-core/playwright';
import { docx, paragraph, pdf } from '../source-files.ts';
import { expect, type Locator, openMap, type Page, PHONE, panelOf, test } from './fixtures.ts';

const LEE = `@article{lee, author = {Lee, Ann and Ray, Bo}, title = {Duds and their dangers},
  journal = {Survival}, year = 2024, doi = {10.1000/duds}, url = {https://example.org/duds}}`;
const TEXT = `On the first page stands nothing.

Of the bomblets one in ten did not ex-
plode, the engineers found. One in ten is too many, they said: one in ten lies there still.`;

const dialog = (page: Page) => page.getByRole('dialog');
const saved = (page: Page) => expect(page.getByText('Saved on this device')).toBeVisible();
const cited = (page: Page, label: string) =>
  panelOf(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: label, exact: true }) });

/** A debate with two reasons, made from the page of one's own maps; the first is selected. */
async function debateOfTwo(page: Page): Promise<void> {
  await page.goto('/my');
  await page.getByRole('button', { name: 'New debate' }).first().click();
  await page.getByRole('textbox', { name: 'Motion' }).fill('Duds should be cleared.');
  await page.getByRole('button', { name: 'Begin' }).click();
  const tree = page.getByRole('tree', { name: 'Argument map of the debate' });
  for (const words of ['They lie about for years.', 'They are many.']) {
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('Shift+F');
    await expect(page.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(tree.getByRole('treeitem', { name: words })).toBeFocused();
  }
  await select(page, 'They lie about for years.');
}

async function select(page: Page, words: string): Promise<void> {
  const item = page.getByRole('tree').getByRole('treeitem', { name: words });
  await item.focus();
  await page.keyboard.press('Enter');
  await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(words);
}

/** Lets the selected claim rest on what a pasted text tells of, with a quotation. */
async function cite(page: Page, pasted: string, quotation?: string): Promise<void> {
  await page.keyboard.press('Shift+C');
  const field = dialog(page).getByRole('textbox', { name: /paste a reference/ });
  await expect(field).toBeFocused();
  await field.fill(pasted);
  await page.keyboard.press('Enter');
  if (quotation)
    await dialog(page)
      .getByRole('textbox', { name: /Quotation/ })
      .fill(quotation);
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** Opens the text of the first citation's source and gives it, where it is not there. */
async function check(page: Page, text?: string): Promise<Locator> {
  await panelOf(page)
    .getByRole('button', { name: /^Check the quotation/ })
    .click();
  if (text) {
    await dialog(page).getByRole('textbox', { name: 'Paste the text of the source' }).fill(text);
    await dialog(page).getByRole('button', { name: 'Keep this text' }).click();
  }
  return dialog(page).getByRole('status', { name: 'Text of the source' });
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
}

test('a source is pasted once, told when it comes again, and edited for both claims', async ({ page }) => {
  await debateOfTwo(page);
  await cite(page, LEE);
  await expect(cited(page, 'Lee 2024')).toContainText('Duds and their dangers');
  await expect(panelOf(page)).toContainText('The claim says what its sources say.');

  await select(page, 'They are many.');
  await page.keyboard.press('Shift+C');
  await dialog(page).getByRole('textbox').fill('https://doi.org/10.1000/DUDS');
  await expect(dialog(page)).toContainText('Recognised: addresses and DOIs. 1 source');
  await expect(dialog(page).getByRole('button', { name: /^Add as another source/ })).toBeVisible();
  await dialog(page)
    .getByRole('button', { name: /^Use the one that is there: Lee 2024/ })
    .click();
  await dialog(page).getByRole('textbox', { name: 'Place in the source' }).fill('p. 3');
  await page.keyboard.press('Enter');
  await expect(cited(page, 'Lee 2024')).toContainText('p. 3');

  await panelOf(page).getByRole('button', { name: 'Edit the source: Lee 2024' }).click();
  await expect(dialog(page)).toContainText('2 claims rest on it');
  await dialog(page).getByRole('textbox', { name: 'Qualifications of the authors' }).fill('engineers');
  await dialog(page).getByRole('textbox', { name: 'Date', exact: true }).fill('July 2023');
  await page.keyboard.press('Enter');
  await expect(cited(page, 'Lee 2023')).toContainText('July 2023');
  await select(page, 'They lie about for years.');
  await expect(cited(page, 'Lee 2023')).toContainText('engineers');
  await expect(page.getByRole('treeitem', { name: 'They lie about for years.' })).toContainText('Lee 2023');
  await page.keyboard.press('Control+z');
  await expect(cited(page, 'Lee 2024')).toBeVisible();
});

test('what a form cannot do is told in it, until something else is written', async ({ page }) => {
  await debateOfTwo(page);
  await cite(page, LEE);
  await panelOf(page).getByRole('button', { name: 'Edit: Lee 2024' }).click();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  const told = dialog(page).getByRole('status').filter({ hasText: 'It is so already.' });
  await expect(told).toBeVisible();
  await expect(told).toHaveCount(1);
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await dialog(page).getByRole('textbox', { name: 'Place in the source' }).fill('p. 3');
  await expect(told).toHaveCount(0, { timeout: 1000 });
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Citation changed' })).toBeVisible();

  await page.keyboard.press('Shift+N');
  await dialog(page).getByRole('textbox').first().press('Control+Enter');
  const empty = dialog(page)
    .getByRole('status')
    .filter({ hasText: /needs words/ });
  await expect(empty).toBeVisible();
  await close(page);
  await expect(page.getByText(/needs words/)).toHaveCount(0, { timeout: 1000 });
});

test('a quotation is found in the text of its source: close, exact, absent; and stays checked', async ({
  page
}) => {
  await debateOfTwo(page);
  await cite(page, LEE, 'one in ten does not explode');
  const result = await check(page, TEXT);
  await expect(result).toContainText('Found in other words.');
  await expect(result.locator('del')).toContainText('does');
  await expect(result.locator('ins')).toContainText('did');
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Take the words of the source' }).click();
  await expect(result).toContainText('Found word for word.');
  await close(page);
  await expect(cited(page, 'Lee 2024').getByRole('blockquote')).toHaveText('“one in ten did not explode”');
  await expect(cited(page, 'Lee 2024')).toContainText(
    /quotation found in the source on .*compared by Warrant/
  );

  await saved(page);
  await page.reload();
  await expect(cited(page, 'Lee 2024')).toContainText('quotation found in the source');
  await panelOf(page).getByRole('button', { name: 'Edit: Lee 2024' }).click();
  await dialog(page)
    .getByRole('textbox', { name: /Quotation/ })
    .fill('the sea was calm that day');
  await expect(dialog(page)).toContainText('Other words need a check of their own.');
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(cited(page, 'Lee 2024')).toContainText('quotation not checked');
  await expect(await check(page)).toContainText('Not found in this text.');
  await close(page);
  await expect(cited(page, 'Lee 2024')).toContainText('quotation not found in the source');
});

test('a text that cannot be reached is told', async ({ page, baseURL }) => {
  await debateOfTwo(page);
  await cite(page, LEE, 'one in ten did not explode');
  await saved(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: baseURL!, storageTypes: 'indexeddb' });
  await check(page);
  await expect(dialog(page).getByRole('alert')).toContainText(
    'The text on this device could not be reached.'
  );
});

test('words that are marked in the text become the quotation, at their place', async ({ page }) => {
  await debateOfTwo(page);
  await cite(page, LEE);
  await panelOf(page).getByRole('button', { name: 'Text of the source: Lee 2024' }).click();
  await dialog(page).getByRole('textbox', { name: 'Paste the text of the source' }).fill(TEXT);
  await dialog(page).getByRole('button', { name: 'Keep this text' }).click();
  const text = dialog(page).getByRole('textbox', { name: 'The text' });
  const make = dialog(page).getByRole('button', { name: 'Make this the quotation' });
  await expect(make).toBeDisabled();
  await dialog(page).getByRole('searchbox', { name: 'Find in the text' }).fill('they said');
  await page.keyboard.press('Enter');
  await text.focus();
  await page.keyboard.press('ArrowRight');
  for (const _ of ': one in ten') await page.keyboard.press('Shift+ArrowRight');
  await make.click();
  await expect(dialog(page).getByRole('status', { name: 'Text of the source' })).toContainText(
    'Found word for word.'
  );
  const where = () =>
    text.evaluate((area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).slice(-5));
  await expect.poll(where).toMatch(/said:? ?$/);
  await close(page);
  await expect(cited(page, 'Lee 2024').getByRole('blockquote')).toHaveText(/one in ten”$/);
});

test('another text makes the check outdated, until all quotations are checked again', async ({ page }) => {
  await debateOfTwo(page);
  await cite(page, LEE, 'one in ten did not explode');
  await check(page, TEXT);
  await close(page);
  await select(page, 'They are many.');
  await cite(page, '10.1000/duds', 'one in ten lies there still');
  const mark = page
    .getByRole('treeitem', { name: 'They lie about' })
    .locator('path')
    .filter({ hasText: 'quotation' });
  await expect(mark).toContainText('found in the source');
  await page.goto(`${new URL(page.url()).pathname}?view=sources`);
  await page.getByRole('button', { name: 'Text of the source: Lee 2024' }).click();
  await dialog(page).getByRole('button', { name: 'Another text' }).click();
  await dialog(page)
    .getByLabel(/choose a file/)
    .setInputFiles({
      name: 'duds.html',
      mimeType: 'text/html',
      buffer: Buffer.from(
        '<!doctype html><p>One in ten lies there still, and one in ten lies there still.</p>'
      )
    });
  await expect(dialog(page)).toContainText('duds.html, here since');
  await close(page);
  await page.goto(`${new URL(page.url()).pathname}?view=map`);
  await expect(mark).toContainText('to be checked again');
  await expect(mark).toHaveCSS('fill', 'rgba(0, 0, 0, 0)');
  await select(page, 'They lie about for years.');
  await expect(cited(page, 'Lee 2024')).toContainText('another than the one it was compared with');
  await panelOf(page)
    .getByRole('button', { name: /^Check the quotation/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Check all quotations of this source' }).click();
  await expect(dialog(page)).toContainText('Checked: 1 word for word, 0 in other words, 1 not found.');
  await close(page);
  await expect(mark).toContainText('not found in the source');
});

test('a file that is no text is refused in a sentence', async ({ page }) => {
  await debateOfTwo(page);
  await cite(page, LEE, 'one in ten');
  await panelOf(page)
    .getByRole('button', { name: /^Check the quotation/ })
    .click();
  const give = async (name: string, bytes: number[]) => {
    await dialog(page)
      .getByLabel(/choose a file/)
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    return dialog(page).getByRole('alert');
  };
  await expect(await give('photo.txt', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])).toHaveText(
    'photo.txt is not text, HTML, .docx or PDF. Save the source as one of these.'
  );
  await expect(await give('old.pdf', [...Buffer.from('%PDF-1.7\nnothing')])).toContainText(
    'old.pdf cannot be read'
  );
});

test('PDF and Word files are read beside the page', async ({ page }) => {
  await debateOfTwo(page);
  await cite(page, LEE, 'one in ten did not explode');
  await panelOf(page)
    .getByRole('button', { name: /^Check the quotation/ })
    .click();
  const result = dialog(page).getByRole('status', { name: 'Text of the source' });
  for (const [name, bytes, said] of [
    [
      'duds.pdf',
      pdf([['Nothing yet.'], ['Of them one in ten did not ex-', 'plode, they said.']]),
      'word for word'
    ],
    ['duds.docx', docx(paragraph('Of them one in six did not explode.')), 'in other words']
  ] as const) {
    const another = dialog(page).getByRole('button', { name: 'Another text' });
    if (await another.isVisible()) await another.click();
    await dialog(page)
      .getByLabel(/choose a file/)
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await expect(dialog(page)).toContainText(`${name}, here since`);
    await expect(result).toContainText(`Found ${said}.`);
  }
});

test('a list of sources is imported, united, cleared of what serves nothing, and saved', async ({ page }) => {
  await debateOfTwo(page);
  await cite(page, LEE);
  await saved(page);
  await page.goto(`${new URL(page.url()).pathname}?view=sources`);
  await page.getByRole('button', { name: 'Add sources …' }).click();
  await dialog(page)
    .getByRole('textbox')
    .fill(`${LEE}\n@book{b, title = {A book}, author = {Kim, Jo}, year = 2020}\n@misc{`);
  await expect(dialog(page)).toContainText('there already: Lee 2024');
  await expect(dialog(page)).toContainText(/Line 4: The entry .* is damaged/);
  await dialog(page)
    .getByRole('checkbox', { name: /there already/ })
    .check();
  await dialog(page).getByRole('button', { name: 'Add 2 sources' }).click();
  const list = page.getByRole('region', { name: 'Sources' });
  await expect(list.getByRole('heading', { level: 2 })).toContainText('3 sources');
  await expect(list).toContainText('Lacks: qualifications');
  await list
    .getByRole('button', { name: /^Keep “Lee 2024/ })
    .first()
    .click();
  await expect(list.getByRole('heading', { level: 2 })).toContainText('2 sources');
  await list.getByRole('button', { name: 'Remove “Kim 2020”' }).click();
  await expect(list.getByRole('heading', { level: 2 })).toContainText('1 source');
  const download = page.waitForEvent('download');
  await list.getByRole('button', { name: 'Save the sources as BibTeX' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.bib$/);
});

test('of two records of one source it is seen how they differ, and the one that stays takes what it lacks', async ({
  page
}) => {
  await debateOfTwo(page);
  await cite(page, LEE);
  await select(page, 'They are many.');
  await cite(page, LEE.replace('10.1000/duds', '10.1000/x').replace('example.org/duds', 'example.org/x'));
  await saved(page);
  await page.goto(`${new URL(page.url()).pathname}?view=sources`);
  const list = page.getByRole('region', { name: 'Sources' });
  await list
    .getByRole('button', { name: /^Edit the source/ })
    .last()
    .click();
  await dialog(page).getByRole('textbox', { name: 'DOI' }).fill('10.1000/DUDS');
  await dialog(page).getByRole('textbox', { name: 'Publisher' }).fill('Routledge');
  await dialog(page).getByRole('textbox', { name: 'Date', exact: true }).fill('2024-03');
  await dialog(page).getByRole('textbox', { name: 'Address', exact: true }).fill('');
  await page.keyboard.press('Enter');
  const table = list.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText([
    /Lee 2024\s+1 claim rests on it\./,
    /Lee 2024\s+1 claim rests on it\./
  ]);
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row('Publisher').getByRole('cell')).toHaveText(['not said', 'Routledge']);
  await expect(row('Address').getByRole('cell')).toHaveText(['https://example.org/duds', 'not said']);
  await expect(row('Authors').getByRole('cell')).toHaveText(['Ann Lee, Bo Ray', 'Ann Lee, Bo Ray']);
  await expect(row('Title').getByRole('cell').first()).toHaveText('Duds and their dangers');
  await expect(row('Date').getByRole('cell')).toHaveText(['2024', 'March 2024']);
  await expect(row('Publication')).toBeHidden();
  await expect(table).not.toContainText('s-lee');

  await table.getByRole('button', { name: 'Keep “Lee 2024, 2024-03”' }).press('Enter');
  await expect(table).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add sources …' })).toBeFocused();
  await expect(list.getByRole('heading', { level: 3 })).toHaveText(['Lee 2024']);
  await expect(list).toContainText('Routledge, March 2024');
  await expect(list.getByRole('link', { name: 'Duds and their dangers' })).toHaveAttribute(
    'href',
    'https://example.org/duds'
  );
  for (const claim of ['They lie about for years.', 'They are many.'])
    await expect(list.getByRole('link', { name: claim })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row('Publisher').getByRole('cell')).toHaveText(['not said', 'Routledge']);
  await expect(list.getByRole('link', { name: 'They are many.' })).toBeVisible();
});

test('an address that is none is told where it is pasted, and at its field', async ({ page }) => {
  await debateOfTwo(page);
  await page.goto(`${new URL(page.url()).pathname}?view=sources`);
  await page.getByRole('button', { name: 'Add sources …' }).click();
  await dialog(page)
    .getByRole('textbox')
    .fill('@misc{a, title = {A}, url = {htp:/x}}\n@misc{b, title = {B}, url = {www.example.org/b}}');
  await expect(dialog(page)).toContainText(
    'Line 1: The address “htp:/x” is no web address and was left out.'
  );
  await expect(dialog(page)).toContainText(
    'Line 2: The address “www.example.org/b” had no https:// before it; it was put there.'
  );
  await dialog(page).getByRole('button', { name: 'Add 2 sources' }).click();
  const list = page.getByRole('region', { name: 'Sources' });
  await expect(list.getByRole('link', { name: 'B', exact: false }).first()).toHaveAttribute(
    'href',
    'https://www.example.org/b'
  );

  await list.getByRole('button', { name: 'Edit the source: A', exact: true }).click();
  const field = dialog(page).getByRole('textbox', { name: 'Address', exact: true });
  const told = dialog(page).getByRole('alert');
  await field.fill('javascript:alert(1)');
  await expect(told).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(told).toHaveText(/^This is no web address\./);
  await expect(field).toHaveAccessibleDescription(/^This is no web address\./);
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(field).toBeFocused();
  await field.fill('example.org/a');
  const archived = dialog(page).getByRole('textbox', { name: 'Archived address' });
  await archived.fill('archive');
  await expect(field).toHaveValue('https://example.org/a');
  await page.keyboard.press('Enter');
  await expect(archived).toHaveAccessibleDescription(/^This is no web address\./);
  await archived.fill('archive.ph/AbC12');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(list.getByRole('link', { name: 'archived copy' })).toHaveAttribute(
    'href',
    'https://archive.ph/AbC12'
  );
});

test('what was not taken of a reference is told beside the source that is cited, whose form asks for it', async ({
  page
}) => {
  await debateOfTwo(page);
  await page.keyboard.press('Shift+C');
  await dialog(page)
    .getByRole('textbox', { name: /paste a reference/ })
    .fill('{"type": "book", "title": "War", "URL": "javascript:x"}');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('textbox', { name: 'Place in the source' })).toBeFocused();
  await expect(dialog(page)).toContainText('The address “javascript:x” is no web address and was left out.');
  const field = dialog(page).getByRole('textbox', { name: 'Address', exact: true });
  await dialog(page).getByText('What is known of the source').click();
  await field.fill('htp:/x');
  await dialog(page).getByText('What is known of the source').click();
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(field).toBeFocused();
  await field.fill('example.org/war');
  await page.keyboard.press('Enter');
  await expect(cited(page, 'War').getByRole('link', { name: 'War' })).toHaveAttribute(
    'href',
    'https://example.org/war'
  );
});

test('what a claim rests on, its note and its tags', async ({ page }) => {
  await debateOfTwo(page);
  await page.keyboard.press('Shift+D');
  await dialog(page).getByRole('combobox', { name: 'The claim rests on' }).selectOption('own knowledge');
  await dialog(page).getByRole('textbox', { name: 'Note', exact: true }).fill('As everybody knows.');
  await dialog(page).getByRole('textbox', { name: /Tags/ }).fill('danger, time');
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panelOf(page)).toContainText('From own knowledge: no source was seen for it.');
  await expect(panelOf(page)).toContainText('Note: As everybody knows.');
  await page.keyboard.press('Control+z');
  await expect(panelOf(page)).not.toContainText('As everybody knows.');
});

test('a reader copies a citation in four styles, with italics, and is asked the initials once', async ({
  page
}) => {
  await openMap(page, '?claim=P1.2.2');
  const source = cited(page, 'Harvey and Mitton 2016');
  const copied = async (style: string, type: 'text/plain' | 'text/html') => {
    await source.getByRole('combobox', { name: 'Style' }).selectOption(style);
    if (style === 'NSDA card') {
      await source.getByRole('textbox', { name: 'Initials of the cutter' }).fill('JL');
      await source.getByRole('textbox', { name: 'Initials of the cutter' }).blur();
    }
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await source.getByRole('button', { name: 'Copy citation' }).click();
    await expect(page.getByText('Citation copied')).toBeVisible();
    // The sentence may still be that of the copy before.
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
    return page.evaluate(async (type) => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType(type)).text();
    }, type);
  };
  expect(await copied('NSDA card', 'text/plain')).toMatch(/Harvey.*\/\/ ?JL\n“past actions/s);
  expect(await copied('NSDA card', 'text/html')).toMatch(/<b>.*Harvey.*<\/b>/);
  expect(await copied('APA', 'text/html')).toContain('<i>Canadian Journal of Political Science</i>');
  expect(await copied('MLA', 'text/plain')).toMatch(/^Harvey, Frank P\., and John Mitton\./);
  expect(await copied('Chicago', 'text/plain')).toMatch(/^Harvey, Frank P\., and John Mitton\./);
  await copied('NSDA card', 'text/plain');
  await openMap(page, '?claim=P1.1');
  await expect(panelOf(page).getByRole('combobox', { name: 'Style' }).first()).toHaveValue('nsda');
  await expect(panelOf(page).getByRole('textbox', { name: 'Initials of the cutter' }).first()).toHaveValue(
    'JL'
  );
});

test('a reader copies the sources of a list in the style that was chosen last', async ({ page }) => {
  await page.goto('/maps/lithuania-cluster-munitions?view=sources');
  const list = page.getByRole('region', { name: 'Sources' });
  const style = list.getByRole('combobox', { name: 'Style' });
  await expect(style).toHaveValue('here');
  const copied = async (name: string) => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await list.getByRole('button', { name: 'Copy citation: Harvey and Mitton 2016' }).press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), name).not.toBe('');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('as here')).toMatch(/^Frank P\. Harvey, John Mitton, “/);
  await style.selectOption('MLA');
  expect(await copied('MLA')).toMatch(/^Harvey, Frank P\., and John Mitton\./);
  await style.selectOption('NSDA card');
  await list.getByRole('textbox', { name: 'Initials of the cutter' }).fill('JL');
  expect(await copied('NSDA')).toMatch(/\/\/ ?JL$/);
  await openMap(page, '?claim=P1.1');
  await expect(panelOf(page).getByRole('combobox', { name: 'Style' }).first()).toHaveValue('nsda');
});

test.describe('on a phone', () => {
  test.use(PHONE);
  test('all of it fits', async ({ page }) => {
    await page.goto('/my');
    await page.getByRole('button', { name: 'New debate' }).first().click();
    await page.getByRole('textbox', { name: 'Motion' }).fill('Duds should be cleared.');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('treeitem').first().tap();
    await panelOf(page).getByRole('button', { name: 'Add a source …' }).tap();
    await dialog(page).getByRole('button', { name: 'Fill in a form' }).tap();
    await expect(dialog(page).getByRole('combobox', { name: 'Kind' })).toBeFocused();
    const { x, width } = (await dialog(page).boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  });
});
