import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import {
  claimOf,
  expect,
  expectKept,
  type Locator,
  type Page,
  PHONE,
  test,
  violationsOn
} from './fixtures.ts';

/** Begins a preparation of the bundled debate against the motion, and goes to a part of it. */
async function begin(page: Page, view: string): Promise<void> {
  await page.goto('/prepare');
  await page.getByRole('button', { name: 'Prepare a debate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'against the motion' }).check();
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await expect(page).toHaveURL(/prepare\/[\w-]{20,}/);
  await page.getByRole('link', { name: view, exact: true }).click();
  await expect(page.getByRole('link', { name: view, exact: true })).toHaveAttribute('aria-current', 'page');
}

const grid = (page: Page, name: string | RegExp): Locator => page.getByRole('grid', { name });
/** A cell by its row's name and its column's place. */
const cell = (of: Locator, row: string, column: number): Locator =>
  of
    .getByRole('row')
    .filter({ has: of.page().getByRole('rowheader', { name: row, exact: true }) })
    .getByRole('gridcell')
    .nth(column);

test('all of the map is a flow: by keys from cell to cell, and from what is dropped to its answers', async ({
  page
}) => {
  await begin(page, 'Flow');
  await page.getByRole('link', { name: 'All of the map' }).click();
  const flow = grid(page, 'All of the map');
  await expect(flow.getByRole('columnheader')).toHaveText([
    'Row',
    ...['P1', 'O1', 'P2', 'O2', 'P3', 'O3', 'O reply', 'P reply'].map((name) => new RegExp(`^${name} `))
  ]);
  await expect(cell(flow, '1.1', 0)).toContainText('Deterrence');
  await expect(cell(flow, '1.1', 1)).toContainText('denies');
  const missed = await flow.getByText('no answer', { exact: true }).count();
  const told = await page.getByText(/arguments of theirs have no answer of ours/).textContent();
  const [ours, theirs] = told!.match(/\d+/g)!.map(Number);
  expect(ours! + theirs!).toBe(missed);
  // Of a map of seven main claims a part is shown too.
  await page.getByRole('combobox', { name: 'Main claim' }).selectOption({ index: 1 });
  await expect(flow.getByRole('rowheader', { name: '2.1' })).toHaveCount(0);
  await flow.getByRole('link').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell(flow, '1.1', 1).getByRole('link')).toBeFocused();
  await page.keyboard.press('End');
  await expect(flow.getByRole('link', { name: /^No answer of theirs to: / }).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=blocks&claim=/);
  expect(await violationsOn(page)).toEqual([]);
});

test('what is planned in the flow is planned in the speeches, and said again it is an arrow', async ({
  page
}) => {
  await begin(page, 'Flow');
  const flow = grid(page, 'As planned');
  const row = flow.getByRole('row').filter({ hasText: 'A strategic message' });
  await expect(row.getByRole('link', { name: /^No answer of ours to: A strategic message/ })).toBeVisible();
  await page.getByRole('link', { name: 'All of the map' }).click();
  await page.getByRole('link', { name: /Message without weapons/ }).click();
  const chosen = page.getByRole('region', { name: /^A message without/ });
  await expect(chosen).toContainText('It is planned for no speech.');
  await chosen.getByRole('combobox', { name: /^Send to a speech/ }).selectOption({ label: '1. O1' });
  await expect(chosen.getByRole('listitem')).toContainText('O1');
  await chosen.getByRole('combobox', { name: /^Send to a speech/ }).selectOption({ label: '3. O3' });
  await page.getByRole('link', { name: 'As planned' }).click();
  await expect(row.getByRole('gridcell').nth(1)).toContainText('Message without weapons');
  await expect(row.getByRole('gridcell').nth(5).getByRole('link')).toHaveAccessibleName(
    'Said again: Message without weapons'
  );
  await expect(row.getByRole('gridcell').nth(5)).toHaveText(/→\s+again/);
  // It stands in one column only.
  await expect(flow.getByText('Message without weapons', { exact: true })).toHaveCount(1);
  await page.getByRole('link', { name: 'Speeches', exact: true }).click();
  await expect(page.getByRole('region', { name: /^\d\. O3/ }).getByRole('listitem')).toContainText(
    'A message without'
  );
  await page.goBack();
  await flow.getByRole('link', { name: 'Said again: Message without weapons' }).click();
  await page.getByRole('button', { name: 'Take out: O3' }).click();
  await expect(flow.getByRole('link', { name: /^Said again/ })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(flow.getByRole('link', { name: /^Said again/ })).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as Excel file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.flow\.xlsx$/);
  const files = unzipSync(readFileSync(await file.path()));
  expect(strFromU8(files['xl/workbook.xml']!)).toContain('Deterrence');
  expect(strFromU8(files['xl/sharedStrings.xml']!)).toContain('→ again');
});

/** Goes on to the next speech. */
const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();
const tick = (page: Page, words: RegExp) => page.getByRole('checkbox', { name: words }).check();

async function round(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start a practice round' }).click();
  await expect(page.getByRole('heading', { name: /^Round 1, / })).toBeFocused();
  await expect(page.getByRole('heading', { name: /^0 things said in P1/ })).toBeVisible();
  await tick(page, /^Leaving strengthens deterrence/);
  await page.getByRole('searchbox', { name: 'Find what was said' }).fill('strategic message');
  await tick(page, /^The exit sends a strategic message/);
  await expect(page.getByRole('heading', { name: /^2 things said in P1/ })).toBeVisible();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await next(page);
  const answers = page.getByRole('group', { name: /^To: The exit sends a strategic message/ });
  await expect(answers).toContainText('not answered yet');
  await answers.getByRole('checkbox').first().check();
  await page.getByText('Other words that were said').click();
  await page.getByRole('textbox', { name: 'Words' }).fill('A point of our own');
  await page.getByRole('combobox', { name: 'Said of' }).selectOption({ label: claimOf('P1').text });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'A point of our own' })).toBeVisible();
  await next(page);
}

test('a practice round is ticked, kept and told', async ({ page }) => {
  await begin(page, 'Flow');
  await round(page);
  const flow = grid(page, 'The flow so far');
  await expect(flow.getByRole('columnheader', { name: /^P2/ })).toHaveAttribute('aria-current', 'step');
  await expect(flow.getByText('answer due')).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole('heading', { name: /^0 things said in P2/ })).toBeVisible();
  await page.getByRole('button', { name: 'Previous', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^2 things said in O1/ })).toBeVisible();
  await page.getByRole('button', { name: /^Take back: A point of our own/ }).click();
  await expect(page.getByRole('heading', { name: /^1 thing said in O1/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: /^2 things said in O1/ })).toBeVisible();
  // What is typed there is there when one comes back.
  await page.getByText('Other words that were said').click();
  await page.getByRole('textbox', { name: 'Words' }).fill('Half a word');
  await next(page);
  await page.getByRole('button', { name: 'Previous', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Words' })).toHaveValue('Half a word');
  await next(page);
  // Words answer words.
  await page.getByText('Other words that were said').click();
  await page.getByRole('textbox', { name: 'Words' }).fill('It is small');
  await page.getByRole('combobox', { name: 'Said of' }).selectOption({ label: 'A point of our own' });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(flow.getByRole('row').filter({ hasText: 'A point of our own' })).toContainText('It is small');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'End the round' }).click();
  const report = page.getByRole('region', { name: 'Planned and said' });
  await expect(report.getByRole('row', { name: /^O1 against the motion 8:00/ })).toContainText('2');
  await expect(report.getByRole('heading', { name: /^Left without an answer of theirs/ })).toContainText('1');
  await expect(report).toContainText('O1: A point of our own');
  await expect(grid(page, 'The flow of the round').getByText('no answer', { exact: true })).toHaveCount(1);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete this round' }).click();
  await expect(page.getByRole('link', { name: /^Round 1/ })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('link', { name: /^Round 1/ })).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ ...PHONE, colorScheme: 'dark' });

  test('a practice round is held with the thumb', async ({ page }) => {
    await begin(page, 'Flow');
    await round(page);
    // Nothing but the flow itself is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const name of ['Start', 'Previous', 'Next']) {
      const box = (await page.getByRole('button', { name, exact: true }).boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
    }
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'End the round' }).tap();
    await expect(page.getByRole('region', { name: 'Planned and said' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', provoked: [/net::ERR_INTERNET_DISCONNECTED/] });

  test('a debate is prepared, and a round held', async ({ page, context }) => {
    await page.goto('/');
    await expectKept(page);
    await context.setOffline(true);
    await begin(page, 'Flow');
    await round(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: /^0 things said in P2/ })).toBeVisible();
    for (const view of ['Motion', 'Blocks', 'Cards', 'Speeches', 'Timer', 'Drills', 'Paper', 'Format']) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await expect(page.getByRole('link', { name: view, exact: true })).toHaveAttribute(
        'aria-current',
        'page'
      );
    }
  });
});
