import AxeBuilder from '@axe-core/playwright';
import { debate } from '../../bench/debate.mjs';
import { crash, expect, fingersOn, type Page, PHONE, test } from './fixtures.ts';

const tree = (page: Page) => page.getByRole('tree', { name: 'Argument map of the debate' });
const item = (page: Page, name: string | RegExp) => tree(page).getByRole('treeitem', { name }).first();

/** A new debate, made from the page of your maps by keyboard. */
async function newDebate(page: Page, motion: string): Promise<void> {
  await page.goto('/my');
  await page.getByRole('button', { name: 'New debate' }).first().click();
  await page.getByRole('textbox', { name: 'Motion' }).fill(motion);
  await page.keyboard.press('Enter');
  await expect(item(page, motion)).toBeVisible();
}

/** Adds a claim by a key at what has the keyboard, and waits until it stands on the map with the keyboard. */
async function write(page: Page, key: string, words: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(item(page, words)).toBeFocused();
}

/** A new debate with one reason for its motion, which has the keyboard. */
async function debateOnSleep(page: Page): Promise<void> {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Sleep.');
}

const saved = (page: Page) => expect(page.getByText('Saved on this device')).toBeVisible();

test('a debate of five claims by keyboard alone, kept and read again', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Teenagers sleep too little.');
  await write(page, 'Shift+A', 'They would only go to bed later.');
  await write(page, 'Shift+A', 'Studies found that they did not.');
  await write(page, 'Shift+U', 'Those studies were small.');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(5);
  await saved(page);
  await page.reload();
  await expect(item(page, 'Those studies were small.')).toBeVisible();
  await expect(item(page, 'Those studies were small.')).toHaveAttribute('aria-level', '5');
});

test('words are changed on the card, one step back for each word', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Teenagers sleep.');
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: /Words of/ });
  await expect(field).toBeFocused();
  await field.press('End');
  await page.keyboard.type(' Too little. Every day');
  await expect(item(page, /Every day/)).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(item(page, /Every day/)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(item(page, 'Teenagers sleep. Too little. Every')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(item(page, /Too little\.$/)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(item(page, /Every$/)).toBeVisible();
});

test('back and forward outlive a reload', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Teenagers sleep too little.');
  await saved(page);
  await page.reload();
  await expect(item(page, /Teenagers/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo: claim added' }).click();
  await expect(tree(page).getByRole('treeitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Redo: claim added' }).click();
  await expect(item(page, /Teenagers/)).toBeVisible();
});

test('what cannot be is refused in a sentence', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Teenagers sleep too little.');
  await page.keyboard.press('Shift+F');
  await page.keyboard.type('   ');
  await page.keyboard.press('Enter');
  const empty = page.getByText('A claim needs words.');
  await expect(empty).toBeVisible();
  // It goes when the mistake is mended.
  await page.keyboard.type('E');
  await expect(empty).toBeHidden({ timeout: 1000 });
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(empty).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(empty).toBeHidden({ timeout: 1000 });
  // The motion as a reason for what supports it.
  await item(page, /Teenagers/).focus();
  await page.keyboard.press('Shift+F');
  await page.keyboard.type('School should begin');
  await page.getByRole('option', { name: /School should begin/ }).click();
  const circle = page.getByText(/support one another in a circle/);
  await expect(circle).toBeVisible();
  // It goes with its form.
  await page.keyboard.press('Escape');
  await expect(circle).toBeHidden({ timeout: 1000 });
});

test('what a dialog refuses is told in it, until another claim is chosen or it is closed', async ({
  page
}) => {
  await newDebate(page, 'Later lessons help.');
  await item(page, /lessons/).focus();
  await write(page, 'Shift+F', 'Later buses are emptier.');
  await write(page, 'Shift+F', 'Later mornings are calm.');
  const dialog = page.getByRole('dialog');
  const told = (words: string) => dialog.getByRole('status').filter({ hasText: words });
  const choose = async (claim: RegExp) => dialog.getByRole('radio', { name: claim }).check();
  const done = async () => dialog.getByRole('button', { name: 'Done' }).click();
  const ask = async (key: string, claim: RegExp) => {
    await item(page, claim).focus();
    await page.keyboard.press(key);
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('later');
  };

  await ask('Shift+M', /buses/);
  // A place in which something is to be heard is there before it is filled.
  await expect(told('')).toHaveText(['']);
  await choose(/mornings/);
  await done();
  const inside = 'A branch cannot hang from its own claims.';
  await expect(told(inside)).toBeVisible();
  await expect(page.getByText(inside)).toHaveCount(1);
  await choose(/lessons/);
  await expect(page.getByText(inside)).toHaveCount(0, { timeout: 1000 });
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await ask('Shift+E', /lessons/);
  const circle = 'would support one another in a circle';
  for (const leave of [() => choose(/buses/), () => page.keyboard.press('Escape')]) {
    await choose(/mornings/);
    await done();
    await expect(told(circle)).toBeVisible();
    await leave();
    await expect(page.getByText(circle)).toHaveCount(0, { timeout: 1000 });
  }
  await expect(dialog).toBeHidden();

  // What was done is told on the page, to which the reader is back.
  await ask('Shift+M', /mornings/);
  await choose(/lessons/);
  await done();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Moved' })).toBeVisible();
});

test('a claim that is there already is offered while one types', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Teenagers sleep too little.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Marks would be better.');
  await page.keyboard.press('Shift+F');
  await page.keyboard.type('sleep too lit');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Claim used again')).toBeVisible();
  await expect(page.getByRole('complementary').getByText('Where else it serves')).toBeVisible();
});

test('branches are cut and pasted, turned round, and moved up', async ({ page }) => {
  await debateOnSleep(page);
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Marks.');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(tree(page).getByRole('treeitem').nth(1)).toHaveAccessibleName(/Marks/);
  await page.keyboard.press('Control+x');
  await item(page, /Sleep/).focus();
  await page.keyboard.press('Control+v');
  await expect(item(page, /Marks/)).toHaveAttribute('aria-level', '3');
  await item(page, /Marks/).focus();
  await page.keyboard.press('Shift+R');
  await expect(item(page, /Marks/).locator('desc')).toHaveText(/^Attacks/);
});

test('uniting says how many reasons become one or fall away', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  for (const words of ['Teenagers sleep too little.', 'The young lack sleep.']) {
    await item(page, /School/).focus();
    await write(page, 'Shift+F', words);
  }
  await write(page, 'Shift+F', 'Sleep is short.');
  await item(page, /^Teenagers/).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Teenagers/ })).toBeVisible();
  await page.getByRole('button', { name: /^Unite with a claim/ }).click();
  const dialog = page.getByRole('dialog');
  const told = dialog.getByRole('status').filter({ hasText: /answers of both/ });
  const choose = async (claim: string) => {
    await dialog.getByRole('searchbox').fill(claim);
    await dialog.getByRole('radio', { name: claim }).check();
  };
  await choose('School should begin at ten.');
  await expect(told).toHaveText(/answers of both\. 1 reason falls away: with it the claim would speak/);
  await choose('Sleep is short.');
  await expect(told).toHaveText(/answers of both\.$/);
  await choose('The young lack sleep.');
  await expect(told).toHaveText(/answers of both\. 1 reason says the same as another and becomes one/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(item(page, /^The young/)).toHaveCount(0);
  await expect(item(page, /^Teenagers/)).toBeVisible();
});

test('deleting names what goes with it, and comes back whole', async ({ page }) => {
  await debateOnSleep(page);
  await write(page, 'Shift+A', 'Bed.');
  await item(page, /Sleep/).focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('With it go: Bed.');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(tree(page).getByRole('treeitem')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(item(page, /Sleep/)).toContainText('+1');
});

test('a branch is dragged to another place, which is shown', async ({ page }) => {
  await debateOnSleep(page);
  await item(page, /School/).focus();
  await write(page, 'Shift+A', 'Marks.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await rested(page);
  const box = async (name: RegExp) => (await item(page, name).locator('.box').boundingBox())!;
  const [from, to] = [await box(/Marks/), await box(/Sleep/)];
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 20, from.y, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height * 0.4, { steps: 5 });
  await expect(page.getByText('as a reason for “Sleep.”')).toBeVisible();
  await page.mouse.up();
  await expect(item(page, /Marks/)).toHaveAttribute('aria-level', '3');
});

/** The map has come to rest. */
async function rested(page: Page): Promise<void> {
  let before = '';
  await expect
    .poll(async () => {
      const now = JSON.stringify(await tree(page).boundingBox());
      const isSame = now === before;
      before = now;
      return isSame;
    })
    .toBe(true);
}

test.describe('with a finger', () => {
  test.use(PHONE);

  test('a branch that is held is moved, one that is not moves the map', async ({ page }) => {
    await debateOnSleep(page);
    await item(page, /School/).focus();
    await write(page, 'Shift+A', 'Marks.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('0');
    await rested(page);
    const box = async (name: RegExp) => (await item(page, name).locator('.box').boundingBox())!;
    const finger = await fingersOn(page);
    const [from, to] = [await box(/Marks/), await box(/Sleep/)];
    const middle = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
    const goal = { x: to.x + to.width / 2, y: to.y + to.height * 0.4 };

    await finger('touchStart', middle);
    await finger('touchMove', { x: middle.x, y: middle.y + 30 });
    await finger('touchMove', { x: middle.x, y: middle.y + 60 });
    await finger('touchEnd');
    await expect(item(page, /Marks/)).toHaveAttribute('aria-level', '2');
    const moved = await box(/Marks/);
    expect(moved.y).toBeGreaterThan(from.y + 40);

    const by = moved.y - from.y;
    await finger('touchStart', { x: middle.x, y: middle.y + by });
    await expect(page.getByText('Drop it on a claim')).toBeVisible();
    await finger('touchMove', { x: goal.x, y: goal.y + by });
    await expect(page.getByText('as a reason for “Sleep.”')).toBeVisible();
    expect((await box(/Marks/)).y).toBeCloseTo(moved.y, 0);
    await finger('touchEnd');
    await expect(item(page, /Marks/)).toHaveAttribute('aria-level', '3');
  });

  test('a second finger gives the card up, and the map stays as it was', async ({ page }) => {
    await debateOnSleep(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('0');
    await rested(page);
    const box = async () => (await item(page, /Sleep/).locator('.box').boundingBox())!;
    const finger = await fingersOn(page);
    const from = await box();
    const held = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
    const away = { x: held.x, y: held.y + 120 };
    await finger('touchStart', held);
    await expect(page.getByText('Drop it on a claim')).toBeVisible();
    await finger('touchMove', away);
    await finger('touchStart', away, { x: away.x + 20, y: away.y });
    await expect(page.getByText('Drop it on a claim')).toHaveCount(0);
    await finger('touchMove', away, { x: away.x + 22, y: away.y });
    await finger('touchEnd');
    expect((await box()).width / from.width).toBeCloseTo(1.1, 1);
    await expect(item(page, /Sleep/)).toHaveAttribute('aria-level', '2');
  });
});

test('a second tab shows the change at once', async ({ page, context }) => {
  await newDebate(page, 'School should begin at ten.');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(item(other, /School/)).toBeVisible();
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Sleep.');
  await expect(item(other, /Sleep/)).toBeVisible();
  await item(other, /Sleep/).focus();
  await write(other, 'Shift+A', 'Bed.');
  await expect(item(page, /Sleep/)).toContainText('+1');
});

test('what was typed and not yet added survives a crash', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await page.keyboard.press('Shift+F');
  await page.keyboard.type('A sentence that is not finis');
  await page.reload();
  await expect(page.getByRole('textbox', { name: /Reason for/ })).toHaveValue('A sentence that is not finis');
});

test('a new debate is gone on with from its motion, in the outline as on the map', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await expect(item(page, /School/)).toHaveAttribute('aria-selected', 'true');
  await expect(
    page.getByRole('complementary').getByRole('button', { name: 'Add a reason for it' })
  ).toBeVisible();
  await page.getByRole('link', { name: 'Outline' }).click();
  const outline = page.getByRole('region', { name: 'Outline' });
  const motion = outline.getByRole('heading', { name: 'School' }).getByRole('link');
  await motion.focus();
  await page.keyboard.press('Shift+F');
  await page.keyboard.type('Sleep.');
  await page.keyboard.press('Enter');
  await expect(outline.getByRole('treeitem', { name: 'Sleep.' })).toBeFocused();
});

test('words that a claim says already are no second claim, and none for itself', async ({ page }) => {
  await newDebate(page, 'School should begin at ten.');
  await item(page, /School/).focus();
  await write(page, 'Shift+F', 'Teenagers sleep too little.');
  await page.keyboard.press('Shift+F');
  await page.keyboard.type('teenagers sleep  too little');
  await page.keyboard.press('Enter');
  await expect(page.getByText('would be a reason for or against itself')).toBeVisible();
  await page.keyboard.press('Escape');
  await item(page, /School/).focus();
  await page.keyboard.press('Shift+A');
  await page.keyboard.type('TEENAGERS sleep too little!');
  await page.keyboard.press('Enter');
  await expect(tree(page).locator('[data-reference]')).toHaveCount(1);
});

test('in the outline too', async ({ page }) => {
  await debateOnSleep(page);
  await page.getByRole('link', { name: 'Outline' }).click();
  const outlined = page.getByRole('region', { name: 'Outline' }).getByRole('treeitem');
  await outlined.first().focus();
  await page.keyboard.press('Shift+A');
  await page.keyboard.type('Bed.');
  await page.keyboard.press('Enter');
  await expect(outlined.filter({ hasText: 'Bed.' }).last()).toBeFocused();
});

test('axe finds nothing while a map is changed', async ({ page }) => {
  await debateOnSleep(page);
  const violations = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Shift+A');
  await page.keyboard.type('sleep');
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  expect(await violations()).toEqual([]);
});

test('words that are typed into a large map stand in it word by word, and outlive the page before that', async ({
  page,
  context
}) => {
  test.slow();
  await page.goto('/my');
  await expect(page.getByRole('button', { name: 'Copy to change it' })).not.toHaveCount(0);
  const { id, motion: first, ...map } = debate(2000);
  const buffer = Buffer.from(JSON.stringify({ ...map, id, motion: first }));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer });
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/my/${id}$`));
  await page.goto(`/my/${id}?depth=all&claim=${first}`);
  const motion = tree(page).locator(`#map-${first}`);
  await expect(motion).toBeVisible();
  await motion.focus();
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: /Words of/ });
  await expect(field).toBeFocused();
  await field.press('End');
  await page.keyboard.type(' One two');
  await expect(motion).toHaveAccessibleName(/One two$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+z');
  await expect(motion).toHaveAccessibleName(/One$/);

  await motion.focus();
  await page.keyboard.press('F2');
  await field.press('End');
  await page.keyboard.type(' three four');
  const address = page.url();
  await crash(page);
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole('textbox', { name: /Words of/ })).toHaveValue(/One three four$/);
});
