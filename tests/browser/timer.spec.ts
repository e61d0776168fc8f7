import { expect, type Locator, type Page, PHONE, test, violationsOn } from './fixtures.ts';

/** Begins a preparation in a format and goes to its timer; the page's clock stands but for what a test lets go by. */
async function openTimer(page: Page, format: string, query = ''): Promise<void> {
  await page.clock.install({ time: new Date('2026-03-14T10:00:00') });
  await page.goto(`/prepare${query}`);
  await page.getByRole('button', { name: 'Prepare a debate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Format').selectOption({ label: format });
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('link', { name: 'Timer' }).click();
  await expect(digits(page)).toBeVisible();
  await page.clock.pauseAt(new Date('2026-03-14T11:00:00'));
}

/** Lets so many seconds go by, and a little more: a page looks at a second just after it has begun. */
const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1000 + 20);

/** Goes to another part of the preparation: the router waits for the clock. */
async function visit(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.clock.runFor(200);
  await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
}

const timer = (page: Page): Locator => page.getByRole('region', { name: 'Timer' });
const digits = (page: Page): Locator => timer(page).getByRole('timer');
const status = (page: Page): Locator => timer(page).getByRole('status').first();
const button = (page: Page, name: string): Locator => timer(page).getByRole('button', { name, exact: true });
const step = (page: Page, name: RegExp): Locator =>
  timer(page).getByRole('region', { name: 'Speeches and times' }).getByRole('button', { name });
const heading = (page: Page): Locator => timer(page).getByRole('heading', { level: 2 });

async function violations(page: Page): Promise<string[]> {
  await page.clock.resume();
  return violationsOn(page);
}

test('a speech runs, with its points of information and its signals; the next one waits', async ({
  page
}) => {
  await openTimer(page, 'World Schools');
  const title = await page.title();
  await expect(digits(page)).toHaveText('60:00');
  await button(page, 'Next').click();
  await expect(heading(page)).toHaveText('P1');
  await expect(step(page, /^P1 /)).toHaveAttribute('aria-current', 'step');
  await expect(digits(page)).toHaveText('8:00');
  await expect(timer(page)).toContainText('Points of information: no');

  await button(page, 'Start').click();
  await expect(status(page)).toHaveText('P1 runs, 8:00 left');
  await pass(page, 59.5);
  await expect(digits(page)).toHaveText('7:01');
  await expect(page).toHaveTitle('7:01 · P1 · Warrant');
  await expect(status(page)).toHaveText('P1 runs, 8:00 left');
  await pass(page, 1);
  await expect(timer(page)).toContainText('Points of information: yes');
  await expect(status(page)).toHaveText('P1: Points of information may be offered');
  await pass(page, 360);
  await expect(timer(page)).toContainText('Points of information: no');
  await expect(status(page)).toHaveText('P1: No more points of information. 1 minute left');
  await pass(page, 67);
  await expect(status(page)).toHaveText('P1: Time is up');
  await expect(digits(page)).toHaveText('+0:07');
  await expect(timer(page)).toContainText('0:07 over time');
  await pass(page, 8);
  await expect(status(page)).toHaveText('P1: It must end now');

  await button(page, 'Pause').click();
  await pass(page, 30);
  await expect(digits(page)).toHaveText('+0:15');
  await expect(page).toHaveTitle(title);
  await button(page, 'Next').click();
  await expect(heading(page)).toHaveText('O1');
  await expect(digits(page)).toHaveText('8:00');
  await expect(step(page, /^P1 /)).toContainText('8:15 of 8:00 used');
  await step(page, /^P1 /).click();
  await expect(digits(page)).toHaveText('+0:15');
});

test('a page that slept knows the time, and says only the last of what it slept through', async ({
  page
}) => {
  await openTimer(page, 'World Schools');
  await button(page, 'Next').click();
  await button(page, 'Start').click();
  await page.clock.fastForward(450_000);
  await expect(digits(page)).toHaveText('0:30');
  await expect(status(page)).toHaveText('P1: No more points of information. 1 minute left');
});

test('a page that is not seen looks at the clock all the same', async ({ page }) => {
  await openTimer(page, 'Karl Popper');
  await button(page, 'Start').click();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  // The timers of the page itself stand.
  await page.clock.setSystemTime(new Date('2026-03-14T11:05:10'));
  await expect(status(page)).toHaveText('A1: 1 minute left');
});

test('what is kept of a timer and cannot be used is left aside', async ({ page }) => {
  await openTimer(page, 'Karl Popper');
  await button(page, 'Start').click();
  await page.evaluate(async () => {
    const id = location.pathname.split('/').at(-1);
    const store = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('warrant');
      request.onsuccess = () => done(request.result);
    });
    const transaction = store.transaction('settings', 'readwrite');
    transaction.objectStore('settings').put({ timing: { at: 7 } }, `timer ${id}`);
    await new Promise((done) => {
      transaction.oncomplete = done;
    });
    store.close();
  });
  await page.reload();
  await expect(digits(page)).toHaveText('6:00');
  await expect(button(page, 'Start')).toBeVisible();
});

test('a timer outlives its page, and what comes meanwhile is told', async ({ page }) => {
  await openTimer(page, 'Karl Popper');
  await button(page, 'Start').click();
  await pass(page, 100);
  await expect(digits(page)).toHaveText('4:20');
  await page.reload();
  await expect(digits(page)).toHaveText('4:20');
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(status(page)).toHaveText('');
  await visit(page, 'Gaps');
  await pass(page, 210);
  await visit(page, 'Timer');
  await expect(digits(page)).toHaveText('0:50');
  await expect(status(page)).toHaveText('A1: 1 minute left');
  await button(page, 'Pause').click();
  await page.reload();
  await pass(page, 5);
  await expect(digits(page)).toHaveText('0:50');
  await expect(button(page, 'Start')).toBeVisible();
});

test('teams prepare, one at a time, until they have no time left', async ({ page }) => {
  await openTimer(page, 'Karl Popper');
  await button(page, 'Start').click();
  await pass(page, 10);
  await button(page, 'A prepares').click();
  await expect(heading(page)).toHaveText('A prepares');
  await pass(page, 60);
  await expect(digits(page)).toHaveText('7:00');
  await button(page, 'N prepares').click();
  await expect(digits(page)).toHaveText('8:00');
  await pass(page, 500);
  await expect(status(page)).toHaveText('N prepares: Time is up');
  await expect(heading(page)).toHaveText('A1');
  await expect(digits(page)).toHaveText('5:50');
  await expect(button(page, 'N prepares')).toHaveAttribute('aria-disabled', 'true');
  await expect(timer(page)).toContainText('7:00 left');
});

test('by keyboard alone', async ({ page }) => {
  await openTimer(page, 'Karl Popper');
  await page.keyboard.press('Space');
  await pass(page, 5);
  await expect(digits(page)).toHaveText('5:55');
  await page.keyboard.press('Space');
  await page.keyboard.press('n');
  await expect(heading(page)).toHaveText('N3>A1');
  await page.keyboard.press('p');
  await expect(digits(page)).toHaveText('5:55');
  await page.keyboard.press('r');
  await expect(digits(page)).toHaveText('6:00');
  await button(page, 'Undo the reset').press('Enter');
  await expect(digits(page)).toHaveText('5:55');
  await page.keyboard.press('b');
  await expect(heading(page)).toHaveText('N prepares');
  await page.keyboard.press('b');
  await expect(heading(page)).toHaveText('A1');

  // A button keeps the space bar for itself; after a click it is the timer's again.
  await button(page, 'Next').press('Space');
  await expect(heading(page)).toHaveText('N3>A1');
  await button(page, 'Next').click();
  await expect(heading(page)).toHaveText('N1');
  await page.keyboard.press('Space');
  await expect(button(page, 'Pause')).toBeVisible();

  // What takes back is of the page, not of the timer.
  await page.keyboard.press('Control+z');
  await expect(button(page, 'Pause')).toBeVisible();
  await timer(page).getByRole('checkbox', { name: 'Use keys' }).uncheck();
  await page.keyboard.press('n');
  await expect(heading(page)).toHaveText('N1');
});

test('time is given and taken, and how it is shown is remembered', async ({ page }) => {
  await openTimer(page, 'Karl Popper');
  await button(page, 'Start').click();
  await pass(page, 30);
  await button(page, 'Give 10 s').click();
  await expect(digits(page)).toHaveText('5:40');
  await button(page, 'Take 10 s').click();
  await expect(digits(page)).toHaveText('5:30');
  await timer(page).getByRole('checkbox', { name: 'Count up' }).check();
  await timer(page).getByRole('checkbox', { name: 'Ring' }).uncheck();
  await expect(digits(page)).toHaveText('0:30');
  await expect(timer(page)).toContainText('5:30 of 6:00 left');
  await page.reload();
  await expect(digits(page)).toHaveText('0:30');
  await expect(timer(page).getByRole('checkbox', { name: 'Ring' })).not.toBeChecked();
});

test('with another format the timer begins anew and says so', async ({ page }) => {
  await openTimer(page, 'Karl Popper');
  await button(page, 'Start').click();
  await pass(page, 30);
  await visit(page, 'Format');
  await page.getByLabel('Take a format').selectOption({ label: 'British Parliamentary' });
  await visit(page, 'Timer');
  await expect(timer(page)).toContainText('The format was changed meanwhile: the timer begins anew.');
  await expect(digits(page)).toHaveText('15:00');
  await button(page, 'Next').click();
  await expect(heading(page)).toHaveText('PM');
  await expect(timer(page)).not.toContainText('begins anew');
});

test('bells are rung by their number, and not where they are turned off', async ({ page }) => {
  await page.addInitScript(() => {
    const rung: number[] = [];
    Object.assign(window, { rung });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (at) {
      if (this.frequency.value === 880) rung.push(at ?? 0);
      start.call(this, at);
    };
  });
  const rung = () => page.evaluate(() => (window as unknown as { rung: number[] }).rung.length);
  await openTimer(page, 'Karl Popper');
  await button(page, 'Start').click();
  await pass(page, 301);
  await expect.poll(rung).toBe(1);
  await pass(page, 60);
  await expect.poll(rung).toBe(3);
  await pass(page, 20);
  await expect.poll(rung).toBe(6);
  await timer(page).getByRole('checkbox', { name: 'Ring' }).uncheck();
  await button(page, 'Next').click();
  await button(page, 'Start').click();
  await pass(page, 150);
  await expect(status(page)).toHaveText('N3>A1: 1 minute left');
  expect(await rung()).toBe(6);
});

test('two tabs show one timer', async ({ page, context }) => {
  await openTimer(page, 'Karl Popper');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(digits(other)).toHaveText('6:00');
  await button(page, 'Next').click();
  await expect(heading(other)).toHaveText('N3>A1');
});

test.describe('axe finds nothing', () => {
  for (const theme of ['light', 'dark', 'mono'])
    test(`in ${theme}`, async ({ page }) => {
      await openTimer(page, 'Karl Popper', `?theme=${theme}`);
      await button(page, 'Start').click();
      await pass(page, 361);
      await expect(status(page)).toHaveText('A1: Time is up');
      expect(await violations(page)).toEqual([]);
    });
});

test.describe('on a phone', () => {
  test.use(PHONE);

  test('the digits are large, and nothing is wider than the screen', async ({ page }) => {
    await openTimer(page, 'Karl Popper');
    await button(page, 'Start').tap();
    await pass(page, 361);
    await expect(digits(page)).toHaveText('+0:01');
    const size = await digits(page).evaluate((element) =>
      Number.parseFloat(getComputedStyle(element).fontSize)
    );
    expect(size).toBeGreaterThanOrEqual(96);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth
    }));
    expect(scroll).toBeLessThanOrEqual(client);
    const fits = await digits(page).evaluate((element) => element.scrollWidth <= element.clientWidth);
    expect(fits).toBe(true);
    expect((await button(page, 'Pause').boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});
