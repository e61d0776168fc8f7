import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { getDocument } from 'unpdf/pdfjs';
import { check } from '../../src/lib/formats/preparation.ts';
import type { Preparation } from '../../src/lib/preparation/preparation.ts';
import { claimOf, expect, type Locator, openMap, type Page, PHONE, panelOf, test } from './fixtures.ts';

const MOTION = 'Lithuania was right to withdraw from the Convention on Cluster Munitions';
const sheetOf = (page: Page) => page.getByRole('article');
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the preparation' }).getByRole('link', { name });

/** Begins a preparation of the bundled debate. */
async function begin(
  page: Page,
  side: 'for' | 'against' = 'against',
  format = 'World Schools'
): Promise<void> {
  await page.goto('/prepare');
  await page.getByRole('button', { name: 'Prepare a debate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Debate').selectOption(MOTION);
  await dialog.getByRole('radio', { name: `${side} the motion` }).check();
  await dialog.getByLabel('Format').selectOption(format);
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { name: MOTION })).toBeVisible();
}

/** What a button offers as a file. */
async function saved(page: Page): Promise<{ path: string; preparation: Preparation }> {
  const offered = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await offered).path();
  const { preparation } = check(JSON.parse(readFileSync(path, 'utf8')));
  return { path, preparation: preparation! };
}

/** A PDF: how many pages it has, and the words of each, from 1. */
async function opened(bytes: Buffer) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const words = async (at: number) => {
    const { items } = await (await document.getPage(at)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  };
  return { count: document.numPages, words };
}

/** Presses Tab until something has the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 250; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not lead there.');
}

test('the negative side is prepared by keyboard alone, and outlives the page', async ({ page }) => {
  await page.goto('/prepare');
  await expect(page.getByRole('button', { name: 'Prepare a debate' })).toBeEnabled();
  await tabTo(page, page.getByRole('button', { name: 'Prepare a debate' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByRole('radio', { name: 'for the motion' }));
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'against the motion' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/prepare\/[\w-]+$/);

  await tabTo(page, page.getByRole('textbox', { name: 'Burdens' }));
  await page.keyboard.type('They must show that leaving deters.');
  await tabTo(page, page.getByRole('textbox', { name: 'Model' }));
  await page.keyboard.type('Stay.');

  await page.keyboard.press('Shift+Tab');
  for (let presses = 0; presses < 20; presses++) {
    if (await tab(page, 'Blocks').evaluate((each) => each === document.activeElement)) break;
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('searchbox', { name: 'Find a claim' }));
  await page.keyboard.type('strengthens deterrence');
  const line = page.getByRole('region', { name: 'What they say' }).getByRole('link');
  await expect(line).toHaveText(claimOf('P1').text);
  await tabTo(page, line);
  await page.keyboard.press('Enter');
  await expect(sheetOf(page).getByRole('heading', { name: claimOf('P1').text })).toBeVisible();
  const use = sheetOf(page)
    .getByRole('checkbox', { name: /^Use this answer/ })
    .first();
  await tabTo(page, use);
  await page.keyboard.press('Space');
  await expect(sheetOf(page).getByRole('region', { name: 'Our answers, in order' })).toContainText(
    /\d+ words to say: 0:\d\d at 150 words a minute/
  );

  await page.reload();
  await expect(use).toBeChecked();
  await tab(page, 'Motion').click();
  await expect(page.getByRole('textbox', { name: 'Burdens' })).toHaveValue(
    'They must show that leaving deters.'
  );
  await page.goto('/prepare');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'against the motion · World Schools' })
  ).toBeVisible();
});

test('from a claim on the map one step leads to its sheet', async ({ page }) => {
  await openMap(page, '?claim=P1.1');
  await panelOf(page).getByRole('link', { name: 'Prepare answers' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click();
  await expect(sheetOf(page).getByRole('heading', { name: claimOf('P1.1').text })).toBeVisible();
  await openMap(page, '?claim=P1.2.2');
  await panelOf(page).getByRole('link', { name: 'Prepare answers' }).click();
  await expect(sheetOf(page).getByRole('heading', { name: claimOf('P1.2.2').text })).toBeVisible();
  await sheetOf(page).getByRole('link', { name: 'On the map' }).click();
  await expect(panelOf(page).getByRole('heading', { name: claimOf('P1.2.2').text })).toBeVisible();
});

test('of the list, the claim whose sheet is open is marked, and no other', async ({ page }) => {
  await begin(page);
  await tab(page, 'Blocks').click();
  const marked = page.locator('li a[aria-current="true"]');
  await expect(page.getByRole('link', { name: claimOf('P1').text })).toBeVisible();
  await expect(marked).toHaveCount(0);
  for (const id of ['P1', 'P1.1', 'P1']) {
    await page.getByRole('link', { name: claimOf(id).text }).click();
    await expect(marked).toHaveText([claimOf(id).text]);
  }
  const find = page.getByRole('searchbox');
  await find.fill('nothing has these words');
  await expect(marked).toHaveCount(0);
  await find.fill('');
  await expect(marked).toHaveText([claimOf('P1').text]);
  await page.getByRole('radio', { name: 'for the motion' }).check();
  await expect(page.getByRole('region', { name: 'What we say' }).locator(marked)).toHaveText([
    claimOf('P1').text
  ]);
  await page.goBack();
  await expect(marked).toHaveText([claimOf('P1.1').text]);
  await page.reload();
  await expect(marked).toHaveText([claimOf('P1.1').text]);
});

test('sides flip everywhere at once', async ({ page }) => {
  await begin(page);
  await tab(page, 'Blocks').click();
  const their = page.getByRole('region', { name: 'What they say' });
  await expect(their.getByRole('link', { name: claimOf('P1').text })).toBeVisible();
  await their.getByRole('link', { name: claimOf('P1').text }).click();
  await expect(sheetOf(page)).toContainText('They say · for the motion');
  const gaps = tab(page, 'Gaps');
  const before = await gaps.textContent();
  await page.getByRole('radio', { name: 'for the motion' }).check();
  await expect(sheetOf(page)).toContainText('We say · for the motion');
  await expect(page.getByRole('region', { name: 'What we say' })).toContainText(claimOf('P1').text);
  await expect(sheetOf(page).getByRole('checkbox')).toHaveCount(0);
  await expect(gaps).not.toHaveText(before!);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('radio', { name: 'against the motion' })).toBeChecked();
});

test('answers are ordered, pinned, spoken in own words and left out; each step is taken back', async ({
  page
}) => {
  await begin(page);
  await page.goto(`${page.url()}?view=blocks&claim=P1.2`);
  const order = sheetOf(page).getByRole('region', { name: 'Our answers, in order' });
  const boxes = sheetOf(page).getByRole('checkbox', { name: /^Use this answer/ });
  const [first, second] = [boxes.nth(0), boxes.nth(1)];
  await first.check();
  await second.check();
  const items = order.getByRole('listitem');
  await expect(items).toHaveCount(2);
  const words = await items.nth(1).textContent();
  const later = items.nth(1).getByRole('button', { name: /^Earlier/ });
  await later.press('Enter');
  await expect(items.nth(0)).toHaveText(words!);
  // At the end of the list the other button takes the keyboard over.
  await expect(items.nth(0).getByRole('button', { name: /^Later/ })).toBeFocused();
  await items
    .nth(0)
    .getByRole('button', { name: /^Even if time is short/ })
    .click();
  await expect(items.nth(0).getByRole('button', { name: /^Even if time is short/ })).toHaveAttribute(
    'aria-pressed',
    'true'
  );
  await sheetOf(page).getByText('Note and own words').first().click();
  const spoken = sheetOf(page).getByRole('textbox', { name: 'As we will say it' }).first();
  await spoken.fill('In our own words.');
  await expect(order).toContainText(/words to say/);
  const { preparation } = await saved(page);
  expect(preparation.blocks['P1.2']).toMatchObject({ picks: [expect.any(String), expect.any(String)] });
  expect(preparation.blocks['P1.2']!.pinned).toHaveLength(1);
  expect(Object.values(preparation.answers).map((answer) => answer.spoken)).toContain('In our own words.');
  await items
    .nth(0)
    .getByRole('button', { name: /^Leave out/ })
    .click();
  await expect(items).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(items).toHaveCount(2);
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Undo' }).click();
  await expect(items.nth(1)).toHaveText(words!);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(items.nth(0)).toHaveText(words!);
});

test('questions are kept with their claim, and all of them on one list', async ({ page }) => {
  await begin(page);
  await tab(page, 'Blocks').click();
  await page.getByRole('link', { name: 'All questions (0)' }).click();
  const all = page.getByRole('region', { name: 'Questions to ask' });
  await expect(all).toContainText('None is written yet');
  await page.goto(page.url().replace(/\?.*/, '?view=blocks&claim=P1'));
  await sheetOf(page).getByText('Note, own words, questions').click();
  await sheetOf(page).getByRole('button', { name: 'Add a question' }).click();
  const question = sheetOf(page).getByRole('group', { name: 'Question 1' });
  await expect(question.getByRole('textbox', { name: 'Question' })).toBeFocused();
  await page.keyboard.type('Whom did it deter?');
  await question.getByRole('textbox', { name: 'The answer we want' }).fill('Nobody yet.');
  await page.reload();
  await expect(question.getByRole('textbox', { name: 'Question' })).toHaveValue('Whom did it deter?');
  await page.getByRole('link', { name: 'All questions (1)' }).click();
  await expect(all.getByRole('listitem')).toHaveText(/Whom did it deter\?\s+Wanted: Nobody yet\./);
  await page.emulateMedia({ media: 'print' });
  await expect(all.getByRole('listitem')).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await all.getByRole('link', { name: claimOf('P1').text }).click();
  await question.getByRole('button', { name: 'Remove question 1' }).click();
  await expect(question).toHaveCount(0);
});

test('each gap leads to its place', async ({ page }) => {
  await begin(page);
  await tab(page, 'Gaps').click();
  const unanswered = page.getByRole('region', { name: /^They say it, and nobody answers/ });
  const words = await unanswered.getByRole('link').first().textContent();
  await unanswered.getByRole('link').first().click();
  await expect(sheetOf(page).getByRole('heading', { name: words! })).toBeVisible();
  await expect(sheetOf(page)).toContainText('Nobody answers it on this map.');
  await tab(page, 'Gaps').click();
  const open = page.getByRole('region', { name: /^Still to be written/ });
  await expect(open.getByRole('link', { name: 'Burdens' })).toBeVisible();
  const before = await open.getByRole('listitem').count();
  await open.getByRole('link', { name: 'Burdens' }).click();
  await page.getByRole('textbox', { name: 'Burdens' }).fill('Theirs.');
  await tab(page, 'Gaps').click();
  await expect(open.getByRole('listitem')).toHaveCount(before - 1);
});

test('a format is changed and named; what cannot be used is refused with the reason', async ({ page }) => {
  await begin(page);
  await tab(page, 'Format').click();
  const time = page.getByRole('textbox', { name: 'Time: P1', exact: true });
  await expect(time).toHaveValue('8:00');
  await time.fill('0');
  await time.press('Tab');
  await expect(page.getByRole('alert')).toHaveText(
    'Not kept yet: “P1” needs a time greater than 0, like 8 or 7:30.'
  );
  await time.fill('-3');
  await time.press('Tab');
  await expect(page.getByRole('alert')).toContainText('“-3” is no time');
  await time.fill('7:30');
  await time.press('Tab');
  await expect(page.getByRole('alert')).toBeEmpty();
  await expect(page.getByRole('textbox', { name: 'Name of the format' })).toHaveValue(
    'World Schools (changed)'
  );
  await page.getByRole('textbox', { name: 'Name of the format' }).fill('Vilnius 2026');
  await page.reload();
  await expect(time).toHaveValue('7:30');
  // Another preparation can take it too.
  await begin(page, 'for', 'Vilnius 2026');
  await tab(page, 'Format').click();
  await expect(time).toHaveValue('7:30');
  for (let left = 8; left > 0; left--)
    await page
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
  await expect(page.getByRole('alert')).toContainText('a debate needs at least one speech');
  await page.getByRole('combobox', { name: 'Take a format' }).selectOption('Karl Popper');
  await expect(page.getByRole('textbox', { name: 'Time: A1', exact: true })).toHaveValue('6:00');
});

test('two tabs write in one preparation, and nothing is lost', async ({ page, context }) => {
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('textbox', { name: 'Burdens' }).fill('From the other.');
  await expect(page.getByRole('textbox', { name: 'Burdens' })).toHaveValue('From the other.');
  await page.getByRole('textbox', { name: 'Model' }).fill('From here.');
  await expect(other.getByRole('textbox', { name: 'Model' })).toHaveValue('From here.');
  await expect(other.getByRole('textbox', { name: 'Burdens' })).toHaveValue('From the other.');
});

test('a teammate’s file is taken in, and what does not go together is told', async ({ page }) => {
  await begin(page);
  await page.getByRole('textbox', { name: 'Burdens' }).fill('Ours.');
  const { preparation } = await saved(page);
  const theirs = { ...preparation, slots: { 'motion.burdens': 'Theirs.', 'motion.model': 'Stay.' } };
  await page.getByRole('link', { name: 'All preparations' }).click();
  const file = (text: string, name = 'team.preparation.json') => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text)
  });
  const open = page.locator('input[type=file]');
  await open.setInputFiles(file('{', 'broken.json'));
  await expect(page.getByRole('status').filter({ hasText: 'broken.json cannot be read' })).toBeVisible();
  await open.setInputFiles(file(JSON.stringify({ ...preparation, slots: 3 })));
  await expect(page.getByRole('status').filter({ hasText: 'damaged at “slots”' })).toBeVisible();
  await open.setInputFiles(file(JSON.stringify(theirs)));
  await page.getByRole('dialog').getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByRole('textbox', { name: 'Model' })).toHaveValue('Stay.');
  await expect(page.getByRole('textbox', { name: 'Burdens' })).toHaveValue('Ours.');
  const conflict = page.getByRole('region', { name: /^1 place is written otherwise/ });
  await expect(conflict).toContainText('In the file: Theirs.');
  await conflict.getByRole('button', { name: /^Take theirs/ }).click();
  await expect(page.getByRole('textbox', { name: 'Burdens' })).toHaveValue('Theirs.');
  await expect(conflict).toHaveCount(0);
});

/** Drops a file on the page. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content!], name!));
      return transfer;
    },
    [name, content]
  );
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', event, { dataTransfer });
}

const OWN_MAP = {
  format: 'warrant/1',
  id: 'cars',
  title: 'Cars',
  language: 'en',
  motion: 'M',
  claims: [
    { id: 'M', text: 'Ban cars.' },
    { id: 'A', text: 'The air gets cleaner.' }
  ],
  reasons: [{ id: 'r', side: 'pro', premises: ['A'], target: { claim: 'M' } }],
  sources: []
};

test('a preparation that is opened as a map, and a map as a preparation, find their way', async ({
  page
}) => {
  await begin(page);
  await page.getByRole('textbox', { name: 'Burdens' }).fill('In the file.');
  const { path } = await saved(page);
  const content = readFileSync(path, 'utf8');
  await page.goto('/');
  await drop(page, 'mine.json', content);
  const dialog = page.getByRole('dialog', { name: '“mine.json” is a preparation, not a map' });
  await dialog.getByRole('button', { name: 'Open it under Preparations' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep both' }).click();
  await expect(page.getByRole('textbox', { name: 'Burdens' })).toHaveValue('In the file.');
  await page.getByRole('link', { name: 'All preparations' }).click();
  // On the list itself, or on a preparation, nobody asks where it belongs.
  await expect(page.getByRole('button', { name: 'Prepare a debate' })).toBeVisible();
  await drop(page, 'mine.json', JSON.stringify({ ...JSON.parse(content), slots: 7 }));
  await expect(page.getByRole('status').filter({ hasText: 'damaged at “slots”' })).toBeVisible();
  await page.getByRole('link', { name: MOTION }).first().click();
  await expect(page.getByRole('textbox', { name: 'Burdens' })).toBeVisible();
  await drop(page, 'mine.json', content);
  await page.getByRole('dialog').getByRole('button', { name: 'Keep both' }).click();
  await page.getByRole('link', { name: 'All preparations' }).click();
  await expect(page.getByRole('link', { name: MOTION })).toHaveCount(3);
  await page.locator('main input[type=file]').setInputFiles({
    name: 'cars.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(OWN_MAP))
  });
  await expect(page.getByText('cars.json is a map, not a preparation.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the map' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL('/my/cars');
});

test('a map that was deleted is put back from its preparation', async ({ page }) => {
  await page.goto('/my');
  await expect(page.getByRole('button', { name: 'New debate' })).toBeVisible();
  await drop(page, 'cars.json', JSON.stringify(OWN_MAP));
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL('/my/cars');
  await page.goto('/prepare?map=cars&kept');
  await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { name: 'Cars' })).toBeVisible();
  const address = page.url().replace(/(\?.*)?$/, '?view=blocks');
  await page.goto('/my');
  await page.getByRole('button', { name: /^Delete/ }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.goto(address);
  const gone = page.getByRole('region', { name: 'The map “Cars” is not here' });
  await expect(gone).toContainText('It was deleted under Your maps');
  await gone.getByRole('button', { name: 'Put it back' }).press('Enter');
  await expect(page.getByText('The map is back.')).toBeFocused();
  await expect(page.getByRole('link', { name: 'The air gets cleaner.' })).toBeVisible();
});

test.describe('another map', () => {
  test.use({ provoked: [/status: 404/] });
  test('of another version of the map it is told what is gone and what has other words', async ({ page }) => {
    await begin(page);
    await page.goto(`${page.url()}?view=blocks&claim=P1`);
    await sheetOf(page)
      .getByRole('checkbox', { name: /^Use this answer/ })
      .first()
      .check();
    const { preparation } = await saved(page);
    const [reason] = Object.keys(preparation.answers);
    const old = {
      ...preparation,
      id: 'old',
      answers: { [reason!]: { ...preparation.answers[reason!]!, was: 'It was said so.' } },
      claims: { X9: { was: 'A claim of before.', note: 'Keep this.' } }
    };
    await page.getByRole('link', { name: 'All preparations' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'old.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(old))
    });
    await expect(page.getByText('2 things on the map are no longer as they were')).toBeVisible();
    const gone = page.getByRole('listitem').filter({ hasText: 'No longer on the map' });
    await expect(gone).toContainText('A claim of before.');
    await expect(gone).toContainText('Keep this.');
    await page.getByRole('button', { name: /^I have seen it/ }).click();
    await expect(page.getByText('1 thing on the map is no longer as it was')).toBeVisible();
    await page.getByRole('button', { name: /^Let it go/ }).click();
    await expect(page.getByText('no longer as it was')).toHaveCount(0);
    const missing = { ...preparation, id: 'missing', map: { id: 'nowhere', title: 'Nowhere' } };
    await page.getByRole('link', { name: 'All preparations' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'missing.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(missing))
    });
    await expect(page.getByRole('region', { name: 'The map “Nowhere” is not here' })).toBeVisible();
  });
});

test('the casebook is printed: the motion, both sides, answers, an index, cards and sources', async ({
  page
}) => {
  await begin(page);
  const address = page.url();
  await page.getByRole('textbox', { name: 'Burdens' }).fill('They must show that it deters.');
  await page.goto(`${address}?view=paper`);
  await expect(page.getByText('Pick answers on block sheets first')).toBeVisible();
  await page.goto(`${address}?view=blocks&claim=P1`);
  const use = sheetOf(page)
    .getByRole('checkbox', { name: /^Use this answer/ })
    .first();
  await use.check();
  const answer = (await use.getAttribute('aria-label'))!.replace(/^Use this answer: /, '');
  await tab(page, 'Paper').click();
  await page.emulateMedia({ media: 'print' });
  const book = page.getByRole('article');
  await expect(book).toContainText('They must show that it deters.');
  await expect(book.getByRole('region', { name: 'The case against the motion' })).toContainText(
    claimOf('C1').text
  );
  await expect(book.getByRole('region', { name: `1. AT: ${claimOf('P1').text}` })).toContainText(answer);
  await expect(book.getByRole('region', { name: 'Index of answers' })).toContainText('section 1');
  await expect(book.getByRole('region', { name: 'Evidence cards' })).toContainText(answer);
  await expect(book.getByRole('region', { name: 'Sources' }).getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  // Its pages, and that both sides begin on a page of their own: left and right of each other.
  const pdf = await page.pdf({ format: 'A4' });
  const printed = await opened(pdf);
  expect(printed.count).toBeGreaterThanOrEqual(6);
  // Where the browser knows boxes in the margin of a page.
  const second = await printed.words(2);
  expect(second).toContain('against the motion · World Schools');
  expect(second).toContain(`2 / ${printed.count}`);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Cue cards' }).click();
  await expect(page.locator('main')).toContainText(`AT: ${claimOf('P1').text}`);
  await page.getByRole('link', { name: 'Hand-out with gaps' }).click();
  const empty = page.getByRole('checkbox', { name: `Answers left empty: ${answer}` });
  await expect(empty).toBeChecked();
  await expect(page.getByText(answer, { exact: true })).toHaveCount(1);
  await empty.uncheck();
  await expect(page.getByText(answer, { exact: true })).toHaveCount(2);
});

test('each paper is saved as a PDF without the print window', async ({ page }) => {
  await begin(page);
  const address = page.url();
  await page.goto(`${address}?view=blocks&claim=P1`);
  const use = sheetOf(page).getByRole('checkbox', { name: /^Use this answer/ });
  await use.first().check();
  const answer = (await use.first().getAttribute('aria-label'))!.replace(/^Use this answer: /, '');
  await tab(page, 'Paper').click();
  const saveIt = async () => {
    const offered = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    const download = await offered;
    await expect(page.getByRole('status').filter({ hasText: download.suggestedFilename() })).toBeVisible();
    return { name: download.suggestedFilename(), ...(await opened(readFileSync(await download.path()))) };
  };
  const book = await saveIt();
  expect(book.name).toMatch(/^Lithuania-.*-casebook\.pdf$/);
  // The motion, both sides, answers, index, cards and sources in several pages.
  expect(book.count).toBeGreaterThanOrEqual(7);
  expect(await book.words(2)).toContain('The case against the motion');
  expect(await book.words(3)).toContain('The case for the motion');
  await page.getByRole('link', { name: 'Cue cards' }).click();
  const cues = await saveIt();
  expect([cues.name.endsWith('-cue-cards.pdf'), cues.count]).toEqual([true, 1]);
  await page.getByRole('link', { name: 'Hand-out with gaps' }).click();
  await page.getByRole('checkbox', { name: `Answers left empty: ${answer}` }).uncheck();
  const handout = await saveIt();
  expect(handout.count).toBe(2);
  const squeezed = (text: string) => text.replaceAll(/\s/g, '');
  expect(squeezed(await handout.words(1))).toContain(squeezed(answer));
});

test.describe('where the worker cannot start', () => {
  test.use({ provoked: [/draw-paper|Failed to load|net::ERR/] });
  test('it is told that there is no PDF', async ({ page }) => {
    await begin(page);
    await page.route(/draw-paper\.worker/, (route) => route.abort());
    await page.goto(`${page.url()}?view=paper`);
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'could not be made' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeEnabled();
  });
});

test('a preparation is deleted and put back; one that is not there is told', async ({ page }) => {
  await begin(page);
  const address = page.url();
  await page.getByRole('link', { name: 'All preparations' }).click();
  await page.getByRole('button', { name: `Delete: ${MOTION}` }).click();
  await expect(page.getByText('Nothing is prepared on this device yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('link', { name: MOTION })).toHaveAttribute('href', new URL(address).pathname);
  await page.goto('/prepare/none');
  await expect(
    page.getByRole('heading', { name: 'There is no such preparation on this device.' })
  ).toBeVisible();
});

test.describe('on a phone, in the dark and in Lithuanian', () => {
  test.use(PHONE);
  test('all of it fits, and axe finds nothing', async ({ page }) => {
    await page.goto('/lt/prepare?theme=dark');
    await page.getByRole('button', { name: 'Rengtis debatams' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pradėti' }).click();
    await expect(page.getByRole('textbox', { name: 'Sąvokos' })).toBeVisible();
    const address = page.url();
    const join = address.includes('?') ? '&' : '?';
    for (const view of [
      'motion',
      'blocks',
      'blocks&claim=C1',
      'gaps',
      'format',
      'paper',
      'paper&paper=handout'
    ]) {
      await page.goto(`${address}${join}view=${view}`);
      await expect(page.getByRole('navigation', { name: 'Pasirengimo dalys' })).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, view).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]!.html]),
        view
      ).toEqual([]);
    }
  });
});
