import { expect, type Locator, type Page, PHONE, test, violationsOn } from './fixtures.ts';

const MOTION = 'Lithuania was right to withdraw from the Convention on Cluster Munitions';

/** Begins a preparation against the motion and goes to its drills; the clock stands but for what a test lets go by. */
async function openDrills(page: Page, query = ''): Promise<void> {
  await page.clock.install({ time: new Date('2026-03-14T10:00:00') });
  await page.goto(`/prepare${query}`);
  await page.getByRole('button', { name: 'Prepare a debate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Debate').selectOption(MOTION);
  await dialog.getByRole('radio', { name: 'against the motion' }).check();
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('link', { name: 'Drills' }).click();
  await expect(drills(page)).toBeVisible();
  await page.clock.pauseAt(new Date('2026-03-14T11:00:00'));
}

/** Lets so many seconds go by, and a little more: a page looks at a second just after it has begun. */
const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1000 + 20);

const drills = (page: Page): Locator => page.getByRole('region', { name: 'Drills' });
const drill = (page: Page): Locator => page.getByRole('region', { name: 'Drill', exact: true });
const claim = (page: Page): Locator => drill(page).getByRole('heading', { level: 2 });
const digits = (page: Page): Locator => drill(page).getByRole('timer');
const status = (page: Page): Locator => drill(page).getByRole('status');
const button = (page: Page, name: string): Locator => drills(page).getByRole('button', { name });
const kind = (page: Page, name: string): Locator => drills(page).getByRole('radio', { name });

async function violations(page: Page): Promise<string[]> {
  await page.clock.resume();
  return violationsOn(page);
}

test('by keyboard alone: a claim is answered against the clock, and what was missed comes back', async ({
  page
}) => {
  await openDrills(page);
  await expect(drills(page)).toContainText('The marks stay on this device');
  await kind(page, 'Answer it').focus();
  await page.keyboard.press('Space');
  await expect(kind(page, 'Answer it')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(claim(page)).toBeFocused();
  const missed = await claim(page).textContent();
  await expect(digits(page)).toHaveText('1:00');
  await expect(status(page)).toHaveText('Answer it: 60 seconds');
  await pass(page, 49);
  await expect(digits(page)).toHaveText('0:11');
  await expect(status(page)).toHaveText('Answer it: 60 seconds');
  await pass(page, 1);
  await expect(status(page)).toHaveText('10 seconds left');
  await pass(page, 10);
  await expect(digits(page)).toHaveText('0:00');
  await expect(status(page)).toHaveText('Time is up');

  // Nothing can be marked before the answer is seen.
  await page.keyboard.press('1');
  await expect(claim(page)).toHaveText(missed!);
  await page.keyboard.press('Space');
  await expect(drill(page).getByRole('heading', { name: 'The answer' })).toBeFocused();
  await expect(drill(page).getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('1');
  await expect(claim(page)).not.toHaveText(missed!);
  await expect(drills(page)).toContainText('Done today: 1');
  const hard = await claim(page).textContent();
  await page.keyboard.press('Space');
  await page.keyboard.press('2');
  await expect(claim(page)).not.toHaveText(hard!);
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await expect(drills(page)).toContainText('Due: 0');
  await expect(drills(page)).toContainText('Done today: 3');

  await pass(page, 4 * 60);
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await expect(claim(page)).toHaveText(missed!);
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await pass(page, 2 * 60);
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await expect(claim(page)).toHaveText(hard!);
});

test('marks outlive the page, stand in no file, and can be forgotten', async ({ page }) => {
  await openDrills(page);
  await kind(page, 'Flip').check();
  await drills(page).getByRole('textbox', { name: 'Order' }).fill('finals');
  await button(page, 'Begin').click();
  const first = await claim(page).textContent();
  await button(page, 'Show the answer').click();
  await button(page, 'Known').click();
  await expect(claim(page)).not.toHaveText(first!);
  await expect(drills(page)).toContainText('Done today: 1');
  await button(page, 'Take the mark back').click();
  await expect(claim(page)).toHaveText(first!);
  await expect(claim(page)).toBeFocused();
  await expect(drills(page)).toContainText('Done today: 0');
  await expect(button(page, 'Take the mark back')).toHaveCount(0);
  await button(page, 'Show the answer').click();
  await button(page, 'Missed').click();
  await expect(claim(page)).not.toHaveText(first!);
  const second = await claim(page).textContent();
  await button(page, 'Stop').click();

  await page.reload();
  await expect(drills(page)).toContainText('Done today: 1');
  await expect(kind(page, 'Flip')).toBeChecked();
  // Deleted and put back it has them still.
  const address = page.url();
  await page.goto('/prepare');
  await page.getByRole('button', { name: `Delete: ${MOTION}` }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('link', { name: MOTION })).toBeVisible();
  await page.goto(address);
  await expect(drills(page)).toContainText('Done today: 1');
  await button(page, 'Begin').click();
  await expect(claim(page)).toHaveText(second!);
  await button(page, 'Stop').click();
  await expect(drills(page)).toBeFocused();

  await button(page, 'Forget all marks').click();
  await expect(drills(page).getByRole('status')).toHaveText('All marks are forgotten.');
  await expect(drills(page)).toContainText('Done today: 0');
  await button(page, 'Put it back').click();
  await expect(drills(page)).toContainText('Done today: 1');
  await button(page, 'Forget all marks').click();
  await page.reload();
  await expect(drills(page)).toContainText('Done today: 0');
  await button(page, 'Begin').click();
  await expect(claim(page)).toHaveText(first!);
});

test('each kind says what is to be done, and shows what solves it', async ({ page }) => {
  await openDrills(page);
  const begin = async (name: string) => {
    await kind(page, name).check();
    await button(page, 'Begin').click();
  };
  await page.getByRole('radio', { name: 'for the motion' }).check();
  await begin('Extend it');
  await expect(digits(page)).toHaveText('0:15');
  await expect(drill(page)).toContainText('They reply');
  await button(page, 'Show the answer').click();
  for (const term of ['Claim', 'Warrant', 'Implication', 'We reply to that'])
    await expect(drill(page).getByRole('term').filter({ hasText: term })).toBeVisible();
  await expect(drill(page).getByRole('definition').filter({ hasText: 'It speaks against:' })).not.toHaveCount(
    0
  );
  await button(page, 'Stop').click();

  await begin('Source?');
  await button(page, 'Show the answer').click();
  for (const term of ['Author', 'Year', 'Qualifications'])
    await expect(drill(page).getByRole('term').filter({ hasText: term }).first()).toBeVisible();
  await button(page, 'Stop').click();

  await begin('Ask it');
  await button(page, 'Show the answer').click();
  await expect(drill(page)).toContainText('No questions about it are kept');
  const asked = await claim(page).textContent();
  await drill(page).getByRole('link', { name: 'Block sheet' }).click();
  await page.clock.runFor(200);
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(asked!);
});

test('the seconds are one’s own, and a page that slept knows the time', async ({ page }) => {
  await openDrills(page);
  await kind(page, 'Answer it').check();
  await drills(page).getByRole('spinbutton', { name: 'Seconds' }).fill('90');
  await button(page, 'Begin').click();
  await expect(digits(page)).toHaveText('1:30');
  await page.clock.fastForward(85_000);
  await expect(digits(page)).toHaveText('0:05');
  await expect(status(page)).toHaveText('10 seconds left');
  await button(page, 'Show the answer').click();
  await pass(page, 30);
  await expect(digits(page)).toHaveText('0:05');
});

test.describe('axe finds nothing', () => {
  for (const theme of ['light', 'dark', 'mono'])
    test(`in ${theme}`, async ({ page }) => {
      await openDrills(page, `?theme=${theme}`);
      expect(await violations(page)).toEqual([]);
      await button(page, 'Begin').click();
      await button(page, 'Show the answer').click();
      expect(await violations(page)).toEqual([]);
    });
});

test.describe('on a phone', () => {
  test.use(PHONE);

  test('nothing is wider than the screen, and the buttons are large', async ({ page }) => {
    await openDrills(page);
    const isNarrow = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    expect(await isNarrow()).toBe(true);
    await button(page, 'Begin').tap();
    await button(page, 'Show the answer').tap();
    expect(await isNarrow()).toBe(true);
    expect((await button(page, 'Missed').boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});
