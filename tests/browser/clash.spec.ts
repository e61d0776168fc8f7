import AxeBuilder from '@axe-core/playwright';
import { claimOf, expect, FACING, type Locator, type Page, PHONE, test } from './fixtures.ts';

const article = (page: Page) => page.getByRole('article');

/** Begins a preparation of the bundled debate for the motion and goes to its clashes. */
async function begin(page: Page, path = '/prepare'): Promise<string> {
  await page.goto(path);
  await page.locator('main button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().check();
  await dialog
    .getByRole('button')
    .filter({ hasText: /^(Begin|Pradėti)$/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/prepare\/[\w-]{20,}/);
  const address = page.url();
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}view=clash`);
  return address;
}

/** Presses Tab until something has the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not lead there.');
}

/** Takes the first clash that is proposed, by keyboard. */
async function addFirst(page: Page): Promise<void> {
  const count = await article(page).count();
  await page.getByRole('button', { name: 'Add a clash' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Add this clash/ }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(article(page)).toHaveCount(count + 1);
  await expect(article(page).last().getByRole('textbox', { name: 'Name of the clash' })).toBeFocused();
}

test('a clash is added and weighed by keyboard alone, outlives the page, and is taken back', async ({
  page
}) => {
  await begin(page);
  await addFirst(page);
  await page.keyboard.type('Deterrence');
  const sheet = article(page);
  await expect(sheet.getByRole('heading', { name: '1. Deterrence' })).toBeVisible();
  const ours = sheet.getByRole('region', { name: 'Our best chain' });
  const theirs = sheet.getByRole('region', { name: 'Their best chain' });
  await expect(ours).toContainText('for the motion');
  await expect(theirs).toContainText('against the motion');
  const pairs = FACING.map(([one, other]) => [claimOf(one).text, claimOf(other).text].sort().join(' | '));
  const shown = [
    await ours.getByRole('link').first().textContent(),
    await theirs.getByRole('link').first().textContent()
  ];
  expect(pairs).toContain(shown.sort().join(' | '));
  // The two stand side by side.
  const [left, right] = [await ours.boundingBox(), await theirs.boundingBox()];
  expect(left!.y).toBe(right!.y);
  expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x);

  const scale = sheet.getByRole('group', { name: 'Scale' });
  await tabTo(page, scale.getByRole('radio', { name: 'not weighed' }));
  await page.keyboard.press('ArrowDown');
  await expect(scale.getByRole('radio', { name: 'ours' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(scale.getByRole('textbox', { name: 'Why: Scale' })).toBeFocused();
  await page.keyboard.type('three countries share the border');
  await tabTo(page, sheet.getByRole('textbox', { name: 'Even if' }));
  await page.keyboard.type('it deters little, it costs less');
  const said =
    'Deterrence. Scale: ours weighs more. three countries share the border. Even if it deters little, it costs less.';
  await expect(sheet).toContainText(said);
  await page.reload();
  await expect(sheet).toContainText(said);
  await expect(scale.getByRole('radio', { name: 'ours' })).toBeChecked();
  // What was typed in one field is one step.
  await page.locator('body').press('Control+z');
  await expect(sheet.getByRole('textbox', { name: 'Even if' })).toHaveValue('');
  await page.locator('body').press('Control+z');
  await expect(scale.getByRole('textbox', { name: 'Why: Scale' })).toHaveValue('');
  await expect(scale.getByRole('radio', { name: 'ours' })).toBeChecked();
  await page.locator('body').press('Control+z');
  await expect(scale.getByRole('radio', { name: 'not weighed' })).toBeChecked();
  await page.locator('body').press('Control+z');
  await page.locator('body').press('Control+z');
  await expect(sheet).toHaveCount(0);
});

test('it goes to the reply speech, counts its time there, and leaves it when it is removed', async ({
  page
}) => {
  const address = await begin(page);
  await addFirst(page);
  await page.keyboard.type('Deterrence');
  await article(page).getByRole('textbox', { name: 'Even if' }).fill('they are right, we still win');
  await page
    .getByRole('combobox', { name: 'Send to a speech: Deterrence' })
    .selectOption({ label: '4. P reply' });
  await expect(article(page)).toContainText('in P reply');
  await page.goto(`${address}?view=speeches`);
  const reply = page.getByRole('region', { name: /^4\. P reply/ });
  await expect(reply.getByRole('listitem')).toContainText(
    'Deterrence. Even if they are right, we still win.'
  );
  await expect(reply).toContainText('9 words');
  await page.getByText('Worth a look').click();
  await expect(page.getByText('says something new')).toHaveCount(0);
  // It is offered there too.
  await page
    .getByRole('combobox', { name: 'Send to a speech: Deterrence', exact: true })
    .selectOption({ label: '3. P3' });
  await expect(page.getByRole('region', { name: /^3\. P3/ }).getByRole('listitem')).toContainText(
    'Deterrence'
  );
  await page.goto(`${address}?view=clash`);
  await page.getByRole('button', { name: 'Remove: Deterrence' }).click();
  await expect(page.getByRole('button', { name: 'Add a clash' })).toBeFocused();
  await page.goto(`${address}?view=speeches`);
  await expect(reply).toContainText('Nothing is planned for this speech yet.');
});

test('any two claims can be set against each other; four are enough, and they change places', async ({
  page
}) => {
  await begin(page);
  await page.getByRole('button', { name: 'Add a clash' }).click();
  await page.getByLabel('Our claim').selectOption(claimOf('P1').text);
  await page.getByLabel('Their claim').selectOption(claimOf('C1').text);
  await page.getByRole('button', { name: 'Add these two' }).click();
  await expect(article(page)).toHaveCount(1);
  await expect(article(page).getByRole('link', { name: claimOf('P1').text, exact: true })).toBeVisible();
  for (let more = 0; more < 3; more++) await addFirst(page);
  const add = page.getByRole('button', { name: 'Add a clash' });
  await expect(add).toHaveAttribute('aria-disabled', 'true');
  await expect(add).toHaveAccessibleDescription(/^Four clashes/);
  await article(page).nth(3).getByRole('textbox', { name: 'Name of the clash' }).fill('Last');
  const earlier = page.getByRole('button', { name: 'Earlier: Last' });
  await earlier.focus();
  for (let place = 3; place > 0; place--) await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '1. Last' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Later: Last' })).toBeFocused();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '1. Last' })).toBeVisible();
  await expect(add).toBeHidden();
  await expect(earlier).toBeHidden();
});

test.describe('on a phone, in Lithuanian', () => {
  test.use(PHONE);
  for (const theme of ['dark', 'mono'])
    test(`all of it fits, and axe finds nothing: ${theme}`, async ({ page }) => {
      await begin(page, `/lt/prepare?theme=${theme}`);
      const add = page.getByRole('button', { name: 'Pridėti susidūrimą' });
      await add.click();
      await page
        .getByRole('button', { name: /^Pridėti šį susidūrimą/ })
        .first()
        .click();
      const sheet = article(page);
      await sheet.getByRole('group', { name: 'Mastas' }).getByRole('radio', { name: 'mūsų' }).check();
      await add.click();
      const ours = await sheet.getByRole('region', { name: 'Geriausia mūsų grandinė' }).boundingBox();
      const theirs = await sheet.getByRole('region', { name: 'Geriausia jų grandinė' }).boundingBox();
      expect(ours!.y + ours!.height).toBeLessThanOrEqual(theirs!.y);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
    });
});
