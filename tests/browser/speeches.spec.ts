import AxeBuilder from '@axe-core/playwright';
import { claimOf, expect, type Page, PHONE, test } from './fixtures.ts';

/** Begins a preparation of the bundled debate against the motion and goes to its speeches. */
async function begin(page: Page, path = '/prepare'): Promise<string> {
  await page.goto(path);
  await page.locator('main button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(1).check();
  await dialog
    .getByRole('button')
    .filter({ hasText: /^(Begin|Pradėti)$/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/prepare\/[\w-]{20,}/);
  const address = page.url();
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}view=speeches`);
  return address;
}

const speech = (page: Page, name: string) =>
  page.getByRole('region', { name: new RegExp(`^\\d\\. ${name}`) });

test('what will be said goes into speeches by key, moves, and is counted in time', async ({ page }) => {
  await begin(page);
  await page.getByRole('searchbox', { name: 'Find what to say' }).fill('Georgia, too');
  const offered = page.getByRole('combobox', { name: /^Send to a speech: Georgia/ });
  await offered.focus();
  await page.keyboard.press('2');
  const second = speech(page, 'O2');
  await expect(second.getByRole('listitem')).toContainText('Georgia, too');
  await expect(second).toContainText(/0:0\d of 8:00\s+· there is room/);
  await page.getByRole('searchbox', { name: 'Find what to say' }).fill('message without');
  await page.getByRole('combobox', { name: /^Send to a speech: A message/ }).selectOption({ label: '2. O2' });
  const items = second.getByRole('listitem');
  await expect(items).toHaveCount(2);
  // By keys: up, to another speech, and out of it.
  await items
    .nth(1)
    .getByRole('button', { name: /^Earlier/ })
    .focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(items.nth(0)).toContainText('A message without');
  await expect(page.getByRole('status').filter({ hasText: 'O2, place 1 of 2' })).toHaveCount(1);
  await page.keyboard.press('1');
  await expect(speech(page, 'O1').getByRole('listitem')).toContainText('A message without');
  await page.reload();
  await expect(speech(page, 'O1').getByRole('listitem')).toContainText('A message without');
  await speech(page, 'O1')
    .getByRole('button', { name: /^Later/ })
    .focus();
  await page.keyboard.press('Delete');
  await expect(speech(page, 'O1')).toContainText('Nothing is planned for this speech yet.');
  await page.keyboard.press('Control+z');
  await expect(speech(page, 'O1').getByRole('listitem')).toHaveCount(1);
});

test('they are dragged too', async ({ page }) => {
  await begin(page);
  await page.getByRole('searchbox', { name: 'Find what to say' }).fill('Georgia, too');
  // The claim; its card is offered under it.
  const offered = page.getByRole('listitem').filter({ hasText: 'Georgia, too' }).first();
  await offered.dragTo(speech(page, 'O3'));
  const item = speech(page, 'O3').getByRole('listitem');
  await expect(item).toContainText('Georgia, too');
  await item.dragTo(speech(page, 'O1').getByRole('heading'));
  await expect(speech(page, 'O1').getByRole('listitem')).toContainText('Georgia, too');
  await expect(item).toHaveCount(0);
});

test('a speech that is too long says so, and the plan what is worth a look', async ({ page }) => {
  const address = await begin(page);
  const own = page.getByRole('textbox', { name: 'Own words for a speech' });
  await own.fill('word '.repeat(610));
  await page
    .getByRole('combobox', { name: 'Send to a speech: Own words' })
    .selectOption({ label: '4. O reply' });
  await expect(speech(page, 'O reply')).toContainText(/4:04 of 4:00\s+· too long/);
  await expect(own).toHaveValue('');
  await page.getByText('Worth a look').click();
  await expect(
    page.getByRole('link', { name: 'No speech says what the words of the motion mean.' })
  ).toBeVisible();
  const unanswered = page.getByRole('link', { name: `No speech answers: ${claimOf('P1').text}` });
  await expect(unanswered).toBeVisible();
  await unanswered.click();
  await page
    .getByRole('checkbox', { name: /^Use this answer/ })
    .first()
    .check();
  await page.goto(`${address}?view=speeches`);
  await page
    .getByRole('combobox', { name: /^Send to a speech: Answers to/ })
    .selectOption({ label: '2. O2' });
  await page.getByText('Worth a look').click();
  await expect(unanswered).toHaveCount(0);
});

test('speeches are given to speakers, whose pace counts and whose pack stands alone', async ({ page }) => {
  const address = await begin(page);
  await page.getByText('Team', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ona');
  await page.keyboard.press('Enter');
  await page.getByRole('spinbutton', { name: 'Words a minute: Ona' }).fill('60');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Own words for a speech' }).fill('Six words are said by Ona.');
  await page.getByRole('combobox', { name: 'Send to a speech: Own words' }).selectOption({ label: '1. O1' });
  await page.getByRole('combobox', { name: 'Speaker: O1' }).selectOption('Ona');
  await expect(speech(page, 'O1')).toContainText('0:06 of 8:00');
  await page.getByRole('link', { name: 'Only what Ona says' }).click();
  await expect(speech(page, 'O2')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Six words are said by Ona.', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  // A claim is given on its sheet; her pack says so until one of her speeches speaks of it.
  await page
    .getByRole('navigation', { name: 'Parts of the preparation' })
    .getByRole('link', { name: 'Blocks' })
    .click();
  const line = page.getByRole('listitem').filter({ hasText: claimOf('P1').text });
  await line.getByRole('link').click();
  await page.getByRole('combobox', { name: 'Who speaks of it' }).selectOption('Ona');
  await expect(line).toContainText('Ona');
  await page.goto(`${address}?view=speeches`);
  await page.getByRole('link', { name: 'Only what Ona says' }).click();
  const unspoken = page.getByRole('region', { name: 'Given to Ona, but in none of these speeches' });
  await expect(unspoken.getByRole('link', { name: claimOf('P1').text })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(unspoken).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Take Ona out of the team' }).click();
  await expect(speech(page, 'O2')).toBeVisible();
  await expect(unspoken).toHaveCount(0);
});

test.describe('on a phone, in Lithuanian', () => {
  test.use(PHONE);
  test('all of it fits, and axe finds nothing', async ({ page }) => {
    await begin(page, '/lt/prepare?theme=dark');
    await page.getByRole('textbox', { name: 'Savi žodžiai kalbai' }).fill('Trys žodžiai čia.');
    await page
      .getByRole('combobox', { name: 'Siųsti į kalbą: Savi žodžiai' })
      .selectOption({ label: '1. O1' });
    await expect(speech(page, 'O1').getByRole('listitem')).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
  });
});
